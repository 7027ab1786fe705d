#pragma once
// Private: the effort that hangs on each step.

#include <atomic>
#include <cstddef>
#include <vector>

#include "friction/result.h"
#include "friction/scenario.h"

namespace friction::chain {

/// Per step, in EM per journey.
struct EffortBehind {
    std::vector<double> at;    ///< booked by visits of it
    std::vector<double> from;  ///< booked from a visit of it on, added up over its visits: no less
                               ///< than what journeys book after they first came there
    std::vector<double> most;  ///< from a visit of it on, in the state that leads to most: of one
                               ///< journey that comes there
};

/// With v the visits of states, r what one books and m what is still to come there (included), sums
/// over the states of a step of v r and v m. Refuses what solve_exactly() refuses.
[[nodiscard]] Result<EffortBehind> effort_behind(const Scenario& scenario, std::size_t state_limit,
                                                 const std::atomic<bool>* cancel);

}  // namespace friction::chain
