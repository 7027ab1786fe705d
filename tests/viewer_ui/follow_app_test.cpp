// Follow in the whole window, by mouse and keyboard: every key, every jump, the story, the player.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "app.h"
#include "driver.h"
#include "friction/drawing/picture.h"
#include "friction/report/wording.h"
#include "friction/viewer/chart_data.h"
#include "friction/viewer/follow.h"
#include "friction/viewer/follow_data.h"
#include "panels/follow.h"
#include "viewer/support.h"

namespace friction::viewer {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using testing_support::body_px;

constexpr double day = 86'400;

/// toll-invoice.yaml with its first redesign, run once for all tests.
const Session& run_before() {
    static const Session session = [] {
        Desk desk;
        desk.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
        desk.give(ChooseDesign{desk.design(0)});
        run_at_once(desk);
        return desk.session;
    }();
    return session;
}

class FollowApp : public ::testing::Test {
protected:
    testing_support::Driver window(float width = 1600, float height = 900) {
        return testing_support::Driver(
            [this](const Frame& frame) { static_cast<void>(app_.draw(frame)); },
            {.width = width, .height = height, .moves = false});
    }
    testing_support::Driver driver(float width = 1600, float height = 900) {
        app_.give(ShowView{View::follow});
        return window(width, height);
    }
    [[nodiscard]] const Session& session() const { return app_.session(); }
    [[nodiscard]] const FollowState& follow() const { return session().follow; }

