#pragma once
// What all JSON documents have in common.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "friction/metric.h"
#include "friction/quantity.h"
#include "friction/report/provenance.h"
#include "friction/scenario.h"
#include "friction/summary.h"
#include "json_value.h"

namespace friction::report {

/// schema, command, version, seed, scenario
[[nodiscard]] Json head(std::string_view command, std::span<const Scenario> scenarios,
                        std::uint64_t seed, const Origin& origin);
/// Each with name, place, value, range, line; what the file does not say is null.
[[nodiscard]] Json guesses_json(std::span<const Scenario> scenarios, const Origin& origin);
/// value, low, high, level, unit, method, journeys; an open end is null
[[nodiscard]] Json estimate_json(const Estimate& estimate, std::string_view unit,
                                 bool is_known = true);

}  // namespace friction::report
