#pragma once
// What shells complete behind `friction`: scripts written from the tables of commands and options.
//
// They hold commands, options, and values where there is a list of them; files are looked for by
// the shell. Names inside a scenario file are not completed.

#include <string>

namespace friction::cli {

[[nodiscard]] std::string bash_completion();
[[nodiscard]] std::string fish_completion();
[[nodiscard]] std::string zsh_completion();

}  // namespace friction::cli
