// A sweep as a picture: curves along one parameter, a sheet for each redesign over two.

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "friction/drawing/svg.h"
#include "friction/drawing/sweep_chart.h"
#include "friction/report/build.h"
#include "friction/report/wording.h"
#include "friction/seconds.h"
#include "friction/sweep.h"
#include "labels.h"
#include "sweep_words.h"
#include "titles.h"

namespace friction::report {
namespace {

constexpr float body_size = 14, picture_width = 1100;  // px

/// The unit of an axis: how many of it a base unit is, and how it is written.
struct AxisUnit {
    double per_base = 1;
    std::string word;
};

AxisUnit axis_unit(const SweepAxis& axis) {
    switch (axis.low.dimension) {
        case Dimension::duration: {
            const TimeUnit unit = time_unit(axis.high.value / seconds_per_day);
            return {unit.per_day / seconds_per_day, std::string(unit.name)};
        }
        case Dimension::share:
            return {100, "%"};
        case Dimension::rate:
            return {seconds_per_minute * 60, "per hour"};
        case Dimension::effort:
            return {1, "EM"};
        default:
            return {};
    }
}

std::string axis_label(const std::string& parameter, const Origin& origin) {
    const std::string place = "parameters." + parameter + ".value";
    for (const Written& written : origin.written)
        if (written.place == place && !written.label.empty())
            return written.label + " (" + parameter + ")";
    return parameter;
}

std::string tick_text(double value, int decimals) { return number(value, decimals); }

drawing::SweptAxis axis_of(const Sweep& swept, std::size_t i, const Origin& origin) {
    const SweepAxis& axis = swept.axes[i];
    const AxisUnit unit = axis_unit(axis);
    drawing::SweptAxis made{
        .from = axis.low.value * unit.per_base,
        .to = axis.high.value * unit.per_base,
        .title = axis_label(axis.parameter, origin) + (unit.word.empty() ? "" : ", " + unit.word),
        .number = tick_text};
    made.in_file = swept.file_values[i] * unit.per_base;
    made.in_file_label =
        to_text(Quantity{swept.file_values[i], axis.low.dimension}) + " in the file";
    return made;
}

drawing::SweptCurve curve_of(std::string name, const std::vector<Estimate>& estimates,
                             double factor) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    drawing::SweptCurve curve{.name = std::move(name)};
    for (const Estimate& e : estimates) {
        const bool is_known = e.low_bounded || e.high_bounded || !e.method.empty();
        curve.values.push_back(
            {is_known ? e.value * factor : std::numeric_limits<double>::quiet_NaN(),
             e.low_bounded ? e.low * factor : -infinite,
             e.high_bounded ? e.high * factor : infinite});
    }
    return curve;
}

/// -1 and 1: what it surely is at the nearest value beyond; 0 where nothing is.
int side(const Sweep& swept, const SweptRedesign& redesign, const BreakEven& flip, bool is_before) {
    const SweepAxis& axis = swept.axes.front();
    int found = 0;
    for (std::size_t i = 0; i < redesign.difference.size(); ++i) {
        const Estimate& difference = redesign.difference[i];
        if (!is_beyond_chance(difference)) continue;
        const int sign = difference.value < 0 ? -1 : 1;
        if (is_before && axis.at(i) < flip.low) found = sign;
        if (!is_before && axis.at(i) > flip.high) return sign;
    }
    return is_before ? found : 0;
}

std::string flip_words(const Sweep& swept, const SweptRedesign& redesign, const BreakEven& flip) {
    const SweepAxis& axis = swept.axes.front();
    if (!flip.low_bounded) return "not clear up to " + value_text(flip.high, axis);
    if (!flip.high_bounded) return "not clear from " + value_text(flip.low, axis) + " on";
    const bool changes = side(swept, redesign, flip, true) == -side(swept, redesign, flip, false);
    if (flip.value && changes) return "flips at " + where(flip, axis);
    return "not clear from " + value_text(flip.low, axis) + " to " + value_text(flip.high, axis);
}

drawing::SweepChart chart_of(const Sweep& swept, const std::string& currency,
                             const Origin& origin) {
    const bool is_share = shape_of_metric(swept.metric) == Shape::share;
    const double factor = is_share ? 100 : 1;
    const std::string unit = is_share ? "%" : measured_unit(swept, currency);
    const double per_base = axis_unit(swept.axes.front()).per_base;
    drawing::SweepChart chart;
    chart.subtitle = metric_words(swept) + (unit.empty() ? "" : ", " + unit) + ": " +
                     measured_words(swept) + ", with 95% intervals";
    chart.x = axis_of(swept, 0, origin);
    chart.number = tick_text;
    chart.baseline = curve_of("Baseline", swept.before, factor);
    for (const SweptRedesign& redesign : swept.redesigns) {
        const std::string title = title_of(redesign.title, redesign.name);
        drawing::SweptCurve& curve =
            chart.redesigns.emplace_back(curve_of(title, redesign.after, factor));
        if (is_open_everywhere(redesign)) continue;
        for (const BreakEven& flip : redesign.break_evens) {
            drawing::FlipMark mark{.low = flip.low * per_base, .high = flip.high * per_base};
            mark.label = title + ": " + flip_words(swept, redesign, flip);
            if (flip.value && flip.low_bounded && flip.high_bounded)
                mark.value = *flip.value * per_base;
            curve.flips.push_back(std::move(mark));
        }
    }
    return chart;
}

bool is_one_number(const std::vector<Estimate>& differences) {
    const auto [least, most] = std::ranges::minmax(differences, {}, &Estimate::value);
    return most.value - least.value <= 1e-9 * std::max(std::abs(most.value), 1.0);
}

/// Where the classes of colour begin, in shares of the baseline. The fine ones are those of steps;
/// whole designs mostly differ by more.
struct Breaks {
    std::array<double, 3> at;

