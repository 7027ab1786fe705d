#pragma once
// What moves an exact answer most, and where its effort comes from.

#include <string>

#include "friction/exact.h"
#include "friction/report/report.h"
#include "friction/scenario.h"
#include "friction/sensitivity.h"
#include "json_value.h"

namespace friction::report {

/// The strongest numbers of the file, or all; `whose`: "Baseline, without patience".
[[nodiscard]] Section levers_section(const Scenario& scenario, const Sensitivity& sensitivity,
                                     const std::string& whose, bool details);
[[nodiscard]] Json levers_json(const Sensitivity& sensitivity);

/// Effort by step, component and cause, the largest parts or all, with their sum.
[[nodiscard]] Section contributions_section(const Scenario& scenario, const ExactAnswer& exact,
                                            const std::string& whose, bool details);
[[nodiscard]] Json contributions_json(const Scenario& scenario, const ExactAnswer& exact);

}  // namespace friction::report
