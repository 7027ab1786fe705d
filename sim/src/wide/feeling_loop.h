#pragma once
// Private: what journeys of these efforts are expected to feel and do; see effort.h for the map.

#include "wide/lanes.h"
#include "wide/wide.h"

namespace friction::wide {
namespace {

/// Six divisions serve all seven rows. The arrays are padded to whole rounds of eight, so that
/// every width of vector does the same work.
inline void feeling_loop(const FeelingRequest& request) {
    constexpr std::size_t answers = 6;
    for (std::size_t i = 0; i < request.count; i += lane_count) {
        const Reals effort = load<Reals>(request.effort + i);
        const Reals square = effort * effort;
        Reals at_most[answers];
        for (std::size_t k = 0; k < answers; ++k)
            at_most[k] = square / (square + request.threshold_squared[k]);
        for (std::size_t row = 0; row < FeelingRequest::rows; ++row) {
            Reals value = at_most[0] * request.slope[row][0] + request.base[row];
            for (std::size_t k = 1; k < answers; ++k) value += at_most[k] * request.slope[row][k];
            store(value, request.out[row] + i);
        }
    }
}

}  // namespace
}  // namespace friction::wide
