// Who is followed, why, and what the player does.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "friction/random.h"
#include "friction/viewer/command_table.h"
#include "friction/viewer/follow.h"
#include "friction/viewer/follow_data.h"
#include "support.h"

namespace friction::viewer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr double day = 86'400;

/// toll-invoice.yaml, run once for all tests, on the blueprint of the baseline.
Desk toll_desk() {
    static const Desk desk = [] {
        Desk made;
        made.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
        made.give(CompareWith{made.design(0)});  // the employee sends the request
        run_at_once(made);
        return made;
    }();
    return desk;
}

double saved_by(const Session& s, std::uint64_t customer) {
    const std::size_t after = s.run.model->alternative(s.compared).value();
    const auto& journeys = s.run.customers->journeys;
    return journeys[0][customer].effort_em - journeys[after][customer].effort_em;
}

/// Half of all customers save at most this much.
double median_saved(const Session& s) {
    std::vector<double> saved;
    for (std::uint64_t i = 0; i < s.run.customers->count(); ++i) saved.push_back(saved_by(s, i));
    std::ranges::sort(saved);
    return saved[saved.size() / 2];
}

void expect_typical(const Session& s) {
    EXPECT_EQ(s.follow.jump, Jump::typical);
    EXPECT_EQ(s.follow.journeys->first.customer, s.follow.customer);
    const double middle = median_saved(s);
    // Differences after - before and before - after may round the middle to neighbours.
    EXPECT_NEAR(saved_by(s, s.follow.customer), middle, 0.055 * std::abs(middle));
    EXPECT_EQ(why_followed(s), "a typical customer: within 5% of the median difference");
}

TEST(Follow, OpensOnATypicalCustomer) {
    Desk desk = toll_desk();
    desk.give(ShowView{View::follow});
    expect_typical(desk.session);
    EXPECT_EQ(desk.session.follow.clock_s, desk.session.follow.journeys->end_s);
}

TEST(Follow, OpensOnATypicalCustomerOfTheRedesignChosenBefore) {
    for (std::size_t i = 0; i < 6; ++i) {
        Desk desk = toll_desk();
        desk.give(ChooseDesign{desk.design(i)});
        desk.give(ShowView{View::follow});
        EXPECT_EQ(desk.session.follow.jump, Jump::typical) << i;
        EXPECT_THAT(why_followed(desk.session), HasSubstr("a typical customer")) << i;
    }
    Desk desk = toll_desk();
    desk.give(ChooseDesign{desk.design(1)});
    desk.give(ShowView{View::follow});
    expect_typical(desk.session);
}

TEST(Follow, OpensOnATypicalCustomerOnceTheyAreThrough) {
    Desk desk = toll_desk();
    const auto customers = desk.session.run.customers;
    desk.session.run.customers = nullptr;
    desk.give(ShowView{View::follow});
    EXPECT_EQ(desk.session.follow.jump, Jump::none);
    desk.give(CustomersArrived{customers});
    expect_typical(desk.session);
}

// Who began to play or typed a number, 0 as well, is not taken elsewhere.
TEST(Follow, KeepsWhomSomebodyChose) {
    const auto customers = toll_desk().session.run.customers;
    const std::vector<Command> choices = {FollowCustomer{0}, StepEvent{-1}, SetPlaying{true},
                                          Seek{0}};
    for (std::size_t i = 0; i < choices.size(); ++i) {
        Desk desk = toll_desk();
        desk.session.run.customers = nullptr;
        desk.give(ShowView{View::follow});
        desk.give(choices[i]);
        desk.give(CustomersArrived{customers});
        desk.give(ShowView{View::blueprint});
        desk.give(ShowView{View::follow});
        EXPECT_EQ(desk.session.follow.customer, 0U) << i;
        EXPECT_EQ(desk.session.follow.jump, Jump::none) << i;
    }
}

TEST(Follow, KeepsTheCustomerWhenTheDesignChanges) {
    Desk desk = toll_desk();
    desk.give(ShowView{View::follow});
    const std::uint64_t customer = desk.session.follow.customer;
    desk.give(CompareWith{desk.design(4)});
    EXPECT_EQ(desk.session.follow.customer, customer);
    EXPECT_EQ(desk.session.follow.journeys->first.customer, customer);
    EXPECT_EQ(desk.session.follow.journeys->after,
              desk.session.run.model->alternative(desk.design(4)));
    desk.give(ShowView{View::blueprint});
    desk.give(ChooseDesign{desk.design(2)});
    desk.give(ShowView{View::follow});
    EXPECT_EQ(desk.session.follow.customer, customer);
    // An edit: another model, other journeys, the same customer.
    desk.give(AddRedesign{.title = "Another one"});
    run_at_once(desk);
    EXPECT_EQ(desk.session.follow.customer, customer);
    EXPECT_EQ(desk.session.follow.journeys->model, desk.session.run.model);
}

