#pragma once
// Just enough UTF-8 for positions in files; what may be shown is known to friction/printable.h.

#include <cstddef>
#include <string_view>

namespace friction::io::utf8 {

/// Characters in the text; each byte that is part of none counts as one.
[[nodiscard]] std::size_t characters(std::string_view text);

/// The text without a byte order mark at its start.
[[nodiscard]] std::string_view without_mark(std::string_view text);

}  // namespace friction::io::utf8
