#include <gtest/gtest.h>

#include "driver.h"
#include "friction/viewer/saving.h"
#include "panels/edit.h"
#include "viewer/support.h"

namespace friction::viewer {
namespace {

class EditPanel : public ::testing::Test {
protected:
    EditPanel() {
        desk_.open("toll-invoice.yaml", text_);
        desk_.give(ShowView{View::edit});
        desk_.give(ChooseDesign{desk_.design(0)});
    }
    testing_support::Driver driver(float width = 1600, float height = 780, float scale = 1) {
        return testing_support::Driver(
            [this](const Frame& frame) {
                Commands commands;
                Frame shown = frame;
                shown.version = version_;
                panel_->draw(desk_.session, commands, shown, frame.window);
                for (const Command& command : commands.take()) {
                    seen_.push_back(command);
                    desk_.give(command);
                    ++version_;
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
    [[nodiscard]] std::string saved() const {
        const auto text = saved_text(*desk_.session.file.good, *desk_.session.file.saved,
                                     *desk_.session.document);
        return text ? text.value() : text.problems().front().found;
    }

    std::string text_ = scenario_text("toll-invoice.yaml");
    Desk desk_;
    std::unique_ptr<Panel> panel_ = make_edit();
    std::vector<Command> seen_;
    std::uint64_t version_ = 1;
};

TEST_F(EditPanel, SelectsAMoveAndSwitchesIt) {
    auto screen = driver();
    ASSERT_NE(last<Select>(), nullptr) << "the first move is shown when nothing was selected";
    for (float y = 80; y < 700 && last<SwitchMove>() == nullptr; y += 6)
        screen.click(20 * 14 - 8 - 0.6F * 14 - 1.4F * 14, y);
    ASSERT_NE(last<SwitchMove>(), nullptr);
    EXPECT_FALSE(last<SwitchMove>()->is_on);
}

TEST_F(EditPanel, ReordersByTheHandle) {
    auto screen = driver();
    for (float y = 100; y < 300 && last<ReorderMove>() == nullptr; y += 10)
        screen.drag(16, y, 16, y + 130);
    ASSERT_NE(last<ReorderMove>(), nullptr);
    EXPECT_GT(last<ReorderMove>()->to, last<ReorderMove>()->from);
}

TEST_F(EditPanel, OffersARedesignOnTheBaseline) {
    desk_.give(ChooseDesign{baseline_id});
    auto screen = driver();
    for (float y = 60; y < 300 && last<AddRedesign>() == nullptr; y += 10) screen.click(140, y);
    ASSERT_NE(last<AddRedesign>(), nullptr);
    EXPECT_FALSE(desk_.session.chosen.is_baseline());
    EXPECT_EQ(last<ReplaceMove>(), nullptr);
}

// 114 sizes of type wide: the form stands beside the map, as in the other views.
TEST_F(EditPanel, ShowsTheFormWhereTheWindowIsWideEnough) {
    auto screen = driver();
    screen.click(1600 - 15.5F * 14, 780 - 1.8F * 14);  // its button "Remove"
    EXPECT_NE(last<RemoveMove>(), nullptr);
}

TEST_F(EditPanel, OpensTheDrawerForACardThatIsClicked) {
    auto screen = driver(1280, 680);
    EXPECT_EQ(last<ToggleDrawer>(), nullptr);
    for (float y = 120; y < 400 && last<ToggleDrawer>() == nullptr; y += 10) screen.click(120, y);
    EXPECT_NE(last<ToggleDrawer>(), nullptr);
    EXPECT_TRUE(desk_.session.drawer_is_open);
}

TEST_F(EditPanel, StandsEverySize) {
    run_at_once(desk_);
    for (const auto& [width, height, scale] :
         {std::tuple(1600.0F, 780.0F, 1.0F), std::tuple(1280.0F, 680.0F, 1.0F),
          std::tuple(1600.0F, 780.0F, 2.0F), std::tuple(500.0F, 300.0F, 1.0F)}) {
        auto screen = driver(width, height, scale);
        screen.frame();
        EXPECT_EQ(screen.pixels().width, static_cast<int>(width));
    }
}

}  // namespace
}  // namespace friction::viewer
