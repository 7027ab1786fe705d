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

/// Calls `use` with every value, or every difference, of the columns in rounds of eight; what is
/// missing of the last round is the `filler` of the column. `use` gets the numbers of the column
/// and of the vector in its round, and the values.
template <std::size_t columns, bool subtracts, class Use>
inline void for_each_round(const MomentsRequest& request, const double (&filler)[columns],
                           Use use) {
    const std::size_t whole = request.count - request.count % accumulators;
    for (std::size_t i = 0; i < whole; i += accumulators)
        for (std::size_t c = 0; c < columns; ++c)
            for (std::size_t v = 0; v < vectors; ++v) {
                const std::size_t at = i + v * lane_count;
                const Reals value = load<Reals>(request.values[c] + at);
                use(c, v, subtracts ? value - load<Reals>(request.subtracted[c] + at) : value);
            }
    if (whole == request.count) return;
    for (std::size_t c = 0; c < columns; ++c) {
        double rest[accumulators];
        for (std::size_t i = 0; i < accumulators; ++i) {
            const std::size_t at = whole + i;
            rest[i] = at >= request.count ? filler[c]
                      : subtracts         ? request.values[c][at] - request.subtracted[c][at]
                                          : request.values[c][at];
        }
        for (std::size_t v = 0; v < vectors; ++v) use(c, v, load<Reals>(rest + v * lane_count));
    }
}

/// Sums run over distances from the first value: a column that never changes has a variance of
/// exactly 0.
template <std::size_t columns, bool subtracts>
inline void sum_moments(const MomentsRequest& request, MomentSums* sums) {
    const double n = static_cast<double>(request.count);
    double origin[columns], mean[columns];
    for (std::size_t c = 0; c < columns; ++c)
        origin[c] =
            subtracts ? request.values[c][0] - request.subtracted[c][0] : request.values[c][0];
    Accumulators first[columns] = {};
    for_each_round<columns, subtracts>(
        request, origin,
        [&](std::size_t c, std::size_t v, const Reals& x) { first[c].part[v] += x - origin[c]; });
    for (std::size_t c = 0; c < columns; ++c) mean[c] = origin[c] + sum_of(first[c]) / n;

    Accumulators second[columns] = {}, third[columns] = {};
    for_each_round<columns, subtracts>(request, mean,
                                       [&](std::size_t c, std::size_t v, const Reals& x) {
                                           const Reals distance = x - mean[c];
                                           const Reals square = distance * distance;
                                           second[c].part[v] += square;
                                           third[c].part[v] += square * distance;
                                       });
    for (std::size_t c = 0; c < columns; ++c)
        sums[c] = {mean[c], sum_of(second[c]), sum_of(third[c])};
}

template <std::size_t columns>
inline void sum_moments(const MomentsRequest& request, MomentSums* sums) {
    if (request.subtracted[0] == nullptr)
        sum_moments<columns, false>(request, sums);
    else
        sum_moments<columns, true>(request, sums);
}

inline void moments_loop(const MomentsRequest& request, MomentSums* sums) {
    if (request.count == 0) return;
    if (request.columns == MomentsRequest::at_once)
        sum_moments<MomentsRequest::at_once>(request, sums);
    else
        sum_moments<1>(request, sums);
}

}  // namespace
}  // namespace friction::wide
