#pragma once
// The program with a window: events in, frames out, nothing in between while nothing happens.

#include <string>

#include "arguments.h"

namespace friction::viewer {

/// Returns the exit code; `problem` says in one sentence why there is no window.
[[nodiscard]] int run_desktop(const Arguments& arguments, std::string& problem);

}  // namespace friction::viewer
