#pragma once
// Private: a draft seen as a graph of names, before anybody has checked that the names exist.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "friction/scenario_draft.h"

namespace friction {

/// Calls visit(step, key, next) for every place of a draft that leads somewhere: ("", "start",
/// ...), then for each step ("x", "next", ...) and ("x", "after", ...).
template <class AnyDraft, class Visit>
void for_each_next(AnyDraft& draft, Visit&& visit) {
    visit(std::string_view{}, std::string_view("start"), draft.start);
    for (auto& [name, step] : draft.steps) {
        visit(std::string_view(name), std::string_view("next"), step.next);
        if (step.after) visit(std::string_view(name), std::string_view("after"), step.after->next);
    }
}

/// "start", "steps.x.next", "steps.x.after.next".
[[nodiscard]] std::string place_of(std::string_view step, std::string_view key);

/// The number behind a value; nothing when its parameter does not exist.
[[nodiscard]] std::optional<double> resolve(const Value& value, const Draft& draft);

/// The same for those who ask often. Valid as long as the list.
using ParameterIndex = std::unordered_map<std::string_view, const ParameterDraft*>;
[[nodiscard]] ParameterIndex index_of(const Named<ParameterDraft>& parameters);
[[nodiscard]] std::optional<double> resolve(const Value& value, const ParameterIndex& parameters);

/// The share of every way, the rest put in; a parameter that does not exist is named in `unknown`
/// and counts as 0.
[[nodiscard]] std::vector<double> resolve_shares(const std::vector<Way>& ways,
                                                 const ParameterIndex& parameters,
                                                 std::vector<std::string>* unknown = nullptr);

/// Written as 0%. A parameter is none: it may be 0% now and something else tomorrow.
[[nodiscard]] inline bool is_nobody(const Value& share) {
    return !share.is_parameter() && share.literal.value <= 0;
}

/// The share that a part of a share is, rounded so that 60% of 60% is written as 36%.
[[nodiscard]] Value product(double share, double part);

/// Makes `to` the target of every way that leads to one of `names`; shares that meet add up. True
/// when any did.
bool lead_to(Next& next, const std::unordered_set<std::string>& names, const std::string& to);

/// Shares that lead to one target add up. Two numbers become their sum, and what meets the rest
/// becomes part of the rest. A parameter and a number have no sum that could be written as one
/// value (there is no arithmetic in the language), so both lines stay: a draft in memory, other
/// than a file, may hold two lines to one target.
void add_up(std::vector<Way>& ways);

/// `next` leads somewhere in one way, without conditions: the target; else "".
[[nodiscard]] std::string only_target(const Next& next);

/// The steps that conditions of these cases ask about, each once per question.
[[nodiscard]] std::vector<std::string> asked_about(const Next& next);

/// Which steps can be reached, and from where. Arcs with a share of 0% do not count; names that do
/// not exist lead nowhere.
class DraftGraph {
public:
    explicit DraftGraph(const Draft& draft);

    /// Per step: whether a journey can come there.
    [[nodiscard]] std::vector<bool> reached_from_start() const;
    /// Positions of steps, from and to; the start is the number of steps.
    [[nodiscard]] const std::vector<std::pair<std::uint32_t, std::uint32_t>>& arcs() const {
        return arcs_;
    }

private:
    std::size_t step_count_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs_;
};

}  // namespace friction
