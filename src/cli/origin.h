#pragma once
// What a scenario file says about itself in every report: its hash, and where its numbers stand.

#include <vector>

#include "arguments.h"
#include "friction/io/scenario_reader.h"
#include "friction/report/provenance.h"
#include "friction/scenario.h"

namespace friction::cli {

/// The hash is of the baseline and all redesigns that can be built, also those that the command
/// does not look at: the same file has the same hash in every command. `scenarios` are those built
/// already. Builds the others, half a minute of a large file: asked for before there are results,
/// while an interrupt ends the program at once.
[[nodiscard]] report::Origin origin_of(const Arguments& arguments, const io::ScenarioFile& file,
                                       const std::vector<Scenario>& scenarios);

}  // namespace friction::cli
