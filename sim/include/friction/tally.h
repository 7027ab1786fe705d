#pragma once
// What is known after so many journeys: mergeable, in bounded memory, the same bytes for any number
// of threads.
//
// Moments and sums by step are merged block by block in the order of block numbers. Histograms hold
// integer counts, minima, maxima and fixed-point sums, which merge exactly in any order.

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "friction/effort.h"
#include "friction/metric.h"

namespace friction {

/// Count, mean and central sums of powers (Pebay 2008). m2 = sum (x - mean)^2, m3 = sum (x -
/// mean)^3.
struct Moments {
    double n = 0, mean = 0, m2 = 0, m3 = 0;

    void merge(const Moments& other);
    [[nodiscard]] double variance() const { return n > 1 ? m2 / (n - 1) : 0; }
    [[nodiscard]] double skewness() const;  ///< 0 when the variance is 0
    friend bool operator==(const Moments&, const Moments&) = default;
};

/// Hot: one pass for the sum in fixed lanes, one for the central sums; the same bytes with any
/// instruction set.
[[nodiscard]] Moments moments_of(std::span<const double> values);
/// Moments of b[i] - a[i].
[[nodiscard]] Moments moments_of_difference(std::span<const double> b, std::span<const double> a);

/// Count, means and sums of products of several values of the same journeys.
struct JointMoments {
    double n = 0;
    std::vector<double> mean;      ///< one per value
    std::vector<double> products;  ///< sum (x_i - mean_i)(x_j - mean_j), row by row, j <= i

    void merge(const JointMoments& other);
    [[nodiscard]] double product(std::size_t i, std::size_t j) const;
    /// 0 with fewer than two journeys.
    [[nodiscard]] double covariance(std::size_t i, std::size_t j) const;
    friend bool operator==(const JointMoments&, const JointMoments&) = default;
};

/// All of the same length; of one that is empty every value is 0. The same bytes with any
/// instruction set.
[[nodiscard]] JointMoments joint_moments_of(std::span<const std::span<const double>> values,
                                            std::size_t count);

/// Histogram with buckets 0.1% wide (DDSketch, Masson et al. 2019): bucket ceil(ln x / ln gamma),
/// gamma = (1+a)/(1-a), a = 0.001, mirrored for negative values, one bucket for |x| < 1e-6. Values
/// beyond `largest` go to the last bucket, and where in it they are is not known.
class LogHistogram {
public:
    static constexpr double largest = 0x1p46;  ///< 7e13

    struct Bucket {
        std::uint64_t count = 0;
        double minimum =
            std::numeric_limits<double>::infinity();  ///< of an empty one; buckets() shows none
        double maximum = -std::numeric_limits<double>::infinity();
        __extension__ __int128 sum = 0;  ///< in units of 2^-40; beyond 2^46 a value counts as 2^46

        [[nodiscard]] double mean() const {
            return count > 0 ? static_cast<double>(sum) * 0x1p-40 / static_cast<double>(count) : 0;
        }
        friend bool operator==(const Bucket&, const Bucket&) = default;
    };

    /// Expects no NaN.
    void add(std::span<const double> values);
    /// Exact: the same result in any order and any grouping.
    void merge(const LogHistogram& other);
    [[nodiscard]] std::uint64_t count() const { return count_; }
    /// Buckets that hold something, in ascending order of value.
    [[nodiscard]] std::vector<Bucket> buckets() const;
    /// How many values are at most x: exact when no bucket straddles x, else counting the
    /// straddling bucket in full.
    [[nodiscard]] std::uint64_t count_at_most_upper(double x) const;

    friend bool operator==(const LogHistogram& a, const LogHistogram& b) {
        return a.buckets() == b.buckets();
    }

private:
    void add_positive(std::span<const double> values, std::span<const int> indices);

