#pragma once
// The program a person edits text with, opened on the line of a problem.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "friction/viewer/update.h"

namespace friction::viewer {

/// What the choice of a program depends on.
struct EditorSurroundings {
    std::function<std::string(const char*)> variable;   ///< of the environment; empty: not set
    std::function<bool(std::string_view)> has_program;  ///< in the search path, or at this path
};
[[nodiscard]] EditorSurroundings surroundings();

/// The words to run: $VISUAL or $EDITOR, in a terminal where it needs one; else what the desktop
/// opens text with. Nothing where there is neither. No shell reads them.
[[nodiscard]] std::optional<std::vector<std::string>> editor_command(
    const EditorSurroundings& surroundings, const effect::OpenInEditor& request);

/// Runs the words and does not wait for their end. Empty when they could be started, else why not.
[[nodiscard]] std::string start_program(std::vector<std::string> words);

/// Both. Empty when it worked, else one sentence.
[[nodiscard]] std::string open_in_editor(const effect::OpenInEditor& request);

}  // namespace friction::viewer
