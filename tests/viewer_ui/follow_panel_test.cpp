#include <gtest/gtest.h>

#include "driver.h"
#include "friction/viewer/follow.h"
#include "panels/follow.h"
#include "viewer/support.h"

namespace friction::viewer {
namespace {

using testing_support::body_px;

class FollowPanel : public ::testing::Test {
protected:
    FollowPanel() {
        desk_.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
        desk_.give(ChooseDesign{desk_.design(0)});
        run_at_once(desk_);
        desk_.give(ShowView{View::follow});
    }
    testing_support::Driver driver(float width = 1600, float height = 820, float scale = 1) {
        return testing_support::Driver(
            [this](const Frame& frame) {
                Commands commands;
                Frame now = frame;
                now.version = ++version_;
                panel_->draw(desk_.session, commands, now, frame.window);
                for (const Command& command : commands.take()) {
                    seen_.push_back(command);
                    desk_.give(command);
                }
                frame.wants_another = now.wants_another;
            },
            {.width = width, .height = height, .scale = scale, .moves = false});
    }
    template <class C>
    [[nodiscard]] const C* last() const {
        const C* found = nullptr;
        for (const Command& command : seen_)
            if (const auto* c = command.template as<C>()) found = c;
        return found;
    }
    [[nodiscard]] const FollowState& follow() const { return desk_.session.follow; }

    Desk desk_;
    std::unique_ptr<Panel> panel_ = make_follow();
    std::vector<Command> seen_;
    std::uint64_t version_ = 0;
};

// The canvas is 1600 - 36f - 0.45f wide, the track begins 1f + 9.6f from the left and ends 2.6f
// before its right edge; it lies in the middle of 3.8f above a foot of 2.6f.
constexpr float track_first = 10.6F * body_px, track_last = 1600 - (36.45F + 2.6F) * body_px;
constexpr float track_y = 820 - (2.6F + 1.9F) * body_px;

TEST_F(FollowPanel, ScrubsAlongTheTrack) {
    auto screen = driver();
    screen.drag(track_last, track_y, track_first, track_y);
    EXPECT_EQ(follow().clock_s, 0);
    screen.click(track_last, track_y);
    EXPECT_EQ(follow().clock_s, follow().journeys->end_s);
}

// Buttons of 2f, 2.5f and 2f with gaps of 0.4f, from 1f on.
TEST_F(FollowPanel, StepsAndPlays) {
    auto screen = driver();
    screen.click(2 * body_px, track_y);
    ASSERT_NE(last<StepEvent>(), nullptr);
    EXPECT_EQ(last<StepEvent>()->by, -1);
    EXPECT_LT(follow().clock_s, follow().journeys->end_s);
    screen.click(7.3F * body_px, track_y);
    EXPECT_EQ(last<StepEvent>()->by, 1);
    screen.click(4.65F * body_px, track_y);
    EXPECT_TRUE(follow().is_playing);
    screen.click(4.65F * body_px, track_y);
    EXPECT_FALSE(follow().is_playing);
}

// The speeds are at the right end of the foot, 18f wide; the right third is "by event".
TEST_F(FollowPanel, ChoosesTheSpeed) {
    auto screen = driver();
    const float right = 1600 - 37.45F * body_px;
    screen.click(right - 2 * body_px, 820 - 1.3F * body_px);
    EXPECT_EQ(follow().speed, Speed::by_event);
    screen.click(right - 16 * body_px, 820 - 1.3F * body_px);
    EXPECT_EQ(follow().speed, Speed::half_day);
}

// The field is 7.2f wide, its last 3f are two arrows, 0.5f above the foot of the bar of 4.2f.
TEST_F(FollowPanel, GoesToTheNextCustomerAndToANumber) {
    auto screen = driver();
    const float y = (4.2F - 0.5F - 0.85F) * body_px;
    const std::uint64_t first = follow().customer;
    screen.click(7.45F * body_px, y);
    EXPECT_EQ(follow().customer, first + 1);
    EXPECT_EQ(follow().jump, Jump::none);
    screen.double_click(2.2F * body_px, y);
    screen.type("17");
    screen.key(KeyCode::enter);
    EXPECT_EQ(follow().customer, 17U);
}

TEST_F(FollowPanel, JumpsByChipsAndTheStripOfAll) {
    auto screen = driver();
    const float y = (4.2F - 0.5F - 0.85F) * body_px;
    for (float x = 9.2F * body_px; x < 40 * body_px && follow().jump != Jump::worst; x += body_px)
        screen.click(x, y);
    EXPECT_EQ(follow().jump, Jump::worst);
    seen_.clear();
    for (float x = 46 * body_px; x < 76 * body_px && last<FollowCustomer>() == nullptr;
         x += 4 * body_px)
        screen.click(x, 2.5F * body_px);
    EXPECT_NE(last<FollowCustomer>(), nullptr);
}

// The story is 36f wide and ends 6.2f above the lower edge; at its right end is the scroll bar.
TEST_F(FollowPanel, FadesTheStoryWhereItGoesOn) {
    for (const auto& [width, height, scale] :
         {std::tuple(1600.0F, 780.0F, 1.0F), std::tuple(1600.0F, 820.0F, 1.0F),
          std::tuple(1600.0F, 797.0F, 1.0F), std::tuple(1600.0F, 806.0F, 1.0F)}) {
        auto screen = driver(width, height, scale);
        screen.frame();
        const Pixels pixels = screen.pixels();
        const int y = static_cast<int>(height - 6.2F * body_px) - 2;
        int inked = 0;
        for (int x = static_cast<int>(width - 35.5F * body_px);
             x < static_cast<int>(width - body_px); ++x)
            inked += pixels.at(x, y) == drawing::light_theme().panel ? 0 : 1;
        EXPECT_EQ(inked, 0) << "letters are cut at the edge of " << width << " x " << height;
    }
}

TEST_F(FollowPanel, StandsEverySizeAndNoCustomer) {
    for (const auto& [width, height, scale] :
         {std::tuple(1600.0F, 820.0F, 1.0F), std::tuple(1280.0F, 720.0F, 1.0F),
          std::tuple(1600.0F, 820.0F, 2.0F), std::tuple(500.0F, 300.0F, 1.0F)}) {
        auto screen = driver(width, height, scale);
        screen.frame();
        EXPECT_EQ(screen.pixels().width, static_cast<int>(width));
    }
    desk_ = Desk{};
    auto screen = driver();
    screen.frame();
    EXPECT_EQ(screen.pixels().height, 820);
}

}  // namespace
}  // namespace friction::viewer
