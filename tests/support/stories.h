#pragma once
// Scenarios for tests, written as people write them.

#include <string>
#include <vector>

#include "friction/journey.h"
#include "friction/run.h"
#include "friction/scenario.h"

namespace friction::testing_support {

/// All alternatives of a scenario text; stops the test with its diagnostics when it has any.
[[nodiscard]] std::vector<Scenario> alternatives_of(const std::string& yaml);
[[nodiscard]] Scenario scenario_of(const std::string& yaml);

/// The head every scenario needs, then `body`.
[[nodiscard]] std::string story(const std::string& body);
/// The customer waits ten minutes on the phone, or in the redesign sends a document instead;
/// `effort` is that section of the file, `changes` are more of the redesign's.
[[nodiscard]] std::string phone_or_paper(const std::string& effort,
                                         const std::string& changes = {});

[[nodiscard]] std::vector<Plan> plans_of(const std::vector<Scenario>& scenarios);

/// The journey of customer 0 in the baseline of a scenario text.
[[nodiscard]] JourneyRecord journey_of(const std::string& yaml, std::uint64_t customer = 0);

[[nodiscard]] Tally simulate(const std::vector<Scenario>& scenarios, std::uint64_t journeys,
                             std::uint64_t seed = 1, unsigned threads = 2);

}  // namespace friction::testing_support
