// A metric along one or two parameters, and where the decision flips.

#include <algorithm>
#include <cmath>

#include "friction/report/build.h"
#include "friction/report/json.h"
#include "friction/report/provenance.h"
#include "friction/report/wording.h"
#include "friction/sweep.h"
#include "json_parts.h"
#include "labels.h"

namespace friction::report {
namespace {

constexpr std::size_t rows_shown = 9;

/// With as many digits as a hundredth of the range needs: nobody sets a slider finer by hand.
std::string value_text(double value, const SweepAxis& axis) {
    const Dimension dimension = axis.low.dimension;
    if (dimension == Dimension::duration) return duration(value);
    const double step = (axis.high.value - axis.low.value) / 100;
    const auto digits = [](double of) {
        return std::clamp(static_cast<int>(std::ceil(-std::log10(of) - 0.01)), 0, 6);
    };
    if (dimension == Dimension::share) return percent(value, digits(step * 100));
    const double scale = std::pow(10, digits(step));
    return to_text(Quantity{std::round(value * scale) / scale, dimension});
}

Shape shape_of(const MetricRow& metric) {
    if (metric.unit == "share") return Shape::share;
    return metric.unit == "money" ? Shape::money : Shape::number;
}

std::string metric_words(const Sweep& swept) {
    std::string words = sentence_case(std::string(swept.metric.name));
    std::replace(words.begin(), words.end(), '_', ' ');
    if (!swept.argument.empty()) words += " of " + swept.argument;
    return words;
}

/// "better", "worse", or "higher", "lower" where neither is.
std::string verdict(const MetricRow& metric, double difference) {
    if (metric.better == Better::neither) return difference < 0 ? "lower" : "higher";
    return (difference < 0) == (metric.better == Better::less) ? "better" : "worse";
}

bool is_open_everywhere(const SweptRedesign& redesign) {
    return redesign.break_evens.size() == 1 && !redesign.break_evens[0].low_bounded &&
           !redesign.break_evens[0].high_bounded;
}

std::string where(const BreakEven& at, const SweepAxis& axis) {
    const std::string stretch = value_text(at.low, axis) + " to " + value_text(at.high, axis);
    return at.value ? value_text(*at.value, axis) + " (" + stretch + ")" : stretch;
}

/// "-38.1 ± 0.5 EM"
std::string by(const Sweep& swept, const Estimate& difference, const std::string& currency) {
    const Shape shape = shape_of(swept.metric);
    std::string unit;
    if (shape == Shape::money) unit = currency;
    if (shape == Shape::number && swept.metric.unit != "per journey") unit = swept.metric.unit;
    return change_with_doubt(difference, shape) + (unit.empty() ? "" : " " + unit);
}

/// How the redesign stands behind a stretch: at the first value that is certain again.
std::string behind(const Sweep& swept, const SweptRedesign& redesign, const BreakEven& flip) {
    for (std::size_t i = 0; i < redesign.difference.size(); ++i)
        if (swept.axes.front().at(i) > flip.high && is_beyond_chance(redesign.difference[i]))
            return verdict(swept.metric, redesign.difference[i].value);
    return {};
}

/// "better than the baseline up to 43% (42% to 44%), worse from there on"
std::string flips(const Sweep& swept, const SweptRedesign& redesign, const std::string& currency) {
    const SweepAxis& axis = swept.axes.front();
    const Estimate& first = redesign.difference.front();
    if (redesign.break_evens.empty())
        return verdict(swept.metric, first.value) + " than the baseline in the whole range, by " +
               by(swept, first, currency) + " at " + value_text(axis.low.value, axis) + " and " +
               by(swept, redesign.difference.back(), currency) + " at " +
               value_text(axis.high.value, axis);
    if (is_open_everywhere(redesign))
        return "not to be told from the baseline anywhere in the range";
    std::string text;
    for (std::size_t i = 0; i < redesign.break_evens.size(); ++i) {
        const BreakEven& flip = redesign.break_evens[i];
        const std::string after = flip.high_bounded ? behind(swept, redesign, flip) : std::string();
        if (i > 0)
            text += "; then up to ";
        else if (flip.low_bounded)
            text = verdict(swept.metric, first.value) + " than the baseline up to ";
        if (!flip.low_bounded)
            text += "not to be told from the baseline up to " + value_text(flip.high, axis);
        else if (!flip.high_bounded)
            text += value_text(flip.low, axis) + ", not to be told from it from there on";
        else
            text += where(flip, axis);
        if (!after.empty()) text += ", " + after + " from there on";
    }
    return text;
}

Section curve(const Sweep& swept, bool details) {
    const SweepAxis& axis = swept.axes.front();
    const Shape shape = shape_of(swept.metric);
    Section section{.title = metric_words(swept),
                    .caption = "per journey; differences to the baseline with 95% intervals",
                    .depth = 0,
                    .table = {},
                    .sentences = {}};
    section.table.columns = {{axis.parameter, false}, {"Baseline"}};
    for (const SweptRedesign& redesign : swept.redesigns)
        section.table.columns.push_back({title_of(redesign.title, redesign.name)});
    const std::size_t points = swept.before.size();
    const std::size_t stride =
        details ? 1 : std::max<std::size_t>(1, (points - 1) / (rows_shown - 1));
    for (std::size_t point = 0; point < points; point += stride) {
        Row row{{{value_text(axis.at(point), axis), Weight::strong}}, 0};
        row.cells.push_back(with_doubt(swept.before[point], shape));
        for (const SweptRedesign& redesign : swept.redesigns)
            row.cells.push_back(change_with_doubt(redesign.difference[point], shape));
        section.table.rows.push_back(std::move(row));
    }
    if (stride > 1)
        section.sentences.push_back(
            {counted(points, "value", "values") + " were run: --details shows all.",
             Weight::faint});
    return section;
}

/// One sheet per redesign: the first parameter across, the second down, "-" better, "+" worse.
Section sheet(const Sweep& swept, const SweptRedesign& redesign) {
    const SweepAxis& across = swept.axes[0];
    const SweepAxis& down = swept.axes[1];
    constexpr std::size_t most_columns = 6;
    Section section{.title = title_of(redesign.title, redesign.name),
                    .caption = "difference to the baseline; ? when 0 is inside its 95% interval",
                    .depth = 0,
                    .table = {},
                    .sentences = {}};
    const std::size_t stride = std::max<std::size_t>(1, (across.points - 1) / (most_columns - 1));
    const std::size_t rows = redesign.difference.size() / across.points;
    section.table.columns = {{down.parameter + " \\ " + across.parameter, false}};
    for (std::size_t i = 0; i < across.points; i += stride)
        section.table.columns.push_back({value_text(across.at(i), across)});
    for (std::size_t j = 0; j < rows; j += std::max<std::size_t>(1, rows / rows_shown)) {
        Row row{{{value_text(down.at(j), down), Weight::strong}}, 0};
        for (std::size_t i = 0; i < across.points; i += stride) {
            const Estimate& difference = redesign.difference[j * across.points + i];
            row.cells.push_back(change(difference, shape_of(swept.metric)) +
                                (is_beyond_chance(difference) ? "" : " ?"));
        }
        section.table.rows.push_back(std::move(row));
    }
    return section;
}

std::string_view unit_of(Dimension dimension) {
    switch (dimension) {
        case Dimension::share:
            return "share";
        case Dimension::duration:
            return "s";
        case Dimension::effort:
            return "EM";
        case Dimension::rate:
            return "per s";
        case Dimension::number:
            return "";
    }
    return "";
}

Json estimates_json(const std::vector<Estimate>& estimates, std::string_view unit) {
    Json list = Json::array();
    for (const Estimate& estimate : estimates) list.push(estimate_json(estimate, unit));
    return list;
}

}  // namespace

Report build_sweep_report(const Scenario& baseline, const Sweep& swept,
                          const BuildOptions& options) {
    Report report;
    report.title = baseline.title;
    const SweepAxis& axis = swept.axes.front();
    if (swept.axes.size() == 1 && !swept.is_partial)
        for (const SweptRedesign& redesign : swept.redesigns)
            report.headline.push_back({title_of(redesign.title, redesign.name) + ": " +
                                       flips(swept, redesign, baseline.currency) + "."});
    if (swept.axes.size() == 1)
        report.sections.push_back(curve(swept, options.details));
    else
        for (const SweptRedesign& redesign : swept.redesigns)
            report.sections.push_back(sheet(swept, redesign));
    if (swept.is_partial) report.notes.push_back({"Interrupted: only the first values were run."});
    if (swept.file_value)
        report.notes.push_back({axis.parameter + " is " +
                                to_text(Quantity{*swept.file_value, axis.low.dimension}) +
                                " in the file."});
    report.notes.push_back(
        {"The same customers, with the same luck, at every value and in every design."});
    for (const std::string& note : options.notes) report.notes.push_back({note});
    report.provenance = {"friction " + std::string(version()) + ", seed " +
                         std::to_string(swept.seed) + ", " +
                         counted(swept.journeys, "journey", "journeys") + " at each of " +
                         counted(swept.before.size(), "value", "values")};
    return report;
}

std::string sweep_json(std::span<const Scenario> scenarios, const Sweep& swept,
                       const Origin& origin) {
    Json document = head("sweep", scenarios, swept.seed, origin);
    document.set("journeys", swept.journeys);
    document.set("partial", swept.is_partial);
    Json axes = Json::array();
    for (const SweepAxis& axis : swept.axes) {
        Json values = Json::array();
        for (std::size_t i = 0; i < axis.points; ++i) values.push(axis.at(i));
        axes.push(Json::object()
                      .set("parameter", axis.parameter)
                      .set("unit", unit_of(axis.low.dimension))
                      .set("values", std::move(values)));
    }
    document.set("axes", std::move(axes));
    document.set("metric", swept.metric.name);
    if (!swept.argument.empty()) document.set("argument", swept.argument);
    document.set("baseline", estimates_json(swept.before, swept.metric.unit));
    Json redesigns = Json::array();
    for (const SweptRedesign& redesign : swept.redesigns) {
        Json flips = Json::array();
        for (const BreakEven& flip : redesign.break_evens)
            flips.push(Json::object()
                           .set("value", flip.value ? Json(*flip.value) : Json())
                           .set("low", flip.low_bounded ? Json(flip.low) : Json())
                           .set("high", flip.high_bounded ? Json(flip.high) : Json()));
        redesigns.push(
            Json::object()
                .set("name", redesign.name)
                .set("title", redesign.title)
                .set("values", estimates_json(redesign.after, swept.metric.unit))
                .set("differences", estimates_json(redesign.difference, swept.metric.unit))
                .set("break_evens", std::move(flips)));
    }
    document.set("redesigns", std::move(redesigns));
    return document.text();
}

}  // namespace friction::report
