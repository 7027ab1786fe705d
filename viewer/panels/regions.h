#pragma once
// How views share the window: canvas, inspector at the right, dock below, with bars to drag
// between.

#include <optional>
#include <string_view>

#include "frame.h"
#include "friction/viewer/command.h"
#include "friction/viewer/session.h"
#include "friction/viewer/window_places.h"

namespace friction::viewer {

using Regions = ViewPlaces;

struct RegionOptions {
    float inspector_f = 0;  ///< 0: as wide as the person made it
    bool has_dock = true;
    float beside_f = 0;  ///< what the view has at the left of the box already
};

/// Draws the bars, too.
[[nodiscard]] Regions regions(const Session& session, Commands& commands, const Frame& frame,
                              const drawing::Box& box, const RegionOptions& options = {});

/// Where the inspector has no room and is closed: a button over the canvas that opens it.
void draw_drawer_button(const Session& session, Commands& commands, const Frame& frame,
                        const Regions& places, std::string_view words);

}  // namespace friction::viewer
