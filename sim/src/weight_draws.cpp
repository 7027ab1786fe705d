#include "weight_draws.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <mutex>
#include <optional>
#include <span>

#include "friction/contract.h"
#include "friction/random.h"
#include "friction/samples.h"
#include "workers.h"

namespace friction {

namespace {

using ForAllWeights = RedesignByWeights::Verdict;

constexpr double rounding_em = 1e-9;  // what adding up the same numbers in another order may leave

/// A difference of efforts for one set of weights: -1 less, 1 more, 0 too close to tell.
int sign_of(double mean, double standard_error) {
    if (std::abs(mean) < std::max(rounding_em, z_95 * standard_error)) return 0;
    return mean < 0 ? -1 : 1;
}

void count(RedesignByWeights& into, int sign) {
    ++(sign < 0 ? into.less : sign > 0 ? into.more : into.close);
}

/// sqrt(f' C f / n)
double standard_error(const JointMoments& x, const std::vector<double>& factors) {
    double sum = 0;
    for (std::size_t i = 0; i < factors.size(); ++i) {
        double row = x.product(i, i) * factors[i];
        for (std::size_t j = 0; j < i; ++j) row += 2 * x.product(i, j) * factors[j];
        sum += factors[i] * row;
    }
    return x.n > 1 ? std::sqrt(std::max(0.0, sum) / (x.n - 1) / x.n) : 0;
}

double mean_of(const JointMoments& x, const std::vector<double>& factors) {
    double mean = 0;
    for (std::size_t i = 0; i < factors.size(); ++i) mean += factors[i] * x.mean[i];
    return mean;
}

/// Where in the box the mean difference is largest (`side` 1) or smallest (-1); the last value is
/// that of all that no free weight is part of.
std::vector<double> corner(const JointMoments& x, const std::vector<WeightRange>& free, int side) {
    std::vector<double> factors;
    for (std::size_t i = 0; i < free.size(); ++i) {
        const auto [least, most] =
            std::minmax({free[i].factor(free[i].low), free[i].factor(free[i].high)});
        factors.push_back(x.mean[i] * side > 0 ? most : least);
    }
    factors.push_back(1);
    return factors;
}

/// What holds for the whole box; ForAllWeights::drawn when nothing does.
ForAllWeights verdict_for_all(const JointMoments& x, const std::vector<double>& best,
                              const std::vector<double>& worst) {
    const auto is_rounding = [](double em) { return std::abs(em) < rounding_em; };
    bool is_nothing = std::ranges::all_of(x.mean, is_rounding);
    for (std::size_t i = 0; i < x.mean.size(); ++i)
        is_nothing = is_nothing && is_rounding(std::sqrt(x.covariance(i, i)));
    if (is_nothing) return ForAllWeights::same_for_all;
    if (sign_of(mean_of(x, worst), standard_error(x, worst)) < 0)
        return ForAllWeights::less_for_all;
    if (sign_of(mean_of(x, best), standard_error(x, best)) > 0) return ForAllWeights::more_for_all;
    return ForAllWeights::drawn;
}

/// Hands out the numbers of the draws, and keeps what came of each.
class Redraw {
public:
    Redraw(std::span<const Scenario> alternatives, const WeightRanges& ranges,
           const RedrawOptions& options)
        : alternatives_(alternatives),
          ranges_(ranges),
          options_(options),
          layout_(alternatives, {}),
          signs_(options.draws, std::vector<int>(alternatives.size())) {}

    void run() {
        work_together(thread_count(options_.threads), [this](unsigned) { work(); });
        if (failure_) std::rethrow_exception(failure_);
    }

    [[nodiscard]] bool is_done() const { return done_ == options_.draws; }
    [[nodiscard]] const std::vector<std::vector<int>>& signs() const { return signs_; }

private:
    [[nodiscard]] bool is_cancelled() const {
        return options_.cancel != nullptr && options_.cancel->load();
    }

    /// An exception must not leave a thread.
    void work() {
        try {
            for (std::uint64_t draw = next_++; draw < options_.draws && !is_cancelled();
                 draw = next_++)
                if (simulate(draw)) ++done_;
        } catch (...) {
            const std::lock_guard lock(mutex_);
            failure_ = std::current_exception();
            next_ = options_.draws;
        }
    }

