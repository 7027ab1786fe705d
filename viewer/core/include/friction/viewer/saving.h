#pragma once
// From a document back to the author's text.

#include <vector>

#include "friction/io/scenario_editor.h"
#include "friction/viewer/design.h"
#include "friction/viewer/file_state.h"

namespace friction::viewer {

/// What has to be done to a file that has `saved` so that it has `now`: values, redesigns that are
/// gone, renamed or new, then titles, costs, includes and moves. In the order to do it.
[[nodiscard]] std::vector<io::ScenarioEdit> edits_between(const Document& saved,
                                                          const Document& now);

/// The text of the file with these edits; byte for byte the same where nothing was changed.
[[nodiscard]] Result<std::string> saved_text(const OpenedFile& file, const Document& saved,
                                             const Document& now);

}  // namespace friction::viewer
