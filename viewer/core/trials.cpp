// What would a move save, what does a move do? First looks at variants of a design.

#include <algorithm>
#include <utility>

#include "friction/move.h"
#include "friction/viewer/candidate_moves.h"
#include "run_job.h"

namespace friction::viewer {
namespace {

/// Beyond these a trial would take longer than a person waits; its intervals say what it knows.
constexpr std::uint64_t most_trial_journeys = 262'144;

/// Variants of one design on the same customers; the first is what they are compared with.
class Trial {
public:
    explicit Trial(const JobsOptions& options) : threads_(options.threads) {}

    /// Its position among the alternatives; nothing, and why, when it cannot be run.
    std::optional<std::size_t> add(const Draft& draft, std::string& problem) {
        Result<Scenario> scenario = build_scenario(draft);
        if (!scenario) {
            problem = scenario.problems().front().found;
            return std::nullopt;
        }
        Result<Plan> plan = compile(scenario.value());
        if (!plan) {
            problem = plan.problems().front().found;
            return std::nullopt;
        }
        scenarios_.push_back(std::move(scenario).value());
        plans_.push_back(std::move(plan).value());
        return plans_.size() - 1;
    }

    /// False when cancelled.
    bool run_all(const std::atomic<bool>& cancel, std::uint64_t journeys = journeys_per_block,
                 std::vector<Contrast> contrasts = {}) {
        RunOptions options;
        options.seed = scenarios_.front().run.seed;
        options.threads = threads_;
        options.journeys = journeys;
        options.contrasts = std::move(contrasts);
        options.cancel = &cancel;
        RunResult result = run(plans_, ColumnLayout(scenarios_, {}), options);
        tally_ = std::move(result.tally);
        return result.ending != Ending::cancelled;
    }

