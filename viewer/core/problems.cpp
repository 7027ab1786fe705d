#include "friction/viewer/problems.h"

#include <algorithm>

#include "friction/viewer/move_words.h"
#include "remedies.h"

namespace friction::viewer {
namespace {

// "steps.ask_office.time" is about ask_office.
std::string step_of_place(std::string_view place) {
    constexpr std::string_view steps = "steps.";
    if (!place.starts_with(steps)) return {};
    place.remove_prefix(steps.size());
    return std::string(place.substr(0, place.find('.')));
}

ProblemRow row_of(const Problem& problem) {
    return {.is_error = problem.severity == Severity::error,
            .code = problem.code,
            .found = problem.found,
            .expected = problem.expected,
            .hint = problem.hint,
            .where = {},
            .position = {},
            .excerpt = {},
            .step = step_of_place(problem.place),
            .marked = 0,
            .remedies = {},
            .move = {}};
}

void add_file(std::vector<ProblemRow>& rows, const OpenedFile& file) {
    for (const io::Diagnostic& diagnostic : file.diagnostics) {
        ProblemRow row = row_of(diagnostic.problem);
        row.position = diagnostic.position;
        row.excerpt = diagnostic.excerpt;
        if (diagnostic.position.exists())
            row.where = "line " + std::to_string(diagnostic.position.line) + ", column " +
                        std::to_string(diagnostic.position.column);
        offer_remedies(row, diagnostic.problem, file.text.bytes);
        rows.push_back(std::move(row));
    }
}

void add_designs(std::vector<ProblemRow>& rows, const Session& session) {
    if (!session.run.model) return;
    for (const CheckedDesign& checked : session.run.model->designs)
        for (const DesignProblem& problem : checked.problems) {
            // The file's own list has them with their lines.
            if (problem.problem.severity == Severity::warning) continue;
            ProblemRow row = row_of(problem.problem);
            row.where = title_of(session, checked.id);
            if (problem.move) {
                row.where += ", move " + std::to_string(*problem.move + 1);
                row.move = SelectedMove{checked.id, *problem.move};
                const Design* design = session.document->design(checked.id);
                if (design != nullptr && *problem.move < design->moves.size() && row.step.empty())
                    row.step = step_of(design->moves[*problem.move].move);
            }
            rows.push_back(std::move(row));
        }
}

}  // namespace

std::vector<ProblemRow> problem_rows(const Session& session) {
    std::vector<ProblemRow> rows;
    const OpenedFile* on_disk =
        session.file.is_broken() ? session.file.newer.get() : session.file.good.get();
    if (on_disk != nullptr) add_file(rows, *on_disk);
    add_designs(rows, session);
    std::ranges::stable_partition(rows, &ProblemRow::is_error);
    return rows;
}

std::size_t count_errors(const Session& session) {
    return static_cast<std::size_t>(
        std::ranges::count_if(problem_rows(session), &ProblemRow::is_error));
}

}  // namespace friction::viewer
