#include "node_extent.h"

#include <algorithm>

namespace friction::io {

namespace {

bool is_blank(char letter) { return letter == ' ' || letter == '\t'; }
bool is_break(char letter) { return letter == '\n' || letter == '\r'; }

std::optional<std::size_t> quoted_end(std::string_view bytes, std::size_t begin) {
    const char quote = bytes[begin];
    for (std::size_t i = begin + 1; i < bytes.size(); ++i) {
        if (quote == '"' && bytes[i] == '\\') {
            ++i;
        } else if (bytes[i] == quote) {
            if (quote == '"' || i + 1 >= bytes.size() || bytes[i + 1] != '\'') return i + 1;
            ++i;
        }
    }
    return std::nullopt;
}

/// A plain text may go on over several lines, which the tree holds as blanks.
std::optional<std::size_t> plain_end(std::string_view bytes, std::size_t begin,
                                     std::string_view text) {
    std::size_t at = begin;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t space_end = at;
        bool breaks = false;
        while (space_end < bytes.size() &&
               (is_blank(bytes[space_end]) || is_break(bytes[space_end])))
            breaks = is_break(bytes[space_end++]) || breaks;
        if (breaks && (text[i] == ' ' || text[i] == '\n')) {
            at = space_end;
            while (i < text.size() && (text[i] == ' ' || text[i] == '\n')) ++i;
        } else {
            if (at >= bytes.size() || bytes[at] != text[i]) return std::nullopt;
            ++at;
            ++i;
        }
    }
    return at;
}

/// The lines of a text written with `|` or `>` are those indented deeper than what holds it.
std::optional<std::size_t> block_end(std::string_view bytes, std::size_t begin,
                                     std::size_t outer_column) {
    std::size_t at = next_line(bytes, begin);
    std::size_t end = at;
    while (at < bytes.size()) {
        std::size_t text = at;
        while (text < bytes.size() && bytes[text] == ' ') ++text;
        const std::size_t line_end = next_line(bytes, at);
        const bool is_empty = text >= bytes.size() || is_break(bytes[text]);
        if (!is_empty && text - at <= outer_column) break;
        if (!is_empty) end = line_end;
        at = line_end;
    }
    while (end > begin && is_break(bytes[end - 1])) --end;
    return end;
}

std::optional<std::size_t> scalar_end(std::string_view bytes, std::size_t begin,
                                      std::string_view text, std::size_t outer_column) {
    if (begin >= bytes.size()) return std::nullopt;
    switch (scalar_style(bytes, begin)) {
        case ScalarStyle::single_quoted:
        case ScalarStyle::double_quoted:
            return quoted_end(bytes, begin);
        case ScalarStyle::block:
            return block_end(bytes, begin, outer_column);
        case ScalarStyle::plain:
            break;
    }
    return plain_end(bytes, begin, text);
}

/// The column of the key or dash that a value hangs on.
std::size_t outer_column(std::string_view bytes, Node node) {
    if (!node.key().empty()) return node.key_offset() - line_begin(bytes, node.key_offset());
    const std::size_t line = line_begin(bytes, node.offset());
    const std::size_t dash = bytes.substr(0, node.offset()).rfind('-');
    return dash == std::string_view::npos || dash < line ? 0 : dash - line;
}

}  // namespace

ScalarStyle scalar_style(std::string_view bytes, std::size_t begin) {
    switch (begin < bytes.size() ? bytes[begin] : ' ') {
        case '\'':
            return ScalarStyle::single_quoted;
        case '"':
            return ScalarStyle::double_quoted;
        case '|':
        case '>':
            return ScalarStyle::block;
        default:
            return ScalarStyle::plain;
    }
}

bool is_in_brackets(const Document& document, Node node) {
    const std::string_view bytes = document.source().bytes;
    if (node.offset() >= bytes.size()) return false;
    return bytes[node.offset()] == (node.is_map() ? '{' : '[') && !node.is_text();
}

std::optional<Extent> extent_of(const Document& document, Node node) {
    const std::string_view bytes = document.source().bytes;
    if (node.is_broken()) return std::nullopt;
    if (node.is_text()) {
        const auto end = scalar_end(bytes, node.offset(), node.text(), outer_column(bytes, node));
        return end ? std::optional(Extent{node.offset(), *end}) : std::nullopt;
    }
    Node last;
    for (const Node child : node) last = child;
    std::size_t end = node.offset();
    if (last.exists()) {
        const auto inner = extent_of(document, last);
        if (!inner) return std::nullopt;
        end = inner->end;
    }
    if (!is_in_brackets(document, node)) {
        if (!last.exists()) return std::nullopt;
        return Extent{node.offset(), end};
    }
    if (!last.exists()) ++end;
    end = skip_space(bytes, end);
    if (end < bytes.size() && bytes[end] == ',') end = skip_space(bytes, end + 1);
    if (end >= bytes.size() || bytes[end] != (node.is_map() ? '}' : ']')) return std::nullopt;
    return Extent{node.offset(), end + 1};
}

std::optional<Extent> key_extent(const Document& document, Node entry) {
    const std::string_view bytes = document.source().bytes;
    const auto end = scalar_end(bytes, entry.key_offset(), entry.key(), 0);
    return end && !entry.key().empty() ? std::optional(Extent{entry.key_offset(), *end})
                                       : std::nullopt;
}

std::optional<std::size_t> after_colon(const Document& document, Node entry) {
    const std::string_view bytes = document.source().bytes;
    const auto key = key_extent(document, entry);
    if (!key) return std::nullopt;
    const std::size_t at = std::min(bytes.find_first_not_of(" \t", key->end), bytes.size());
    return at < bytes.size() && bytes[at] == ':' ? std::optional(at + 1) : std::nullopt;
}

std::size_t skip_space(std::string_view bytes, std::size_t at) {
    while (at < bytes.size()) {
        if (bytes[at] == '#' && (at == 0 || is_blank(bytes[at - 1]) || is_break(bytes[at - 1])))
            at = next_line(bytes, at);
        else if (is_blank(bytes[at]) || is_break(bytes[at]))
            ++at;
        else
            break;
    }
    return at;
}

std::size_t line_begin(std::string_view bytes, std::size_t at) {
    const std::size_t line_break = at == 0 ? std::string_view::npos : bytes.rfind('\n', at - 1);
    return line_break == std::string_view::npos ? 0 : line_break + 1;
}

std::size_t next_line(std::string_view bytes, std::size_t at) {
    const std::size_t line_break = bytes.find('\n', at);
    return line_break == std::string_view::npos ? bytes.size() : line_break + 1;
}

std::size_t column_of(std::string_view bytes, std::size_t at) { return at - line_begin(bytes, at); }

bool is_first_in_line(std::string_view bytes, std::size_t at) {
    const std::size_t begin = line_begin(bytes, at);
    return bytes.substr(begin, at - begin).find_first_not_of(' ') == std::string_view::npos;
}

}  // namespace friction::io
