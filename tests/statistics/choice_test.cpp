// The best of twenty equal designs saves nothing, though it seems to with the customers by whom it
// was chosen; and it is hardly ever called the only one.

#include "friction/choice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "friction/comparison.h"
#include "support/stories.h"

namespace friction {
namespace {

constexpr std::size_t redesigns = 20;
constexpr std::uint64_t seeds = 400, journeys = 512;

/// A baseline and twenty redesigns of it, each with the same step under a name, and so a luck, of
/// its own.
std::vector<Scenario> equal_designs() {
    std::vector<Scenario> designs;
    for (std::size_t a = 0; a <= redesigns; ++a) {
        const std::string step = "work_" + std::to_string(a);
        designs.push_back(testing_support::scenario_of(
            testing_support::story("start: " + step + "\nsteps:\n  " + step +
                                   ": {by: customer, time: exponential mean 10 min, next: done}\n"
                                   "outcomes: {done: resolved}\n")));
    }
    return designs;
}

struct Trial {
    Choice choice;
    double first_saving = 0, fresh_saving = 0;
};

Trial trial(const std::vector<Scenario>& designs, const std::vector<Plan>& plans,
            std::uint64_t seed) {
    RunOptions options;
    options.seed = seed;
    options.journeys = journeys;
    options.threads = 1;  // less than a block: another one would have nothing to do
    options.contrasts = choice_contrasts(designs.size());
    const Comparison compared =
        compare(designs, run(plans, ColumnLayout(designs, {}), options), 0.01);
    Trial result{compared.choice.value()};
    const std::size_t best = result.choice.least;
    const std::vector<Scenario> both{designs[0], designs[best]};
    result.first_saving = -compared.redesigns[best - 1].effort_difference.value;
    result.fresh_saving = -save_on_fresh_customers(std::vector<Plan>{plans[0], plans[best]},
                                                   ColumnLayout(both, {}), best, options)
                               .value()
                               .effort_difference.value;
    return result;
}

// By chance the largest of twenty independent means stands 1.87 standard errors out: here
// 1.87 * 10 / sqrt(512) = 0.83 EM, give or take a few hundredths over 400 seeds. With fresh
// customers there must be nothing left of it. Every design is one of least effort, and the first
// may be dropped in at most 5% of the seeds (35 of 400 are accepted).
TEST(Choice, TheFreshSavingOfTheBestOfTwentyEqualsIsNone) {
    const std::vector<Scenario> designs = equal_designs();
    const std::vector<Plan> plans = testing_support::plans_of(designs);
    std::vector<double> first, fresh;
    int dropped = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const Trial found = trial(designs, plans, seed);
        first.push_back(found.first_saving);
        fresh.push_back(found.fresh_saving);
        const bool is_named =
            found.choice.least == 1 || std::ranges::count(found.choice.ties, 1U) > 0;
        dropped += is_named ? 0 : 1;
    }
    const Moments seen = moments_of(first), told = moments_of(fresh);
    const auto standard_error = [](const Moments& m) { return std::sqrt(m.variance() / m.n); };
    RecordProperty("first_saving", std::to_string(seen.mean));
    RecordProperty("fresh_saving", std::to_string(told.mean));
    RecordProperty("standard_error", std::to_string(standard_error(told)));
    RecordProperty("dropped", dropped);
    EXPECT_NEAR(seen.mean, 1.87 * 10 / std::sqrt(512.0), 4 * standard_error(seen));
    EXPECT_LE(std::abs(told.mean), 3 * standard_error(told));
    EXPECT_LE(dropped, 35);
}

}  // namespace
}  // namespace friction
