#pragma once
// The ways in which an edit can be written into a text.

#include <vector>

#include "document.h"
#include "friction/io/scenario_editor.h"

namespace friction::io {

using WayToWrite = std::vector<TextEdit>;

/// Candidates, the least intrusive first. Any of them may turn out to mean something else once it
/// is read again; the caller tries.
[[nodiscard]] std::vector<WayToWrite> ways_to_write(const Document& document,
                                                    const ScenarioEdit& edit, const Draft& before,
                                                    const Draft& after);

/// A list of moves as a series of smaller edits, so that moves that stay keep their text.
[[nodiscard]] std::vector<ScenarioEdit> single_moves(const SetMoves& edit,
                                                     const std::vector<Move>& before);

}  // namespace friction::io
