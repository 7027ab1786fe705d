#include "friction/comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "friction/contract.h"
#include "friction/kernels.h"

namespace friction {

namespace {

using Bucket = LogHistogram::Bucket;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double family_error = 0.05;  // shared by all redesigns on the primary metric

/// What the stopping rule looks at: each paired difference, or the mean effort of a single
/// alternative.
std::vector<Moments> judged(const Tally& tally) {
    const ColumnId effort = column_id(Column::effort);
    if (tally.alternatives.size() == 1) return {tally.total(0, effort)};
    std::vector<Moments> differences;
    for (std::size_t a = 1; a < tally.alternatives.size(); ++a)
        differences.push_back(tally.total_difference(a, effort));
    return differences;
}

double half_width(const Moments& moments) {
    return z_95 * std::sqrt(moments.variance() / moments.n);
}

/// The share of the values at most x (below: less than x) that is certain from the buckets, and the
/// largest possible.
class Spread {
public:
    explicit Spread(const LogHistogram& histogram)
        : buckets_(histogram.buckets()), count_(static_cast<double>(histogram.count())) {
        std::uint64_t seen = 0;
        for (const Bucket& bucket : buckets_) up_to_.push_back(seen += bucket.count);
    }

    [[nodiscard]] const std::vector<Bucket>& buckets() const { return buckets_; }
    [[nodiscard]] bool empty() const { return buckets_.empty(); }
    [[nodiscard]] double surely_at_most(double x) const {
        return share(std::partition_point(buckets_.begin(), buckets_.end(),
                                          [x](const Bucket& b) { return b.maximum <= x; }));
    }
    [[nodiscard]] double perhaps_at_most(double x) const {
        return share(std::partition_point(buckets_.begin(), buckets_.end(),
                                          [x](const Bucket& b) { return b.minimum <= x; }));
    }
    [[nodiscard]] double perhaps_below(double x) const {
        return share(std::partition_point(buckets_.begin(), buckets_.end(),
                                          [x](const Bucket& b) { return b.minimum < x; }));
    }

private:
    [[nodiscard]] double share(std::vector<Bucket>::const_iterator end) const {
        const auto position = end - buckets_.begin();
        return position == 0
                   ? 0
                   : static_cast<double>(up_to_[static_cast<std::size_t>(position - 1)]) / count_;
    }

