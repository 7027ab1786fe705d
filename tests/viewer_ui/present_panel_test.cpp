// Present, driven by keys through the whole frame.

#include "panels/present.h"

#include <gtest/gtest.h>

#include "app.h"
#include "driver.h"
#include "friction/viewer/stations.h"
#include "viewer/support.h"

namespace friction::viewer {
namespace {

Session presenting() {
    Desk desk;
    desk.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
    desk.give(ChooseDesign{desk.design(0)});
    run_at_once(desk);
    desk.give(ShowView{View::present});
    return desk.session;
}

class PresentPanel : public ::testing::Test {
protected:
    testing_support::Driver driver(float width = 1600, float height = 900) {
        return testing_support::Driver(
            [this](const Frame& frame) { static_cast<void>(app_.draw(frame)); },
            {.width = width, .height = height, .moves = false, .is_stage = true});
    }
    [[nodiscard]] const Session& session() const { return app_.session(); }

    std::vector<Effect> effects_;
    App app_{{.collect = [] { return std::vector<Command>{}; },
              .carry_out = [this](const Effect& effect) { effects_.push_back(effect); }},
             presenting()};
};

TEST_F(PresentPanel, KeysMoveBetweenStationsAndEscLeaves) {
    auto screen = driver();
    EXPECT_EQ(session().station, 1);
    screen.key(KeyCode::right);
    EXPECT_EQ(session().station, 2);
    screen.key(KeyCode::left);
    screen.key(KeyCode::left);
    EXPECT_EQ(session().station, 1) << "there is nothing before the first one";
    for (int station = 5; station >= 1; --station) {
        screen.type(std::to_string(station));
        EXPECT_EQ(session().station, station);
        EXPECT_EQ(session().view, View::present);
    }
    screen.key(KeyCode::escape);
    EXPECT_EQ(session().view, View::blueprint);
}

TEST_F(PresentPanel, AFullStopBlanksTheScreenAndEscShowsItAgain) {
    auto screen = driver();
    screen.type(".");
    screen.frame();
    EXPECT_TRUE(session().is_blank);
    EXPECT_EQ(screen.pixels().at(200, 200), drawing::rgb(0));
    screen.key(KeyCode::escape);
    EXPECT_FALSE(session().is_blank);
    EXPECT_EQ(session().view, View::present);
}

TEST_F(PresentPanel, AClickOnAStationShowsIt) {
    auto screen = driver();
    // "Story" ends at the margin, 5% of the width from the right; its baseline lies at 4.7f, and f
    // is 900 / 64.
    screen.click(1600 - 80 - 20, 4.3F * 900 / 64);
    EXPECT_EQ(session().station, 5);
    screen.key(KeyCode::left);
    EXPECT_EQ(session().station, 4) << "arrows still move between stations after a click";
}

TEST_F(PresentPanel, SpacePlaysTheStoryFromItsBeginning) {
    auto screen = driver();
    screen.type("5");
    ASSERT_NE(session().follow.journeys, nullptr);
    EXPECT_EQ(session().follow.clock_s, session().follow.journeys->end_s);
    screen.key(KeyCode::space);
    EXPECT_TRUE(session().follow.is_playing);
    EXPECT_LT(session().follow.clock_s, session().follow.journeys->end_s);
}

TEST_F(PresentPanel, NShowsNotesAndEveryStationStandsEverySize) {
    for (const auto& [width, height] :
         {std::pair(1600.0F, 900.0F), std::pair(1024.0F, 768.0F), std::pair(320.0F, 240.0F)}) {
        auto screen = driver(width, height);
        for (const char* station : {"1", "2", "3", "4", "5"}) {
            screen.type(station);
            screen.key(letter('N'));
            screen.frame();
        }
    }
    EXPECT_TRUE(session().shows_notes) << "an odd number of times";
}

TEST_F(PresentPanel, KeysOfTheWindowWorkAsElsewhere) {
    auto screen = driver();
    screen.key(letter('D'));
    EXPECT_EQ(session().settings.theme, ThemeChoice::dark);
    screen.key(letter('D'));
    EXPECT_EQ(session().settings.theme, ThemeChoice::light);
    screen.key(function_key(11));
    EXPECT_TRUE(session().is_full_screen);
    screen.key(function_key(11));
    EXPECT_FALSE(session().is_full_screen);
    screen.key(letter('E'), true);
    EXPECT_EQ(session().overlay, Overlay::write_picture);
    screen.key(KeyCode::escape);
    EXPECT_EQ(session().overlay, Overlay::none);
    EXPECT_EQ(session().view, View::present) << "the nearest thing closes first";

    screen.key(KeyCode::escape);
    screen.key(function_key(5));
    EXPECT_EQ(session().view, View::present);
    EXPECT_TRUE(session().is_full_screen);
    screen.key(KeyCode::escape);
    EXPECT_EQ(session().view, View::blueprint);
    EXPECT_FALSE(session().is_full_screen) << "as it was before";
}

TEST_F(PresentPanel, CtrlShiftEAsksForAllStations) {
    auto screen = driver();
    screen.key(letter('E'), true, true);
    const effect::WritePicture* asked = nullptr;
    for (const Effect& effect : effects_)
        if (const auto* picture = std::get_if<effect::WritePicture>(&effect)) asked = picture;
    ASSERT_NE(asked, nullptr);
    EXPECT_TRUE(asked->all_stations);
    EXPECT_EQ(asked->width, 1920);
    EXPECT_EQ(asked->path, "toll-invoice.png");
}

}  // namespace
}  // namespace friction::viewer
