// Loops that journeys leave too seldom, seen before anything has run.

#include "friction/cut.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "friction/io/scenario_check.h"
#include "friction/plan.h"
#include "friction/run.h"
#include "support/stories.h"

namespace {

using friction::ColumnLayout;
using friction::compile;
using friction::Ending;
using friction::Plan;
using friction::RunOptions;
using friction::RunResult;
using friction::io::check_file;
using friction::io::CheckedFile;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// ask -> wait, and from there back with the share given; cut at `max_visits`.
CheckedFile checked(const std::string& next, int max_visits, const std::string& more = {}) {
    return check_file({"loop.yaml",
                       "friction: 1\ntitle: Loop\nstart: ask\nsteps:\n"
                       "  ask: {by: customer, time: 1 min, next: wait}\n"
                       "  wait: {wait: exponential mean 2 days, owner: company, next: " +
                           next + more +
                           "}\noutcomes: {done: resolved, left: gave_up}\nrun: {max_visits: " +
                           std::to_string(max_visits) + "}\n"});
}

std::string said(const CheckedFile& file) { return friction::io::to_text(file.diagnostics); }

// By hand: half of the journeys return, so ask is visited 1 / (1 - 1/2) = 2 times, and 1/2^10 =
// 0.0977% come for an eleventh visit. With 30% it is 0.3^10 = 0.0006%, below one in ten thousand.
TEST(CutBeforehand, IsToldFromTheSharesOfTheLoop) {
    const std::string text = said(checked("{ask: 50%, done: rest}", 10));
    EXPECT_THAT(text, HasSubstr("loop.yaml:5:8: error F097"));
    EXPECT_THAT(text, HasSubstr("visited 2 times a journey"));
    EXPECT_THAT(text, HasSubstr("at least 0.0977% of journeys"));
    EXPECT_THAT(text, HasSubstr("the loop of \"ask\", \"wait\""));
    EXPECT_THAT(said(checked("{ask: 30%, done: rest}", 10)), IsEmpty());
}

TEST(CutBeforehand, SeesAWayOutThatIsAllButClosed) {
    const std::string text = said(checked("{done: 0.0000001%, ask: rest}", 1000));
    EXPECT_THAT(text, HasSubstr("visited 1000000000 times a journey"));
    EXPECT_THAT(text, HasSubstr("at least 100% of journeys"));
}

// Two days on average and a time-out of one: 1 - exp(-1/2) = 39% leave in time, the others return:
// exp(-1/2)^10 = exp(-5) = 0.674%.
TEST(CutBeforehand, KnowsHowOftenATimeOutComesFirst) {
    EXPECT_THAT(said(checked("done", 10, ", after: {time: 1 day, next: ask}")),
                HasSubstr("at least 0.674% of journeys"));
}

TEST(CutBeforehand, SaysNothingWhereACustomerOrAConditionMayLeave) {
    EXPECT_THAT(said(checked("[{when: visits(ask) >= 5, next: done}, {else: ask}]", 10)),
                IsEmpty());
    EXPECT_THAT(said(check_file({"patience.yaml",
                                 "friction: 1\ntitle: Loop\nstart: ask\ncustomers: {patience: 30 "
                                 "EM}\nsteps:\n  ask: {by: customer, time: 1 min, next: {ask: 99%, "
                                 "done: rest}}\noutcomes: {done: resolved, left: gave_up}\n"})),
                testing::Not(HasSubstr("F097")));
}

TEST(CutBeforehand, NamesTheRedesignItIsIn) {
    const CheckedFile file = check_file(
        {"r.yaml",
         "friction: 1\ntitle: Loop\nstart: ask\nsteps:\n  ask: {by: customer, time: 1 min, next: "
         "done}\noutcomes: {done: resolved}\nredesigns:\n  r:\n    changes:\n      - reroute: "
         "{from: ask, to: {ask: 99.999%, done: rest}}\n"});
    EXPECT_THAT(said(file), HasSubstr("in redesign \"r\", move 1"));
}

// A condition on time keeps the check beforehand from knowing; the journey is cut all the same.
TEST(CutWhileRunning, EndsAJourneyAtTheVisitsAllowed) {
    const friction::JourneyRecord journey = friction::testing_support::journey_of(
        friction::testing_support::story("start: again\nsteps:\n  again: {by: customer, time: 1 "
                                         "min, next: [{when: elapsed > 100 "
                                         "weeks, next: done}, {else: again}]}\noutcomes: {done: "
                                         "resolved}\nrun: {max_visits: 7}\n"));
    EXPECT_TRUE(journey.cut);
    EXPECT_EQ(journey.visits.size(), 7U);
}

std::pair<Ending, std::uint64_t> ending_of(const std::string& next, std::uint64_t journeys,
                                           const friction::Enough& enough = {}) {
    const CheckedFile file = checked(next, 10);
    EXPECT_TRUE(file.alternatives) << said(file);
    const std::vector<Plan> plans{compile(file.alternatives->front()).value()};
    RunOptions options;
    options.journeys = journeys;
    const RunResult result =
        friction::run(plans, ColumnLayout(*file.alternatives, {}), options, enough);
    return {result.ending, result.tally.journeys};
}

// Nobody leaves before a hundred visits, which the graph alone does not show.
const std::string stuck = "[{when: visits(ask) > 100, next: done}, {else: ask}]";

// A first block of 4,096 is enough to know that, whatever number was asked for; where 1 journey in
// 100,000 is cut (0.316^10), all of them are run.
TEST(CutWhileRunning, EndsTheRunAtTheFirstLookThatShowsIt) {
    EXPECT_EQ(ending_of(stuck, 1'000'000), std::pair(Ending::cut, std::uint64_t{4'096}));
    EXPECT_EQ(ending_of(stuck, 0), std::pair(Ending::cut, std::uint64_t{4'096}));
    EXPECT_EQ(ending_of(stuck, 100), std::pair(Ending::cut, std::uint64_t{100}));
    EXPECT_EQ(ending_of("{ask: 31.6%, done: rest}", 300'000),
              std::pair(Ending::asked_for, std::uint64_t{300'000}));
}

// Journeys that are all cut at the same visit are all alike: no run looks more precise.
TEST(CutWhileRunning, IsLookedAtBeforePrecision) {
    const auto precise = [](const friction::Tally&) { return true; };
    EXPECT_EQ(ending_of(stuck, 0, precise), std::pair(Ending::cut, std::uint64_t{4'096}));
}

// 0.417^10 = 0.0159%: not twice the limit, so that no look ends the run, but above it. Of a million
// journeys 159 are cut, with a standard error of 13, so that the limit of 100 is 4.7 of them away.
TEST(CutWhileRunning, ABitAboveTheLimitIsHowARunEnds) {
    const std::string next =
        "[{when: elapsed > 1000 days, next: done}, {else: {ask: 41.7%, done: rest}}]";
    EXPECT_EQ(ending_of(next, 1'000'000), std::pair(Ending::cut, std::uint64_t{1'000'000}));
    const auto at_last = [](const friction::Tally& tally) { return tally.journeys >= 1'000'000; };
    EXPECT_EQ(ending_of(next, 0, at_last), std::pair(Ending::cut, std::uint64_t{1'048'576}));
}

TEST(CutBeforehand, AsksToRaiseOnlyWhatCanBeRaised) {
    const std::string most = said(checked("{done: 0.0000001%, ask: rest}", 65535));
    EXPECT_THAT(most, HasSubstr("a way out that more journeys take"));
    EXPECT_THAT(most, testing::Not(HasSubstr("raise")));
    const std::string least = said(checked("{ask: 50%, done: rest}", 1));
    EXPECT_THAT(least, HasSubstr("more journeys take, or raise run.max_visits"));
    EXPECT_THAT(least, HasSubstr("cut at 1 visit of a step"));
}

}  // namespace
