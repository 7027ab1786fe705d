#pragma once
// What a text has too much of, seen before the YAML library reads it.

#include <cstddef>
#include <optional>
#include <string_view>

namespace friction::io {

/// So many entries a map or list may have.
inline constexpr std::size_t entries_max = 100'000;

/// Where the first entry too many of a map or list written in lines begins, if anywhere. What is no
/// such map may look like one only inside a text, and a text of so many lines is refused as too
/// long. Maps and lists in brackets are left to the reader, which meets their end soon.
[[nodiscard]] std::optional<std::size_t> entry_too_many(std::string_view bytes);

}  // namespace friction::io