/// Efforts before and after, in the designs that `s` compares.
std::shared_ptr<const Customers> customers_of(const Session& s, const std::vector<double>& before,
                                              const std::vector<double>& after) {
    Customers customers;
    customers.model = s.run.model;
    const std::size_t alternative = s.run.model->alternative(s.compared).value();
    customers.journeys.resize(alternative + 1);
    for (const double em : before) customers.journeys[0].push_back({.effort_em = em});
    for (const double em : after) customers.journeys[alternative].push_back({.effort_em = em});
    return std::make_shared<const Customers>(std::move(customers));
}

// Differences -40, -42, -41, -10, -39, -37.9: the median (third from above) is -39, and 5% of it is
// 1.95. So -40, -39 and -37.9 are near; -41 and -42 are not. Efforts of 50 are the usual ones.
TEST(Follow, TypicalIsWithinFivePercentOfTheMedianDifference) {
    Desk desk = toll_desk();
    desk.give(ShowView{View::follow});
    const auto customers =
        customers_of(desk.session, {60, 50, 50, 50, 50, 52}, {20, 8, 9, 40, 11, 14.1});
    const DesignId design = desk.session.compared;
    EXPECT_THAT(customers_like(*customers, design, Jump::typical), ElementsAre(4, 5, 0));
    // Alone: efforts 60, 50, 50, 50, 50, 52, the fourth is 50, so 47.5 to 52.5.
    EXPECT_THAT(customers_like(*customers, baseline_id, Jump::typical), ElementsAre(1, 2, 3, 4, 5));
}

TEST(Follow, SaysWhyOnlyWhereItIsSo) {
    Desk desk = toll_desk();
    desk.give(ShowView{View::follow});
    Session& s = desk.session;
    s.run.customers = customers_of(s, {50, 50, 50}, {10, 10, 40});
    s.follow.customer = 1;
    EXPECT_EQ(why_followed(s), "a typical customer: within 5% of the median difference");
    s.follow.customer = 2;
    EXPECT_THAT(why_followed(s), IsEmpty()) << "saves 10, the median is 40";
    s.follow.customer = 1;
    s.follow.jump = Jump::none;
    EXPECT_THAT(why_followed(s), IsEmpty()) << "chosen by number";
    s.follow.jump = Jump::typical;
    s.run.customers = toll_desk().session.run.customers;
    auto other = std::make_shared<Customers>(*s.run.customers);
    other->model = std::make_shared<const Model>(*s.run.model);
    s.run.customers = other;
    EXPECT_THAT(why_followed(s), IsEmpty()) << "those customers lived in other designs";
}

TEST(Follow, RefusesACustomerThatCannotBeInWords) {
    Desk desk = toll_desk();
    desk.give(ShowView{View::follow});
    const std::uint64_t before = desk.session.follow.customer;
    desk.give(FollowCustomer{customer_limit});
    EXPECT_EQ(desk.session.follow.customer, before);
    ASSERT_FALSE(desk.session.notices.empty());
    EXPECT_THAT(desk.session.notices.back().text, HasSubstr("no customer 1099511627776"));
    desk.give(FollowCustomer{customer_limit - 1});
    EXPECT_EQ(desk.session.follow.customer, customer_limit - 1);
}

TEST(Follow, AsksForPatienceWhileCustomersAreOnTheirWay) {
    Desk desk = toll_desk();
    desk.give(ShowView{View::follow});
    desk.session.run.customers = std::make_shared<const Customers>();
    desk.give(JumpTo{Jump::worst});
    ASSERT_FALSE(desk.session.notices.empty());
    EXPECT_THAT(desk.session.notices.back().text, HasSubstr("not through yet"));
    EXPECT_EQ(desk.session.follow.jump, Jump::typical);
}

TEST(Follow, JumpsToBothEndsByKey) {
    Desk desk = toll_desk();
    desk.give(ShowView{View::follow});
    desk.give(command_for(desk.session, {.key = Key::home}, false).value());
    EXPECT_EQ(desk.session.follow.clock_s, 0);
    desk.give(command_for(desk.session, {.key = Key::end}, false).value());
    EXPECT_EQ(desk.session.follow.clock_s, desk.session.follow.journeys->end_s);
}

TEST(Follow, StepsByWholeDays) {
    Desk desk = toll_desk();
    desk.give(ShowView{View::follow});
    ASSERT_GT(desk.session.follow.journeys->end_s, 2 * day);
    desk.give(Seek{1.5 * day});
    desk.give(StepDay{-1});
    EXPECT_EQ(desk.session.follow.clock_s, day);
    desk.give(StepDay{-1});
    EXPECT_EQ(desk.session.follow.clock_s, 0);
    desk.give(StepDay{1});
    EXPECT_EQ(desk.session.follow.clock_s, day);
}

