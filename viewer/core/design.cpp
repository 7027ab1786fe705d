#include "friction/viewer/design.h"

#include <algorithm>
#include <iterator>

#include "friction/report/wording.h"

namespace friction::viewer {

Redesign redesign_of(const Design& design) {
    Redesign redesign{.title = design.title,
                      .summary = design.summary,
                      .includes = design.includes,
                      .costs = design.costs,
                      .changes = {},
                      .source = design.source};
    for (const MoveEntry& entry : design.moves)
        if (entry.is_on) redesign.changes.push_back(entry.move);
    return redesign;
}

namespace {

std::size_t one_if(bool condition) { return condition ? 1 : 0; }

// A move that gave way to another counts once; so does a new order of the same moves.
std::size_t changed_moves(const std::vector<Move>& before, const std::vector<Move>& after) {
    std::vector<Move> left = before;
    std::size_t added = 0;
    for (const Move& move : after) {
        const auto same = std::ranges::find(left, move);
        if (same == left.end())
            ++added;
        else
            left.erase(same);
    }
    const std::size_t changed = std::max(added, left.size());
    return changed == 0 && before != after ? 1 : changed;
}

std::size_t changed_things(const Design& before, const Design& after) {
    const std::size_t count = one_if(before.name != after.name || before.title != after.title) +
                              one_if(before.summary != after.summary) +
                              one_if(before.includes != after.includes) +
                              one_if(before.costs != after.costs);
    return count + changed_moves(redesign_of(before).changes, redesign_of(after).changes);
}

}  // namespace

std::size_t Design::moves_on() const {
    return static_cast<std::size_t>(std::ranges::count_if(moves, &MoveEntry::is_on));
}

const Design* Document::design(DesignId id) const {
    const auto found = std::ranges::find(designs, id, &Design::id);
    return found == designs.end() ? nullptr : &*found;
}

const Design* Document::design(std::string_view name) const {
    const auto found = std::ranges::find(designs, name, &Design::name);
    return found == designs.end() ? nullptr : &*found;
}

bool Document::has_moves_off() const {
    return std::ranges::any_of(
        designs, [](const Design& design) { return design.moves_on() < design.moves.size(); });
}

Document document_of(const Draft& draft, std::uint32_t first_id) {
    Document document;
    for (const auto& [name, parameter] : draft.parameters)
        document.parameters[name] = parameter.value;
    for (const auto& [name, redesign] : draft.redesigns) {
        Design design{.id = {first_id++},
                      .name = name,
                      .title = redesign.title,
                      .summary = redesign.summary,
                      .source = redesign.source,
                      .includes = redesign.includes,
                      .costs = redesign.costs,
                      .moves = {}};
        for (const Move& move : redesign.changes) design.moves.push_back({move, true});
        document.designs.push_back(std::move(design));
    }
    return document;
}

Draft draft_of(const Draft& base, const Document& document, const ParameterValues& sliders) {
    Draft draft = base;
    for (const auto& [name, value] : document.parameters) try_value(draft, name, value);
    draft.tried.clear();  // these will be the file's
    for (const auto& [name, value] : sliders) try_value(draft, name, value);
    draft.redesigns.clear();
    for (const Design& design : document.designs)
        draft.redesigns.emplace_back(design.name, redesign_of(design));
    return draft;
}

std::string contents_words(const Design& design) {
    std::string words;
    if (const std::size_t joined = design.includes.size(); joined > 0)
        words = report::counted(joined, "redesign", "redesigns") +
                (joined > 1 ? " together" : " taken over");
    if (design.moves.empty()) return words.empty() ? "no moves" : words;
    if (!words.empty()) words += ", ";
    words += report::counted(design.moves.size(), "move", "moves");
    const std::size_t off = design.moves.size() - design.moves_on();
    return off > 0 ? words + " (" + std::to_string(off) + " off)" : words;
}

std::vector<std::size_t> positions_of_moves(const Design& design) {
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < design.moves.size(); ++i)
        if (design.moves[i].is_on) positions.push_back(i);
    return positions;
}

std::size_t count_changes(const Document& before, const Document& after) {
    std::size_t count = 0;
    for (const auto& [name, value] : after.parameters) {
        const auto old = before.parameters.find(name);
        count += one_if(old == before.parameters.end() || old->second != value);
    }
    for (const Design& design : after.designs) {
        const Design* old = before.design(design.id);
        count += old == nullptr ? 1U : changed_things(*old, design);
    }
    for (const Design& design : before.designs) count += one_if(after.design(design.id) == nullptr);
    return count;
}

std::string name_for(std::string_view title, const Document& document) {
    constexpr std::size_t longest = 40;
    std::string name;
    for (const char c : title) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool fits = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
        if (fits && name.size() < longest)
            name += small;
        else if (!fits && !name.empty() && name.back() != '_')
            name += '_';
    }
    while (!name.empty() && name.back() == '_') name.pop_back();
    if (name.empty() || name.front() < 'a') name = name.empty() ? "redesign" : "redesign_" + name;
    const auto is_taken = [&](const std::string& candidate) {
        return candidate == "baseline" || document.design(candidate) != nullptr;
    };
    std::string candidate = name;
    for (std::size_t i = 2; is_taken(candidate); ++i) candidate = name + "_" + std::to_string(i);
    return candidate;
}

}  // namespace friction::viewer
