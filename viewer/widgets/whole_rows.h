#pragma once
// Rows that are shown whole or not at all.

#include <algorithm>
#include <cmath>

#include "frame.h"

namespace friction::viewer::widgets {

/// As much of the box, from its top, as holds whole rows of this height; one at least.
[[nodiscard]] inline drawing::Box whole_rows(drawing::Box box, float row) {
    box.max.y = box.min.y + row * std::max(1.0F, std::floor(box.height() / row));
    return box;
}

}  // namespace friction::viewer::widgets
