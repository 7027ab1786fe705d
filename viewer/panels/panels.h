#pragma once
// The lists of all panels and overlays.

#include <memory>
#include <vector>

#include "panels/panel.h"

namespace friction::viewer {

[[nodiscard]] std::vector<std::unique_ptr<Panel>> make_panels();
[[nodiscard]] std::vector<std::unique_ptr<OverlayPanel>> make_overlays();

}  // namespace friction::viewer
