#pragma once
// Private: effort weights by name, and the values that are drawn for them.

#include <string_view>

#include "friction/effort.h"
#include "friction/weights.h"

namespace friction {

inline constexpr std::string_view value_of_time_name = "value_of_time";

/// Where a key of effort.weights, or "value_of_time", stands in the model. Expects a known name.
[[nodiscard]] WeightSlot slot_of(std::string_view name);

/// Uniform in the range, named by seed, weight and number of the draw.
[[nodiscard]] double drawn_value(const WeightRange& range, std::uint64_t seed, std::uint64_t draw);

}  // namespace friction
