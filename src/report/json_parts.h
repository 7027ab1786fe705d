#pragma once
// What all JSON documents have in common.

#include <cstdint>
#include <span>
#include <string_view>

#include "friction/scenario.h"
#include "friction/summary.h"
#include "json_value.h"

namespace friction::report {

/// schema, command, version, seed, scenario
[[nodiscard]] Json head(std::string_view command, std::span<const Scenario> scenarios,
                        std::uint64_t seed);
/// value, low, high, level, unit, method, journeys; an open end is null
[[nodiscard]] Json estimate_json(const Estimate& estimate, std::string_view unit);

}  // namespace friction::report
