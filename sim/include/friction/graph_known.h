#pragma once
// Whether it makes sense to look at a graph of which some parts are wrong.

#include "friction/result.h"

namespace friction {

/// Whether a problem with a part of the model leaves every way from step to step known. Then
/// build_scenario() tells what is wrong with the graph beside it.
[[nodiscard]] bool leaves_graph_known(const Problem& problem);

}  // namespace friction
