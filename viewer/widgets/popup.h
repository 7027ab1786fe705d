#pragma once
// What opens above the rest: drop-down lists, drawers, dialogs. Each closes on Esc and on a click
// beside it.

#include <string_view>

#include "widgets/interact.h"

namespace friction::viewer::widgets {

struct PopupLook {
    bool dims = false;  ///< the rest gets darker: a dialog
    bool has_shadow = true;
};

/// Draw the content between these two; call both while it is open. end_popup() answers whether the
/// person asked to close it.
void begin_popup(const Frame& frame, std::string_view id, const drawing::Box& box,
                 const PopupLook& look = {});
[[nodiscard]] bool end_popup(const Frame& frame);

}  // namespace friction::viewer::widgets
