#include "friction/agreement.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "friction/contract.h"
#include "friction/kernels.h"
#include "friction/rare.h"
#include "friction/seconds.h"

namespace friction {

namespace {

constexpr double false_alarm = 1e-6;  // of a run
constexpr double z_of_95 = 1.959963984540054;
constexpr double rounding = 1e-9;  // of a mean over many journeys, relative
constexpr double cut_that_matters =
    1e-9;  // share of journeys that the solver does not cut and the engine does
constexpr double share_that_may_hide = 0.01;  // of journeys, in a sample that is compared at all

/// A value that solver and engine both have.
struct Candidate {
    std::string name;
    double exact = 0;
    double error = 0;  ///< of the solver
    std::optional<ColumnId> column;
    StepId step;                          ///< visits that have no column, from its sections
    std::optional<double> variance = {};  ///< exact, between journeys, where it is known
};

std::vector<Candidate> candidates(const Scenario& scenario, const ColumnLayout& layout,
                                  const ExactAnswer& exact) {
    std::vector<Candidate> all;
    const auto add = [&](ColumnId column, double mean, double error = 0) {
        all.push_back({layout.name(column), mean, error, column, {}});
    };
    for (const Column column : exact_columns()) {
        add(column_id(column), exact.mean(column));
        if (column == Column::effort) {
            all.back().error = exact.effort_error;
            all.back().variance = exact.effort_variance;
        }
        if (column == Column::elapsed) {
            all.back().error = exact.elapsed_error_s / seconds_per_day;
            all.back().variance = exact.elapsed_variance_s2 / (seconds_per_day * seconds_per_day);
        }
    }
    for (std::size_t o = 0; o < scenario.outcomes.size(); ++o)
        if (const auto column = layout.find("reached", scenario.outcomes[o].name))
            add(*column, exact.outcome_probability[o]);
    for (std::size_t m = 0; m < scenario.marks.size(); ++m)
        if (const auto column = layout.find("count", scenario.marks[m].name))
            add(*column, marks_set(scenario, exact, MarkId{m}));
    for (std::size_t t = 0; t < scenario.teams.size(); ++t)
        if (const auto column = layout.find("staff_minutes", scenario.teams[t].name))
            add(*column, exact.staff_minutes[t]);
    for (std::size_t s = 0; s < scenario.steps.size(); ++s)
        all.push_back({"visits(" + scenario.steps[s].name + ")", exact.visits[s], 0, std::nullopt,
                       StepId{s}});
    return all;
}

struct Judge {
    const Tally& tally;
    std::size_t alternative;
    double level;  ///< error of one comparison
    double z;
    bool cut;           ///< the engine cuts more journeys than can be neglected
    bool clock_ended;   ///< of a journey that went on
    double most_often;  ///< visits of a step by one journey, at most
    double seldom;      ///< visits per journey of steps that this sample hardly has, all together
    double effort_square, elapsed_square;  ///< exact mean squares, EM^2 and days^2

    [[nodiscard]] ComparedValue judge(const Candidate& candidate) const {
        ComparedValue value{.name = candidate.name, .exact = candidate.exact, .simulated = {}};
        if (!candidate.column) {
            judge_sections(value, candidate);
        } else {
            value.simulated = estimate(tally, alternative, *candidate.column);
            if (tally.layout.row(*candidate.column).is_binary)
                judge_share(value, candidate);
            else
                judge_mean(value, candidate);
        }
        const bool is_time = candidate.column == column_id(Column::elapsed);
        if (cut || (is_time && clock_ended)) value.verdict = ComparedValue::Verdict::not_compared;
        return value;
    }

private:
    static double allowance(const Candidate& c) {
        return c.error + rounding * std::max(1.0, std::abs(c.exact));
    }

    /// A part of the journeys may hide in a sample of so few, and its spread with it.
    [[nodiscard]] bool is_too_few() const {
        return static_cast<double>(tally.journeys) * std::log1p(-share_that_may_hide) >
               std::log(level);
    }

    /// Journeys for which the normal approximation of a mean holds as far out as z.
    [[nodiscard]] double needed(double skewness) const {
        return 25 * skewness * skewness * (z / z_of_95) * (z / z_of_95);
    }

