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

/// Which numbers are whose assumption follows from the text; everything else must be as intended.
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

/// One edit: the ways to write it are tried in order, the least intrusive first; the first whose
/// text reads as intended is taken.
std::optional<Problems> write_edit(TextPatch& patch, Draft& draft, const ScenarioEdit& edit,
                                   const std::string& name) {
    const Result<Draft> intended = apply_edits(draft, {&edit, 1});
    if (!intended) return intended.problems();
    if (intended.value() == draft) return std::nullopt;

    Diagnostics diagnostics;
    const Document document({name, patch.text()}, diagnostics);
    Problems problems{cannot_write()};
    for (const std::vector<TextEdit>& way :
         ways_to_write(document, edit, draft, intended.value())) {
        ReadScenario read = read_scenario({name, with_edits(patch.text(), way)});
        Problems errors = errors_of(read);
        if (errors.empty() && means(read.file.draft, intended.value())) {
            patch.apply(way);
            draft = std::move(read.file.draft);
            return std::nullopt;
        }
        if (!errors.empty()) problems = std::move(errors);
    }
    return problems;
}

}  // namespace

Result<EditedScenario> edit_scenario(const SourceText& text, std::span<const ScenarioEdit> edits) {
    ReadScenario read = read_scenario(text);
    if (Problems errors = errors_of(read); !errors.empty()) return errors;
    const std::size_t mark =
        utf8::without_mark(text.bytes).size() == text.bytes.size() ? 0 : mark_bytes;

    EditedScenario edited{text, {}, std::move(read.file.draft)};
    TextPatch patch(text.bytes.substr(mark));
    for (const ScenarioEdit& edit : edits)
        if (auto problems = write_edit(patch, edited.draft, edit, text.name)) return *problems;
    edited.edits = patch.edits();
    for (TextEdit& made : edited.edits) made.offset += mark;
    edited.text.bytes = with_edits(text.bytes, edited.edits);
    return edited;
}

}  // namespace friction::io
