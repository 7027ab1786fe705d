#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include "friction/random.h"
#include "friction/tally.h"
#include "support/instruction_sets.h"
#include "wide/wide.h"

namespace friction {
namespace {

std::vector<double> draws(std::size_t count, std::uint64_t seed) {
    std::vector<double> values(count);
    const RandomKey key = random_key(seed, 0);
    for (std::size_t i = 0; i < count; ++i) {
        const double u = uniform(key, 1, i, 0, 0);
        values[i] = u * u * u * 90 + 3;  // skewed, away from 0
    }
    return values;
}

// 1 2 2 3 7: mean 3; distances -2 -1 -1 0 4; squares 4+1+1+0+16 = 22; cubes -8-1-1+0+64 = 54. The
// variance is 22/4 = 5.5, the skewness (54/5) / (22/5)^1.5 = 10.8 / 9.2295178..., worked out below
// by the definition.
TEST(Moments, OfAFewNumbersAreThoseByHand) {
    const Moments m = moments_of(std::vector<double>{1, 2, 2, 3, 7});
    EXPECT_EQ(m, (Moments{5, 3, 22, 54}));
    EXPECT_DOUBLE_EQ(m.variance(), 5.5);
    EXPECT_NEAR(m.skewness(), 10.8 / (4.4 * std::sqrt(4.4)), 1e-14);
}

// The same numbers as differences: b - a with a = 10 20 30 40 50.
TEST(Moments, OfDifferencesAreThoseOfTheSubtractedNumbers) {
    const std::vector<double> a{10, 20, 30, 40, 50}, b{11, 22, 32, 43, 57};
    EXPECT_EQ(moments_of_difference(b, a), (Moments{5, 3, 22, 54}));
}

TEST(Moments, OfNothingAndOfOneValueHaveNoSpread) {
    EXPECT_EQ(moments_of({}), Moments{});
    const Moments one = moments_of(std::vector<double>{0.1});
    EXPECT_EQ(one, (Moments{1, 0.1, 0, 0}));
    EXPECT_EQ(one.variance(), 0);
    EXPECT_EQ(one.skewness(), 0);
}

// 0.1 added up 4,096 times is not 409.6 in doubles; the spread must be 0 all the same, block by
// block.
TEST(Moments, OfAColumnThatNeverChangesAreExact) {
    const std::vector<double> block(4'096, 0.1);
    Moments total;
    for (int i = 0; i < 1'000; ++i) total.merge(moments_of(block));
    EXPECT_EQ(total, (Moments{4'096'000, 0.1, 0, 0}));
    EXPECT_EQ(total.skewness(), 0);
}

// Against sums in long double over the whole: relative 1e-12 leaves room for 16 roundings in
// 10,000.
TEST(Moments, MergedFromUnevenPartsAreThoseOfTheWhole) {
    const std::vector<double> values = draws(10'000, 3);
    long double sum = 0, m2 = 0, m3 = 0;
    for (const double x : values) sum += x;
    const long double mean = sum / 10'000;
    for (const double x : values) m2 += (x - mean) * (x - mean);
    for (const double x : values) m3 += (x - mean) * (x - mean) * (x - mean);

    Moments merged;
    for (std::size_t begin = 0, size = 1; begin < values.size();
         begin += size, size = size * 2 + 1) {
        size = std::min(size, values.size() - begin);
        merged.merge(moments_of(std::span(values).subspan(begin, size)));
    }

    EXPECT_EQ(merged.n, 10'000);
    EXPECT_NEAR(merged.mean, static_cast<double>(mean), 1e-12 * static_cast<double>(mean));
    EXPECT_NEAR(merged.m2, static_cast<double>(m2), 1e-12 * static_cast<double>(m2));
    EXPECT_NEAR(merged.m3, static_cast<double>(m3), 1e-12 * static_cast<double>(m3));
}

TEST(Moments, MergingNothingChangesNothing) {
    const Moments m = moments_of(draws(100, 5));
    Moments left = m, right;
    left.merge({});
    right.merge(m);
    EXPECT_EQ(left, m);
    EXPECT_EQ(right, m);
}

// Widths 2, 4 and 8 by processor; lengths with every possible rest.
TEST(Moments, HaveTheSameBytesWithAnyInstructionSet) {
    using wide::InstructionSet;
    for (const std::size_t count :
         {1U, 2U, 3U, 5U, 7U, 8U, 9U, 12U, 15U, 16U, 17U, 31U, 4093U, 4096U}) {
        const std::vector<double> b = draws(count, 7), a = draws(count, 8);
        for (const double* subtracted : {static_cast<const double*>(nullptr), a.data()}) {
            const wide::MomentsRequest request{
                .values = {b.data()}, .subtracted = {subtracted}, .count = count};
            wide::MomentSums expected;
            wide::loops(InstructionSet::baseline)->moments(request, &expected);
            for (const auto set : {InstructionSet::avx2, InstructionSet::avx512}) {
                const wide::Loops* loops = wide::loops(set);
                if (loops == nullptr) continue;
                wide::MomentSums sums;
                loops->moments(request, &sums);
                EXPECT_EQ(std::memcmp(&sums, &expected, sizeof sums), 0) << count;
            }
        }
    }
}

TEST(Moments, OfSeveralColumnsAtOnceHaveTheBytesOfEachAlone) {
    constexpr std::size_t columns = wide::MomentsRequest::at_once;
    for (const std::size_t count : {1U, 7U, 8U, 13U, 1024U}) {
        std::vector<std::vector<double>> b, a;
        for (std::size_t c = 0; c < columns; ++c) {
            b.push_back(draws(count, c));
            a.push_back(draws(count, 10 + c));
        }
        for (const bool subtracts : {false, true}) {
            wide::MomentsRequest together{.columns = columns, .count = count};
            for (std::size_t c = 0; c < columns; ++c) {
                together.values[c] = b[c].data();
                together.subtracted[c] = subtracts ? a[c].data() : nullptr;
            }
            for (const auto set : wide::instruction_sets()) {
                wide::MomentSums sums[columns];
                wide::loops(set)->moments(together, sums);
                for (std::size_t c = 0; c < columns; ++c) {
                    const Moments alone =
                        subtracts ? moments_of_difference(b[c], a[c]) : moments_of(b[c]);
                    EXPECT_EQ((Moments{alone.n, sums[c].mean, sums[c].m2, sums[c].m3}), alone);
                }
            }
        }
    }
}

TEST(Tally, TotalsRunOverAllSegments) {
    Tally tally;
    tally.alternatives.resize(2);
    const auto column = column_id(Column::contacts);
    for (AlternativeTally& one : tally.alternatives)
        one.columns.assign(2, std::vector<Moments>(fixed_column_count));
    tally.alternatives[1].differences.assign(2, std::vector<Moments>(fixed_column_count));
    tally.alternatives[0].columns[0][column] = moments_of(std::vector<double>{1, 2});
    tally.alternatives[0].columns[1][column] = moments_of(std::vector<double>{2, 3, 7});
    tally.alternatives[1].differences[1][column] = moments_of(std::vector<double>{-1, 1});
    EXPECT_EQ(tally.total(0, column), (Moments{5, 3, 22, 54}));
    EXPECT_EQ(tally.total_difference(1, column), (Moments{2, 0, 2, 0}));
}

TEST(Tally, StepsAddUp) {
    StepTally a, b;
    a.visits = 2;
    a.effort_em[3] = 5;
    a.section_visits[31] = 2;
    a.section_effort_em[0] = 1;
    b = a;
    b.crossings = 1;
    b.crossing_elapsed_days = 4;
    a.merge(b);
    EXPECT_EQ(a.visits, 4);
    EXPECT_EQ(a.effort_em[3], 10);
    EXPECT_EQ(a.section_visits[31], 4);
    EXPECT_EQ(a.section_effort_em[0], 2);
    EXPECT_EQ(a.crossings, 1);
    EXPECT_EQ(a.crossing_elapsed_days, 4);
}

}  // namespace
}  // namespace friction
