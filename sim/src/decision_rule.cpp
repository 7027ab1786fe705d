#include "decision_rule.h"

#include <algorithm>
#include <cmath>

#include "friction/contract.h"
#include "friction/kernels.h"
#include "friction/run.h"
#include "friction/summary.h"

namespace friction {

namespace {

std::uint64_t whole(double x) { return static_cast<std::uint64_t>(std::llround(x)); }

bool asks_for_less(Relation relation) {
    FRICTION_EXPECTS(relation != Relation::is && relation != Relation::is_not);
    return relation == Relation::less || relation == Relation::at_most;
}

// A verdict never contradicts the estimate: on the limit, where the zone would allow either, it
// waits for the bound that bears the estimate out.
Verdict decided(bool may_hold, bool may_fail, bool is_so) {
    if (is_so) return may_hold ? Verdict::holds : Verdict::undecided;
    return may_fail ? Verdict::fails : Verdict::undecided;
}

// Where a value that many have stands on the limit, its share is what has to be told apart.
constexpr double atom_zone = 0.001;

}  // namespace

unsigned look_count(std::uint64_t cap) {
    unsigned looks = 1;
    for (std::uint64_t look = journeys_per_block; look < cap; look *= 2) ++looks;
    return looks;
}

double tail_per_look(double error_rate, unsigned looks) {
    return error_rate / (2 * static_cast<double>(looks));
}

Bracket Bracket::scaled(double factor, double constant) const {
    Bracket result = *this;
    if (factor < 0) {
        std::swap(result.low, result.high);
        std::swap(result.low_usable, result.high_usable);
    }
    result.estimate = factor * result.estimate + constant;
    result.low = factor * result.low + constant;
    result.high = factor * result.high + constant;
    return result;
}

Bracket mean_bracket(const Moments& moments, double tail) {
    const double n = moments.n;
    if (n < 2) return {moments.mean, moments.mean, moments.mean, false, false};
    if (moments.m2 == 0) {
        // Without a single exception in n, exceptions are rarer than ln(1/tail)/n; how large one
        // would be is unknown.
        constexpr double negligible = 0.001;
        const bool usable = -log_kernel(tail) / n <= negligible;
        return {moments.mean, moments.mean, moments.mean, usable, usable};
    }
    const double z = normal_upper_quantile(tail);
    const double error = std::sqrt(moments.variance() / n);
    const double b = moments.skewness() / std::sqrt(n);
    const bool usable = is_enough_for_skewness(moments, z);
    return {moments.mean, moments.mean - hall_quantile(b, z) * error,
            moments.mean - hall_quantile(b, -z) * error, usable, usable};
}

Bracket share_bracket(std::uint64_t count, std::uint64_t n, double tail) {
    if (n == 0) return {0, 0, 1, false, false};
    return {static_cast<double>(count) / static_cast<double>(n), share_lower(count, n, tail),
            share_upper(count, n, tail), true, true};
}

Bracket share_difference_bracket(const Moments& differences, double tail) {
    const std::uint64_t n = whole(differences.n);
    if (n == 0) return {0, -1, 1, false, false};
    const Discordant pairs = discordant(differences);
    // Each end is made of two bounds, which share its chance to be wrong.
    const double half = tail / 2;
    return {differences.mean, share_lower(pairs.plus, n, half) - share_upper(pairs.minus, n, half),
            share_upper(pairs.plus, n, half) - share_lower(pairs.minus, n, half), true, true};
}

Bracket quantile_difference_bracket(const QuantileOf& b, const QuantileOf& a, double tail) {
    // Each end is made of two bounds, which share its chance to be wrong: tail / 2 each, on either
    // side.
    const Estimate qb = quantile_interval(b.histogram, b.p, 1 - tail);
    const Estimate qa = quantile_interval(a.histogram, a.p, 1 - tail);
    return {b.factor * qb.value - a.factor * qa.value, b.factor * qb.low - a.factor * qa.high,
            b.factor * qb.high - a.factor * qa.low, qb.low_bounded && qa.high_bounded,
            qb.high_bounded && qa.low_bounded};
}

Verdict verdict_of(const Bracket& theta, Relation relation, double limit, double zone) {
    const bool surely_below = theta.high_usable && theta.high < limit + zone;
    const bool surely_above = theta.low_usable && theta.low > limit - zone;
    // Two designs that differ by roundings alone are equal.
    const bool is_equal = std::abs(theta.estimate - limit) <= 1e-6 * zone;
    const bool is_so = compare(is_equal ? limit : theta.estimate, relation, limit);
    // A sample that never varied and stands on the limit: both bounds are the limit itself.
    const bool stands_on_limit =
        theta.low_usable && theta.high_usable && theta.low == limit && theta.high == limit;
    if (stands_on_limit) return is_so ? Verdict::holds : Verdict::fails;
    return asks_for_less(relation) ? decided(surely_below, surely_above, is_so)
                                   : decided(surely_above, surely_below, is_so);
}

Verdict quantile_verdict(const CountsAround& counts, double p, Relation relation, double tail) {
    if (counts.n == 0) return Verdict::undecided;
    // Whether q < c is a question about the values below c, whether q > c one about those up to it.
    const bool asks_below = relation == Relation::less || relation == Relation::at_least;
    const bool has_atom = counts.at > counts.under;
    const std::uint64_t asked = asks_below ? counts.under : counts.at;
    const double zone = has_atom ? atom_zone : 0;
    const bool surely_below =
        share_lower(has_atom ? asked : counts.above, counts.n, tail) >= p - zone;
    const bool surely_above =
        share_upper(has_atom ? asked : counts.below, counts.n, tail) < p + zone;
    const double wanted = p * static_cast<double>(counts.n);
    const bool is_under = static_cast<double>(counts.under) >= wanted;
    const bool is_over = static_cast<double>(counts.at) < wanted;
    const double side = is_under ? -1 : is_over ? 1 : 0;
    const bool is_so = compare(side, relation, 0);
    return asks_for_less(relation) ? decided(surely_below, surely_above, is_so)
                                   : decided(surely_above, surely_below, is_so);
}

Verdict all_of(std::span<const Verdict> verdicts) {
    Verdict result = Verdict::holds;
    for (const Verdict verdict : verdicts) {
        if (verdict == Verdict::fails) return Verdict::fails;
        if (verdict == Verdict::undecided) result = Verdict::undecided;
    }
    return result;
}

Verdict opposite(Verdict verdict) {
    if (verdict == Verdict::undecided) return verdict;
    return verdict == Verdict::holds ? Verdict::fails : Verdict::holds;
}

Relation mirrored(Relation relation) {
    switch (relation) {
        case Relation::less:
            return Relation::more;
        case Relation::at_most:
            return Relation::at_least;
        case Relation::more:
            return Relation::less;
        case Relation::at_least:
            return Relation::at_most;
        case Relation::is:
        case Relation::is_not:
            break;
    }
    return relation;
}

}  // namespace friction
