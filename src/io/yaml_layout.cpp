#include "yaml_layout.h"

#include <algorithm>

#include "scalar_writer.h"

namespace friction::io {

namespace {

Tree tree_of(Node node) {
    Tree tree{.kind = node.kind(), .text = std::string(node.text()), .entries = {}};
    for (const Node child : node)
        tree.entries.emplace_back(std::string(child.key()), tree_of(child));
    return tree;
}

std::string new_line(std::size_t column) {
    std::string text(1, '\n');
    return text.append(column, ' ');
}

bool has_maps(const Tree& list) {
    return std::ranges::any_of(list.entries,
                               [](const auto& item) { return item.second.kind == NodeKind::map; });
}

/// Text of several sentences, on lines that read back joined by blanks.
std::string folded(const Layout& layout, std::string_view text, std::size_t column) {
    std::string lines = " >";
    std::size_t used = layout.width;  // the first word begins a line
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        if (used + 1 + word.size() > layout.width) {
            lines.append(new_line(column));
            used = column;
        } else {
            lines += ' ';
            ++used;
        }
        lines.append(word);
        used += word.size();
        at = end + 1;
    }
    return lines;
}

/// Folding keeps single blanks between words and nothing else.
bool can_fold(std::string_view text) {
    return !text.empty() && text.front() != ' ' && text.back() != ' ' &&
           text.find("  ") == std::string_view::npos &&
           text.find_first_of("\n\r\t") == std::string_view::npos;
}

/// `key: value, ...` entries of a map, each at `column`, the first where we are.
std::string entries_text(const Layout& layout, const Tree& map, std::size_t column,
                         OpenLevels open) {
    std::string text;
    for (const auto& [key, value] : map.entries) {
        if (!text.empty()) text += new_line(column);
        const std::string written = scalar_text(key, Surroundings::brackets);
        text.append(written).append(":").append(behind_colon(layout, key, value, column, open));
    }
    return text;
}

}  // namespace

const Tree* Tree::find(std::string_view key) const {
    for (const auto& [name, value] : entries)
        if (name == key) return &value;
    return nullptr;
}

Tree tree_of_flow(std::string_view flow_text) {
    Diagnostics diagnostics;
    const Document document({{}, std::string("tree: ").append(flow_text) + '\n'}, diagnostics);
    const Node node = document.root().find("tree");
    // A text that a person could not have typed, with a control character; nothing reads it back.
    if (!node.exists() || node.is_broken() || !diagnostics.empty()) return {};
    return tree_of(node);
}

std::string in_brackets(const Tree& value) {
    if (value.kind == NodeKind::text) return scalar_text(value.text, Surroundings::brackets);
    const bool is_map = value.kind == NodeKind::map;
    std::string text(1, is_map ? '{' : '[');
    for (const auto& [key, inner] : value.entries) {
        if (text.size() > 1) text += ", ";
        if (is_map) text.append(scalar_text(key, Surroundings::brackets)).append(": ");
        text += in_brackets(inner);
    }
    return text += is_map ? '}' : ']';
}

std::string behind_colon(const Layout& layout, std::string_view key, const Tree& value,
                         std::size_t column, OpenLevels open) {
    const std::size_t used = column + key.size() + 2;
    if (value.kind == NodeKind::text) {
        std::string text = scalar_text(value.text, Surroundings::lines);
        if (key == "summary" && used + text.size() > layout.width && can_fold(value.text))
            return folded(layout, value.text, column + layout.step);
        return text.insert(0, 1, ' ');
    }
    const bool is_list = value.kind == NodeKind::list;
    if (value.entries.empty()) return is_list ? " []" : " {}";
    const bool may_fit = open == 0 && !(is_list && has_maps(value));
    if (may_fit)
        if (std::string line = in_brackets(value); used + line.size() <= layout.width)
            return line.insert(0, 1, ' ');
    const OpenLevels deeper = open == 0 ? 0 : open - 1;
    if (!is_list) {
        const std::size_t inner = column + layout.step;
        return new_line(inner) + entries_text(layout, value, inner, deeper);
    }
    std::string text;
    for (const auto& [none, item] : value.entries)
        text.append(new_line(column + layout.dash))
            .append("- ")
            .append(behind_dash(layout, item, column + layout.dash));
    return text;
}

std::string behind_dash(const Layout& layout, const Tree& item, std::size_t column) {
    constexpr std::size_t after_dash = 2;
    if (item.kind == NodeKind::text) return scalar_text(item.text, Surroundings::lines);
    std::string line = in_brackets(item);
    const bool fits = column + after_dash + line.size() <= layout.width;
    if (item.kind == NodeKind::list || item.entries.empty()) return line;
    if (item.entries.size() > 1 && fits) return line;
    return entries_text(layout, item, column + after_dash, 0);
}

}  // namespace friction::io
