#pragma once
// What a scenario file must satisfy, decided with declared error rates (docs/model.md,
// "Expectations").
//
//   SIDE COMPARISON SIDE      ALTERNATIVE is [not] a mirage      SIDE is about SIDE within 5%
//   SIDE: [40% of] ALTERNATIVE.METRIC[(ARG)][.STAT] [for SEGMENT] [+ 10 points]   or a value with
//   unit

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "friction/condition.h"
#include "friction/exact.h"
#include "friction/quantity.h"
#include "friction/run.h"
#include "friction/scenario.h"
#include "friction/summary.h"

namespace friction {

enum class Statistic { mean, sd, p50, p90, p95, p99, worst5 };

struct Side {
    bool is_value = false;
    Quantity value;     ///< when is_value
    double factor = 1;  ///< "40% of" is 0.4
    std::string alternative, metric, argument, segment;
    Statistic statistic = Statistic::mean;
    double points = 0;       ///< "+ 10 points" is 0.10, of shares only
    std::size_t offset = 0;  ///< where the side begins in the text
};

enum class ExpectationKind { relation, mirage, not_mirage, about };

struct Expectation {
    std::string text;
    ExpectationKind kind = ExpectationKind::relation;
    Side left, right;
    Relation relation = Relation::less;
    double within = 0;        ///< of `about`: share of the right side
    std::string alternative;  ///< of mirage
};

/// Syntax and the names of metrics, components and statistics; "did you mean". What cannot be
/// decided yet is refused with "not supported yet": sd, worst5, two different segments, a mean
/// against a quantile, quantiles of two metrics, and a ratio (effort_per_resolved, avoidable) of a
/// segment or against anything but a number. For a ratio against another ratio no combination of
/// columns per journey has the sign of the difference, so that no interval used here covers it.
[[nodiscard]] Parsed<Expectation> parse_expectation(std::string_view text);

/// Names of alternatives, segments, arguments; dimensions of both sides. `scenarios` are those that
/// are known, the baseline first; `alternatives` are the names of all. Steps, outcomes and teams of
/// an alternative that is not among the scenarios cannot be looked up and are let through: check
/// again when all are built.
[[nodiscard]] Problems check_expectation(const Expectation& expectation,
                                         std::span<const Scenario> scenarios,
                                         const std::vector<std::string>& alternatives,
                                         const std::string& place);
[[nodiscard]] inline Problems check_expectation(const Expectation& expectation,
                                                const Scenario& baseline,
                                                const std::vector<std::string>& alternatives,
                                                const std::string& place) {
    return check_expectation(expectation, std::span(&baseline, 1), alternatives, place);
}

enum class Verdict { holds, fails, undecided };

struct Decision {
    Expectation expectation;
    Verdict verdict = Verdict::undecided;
    bool is_exact = false;  ///< decided on the exact solver's values
    Estimate left_value;    ///< of the left side as written, with its 95% interval; of a mirage the
                            ///< effort's increase
    /// False for a quantile of which only the side it lies on is counted: `left_value` has its
    /// known end at the limit, and there is no margin.
    bool left_is_known = true;
    double right_value = 0;   ///< of the right side, its estimate or the number, in the same unit
    Estimate right_estimate;  ///< the same with its 95% interval; of a mirage the cost's increase
    double margin =
        0;  ///< how far the left side is inside (positive) or outside, as a share of the right side
    double zone = 0;             ///< the zone delta used, in units of the left side
    double error_rate = 1e-5;    ///< declared
    std::uint64_t journeys = 0;  ///< at the look that decided; 0 when exact
    /// Alternatives of which too many journeys are cut (friction/cut.h): why it is undecided.
    std::vector<std::string> cut;
};

struct CheckOptions {
    std::uint64_t seed = 1;
    std::uint64_t cap = 0;  ///< journeys; 0: 13 looks
    unsigned threads = 0;
    double error_rate = 1e-5;
    const std::atomic<bool>* cancel = nullptr;
    std::function<void(const Progress&)> progress;
};

/// Decides all expectations on exact values where `exact` has them (one entry per scenario; empty
/// where the solver has no answer for the scenario itself, twins do not count), and the others by
/// one simulation at looks of 4,096 * 2^k journeys. Verdicts depend on the expectation, the
/// scenarios, the seed, the cap and the error rate alone. Expects: expectations without problems of
/// check_expectation(), scenarios that compile.
[[nodiscard]] std::vector<Decision> decide(const std::vector<Expectation>& expectations,
                                           const std::vector<Scenario>& scenarios,
                                           const std::vector<std::optional<ExactSummary>>& exact,
                                           const CheckOptions& options);

}  // namespace friction
