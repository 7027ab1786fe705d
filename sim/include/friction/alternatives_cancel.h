#pragma once
// All designs of a file, for programs whose user may not want to wait for them: a large file takes
// half a minute.

#include <atomic>
#include <string>
#include <vector>

#include "friction/scenario.h"

namespace friction {

/// build_alternatives() that is refused (F098) soon after `cancel` is set; a single design is not
/// interrupted.
[[nodiscard]] Result<std::vector<Scenario>> build_alternatives(
    const Draft& draft, const std::vector<std::string>& redesigns, const std::atomic<bool>& cancel);

}  // namespace friction
