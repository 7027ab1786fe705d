#pragma once
// Private: how the parameters and figures of a sweep are put into words, in tables and pictures.

#include <string>

#include "friction/report/wording.h"
#include "friction/sweep.h"

namespace friction::report {

/// With as many digits as a hundredth of the range needs: nobody sets a slider finer by hand.
[[nodiscard]] std::string value_text(double value, const SweepAxis& axis);
[[nodiscard]] Shape shape_of_metric(const MetricRow& metric);
/// "Staff minutes of lot"
[[nodiscard]] std::string metric_words(const Sweep& swept);
/// "EM", "days"; nothing for counts and shares.
[[nodiscard]] std::string measured_unit(const Sweep& swept, const std::string& currency);
/// "mean per journey"
[[nodiscard]] std::string measured_words(const Sweep& swept);

[[nodiscard]] bool is_open_everywhere(const SweptRedesign& redesign);
/// "43% (42% to 44%)"
[[nodiscard]] std::string where(const BreakEven& at, const SweepAxis& axis);

/// Lengths of time in the unit in which they are read.
[[nodiscard]] Sweep in_fitting_unit(Sweep swept);

}  // namespace friction::report
