#pragma once
// Reads the moves of a redesign, each in its own form.

#include "map_reader.h"

namespace friction::io {

bool read_value(Reading& reading, Node node, const Field& field, std::vector<Move>& to);

/// What `set` can set: "step", "team", ...
[[nodiscard]] std::vector<std::string_view> settable_kinds();

}  // namespace friction::io
