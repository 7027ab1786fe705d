#pragma once
// --samples and --log: the journeys of a run one by one, in files beside the answer.

#include <vector>

#include "console.h"
#include "friction/plan.h"
#include "friction/run.h"
#include "friction/scenario.h"

namespace friction::cli {

/// Writes the files that are asked for; what the command ends with then, `code` when all is well.
[[nodiscard]] ExitCode write_journeys(const std::vector<Scenario>& scenarios,
                                      const std::vector<Plan>& plans, const Tally& tally,
                                      const Arguments& arguments, const Console& console,
                                      ExitCode code);

}  // namespace friction::cli