    [[nodiscard]] std::size_t class_of(double worse_by) const {
        std::size_t reached = 0;
        while (reached < at.size() && std::abs(worse_by) > at[reached]) ++reached;
        return worse_by < 0 ? at.size() - reached : at.size() + reached;
    }
};

Breaks breaks_of(const Sweep& swept, double whole) {
    constexpr double most_of_steps = 0.25;
    double largest = 0;
    for (const SweptRedesign& redesign : swept.redesigns)
        for (const Estimate& e : redesign.difference)
            largest = std::max(largest, whole > 0 ? std::abs(e.value) / whole : 0);
    if (largest > most_of_steps) return {{0.02, 0.2, 0.5}};
    return {{0.005, 0.04, 0.11}};
}

std::vector<std::string> class_words(const Breaks& breaks, bool has_side) {
    std::vector<std::string> words(7);
    const auto text = [&](std::size_t i) { return number(100 * breaks.at.at(i)); };
    const std::array<std::string, 2> sides{has_side ? " better" : " lower",
                                           has_side ? " worse" : " higher"};
    for (std::size_t s = 0; s < sides.size(); ++s) {
        words[s == 0 ? 0 : 6] = "more than " + text(2) + "%" + sides[s];
        words[s == 0 ? 1 : 5] = text(1) + " to " + text(2) + "%" + sides[s];
        words[s == 0 ? 2 : 4] = text(0) + " to " + text(1) + "%" + sides[s];
    }
    words[3] = "within " + text(0) + "%";
    return words;
}

drawing::SweptSheet sheet_of(const Sweep& swept, const SweptRedesign& redesign, double whole,
                             const Breaks& breaks) {
    const double sign = swept.metric.better == Better::more ? -1 : 1;
    drawing::SweptSheet sheet{.title = title_of(redesign.title, redesign.name)};
    for (const Estimate& e : redesign.difference)
        sheet.cells.push_back(
            {.difference_class = breaks.class_of(whole > 0 ? sign * e.value / whole : 0),
             .worse_by = sign * e.value,
             .is_clear = is_beyond_chance(e)});
    return sheet;
}

/// Surely better at all values, or surely worse: no line is in its sheet, and a sentence says it.
bool never_flips(const std::vector<Estimate>& differences) {
    return std::ranges::all_of(differences, [&](const Estimate& e) {
        return is_beyond_chance(e) && (e.value < 0) == (differences.front().value < 0);
    });
}

drawing::SweepSheets sheets_of(const Sweep& swept, const std::string& currency,
                               const Origin& origin) {
    const bool is_share = shape_of_metric(swept.metric) == Shape::share;
    const std::string unit = measured_unit(swept, currency);
    double whole = 0;
    for (const Estimate& e : swept.before)
        whole += std::abs(e.value) / static_cast<double>(swept.before.size());
    const Breaks breaks = breaks_of(swept, whole);
    drawing::SweepSheets sheets;
    sheets.subtitle =
        metric_words(swept) + ", " + measured_words(swept) +
        ": difference to the baseline, in "
        "percent of the baseline's mean over the sheet, " +
        (is_share ? percent(whole)
                  : number(whole, whole < 100 ? 1 : 0) + (unit.empty() ? "" : " " + unit));
    sheets.across = axis_of(swept, 0, origin);
    sheets.up = axis_of(swept, 1, origin);
    sheets.columns = swept.axes[0].points;
    sheets.rows = swept.axes[1].points;
    sheets.class_words = class_words(breaks, swept.metric.better != Better::neither);
    sheets.unclear_words = "not to be told apart (95%)";
    sheets.flip_words = "here it flips";
    sheets.file_words =
        "in the file: " + to_text(Quantity{swept.file_values[0], swept.axes[0].low.dimension}) +
        ", " + to_text(Quantity{swept.file_values[1], swept.axes[1].low.dimension});
    sheets.across.in_file_label.clear();
    for (const SweptRedesign& redesign : swept.redesigns)
        if (!is_one_number(redesign.difference))
            sheets.sheets.push_back(sheet_of(swept, redesign, whole, breaks));
    return sheets;
}

}  // namespace

