#pragma once
// --samples: every journey of a run by row.

#include <vector>

#include "console.h"
#include "friction/plan.h"
#include "friction/run.h"
#include "friction/scenario.h"

namespace friction::cli {

/// Writes the file when one is asked for; what the command ends with then, `code` when all is well.
[[nodiscard]] ExitCode write_samples(const std::vector<Scenario>& scenarios,
                                     const std::vector<Plan>& plans, const Tally& tally,
                                     const Arguments& arguments, const Console& console,
                                     ExitCode code);

}  // namespace friction::cli
