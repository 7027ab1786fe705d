// Worked absorbing chains: P5 and P6 of docs/validation, and a chain too large for a dense
// factorisation.

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "friction/exact.h"
#include "support/scenarios.h"

namespace friction::support {
namespace {

void expect_relative(double actual, double expected, double relative = 1e-12) {
    EXPECT_NEAR(actual, expected, relative * std::abs(expected));
}

// Front, specialist and back office with exponential times of mean 6, 10 and 15 minutes, or one
// minute each.
Builder three_offices(bool one_minute_each) {
    const auto time = [&](double mean) -> Distribution {
        if (one_minute_each) return minutes(1);
        return Exponential{mean * minute};
    };
    Builder b;
    b.step(customer("front", time(6)));
    b.step(customer("specialist", time(10)));
    b.step(customer("back", time(15)));
    b.outcome("solved");
    b.outcome("lost", OutcomeKind::unresolved);
    b.lead("front",
           {{"front", .10}, {"specialist", .25}, {"back", .05}, {"solved", .55}, {"lost", .05}});
    b.lead("specialist",
           {{"front", .15}, {"specialist", .20}, {"back", .10}, {"solved", .50}, {"lost", .05}});
    b.lead("back", {{"specialist", .05}, {"back", .10}, {"solved", .80}, {"lost", .05}});
    return b;
}

// P5. The digits are those of docs/validation; the fractions are the same numbers from (I - Q)^-1
// in rational arithmetic.
TEST(AbsorbingChain, P5CountsVisitsAndOutcomes) {
    const ExactAnswer a = solve_exactly(three_offices(true).build()).value().overall;

    expect_relative(a.visits[0], 1.173333333, 1e-9);
    expect_relative(a.visits[1], 0.3733333333, 1e-9);
    expect_relative(a.visits[2], 0.1066666667, 1e-9);
    expect_relative(a.outcome_probability[0], 344.0 / 375);
    expect_relative(a.outcome_probability[0], 0.9173333333, 1e-9);
    expect_relative(a.outcome_probability[1], 0.08266666667, 1e-9);
    expect_relative(a.elapsed_mean_s / minute, 124.0 / 75);  // steps: 1.653333333
    expect_relative(a.elapsed_variance_s2 / minute / minute, 75148.0 / 73125);  // 1.027664957
}

TEST(AbsorbingChain, P5AddsUpTime) {
    const ExactSummary exact = solve_exactly(three_offices(false).build()).value();
    const ExactAnswer& a = exact.overall;

    EXPECT_EQ(exact.states, 3u);
    expect_relative(a.elapsed_mean_s / minute, 928.0 / 75);
    expect_relative(a.elapsed_mean_s / minute, 12.37333333, 1e-9);
    expect_relative(a.elapsed_variance_s2 / minute / minute, 14959232.0 / 73125);
    expect_relative(std::sqrt(a.elapsed_variance_s2) / minute, 14.30282119, 1e-9);
    // all of it is the customer's own work: as many EM as minutes
    expect_relative(a.effort_mean, 928.0 / 75);
    expect_relative(a.effort_variance, 14959232.0 / 73125);
    EXPECT_LT(a.effort_error, 1e-12);
    EXPECT_LT(exact.cut_bound, 1e-12);
}

TEST(AbsorbingChain, P5FromTheOtherOffices) {
    Builder from_specialist = three_offices(true), from_back = three_offices(true);
    from_specialist.start({{"specialist", 1}});
    from_back.start({{"back", 1}});

    const ExactAnswer s = solve_exactly(from_specialist.build()).value().overall;
    const ExactAnswer k = solve_exactly(from_back.build()).value().overall;

    expect_relative(s.elapsed_mean_s / minute, 1.710769231, 1e-9);
    expect_relative(s.outcome_probability[0], 0.9144615385, 1e-9);
    expect_relative(k.elapsed_mean_s / minute, 1.206153846, 1e-9);
    expect_relative(k.outcome_probability[0], 0.9396923077, 1e-9);
}

// Gamma with mean 7.5 and variance 20.25 minutes.
Step contact_of_p6() { return customer("contact", Gamma{7.5 * 7.5 / 20.25, 20.25 / 7.5 * minute}); }

// P6. Contacts are geometric: mean 1 / 0.7, variance 0.3 / 0.49; Var S = E[N] v + Var(N) m^2.
TEST(AbsorbingChain, P6ReworkLoop) {
    Builder b;
    b.step(contact_of_p6());
    b.outcome("solved");
    b.lead("contact", {{"solved", .7}, {"contact", .3}});
    const ExactAnswer a = solve_exactly(b.build()).value().overall;

    expect_relative(a.visits[0], 1 / 0.7);
    expect_relative(a.elapsed_mean_s / minute, 7.5 / 0.7);
    expect_relative(a.elapsed_mean_s / minute, 10.71428571, 1e-9);
    expect_relative(a.elapsed_variance_s2 / minute / minute, 20.25 / 0.7 + 0.3 / 0.49 * 56.25,
                    1e-11);
    expect_relative(a.elapsed_variance_s2 / minute / minute, 63.36734694, 1e-9);
}

Builder giving_up_after(double failed, Step contact) {
    Builder b;
    b.step(std::move(contact));
    b.outcome("solved");
    b.outcome("left", OutcomeKind::gave_up);
    b.lead_when("contact", {b.visits_at_least("contact", failed)}, {{"solved", .7}, {"left", .3}});
    b.lead("contact", {{"solved", .7}, {"contact", .3}});
    return b;
}

// P6 with giving up after four failed contacts: N = 1, 2, 3, 4 with chance .7, .21, .063, .027; E N
// = 1.417, E N^2 = .7 + .84 + .567 + .432 = 2.539, Var N = 2.539 - 1.417^2 = 0.531111; given up
// 0.3^4 = 0.0081.
TEST(AbsorbingChain, P6GivingUpAfterFourFailedContacts) {
    const ExactSummary exact = solve_exactly(giving_up_after(4, contact_of_p6()).build()).value();
    const ExactAnswer& a = exact.overall;

    EXPECT_EQ(exact.states, 4u);
    EXPECT_EQ(exact.cut_bound, 0);
    expect_relative(a.visits[0], 1.417);
    expect_relative(a.outcome_probability[1], 0.0081);
    expect_relative(a.elapsed_mean_s / minute, 10.6275);
    expect_relative(a.elapsed_variance_s2 / minute / minute, 58.56924375, 1e-11);

    const ExactAnswer n =
        solve_exactly(giving_up_after(4, customer("contact", minutes(1))).build()).value().overall;
    expect_relative(n.elapsed_variance_s2 / minute / minute, 0.531111, 1e-11);
}

// A run of n successes in a row, each with chance p, starting over after a failure, takes (p^-n -
// 1) / (1 - p) trials.
TEST(AbsorbingChain, SolvesALoopOfManySteps) {
    constexpr std::size_t n = 300;
    constexpr double p = 0.99;
    Builder b;
    for (std::size_t i = 0; i < n; ++i) b.step(customer("s" + std::to_string(i), minutes(1)));
    b.outcome("done");
    for (std::size_t i = 0; i < n; ++i)
        b.lead("s" + std::to_string(i),
               {{i + 1 < n ? "s" + std::to_string(i + 1) : "done", p}, {"s0", 1 - p}});
    const ExactSummary exact = solve_exactly(b.build()).value();

    expect_relative(exact.overall.effort_mean, (std::pow(p, -300.0) - 1) / (1 - p), 1e-9);
    EXPECT_LT(exact.overall.effort_error, 1e-9 * exact.overall.effort_mean);
    EXPECT_EQ(exact.cut_bound,
              1);  // 1,939 steps to go on average say nothing about 1,000 visits of one
}

// Coming back with chance q leaves N visits with P(N > 1000) = q^1000; the bound must lie above.
TEST(AbsorbingChain, BoundsWhatTheCutTakesAway) {
    for (const double q : {0.5, 0.99, 0.999}) {
        Builder b;
        b.step(customer("again", minutes(1)));
        b.outcome("done");
        b.lead("again", {{"again", q}, {"done", 1 - q}});
        const ExactSummary exact = solve_exactly(b.build()).value();

        EXPECT_GE(exact.cut_bound, std::pow(q, 1000.0)) << q;
        if (q == 0.5) {
            EXPECT_LT(exact.cut_bound, 1e-60);
        }
        expect_relative(exact.overall.effort_mean, 1 / (1 - q));
        expect_relative(exact.overall.effort_variance, q / (1 - q) / (1 - q), 1e-11);
    }
}

}  // namespace
}  // namespace friction::support
