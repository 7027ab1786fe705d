#pragma once
// Everything that is wrong, as one list: the file as it is on disk, the redesigns as edited.

#include <optional>
#include <string>
#include <vector>

#include "friction/viewer/session.h"

namespace friction::viewer {

/// What can be done about it with one click: these bytes of the text become others.
struct Remedy {
    std::string label;  ///< "Use send_request"
    std::size_t offset = 0, length = 0;
    std::string use;
};

struct ProblemRow {
    bool is_error = true;
    std::string code;              ///< "F021"
    std::string found;             ///< a sentence without full stop
    std::string expected;          ///< may be empty
    std::string hint;              ///< how to mend it; may be empty
    std::string where;             ///< "line 61, column 12", "Employee sends the request, move 2"
    io::SourcePosition position;   ///< in the text on disk; none: not in it
    std::string excerpt;           ///< that line
    std::string step;              ///< the step it is about; empty: none
    std::size_t marked = 0;        ///< characters from there on that are wrong
    std::vector<Remedy> remedies;  ///< MendProblem does them
    std::optional<SelectedMove> move;  ///< the move it is about
};

/// Of the file first, in its order; then of the designs. Errors before warnings in each.
[[nodiscard]] std::vector<ProblemRow> problem_rows(const Session& session);
[[nodiscard]] std::size_t count_errors(const Session& session);

}  // namespace friction::viewer
