// Histograms and curves of effort.

#include <algorithm>

#include "friction/report/wording.h"
#include "friction/viewer/chart_data.h"
#include "friction/viewer/words.h"
#include "looked_at.h"

namespace friction::viewer {
namespace {

using drawing::Bins;

std::string plain(double value, int decimals) {
    return with_minus(report::number(value, decimals));
}

/// How many are above it, from the histogram.
double share_above(const LogHistogram& histogram, double limit) {
    if (histogram.count() == 0) return 0;
    return 1 - static_cast<double>(histogram.count_at_most_upper(limit)) /
                   static_cast<double>(histogram.count());
}

drawing::ThresholdMark threshold_of(const LookedAt& at) {
    const double limit = at.scenario().effort.threshold_em;
    const Estimate crossed = at.estimate_of(Column::became_problem);
    return {limit, report::number(limit, 0) + " EM: a need becomes a problem",
            report::percent(crossed.value) + " of customers cross it"};
}

/// Effort of those customers looked at who did not end resolved.
std::optional<LogHistogram> unresolved(const Session& session, DesignId design) {
    const Customers* customers = session.run.customers.get();
    if (customers == nullptr) return std::nullopt;
    const std::optional<std::size_t> alternative = customers->model->alternative(design);
    if (!alternative || *alternative >= customers->journeys.size()) return std::nullopt;
    std::vector<double> efforts;
    for (const JourneyBrief& journey : customers->journeys[*alternative])
        if (!journey.resolved) efforts.push_back(journey.effort_em);
    LogHistogram histogram;
    histogram.add(efforts);
    return histogram;
}

/// Counts of the few customers looked at, as if all journeys had been: the shares are what is
/// shown.
Bins with_part(Bins bins, const Session& session, DesignId design, const drawing::BinPlan& plan) {
    const std::optional<LogHistogram> part = unresolved(session, design);
    if (!part || session.run.customers->count() == 0) return bins;
    const Bins few = drawing::bins_of(*part, nullptr, plan);
    const double times =
        static_cast<double>(bins.total) / static_cast<double>(session.run.customers->count());
    for (std::size_t i = 0; i < bins.bins.size() && i < few.bins.size(); ++i) {
        const double scaled = static_cast<double>(few.bins[i].count) * times;
        bins.bins[i].part =
            std::min(bins.bins[i].count, static_cast<std::uint64_t>(std::llround(scaled)));
    }
    return bins;
}

/// `is_split`: it is known who did not end resolved.
std::vector<std::string> readouts_of(const Bins& bins, bool is_split) {
    std::vector<std::string> readouts;
    for (std::size_t i = 0; i < bins.bins.size(); ++i) {
        const double from = bins.width * static_cast<double>(i);
        readouts.push_back(
            report::number(from) + " to " + report::number(from + bins.width) +
            " EM: " + report::percent(bins.share(i), 1) + " of journeys" +
            (is_split ? ", " + report::percent(bins.part_share(i), 1) + " not resolved" : ""));
    }
    return readouts;
}

std::string tail_of(const Bins& bins) {
    return "above " + report::number(bins.end()) + ": " + report::percent(bins.share_beyond());
}

drawing::HistogramSide side_of(const Session& session, const LookedAt& at, DesignId design,
                               const drawing::BinPlan& plan) {
    drawing::HistogramSide side;
    const LogHistogram& effort = at.tally().alternatives[at.alternative].effort;
    side.bins = with_part(drawing::bins_of(effort, nullptr, plan), session, design, plan);
    const Estimate mean = at.estimate_of(Column::effort);
    side.name = design.is_baseline() ? "baseline" : "redesign";
    side.figure = em_text(mean);
    side.mean = mean.value;
    side.readouts = readouts_of(side.bins, unresolved(session, design).has_value());
    return side;
}

drawing::CumulativeSide curve_of(const LookedAt& at, std::string name) {
    drawing::CumulativeSide side;
    const LogHistogram& effort = at.tally().alternatives[at.alternative].effort;
    side.points = drawing::cumulative_of(effort);
    side.name = std::move(name);
    for (const double p : {0.5, 0.9, 0.95}) {
        const Estimate q = quantile_interval(effort, p);
        if (!q.low_bounded || !q.high_bounded) continue;
        const std::string label = "p" + report::number(100 * p, 0);
        side.quantiles.push_back(
            {p, q.value, q.low, q.high, label,
             report::percent(p) + " stay within " + report::with_doubt(q) + " EM"});
    }
    return side;
}

}  // namespace

std::optional<drawing::HistogramChart> histogram(const Session& session, DesignId design) {
    const std::optional<LookedAt> at = looked_at(session, design);
    if (!at) return std::nullopt;
    const LogHistogram& effort = at->tally().alternatives[at->alternative].effort;
    if (effort.count() == 0) return std::nullopt;
    const drawing::BinPlan plan = drawing::plan_bins({&effort});
    drawing::HistogramChart chart;
    chart.title = {"Effort of " + report::counted(effort.count(), "customer", "customers"),
                   report::number(plan.width) + " EM a bar"};
    chart.bins = with_part(drawing::bins_of(effort, nullptr, plan), session, design, plan);
    chart.threshold = threshold_of(*at);
    const Estimate mean = at->estimate_of(Column::effort);
    chart.mean = mean.value;
    chart.mean_label = "mean " + em_text(mean);
    const bool is_split = unresolved(session, design).has_value();
    if (is_split) {
        chart.whole = "resolved";
        chart.part = "not resolved";
    }
    chart.tail = "EM, " + tail_of(chart.bins);
    chart.readouts = readouts_of(chart.bins, is_split);
    chart.number = plain;
    return chart;
}

std::optional<drawing::HistogramPairChart> histogram_pair(const Session& session, DesignId design) {
    const std::optional<LookedAt> before = looked_at(session, baseline_id);
    const std::optional<LookedAt> after = looked_at(session, design);
    if (!before || !after) return std::nullopt;
    const LogHistogram& first = before->tally().alternatives[0].effort;
    const LogHistogram& second = after->tally().alternatives[after->alternative].effort;
    if (first.count() == 0 || second.count() == 0) return std::nullopt;
    const drawing::BinPlan plan = drawing::plan_bins({&first, &second});
    drawing::HistogramPairChart chart;
    chart.title = {"Effort of the same " + report::counted(first.count(), "customer", "customers"),
                   {}};
    chart.before = side_of(session, *before, baseline_id, plan);
    chart.after = side_of(session, *after, design, plan);
    chart.threshold = threshold_of(*before);
    chart.threshold->label = report::number(chart.threshold->at, 0) + " EM";
    chart.mean_word = "mean";
    chart.unit = "EM";
    chart.tail =
        tail_of(chart.before.bins) + ", then " + report::percent(chart.after.bins.share_beyond());
    if (unresolved(session, design)) chart.part = "darker: not resolved";
    chart.number = plain;
    return chart;
}

std::optional<drawing::CumulativeChart> cumulative_pair(const Session& session, DesignId design) {
    const std::optional<LookedAt> before = looked_at(session, baseline_id);
    const std::optional<LookedAt> after = looked_at(session, design);
    if (!before || !after) return std::nullopt;
    const LogHistogram& first = before->tally().alternatives[0].effort;
    const LogHistogram& second = after->tally().alternatives[after->alternative].effort;
    if (first.count() == 0 || second.count() == 0) return std::nullopt;
    const drawing::BinPlan plan = drawing::plan_bins({&first, &second});
    drawing::CumulativeChart chart;
    chart.title = {"Customers who stay within", "share, by effort"};
    chart.before = curve_of(*before, "baseline");
    chart.after = curve_of(*after, "redesign");
    chart.end = plan.width * static_cast<double>(plan.count);
    chart.threshold = threshold_of(*before);
    chart.threshold->beyond = report::percent(share_above(first, chart.threshold->at)) + ", then " +
                              report::percent(share_above(second, chart.threshold->at)) + " above";
    chart.unit = "EM";
    chart.number = plain;
    return chart;
}

}  // namespace friction::viewer
