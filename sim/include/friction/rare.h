#pragma once
// Steps that hardly any journey came to, and single journeys that decide a mean.
//
// Sampling cannot see what it has not drawn; the graph and the exact solver can. A run may look
// precise because the costly step that one journey in 5,000 meets is not in its sample.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "friction/ids.h"
#include "friction/scenario.h"
#include "friction/tally.h"

namespace friction {

inline constexpr double seldom_visits =
    25;  ///< below, what a step costs on average is hardly known

struct RareStep {
    StepId step;
    double visits = 0;         ///< in all journeys
    double share_at_most = 0;  ///< of journeys that come to it, wrong in 5% of runs; never visited:
                               ///< 3/n
};

/// Steps that journeys can reach and fewer than 25 visits of were made, in the order of the steps.
/// Expects the tally to be of this scenario.
[[nodiscard]] std::vector<RareStep> rare_steps(const Scenario& scenario, const Tally& tally,
                                               std::size_t alternative);

/// What rare steps may add to a mean effort at most, in EM per journey.
///
/// Of a step never visited all that journeys book from it on, whether the sample has the like or
/// not; of one visited what it books itself, for what it leads to shows in the sample. Both from
/// the exact solver where the scenario allows it: without conditions on effort, time or
/// counts, and as small as is solved beside a run (exact.h). Patience ends journeys, so that what
/// holds without it is a bound with it. Elsewhere of a step visited what was seen, in as many more
/// journeys as chance allows; of steps never visited what a journey books from there on, of 3
/// journeys in n: without patience, where that can be solved, else the largest effort ever seen,
/// and before 65,536 journeys no bound at all, as what the sample lacks may be larger than all it
/// has.
///
/// Cost: nothing while there are no rare steps, then one exact solution for each alternative, once.
class HiddenEffort {
public:
    /// The scenarios must outlive it. Solving ends soon after `cancel` is set, without an answer.
    explicit HiddenEffort(std::span<const Scenario> scenarios,
                          const std::atomic<bool>* cancel = nullptr);
    ~HiddenEffort();
    HiddenEffort(const HiddenEffort&) = delete;
    HiddenEffort& operator=(const HiddenEffort&) = delete;

    /// Infinite where there is no bound. Expects a tally of the scenarios, in their order.
    [[nodiscard]] double at_most(const Tally& tally, std::size_t alternative);

private:
    struct Known;
    std::span<const Scenario> scenarios_;
    const std::atomic<bool>* cancel_;
    std::vector<std::unique_ptr<const Known>> known_;  ///< by alternative, on demand
};

/// What the mean effort of an alternative, or with a baseline beside it its mean difference in
/// effort, owes to the one journey farthest from it: |x - m| / (n - 1), in EM.
struct OneJourney {
    double moves_em = 0;
    bool decides = false;  ///< more than a quarter of the half-width of the 95% interval, in a
                           ///< sample of 30 or more
};
/// `alternative` 0: of the baseline's own mean.
[[nodiscard]] OneJourney one_journey(const Tally& tally, std::size_t alternative);

}  // namespace friction