    bool simulate(std::uint64_t draw) {
        std::vector<Plan> plans;
        for (Scenario scenario : alternatives_) {
            scenario.effort = drawn_weights(scenario.effort, ranges_, options_.seed, draw);
            plans.push_back(compile(scenario).value());
        }
        RunOptions run;
        run.seed = options_.seed;
        run.journeys = journeys_per_block;
        run.cancel = options_.cancel;
        std::vector<std::vector<double>> efforts(plans.size());
        for_each_sample(plans, layout_, run, [&](const SampleBlock& block) {
            for (std::size_t a = 0; a < plans.size(); ++a)
                for (std::size_t i = 0; i < block.size(); ++i)
                    efforts[a].push_back(block.value(a, column_id(Column::effort), i));
            return true;
        });
        if (efforts.front().size() < journeys_per_block) return false;
        for (std::size_t a = 1; a < plans.size(); ++a) {
            const Moments difference = moments_of_difference(efforts[a], efforts.front());
            signs_[draw][a] =
                sign_of(difference.mean, std::sqrt(difference.variance() / difference.n));
        }
        return true;
    }

    std::span<const Scenario> alternatives_;
    const WeightRanges& ranges_;
    const RedrawOptions& options_;
    ColumnLayout layout_;
    std::vector<std::vector<int>> signs_;  ///< [draw][alternative]
    std::atomic<std::uint64_t> next_{0}, done_{0};
    std::mutex mutex_;
    std::exception_ptr failure_;
};

}  // namespace

WeightSlot slot_of(std::string_view name) {
    if (name == value_of_time_name) return &EffortModel::value_of_time_per_minute;
    const std::span<const WeightRow> rows = weight_table();
    const auto row = std::ranges::find(rows, name, &WeightRow::name);
    FRICTION_EXPECTS(row != rows.end());
    return row->slot;
}

double drawn_value(const WeightRange& range, std::uint64_t seed, std::uint64_t draw) {
    const double u =
        uniform(random_key(seed, 0), name_hash("weight:" + std::string(range.name)), draw, 0, 0);
    return range.low + u * (range.high - range.low);
}

WeightRobustness weights_from(std::span<const JointMoments> joint, const WeightRanges& ranges,
                              std::uint64_t seed, std::uint64_t draws) {
    WeightRobustness made{
        .ranges = ranges, .why_simulated = {}, .draws = draws, .journeys = 0, .redesigns = {}};
    std::vector<std::vector<double>> factors;
    for (std::size_t r = 0; r < joint.size(); ++r) {
        const JointMoments& x = joint[r];
        FRICTION_EXPECTS(x.mean.size() == ranges.free.size() + 1);
        const std::vector<double> best = corner(x, ranges.free, -1);
        const std::vector<double> worst = corner(x, ranges.free, 1);
        RedesignByWeights one{.alternative = r + 1,
                              .verdict = verdict_for_all(x, best, worst),
                              .low_em = mean_of(x, best),
                              .high_em = mean_of(x, worst)};
        made.journeys = static_cast<std::uint64_t>(x.n);
        for (std::uint64_t d = factors.size(); one.verdict == ForAllWeights::drawn && d < draws;
             ++d) {
            std::vector<double>& of_draw = factors.emplace_back();
            for (const WeightRange& range : ranges.free)
                of_draw.push_back(range.factor(drawn_value(range, seed, d)));
            of_draw.push_back(1);
        }
        if (one.verdict == ForAllWeights::drawn)
            for (const std::vector<double>& f : factors)
                count(one, sign_of(mean_of(x, f), standard_error(x, f)));
        made.redesigns.push_back(one);
    }
    return made;
}

std::optional<WeightRobustness> simulate_weights(std::span<const Scenario> alternatives,
                                                 const WeightRanges& ranges,
                                                 const RedrawOptions& options) {
    FRICTION_EXPECTS(alternatives.size() > 1);
    Redraw redraw(alternatives, ranges, options);
    redraw.run();
    if (!redraw.is_done()) return std::nullopt;
    WeightRobustness made{.ranges = ranges,
                          .why_simulated = why_weights_change_journeys(alternatives, ranges),
                          .draws = options.draws,
                          .journeys = journeys_per_block,
                          .redesigns = {}};
    for (std::size_t a = 1; a < alternatives.size(); ++a) {
        RedesignByWeights& one = made.redesigns.emplace_back();
        one.alternative = a;
        for (const std::vector<int>& signs : redraw.signs()) count(one, signs[a]);
    }
    return made;
}

}  // namespace friction
