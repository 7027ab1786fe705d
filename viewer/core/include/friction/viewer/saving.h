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

/// The text to save: an earlier one byte for byte where it says the same, else the one that keeps
/// most of what its author wrote, with edits.
[[nodiscard]] Result<std::string> text_to_save(const FileState& file, const Document& now);

/// The good text is about to be followed by one that was saved from here.
void keep_as_earlier(FileState& file);

/// Redesigns of the file that the document does not have any more.
[[nodiscard]] std::vector<std::string> removed_redesigns(const FileState& file,
                                                         const Document& now);
/// That expectations and includes go with them, a sentence; empty: nothing does.
[[nodiscard]] std::string what_goes_along(const FileState& file, const Document& now);

}  // namespace friction::viewer
