#pragma once
// The files that options name for writing: whether they can be, and whether that loses anything.

#include <optional>
#include <string>

#include "console.h"

namespace friction::cli {

/// What the command ends with when it cannot write where it is told to, which has then been said:
/// a long simulation must not end in a sentence about its files.
[[nodiscard]] std::optional<ExitCode> cannot_write(const std::string& command,
                                                   const Arguments& arguments,
                                                   const Console& console);

}  // namespace friction::cli
