#pragma once
// Private: what messages about texts have in common.

#include <string>
#include <string_view>

namespace friction {

/// Without spaces, tabs and line breaks at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Words separated by one blank each.
[[nodiscard]] std::string single_spaced(std::string_view text);

/// The text in quotation marks, fit for a message: printable, cut after 60 bytes.
[[nodiscard]] std::string quoted(std::string_view text);

/// A name in quotation marks, as it is.
[[nodiscard]] std::string in_quotes(std::string_view name);

/// One of 0 to 9, whatever the locale.
[[nodiscard]] constexpr bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// The number with so many significant digits, without an exponent: what a sum came to, for
/// people.
[[nodiscard]] std::string rounded_text(double value, int digits);

}  // namespace friction