    /// All journeys had the same value, the exact mean is `off` away. Then at least a share p of
    /// journeys must have another one: with the exact variance p >= off^2 / (variance + off^2), by
    /// Cauchy and Schwarz; without it p >= off / D, when no journey is further away than D. That
    /// none of them was seen has a chance of (1 - p)^n.
    [[nodiscard]] ComparedValue::Verdict without_spread(const Candidate& candidate, double seen,
                                                        double farthest) const {
        using Verdict = ComparedValue::Verdict;
        const double off = std::abs(candidate.exact - seen);
        if (off <= allowance(candidate)) return Verdict::agrees;
        const double others = candidate.variance ? off * off / (*candidate.variance + off * off)
                                                 : std::min(1.0, off / farthest);
        const bool may_be_unseen =
            others < 1 &&
            static_cast<double>(tally.journeys) * std::log1p(-others) > std::log(level);
        return may_be_unseen ? Verdict::too_few_journeys : Verdict::differs;
    }

    void judge_mean(ComparedValue& value, const Candidate& candidate) const {
        const Moments moments = tally.total(alternative, *candidate.column);
        // The exact spread, where it is known, also has what this sample has not seen.
        const double variance = std::max(moments.variance(), candidate.variance.value_or(0));
        const double error = std::sqrt(variance / std::max(moments.n, 1.0));
        const double off = std::abs(candidate.exact - moments.mean);
        value.off_by = error > 0 ? off / error : 0;
        value.verdict = verdict_on_mean(candidate, moments, error, off);
    }

    [[nodiscard]] ComparedValue::Verdict verdict_on_mean(const Candidate& candidate,
                                                         const Moments& moments, double error,
                                                         double off) const {
        using Verdict = ComparedValue::Verdict;
        if (is_too_few() || moments.n < needed(moments.skewness()))
            return Verdict::too_few_journeys;
        const double largest = std::max({1.0, std::abs(candidate.exact), std::abs(moments.mean)});
        Verdict verdict = Verdict::agrees;
        if (moments.variance() <= rounding * rounding * largest * largest)
            verdict = without_spread(candidate, moments.mean, most_often * largest);
        else if (off > z * error + allowance(candidate))
            verdict = Verdict::differs;
        bool may_hide = false;
        if (verdict == Verdict::differs)
            may_hide = !candidate.variance &&
                       off - z * error <= seldom_may_add(*candidate.column, moments.mean);
        else  // only the spread that this sample does not have may make room for it
            may_hide = off > z * std::sqrt(moments.variance() / moments.n) + allowance(candidate);
        return may_hide ? Verdict::too_few_journeys : verdict;
    }

    /// What steps that this sample hardly has may add to a mean. With A the journeys that come
    /// there, a share of at most `seldom`, |E[x] - E[x | not A]| <= sqrt(E[x^2] P(A)) + mean P(A),
    /// by Cauchy and Schwarz; no part of effort is larger than all of it, no time of one kind than
    /// all time. Counts have the largest that a limit of visits leaves.
    [[nodiscard]] double seldom_may_add(ColumnId column, double mean) const {
        if (seldom == 0) return 0;
        const MetricRow& row = tally.layout.row(column);
        const double per_unit = row.unit_in_base > 0 ? row.unit_in_base : 1;
        const double square = row.unit == "EM" ? effort_square
                              : row.unit == "min" || row.unit == "days"
                                  ? elapsed_square * std::pow(seconds_per_day / per_unit, 2)
                                  : std::numeric_limits<double>::infinity();
        if (std::isinf(square)) return seldom * most_often;
        return std::sqrt(square * std::min(1.0, seldom)) + std::abs(mean) * std::min(1.0, seldom) +
               rounding * std::max(1.0, std::abs(mean));
    }

    void judge_share(ComparedValue& value, const Candidate& candidate) const {
        const Moments moments = tally.total(alternative, *candidate.column);
        const auto hits = static_cast<std::uint64_t>(std::llround(moments.mean * moments.n));
        inside(value, candidate,
               share_interval(hits, static_cast<std::uint64_t>(moments.n), 1 - level));
    }

