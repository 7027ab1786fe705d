#pragma once
// Private: expectations that the exact solver's values decide.

#include <optional>
#include <vector>

#include "friction/expectation.h"

namespace friction {

/// The decision, or nothing when a value is missing: a quantile, a feeling, an alternative without
/// exact answer.
[[nodiscard]] std::optional<Decision> decide_exactly(
    const Expectation& expectation, const std::vector<Scenario>& scenarios,
    const std::vector<std::optional<ExactSummary>>& exact);

/// Position of the alternative of this name. Expects that it is there.
[[nodiscard]] std::size_t position_of(const std::vector<Scenario>& scenarios,
                                      std::string_view alternative);

/// How far `left RELATION right` is inside (positive) or outside, as a share of the right side.
[[nodiscard]] double margin_of(const Expectation& expectation, double left, double right);

}  // namespace friction
