#pragma once
// A JSON Schema (draft 7) of scenario files, from the same descriptions that read them.
//
// For completion and checks while typing in an editor. It knows the form of every key and value;
// what the reader knows beyond that (names that must exist, shares that must add up, limits) a
// schema cannot say.

#include <string>

namespace friction::io {

/// The schema as JSON text, two blanks of indentation, a line break at its end.
[[nodiscard]] std::string scenario_schema();

}  // namespace friction::io
