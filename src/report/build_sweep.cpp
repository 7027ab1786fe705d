// A metric along one or two parameters, and where the decision flips.

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>

#include "figures.h"
#include "friction/report/build.h"
#include "friction/report/json.h"
#include "friction/report/provenance.h"
#include "friction/report/wording.h"
#include "friction/seconds.h"
#include "friction/sweep.h"
#include "json_parts.h"
#include "labels.h"
#include "sweep_words.h"
#include "titles.h"

namespace friction::report {
namespace {

constexpr std::size_t rows_shown = 9;

/// "better", "worse", or "higher", "lower" where neither is.
std::string verdict(const MetricRow& metric, double difference) {
    if (metric.better == Better::neither) return difference < 0 ? "lower" : "higher";
    return (difference < 0) == (metric.better == Better::less) ? "better" : "worse";
}

std::string unit_words(const Sweep& swept, const std::string& currency) {
    const std::string unit = measured_unit(swept, currency);
    return unit.empty() ? unit : ", " + unit;
}

/// The same difference looked at from the other side.
Estimate mirrored(Estimate difference) {
    difference.value = -difference.value;
    std::tie(difference.low, difference.high) = std::pair{-difference.high, -difference.low};
    std::swap(difference.low_bounded, difference.high_bounded);
    return difference;
}

/// "38.1 ± 0.5 EM", behind a word that says which way.
std::string by(const Sweep& swept, const Estimate& difference, const std::string& currency) {
    const std::string unit = measured_unit(swept, currency);
    const Estimate size = difference.value < 0 ? mirrored(difference) : difference;
    std::string text = change_with_doubt(size, shape_of_metric(swept.metric));
    if (text.starts_with('+')) text.erase(0, 1);
    return text + (unit.empty() ? "" : " " + unit);
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
    std::string text, before = verdict(swept.metric, first.value);
    for (std::size_t i = 0; i < redesign.break_evens.size(); ++i) {
        const BreakEven& flip = redesign.break_evens[i];
        const std::string after = flip.high_bounded ? behind(swept, redesign, flip) : std::string();
        // Where both sides of a stretch are the same nothing flips: it is only not clear there.
        const bool is_gap = flip.low_bounded && flip.high_bounded && after == before;
        if (i > 0)
            text += "; then up to ";
        else if (flip.low_bounded)
            text = verdict(swept.metric, first.value) + " than the baseline up to ";
        if (!flip.low_bounded)
            text += "not to be told from the baseline up to " + value_text(flip.high, axis);
        else if (!flip.high_bounded)
            text += value_text(flip.low, axis) + ", not to be told from it from there on";
        else if (is_gap)
            text += value_text(flip.low, axis) + ", not clear up to " + value_text(flip.high, axis);
        else
            text += where(flip, axis);
        if (!after.empty()) text += ", " + after + (is_gap ? " again" : "") + " from there on";
        if (!after.empty()) before = after;
    }
    return text;
}

// --- two parameters ---

/// Neighbours of one row of the sheet that agree: all better, all worse, or all open.
struct Stretch {
    Direction direction;
    std::size_t first, last;
};

std::vector<Stretch> stretches(std::span<const Estimate> row) {
    std::vector<Stretch> found;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (!found.empty() && found.back().direction == direction(row[i]))
            found.back().last = i;
        else
            found.push_back({direction(row[i]), i, i});
    }
    return found;
}

/// "better up to 43%, worse from 47% on"
std::string along(const Sweep& swept, std::span<const Estimate> row) {
    const SweepAxis& axis = swept.axes.front();
    const std::vector<Stretch> all = stretches(row);
    const auto words = [&](Direction direction) {
        return direction == Direction::unclear
                   ? std::string("not to be told from it")
                   : verdict(swept.metric, direction == Direction::down ? -1 : 1);
    };
    if (all.size() == 1) return words(all.front().direction) + " in the whole range";
    std::string text;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool is_inside = i > 0 && i + 1 < all.size();
        // Between better and worse something is always open; that needs no words.
        if (is_inside && all[i].direction == Direction::unclear &&
            all[i - 1].direction != all[i + 1].direction)
            continue;
        if (!text.empty()) text += ", ";
        text += words(all[i].direction);
        if (i == 0)
            text += " up to " + value_text(axis.at(all[i].last), axis);
        else if (is_inside)
            text += " from " + value_text(axis.at(all[i].first), axis) + " to " +
                    value_text(axis.at(all[i].last), axis);
        else
            text += " from " + value_text(axis.at(all[i].first), axis) + " on";
    }
    return text;
}

