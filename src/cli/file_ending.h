#pragma once
// What the ending of a file's name says about the form of what is in it.

#include <string>
#include <string_view>

namespace friction::cli {

/// As --to and its like name it: "svg" of "a/b.SVG", "markdown" of "x.md"; empty: no ending that
/// belongs to one form.
[[nodiscard]] std::string_view form_of_ending(std::string_view path);

/// Why what is written as `form` ("text": none of those) does not go into a file of that name:
/// others would open it as something else. Empty: it does.
[[nodiscard]] std::string ending_misuse(const std::string& path, std::string_view form);

}  // namespace friction::cli
