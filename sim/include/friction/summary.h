#pragma once
// Estimates: every number with its interval, method and sample size.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "friction/tally.h"

namespace friction {

/// Never NaN: what cannot be estimated is absent (`std::optional`) or unbounded (`bounded` false).
struct Estimate {
    double value = 0;
    double low = 0, high = 0;     ///< of the interval at `level`
    double standard_error = 0;
    double level = 0.95;
    std::uint64_t journeys = 0;   ///< sample size
    std::string_view method;      ///< "Hall", "Clopper-Pearson", "order statistics", "Fieller", "sections", "exact"
    bool low_bounded = true, high_bounded = true;
};

/// Skew-corrected interval of a mean (Hall 1992) at upper quantile z of the normal (1.96 for 95%).
[[nodiscard]] Estimate mean_interval(const Moments& moments, double z = 1.959963984540054);
/// Clopper-Pearson interval of a share of `count` in `n`.
[[nodiscard]] Estimate share_interval(std::uint64_t count, std::uint64_t n, double level = 0.95);
/// Difference of paired shares from discordant counts (n+ only the second, n- only the first), never of width 0.
[[nodiscard]] Estimate share_difference(std::uint64_t n_plus, std::uint64_t n_minus, std::uint64_t n, double level = 0.95);
/// Quantile p by order statistics of a histogram.
[[nodiscard]] Estimate quantile_interval(const LogHistogram& histogram, double p, double level = 0.95);
/// mb / ma (Fieller 1954) from moments of a, of b, and their covariance.
[[nodiscard]] Estimate ratio_interval(const Moments& b, const Moments& a, double covariance, double z = 1.959963984540054);
/// A sum per journey with an interval from 32 sections (Student, 31 degrees of freedom).
[[nodiscard]] Estimate section_interval(std::span<const double> section_sums, std::uint64_t journeys, double level = 0.95);

/// Interval of any column: shares of binary metrics by Clopper-Pearson, other means by Hall. `segment` none: all.
[[nodiscard]] Estimate estimate(const Tally& tally, std::size_t alternative, ColumnId column,
                                std::optional<std::size_t> segment = {}, double level = 0.95);
/// Interval of the paired difference (alternative - baseline) of a column.
[[nodiscard]] Estimate estimate_difference(const Tally& tally, std::size_t alternative, ColumnId column,
                                           std::optional<std::size_t> segment = {}, double level = 0.95);
/// All effort divided by problems solved, and (process + failure) / effort, by Fieller. The needed covariances follow from
/// watched contrasts: see ratio_contrasts().
[[nodiscard]] std::vector<Contrast> ratio_contrasts(std::size_t alternative_count);
[[nodiscard]] std::optional<Estimate> effort_per_resolved(const Tally& tally, std::size_t alternative);
[[nodiscard]] std::optional<Estimate> avoidable_share(const Tally& tally, std::size_t alternative);

/// Per step: effort per journey with interval, by component; the list of hot spots.
struct StepEffort {
    StepId step;
    Estimate effort_em;   ///< per journey begun
    Estimate visits;
    std::array<double, component_count> by_component{};
};
[[nodiscard]] std::vector<StepEffort> step_efforts(const Tally& tally, std::size_t alternative);

}  // namespace friction
