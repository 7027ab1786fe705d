// Do intervals cover the truth when the run itself decides when to stop? 400 seeds each, or as many
// as FRICTION_SEEDS says; --gtest_output=xml tells how many covered, and how many do so by the
// plain rule (m +- 1.96 s/sqrt(n) at the first look that is precise by its own width).

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>

#include "friction/comparison.h"
#include "friction/io/scenario_reader.h"
#include "support/theory_models.h"

namespace friction {
namespace {

int seeds_asked_for() {
    const char* wanted = std::getenv("FRICTION_SEEDS");
    return wanted != nullptr ? std::max(1, std::atoi(wanted)) : 400;  // NOLINT(cert-err34-c)
}

struct Accepted {
    int low = 0, high = 0;
};

/// What a true 95% gives in n seeds but for once in a thousand, two-sided.
Accepted accepted(int n) {
    constexpr double p = 0.95, tail = 0.0005;
    const auto chance = [&](int k) {
        return std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) +
                        k * std::log(p) + (n - k) * std::log(1 - p));
    };
    Accepted made{0, n};
    for (double below = chance(0); below <= tail; below += chance(made.low)) ++made.low;
    for (double above = chance(n); above <= tail; above += chance(made.high)) --made.high;
    return made;
}

/// The plain interval of a mean, 95%.
bool plain_interval_holds(const Moments& m, double truth) {
    return std::abs(m.mean - truth) <= z_95 * std::sqrt(m.variance() / m.n);
}

struct Covered {
    int ours = 0, plain = 0;  ///< seeds
};

Covered covered(const std::string& yaml, Column column, double truth, double precision,
                std::uint64_t least = 4'096) {
    const std::vector<Scenario> scenarios = {testing_support::scenario_of(yaml)};
    const std::vector<Plan> plans = testing_support::plans_of(scenarios);
    const ColumnLayout layout(scenarios, {});
    Covered count;
    for (int seed = 1; seed <= seeds_asked_for(); ++seed) {
        RunOptions options;
        options.seed = static_cast<std::uint64_t>(seed);
        options.threads = 1;
        HiddenEffort hidden(scenarios);
        std::optional<bool> plain;
        const RunResult result = run(plans, layout, options, [&](const Tally& tally) {
            const Moments effort = tally.total(0, column_id(Column::effort));
            const double half_width = z_95 * std::sqrt(effort.variance() / effort.n);
            if (!plain && half_width <= precision * effort.mean)
                plain = plain_interval_holds(tally.total(0, column_id(column)), truth);
            return is_precise(tally, precision, hidden);
        });
        EXPECT_EQ(result.ending, Ending::enough);
        EXPECT_GE(result.tally.journeys, least) << seed;
        const Estimate interval = estimate(result.tally, 0, column_id(column));
        if (interval.low <= truth && truth <= interval.high) ++count.ours;
        if (plain.value_or(false)) ++count.plain;
    }
    return count;
}

void expect_coverage(const Covered& count) {
    ::testing::Test::RecordProperty("seeds", seeds_asked_for());
    ::testing::Test::RecordProperty("covered", count.ours);
    ::testing::Test::RecordProperty("covered_by_the_plain_rule", count.plain);
    const Accepted range = accepted(seeds_asked_for());
    EXPECT_GE(count.ours, range.low);
    EXPECT_LE(count.ours, range.high);
}

TEST(StoppingRule, AcceptsWhatATrueIntervalGives) {
    EXPECT_EQ(accepted(200).low, 179);
    EXPECT_EQ(accepted(200).high, 198);
    EXPECT_EQ(accepted(400).low, 364);
    EXPECT_EQ(accepted(400).high, 393);
    EXPECT_EQ(accepted(1'000).low, 926);
    EXPECT_EQ(accepted(1'000).high, 971);
}

// Precisions are chosen so that runs stop at the first to third look, where stopping does most
// harm.
TEST(StoppingRule, CoversTheTimeOfTheAbsorbingChain) {
    expect_coverage(covered(testing_support::absorbing_chain, Column::effort, 12.37333333, 0.025));
}
TEST(StoppingRule, CoversTheTimeOfTheReworkLoop) {
    expect_coverage(covered(testing_support::rework_loop, Column::active, 10.71428571, 0.03));
}
TEST(StoppingRule, CoversTheAnswerAfterRandomEffort) {
    expect_coverage(covered(testing_support::repeated_calls, Column::ces, 5.411343526, 0.03));
}

Covered covered_rare_cost(const std::string& sd) {
    return covered(testing_support::story(R"(
start: ask
steps:
  ask: {by: customer, time: normal mean 40 min sd )" +
                                          sd +
                                          R"( min, next: {trouble: 0.05%, done: rest}}
  trouble: {by: customer, time: 200 min, next: done}
outcomes: {done: resolved}
)"),
                   Column::effort, 40.1, 0.01, 16'384);
}

// One journey in 2,000 meets 200 EM more. 1% of 40.1 EM is 0.4, which 4,096 journeys are known to
// by their spread, but for two visits or none; truth 40 + 0.0005 * 200. The rule goes on until the
// step was visited 25 times, which stops somewhat late on samples with few of them.
TEST(StoppingRule, CoversARareLargeCost) { expect_coverage(covered_rare_cost("8")); }

// As above, but the rare step is all the spread there is: a sample without it looks certain.
TEST(StoppingRule, CoversARareCostThatIsAllTheSpread) { expect_coverage(covered_rare_cost("1")); }

// The same customers in both designs: an answer that comes to 70% instead of 60% moves few of them.
TEST(Pairing, GainsAtLeastFiveTimesLessVarianceForOneShare) {
    const io::ReadScenario read = io::read_scenario(
        io::read_source(std::string(FRICTION_SOURCE_DIR) + "/scenarios/toll-invoice.yaml").value());
    Draft changed = read.file.draft;
    find(changed.parameters, "reply_useful")->value.value = 0.70;
    ASSERT_EQ(find(read.file.draft.parameters, "reply_useful")->value.value, 0.60);
    const std::vector<Scenario> scenarios = {build_scenario(read.file.draft).value(),
                                             build_scenario(changed).value()};
    const Tally tally = testing_support::simulate(scenarios, 100'000, 1);

    const ColumnId effort = column_id(Column::effort);
    const double apart = tally.total(0, effort).variance() + tally.total(1, effort).variance();
    const double gain = apart / tally.total_difference(1, effort).variance();
    RecordProperty("gain", std::to_string(gain));
    EXPECT_GE(gain, 5);
}

}  // namespace
}  // namespace friction
