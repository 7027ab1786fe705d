#pragma once
// A small process and its redesign, drawn: what the tests of blueprints look at.

#include <string>
#include <vector>

#include "friction/drawing/blueprint.h"
#include "friction/run.h"

namespace friction::drawing::testing_support {

/// The customer writes to sales, who work on it, and calls billing; one journey in four is left.
[[nodiscard]] Scenario baseline();
/// Sales write, nobody calls.
[[nodiscard]] Scenario redesign();

struct Drawn {
    std::vector<Scenario> scenarios;
    std::vector<Flows> flows;
    BlueprintResult result;
    Layout layout;
    BlueprintModel model;
};
/// The last of the designs, after 4,096 journeys; the first is the baseline.
[[nodiscard]] Drawn drawn(std::vector<Scenario> scenarios);

[[nodiscard]] std::vector<std::string> texts_of(const Picture& picture);
/// Names of the spots of a kind.
[[nodiscard]] std::vector<std::string> spots_of(const Picture& picture, const std::string& kind);

/// A view with room for all of it.
[[nodiscard]] BlueprintView large();

}  // namespace friction::drawing::testing_support
