#include "friction/viewer/saving.h"

#include <utility>

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

}  // namespace friction::viewer
