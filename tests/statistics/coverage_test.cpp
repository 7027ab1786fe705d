// How often intervals hold the truth. A true 95% is accepted two-sided at 99.9%: 364 to 393 of 400,
// 926 to 971 of 1,000; intervals that are conservative by construction have the lower limit only.

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <vector>

#include "friction/comparison.h"
#include "friction/summary.h"
#include "support/synthetic.h"

namespace friction::synthetic {
namespace {

bool holds(const Estimate& e, double truth) { return e.low <= truth && truth <= e.high; }

int count_of(int seeds, const std::function<bool(std::uint64_t seed)>& succeeds) {
    int count = 0;
    for (int seed = 1; seed <= seeds; ++seed)
        count += succeeds(static_cast<std::uint64_t>(seed)) ? 1 : 0;
    return count;
}

// Mean 1, cv 1.31: skewness 3 cv + cv^3 = 6.2, so 25 g^2 = 950.
TEST(Coverage, OfASkewedMeanAtAFixedNumber) {
    const int covered = count_of(1'000, [](std::uint64_t seed) {
        return holds(mean_interval(moments_of(lognormals(seed, 1, 1, 4'096))), 1);
    });
    EXPECT_GE(covered, 926);
    EXPECT_LE(covered, 971);
}

/// Looks at 4,096 * 2^k until the rule is content, by blocks; the truth is the mean of `draw`.
struct Stopped {
    Estimate effort;
    std::uint64_t journeys = 0;
};
Stopped run_until_precise(
    double precision,
    const std::function<std::vector<double>(std::size_t count, std::uint64_t first)>& draw) {
    const std::vector<Scenario> scenarios = unsolved({1});
    HiddenEffort hidden(scenarios);
    Tally tally;
    tally.alternatives.resize(1);
    tally.alternatives[0].columns.assign(1, std::vector<Moments>(fixed_column_count));
    for (std::size_t look = 4'096; look <= std::size_t{4'096} << 8; look *= 2) {
        while (tally.journeys < look) {
            tally.alternatives[0].columns[0][column_id(Column::effort)].merge(
                moments_of(draw(4'096, tally.journeys)));
            tally.journeys += 4'096;
        }
        if (is_precise(tally, precision, hidden)) break;
    }
    return {estimate(tally, 0, column_id(Column::effort)), tally.journeys};
}

// 1% of a mean of 1 with cv 0.53 takes 196^2 * 0.28 = 10,900 journeys; with cv 1.31 66,000. So the
// rule stops at 16,384 and 65,536 or 131,072: the looks are real ones.
TEST(Coverage, OfAMeanWithTheStoppingRuleOn) {
    for (const double sigma : {0.5, 1.0}) {
        std::uint64_t least = ~std::uint64_t{0}, most = 0;
        const int covered = count_of(400, [&](std::uint64_t seed) {
            const Stopped run =
                run_until_precise(0.01, [&](std::size_t count, std::uint64_t first) {
                    return lognormals(seed, 1, sigma, count, first);
                });
            least = std::min(least, run.journeys);
            most = std::max(most, run.journeys);
            return holds(run.effort, 1);
        });
        EXPECT_GE(covered, 364) << sigma;
        EXPECT_LE(covered, 393) << sigma;
        EXPECT_TRUE(sigma < 1 || least < most);
    }
}

// A step that one journey in 2,000 meets in the redesign costs 200 EM. 1% of the baseline's 40 EM
// is reached at once, but the plain interval of so few journeys covers 78 to 93%, or 87% because a
// sample without the step shows no difference at all. What mends it: 25 g^2 = 50,000 journeys, no
// step unseen, and the correction for skewness.
TEST(Coverage, OfARareLargeCost) {
    std::uint64_t least = ~std::uint64_t{0};
    const int covered = count_of(400, [&](std::uint64_t seed) {
        const std::vector<Scenario> scenarios = unsolved({0, 1});
        HiddenEffort hidden(scenarios);
        Tally tally = tally_of({{{Column::effort, {}}}, {{Column::effort, {}}}});
        tally.alternatives[1].effort.add(std::vector<double>{40, 240});
        tally.alternatives[1].steps.resize(1);
        do {
            std::vector<double> cost = coins(seed, 1, 0.0005, 4'096, tally.journeys);
            for (double& x : cost) x *= 200;
            const Moments d = moments_of(cost);
            tally.alternatives[0].columns[0][0].merge({4'096, 40, 0, 0});
            tally.alternatives[1].differences[0][0].merge(d);
            tally.alternatives[1].steps[0].visits += std::round(d.mean * d.n / 200);
            tally.journeys += 4'096;
        } while (!std::has_single_bit(tally.journeys) || !is_precise(tally, 0.01, hidden));
        least = std::min(least, tally.journeys);
        return holds(estimate_difference(tally, 1, column_id(Column::effort)), 0.1);
    });
    EXPECT_GE(covered, 364);
    EXPECT_LE(covered, 393);
    EXPECT_GE(least, 32'768U);
}

struct Law {
    const char* name;
    std::function<std::vector<double>(std::uint64_t seed, std::size_t count)> draw;
    double p, quantile;
};

// Quantiles of the laws. Geometric effort of 10 EM a contact with 40% solved each: P(contacts > 4)
// = 0.6^4 = 0.1296 and P(> 5) = 0.078, so the 90% quantile is 5 contacts, 50 EM. Half zeros: the
// upper half is uniform 0 .. 40, so the 75% quantile is 20 and the median 0. Lognormal exp(z -
// 1/2): exp(1.2815515655446 - 0.5) at 90%.
TEST(Coverage, OfQuantilesIsAtLeastNominal) {
    const auto geometric = [](std::uint64_t seed, std::size_t count) {
        std::vector<double> values = uniforms(seed, 1, count);
        for (double& u : values) u = 10 * std::ceil(log_kernel(u) / log_kernel(0.6));
        return values;
    };
    const auto half_zeros = [](std::uint64_t seed, std::size_t count) {
        std::vector<double> values = uniforms(seed, 1, count);
        for (double& u : values) u = u < 0.5 ? 0 : 80 * (u - 0.5);
        return values;
    };
    const auto lognormal = [](std::uint64_t seed, std::size_t count) {
        return lognormals(seed, 1, 1, count);
    };
    const std::vector<Law> laws{{"geometric", geometric, 0.9, 50},
                                {"median of half zeros", half_zeros, 0.49, 0},
                                {"upper quarter of half zeros", half_zeros, 0.75, 20},
                                {"lognormal", lognormal, 0.9, std::exp(0.7815515655446)},
                                {"lognormal tail", lognormal, 0.99, std::exp(1.8263478740408)}};
    for (const Law& law : laws) {
        const int covered = count_of(400, [&](std::uint64_t seed) {
            LogHistogram histogram;
            histogram.add(law.draw(seed, 2'000));
            const Estimate e = quantile_interval(histogram, law.p);
            return e.low_bounded && e.high_bounded && holds(e, law.quantile);
        });
        EXPECT_GE(covered, 364) << law.name;
    }
}

TEST(Coverage, OfSharesIsAtLeastNominal) {
    for (const double p : {0.004, 0.1, 0.5}) {
        const int covered = count_of(1'000, [&](std::uint64_t seed) {
            const Moments m = moments_of(coins(seed, 1, p, 500));
            return holds(
                share_interval(static_cast<std::uint64_t>(std::llround(m.n * m.mean)), 500), p);
        });
        EXPECT_GE(covered, 926) << p;
    }
}

// Only the second with chance 0.08, only the first with 0.03; and two designs that never differ.
TEST(Coverage, OfPairedSharesIsAtLeastNominal) {
    struct Case {
        double plus, minus;
    };
    for (const auto [plus, minus] : {Case{0.08, 0.03}, Case{0.003, 0}, Case{0, 0}}) {
        const int covered = count_of(1'000, [&](std::uint64_t seed) {
            std::vector<double> values = uniforms(seed, 1, 500);
            for (double& u : values) u = u < plus ? 1 : u < plus + minus ? -1 : 0;
            const Discordant pairs = discordant(moments_of(values));
            const Estimate e = share_difference(pairs.plus, pairs.minus, 500);
            EXPECT_GT(e.high, e.low);
            return holds(e, plus - minus);
        });
        EXPECT_GE(covered, 926) << plus;
    }
}

// Effort 40 against problems solved 0.7, correlated: whoever is solved has half the effort.
TEST(Coverage, OfARatioByFieller) {
    const int covered = count_of(1'000, [](std::uint64_t seed) {
        const std::vector<double> solved = coins(seed, 1, 0.7, 1'000);
        std::vector<double> effort = lognormals(seed, 2, 0.5, 1'000), sum;
        for (std::size_t i = 0; i < effort.size(); ++i) {
            effort[i] *= solved[i] == 1 ? 30 : 60;
            sum.push_back(effort[i] + solved[i]);
        }
        const Moments b = moments_of(effort), a = moments_of(solved);
        const double covariance = (moments_of(sum).variance() - b.variance() - a.variance()) / 2;
        return holds(ratio_interval(b, a, covariance), (0.7 * 30 + 0.3 * 60) / 0.7);
    });
    EXPECT_GE(covered, 926);
    EXPECT_LE(covered, 971);
}

/// Whoever is solved has less effort; a redesign solves those who were solved and some more, with
/// effort that goes up and down with the effort before.
Tally two_designs(std::uint64_t seed, std::size_t count, double solved_before,
                  double solved_after) {
    const std::vector<double> truth = uniforms(seed, 1, count);
    const std::vector<double> luck = lognormals(seed, 2, 0.5, count),
                              own = lognormals(seed, 3, 0.2, count);
    Columns before, after;
    for (std::size_t i = 0; i < count; ++i) {
        const bool was = truth[i] < solved_before, is = truth[i] < solved_after;
        before[Column::resolved].push_back(was ? 1 : 0);
        after[Column::resolved].push_back(is ? 1 : 0);
        before[Column::effort].push_back((was ? 30 : 60) * luck[i]);
        after[Column::effort].push_back((is ? 20 : 45) * luck[i] * own[i]);
    }
    return tally_of({before, after}, ratio_contrasts(2));
}

double half_width(const Estimate& e) { return (e.high - e.low) / 2; }

// All factors have mean 1, so the effort per problem solved is (0.8 * 20 + 0.2 * 45) / 0.8 = 31.25
// after and (0.7 * 30 + 0.3 * 60) / 0.7 = 55.714 before. Where 2% and 3% are solved it is (0.03 *
// 20 + 0.97 * 45) / 0.03 = 1475 and (0.02 * 30 + 0.98 * 60) / 0.02 = 2970, of 20 and 30 solved in
// 1,000: too few for the delta method, and two intervals apart cover at least as often as they say.
TEST(Coverage, OfADifferenceOfRatios) {
    double paired = 0, apart = 0;
    const int covered = count_of(1'000, [&](std::uint64_t seed) {
        const Tally tally = two_designs(seed, 1'000, 0.7, 0.8);
        const Estimate e = effort_per_resolved_difference(tally, 1).value();
        EXPECT_EQ(e.method, "delta");
        paired += half_width(e);
        apart += half_width(effort_per_resolved(tally, 0).value()) +
                 half_width(effort_per_resolved(tally, 1).value());
        return holds(e, 31.25 - 39.0 / 0.7);
    });
    EXPECT_GE(covered, 926);
    EXPECT_LE(covered, 971);
    EXPECT_LT(paired, 0.6 * apart);
    const int of_few = count_of(1'000, [&](std::uint64_t seed) {
        const Tally tally = two_designs(seed, 1'000, 0.02, 0.03);
        return holds(effort_per_resolved_difference(tally, 1).value(), 1'475.0 - 2'970.0);
    });
    EXPECT_GE(of_few, 926);
}

// exp(z - 1/2) before; 0.7 of it times exp(0.3 z' - 0.045) after, so that the logarithm has
// variance 1.09 and mean ln 0.7 - 0.545. At 90% z is 1.2815515655446, at the median 0. With 65,536
// journeys an interval is about as wide as a bucket.
TEST(Coverage, OfAPairedDifferenceOfQuantiles) {
    const auto designs = [](std::uint64_t seed, std::size_t count) {
        const std::vector<double> before = lognormals(seed, 1, 1, count);
        std::vector<double> after = lognormals(seed, 2, 0.3, count);
        for (std::size_t i = 0; i < count; ++i) after[i] *= 0.7 * before[i];
        return spread_of({before, after});
    };
    struct Case {
        double p, z;
        std::size_t count;
        int seeds, least;
    };
    constexpr double of_90 = 1.2815515655446;
    for (const Case& c : {Case{0.9, of_90, 4'096, 400, 364}, Case{0.5, 0, 4'096, 400, 364},
                          Case{0.9, of_90, 65'536, 200, 179}}) {
        const double truth = 0.7 * std::exp(std::sqrt(1.09) * c.z - 0.545) - std::exp(c.z - 0.5);
        double paired = 0, apart = 0;
        const int covered = count_of(c.seeds, [&](std::uint64_t seed) {
            const Tally tally = designs(seed, c.count);
            const Estimate e = effort_quantile_difference(tally, 1, c.p);
            EXPECT_EQ(e.method, "sections");
            paired += half_width(e);
            apart += half_width(quantile_interval(tally.alternatives[0].effort, c.p)) +
                     half_width(quantile_interval(tally.alternatives[1].effort, c.p));
            return holds(e, truth);
        });
        EXPECT_GE(covered, c.least) << c.p << " of " << c.count;
        EXPECT_LT(paired, 0.8 * apart) << c.p << " of " << c.count;
    }
}

// Half have no effort before, and more after: the median is 0 or just above, which sections would
// agree on by chance. Truth at 60%: uniform 0 .. 40 in the upper half, so 8 before and, with 70% at
// 0, 0 after.
TEST(Coverage, OfADifferenceOfQuantilesThatManyShare) {
    const int covered = count_of(400, [](std::uint64_t seed) {
        std::vector<double> before = uniforms(seed, 1, 4'096), after = before;
        for (double& u : before) u = u < 0.5 ? 0 : 80 * (u - 0.5);
        for (double& u : after) u = u < 0.7 ? 0 : 80 * (u - 0.7);
        const Tally tally = spread_of({before, after});
        return holds(effort_quantile_difference(tally, 1, 0.6), -8);
    });
    EXPECT_GE(covered, 364);
}

// 9.8% or 10.2% of the journeys after cost 36 EM or more, all others at most 18: the 90% quantile
// is 0.9 * 20 = 18 or 36 + (0.9 - 0.898) * 200 = 36.4, and in a sample either. Before it is 25.
TEST(Coverage, OfADifferenceOfQuantilesBesideAGap) {
    for (const double tail : {0.098, 0.102}) {
        const int covered = count_of(400, [tail](std::uint64_t seed) {
            std::vector<double> before = uniforms(seed, 1, 5'000), after = uniforms(seed, 2, 5'000);
            for (double& u : before) u = u < 0.8 ? 20 * u : 16 + 90 * (u - 0.8);
            for (double& u : after) u = u < 1 - tail ? 20 * u : 36 + 200 * (u - (1 - tail));
            const Estimate e = effort_quantile_difference(spread_of({before, after}), 1, 0.9);
            return holds(e, (tail < 0.1 ? 18 : 36.4) - 25);
        });
        EXPECT_GE(covered, 364) << tail;
    }
}

// Of a lognormal of mean 1 the worst 5% have Phi(sigma - z) / 0.05 on average, z = 1.6448536269515.
// 20 EM for 5.5% and 10 EM for all others: 20 EM, in a sample with fewer than 5% less.
TEST(Coverage, OfTheMeanOfTheWorst) {
    constexpr double z = 1.6448536269515;
    for (const std::size_t count : {600U, 4'096U}) {
        const int covered = count_of(1'000, [&](std::uint64_t seed) {
            LogHistogram histogram;
            histogram.add(lognormals(seed, 1, 0.5, count));
            return holds(tail_mean_interval(histogram), normal_complement(z - 0.5) / 0.05);
        });
        EXPECT_GE(covered, 926) << count;
    }
    for (const double share : {0.046, 0.055}) {
        const int covered = count_of(1'000, [&](std::uint64_t seed) {
            std::vector<double> values = coins(seed, 1, share, 2'000);
            for (double& x : values) x = 10 + 10 * x;
            LogHistogram histogram;
            histogram.add(values);
            return holds(tail_mean_interval(histogram), 10 + 10 * std::min(1.0, share / 0.05));
        });
        EXPECT_GE(covered, 926) << share;
    }
}

// The designs of the paired quantiles above: after the logarithm has the deviation sqrt(1.09).
TEST(Coverage, OfAPairedDifferenceOfTheMeanOfTheWorst) {
    constexpr double z = 1.6448536269515;
    const double truth =
        (0.7 * normal_complement(z - std::sqrt(1.09)) - normal_complement(z - 1)) / 0.05;
    double paired = 0, apart = 0;
    const int covered = count_of(400, [&](std::uint64_t seed) {
        const std::vector<double> before = lognormals(seed, 1, 1, 8'192);
        std::vector<double> after = lognormals(seed, 2, 0.3, 8'192);
        for (std::size_t i = 0; i < after.size(); ++i) after[i] *= 0.7 * before[i];
        const Tally tally = spread_of({before, after});
        const Estimate e = effort_tail_difference(tally, 1);
        EXPECT_EQ(e.method, "sections");
        paired += half_width(e);
        apart += half_width(tail_mean_interval(tally.alternatives[0].effort)) +
                 half_width(tail_mean_interval(tally.alternatives[1].effort));
        return holds(e, truth);
    });
    EXPECT_GE(covered, 364);
    EXPECT_LE(covered, 393);
    EXPECT_LT(paired, 0.6 * apart);
}

TEST(Coverage, OfASumByStepFromSections) {
    const int covered = count_of(1'000, [](std::uint64_t seed) {
        const std::vector<double> values = lognormals(seed, 1, 0.5, 4'096);
        std::vector<double> sections(section_count);
        for (std::size_t i = 0; i < values.size(); ++i) sections[i % section_count] += values[i];
        return holds(section_interval(sections, values.size()), 1);
    });
    EXPECT_GE(covered, 926);
    EXPECT_LE(covered, 971);
}

// Bonferroni: ten redesigns that change nothing on average, each with luck of its own, 400 seeds:
// any of the ten judged better or worse in at most 5% of them (35 are accepted).
TEST(Coverage, TenRedesignsWithoutEffectAreRarelyJudged) {
    const int judged = count_of(400, [](std::uint64_t seed) {
        std::vector<Scenario> scenarios(11);
        for (Scenario& s : scenarios) s.segments.resize(1);
        std::vector<Columns> columns;
        for (std::uint64_t a = 0; a < 11; ++a)
            columns.push_back({{Column::effort, lognormals(seed, a, 0.5, 256)}});
        const Comparison c = compare(scenarios, {tally_of(columns), Ending::asked_for}, 0.01);
        return std::any_of(c.redesigns.begin(), c.redesigns.end(), [](const ComparedRedesign& r) {
            return !holds(r.effort_difference, 0);
        });
    });
    EXPECT_LE(judged, 35);
    EXPECT_GE(judged, 3);  // far fewer would mean intervals much too wide
}

}  // namespace
}  // namespace friction::synthetic
