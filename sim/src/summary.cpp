#include "friction/summary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "friction/contract.h"
#include "friction/kernels.h"

namespace friction {

namespace {

double z_of(double level) { return normal_upper_quantile((1 - level) / 2); }

double level_of(double z) { return 1 - 2 * normal_complement(z); }

std::uint64_t whole(double x) { return static_cast<std::uint64_t>(std::llround(x)); }

Estimate unbounded(double value, std::uint64_t journeys, double level, std::string_view method) {
    return {value, value, value, 0, level, journeys, method, false, false};
}

const Moments& of(const std::vector<std::vector<Moments>>& by_segment, ColumnId column,
                  std::size_t segment) {
    return by_segment.at(segment).at(column);
}

/// Mean of a column that lies between `least` and 1. Each journey is a chance: a bound on how many
/// may differ, as for journeys that are 0 or 1, would be none on their mean.
Estimate chance_interval(const Moments& moments, double least, double level) {
    Estimate e = mean_interval(moments, z_of(level));
    e.level = level;
    e.low = std::max(e.low, least);
    e.high = std::min(e.high, 1.0);
    return e;
}

Contrast effort_and_resolved(std::uint32_t alternative) {
    return {.terms = {{alternative, column_id(Column::effort)},
                      {alternative, column_id(Column::resolved)}}};
}

Contrast avoidable_effort(std::uint32_t alternative) {
    return {.terms = {{alternative, column_id(Column::effort_process)},
                      {alternative, column_id(Column::effort_failure)}}};
}

Contrast unavoidable_effort(std::uint32_t alternative) {
    return {.terms = {{alternative, column_id(Column::effort)},
                      {alternative, column_id(Column::effort_process), -1},
                      {alternative, column_id(Column::effort_failure), -1}}};
}

/// Somebody's effort and somebody's truth, each in a design of its own.
Contrast effort_and_resolved_apart(std::uint32_t effort, std::uint32_t resolved) {
    return {
        .terms = {{effort, column_id(Column::effort)}, {resolved, column_id(Column::resolved)}}};
}

/// Var(x + y) = Var(x) + Var(y) + 2 Cov(x, y)
double covariance_of_sum(const Moments& sum, const Moments& x, const Moments& y) {
    return (sum.variance() - x.variance() - y.variance()) / 2;
}

/// Var(x - y) = Var(x) + Var(y) - 2 Cov(x, y)
double covariance_of_difference(const Moments& difference, const Moments& x, const Moments& y) {
    return (x.variance() + y.variance() - difference.variance()) / 2;
}

/// Effort and truth after, effort and truth before, of the same customers.
struct RatioPair {
    std::array<Moments, 4> moments;
    std::array<std::array<double, 4>, 4> covariance{};
    bool is_same = false;  ///< for every customer, in effort and in truth
};

std::optional<RatioPair> ratio_pair(const Tally& tally, std::uint32_t a) {
    const std::array<const Moments*, 4> sums = {tally.watched(effort_and_resolved(a)),
                                                tally.watched(effort_and_resolved(0)),
                                                tally.watched(effort_and_resolved_apart(a, 0)),
                                                tally.watched(effort_and_resolved_apart(0, a))};
    if (std::ranges::count(sums, nullptr) > 0) return std::nullopt;
    const ColumnId effort = column_id(Column::effort), resolved = column_id(Column::resolved);
    RatioPair pair{.moments = {tally.total(a, effort), tally.total(a, resolved),
                               tally.total(0, effort), tally.total(0, resolved)}};
    const auto& x = pair.moments;
    const auto put = [&](std::size_t i, std::size_t j, double covariance) {
        pair.covariance[i][j] = pair.covariance[j][i] = covariance;
    };
    for (std::size_t i = 0; i < x.size(); ++i) put(i, i, x[i].variance());
    const Moments effort_change = tally.total_difference(a, effort),
                  truth_change = tally.total_difference(a, resolved);
    put(0, 1, covariance_of_sum(*sums[0], x[0], x[1]));
    put(2, 3, covariance_of_sum(*sums[1], x[2], x[3]));
    put(0, 3, covariance_of_sum(*sums[2], x[0], x[3]));
    put(1, 2, covariance_of_sum(*sums[3], x[2], x[1]));
    put(0, 2, covariance_of_difference(effort_change, x[0], x[2]));
    put(1, 3, covariance_of_difference(truth_change, x[1], x[3]));
    const auto is_nothing = [](const Moments& m) { return m.mean == 0 && m.m2 == 0; };
    pair.is_same = is_nothing(effort_change) && is_nothing(truth_change);
    return pair;
}

/// A denominator whose 95% interval is narrower than a quarter of it to either side; with fewer
/// journeys a ratio is skewed, which a symmetric interval does not see.
bool is_known_well(const Moments& moments) {
    constexpr double quarter = 0.25;
    const double half_width = z_95 * std::sqrt(moments.variance() / moments.n);
    return half_width <= quarter * std::abs(moments.mean);
}

}  // namespace

double hall_quantile(double b, double z) {
    if (std::abs(b) < 1e-9) return z;
    return 3 / b * (cbrt_kernel(1 + b * (z - b / 6)) - 1);
}

Estimate mean_interval(const Moments& moments, double z) {
    if (moments.n < 2) return unbounded(moments.mean, whole(moments.n), level_of(z), "Hall");
    const double root = std::sqrt(moments.n);
    Estimate e;
    e.value = moments.mean;
    e.standard_error = std::sqrt(moments.variance()) / root;
    const double b = moments.skewness() / root;
    // The correction is meant for small b; for a few very skewed values it may cross the mean.
    e.low = std::min(e.value, e.value - hall_quantile(b, z) * e.standard_error);
    e.high = std::max(e.value, e.value - hall_quantile(b, -z) * e.standard_error);
    e.level = z == z_95 ? 0.95 : level_of(z);
    e.journeys = whole(moments.n);
    e.method = "Hall";
    return e;
}

double share_lower(std::uint64_t count, std::uint64_t n, double tail) {
    FRICTION_EXPECTS(count <= n);
    if (count == 0) return 0;
    return beta_i_inverse(static_cast<double>(count), static_cast<double>(n - count + 1), tail);
}

double share_upper(std::uint64_t count, std::uint64_t n, double tail) {
    FRICTION_EXPECTS(count <= n);
    // Of those that are not counted: tail stays a small number this way, and keeps its digits.
    return 1 - share_lower(n - count, n, tail);
}

Estimate share_interval(std::uint64_t count, std::uint64_t n, double level) {
    if (n == 0) return unbounded(0, 0, level, "Clopper-Pearson");
    const double tail = (1 - level) / 2;
    Estimate e;
    e.value = static_cast<double>(count) / static_cast<double>(n);
    e.low = share_lower(count, n, tail);
    e.high = share_upper(count, n, tail);
    e.standard_error = std::sqrt(e.value * (1 - e.value) / static_cast<double>(n));
    e.level = level;
    e.journeys = n;
    e.method = "Clopper-Pearson";
    return e;
}

Discordant discordant(const Moments& differences) {
    const double sum = differences.n * differences.mean;
    const double squares = differences.m2 + sum * differences.mean;  // -1, 0, 1: how many are not 0
    return {whole(std::max(0.0, (squares + sum) / 2)), whole(std::max(0.0, (squares - sum) / 2))};
}

Estimate share_difference(std::uint64_t n_plus, std::uint64_t n_minus, std::uint64_t n,
                          double level) {
    FRICTION_EXPECTS(n_plus + n_minus <= n);
    if (n == 0) return unbounded(0, 0, level, "paired shares");
    const double tail = (1 - level) / 2;
    const double plus = static_cast<double>(n_plus) / static_cast<double>(n);
    const double minus = static_cast<double>(n_minus) / static_cast<double>(n);
    Estimate e;
    e.value = plus - minus;
    e.low = share_lower(n_plus, n, tail) - share_upper(n_minus, n, tail);
    e.high = share_upper(n_plus, n, tail) - share_lower(n_minus, n, tail);
    e.standard_error =
        std::sqrt(std::max(0.0, plus + minus - e.value * e.value) / static_cast<double>(n));
    e.level = level;
    e.journeys = n;
    e.method = "paired shares";
    return e;
}

Estimate ratio_interval(const Moments& b, const Moments& a, double covariance, double z) {
    const double n = a.n;
    if (n < 1 || a.mean == 0) return unbounded(0, whole(n), level_of(z), "Fieller");
    const double ratio = b.mean / a.mean;
    if (n < 2) return unbounded(ratio, whole(n), level_of(z), "Fieller");
    const double k = z * z / n;
    // All r with (mb - r ma)^2 <= k (vb - 2 r c + r^2 va): a parabola in r, open upwards when ma
    // differs from 0.
    const double square = a.mean * a.mean - k * a.variance();
    if (!(square > 0)) return unbounded(ratio, whole(n), level_of(z), "Fieller");
    const double half = a.mean * b.mean - k * covariance;
    const double constant = b.mean * b.mean - k * b.variance();
    const double root = std::sqrt(std::max(0.0, half * half - square * constant));
    Estimate e;
    e.value = ratio;
    e.low = (half - root) / square;
    e.high = (half + root) / square;
    const double spread = b.variance() - 2 * ratio * covariance + ratio * ratio * a.variance();
    e.standard_error = std::sqrt(std::max(0.0, spread) / n) / std::abs(a.mean);
    e.level = z == z_95 ? 0.95 : level_of(z);
    e.journeys = whole(n);
    e.method = "Fieller";
    return e;
}

Estimate difference_of_intervals(const Estimate& a, const Estimate& b) {
    Estimate d = b;
    d.value = b.value - a.value;
    d.low = b.low - a.high;
    d.high = b.high - a.low;
    d.low_bounded = b.low_bounded && a.high_bounded;
    d.high_bounded = b.high_bounded && a.low_bounded;
    d.standard_error = a.standard_error + b.standard_error;
    d.level = a.level + b.level - 1;
    return d;
}

bool is_enough_for_skewness(const Moments& moments, double z) {
    const double g = moments.skewness();
    return moments.n >= 25 * g * g * (z / z_95) * (z / z_95);
}

double larger_side(const Estimate& e) {
    if (!e.low_bounded || !e.high_bounded) return std::numeric_limits<double>::infinity();
    return std::max(e.high - e.value, e.value - e.low);
}

Estimate section_interval(std::span<const double> section_sums, std::uint64_t journeys,
                          double level) {
    const std::size_t sections = section_sums.size();
    const double total = std::accumulate(section_sums.begin(), section_sums.end(), 0.0);
    const double value = journeys > 0 ? total / static_cast<double>(journeys) : 0;
    if (sections < 2 || journeys < sections) return unbounded(value, journeys, level, "sections");
    double squares = 0;
    for (std::size_t i = 0; i < sections; ++i) {
        const std::uint64_t here = journeys / sections + (i < journeys % sections ? 1 : 0);
        const double distance = section_sums[i] / static_cast<double>(here) - value;
        squares += distance * distance;
    }
    const auto count = static_cast<double>(sections);
    Estimate e;
    e.value = value;
    e.standard_error = std::sqrt(squares / (count - 1) / count);
    const double half = student_upper_quantile((1 - level) / 2, count - 1) * e.standard_error;
    e.low = value - half;
    e.high = value + half;
    e.level = level;
    e.journeys = journeys;
    e.method = "sections";
    return e;
}

Estimate estimate(const Tally& tally, std::size_t alternative, ColumnId column,
                  std::optional<std::size_t> segment, double level) {
    const Moments moments = segment
                                ? of(tally.alternatives.at(alternative).columns, column, *segment)
                                : tally.total(alternative, column);
    const MetricRow& row = tally.layout.row(column);
    if (row.is_binary)
        return share_interval(whole(moments.n * moments.mean), whole(moments.n), level);
    if (row.kind == MetricKind::share) return chance_interval(moments, 0, level);
    Estimate e = mean_interval(moments, level == 0.95 ? z_95 : z_of(level));
    e.level = level;
    return e;
}

Estimate estimate_difference(const Tally& tally, std::size_t alternative, ColumnId column,
                             std::optional<std::size_t> segment, double level) {
    FRICTION_EXPECTS(alternative > 0);
    const Moments moments =
        segment ? of(tally.alternatives.at(alternative).differences, column, *segment)
                : tally.total_difference(alternative, column);
    const MetricRow& row = tally.layout.row(column);
    if (row.is_binary) {
        const Discordant pairs = discordant(moments);
        return share_difference(pairs.plus, pairs.minus, whole(moments.n), level);
    }
    if (row.kind == MetricKind::share) return chance_interval(moments, -1, level);
    Estimate e = mean_interval(moments, level == 0.95 ? z_95 : z_of(level));
    e.level = level;
    return e;
}

std::vector<Contrast> ratio_contrasts(std::size_t alternative_count) {
    std::vector<Contrast> contrasts;
    for (std::uint32_t i = 0; i < alternative_count; ++i) {
        contrasts.push_back(effort_and_resolved(i));
        contrasts.push_back(avoidable_effort(i));
        contrasts.push_back(unavoidable_effort(i));
        if (i == 0) continue;
        contrasts.push_back(effort_and_resolved_apart(i, 0));
        contrasts.push_back(effort_and_resolved_apart(0, i));
    }
    return contrasts;
}

std::optional<Estimate> effort_per_resolved(const Tally& tally, std::size_t alternative, double z) {
    const Moments* sum =
        tally.watched(effort_and_resolved(static_cast<std::uint32_t>(alternative)));
    const Moments effort = tally.total(alternative, column_id(Column::effort));
    const Moments resolved = tally.total(alternative, column_id(Column::resolved));
    if (sum == nullptr || resolved.mean == 0) return std::nullopt;
    return ratio_interval(effort, resolved, covariance_of_sum(*sum, effort, resolved), z);
}

std::optional<Estimate> effort_per_resolved_difference(const Tally& tally,
                                                       std::size_t alternative) {
    const std::optional<Estimate> before = effort_per_resolved(tally, 0, z_wide);
    const std::optional<Estimate> after = effort_per_resolved(tally, alternative, z_wide);
    const std::optional<RatioPair> pair =
        ratio_pair(tally, static_cast<std::uint32_t>(alternative));
    if (!before || !after || !pair) return std::nullopt;
    if (!is_known_well(pair->moments[1]) || !is_known_well(pair->moments[3]))
        return difference_of_intervals(*before, *after);
    // The difference of both ratios is nearly linear where their denominators are known well.
    const double solved_after = pair->moments[1].mean, solved_before = pair->moments[3].mean;
    const std::array<double, 4> slope = {1 / solved_after, -after->value / solved_after,
                                         -1 / solved_before, before->value / solved_before};
    double variance = 0;
    for (std::size_t i = 0; i < slope.size(); ++i)
        for (std::size_t j = 0; j < slope.size(); ++j)
            variance += slope[i] * slope[j] * pair->covariance[i][j];
    Estimate e;
    e.value = after->value - before->value;
    if (!pair->is_same)
        e.standard_error = std::sqrt(std::max(0.0, variance) / static_cast<double>(tally.journeys));
    e.low = e.value - z_95 * e.standard_error;
    e.high = e.value + z_95 * e.standard_error;
    e.journeys = tally.journeys;
    e.method = "delta";
    return e;
}

std::optional<Estimate> avoidable_share(const Tally& tally, std::size_t alternative) {
    const auto position = static_cast<std::uint32_t>(alternative);
    const Moments* avoidable = tally.watched(avoidable_effort(position));
    const Moments* rest = tally.watched(unavoidable_effort(position));
    const Moments effort = tally.total(alternative, column_id(Column::effort));
    if (avoidable == nullptr || rest == nullptr || effort.mean == 0) return std::nullopt;
    Estimate e =
        ratio_interval(*avoidable, effort, covariance_of_difference(*rest, effort, *avoidable));
    e.low = std::max(e.low, 0.0);
    e.high = std::min(e.high, 1.0);
    return e;
}

std::vector<StepEffort> step_efforts(const Tally& tally, std::size_t alternative) {
    const std::vector<StepTally>& steps = tally.alternatives.at(alternative).steps;
    std::vector<StepEffort> list;
    list.reserve(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        StepEffort step;
        step.step = StepId{i};
        step.effort_em = section_interval(steps[i].section_effort_em, tally.journeys);
        step.visits = section_interval(steps[i].section_visits, tally.journeys);
        const auto journeys = static_cast<double>(std::max<std::uint64_t>(tally.journeys, 1));
        for (std::size_t c = 0; c < component_count; ++c)
            step.by_component[c] = steps[i].effort_em[c] / journeys;
        list.push_back(step);
    }
    return list;
}

}  // namespace friction
