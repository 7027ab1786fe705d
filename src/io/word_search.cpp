#include "word_search.h"

#include <algorithm>

#include "node_extent.h"

namespace friction::io {

namespace {

constexpr std::string_view text_blanks = " \n", source_blanks = " \t\r\n";

/// Where the letters of a scalar begin: behind its quote, or in the line below its `>`.
std::size_t letters_begin(std::string_view bytes, std::size_t begin) {
    switch (scalar_style(bytes, begin)) {
        case ScalarStyle::single_quoted:
        case ScalarStyle::double_quoted:
            return begin + 1;
        case ScalarStyle::block:
            return std::min(bytes.find_first_not_of(' ', next_line(bytes, begin)), bytes.size());
        case ScalarStyle::plain:
            break;
    }
    return begin;
}

/// Bytes of the source that stand for one letter of the text; 0 when this is another letter, or an
/// escape that is more than a backslash before it.
std::size_t bytes_of_letter(std::string_view bytes, std::size_t at, char letter,
                            ScalarStyle style) {
    if (at >= bytes.size()) return 0;
    const char next = at + 1 < bytes.size() ? bytes[at + 1] : ' ';
    if (style == ScalarStyle::single_quoted && bytes[at] == '\'')
        return letter == '\'' && next == '\'' ? 2 : 0;
    if (style == ScalarStyle::double_quoted && bytes[at] == '\\')
        return next == letter && (letter == '"' || letter == '\\' || letter == '/') ? 2 : 0;
    return bytes[at] == letter ? 1 : 0;
}

bool is_word_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '_';
}

/// The first place of the word that is no part of a longer one.
std::size_t whole_word(std::string_view text, std::string_view word, std::size_t from) {
    const auto joins = [](char a, char b) { return is_word_letter(a) && is_word_letter(b); };
    for (std::size_t at = text.find(word, from); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins = at == 0 || !joins(text[at - 1], word.front());
        if (begins && (end == text.size() || !joins(word.back(), text[end]))) return at;
    }
    return std::string_view::npos;
}

/// One search below a map or list, in written order. It ends after so many values that a file with
/// a hundred thousand mistakes in one list is told of all of them in a second.
class Search {
public:
    Search(const Document& document, std::string_view word) : document_(document), word_(word) {}

    /// As a key or a text of its own.
    [[nodiscard]] std::optional<std::size_t> as_a_whole(Node value) {
        if (const Node entry = value.find(word_); entry.exists()) return entry.key_offset();
        for (const Node below : value) {
            if (++seen_ > values_max) break;
            if (below.is_text() &&
                (below.text() == word_ || below.text() == '$' + std::string(word_)))
                return source_offset(document_, below, below.text().size() - word_.size());
            if (const auto found = as_a_whole(below)) return found;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::size_t> as_a_part(Node value, std::size_t from) {
        if (value.is_text()) {
            const std::size_t at = whole_word(value.text(), word_, from);
            return at == std::string_view::npos ? std::nullopt
                                                : source_offset(document_, value, at);
        }
        for (const Node below : value) {
            if (++seen_ > values_max) break;
            if (const auto found = as_a_part(below, 0)) return found;
        }
        return std::nullopt;
    }

private:
    static constexpr std::size_t values_max = 4'096;

    const Document& document_;
    std::string_view word_;
    std::size_t seen_ = 0;
};

}  // namespace

std::optional<std::size_t> source_offset(const Document& document, Node node, std::size_t offset) {
    const std::string_view bytes = document.source().bytes, text = node.text();
    if (!node.is_text() || offset >= text.size()) return std::nullopt;
    const ScalarStyle style = scalar_style(bytes, node.offset());
    std::size_t at = letters_begin(bytes, node.offset());
    std::size_t i = 0;
    while (i < offset) {
        if (const std::size_t letter = bytes_of_letter(bytes, at, text[i], style); letter > 0) {
            at += letter;
            ++i;
            continue;
        }
        // A line break of the source is a blank or a break in the text, with any blanks around it.
        const std::size_t word = std::min(text.find_first_not_of(text_blanks, i), text.size());
        const std::size_t word_at =
            std::min(bytes.find_first_not_of(source_blanks, at), bytes.size());
        if (word == i || word_at == at || word > offset) return std::nullopt;
        i = word;
        at = word_at;
    }
    const std::string_view rest = text.substr(offset);
    const std::string_view word = rest.substr(0, rest.find_first_of(text_blanks));
    return bytes.substr(at).starts_with(word) ? std::optional(at) : std::nullopt;
}

std::optional<std::size_t> find_in_source(const Document& document, Node value,
                                          std::string_view word, std::size_t from) {
    if (!value.exists() || word.empty()) return std::nullopt;
    if (!value.is_text())
        if (const auto found = Search(document, word).as_a_whole(value)) return found;
    return Search(document, word).as_a_part(value, from);
}

}  // namespace friction::io
