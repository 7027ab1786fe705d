#pragma once
// Ctrl K: steps, designs, parameters and commands by a part of their names.

#include <string>
#include <string_view>
#include <vector>

#include "friction/viewer/command.h"

namespace friction::viewer {

struct PaletteItem {
    enum class Kind { step, outcome, design, command };
    Kind kind = Kind::step;
    std::string title;   ///< "Send request"
    std::string detail;  ///< "send_request", "Reassign: Send request", what a command does
    std::string keys;    ///< of a command; empty: none
    Command command;
};

/// What fits the text, the best first; everything when it is empty.
[[nodiscard]] std::vector<PaletteItem> palette_items(const Session& session, std::string_view text);

}  // namespace friction::viewer
