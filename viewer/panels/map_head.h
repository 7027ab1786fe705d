#pragma once
// The line above a blueprint: what is shown, what colours and widths mean, zoom.

#include <string_view>

#include "frame.h"
#include "friction/viewer/command.h"
#include "panels/maps.h"

namespace friction::viewer {

/// Where the canvas is lower than it should be, the lanes get the height of the effort strip.
[[nodiscard]] bool has_strip(const Frame& frame, const drawing::Box& canvas);

/// Lanes are squeezed no more than this: two lines of a box still fit.
inline constexpr float flattest_lanes = 0.75F;
inline constexpr float map_head_f = 2.6F;

void draw_map_head(Commands& commands, const Frame& frame, const drawing::Box& box,
                   std::string_view title, std::string_view note, const Map* map);

}  // namespace friction::viewer
