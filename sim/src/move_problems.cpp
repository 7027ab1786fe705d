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
                std::string("there is no ").append(kind).append(" ").append(in_quotes(name)),
                std::string(kind == "outcome" ? "the name of an " : "the name of a ").append(kind),
                std::move(hint));
    made.word = name;
    return made;
}

Problem unknown_step(const WorkingDraft& draft, std::string_view name, const std::string& place) {
    Problem made = unknown("step", name, place, draft.step_names());
    if (draft.is_outcome(name)) {
        made.found = in_quotes(name).append(" is an outcome, not a step");
        made.hint.clear();
    }
    return made;
}

Problem unknown_team(const WorkingDraft& draft, std::string_view name, const std::string& place) {
    return unknown("team", name, place, names_of(draft.rest().teams));
}

std::optional<Problem> too_many_designs(const Draft& draft) {
    constexpr std::size_t steps_max = 1'000'000;
    if (draft.steps.size() * draft.redesigns.size() <= steps_max) return std::nullopt;
    return problem(too_much, "redesigns",
                   std::to_string(draft.redesigns.size())
                       .append(" redesigns of ")
                       .append(std::to_string(draft.steps.size()))
                       .append(" steps are more than can be simulated together"),
                   "at most 1,000,000 steps in all redesigns of a file",
                   "write a part of the redesigns into a file of its own");
}

Problem moves_nobody(std::string_view move, const std::string& place) {
    return problem(nothing_changes, place,
                   std::string("`").append(move).append("` with `share: 0%` changes nothing"),
                   "a share above 0%", "give it a share, or take the move away");
}

std::string includes_place(const std::string& redesign) {
    return std::string("redesigns.").append(redesign).append(".includes");
}

Problem circle_of_includes(const std::vector<std::string>& names) {
    constexpr std::size_t told_at_most = 8;
    std::string path = in_quotes(names.front());
    if (names.size() <= told_at_most) {
        for (std::size_t i = 1; i < names.size(); ++i)
            path.append(" includes ").append(in_quotes(names[i]));
    } else {
        path.append(" includes ")
            .append(in_quotes(names[1]))
            .append(" and, by way of ")
            .append(std::to_string(names.size() - 3))
            .append(" others, ")
            .append(in_quotes(names.back()))
            .append(" again");
    }
    return problem(includes_in_a_circle, includes_place(names[names.size() - 2]), std::move(path),
                   "redesigns that do not include themselves", "take one of the `includes` away");
}

Problem row_of_includes(const std::vector<std::string>& names) {
    return problem(includes_in_a_circle, includes_place(names.front()),
                   std::string("more than ")
                       .append(std::to_string(names.size() - 1))
                       .append(" redesigns include one another in a row, from ")
                       .append(in_quotes(names.front()))
                       .append(" to ")
                       .append(in_quotes(names.back()))
                       .append(" at least"),
                   "a shorter row, which does not come back to where it began",
                   "take one of the `includes` away");
}

}  // namespace friction::refusal
