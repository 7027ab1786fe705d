#pragma once
// Baseline above, redesign below: what changed, who is better off, where the effort went, how sure.

#include <memory>

#include "panels/panel.h"

namespace friction::viewer {

[[nodiscard]] std::unique_ptr<Panel> make_compare();

}  // namespace friction::viewer
