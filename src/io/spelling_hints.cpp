#include "spelling_hints.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

#include "friction/distribution.h"
#include "friction/io/source_text.h"
#include "friction/quantity.h"
#include "friction/suggest.h"

namespace friction::io {

namespace {

constexpr std::size_t longest = 120;  // what is longer is no slip

std::string did_you_mean_text(std::string_view text) {
    return "did you mean \"" + std::string(text) + "\"?";
}

/// "call_the_office" for "Call the office"; "" when no name comes of it.
std::string as_name(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 24> letters = {
        {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "ae"}, {"Ö", "oe"}, {"Ü", "ue"},
         {"ß", "ss"}, {"é", "e"},  {"è", "e"},  {"ê", "e"},  {"É", "e"},  {"à", "a"},
         {"á", "a"},  {"â", "a"},  {"å", "a"},  {"ç", "c"},  {"í", "i"},  {"ó", "o"},
         {"ô", "o"},  {"ø", "o"},  {"ú", "u"},  {"ñ", "n"},  {"æ", "ae"}, {"œ", "oe"}}};
    std::string name;
    while (!text.empty()) {
        const auto* accented = std::ranges::find_if(
            letters, [&](const auto& letter) { return text.starts_with(letter.first); });
        if (accented != letters.end()) {
            name += accented->second;
            text.remove_prefix(accented->first.size());
            continue;
        }
        const auto letter = static_cast<unsigned char>(text.front());
        text.remove_prefix(1);
        if (std::isalnum(letter) != 0)
            name += static_cast<char>(std::tolower(letter));
        else if (letter >= 0x80)
            return {};
        else if (!name.empty() && name.back() != '_')
            name += '_';
    }
    while (name.ends_with('_')) name.pop_back();
    return is_name(name) ? name : std::string{};
}

std::string_view without_blanks(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

/// The parts between commas or semicolons.
std::vector<std::string_view> parts_of(std::string_view text) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t comma = text.find_first_of(",;");
        parts.push_back(without_blanks(text.substr(0, comma)));
        if (comma == std::string_view::npos) return parts;
        text.remove_prefix(comma + 1);
    }
}

bool all_names(const std::vector<std::string_view>& texts) {
    return std::ranges::all_of(texts, is_name);
}

std::string joined(const std::vector<std::string_view>& texts) {
    std::string text;
    for (const std::string_view part : texts) {
        if (!text.empty()) text += ", ";
        text += part;
    }
    return text;
}

/// The texts of a list, of a text the parts between its commas; none when anything else stands
/// there.
std::vector<std::string_view> texts_of(Node node) {
    if (node.is_text())
        return node.text().size() > longest ? std::vector<std::string_view>{}
                                            : parts_of(node.text());
    std::vector<std::string_view> texts;
    if (!node.is_list() || node.size() > 6) return texts;
    for (const Node item : node) {
        if (!item.is_text()) return {};
        texts.push_back(item.text());
    }
    return texts;
}

/// Of "done 80%" and "done: 80%" the name and the share.
std::pair<std::string_view, std::string_view> name_and_share(std::string_view text) {
    const std::size_t end = text.find_first_of(": ");
    if (end == std::string_view::npos) return {};
    std::string_view share = without_blanks(text.substr(end + 1));
    if (share.starts_with(':')) share = without_blanks(share.substr(1));
    const Parsed<Value> parsed = parse_value(share, Dimension::share);
    const bool is_share = share == "rest" || std::holds_alternative<Value>(parsed);
    if (!is_share || !is_name(text.substr(0, end))) return {};
    return {text.substr(0, end), share};
}

/// What a key holds, by example. Names of the author's own stand in capitals.
struct Example {
    std::string_view key, value;
};
constexpr std::array examples = {
    Example{"friction", "1"},
    Example{"title", "what the process is called"},
    Example{"start", "NAME of the first step"},
    Example{"steps", "{NAME: {by: customer, time: 5 min, channel: web, next: NAME}}"},
    Example{"outcomes", "{solved: resolved, left: gave_up}"},
    Example{"teams", "{NAME: {cost: 30 per hour}}"},
    Example{"facts", "{NAME: {tell: 30 s}}"},
    Example{"parameters", "{NAME: 5 min}"},
    Example{"segments", "{NAME: {share: 30%}}"},
    Example{"redesigns", "{NAME: {changes: [...]}}"},
    Example{"customers", "{per_year: 10000}"},
    Example{"effort", "{threshold: 30 EM}"},
    Example{"run", "{seed: 1}"},
    Example{"costs", "{one_off: 10000}"},
    Example{"weights", "{handoff: 3}"},
    Example{"tone", "{robotic: 1.2}"},
    Example{"after", "{time: 5 days, next: NAME}"},
    Example{"next", "NAME of a step or an outcome"},
    Example{"else", "NAME"},
    Example{"when", "visits(NAME) >= 3"},
    Example{"share", "30%"},
    Example{"value", "5 min"},
    Example{"time", "5 min"},
    Example{"step", "NAME"},
    Example{"team", "NAME"},
    Example{"from", "NAME"},
    Example{"to", "NAME"},
    Example{"by", "customer"},
    Example{"of", "[NAME, NAME]"},
    Example{"channel", "phone"},
    Example{"fields", "10"},
};

