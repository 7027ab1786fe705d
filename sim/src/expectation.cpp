// Expectations decided: on exact values where there are any, the others by one simulation.

#include "friction/expectation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "decision_rule.h"
#include "exact_values.h"
#include "friction/contract.h"
#include "friction/cut.h"
#include "friction/plan.h"
#include "friction/rare.h"
#include "hypothesis.h"

namespace friction {

namespace {

/// An expectation that a run decides: it holds when all hypotheses do (`negated`: when one fails).
struct Trial {
    std::size_t position = 0;  ///< among the decisions
    Operand left, right;       ///< as written
    std::vector<Hypothesis> hypotheses;
    bool negated = false;
};

bool is_mirage_line(const Expectation& expectation) {
    return expectation.kind == ExpectationKind::mirage ||
           expectation.kind == ExpectationKind::not_mirage;
}

/// The scenarios that a run needs: the baseline, and those the expectations name.
std::vector<Scenario> needed(const std::vector<const Expectation*>& expectations,
                             const std::vector<Scenario>& all) {
    std::vector<bool> named(all.size());
    named.front() = true;
    for (const Expectation* expectation : expectations) {
        if (is_mirage_line(*expectation)) {
            named[position_of(all, expectation->alternative)] = true;
            continue;
        }
        for (const Side* side : {&expectation->left, &expectation->right})
            if (!side->is_value) named[position_of(all, side->alternative)] = true;
    }
    std::vector<Scenario> scenarios;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (named[i]) scenarios.push_back(all[i]);
    return scenarios;
}

std::vector<std::string> visited_steps(const std::vector<const Expectation*>& expectations) {
    std::vector<std::string> steps;
    for (const Expectation* expectation : expectations)
        for (const Side* side : {&expectation->left, &expectation->right})
            if (side->metric == "visits") steps.push_back(side->argument);
    return steps;
}

class Trials {
public:
    Trials(const std::vector<Scenario>& scenarios, const ColumnLayout& layout)
        : scenarios_(scenarios), layout_(layout) {
        watched_.contrasts = ratio_contrasts(scenarios.size());
    }

    [[nodiscard]] Trial prepare(const Expectation& expectation) {
        Trial trial;
        if (is_mirage_line(expectation)) {
            prepare_mirage(expectation, trial);
            return trial;
        }
        trial.left = operand(expectation.left);
        trial.right = operand(expectation.right);
        if (expectation.kind == ExpectationKind::about) {
            // A tenth of the width asked for: a zone as wide as usual would let in what was to be
            // kept out.
            const double narrow = expectation.within / 10;
            ask_for(trial, trial.left, Relation::at_least, 1 - expectation.within, trial.right,
                    narrow);
            ask_for(trial, trial.left, Relation::at_most, 1 + expectation.within, trial.right,
                    narrow);
        } else if (trial.left.is_number) {
            ask_for(trial, trial.right, mirrored(expectation.relation), 1, trial.left, {});
        } else {
            ask_for(trial, trial.left, expectation.relation, 1, trial.right, {});
        }
        return trial;
    }
    [[nodiscard]] const Watched& watched() const { return watched_; }

private:
    [[nodiscard]] Operand operand(const Side& side) const {
        Operand operand;
        if (side.is_value) {
            operand.is_number = true;
            operand.number = side.value.value;
            return operand;
        }
        operand.alternative = static_cast<std::uint32_t>(position_of(scenarios_, side.alternative));
        operand.row = find_metric(side.metric);
        if (!operand.row->is_ratio) operand.column = *layout_.find(side.metric, side.argument);
        if (!side.segment.empty()) operand.segment = scenarios_.front().segment(side.segment).index;
        operand.statistic = side.statistic;
        operand.factor = side.factor * operand.row->unit_in_base;
        operand.constant = side.points;
        return operand;
    }

    /// Lower cost and higher effort than in the baseline, each shown one-sided.
    void prepare_mirage(const Expectation& expectation, Trial& trial) {
        const auto mean_of = [&](const std::string& alternative, const char* metric) {
            Side side;
            side.alternative = alternative;
            side.metric = metric;
            return operand(side);
        };
        const std::string& baseline = scenarios_.front().alternative;
        trial.left = mean_of(expectation.alternative, "effort");
        trial.right = mean_of(baseline, "effort");
        ask_for(trial, mean_of(expectation.alternative, "cost"), Relation::less, 1,
                mean_of(baseline, "cost"), {});
        ask_for(trial, trial.left, Relation::more, 1, trial.right, {});
        trial.negated = expectation.kind == ExpectationKind::not_mirage;
    }

    void ask_for(Trial& trial, const Operand& left, Relation relation, double multiple,
                 const Operand& right, std::optional<double> narrowest) {
        trial.hypotheses.push_back(ask(left, relation, multiple, right, narrowest, watched_));
    }

