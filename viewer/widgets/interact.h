#pragma once
// What the pointer and the keyboard do to a rectangle: the root of every widget.

#include <string_view>

#include "frame.h"

namespace friction::viewer::widgets {

struct Interaction {
    ImGuiID id = 0;
    bool hovered = false;
    bool held = false;     ///< the left button went down here and is still down
    bool clicked = false;  ///< by the mouse, or by Enter or Space with the focus
    bool double_clicked = false;
    bool right_clicked = false;  ///< or the Menu key with the focus
    bool focused = false;        ///< has the keyboard
};

struct InteractOptions {
    bool enabled = true;
    bool takes_keys = true;    ///< a stop of the Tab key, pressed by Enter and Space
    bool takes_wheel = false;  ///< what it lies in does not scroll while the pointer is on it
};

/// `id` is unique inside the panel (ImGui's stack of ids applies).
[[nodiscard]] Interaction interact(const Frame& frame, std::string_view id, const drawing::Box& box,
                                   InteractOptions options = {});

/// Drawn over a widget that has the focus, when keys are in use.
void focus_ring(const Frame& frame, const drawing::Box& box, bool focused,
                float corner_f = space::corner);

/// True once the pointer rested on the widget for a quarter of a second.
[[nodiscard]] bool tip_is_due(const Frame& frame, ImGuiID id, bool hovered);
/// A line or two beside the pointer, kept inside the window.
void tip(const Frame& frame, std::string_view words);

}  // namespace friction::viewer::widgets
