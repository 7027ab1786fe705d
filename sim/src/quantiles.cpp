// Quantiles and tails of summary.h, read from histograms.

#include <algorithm>
#include <cmath>

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

double middle_of(const Bucket& bucket) {
    return bucket.minimum + (bucket.maximum - bucket.minimum) / 2;
}

std::uint64_t rank_of(double p, std::uint64_t n) {
    return std::clamp<std::uint64_t>(
        static_cast<std::uint64_t>(std::ceil(p * static_cast<double>(n))), 1, n);
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
    e.high_bounded = high_rank <= n;
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

}  // namespace friction
