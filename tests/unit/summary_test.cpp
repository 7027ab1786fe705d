#include "friction/summary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <vector>

namespace friction {
namespace {

constexpr double z = 1.959963984540054;

// With n = 10,000, s = 2 and skewness 2: b = 0.02, and tau(z) = 150 (cbrt(1 + 0.02 (z - 1/300)) -
// 1) is 1.93164876057627571978 for z and -1.98956989985103896241 for -z (30 digits). Standard error
// 0.02.
TEST(MeanInterval, IsCorrectedForSkewness) {
    const double m2 = 9'999 * 4.0;
    const Moments moments{10'000, 10, m2, 0.02 * m2 * std::sqrt(m2)};
    const Estimate e = mean_interval(moments);
    EXPECT_EQ(e.value, 10);
    EXPECT_NEAR(e.standard_error, 0.02, 1e-15);
    EXPECT_NEAR(e.low, 9.96136702478847448560, 1e-13);
    EXPECT_NEAR(e.high, 10.0397913979970207792, 1e-13);
    EXPECT_EQ(e.level, 0.95);
    EXPECT_EQ(e.journeys, 10'000U);
    EXPECT_EQ(e.method, "Hall");
}

TEST(MeanInterval, WithoutSkewnessIsThePlainOne) {
    const Estimate e = mean_interval({10'000, 10, 9'999 * 4.0, 0});
    EXPECT_NEAR(e.low, 10 - z * 0.02, 1e-14);
    EXPECT_NEAR(e.high, 10 + z * 0.02, 1e-14);
}

TEST(MeanInterval, OfOneValueOrNoneHasNoEnds) {
    for (const Moments& moments : {Moments{}, Moments{1, 3, 0, 0}}) {
        const Estimate e = mean_interval(moments);
        EXPECT_EQ(e.value, moments.mean);
        EXPECT_FALSE(e.low_bounded);
        EXPECT_FALSE(e.high_bounded);
    }
}

// 4 values, skewness sqrt(4) * 6 / 12^1.5 * ... : 0 0 0 4 has b = 1.1547 / 2. Both ends must
// enclose the mean.
TEST(MeanInterval, OfFewSkewedValuesStillHoldsTheMean) {
    const Estimate e = mean_interval(moments_of(std::vector<double>{0, 0, 0, 4}), 0.01);
    EXPECT_LE(e.low, e.value);
    EXPECT_GE(e.high, e.value);
}

TEST(ShareInterval, IsThatOfClopperAndPearson) {
    using Binomial = boost::math::binomial_distribution<double>;
    struct Case {
        std::uint64_t count, n;
    };
    for (const auto [count, n] :
         {Case{0, 10}, Case{1, 10}, Case{10, 10}, Case{3, 4'096}, Case{2'047, 4'096},
          Case{4'095, 4'096}, Case{123'456, 16'777'216}}) {
        const auto trials = static_cast<double>(n), successes = static_cast<double>(count);
        for (const double level : {0.95, 0.99999}) {
            const Estimate e = share_interval(count, n, level);
            const double tail = (1 - level) / 2;
            const double low = Binomial::find_lower_bound_on_p(trials, successes, tail);
            const double high = Binomial::find_upper_bound_on_p(trials, successes, tail);
            EXPECT_NEAR(e.low, low, 1e-9 * low) << count << " of " << n;
            EXPECT_NEAR(e.high, high, 1e-9 * high) << count << " of " << n;
            EXPECT_EQ(e.value, successes / trials);
            EXPECT_EQ(e.level, level);
        }
    }
}

TEST(ShareInterval, OfNobodyHasNoEnds) { EXPECT_FALSE(share_interval(0, 0).low_bounded); }

TEST(Discordant, PairsAreCountedFromTheMoments) {
    const Moments m = moments_of(std::vector<double>{1, 1, 0, 0, 0, -1, 0, 1, 0, 0, 0});
    EXPECT_EQ(discordant(m).plus, 3U);
    EXPECT_EQ(discordant(m).minus, 1U);
    EXPECT_EQ(discordant(Moments{}).plus, 0U);
}

// Without a discordant pair each end is 1 - (a/2)^(1/n), which is ln(2/a)/n = 3.6888794541/n and a
// little less.
TEST(ShareDifference, OfIdenticalDesignsIsNotZeroWide) {
    const Estimate e = share_difference(0, 0, 4'096);
    EXPECT_EQ(e.value, 0);
    EXPECT_NEAR(e.high, 1 - std::pow(0.025, 1.0 / 4'096), 1e-14);
    EXPECT_EQ(e.low, -e.high);
    EXPECT_LT(e.high, std::log(40.0) / 4'096);
    EXPECT_GT(e.high, 0.999 * std::log(40.0) / 4'096);
}

TEST(ShareDifference, AddsUpTheEndsOfBothSides) {
    const Estimate plus = share_interval(300, 4'096), minus = share_interval(20, 4'096);
    const Estimate e = share_difference(300, 20, 4'096);
    EXPECT_DOUBLE_EQ(e.value, 280.0 / 4'096);
    EXPECT_DOUBLE_EQ(e.low, plus.low - minus.high);
    EXPECT_DOUBLE_EQ(e.high, plus.high - minus.low);
    // variance of -1, 0, 1 values: (n+ + n-)/n - mean^2
    const double variance = 320.0 / 4'096 - e.value * e.value;
    EXPECT_NEAR(e.standard_error, std::sqrt(variance / 4'096), 1e-15);
    const Estimate mirrored = share_difference(20, 300, 4'096);
    EXPECT_DOUBLE_EQ(mirrored.low, -e.high);
}

// A denominator that never varies: the interval of the numerator, divided by it.
TEST(RatioInterval, WithAFixedDenominatorIsThatOfTheMean) {
    const Moments b{10'000, 10, 9'999 * 4.0, 0}, a{10'000, 4, 0, 0};
    const Estimate e = ratio_interval(b, a, 0);
    EXPECT_DOUBLE_EQ(e.value, 2.5);
    EXPECT_NEAR(e.low, (10 - z * 0.02) / 4, 1e-13);
    EXPECT_NEAR(e.high, (10 + z * 0.02) / 4, 1e-13);
    EXPECT_NEAR(e.standard_error, 0.005, 1e-15);
}

// Both ends r must satisfy (mb - r ma)^2 = z^2 (vb - 2 r c + r^2 va) / n, the definition.
TEST(RatioInterval, EndsSolveFiellersEquation) {
    const Moments b{500, 10, 499 * 9.0, 0}, a{500, 4, 499 * 25.0, 0};
    const double covariance = 6;
    const Estimate e = ratio_interval(b, a, covariance);
    for (const double r : {e.low, e.high}) {
        const double left = (10 - r * 4) * (10 - r * 4);
        const double right = z * z * (9 - 2 * r * covariance + r * r * 25) / 500;
        EXPECT_NEAR(left, right, 1e-12);
    }
    EXPECT_LT(e.low, 2.5);
    EXPECT_GT(e.high, 2.5);
}

// ma^2 = 0.01 and z^2 va / n = 3.84 * 25 / 500 = 0.19: the denominator may be 0, the ratio
// anything.
TEST(RatioInterval, CannotBeBoundedWhenTheDenominatorMayBeZero) {
    const Moments b{500, 10, 499 * 9.0, 0}, a{500, 0.1, 499 * 25.0, 0};
    const Estimate e = ratio_interval(b, a, 6);
    EXPECT_DOUBLE_EQ(e.value, 100);
    EXPECT_FALSE(e.low_bounded);
    EXPECT_FALSE(e.high_bounded);
    EXPECT_FALSE(ratio_interval(b, {500, 0, 0, 0}, 0).low_bounded);
    // One journey bounds nothing, but it has its ratio.
    const Estimate one = ratio_interval({1, 6, 0, 0}, {1, 2, 0, 0}, 0);
    EXPECT_EQ(one.value, 3);
    EXPECT_FALSE(one.low_bounded || one.high_bounded);
}

// Two sections of 50 journeys with sums 100 and 200: means 2 and 4 around 3, S^2 = 2, standard
// error 1; Student with 1 degree of freedom has its upper 2.5% at 12.706204736.
TEST(SectionInterval, OfTwoSectionsByHand) {
    const Estimate e = section_interval(std::vector<double>{100, 200}, 100);
    EXPECT_DOUBLE_EQ(e.value, 3);
    EXPECT_DOUBLE_EQ(e.standard_error, 1);
    EXPECT_NEAR(e.high, 3 + 12.706204736, 1e-8);
    EXPECT_NEAR(e.low, 3 - 12.706204736, 1e-8);
}

// 3 journeys in 2 sections: customers 0 and 2, and customer 1. The same sum per journey everywhere
// is no spread.
TEST(SectionInterval, KnowsThatSectionsMayDifferByOneJourney) {
    EXPECT_EQ(section_interval(std::vector<double>{10, 5}, 3).standard_error, 0);
    EXPECT_FALSE(section_interval(std::vector<double>{10, 5}, 1).low_bounded);
}

// Values a percent apart stand alone in their buckets, so the ends must be exactly those of the
// ranks, which are found here by adding up the binomial probabilities one by one.
TEST(QuantileInterval, EndsAreTheValuesOfTheRanks) {
    constexpr int n = 1'000;
    std::vector<double> values;
    for (int i = 0; i < n; ++i) values.push_back(std::pow(1.01, i));
    LogHistogram histogram;
    histogram.add(values);
    for (const double p : {0.02, 0.5, 0.9, 0.95}) {
        std::size_t low_rank = 0, high_rank = 0;
        long double sum = 0;
        for (std::size_t k = 0; k <= n; ++k) {
            const auto x = static_cast<long double>(k);
            sum += std::exp(std::lgamma(n + 1.0L) - std::lgamma(x + 1) - std::lgamma(n - x + 1) +
                            x * std::log(static_cast<long double>(p)) +
                            (n - x) * std::log1p(-static_cast<long double>(p)));
            if (sum < 0.025L) low_rank = k + 1;
            if (sum < 0.975L) high_rank = k + 2;
        }
        const Estimate e = quantile_interval(histogram, p);
        EXPECT_EQ(e.low, values[low_rank - 1]) << p;
        EXPECT_EQ(e.high, values[high_rank - 1]) << p;
        EXPECT_EQ(e.value, values[static_cast<std::size_t>(p * n) - 1]) << p;
        EXPECT_TRUE(e.low_bounded && e.high_bounded);
    }
}

// P(X <= 19) of Binomial(20, 0.99) is 0.18: no rank up to 20 is above the quantile often enough.
TEST(QuantileInterval, RefusesAnEndWhenThereAreTooFewJourneys) {
    LogHistogram histogram;
    histogram.add(
        std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20});
    const Estimate high = quantile_interval(histogram, 0.99);
    EXPECT_TRUE(high.low_bounded);
    EXPECT_FALSE(high.high_bounded);
    const Estimate low = quantile_interval(histogram, 0.01);
    EXPECT_FALSE(low.low_bounded);
    EXPECT_TRUE(low.high_bounded);
    EXPECT_FALSE(quantile_interval(LogHistogram{}, 0.5).low_bounded);
}

// The last bucket has no upper end: of a value there no more is known than the least it holds.
TEST(QuantileInterval, IsOpenAboveWhereNothingIsMeasured) {
    LogHistogram histogram;
    std::vector<double> values;
    for (int i = 0; i < 1'000; ++i) values.push_back(i < 400 ? 5e9 : 1e14 * (1 + i));
    histogram.add(values);
    const Estimate median = quantile_interval(histogram, 0.5);
    EXPECT_EQ(median.value, 401e14);
    EXPECT_TRUE(median.low_bounded);
    EXPECT_FALSE(median.high_bounded);
    // By hand: 5 billion are told to a thousandth.
    const Estimate tenth = quantile_interval(histogram, 0.1);
    EXPECT_EQ(tenth.value, 5e9);
    EXPECT_TRUE(tenth.high_bounded);
    EXPECT_EQ(tenth.high, 5e9);
}

TEST(QuantileInterval, OfAnAtomIsTheAtom) {
    LogHistogram histogram;
    histogram.add(std::vector<double>(1'000, 12.5));
    const Estimate e = quantile_interval(histogram, 0.9);
    EXPECT_EQ(e.value, 12.5);
    EXPECT_EQ(e.low, 12.5);
    EXPECT_EQ(e.high, 12.5);
}

// 100 values 1 .. 100: the 95% quantile is 95 (rank 95), the excesses over it 1 .. 5 with sum 15,
// so that the mean of the worst 5% is 95 + 0.15 / 0.05 = 98, as 96 .. 100 are in the mean.
TEST(TailMean, IsTheMeanOfTheWorst) {
    std::vector<double> values;
    for (int i = 1; i <= 100; ++i) values.push_back(i);
    LogHistogram histogram;
    histogram.add(values);
    const Estimate e = tail_mean_interval(histogram, 0.05);
    EXPECT_NEAR(e.value, 98, 1e-9);
    // excesses: mean 0.15, squares 55 / 100, variance (0.55 - 0.0225) * 100/99
    EXPECT_NEAR(e.standard_error, std::sqrt(0.5275 * 100 / 99 / 100) / 0.05, 1e-9);
    EXPECT_LT(e.low, e.value);
    EXPECT_GT(e.high, e.value);
}

// --- of a tally
// --------------------------------------------------------------------------------------------

const std::vector<double> effort_a{10, 20, 30, 40, 50, 60}, effort_b{4, 30, 10, 20, 20, 50};
const std::vector<double> resolved_a{1, 0, 1, 1, 0, 0}, resolved_b{1, 1, 1, 1, 1, 0};
const std::vector<double> avoidable_b{2, 15, 4, 9, 16, 20};

Moments sum_of(const std::vector<double>& x, const std::vector<double>& y, double factor) {
    std::vector<double> sum;
    for (std::size_t i = 0; i < x.size(); ++i) sum.push_back(x[i] + factor * y[i]);
    return moments_of(sum);
}

double covariance_of(const std::vector<double>& x, const std::vector<double>& y) {
    const double mx = moments_of(x).mean, my = moments_of(y).mean;
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - mx) * (y[i] - my);
    return sum / static_cast<double>(x.size() - 1);
}

// Two designs, the first two customers in segment 0 and the others in segment 1.
Tally small_tally() {
    Tally tally;
    tally.journeys = 6;
    tally.alternatives.resize(2);
    const auto put = [](std::vector<std::vector<Moments>>& columns, Column column,
                        const std::vector<double>& values) {
        columns.resize(2, std::vector<Moments>(fixed_column_count));
        columns[0][column_id(column)] = moments_of(std::span(values).first(2));
        columns[1][column_id(column)] = moments_of(std::span(values).subspan(2));
    };
    const auto minus = [](const std::vector<double>& b, const std::vector<double>& a) {
        std::vector<double> d;
        for (std::size_t i = 0; i < b.size(); ++i) d.push_back(b[i] - a[i]);
        return d;
    };
    put(tally.alternatives[0].columns, Column::effort, effort_a);
    put(tally.alternatives[0].columns, Column::resolved, resolved_a);
    put(tally.alternatives[1].columns, Column::effort, effort_b);
    put(tally.alternatives[1].columns, Column::resolved, resolved_b);
    put(tally.alternatives[1].columns, Column::easy, std::vector<double>(6, 0.25));
    put(tally.alternatives[1].differences, Column::effort, minus(effort_b, effort_a));
    put(tally.alternatives[1].differences, Column::resolved, minus(resolved_b, resolved_a));
    tally.contrasts = ratio_contrasts(2);
    tally.contrast_moments.resize(tally.contrasts.size());
    tally.contrast_moments[3] = sum_of(effort_b, resolved_b, 1);
    tally.contrast_moments[4] = moments_of(avoidable_b);
    tally.contrast_moments[5] = sum_of(effort_b, avoidable_b, -1);
    return tally;
}

TEST(Summary, ColumnsOfYesAndNoGetExactIntervals) {
    const Tally tally = small_tally();
    const Estimate all = estimate(tally, 1, column_id(Column::resolved));
    EXPECT_EQ(all.method, "Clopper-Pearson");
    EXPECT_EQ(all.low, share_interval(5, 6).low);
    const Estimate segment = estimate(tally, 1, column_id(Column::resolved), 1);
    EXPECT_EQ(segment.high, share_interval(3, 4).high);
    // resolved_b - resolved_a = 0 1 0 0 1 0
    const Estimate difference = estimate_difference(tally, 1, column_id(Column::resolved));
    EXPECT_EQ(difference.low, share_difference(2, 0, 6).low);
    EXPECT_EQ(difference.high, share_difference(2, 0, 6).high);
}

TEST(Summary, OtherColumnsGetTheMeansInterval) {
    const Tally tally = small_tally();
    const Estimate all = estimate(tally, 0, column_id(Column::effort));
    EXPECT_EQ(all.method, "Hall");
    EXPECT_DOUBLE_EQ(all.value, 35);
    EXPECT_DOUBLE_EQ(estimate(tally, 0, column_id(Column::effort), 1).value, 45);
    const Estimate difference = estimate_difference(tally, 1, column_id(Column::effort));
    EXPECT_DOUBLE_EQ(difference.value, (-6 + 10 - 20 - 20 - 30 - 10) / 6.0);
    const Estimate wider = estimate(tally, 0, column_id(Column::effort), {}, 0.99);
    EXPECT_LT(wider.low, all.low);
    EXPECT_EQ(wider.level, 0.99);
}

// An index is a mean of chances: ln(2/0.05)/6, the bound for journeys that are yes or no and were
// not seen, is none for it.
TEST(Summary, AChanceThatNeverVariedHasNoSpread) {
    const Estimate e = estimate(small_tally(), 1, column_id(Column::easy));
    EXPECT_DOUBLE_EQ(e.value, 0.25);
    EXPECT_DOUBLE_EQ(e.low, 0.25);
    EXPECT_DOUBLE_EQ(e.high, 0.25);
}

TEST(Summary, EffortPerResolvedIsFiellersRatio) {
    const Estimate expected = ratio_interval(moments_of(effort_b), moments_of(resolved_b),
                                             covariance_of(effort_b, resolved_b));
    const auto e = effort_per_resolved(small_tally(), 1);
    ASSERT_TRUE(e);
    EXPECT_NEAR(e->value, 134.0 / 5, 1e-12);
    EXPECT_NEAR(e->low, expected.low, 1e-9);
    EXPECT_NEAR(e->high, expected.high, 1e-9);
    EXPECT_FALSE(effort_per_resolved(
        Tally{{}, {}, {}, {}, {}, small_tally().alternatives, {}, {}, {}, {}, {}, {}}, 1));
}

TEST(Summary, AvoidableIsTheShareOfProcessAndFailure) {
    const Estimate expected = ratio_interval(moments_of(avoidable_b), moments_of(effort_b),
                                             covariance_of(avoidable_b, effort_b));
    const auto e = avoidable_share(small_tally(), 1);
    ASSERT_TRUE(e);
    EXPECT_NEAR(e->value, 66.0 / 134, 1e-12);
    EXPECT_NEAR(e->low, expected.low, 1e-9);
    EXPECT_NEAR(e->high, expected.high, 1e-9);
}

TEST(Summary, StepsAreGivenPerJourneyBegun) {
    Tally tally;
    tally.journeys = 64;
    tally.alternatives.resize(1);
    StepTally step;
    step.section_effort_em.fill(3);
    step.section_visits.fill(1);
    step.effort_em[2] = 96;
    tally.alternatives[0].steps = {StepTally{}, step};
    const auto steps = step_efforts(tally, 0);
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_EQ(steps[1].step, StepId{1});
    EXPECT_DOUBLE_EQ(steps[1].effort_em.value, 1.5);
    EXPECT_DOUBLE_EQ(steps[1].visits.value, 0.5);
    EXPECT_DOUBLE_EQ(steps[1].by_component[2], 1.5);
    EXPECT_DOUBLE_EQ(steps[0].effort_em.value, 0);
}

}  // namespace
}  // namespace friction
