#pragma once
// The program with a window: events in, frames out, nothing in between while nothing happens.

#include <string>
#include <vector>

#include "arguments.h"

namespace friction::viewer {

/// Returns the exit code; `problems` says why there is no window, where there is none.
[[nodiscard]] int run_desktop(const Arguments& arguments, std::vector<std::string>& problems);

}  // namespace friction::viewer
