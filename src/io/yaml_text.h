#pragma once
// What keeps a text from being read as YAML at all. The library would read on over most of it, or
// say something else at another place.

#include <optional>
#include <string_view>

#include "yaml_tree.h"

namespace friction::io {

/// The first of these: more bytes than are read, something that is not plain text in UTF-8, lines
/// before the text that set up tags.
[[nodiscard]] std::optional<Stop> not_for_yaml(std::string_view bytes);

}  // namespace friction::io
