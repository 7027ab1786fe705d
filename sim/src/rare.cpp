#include "friction/rare.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "exact_behind.h"
#include "friction/exact.h"
#include "friction/structure.h"
#include "friction/summary.h"

namespace friction {
namespace {

constexpr double wrong_share = 0.05;  // of a bound: one of 20 runs

/// Never visited: 1 - 0.05^(1/n), the 3/n that Clopper and Pearson shorten to for many journeys.
double share_at_most(double visits, std::uint64_t journeys) {
    // One journey may come often; as many journeys as visits are a bound.
    const auto most = static_cast<std::uint64_t>(std::llround(visits));
    return share_upper(std::min(most, journeys), journeys, wrong_share);
}

std::vector<RareStep> rare_among(const Tally& tally, std::size_t alternative,
                                 const std::vector<StepId>& unreachable) {
    std::vector<RareStep> rare;
    if (tally.journeys == 0) return rare;
    const std::vector<StepTally>& steps = tally.alternatives[alternative].steps;
    for (std::size_t s = 0; s < steps.size(); ++s) {
        const StepId step{s};
        const double visits = steps[s].visits;
        if (visits >= seldom_visits) continue;
        if (visits == 0 && std::ranges::binary_search(unreachable, step)) continue;
        rare.push_back({step, visits, share_at_most(visits, tally.journeys)});
    }
    return rare;
}

bool has_rare_steps(const Tally& tally, std::size_t alternative) {
    return std::ranges::any_of(tally.alternatives[alternative].steps,
                               [](const StepTally& step) { return step.visits < seldom_visits; });
}

std::vector<StepId> unreachable_steps(const Scenario& scenario) {
    return analyse_structure(scenario.steps, scenario.start, scenario.outcomes).unreachable;
}

double largest_seen(const LogHistogram& histogram) {
    const std::vector<LogHistogram::Bucket> buckets = histogram.buckets();
    return buckets.empty() ? 0 : buckets.back().maximum;
}

/// From what was seen. All steps never visited have one bound: of the journeys that come to any of
/// them. What those book is known from the twin, if there is one.
double seen_at_most(const Tally& tally, std::size_t alternative, const std::vector<RareStep>& rare,
                    const chain::EffortBehind* twin) {
    constexpr std::uint64_t early = 65'536;
    const AlternativeTally& known = tally.alternatives[alternative];
    const auto journeys = static_cast<double>(tally.journeys);
    double sum = 0, largest = twin != nullptr ? 0 : largest_seen(known.effort);
    bool any_unseen = false;
    for (const RareStep& step : rare) {
        if (step.visits > 0) continue;
        any_unseen = true;
        if (twin != nullptr) largest = std::max(largest, twin->most[step.step.index]);
    }
    if (any_unseen)
        sum += twin == nullptr && tally.journeys < early
                   ? std::numeric_limits<double>::infinity()
                   : share_at_most(0, tally.journeys) * largest;
    for (const RareStep& step : rare) {
        if (step.visits == 0) continue;
        const auto& booked = known.steps[step.step.index].effort_em;
        const double effort = std::accumulate(booked.begin(), booked.end(), 0.0);
        sum += effort / step.visits * std::max(step.visits / journeys, step.share_at_most);
    }
    return sum;
}

double exact_at_most(const chain::EffortBehind& effort, const std::vector<RareStep>& rare) {
    double sum = 0;
    for (const RareStep& step : rare)
        sum += step.visits == 0 ? effort.from[step.step.index] : effort.at[step.step.index];
    return sum;
}

bool forgets_effort_and_time(const Scenario& scenario) {
    Scenario impatient = scenario;
    for (Segment& segment : impatient.segments) segment.patience.reset();
    return impatient.has_finite_memory();
}

}  // namespace

std::vector<RareStep> rare_steps(const Scenario& scenario, const Tally& tally,
                                 std::size_t alternative) {
    if (!has_rare_steps(tally, alternative)) return {};
    return rare_among(tally, alternative, unreachable_steps(scenario));
}

/// What is known of an alternative without any sample.
struct HiddenEffort::Known {
    std::vector<StepId> unreachable;
    std::optional<chain::EffortBehind> effort;
    bool is_twin = false;
};

HiddenEffort::HiddenEffort(std::span<const Scenario> scenarios, const std::atomic<bool>* cancel)
    : scenarios_(scenarios), cancel_(cancel), known_(scenarios.size()) {}

HiddenEffort::~HiddenEffort() = default;

double HiddenEffort::at_most(const Tally& tally, std::size_t alternative) {
    if (!has_rare_steps(tally, alternative)) return 0;
    const Scenario& scenario = scenarios_[alternative];
    if (!known_[alternative]) {
        auto known = std::make_unique<Known>();
        known->unreachable = unreachable_steps(scenario);
        known->is_twin = !scenario.has_finite_memory();
        if (scenario.steps.size() <= steps_in_passing && forgets_effort_and_time(scenario)) {
            Result<chain::EffortBehind> solved = chain::effort_behind(
                known->is_twin ? finite_twin(scenario) : scenario, states_in_passing, cancel_);
            if (solved) known->effort = std::move(solved).value();
        }
        known_[alternative] = std::move(known);
    }
    const Known& known = *known_[alternative];
    const std::vector<RareStep> rare = rare_among(tally, alternative, known.unreachable);
    if (rare.empty()) return 0;
    if (!known.effort) return seen_at_most(tally, alternative, rare, nullptr);
    const double exact = exact_at_most(*known.effort, rare);
    // Where nobody's patience lasts the twin may be far away: few come there, as was seen.
    return known.is_twin ? std::min(exact, seen_at_most(tally, alternative, rare, &*known.effort))
                         : exact;
}

OneJourney one_journey(const Tally& tally, std::size_t alternative) {
    constexpr double few = 30;  // below, one journey decides whatever the process
    const ColumnId effort = column_id(Column::effort);
    const AlternativeTally& known = tally.alternatives[alternative];
    const Moments moments =
        alternative == 0 ? tally.total(0, effort) : tally.total_difference(alternative, effort);
    const std::vector<LogHistogram::Bucket> buckets =
        (alternative == 0 ? known.effort : known.effort_difference).buckets();
    if (moments.n < 2 || buckets.empty()) return {};
    const double farthest =
        std::max(buckets.back().maximum - moments.mean, moments.mean - buckets.front().minimum);
    const double moves = std::max(0.0, farthest) / (moments.n - 1);
    const double half_width = z_95 * std::sqrt(moments.variance() / moments.n);
    // What rounding leaves between efforts that all differ by the same is no spread.
    const double noise = std::max(1e-11, 1e-12 * std::abs(moments.mean));
    const bool has_spread = std::sqrt(moments.variance()) > noise;
    return {moves, moments.n >= few && has_spread && moves > half_width / 4};
}

}  // namespace friction
