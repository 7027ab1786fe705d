// The engine against closed forms (docs/validation.md, P5, P6, P8), within four standard errors at
// fixed seeds.

#include <gtest/gtest.h>

#include <cmath>

#include "friction/summary.h"
#include "support/theory_models.h"

namespace friction {
namespace {

constexpr std::uint64_t theory_journeys = 200'000;

struct Expected {
    Column column;
    double value;
};

void expect_means(const std::string& yaml, const std::vector<Expected>& all) {
    const Tally tally =
        testing_support::simulate({testing_support::scenario_of(yaml)}, theory_journeys, 11);
    for (const auto& [column, value] : all) {
        const Moments moments = tally.total(0, column_id(column));
        EXPECT_NEAR(moments.mean, value, 4 * std::sqrt(moments.variance() / moments.n))
            << tally.layout.name(column_id(column));
    }
}

TEST(PathTheory, AbsorbingChainHasItsVisitsOutcomesAndTime) {
    const Tally tally = testing_support::simulate(
        {testing_support::scenario_of(testing_support::absorbing_chain)}, theory_journeys, 11);
    const double visits[] = {1.173333333, 0.3733333333, 0.1066666667};
    for (std::size_t s = 0; s < 3; ++s) {
        const StepTally& step = tally.alternatives[0].steps[s];
        const Estimate estimate = section_interval(step.section_visits, tally.journeys);
        EXPECT_NEAR(step.visits / static_cast<double>(tally.journeys), visits[s],
                    4 * estimate.standard_error)
            << s;
    }
    expect_means(testing_support::absorbing_chain,
                 {{Column::resolved, 0.9173333333}, {Column::effort, 12.37333333}});

    // The variance itself, with its standard error from the fourth moment's bound by sections of
    // seeds.
    double sum = 0, squares = 0;
    constexpr int runs = 40;
    for (int seed = 1; seed <= runs; ++seed) {
        const Tally part = testing_support::simulate(
            {testing_support::scenario_of(testing_support::absorbing_chain)}, 5'000,
            static_cast<std::uint64_t>(seed));
        const double variance = part.total(0, column_id(Column::effort)).variance();
        sum += variance;
        squares += variance * variance;
    }
    const double mean = sum / runs;
    const double error = std::sqrt((squares / runs - mean * mean) / (runs - 1));
    EXPECT_NEAR(mean, 204.570694, 4 * error);
}

TEST(PathTheory, ReworkLoopFollowsWald) {
    expect_means(
        testing_support::rework_loop,
        {{Column::contacts, 1.428571429}, {Column::active, 10.71428571}, {Column::resolved, 1}});
}

TEST(PathTheory, ReworkLoopWithALimit) {
    expect_means(
        testing_support::rework_with_limit,
        {{Column::contacts, 1.417}, {Column::active, 10.6275}, {Column::resolved, 1 - 0.0081}});
}

// Contacts geometric with p = 0.7, E = 10 n + 20 (n - 1). The map is averaged, not its argument.
TEST(PathTheory, RandomEffortFeelsAsTheAveragedMapSays) {
    expect_means(testing_support::repeated_calls, {{Column::effort, 22.85714286},
                                                   {Column::ces, 5.411343526},
                                                   {Column::disloyal, 0.2768747944},
                                                   {Column::negative_word, 0.1702871963},
                                                   {Column::repurchase, 0.7395763259},
                                                   {Column::spend_more, 0.7022830714}});
}

}  // namespace
}  // namespace friction
