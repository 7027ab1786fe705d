#pragma once
// The manual, from the tables of commands and options: friction(1), and a page for each command.

#include <vector>

#include "friction/report/manual.h"

namespace friction::cli {

[[nodiscard]] std::vector<report::ManualPage> manual_pages();

}  // namespace friction::cli
