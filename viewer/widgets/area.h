#pragma once
// Regions of the window: panes, areas that scroll, the bars between them.

#include <optional>
#include <string_view>

#include "widgets/interact.h"

namespace friction::viewer::widgets {

/// A region of fixed place: what is drawn is cut off at its edges. A stop of F6.
void begin_pane(const Frame& frame, std::string_view id, const drawing::Box& box,
                drawing::Colour ground);
void end_pane();

/// Scrolls up and down when what is in it is higher. Returns where content begins: its width leaves
/// room for the scroll bar. `content_height` is known at the end.
[[nodiscard]] drawing::Box begin_scroll(const Frame& frame, std::string_view id,
                                        const drawing::Box& box);
/// With a ground, content that goes on beyond an edge fades into it there instead of being cut.
void end_scroll(const Frame& frame, float content_bottom,
                std::optional<drawing::Colour> ground = {});

/// What is larger than its box and scrolls both ways; how far it is scrolled. The wheel is left to
/// what is under the pointer where that uses it.
[[nodiscard]] drawing::Point begin_surface(const drawing::Box& box, std::string_view id);
void end_surface(const Frame& frame, const drawing::Box& box, const drawing::Box& content);

struct SplitterLook {
    bool is_vertical = true;     ///< the bar stands upright and moves sideways
    bool grows_to_start = true;  ///< dragging left (or up) makes the value larger
    float least = 0, most = 100, normal = 0;
};
/// A bar of 0.45f with a hit area of 0.9f; `value` is in f. True when it changed; double click
/// restores. Arrow keys move it by half a size.
[[nodiscard]] bool splitter(const Frame& frame, std::string_view id, const drawing::Box& bar,
                            float& value, const SplitterLook& look);

}  // namespace friction::viewer::widgets
