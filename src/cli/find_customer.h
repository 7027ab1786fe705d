#pragma once
// `trace --find`: which of the first customers has a story worth telling.

#include <cstdint>
#include <optional>
#include <span>

#include "friction/examples.h"
#include "friction/plan.h"
#include "friction/scenario.h"

namespace friction::cli {

/// The best example of this kind among the first customers of the baseline, beside the redesign
/// when there is one. Nothing when nobody is like that.
[[nodiscard]] std::optional<std::uint64_t> find_customer(Example kind,
                                                         std::span<const Scenario> scenarios,
                                                         std::span<const Plan> plans,
                                                         std::uint64_t seed);

}  // namespace friction::cli
