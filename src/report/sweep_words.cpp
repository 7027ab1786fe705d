#include "sweep_words.h"

#include <algorithm>
#include <cmath>

#include "figures.h"
#include "friction/report/wording.h"
#include "friction/seconds.h"
#include "labels.h"

namespace friction::report {

std::string value_text(double value, const SweepAxis& axis) {
    const Dimension dimension = axis.low.dimension;
    const double step = (axis.high.value - axis.low.value) / 100;
    const auto digits = [](double of) {
        return std::clamp(static_cast<int>(std::ceil(-std::log10(of) - 0.01)), 0, 6);
    };
    const auto rounded = [&](double amount, double by) {
        const double scale = std::pow(10, digits(by));
        return std::round(amount * scale) / scale;
    };
    if (dimension == Dimension::duration) {
        const TimeUnit unit = time_unit(axis.high.value / seconds_per_day);
        const double per_second = unit.per_day / seconds_per_day;
        const double amount = rounded(value * per_second, step * per_second);
        return number(amount) + " " +
               (unit.per_day == 1 && amount == 1 ? "day" : std::string(unit.name));
    }
    if (dimension == Dimension::share) return percent(value, digits(step * 100));
    return to_text(Quantity{rounded(value, step), dimension});
}

Shape shape_of_metric(const MetricRow& metric) {
    if (metric.unit == "share") return Shape::share;
    return metric.unit == "money" ? Shape::money : Shape::number;
}

std::string metric_words(const Sweep& swept) {
    std::string words = sentence_case(std::string(swept.metric.name));
    std::replace(words.begin(), words.end(), '_', ' ');
    if (!swept.argument.empty()) words += " of " + swept.argument;
    if (!swept.statistic.empty())
        words += ", below which " + swept.statistic.substr(1) + "% of the journeys stay";
    return words;
}

bool is_open_everywhere(const SweptRedesign& redesign) {
    return redesign.break_evens.size() == 1 && !redesign.break_evens[0].low_bounded &&
           !redesign.break_evens[0].high_bounded;
}

std::string where(const BreakEven& at, const SweepAxis& axis) {
    std::string low = value_text(at.low, axis);
    const std::string high = value_text(at.high, axis);
    // Known to the last digit that is shown.
    if (low == high) return low;
    const std::string stretch = low + " to " + high;
    return at.value ? value_text(*at.value, axis) + " (" + stretch + ")" : stretch;
}

std::string measured_unit(const Sweep& swept, const std::string& currency) {
    const Shape shape = shape_of_metric(swept.metric);
    if (shape == Shape::money) return currency;
    const bool has_unit = shape == Shape::number && swept.metric.unit != "per journey";
    return has_unit ? std::string(swept.metric.unit) : std::string();
}

std::string measured_words(const Sweep& swept) {
    if (!swept.statistic.empty()) return "quantile over journeys";
    return swept.metric.is_ratio ? "of all journeys" : "mean per journey";
}

Sweep in_fitting_unit(Sweep swept) {
    if (swept.metric.unit != "days") return swept;
    const TimeUnit unit = time_unit(swept.before);
    swept.metric.unit = unit.name;
    const auto convert = [&](std::vector<Estimate>& lengths) {
        for (Estimate& length : lengths) length = in_unit(length, unit);
    };
    convert(swept.before);
    for (SweptRedesign& redesign : swept.redesigns) {
        convert(redesign.after);
        convert(redesign.difference);
    }
    return swept;
}

}  // namespace friction::report
