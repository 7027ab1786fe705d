#include "friction/agreement.h"

#include <algorithm>
#include <cmath>

#include "friction/contract.h"
#include "friction/kernels.h"
#include "friction/seconds.h"

namespace friction {

namespace {

constexpr double false_alarm = 1e-6;  // of a run
constexpr double z_of_95 = 1.959963984540054;
constexpr double rounding = 1e-9;  // of a mean over many journeys, relative
constexpr double cut_that_matters =
    1e-9;  // share of journeys that the solver does not cut and the engine does

/// A value that solver and engine both have.
struct Candidate {
    std::string name;
    double exact = 0;
    double error = 0;  ///< of the solver
    std::optional<ColumnId> column;
    StepId step;  ///< visits that have no column, from the sections of the step
};

std::vector<Candidate> candidates(const Scenario& scenario, const ColumnLayout& layout,
                                  const ExactAnswer& exact) {
    std::vector<Candidate> all;
    const auto add = [&](ColumnId column, double mean, double error = 0) {
        all.push_back({layout.name(column), mean, error, column, {}});
    };
    for (const Column column : exact_columns()) {
        double error = 0;
        if (column == Column::effort) error = exact.effort_error;
        if (column == Column::elapsed) error = exact.elapsed_error_s / seconds_per_day;
        add(column_id(column), exact.mean(column), error);
    }
    for (std::size_t o = 0; o < scenario.outcomes.size(); ++o)
        if (const auto column = layout.find("reached", scenario.outcomes[o].name))
            add(*column, exact.outcome_probability[o]);
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
    bool cut;          ///< the engine cuts more journeys than can be neglected
    bool clock_ended;  ///< of a journey that went on

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

    void judge_mean(ComparedValue& value, const Candidate& candidate) const {
        const Moments moments = tally.total(alternative, *candidate.column);
        const double skewness = moments.skewness();
        const double error = std::sqrt(moments.variance() / std::max(moments.n, 1.0));
        const double off = std::abs(candidate.exact - moments.mean);
        value.off_by = error > 0 ? off / error : 0;
        const double needed = 25 * skewness * skewness * (z / z_of_95) * (z / z_of_95);
        if (moments.n < needed)
            value.verdict = ComparedValue::Verdict::not_compared;
        else if (off > z * error + allowance(candidate))
            value.verdict = ComparedValue::Verdict::differs;
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
        inside(value, candidate, section_interval(step.section_visits, tally.journeys, 1 - level));
    }

    void inside(ComparedValue& value, const Candidate& candidate, const Estimate& wide) const {
        const double off = std::abs(candidate.exact - value.simulated.value);
        if (value.simulated.standard_error > 0) value.off_by = off / value.simulated.standard_error;
        if (candidate.exact < wide.low - allowance(candidate) ||
            candidate.exact > wide.high + allowance(candidate))
            value.verdict = ComparedValue::Verdict::differs;
    }
};

}  // namespace

bool Agreement::agrees() const {
    return std::none_of(values.begin(), values.end(), [](const ComparedValue& v) {
        return v.verdict == ComparedValue::Verdict::differs;
    });
}

std::uint64_t journeys_beyond_clock(const Tally& tally, std::size_t alternative) {
    // Microseconds and days round each on their own.
    constexpr double limit_days = clock_limit_s / seconds_per_day * (1 - 1e-9);
    const std::vector<LogHistogram::Bucket> buckets =
        tally.alternatives.at(alternative).elapsed_days.buckets();
    return !buckets.empty() && buckets.back().maximum >= limit_days ? buckets.back().count : 0;
}

Agreement compare_with_exact(const Scenario& scenario, const Tally& tally, std::size_t alternative,
                             const ExactSummary& exact, bool is_twin) {
    FRICTION_EXPECTS(alternative < tally.alternatives.size());
    const std::vector<Candidate> all = candidates(scenario, tally.layout, exact.overall);
    const double level = false_alarm / static_cast<double>(std::max<std::size_t>(all.size(), 1));
    const Judge judge{tally,
                      alternative,
                      level,
                      normal_upper_quantile(level / 2),
                      exact.cut_bound > cut_that_matters,
                      journeys_beyond_clock(tally, alternative) > 0};
    Agreement agreement{.values = {},
                        .is_twin = is_twin,
                        .z_limit = judge.z,
                        .error_rate = false_alarm,
                        .journeys = tally.journeys};
    for (const Candidate& candidate : all) agreement.values.push_back(judge.judge(candidate));
    return agreement;
}

}  // namespace friction
