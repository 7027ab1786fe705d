#pragma once
// A redesign as a list of moves: each with its share of the gain, its form, what follows from it.

#include <memory>

#include "panels/panel.h"

namespace friction::viewer {

[[nodiscard]] std::unique_ptr<Panel> make_edit();

}  // namespace friction::viewer
