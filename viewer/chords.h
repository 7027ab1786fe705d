#pragma once
// From ImGui's table of keys and what was typed to the chords of friction/viewer/command_table.h.

#include <vector>

#include "friction/viewer/command_table.h"

namespace friction::viewer {

/// What went down in this frame (arrows also while they are held).
[[nodiscard]] std::vector<Chord> pressed_chords();
/// The letter keys that were let go in this frame.
[[nodiscard]] std::vector<Chord> released_chords();
/// These belong to the widget that has the focus, when one has.
[[nodiscard]] bool is_widget_key(Key key);

}  // namespace friction::viewer
