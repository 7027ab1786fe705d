#include "move_flow.h"

namespace friction::viewer {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

std::string_view inside(std::string_view text, char open, char close) {
    text = trimmed(text);
    if (text.size() >= 2 && text.front() == open && text.back() == close)
        text = text.substr(1, text.size() - 2);
    return text;
}

}  // namespace

std::vector<std::string> flow_items(std::string_view text) {
    std::vector<std::string> items;
    std::string item;
    int depth = 0;
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != 0) {
            if (c == '\\' && quote == '"' && i + 1 < text.size()) item += text[i++];
            if (c == quote) quote = 0;
        } else if (c == '"' || (c == '\'' && trimmed(item).empty())) {
            quote = c;
        } else if (c == '[' || c == '{') {
            ++depth;
        } else if (c == ']' || c == '}') {
            --depth;
        } else if (c == ',' && depth == 0) {
            items.emplace_back(trimmed(item));
            item.clear();
            continue;
        }
        item += text[i];
    }
    if (!trimmed(item).empty()) items.emplace_back(trimmed(item));
    return items;
}

std::vector<FlowPair> flow_pairs(std::string_view map) {
    std::vector<FlowPair> pairs;
    for (const std::string& item : flow_items(inside(map, '{', '}'))) {
        const std::size_t colon = item.find(": ");
        if (colon == std::string::npos) continue;
        pairs.push_back({item.substr(0, colon), std::string(trimmed(item.substr(colon + 2)))});
    }
    return pairs;
}

std::string unquoted(std::string_view text) {
    if (text.size() < 2 || text.front() != text.back()) return std::string(text);
    const char quote = text.front();
    if (quote != '"' && quote != '\'') return std::string(text);
    std::string words;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        const bool escapes = quote == '"' ? text[i] == '\\' : text[i] == '\'';
        if (escapes && i + 2 < text.size()) ++i;
        words += text[i];
    }
    return words;
}

}  // namespace friction::viewer
