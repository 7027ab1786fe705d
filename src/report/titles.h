#pragma once
// What alternatives and steps are called.

#include <string>

#include "friction/report/wording.h"
#include "friction/scenario.h"

namespace friction::report {

/// "Baseline", or the title of the redesign.
[[nodiscard]] inline std::string title_of(const Scenario& alternative) {
    if (alternative.alternative == "baseline") return "Baseline";
    return title_of(alternative.alternative_title, alternative.alternative);
}

[[nodiscard]] inline std::string step_title(const Step& step) {
    return title_of(step.title, step.name);
}

}  // namespace friction::report
