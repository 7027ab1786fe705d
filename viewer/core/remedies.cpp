#include "remedies.h"

#include <algorithm>
#include <optional>
#include <string>

namespace friction::viewer {
namespace {

constexpr std::size_t nowhere = std::string_view::npos;

/// One line of the text and where in it the problem lies, in bytes.
struct Place {
    std::string_view text;
    std::size_t begin = 0, end = 0;  ///< of the line, without its line break
    std::size_t at = 0;
};

std::size_t end_of_line(std::string_view text, std::size_t begin) {
    std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin && text[end - 1] == '\r') --end;
    return end;
}

/// Columns count characters: bytes that go on with one are skipped.
std::optional<Place> place_of(std::string_view text, const io::SourcePosition& position) {
    if (!position.exists()) return std::nullopt;
    Place place{.text = text};
    for (std::size_t line = 1; line < position.line; ++line) {
        place.begin = text.find('\n', place.begin);
        if (place.begin == nowhere) return std::nullopt;
        ++place.begin;
    }
    place.end = end_of_line(text, place.begin);
    place.at = place.begin;
    const auto goes_on = [&](std::size_t i) { return (text[i] & 0xC0) == 0x80; };
    for (std::size_t column = 1; column < position.column && place.at < place.end; ++column) do
            ++place.at;
        while (place.at < place.end && goes_on(place.at));
    return place;
}

std::size_t characters_in(std::string_view bytes) {
    return static_cast<std::size_t>(
        std::ranges::count_if(bytes, [](char c) { return (c & 0xC0) != 0x80; }));
}

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// The first words in double quotes from `at` on; empty: none.
std::string quoted(std::string_view text, std::size_t at = 0) {
    const std::size_t open = text.find('"', at);
    if (open == nowhere) return {};
    const std::size_t close = text.find('"', open + 1);
    if (close == nowhere) return {};
    return std::string(text.substr(open + 1, close - open - 1));
}

/// Where the word stands on its own in [begin, end).
std::size_t find_word(std::string_view text, std::string_view word, std::size_t begin,
                      std::size_t end) {
    for (std::size_t at = text.find(word, begin); at != nowhere && at < end;
         at = text.find(word, at + 1)) {
        const bool starts = at == 0 || !is_word(text[at - 1]);
        const std::size_t after = at + word.size();
        if (starts && (after == text.size() || !is_word(text[after]))) return at;
    }
    return nowhere;
}

/// What is written at the place: a word, a quoted text, a map or list up to where it closes.
std::size_t written_there(const Place& place) {
    const std::string_view rest = place.text.substr(place.at, place.end - place.at);
    if (rest.empty()) return 0;
    const char first = rest.front();
    const char closing = first == '{' ? '}' : first == '[' ? ']' : first;
    if (closing != first || first == '"' || first == '\'') {
        const std::size_t close = rest.find(closing, 1);
        return close == nowhere ? rest.size() : close + 1;
    }
    std::size_t end =
        std::min({rest.find_first_of(",}]"), rest.find(": "), rest.find(" #"), rest.size()});
    while (end > 0 && (rest[end - 1] == ' ' || rest[end - 1] == ':')) --end;
    return std::max<std::size_t>(end, 1);
}

/// The wrong word: the problem names it, or one of the words in quotes stands in the line.
std::optional<std::pair<std::size_t, std::string>> wrong_word(const Place& place,
                                                              const Problem& problem,
                                                              const std::string& meant) {
    const auto in_line = [&](const std::string& word) {
        const std::size_t behind = find_word(place.text, word, place.at, place.end);
        return behind != nowhere ? behind : find_word(place.text, word, place.begin, place.end);
    };
    // "5 min" takes the place of a number and its unit, not that of "mins" alone.
    const auto has_digit = [](const std::string& word) {
        return word.find_first_of("0123456789") != std::string::npos;
    };
    if (!problem.word.empty() && (has_digit(problem.word) || !has_digit(meant))) {
        const std::size_t at = in_line(problem.word);
        if (at != nowhere) return std::pair(at, problem.word);
    }
    for (std::size_t at = 0; (at = problem.found.find('"', at)) != std::string::npos;) {
        const std::string word = quoted(problem.found, at);
        at = problem.found.find('"', at + 1);
        if (at == std::string::npos) break;
        ++at;
        if (word.empty() || word == meant) continue;
        if (const std::size_t found = in_line(word); found != nowhere)
            return std::pair(found, word);
    }
    return std::nullopt;
}

void offer_word(ProblemRow& row, const Place& place, const Problem& problem) {
    constexpr std::string_view asks = "did you mean ";
    if (!problem.hint.starts_with(asks)) return;
    const std::string meant = quoted(problem.hint);
    if (meant.empty()) return;
    if (const auto wrong = wrong_word(place, problem, meant))
        row.remedies.push_back({"Use " + meant, wrong->first, wrong->second.size(), meant});
}

/// The line of the key in the block that begins at the line of the place; the place's own may be
/// the step's name.
std::optional<std::pair<std::size_t, std::size_t>> line_of_key(const Place& place,
                                                               std::string_view key) {
    const auto indent = [&](std::size_t begin, std::size_t end) {
        return std::min(place.text.find_first_not_of(' ', begin), end) - begin;
    };
    const std::size_t own = indent(place.begin, place.end);
    for (std::size_t begin = place.begin, end = place.end; begin < place.text.size();) {
        const std::string_view line = place.text.substr(begin, end - begin);
        const std::size_t deep = indent(begin, end);
        if (begin != place.begin && deep < line.size() && deep < own) return std::nullopt;
        if (line.substr(deep).starts_with(key)) return std::pair(begin, end);
        const std::size_t next = place.text.find('\n', end);
        if (next == nowhere) break;
        begin = next + 1;
        end = end_of_line(place.text, begin);
    }
    return std::nullopt;
}

void offer_owners(ProblemRow& row, const Place& place) {
    const auto wait = line_of_key(place, "wait:");
    if (!wait) return;
    const auto [begin, end] = *wait;
    const std::size_t deep = place.text.find_first_not_of(' ', begin) - begin;
    const bool has_return = end < place.text.size() && place.text[end] == '\r';
    for (const std::string owner : {"owner: company", "owner: customer"})
        row.remedies.push_back(
            {owner, end, 0, (has_return ? "\r\n" : "\n") + std::string(deep, ' ') + owner});
}

/// "{a: 10%, b: 95%}": the last one takes what the others leave.
void offer_rest(ProblemRow& row, const Place& place) {
    const std::size_t open = place.text.find('{', place.at);
    if (open == nowhere || open >= place.end) return;
    const std::size_t close = place.text.find('}', open);
    if (close == nowhere || close >= place.end) return;
    const std::string_view map = place.text.substr(open, close - open);
    if (find_word(map, "rest", 0, map.size()) != nowhere) return;
    const std::size_t comma = map.rfind(',');
    const std::size_t last = comma == nowhere ? 0 : comma;
    const std::size_t colon = map.find(": ", last);
    const std::size_t name = map.find_first_not_of(" ,{", last);
    if (colon == nowhere || name == nowhere || name > colon) return;
    const std::size_t value = map.find_first_not_of(' ', colon + 1);
    if (value == nowhere) return;
    const std::size_t value_end = map.find_last_not_of(' ') + 1;
    row.remedies.push_back({std::string(map.substr(name, colon - name)) + ": rest", open + value,
                            value_end - value, "rest"});
}

}  // namespace

void offer_remedies(ProblemRow& row, const Problem& problem, std::string_view text) {
    const std::optional<Place> place = place_of(text, row.position);
    if (!place) return;
    const bool names_it = !problem.word.empty() && text.substr(place->at).starts_with(problem.word);
    const std::size_t bytes = names_it ? problem.word.size() : written_there(*place);
    row.marked = characters_in(text.substr(place->at, bytes));
    offer_word(row, *place, problem);
    constexpr std::string_view no_owner = "F059", wrong_sum = "F048";
    if (problem.code == no_owner) offer_owners(row, *place);
    if (problem.code == wrong_sum) offer_rest(row, *place);
}

}  // namespace friction::viewer