std::string_view example_of(std::string_view key) {
    const auto* found = std::ranges::find(examples, key, &Example::key);
    return found == examples.end() ? std::string_view{} : found->value;
}

/// The inner part of "{NAME: {cost: 30 per hour}}": what one entry of a section holds.
std::string_view entry_of(std::string_view section) {
    constexpr std::string_view begin = "{NAME: ";
    if (!section.starts_with(begin)) return {};
    section.remove_prefix(begin.size());
    section.remove_suffix(1);
    return section;
}

/// The section that a place is an entry of: "teams" for "teams.office".
std::string_view section_of(std::string_view place) {
    const std::size_t dot = place.rfind('.');
    if (dot == std::string_view::npos) return {};
    place = place.substr(0, dot);
    const std::size_t before = place.rfind('.');
    return before == std::string_view::npos ? place : place.substr(before + 1);
}

}  // namespace

std::string name_hint(std::string_view text, bool takes_list) {
    if (text.size() > longest) return {};
    const std::vector<std::string_view> parts = parts_of(text);
    if (parts.size() > 1 && all_names(parts))
        return takes_list ? did_you_mean_text('[' + joined(parts) + ']')
                          : "one name stands here, without a comma";
    const std::string name = as_name(text);
    return name.empty() ? name : did_you_mean_text(name);
}

std::string single_hint(Node node) {
    if (node.is_map() && node.size() == 1 && (*node.begin()).is_text())
        return "a colon with a blank behind it makes a map; a text that holds one stands in quotes";
    const std::vector<std::string_view> texts = texts_of(node);
    if (!node.is_list() || texts.empty()) return {};
    if (texts.size() == 1) return "leave out the brackets: " + std::string(texts.front());
    return "one value stands here, without brackets";
}

std::string list_hint(Node node) {
    std::vector<std::string_view> names;
    for (const Node entry : node) {
        if (names.size() == 6 || !is_name(entry.key())) return {};
        names.push_back(entry.key());
    }
    return names.empty() ? std::string{} : "write [" + joined(names) + ']';
}

std::string word_hint(std::string_view text, const std::vector<std::string_view>& words) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 22> others = {
        {{"telephone", "phone"},  {"call", "phone"},       {"store", "in_person"},
         {"shop", "in_person"},   {"branch", "in_person"}, {"counter", "in_person"},
         {"post", "letter"},      {"mail", "email"},       {"sms", "message"},
         {"text", "message"},     {"whatsapp", "message"}, {"website", "web"},
         {"online", "web"},       {"internet", "web"},     {"portal", "web"},
         {"mobile", "app"},       {"client", "customer"},  {"user", "customer"},
         {"true", "yes"},         {"success", "resolved"}, {"solved", "resolved"},
         {"failed", "unresolved"}}};
    if (text.size() > longest) return {};
    std::string small(text);
    std::ranges::transform(small, small.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    for (const auto& [other, word] : others)
        if (other == small && std::ranges::find(words, word) != words.end())
            return did_you_mean_text(word);
    const std::vector<std::string_view> parts = parts_of(text);
    return parts.size() > 1 ? "one of them stands here, without a comma" : std::string{};
}

std::string meant_key(std::string_view key, const std::vector<std::string_view>& known) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 20> others = {
        {{"if", "when"},           {"condition", "when"}, {"otherwise", "else"},
         {"default", "else"},      {"then", "next"},      {"goto", "next"},
         {"go_to", "next"},        {"leads_to", "next"},  {"duration", "time"},
         {"performer", "by"},      {"who", "by"},         {"actor", "by"},
         {"role", "by"},           {"name", "title"},     {"description", "summary"},
         {"probability", "share"}, {"timeout", "after"},  {"once", "one_off"},
         {"moves", "changes"},     {"medium", "channel"}}};
    if (const std::string near = closest(key, known); !near.empty()) return near;
    for (const auto& [other, own] : others)
        if (other == key && std::ranges::find(known, own) != known.end()) return std::string(own);
    return {};
}

