// Whether work that was given to another performer can still be done: a team that does not meet the
// customer must have every fact the step needs from somewhere else.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "draft_graph.h"
#include "friction/problem_limit.h"
#include "graph_view.h"
#include "move_primitives.h"
#include "move_problems.h"

namespace friction {
namespace {

// What is asked of a draft for one fact after another, found once for all of them.
class Process {
public:
    using StepIndex = std::uint32_t;

    explicit Process(const Draft& draft)
        : draft_(draft),
          arcs_(DraftGraph(draft).arcs()),
          graph_(boost::edges_are_unsorted_multi_pass, arcs_.begin(), arcs_.end(),
                 static_cast<std::uint32_t>(draft.steps.size() + 1)) {
        for (StepIndex i = 0; i < draft.steps.size(); ++i) {
            positions_.emplace(draft.steps[i].first, i);
            for (const std::string& fact : step(i).needs) {
                std::vector<StepIndex>& needing = needing_[fact];
                if (needing.empty() || needing.back() != i) needing.push_back(i);
            }
        }
        for (const auto& [name, fact] : draft.facts) facts_.emplace(name, &fact);
        const ParameterIndex parameters = index_of(draft.parameters);
        for (const auto& [name, team] : draft.teams)
            for (const auto& [other, notes] : team.sees_notes_of)
                if (resolve(notes, parameters).value_or(0) > 0) seen_by_[name].insert(other);
    }

    [[nodiscard]] std::size_t step_count() const { return draft_.steps.size(); }
    [[nodiscard]] const StepDraft& step(StepIndex i) const { return draft_.steps[i].second; }
    [[nodiscard]] const Graph& graph() const { return graph_; }
    [[nodiscard]] const StepIndex* find_step(std::string_view name) const {
        const auto found = positions_.find(name);
        return found == positions_.end() ? nullptr : &found->second;
    }
    [[nodiscard]] const FactDraft* find_fact(std::string_view name) const {
        const auto found = facts_.find(name);
        return found == facts_.end() ? nullptr : found->second;
    }
    [[nodiscard]] const std::vector<StepIndex>& needing(std::string_view fact) const {
        static const std::vector<StepIndex> none;
        const auto found = needing_.find(fact);
        return found == needing_.end() ? none : found->second;
    }
    /// Whose notes a team sees, its own only where that is written.
    [[nodiscard]] const std::unordered_set<std::string_view>& seen_by(std::string_view team) const {
        static const std::unordered_set<std::string_view> none;
        const auto found = seen_by_.find(team);
        return found == seen_by_.end() ? none : found->second;
    }

private:
    const Draft& draft_;
    std::vector<Arc> arcs_;
    Graph graph_;
    std::unordered_map<std::string_view, StepIndex> positions_;
    std::unordered_map<std::string_view, std::vector<StepIndex>> needing_;
    std::unordered_map<std::string_view, const FactDraft*> facts_;
    std::unordered_map<std::string_view, std::unordered_set<std::string_view>> seen_by_;
};

// Who may have one fact, where. Any journey counts that the graph allows; nobody asks here how
// likely it is. Each team is followed forwards from where it gets the fact, through every step
// once.
class FactSpread {
public:
    using StepIndex = Process::StepIndex;

    /// Adds to `work` what was looked at. Says nothing true once that is more than `work_max`.
    FactSpread(const Process& process, std::string_view name, std::size_t& work,
               std::size_t work_max)
        : process_(process), work_(work) {
        if (const FactDraft* fact = process.find_fact(name))
            known_to_.insert(fact->known_to.begin(), fact->known_to.end());
        for (const StepIndex i : process.needing(name)) begin_at(i);
        while (!open_.empty() && work_ <= work_max) {
            const auto [holder, at] = open_.back();
            open_.pop_back();
            ++work_;
            if (waits_at_.contains(at) && hears(process.step(at).by, holder->team)) {
                waits_at_.erase(at);
                give(process.step(at).to, at);
            }
            const auto [first, last] = boost::adjacent_vertices(at, process.graph());
            for (auto next = first; next != last; ++next) spread(*holder, *next);
        }
    }

