#include <gtest/gtest.h>

#include "driver.h"
#include "panels/compare.h"
#include "viewer/support.h"

namespace friction::viewer {
namespace {

using drawing::Box;

class ComparePanel : public ::testing::Test {
protected:
    ComparePanel() {
        desk_.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
        desk_.give(ShowView{View::compare});
        desk_.give(ChooseDesign{desk_.design(0)});
    }
    testing_support::Driver driver(float width = 1600, float height = 780, float scale = 1) {
        return testing_support::Driver(
            [this](const Frame& frame) {
                Commands commands;
                panel_->draw(desk_.session, commands, frame, frame.window);
                for (const Command& command : commands.take()) {
                    seen_.push_back(command);
                    desk_.give(command);
                }
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

    Desk desk_;
    std::unique_ptr<Panel> panel_ = make_compare();
    std::vector<Command> seen_;
};

TEST_F(ComparePanel, SaysWhatToDoBeforeThereIsAnAnswer) {
    auto screen = driver();
    EXPECT_EQ(last<SetCamera>(), nullptr);
    desk_ = Desk{};
    desk_.open("small.yaml",
               "friction: 1\ntitle: Alone\nsource: guess\nstart: a\nsteps:\n"
               "  a: {by: customer, time: 1 min, next: done}\n"
               "outcomes: {done: resolved}\n");
    screen.frame();
    // 3f + 1.35f + 0.6f + a line of 1.35f + 1f: the button begins at 7.3f and is 2f high.
    screen.click(3 * 14 + 40, 8.3F * 14);
    ASSERT_NE(last<AddRedesign>(), nullptr);
}

// From 150f on; the inspector of 30f and a bar stand beside the maps.
TEST_F(ComparePanel, OffersTheDesignsSideBySideInAWideWindow) {
    run_at_once(desk_);
    const auto ground_between = [](const testing_support::Driver& screen, float x) {
        return screen.pixels().at(static_cast<int>(x), 300) == drawing::light_theme().ground;
    };
    for (const float width_f : {149.0F, 151.0F}) {
        auto screen = driver(width_f * 14, 780);
        const float maps = (width_f - width_f / 4 - 0.45F) * 14;
        EXPECT_FALSE(ground_between(screen, maps / 2));
        screen.click(maps - 8 * 14, 14);
        screen.move_to(5, 5);
        EXPECT_EQ(ground_between(screen, maps / 2), width_f > 150);
        if (width_f < 150) continue;
        screen.click(maps / 2 - 8 * 14, 14);
        EXPECT_FALSE(ground_between(screen, maps / 2));
    }
}

TEST_F(ComparePanel, SelectsAStepInTheListOfChanges) {
    run_at_once(desk_);
    auto screen = driver();
    ASSERT_NE(last<SetCamera>(), nullptr) << "fitting tells where the camera is";
    // Wherever the inspector is clicked, from below the tables down: rows select, nothing else
    // does.
    for (float y = 400; y < 775 && last<Select>() == nullptr; y += 12) screen.click(1400, y);
    screen.move_to(1400, 500);
    for (int i = 0; i < 40 && last<Select>() == nullptr; ++i) {
        screen.wheel(-5);
        screen.click(1400, 700);
    }
    ASSERT_NE(last<Select>(), nullptr);
    EXPECT_TRUE(std::holds_alternative<SelectedStep>(last<Select>()->what));
    EXPECT_FALSE(desk_.session.selected_step().empty());
}

TEST_F(ComparePanel, SelectsTheStepOfABlockInTheFlameGraph) {
    run_at_once(desk_);
    auto screen = driver();
    // The dock's right column, its rows of steps and components, at the left edge of it.
    for (float y = 690; y < 770 && last<Select>() == nullptr; y += 6) screen.click(640, y);
    ASSERT_NE(last<Select>(), nullptr);
    EXPECT_FALSE(desk_.session.selected_step().empty());
}

TEST_F(ComparePanel, ZoomsBothMapsAtThePointer) {
    run_at_once(desk_);
    auto screen = driver();
    const float fitted = desk_.session.camera().zoom;
    screen.move_to(500, 200);
    screen.wheel(2);
    screen.wheel(0);
    EXPECT_FALSE(desk_.session.camera().is_fit);
    EXPECT_GT(desk_.session.camera().zoom, fitted);
}

// Headline and ledgers were gone, and nothing told of the key that shows them.
TEST_F(ComparePanel, HasAButtonForTheLedgersWhereTheyHaveNoRoom) {
    run_at_once(desk_);
    auto screen = driver(1280, 680);
    screen.click(1280 - 14 - 40, 1.2F * 14);
    ASSERT_NE(last<ToggleDrawer>(), nullptr);
    EXPECT_TRUE(desk_.session.drawer_is_open);
}

TEST_F(ComparePanel, StandsEverySize) {
    run_at_once(desk_);
    for (const auto& [width, height, scale] :
         {std::tuple(1600.0F, 780.0F, 1.0F), std::tuple(1280.0F, 680.0F, 1.0F),
          std::tuple(1600.0F, 780.0F, 2.0F), std::tuple(500.0F, 300.0F, 1.0F)}) {
        auto screen = driver(width, height, scale);
        screen.frame();
        const Pixels pixels = screen.pixels();
        EXPECT_EQ(pixels.width, static_cast<int>(width));
    }
}

}  // namespace
}  // namespace friction::viewer
