#include "friction/rare.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "friction/summary.h"
#include "support/stories.h"
#include "support/synthetic.h"

namespace friction {
namespace {

using synthetic::tally_of;
using testing::IsEmpty;
using testing_support::scenario_of;
using testing_support::story;

/// One journey in 2,000 meets a choice that costs nothing, and behind it 200 minutes of work, which
/// are shared with one in ten; `unused` can be reached with another value of a parameter only.
std::string trouble(const std::string& more = {}, const std::string& way_on = "done") {
    return story(R"(
parameters: {never: 0%}
)" + more + R"(
start: ask
steps:
  ask: {by: customer, time: 40 min, next: {trouble: 0.05%, repair: 10%, unused: $never, done: rest}}
  trouble: {next: repair}
  repair: {by: customer, time: 200 min, next: )" +
                 way_on + R"(}
  unused: {by: customer, time: 1 min, next: done}
outcomes: {done: resolved, left: gave_up}
)");
}

/// Visits of ask, trouble, repair and unused in so many journeys; `effort` is the largest seen.
Tally visited(std::size_t journeys, std::vector<double> visits, double effort = 240) {
    Tally tally = tally_of({{{Column::effort, std::vector<double>(journeys, 40)}}});
    tally.alternatives[0].effort.add(std::vector<double>{effort});
    for (const double count : visits) tally.alternatives[0].steps.emplace_back().visits = count;
    return tally;
}

double hidden_in(const Scenario& scenario, const Tally& tally) {
    const std::vector<Scenario> scenarios{scenario};
    HiddenEffort hidden(scenarios);
    const double first = hidden.at_most(tally, 0);
    EXPECT_EQ(hidden.at_most(tally, 0), first);  // what was solved is kept
    return first;
}

// 3 / 4,096 = 0.0732%, the rule of three; of one visit at most 4.74 (Poisson) in 4,096. A step that
// nothing reaches is none of them.
TEST(RareSteps, AreThoseReachedInFewerThan25Visits) {
    const Scenario scenario = scenario_of(trouble());
    const auto rare = rare_steps(scenario, visited(4'096, {4'096, 0, 25, 0}), 0);
    ASSERT_EQ(rare.size(), 1U);
    EXPECT_EQ(rare[0].step, scenario.step("trouble"));
    EXPECT_NEAR(rare[0].share_at_most, 3.0 / 4'096, 2e-6);
    const auto more = rare_steps(scenario, visited(4'096, {4'096, 1, 24, 0}), 0);
    ASSERT_EQ(more.size(), 2U);
    EXPECT_EQ(more[0].visits, 1);
    EXPECT_NEAR(more[0].share_at_most, 4.74 / 4'096, 1e-5);
    EXPECT_EQ(more[1].step, scenario.step("repair"));
    EXPECT_THAT(rare_steps(scenario, visited(0, {0, 0, 0, 0}), 0), IsEmpty());
}

// Whoever comes to trouble books the 200 EM of repair: 0.0005 * 200 = 0.1 EM in the mean. A sample
// that knows trouble has it, and one that knows it well has nothing to ask.
TEST(HiddenEffort, IsAllThatComesBehindAStepNeverVisited) {
    const Scenario scenario = scenario_of(trouble());
    EXPECT_NEAR(hidden_in(scenario, visited(4'096, {4'096, 0, 400, 0})), 0.1, 1e-12);
    EXPECT_EQ(hidden_in(scenario, visited(4'096, {4'096, 1, 400, 0})), 0);
    EXPECT_EQ(hidden_in(scenario, visited(4'096, {4'096, 25, 400, 0})), 0);
}

// A tenth and 0.05% of the journeys repair: (0.1 + 0.0005) * 200 = 20.1 EM, booked there.
TEST(HiddenEffort, OfAStepVisitedIsWhatItBooksItself) {
    EXPECT_NEAR(hidden_in(scenario_of(trouble()), visited(4'096, {4'096, 25, 24, 0})), 20.1, 1e-9);
}

// With a segment that asks the chain is solved for each: all others never meet trouble.
TEST(HiddenEffort, IsMixedFromTheSegments) {
    const Scenario scenario = scenario_of(story(R"(
customers: {segments: {few: {share: 20%}, many: {share: rest}}}
start: ask
steps:
  ask: {by: customer, time: 40 min, next: [{when: segment is few, next: {trouble: 1%, done: rest}}, {else: done}]}
  trouble: {by: customer, time: 200 min, next: done}
outcomes: {done: resolved}
)"));
    EXPECT_NEAR(hidden_in(scenario, visited(4'096, {4'096, 0})), 0.2 * 0.01 * 200, 1e-12);
}

