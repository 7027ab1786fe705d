#pragma once
// One customer in two designs, and how to find a customer worth following.

#include <cstdint>
#include <memory>
#include <vector>

#include "friction/viewer/session.h"

namespace friction::viewer {

/// So many customers are lived through for the picture of all customers, jumps and flows.
inline constexpr std::uint64_t customers_looked_at = 4'096;

/// The same customer in the baseline and in another design; in the baseline alone when that one
/// cannot be run. Expects model.can_run().
[[nodiscard]] std::shared_ptr<const Followed> followed(std::shared_ptr<const Model> model,
                                                       DesignId compared, std::uint64_t customer);

/// Customers of this kind among those looked at, the best example first; as `friction trace --find`
/// chooses them. Empty without customers.
[[nodiscard]] std::vector<std::uint64_t> customers_like(const Customers& customers,
                                                        DesignId compared, Jump kind);

}  // namespace friction::viewer
