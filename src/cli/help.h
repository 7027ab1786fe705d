#pragma once
// Help, written from the tables of commands and options.

#include <string>

#include "command.h"

namespace friction::cli {

[[nodiscard]] std::string version_line();
/// What the program is for, and all commands.
[[nodiscard]] std::string overview();
[[nodiscard]] std::string help_of(const Command& command);

}  // namespace friction::cli