// No bound before 65,536 journeys, and then 2.9957 / 65,536 of the largest effort: 240 EM.
TEST(HiddenEffort, IsBoundedBySampleWhereNothingIsSolved) {
    const Scenario scenario =
        scenario_of(trouble({}, "[{when: effort > 1000 EM, next: left}, {else: done}]"));
    EXPECT_EQ(hidden_in(scenario, visited(32'768, {32'768, 0, 3'000, 0})),
              std::numeric_limits<double>::infinity());
    EXPECT_NEAR(hidden_in(scenario, visited(65'536, {65'536, 0, 6'000, 0})), 2.9957 / 65'536 * 240,
                1e-6);
    // One visit that booked 50 EM, where 4.74 might have been expected.
    Tally tally = visited(65'536, {65'536, 1, 6'000, 0});
    tally.alternatives[0].steps[1].effort_em[0] = 50;
    EXPECT_NEAR(hidden_in(scenario, tally), 4.74 * 50 / 65'536, 1e-5);
}

// Patience of 1 EM ends every journey before repair, which without patience costs 20.1 EM. Its twin
// is a bound only where it is the smaller one; the other is of so few journeys that were not seen,
// each with the 200 EM that the twin books there, however little the sample has seen.
TEST(HiddenEffort, OfImpatientCustomersIsTheSmallerBound) {
    const std::string patience =
        "customers: {segments: {all: {share: 100%, patience: uniform 1 .. 2 EM}}}\n";
    const Scenario impatient = scenario_of(trouble(patience));
    EXPECT_NEAR(hidden_in(impatient, visited(65'536, {65'536, 40, 0, 0}, 41)),
                2.9957 / 65'536 * 200, 1e-6);
    EXPECT_NEAR(hidden_in(impatient, visited(4'096, {4'096, 0, 400, 0})), 0.1, 1e-12);
}

// 4,095 of 40 EM and one of 240: the mean is 40 + 200 / 4,096, and without the one it is 40. The
// half-width is 1.96 * 200 / 4,096: one journey is half of it.
TEST(OneJourney, DecidesAMeanByMoreThanAQuarterOfItsHalfWidth) {
    std::vector<double> effort(4'096, 40), before = effort;
    effort[7] = 240;
    const OneJourney one = one_journey(tally_of({{{Column::effort, effort}}}), 0);
    EXPECT_NEAR(one.moves_em, 200.0 / 4'096, 1e-9);
    EXPECT_TRUE(one.decides);
    // Of differences the sign is no matter.
    Tally saved = tally_of({{{Column::effort, effort}}, {{Column::effort, before}}});
    std::vector<double> difference(4'096, 0);
    difference[7] = -200;
    saved.alternatives[1].effort_difference.add(difference);
    EXPECT_NEAR(one_journey(saved, 1).moves_em, 200.0 / 4'096, 1e-9);
    EXPECT_TRUE(one_journey(saved, 1).decides);
}

// 17 of 200 EM more: sd about 200 sqrt(17 / 4,096) = 12.9, a quarter of the half-width 0.0986 EM;
// one moves the mean by 0.0486. Of ten journeys each moves it, whatever they are.
TEST(OneJourney, DecidesNothingWhereManyAreAlikeOrFewWereSeen) {
    std::vector<double> effort(4'096, 40);
    for (std::size_t i = 0; i < 17; ++i) effort[i] = 240;
    EXPECT_FALSE(one_journey(tally_of({{{Column::effort, effort}}}), 0).decides);
    std::vector<double> few(10, 40);
    few[3] = 60;
    EXPECT_FALSE(one_journey(tally_of({{{Column::effort, few}}}), 0).decides);
    few.resize(30, 40);
    EXPECT_TRUE(one_journey(tally_of({{{Column::effort, few}}}), 0).decides);
    EXPECT_FALSE(
        one_journey(tally_of({{{Column::effort, std::vector<double>(50, 40)}}}), 0).decides);
    EXPECT_FALSE(one_journey(tally_of({{{Column::effort, {40}}}}), 0).decides);
}

}  // namespace
}  // namespace friction