std::string range_hint(std::string_view text) {
    if (text.size() > longest) return {};
    for (const std::string_view sign : {"–", " to ", " and ", "-"}) {
        const std::size_t at = text.find(sign);
        if (at == std::string_view::npos || at == 0) continue;
        const std::string_view low = without_blanks(text.substr(0, at));
        const std::string_view high = without_blanks(text.substr(at + sign.size()));
        const bool is_range = std::holds_alternative<Quantity>(parse_quantity(low)) &&
                              std::holds_alternative<Quantity>(parse_quantity(high));
        if (is_range) return did_you_mean_text(std::string(low) + " .. " + std::string(high));
    }
    return {};
}

std::string map_hint(Node node, std::string_view place) {
    const std::string_view key = node.key();
    const bool has_maps = node.is_list() && node.size() > 0 && (*node.begin()).is_map();
    if (has_maps)
        return "leave out the dashes: names stand below \"" + std::string(key) +
               "\", each with a colon";
    const std::string_view own = example_of(key);
    const std::string_view of_section = entry_of(example_of(section_of(place)));
    if (!of_section.empty())
        return "for example \"" + std::string(key) + ": " + std::string(of_section) + '"';
    if (!own.starts_with('{')) return {};
    std::string example(own);
    const std::vector<std::string_view> texts = texts_of(node);
    constexpr std::string_view stand_in = "NAME";
    if (const std::size_t at = example.find(stand_in);
        at == 1 && !texts.empty() && is_name(texts.front()))
        example.replace(at, stand_in.size(), texts.front());
    return "for example \"" + std::string(key) + ": " + example + '"';
}

std::string ways_hint(Node node) {
    const std::vector<std::string_view> texts = texts_of(node);
    if (texts.empty()) return {};
    std::string map;
    for (const std::string_view text : texts) {
        const auto [name, share] = name_and_share(text);
        if (name.empty()) {
            map.clear();
            break;
        }
        map += (map.empty() ? "{" : ", ") + std::string(name) + ": " + std::string(share);
    }
    if (!map.empty()) return did_you_mean_text(map + '}');
    if (texts.size() == 1 && node.is_list()) return single_hint(node);
    if (texts.size() < 2 || !all_names(texts))
        return node.is_text() ? name_hint(node.text(), false) : std::string{};
    map = "say how many go which way, for example {" + std::string(texts.front());
    for (std::size_t i = 1; i < texts.size(); ++i)
        map += ": " + std::to_string(100 / texts.size()) + "%, " + std::string(texts[i]);
    return map + ": rest}";
}

std::optional<CutValue> cut_by_comma(std::string_view value, std::string_view key) {
    const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    if (value.empty() || key.empty() || value.size() + key.size() > longest) return std::nullopt;
    const bool in_number = is_digit(value.back()) && is_digit(key.front());
    const bool in_brackets = value.rfind('(') != std::string_view::npos &&
                             value.find(')', value.rfind('(')) == std::string_view::npos &&
                             key.find(')') != std::string_view::npos;
    if (!in_number && !in_brackets) return std::nullopt;
    CutValue cut{std::string(value) + (in_number ? "," : ", ") + std::string(key), {}};
    const auto hint_of = [&](const auto& parsed) {
        if (const auto* problem = std::get_if<TextProblem>(&parsed)) cut.hint = problem->hint;
    };
    if (in_number)
        hint_of(parse_quantity(cut.text));
    else
        hint_of(parse_distribution(cut.text, Dimension::duration));
    return cut;
}

std::string no_value_hint(const std::string& key, bool in_braces) {
    if (!in_braces) {
        std::string example = key_hint(key, {});
        return example.empty() ? "write the value, or take the key out" : example;
    }
    const std::size_t blank = key.find(' ');
    if (blank == std::string::npos || key.size() > longest)
        return "a name alone needs no braces, a list stands in brackets: [a, b]; text that holds "
               "a comma stands in quotes";
    return "is a colon missing, " + in_quotes(key.substr(0, blank) + ':' + key.substr(blank)) +
           "? text that holds a comma stands in quotes";
}

std::string key_hint(std::string_view key, std::string_view place) {
    std::string_view example = example_of(key);
    // `value` is that of a parameter or of a weight.
    if (key == "value" && place.starts_with("effort.")) example = "3";
    return example.empty()
               ? std::string{}
               : "for example \"" + std::string(key) + ": " + std::string(example) + '"';
}

}  // namespace friction::io
