#include "friction/io/diagnostic.h"

#include <algorithm>
#include <utility>

#include "friction/io/codes.h"

namespace friction::io {

std::string to_text(const Diagnostic& diagnostic) {
    std::string text = diagnostic.file;
    if (diagnostic.position.exists())
        text += ':' + std::to_string(diagnostic.position.line) + ':' +
                std::to_string(diagnostic.position.column);
    const Problem& problem = diagnostic.problem;
    text += problem.severity == Severity::error ? ": error " : ": warning ";
    text += problem.code + ": " + problem.found + '\n';
    if (!problem.expected.empty()) text += "     expected: " + problem.expected + '\n';
    if (!problem.hint.empty()) text += "     " + problem.hint + '\n';
    return text;
}

std::string to_text(const Diagnostics& diagnostics) {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics) text += to_text(diagnostic);
    return text;
}

bool has_errors(const Diagnostics& diagnostics) {
    return std::ranges::any_of(
        diagnostics, [](const Diagnostic& d) { return d.problem.severity == Severity::error; });
}

void sort_by_position(Diagnostics& diagnostics) {
    std::ranges::stable_sort(diagnostics, {}, [](const Diagnostic& one) {
        return std::pair(one.problem.code == code::too_many_problems, one.position);
    });
}

}  // namespace friction::io
