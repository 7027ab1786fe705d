// Do intervals cover the truth when the run itself decides when to stop? 364 to 393 of 400 seeds
// accept a true 95% (two-sided 99.9% binomial).

#include <gtest/gtest.h>

#include <string>

#include "friction/comparison.h"
#include "friction/io/scenario_reader.h"
#include "support/theory_models.h"

namespace friction {
namespace {

int covered(const std::string& yaml, Column column, double truth, double precision,
            std::uint64_t least = 4'096) {
    const std::vector<Scenario> scenarios = {testing_support::scenario_of(yaml)};
    const std::vector<Plan> plans = testing_support::plans_of(scenarios);
    const ColumnLayout layout(scenarios, {});
    int count = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        RunOptions options;
        options.seed = seed;
        options.threads = 1;
        HiddenEffort hidden(scenarios);
        const RunResult result = run(plans, layout, options, [&](const Tally& tally) {
            return is_precise(tally, precision, hidden);
        });
        EXPECT_EQ(result.ending, Ending::enough);
        EXPECT_GE(result.tally.journeys, least) << seed;
        const Estimate interval = estimate(result.tally, 0, column_id(column));
        if (interval.low <= truth && truth <= interval.high) ++count;
    }
    return count;
}

void expect_coverage(int count) {
    ::testing::Test::RecordProperty("covered_of_400", count);
    EXPECT_GE(count, 364);
    EXPECT_LE(count, 393);
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

// One journey in 2,000 meets 200 EM more. 1% of 40.1 EM is 0.4, which 4,096 journeys are known to
// by their spread, but for two visits or none; truth 40 + 0.0005 * 200. The rule goes on until the
// step was visited 25 times, which stops somewhat late on samples with few of them.
TEST(StoppingRule, CoversARareLargeCost) {
    expect_coverage(covered(testing_support::story(R"(
start: ask
steps:
  ask: {by: customer, time: normal mean 40 min sd 8 min, next: {trouble: 0.05%, done: rest}}
  trouble: {by: customer, time: 200 min, next: done}
outcomes: {done: resolved}
)"),
                            Column::effort, 40.1, 0.01, 16'384));
}

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
