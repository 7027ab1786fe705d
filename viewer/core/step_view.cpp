#include "friction/viewer/step_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "friction/report/ledger.h"
#include "friction/report/wording.h"
#include "friction/viewer/hot_spots.h"
#include "friction/viewer/words.h"

namespace friction::viewer {
namespace {

constexpr double worth_a_row_em = 0.005;

std::string ordinal(std::size_t position) {
    if (position == 0) return "The hottest";
    if (position == 1) return "The second";
    if (position == 2) return "The third";
    return "Number " + std::to_string(position + 1);
}

void add_rank(StepView& view, const std::vector<HotSpot>& spots) {
    const auto spot = std::ranges::find(spots, view.name, &HotSpot::step);
    if (spot == spots.end()) return;
    const auto position = static_cast<std::size_t>(spot - spots.begin());
    view.rank = report::percent(spot->share) + " of all effort. " + ordinal(position) + " of " +
                report::counted(spots.size(), "step", "steps") + " that cost anything.";
}

void add_components(StepView& view, const StepEffort& effort, const Step& step) {
    std::array<double, 3> by_cause{};
    for (std::size_t c = 0; c < component_count; ++c) {
        const auto component = static_cast<Component>(c);
        const double em = effort.by_component[c];
        by_cause[static_cast<std::size_t>(cause_of(step.cause, component))] += em;
        if (em < worth_a_row_em) continue;
        view.components.push_back(
            {component, report::sentence_case(std::string(report::component_words(component))),
             em_text(em), em, 0});
    }
    std::ranges::stable_sort(view.components, std::ranges::greater{}, &ComponentRow::em);
    for (ComponentRow& row : view.components) row.share = row.em / view.components.front().em;
    const double all = effort.effort_em.value;
    for (std::size_t c = 0; c < by_cause.size() && all > 0; ++c)
        if (by_cause[c] >= worth_a_row_em)
            view.causes.push_back(
                {static_cast<Cause>(c),
                 std::string(word(static_cast<Cause>(c))) + " " + em_text(by_cause[c]),
                 by_cause[c] / all});
    std::ranges::stable_sort(view.causes, std::ranges::greater{}, &CauseRow::share);
}

std::string target_title(const Scenario& scenario, const Target& target) {
    if (target.is_outcome())
        return report::title_of("", scenario.outcomes[target.outcome.index].name);
    const Step& step = scenario.steps[target.step.index];
    return report::title_of(step.title, step.name);
}

std::string name_of(const Scenario& scenario, const Target& target) {
    return target.is_outcome() ? scenario.outcomes[target.outcome.index].name
                               : scenario.steps[target.step.index].name;
}

const Flows* flows_of(const RunState& run, DesignId design) {
    if (!run.customers) return nullptr;
    const std::optional<std::size_t> alternative = run.customers->model->alternative(design);
    if (!alternative || *alternative >= run.customers->flows.size()) return nullptr;
    return &run.customers->flows[*alternative];
}

void add_ways(StepView& view, const Scenario& scenario, const Flows& flows, StepId step) {
    const double visits = flows.steps[step.index].visits;
    for (const HandoffFlow& flow : flows.handoffs) {
        if (flow.ends.from != step || flow.uses <= 0 || visits <= 0) continue;
        const double share = flow.uses / visits;
        view.ways.push_back({name_of(scenario, flow.ends.to), target_title(scenario, flow.ends.to),
                             flow.ran_out ? "patience ran out" : "", report::percent(share),
                             share});
    }
    std::ranges::stable_sort(view.ways, std::ranges::greater{}, &WayRow::share);
}

void add_savings(StepView& view, const Session& session, DesignId design, double effort_em) {
    const Savings* savings = session.run.savings.get();
    if (savings == nullptr || savings->input != session.input || savings->step != view.name ||
        savings->design != design)
        return;
    for (const Saving& saving : savings->moves) {
        SavingRow row{.title = saving.title,
                      .figure = saving.problem,
                      .is_suggestible = saving.is_suggestible,
                      .move = saving.move};
        row.can_be_made = saving.effort_difference.has_value();
        if (row.can_be_made) {
            row.share = effort_em > 0 ? -saving.effort_difference->value / effort_em : 0;
            Estimate amount = *saving.effort_difference;
            const bool adds = amount.value > 0;
            amount.value = std::abs(amount.value);
            row.figure = (adds ? "adds " : "") + em_text(amount) + " EM";
        }
        view.savings.push_back(std::move(row));
    }
}

void add_baseline(StepView& view, const Results& results) {
    const Scenario& baseline = results.scenarios().front();
    const StepId step = baseline.step(view.name);
    if (!step.exists()) {
        view.before = "new in this design";
        return;
    }
    const std::string before = em_text(results.steps.front()[step.index].effort_em);
    if (before != view.figure) view.before = before + " in the baseline";
}

/// What is known of it in a run, beyond the scenario.
void add_results(StepView& view, const Session& session, DesignId design) {
    const Results* results = session.run.results.get();
    const std::optional<std::size_t> alternative =
        results == nullptr ? std::nullopt : results->alternative(design);
    if (!alternative) return;
    const Scenario& scenario = results->scenarios()[*alternative];
    const StepId step = scenario.step(view.name);
    if (!step.exists()) return;
    const StepEffort& effort = results->steps[*alternative][step.index];
    view.figure = em_text(effort.effort_em);
    const std::string doubt = doubt_text(effort.effort_em);
    if (!doubt.empty()) view.doubt = doubt + " at " + report::level(effort.effort_em.level);
    add_rank(view, hot_spots(session, design));
    add_components(view, effort, scenario.steps[step.index]);
    if (!design.is_baseline()) add_baseline(view, *results);
    add_savings(view, session, design,
                results->tally().total(*alternative, column_id(Column::effort)).mean);
}

std::optional<StepView> outcome_view(const Scenario& scenario, const Flows* flows,
                                     const std::string& name) {
    const OutcomeId outcome = scenario.outcome(name);
    if (!outcome.exists()) return std::nullopt;
    StepView view;
    view.name = name;
    view.title = report::title_of("", name);
    view.is_outcome = true;
    view.sentence = "Journeys that end here are " +
                    report::title_of("", word(scenario.outcomes[outcome.index].kind));
    if (flows != nullptr && outcome.index < flows->outcomes.size())
        view.doubt = report::percent(flows->outcomes[outcome.index]) + " of journeys end here";
    return view;
}

}  // namespace

std::optional<StepView> step_view(const Session& session, DesignId design,
                                  const std::string& name) {
    const Model* model = session.run.model.get();
    if (model == nullptr || !model->can_run() || name.empty()) return std::nullopt;
    const std::size_t alternative = model->alternative(design).value_or(0);
    const Scenario& scenario = model->scenarios[alternative];
    const Flows* flows = flows_of(session.run, design);
    StepId step = scenario.step(name);
    if (!step.exists()) {
        if (auto outcome = outcome_view(scenario, flows, name)) return outcome;
        step = model->scenarios.front().step(name);
        if (!step.exists()) return std::nullopt;
        StepView view;
        const Step& gone = model->scenarios.front().steps[step.index];
        view.name = name;
        view.title = report::title_of(gone.title, gone.name);
        view.sentence = "Nothing reaches it in this design";
        view.is_dropped = true;
        return view;
    }
    StepView view;
    view.name = name;
    view.title = report::title_of(scenario.steps[step.index].title, name);
    view.sentence = step_sentence(scenario, scenario.steps[step.index]);
    add_results(view, session, design);
    if (flows == nullptr) return view;
    // The flows may be those of the input before; steps are then found by their names.
    const Scenario& counted =
        session.run.customers->model->scenarios[*session.run.customers->model->alternative(design)];
    const StepId there = counted.step(name);
    if (!there.exists()) return view;
    if (!view.doubt.empty()) view.doubt += ", ";
    view.doubt += report::percent(flows->steps[there.index].share) + " of journeys come here";
    add_ways(view, counted, *flows, there);
    return view;
}

std::optional<StepView> step_view(const Session& session) {
    return step_view(session, session.shown(), session.selected_step());
}

}  // namespace friction::viewer
