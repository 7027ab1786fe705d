#pragma once
// Private: an expectation taken apart into hypotheses that one run can answer.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "decision_rule.h"
#include "friction/expectation.h"

namespace friction {

/// One side of an expectation within a run; all values in base units of the dimension (seconds, EM,
/// fractions).
struct Operand {
    bool is_number = false;
    double number = 0;
    std::uint32_t alternative = 0;
    const MetricRow* row = nullptr;
    ColumnId column = 0;  ///< unless row->is_ratio
    std::uint32_t segment = Contrast::all_segments;
    Statistic statistic = Statistic::mean;
    double factor = 1;    ///< of the metric in its unit: "40% of", times base units in one unit
    double constant = 0;  ///< "+ 10 points"
};

/// `left RELATION multiple * right`, and where in the tally its answer is found.
struct Hypothesis {
    enum class Kind { mean, share, difference, share_difference, quantile, two_quantiles, ratio };

    Kind kind = Kind::mean;
    Operand left, right;
    double multiple = 1;
    Relation relation = Relation::less;
    std::optional<double> narrowest;  ///< the zone is no wider than this share of the right side
    std::size_t contrast = 0;         ///< difference, share_difference, ratio
    std::size_t threshold = 0;        ///< quantile: the first of three
};

/// What a run must watch to answer hypotheses.
struct Watched {
    std::vector<Contrast> contrasts;
    std::vector<Threshold> thresholds;
};

/// Decides how a hypothesis is answered and adds what must be watched for it.
[[nodiscard]] Hypothesis ask(const Operand& left, Relation relation, double multiple,
                             const Operand& right, std::optional<double> narrowest,
                             Watched& watched);

/// In base units of the left side: 0.1 points for shares, 0.5% of the larger side for everything
/// else, and never wider than the hypothesis says.
[[nodiscard]] double zone_of(const Hypothesis& hypothesis, const Tally& tally);

[[nodiscard]] Verdict answer(const Hypothesis& hypothesis, const Tally& tally, double tail);

/// Estimate of one side with its 95% interval, in base units. Of a quantile without a histogram:
/// nothing.
[[nodiscard]] std::optional<Estimate> estimate_of(const Operand& operand, const Tally& tally);

/// p of p50, p90, p95, p99.
[[nodiscard]] double probability_of(Statistic statistic);

}  // namespace friction
