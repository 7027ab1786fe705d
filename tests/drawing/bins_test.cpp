#include "friction/drawing/bins.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace friction::drawing {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;

LogHistogram of(const std::vector<double>& values) {
    LogHistogram histogram;
    histogram.add(values);
    return histogram;
}

TEST(Bins, CountWhatLiesInEach) {
    const Bins bins = bins_of(of({0, 0, 4, 5, 7, 12, 40}), nullptr, {5, 3});
    ASSERT_EQ(bins.bins.size(), 3U);
    EXPECT_EQ(bins.bins[0].count, 3U);  // 0, 0 and 4
    EXPECT_EQ(bins.bins[1].count, 2U);  // 5 belongs to the bin above the edge
    EXPECT_EQ(bins.bins[2].count, 1U);
    EXPECT_EQ(bins.beyond, 1U);
    EXPECT_DOUBLE_EQ(bins.share(0), 3.0 / 7);
    EXPECT_DOUBLE_EQ(bins.share_beyond(), 1.0 / 7);
    EXPECT_DOUBLE_EQ(bins.highest_share(), 3.0 / 7);
    EXPECT_DOUBLE_EQ(bins.end(), 15);
}

TEST(Bins, TellAPartFromTheWhole) {
    const LogHistogram part = of({4, 12});
    const Bins bins = bins_of(of({0, 0, 4, 5, 7, 12, 40}), &part, {5, 3});
    EXPECT_EQ(bins.bins[0].part, 1U);
    EXPECT_EQ(bins.bins[1].part, 0U);
    EXPECT_DOUBLE_EQ(bins.part_share(2), 1.0 / 7);
}

std::vector<double> up_to(int most, double scale) {
    std::vector<double> values(static_cast<std::size_t>(most));
    std::iota(values.begin(), values.end(), 1.0);
    for (double& value : values) value *= scale;
    return values;
}

// 1 .. 1,000 times a scale: 99.5% lie at or below 995 of them.
TEST(Bins, HoldNearlyAllOfBothInAboutThirty) {
    const LogHistogram effort = of(up_to(1'000, 0.17)), small = of(up_to(1'000, 0.01));
    const BinPlan five = plan_bins({&effort, &small});  // 169.15 / 5 is 33.8
    EXPECT_EQ(five.width, 5);
    EXPECT_EQ(five.count, 34U);
    const BinPlan narrow = plan_bins({&small});  // 9.95 / 30 is 0.33: 0.2 or 0.5
    EXPECT_NEAR(narrow.width, 0.5, 1e-12);       // ln(0.33 / 0.2) = 0.51, ln(0.5 / 0.33) = 0.41
    EXPECT_EQ(narrow.count, 20U);                // 9.95 / 0.5 is 19.9
    EXPECT_EQ(plan_bins({}).count, 1U);
}

TEST(Bins, BecomeACurveThatEndsAtOne) {
    const auto points = cumulative_of(of({1, 1, 5, 9}));
    ASSERT_EQ(points.size(), 3U);
    EXPECT_DOUBLE_EQ(points[0].share, 0.5);
    EXPECT_DOUBLE_EQ(points[1].x, 5);
    EXPECT_DOUBLE_EQ(points[2].share, 1);
    EXPECT_TRUE(cumulative_of({}).empty());
}

// Differences -8, -8, -2, 4: halves save 8, and (2 - 4) / 2 = -1.
TEST(Bins, PutCustomersInOrderOfWhatTheySave) {
    const LogHistogram difference = of({-8, 4, -2, -8});
    EXPECT_THAT(saved_in_order(difference, 2),
                ElementsAre(DoubleNear(8, 1e-9), DoubleNear(-1, 1e-9)));
    // 4/3 of 8; 2/3 of 8 and 2/3 of 2; 1/3 of 2 and one of -4.
    EXPECT_THAT(saved_in_order(difference, 3),
                ElementsAre(DoubleNear(8, 1e-9), DoubleNear(5, 1e-9), DoubleNear(-2.5, 1e-9)));
    EXPECT_TRUE(saved_in_order({}, 5).empty());
}

}  // namespace
}  // namespace friction::drawing
