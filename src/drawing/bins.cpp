#include "friction/drawing/bins.h"

#include <algorithm>
#include <cmath>

#include "friction/drawing/axis.h"

namespace friction::drawing {

namespace {

double share_of(std::uint64_t count, std::uint64_t total) {
    return total > 0 ? static_cast<double>(count) / static_cast<double>(total) : 0;
}

/// At most 0.5% of the values lie above.
double nearly_all_below(const LogHistogram& histogram) {
    std::uint64_t left = histogram.count() / 200;
    const auto buckets = histogram.buckets();
    for (std::size_t i = buckets.size(); i-- > 0;) {
        if (buckets[i].count > left) return buckets[i].maximum;
        left -= buckets[i].count;
    }
    return 0;
}

constexpr double usual_bins = 30;

}  // namespace

double Bins::share(std::size_t bin) const { return share_of(bins[bin].count, total); }
double Bins::part_share(std::size_t bin) const { return share_of(bins[bin].part, total); }
double Bins::share_beyond() const { return share_of(beyond, total); }

double Bins::highest_share() const {
    double highest = 0;
    for (std::size_t i = 0; i < bins.size(); ++i) highest = std::max(highest, share(i));
    return highest;
}

BinPlan plan_bins(std::initializer_list<const LogHistogram*> all, double preferred) {
    double reach = 0;
    for (const LogHistogram* histogram : all) reach = std::max(reach, nearly_all_below(*histogram));
    if (!(reach > 0)) return {preferred, 1};
    const auto plan = [reach](double width) {
        // A value on an edge belongs to the bin above.
        return BinPlan{width, static_cast<std::size_t>(std::floor(reach / width)) + 1};
    };
    if (reach / preferred >= usual_bins / 2 && reach / preferred <= usual_bins * 1.5)
        return plan(preferred);
    const double low = round_up(reach / usual_bins / 2.5);
    double width = low;
    const auto distance = [reach](double w) { return std::abs(std::log(reach / w / usual_bins)); };
    for (double next = round_up(low * 1.5); next < low * 10; next = round_up(next * 1.5))
        if (distance(next) < distance(width)) width = next;
    return plan(width);
}

Bins bins_of(const LogHistogram& all, const LogHistogram* part, const BinPlan& plan) {
    Bins result{.width = plan.width, .bins = std::vector<Bin>(plan.count), .total = all.count()};
    const auto bin_of = [&](const LogHistogram::Bucket& bucket) {
        return static_cast<std::size_t>(std::max(0.0, std::floor(bucket.mean() / plan.width)));
    };
    for (const LogHistogram::Bucket& bucket : all.buckets()) {
        const std::size_t bin = bin_of(bucket);
        (bin < plan.count ? result.bins[bin].count : result.beyond) += bucket.count;
    }
    if (part == nullptr) return result;
    for (const LogHistogram::Bucket& bucket : part->buckets()) {
        // The mean of a part may lie on the other side of an edge than the mean of all.
        const std::size_t bin = bin_of(bucket);
        if (bin < plan.count)
            result.bins[bin].part =
                std::min(result.bins[bin].count, result.bins[bin].part + bucket.count);
    }
    return result;
}

std::vector<CumulativePoint> cumulative_of(const LogHistogram& all) {
    std::vector<CumulativePoint> points;
    std::uint64_t below = 0;
    for (const LogHistogram::Bucket& bucket : all.buckets()) {
        below += bucket.count;
        points.push_back({bucket.maximum, share_of(below, all.count())});
    }
    return points;
}

std::vector<double> saved_in_order(const LogHistogram& difference, std::size_t groups) {
    std::vector<double> saved;
    const auto buckets = difference.buckets();  // the most saved is the lowest
    if (groups == 0 || buckets.empty()) return saved;
    const double per_group = static_cast<double>(difference.count()) / static_cast<double>(groups);
    std::size_t bucket = 0;
    double left = static_cast<double>(buckets[0].count);
    for (std::size_t g = 0; g < groups; ++g) {
        double sum = 0, wanted = per_group;
        while (wanted > 0 && bucket < buckets.size()) {
            const double taken = std::min(wanted, left);
            sum += taken * buckets[bucket].mean();
            wanted -= taken;
            left -= taken;
            if (left > 0) continue;
            if (++bucket < buckets.size()) left = static_cast<double>(buckets[bucket].count);
        }
        const double got = per_group - wanted;
        saved.push_back(got > 0 ? -sum / got : 0);
    }
    return saved;
}

}  // namespace friction::drawing
