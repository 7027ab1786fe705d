// Lines of a document: which belong to an entry or item, and how the author indents them.

#include <algorithm>

#include "yaml_editor.h"

namespace friction::io {

namespace {

bool is_comment_line(std::string_view bytes, std::size_t begin) {
    const std::size_t text = bytes.find_first_not_of(" \t", begin);
    return text != std::string_view::npos && bytes[text] == '#';
}

std::size_t indentation(std::string_view bytes, std::size_t begin) {
    const std::size_t text = std::min(bytes.find_first_not_of(' ', begin), bytes.size());
    return text - begin;
}

/// Only blanks and a comment from `at` to the end of its line.
bool ends_line(std::string_view bytes, std::size_t at) {
    const std::size_t text = bytes.find_first_not_of(" \t\r", at);
    return text == std::string_view::npos || bytes[text] == '\n' ||
           (bytes[text] == '#' && text > at);
}

/// Indentation of the first map and of the first list below `node`, as far as they are found.
struct Found {
    std::optional<std::size_t> step, dash;
};
void look_at(const Document& document, Node node, Found& found) {
    const std::string_view bytes = document.source().bytes;
    for (const Node child : node) {
        if (found.step && found.dash) return;
        if (child.is_text() || child.is_broken() || is_in_brackets(document, child)) continue;
        if (!child.key().empty() && is_first_in_line(bytes, child.key_offset()) &&
            is_first_in_line(bytes, child.offset())) {
            const std::size_t outer = column_of(bytes, child.key_offset());
            const std::size_t inner = column_of(bytes, child.offset());
            std::optional<std::size_t>& to = child.is_map() ? found.step : found.dash;
            if (!to && inner >= outer) to = inner - outer;
        }
        look_at(document, child, found);
    }
}

}  // namespace

Layout layout_of(const Document& document) {
    Layout layout;
    Found found;
    // Redesigns first: what is written goes there, and the rest of a file may be laid out
    // otherwise.
    if (const Node redesigns = document.root().find("redesigns"); redesigns.exists())
        look_at(document, redesigns, found);
    look_at(document, document.root(), found);
    if (found.step && *found.step > 0) layout.step = *found.step;
    layout.dash = found.dash.value_or(layout.step);
    return layout;
}

void YamlEditor::insert_lines(std::size_t at, std::string lines) {
    if (at == bytes().size() && !bytes().empty() && bytes().back() != '\n') {
        lines.insert(0, 1, '\n');
        while (lines.ends_with('\n') || lines.ends_with('\r')) lines.pop_back();
    }
    replace(at, at, std::move(lines));
}

void YamlEditor::delete_lines(Extent lines) {
    if (lines.end == bytes().size() && lines.begin > 0 && bytes().back() != '\n') {
        --lines.begin;  // the line break before, so that the text still ends without one
        if (lines.begin > 0 && bytes()[lines.begin - 1] == '\r') --lines.begin;
    }
    replace(lines.begin, lines.end, {});
}

std::optional<Extent> YamlEditor::lines_of(std::size_t first, Node node,
                                           bool is_first_child) const {
    const auto extent = extent_of(document_, node);
    if (!extent || !is_first_in_line(bytes(), first) || !ends_line(bytes(), extent->end))
        return std::nullopt;
    const std::size_t column = column_of(bytes(), first);
    Extent lines{line_begin(bytes(), first), next_line(bytes(), extent->end)};
    // Comments above belong to what follows, unless they are indented as part of what came before.
    while (lines.begin > 0) {
        const std::size_t above = line_begin(bytes(), lines.begin - 1);
        if (!is_comment_line(bytes(), above)) break;
        if (!is_first_child && indentation(bytes(), above) > column) break;
        lines.begin = above;
    }
    while (lines.end < bytes().size() && is_comment_line(bytes(), lines.end) &&
           indentation(bytes(), lines.end) > column)
        lines.end = next_line(bytes(), lines.end);
    return lines;
}

Extent YamlEditor::with_blank_line(Extent lines, bool is_first_child) const {
    const auto is_blank = [&](std::size_t begin) {
        const std::size_t text = bytes().find_first_not_of(" \t\r", begin);
        return begin < bytes().size() && text != std::string_view::npos && bytes()[text] == '\n';
    };
    const std::size_t above = lines.begin == 0 ? 0 : line_begin(bytes(), lines.begin - 1);
    const bool blank_below = is_blank(lines.end);
    if (lines.begin > 0 && is_blank(above) && (blank_below || lines.end == bytes().size()))
        lines.begin = above;
    else if (is_first_child && blank_below)
        lines.end = next_line(bytes(), lines.end);
    return lines;
}

std::optional<std::size_t> YamlEditor::dash_of(Node list, Node item) const {
    const std::size_t column = column_of(bytes(), list.offset());
    for (std::size_t line = line_begin(bytes(), item.offset());;
         line = line_begin(bytes(), line - 1)) {
        const std::size_t dash = line + column;
        if (dash < bytes().size() && bytes()[dash] == '-' && is_first_in_line(bytes(), dash) &&
            dash <= item.offset())
            return dash;
        if (line == 0 || line <= list.offset()) return std::nullopt;
    }
}

std::optional<Extent> YamlEditor::item_lines(Node list, std::size_t position) const {
    const Node item = list.at(position);
    const auto dash = dash_of(list, item);
    return dash ? lines_of(*dash, item, position == 0) : std::nullopt;
}

std::optional<Extent> YamlEditor::entry_lines(Node map, Node entry) const {
    return lines_of(entry.key_offset(), entry, entry.key() == (*map.begin()).key());
}

}  // namespace friction::io
