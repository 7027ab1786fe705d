#include "friction/io/scenario_editor.h"

#include <optional>

#include "document.h"
#include "edit_writer.h"
#include "friction/io/codes.h"
#include "friction/io/scenario_reader.h"
#include "text_patch.h"
#include "utf8.h"

namespace friction::io {

namespace {

constexpr std::size_t mark_bytes = 3;  // of a byte order mark

Problems errors_of(const ReadScenario& read) {
    Problems problems;
    for (const Diagnostic& diagnostic : read.diagnostics)
        if (diagnostic.problem.severity == Severity::error) problems.push_back(diagnostic.problem);
    return problems;
}

/// Assumptions follow from the text; everything else must be as intended.
bool means(const Draft& read, const Draft& intended) {
    Draft comparable = read;
    comparable.assumptions = intended.assumptions;
    return comparable == intended;
}

Problem cannot_write() {
    return {std::string(code::cannot_edit),
            {},
            "this change cannot be written into the text as it is laid out",
            {},
            "write it into the file by hand",
            Severity::error};
}

/// A text on its way from edit to edit, and what it means now.
class Editing {
public:
    Editing(std::string name, std::string bytes, Draft draft)
        : name_(std::move(name)), patch_(std::move(bytes)), draft_(std::move(draft)) {}

    /// Nothing, or why the edit cannot be made.
    Problems make(const ScenarioEdit& edit) {
        const Result<Draft> intended = apply_edits(draft_, {&edit, 1});
        if (!intended) return intended.problems();
        if (intended.value() == draft_) return {};
        if (const auto* moves = std::get_if<SetMoves>(&edit); moves != nullptr)
            if (make_one_by_one(*moves)) return {};
        return write(edit, intended.value());
    }

    [[nodiscard]] std::vector<TextEdit> edits() const { return patch_.edits(); }
    [[nodiscard]] const Draft& draft() const { return draft_; }

private:
    bool make_one_by_one(const SetMoves& edit) {
        constexpr std::size_t few = 100;  // each takes two readings of the file
        const std::vector<ScenarioEdit> steps =
            single_moves(edit, find(draft_.redesigns, edit.redesign)->changes);
        if (steps.size() > few) return false;
        Editing attempt = *this;
        for (const ScenarioEdit& step : steps)
            if (!attempt.make(step).empty()) return false;
        *this = std::move(attempt);
        return true;
    }

    /// Tries the ways to write an edit in order, the least intrusive first, and takes the first
    /// whose text reads as intended.
    Problems write(const ScenarioEdit& edit, const Draft& intended) {
        Diagnostics diagnostics;
        const Document document({name_, patch_.text()}, diagnostics);
        Problems problems{cannot_write()};
        for (const WayToWrite& way : ways_to_write(document, edit, draft_, intended)) {
            ReadScenario read = read_scenario({name_, with_edits(patch_.text(), way)});
            Problems errors = errors_of(read);
            if (errors.empty() && means(read.file.draft, intended)) {
                patch_.apply(way);
                draft_ = std::move(read.file.draft);
                return {};
            }
            if (!errors.empty()) problems = std::move(errors);
        }
        return problems;
    }

    std::string name_;
    TextPatch patch_;
    Draft draft_;
};

}  // namespace

Result<EditedScenario> edit_scenario(const SourceText& text, std::span<const ScenarioEdit> edits) {
    ReadScenario read = read_scenario(text);
    if (Problems errors = errors_of(read); !errors.empty()) return errors;
    const std::size_t mark =
        utf8::without_mark(text.bytes).size() == text.bytes.size() ? 0 : mark_bytes;

    Editing editing(text.name, text.bytes.substr(mark), std::move(read.file.draft));
    for (const ScenarioEdit& edit : edits)
        if (Problems problems = editing.make(edit); !problems.empty()) return problems;
    EditedScenario edited{text, editing.edits(), editing.draft()};
    for (TextEdit& made : edited.edits) made.offset += mark;
    edited.text.bytes = with_edits(text.bytes, edited.edits);
    return edited;
}

}  // namespace friction::io
