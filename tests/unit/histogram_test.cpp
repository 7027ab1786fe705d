#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "friction/kernels.h"
#include "friction/random.h"
#include "friction/tally.h"
#include "support/instruction_sets.h"

namespace friction {
namespace {

using WideInteger = decltype(LogHistogram::Bucket::sum);

LogHistogram histogram_of(const std::vector<double>& values) {
    LogHistogram histogram;
    histogram.add(values);
    return histogram;
}

// Lognormal-like over nine decades of either sign, with zeros and ties.
std::vector<double> wild_values(std::size_t count, std::uint64_t seed) {
    std::vector<double> values(count);
    const RandomKey key = random_key(seed, 0);
    for (std::size_t i = 0; i < count; ++i) {
        const double u = uniform(key, 1, i, 0, 0), v = uniform(key, 1, i, 0, 1);
        values[i] = u < 0.1 ? 0 : u < 0.2 ? -0.0 : u < 0.3 ? 12.5 : std::exp((v - 0.3) * 14);
        if (u > 0.7) values[i] = -values[i];
    }
    return values;
}

TEST(LogHistogram, FindsTheSameBucketsWithAnyInstructionSet) {
    constexpr double smallest = 1e-6, largest = 1e10, per_unit = 499.5;
    for (const std::size_t count : {1U, 2U, 7U, 8U, 13U, 256U}) {
        std::vector<double> values = wild_values(count, 5);
        values[count / 2] = std::numeric_limits<double>::quiet_NaN();
        std::vector<int> expected;
        for (const double value : values) {
            const double size = std::abs(value);
            const double x = size < smallest ? smallest / 2 : std::min(largest, size);
            expected.push_back(static_cast<int>(std::ceil(log_kernel(x) * per_unit)));
        }
        std::vector<double> positive(count, smallest);
        for (const auto set : wide::instruction_sets()) {
            std::vector<int> indices(count);
            wide::BucketRequest request{values.data(), indices.data(), count,
                                        smallest,      largest,        per_unit};
            EXPECT_FALSE(wide::loops(set)->buckets(request));
            EXPECT_EQ(indices, expected);
            request.values = positive.data();
            EXPECT_TRUE(wide::loops(set)->buckets(request));
        }
    }
}

// gamma = 1.001/0.999 = 1.002002...: 1 and 1.0019 share the bucket (1/gamma^0 .. gamma], 1 itself
// ends the one before.
TEST(LogHistogram, BucketsAreAThousandthWideOnEitherSide) {
    const auto buckets = histogram_of({1.0001, 1.0019, 1.0021, 5, 5}).buckets();
    ASSERT_EQ(buckets.size(), 3U);
    EXPECT_EQ(buckets[0].count, 2U);
    EXPECT_EQ(buckets[0].minimum, 1.0001);
    EXPECT_EQ(buckets[0].maximum, 1.0019);
    EXPECT_EQ(buckets[1].minimum, 1.0021);
    EXPECT_EQ(buckets[2].count, 2U);
    EXPECT_EQ(buckets[2].mean(), 5);
}

// 2 times 1.5 and once -0.25: exact in units of 2^-40.
TEST(LogHistogram, SumsAreExactForShortFractions) {
    const auto buckets = histogram_of({1.5, -0.25, 1.5}).buckets();
    ASSERT_EQ(buckets.size(), 2U);
    EXPECT_EQ(buckets[0].sum, -(WideInteger{1} << 38));
    EXPECT_EQ(buckets[1].sum, WideInteger{3} << 40);
}

TEST(LogHistogram, BucketsStandInAscendingOrderOfValue) {
    std::vector<double> values = wild_values(5'000, 1);
    const auto buckets = histogram_of(values).buckets();
    std::sort(values.begin(), values.end());
    ASSERT_FALSE(buckets.empty());
    EXPECT_EQ(buckets.front().minimum, values.front());
    EXPECT_EQ(buckets.back().maximum, values.back());
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        EXPECT_LE(buckets[i].minimum, buckets[i].maximum);
        EXPECT_TRUE(i == 0 || buckets[i - 1].maximum < buckets[i].minimum);
        const double widest = std::max(std::abs(buckets[i].minimum), std::abs(buckets[i].maximum));
        EXPECT_LE(buckets[i].maximum - buckets[i].minimum, 0.0020021 * widest);
        count += buckets[i].count;
    }
    EXPECT_EQ(count, 5'000U);
}

TEST(LogHistogram, TheEndsOfTheRangeHoldWhatLiesBeyond) {
    const double huge = std::numeric_limits<double>::max();
    const auto buckets =
        histogram_of({0, 9e-7, -9e-7, 1e-6, -1e-6, 2e14, 1e300, huge, -huge}).buckets();
    ASSERT_EQ(buckets.size(), 5U);
    EXPECT_EQ(buckets[0].minimum, -huge);
    EXPECT_EQ(buckets[1].maximum, -1e-6);
    EXPECT_EQ(buckets[2].count, 3U);
    EXPECT_EQ(buckets[3].minimum, 1e-6);
    EXPECT_EQ(buckets[4].count, 3U);
    EXPECT_EQ(buckets[4].minimum, 2e14);
    EXPECT_EQ(buckets[4].maximum, huge);
}

// Values as far apart as the range allows: 22,860 buckets a side at most.
TEST(LogHistogram, MemoryIsBounded) {
    LogHistogram histogram;
    std::vector<double> values;
    for (double x = 1e-7; x < 1e15; x *= 1.0005) values.insert(values.end(), {x, -x});
    histogram.add(values);
    EXPECT_LE(histogram.buckets().size(), 2U * 22'860U + 1U);
    EXPECT_GE(histogram.buckets().size(), 2U * 22'800U);
}

TEST(LogHistogram, MergesOfRandomPartitionsInAnyOrderGiveTheSameBytes) {
    const std::vector<double> values = wild_values(20'000, 2);
    const LogHistogram whole = histogram_of(values);
    const RandomKey key = random_key(3, 0);
    for (std::uint32_t round = 0; round < 20; ++round) {
        std::vector<std::vector<double>> parts(1 + round);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double u = uniform(key, 2, i, round, 0);
            parts[static_cast<std::size_t>(u * static_cast<double>(parts.size()))].push_back(
                values[i]);
        }
        LogHistogram merged;
        for (std::size_t i = 0; i < parts.size(); ++i)
            merged.merge(histogram_of(parts[round % 2 == 0 ? i : parts.size() - 1 - i]));
        const auto got = merged.buckets(), expected = whole.buckets();
        ASSERT_EQ(got.size(), expected.size());
        for (std::size_t i = 0; i < got.size(); ++i) {
            EXPECT_EQ(got[i], expected[i]);
            EXPECT_EQ(std::signbit(got[i].minimum), std::signbit(expected[i].minimum));
            EXPECT_EQ(std::signbit(got[i].maximum), std::signbit(expected[i].maximum));
        }
        EXPECT_EQ(merged.count(), whole.count());
    }
}

TEST(LogHistogram, CountsWhatIsAtMostANumber) {
    const LogHistogram histogram = histogram_of({-3, 0, 0, 5, 5, 5, 80});
    EXPECT_EQ(histogram.count_at_most_upper(-3.1), 0U);
    EXPECT_EQ(histogram.count_at_most_upper(-3), 1U);
    EXPECT_EQ(histogram.count_at_most_upper(0), 3U);
    EXPECT_EQ(histogram.count_at_most_upper(4.9), 3U);
    EXPECT_EQ(histogram.count_at_most_upper(5), 6U);
    EXPECT_EQ(histogram.count_at_most_upper(80), 7U);
    // straddled: 5 is counted in full with 4.999 of the same bucket
    EXPECT_EQ(histogram_of({4.9995, 5}).count_at_most_upper(4.9996), 2U);
}

TEST(LogHistogramDeathTest, ANumberThatIsNoneIsOurMistake) {
    EXPECT_DEATH((void)histogram_of({1, std::numeric_limits<double>::quiet_NaN()}), "isnan");
}

}  // namespace
}  // namespace friction
