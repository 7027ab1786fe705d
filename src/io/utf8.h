#pragma once
// Just enough UTF-8: is it valid, how many characters, which of them could upset a terminal.

#include <cstddef>
#include <string_view>

namespace friction::io::utf8 {

/// Bytes of the character at `offset`; 0 when there is none (overlong forms and surrogates are
/// none).
[[nodiscard]] std::size_t length_at(std::string_view text, std::size_t offset);

/// Characters in the text; each byte that is part of none counts as one.
[[nodiscard]] std::size_t characters(std::string_view text);

/// The text without a byte order mark at its start.
[[nodiscard]] std::string_view without_mark(std::string_view text);

/// Control characters of ASCII (tab and line breaks too) and of Latin-1, and those that turn the
/// direction of writing.
[[nodiscard]] bool is_control(std::string_view character);

}  // namespace friction::io::utf8
