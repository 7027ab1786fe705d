// Journeys one by one are those that a run adds up.

#include "friction/samples.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <string>

#include "friction/journey.h"
#include "friction/metric.h"
#include "support/stories.h"

namespace friction {
namespace {

constexpr std::uint64_t seed = 7;

/// Two designs and two segments that differ in patience.
const std::string two_designs = testing_support::story(R"(
customers: {segments: {hasty: {share: 30%, patience: 12 EM}, calm: {share: rest}}}
teams: {desk: {cost: 60 per hour}}
start: call
steps:
  call: {by: desk, channel: phone, time: exponential mean 4 min, next: {done: 60%, again: rest}}
  again: {wait: exponential mean 1 days, owner: customer, next: call}
outcomes: {done: resolved, left: gave_up}
redesigns:
  quick: {changes: [{set: {step: call, time: exponential mean 2 min}}]}
)");

struct Simulated {
    std::vector<Scenario> scenarios = testing_support::alternatives_of(two_designs);
    std::vector<Plan> plans = testing_support::plans_of(scenarios);
    ColumnLayout layout{scenarios, {"again"}};

    [[nodiscard]] RunOptions options(std::uint64_t journeys) const {
        RunOptions options;
        options.seed = seed;
        options.journeys = journeys;
        options.visits = {"again"};
        return options;
    }
};

TEST(Samples, AddUpToTheTally) {
    const Simulated s;
    const RunOptions options = s.options(5'000);  // not a whole number of lots
    const Tally tally = run(s.plans, s.layout, options).tally;
    std::vector<std::vector<double>> sums(2, std::vector<double>(s.layout.size()));
    std::uint64_t next = 0;
    for_each_sample(s.plans, s.layout, options, [&](const SampleBlock& block) {
        for (std::size_t i = 0; i < block.size(); ++i) {
            EXPECT_EQ(block.customer(i), next++);
            for (std::size_t a = 0; a < 2; ++a)
                for (ColumnId c = 0; c < s.layout.size(); ++c) sums[a][c] += block.value(a, c, i);
        }
        return true;
    });
    EXPECT_EQ(next, 5'000U);
    for (std::size_t a = 0; a < 2; ++a)
        for (ColumnId c = 0; c < s.layout.size(); ++c) {
            const double mean = tally.total(a, c).mean;
            EXPECT_NEAR(sums[a][c] / 5'000, mean, 1e-12 * std::max(1.0, std::abs(mean)))
                << a << " " << s.layout.name(c);
        }
}

TEST(Samples, AreTheTracedCustomers) {
    const Simulated s;
    for_each_sample(s.plans, s.layout, s.options(300), [&](const SampleBlock& block) {
        for (std::size_t i = 0; i < block.size(); ++i)
            for (std::size_t a = 0; a < 2; ++a) {
                const JourneyRecord journey = trace_journey(s.plans[a], seed, block.customer(i));
                EXPECT_NEAR(block.value(a, column_id(Column::effort), i), journey.effort_em, 1e-9);
                EXPECT_EQ(block.outcome(a, i), journey.outcome);
                EXPECT_EQ(block.segment(a, i), journey.segment);
            }
        return true;
    });
}

TEST(Samples, EndWhenNobodyWantsMore) {
    const Simulated s;
    int blocks = 0;
    for_each_sample(s.plans, s.layout, s.options(100'000),
                    [&](const SampleBlock&) { return ++blocks < 3; });
    EXPECT_EQ(blocks, 3);
}

TEST(Samples, EndWhenCancelled) {
    const Simulated s;
    std::atomic<bool> cancel = false;
    RunOptions options = s.options(1'000'000);
    options.cancel = &cancel;
    int blocks = 0;
    for_each_sample(s.plans, s.layout, options, [&](const SampleBlock&) {
        cancel = true;
        return ++blocks < 900;
    });
    EXPECT_EQ(blocks, 1);
}

}  // namespace
}  // namespace friction
