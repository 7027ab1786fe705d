#include "remedies.h"

#include <algorithm>

namespace friction::viewer {
namespace {

/// The first words in double quotes from `at` on; empty: none.
std::string quoted(std::string_view text, std::size_t at = 0) {
    const std::size_t open = text.find('"', at);
    if (open == std::string_view::npos) return {};
    const std::size_t close = text.find('"', open + 1);
    if (close == std::string_view::npos) return {};
    return std::string(text.substr(open + 1, close - open - 1));
}

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Where the word stands on its own in [begin, end), from `at` on first.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t begin,
                      std::size_t end) {
    for (std::size_t at = text.find(word, begin); at != std::string_view::npos && at < end;
         at = text.find(word, at + 1)) {
        const bool starts = at == 0 || !is_word(text[at - 1]);
        const std::size_t after = at + word.size();
        if (starts && (after == text.size() || !is_word(text[after]))) return at;
    }
    return std::string_view::npos;
}

}  // namespace

void offer_remedy(ProblemRow& row) {
    constexpr std::string_view asks = "did you mean ";
    if (!row.position.exists() || !row.hint.starts_with(asks)) return;
    const std::string use = quoted(row.hint);
    if (use.empty()) return;
    // Of the words in quotes the one that stands in the line is the wrong one.
    for (std::size_t at = 0; (at = row.found.find('"', at)) != std::string::npos;) {
        const std::string word = quoted(row.found, at);
        at = row.found.find('"', at + 1);
        if (at == std::string::npos) return;
        ++at;
        if (word.empty() || word == use ||
            find_word(row.excerpt, word, 0, row.excerpt.size()) == std::string::npos)
            continue;
        row.instead_of = word;
        row.use = use;
        row.remedy = "Use " + use;
        return;
    }
}

std::string mended(const std::string& text, const ProblemRow& row) {
    std::size_t begin = 0;
    for (std::size_t line = 1; line < row.position.line; ++line) {
        begin = text.find('\n', begin);
        if (begin == std::string::npos) return {};
        ++begin;
    }
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    // Columns count characters, so the place in bytes lies at or behind it.
    const std::size_t from = std::min(begin + row.position.column - 1, end);
    std::size_t at = find_word(text, row.instead_of, from, end);
    if (at == std::string::npos) at = find_word(text, row.instead_of, begin, end);
    if (at == std::string::npos || row.instead_of.empty()) return {};
    std::string result = text;
    result.replace(at, row.instead_of.size(), row.use);
    return result;
}

}  // namespace friction::viewer
