#pragma once
// The first customers, one by one: for jumps, for the picture of all customers, for the width of
// handoffs.

#include <atomic>
#include <memory>

#include "friction/viewer/results.h"

namespace friction::viewer {

/// Of a run of so many journeys, which is where flows are counted, up to flow_customers. Nothing
/// when cancelled. Without journeys only the flows are counted.
/// Cost: one traced journey per customer and design, two of the first example_customers with
/// journeys.
[[nodiscard]] std::shared_ptr<const Customers> look_at_customers(
    std::shared_ptr<const Model> model, std::uint64_t journeys, bool with_journeys,
    const std::atomic<bool>* cancel = nullptr);

}  // namespace friction::viewer
