#pragma once
// Slips of writing that make a text no YAML: where they are, as well as can be told.
//
// The library notices most of them a line or more too late. What might have been meant is tried
// out: a mended text with which it comes further than before tells where the slip is.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "yaml_tree.h"

namespace friction::io {

/// Where the library stumbles over a text; nothing: it reads all of it.
using FirstStumble = std::function<std::optional<std::size_t>(std::string_view)>;

/// The slip behind what was noticed; what was noticed itself where no better is known. Tries at
/// most some twenty mended texts, none for texts beyond 256 KiB.
[[nodiscard]] Stop slip_behind(std::string_view bytes, const Stop& noticed,
                               const FirstStumble& first_stumble);

/// True when the quoted text that begins at `offset` has its closing quote.
[[nodiscard]] bool quote_closed(std::string_view bytes, std::size_t offset);

}  // namespace friction::io