    std::vector<Bucket> positive_, negative_;  ///< by bucket index, grown on demand
    int positive_first_ = 0, negative_first_ = 0;
    Bucket zero_;
    std::uint64_t count_ = 0;
};

inline constexpr std::size_t section_count = 32;  ///< sections for intervals: customer mod 32

/// How many values of each section fall into each bucket of a LogHistogram of the same values, none
/// of them negative. For differences of quantiles between designs that share their customers
/// (Nakayama 2014).
class SectionCounts {
public:
    using Row = std::array<std::uint64_t, section_count>;

    /// `sections`: below section_count, one per value. Expects no NaN and nothing negative.
    void add(std::span<const double> values, std::span<const std::uint8_t> sections);
    /// Exact: the same result in any order and any grouping.
    void merge(const SectionCounts& other);
    /// Of the bucket that holds `value`.
    [[nodiscard]] Row of(double value) const;
    [[nodiscard]] bool empty() const { return rows_.empty(); }

private:
    std::vector<Row> rows_;  ///< by bucket index, grown on demand
    int first_ = 0;
};

/// What happened on one step, summed over journeys.
struct StepTally {
    double visits = 0;
    std::array<double, component_count>
        effort_em{};  ///< by component; which cause, step and component tell
    std::array<double, section_count> section_visits{};
    std::array<double, section_count> section_effort_em{};
    double crossings = 0;              ///< journeys whose effort crossed the threshold here
    double crossing_elapsed_days = 0;  ///< sum over them of the time since the journey began

    void merge(const StepTally& other);
};

struct AlternativeTally {
    /// [segment][column]
    std::vector<std::vector<Moments>> columns;
    /// [segment][column] of (this - baseline), same customers; empty for the baseline
    std::vector<std::vector<Moments>> differences;
    LogHistogram effort, elapsed_days, days;  ///< all segments
    LogHistogram effort_difference;           ///< this - baseline
    SectionCounts effort_sections;  ///< of `effort`; empty unless the run was asked for them
    /// By segment, of the differences above same_within; empty unless the run was asked for them.
    std::vector<LogHistogram> effort_losses;
    std::vector<StepTally> steps;  ///< by StepId of this alternative's plan
};

/// A linear combination of columns of alternatives, per journey, watched exactly: sum coef * column
/// + constant.
struct Contrast {
    struct Term {
        std::uint32_t alternative = 0;
        ColumnId column = 0;
        double coefficient = 1;

        friend bool operator==(const Term&, const Term&) = default;
    };
    std::vector<Term> terms;
    double constant = 0;
    std::uint32_t segment = all_segments;
    static constexpr std::uint32_t all_segments = 0xffffffff;

    friend bool operator==(const Contrast&, const Contrast&) = default;
};

/// How many journeys have column <= limit, counted exactly (for quantiles against a number).
struct Threshold {
    std::uint32_t alternative = 0;
    ColumnId column = 0;
    double limit = 0;
    std::uint32_t segment = Contrast::all_segments;
};

struct Tally {
    std::uint64_t seed = 0;
    std::uint32_t replication = 0;
    std::uint64_t journeys = 0;
    ColumnLayout layout;
    std::vector<std::string> segments;  ///< names, as in the scenario
    std::vector<AlternativeTally> alternatives;
    std::vector<Contrast> contrasts;
    std::vector<Moments> contrast_moments;  ///< one per contrast
    std::vector<JointMoments> joint;        ///< one per group of contrasts asked for together
    std::vector<Threshold> thresholds;
    std::vector<std::uint64_t> threshold_counts;  ///< one per threshold
    std::vector<std::uint64_t> threshold_totals;  ///< journeys looked at, one per threshold

    /// Over all segments, merged in order.
    [[nodiscard]] Moments total(std::size_t alternative, ColumnId column) const;
    [[nodiscard]] Moments total_difference(std::size_t alternative, ColumnId column) const;
    /// Nothing when the run did not watch this contrast.
    [[nodiscard]] const Moments* watched(const Contrast& contrast) const;
};

}  // namespace friction
