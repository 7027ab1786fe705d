#pragma once
// One customer in two designs, and how to find a customer worth following.

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "friction/viewer/session.h"

namespace friction::viewer {

/// The same customer in the baseline and in another design; in the baseline alone when that one
/// cannot be run. Expects model.can_run().
[[nodiscard]] std::shared_ptr<const Followed> followed(std::shared_ptr<const Model> model,
                                                       DesignId compared, std::uint64_t customer);

/// Customers of this kind among those looked at, the best example first (friction/examples.h);
/// empty without customers.
[[nodiscard]] std::vector<std::uint64_t> customers_like(const Customers& customers,
                                                        DesignId compared, Jump kind);

/// Of those looked at, the one at a share of the way from the most to the least effort saved; the
/// opposite of the pointer of all_customers(). Nothing without journeys of this design.
[[nodiscard]] std::optional<std::uint64_t> customer_at(const Customers& customers,
                                                       DesignId compared, double share);

}  // namespace friction::viewer
