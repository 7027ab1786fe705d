#include "friction/viewer/cards.h"

#include <algorithm>

#include "friction/report/wording.h"
#include "friction/viewer/words.h"

namespace friction::viewer {
namespace {

double mean_effort(const Results& results, std::size_t alternative) {
    return results.tally().total(alternative, column_id(Column::effort)).mean;
}

double largest_effort(const Results& results) {
    double most = 0;
    for (std::size_t a = 0; a < results.ids.size(); ++a)
        most = std::max(most, mean_effort(results, a));
    return most;
}

void add_figures(Card& card, const Results& results, double full) {
    const std::optional<std::size_t> alternative = results.alternative(card.id);
    if (!alternative) return;
    const Tally& tally = results.tally();
    const Estimate effort = estimate(tally, *alternative, column_id(Column::effort));
    const Estimate resolved = estimate(tally, *alternative, column_id(Column::resolved));
    card.effort = em_text(effort);
    card.resolved = report::percent(resolved.value) + " resolved";
    card.bar = full > 0 ? effort.value / full : 0;
    card.tick = full > 0 ? mean_effort(results, 0) / full : 0;
    card.readout = report::with_doubt(effort) + " EM per journey begun, " +
                   report::with_doubt(resolved, report::Shape::share) + " resolved, " +
                   report::counted(results.journeys(), "journey", "journeys");
    const ComparedRedesign* compared = results.compared(card.id);
    card.is_mirage = compared != nullptr && compared->is_mirage;
}

void add_ghost(Card& card, const Results& ghost, double full) {
    const std::optional<std::size_t> alternative = ghost.alternative(card.id);
    if (alternative && full > 0) card.ghost = mean_effort(ghost, *alternative) / full;
}

void add_problems(Card& card, const RunState& run) {
    const CheckedDesign* checked = run.model ? run.model->design(card.id) : nullptr;
    if (checked == nullptr) return;
    for (const DesignProblem& problem : checked->problems) {
        if (problem.problem.severity != Severity::error) continue;
        if (card.problems++ == 0) card.problem = problem.problem.found;
    }
}

}  // namespace

std::vector<Card> cards(const Session& session) {
    std::vector<DesignId> ids{baseline_id};
    for (const Design& design : session.document->designs) ids.push_back(design.id);
    const RunState& run = session.run;
    double full = run.results ? largest_effort(*run.results) : 0;
    if (run.results && run.ghost) full = std::max(full, largest_effort(*run.ghost));
    std::vector<Card> list;
    for (const DesignId id : ids) {
        Card card;
        card.id = id;
        card.title = title_of(session, id);
        card.is_chosen = id == session.chosen;
        if (run.results) add_figures(card, *run.results, full);
        if (run.results && run.ghost) add_ghost(card, *run.ghost, full);
        add_problems(card, run);
        list.push_back(std::move(card));
    }
    return list;
}

}  // namespace friction::viewer