    const std::vector<Scenario>& scenarios_;
    const ColumnLayout& layout_;
    Watched watched_;
};

Verdict verdict_at(const Trial& trial, const Tally& tally, double tail) {
    // Each hypothesis has its part of the chance to be wrong.
    const double part = tail / static_cast<double>(trial.hypotheses.size());
    std::vector<Verdict> verdicts;
    for (const Hypothesis& hypothesis : trial.hypotheses)
        verdicts.push_back(answer(hypothesis, tally, part));
    const Verdict verdict = all_of(verdicts);
    return trial.negated ? opposite(verdict) : verdict;
}

/// Whether steps hardly ever visited (friction/rare.h) might overturn what a sample says of effort:
/// they may add more than half of what lies between both sides. The other half is the sample's.
bool may_be_overturned(const Trial& trial, const Tally& tally, HiddenEffort& hidden) {
    const auto at_most = [&](const Operand& side) {
        if (side.is_number || side.statistic != Statistic::mean) return 0.0;
        const bool is_paired = side.row->name == "effort_saved";
        if (!is_paired && side.row->name != "effort") return 0.0;
        return std::abs(side.factor) * (hidden.at_most(tally, side.alternative) +
                                        (is_paired ? hidden.at_most(tally, 0) : 0.0));
    };
    return std::ranges::any_of(trial.hypotheses, [&](const Hypothesis& h) {
        const double added = at_most(h.left) + std::abs(h.multiple) * at_most(h.right);
        if (added == 0) return false;
        const auto value = [&](const Operand& side) {
            const std::optional<Estimate> known = estimate_of(side, tally);
            return side.is_number || !known ? side.number : known->value;
        };
        return added > std::abs(value(h.left) - h.multiple * value(h.right)) / 2;
    });
}

void divide(Estimate& e, double unit) {
    e.value /= unit;
    e.low /= unit;
    e.high /= unit;
    e.standard_error /= unit;
}

/// Of a quantile nobody has a histogram of, no more is known than the verdict says.
Estimate one_sided(const Decision& decision, double limit, std::uint64_t journeys) {
    Estimate e;
    e.value = e.low = e.high = limit;
    e.journeys = journeys;
    e.method = "order statistics";
    const Relation relation = decision.expectation.relation;
    const bool less = relation == Relation::less || relation == Relation::at_most;
    const bool is_below = (decision.verdict == Verdict::holds) == less;
    const bool known = decision.verdict != Verdict::undecided &&
                       decision.expectation.kind == ExpectationKind::relation;
    e.low_bounded = known && !is_below;
    e.high_bounded = known && is_below;
    return e;
}

Estimate unbounded(double value, std::uint64_t journeys) {
    Estimate e;
    e.value = e.low = e.high = value;
    e.journeys = journeys;
    e.method = "order statistics";
    e.low_bounded = e.high_bounded = false;
    return e;
}

void describe(const Trial& trial, const Tally& tally, Decision& decision) {
    const Hypothesis& first = trial.hypotheses.front();
    const double unit = first.left.row->unit_in_base;
    decision.journeys = tally.journeys;
    if (is_mirage_line(decision.expectation)) {
        const Hypothesis& effort = trial.hypotheses.back();
        decision.left_value =
            estimate_difference(tally, effort.left.alternative, effort.left.column);
        decision.right_estimate =
            estimate_difference(tally, first.left.alternative, first.left.column);
        decision.zone = zone_of(effort, tally);
        return;
    }
    const std::optional<Estimate> left = estimate_of(trial.left, tally);
    const std::optional<Estimate> right = estimate_of(trial.right, tally);
    const double limit = trial.left.is_number ? trial.left.number : trial.right.number;
    decision.left_is_known = left.has_value();
    decision.left_value = left ? *left : one_sided(decision, limit, tally.journeys);
    decision.right_value = (right ? right->value : limit) / unit;
    decision.right_estimate = right ? *right : unbounded(limit, tally.journeys);
    decision.zone = zone_of(first, tally) / unit;
    divide(decision.left_value, unit);
    divide(decision.right_estimate, unit);
    decision.margin =
        left ? margin_of(decision.expectation, decision.left_value.value, decision.right_value)
             : std::numeric_limits<double>::quiet_NaN();
}

std::vector<Plan> plans_of(const std::vector<Scenario>& scenarios) {
    std::vector<Plan> plans;
    for (const Scenario& scenario : scenarios) {
        Result<Plan> plan = compile(scenario);
        FRICTION_EXPECTS(plan.ok());
        plans.push_back(std::move(plan).value());
    }
    return plans;
}

/// The share of journeys cut itself is told by a run that cuts them.
bool is_about_cuts(const Expectation& expectation) {
    if (is_mirage_line(expectation)) return false;
    return (expectation.left.is_value || expectation.left.metric == "cut") &&
           (expectation.right.is_value || expectation.right.metric == "cut");
}

/// Takes back what was decided on journeys of designs that are cut too often. Those that the cut of
/// others kept from being decided: to be looked at without these.
std::vector<std::size_t> take_back(const std::vector<std::size_t>& open,
                                   const std::vector<Scenario>& all, Ending ending,
                                   const std::vector<AlternativeProblem>& cut,
                                   std::vector<Decision>& decisions) {
    std::vector<std::size_t> again;
    for (const std::size_t i : open) {
        Decision& decision = decisions[i];
        const bool is_open = decision.verdict == Verdict::undecided;
        const std::vector<Scenario> used = needed({&decision.expectation}, all);
        for (const AlternativeProblem& problem : cut)
            if (std::any_of(used.begin(), used.end(), [&](const Scenario& scenario) {
                    return scenario.alternative == problem.alternative;
                }))
                decision.cut.push_back(problem.alternative);
        if (decision.cut.empty()) {
            if (ending == Ending::cut && is_open) again.push_back(i);
        } else if (!is_open && is_about_cuts(decision.expectation)) {
            decision.cut.clear();
        } else {
            decision.verdict = Verdict::undecided;
        }
    }
    return again;
}

/// Runs until every trial is decided, or to the cap; fills their decisions. The trials that are
/// left, since the run ended early for designs that are cut, and which are told in `cut`.
std::vector<std::size_t> decide_by_simulation(const std::vector<std::size_t>& open,
                                              const std::vector<Scenario>& all,
                                              const CheckOptions& options,
                                              std::vector<Decision>& decisions,
                                              std::vector<AlternativeProblem>& cut) {
    std::vector<const Expectation*> expectations;
    for (const std::size_t i : open) expectations.push_back(&decisions[i].expectation);
    const std::vector<Scenario> scenarios = needed(expectations, all);
    RunOptions run_options;
    run_options.seed = options.seed;
    if (options.cap > 0) run_options.cap = options.cap;
    run_options.threads = options.threads;
    run_options.cancel = options.cancel;
    run_options.progress = options.progress;
    run_options.visits = visited_steps(expectations);
    const ColumnLayout layout(scenarios, run_options.visits);
    Trials trials(scenarios, layout);
    std::vector<Trial> waiting;
    for (const std::size_t i : open) {
        waiting.push_back(trials.prepare(decisions[i].expectation));
        waiting.back().position = i;
    }
    run_options.contrasts = trials.watched().contrasts;
    run_options.thresholds = trials.watched().thresholds;

    const double tail = tail_per_look(options.error_rate, look_count(run_options.cap));
    HiddenEffort hidden(scenarios, options.cancel);
    const auto enough = [&](const Tally& tally) {
        std::erase_if(waiting, [&](const Trial& trial) {
            Decision& decision = decisions[trial.position];
            decision.verdict = verdict_at(trial, tally, tail);
            if (decision.verdict != Verdict::undecided && may_be_overturned(trial, tally, hidden))
                decision.verdict = Verdict::undecided;
            if (decision.verdict == Verdict::undecided) return false;
            describe(trial, tally, decision);
            return true;
        });
        return waiting.empty();
    };
    const RunResult result = run(plans_of(scenarios), layout, run_options, enough);
    // The look that shows a cut is one like any other for what does not suffer from it.
    if (result.ending == Ending::cut) enough(result.tally);
    for (const Trial& trial : waiting) describe(trial, result.tally, decisions[trial.position]);
    const std::vector<AlternativeProblem> found = cut_in(result.tally, scenarios);
    cut.insert(cut.end(), found.begin(), found.end());
    return take_back(open, all, result.ending, found, decisions);
}

}  // namespace

std::vector<Decision> decide(const std::vector<Expectation>& expectations,
                             const std::vector<Scenario>& scenarios,
                             const std::vector<std::optional<ExactSummary>>& exact,
                             const CheckOptions& options, std::vector<AlternativeProblem>& cut) {
    FRICTION_EXPECTS(!scenarios.empty());
    std::vector<Decision> decisions;
    std::vector<std::size_t> open;
    for (const Expectation& expectation : expectations) {
        if (std::optional<Decision> decided = decide_exactly(expectation, scenarios, exact)) {
            decisions.push_back(std::move(*decided));
            continue;
        }
        open.push_back(decisions.size());
        Decision decision;
        decision.expectation = expectation;
        decision.error_rate = options.error_rate;
        decisions.push_back(std::move(decision));
    }
    // Each time at least one design fewer, since those left read none that was cut.
    while (!open.empty()) open = decide_by_simulation(open, scenarios, options, decisions, cut);
    return decisions;
}

std::vector<Decision> decide(const std::vector<Expectation>& expectations,
                             const std::vector<Scenario>& scenarios,
                             const std::vector<std::optional<ExactSummary>>& exact,
                             const CheckOptions& options) {
    std::vector<AlternativeProblem> cut;
    return decide(expectations, scenarios, exact, options, cut);
}

}  // namespace friction
