#pragma once
// Words in columns, as the parts of Edit set them.

#include <string>
#include <string_view>
#include <vector>

#include "frame.h"

namespace friction::viewer {

/// Lines from `room.min.y` down; where they end.
float set_words(const Frame& frame, const drawing::Box& room, std::string_view words, float em_f,
                drawing::Weight weight, drawing::Colour colour, std::size_t most_lines = 4);
/// One line of this height: words at the left, a note at the right edge.
void set_pair(const Frame& frame, const drawing::Box& line, std::string_view left,
              std::string_view right, drawing::Weight weight, drawing::Colour right_colour,
              float em_f = type::body);
/// Whether neither of the two would be cut.
[[nodiscard]] bool pair_fits(const Frame& frame, const drawing::Box& line, std::string_view left,
                             std::string_view right, drawing::Weight weight);
/// A line of a file in pieces of at most `width`, nothing left out: broken at spaces, or anywhere
/// where there is none; what goes on is indented two letters further.
[[nodiscard]] std::vector<std::string> wrapped_source(std::string_view line, float width,
                                                      float em_px);
/// A thin line across; where what follows begins.
float set_rule(const Frame& frame, const drawing::Box& across, float y);

}  // namespace friction::viewer
