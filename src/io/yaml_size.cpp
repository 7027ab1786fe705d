#include "yaml_size.h"

#include <vector>

#include "document.h"

namespace friction::io {

namespace {

// The shortest entry is `a:` and the end of its line: that many of them are longer than any text.
static_assert(entries_max * 3 > Document::unbroken_bytes_max);

bool is_item(std::string_view line) {
    return line.starts_with('-') && (line.size() == 1 || line[1] == ' ');
}

bool is_key(std::string_view line) {
    const std::size_t colon = line.find(':');
    return colon != std::string_view::npos && colon > 0 &&
           (colon + 1 == line.size() || line.find(": ") != std::string_view::npos ||
            line.ends_with(':'));
}

/// Entries so far of the map and of the list that stand so far to the right.
struct Level {
    std::size_t indent = 0, keys = 0, items = 0;
};

}  // namespace

std::optional<std::size_t> entry_too_many(std::string_view bytes) {
    std::vector<Level> levels;
    for (std::size_t start = 0; start < bytes.size();) {
        std::size_t end = bytes.find('\n', start);
        if (end == std::string_view::npos) end = bytes.size();
        std::string_view line = bytes.substr(start, end - start);
        if (line.ends_with('\r')) line.remove_suffix(1);
        const std::size_t indent = line.find_first_not_of(' ');
        const std::size_t at = start + indent;
        start = end + 1;
        if (indent == std::string_view::npos || line[indent] == '#') continue;
        line.remove_prefix(indent);
        while (!levels.empty() && levels.back().indent > indent) levels.pop_back();
        if (levels.empty() || levels.back().indent < indent) levels.push_back({.indent = indent});
        Level& level = levels.back();
        if (is_item(line)) {
            if (++level.items > entries_max) return at;
        } else if (is_key(line)) {
            level.items = 0;  // a list may stand as far to the right as the key that holds it
            if (++level.keys > entries_max) return at;
        }
    }
    return std::nullopt;
}

}  // namespace friction::io
