// What would one more move save? A first look at each, against the design as it is.

#include <algorithm>
#include <utility>

#include "friction/move.h"
#include "friction/viewer/candidate_moves.h"
#include "run_job.h"

namespace friction::viewer {
namespace {

/// The design as it stands, or the baseline, as a draft to move on from.
Result<Draft> draft_to_move_on(const effect::FindSavings& request) {
    Draft draft = draft_of(request.file->draft, *request.document, request.sliders);
    const Design* design = request.document->design(request.design);
    if (design == nullptr) return draft;
    Result<Alternative> applied = apply_redesign(draft, design->name);
    if (!applied) return applied.problems();
    return std::move(applied).value().draft;
}

struct Trial {
    std::vector<Scenario> scenarios;  ///< the design first, then one per move that could be made
    std::vector<Plan> plans;

    bool add(const Draft& draft, std::string& problem) {
        Result<Scenario> scenario = build_scenario(draft);
        if (!scenario) return problem = scenario.problems().front().found, false;
        Result<Plan> plan = compile(scenario.value());
        if (!plan) return problem = plan.problems().front().found, false;
        scenarios.push_back(std::move(scenario).value());
        plans.push_back(std::move(plan).value());
        return true;
    }
};

void try_moves(Savings& savings, const Draft& draft, const JobsOptions& options,
               const RunSignals& signals) {
    Trial trial;
    std::string problem;
    if (!trial.add(draft, problem)) return;
    std::vector<std::size_t> alternative_of(savings.moves.size(), 0);
    for (std::size_t i = 0; i < savings.moves.size(); ++i) {
        Saving& saving = savings.moves[i];
        const Result<Draft> moved = apply_move(draft, saving.move, "redesigns.trial.changes.0");
        if (!moved)
            saving.problem = moved.problems().front().found;
        else if (trial.add(moved.value(), saving.problem))
            alternative_of[i] = trial.plans.size() - 1;
    }
    RunOptions run_options;
    run_options.seed = trial.scenarios.front().run.seed;
    run_options.threads = options.threads;
    run_options.journeys = journeys_per_block;
    run_options.cancel = &signals.cancel;
    const RunResult result = run(trial.plans, ColumnLayout(trial.scenarios, {}), run_options);
    if (result.ending == Ending::cancelled) return;
    for (std::size_t i = 0; i < savings.moves.size(); ++i)
        if (alternative_of[i] > 0)
            savings.moves[i].effort_difference =
                estimate_difference(result.tally, alternative_of[i], column_id(Column::effort));
}

bool saves_more(const Saving& a, const Saving& b) {
    if (a.effort_difference.has_value() != b.effort_difference.has_value())
        return a.effort_difference.has_value();
    return a.effort_difference && a.effort_difference->value < b.effort_difference->value;
}

}  // namespace

void find_savings(const effect::FindSavings& request, const JobsOptions& options,
                  RunSignals& signals, Mailbox& mailbox) {
    Savings savings{request.input, request.design, request.step, {}};
    const Result<Draft> draft = draft_to_move_on(request);
    if (draft) {
        for (Candidate& candidate : candidate_moves(draft.value(), request.step))
            savings.moves.push_back(
                {std::move(candidate.move), std::move(candidate.title), {}, {}});
        try_moves(savings, draft.value(), options, signals);
    }
    if (signals.cancel) return;
    std::ranges::stable_sort(savings.moves, saves_more);
    mailbox.post(SavingsArrived{std::make_shared<const Savings>(std::move(savings))});
}

}  // namespace friction::viewer
