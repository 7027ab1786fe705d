#include "friction/report/story.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace friction::report {
namespace {

using testing::HasSubstr;
using testing::Not;

// A small office: the customer asks a clerk, stands in line for a second one who has to be told
// again, remembers to write six days later and waits for an answer. The redesign lets the first
// clerk send the request.
Scenario as_it_is() {
    Scenario s;
    s.title = "A small office";
    s.currency = "CAD";
    s.segments = {
        {.name = "business", .title = "Business travellers", .share = 0.7, .patience = {}},
        {.name = "leisure", .title = "Leisure travellers", .share = 0.3, .patience = {}}};
    s.teams = {{.name = "lot", .title = "Employee", .cost_per_minute = 0.5, .sees = {1, 0}},
               {.name = "office", .title = "Office agent", .sees = {0, 1}}};
    s.facts = {{.name = "rental", .title = "Rental number", .tell_s = 30, .known_to = {}}};
    s.outcomes = {{"received", OutcomeKind::resolved}, {"left_it", OutcomeKind::gave_up}};
    const auto step = [&](std::string name, std::string title, StepKind kind) -> Step& {
        Step& made = s.steps.emplace_back();
        made.name = made.luck_name = std::move(name);
        made.title = std::move(title);
        made.kind = kind;
        return made;
    };
    Step& ask = step("ask_employee", "Ask the employee", StepKind::team_work);
    ask.by = TeamId{0};
    ask.channel = Channel::in_person;
    Step& line = step("line", "Wait at the office", StepKind::wait);
    line.channel = Channel::in_person;
    Step& office = step("ask_office", "Ask the office agent", StepKind::team_work);
    office.by = TeamId{1};
    office.channel = Channel::in_person;
    Step& days = step("days", "Write to us in a few days", StepKind::wait);
    days.owner = Owner::customer;
    Step& write = step("write", "", StepKind::customer_work);
    write.to = TeamId{1};
    write.channel = Channel::email;
    Step& reply = step("reply", "Wait for an answer", StepKind::wait);
    reply.owner = Owner::company;
    step("decide", "Call, or leave it", StepKind::choice);
    return s;
}

void book(Visit& visit, Component component, double em) {
    visit.effort_em[static_cast<std::size_t>(component)] = em;
}

constexpr double minute = 60, day = 86400;

JourneyRecord long_way() {
    JourneyRecord r;
    r.customer = 17;
    r.segment = SegmentId{0};
    r.patience_em = 113;
    r.visits.resize(7);
    for (std::size_t i = 0; i < r.visits.size(); ++i) r.visits[i].step = StepId{i};
    Visit& ask = r.visits[0];
    ask.length_s = 3 * minute;
    ask.contact_began = ask.contact_counted = true;
    ask.told = {FactId{0}};
    book(ask, Component::active, 3);
    Visit& line = r.visits[1];
    line.begins_s = 3 * minute;
    line.length_s = 8 * minute;
    book(line, Component::in_line, 12);
    Visit& office = r.visits[2];
    office.begins_s = 11 * minute;
    office.length_s = 7 * minute;
    office.handed_over = office.retold = true;
    office.told = office.retold_facts = {FactId{0}};
    book(office, Component::active, 7);
    book(office, Component::handoff, 3);
    book(office, Component::retelling, 5);
    Visit& days = r.visits[3];
    days.begins_s = 18 * minute;
    days.length_s = 6 * day;
    book(days, Component::day_open, 12);
    Visit& write = r.visits[4];
    write.begins_s = 6 * day + 18 * minute;
    write.length_s = 5 * minute;
    write.contact_began = write.contact_counted = write.contact_repeated = true;
    book(write, Component::active, 5);
    book(write, Component::contact, 20);
    book(write, Component::switch_, 2);
    Visit& reply = r.visits[5];
    reply.begins_s = 6 * day + 23 * minute;
    reply.length_s = 2.5 * day;
    book(reply, Component::day_open, 5);
    r.visits[6].begins_s = 8.5 * day + 23 * minute;
    r.outcome = OutcomeId{0};
    r.resolved = r.believed_resolved = true;
    r.effort_em = 74;
    r.elapsed_s = 8.5 * day + 23 * minute;
    r.crossed_at_s = 18 * minute;  // 3 + 12 + 7 + 3 + 5 = 30 at the end of the talk
    r.crossed_on = StepId{2};
    r.days_customer_owned = 6;
    r.next_actions = 3;
    r.ces = 2;
    r.cost = 6.213;
    return r;
}

JourneyRecord short_way() {
    JourneyRecord r;
    r.customer = 17;
    r.segment = SegmentId{0};
    r.patience_em = 113;
    r.visits.resize(1);
    r.visits[0].step = StepId{0};
    r.visits[0].length_s = 3 * minute;
    r.visits[0].contact_counted = true;
    book(r.visits[0], Component::active, 3);
    r.outcome = OutcomeId{0};
    r.resolved = r.believed_resolved = true;
    r.effort_em = 3;
    r.elapsed_s = 3 * minute;
    r.next_actions = 1;
    r.cost = 1.4;
    return r;
}

TEST(Story, IsToldDayByDayWithTheClockAndTheReasons) {
    const Scenario scenario = as_it_is();
    const std::vector<Story> stories{build_story(scenario, long_way())};
    EXPECT_EQ(to_text(scenario.title, stories, {}, {.width = 70, .colour = false}),
              R"(A small office
Customer 17, Business travellers, patience 113 EM. Effort in minutes
of attention (EM).

Baseline

Day 1, Monday
09:00  Ask the employee                                           +3.0
       Employee, in person, 3 min, hears rental number
       own minutes 3.0
09:03  Wait at the office                                        +12.0
       8 min in line
       standing in line 12.0
09:11  Ask the office agent                                      +15.0
       Office agent, in person, 7 min
       own minutes 7.0, another team 3.0, rental number told
       again 5.0
       A need has become a problem: 30 EM at Mon 09:18.
09:18  Write to us in a few days                                 +12.0
       6 days, the customer's move
       days of having to remember 12.0

Day 7, Sunday
09:18  Write                                                     +27.0
       by e-mail to Office agent, 5 min
       own minutes 5.0, contact 2 about the same matter 20.0,
       another channel 2.0
09:23  Wait for an answer                                         +5.0
       2 days 12 hours, the company's move, nobody says where
       it stands
       days in the dark 5.0

Day 9, Tuesday
21:23  Received
       The problem is solved.

74.0 EM in 8 days 12 hours. The customer had to act 3 times and had
the move for 6 days.
"Was it easy?" On a scale from 1 (no) to 7 (yes) the customer answers
2: drawn by chance.
The company believes it is solved, and it is.
The company spent 6.21 CAD.
)");
}

TEST(Story, TwoDesignsStandSideBySideFromAHundredColumns) {
    const Scenario scenario = as_it_is();
    Scenario redesign = as_it_is();
    redesign.alternative = "employee_sends";
    redesign.alternative_title = "The employee sends it";
    const std::vector<Story> stories{build_story(scenario, long_way()),
                                     build_story(redesign, short_way())};
    const Cell last = spared(long_way(), short_way());
    const std::string wide = to_text("Title", stories, last, {.width = 100, .colour = false});
    EXPECT_THAT(wide, HasSubstr("\nBaseline" + std::string(44, ' ') + "The employee sends it\n"));
    EXPECT_THAT(wide, HasSubstr("the same person with the same luck in both"));
    const std::string narrow = to_text("Title", stories, last, {.width = 99, .colour = false});
    EXPECT_THAT(narrow, HasSubstr("\nThe employee sends it\n"));
    // 74 - 3 EM; 6 days; two contacts against one; one handoff and one retelling against none.
    EXPECT_THAT(narrow, HasSubstr("The redesign spares this customer 71.0 EM, 6 days of being the "
                                  "one to act, 1 contact, 1 felt\n"
                                  "handoff and 1 retelling.\n"));
}

TEST(Story, SaysWhenTheCompanyIsWrongAboutTheEnd) {
    const Scenario scenario = as_it_is();
    JourneyRecord record = long_way();
    record.resolved = false;
    record.outcome = OutcomeId{1};
    record.gave_up_at_door = true;
    record.door = StepId{4};
    record.effort_em = 120.4;
    const std::string text = to_text("", std::vector{build_story(scenario, record)}, {},
                                     {.width = 120, .colour = false});
    EXPECT_THAT(text, HasSubstr("Left it\n       The customer gives up before \"Write\": 120.4 EM "
                                "are more than the 113.0 this "));
    EXPECT_THAT(text, HasSubstr("The company believes it is solved. It is not."));
    record.believed_resolved = false;
    EXPECT_THAT(to_text("", std::vector{build_story(scenario, record)}, {}),
                HasSubstr("The company knows that it is not solved."));
}

TEST(Story, SaysWhatTheRedesignCostsToo) {
    EXPECT_EQ(
        spared(short_way(), long_way()).text,
        "The redesign costs this customer 71.0 EM, 6 days of being the one to act, 1 contact, "
        "1 felt handoff and 1 retelling more.");
    EXPECT_EQ(spared(short_way(), short_way()).text, "For this customer nothing changes.");
}

// Half answer 1, half 4: 2.5 on average.
TEST(Story, SaysThatTheAnswerIsOneOfMany) {
    JourneyRecord record = short_way();
    record.ces = 4;
    record.ces_probability = {0.5, 0, 0, 0.5, 0, 0, 0};
    EXPECT_THAT(to_text("", std::vector{build_story(as_it_is(), record)}, {}, {.width = 200}),
                HasSubstr("the customer answers 4: drawn by chance; after this effort the answers "
                          "average 2.5."));
}

// A message is work that nobody sees, and comes to the customer all the same.
TEST(Story, AMessageReachesTheCustomer) {
    Scenario scenario = as_it_is();
    scenario.steps[0].channel = Channel::message;
    JourneyRecord record = short_way();
    record.visits[0].length_s = 0;
    const std::string sent =
        to_text("", std::vector{build_story(scenario, record)}, {}, {.width = 200});
    EXPECT_THAT(sent, HasSubstr("Employee, sent to the customer by message\n"));
    scenario.steps[0].channel = Channel::none;
    EXPECT_THAT(to_text("", std::vector{build_story(scenario, record)}, {}, {.width = 200}),
                HasSubstr("Employee, without the customer\n"));
}

TEST(Story, ShowsMoneyAndFieldsToCheck) {
    Scenario scenario = as_it_is();
    scenario.steps[0].pays = 12.5;
    scenario.steps[0].fields = 2;
    scenario.steps[0].prefilled = 7;
    JourneyRecord record = short_way();
    record.visits[0].cost = 1.5;
    book(record.visits[0], Component::form, 0.75);  // 2 * 0.2 + 7 * 0.05
    const auto told = [&] {
        return to_text("", std::vector{build_story(scenario, record)}, {}, {.width = 200});
    };
    EXPECT_THAT(told(), HasSubstr("pays 12.50 CAD, costs the company 1.50 CAD\n"));
    EXPECT_THAT(told(), HasSubstr("2 fields to fill in and 7 to check 0.8"));
    EXPECT_THAT(told(), HasSubstr("The company spent 1.40 CAD."));
    scenario.teams[0].cost_per_minute = 0;
    EXPECT_THAT(told(), HasSubstr("No costs given: what the company spent is not known."));
}

// What every case costs or saves stands in no step, so the sum would not be that of the lines.
TEST(Story, TellsTheCostOfEveryCaseApart) {
    Scenario scenario = as_it_is();
    const auto told = [&](double per_case) {
        scenario.costs.per_case = per_case;
        return to_text("", std::vector{build_story(scenario, short_way())}, {}, {.width = 200});
    };
    EXPECT_THAT(told(0), HasSubstr("The company spent 1.40 CAD."));
    EXPECT_THAT(told(0.6), HasSubstr("The company spent 1.40 CAD, 0.60 CAD of it on top of the "
                                     "steps, as on every case."));
    scenario.customers_per_year = 1'000;
    scenario.costs.per_year = 200;
    EXPECT_THAT(told(0.6), HasSubstr(", 0.80 CAD of it on top of the steps"));
    scenario.costs.per_year = 0;
    EXPECT_THAT(told(-0.6), HasSubstr("The company spent 1.40 CAD, the 0.60 CAD that every case "
                                      "saves taken off."));
}

TEST(Story, TitlesOfStrangersAreSafe) {
    Scenario scenario = as_it_is();
    scenario.steps[0].title = "\x1b[2Jgone";
    scenario.title = "\x1b[2J";
    const std::string text =
        to_text(scenario.title, std::vector{build_story(scenario, short_way())}, {});
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
    EXPECT_THAT(text, HasSubstr("\\x1b[2Jgone"));
}

/// `decide` as the last visit: 75% call (back to the line), the others leave.
JourneyRecord given_up(Scenario& s) {
    s.steps[6].next = {
        {.asks = {},
         .handoffs = {{.target = {.step = StepId{1}, .outcome = {}}, .share = 0.75},
                      {.target = {.step = {}, .outcome = OutcomeId{1}}, .share = 0.25}}}};
    JourneyRecord record = long_way();
    record.outcome = OutcomeId{1};
    record.resolved = record.believed_resolved = false;
    return record;
}

TEST(Story, AChoiceSaysWhichWayWasTakenAndWhy) {
    Scenario s = as_it_is();
    const JourneyRecord record = given_up(s);
    const Story story = build_story(s, record);
    const Episode& choice = story.episodes.at(6);
    EXPECT_EQ(choice.title, "Call, or leave it");
    EXPECT_EQ(choice.circumstances, "the way to \"Left it\", as 25% do");
    EXPECT_THAT(
        story.episodes.back().turn,
        HasSubstr("gives up; the problem is not solved. After \"Call, or leave it\", as 25% "
                  "do."));
}

TEST(Story, AChoiceByConditionSaysWhichOneHeld) {
    Scenario s = as_it_is();
    const JourneyRecord record = given_up(s);
    Branch given_up_case{.asks = {{.thing = Thing::visits,
                                   .relation = Relation::at_least,
                                   .step = StepId{2},
                                   .segment = {},
                                   .value = 3},
                                  {.thing = Thing::effort,
                                   .relation = Relation::more,
                                   .step = {},
                                   .segment = {},
                                   .value = 40}},
                         .handoffs = {{.target = {.step = {}, .outcome = OutcomeId{1}}}}};
    given_up_case.any = true;
    s.steps[6].next = {given_up_case,
                       {.asks = {}, .handoffs = {{.target = {.step = StepId{1}, .outcome = {}}}}}};
    EXPECT_EQ(
        build_story(s, record).episodes.at(6).circumstances,
        "the way to \"Left it\", because visits to \"Ask the office agent\" are at least 3 or "
        "effort is above 40 EM");
    // Both cases lead there: which of them it was is not in the record.
    s.steps[6].next[1].handoffs[0].target = {.step = {}, .outcome = OutcomeId{1}};
    EXPECT_EQ(build_story(s, record).episodes.at(6).circumstances, "the way to \"Left it\"");
}

}  // namespace
}  // namespace friction::report
