#pragma once
// Help, written from the tables of commands and options.

#include <string>
#include <utility>
#include <vector>

#include "command.h"

namespace friction::cli {

[[nodiscard]] std::string version_line();
/// What the program is for, and all commands.
[[nodiscard]] std::string overview();
[[nodiscard]] std::string help_of(const Command& command);

/// "friction compare FILE [REDESIGN...] [OPTIONS]"
[[nodiscard]] std::string usage_of(const Command& command);
/// "-o, --output FILE"; without a brief form no more than the rest.
[[nodiscard]] std::string typed_form(const OptionRow& row);
/// "2" and "the input is wrong", for all codes that can occur.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> exit_codes(bool can_fail,
                                                                          bool can_stay_open);
/// What the program is for, in one sentence.
[[nodiscard]] std::string purpose();
/// Lines, each a whole command: how a newcomer begins.
[[nodiscard]] std::string first_steps();

}  // namespace friction::cli
