#include "friction/viewer/sliders.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "friction/report/wording.h"

namespace friction::viewer {
namespace {

/// A unit that values are written in.
struct Unit {
    double in_base;
    std::string_view suffix;
};

/// The one that a span of this size is read in.
Unit unit_for(double span, Dimension dimension) {
    switch (dimension) {
        case Dimension::share:
            return {0.01, "%"};
        case Dimension::rate:
            return {1.0 / 3600, " per hour"};
        case Dimension::effort:
            return {1, " EM"};
        case Dimension::number:
            return {1, ""};
        case Dimension::duration:
            break;
    }
    constexpr std::array units =
        std::to_array<Unit>({{86'400, " days"}, {3'600, " h"}, {60, " min"}});
    for (const Unit& unit : units)
        if (span >= 2 * unit.in_base) return unit;
    return {1, " s"};
}

/// The largest of 1, 2, 5 x 10^k that is at most x.
double round_step(double x) {
    const double power = std::pow(10, std::floor(std::log10(x)));
    for (const double digit : {5.0, 2.0})
        if (digit * power <= x) return digit * power;
    return power;
}

/// In units; 0 where there is no span.
double step_of(const Unit& unit, double span) {
    constexpr double steps = 100;
    return span > 0 ? round_step(span / unit.in_base / steps * (1 + 1e-9)) : 0;
}

/// In the slider's unit where a few digits say it exactly, so that the unit stays while it moves:
/// the shortest text of 14 days is "2 weeks".
std::string text_in(const Unit& unit, const Quantity& quantity) {
    if (quantity.dimension != Dimension::duration) return to_text(quantity);
    const double number = quantity.value / unit.in_base;
    constexpr double digits = 100;
    const double rounded = std::round(number * digits) / digits;
    if (rounded == 1 || std::abs(rounded - number) > 1e-9 * std::abs(number))
        return to_text(quantity);
    return number_text(rounded) + std::string(unit.suffix);
}

double position_of(double value, const SliderRow& row) {
    const double span = row.high_value.value - row.low_value.value;
    return span > 0 ? std::clamp((value - row.low_value.value) / span, 0.0, 1.0) : 0;
}

/// The nearest source: its own, or what holds for all of the file.
std::string source_of(const Draft& draft, const std::string& parameter) {
    const auto found = std::ranges::find(draft.assumptions, "parameters." + parameter + ".value",
                                         &Assumption::place);
    return found == draft.assumptions.end() ? draft.source : found->source;
}

}  // namespace

std::vector<SliderRow> slider_rows(const Session& session) {
    std::vector<SliderRow> rows;
    if (!session.file.good) return rows;
    for (const auto& [name, parameter] : session.file.good->draft.parameters) {
        const auto written = session.document->parameters.find(name);
        if (written == session.document->parameters.end()) continue;
        const Quantity now = session.parameter(name).value_or(written->second);
        SliderRow row;
        row.parameter = name;
        row.label = report::title_of(parameter.label, name);
        row.source = source_of(session.file.good->draft, name);
        row.is_guess = row.source == "guess";
        row.value = to_text(now);
        row.is_moved = session.sliders.contains(name);
        row.is_dragged = session.dragged == name;
        row.low_value = row.high_value = now;
        if (parameter.range && parameter.range->high.value > parameter.range->low.value) {
            row.has_range = true;
            row.low_value = parameter.range->low;
            row.high_value = parameter.range->high;
            const double span = row.high_value.value - row.low_value.value;
            const Unit unit = unit_for(span, now.dimension);
            row.low = text_in(unit, row.low_value);
            row.high = text_in(unit, row.high_value);
            row.value = text_in(unit, now);
            row.step = step_of(unit, span) * unit.in_base / span;
        }
        if (session.run.model != nullptr)
            if (const auto own = session.run.model->own_values.find(name);
                own != session.run.model->own_values.end())
                row.note = "not in " + report::list_of_few(own->second, "or");
        row.position = position_of(now.value, row);
        row.file_position = position_of(written->second.value, row);
        rows.push_back(std::move(row));
    }
    return rows;
}

Quantity value_at(const SliderRow& row, double position) {
    if (!(position > 0)) return row.low_value;
    if (position >= 1) return row.high_value;
    const double low = row.low_value.value, high = row.high_value.value;
    const Unit unit = unit_for(high - low, row.low_value.dimension);
    const double step = step_of(unit, high - low);
    const double wanted = (low + position * (high - low)) / unit.in_base;
    // Written and read again, so that the value is exactly the one its few digits say.
    const int decimals = step < 1 ? static_cast<int>(std::ceil(-std::log10(step) - 1e-9)) : 0;
    const double power = std::pow(10, decimals);
    const double rounded = std::round(std::round(wanted / step) * step * power) / power;
    const Parsed<Quantity> read = parse_quantity(number_text(rounded) + std::string(unit.suffix));
    if (!std::holds_alternative<Quantity>(read)) return row.low_value;
    Quantity value = std::get<Quantity>(read);
    value.value = std::clamp(value.value, low, high);
    return value;
}

Parsed<Quantity> parse_typed(const SliderRow& row, std::string_view text) {
    Parsed<Value> parsed = parse_value(text, row.low_value.dimension);
    if (auto* problem = std::get_if<TextProblem>(&parsed)) return std::move(*problem);
    const Value& value = std::get<Value>(parsed);
    if (!value.is_parameter()) return value.literal;
    return TextProblem{.found = "\"" + std::string(text) + "\" names a parameter",
                       .expected = std::string(describe(row.low_value.dimension)),
                       .hint = {}};
}

}  // namespace friction::viewer