/// The smallest and the largest difference, without their signs.
std::pair<Estimate, Estimate> extremes(std::span<const Estimate> all) {
    const auto [least, most] = std::minmax_element(
        all.begin(), all.end(),
        [](const Estimate& a, const Estimate& b) { return std::abs(a.value) < std::abs(b.value); });
    return {*least, *most};
}

/// Neither parameter has to do with it: a sheet of one number says nothing.
bool is_same_throughout(const Sweep& swept, const SweptRedesign& redesign) {
    const auto [least, most] = extremes(redesign.difference);
    return by(swept, least, {}) == by(swept, most, {});
}

/// "better than the baseline at every pair of values", or how many, and where the decision flips.
std::string flips_of_two(const Sweep& swept, const SweptRedesign& redesign,
                         const std::string& currency) {
    const std::span<const Estimate> all = redesign.difference;
    const auto pairs = [&](Direction wanted) {
        return static_cast<std::size_t>(std::count_if(
            all.begin(), all.end(), [&](const Estimate& e) { return direction(e) == wanted; }));
    };
    const std::size_t lower = pairs(Direction::down), higher = pairs(Direction::up);
    if (lower == all.size() || higher == all.size()) {
        const auto [least, most] = extremes(all);
        const std::string from = by(swept, least, currency), to = by(swept, most, currency);
        return verdict(swept.metric, all.front().value) +
               " than the baseline at every pair of values, by " + from +
               (from == to ? " throughout" : " to " + to);
    }
    if (lower + higher == 0) return "not to be told from the baseline at any pair of values";
    std::string text;
    for (const auto& [count_of, sign] : {std::pair{lower, -1.0}, std::pair{higher, 1.0}})
        if (count_of > 0)
            text += (text.empty() ? verdict(swept.metric, sign) + " than the baseline"
                                  : ", " + verdict(swept.metric, sign)) +
                    " at " + count(count_of) +
                    (text.empty() ? " of " + count(all.size()) + " pairs of values" : "");
    if (lower + higher < all.size())
        text += ", not to be told from it at " + count(all.size() - lower - higher);
    const SweepAxis &across = swept.axes[0], &down = swept.axes[1];
    text += ". Along " + across.parameter;
    for (const std::size_t j : {std::size_t{0}, down.points / 2, down.points - 1})
        text += (j == 0 ? ", with " : "; with ") + down.parameter + " at " +
                value_text(down.at(j), down) + ": " +
                along(swept, all.subspan(j * across.points, across.points));
    return text;
}

Section curve(const Sweep& swept, const std::string& currency, bool details) {
    const SweepAxis& axis = swept.axes.front();
    const Shape shape = shape_of_metric(swept.metric);
    Section section{.title = metric_words(swept),
                    .caption = measured_words(swept) + unit_words(swept, currency) +
                               "; differences to the baseline with 95% intervals",
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
Section sheet(const Sweep& swept, const SweptRedesign& redesign, const std::string& currency) {
    const SweepAxis& across = swept.axes[0];
    const SweepAxis& down = swept.axes[1];
    constexpr std::size_t most_columns = 6;
    Section section{.title = title_of(redesign.title, redesign.name),
                    .caption = across.parameter + " across, " + down.parameter +
                               " down: difference" + unit_words(swept, currency) +
                               ", ? when its 95% interval holds 0",
                    .depth = 0,
                    .table = {},
                    .sentences = {}};
    const std::size_t stride = std::max<std::size_t>(1, (across.points - 1) / (most_columns - 1));
    const std::size_t rows = redesign.difference.size() / across.points;
    section.table.columns = {{down.parameter, false}};
    for (std::size_t i = 0; i < across.points; i += stride)
        section.table.columns.push_back({value_text(across.at(i), across)});
    for (std::size_t j = 0; j < rows; j += std::max<std::size_t>(1, rows / rows_shown)) {
        Row row{{{value_text(down.at(j), down), Weight::strong}}, 0};
        for (std::size_t i = 0; i < across.points; i += stride) {
            const Estimate& difference = redesign.difference[j * across.points + i];
            row.cells.push_back(change(difference, shape_of_metric(swept.metric)) +
                                (is_beyond_chance(difference) ? "" : " ?"));
        }
        section.table.rows.push_back(std::move(row));
    }
    return section;
}

Json estimates_json(const std::vector<Estimate>& estimates, std::string_view unit) {
    Json list = Json::array();
    for (const Estimate& estimate : estimates) list.push(estimate_json(estimate, unit));
    return list;
}

/// Whether every figure along the axis is the same, in all designs and at every value of the other.
bool changes_nothing(const Sweep& swept, std::size_t axis) {
    const std::size_t across = swept.axes.front().points;
    const auto is_still = [&](const std::vector<Estimate>& figures) {
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const std::size_t first = axis == 0 ? i - i % across : i % across;
            if (figures[i].value != figures[first].value) return false;
        }
        return true;
    };
    return is_still(swept.before) &&
           std::ranges::all_of(swept.redesigns, is_still, &SweptRedesign::after);
}

/// A redesign that sets a parameter is compared with a baseline that moves away from it.
void add_own_values(Report& report, const Sweep& swept) {
    for (const SweepAxis& axis : swept.axes) {
        std::vector<std::string> titles;
        for (const SweptRedesign& redesign : swept.redesigns)
            if (std::ranges::find(redesign.own_values, axis.parameter) != redesign.own_values.end())
                titles.push_back(title_of(redesign.title, redesign.name));
        if (!titles.empty())
            report.notes.push_back({list(titles) + (titles.size() == 1 ? " gives " : " give ") +
                                        axis.parameter + " a value of " +
                                        (titles.size() == 1 ? "its" : "their") + " own and " +
                                        (titles.size() == 1 ? "does" : "do") +
                                        " not follow it: only what it is compared with changes.",
                                    Weight::strong});
    }
}

/// A parameter without effect is not the metric's, or not used where the author thinks.
void add_idle_parameters(Report& report, const Sweep& swept) {
    for (std::size_t axis = 0; axis < swept.axes.size(); ++axis)
        if (changes_nothing(swept, axis))
            report.headline.push_back(
                {swept.axes[axis].parameter + " changes nothing: " + metric_words(swept) +
                     " is the same at all its values, in every design" +
                     (swept.unseen_steps.empty() ? "." : ", as far as journeys went: see below."),
                 Weight::strong});
}

}  // namespace

