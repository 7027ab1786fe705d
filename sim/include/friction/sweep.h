#pragma once
// A metric along one or two parameters, on the same customers, and where a decision flips.
//
// Every point is a scenario of its own: the parameter is set in the draft, which is then checked
// and compiled like any other. The customers and their luck are the same at every point, so the
// curve of a difference is as smooth as the process, whatever the number of journeys.

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "friction/metric.h"
#include "friction/result.h"
#include "friction/scenario_draft.h"
#include "friction/summary.h"

namespace friction {

/// One parameter and where it goes, both ends included, in equal steps.
struct SweepAxis {
    std::string parameter{};
    Quantity low{}, high{};  ///< of the parameter's dimension, low < high
    std::size_t points = 33;

    [[nodiscard]] double at(std::size_t point) const;  ///< in base units
};

struct SweepRequest {
    std::vector<SweepAxis> axes{};         ///< one or two; the first runs fastest
    std::string metric = "effort";         ///< one with a value per journey, or effort_per_resolved
    std::string argument{};                ///< "lot" of staff_minutes(lot)
    std::string statistic{};               ///< "p50", "p90", "p95", "p99" of effort; else its mean
    std::vector<std::string> redesigns{};  ///< all when empty
    std::uint64_t seed = 1;
    std::uint64_t journeys = 16'384;  ///< at every point
    unsigned threads = 0;             ///< 0: as many as the machine has
    const std::atomic<bool>* cancel = nullptr;
    /// Points done and planned; from the thread that called.
    std::function<void(std::size_t, std::size_t)> progress{};
};

/// A stretch of the first parameter on which it is open which design is better.
struct BreakEven {
    /// Where the mean difference is 0, in base units; absent where it only comes close.
    std::optional<double> value;
    double low = 0, high = 0;  ///< all values at which the difference can be 0, at 95%
    bool low_bounded = true, high_bounded = true;  ///< false: it goes on to the end of the range
};

struct SweptRedesign {
    std::string name, title;
    /// Swept parameters that it gives a value of its own: it does not follow them.
    std::vector<std::string> own_values;
    std::vector<Estimate> after, difference;  ///< per point
    /// In ascending order; with one parameter only. Empty: the sign of the difference is certain
    /// and the same in the whole range.
    std::vector<BreakEven> break_evens;
};

struct Sweep {
    std::vector<SweepAxis> axes;
    MetricRow metric;
    std::string argument;
    std::string statistic;         ///< empty: the mean
    std::vector<Estimate> before;  ///< per point, the first axis fastest
    std::vector<SweptRedesign> redesigns;
    std::uint64_t seed = 1, journeys = 0;  ///< journeys at every point
    std::vector<double> file_values;       ///< one per axis, in base units
    /// Names of steps that journeys can reach, and none did at any point: what they cost is in no
    /// figure.
    std::vector<std::string> unseen_steps;
    bool is_partial = false;  ///< cancelled: points that were not reached are missing

    [[nodiscard]] std::size_t point_count() const;
};

/// Names of the redesigns that give a parameter a value of their own, by a move of theirs or of one
/// they include: they do not follow when it is changed in the file.
[[nodiscard]] std::vector<std::string> redesigns_setting(const Named<Redesign>& redesigns,
                                                         std::string_view parameter);

/// Runs baseline and redesigns at every point; then, with one parameter, finds where the sign of
/// each difference changes by bisection of the mean difference (to 1e-6 of the range), and how far
/// around it the 95% interval of the difference still holds 0 (to 1e-4 of the range).
///
/// Errors: F089 for an unknown parameter, a wrong unit or an empty range; other F08x for a metric
/// that is
/// a
///         ratio or unknown; the problems of the scenario at a point, which name the point.
/// Cost:   point_count() runs of all designs, and about 25 of one pair per change of sign.
/// Source: inversion of the test of no difference, as in Fieller (1954).
[[nodiscard]] Result<Sweep> sweep(const Draft& draft, const SweepRequest& request);

}  // namespace friction
