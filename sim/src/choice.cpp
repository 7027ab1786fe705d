#include "friction/choice.h"

#include <algorithm>
#include <cmath>

#include "friction/contract.h"
#include "friction/kernels.h"

namespace friction {

namespace {

constexpr std::size_t redesigns_watched = 100;
constexpr double rounding_em = 1e-11;  // what adding up leaves counts as no difference

/// Effort of the one less that of the other; `more` > `less`, so that each two are watched once.
Contrast effort_apart(std::size_t more, std::size_t less) {
    const ColumnId effort = column_id(Column::effort);
    return {.terms = {{static_cast<std::uint32_t>(more), effort},
                      {static_cast<std::uint32_t>(less), effort, -1}}};
}

/// Effort of a less that of b, where the run watched it.
std::optional<Moments> watched_difference(const Tally& tally, std::size_t a, std::size_t b) {
    const Moments* known = tally.watched(effort_apart(std::max(a, b), std::min(a, b)));
    if (known == nullptr) return std::nullopt;
    if (a > b) return *known;
    return Moments{known->n, -known->mean, known->m2, -known->m3};
}

bool has_surely_more(const Tally& tally, std::size_t a, std::size_t b, double z) {
    const ColumnId effort = column_id(Column::effort);
    const auto n = static_cast<double>(tally.journeys);
    if (const std::optional<Moments> d = watched_difference(tally, a, b)) {
        if (std::sqrt(d->variance()) <= rounding_em) return d->mean > rounding_em;
        return mean_interval(*d, z).low > rounding_em && is_enough_for_skewness(*d, z);
    }
    const Moments before = tally.total_difference(a, effort),
                  other = tally.total_difference(b, effort);
    const double spread = std::sqrt(before.variance()) + std::sqrt(other.variance());
    return before.mean - other.mean > z * spread / std::sqrt(n);
}

}  // namespace

std::vector<Contrast> choice_contrasts(std::size_t alternative_count) {
    std::vector<Contrast> contrasts;
    if (alternative_count > redesigns_watched + 1) return contrasts;
    for (std::size_t more = 2; more < alternative_count; ++more)
        for (std::size_t less = 1; less < more; ++less)
            contrasts.push_back(effort_apart(more, less));
    return contrasts;
}

std::optional<Choice> choose(const Tally& tally, std::size_t looks) {
    FRICTION_EXPECTS(looks > 0);
    const std::size_t count = tally.alternatives.size();
    if (count < 3 || tally.journeys == 0) return std::nullopt;
    std::vector<std::size_t> order;
    for (std::size_t a = 1; a < count; ++a) order.push_back(a);
    const auto mean = [&](std::size_t a) { return tally.total(a, column_id(Column::effort)).mean; };
    std::ranges::stable_sort(order, {}, mean);
    Choice choice{order.front(), {}};
    const auto others = static_cast<double>(count - 2);
    const double z =
        normal_upper_quantile((1 - choice_level) / (others * static_cast<double>(looks)));
    for (const std::size_t a : order)
        if (a != choice.least &&
            (tally.journeys < least_told || !has_surely_more(tally, a, choice.least, z)))
            choice.ties.push_back(a);
    return choice;
}

std::optional<FreshSaving> save_on_fresh_customers(std::span<const Plan> both,
                                                   const ColumnLayout& layout,
                                                   std::size_t alternative, RunOptions options) {
    FRICTION_EXPECTS(both.size() == 2 && options.journeys > 0);
    ++options.replication;
    options.contrasts.clear();
    options.effort_sections = options.effort_losses = false;
    const RunResult result = run(both, layout, options);
    if (result.ending != Ending::asked_for) return std::nullopt;
    return FreshSaving{alternative, options.replication,
                       estimate_difference(result.tally, 1, column_id(Column::effort))};
}

}  // namespace friction