Report build_sweep_report(const Scenario& baseline, const Sweep& as_run,
                          const BuildOptions& options) {
    const Sweep swept = in_fitting_unit(as_run);
    Report report;
    report.title = baseline.title;
    const bool is_sheet = swept.axes.size() > 1;
    if (!swept.is_partial) add_idle_parameters(report, swept);
    if (!swept.is_partial)
        for (const SweptRedesign& redesign : swept.redesigns)
            report.headline.push_back({title_of(redesign.title, redesign.name) + ": " +
                                       (is_sheet ? flips_of_two(swept, redesign, baseline.currency)
                                                 : flips(swept, redesign, baseline.currency)) +
                                       "."});
    if (!is_sheet)
        report.sections.push_back(curve(swept, baseline.currency, options.details));
    else
        for (const SweptRedesign& redesign : swept.redesigns)
            if (!is_same_throughout(swept, redesign))
                report.sections.push_back(sheet(swept, redesign, baseline.currency));
    add_own_values(report, swept);
    if (!swept.unseen_steps.empty())
        report.notes.push_back(
            {"No journey came to " + list_of_few(swept.unseen_steps, "or") +
                 " at any value: what comes there is in no figure. friction solve has it exactly, "
                 "where the file allows it.",
             Weight::worse});
    if (swept.is_partial) report.notes.push_back({"Interrupted: only the first values were run."});
    std::string in_file;
    for (std::size_t i = 0; i < swept.file_values.size(); ++i)
        in_file += (i > 0 ? ", " : "") + swept.axes[i].parameter + " is " +
                   to_text(Quantity{swept.file_values[i], swept.axes[i].low.dimension});
    if (!in_file.empty()) report.notes.push_back({in_file + " in the file."});
    report.notes.push_back(
        {"The same customers, with the same luck, at every value and in every design."});
    report.notes.push_back(
        {"Intervals are 95%, for one value and one design at a time, and not corrected for how "
         "many "
         "are looked at: of 20 that hold 0 in truth one seems to exclude it. friction compare "
         "corrects the effort differences of its redesigns."});
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
                      .set("unit", base_unit(axis.low.dimension))
                      .set("values", std::move(values)));
    }
    document.set("axes", std::move(axes));
    document.set("metric", std::string(swept.metric.name) +
                               (swept.statistic.empty() ? "" : "." + swept.statistic));
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
                .set("title", title_of(redesign.title, redesign.name))
                .set("values", estimates_json(redesign.after, swept.metric.unit))
                .set("differences", estimates_json(redesign.difference, swept.metric.unit))
                .set("break_evens", std::move(flips)));
    }
    document.set("redesigns", std::move(redesigns));
    return document.text();
}

}  // namespace friction::report
