#pragma once
// Whether a file says what anything costs the company.

#include <algorithm>
#include <span>

#include "friction/scenario.h"

namespace friction::report {

/// Where nothing has a cost every cost is 0 because nobody gave one; reports then say so and show
/// no money.
[[nodiscard]] inline bool gives_costs(const Scenario& s) {
    const auto paid = [](const Team& team) { return team.cost_per_minute != 0; };
    const auto costly = [](const Step& step) { return step.cost != 0; };
    return s.costs.one_off != 0 || s.costs.per_year != 0 || s.costs.per_case != 0 ||
           std::any_of(s.teams.begin(), s.teams.end(), paid) ||
           std::any_of(s.steps.begin(), s.steps.end(), costly);
}

[[nodiscard]] inline bool gives_costs(std::span<const Scenario> scenarios) {
    return std::any_of(scenarios.begin(), scenarios.end(),
                       [](const Scenario& s) { return gives_costs(s); });
}

/// Whether any customer is worth something a year, so that some of it can be at risk.
[[nodiscard]] inline bool gives_yearly_value(const Scenario& s) {
    return std::any_of(s.segments.begin(), s.segments.end(),
                       [](const Segment& segment) { return segment.yearly_value > 0; });
}

}  // namespace friction::report
