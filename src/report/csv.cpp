#include "friction/report/csv.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "csv_table.h"
#include "figures.h"
#include "friction/quantity.h"
#include "friction/seconds.h"
#include "labels.h"
#include "view.h"

namespace friction::report {
namespace {

/// What a parameter is read in; its values are held in base units.
struct ReadUnit {
    std::string name;
    double base_units = 1;  ///< in one of it
};

ReadUnit read_unit(const SweepAxis& axis) {
    if (axis.low.dimension == Dimension::duration) {
        const TimeUnit unit = time_unit(axis.high.value / seconds_per_day);
        return {std::string(unit.name), seconds_per_day / unit.per_day};
    }
    if (axis.low.dimension != Dimension::rate)
        return {std::string(base_unit(axis.low.dimension)), 1};
    // As with lengths, the shortest in which there is one or more.
    for (const auto& [name, seconds] :
         {std::pair("per hour", 3'600.0), std::pair("per day", 86'400.0),
          std::pair("per month", seconds_per_month)})
        if (axis.high.value * seconds >= 1) return {name, 1 / seconds};
    return {"per year", 1 / (12 * seconds_per_month)};
}

std::string in_brackets(std::string_view unit) {
    return unit.empty() ? "" : " [" + std::string(unit) + "]";
}

/// A table has no notes: each of its lines says that it is not the whole answer.
std::string partial_words(Ending ending) {
    switch (ending) {
        case Ending::cut:
            return ", partial: too many journeys are cut";
        case Ending::cancelled:
            return ", partial: interrupted";
        case Ending::asked_for:
        case Ending::enough:
        case Ending::cap:
            break;
    }
    return "";
}

/// A count of the sample says nothing beyond it: no interval but itself.
Estimate counted_exactly(std::uint64_t count, std::uint64_t journeys) {
    Estimate e;
    e.value = e.low = e.high = static_cast<double>(count);
    e.journeys = journeys;
    return e;
}

/// What is decided by, beyond the figures of one design: who gains, and what that is worth.
std::vector<NamedEstimate> decision_of(const View& view, const ComparedRedesign& redesign) {
    const auto& segments = view.baseline().segments;
    const std::string money = unit_of_money(view.currency());
    std::vector<NamedEstimate> all;
    for (std::size_t i = 0; i < redesign.who.size(); ++i) {  // everyone, then the segments in order
        const WhoWins& who = redesign.who[i];
        const std::string whose = i == 0 ? "" : "(" + segments.at(i - 1).name + ")";
        all.push_back({"better_off" + whose, "share", who.better});
        all.push_back({"same" + whose, "share", who.same});
        all.push_back({"worse_off" + whose, "share", who.worse});
        if (!who.loss) continue;
        all.push_back({"effort_loss.customers" + whose, "customers",
                       counted_exactly(who.loss->customers, who.customers)});
        if (who.loss->mean) all.push_back({"effort_loss.mean" + whose, "EM", *who.loss->mean});
        if (who.loss->p95) all.push_back({"effort_loss.p95" + whose, "EM", *who.loss->p95});
    }
    if (view.fresh && view.fresh->alternative == redesign.alternative)
        all.push_back({"effort_difference.fresh", "EM", view.fresh->effort_difference});
    if (redesign.yearly_saving) all.push_back({"yearly_saving", money, *redesign.yearly_saving});
    if (redesign.net_gain) all.push_back({"net_gain", money, *redesign.net_gain});
    Estimate once;
    once.value = once.low = once.high = view.scenarios[redesign.alternative].costs.one_off;
    once.journeys = view.tally.journeys;
    all.push_back({"one_off", money, once});
    if (redesign.payback_years)
        all.push_back({"payback_years", "years", payback(view, redesign, 1)});
    return all;
}

std::string results_csv(const View& view, Ending ending, const Origin& origin, CsvForm form) {
    const std::string provenance =
        provenance_line(view.scenarios, origin, view.tally.seed, view.tally.journeys) +
        partial_words(ending);
    CsvTable table(form);
    for (const char* name :
         {"design", "title", "metric", "unit", "value", "low", "high", "level", "difference",
          "difference_low", "difference_high", "difference_level", "journeys", "provenance"})
        table.words(name);
    table.end_line();
    for (std::size_t a = 0; a < view.scenarios.size(); ++a) {
        const auto line = [&](const NamedEstimate& figure, const Estimate* difference) {
            table.words(view.scenarios[a].alternative)
                .words(title_of(view.scenarios[a]))
                .words(figure.name)
                .words(figure.unit)
                .interval(figure.estimate)
                .number(figure.estimate.level);
            if (difference == nullptr)
                table.number({}).number({}).number({}).number({});
            else
                table.interval(*difference).number(difference->level);
            table.count(figure.estimate.journeys).words(provenance).end_line();
        };
        std::map<std::string, Estimate> differences;
        std::vector<NamedEstimate> decision;
        for (const ComparedRedesign& r : view.redesigns) {
            if (r.alternative != a) continue;
            for (NamedEstimate& d : differences_of(view, r))
                differences.emplace(d.name, d.estimate);
            decision = decision_of(view, r);
        }
        for (const NamedEstimate& figure : figures_of(view, a)) {
            const auto found = differences.find(figure.name);
            line(figure, found == differences.end() ? nullptr : &found->second);
        }
        for (const NamedEstimate& figure : decision) line(figure, nullptr);
    }
    return table.text();
}

}  // namespace

std::string run_csv(const Scenario& scenario, const RunResult& result, const Origin& origin,
                    CsvForm form) {
    return results_csv({std::span(&scenario, 1), result.tally, {}}, result.ending, origin, form);
}

std::string comparison_csv(std::span<const Scenario> scenarios, const Comparison& comparison,
                           const Origin& origin, CsvForm form) {
    return results_csv({.scenarios = scenarios,
                        .tally = comparison.tally,
                        .redesigns = comparison.redesigns,
                        .fresh = comparison.fresh},
                       comparison.ending, origin, form);
}

std::string sweep_csv(std::span<const Scenario> scenarios, const Sweep& swept, const Origin& origin,
                      CsvForm form) {
    const std::string provenance =
        provenance_line(scenarios, origin, swept.seed, swept.journeys) +
        partial_words(swept.is_partial ? Ending::cancelled : Ending::asked_for);
    CsvTable table(form);
    for (const SweepAxis& axis : swept.axes)
        table.words(axis.parameter + in_brackets(read_unit(axis).name));
    table.words("design").words("title");
    const std::string argument = swept.argument.empty() ? "" : "(" + swept.argument + ")";
    const std::string statistic = swept.statistic.empty() ? "" : "." + swept.statistic;
    const std::string unit = in_brackets(unit_of(swept.metric, scenarios.front().currency));
    const auto head = [&](const std::string& what, const char* level) {
        for (const char* end : {"", "_low", "_high"}) table.words(what + end + unit);
        table.words(level);
    };
    head(std::string(swept.metric.name) + argument + statistic, "level");
    head("difference", "difference_level");
    table.words("journeys").words("provenance").end_line();

    const auto line = [&](std::size_t point, std::string_view design, std::string_view title,
                          const Estimate& value, const Estimate* difference) {
        std::size_t rest = point;
        for (const SweepAxis& axis : swept.axes) {
            table.number(axis.at(rest % axis.points) / read_unit(axis).base_units);
            rest /= axis.points;
        }
        table.words(design).words(title).interval(value).number(value.level);
        if (difference == nullptr)
            table.number({}).number({}).number({}).number({});
        else
            table.interval(*difference).number(difference->level);
        table.count(value.journeys).words(provenance).end_line();
    };
    for (std::size_t point = 0; point < swept.before.size(); ++point) {
        line(point, "baseline", "Baseline", swept.before[point], nullptr);
        for (const SweptRedesign& redesign : swept.redesigns)
            line(point, redesign.name, title_of(redesign.title, redesign.name),
                 redesign.after[point], &redesign.difference[point]);
    }
    return table.text();
}

}  // namespace friction::report
