#pragma once
// What every test of an exact answer looks at.

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "friction/exact.h"

namespace friction::support {

inline ExactAnswer solve(const Scenario& scenario) {
    return solve_exactly(scenario).value().overall;
}

inline constexpr double tiny = 1e-11;

/// The three bookings, each added up, are the effort.
inline void expect_bookings_agree(const Scenario& scenario, const ExactAnswer& a) {
    const double tolerance = 1e-12 * std::max(1.0, a.effort_mean);
    double components = 0, steps = 0, causes = 0;
    for (std::size_t k = 0; k < component_count; ++k)
        components += a.by_component(static_cast<Component>(k));
    for (std::size_t s = 0; s < scenario.steps.size(); ++s) steps += a.by_step(StepId{s});
    for (std::size_t c = 0; c < cause_count; ++c) causes += a.by_cause(static_cast<Cause>(c));
    EXPECT_NEAR(components, a.effort_mean, tolerance);
    EXPECT_NEAR(steps, a.effort_mean, tolerance);
    EXPECT_NEAR(causes, a.effort_mean, tolerance);
    EXPECT_NEAR(a.mean(Column::effort), a.effort_mean, tolerance);
}

/// Effort, and which components it consists of (the others must be 0).
inline void expect_effort(const Scenario& scenario, double em,
                          const std::vector<std::pair<Component, double>>& parts) {
    const ExactAnswer a = solve(scenario);
    EXPECT_NEAR(a.effort_mean, em, tiny);
    std::vector<double> expected(component_count, 0);
    for (const auto& [component, amount] : parts)
        expected[static_cast<std::size_t>(component)] = amount;
    for (std::size_t k = 0; k < component_count; ++k)
        EXPECT_NEAR(a.by_component(static_cast<Component>(k)), expected[k], tiny)
            << component_names[k];
    expect_bookings_agree(scenario, a);
}

}  // namespace friction::support
