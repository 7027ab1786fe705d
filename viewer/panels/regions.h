#pragma once
// How views share the window: canvas, inspector at the right, dock below, with bars to drag
// between.

#include <optional>

#include "frame.h"
#include "friction/viewer/command.h"
#include "friction/viewer/session.h"

namespace friction::viewer {

struct Regions {
    drawing::Box canvas;
    drawing::Box inspector;  ///< empty where it does not fit and the drawer is closed
    drawing::Box dock;       ///< empty when the view has none
    bool is_drawer = false;  ///< the inspector lies over the canvas
};

struct RegionOptions {
    float inspector_f = 0;  ///< 0: as wide as the person made it
    bool has_dock = true;
    float beside_f = 0;  ///< what the view has at the left of the box already
};

/// Draws the bars, too.
[[nodiscard]] Regions regions(const Session& session, Commands& commands, const Frame& frame,
                              const drawing::Box& box, const RegionOptions& options = {});

}  // namespace friction::viewer
