#pragma once
// Why a journey went the way it went, in the words of the file's shares and conditions.

#include <string>

#include "friction/journey.h"
#include "friction/scenario.h"

namespace friction::report {

/// Where a step led: the step after it, the door that the customer did not go through, or the
/// outcome; neither where the journey was cut.
[[nodiscard]] Target target_of(const JourneyRecord& record, std::size_t visit);

/// "as 75% do", "because effort is at least 40 EM"; empty where there is one way only, or where
/// more than one case leads there.
[[nodiscard]] std::string reason_of_way(const Scenario& scenario, const Visit& visit,
                                        const Target& target);

}  // namespace friction::report
