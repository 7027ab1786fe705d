#pragma once
// CSV as a spreadsheet reads it.

#include <cstddef>
#include <string>
#include <vector>

namespace friction::testing_support {

using Table = std::vector<std::vector<std::string>>;

/// By the rules of RFC 4180, whatever stands between cells: quotes around a cell, doubled inside.
inline Table table_of(const std::string& text, char between) {
    Table lines{{""}};
    bool is_quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string& cell = lines.back().back();
        if (text[i] == '"' && is_quoted && i + 1 < text.size() && text[i + 1] == '"')
            cell += text[++i];
        else if (text[i] == '"')
            is_quoted = !is_quoted;
        else if (text[i] == between && !is_quoted)
            lines.back().emplace_back();
        else if (text[i] == '\n' && !is_quoted)
            lines.push_back({""});
        else
            cell += text[i];
    }
    lines.pop_back();  // behind the last line break
    return lines;
}

}  // namespace friction::testing_support
