#pragma once
// What stands beside and below the maps of Compare until there is a first answer: the headings that
// will be there, and blanks where figures come, so that nothing moves when they do.

#include <string_view>

#include "frame.h"

namespace friction::viewer {

void draw_waiting_inspector(const Frame& frame, const drawing::Box& box, std::string_view words);
void draw_waiting_dock(const Frame& frame, const drawing::Box& box);

}  // namespace friction::viewer
