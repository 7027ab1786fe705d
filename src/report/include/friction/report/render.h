#pragma once
// Reports and stories as text for a terminal; what strangers wrote cannot move its cursor.

#include <cstddef>
#include <string>
#include <string_view>

#include "friction/report/report.h"

namespace friction::report {

struct TextOptions {
    std::size_t width = 80;  ///< columns of the terminal; at least 40 are used
    bool colour = false;
};

/// Nothing is ever cut: long words wrap, and a table too wide is set in two parts with its first
/// column repeated.
[[nodiscard]] std::string to_text(const Report& report, const TextOptions& options = {});

/// Columns that a printable text takes on a terminal.
[[nodiscard]] std::size_t display_width(std::string_view text);

}  // namespace friction::report
