#include "exact_values.h"

#include <algorithm>
#include <cmath>

#include "decision_rule.h"
#include "friction/contract.h"
#include "friction/metric.h"

namespace friction {

namespace {

/// In base units; the truth of the model is no further away than `error`.
struct Value {
    double value = 0, error = 0;
};

/// What the solver cuts off may not matter: an alternative whose loops are cut is not solved
/// exactly.
constexpr double negligible_cut = 1e-9;
constexpr double rounding = 1e-9;  // relative, of a value the solver gives no bound for

class ExactValues {
public:
    ExactValues(const std::vector<Scenario>& scenarios,
                const std::vector<std::optional<ExactSummary>>& exact)
        : scenarios_(scenarios), exact_(exact) {}

    [[nodiscard]] std::optional<Value> of(const Side& side) const {
        if (side.is_value) return Value{side.value.value, 0};
        if (side.statistic != Statistic::mean) return std::nullopt;
        if (side.metric == "effort_saved") return saved(side);
        const MetricRow& row = *find_metric(side.metric);
        std::optional<double> mean = mean_of(side, row);
        if (!mean) return std::nullopt;
        const double value = side.factor * *mean * row.unit_in_base;
        return Value{value + side.points, std::abs(value) * relative_error(side)};
    }

private:
    /// The baseline's mean effort less that of the design.
    [[nodiscard]] std::optional<Value> saved(const Side& side) const {
        Side effort = side;
        effort.metric = "effort";
        effort.points = 0;
        Side before = effort;
        before.alternative = scenarios_.front().alternative;
        const std::optional<Value> first = of(before), second = of(effort);
        if (!first || !second) return std::nullopt;
        return Value{first->value - second->value + side.points, first->error + second->error};
    }

    [[nodiscard]] const ExactAnswer* answer_of(const Side& side) const {
        const std::size_t position = position_of(scenarios_, side.alternative);
        if (position >= exact_.size() || !exact_[position]) return nullptr;
        const ExactSummary& summary = *exact_[position];
        if (summary.cut_bound > negligible_cut) return nullptr;
        if (side.segment.empty()) return &summary.overall;
        return &summary.of(scenarios_.front().segment(side.segment));
    }

    [[nodiscard]] double relative_error(const Side& side) const {
        const ExactAnswer& answer = *answer_of(side);
        if (answer.effort_mean == 0) return rounding;
        return std::max(rounding, answer.effort_error / answer.effort_mean);
    }

    [[nodiscard]] static std::optional<double> column_mean(const ExactAnswer& answer,
                                                           ColumnId column) {
        const auto known = exact_columns();
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&](Column each) { return column_id(each) == column; });
        if (found == known.end()) return std::nullopt;
        return answer.mean(*found);
    }

    [[nodiscard]] std::optional<double> mean_of(const Side& side, const MetricRow& row) const {
        const ExactAnswer* answer = answer_of(side);
        if (answer == nullptr) return std::nullopt;
        if (row.is_ratio) return ratio_of(*answer, row);
        const Scenario& scenario = scenarios_[position_of(scenarios_, side.alternative)];
        // Steps, outcomes and teams that only another alternative has are met by nobody here.
        const auto listed = [](const std::vector<double>& values, auto id) {
            return id.exists() ? values.at(id.index) : 0.0;
        };
        if (row.argument == MetricArgument::step)
            return listed(answer->visits, scenario.step(side.argument));
        if (row.argument == MetricArgument::mark)
            return marks_set(scenario, *answer, scenario.mark(side.argument));
        if (row.argument == MetricArgument::outcome)
            return listed(answer->outcome_probability, scenario.outcome(side.argument));
        if (row.argument == MetricArgument::team && !side.argument.empty())
            return listed(answer->staff_minutes, scenario.team(side.argument));
        const std::optional<ColumnId> column = ColumnLayout().find(side.metric, side.argument);
        return column ? column_mean(*answer, *column) : std::nullopt;
    }

    [[nodiscard]] static std::optional<double> ratio_of(const ExactAnswer& answer,
                                                        const MetricRow& row) {
        const auto mean = [&](Column column) { return column_mean(answer, column_id(column)); };
        const auto effort = mean(Column::effort), resolved = mean(Column::resolved);
        const auto process = mean(Column::effort_process), failure = mean(Column::effort_failure);
        if (row.name == "effort_per_resolved")
            return effort && resolved && *resolved > 0 ? std::optional(*effort / *resolved)
                                                       : std::nullopt;
        return effort && process && failure && *effort > 0
                   ? std::optional((*process + *failure) / *effort)
                   : std::nullopt;
    }

