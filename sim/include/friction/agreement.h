#pragma once
// Exact beside simulated: does the engine give the solver's answer?
//
// Every value that both have is compared. Of m values none differs by chance more than once in a
// million runs: a mean may be off by z se + the solver's own bound, z the upper quantile of 1e-6 /
// (2m), but is compared only where the normal approximation holds that far out, n >= 25 g^2 (z
// / 1.96)^2 with g the skewness; shares of yes and no are judged by the exact binomial interval of
// that level. Time is not compared where the clock of a journey came to its end. What a sample has
// not seen is no proof that it is not there: n journeys hide with more than the chance of a false
// alarm whatever happens to a share p with (1 - p)^n above it (docs/model.md, section 7).

#include <cstdint>
#include <string>
#include <vector>

#include "friction/exact.h"
#include "friction/scenario.h"
#include "friction/summary.h"
#include "friction/tally.h"

namespace friction {

struct ComparedValue {
    /// `not_compared`: the engine cuts journeys that the solver does not.
    enum class Verdict { agrees, differs, not_compared, too_few_journeys };

    std::string name;    ///< "effort", "resolved", "reached(left_it)"
    double exact = 0;    ///< in the unit of the metric
    Estimate simulated;  ///< with its 95% interval
    double off_by = 0;   ///< |exact - simulated| in standard errors; 0 when there is no error
    Verdict verdict = Verdict::agrees;
};

struct Agreement {
    std::vector<ComparedValue> values;  ///< effort first
    bool is_twin =
        false;  ///< both are of the twin without patience and conditions on effort, elapsed time
    bool all_alike = false;    ///< no spread between journeys, in effort or time: provably
    double z_limit = 0;        ///< so many standard errors are a disagreement
    double error_rate = 1e-6;  ///< chance of a false alarm in a run
    std::uint64_t journeys = 0;

    [[nodiscard]] bool agrees() const;  ///< nothing differs
    /// `differs` when anything does, else the one on effort.
    [[nodiscard]] ComparedValue::Verdict verdict() const;
    /// Of the values with this verdict.
    [[nodiscard]] std::uint64_t count(ComparedValue::Verdict verdict) const;
};

/// How many journeys may have been longer than the clock goes: what is within 0.2% of its limit is
/// among them. Their time from beginning to end, and its mean, are too small.
[[nodiscard]] std::uint64_t journeys_beyond_clock(const Tally& tally, std::size_t alternative);

/// Compares alternative `alternative` of the tally, simulated from `scenario`, with the exact
/// answer of the same scenario.
[[nodiscard]] Agreement compare_with_exact(const Scenario& scenario, const Tally& tally,
                                           std::size_t alternative, const ExactSummary& exact,
                                           bool is_twin);

}  // namespace friction
