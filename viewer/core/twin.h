#pragma once
// The exact answer beside a simulation, as `friction compare` has it.

#include <atomic>
#include <memory>

#include "friction/viewer/results.h"

namespace friction::viewer {

/// Designs with patience are simulated once more without it, on the same customers. Nothing when
/// cancelled.
[[nodiscard]] std::shared_ptr<const TwinCheck> check_twin(const Results& results, unsigned threads,
                                                          const std::atomic<bool>& cancel);

}  // namespace friction::viewer
