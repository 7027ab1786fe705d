#pragma once
// Text measured in terminal columns: wrapping, padding, colour.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "friction/report/render.h"

namespace friction::report {

/// No page is set narrower than this, in columns.
inline constexpr std::size_t narrowest_page = 40;

/// Lines of at most `width` columns, broken at blanks, inside a word only where it is longer than a
/// line.
[[nodiscard]] std::vector<std::string> wrap(std::string_view printable_text, std::size_t width);
/// Columns of the longest word.
[[nodiscard]] std::size_t longest_word(std::string_view printable_text);
[[nodiscard]] std::string pad_right(std::string text, std::size_t width);
[[nodiscard]] std::string pad_left(std::string text, std::size_t width);
/// With the colour codes of its weight, when colour is wanted.
[[nodiscard]] std::string coloured(std::string text, Weight weight, bool colour);
/// Appends without blanks at the end of the line.
void append_line(std::string& out, std::string line);
/// A paragraph, wrapped, every line but the first indented by `hang` more.
void append_paragraph(std::string& out, const Cell& cell, const TextOptions& options,
                      std::size_t indent, std::size_t hang = 0);

}  // namespace friction::report
