#pragma once
// The list of files that were open, with what came out of them.

#include <string>
#include <vector>

#include "friction/viewer/session.h"

namespace friction::viewer {

/// The list with this file on top; what was known of its results stays.
[[nodiscard]] std::vector<RecentFile> with_recent(std::vector<RecentFile> recent,
                                                  const FileState& file);
/// "70.4 EM", "70.4 -> 2.0 EM" with the best redesign; empty without results.
[[nodiscard]] std::string result_in_short(const Session& session);

}  // namespace friction::viewer
