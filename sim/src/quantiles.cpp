// Quantiles and tails of summary.h, read from histograms.

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "friction/contract.h"
#include "friction/kernels.h"
#include "friction/summary.h"

namespace friction {

namespace {

using Bucket = LogHistogram::Bucket;

/// P(X <= k) of Binomial(n, p).
double binomial_cdf(std::uint64_t k, std::uint64_t n, double p) {
    if (k >= n) return 1;
    return beta_i(static_cast<double>(n - k), static_cast<double>(k) + 1, 1 - p);
}

/// Smallest k with P(X <= k) >= u.
std::uint64_t binomial_quantile(double u, std::uint64_t n, double p) {
    // The normal approximation brackets it within a few standard deviations; halving does the rest.
    const double mean = static_cast<double>(n) * p;
    const double reach = (std::abs(normal_quantile(u)) + 2) * std::sqrt(mean * (1 - p)) + 4;
    const auto clamped = [n](double x) {
        return static_cast<std::uint64_t>(std::clamp(x, 0.0, static_cast<double>(n)));
    };
    std::uint64_t low = clamped(mean - reach), high = clamped(mean + reach);
    if (low > 0 && binomial_cdf(low - 1, n, p) >= u) low = 0;
    if (binomial_cdf(high, n, p) < u) high = n;
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        if (binomial_cdf(middle, n, p) >= u)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/// The bucket that holds the value of this rank, 1 being the smallest.
const Bucket& bucket_of_rank(const std::vector<Bucket>& buckets, std::uint64_t rank) {
    std::uint64_t seen = 0;
    for (const Bucket& bucket : buckets) {
        seen += bucket.count;
        if (seen >= rank) return bucket;
    }
    return buckets.back();
}

/// The last bucket has no upper end.
bool is_open(const Bucket& bucket) { return bucket.maximum > LogHistogram::largest; }

double middle_of(const Bucket& bucket) {
    if (is_open(bucket)) return bucket.minimum;
    return bucket.minimum + (bucket.maximum - bucket.minimum) / 2;
}

std::uint64_t rank_of(double p, std::uint64_t n) {
    return std::clamp<std::uint64_t>(
        static_cast<std::uint64_t>(std::ceil(p * static_cast<double>(n))), 1, n);
}

/// Many journeys share the very value of the quantile: sections may then all agree by chance.
bool is_shared(const LogHistogram& histogram, double p) {
    const std::vector<Bucket> buckets = histogram.buckets();
    const Bucket& bucket = bucket_of_rank(buckets, rank_of(p, histogram.count()));
    const double many = std::sqrt(static_cast<double>(histogram.count()));
    return bucket.minimum == bucket.maximum && static_cast<double>(bucket.count) > many;
}

/// No pairing makes the spread of a difference less than the difference of both spreads. Sections
/// that say so have missed a gap between the values beside the quantile, over which it jumps. What
/// is left off is the error of both.
double least_half_width(const Estimate& a, const Estimate& b) {
    constexpr double surely = 0.7;
    return surely * std::abs((b.high - b.low) - (a.high - a.low)) / 2;
}

/// Quantile p in every section, and in all of them together; inside a bucket values are taken as
/// evenly spread, without which sections of many journeys could not be told apart.
struct SectionedQuantile {
    std::array<double, section_count> sections{};
    double whole = 0, bucket_width = 0;
};

SectionedQuantile sectioned_quantile(const AlternativeTally& tally, double p) {
    SectionedQuantile result;
    SectionCounts::Row sizes{}, seen{};
    std::vector<std::pair<Bucket, SectionCounts::Row>> rows;
    for (const Bucket& bucket : tally.effort.buckets()) {
        rows.emplace_back(bucket, tally.effort_sections.of(bucket.minimum));
        for (std::size_t s = 0; s < section_count; ++s) sizes[s] += rows.back().second[s];
    }
    const auto inside = [](const Bucket& bucket, std::uint64_t rank, std::uint64_t before,
                           std::uint64_t here) {
        const double part = (static_cast<double>(rank - before) - 0.5) / static_cast<double>(here);
        return bucket.minimum + part * (bucket.maximum - bucket.minimum);
    };
    const std::uint64_t whole_rank = rank_of(p, tally.effort.count());
    std::uint64_t whole_seen = 0;
    for (const auto& [bucket, counts] : rows) {
        if (whole_seen < whole_rank && whole_seen + bucket.count >= whole_rank) {
            result.whole = inside(bucket, whole_rank, whole_seen, bucket.count);
            result.bucket_width = bucket.maximum - bucket.minimum;
        }
        whole_seen += bucket.count;
        for (std::size_t s = 0; s < section_count; ++s) {
            const std::uint64_t rank = rank_of(p, sizes[s]);
            if (seen[s] < rank && seen[s] + counts[s] >= rank)
                result.sections[s] = inside(bucket, rank, seen[s], counts[s]);
            seen[s] += counts[s];
        }
    }
    return result;
}

}  // namespace

Estimate quantile_interval(const LogHistogram& histogram, double p, double level) {
    FRICTION_EXPECTS(p > 0 && p < 1 && level > 0 && level < 1);
    const std::uint64_t n = histogram.count();
    Estimate e;
    e.level = level;
    e.journeys = n;
    e.method = "order statistics";
    if (n == 0) {
        e.low_bounded = e.high_bounded = false;
        return e;
    }
    const std::vector<Bucket> buckets = histogram.buckets();
    e.value = middle_of(bucket_of_rank(buckets, rank_of(p, n)));
    const double tail = (1 - level) / 2;
    const std::uint64_t low_rank = binomial_quantile(tail, n, p);
    const std::uint64_t high_rank = binomial_quantile(1 - tail, n, p) + 1;
    e.low_bounded = low_rank >= 1;
    e.high_bounded = high_rank <= n && !is_open(bucket_of_rank(buckets, high_rank));
    e.low = e.low_bounded ? bucket_of_rank(buckets, low_rank).minimum : e.value;
    e.high = e.high_bounded ? bucket_of_rank(buckets, high_rank).maximum : e.value;
    if (e.low_bounded && e.high_bounded)
        e.standard_error = (e.high - e.low) / (2 * normal_upper_quantile(tail));
    return e;
}

Estimate tail_mean_interval(const LogHistogram& histogram, double share, double z) {
    FRICTION_EXPECTS(share > 0 && share < 1);
    const std::uint64_t count = histogram.count();
    Estimate e;
    e.level = 1 - 2 * normal_complement(z);
    e.journeys = count;
    e.method = "Hall";
    if (count < 2) {
        e.low_bounded = e.high_bounded = false;
        return e;
    }
    const std::vector<Bucket> buckets = histogram.buckets();
    const auto n = static_cast<double>(count);
    const double quantile = middle_of(bucket_of_rank(buckets, rank_of(1 - share, count)));
    // With q the quantile the mean of the tail is q + mean((X - q)+) / share; values of one bucket,
    // 0.1% apart, stand at their mean.
    Moments excess;
    for (const Bucket& bucket : buckets)
        excess.merge(
            {static_cast<double>(bucket.count), std::max(0.0, bucket.mean() - quantile), 0, 0});
    const Estimate mean = mean_interval(excess, z);
    e.value = quantile + mean.value / share;
    e.low = quantile + mean.low / share;
    e.high = quantile + mean.high / share;
    e.standard_error = std::sqrt(excess.variance() / n) / share;
    return e;
}

Estimate effort_quantile_difference(const Tally& tally, std::size_t alternative, double p) {
    constexpr double wide_level = 0.975;  // of each side: 95% for both
    constexpr double least_beyond = 10.0 * section_count;
    const AlternativeTally& before = tally.alternatives.at(0);
    const AlternativeTally& after = tally.alternatives.at(alternative);
    const Estimate apart = difference_of_intervals(quantile_interval(before.effort, p, wide_level),
                                                   quantile_interval(after.effort, p, wide_level));
    const double beyond = std::min(p, 1 - p) * static_cast<double>(tally.journeys);
    if (before.effort_sections.empty() || after.effort_sections.empty() || beyond < least_beyond ||
        is_shared(before.effort, p) || is_shared(after.effort, p))
        return apart;
    const SectionedQuantile a = sectioned_quantile(before, p), b = sectioned_quantile(after, p);
    double squares = 0;
    for (std::size_t s = 0; s < section_count; ++s) {
        const double distance = (b.sections[s] - a.sections[s]) - (b.whole - a.whole);
        squares += distance * distance;
    }
    constexpr double count = section_count;
    Estimate e;
    e.value = apart.value;
    e.standard_error = std::sqrt(squares / (count - 1) / count);
    // Where in its bucket a quantile stands is not known.
    const double half = student_upper_quantile((1 - e.level) / 2, count - 1) * e.standard_error +
                        (a.bucket_width + b.bucket_width) / 2;
    if (half <
        least_half_width(quantile_interval(before.effort, p), quantile_interval(after.effort, p)))
        return apart;
    e.low = e.value - half;
    e.high = e.value + half;
    e.journeys = tally.journeys;
    e.method = "sections";
    return e;
}

}  // namespace friction