// Events at 0, 60 s, 10 days. The minute takes a quarter of a second, then a second is a day, or
// half of one.
TEST(Follow, PlaysDaysByTheClockAndMinutesToBeSeen) {
    Desk desk = toll_desk();
    desk.give(ShowView{View::follow});
    FollowState& follow = desk.session.follow;
    auto journeys = std::make_shared<Followed>(*follow.journeys);
    journeys->events_s = {0, 60, 10 * day};
    journeys->end_s = 10 * day;
    follow.journeys = journeys;
    desk.give(Seek{0});
    desk.give(SetPlaying{true});
    desk.give(PassTime{0.125});
    EXPECT_DOUBLE_EQ(follow.clock_s, 30);
    desk.give(PassTime{0.125 + 1});
    EXPECT_DOUBLE_EQ(follow.clock_s, 60 + day);
    desk.give(SetSpeed{Speed::half_day});
    desk.give(PassTime{1});
    EXPECT_DOUBLE_EQ(follow.clock_s, 60 + 1.5 * day);
    EXPECT_TRUE(follow.is_playing);
    desk.give(PassTime{1e9});
    EXPECT_EQ(follow.clock_s, 10 * day);
    EXPECT_FALSE(follow.is_playing);
}

// The day is named once; the copy names it in every line.
TEST(Follow, WritesTheClockAsFarAsItDiffers) {
    Desk desk = toll_desk();
    desk.give(ShowView{View::follow});
    const FollowData data = follow_data(desk.session).value();
    const std::vector<StoryLine>& lines = data.stories[0].lines;
    ASSERT_GE(lines.size(), 3U);
    EXPECT_EQ(lines[0].when, "Mon 09:00");
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const bool same_day = lines[i].clock.substr(0, 3) == lines[i - 1].clock.substr(0, 3);
        const bool differs = lines[i].clock != lines[i - 1].clock;
        const std::string expected = !differs   ? ""
                                     : same_day ? lines[i].clock.substr(4)
                                                : lines[i].clock;
        EXPECT_EQ(lines[i].when, expected) << i;
        EXPECT_THAT(story_text(data), HasSubstr(lines[i].clock + "  " + lines[i].title));
    }
}

TEST(Follow, CallsNobodySparedWhoHasMore) {
    Desk desk = toll_desk();
    desk.give(ShowView{View::follow});
    EXPECT_EQ(spared_title(follow_data(desk.session)->figures), "What this customer is spared");
    desk.give(JumpTo{Jump::worse_off});
    EXPECT_EQ(spared_title(follow_data(desk.session)->figures), "What changes for this customer");
}

// The employee sends the request to billing, so the days of waiting are billing's in both designs.
TEST(Follow, NamesWhoHasTheMatterDuringAWait) {
    Desk desk = toll_desk();
    desk.give(ShowView{View::follow});
    const FollowData data = follow_data(desk.session).value();
    for (const drawing::MoveLane& lane : data.lanes) {
        std::size_t waits = 0;
        for (const drawing::MoveBand& band : lane.bands)
            if (band.step == "wait_for_reply") {
                EXPECT_THAT(band.labels, ElementsAre("Billing's move", "Billing")) << lane.title;
                ++waits;
            }
        EXPECT_GT(waits, 0U) << lane.title;
    }
}

// Words at a place where the line does not run say nothing.
TEST(Follow, NotesAreOnTheClimb) {
    Desk desk = toll_desk();
    desk.give(ShowView{View::follow});
    const drawing::ClimbLine line = follow_data(desk.session)->before;
    ASSERT_GE(line.notes.size(), 3U);
    for (const drawing::ClimbNote& note : line.notes) {
        bool is_on_it = false;
        for (std::size_t i = 1; i < line.points.size(); ++i) {
            const auto &a = line.points[i - 1], &b = line.points[i];
            if (note.at.at_s < a.at_s || note.at.at_s > b.at_s) continue;
            const double share = b.at_s > a.at_s ? (note.at.at_s - a.at_s) / (b.at_s - a.at_s)
                                                 : (note.at.em - a.em) / (b.em - a.em);
            is_on_it = is_on_it || (share >= 0 && share <= 1 &&
                                    std::abs(a.em + share * (b.em - a.em) - note.at.em) < 1e-6);
        }
        EXPECT_TRUE(is_on_it) << note.title;
    }
}

TEST(Follow, SaysWhatChanceDealsAlike) {
    Desk desk = toll_desk();
    desk.give(ShowView{View::follow});
    // Whoever waits for the first answer as long as it takes waits as long in the redesign.
    std::size_t said = 0;
    for (std::uint64_t customer = 0; customer < 40; ++customer) {
        desk.give(FollowCustomer{customer});
        const Followed& both = *desk.session.follow.journeys;
        const auto first_answer = [](const Scenario& scenario, const JourneyRecord& record) {
            for (const Visit& visit : record.visits)
                if (scenario.steps[visit.step.index].name == "wait_for_reply")
                    return visit.length_s;
            return -1.0;
        };
        const auto& scenarios = both.model->scenarios;
        const double before = first_answer(scenarios[both.before], both.first);
        const double after = first_answer(scenarios[both.after], both.second);
        const std::string alike = follow_data(desk.session)->alike;
        if (before < day || std::abs(before - after) > 0.5) continue;
        EXPECT_THAT(alike, HasSubstr("\"Wait for reply\" takes")) << customer;
        EXPECT_THAT(alike, HasSubstr("in both designs.")) << customer;
        ++said;
    }
    EXPECT_GT(said, 5U);
}

}  // namespace
}  // namespace friction::viewer