    void judge_sections(ComparedValue& value, const Candidate& candidate) const {
        const StepTally& step = tally.alternatives[alternative].steps[candidate.step.index];
        value.simulated = section_interval(step.section_visits, tally.journeys);
        const double expected = candidate.exact * static_cast<double>(tally.journeys);
        // Visits that are seldom are as skewed as a Poisson count: 1 / sqrt(of how many).
        const double count = std::max(expected, step.visits);
        const bool has_spread = value.simulated.standard_error > rounding * value.simulated.value;
        if (is_too_few() || (has_spread && count < needed(1)))
            value.verdict = ComparedValue::Verdict::too_few_journeys;
        else if (!has_spread)
            value.verdict = without_spread(candidate, value.simulated.value, most_often);
        else
            inside(value, candidate,
                   section_interval(step.section_visits, tally.journeys, 1 - level));
    }

    void inside(ComparedValue& value, const Candidate& candidate, const Estimate& wide) const {
        const double off = std::abs(candidate.exact - value.simulated.value);
        if (value.simulated.standard_error > 0) value.off_by = off / value.simulated.standard_error;
        if (candidate.exact < wide.low - allowance(candidate) ||
            candidate.exact > wide.high + allowance(candidate))
            value.verdict = ComparedValue::Verdict::differs;
    }
};

/// Visits per journey, exactly, of all steps that the sample visited too few times to know.
double seldom_visited(const Tally& tally, std::size_t alternative, const ExactAnswer& exact) {
    double sum = 0;
    const std::vector<StepTally>& steps = tally.alternatives[alternative].steps;
    for (std::size_t s = 0; s < steps.size(); ++s)
        if (steps[s].visits < seldom_visits) sum += exact.visits[s];
    return sum;
}

double mean_square(double mean, double variance) { return mean * mean + variance; }

}  // namespace

bool Agreement::agrees() const {
    return std::none_of(values.begin(), values.end(), [](const ComparedValue& v) {
        return v.verdict == ComparedValue::Verdict::differs;
    });
}

ComparedValue::Verdict Agreement::verdict() const {
    FRICTION_EXPECTS(!values.empty());
    return agrees() ? values.front().verdict : ComparedValue::Verdict::differs;
}

std::uint64_t journeys_beyond_clock(const Tally& tally, std::size_t alternative) {
    // Microseconds and days round each on their own.
    constexpr double limit_days = clock_limit_s / seconds_per_day * (1 - 1e-9);
    const std::vector<LogHistogram::Bucket> buckets =
        tally.alternatives.at(alternative).elapsed_days.buckets();
    return !buckets.empty() && buckets.back().maximum >= limit_days ? buckets.back().count : 0;
}

std::uint64_t Agreement::count(ComparedValue::Verdict verdict) const {
    return static_cast<std::uint64_t>(
        std::count_if(values.begin(), values.end(),
                      [&](const ComparedValue& v) { return v.verdict == verdict; }));
}

Agreement compare_with_exact(const Scenario& scenario, const Tally& tally, std::size_t alternative,
                             const ExactSummary& exact, bool is_twin) {
    FRICTION_EXPECTS(alternative < tally.alternatives.size());
    const ExactAnswer& x = exact.overall;
    const std::vector<Candidate> all = candidates(scenario, tally.layout, x);
    const double level = false_alarm / static_cast<double>(std::max<std::size_t>(all.size(), 1));
    const Judge judge{
        tally,
        alternative,
        level,
        normal_upper_quantile(level / 2),
        exact.cut_bound > cut_that_matters,
        journeys_beyond_clock(tally, alternative) > 0,
        static_cast<double>(scenario.run.max_visits),
        seldom_visited(tally, alternative, exact.overall),
        mean_square(x.effort_mean, x.effort_variance),
        mean_square(x.elapsed_mean_s, x.elapsed_variance_s2) / (seconds_per_day * seconds_per_day)};
    const auto is_certain = [](double variance, double mean) {
        return variance <= rounding * rounding * std::max(1.0, mean * mean);
    };
    Agreement agreement{.values = {},
                        .is_twin = is_twin,
                        .all_alike = !is_twin && is_certain(x.effort_variance, x.effort_mean) &&
                                     is_certain(x.elapsed_variance_s2, x.elapsed_mean_s),
                        .z_limit = judge.z,
                        .error_rate = false_alarm,
                        .journeys = tally.journeys};
    for (const Candidate& candidate : all) agreement.values.push_back(judge.judge(candidate));
    return agreement;
}

}  // namespace friction
