#pragma once
// Estimates: every number with its interval, method and sample size.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "friction/tally.h"

namespace friction {

/// Never NaN: what cannot be estimated is absent (`std::optional`) or unbounded (`..._bounded`
/// false; the end is then the value itself and means nothing).
struct Estimate {
    double value = 0;
    double low = 0, high = 0;  ///< of the interval at `level`
    double standard_error = 0;
    double level = 0.95;
    std::uint64_t journeys = 0;  ///< sample size
    /// "Hall", "Clopper-Pearson", "paired shares", "order statistics", "Fieller", "sections",
    /// "delta", "exact"
    std::string_view method;
    bool low_bounded = true, high_bounded = true;
};

inline constexpr double z_95 = 1.959963984540054;  ///< upper quantile of the normal at 2.5%

inline constexpr double worst_share = 0.05;      ///< of journeys: the tail that reports tell
inline constexpr std::uint64_t least_told = 30;  ///< fewer customers of a kind are only counted

/// At 1.25%: an interval of each of two things at it is one of their difference at 95%, whatever
/// their dependence.
inline constexpr double z_wide = 2.241402727604947;

/// The quantile z of the normal, corrected for the skewness of a mean of n values (Hall 1992): the
/// interval of a mean m is m - hall_quantile(z) s/sqrt(n) .. m - hall_quantile(-z) s/sqrt(n). `b`
/// is skewness / sqrt(n).
[[nodiscard]] double hall_quantile(double b, double z);

/// Skew-corrected interval of a mean (Hall 1992) at upper quantile z of the normal (1.96 for 95%).
[[nodiscard]] Estimate mean_interval(const Moments& moments, double z = z_95);

/// Enough values for an interval of their mean at z (Cochran 1977): below, it covers too seldom.
[[nodiscard]] bool is_enough_for_skewness(const Moments& moments, double z = z_95);

/// How far the interval reaches, to the side to which it reaches farther; infinite without end.
[[nodiscard]] double larger_side(const Estimate& estimate);

/// Clopper-Pearson ends of a share of `count` in `n`, each wrong with chance `tail` at most.
[[nodiscard]] double share_lower(std::uint64_t count, std::uint64_t n, double tail);
[[nodiscard]] double share_upper(std::uint64_t count, std::uint64_t n, double tail);
/// Clopper-Pearson interval of a share of `count` in `n`.
[[nodiscard]] Estimate share_interval(std::uint64_t count, std::uint64_t n, double level = 0.95);

/// Journeys in which exactly one of two paired yes-or-no columns is 1.
struct Discordant {
    std::uint64_t plus = 0;   ///< only the second
    std::uint64_t minus = 0;  ///< only the first
};
/// From the moments of differences that are all -1, 0 or 1.
[[nodiscard]] Discordant discordant(const Moments& differences);
/// Difference of paired shares from discordant counts, never of width 0: upper end
/// share_upper(plus, a/2) - share_lower(minus, a/2) with a = 1 - level, lower end its mirror image.
[[nodiscard]] Estimate share_difference(std::uint64_t n_plus, std::uint64_t n_minus,
                                        std::uint64_t n, double level = 0.95);

/// Quantile p by order statistics of a histogram: at least `level` for any distribution, ties
/// included. An end is refused (not bounded) when there are too few journeys for its rank.
[[nodiscard]] Estimate quantile_interval(const LogHistogram& histogram, double p,
                                         double level = 0.95);
/// Quantile p of effort in an alternative less that of the baseline, at 95%, for the same
/// customers: from 32 sections (Nakayama 2014). From an interval of each where a quantile is a
/// value that many journeys share or stands beside a gap, where fewer than 320 journeys lie beyond
/// it, or where the run did not count sections. Not a quantile of the differences.
[[nodiscard]] Estimate effort_quantile_difference(const Tally& tally, std::size_t alternative,
                                                  double p);
/// Mean of the worst (largest) `share` of values. No interval where it rests on fewer than
/// least_told of them.
[[nodiscard]] Estimate tail_mean_interval(const LogHistogram& histogram, double share = worst_share,
                                          double z = z_95);
/// Mean of the worst `share` of effort in an alternative less that of the baseline, at 95%; its
/// worst customers need not be those of the baseline. From 32 sections as differences of quantiles,
/// or from an interval of each where fewer than 320 journeys are among the worst.
[[nodiscard]] Estimate effort_tail_difference(const Tally& tally, std::size_t alternative,
                                              double share = worst_share);

/// Customers whose effort rises by more than the `same_within` of the scenario, with the same luck
/// in both designs; whether their problem is solved does not matter here.
struct EffortLoss {
    std::uint64_t customers = 0;
    /// Of their rise: its mean, and within which 19 in 20 of them stay; nothing is said of fewer
    /// than least_told.
    std::optional<Estimate> mean, p95;
};
/// Nothing when the run did not count losses. `segment` none: all.
[[nodiscard]] std::optional<EffortLoss> effort_loss(const Tally& tally, std::size_t alternative,
                                                    std::optional<std::size_t> segment = {});

/// mb / ma (Fieller 1954) from moments of a, of b, and their covariance. Unbounded when ma cannot
/// be told from 0.
[[nodiscard]] Estimate ratio_interval(const Moments& b, const Moments& a, double covariance,
                                      double z = z_95);

/// b - a when no more than an interval of each is known; its level is what both leave together,
/// whatever the pairing.
[[nodiscard]] Estimate difference_of_intervals(const Estimate& a, const Estimate& b);

/// A sum per journey with an interval from sections: customer mod the number of sections (32:
/// Student with 31 degrees of freedom).
[[nodiscard]] Estimate section_interval(std::span<const double> section_sums,
                                        std::uint64_t journeys, double level = 0.95);

/// Interval of any column: shares of binary metrics by Clopper-Pearson, other means by Hall.
/// `segment` none: all.
[[nodiscard]] Estimate estimate(const Tally& tally, std::size_t alternative, ColumnId column,
                                std::optional<std::size_t> segment = {}, double level = 0.95);
/// Interval of the paired difference (alternative - baseline) of a column.
[[nodiscard]] Estimate estimate_difference(const Tally& tally, std::size_t alternative,
                                           ColumnId column, std::optional<std::size_t> segment = {},
                                           double level = 0.95);

/// What a run must watch so that the two ratios below can be estimated.
[[nodiscard]] std::vector<Contrast> ratio_contrasts(std::size_t alternative_count);
/// All effort divided by problems solved, and (process + failure) / effort, by Fieller. Nothing
/// when the run did not watch ratio_contrasts(), or when nobody was resolved (no effort was
/// booked).
[[nodiscard]] std::optional<Estimate> effort_per_resolved(const Tally& tally,
                                                          std::size_t alternative, double z = z_95);
/// Of that of the alternative and that of the baseline, for the same customers, at 95%: by the
/// delta method, with the covariances of all efforts and truths; where few problems are solved,
/// from an interval of each.
[[nodiscard]] std::optional<Estimate> effort_per_resolved_difference(const Tally& tally,
                                                                     std::size_t alternative);
[[nodiscard]] std::optional<Estimate> avoidable_share(const Tally& tally, std::size_t alternative);

/// Per step: effort per journey with interval, by component; the list of hot spots.
struct StepEffort {
    StepId step;
    Estimate effort_em;  ///< per journey begun
    Estimate visits;
    std::array<double, component_count> by_component{};
};
/// In the order of the steps of the alternative.
[[nodiscard]] std::vector<StepEffort> step_efforts(const Tally& tally, std::size_t alternative);

}  // namespace friction
