#include "friction/viewer/candidate_moves.h"

#include "friction/report/wording.h"

namespace friction::viewer {
namespace {

constexpr std::size_t candidates_max = 12;
constexpr std::string_view customer = "customer";

std::string called(const Draft& draft, const std::string& performer) {
    const TeamDraft* team = find(draft.teams, performer);
    return team == nullptr ? "the customer" : report::title_of(team->title, performer);
}

Move reassigned(const std::string& step, const std::string& to) {
    Reassign move;
    move.step = step;
    move.to = to;
    return move;
}

void add_performers(std::vector<Candidate>& list, const Draft& draft, const std::string& name,
                    const StepDraft& step) {
    if (step.by.empty()) return;
    for (const auto& [team, content] : draft.teams) {
        if (team == step.by) continue;
        if (content.automated)
            list.push_back({Automate{name, team, {}}, "Automate: " + called(draft, team)});
        else
            list.push_back({reassigned(name, team), "Reassign to " + called(draft, team)});
    }
    if (step.by != customer)
        list.push_back(
            {reassigned(name, std::string(customer)), "Reassign to the customer", false});
}

}  // namespace

std::vector<Candidate> candidate_moves(const Draft& draft, const std::string& name) {
    std::vector<Candidate> list;
    const StepDraft* step = find(draft.steps, name);
    if (step == nullptr) return list;
    list.push_back({Remove{{name}, {}}, "Remove", false});
    add_performers(list, draft, name, *step);
    const std::string receiver = step->by == customer ? step->to : step->by;
    if (draft.teams.size() > 1 && !receiver.empty()) {
        ShareNotes notes;
        for (const auto& [team, content] : draft.teams) notes.teams.push_back(team);
        list.push_back({notes, "Share notes of all teams"});
    }
    if (step->fields_typed.is_parameter() || step->fields_typed.literal.value > 0)
        list.push_back({Prefill{name, step->fields_typed}, "Prefill the form"});
    if (step->wait && step->status == Status::unknown)
        list.push_back({ShowStatus{{name}}, "Show where it stands"});
    if (list.size() > candidates_max) list.resize(candidates_max);
    return list;
}

}  // namespace friction::viewer
