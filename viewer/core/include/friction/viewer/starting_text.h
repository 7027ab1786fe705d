#pragma once
// The process a new file begins with: small, complete, and runs.

#include <string_view>

namespace friction::viewer {

[[nodiscard]] std::string_view starting_text();

}  // namespace friction::viewer
