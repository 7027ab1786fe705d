#pragma once
// A picture as a file for browsers, editors and office programs.
//
// Self-contained: no scripts, styles, fonts or links. The same picture gives the same bytes.

#include <string>
#include <string_view>

#include "friction/drawing/picture.h"

namespace friction::drawing {

/// `title` and `description` are what screen readers say. Text is set in Inter or whatever sans
/// serif there is, each line as wide as text_width() says. What cannot be
/// printed, or stand in XML, is written out (friction/printable.h).
[[nodiscard]] std::string to_svg(const Picture& picture, std::string_view title,
                                 std::string_view description = {});

/// Text between tags or in quotes, printable and escaped.
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace friction::drawing
