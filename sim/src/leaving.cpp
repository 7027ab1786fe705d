#include "leaving.h"

#include <algorithm>
#include <limits>
#include <variant>

namespace friction {
namespace {

// Sums of seconds are equal when they differ by rounding only: simulated time is whole
// microseconds, and a step that takes exactly its time-out ends by itself.
constexpr double rounding_s = 1e-7;

double chance_within(const Distribution& length, double seconds) {
    if (std::holds_alternative<Constant>(length)) seconds += rounding_s;
    return seconds >= highest(length) ? 1 : cdf(length, std::max(0.0, seconds));
}

// Whether every number from `least` on, or none, compares with the value in this way.
Truth compare_from(double least, Relation relation, double value) {
    switch (relation) {
        case Relation::at_least:
            return value <= least ? Truth::always : Truth::sometimes;
        case Relation::more:
            return value < least ? Truth::always : Truth::sometimes;
        case Relation::less:
            return value <= least ? Truth::never : Truth::sometimes;
        case Relation::at_most:
            return value < least ? Truth::never : Truth::sometimes;
        default:
            return Truth::sometimes;
    }
}

Truth truth_of(const Ask& ask, StepId here) {
    if (ask.thing == Thing::segment) return Truth::sometimes;
    // A mark may be set on entering this step.
    if (ask.thing == Thing::count || is_of_ledger(ask.thing)) return Truth::sometimes;
    const bool counts_this_visit = ask.thing == Thing::visits && here.exists() && ask.step == here;
    return compare_from(counts_this_visit ? 1 : 0, ask.relation, ask.value);
}

}  // namespace

Exits exits_of(const Distribution& length, std::optional<double> time_out_s, double tell_s_max) {
    if (!time_out_s) return {};
    const double at_its_longest = *time_out_s - tell_s_max;
    return {.by_itself = at_its_longest < 0 ? 0 : chance_within(length, at_its_longest),
            .timed_out = 1 - chance_within(length, *time_out_s)};
}

Exits exits_of(const Step& step) {
    const std::optional<double> time_out_s =
        step.after ? std::optional(step.after->time_s) : std::nullopt;
    const bool may_tell = !step.needs.empty() && step.receiver().exists();
    return exits_of(step.length, time_out_s,
                    may_tell ? std::numeric_limits<double>::infinity() : 0);
}

Truth truth_of(const Branch& branch, StepId here) {
    if (branch.asks.empty()) return Truth::always;
    const Truth settles = branch.any ? Truth::always : Truth::never;
    const Truth neutral = branch.any ? Truth::never : Truth::always;
    bool all_neutral = true;
    for (const Ask& ask : branch.asks) {
        const Truth truth = truth_of(ask, here);
        if (truth == settles) return settles;
        all_neutral = all_neutral && truth == neutral;
    }
    return all_neutral ? neutral : Truth::sometimes;
}

}  // namespace friction
