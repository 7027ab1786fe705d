#pragma once
// Buttons of all kinds, the switch, and the control that shows one of several.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "widgets/icons.h"
#include "widgets/interact.h"

namespace friction::viewer::widgets {

enum class ButtonKind : std::uint8_t {
    plain,    ///< panel with a border
    primary,  ///< blue: what one came for; one per place
    quiet,    ///< no border until the pointer is on it
    dashed,   ///< adds something
    chosen    ///< ink: a pill that is on
};

struct ButtonLook {
    ButtonKind kind = ButtonKind::plain;
    Icon icon = Icon::none;
    bool enabled = true;
    bool pill = false;  ///< ends fully round
    float em_f = type::body;
    std::string_view tip = {};  ///< shown after a moment; icons without words need one
};

/// True when pressed. A label that does not fit ends in an ellipsis and has itself as tip.
[[nodiscard]] bool button(const Frame& frame, std::string_view id, const drawing::Box& box,
                          std::string_view label, const ButtonLook& look = {});
/// How wide a button with this label wants to be.
[[nodiscard]] float button_width(const Frame& frame, std::string_view label,
                                 const ButtonLook& look = {});

struct Segment {
    std::string_view label, hint;  ///< hint: its key, small
};
/// Which one was chosen now; arrows move along while it has the focus.
[[nodiscard]] std::optional<std::size_t> segmented(const Frame& frame, std::string_view id,
                                                   const drawing::Box& box,
                                                   std::span<const Segment> segments,
                                                   std::size_t chosen);

/// On or off; true when it was flipped. 1.8f wide, 0.9f high, in the middle of the box.
[[nodiscard]] bool toggle(const Frame& frame, std::string_view id, const drawing::Box& box,
                          bool is_on, bool enabled = true);

/// A row of a list: ground on hover, ink frame when chosen. The caller draws what is in it; the
/// lowest `foot` of it is left to controls of its own.
[[nodiscard]] Interaction row(const Frame& frame, std::string_view id, const drawing::Box& box,
                              bool is_chosen, float foot = 0);

/// A key, as on a keyboard: "Ctrl K" in a thin frame whose right edge is given. Returns its width.
float key_cap(const Frame& frame, drawing::Point right_middle, std::string_view keys);

}  // namespace friction::viewer::widgets
