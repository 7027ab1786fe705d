#pragma once
// What one sees with nothing open: open, new, recent files, stories to start from.

#include <memory>

#include "panels/panel.h"

namespace friction::viewer {

[[nodiscard]] std::unique_ptr<Panel> make_start_page();

}  // namespace friction::viewer