    // Whether the team may have the fact, or see it in the notes of another, when it comes to this
    // step.
    [[nodiscard]] bool may_have(const std::string& team, StepIndex at) const {
        if (has_always(team) || was_given(team, at)) return true;
        const auto& others = process_.seen_by(team);
        work_ += others.size();
        return std::any_of(others.begin(), others.end(),
                           [&](std::string_view other) { return was_given(other, at); });
    }

private:
    struct Holder {
        std::string_view team;
        std::vector<bool> may_have;  // per step
    };

    void begin_at(StepIndex i) {
        ++work_;
        const StepDraft& step = process_.step(i);
        if (step.by == the_customer && !step.to.empty()) give(step.to, i);
        if (is_live(step.channel) && step.by != the_customer && !step.by.empty()) give(step.by, i);
        if (!is_without_customer(step) || step.to.empty()) return;
        // What a team passes on it must have itself, perhaps from another that passed it on.
        if (has_always(step.by))
            give(step.to, i);
        else
            waits_at_.insert(i);
    }

    [[nodiscard]] bool hears(std::string_view team, std::string_view other) const {
        return team == other || process_.seen_by(team).contains(other);
    }

    [[nodiscard]] bool has_always(std::string_view team) const {
        work_ += known_to_.size();
        return std::any_of(known_to_.begin(), known_to_.end(),
                           [&](std::string_view knowing) { return hears(team, knowing); });
    }

    [[nodiscard]] bool was_given(std::string_view team, StepIndex at) const {
        const auto holder = holders_.find(team);
        return holder != holders_.end() && holder->second.may_have[at];
    }

    void give(std::string_view team, StepIndex at) {
        const auto [place, is_new] = holders_.try_emplace(team);
        if (is_new) {
            place->second = {.team = team, .may_have = std::vector<bool>(process_.step_count())};
            work_ += process_.step_count() / 8;  // so that the limit holds for the memory too
        }
        spread(place->second, at);
    }

    void spread(Holder& holder, StepIndex at) {
        ++work_;
        if (holder.may_have[at]) return;
        holder.may_have[at] = true;
        open_.emplace_back(&holder, at);
    }

    const Process& process_;
    std::size_t& work_;
    std::unordered_set<std::string_view> known_to_;
    std::unordered_map<std::string_view, Holder> holders_;
    std::unordered_set<StepIndex> waits_at_;  // to pass it on, by teams that do not have it yet
    std::vector<std::pair<Holder*, StepIndex>> open_;
};

Problem out_of_reach(const std::string& name, const StepDraft& step, const std::string& fact,
                     const std::string& place) {
    return refusal::problem(
        refusal::fact_out_of_reach, place,
        std::string("step ")
            .append(in_quotes(name))
            .append(" needs ")
            .append(in_quotes(fact))
            .append(", which ")
            .append(in_quotes(step.by))
            .append(" cannot know: the customer is not there, and nobody tells it before"),
        "a fact that the team knows, was told, was sent, or sees in notes",
        std::string("let the team hear it earlier (`needs` of a step with the customer), "
                    "let it see notes, "
                    "or write `set: {step: ")
            .append(name)
            .append(", needs: [...]}` without it"));
}

}  // namespace

Problems check_reassigned(const Draft& draft, const Reassigned& reassigned, std::size_t& work,
                          std::size_t work_max) {
    Problems problems;
    if (reassigned.empty()) return problems;
    const Process process(draft);
    std::unordered_map<std::string_view, FactSpread> spreads;
    for (const auto& [name, place] : reassigned) {
        ++work;
        const Process::StepIndex* at = process.find_step(name);
        if (at == nullptr || !is_without_customer(process.step(*at))) continue;
        const StepDraft& step = process.step(*at);
        for (const std::string& fact : step.needs) {
            ++work;
            if (process.find_fact(fact) == nullptr) continue;  // said when the scenario is checked
            const auto spread = spreads.try_emplace(fact, process, fact, work, work_max).first;
            const bool is_fine = spread->second.may_have(step.by, *at);
            if (work > work_max) return problems;
            if (is_fine) continue;
            problems.push_back(out_of_reach(name, step, fact, place));
            if (problems.size() > problems_told) return problems;
        }
    }
    return problems;
}

}  // namespace friction
