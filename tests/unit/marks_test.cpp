// Marks of the file: declared, set on entering a step, counted and asked for; and the counts of the
// ledger that a condition may ask for. What is expected is worked out by hand above each test.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>

#include "friction/exact.h"
#include "friction/io/scenario_check.h"
#include "friction/io/scenario_reader.h"
#include "friction/journey.h"
#include "friction/report/story.h"
#include "support/stories.h"

namespace friction::marks {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing_support::journey_of;
using testing_support::scenario_of;
using testing_support::simulate;
using testing_support::story;

constexpr double tiny = 1e-12;
constexpr std::uint64_t journeys = 100'000;

/// Four customers in ten appeal against each decision; `next` is what follows from one.
std::string appeals(const std::string& next) {
    return story(
        "teams: {office: {title: Office}}\n"
        "marks: {appeal: The person appeals against the decision, heard: Somebody listened}\n"
        "start: decide\n"
        "steps:\n"
        "  decide: {by: office, time: 1 min, next: " +
        next +
        "}\n"
        "  appeal: {by: customer, time: 2 min, marks: [appeal, apology], next: decide}\n"
        "outcomes: {done: resolved, lost: unresolved}\n");
}

const std::string again = "{appeal: 40%, done: rest}";

Moments counted(const Tally& tally, const std::string& metric, const std::string& argument) {
    return tally.total(0, tally.layout.find(metric, argument).value());
}

double chance_of(const ExactAnswer& answer, const Scenario& scenario, const std::string& outcome) {
    return answer.outcome_probability[scenario.outcome(outcome).index];
}

double error_of(const Moments& moments) { return std::sqrt(moments.variance() / moments.n); }

// k appeals have the chance 0.4^k 0.6: 0.4 / 0.6 = 2/3 on average, with the variance
// 0.4 / 0.6^2 = 10/9. Nobody sets the other mark.
TEST(Marks, AreCountedEachTimeAStepSetsThem) {
    const Scenario scenario = scenario_of(appeals(again));
    const ExactAnswer exact = solve_exactly(scenario).value().overall;
    EXPECT_NEAR(marks_set(scenario, exact, scenario.mark("appeal")), 2.0 / 3, tiny);
    EXPECT_EQ(marks_set(scenario, exact, scenario.mark("heard")), 0);

    const Tally tally = simulate({scenario}, journeys);
    const Moments appeal = counted(tally, "count", "appeal");
    EXPECT_NEAR(appeal.mean, 2.0 / 3, 4 * std::sqrt(10.0 / 9 / journeys));
    EXPECT_NEAR(appeal.variance(), 10.0 / 9, 0.05);  // five times its own standard error
    EXPECT_EQ(counted(tally, "count", "heard").mean, 0);
}

// The third appeal ends it: 0.4^3 = 0.064 of the journeys, with 0.4 + 0.16 + 0.064 = 0.624 appeals.
TEST(Marks, AreAskedForInConditions) {
    const Scenario scenario =
        scenario_of(appeals("[{when: count(appeal) >= 3, next: lost}, {else: " + again + "}]"));
    ASSERT_TRUE(scenario.has_finite_memory());
    const ExactAnswer exact = solve_exactly(scenario).value().overall;
    EXPECT_NEAR(chance_of(exact, scenario, "lost"), 0.064, tiny);
    EXPECT_NEAR(marks_set(scenario, exact, scenario.mark("appeal")), 0.624, tiny);

    const Tally tally = simulate({scenario}, journeys);
    const Moments lost = counted(tally, "reached", "lost");
    EXPECT_NEAR(lost.mean, 0.064, 4 * std::sqrt(0.064 * 0.936 / journeys));
    const Moments appeal = counted(tally, "count", "appeal");
    EXPECT_NEAR(appeal.mean, 0.624, 4 * error_of(appeal));
}

// Two steps set the mark, one of them two marks, and the condition is on that very step: its own
// entry counts, so that nobody is lost. One visit to each: 2 and 1.
TEST(Marks, OfAStepAreSetBeforeItsOwnConditionAsks) {
    const Scenario scenario = scenario_of(story(
        "marks: {seen: a, told: b}\n"
        "start: look\n"
        "steps:\n"
        "  look: {by: customer, time: 1 min, marks: seen, next: tell}\n"
        "  tell:\n"
        "    marks: [told, seen]\n"
        "    next: [{when: count(seen) >= 2 and count(told) >= 1, next: done}, {else: lost}]\n"
        "outcomes: {done: resolved, lost: unresolved}\n"));
    const ExactAnswer exact = solve_exactly(scenario).value().overall;
    EXPECT_NEAR(chance_of(exact, scenario, "lost"), 0, tiny);
    const Tally tally = simulate({scenario}, 100);
    EXPECT_EQ(counted(tally, "reached", "done").mean, 1);
    EXPECT_EQ(counted(tally, "count", "seen").mean, 2);
    EXPECT_EQ(counted(tally, "count", "told").mean, 1);
}

// Half call a second time, and the second contact ends it: half are lost, after 1.5 contacts on
// average. A chain would have to remember the ledger: what is solved is the process without the
// condition, where one call in two leads to another and nobody is lost.
TEST(Conditions, AskForContactsSoFar) {
    const Scenario scenario =
        scenario_of(story("teams: {office: {}}\n"
                          "start: call\n"
                          "steps:\n"
                          "  call:\n"
                          "    by: office\n"
                          "    channel: phone\n"
                          "    time: 1 min\n"
                          "    next: [{when: contacts >= 2, next: lost}, "
                          "{else: {pause: 50%, done: rest}}]\n"
                          "  pause: {wait: 1 day, owner: company, next: call}\n"
                          "outcomes: {done: resolved, lost: unresolved}\n"));
    const Tally tally = simulate({scenario}, journeys);
    const double error = std::sqrt(0.25 / journeys);
    EXPECT_NEAR(counted(tally, "reached", "lost").mean, 0.5, 4 * error);
    EXPECT_NEAR(counted(tally, "contacts", "").mean, 1.5, 4 * error);

    EXPECT_FALSE(scenario.has_finite_memory());
    const ExactAnswer twin = solve_exactly(finite_twin(scenario)).value().overall;
    EXPECT_NEAR(chance_of(twin, scenario, "lost"), 0, tiny);
    EXPECT_NEAR(twin.mean(Column::contacts), 2, tiny);
}

// Two teams that pass the customer on to each other, or one step again and again, until the count
// is reached. Visits: handoffs and retellings are 0 at the first team and one more at each visit
// from there on (neither team sees what it heard itself), chasers and refusals one at each visit.
TEST(Conditions, AskForEveryCountOfTheLedger) {
    const auto passed_on = [](const std::string& when) {
        return "  there: {by: a, channel: phone, time: 1 min, needs: f, next: here}\n"
               "  here: {by: b, channel: phone, time: 1 min, needs: f, next: [{when: " +
               when + ", next: done}, {else: there}]}\n";
    };
    const auto again_until = [](const std::string& keys, const std::string& when) {
        return "  there: {" + keys + ", time: 1 min, next: [{when: " + when +
               ", next: done}, {else: there}]}\n";
    };
    const std::pair<std::string, std::size_t> cases[] = {
        {passed_on("handoffs >= 3"), 4U},
        {passed_on("retellings >= 3"), 4U},
        {again_until("by: customer, channel: email, contact: reply", "chasers >= 3"), 3U},
        {again_until("by: a, channel: phone, marks: refusal", "refusals > 1"), 2U},
        {again_until("by: a, channel: phone", "contacts >= 1"), 1U}};
    for (const auto& [steps, visits] : cases) {
        const JourneyRecord journey =
            journey_of(story("teams:\n"
                             "  a: {sees_notes_of: {a: 0%}}\n"
                             "  b: {sees_notes_of: {b: 0%}}\n"
                             "facts: {f: {tell: 1 min}}\n"
                             "start: there\nsteps:\n" +
                             steps + "outcomes: {done: resolved}\n"));
        EXPECT_EQ(journey.visits.size(), visits) << steps;
        EXPECT_TRUE(journey.resolved) << steps;
    }
}

/// A sound file but for what the test puts in.
std::string told(const std::string& marks, const std::string& set, const std::string& when,
                 const std::string& expect) {
    const std::string text =
        "friction: 1\n"
        "title: A\n"
        "source: guess\n"
        "marks: {" +
        marks +
        "}\n"
        "start: ask\n"
        "steps:\n"
        "  ask:\n"
        "    by: customer\n"
        "    time: 1 min\n"
        "    marks: [" +
        set +
        "]\n"
        "    next: [{when: " +
        when +
        ", next: lost}, {else: done}]\n"
        "outcomes: {done: resolved, lost: unresolved}\n"
        "expect: [" +
        expect + "]\n";
    const io::ReadScenario read = io::read_scenario({"a.yaml", text});
    return io::to_text(io::find_faults(read, {}).diagnostics);
}

TEST(Marks, AreKnownByNameWhereverTheyStand) {
    const std::string appeal = "appeal: The person appeals";
    EXPECT_EQ(told(appeal, "solved, appeal", "count(appeal) > 1", "baseline.count(appeal) < 2"),
              "");
    EXPECT_THAT(told(appeal, "apeal", "count(appeal) > 1", ""),
                AllOf(HasSubstr("a.yaml:10:13: error F106: there is no mark \"apeal\""),
                      HasSubstr("did you mean \"appeal\"")));
    EXPECT_THAT(told(appeal, "appeal, solvd", "count(appeal) > 1", ""),
                AllOf(HasSubstr("a.yaml:10:21: error F106: there is no mark \"solvd\""),
                      HasSubstr("did you mean \"solved\"")));
    EXPECT_THAT(told(appeal, "appeal", "count(apeal) > 1", ""),
                AllOf(HasSubstr("a.yaml:11:25: error F106: there is no mark \"apeal\""),
                      HasSubstr("did you mean \"appeal\"")));
    EXPECT_THAT(told(appeal, "appeal, solved", "count(solved) > 1", ""),
                HasSubstr("F106: \"solved\" is a mark of the language, which nothing counts"));
    EXPECT_THAT(told(appeal, "appeal", "count(appeal) > 1", "baseline.count(apeal) < 2"),
                AllOf(HasSubstr("a.yaml:13:"), HasSubstr("no mark \"apeal\""),
                      HasSubstr("did you mean \"appeal\"")));
    EXPECT_THAT(told(appeal, "appeal", "count(appeal) > 1", "baseline.count < 2"),
                HasSubstr("a mark of the file, as in `count(appeal)`"));
}

TEST(Marks, HaveNamesOfTheirOwnAndAMeaning) {
    EXPECT_THAT(told("apology: Somebody says sorry", "apology", "visits(ask) > 1", ""),
                AllOf(HasSubstr("a.yaml:4:9: error F024"),
                      HasSubstr("\"apology\" is a mark of the language already")));
    EXPECT_THAT(told("Appeal: a", "solved", "visits(ask) > 1", ""), HasSubstr("F024"));
    EXPECT_THAT(told("appeal: a, appeal: b", "appeal", "visits(ask) > 1", ""),
                HasSubstr("a.yaml:4:20: error"));
    EXPECT_THAT(told("appeal: a", "appeal, appeal", "visits(ask) > 1", ""),
                HasSubstr("a.yaml:10:21: error"));
}

TEST(Marks, AreToldInStories) {
    const Scenario scenario =
        scenario_of(appeals("[{when: count(appeal) >= 1, next: lost}, {else: appeal}]"));
    const report::Story story =
        report::build_story(scenario, trace_journey(compile(scenario).value(), 1, 0));
    ASSERT_EQ(story.episodes.size(), 4U);
    EXPECT_THAT(story.episodes[0].circumstances, Not(HasSubstr("recorded")));
    EXPECT_EQ(story.episodes[1].circumstances,
              "2 min, recorded: The person appeals against the decision");
    EXPECT_THAT(story.episodes[3].turn, HasSubstr("the count of \"appeal\" is"));
}

// A choice without a second way is left out of a story, unless something is recorded there.
TEST(Marks, MakeAChoiceWorthTelling) {
    const Scenario scenario =
        scenario_of(story("marks: {seen: The case is seen}\n"
                          "start: pass\n"
                          "steps:\n"
                          "  pass: {next: note}\n"
                          "  note: {marks: seen, next: look}\n"
                          "  look: {by: customer, time: 1 min, next: done}\n"
                          "outcomes: {done: resolved}\n"));
    const report::Story story =
        report::build_story(scenario, trace_journey(compile(scenario).value(), 1, 0));
    ASSERT_EQ(story.episodes.size(), 3U);
    EXPECT_THAT(story.episodes[0].circumstances, HasSubstr("recorded: The case is seen"));
}

// The redesign sets another mark in the place of the first: 2/3 appeals less, as many heard.
TEST(Marks, ChangeWithAMove) {
    const std::vector<Scenario> designs = testing_support::alternatives_of(
        appeals(again) + "redesigns: {kind: {changes: [set: {step: appeal, marks: [heard]}]}}\n");
    const ExactAnswer kind = solve_exactly(designs[1]).value().overall;
    EXPECT_EQ(marks_set(designs[1], kind, designs[1].mark("appeal")), 0);
    EXPECT_NEAR(marks_set(designs[1], kind, designs[1].mark("heard")), 2.0 / 3, tiny);
    const Tally tally = simulate(designs, 2'000);
    const auto total = [&](std::size_t design, const std::string& mark) {
        return tally.total(design, tally.layout.find("count", mark).value()).mean;
    };
    EXPECT_EQ(total(1, "appeal"), 0);
    EXPECT_EQ(total(1, "heard"), total(0, "appeal"));  // the same luck
    EXPECT_EQ(total(0, "heard"), 0);
}

}  // namespace
}  // namespace friction::marks
