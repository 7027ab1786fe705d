#include "move_problems.h"

#include <algorithm>
#include <cstddef>

namespace friction::refusal {

Problem unknown(std::string_view kind, std::string_view name, const std::string& place,
                const std::vector<std::string_view>& candidates) {
    std::string hint = did_you_mean(name, candidates);
    constexpr std::size_t few = 6;
    if (hint.empty() && !candidates.empty() && candidates.size() <= few)
        hint = std::string("there is ").append(short_list(candidates));
    Problem made =
        problem(unknown_name, place,
                std::string("there is no ").append(kind).append(" ").append(quoted(name)),
                std::string(kind == "outcome" ? "the name of an " : "the name of a ").append(kind),
                std::move(hint));
    made.word = name;
    return made;
}

Problem unknown_step(const Draft& draft, std::string_view name, const std::string& place) {
    Problem made = unknown("step", name, place, names_of(draft.steps));
    if (find(draft.outcomes, name) != nullptr) {
        made.found = quoted(name).append(" is an outcome, not a step");
        made.hint.clear();
    }
    return made;
}

Problem unknown_team(const Draft& draft, std::string_view name, const std::string& place) {
    return unknown("team", name, place, names_of(draft.teams));
}

Problem moves_nobody(std::string_view move, const std::string& place) {
    return problem(nothing_changes, place,
                   std::string("`").append(move).append("` with `share: 0%` changes nothing"),
                   "a share above 0%", "give it a share, or take the move away");
}

}  // namespace friction::refusal
