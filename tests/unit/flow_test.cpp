#include "friction/flow.h"

#include <gtest/gtest.h>

#include "support/random_process.h"
#include "support/scenarios.h"
#include "support/stories.h"

namespace friction {
namespace {

using support::Builder;
using support::minutes;

/// The customer writes to sales, who work on it for 5 minutes; then the customer calls billing,
/// which has to be told the number once more.
Scenario write_then_call() {
    Builder builder;
    const TeamId sales = builder.team("sales");
    const TeamId billing = builder.team("billing");
    const FactId number = builder.fact("number", 30);
    Step write = support::customer("write", minutes(4), Channel::email, sales);
    write.needs = {number};
    builder.step(write);
    builder.step(support::team("look", sales, minutes(5)));
    Step call = support::customer("call", minutes(6), Channel::phone, billing);
    call.needs = {number};
    builder.step(call);
    return support::in_a_row(builder);
}

// Weights: a repeated contact 20, a switch from e-mail to phone 2, another team 3, a fact told
// again 5: all on the way from look to call, and only there.
TEST(Flows, BookWhatEnteringAStepThatWayCosts) {
    const Scenario scenario = write_then_call();
    const Flows flows = count_flows(scenario, compile(scenario).value(), 1, 10);

    EXPECT_EQ(flows.customers, 10U);
    ASSERT_EQ(flows.handoffs.size(), 4U);
    const HandoffFlow& call = flows.handoffs[2];
    EXPECT_EQ(call.ends, (HandoffEnds{StepId{1}, {StepId{2}, {}}}));
    EXPECT_DOUBLE_EQ(call.uses, 1);
    EXPECT_DOUBLE_EQ(call.share, 1);
    EXPECT_DOUBLE_EQ(call.contact_em, 20);
    EXPECT_DOUBLE_EQ(call.switch_em, 2);
    EXPECT_DOUBLE_EQ(call.handoff_em, 3);
    EXPECT_DOUBLE_EQ(call.retelling_em, 5);
    EXPECT_DOUBLE_EQ(call.felt, 1);
    for (const std::size_t other : {0U, 1U, 3U}) EXPECT_EQ(flows.handoffs[other].entry_em(), 0);
    EXPECT_EQ(flows.handoffs[1].meets, Channel::email);
    EXPECT_EQ(flows.handoffs[2].meets, Channel::none);
    EXPECT_DOUBLE_EQ(flows.outcomes[0], 1);
    EXPECT_DOUBLE_EQ(flows.next_actions, 2);
    // 4 minutes and half a minute of telling; 5 minutes; 6 and a half.
    EXPECT_DOUBLE_EQ(flows.steps[0].length_s, 270);
    EXPECT_DOUBLE_EQ(flows.steps[2].length_s, 390);
    EXPECT_DOUBLE_EQ(flows.team_minutes[0], 5);
    EXPECT_DOUBLE_EQ(flows.team_minutes[1], 0);
}

TEST(Flows, KnowAWayThatOnlyPatienceTakes) {
    // Everybody bears 1 EM. Reading costs 3, so nobody comes to writing.
    const Scenario scenario = testing_support::scenario_of(
        testing_support::story("customers: {patience: 1 EM}\n"
                               "start: read\n"
                               "steps:\n"
                               "  read: {by: customer, time: 3 min, channel: web, next: write}\n"
                               "  write: {by: customer, time: 4 min, channel: web, next: done}\n"
                               "outcomes: {done: resolved, left: gave_up}\n"));
    const Flows flows = count_flows(scenario, compile(scenario).value(), 1, 5);

    ASSERT_EQ(flows.handoffs.size(), 4U);
    EXPECT_TRUE(flows.handoffs[3].ran_out);
    EXPECT_EQ(flows.handoffs[3].ends, (HandoffEnds{StepId{0}, {{}, OutcomeId{1}}}));
    EXPECT_DOUBLE_EQ(flows.handoffs[3].share, 1);
    EXPECT_DOUBLE_EQ(flows.steps[1].visits, 0);
}

TEST(Flows, ComeInAsOftenAsStepsAreVisited) {
    for (std::uint64_t number = 0; number < 20; ++number) {
        const Scenario scenario = testing_support::scenario_of(
            testing_support::random_process(number, {.with_patience = number % 2 == 0}));
        const Plan plan = compile(scenario).value();
        const Flows flows = count_flows(scenario, plan, 3, 64);
        std::vector<double> in(scenario.steps.size()), out(scenario.outcomes.size());
        for (const HandoffFlow& flow : flows.handoffs)
            (flow.ends.to.is_outcome() ? out[flow.ends.to.outcome.index]
                                       : in[flow.ends.to.step.index]) += flow.uses;
        std::vector<double> ended(scenario.outcomes.size());
        for (std::uint64_t customer = 0; customer < 64; ++customer) {
            const JourneyRecord record = trace_journey(plan, 3, customer);
            if (record.outcome.exists()) ended[record.outcome.index] += 1.0 / 64;
        }
        for (std::size_t s = 0; s < in.size(); ++s)
            EXPECT_NEAR(in[s], flows.steps[s].visits, 1e-12) << number << " " << s;
        for (std::size_t o = 0; o < out.size(); ++o) {
            EXPECT_NEAR(out[o], ended[o], 1e-12) << number;
            EXPECT_NEAR(flows.outcomes[o], ended[o], 1e-12) << number;
        }
    }
}

// 4,000,000 visits at 10,000 a journey are 400 customers; where journeys have one visit, all 500
// are counted.
TEST(Flows, CountFewerCustomersWhereJourneysAreVeryLong) {
    Builder builder;
    for (int i = 0; i < 10'000; ++i)
        builder.step(support::customer("s" + std::to_string(i), minutes(1)));
    const Scenario scenario = support::in_a_row(builder);
    const Flows flows = count_flows(scenario, compile(scenario).value(), 1);
    EXPECT_EQ(flows.customers, 400U);
    EXPECT_DOUBLE_EQ(flows.steps.back().visits, 1);
    EXPECT_DOUBLE_EQ(flows.outcomes[0], 1);

    Builder short_one;
    short_one.step(support::customer("only", minutes(1)));
    const Scenario quick = support::in_a_row(short_one);
    EXPECT_EQ(count_flows(quick, compile(quick).value(), 1, 500).customers, 500U);
}

TEST(Flows, StopWhenAskedTo) {
    const Scenario scenario = write_then_call();
    const std::atomic<bool> cancel{true};
    EXPECT_EQ(count_flows(scenario, compile(scenario).value(), 1, 10, &cancel).customers, 0U);
}

}  // namespace
}  // namespace friction