std::string sweep_svg(const Scenario& baseline, const Sweep& as_run, const BuildOptions& options) {
    const Report report = build_sweep_report(baseline, as_run, options);
    const Sweep swept = in_fitting_unit(as_run);
    const bool is_sheet = swept.axes.size() > 1;
    std::vector<std::string> sentences;
    for (const Cell& cell : report.headline) sentences.push_back(cell.text);
    std::string last =
        "The same customers, with the same luck, at every value and in every design; intervals are "
        "for one value and one design at a time. ";
    for (const std::string& line : report.provenance) last += line + ".";
    const drawing::Theme& theme = drawing::light_theme();
    if (!is_sheet) {
        drawing::SweepChart chart = chart_of(swept, baseline.currency, options.origin);
        chart.title = baseline.title;
        sentences.push_back(last);
        chart.sentences = sentences;
        return drawing::to_svg(drawing::draw_sweep(chart, picture_width, body_size, theme),
                               chart.title + ": " + chart.subtitle, sentences.front());
    }
    drawing::SweepSheets sheets = sheets_of(swept, baseline.currency, options.origin);
    sheets.title = baseline.title;
    // A sheet says where; what has none is said in words.
    std::vector<std::string> said;
    const std::size_t idle = report.headline.size() - swept.redesigns.size();
    for (std::size_t i = 0; i < sentences.size(); ++i)
        if (i < idle || never_flips(swept.redesigns[i - idle].difference) ||
            is_one_number(swept.redesigns[i - idle].difference))
            said.push_back(sentences[i]);
    said.push_back(last);
    sheets.sentences = said;
    return drawing::to_svg(drawing::draw_sweep_sheets(sheets, picture_width, body_size, theme),
                           sheets.title + ": " + sheets.subtitle, said.front());
}

}  // namespace friction::report
