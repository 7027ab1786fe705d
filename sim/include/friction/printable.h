#pragma once
// What a text may show as it is, and how the rest is written out: the one place that knows.
//
// Files come from strangers. Controls move a terminal's cursor, marks of direction make a line read
// otherwise than it is, invisible letters make two names look alike; none of them is passed on as
// it is. How a text is quoted in YAML, JSON, XML or DOT is the business of those who write these.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace friction {

struct Character {
    std::uint32_t point = 0;
    std::size_t bytes = 1;
    bool is_text = false;  ///< false: the byte is no UTF-8 (overlong forms and surrogates are none)
};
/// The character that a text begins with. Expects: a text that is not empty.
[[nodiscard]] Character first_character(std::string_view text);

/// Controls, line and paragraph separators, marks that turn the direction of writing, letters that
/// take no room (the two joiners, without which some languages cannot be written, are none of
/// them), and what is no character at all.
[[nodiscard]] bool is_unprintable(std::uint32_t point);

/// "\x1b", "\u202e", "\U000e0041": how an unprintable character is shown, and written between
/// double quotes in YAML.
[[nodiscard]] std::string written_out(std::uint32_t point);

/// The text with what cannot be printed written out; line breaks and tabs become blanks, a byte
/// that is no UTF-8 "\xff".
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace friction
