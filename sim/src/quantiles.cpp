// Quantiles and tails of summary.h, read from histograms.

#include <algorithm>
#include <array>
#include <cmath>
#include <ranges>
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

/// A figure in every section, and in all of them together.
struct Sectioned {
    std::array<double, section_count> sections{};
    double whole = 0;
};

/// A bucket of effort with its journeys by section.
using SectionedBucket = std::pair<Bucket, SectionCounts::Row>;

std::vector<SectionedBucket> sectioned_buckets(const AlternativeTally& tally) {
    std::vector<SectionedBucket> rows;
    for (const Bucket& bucket : tally.effort.buckets())
        rows.emplace_back(bucket, tally.effort_sections.of(bucket.minimum));
    return rows;
}

SectionCounts::Row section_sizes(const std::vector<SectionedBucket>& rows) {
    SectionCounts::Row sizes{};
    for (const auto& [bucket, counts] : rows)
        for (std::size_t s = 0; s < section_count; ++s) sizes[s] += counts[s];
    return sizes;
}

/// Quantile p; inside a bucket values are taken as evenly spread, without which sections of many
/// journeys could not be told apart.
struct SectionedQuantile : Sectioned {
    double bucket_width = 0;
};

SectionedQuantile sectioned_quantile(const AlternativeTally& tally, double p) {
    SectionedQuantile result;
    const std::vector<SectionedBucket> rows = sectioned_buckets(tally);
    const SectionCounts::Row sizes = section_sizes(rows);
    SectionCounts::Row seen{};
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

/// Mean of the worst `share`: values of one bucket, 0.1% apart, stand at their mean.
Sectioned sectioned_tail(const AlternativeTally& tally, double share) {
    Sectioned result;
    const std::vector<SectionedBucket> rows = sectioned_buckets(tally);
    const SectionCounts::Row sizes = section_sizes(rows);
    std::array<double, section_count> left{};
    for (std::size_t s = 0; s < section_count; ++s) left[s] = share * static_cast<double>(sizes[s]);
    double whole_left = share * static_cast<double>(tally.effort.count());
    const auto take = [](double& sum, double& still_left, std::uint64_t count, double mean) {
        const double taken = std::min(still_left, static_cast<double>(count));
        sum += taken * mean;
        still_left -= taken;
    };
    for (auto row = rows.rbegin(); row != rows.rend() && whole_left > 0; ++row)
        take(result.whole, whole_left, row->first.count, row->first.mean());
    for (const auto& [bucket, counts] : rows | std::views::reverse)
        for (std::size_t s = 0; s < section_count; ++s)
            take(result.sections[s], left[s], counts[s], bucket.mean());
    result.whole /= share * static_cast<double>(tally.effort.count());
    for (std::size_t s = 0; s < section_count; ++s)
        result.sections[s] /= share * static_cast<double>(sizes[s]);
    return result;
}

constexpr double least_beyond = 10.0 * section_count;  // journeys, for sections to know a tail

/// Student's interval of the difference b - a around `value`, from its sections.
Estimate from_sections(const Sectioned& a, const Sectioned& b, double value) {
    double squares = 0;
    for (std::size_t s = 0; s < section_count; ++s) {
        const double distance = (b.sections[s] - a.sections[s]) - (b.whole - a.whole);
        squares += distance * distance;
    }
    constexpr double count = section_count;
    Estimate e;
    e.value = value;
    e.standard_error = std::sqrt(squares / (count - 1) / count);
    const double half = student_upper_quantile((1 - e.level) / 2, count - 1) * e.standard_error;
    e.low = value - half;
    e.high = value + half;
    e.method = "sections";
    return e;
}

/// (X - limit)+ of values X in buckets, 0.1% wide.
Moments excess_over(double limit, const std::vector<Bucket>& buckets) {
    Moments excess;
    for (const Bucket& bucket : buckets)
        excess.merge(
            {static_cast<double>(bucket.count), std::max(0.0, bucket.mean() - limit), 0, 0});
    return excess;
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
    if (count == 0) {
        e.low_bounded = e.high_bounded = false;
        return e;
    }
    const std::vector<Bucket> buckets = histogram.buckets();
    const bool are_alike = buckets.front().minimum == buckets.back().maximum;
    if (share * static_cast<double>(count) <= 1) {
        // The worst is one journey, or a part of it: the largest, known as it is.
        e.value = e.low = e.high = buckets.back().maximum;
        e.low_bounded = count > 1 && are_alike;
        e.high_bounded = e.low_bounded && !is_open(buckets.back());
        return e;
    }
    const double quantile = middle_of(bucket_of_rank(buckets, rank_of(1 - share, count)));
    // With q the quantile the mean of the tail is q + mean((X - q)+) / share, and with any other
    // number in its place that is more. So what is above the estimate by chance is bounded with q,
    // and what is below it with the lowest q that may be the true one: where many journeys share
    // the largest value nothing exceeds q, and still it may be too large.
    const Estimate mean = mean_interval(excess_over(quantile, buckets), z);
    const Estimate from_below = mean_interval(
        excess_over(quantile_interval(histogram, 1 - share, e.level).low, buckets), z);
    e.value = quantile + mean.value / share;
    e.low = e.value - (from_below.value - from_below.low) / share;
    e.high = quantile + mean.high / share;
    e.standard_error = mean.standard_error / share;
    const bool is_known = are_alike || share * static_cast<double>(count) >= least_told;
    e.low_bounded = is_known;
    e.high_bounded = is_known && !is_open(buckets.back());
    return e;
}

Estimate effort_quantile_difference(const Tally& tally, std::size_t alternative, double p) {
    constexpr double wide_level = 0.975;  // of each side: 95% for both
    const AlternativeTally& before = tally.alternatives.at(0);
    const AlternativeTally& after = tally.alternatives.at(alternative);
    const Estimate apart = difference_of_intervals(quantile_interval(before.effort, p, wide_level),
                                                   quantile_interval(after.effort, p, wide_level));
    const double beyond = std::min(p, 1 - p) * static_cast<double>(tally.journeys);
    if (before.effort_sections.empty() || after.effort_sections.empty() || beyond < least_beyond ||
        is_shared(before.effort, p) || is_shared(after.effort, p))
        return apart;
    const SectionedQuantile a = sectioned_quantile(before, p), b = sectioned_quantile(after, p);
    Estimate e = from_sections(a, b, apart.value);
    // Where in its bucket a quantile stands is not known.
    const double unknown = (a.bucket_width + b.bucket_width) / 2;
    e.low -= unknown;
    e.high += unknown;
    if ((e.high - e.low) / 2 <
        least_half_width(quantile_interval(before.effort, p), quantile_interval(after.effort, p)))
        return apart;
    e.journeys = tally.journeys;
    return e;
}

Estimate effort_tail_difference(const Tally& tally, std::size_t alternative, double share) {
    const AlternativeTally& before = tally.alternatives.at(0);
    const AlternativeTally& after = tally.alternatives.at(alternative);
    const Estimate apart = difference_of_intervals(tail_mean_interval(before.effort, share, z_wide),
                                                   tail_mean_interval(after.effort, share, z_wide));
    if (before.effort_sections.empty() || after.effort_sections.empty() || !apart.low_bounded ||
        !apart.high_bounded || share * static_cast<double>(tally.journeys) < least_beyond)
        return apart;
    Estimate e =
        from_sections(sectioned_tail(before, share), sectioned_tail(after, share), apart.value);
    e.journeys = tally.journeys;
    return e;
}

std::optional<EffortLoss> effort_loss(const Tally& tally, std::size_t alternative,
                                      std::optional<std::size_t> segment) {
    constexpr double nineteen_in_twenty = 0.95;
    const std::vector<LogHistogram>& losses = tally.alternatives.at(alternative).effort_losses;
    if (losses.empty()) return std::nullopt;
    LogHistogram histogram;
    for (std::size_t s = 0; s < losses.size(); ++s)
        if (!segment || s == *segment) histogram.merge(losses[s]);
    EffortLoss loss{histogram.count(), {}, {}};
    if (loss.customers < least_told) return loss;
    loss.mean = mean_interval(excess_over(0, histogram.buckets()));
    loss.p95 = quantile_interval(histogram, nineteen_in_twenty);
    return loss;
}

}  // namespace friction
