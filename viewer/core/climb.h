#pragma once
// How effort climbs along one journey.

#include <vector>

#include "friction/drawing/journey_charts.h"
#include "friction/journey.h"
#include "friction/scenario.h"

namespace friction::viewer {

/// Jumps where events book, slopes where time does: at most three points per visit.
[[nodiscard]] std::vector<drawing::ClimbPoint> climb_of(const JourneyRecord& record);
/// The steepest parts, named; the most first.
[[nodiscard]] std::vector<drawing::ClimbNote> climb_notes(const Scenario& scenario,
                                                          const JourneyRecord& record,
                                                          std::size_t most);
/// Bands of whose move it is, in the order of time.
[[nodiscard]] std::vector<drawing::MoveBand> bands_of(const Scenario& scenario,
                                                      const JourneyRecord& record);

}  // namespace friction::viewer
