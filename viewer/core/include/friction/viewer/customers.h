#pragma once
// The first customers, one by one: for jumps, for the picture of all customers, for the width of
// handoffs.

#include <atomic>
#include <memory>

#include "friction/viewer/results.h"

namespace friction::viewer {

/// Nothing when cancelled. Without journeys only the flows are counted.
/// Cost: one traced journey per customer and design, two with journeys.
[[nodiscard]] std::shared_ptr<const Customers> look_at_customers(
    std::shared_ptr<const Model> model, bool with_journeys,
    const std::atomic<bool>* cancel = nullptr);

}  // namespace friction::viewer
