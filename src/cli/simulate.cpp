#include "simulate.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "friction/comparison.h"
#include "friction/exact_cancel.h"
#include "friction/report/wording.h"
#include "friction/summary.h"
#include "interrupt.h"
#include "progress.h"

namespace friction::cli {
namespace {

constexpr std::uint64_t twin_journeys =
    16'384;  // enough for a wrong rule to show, few enough to cost nothing

RunOptions options_for(const RunWish& wish, const Arguments& arguments) {
    RunOptions options;
    options.seed = wish.seed;
    options.journeys = wish.journeys;
    options.threads = arguments.threads;
    options.cancel = &interrupt_requested();
    return options;
}

/// Among the columns of another layout; false when one of them is not there.
bool move_columns(Contrast& contrast, const ColumnLayout& from, const ColumnLayout& to) {
    for (Contrast::Term& term : contrast.terms) {
        if (term.column < fixed_column_count) continue;
        const auto column = to.find(from.row(term.column).name, from.argument(term.column));
        if (!column) return false;
        term.column = *column;
    }
    return true;
}

/// What is known about the first alternatives alone.
Tally first_of(Tally tally, const std::vector<Scenario>& kept) {
    const ColumnLayout layout(kept, {});
    const auto column_count = static_cast<ColumnId>(layout.size());
    const auto pick = [&](std::vector<std::vector<Moments>>& by_segment) {
        for (std::vector<Moments>& columns : by_segment) {
            std::vector<Moments> picked;
            for (ColumnId c = 0; c < column_count; ++c) {
                const bool is_fixed = c < fixed_column_count;
                picked.push_back(columns.at(
                    is_fixed ? c
                             : tally.layout.find(layout.row(c).name, layout.argument(c)).value()));
            }
            columns = std::move(picked);
        }
    };
    tally.alternatives.resize(kept.size());
    for (AlternativeTally& alternative : tally.alternatives) {
        pick(alternative.columns);
        pick(alternative.differences);
    }
    std::vector<Contrast> contrasts;
    std::vector<Moments> moments;
    for (std::size_t i = 0; i < tally.contrasts.size(); ++i) {
        const auto is_kept = [&](const Contrast::Term& term) {
            return term.alternative < kept.size();
        };
        Contrast& contrast = tally.contrasts[i];
        if (!std::ranges::all_of(contrast.terms, is_kept) ||
            !move_columns(contrast, tally.layout, layout))
            continue;
        contrasts.push_back(std::move(contrast));
        moments.push_back(tally.contrast_moments[i]);
    }
    tally.contrasts = std::move(contrasts);
    tally.contrast_moments = std::move(moments);
    tally.joint.clear();
    tally.layout = layout;
    return tally;
}

std::string because(const std::vector<std::string>& titles, const std::string& reason) {
    return "No exact answer for " + report::list(titles) + ": " + reason + ".";
}

}  // namespace

RunWish run_wish(const Arguments& arguments, const Scenario& baseline) {
    RunWish wish;
    wish.seed = arguments.seed.value_or(baseline.run.seed);
    wish.precision = arguments.precision.value_or(baseline.run.precision);
    // --precision on the command line asks for something else than the number of journeys in the
    // file.
    if (arguments.journeys)
        wish.journeys = *arguments.journeys;
    else if (!arguments.precision)
        wish.journeys = baseline.run.journeys.value_or(0);
    return wish;
}

std::optional<std::vector<Plan>> plans_of(const std::vector<Scenario>& scenarios,
                                          const Console& console) {
    std::vector<Plan> plans;
    for (const Scenario& scenario : scenarios) {
        Result<Plan> plan = compile(scenario);
        if (!plan) {
            console.refuse(plan.problems().front().found);
            return std::nullopt;
        }
        plans.push_back(std::move(plan).value());
    }
    return plans;
}

Simulated simulate(const std::vector<Scenario>& scenarios, const std::vector<Plan>& plans,
                   const RunWish& wish, const Arguments& arguments, const Console& console,
                   std::vector<Scenario> others, const WeightRanges* ranges) {
    on_interrupt(OnInterrupt::ask);
    ProgressLine progress(arguments, console);
    Simulated simulated;
    for (;;) {
        std::vector<Scenario> all = scenarios;
        std::vector<Plan> all_plans = plans;
        for (const Scenario& other : others) {
            // Where two names share a hash the other one cannot run, and that is no matter of
            // these.
            Result<Plan> plan = compile(other);
            if (!plan) continue;
            all.push_back(other);
            all_plans.push_back(std::move(plan).value());
        }
        RunOptions options = options_for(wish, arguments);
        options.progress = progress.callback();
        options.effort_sections = options.effort_losses = scenarios.size() > 1;
        if (ranges != nullptr) options.visits = visits_for_weights(scenarios);
        const ColumnLayout layout(all, options.visits);
        options.contrasts = comparison_contrasts(all, layout);
        std::ranges::move(choice_contrasts(scenarios.size()),
                          std::back_inserter(options.contrasts));
        if (ranges != nullptr) options.joint = contrasts_for_weights(scenarios, *ranges, layout);
        HiddenEffort hidden(all, &interrupt_requested());
        const auto enough = [&](const Tally& tally) {
            return is_precise(tally, wish.precision, hidden);
        };
        RunResult& result = simulated.result;
        result = run(all_plans, layout, options, enough);
        const std::vector<AlternativeProblem> cut = cut_in(result.tally, all);
        simulated.cut.insert(simulated.cut.end(), cut.begin(), cut.end());
        const auto is_one_of = [&](const Scenario& scenario) {
            return std::ranges::find(cut, scenario.alternative, &AlternativeProblem::alternative) !=
                   cut.end();
        };
        const bool is_for_others =
            result.ending == Ending::cut && std::ranges::none_of(scenarios, is_one_of);
        if (!is_for_others) {
            if (ranges != nullptr)
                simulated.weights = weights_from(result.tally.joint, *ranges, wish.seed);
            if (all.size() > scenarios.size() || !options.visits.empty())
                result.tally = first_of(std::move(result.tally), scenarios);
            return simulated;
        }
        std::erase_if(others, is_one_of);
    }
}

std::optional<FreshSaving> save_on_fresh_customers(const std::vector<Scenario>& scenarios,
                                                   const std::vector<Plan>& plans,
                                                   std::size_t alternative, const Tally& tally,
                                                   const Arguments& arguments,
                                                   const Console& console) {
    const std::vector<Scenario> both{scenarios.front(), scenarios.at(alternative)};
    const std::array<Plan, 2> both_plans{plans.front(), plans.at(alternative)};
    ProgressLine progress(arguments, console);
    RunOptions options;
    options.seed = tally.seed;
    options.replication = tally.replication;
    options.journeys = tally.journeys;
    options.threads = arguments.threads;
    options.cancel = &interrupt_requested();
    options.progress = progress.callback();
    return friction::save_on_fresh_customers(both_plans, ColumnLayout(both, {}), alternative,
                                             std::move(options));
}

std::vector<ExactAnswerOf> exact_answers(const std::vector<Scenario>& scenarios,
                                         ExactEffort effort) {
    const bool in_passing = effort == ExactEffort::in_passing;
    const std::size_t limit = in_passing ? states_in_passing : exact_state_limit;
    std::vector<ExactAnswerOf> answers;
    for (const Scenario& scenario : scenarios) {
        const bool is_twin = !scenario.has_finite_memory();
        ExactAnswerOf answer{is_twin ? finite_twin(scenario) : scenario, is_twin, {}, {}};
        if (interrupt_requested()) {
            answer.reason = "interrupted";
        } else if (in_passing && scenario.steps.size() > steps_in_passing) {
            answer.reason = "more than " + std::to_string(steps_in_passing) +
                            " steps are not solved in passing; friction solve does";
        } else if (Result<ExactSummary> solved =
                       solve_exactly(answer.scenario, limit, interrupt_requested());
                   solved) {
            answer.summary = std::move(solved).value();
        } else {
            answer.reason = solved.problems().front().found;
        }
        answers.push_back(std::move(answer));
    }
    return answers;
}

BesideExact beside_exact(const std::vector<Scenario>& scenarios, const RunResult& result,
                         const RunWish& wish, const Arguments& arguments, const Console& console) {
    BesideExact beside;
    beside.agreements.resize(scenarios.size());
    if (interrupt_requested() || result.tally.journeys == 0) return beside;

    const std::vector<ExactAnswerOf> answers = exact_answers(scenarios, ExactEffort::in_passing);
    std::vector<Scenario> twins;
    std::vector<std::size_t> twin_of;  // position among the alternatives
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!answers[i].summary) {
            beside.notes.push_back(because({scenarios[i].alternative_title}, answers[i].reason));
        } else if (answers[i].is_twin) {
            twin_of.push_back(i);
            twins.push_back(answers[i].scenario);
        } else {
            beside.agreements[i] =
                compare_with_exact(scenarios[i], result.tally, i, *answers[i].summary, false);
        }
    }
    const std::optional<std::vector<Plan>> plans = plans_of(twins, console);
    if (twins.empty() || !plans) return beside;
    RunOptions options = options_for(wish, arguments);
    options.contrasts = ratio_contrasts(twins.size());
    options.journeys = std::min(twin_journeys, result.tally.journeys);
    const RunResult twin_run = run(*plans, ColumnLayout(twins, {}), options);
    if (twin_run.ending == Ending::cancelled) return beside;
    for (std::size_t i = 0; i < twins.size(); ++i)
        beside.agreements[twin_of[i]] =
            compare_with_exact(twins[i], twin_run.tally, i, *answers[twin_of[i]].summary, true);
    return beside;
}

}  // namespace friction::cli
