#pragma once
// A problem with the line of the file it comes from.

#include <string>
#include <vector>

#include "friction/io/source_text.h"
#include "friction/result.h"

namespace friction::io {

struct Diagnostic {
    Problem problem;
    std::string file;
    SourcePosition position;  ///< none: the file as a whole
    std::string excerpt;  ///< the line, printable, for programs that show it; empty when there is
                          ///< no position

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// `file:line:col: error F021: found`, then what was expected and the hint, each indented on a line
/// of its own. Ends with a line break.
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic);
[[nodiscard]] std::string to_text(const Diagnostics& diagnostics);

[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);

/// In the order of the file; what has no position comes first, and that there are more (F014) last.
/// Keeps the order of equals.
void sort_by_position(Diagnostics& diagnostics);

}  // namespace friction::io
