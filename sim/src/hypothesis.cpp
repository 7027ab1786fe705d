#include "hypothesis.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "friction/contract.h"

namespace friction {

namespace {

constexpr double share_zone = 0.001;     // 0.1 percentage points
constexpr double relative_zone = 0.005;  // of the larger side

bool is_quantile(const Operand& operand) { return operand.statistic != Statistic::mean; }

Moments moments_of(const Tally& tally, const Operand& operand) {
    if (operand.segment == Contrast::all_segments)
        return tally.total(operand.alternative, operand.column);
    return tally.alternatives.at(operand.alternative)
        .columns.at(operand.segment)
        .at(operand.column);
}

const LogHistogram* histogram_of(const Tally& tally, const Operand& operand) {
    if (operand.segment != Contrast::all_segments) return nullptr;
    const AlternativeTally& known = tally.alternatives.at(operand.alternative);
    if (operand.column == column_id(Column::effort)) return &known.effort;
    if (operand.column == column_id(Column::elapsed)) return &known.elapsed_days;
    if (operand.column == column_id(Column::days)) return &known.days;
    return nullptr;
}

/// A ratio metric as numerator / denominator, per journey.
struct Parts {
    std::vector<Contrast::Term> numerator;
    Contrast::Term denominator;
};
Parts parts_of(const Operand& operand) {
    const std::uint32_t a = operand.alternative;
    if (operand.row->name == "effort_per_resolved")
        return {{{a, column_id(Column::effort)}}, {a, column_id(Column::resolved)}};
    return {{{a, column_id(Column::effort_process)}, {a, column_id(Column::effort_failure)}},
            {a, column_id(Column::effort)}};
}

double mean_of(const Tally& tally, const Contrast::Term& term) {
    return term.coefficient * tally.total(term.alternative, term.column).mean;
}

double denominator_of(const Tally& tally, const Operand& operand) {
    return mean_of(tally, parts_of(operand).denominator);
}

/// The value of one side as well as it is known, in base units.
double value_of(const Operand& operand, const Tally& tally) {
    if (operand.is_number) return operand.number;
    if (operand.row->is_ratio) {
        const Parts parts = parts_of(operand);
        double numerator = 0;
        for (const Contrast::Term& term : parts.numerator) numerator += mean_of(tally, term);
        const double denominator = mean_of(tally, parts.denominator);
        return operand.constant + (denominator == 0 ? 0 : operand.factor * numerator / denominator);
    }
    if (!is_quantile(operand))
        return operand.factor * moments_of(tally, operand).mean + operand.constant;
    const LogHistogram* histogram = histogram_of(tally, operand);
    return histogram == nullptr
               ? 0
               : operand.factor *
                     quantile_interval(*histogram, probability_of(operand.statistic)).value;
}

double zone_around(const Hypothesis& hypothesis, double left, double right) {
    const double widest = hypothesis.left.row->kind == MetricKind::share
                              ? share_zone
                              : relative_zone * std::max(std::abs(left), std::abs(right));
    return hypothesis.narrowest ? std::min(widest, *hypothesis.narrowest * std::abs(right))
                                : widest;
}

Hypothesis::Kind kind_of(const Hypothesis& q) {
    using Kind = Hypothesis::Kind;
    if (q.right.is_number) {
        if (q.left.row->is_ratio) return Kind::ratio;
        if (is_quantile(q.left)) return Kind::quantile;
        return q.left.row->is_binary ? Kind::share : Kind::mean;
    }
    if (is_quantile(q.left)) return Kind::two_quantiles;
    // Of -1, 0 and 1 alone the exact bounds speak.
    const bool is_plain = q.left.factor == 1 && q.right.factor * q.multiple == 1;
    return q.left.row->is_binary && q.right.row->is_binary && is_plain ? Kind::share_difference
                                                                       : Kind::difference;
}

/// The limit of a quantile hypothesis in units of the column.
double column_limit(const Hypothesis& q) { return q.multiple * q.right.number / q.left.factor; }

Contrast contrast_of(const Hypothesis& q) {
    Contrast contrast;
    contrast.segment = q.left.segment;
    if (q.kind == Hypothesis::Kind::ratio) {
        // left * numerator / denominator < limit exactly when left * numerator - limit *
        // denominator < 0.
        const Parts parts = parts_of(q.left);
        contrast.terms = parts.numerator;
        for (Contrast::Term& term : contrast.terms) term.coefficient *= q.left.factor;
        contrast.terms.push_back(parts.denominator);
        contrast.terms.back().coefficient *= q.left.constant - q.multiple * q.right.number;
    } else {
        contrast.terms = {{q.left.alternative, q.left.column, q.left.factor},
                          {q.right.alternative, q.right.column, -q.multiple * q.right.factor}};
    }
    return contrast;
}

Verdict answer_quantile(const Hypothesis& q, const Tally& tally, Relation relation, double tail) {
    const auto counted = [&](std::size_t i) { return tally.threshold_counts.at(q.threshold + i); };
    const CountsAround counts{counted(0), counted(1), counted(2), counted(3),
                              tally.threshold_totals.at(q.threshold)};
    return quantile_verdict(counts, probability_of(q.left.statistic), relation, tail);
}

}  // namespace

double probability_of(Statistic statistic) {
    switch (statistic) {
        case Statistic::p50:
            return 0.5;
        case Statistic::p90:
            return 0.9;
        case Statistic::p95:
            return 0.95;
        case Statistic::p99:
            return 0.99;
        case Statistic::mean:
        case Statistic::sd:
        case Statistic::worst5:
            break;
    }
    FRICTION_EXPECTS(false);
    return 0;
}

Hypothesis ask(const Operand& left, Relation relation, double multiple, const Operand& right,
               std::optional<double> narrowest, Watched& watched) {
    FRICTION_EXPECTS(!left.is_number);
    Hypothesis q;
    q.left = left;
    q.right = right;
    q.multiple = multiple;
    q.relation = relation;
    q.narrowest = narrowest;
    q.kind = kind_of(q);
    switch (q.kind) {
        case Hypothesis::Kind::difference:
        case Hypothesis::Kind::share_difference:
        case Hypothesis::Kind::ratio:
            q.contrast = watched.contrasts.size();
            watched.contrasts.push_back(contrast_of(q));
            break;
        case Hypothesis::Kind::quantile: {
            q.threshold = watched.thresholds.size();
            const double limit = column_limit(q);
            // Only the number is known before the run.
            const double zone = zone_around(q, 0, q.right.number) / q.left.factor;
            const double under = std::nextafter(limit, -std::numeric_limits<double>::infinity());
            for (const double around : {limit - zone, under, limit, limit + zone})
                watched.thresholds.push_back({left.alternative, left.column, around, left.segment});
            break;
        }
        case Hypothesis::Kind::mean:
        case Hypothesis::Kind::share:
        case Hypothesis::Kind::two_quantiles:
            break;
    }
    return q;
}

double zone_of(const Hypothesis& hypothesis, const Tally& tally) {
    if (hypothesis.kind == Hypothesis::Kind::quantile)
        return zone_around(hypothesis, 0, hypothesis.right.number);
    return zone_around(hypothesis, value_of(hypothesis.left, tally),
                       value_of(hypothesis.right, tally));
}

Verdict answer(const Hypothesis& q, const Tally& tally, double tail) {
    const double zone = zone_of(q, tally);
    // "About" a negative number: its smaller multiple is the larger one.
    const bool turned = q.multiple != 1 && value_of(q.right, tally) < 0;
    const Relation relation = turned ? mirrored(q.relation) : q.relation;
    const double number_limit = q.multiple * q.right.number;
    const double shift = q.multiple * q.right.constant - q.left.constant;
    switch (q.kind) {
        case Hypothesis::Kind::mean:
            return verdict_of(mean_bracket(moments_of(tally, q.left), tail)
                                  .scaled(q.left.factor, q.left.constant),
                              relation, number_limit, zone);
        case Hypothesis::Kind::share: {
            const Moments m = moments_of(tally, q.left);
            const auto n = static_cast<std::uint64_t>(std::llround(m.n));
            const auto count = static_cast<std::uint64_t>(std::llround(m.n * m.mean));
            return verdict_of(share_bracket(count, n, tail).scaled(q.left.factor, q.left.constant),
                              relation, number_limit, zone);
        }
        case Hypothesis::Kind::difference:
            return verdict_of(mean_bracket(tally.contrast_moments.at(q.contrast), tail), relation,
                              shift, zone);
        case Hypothesis::Kind::share_difference:
            return verdict_of(share_difference_bracket(tally.contrast_moments.at(q.contrast), tail),
                              relation, shift, zone);
        case Hypothesis::Kind::ratio:
            return verdict_of(mean_bracket(tally.contrast_moments.at(q.contrast), tail), relation,
                              0, zone * denominator_of(tally, q.left));
        case Hypothesis::Kind::quantile:
            return answer_quantile(q, tally, relation, tail);
        case Hypothesis::Kind::two_quantiles:
            break;
    }
    const QuantileOf left{*histogram_of(tally, q.left), probability_of(q.left.statistic),
                          q.left.factor};
    const QuantileOf right{*histogram_of(tally, q.right), probability_of(q.right.statistic),
                           q.multiple * q.right.factor};
    return verdict_of(quantile_difference_bracket(left, right, tail), relation, 0, zone);
}

std::optional<Estimate> estimate_of(const Operand& operand, const Tally& tally) {
    Estimate e;
    if (operand.is_number) {
        e.value = e.low = e.high = operand.number;
        e.method = "exact";
        return e;
    }
    if (operand.row->is_ratio) {
        const std::optional<Estimate> ratio = operand.row->name == "effort_per_resolved"
                                                  ? effort_per_resolved(tally, operand.alternative)
                                                  : avoidable_share(tally, operand.alternative);
        if (!ratio) return std::nullopt;
        e = *ratio;
    } else if (is_quantile(operand)) {
        const LogHistogram* histogram = histogram_of(tally, operand);
        if (histogram == nullptr) return std::nullopt;
        e = quantile_interval(*histogram, probability_of(operand.statistic));
    } else {
        const bool everybody = operand.segment == Contrast::all_segments;
        e = estimate(tally, operand.alternative, operand.column,
                     everybody ? std::nullopt : std::optional<std::size_t>(operand.segment));
    }
    e.value = operand.factor * e.value + operand.constant;
    e.low = operand.factor * e.low + operand.constant;
    e.high = operand.factor * e.high + operand.constant;
    e.standard_error *= operand.factor;
    return e;
}

}  // namespace friction
