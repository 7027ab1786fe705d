#pragma once
// Tables set in columns of a terminal.

#include <string>

#include "friction/report/render.h"
#include "friction/report/report.h"

namespace friction::report {

/// Lines of the table, indented by two; in two or more parts when it is wider than the terminal.
void append_table(std::string& out, const Table& table, const TextOptions& options);

}  // namespace friction::report