    const std::vector<Scenario>& scenarios_;
    const std::vector<std::optional<ExactSummary>>& exact_;
};

/// Closer together than the error bound they are equal, which is enough for <= and >=.
bool is_so(const Value& left, Relation relation, double multiple, const Value& right) {
    const double difference = left.value - multiple * right.value;
    const bool equal = std::abs(difference) <= left.error + std::abs(multiple) * right.error;
    switch (relation) {
        case Relation::less:
            return !equal && difference < 0;
        case Relation::at_most:
            return equal || difference < 0;
        case Relation::more:
            return !equal && difference > 0;
        case Relation::at_least:
            return equal || difference > 0;
        case Relation::is:
        case Relation::is_not:
            break;
    }
    FRICTION_EXPECTS(false);
    return false;
}

bool is_about(const Value& left, const Value& right, double within) {
    const double least = right.value < 0 ? 1 + within : 1 - within;
    const double most = right.value < 0 ? 1 - within : 1 + within;
    return is_so(left, Relation::at_least, least, right) &&
           is_so(left, Relation::at_most, most, right);
}

Side mean_side(const std::string& alternative, const char* metric) {
    Side side;
    side.alternative = alternative;
    side.metric = metric;
    return side;
}

Estimate exactly(double value) {
    Estimate e;
    e.value = e.low = e.high = value;
    e.level = 1;
    e.method = "exact";
    return e;
}

}  // namespace

std::size_t position_of(const std::vector<Scenario>& scenarios, std::string_view alternative) {
    const auto found = std::find_if(scenarios.begin(), scenarios.end(), [&](const Scenario& s) {
        return s.alternative == alternative;
    });
    FRICTION_EXPECTS(found != scenarios.end());
    return static_cast<std::size_t>(found - scenarios.begin());
}

double margin_of(const Expectation& expectation, double left, double right) {
    const double scale = right != 0 ? std::abs(right) : std::abs(left);
    if (scale == 0) return 0;
    if (expectation.kind == ExpectationKind::about)
        return (expectation.within * std::abs(right) - std::abs(left - right)) / scale;
    const bool less =
        expectation.relation == Relation::less || expectation.relation == Relation::at_most;
    return (less ? right - left : left - right) / scale;
}

std::optional<Decision> decide_exactly(const Expectation& expectation,
                                       const std::vector<Scenario>& scenarios,
                                       const std::vector<std::optional<ExactSummary>>& exact) {
    const ExactValues values(scenarios, exact);
    Decision decision;
    decision.expectation = expectation;
    decision.is_exact = true;
    decision.error_rate = 0;
    if (expectation.kind == ExpectationKind::mirage ||
        expectation.kind == ExpectationKind::not_mirage) {
        const std::string& baseline = scenarios.front().alternative;
        const auto cost = values.of(mean_side(expectation.alternative, "cost"));
        const auto cost_before = values.of(mean_side(baseline, "cost"));
        const auto effort = values.of(mean_side(expectation.alternative, "effort"));
        const auto effort_before = values.of(mean_side(baseline, "effort"));
        if (!cost || !cost_before || !effort || !effort_before) return std::nullopt;
        const bool mirage = is_so(*cost, Relation::less, 1, *cost_before) &&
                            is_so(*effort, Relation::more, 1, *effort_before);
        decision.verdict = mirage == (expectation.kind == ExpectationKind::mirage) ? Verdict::holds
                                                                                   : Verdict::fails;
        decision.left_value = exactly(effort->value - effort_before->value);
        decision.right_estimate = exactly(cost->value - cost_before->value);
        return decision;
    }
    const auto left = values.of(expectation.left), right = values.of(expectation.right);
    if (!left || !right) return std::nullopt;
    const bool holds = expectation.kind == ExpectationKind::about
                           ? is_about(*left, *right, expectation.within)
                           : is_so(*left, expectation.relation, 1, *right);
    decision.verdict = holds ? Verdict::holds : Verdict::fails;
    const Side& measured = expectation.left.is_value ? expectation.right : expectation.left;
    const double unit = find_metric(measured.metric)->unit_in_base;
    decision.left_value = exactly(left->value / unit);
    decision.right_value = right->value / unit;
    decision.right_estimate = exactly(decision.right_value);
    decision.margin = margin_of(expectation, left->value, right->value);
    return decision;
}

}  // namespace friction
