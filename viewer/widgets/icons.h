#pragma once
// Small drawings on controls, beside words: one to four lines each on a grid of 16 by 16.

#include <cstdint>

#include "painter.h"

namespace friction::viewer::widgets {

enum class Icon : std::uint8_t {
    none,
    search,
    undo,
    redo,
    gear,
    plus,
    minus,
    fit,
    pencil,
    check,
    close,
    chevron_left,
    chevron_right,
    chevron_down,
    chevron_up,
    file,
    folder,
    eye,
    play,
    pause,
    grip,
    warning,
    drop
};
inline constexpr std::size_t icon_count = 23;

/// `size` is the side of the grid in px.
void draw_icon(Painter& painter, Icon icon, drawing::Point centre, float size,
               drawing::Colour colour, float line_width = 0);
/// The mark of the program: two zigzags, the upper one warm.
void draw_logo(Painter& painter, const drawing::Box& box, const drawing::Colour& ground,
               const drawing::Colour& upper, const drawing::Colour& lower);

}  // namespace friction::viewer::widgets
