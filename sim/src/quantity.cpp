#include "friction/quantity.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "friction/contract.h"
#include "quantity_slips.h"
#include "quantity_units.h"
#include "text_tools.h"

namespace friction {

namespace {

constexpr double largest_value = 1e15;  // in base units
// 1,000,000 days. The clock of a journey stands still after 46 of them, and figures of the time
// from beginning to end would be too small.
constexpr double longest_duration_s = 86'400e6;
constexpr std::size_t longest_number = 100;  // letters; no one types more, and reading stays quick

std::string_view units_of(Dimension dimension) {
    switch (dimension) {
        case Dimension::number:
            return "a number without unit, like 400 or 0.5";
        case Dimension::share:
            return "a share from 0% to 100%, like 5%";
        case Dimension::duration:
            return "a number and one of s min h hours days weeks";
        case Dimension::effort:
            return "a number and EM, like 30 EM";
        case Dimension::rate:
            return "a number and per hour, day, week, month or year";
    }
    return "";
}

constexpr std::string_view any_unit =
    "a number, or a number and one of s min h hours days weeks % EM, per hour, per day, per week, "
    "per month, "
    "per year";

/// How many letters from the start are `-`, digits, a point and digits; 0 when there is no such
/// number.
std::size_t number_length(std::string_view text) {
    std::size_t i = text.starts_with('-') ? 1 : 0;
    const std::size_t first_digit = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    if (i == first_digit) return 0;
    if (i + 1 < text.size() && text[i] == '.' && is_digit(text[i + 1])) {
        ++i;
        while (i < text.size() && is_digit(text[i])) ++i;
    }
    return i;
}

const Unit* find_unit(std::string_view word, Months months) {
    const auto named = [&](const Unit& unit) { return unit.word == word; };
    if (const auto* found = std::find_if(units.begin(), units.end(), named); found != units.end()) {
        return found;
    }
    const auto* found = std::find_if(month_units.begin(), month_units.end(), named);
    return months == Months::allowed && found != month_units.end() ? found : nullptr;
}

TextProblem not_a_number(std::string_view text) {
    TextProblem problem{
        quoted(text) + " does not begin with a number", std::string(any_unit), {}, 0};
    if (text.empty()) problem.found = "there is no value";
    if (text.starts_with('+'))
        problem.hint = "leave out the +";
    else if (text.starts_with('$'))
        problem.hint = "a parameter cannot stand here";
    return problem;
}

/// What follows the number is no unit we know.
TextProblem not_a_unit(std::string_view text, std::size_t length, std::string_view word) {
    const std::string_view glued = text.substr(length);
    const std::size_t blanks = std::min(glued.find_first_not_of(' '), glued.size());
    TextProblem problem{quoted(text) + " ends in " + quoted(word) + ", which is no unit",
                        std::string(any_unit),
                        {},
                        length + blanks};
    if (glued.starts_with(',') || glued.starts_with('_') || glued.starts_with('\'')) {
        problem.found = quoted(text) + " holds a " + quoted(glued.substr(0, 1));
        problem.expected = "digits, and a point before decimals; no mark between thousands";
        return problem;
    }
    if (glued.starts_with('.')) {
        problem.found = quoted(text) + " has a point without digits on both sides";
        problem.expected = "a number like 400 or 0.5";
        return problem;
    }
    if ((glued.starts_with('e') || glued.starts_with('E')) && glued.size() > 1 &&
        (is_digit(glued[1]) || glued[1] == '+' || glued[1] == '-')) {
        problem.found = quoted(text) + " has an exponent";
        problem.expected = "all digits written out";
        return problem;
    }
    if (word.starts_with("month")) {
        problem.found = quoted(text) + " is stated in months";
        problem.expected =
            "a number and one of s min h hours days weeks; months only in rates and horizons";
        return problem;
    }
    return problem;
}

double in_base_units(double number, const Unit& unit) {
    const bool divides = unit.dimension == Dimension::rate || unit.dimension == Dimension::share;
    return divides ? number / unit.factor : number * unit.factor;
}

/// A rate whose number is a share: "6% per month".
struct Reading {
    const Unit* unit = nullptr;
    bool percent = false;
};

Reading read_unit(const std::string& word, Months months) {
    if (const Unit* unit = find_unit(word, months)) return {unit, false};
    if (word.starts_with('%')) {
        const Unit* unit = find_unit(trimmed(std::string_view(word).substr(1)), months);
        if (unit != nullptr && unit->dimension == Dimension::rate) return {unit, true};
    }
    return {};
}

Parsed<Quantity> checked(std::string_view text, double number, const Reading& reading) {
    Quantity quantity{number, Dimension::number};
    if (reading.unit != nullptr) {
        quantity = {in_base_units(reading.percent ? number / 100 : number, *reading.unit),
                    reading.unit->dimension};
    }
    if (quantity.dimension == Dimension::share && !(number >= 0 && number <= 100)) {
        return TextProblem{quoted(text) + " is not between 0% and 100%",
                           std::string(units_of(Dimension::share)),
                           {},
                           0};
    }
    if (quantity.dimension == Dimension::duration && std::fabs(quantity.value) > longest_duration_s)
        return TextProblem{
            quoted(text) + " is longer than 1,000,000 days", "a shorter duration", {}, 0};
    if (!(std::fabs(quantity.value) <= largest_value)) {
        return TextProblem{
            quoted(text) + " is too large", "at most 1000000000000000 (1 and 15 zeros)", {}, 0};
    }
    // -0 and 0 would be different bytes for the same number.
    if (quantity.value == 0) quantity.value = 0;
    return quantity;
}

}  // namespace

std::string_view describe(Dimension dimension) {
    switch (dimension) {
        case Dimension::number:
            return "a number";
        case Dimension::share:
            return "a share (0%..100%)";
        case Dimension::duration:
            return "a duration";
        case Dimension::effort:
            return "effort in EM";
        case Dimension::rate:
            return "a rate";
    }
    return "";
}

Parsed<Quantity> read_quantity(std::string_view whole_text, Months months) {
    const std::string_view text = trimmed(whole_text);
    const auto lead = static_cast<std::size_t>(text.data() - whole_text.data());
    const auto moved = [&](TextProblem problem) {
        problem.offset += lead;
        return problem;
    };
    const std::size_t length = number_length(text);
    if (length == 0) return moved(not_a_number(text));
    if (length > longest_number) {
        return moved(
            {quoted(text) + " has too many digits", "a number of at most 100 digits", {}, 0});
    }
    double number = 0;
    std::from_chars(text.data(), text.data() + length, number);
    const std::string_view rest = trimmed(text.substr(length));
    Reading reading;
    if (!rest.empty()) {
        const std::string word = single_spaced(rest.substr(0, longest_number));
        if (rest.size() <= longest_number) reading = read_unit(word, months);
        if (reading.unit == nullptr) return moved(not_a_unit(text, length, word));
    }
    Parsed<Quantity> result = checked(text, number, reading);
    if (auto* problem = std::get_if<TextProblem>(&result)) return moved(std::move(*problem));
    return result;
}

Parsed<Quantity> parse_quantity(std::string_view text, Months months) {
    Parsed<Quantity> parsed = read_quantity(text, months);
    if (auto* problem = std::get_if<TextProblem>(&parsed))
        if (std::string hint = quantity_hint(text, {}, months); !hint.empty())
            problem->hint = std::move(hint);
    return parsed;
}

namespace {

Parsed<Value> parse_parameter(std::string_view text, Dimension expected, std::size_t offset) {
    const std::string_view name = text.substr(1);
    if (is_name(name)) return Value{{}, std::string(name)};
    return TextProblem{quoted(text) + " does not name a parameter",
                       "$ and a name of small letters, digits and _, beginning with a letter",
                       quantity_hint(text, expected, Months::refused), offset};
}

/// A quantity of another dimension than expected.
TextProblem wrong_dimension(std::string_view text, const Quantity& quantity, Dimension expected) {
    TextProblem problem{quoted(text) + " is " + std::string(describe(quantity.dimension)) +
                            ", not " + std::string(describe(expected)),
                        std::string(units_of(expected)),
                        {},
                        0};
    if (quantity.dimension != Dimension::number) {
        problem.hint = quantity_hint(text, expected, Months::refused);
        return problem;
    }
    problem.found = quoted(text) + " has no unit";
    switch (expected) {
        case Dimension::share:
            // 0.35 where a share belongs is a fraction, 35 a percentage without its sign.
            problem.hint = "did you mean " +
                           quoted(quantity.value > 0 && quantity.value <= 1
                                      ? to_text(Quantity{quantity.value, Dimension::share})
                                      : with_unit(text, "%")) +
                           "?";
            break;
        case Dimension::duration:
            problem.hint = "say of what: " + with_unit(text, "min") + ", " + with_unit(text, "h") +
                           " or " + with_unit(text, "days") + "?";
            break;
        case Dimension::effort:
            problem.hint = "did you mean " + quoted(with_unit(text, "EM")) + "?";
            break;
        case Dimension::rate:
            problem.hint = "say of when: " + with_unit(text, "per hour") +
                           ", per day, per month or "
                           "per year?";
            break;
        case Dimension::number:
            break;
    }
    return problem;
}

}  // namespace

Parsed<Value> parse_value(std::string_view whole_text, Dimension expected, Months months) {
    const std::string_view text = trimmed(whole_text);
    const auto lead = static_cast<std::size_t>(text.data() - whole_text.data());
    if (text.starts_with('$')) return parse_parameter(text, expected, lead);
    Parsed<Quantity> parsed = read_quantity(whole_text, months);
    if (auto* problem = std::get_if<TextProblem>(&parsed)) {
        const bool unit_is_wrong = problem->expected == any_unit;
        if (unit_is_wrong) {
            problem->expected = units_of(expected);
            problem->found = text.empty()
                                 ? "there is no value"
                                 : quoted(text) + " is not " + std::string(describe(expected));
        }
        if (std::string hint = quantity_hint(text, expected, months); !hint.empty())
            problem->hint = std::move(hint);
        return std::move(*problem);
    }
    const Quantity& quantity = std::get<Quantity>(parsed);
    if (quantity.dimension == expected) return Value{quantity, {}};
    TextProblem problem = wrong_dimension(text, quantity, expected);
    problem.offset += lead;
    return problem;
}

std::string number_text(double value) {
    FRICTION_EXPECTS(std::isfinite(value));
    std::array<char, 400>
        letters{};  // the smallest subnormal has 326 decimals of which it needs few
    const auto end = std::to_chars(letters.data(), letters.data() + letters.size(),
                                   value == 0 ? 0.0 : value, std::chars_format::fixed);
    return {letters.data(), end.ptr};
}

namespace {

/// The shortest number that `unit` turns into exactly this value; empty when there is none.
std::string number_in(const Unit& unit, double value) {
    const bool divides = unit.dimension == Dimension::rate || unit.dimension == Dimension::share;
    const double about = divides ? value * unit.factor : value / unit.factor;
    for (int digits = 0; digits < 17; ++digits) {
        std::array<char, 64> letters{};
        const auto end = std::to_chars(letters.data(), letters.data() + letters.size(), about,
                                       std::chars_format::scientific, digits);
        double number = 0;
        std::from_chars(letters.data(), end.ptr, number);
        if (in_base_units(number, unit) == value) return number_text(number);
    }
    return {};
}

bool is_singular(std::string_view word) { return word == "day" || word == "week"; }
bool is_plural(std::string_view word) { return word == "days" || word == "weeks"; }

/// Units that are only other words for a unit to_text() uses.
bool is_synonym(std::string_view word) { return word == "hour" || word == "hours"; }

}  // namespace

std::string to_text(const Quantity& quantity) {
    if (quantity.dimension == Dimension::number) return number_text(quantity.value);
    std::string best_number;
    const Unit* best_unit = nullptr;
    for (const Unit& unit : units) {
        if (unit.dimension != quantity.dimension || is_synonym(unit.word)) continue;
        const std::string number = number_in(unit, quantity.value);
        if (number.empty()) continue;
        if ((is_singular(unit.word) && number != "1") || (is_plural(unit.word) && number == "1"))
            continue;
        if (best_unit != nullptr && number.size() >= best_number.size()) continue;
        best_number = number;
        best_unit = &unit;
    }
    if (quantity.value == 0 && quantity.dimension == Dimension::duration) return "0 s";
    if (best_unit != nullptr) return with_unit(best_number, best_unit->word);
    // Some rates and shares that came out of a calculation are no number of any unit: the nearest
    // then.
    const Dimension dimension = quantity.dimension;
    const auto* unit = std::find_if(units.begin(), units.end(), [&](const Unit& other) {
        return other.dimension == dimension;
    });
    return with_unit(number_text(quantity.value * unit->factor), unit->word);
}

std::string to_text(const Value& value) {
    return value.is_parameter() ? "$" + value.parameter : to_text(value.literal);
}

bool is_name(std::string_view text) {
    if (text.empty() || text.size() > 60 || text[0] < 'a' || text[0] > 'z') return false;
    return std::all_of(text.begin(), text.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || is_digit(letter) || letter == '_';
    });
}

}  // namespace friction
