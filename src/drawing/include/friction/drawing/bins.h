#pragma once
// Histograms as few wide bins, and as curves, from the many thin buckets of a LogHistogram.
//
// Counts stay whole: a bucket, 0.1% wide, goes to the bin of its mean. No estimates are made here.

#include <cstdint>
#include <initializer_list>
#include <vector>

#include "friction/tally.h"

namespace friction::drawing {

struct Bin {
    std::uint64_t count = 0;
    std::uint64_t part = 0;  ///< of them, those who did not end resolved
};

/// Bins of one width from 0 on.
struct Bins {
    double width = 1;
    std::vector<Bin> bins{};
    std::uint64_t beyond = 0;  ///< behind the last bin
    std::uint64_t total = 0;

    [[nodiscard]] double end() const { return width * static_cast<double>(bins.size()); }
    [[nodiscard]] double share(std::size_t bin) const;
    [[nodiscard]] double part_share(std::size_t bin) const;
    [[nodiscard]] double share_beyond() const;
    [[nodiscard]] double highest_share() const;
};

struct BinPlan {
    double width = 1;
    std::size_t count = 1;
};
/// Bins that hold 99.5% of each histogram: `preferred` wide where that gives about 30 of them, else
/// 1, 2 or 5 x 10^k.
[[nodiscard]] BinPlan plan_bins(std::initializer_list<const LogHistogram*> all,
                                double preferred = 5);
/// `part` is of some of the same values, and may be left out.
[[nodiscard]] Bins bins_of(const LogHistogram& all, const LogHistogram* part, const BinPlan& plan);

/// Share of values at most `x`.
struct CumulativePoint {
    double x = 0, share = 0;
};
/// One point per bucket, ascending; the last share is 1. Empty for an empty histogram.
[[nodiscard]] std::vector<CumulativePoint> cumulative_of(const LogHistogram& all);

/// Effort saved per customer in `groups` groups of as many each, the most first: means of the
/// groups, from the histogram of differences (redesign - baseline).
[[nodiscard]] std::vector<double> saved_in_order(const LogHistogram& difference,
                                                 std::size_t groups);

}  // namespace friction::drawing
