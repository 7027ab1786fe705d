#pragma once
// The blueprint of one design, with the selected step, sliders, distribution and ledgers around it.

#include <memory>

#include "panels/panel.h"

namespace friction::viewer {

[[nodiscard]] std::unique_ptr<Panel> make_blueprint_panel();

}  // namespace friction::viewer
