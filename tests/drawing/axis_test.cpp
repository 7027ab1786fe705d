#include "friction/drawing/axis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "friction/drawing/labels.h"
#include "friction/drawing/time_axis.h"

namespace friction::drawing {
namespace {

using ::testing::ElementsAre;
using ::testing::FloatEq;

TEST(Ticks, AreRoundAndAtMostSix) {
    // By 20 there would be nine from 0 to 170, by 50 there are four.
    EXPECT_THAT(round_ticks(0, 170).at, ElementsAre(0, 50, 100, 150));
    EXPECT_THAT(round_ticks(0, 100).at, ElementsAre(0, 20, 40, 60, 80, 100));
    EXPECT_THAT(round_ticks(-30, 30).at, ElementsAre(-20, 0, 20));
    EXPECT_EQ(round_ticks(0, 0.5).decimals, 1);
    EXPECT_EQ(round_ticks(0, 0.5).at.size(), 6U);
    EXPECT_EQ(round_ticks(7, 7).at.size(), 1U);
    for (double reach = 1e-4; reach < 1e7; reach *= 1.37) {
        const Ticks ticks = round_ticks(0, reach);
        EXPECT_LE(ticks.at.size(), 6U) << reach;
        EXPECT_GE(ticks.at.size(), 2U) << reach;
    }
}

TEST(Ticks, AreWrittenWithThousandsAndATrueMinus) {
    EXPECT_EQ(plain_number(1'234'567, 0), "1,234,567");
    EXPECT_EQ(plain_number(-1'250.5, 1),
              "\xe2\x88\x92"
              "1,250.5");
    EXPECT_EQ(plain_number(-0.01, 1), "0.0");
    EXPECT_EQ(plain_number(100, 0), "100");
}

TEST(Scale, IsStraight) {
    const Scale down{0, 50, 200, 100};  // 50 EM on 100 px, upwards
    EXPECT_FLOAT_EQ(down.at(25), 150);
    EXPECT_FLOAT_EQ(down.clamped(80), 100);
    EXPECT_FLOAT_EQ(down.length(10), 20);
    EXPECT_NEAR(down.value(120), 40, 1e-5);
}

TEST(Labels, AreMovedOrLeftOutButNeverLieOverOneAnother) {
    Picture picture{.width = 100, .height = 40};
    Labels labels(picture, {{0, 0}, {100, 40}});
    const Text text{.text = "mean", .size = 10};
    EXPECT_TRUE(labels.place(text, {{10, 12}}));
    EXPECT_FALSE(labels.place(text, {{12, 14}}));
    EXPECT_TRUE(labels.place(text, {{12, 14}, {12, 34}}));
    EXPECT_FALSE(labels.place(text, {{90, 12}})) << "it would run out at the right";
    ASSERT_EQ(picture.shapes.size(), 2U);
    EXPECT_EQ(std::get<Text>(picture.shapes[1]).at, (Point{12, 34}));
}

// Widths 40, 30 and 40 with gaps of 5 need 120 of 130 px: the second moves behind the first, the
// third to the left until it ends at 130.
TEST(Labels, SpreadAlongALine) {
    const Wanted wanted[] = {{0, 40, 3}, {10, 30, 2}, {100, 40, 1}};
    EXPECT_THAT(spread(wanted, 0, 130, 5), ElementsAre(FloatEq(0), FloatEq(45), FloatEq(90)));
    // In 100 px the lightest is left out.
    EXPECT_THAT(spread(wanted, 0, 100, 5), ElementsAre(FloatEq(0), FloatEq(45), FloatEq(-1)));
}

// f = 10, 500 px: two presences of 6f = 60 px leave 380 px for 9 days, shared as 3 to 6.
TEST(TimeAxis, StretchesTheMinutesOfTheCustomer) {
    constexpr double day = 86'400;
    const TimeAxis axis({{0, 600, {}, 1}, {600 + 3 * day, 1'200 + 3 * day, {}, 1}}, 1'200 + 9 * day,
                        0, 500, 10);
    ASSERT_EQ(axis.pieces().size(), 4U);
    EXPECT_NEAR(axis.at(600), 60, 1e-3);
    EXPECT_NEAR(axis.at(300), 30, 1e-3);
    EXPECT_NEAR(axis.at(600 + 3 * day), 60 + 380.0 / 3, 1e-3);
    EXPECT_NEAR(axis.at(1'200 + 9 * day), 500, 1e-3);
    EXPECT_NEAR(axis.at(1e9), 500, 1e-3);
    for (const double at_s : {10.0, 700.0, 2 * day, 5 * day})
        EXPECT_NEAR(axis.seconds(axis.at(at_s)), at_s, 1 + at_s * 1e-3);
}

}  // namespace
}  // namespace friction::drawing
