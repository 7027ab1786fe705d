#pragma once
// Present: five stations in large type, one thing at a time, for a room.

#include <memory>

#include "panels/panel.h"

namespace friction::viewer {

[[nodiscard]] std::unique_ptr<Panel> make_present();

}  // namespace friction::viewer
