#pragma once
// Private: effort weights by name, and the values that are drawn for them.

#include <string_view>

#include "friction/effort.h"
#include "friction/weights.h"

namespace friction {

/// The number that a key of effort.weights, or "value_of_time", stands for. Expects a known name.
[[nodiscard]] double* slot_of(EffortModel& model, std::string_view name);
[[nodiscard]] double value_of(const EffortModel& model, std::string_view name);

/// Uniform in the range, named by seed, weight and number of the draw.
[[nodiscard]] double drawn_value(const WeightRange& range, std::uint64_t seed, std::uint64_t draw);

}  // namespace friction
