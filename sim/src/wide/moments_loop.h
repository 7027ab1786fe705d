#pragma once
// Private: count, mean and central sums of a block of values; see tally.h.

#include "wide/lanes.h"
#include "wide/wide.h"

namespace friction::wide {
namespace {

/// Value i goes to accumulator i mod 8 whatever the width of a vector, so the order of additions,
/// and with it every byte of the sums, is the same with any instruction set.
constexpr std::size_t accumulators = 8;
constexpr std::size_t vectors = accumulators / lane_count;
static_assert(vectors * lane_count == accumulators);

struct Accumulators {
    Reals part[vectors];
};

inline double sum_of(const Accumulators& sums) {
    double lanes[accumulators];
    for (std::size_t v = 0; v < vectors; ++v) store(sums.part[v], lanes + v * lane_count);
    return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) +
           ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
}

/// Calls `use` with every value, or every difference, in rounds of eight; what is missing of the
/// last round is `filler`. `use` gets the number of the vector in its round and the values.
template <class Use>
inline void for_each_round(const MomentsRequest& request, double filler, Use use) {
    const std::size_t whole = request.count - request.count % accumulators;
    const double* b = request.values;
    const double* a = request.subtracted;
    if (a == nullptr) {
        for (std::size_t i = 0; i < whole; i += accumulators)
            for (std::size_t v = 0; v < vectors; ++v) use(v, load<Reals>(b + i + v * lane_count));
    } else {
        for (std::size_t i = 0; i < whole; i += accumulators)
            for (std::size_t v = 0; v < vectors; ++v)
                use(v, load<Reals>(b + i + v * lane_count) - load<Reals>(a + i + v * lane_count));
    }
    if (whole == request.count) return;
    double rest[accumulators];
    for (std::size_t i = 0; i < accumulators; ++i) {
        const std::size_t at = whole + i;
        rest[i] = at >= request.count ? filler : a == nullptr ? b[at] : b[at] - a[at];
    }
    for (std::size_t v = 0; v < vectors; ++v) use(v, load<Reals>(rest + v * lane_count));
}

/// Sums run over distances from the first value: a column that never changes has a variance of
/// exactly 0.
inline void moments_loop(const MomentsRequest& request, MomentSums& sums) {
    if (request.count == 0) return;
    const double n = static_cast<double>(request.count);
    const double origin = request.subtracted == nullptr ? request.values[0]
                                                        : request.values[0] - request.subtracted[0];
    Accumulators first{};
    for_each_round(request, origin,
                   [&](std::size_t v, const Reals& x) { first.part[v] += x - origin; });
    const double mean = origin + sum_of(first) / n;

    Accumulators second{}, third{};
    for_each_round(request, mean, [&](std::size_t v, const Reals& x) {
        const Reals distance = x - mean;
        const Reals square = distance * distance;
        second.part[v] += square;
        third.part[v] += square * distance;
    });
    sums.mean = mean;
    sums.m2 = sum_of(second);
    sums.m3 = sum_of(third);
}

}  // namespace
}  // namespace friction::wide
