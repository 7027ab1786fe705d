#pragma once
// One customer in two designs: whose move it was, how effort climbed, the story in words.

#include <memory>

#include "panels/panel.h"

namespace friction::viewer {

[[nodiscard]] std::unique_ptr<Panel> make_follow();

}  // namespace friction::viewer
