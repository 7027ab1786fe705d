// Whether work that was given to another performer can still be done: a team that does not meet the
// customer must have every fact the step needs from somewhere else.

#include <algorithm>
#include <cstddef>
#include <utility>

#include "draft_graph.h"
#include "move_primitives.h"
#include "move_problems.h"

namespace friction {
namespace {

constexpr std::string_view the_customer = "customer";

bool is_without_customer(const StepDraft& step) {
    return !step.by.empty() && step.by != the_customer && !is_live(step.channel);
}

bool needs(const StepDraft& step, const std::string& fact) {
    return std::find(step.needs.begin(), step.needs.end(), fact) != step.needs.end();
}

// Who may get one fact, where. Any journey counts that the graph allows; nobody asks here how
// likely it is.
class FactPaths {
public:
    FactPaths(const Draft& draft, const DraftGraph& graph, std::string fact)
        : draft_(draft), graph_(graph), fact_(std::move(fact)) {
        for (std::size_t i = 0; i < draft.steps.size(); ++i) {
            const StepDraft& step = draft.steps[i].second;
            if (!needs(step, fact_)) continue;
            if (step.by == the_customer && !step.to.empty()) receipts_.push_back({i, step.to});
            if (is_live(step.channel) && step.by != the_customer && !step.by.empty())
                receipts_.push_back({i, step.by});
            if (is_without_customer(step) && !step.to.empty()) passed_on_.push_back(i);
        }
        // What a team passes on it must have itself, perhaps from another that passed it on.
        for (bool learned = true; learned;) {
            learned = false;
            for (auto it = passed_on_.begin(); it != passed_on_.end();) {
                const StepDraft& step = draft.steps[*it].second;
                if (!may_have(step.by, *it)) {
                    ++it;
                    continue;
                }
                receipts_.push_back({*it, step.to});
                it = passed_on_.erase(it);
                learned = true;
            }
        }
    }

    // Whether the team may have the fact, or see it in the notes of another, when it comes to this
    // step.
    [[nodiscard]] bool may_have(const std::string& team, std::size_t at) const {
        const std::vector<bool> before = graph_.can_come_before(at);
        if (was_given(team, before)) return true;
        const TeamDraft* draft = find(draft_.teams, team);
        if (draft == nullptr) return false;
        return std::any_of(draft->sees_notes_of.begin(), draft->sees_notes_of.end(),
                           [&](const std::pair<std::string, Value>& notes) {
                               return resolve(notes.second, draft_).value_or(0) > 0 &&
                                      was_given(notes.first, before);
                           });
    }

private:
    struct Receipt {
        std::size_t step;
        std::string team;
    };

    bool was_given(const std::string& team, const std::vector<bool>& before) const {
        const FactDraft* fact = find(draft_.facts, fact_);
        if (fact != nullptr &&
            std::find(fact->known_to.begin(), fact->known_to.end(), team) != fact->known_to.end())
            return true;
        return std::any_of(receipts_.begin(), receipts_.end(), [&](const Receipt& receipt) {
            return receipt.team == team && before[receipt.step];
        });
    }

    const Draft& draft_;
    const DraftGraph& graph_;
    std::string fact_;
    std::vector<Receipt> receipts_;
    std::vector<std::size_t> passed_on_;  // by teams that do not have it, as far as is known
};

}  // namespace

Problems check_reassigned(const Draft& draft, const Reassigned& reassigned) {
    Problems problems;
    if (reassigned.empty()) return problems;
    const DraftGraph graph(draft);
    for (const auto& [name, place] : reassigned) {
        const auto at = std::find_if(draft.steps.begin(), draft.steps.end(),
                                     [&, step_name = std::string_view(name)](const auto& named) {
                                         return named.first == step_name;
                                     });
        if (at == draft.steps.end() || !is_without_customer(at->second)) continue;
        const StepDraft& step = at->second;
        for (const std::string& fact : step.needs) {
            if (find(draft.facts, fact) == nullptr) continue;  // said when the scenario is checked
            const FactPaths paths(draft, graph, fact);
            if (paths.may_have(step.by, static_cast<std::size_t>(at - draft.steps.begin())))
                continue;
            problems.push_back(refusal::problem(
                refusal::fact_out_of_reach, place,
                std::string("step ")
                    .append(refusal::quoted(name))
                    .append(" needs ")
                    .append(refusal::quoted(fact))
                    .append(", which ")
                    .append(refusal::quoted(step.by))
                    .append(" cannot know: the customer is not there, and nobody tells it before"),
                "a fact that the team knows, was told, was sent, or sees in notes",
                std::string("let the team hear it earlier (`needs` of a step with the customer), "
                            "let it see notes, "
                            "or write `set: {step: ")
                    .append(name)
                    .append(", needs: [...]}` without it")));
        }
    }
    return problems;
}

}  // namespace friction
