#pragma once
// The exact answer, for programs whose user may not want to wait for it.

#include <atomic>
#include <cstddef>

#include "friction/exact.h"

namespace friction {

/// solve_exactly() that is refused (F098) soon after `cancel` is set; a single factorisation is not
/// interrupted.
[[nodiscard]] Result<ExactSummary> solve_exactly(const Scenario& scenario, std::size_t state_limit,
                                                 const std::atomic<bool>& cancel);

}  // namespace friction
