#pragma once
// Robustness to the effort weights: is a redesign better than the baseline whatever the weights
// are, each within its range?
//
// Mean effort is linear in the weights as long as nothing in a journey reads effort. Then one run,
// asked for the covariances of the paired differences by weight, answers for every weight. With
// patience or conditions on effort the journeys change with the weights, and are simulated again.
// The 30 days of `day_cap` and the tones stay as they are: effort is not linear in them.

#include <atomic>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "friction/effort.h"
#include "friction/run.h"
#include "friction/scenario.h"
#include "friction/scenario_draft.h"
#include "friction/summary.h"

namespace friction {

/// A weight of the effort model that may be another one than it is.
struct WeightRange {
    std::string_view name;  ///< key under effort.weights, or "value_of_time"
    std::string_view unit;
    double value = 0, low = 0, high = 0;  ///< of value_of_time money per minute; low < high

    /// What of it goes into effort, as a multiple of what goes in at `value` (> 0); of the value of
    /// time the inverse.
    [[nodiscard]] double factor(double drawn) const;
};

struct WeightRanges {
    std::vector<WeightRange> free;   ///< in the order of weight_table(), value_of_time last
    std::vector<std::string> fixed;  ///< stated by the file without a range: stay

    /// Set by a redesign: stay as each design has them, and no range of them counts.
    std::vector<std::string> chosen;

    struct Kept {
        std::string name;  ///< "day_cap" or, say, "tone robotic"
        double value;
    };
    /// Effort is not linear in them: stay, though the file states a range.
    std::vector<Kept> not_linear;
};

/// From the file, where it states a range; a weight that it leaves as it is usually has its usual
/// range (weight_table(), docs/model.md). Expects the alternatives to be built from the draft.
[[nodiscard]] WeightRanges weight_ranges(const Draft& draft,
                                         std::span<const Scenario> alternatives);

/// Why journeys have to be simulated again for other weights: "patience reads effort"; a clause
/// without full stop. Empty: they do not change, and effort is linear in the weights.
[[nodiscard]] std::string why_weights_change_journeys(std::span<const Scenario> alternatives,
                                                      const WeightRanges& ranges);

/// What a run must watch to answer for all weights: visits of some steps as columns, and a group of
/// contrasts for each redesign, EM of each free weight and of all the rest.
[[nodiscard]] std::vector<std::string> visits_for_weights(std::span<const Scenario> alternatives);
[[nodiscard]] std::vector<std::vector<Contrast>> contrasts_for_weights(
    std::span<const Scenario> alternatives, const WeightRanges& ranges, const ColumnLayout& layout);

/// One redesign against the baseline, mean effort, over all weights in their ranges.
struct RedesignByWeights {
    enum class Verdict {
        less_for_all,  ///< less effort for every weight in its range, beyond chance at the worst
        more_for_all,
        same_for_all,  ///< no journey has another effort
        drawn          ///< see the draws
    };
    std::size_t alternative = 0;
    Verdict verdict = Verdict::drawn;
    /// Mean difference at the weights that are best and worst for the redesign; when linear.
    double low_em = 0, high_em = 0;
    std::uint64_t less = 0, more = 0, close = 0;  ///< draws; close: 95% interval holds 0
};

struct WeightRobustness {
    WeightRanges ranges;
    std::string why_simulated;   ///< empty: linear, from the run itself
    std::uint64_t draws = 0;     ///< asked for
    std::uint64_t journeys = 0;  ///< behind each of them
    std::vector<RedesignByWeights> redesigns;
};

inline constexpr std::uint64_t linear_draws = 10'000, simulated_draws = 200;

/// From the joint moments of a run that watched contrasts_for_weights(). Draws of weights depend on
/// the seed and the names of the weights alone.
[[nodiscard]] WeightRobustness weights_from(std::span<const JointMoments> joint,
                                            const WeightRanges& ranges, std::uint64_t seed,
                                            std::uint64_t draws = linear_draws);

struct RedrawOptions {
    std::uint64_t seed = 1;
    std::uint64_t draws = simulated_draws;
    unsigned threads = 0;  ///< 0: as many as the machine has processors
    const std::atomic<bool>* cancel = nullptr;
};

/// Simulates the same 4,096 customers once for each draw of the weights. The same bytes for any
/// number of threads; nothing when cancelled. Expects scenarios that compile() accepts. Cost: as
/// many journeys as draws * 4,096 * alternatives.
[[nodiscard]] std::optional<WeightRobustness> simulate_weights(
    std::span<const Scenario> alternatives, const WeightRanges& ranges,
    const RedrawOptions& options);

/// The effort model with the weights of draw number `draw`: uniform in their ranges.
[[nodiscard]] EffortModel drawn_weights(const EffortModel& model, const WeightRanges& ranges,
                                        std::uint64_t seed, std::uint64_t draw);

}  // namespace friction
