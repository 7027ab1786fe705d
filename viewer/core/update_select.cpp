// What is selected and which designs are looked at.

#include <algorithm>

#include "friction/viewer/hot_spots.h"
#include "friction/viewer/problems.h"
#include "updating.h"

namespace friction::viewer {
namespace {

void select(Session& s, Selection what) {
    s.selection = std::move(what);
    ++s.reveal;
}

/// Position after `by` steps from `at` among `count`, round the end.
std::size_t stepped(std::size_t at, int by, std::size_t count) {
    const auto n = static_cast<long long>(count);
    return static_cast<std::size_t>(((static_cast<long long>(at) + by) % n + n) % n);
}

const Scenario* scenario_shown(const Session& s) {
    if (!s.run.model || !s.run.model->can_run()) return nullptr;
    const std::optional<std::size_t> alternative = s.run.model->alternative(s.shown());
    return &s.run.model->scenarios[alternative.value_or(0)];
}

const Flows* flows_shown(const Session& s) {
    if (!s.run.customers || s.run.customers->model != s.run.model) return nullptr;
    const std::size_t alternative = s.run.model->alternative(s.shown()).value_or(0);
    if (alternative >= s.run.customers->flows.size()) return nullptr;
    return &s.run.customers->flows[alternative];
}

std::string name_of(const Scenario& scenario, const Target& target) {
    return target.is_outcome() ? scenario.outcomes[target.outcome.index].name
                               : scenario.steps[target.step.index].name;
}

/// Where the journeys begin, in the order of the file.
std::string first_step(const Scenario& scenario) {
    for (const Branch& branch : scenario.start)
        for (const Handoff& handoff : branch.handoffs) return name_of(scenario, handoff.target);
    return {};
}

/// The busiest way on from a step, or to it; without flows the first one in the file.
std::string along(const Session& s, const Scenario& scenario, const std::string& step,
                  bool forward) {
    const Flows* flows = flows_shown(s);
    std::string best;
    double most = -1;
    for (const HandoffEnds& ends : handoffs_of(scenario)) {
        if (!ends.from.exists()) continue;
        const std::string from = scenario.steps[ends.from.index].name;
        const std::string to = name_of(scenario, ends.to);
        if ((forward ? from : to) != step) continue;
        const HandoffFlow* flow = flows != nullptr ? flows->find(ends) : nullptr;
        const double uses = flow != nullptr ? flow->uses : 0;
        if (uses <= most) continue;
        most = uses;
        best = forward ? to : from;
    }
    return best;
}

/// To the place of the problem: its move in Edit, its step on the map, its line in the text.
void go_to(Updating& u, const ProblemRow& row, std::size_t position) {
    Session& s = u.session;
    if (s.file.is_broken() || (!row.move && row.step.empty()))
        return select(s, SelectedProblem{position});
    if (!row.move) return select(s, SelectedStep{row.step});
    apply(u, ShowView{View::edit});
    apply(u, ChooseDesign{row.move->design});
    select(s, *row.move);
}

}  // namespace

void apply(Updating& u, const Select& c) { select(u.session, c.what); }

void apply(Updating& u, const SelectNeighbour& c) {
    Session& s = u.session;
    const Scenario* scenario = scenario_shown(s);
    if (scenario == nullptr) return;
    const std::string now = s.selected_step();
    std::string next;
    using Where = SelectNeighbour::Where;
    if (c.where == Where::outcome && !scenario->outcomes.empty())
        next = scenario->outcomes.front().name;
    else if (c.where == Where::first || now.empty())
        next = first_step(*scenario);
    else
        next = along(s, *scenario, now, c.where == Where::next);
    if (!next.empty()) select(s, SelectedStep{std::move(next)});
}

void apply(Updating& u, const SelectHotSpot& c) {
    Session& s = u.session;
    const std::vector<HotSpot> spots = hot_spots(s, s.shown());
    if (spots.empty()) return;
    const auto now = std::ranges::find(spots, s.selected_step(), &HotSpot::step);
    std::size_t at = c.by > 0 ? 0 : spots.size() - 1;
    if (now != spots.end())
        at = stepped(static_cast<std::size_t>(now - spots.begin()), c.by, spots.size());
    select(s, SelectedStep{spots[at].step});
}

void apply(Updating& u, const SelectNextProblem& c) {
    Session& s = u.session;
    const std::vector<ProblemRow> problems = problem_rows(s);
    if (problems.empty()) return;
    std::size_t at = c.by > 0 ? 0 : problems.size() - 1;
    if (const auto* now = std::get_if<SelectedProblem>(&s.selection)) s.problem = now->position;
    if (s.problem) at = stepped(std::min(*s.problem, problems.size() - 1), c.by, problems.size());
    s.problem = at;
    go_to(u, problems[at], at);
}

void apply(Updating& u, const ChooseDesign& c) {
    Session& s = u.session;
    if (!c.design.is_baseline() && s.document->design(c.design) == nullptr) return;
    s.chosen = c.design;
    if (!c.design.is_baseline()) {
        s.compared = c.design;
        s.compared_is_chosen = true;
    }
    if (const auto* move = std::get_if<SelectedMove>(&s.selection);
        move != nullptr && move->design != c.design)
        s.selection = NothingSelected{};
    follow_again(s);
}

void apply(Updating& u, const ChooseNeighbourDesign& c) {
    Session& s = u.session;
    std::vector<DesignId> ids{baseline_id};
    for (const Design& design : s.document->designs) ids.push_back(design.id);
    const auto now = std::ranges::find(ids, s.chosen);
    const std::size_t at = now == ids.end() ? 0 : static_cast<std::size_t>(now - ids.begin());
    apply(u, ChooseDesign{ids[stepped(at, c.by, ids.size())]});
}

void apply(Updating& u, const CompareWith& c) {
    Session& s = u.session;
    if (s.document->design(c.design) == nullptr) return;
    s.compared = c.design;
    s.compared_is_chosen = true;
    if (!s.chosen.is_baseline()) s.chosen = c.design;
    follow_again(s);
}

void apply(Updating& u, const HoldBaseline& c) { u.session.shows_baseline = c.is_held; }

void mend_choice(Session& s) {
    const auto exists = [&](DesignId id) { return s.document->design(id) != nullptr; };
    if (!s.chosen.is_baseline() && !exists(s.chosen)) s.chosen = baseline_id;
    if (!exists(s.compared)) {
        const bool has_any = !s.document->designs.empty();
        s.compared = has_any ? s.document->designs.front().id : baseline_id;
    }
    if (!s.chosen.is_baseline()) s.compared = s.chosen;
    if (const auto* move = std::get_if<SelectedMove>(&s.selection)) {
        const Design* design = s.document->design(move->design);
        if (design == nullptr || move->position >= design->moves.size())
            s.selection = NothingSelected{};
    }
}

}  // namespace friction::viewer