    std::vector<Effect> effects_;
    App app_{{.collect = [] { return std::vector<Command>{}; },
              .carry_out = [this](const Effect& effect) { effects_.push_back(effect); }},
             run_before()};
};

// The bar is 4.2f high below the top bar of 3.4f; its controls are 1.7f high, 0.5f above its foot.
constexpr float controls_y = (3.4F + 4.2F - 0.5F - 0.85F) * body_px;

/// Buttons begin at 1f + 7.2f + 1f, are 2f wider than their words of 0.9f, and 0.45f apart.
float chip_x(std::size_t which) {
    constexpr std::array<std::string_view, 5> words{"Typical", "Worst 5%", "Gave up",
                                                    "Worse off after", "Became a problem"};
    float x = 9.2F * body_px;
    for (std::size_t i = 0;; ++i) {
        const float width =
            drawing::text_width(words.at(i), 0.9F * body_px, drawing::Weight::regular) +
            2 * body_px;
        if (i == which) return x + width / 2;
        x += width + 0.45F * body_px;
    }
}

TEST_F(FollowApp, OpensOnATypicalCustomerWithWordsThatSaySo) {
    auto screen = window();
    screen.type("3");
    ASSERT_EQ(session().view, View::follow);
    EXPECT_EQ(follow().jump, Jump::typical);

    const StatusWords words = make_follow()->status(session());
    ASSERT_EQ(words.left.size(), 4U);
    EXPECT_EQ(words.left[0], "Customer " + report::count(follow().customer) + " of " +
                                 report::count(session().run.results->journeys()));
    EXPECT_EQ(words.left[1], "drawn from the same luck in both designs");
    EXPECT_EQ(words.left[2], "a typical customer: within 5% of the median difference");
    EXPECT_EQ(words.left[3], "seed 1");
}

// --- the story ----------------------------------------------------------------------------------

// 36f wide at the right; below top bar, bar and gap its head of 3f and the name of the design of
// 2f.
constexpr float story_x = 1600 - 18 * body_px, story_top = (3.4F + 4.2F + 0.45F + 3 + 2) * body_px;

TEST_F(FollowApp, BeginsTheStoryAtItsBeginning) {
    auto screen = driver();
    screen.frame();
    screen.click(story_x, story_top + 0.8F * body_px);
    EXPECT_EQ(follow().clock_s, 0);
    EXPECT_EQ(session().selected_step(), "look_in_account");
}

// Clicked from top to foot: each line goes to its own moment and selects its own step, and all the
// lines in view are reached.
TEST_F(FollowApp, GoesToTheMomentOfEveryLineOfTheStory) {
    auto screen = driver();
    const Followed& both = *follow().journeys;
    std::set<std::pair<double, std::string>> lines, reached;
    const FollowData data = follow_data(session()).value();
    for (const DesignStory& story : data.stories)
        for (const StoryLine& line : story.lines)
            if (!line.step.empty()) lines.insert({line.begins_s, line.step});
    for (float y = story_top + 0.5F * body_px; y < 900 - (1.9F + 6.2F + 0.2F) * body_px;
         y += 0.7F * body_px) {
        app_.give(Select{});
        app_.give(Seek{both.end_s / 3});
        screen.frame();
        screen.click(story_x, y);
        if (!session().selected_step().empty())
            reached.insert({follow().clock_s, session().selected_step()});
    }
    for (const auto& line : reached) EXPECT_THAT(lines, Contains(line));
    EXPECT_GE(reached.size(), 5U);
}

TEST_F(FollowApp, ShowsTheSelectedStepInTheOtherViewsToo) {
    auto screen = driver();
    screen.click(story_x, story_top + 0.8F * body_px);
    screen.type("1");
    EXPECT_EQ(session().view, View::blueprint);
    EXPECT_EQ(session().selected_step(), "look_in_account");
}

// A window so low that the story scrolls: its line of now comes into view as the clock moves on.
TEST_F(FollowApp, FollowsTheClockWithTheStory) {
    auto screen = driver(1600, 600);
    screen.key(KeyCode::home);
    const auto first_line = [&] {
        app_.give(Select{});
        screen.click(story_x, story_top + 0.8F * body_px);
        return session().selected_step();
    };
    EXPECT_EQ(first_line(), "look_in_account");
    const FollowData data = follow_data(session()).value();
    const std::vector<StoryLine>& lines = data.stories[0].lines;
    ASSERT_GE(lines.size(), 5U);
    for (std::size_t i = 0; i < lines.size(); ++i) screen.key(KeyCode::right);
    screen.frame();
    const double clock_s = follow().clock_s;
    ASSERT_GT(clock_s, lines[4].begins_s);
    EXPECT_NE(first_line(), "look_in_account");
}

TEST_F(FollowApp, CopiesTheStory) {
    auto screen = driver();
    screen.key(letter('C'), true);
    ASSERT_FALSE(effects_.empty());
    const auto* copy = std::get_if<effect::CopyText>(&effects_.back());
    ASSERT_NE(copy, nullptr);
    EXPECT_EQ(copy->text, story_text(*follow_data(session())));
    EXPECT_THAT(copy->text, HasSubstr("Mon 09:00  Look in account"));
}

// --- the player ---------------------------------------------------------------------------------

// Frames are 1/60 s apart: in the long wait of this customer a second of playing is a day.
TEST_F(FollowApp, PlaysInRealTimeAndPausesBySpace) {
    auto screen = driver();
    const std::vector<double>& events = follow().journeys->events_s;
    const auto wait = std::ranges::adjacent_find(
        events, [](double from_s, double to_s) { return to_s - from_s > 1.5 * day; });
    ASSERT_NE(wait, events.end());
    app_.give(Seek{*wait + 0.1 * day});
    screen.key(KeyCode::space);
    ASSERT_TRUE(follow().is_playing);
    const double begun_s = follow().clock_s;
    for (int i = 0; i < 60; ++i) screen.frame();
    EXPECT_NEAR(follow().clock_s - begun_s, day, 1);
    screen.key(KeyCode::space);
    EXPECT_FALSE(follow().is_playing);
    const double paused_s = follow().clock_s;
    for (int i = 0; i < 10; ++i) screen.frame();
    EXPECT_EQ(follow().clock_s, paused_s);
    EXPECT_FALSE(screen.wants_another) << "nothing moves, nothing is drawn";
}

TEST_F(FollowApp, StopsAtTheEndOfTheJourneyAndBeginsAgain) {
    auto screen = driver();
    const double end_s = follow().journeys->end_s;
    app_.give(Seek{end_s - 0.1 * day});
    screen.key(KeyCode::space);
    for (int i = 0; i < 12 && follow().is_playing; ++i) screen.frame();
    EXPECT_FALSE(follow().is_playing);
    EXPECT_EQ(follow().clock_s, end_s);
    screen.key(KeyCode::space);
    EXPECT_TRUE(follow().is_playing);
    EXPECT_LT(follow().clock_s, 0.1 * day);
}

TEST_F(FollowApp, PlaysByEventWithTimeToRead) {
    auto screen = driver();
    screen.key(KeyCode::home);
    app_.give(SetSpeed{Speed::by_event});
    screen.key(KeyCode::space);
    const std::vector<double>& events = follow().journeys->events_s;
    for (int i = 0; i < 45; ++i) screen.frame();  // 0.75 s
    EXPECT_EQ(follow().clock_s, events[0]);
    for (int i = 0; i < 6; ++i) screen.frame();
    EXPECT_EQ(follow().clock_s, events[1]);
}

TEST_F(FollowApp, StepsByEventAndByDayAndToBothEnds) {
    auto screen = driver();
    const std::vector<double>& events = follow().journeys->events_s;
    screen.key(KeyCode::home);
    EXPECT_EQ(follow().clock_s, 0);
    screen.key(KeyCode::right);
    EXPECT_EQ(follow().clock_s, events[1]);
    screen.key(KeyCode::right);
    EXPECT_EQ(follow().clock_s, events[2]);
    screen.key(KeyCode::left);
    EXPECT_EQ(follow().clock_s, events[1]);
    screen.key(KeyCode::right, false, true);
    EXPECT_EQ(follow().clock_s, day);
    screen.key(KeyCode::right, false, true);
    EXPECT_EQ(follow().clock_s, 2 * day);
    screen.key(KeyCode::left, false, true);
    EXPECT_EQ(follow().clock_s, day);
    screen.key(KeyCode::end);
    EXPECT_EQ(follow().clock_s, follow().journeys->end_s);
}

// --- who ----------------------------------------------------------------------------------------

TEST_F(FollowApp, JumpsToEveryKindOfCustomer) {
    auto screen = driver();
    constexpr std::array kinds{Jump::typical, Jump::worst, Jump::gave_up, Jump::worse_off,
                               Jump::became_problem};
    for (std::size_t i = kinds.size(); i-- > 0;) {
        screen.click(chip_x(i), controls_y);
        EXPECT_EQ(follow().jump, kinds[i]);
        const auto such = customers_like(*session().run.customers, session().compared, kinds[i]);
        EXPECT_EQ(follow().customer, such.front());
        screen.click(chip_x(i), controls_y);
        EXPECT_EQ(follow().customer, such[1]) << "the next example";
    }
    EXPECT_TRUE(session().notices.empty());
}

TEST_F(FollowApp, TakesTheCustomerWhoseNumberIsTyped) {
    auto screen = driver();
    const auto type = [&](const std::string& text) {
        screen.double_click(2.2F * body_px, controls_y);
        screen.type(text);
        screen.key(KeyCode::enter);
        screen.frame();
    };
    type("17");
    EXPECT_EQ(follow().customer, 17U);
    EXPECT_EQ(follow().jump, Jump::none);
    EXPECT_THAT(make_follow()->status(session()).left, Not(Contains(HasSubstr("typical"))));
    screen.key(KeyCode::space);
    EXPECT_TRUE(follow().is_playing) << "the keys are the player's again";
    type("seventeen");
    EXPECT_EQ(follow().customer, 17U);
    ASSERT_FALSE(session().notices.empty());
    EXPECT_THAT(session().notices.back().text, HasSubstr("\"seventeen\" is no customer"));
}

// The strip lies between the jumps and the field "compared": 1.4f behind the last button, and 1.4f
// before 31% of the room.
TEST_F(FollowApp, TakesACustomerFromTheStripOfAll) {
    auto screen = driver();
    const float last = 1600 - body_px - 34 * body_px - 1.4F * body_px;
    const float first =
        2 * chip_x(4) - chip_x(3) -
        (drawing::text_width("Worse off after", 0.9F * body_px, drawing::Weight::regular) / 2 +
         body_px) +
        1.4F * body_px;
    for (const float share : {0.1F, 0.5F, 0.95F}) {
        screen.click(first + (last - first) * share, controls_y);
        EXPECT_EQ(follow().jump, Jump::none);
        const double there = all_customers(session(), 100)->pointer.value();
        EXPECT_NEAR(there, share, 0.05);
    }
}

TEST_F(FollowApp, ComparesWithTheDesignThatIsPicked) {
    auto screen = driver();
    const std::uint64_t customer = follow().customer;
    const DesignId before = session().compared;
    screen.click(1600 - 6 * body_px, controls_y);
    screen.frame();
    screen.type("mailed");
    screen.key(KeyCode::enter);
    screen.frame();
    EXPECT_NE(session().compared, before);
    EXPECT_EQ(session().document->design(session().compared)->name, "mailed_with_charge");
    EXPECT_EQ(follow().customer, customer);
    EXPECT_EQ(follow().journeys->after, session().run.model->alternative(session().compared));
}

// --- sizes --------------------------------------------------------------------------------------

// All five jumps have their button down to 64f; in less the window scrolls.
TEST_F(FollowApp, KeepsEveryJumpInNarrowWindows) {
    {
        auto screen = driver(64 * body_px, 40 * body_px);
        screen.click(chip_x(4), controls_y);
        EXPECT_EQ(follow().jump, Jump::became_problem);
    }
    auto screen = driver(45 * body_px, 40 * body_px);
    screen.click(chip_x(1), controls_y);
    EXPECT_EQ(follow().jump, Jump::worst);
}

// The player stands at the foot of any window, above the status line of 1.9f: play is in the middle
// of 3.8f above a foot of 2.6f. A window of less than 40f is scrolled to its foot by the wheel.
TEST_F(FollowApp, HasThePlayerInViewInLowWindows) {
    const auto plays = [&](testing_support::Driver& screen, float height_f) {
        screen.click(4.65F * body_px, (height_f - 1.9F - 2.6F - 1.9F) * body_px);
        return follow().is_playing;
    };
    for (const float height_f : {64.0F, 40.0F}) {
        auto screen = driver(91 * body_px, height_f * body_px);
        app_.give(SetPlaying{false});
        screen.frame();
        EXPECT_TRUE(plays(screen, height_f)) << height_f;
    }
    auto screen = driver(91 * body_px, 28 * body_px);
    app_.give(SetPlaying{false});
    screen.frame();
    EXPECT_FALSE(plays(screen, 28));
    screen.move_to(10 * body_px, 2 * body_px);
    screen.wheel(-50);
    screen.frame();
    EXPECT_TRUE(plays(screen, 28));
}

// Under 96f the story is a drawer, opened and closed by its button and by Esc.
TEST_F(FollowApp, OpensTheStoryAsADrawer) {
    auto screen = driver(64 * body_px, 50 * body_px);
    EXPECT_FALSE(session().drawer_is_open);
    screen.key(letter('I'));
    EXPECT_TRUE(session().drawer_is_open);
    screen.frame();
    // Over the right 36f; its first line is 5f below its top.
    screen.click((64 - 18) * body_px, story_top + 0.8F * body_px);
    EXPECT_EQ(session().selected_step(), "look_in_account");
    screen.key(KeyCode::escape);
    EXPECT_FALSE(session().drawer_is_open);
}

}  // namespace
}  // namespace friction::viewer
