#pragma once
// The ways in which an edit can be written into a text.

#include <vector>

#include "document.h"
#include "friction/io/scenario_editor.h"

namespace friction::io {

/// Candidates, the least intrusive first. Any of them may turn out to mean something else once it
/// is read again; the caller tries.
[[nodiscard]] std::vector<std::vector<TextEdit>> ways_to_write(const Document& document,
                                                               const ScenarioEdit& edit,
                                                               const Draft& before,
                                                               const Draft& after);

}  // namespace friction::io
