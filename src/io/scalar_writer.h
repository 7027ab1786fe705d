#pragma once
// Single texts as YAML: plain where that reads back, in quotes where it does not.

#include <string>
#include <string_view>

#include "friction/quantity.h"
#include "node_extent.h"

namespace friction::io {

/// Where a text stands: inside braces and brackets commas end it.
enum class Surroundings { lines, brackets };

/// The text as a scalar of one line.
[[nodiscard]] std::string scalar_text(std::string_view text, Surroundings where);

/// The text with the quotes that the scalar in its place has.
[[nodiscard]] std::string in_style_of(std::string_view bytes, Extent written, std::string_view text,
                                      Surroundings where);

/// The quantity in the unit that `written` uses when that says it exactly in a few digits, else in
/// the unit a person would choose.
[[nodiscard]] std::string quantity_like(const Quantity& quantity, std::string_view written);

}  // namespace friction::io