    [[nodiscard]] std::size_t size() const { return plans_.size(); }
    [[nodiscard]] const Tally& tally() const { return tally_; }
    [[nodiscard]] Estimate effort(std::size_t alternative) const {
        return estimate(tally_, alternative, column_id(Column::effort));
    }

private:
    std::vector<Scenario> scenarios_;
    std::vector<Plan> plans_;
    Tally tally_;
    unsigned threads_;
};

/// The design as it stands, or the baseline, as a draft to move on from.
Result<Draft> draft_to_move_on(const effect::FindSavings& request) {
    Document document = *request.document;
    // Where one of its moves is tried otherwise, with the moves before that one.
    if (request.position)
        for (Design& design : document.designs)
            if (design.id == request.design)
                design.moves.resize(std::min(*request.position, design.moves.size()));
    Draft draft = draft_of(request.file->draft, document, request.sliders);
    const Design* design = request.document->design(request.design);
    if (design == nullptr) return draft;
    Result<Alternative> applied = apply_redesign(draft, design->name);
    if (!applied) return applied.problems();
    return std::move(applied).value().draft;
}

std::vector<Saving> savings_to_try(const Draft& draft, const effect::FindSavings& request) {
    std::vector<std::string> steps = request.hot_steps;
    if (!request.step.empty()) steps = {request.step};
    std::vector<Saving> savings;
    for (const Move& move : request.moves) savings.push_back({.move = move});
    for (const std::string& step : steps)
        for (Candidate& candidate : candidate_moves(draft, step)) {
            if (!candidate.is_suggestible && request.step.empty()) continue;
            const auto same = [&](const Saving& known) { return known.move == candidate.move; };
            if (std::ranges::none_of(savings, same))
                savings.push_back({.move = std::move(candidate.move),
                                   .title = std::move(candidate.title),
                                   .is_suggestible = candidate.is_suggestible});
        }
    return savings;
}

bool saves_more(const Saving& a, const Saving& b) {
    if (a.effort_difference.has_value() != b.effort_difference.has_value())
        return a.effort_difference.has_value();
    return a.effort_difference && a.effort_difference->value < b.effort_difference->value;
}

/// False when cancelled.
bool try_all(std::vector<Saving>& savings, const Draft& draft, const JobsOptions& options,
             const RunSignals& signals) {
    Trial trial(options);
    std::string problem;
    if (!trial.add(draft, problem)) return true;
    std::vector<std::optional<std::size_t>> alternatives;
    for (Saving& saving : savings) {
        if (signals.cancel) return false;
        const Result<Draft> moved = apply_move(draft, saving.move, "redesigns.trial.changes.0");
        if (!moved) saving.problem = moved.problems().front().found;
        alternatives.push_back(moved ? trial.add(moved.value(), saving.problem) : std::nullopt);
    }
    if (!trial.run_all(signals.cancel)) return false;
    for (std::size_t i = 0; i < savings.size(); ++i)
        if (alternatives[i]) {
            const auto difference = [&](Column column) {
                return estimate_difference(trial.tally(), *alternatives[i], column_id(column));
            };
            savings[i].effort_difference = difference(Column::effort);
            savings[i].cost_difference = difference(Column::cost);
        }
    return true;
}

/// after - before of each neighbouring pair, watched journey by journey.
std::vector<Contrast> neighbours(std::size_t count) {
    std::vector<Contrast> contrasts;
    for (std::size_t a = 1; a < count; ++a)
        contrasts.push_back(
            {.terms = {{static_cast<std::uint32_t>(a), column_id(Column::effort), 1},
                       {static_cast<std::uint32_t>(a - 1), column_id(Column::effort), -1}}});
    return contrasts;
}

}  // namespace

void try_moves(const effect::FindSavings& request, const JobsOptions& options,
               const RunSignals& signals, Mailbox& mailbox) {
    Savings savings{request.input, request.design, request.step, {}, request.position};
    if (const Result<Draft> draft = draft_to_move_on(request); draft) {
        savings.moves = savings_to_try(draft.value(), request);
        if (!try_all(savings.moves, draft.value(), options, signals)) return;
    }
    std::ranges::stable_sort(savings.moves, saves_more);
    mailbox.post(SavingsArrived{std::make_shared<const Savings>(std::move(savings))});
}

void try_moves(const effect::FindMoveEffects& request, const JobsOptions& options,
               const RunSignals& signals, Mailbox& mailbox) {
    const Design* design = request.document->design(request.design);
    if (design == nullptr) return;
    MoveEffects found{
        .input = request.input, .design = request.design, .baseline_em = {}, .effects = {}};
    Document document = *request.document;
    const auto changed = std::ranges::find(document.designs, request.design, &Design::id);
    for (MoveEntry& entry : changed->moves) entry.is_on = false;
    changed->includes.clear();
    Trial trial(options);
    std::string problem;
    const auto add = [&]() -> std::optional<std::size_t> {
        const Draft draft = draft_of(request.file->draft, document, request.sliders);
        const Result<Alternative> applied = apply_redesign(draft, design->name);
        return applied ? trial.add(applied.value().draft, problem) : std::nullopt;
    };
    if (!add()) return;
    // What cannot be made stands aside, so that what comes after it is still judged.
    std::vector<std::optional<std::size_t>> alternatives;
    for (std::size_t i = 0; i < design->includes.size(); ++i) {
        if (signals.cancel) return;
        changed->includes.push_back(design->includes[i]);
        found.effects.push_back({true, i, {}, {}});
        alternatives.push_back(add());
        if (!alternatives.back()) changed->includes.pop_back();
    }
    for (const std::size_t position : positions_of_moves(*design)) {
        if (signals.cancel) return;
        changed->moves[position].is_on = true;
        found.effects.push_back({false, position, {}, {}});
        alternatives.push_back(add());
        if (!alternatives.back()) changed->moves[position].is_on = false;
    }
    const std::uint64_t journeys =
        std::clamp<std::uint64_t>(request.journeys, journeys_per_block, most_trial_journeys);
    if (!trial.run_all(signals.cancel, journeys, neighbours(trial.size()))) return;
    found.baseline_em = trial.effort(0);
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
        if (!alternatives[i]) continue;
        found.effects[i].effort_em = trial.effort(*alternatives[i]);
        found.effects[i].difference_em =
            mean_interval(trial.tally().contrast_moments[*alternatives[i] - 1]);
    }
    mailbox.post(MoveEffectsArrived{std::make_shared<const MoveEffects>(std::move(found))});
}

}  // namespace friction::viewer
