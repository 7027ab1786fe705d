#include "friction/viewer/saving.h"

#include <algorithm>
#include <utility>

#include "friction/report/wording.h"

namespace friction::viewer {
namespace {

void add_values(std::vector<io::ScenarioEdit>& edits, const Document& saved, const Document& now) {
    for (const auto& [name, value] : now.parameters) {
        const auto old = saved.parameters.find(name);
        if (old != saved.parameters.end() && old->second != value)
            edits.emplace_back(io::SetParameter{name, value});
    }
}

void add_contents(std::vector<io::ScenarioEdit>& edits, const Design& saved, const Design& now) {
    if (saved.title != now.title) edits.emplace_back(io::SetRedesignTitle{now.name, now.title});
    if (saved.costs != now.costs) edits.emplace_back(io::SetRedesignCosts{now.name, now.costs});
    if (saved.includes != now.includes) edits.emplace_back(io::SetIncludes{now.name, now.includes});
    std::vector<Move> moves = redesign_of(now).changes;
    if (redesign_of(saved).changes != moves)
        edits.emplace_back(io::SetMoves{now.name, std::move(moves)});
}

/// A file has no place for moves that are off.
Document as_in_file(Document document) {
    for (Design& design : document.designs)
        std::erase_if(design.moves, [](const MoveEntry& entry) { return !entry.is_on; });
    return document;
}

/// Redesigns and moves that the text would not have from its author.
std::size_t count_new(const Document& there, const Document& now) {
    std::size_t count = 0;
    for (const Design& design : now.designs) {
        const Design* old = there.design(design.id);
        if (old == nullptr) ++count;
        for (const MoveEntry& entry : design.moves)
            if (old == nullptr || std::ranges::find(old->moves, entry) == old->moves.end()) ++count;
    }
    return count;
}

}  // namespace

std::vector<io::ScenarioEdit> edits_between(const Document& saved, const Document& now) {
    std::vector<io::ScenarioEdit> edits;
    add_values(edits, saved, now);
    const bool with_mentions = true;
    for (const Design& old : saved.designs)
        if (now.design(old.id) == nullptr)
            edits.emplace_back(io::RemoveRedesign{old.name, with_mentions});
    for (const Design& design : now.designs) {
        const Design* old = saved.design(design.id);
        if (old != nullptr && old->name != design.name)
            edits.emplace_back(io::RenameRedesign{old->name, design.name});
    }
    for (const Design& design : now.designs)
        if (saved.design(design.id) == nullptr)
            edits.emplace_back(io::AddRedesign{design.name, redesign_of(design)});
    for (const Design& design : now.designs)
        if (const Design* old = saved.design(design.id)) add_contents(edits, *old, design);
    return edits;
}

Result<std::string> saved_text(const OpenedFile& file, const Document& saved, const Document& now) {
    const std::vector<io::ScenarioEdit> edits = edits_between(saved, now);
    if (edits.empty()) return file.text.bytes;
    Result<io::EditedScenario> edited = io::edit_scenario(file.text, edits);
    if (!edited) return edited.problems();
    return std::move(edited).value().text.bytes;
}

// Adding a redesign again writes it from the model: at the end, without its comments and without
// what was expected of it. Where it stood before, all of that is still there.
Result<std::string> text_to_save(const FileState& file, const Document& now) {
    const Document wanted = as_in_file(now);
    EarlierText best{file.good, file.saved ? file.saved : std::make_shared<const Document>()};
    std::size_t fewest = count_new(as_in_file(*best.document), wanted);
    if (as_in_file(*best.document) == wanted) return file.good->text.bytes;
    for (auto text = file.earlier.rbegin(); text != file.earlier.rend(); ++text) {
        const Document there = as_in_file(*text->document);
        if (there == wanted) return text->file->text.bytes;
        const std::size_t count = count_new(there, wanted);
        if (count >= fewest || !text->file->is_good()) continue;
        fewest = count;
        best = *text;
    }
    return saved_text(*best.file, *best.document, now);
}

void keep_as_earlier(FileState& file) {
    // Undo over more saves than this is rare; the first text is its author's own.
    constexpr std::size_t kept_max = 50;
    if (!file.good || !file.saved) return;
    std::erase_if(file.earlier, [&](const EarlierText& earlier) {
        return earlier.file->stamp.same_bytes(file.good->stamp);
    });
    if (file.earlier.size() == kept_max) file.earlier.erase(file.earlier.begin() + 1);
    file.earlier.push_back({file.good, file.saved});
}

std::vector<std::string> removed_redesigns(const FileState& file, const Document& now) {
    std::vector<std::string> names;
    if (file.saved)
        for (const Design& design : file.saved->designs)
            if (now.design(design.id) == nullptr) names.push_back(design.name);
    return names;
}

std::string what_goes_along(const FileState& file, const Document& now) {
    const std::vector<std::string> gone = removed_redesigns(file, now);
    if (gone.empty() || !file.good) return {};
    const bool with_mentions = true;
    std::vector<io::ScenarioEdit> edits;
    for (const std::string& name : gone)
        edits.emplace_back(io::RemoveRedesign{name, with_mentions});
    const Result<Draft> after = io::apply_edits(file.good->draft, edits);
    if (!after) return {};
    const std::size_t expectations = file.good->draft.expect.size() - after.value().expect.size();
    std::size_t includes = 0;
    for (const Design& design : file.saved->designs)
        if (now.design(design.id) != nullptr)
            includes += static_cast<std::size_t>(
                std::ranges::count_if(design.includes, [&](const std::string& name) {
                    return std::ranges::find(gone, name) != gone.end();
                }));
    if (expectations + includes == 0) return {};
    std::string parts;
    if (expectations > 0) parts = report::counted(expectations, "expectation", "expectations");
    if (includes > 0)
        parts += (parts.empty() ? "" : " and ") + report::counted(includes, "include", "includes");
    const Design* only = gone.size() == 1 ? file.saved->design(gone.front()) : nullptr;
    const bool is_one = expectations + includes == 1;
    return (only != nullptr ? '"' + report::title_of(only->title, only->name) + '"'
                            : report::counted(gone.size(), "redesign", "redesigns")) +
           " removed: " + parts + " that " + (is_one ? "names" : "name") +
           (only != nullptr ? " it " : " them ") + (is_one ? "goes" : "go") +
           " as well when the file is saved. Undo brings everything back.";
}

}  // namespace friction::viewer
