#include "decision_rule.h"

#include <gtest/gtest.h>

#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <vector>

#include "friction/kernels.h"
#include "support/synthetic.h"

namespace friction {
namespace {

using enum Verdict;

// 4,096 * 2^12 = 16,777,216 is the thirteenth look; a cap between two looks is a look of its own.
TEST(DecisionRule, LooksDoubleUpToTheCap) {
    EXPECT_EQ(look_count(16'777'216), 13U);
    EXPECT_EQ(look_count(4'096), 1U);
    EXPECT_EQ(look_count(1'000), 1U);
    EXPECT_EQ(look_count(4'097), 2U);
    EXPECT_EQ(look_count(10'000), 3U);
}

// 1e-5 over 13 looks and two sides: 3.846e-7, z = 4.94.
TEST(DecisionRule, TheErrorIsSharedByLooksAndSides) {
    EXPECT_DOUBLE_EQ(tail_per_look(1e-5, 13), 1e-5 / 26);
    EXPECT_NEAR(normal_upper_quantile(tail_per_look(1e-5, 13)), 4.94, 0.005);
}

Bracket between(double low, double estimate, double high) {
    return {estimate, low, high, true, true};
}

TEST(DecisionRule, HoldsOrFailsBeyondTheZone) {
    EXPECT_EQ(verdict_of(between(3, 4, 4.9), Relation::less, 5, 0), holds);
    EXPECT_EQ(verdict_of(between(3, 4, 5.1), Relation::less, 5, 0), undecided);
    EXPECT_EQ(verdict_of(between(3, 4, 5.1), Relation::less, 5, 0.2), holds);
    EXPECT_EQ(verdict_of(between(5.1, 6, 7), Relation::less, 5, 0), fails);
    EXPECT_EQ(verdict_of(between(4.9, 6, 7), Relation::less, 5, 0), undecided);
    EXPECT_EQ(verdict_of(between(4.9, 6, 7), Relation::at_most, 5, 0.2), fails);
    EXPECT_EQ(verdict_of(between(5.1, 6, 7), Relation::more, 5, 0), holds);
    EXPECT_EQ(verdict_of(between(4.9, 6, 7), Relation::more, 5, 0.2), holds);
    EXPECT_EQ(verdict_of(between(3, 4, 4.9), Relation::at_least, 5, 0), fails);
}

TEST(DecisionRule, WithinTheZoneTheEstimateDecides) {
    EXPECT_EQ(verdict_of(between(4.8, 4.9, 5.1), Relation::less, 5, 0.3), holds);
    EXPECT_EQ(verdict_of(between(4.9, 5.1, 5.2), Relation::less, 5, 0.3), fails);
    EXPECT_EQ(verdict_of(between(4.9, 5.1, 5.2), Relation::at_least, 5, 0.3), holds);
}

// Two designs that are equal but for roundings.
TEST(DecisionRule, EqualityIsEnoughForAtMostAndAtLeastOnly) {
    const Bracket equal = between(4.9, 5 + 1e-13, 5.1);
    EXPECT_EQ(verdict_of(equal, Relation::at_most, 5, 0.2), holds);
    EXPECT_EQ(verdict_of(equal, Relation::at_least, 5, 0.2), holds);
    EXPECT_EQ(verdict_of(equal, Relation::less, 5, 0.2), fails);
    EXPECT_EQ(verdict_of(equal, Relation::more, 5, 0.2), fails);
}

TEST(DecisionRule, ABoundThatIsNotUsableDecidesNothing) {
    EXPECT_EQ(verdict_of({4, 3, 4.5, false, false}, Relation::less, 5, 0), undecided);
    EXPECT_EQ(verdict_of({4, 3, 4.5, false, true}, Relation::less, 5, 0), holds);
    EXPECT_EQ(verdict_of({6, 5.5, 7, true, false}, Relation::less, 5, 0), fails);
    EXPECT_EQ(verdict_of({6, 5.5, 7, false, true}, Relation::less, 5, 0), undecided);
}

// 25 g^2 (z / 1.96)^2 with g = 2 and z = 4.94: 100 * 6.35 = 635.
TEST(DecisionRule, AMeanIsTestedOnlyWithEnoughJourneysForItsSkewness) {
    const double tail = tail_per_look(1e-5, 13);
    for (const double n : {630.0, 640.0}) {
        const double m2 = n - 1;  // variance 1
        const Moments moments{n, 10, m2, 2 * m2 * std::sqrt(m2) / std::sqrt(n)};
        ASSERT_NEAR(moments.skewness(), 2, 1e-12);
        EXPECT_EQ(mean_bracket(moments, tail).low_usable, n == 640) << n;
        EXPECT_EQ(mean_bracket(moments, tail).high_usable, n == 640) << n;
    }
    EXPECT_FALSE(mean_bracket({1, 10, 0, 0}, tail).low_usable);
    EXPECT_FALSE(mean_bracket({}, tail).low_usable);
}

// The same formula as that of printed intervals, at another z.
TEST(DecisionRule, AMeansBracketIsHallsInterval) {
    const Moments moments = moments_of(synthetic::lognormals(1, 1, 0.5, 4'096));
    const Bracket bracket = mean_bracket(moments, 0.025);
    const Estimate e = mean_interval(moments);
    EXPECT_NEAR(bracket.low, e.low, 1e-12);
    EXPECT_NEAR(bracket.high, e.high, 1e-12);
}

// Nothing but equal values: with 1e-5 / 26 a side at most ln(2.6e6) / n = 14.77 / n of all journeys
// differ, fewer than one in a thousand from 14,771 journeys on.
TEST(DecisionRule, ASampleThatNeverVariedIsTrustedLate) {
    const double tail = tail_per_look(1e-5, 13);
    EXPECT_EQ(verdict_of(mean_bracket({8'192, 1, 0, 0}, tail), Relation::less, 2, 0.01), undecided);
    EXPECT_EQ(verdict_of(mean_bracket({16'384, 1, 0, 0}, tail), Relation::less, 2, 0.01), holds);
    // and then the limit itself is reached, but not passed
    const Bracket zero = mean_bracket({16'384, 0, 0, 0}, tail);
    EXPECT_EQ(verdict_of(zero, Relation::at_most, 0, 0), holds);
    EXPECT_EQ(verdict_of(zero, Relation::at_least, 0, 0), holds);
    EXPECT_EQ(verdict_of(zero, Relation::less, 0, 0), fails);
    EXPECT_EQ(verdict_of(zero, Relation::more, 0, 0), fails);
}

TEST(DecisionRule, AShareIsBracketedExactly) {
    using Binomial = boost::math::binomial_distribution<double>;
    const Bracket b = share_bracket(40, 4'096, 1e-6);
    EXPECT_NEAR(b.low, Binomial::find_lower_bound_on_p(4'096, 40, 1e-6), 1e-12);
    EXPECT_NEAR(b.high, Binomial::find_upper_bound_on_p(4'096, 40, 1e-6), 1e-12);
    EXPECT_FALSE(share_bracket(0, 0, 1e-6).low_usable);
}

// Two equal shares, nobody differs: |difference| <= ln(2 / tail) / n, below a zone of 0.001 from
// 16,384 journeys on with 4.94 standard errors (ln(5.2e6) = 15.46).
TEST(DecisionRule, EqualSharesAreDecidedByTheZone) {
    const double tail = tail_per_look(1e-5, 13);
    const Bracket b = share_difference_bracket({16'384, 0, 0, 0}, tail);
    EXPECT_NEAR(b.high, std::log(2 / tail) / 16'384, 1e-6);
    EXPECT_EQ(verdict_of(b, Relation::at_least, 0, 0.001), holds);
    EXPECT_EQ(verdict_of(b, Relation::less, 0, 0.001), fails);
    EXPECT_EQ(
        verdict_of(share_difference_bracket({8'192, 0, 0, 0}, tail), Relation::at_least, 0, 0.001),
        undecided);
}

TEST(DecisionRule, ScalingTurnsABracketRound) {
    const Bracket b = Bracket{2, 1, 4, true, false}.scaled(-3, 10);
    EXPECT_EQ(b.estimate, 4);
    EXPECT_EQ(b.low, -2);
    EXPECT_EQ(b.high, 7);
    EXPECT_FALSE(b.low_usable);
    EXPECT_TRUE(b.high_usable);
}

// 90% of 1,000: P(X <= c) >= 0.9. At a tail of 2.5% the ends of 930 in 1,000 are 0.912 and 0.945,
// those of 905 are 0.885 and 0.922, those of 880 0.858 and 0.899.
TEST(DecisionRule, AQuantileAgainstANumberIsAShare) {
    const auto at = [](std::uint64_t below, std::uint64_t limit, std::uint64_t above) {
        return CountsAround{below, limit, limit, above, 1'000};
    };
    EXPECT_EQ(quantile_verdict(at(905, 905, 930), 0.9, Relation::less, 0.025), holds);
    EXPECT_EQ(quantile_verdict(at(905, 905, 905), 0.9, Relation::less, 0.025), undecided);
    EXPECT_EQ(quantile_verdict(at(880, 905, 905), 0.9, Relation::less, 0.025), undecided)
        << "a verdict never contradicts the estimate";
    EXPECT_EQ(quantile_verdict(at(880, 895, 905), 0.9, Relation::less, 0.025), fails);
    EXPECT_EQ(quantile_verdict(at(880, 905, 930), 0.9, Relation::at_most, 0.025), holds);
    EXPECT_EQ(quantile_verdict(at(880, 895, 930), 0.9, Relation::at_most, 0.025), fails);
    EXPECT_EQ(quantile_verdict(at(880, 895, 930), 0.9, Relation::more, 0.025), holds);
    EXPECT_EQ(quantile_verdict(at(905, 905, 930), 0.9, Relation::at_least, 0.025), fails);
    EXPECT_EQ(quantile_verdict({}, 0.9, Relation::less, 0.025), undecided);
}

// The median of contacts is 1: 60% have one, 10% none. No zone around 1 makes it less than 1.
TEST(DecisionRule, AQuantileOfCountsIsOneOfThem) {
    const CountsAround one{
        .below = 1'000, .under = 1'000, .at = 7'000, .above = 7'000, .n = 10'000};
    EXPECT_EQ(quantile_verdict(one, 0.5, Relation::at_least, 0.001), holds);
    EXPECT_EQ(quantile_verdict(one, 0.5, Relation::at_most, 0.001), holds);
    EXPECT_EQ(quantile_verdict(one, 0.5, Relation::less, 0.001), fails);
    EXPECT_EQ(quantile_verdict(one, 0.5, Relation::more, 0.001), fails);
    // 90% of a million have at most 2, to a tenth of a point: it is told once that is known.
    const auto two = [](std::uint64_t at, std::uint64_t n) {
        return CountsAround{.below = n / 2, .under = n / 2, .at = at, .above = at, .n = n};
    };
    EXPECT_EQ(quantile_verdict(two(9'005, 10'000), 0.9, Relation::at_most, 0.001), undecided);
    EXPECT_EQ(quantile_verdict(two(9'005'000, 10'000'000), 0.9, Relation::at_most, 0.001), holds);
    EXPECT_EQ(quantile_verdict(two(8'995, 10'000), 0.9, Relation::at_most, 0.001), undecided);
    EXPECT_EQ(quantile_verdict(two(8'985'000, 10'000'000), 0.9, Relation::at_most, 0.001), fails);
}

// Nobody in 4,096: "at most 0%" waits until a share of 0.1% is ruled out; it never fails.
TEST(DecisionRule, WhatNeverHappensIsAtMostNothing) {
    const double tail = 0.001;
    EXPECT_EQ(verdict_of(share_bracket(0, 4'096, tail), Relation::at_most, 0, 0.001), undecided);
    EXPECT_EQ(verdict_of(share_bracket(0, 16'384, tail), Relation::at_most, 0, 0.001), holds);
    EXPECT_EQ(verdict_of(share_bracket(16'384, 16'384, tail), Relation::at_least, 1, 0.001), holds);
    EXPECT_EQ(verdict_of(share_bracket(9, 4'096, tail), Relation::at_most, 0, 0.001), fails);
}

// 1.00 .. 10.99 in steps of a percent of 1 and the same plus 2: the medians are 6 and 8.
TEST(DecisionRule, TwoQuantilesAreComparedByBothTheirIntervals) {
    std::vector<double> low, high;
    for (int i = 0; i < 1'000; ++i) {
        low.push_back(1 + 0.01 * i);
        high.push_back(3 + 0.01 * i);
    }
    LogHistogram a, b;
    a.add(low);
    b.add(high);
    const Bracket bracket = quantile_difference_bracket({b, 0.5, 1}, {a, 0.5, 1}, 0.05);
    const Estimate qa = quantile_interval(a, 0.5, 0.95), qb = quantile_interval(b, 0.5, 0.95);
    EXPECT_NEAR(bracket.estimate, 2, 0.03);
    EXPECT_DOUBLE_EQ(bracket.low, qb.low - qa.high);
    EXPECT_DOUBLE_EQ(bracket.high, qb.high - qa.low);
    const Bracket tripled = quantile_difference_bracket({b, 0.5, 1}, {a, 0.5, 3}, 0.05);
    EXPECT_DOUBLE_EQ(tripled.low, qb.low - 3 * qa.high);
}

TEST(DecisionRule, AllMustHoldAndOneFailureIsEnough) {
    EXPECT_EQ(all_of(std::vector{holds, holds}), holds);
    EXPECT_EQ(all_of(std::vector{holds, undecided}), undecided);
    EXPECT_EQ(all_of(std::vector{undecided, fails}), fails);
    EXPECT_EQ(opposite(holds), fails);
    EXPECT_EQ(opposite(undecided), undecided);
}

}  // namespace
}  // namespace friction
