#pragma once
// Numbers with units, as people write them: "5%", "2 days", "30 EM", "28 per hour", "$reply_time".
//
// The grammar is that of docs/scenario-format.md. Inside the program a quantity is held in base
// units: a share as a fraction, a duration in seconds, effort in EM, a rate per second. Money and
// counts are numbers.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace friction {

enum class Dimension { number, share, duration, effort, rate };

/// "a number", "a share (0%..100%)", "a duration", ...: for messages.
[[nodiscard]] std::string_view describe(Dimension dimension);

struct Quantity {
    double value = 0;  ///< in base units of the dimension; finite
    Dimension dimension = Dimension::number;

    friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// Why a text could not be understood; `offset` counts bytes from the start of that text.
struct TextProblem {
    std::string found;     ///< "\"2 dyas\" is not a duration"
    std::string expected;  ///< "a number and one of s min h days weeks"
    std::string hint;      ///< "did you mean \"2 days\"?"; may be empty
    std::size_t offset = 0;
};

template <class T>
using Parsed = std::variant<T, TextProblem>;

/// A value as written: a quantity, or the name of the parameter that holds it (without the `$`).
struct Value {
    Quantity literal;
    std::string parameter;

    [[nodiscard]] bool is_parameter() const { return !parameter.empty(); }
    friend bool operator==(const Value&, const Value&) = default;
};

/// What the parameters of a scenario are worth, by name.
using ParameterValues = std::map<std::string, Quantity, std::less<>>;

/// Whether "24 months" is a duration: for horizons and trends it is, for the length of a step it is
/// not.
enum class Months { refused, allowed };

/// A month of no calendar in particular: a twelfth of 365.25 days.
inline constexpr double seconds_per_month = 30.4375 * 86'400;

/// Reads one quantity. The unit decides the dimension; a bare number is Dimension::number. NaN,
/// infinity, signs other than a leading '-', thousands marks and exponents are refused; so is a
/// share outside 0%..100% and anything beyond 1e15 base units. "6% per month" is a rate: 0.06 a
/// month.
[[nodiscard]] Parsed<Quantity> parse_quantity(std::string_view text,
                                              Months months = Months::refused);

/// Reads one quantity or `$name`, and refuses a literal of another dimension than the one expected.
[[nodiscard]] Parsed<Value> parse_value(std::string_view text, Dimension expected,
                                        Months months = Months::refused);

/// Shortest text that parse_quantity reads back to the same value, in the unit a person would
/// choose (90 s, 4 min, 2 days, 12.5%).
[[nodiscard]] std::string to_text(const Quantity& quantity);
[[nodiscard]] std::string to_text(const Value& value);

/// A number in the fewest digits that read back to the same value, never in exponent form, in any
/// locale.
[[nodiscard]] std::string number_text(double value);

/// True for `[a-z][a-z0-9_]*` of at most 60 letters.
[[nodiscard]] bool is_name(std::string_view text);

}  // namespace friction
