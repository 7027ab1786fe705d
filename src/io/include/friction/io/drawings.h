#pragma once
// A process as text that other programs draw: Graphviz DOT and Mermaid.
//
// The picture of our own is SVG, see <friction/drawing/svg.h>. These two leave the layout to the
// program that reads them; lanes become clusters, volume the share beside an arrow, effort a fill.

#include <string>

#include "friction/drawing/blueprint.h"

namespace friction::io {

/// `title` stands above the graph. Names from the file are quoted, so nothing in them is taken for
/// a command. Steps and handoffs that the model marks as changed are blue; ghosts are left out.
[[nodiscard]] std::string to_dot(const drawing::BlueprintModel& model, const std::string& title);
[[nodiscard]] std::string to_mermaid(const drawing::BlueprintModel& model,
                                     const std::string& title);

}  // namespace friction::io
