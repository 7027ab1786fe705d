#pragma once
// Private: when an expectation is decided, as pure functions of what one look has seen.
//
// For `theta < c` with a zone delta, at each of K looks: two one-sided bounds, each wrong with
// chance a / (2K) at most. It holds when the upper bound is below c + delta, it fails when the
// lower bound is above c - delta; when both are so, the estimate decides. So P(holds | theta >= c +
// delta) and P(fails | theta <= c - delta) are at most a/2 each, by the union over the looks, for
// any statistic and any dependence between looks.

#include <cstdint>
#include <span>

#include "friction/condition.h"
#include "friction/expectation.h"
#include "friction/tally.h"

namespace friction {

/// Looks at 4,096 * 2^k journeys, the last one at the cap.
[[nodiscard]] unsigned look_count(std::uint64_t cap);

/// The chance that a one-sided bound of one look may be wrong: a / (2K).
[[nodiscard]] double tail_per_look(double error_rate, unsigned looks);

/// An estimate between two one-sided bounds. A bound that is not usable decides nothing.
struct Bracket {
    double estimate = 0;
    double low = 0, high = 0;
    bool low_usable = true, high_usable = true;

    [[nodiscard]] Bracket scaled(double factor, double constant) const;
};

/// Of a mean. Not usable below 25 g^2 (z / 1.96)^2 journeys, nor while a sample that never varied
/// might leave more than one journey in a thousand that does.
[[nodiscard]] Bracket mean_bracket(const Moments& moments, double tail);
/// Of a share of journeys (Clopper-Pearson), and of a difference of two shares of the same
/// journeys.
[[nodiscard]] Bracket share_bracket(std::uint64_t count, std::uint64_t n, double tail);
[[nodiscard]] Bracket share_difference_bracket(const Moments& differences, double tail);
/// Of a quantile, and of `factor_b * quantile(b, p_b) - factor_a * quantile(a, p_a)`, whatever the
/// pairing.
struct QuantileOf {
    const LogHistogram& histogram;
    double p, factor;
};
[[nodiscard]] Bracket quantile_difference_bracket(const QuantileOf& b, const QuantileOf& a,
                                                  double tail);

/// What a bracket says about `theta RELATION limit`.
[[nodiscard]] Verdict verdict_of(const Bracket& theta, Relation relation, double limit,
                                 double zone);

/// Counts of journeys at most limit - zone, less than limit, at most limit and at most limit +
/// zone, of n.
struct CountsAround {
    std::uint64_t below = 0, under = 0, at = 0, above = 0, n = 0;
};
/// What they say about `quantile p RELATION limit`: q_p <= c when the share of values at most c is
/// p or more. Many journeys may have the limit itself, as counts do: then the zone is 0.1 points of
/// their share.
[[nodiscard]] Verdict quantile_verdict(const CountsAround& counts, double p, Relation relation,
                                       double tail);

/// Holds when all do, fails when any does.
[[nodiscard]] Verdict all_of(std::span<const Verdict> verdicts);
[[nodiscard]] Verdict opposite(Verdict verdict);

/// `a REL b` as `b REL' a`.
[[nodiscard]] Relation mirrored(Relation relation);

}  // namespace friction
