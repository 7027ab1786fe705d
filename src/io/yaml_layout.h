#pragma once
// Values as trees, and trees as YAML: on one line in braces where that fits, else on lines of their
// own.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document.h"

namespace friction::io {

/// A value without the way it is written. Items of lists have empty keys.
struct Tree {
    NodeKind kind = NodeKind::text;
    std::string text;
    std::vector<std::pair<std::string, Tree>> entries;

    [[nodiscard]] const Tree* find(std::string_view key) const;
    friend bool operator==(const Tree&, const Tree&) = default;
};

/// The tree of a text in flow style, as friction/flow_text.h writes them.
[[nodiscard]] Tree tree_of_flow(std::string_view flow_text);

/// How a file is laid out.
struct Layout {
    std::size_t width = 100;
    std::size_t step = 2;  ///< a map is indented so much deeper than its key
    std::size_t dash = 2;  ///< and the dashes of a list so much
};

/// The value on one line, maps and lists in brackets.
[[nodiscard]] std::string in_brackets(const Tree& value);

/// How many levels of maps go on lines of their own although they might fit on one.
using OpenLevels = std::size_t;

/// What stands behind the colon of a key at `column`: ` text`, or lines with a line break before
/// each; without a line break at the end.
[[nodiscard]] std::string behind_colon(const Layout& layout, std::string_view key,
                                       const Tree& value, std::size_t column, OpenLevels open = 0);

/// What stands behind the `- ` of an item whose dash is at `column`.
[[nodiscard]] std::string behind_dash(const Layout& layout, const Tree& item, std::size_t column);

}  // namespace friction::io
