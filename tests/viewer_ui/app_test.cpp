// The whole window, driven in process: files are opened, runs finish in the background, panels are
// used by mouse and keyboard.

#include "app.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <tuple>

#include "offscreen.h"
#include "program.h"
#include "stories.h"

namespace friction::viewer {
namespace {

using testing_support::Program;

TEST(App, BeginsWithTheStartPage) {
    Program program;

    EXPECT_EQ(program.session().view, View::start);
}

// Its picture lies within its size, and its figure is the one a first look shows.
TEST(App, EveryStoryOfTheStartPageHasItsPictureAndItsFigure) {
    ASSERT_FALSE(stories().empty());
    for (const Story& story : stories()) {
        EXPECT_TRUE(story.effort.ends_with(" EM")) << story.name;
        ASSERT_FALSE(story.steps.empty()) << story.name;
        bool is_warm = false;
        for (const StoryStep& step : story.steps) {
            EXPECT_TRUE(0 <= step.left && step.left < step.right && step.right <= story.width);
            EXPECT_TRUE(0 <= step.top && step.top < step.bottom && step.bottom <= story.height);
            is_warm |= step.heat > 0;
        }
        EXPECT_TRUE(is_warm) << story.name;
        EXPECT_FALSE(story.ways.empty()) << story.name;
    }
}

TEST(App, OpensAFileRunsItAndShowsTheBlueprint) {
    Program program;

    program.open_toll_invoice();

    EXPECT_EQ(program.session().view, View::blueprint);
    EXPECT_EQ(program.session().run.stage, Stage::done);
}

TEST(App, SwitchesViewsByKeyAndByMouse) {
    Program program;
    program.open_toll_invoice();

    program.driver.type("2");
    EXPECT_EQ(program.session().view, View::compare);
    program.driver.type("1");
    EXPECT_EQ(program.session().view, View::blueprint);
}

// The strip of cards lay over it and took the mouse.
TEST(App, AddsARedesignByTheCardBehindTheOthers) {
    Program program;
    program.open_toll_invoice();
    const std::size_t before = program.session().document->designs.size();

    program.driver.click(1555, 80);

    EXPECT_EQ(program.session().document->designs.size(), before + 1);
}

TEST(App, TypingInTheFindFieldIsNoShortcut) {
    Program program;
    program.open_toll_invoice();

    program.driver.key(letter('K'), true);
    EXPECT_EQ(program.session().overlay, Overlay::palette);
    program.driver.frame();
    program.driver.type("2");
    EXPECT_EQ(program.session().view, View::blueprint);
    program.driver.key(KeyCode::escape);
    EXPECT_EQ(program.session().overlay, Overlay::none);
}

TEST(App, FindsAStepByName) {
    Program program;
    program.open_toll_invoice();

    program.driver.key(letter('K'), true);
    program.driver.frame();
    program.driver.type("send request");
    program.driver.key(KeyCode::enter);
    program.driver.frame();

    EXPECT_EQ(program.session().selected_step(), "send_request");

    // Outcomes too.
    program.driver.key(letter('K'), true);
    program.driver.frame();
    program.driver.type("left_it");
    program.driver.key(KeyCode::enter);
    program.driver.frame();
    EXPECT_EQ(program.session().selected_step(), "left_it");
}

TEST(App, EveryOverlayClosesOnEscape) {
    Program program;
    program.open_toll_invoice();

    for (const Overlay overlay : {Overlay::palette, Overlay::shortcuts, Overlay::settings,
                                  Overlay::open_file, Overlay::save_file, Overlay::write_picture}) {
        program.give(ShowOverlay{overlay});
        program.driver.frame();
        program.driver.key(KeyCode::escape);
        EXPECT_EQ(program.session().overlay, Overlay::none) << static_cast<int>(overlay);
    }
}

TEST(App, ZoomsByWheelAndFitsByKey) {
    Program program;
    program.open_toll_invoice();
    const float fitted = program.session().camera().zoom;

    program.driver.move_to(700, 400);
    program.driver.wheel(1);
    EXPECT_FALSE(program.session().camera().is_fit);
    EXPECT_NEAR(program.session().camera().zoom, fitted * 1.2F, 0.02F);
    program.driver.key(letter('F'));
    EXPECT_TRUE(program.session().camera().is_fit);
}

TEST(App, WalksAlongTheMapByArrows) {
    Program program;
    program.open_toll_invoice();

    program.driver.key(KeyCode::home);
    const std::string first = program.session().selected_step();
    program.driver.key(KeyCode::right);

    EXPECT_EQ(first, "look_in_account");
    EXPECT_NE(program.session().selected_step(), first);
}

TEST(App, QuitsThroughTheWindow) {
    Program program;
    program.give(Quit{});

    ASSERT_FALSE(program.window_effects.empty());
    EXPECT_TRUE(std::holds_alternative<effect::Quit>(program.window_effects.back()));
}

TEST(App, DrawsEverySizeAndScale) {
    Program program;
    program.open_toll_invoice();
    for (const auto& [width, height, scale] :
         {std::tuple(900.0F, 600.0F, 1.0F), std::tuple(700.0F, 500.0F, 1.5F),
          std::tuple(3200.0F, 1800.0F, 2.0F), std::tuple(320.0F, 240.0F, 3.0F)}) {
        program.driver.resize({.width = width, .height = height, .scale = scale, .moves = false});
        for (const View view : {View::blueprint, View::compare, View::follow, View::edit,
                                View::present, View::start}) {
            program.give(ShowView{view});
            program.driver.frame();
        }
    }
}

// A run of a billion journeys, minutes long: frames come and go, and it is still under way.
TEST(App, FramesDoNotWaitForARun) {
    const std::string path = ::testing::TempDir() + "friction-billion.yaml";
    std::ifstream story(testing_support::toll_invoice);
    std::ofstream(path) << story.rdbuf() << "\nrun: {journeys: 1000000000}\n";
    Program program;

    program.give(OpenFile{path});
    while (!program.session().run.results) {
        program.deliver();
        program.driver.frame();
    }
    for (int i = 0; i < 20; ++i) {
        program.deliver();
        program.driver.frame();
    }

    EXPECT_TRUE(program.session().run.is_running());
    EXPECT_LT(program.session().run.journeys_done, 1'000'000'000u);
    program.give(StopRun{});
    program.settle();
    EXPECT_EQ(program.session().run.stage, Stage::partial);
    std::filesystem::remove(path);
}

TEST(App, GivesTheSamePictureTwice) {
    const auto take = [] {
        Program program({.width = 800, .height = 600, .moves = false});
        program.driver.frame();
        return png(program.driver.pixels());
    };
    EXPECT_EQ(take(), take());
}

}  // namespace
}  // namespace friction::viewer
