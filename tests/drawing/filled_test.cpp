#include "filled.h"

#include <gtest/gtest.h>

#include "friction/random.h"

namespace friction::drawing {
namespace {

// Small boxes, boxes across half the picture and some of its whole height: the answer is that of
// looking at all of them.
TEST(Filled, KnowsWhatLooksAtEveryBoxWouldFind) {
    std::uint64_t state = 7;
    const auto below = [&](float limit) {
        state += 0x9E3779B97F4A7C15U;
        return static_cast<float>(mix64(state) % 10'000) / 10'000 * limit;
    };
    const auto box = [&](float wide, float tall) {
        const Point at{below(9'000) - 500, below(600) - 50};
        return Box{at, {at.x + below(wide), at.y + below(tall)}};
    };
    Filled filled;
    std::vector<Box> boxes;
    for (int i = 0; i < 250; ++i) {
        boxes.push_back(i % 10 == 0 ? box(6'000, 8) : i % 10 == 1 ? box(8, 600) : box(60, 30));
        filled.add(boxes.back());
    }
    std::size_t found = 0;
    for (int i = 0; i < 5'000; ++i) {
        const Box wanted = box(40, 12);
        const bool touches =
            std::ranges::any_of(boxes, [&](const Box& other) { return other.touches(wanted); });
        ASSERT_EQ(filled.touches(wanted), touches) << i;
        found += touches ? 1U : 0U;
    }
    EXPECT_GT(found, 500U);
    EXPECT_LT(found, 4'500U);
}

TEST(Filled, LeavesOutTheOwnBox) {
    Filled filled;
    const Box own{{0, 0}, {10, 10}}, near{{8, 8}, {20, 20}};
    filled.add(own);
    EXPECT_TRUE(filled.touches(near));
    EXPECT_FALSE(filled.touches(near, &own));
    filled.add(near);
    EXPECT_TRUE(filled.touches(near, &own));
}

}  // namespace
}  // namespace friction::drawing
