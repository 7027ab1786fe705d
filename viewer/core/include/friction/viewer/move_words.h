#pragma once
// What moves are called where people read them; the file's words are to_text(move)
// (friction/move.h).

#include <string>
#include <string_view>

#include "friction/redesign.h"

namespace friction::viewer {

/// "Reassign", "Share notes"
[[nodiscard]] std::string title_of(const Move& move);
/// "reassign", "share_notes": as in the file
[[nodiscard]] std::string_view name_of(const Move& move);
/// The step it is about, or that it starts from; empty: none in particular.
[[nodiscard]] std::string step_of(const Move& move);

}  // namespace friction::viewer
