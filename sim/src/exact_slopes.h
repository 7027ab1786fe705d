#pragma once
// Private: how the two answers change with the numbers of a Scenario, before anybody asks where
// those come from.

#include <array>
#include <atomic>
#include <vector>

#include "distribution_slopes.h"
#include "exact_time.h"
#include "friction/effort.h"
#include "friction/scenario.h"
#include "friction/sensitivity.h"

namespace friction::chain {

/// Each share by itself: what gives way is the caller's to subtract.
struct BranchSlopes {
    Slope share;                  ///< of the case
    std::vector<Slope> handoffs;  ///< in their order; 0 of those that nobody takes
};

struct StepSlopes {
    std::array<Slope, 4> length{};  ///< by the numbers of the distribution
    Slope time_out, promise;        ///< a second
    Slope tone, field, prefilled, document, money;
    bool length_meets = false;  ///< one end of the length is a time-out or promise
    bool points_meet = false;   ///< the promise is the time-out
    std::vector<BranchSlopes> next, after;
};

struct ExactSlopes {
    Slope answer;
    std::vector<BranchSlopes> start;
    std::vector<StepSlopes> steps;
    std::vector<Slope> tell;                        ///< per fact, a second
    std::vector<bool> tell_meets;                   ///< per fact: told where a length meets
    std::vector<Slope> sees;                        ///< [reader][of]
    std::vector<Slope> segments;                    ///< per unit of share, the others as they are
    std::array<double, component_count> amounts{};  ///< effort by the weight of a component
    double field = 0, prefilled = 0;                ///< effort by their weights
    double money_em = 0;                            ///< falls with the value of time
    Slope day_cap;                                  ///< a second
};

/// The passing of a step: effort and the chance that its time-out comes first, by what they hang
/// on.
struct PassingSlopes {
    enum Direction { numbers = 0, tell = 4, time_out, promise, cap, count };
    std::array<double, count> effort{}, late{};
    std::array<double, component_count> amounts{};
    bool length_meets = false;
};
[[nodiscard]] PassingSlopes passing_slopes(const Step& step, const EffortModel& effort,
                                           double tell_s, bool touched);

/// Expects finite memory. Refuses what solve() refuses.
[[nodiscard]] Result<ExactSlopes> exact_slopes(const Scenario& scenario, std::size_t state_limit,
                                               const std::atomic<bool>* cancel);

}  // namespace friction::chain