    std::vector<Bucket> buckets_;
    std::vector<std::uint64_t> up_to_;
    double count_;
};

std::vector<WhoWins> who_wins(const Scenario& scenario, const Tally& tally,
                              std::size_t alternative) {
    const auto row = [&](std::string title, std::optional<std::size_t> segment) {
        const auto share = [&](Column column) {
            return estimate(tally, alternative, column_id(column), segment);
        };
        WhoWins who{std::move(title), share(Column::better_off), share(Column::same),
                    share(Column::worse_off), 0};
        who.customers = who.better.journeys;
        who.loss = effort_loss(tally, alternative, segment);
        return who;
    };
    std::vector<WhoWins> rows{row({}, {})};
    if (scenario.segments.size() == 1) return rows;
    for (std::size_t s = 0; s < scenario.segments.size(); ++s) {
        const Segment& segment = scenario.segments[s];
        rows.push_back(row(segment.title.empty() ? segment.name : segment.title, s));
    }
    return rows;
}

Estimate scaled(const Estimate& e, double factor) {
    Estimate result = e;
    result.value *= factor;
    result.standard_error *= std::abs(factor);
    result.low = factor * (factor < 0 ? e.high : e.low);
    result.high = factor * (factor < 0 ? e.low : e.high);
    if (factor < 0) std::swap(result.low_bounded, result.high_bounded);
    return result;
}

void add_money(const Scenario& scenario, const Tally& tally, ComparedRedesign& redesign) {
    if (!scenario.customers_per_year) return;
    const std::size_t a = redesign.alternative;
    redesign.yearly_saving = scaled(estimate_difference(tally, a, column_id(Column::cost)),
                                    -*scenario.customers_per_year);
    redesign.net_gain = estimate(tally, a, column_id(Column::net_gain));
    if (scenario.costs.one_off <= 0) return;
    redesign.never_pays_back = !(redesign.yearly_saving->value > 0);
    if (!redesign.never_pays_back)
        redesign.payback_years = scenario.costs.one_off / redesign.yearly_saving->value;
}

void add_pairing(const Tally& tally, ComparedRedesign& redesign) {
    const ColumnId effort = column_id(Column::effort);
    const double before = tally.total(0, effort).variance();
    const double after = tally.total(redesign.alternative, effort).variance();
    const double paired = tally.total_difference(redesign.alternative, effort).variance();
    if (before + after == 0) return;
    redesign.pairing_gain = paired > 0 ? (before + after) / paired : infinity;
    const double apart = std::sqrt(before) - std::sqrt(after);
    redesign.pairing_gain_bound = apart != 0 ? (before + after) / (apart * apart) : infinity;
}

ComparedRedesign compare_one(const std::vector<Scenario>& scenarios, const Tally& tally,
                             std::size_t alternative) {
    const Scenario& scenario = scenarios[alternative];
    const double redesigns = static_cast<double>(scenarios.size() - 1);
    ComparedRedesign redesign;
    redesign.name = scenario.alternative;
    redesign.title = scenario.alternative_title;
    redesign.alternative = alternative;
    redesign.effort_difference = estimate_difference(tally, alternative, column_id(Column::effort),
                                                     {}, 1 - family_error / redesigns);
    for (std::size_t i = 0; i < tally.layout.size(); ++i) {
        const auto column = static_cast<ColumnId>(i);
        if (column == column_id(Column::effort) || tally.layout.row(column).needs_pair) continue;
        redesign.differences.push_back({column, estimate(tally, 0, column),
                                        estimate(tally, alternative, column),
                                        estimate_difference(tally, alternative, column)});
    }
    redesign.who = who_wins(scenarios.front(), tally, alternative);
    const LogHistogram& before = tally.alternatives[0].effort;
    const LogHistogram& after = tally.alternatives[alternative].effort;
    redesign.worse_any_luck = more_under_any_luck(before, after, scenario.run.same_within_em);
    redesign.better_any_luck = more_under_any_luck(after, before, scenario.run.same_within_em);
    add_pairing(tally, redesign);
    add_money(scenario, tally, redesign);
    redesign.is_mirage = is_mirage(tally, alternative);
    return redesign;
}

}  // namespace

bool is_precise(const Tally& tally, double precision, HiddenEffort& hidden) {
    if (tally.journeys == 0) return false;
    const double wanted = precision * tally.total(0, column_id(Column::effort)).mean;
    const std::vector<Moments> all = judged(tally);
    for (const Moments& moments : all)
        if (half_width(moments) > wanted || !is_enough_for_skewness(moments)) return false;
    // Asked last, since it may have to solve something.
    for (std::size_t i = 0; i < all.size(); ++i) {
        // Two designs that hardly ever differ are known better than anybody asked for.
        const double known_to = std::max(half_width(all[i]), wanted / 4);
        const std::size_t redesign = tally.alternatives.size() == 1 ? 0 : i + 1;
        for (const std::size_t a : {std::size_t{0}, redesign})
            if (hidden.at_most(tally, a) > known_to / 4) return false;
    }
    return true;
}

Bounds more_under_any_luck(const LogHistogram& a, const LogHistogram& b, double margin) {
    const Spread before(a), after(b);
    if (before.empty() || after.empty()) return {};
    // P(B - A > d) >= P(A <= x, B > x + d), and P(B - A <= d) >= P(A >= x, B <= x + d), for every
    // x. The best x stand where the first probability jumps.
    double surely_more = 0, surely_not = 0;
    for (const Bucket& bucket : before.buckets()) {
        const double x = bucket.maximum;
        surely_more =
            std::max(surely_more, before.surely_at_most(x) - after.perhaps_at_most(x + margin));
    }
    for (const Bucket& bucket : after.buckets()) {
        const double x = bucket.maximum - margin;
        surely_not =
            std::max(surely_not, after.surely_at_most(bucket.maximum) - before.perhaps_below(x));
    }
    return {surely_more, 1 - surely_not};
}

bool is_mirage(const Tally& tally, std::size_t alternative) {
    // Each claim one-sided at 2.5%: an end of a 95% interval. Both must be shown, so that the
    // chance to call a redesign a mirage that is none is at most 2.5%, whatever the correlation of
    // the two.
    const auto shown = [&](Column column, double direction) {
        const Moments d = tally.total_difference(alternative, column_id(column));
        const Estimate e = mean_interval(d);
        if (!e.low_bounded || !is_enough_for_skewness(d)) return false;
        return direction > 0 ? e.low > 0 : e.high < 0;
    };
    return shown(Column::cost, -1) && shown(Column::effort, +1);
}

double price_of_minute(const Scenario& scenario, std::string_view team) {
    const TeamId id = scenario.team(team);
    return id.exists() ? scenario.teams[id.index].cost_per_minute : 0;
}

Contrast team_cost_apart(std::span<const Scenario> scenarios, const ColumnLayout& layout,
                         std::size_t alternative, std::size_t team) {
    const std::string& name = layout.teams().at(team);
    const ColumnId column = layout.team_column(team);
    Contrast apart;
    apart.terms = {{static_cast<std::uint32_t>(alternative), column,
                    price_of_minute(scenarios[alternative], name)},
                   {0, column, -price_of_minute(scenarios.front(), name)}};
    return apart;
}

std::vector<Contrast> comparison_contrasts(std::span<const Scenario> scenarios,
                                           const ColumnLayout& layout) {
    std::vector<Contrast> contrasts = ratio_contrasts(scenarios.size());
    for (std::size_t a = 1; a < scenarios.size(); ++a)
        for (std::size_t t = 0; t < layout.teams().size(); ++t) {
            const std::string& name = layout.teams()[t];
            if (price_of_minute(scenarios[a], name) != price_of_minute(scenarios.front(), name))
                contrasts.push_back(team_cost_apart(scenarios, layout, a, t));
        }
    return contrasts;
}

bool harms_most(const ComparedRedesign& redesign) {
    return !redesign.who.empty() &&
           redesign.who.front().worse.low > redesign.who.front().better.high;
}

Comparison compare(const std::vector<Scenario>& scenarios, RunResult result, double precision) {
    FRICTION_EXPECTS(!scenarios.empty());
    FRICTION_EXPECTS(scenarios.size() == result.tally.alternatives.size());
    Comparison comparison;
    comparison.ending = result.ending;
    comparison.tally = std::move(result.tally);
    const Tally& tally = comparison.tally;
    comparison.precision_wanted_em = precision * tally.total(0, column_id(Column::effort)).mean;
    for (const Moments& moments : judged(tally))
        if (moments.n > 0)
            comparison.precision_reached_em =
                std::max(comparison.precision_reached_em, larger_side(mean_interval(moments)));
    for (std::size_t a = 1; a < scenarios.size(); ++a)
        comparison.redesigns.push_back(compare_one(scenarios, tally, a));
    if (result.ending != Ending::cut)
        comparison.choice =
            choose(tally, result.ending == Ending::asked_for ? 1 : RunOptions{}.looks());
    return comparison;
}

}  // namespace friction
