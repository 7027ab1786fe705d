#include "value_readers.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_set>

#include "friction/effort.h"
#include "friction/io/codes.h"
#include "friction/printable.h"
#include "map_reader.h"
#include "spelling_hints.h"

namespace friction::io {

namespace {

/// Text of one value as people see it: without the line break of a block, other line breaks as
/// spaces.
std::string one_line(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
    std::string result(text);
    std::ranges::replace(result, '\n', ' ');
    return result;
}

// Blanks of all widths, and characters that show as nothing.
bool is_invisible(std::string_view text) {
    while (!text.empty()) {
        const Character next = first_character(text);
        const bool is_blank = next.point == ' ' || next.point == 0xa0 || next.point == 0x1680 ||
                              (next.point >= 0x2000 && next.point <= 0x200a) ||
                              next.point == 0x202f || next.point == 0x205f || next.point == 0x3000;
        if (!is_blank && next.point != '\n' && next.point != '\t' && !is_unprintable(next.point))
            return false;
        text.remove_prefix(next.bytes);
    }
    return true;
}

bool has_control_characters(std::string_view text) {
    while (!text.empty()) {
        const Character next = first_character(text);
        const bool is_control = next.point < 0x20 || (next.point >= 0x7F && next.point < 0xA0);
        if (!next.is_text || (is_control && next.point != '\n' && next.point != '\t')) return true;
        text.remove_prefix(next.bytes);
    }
    return false;
}

/// What is wrong with a quantity beyond the limits of its key; `what` is it, in words.
std::optional<TextProblem> beyond_limits(const Field& field, const Quantity& quantity,
                                         const std::string& what) {
    constexpr double no_limit = 1e15;
    if (quantity.value >= field.low && quantity.value <= field.high) return std::nullopt;
    const std::string low = to_text(Quantity{field.low, quantity.dimension});
    const bool below = quantity.value < field.low;
    const std::string high = to_text(Quantity{field.high, quantity.dimension});
    return TextProblem{
        .found = what + ", which is " + (below ? "less than " + low : "more than " + high),
        .expected = field.high < no_limit ? low + " .. " + high : "at least " + low,
        .hint = {}};
}

bool check_limits(Reading& reading, Node node, const Field& field, const Quantity& quantity) {
    const auto problem =
        beyond_limits(field, quantity, in_quotes(field.key) + " is " + std::string(node.text()));
    return !problem || reading.report(node, code::out_of_range, *problem);
}

bool is_family(std::string_view word) {
    return std::ranges::find(families(), word, &FamilyHelp::name) != families().end();
}

}  // namespace

std::string one_of(const std::vector<std::string_view>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
        text += words[i];
    }
    return text;
}

std::optional<std::string_view> text_at(Reading& reading, Node node, std::string_view expected) {
    if (node.is_text()) return node.text();
    if (!node.is_broken())
        reading.report(node, code::wrong_shape,
                       node.is_list() ? "a list stands here" : "a map stands here",
                       std::string(expected), single_hint(node));
    return std::nullopt;
}

std::optional<std::vector<Node>> items_at(Reading& reading, Node node, std::string_view expected) {
    if (node.is_broken()) return std::nullopt;
    if (node.is_text()) return std::vector{node};
    if (node.is_list()) return std::vector(node.begin(), node.end());
    // {a, b}: that a and b have no values is said already.
    for (const Node entry : node)
        if (entry.is_broken()) return std::nullopt;
    reading.report(node, code::wrong_shape, "a map stands here",
                   "a list in brackets: " + std::string(expected), list_hint(node));
    return std::nullopt;
}

bool is_source(Node entry) {
    if (entry.key() != "source" || !entry.is_text() || entry.text() == "rest") return false;
    return std::holds_alternative<TextProblem>(parse_quantity(entry.text())) &&
           !entry.text().starts_with('$');
}

std::string_view section_source(Node section) {
    const Node entry = section.find("source");
    return entry.exists() && is_source(entry) ? entry.text() : std::string_view{};
}

bool check_name(Reading& reading, SourcePosition position, std::string_view name, bool takes_list) {
    if (is_name(name)) return true;
    return reading.report(
        position, code::not_a_name, in_quotes(name) + " is not a name",
        "small letters, digits and _, beginning with a letter, at most 60 of them",
        name_hint(name, takes_list));
}

bool is_reserved_name(std::string_view name) {
    constexpr std::array reserved = {"all",      "first", "then", "rest",  "else",  "back",
                                     "when",     "share", "next", "after", "start", "baseline",
                                     "customer", "yes",   "no",   "on",    "off",   "true",
                                     "false",    "null",  "none"};
    return std::ranges::find(reserved, name) != reserved.end();
}

bool check_new_name(Reading& reading, SourcePosition position, std::string_view name,
                    std::string_view kind) {
    if (!check_name(reading, position, name)) return false;
    const bool is_reserved = kind == "step" || kind == "outcome" || kind == "redesign"
                                 ? is_reserved_name(name)
                                 : kind == "team" && name == "customer";
    if (!is_reserved) return true;
    return reading.report(position, code::not_a_name,
                          in_quotes(name) + " is a word of the language, so no " +
                              std::string(kind) + " may have it as name",
                          {}, "choose another name");
}

bool report_twice(Reading& reading, Node item) {
    return reading.report(item, code::bad_value,
                          in_quotes(item.text()) + " stands twice in this list", "each name once",
                          "take one of them out");
}

bool report_unknown_word(Reading& reading, Node node, std::string_view key, std::string_view text,
                         const std::vector<std::string_view>& words) {
    const std::string near = did_you_mean(text, words);
    return reading.report(node, code::unknown_word,
                          in_quotes(text) + " is no value of \"" + std::string(key) + '"',
                          one_of(words), near.empty() ? word_hint(text, words) : near);
}

bool read_value(Reading& reading, Node node, const Field& field, std::string& to) {
    const auto text = text_at(reading, node, field.help);
    if (!text) return false;
    if (!field.refers_to.empty() && !check_name(reading, node.position(), *text)) return false;
    if (has_control_characters(*text))
        return reading.report(node, code::not_text, "the text holds a control character",
                              "plain text");
    if (text->empty() && field.presence == Presence::required)
        return reading.report(node, code::bad_value, in_quotes(field.key) + " is an empty text",
                              std::string(field.help));
    if (field.key == "title" && !text->empty() && is_invisible(*text))
        return reading.report(node, code::bad_value, in_quotes(field.key) + " holds only blanks",
                              std::string(field.help));
    to = field.key == "summary" ? std::string(text->substr(0, text->find_last_not_of(" \n") + 1))
                                : one_line(*text);
    return true;
}

bool read_value(Reading& reading, Node node, const Field& field, bool& to) {
    const auto text = text_at(reading, node, "yes or no");
    if (!text) return false;
    if (*text == "yes" || *text == "true")
        to = true;
    else if (*text == "no" || *text == "false")
        to = false;
    else
        return report_unknown_word(reading, node, field.key, *text, {"yes", "no"});
    return true;
}

bool read_value(Reading& reading, Node node, const Field& field, Value& to) {
    const auto text = text_at(reading, node, describe(field.dimension));
    if (!text) return false;
    const Parsed<Value> parsed = parse_value(*text, field.dimension);
    if (field.dimension == Dimension::duration && text->find(' ') != std::string_view::npos &&
        is_family(text->substr(0, text->find(' '))))
        return reading.report_not_yet(node.position(),
                                      "a distribution for \"" + std::string(field.key) + "\",");
    if (const auto* problem = std::get_if<TextProblem>(&parsed)) {
        TextProblem said = *problem;
        if (said.hint.empty() && is_name(*text))
            said.hint = "the value of a parameter is written $" + std::string(*text);
        return reading.report(node, code::bad_value, said);
    }
    const Value& value = std::get<Value>(parsed);
    if (!value.is_parameter()) {
        if (!check_limits(reading, node, field, value.literal)) return false;
        reading.assume(*text);
    }
    to = value;
    return true;
}

bool read_quantity(Reading& reading, Node node, Quantity& to) {
    const auto text = text_at(reading, node, "a number with its unit");
    if (!text) return false;
    const Parsed<Quantity> parsed = parse_quantity(*text);
    if (const auto* problem = std::get_if<TextProblem>(&parsed))
        return reading.report(node, code::bad_value, *problem);
    to = std::get<Quantity>(parsed);
    return true;
}

bool read_value(Reading& reading, Node node, const Field&, Quantity& to) {
    if (!read_quantity(reading, node, to)) return false;
    reading.assume(node.text());
    return true;
}

bool read_range(Reading& reading, Node node, std::optional<Dimension> dimension,
                QuantityRange& to) {
    const auto text = text_at(reading, node, "low .. high");
    if (!text) return false;
    constexpr std::string_view dots = "..";
    const std::size_t middle = text->find(dots);
    if (middle == std::string_view::npos)
        return reading.report(node, code::bad_range, in_quotes(*text) + " is no range",
                              "low .. high", range_hint(*text));
    const auto trimmed = [](std::string_view part) {
        const std::size_t first = part.find_first_not_of(' ');
        if (first == std::string_view::npos) return part.substr(part.size());
        return part.substr(first, part.find_last_not_of(' ') - first + 1);
    };
    const std::string_view high_text = trimmed(text->substr(middle + dots.size()));
    std::string low_text(trimmed(text->substr(0, middle)));
    // The unit may be written once, at the end: `2 .. 5 min`.
    if (low_text.find_first_not_of("0123456789.") == std::string::npos && !low_text.empty())
        low_text += high_text.substr(
            std::min(high_text.find_first_not_of("0123456789."), high_text.size()));
    const auto high_begin = static_cast<std::size_t>(high_text.data() - text->data());
    // The high end first: where the unit is wrong that both share, it stands there.
    for (const auto& [part, begin, end] :
         {std::tuple{high_text, high_begin, &to.high},
          std::tuple{std::string_view(low_text), std::size_t{0}, &to.low}}) {
        const Parsed<Quantity> parsed = parse_quantity(part);
        if (const auto* problem = std::get_if<TextProblem>(&parsed))
            return reading.report(node, code::bad_range, *problem, begin);
        *end = std::get<Quantity>(parsed);
        if (!dimension) dimension = end->dimension;
        if (end->dimension != *dimension)
            return reading.report(node, code::bad_range,
                                  in_quotes(part) + " is " + std::string(describe(end->dimension)) +
                                      ", and the value is " + std::string(describe(*dimension)),
                                  "value and both ends of the range in one kind of unit");
    }
    if (to.low.value > to.high.value)
        return reading.report(node, code::bad_range,
                              "the range " + in_quotes(*text) + " ends before it begins",
                              "low .. high");
    return true;
}

// The range of a parameter whose value stands elsewhere (`set`) may measure anything, at both ends
// the same.
bool read_value(Reading& reading, Node node, const Field&, QuantityRange& to) {
    return read_range(reading, node, std::nullopt, to);
}

bool check_range_holds(Reading& reading, Node node, const Quantity& value,
                       const QuantityRange& range) {
    if (value.value >= range.low.value && value.value <= range.high.value) return true;
    return reading.report(
        node, code::bad_range,
        "the range " + in_quotes(node.text()) + " does not hold the value " + to_text(value),
        "a range around the value");
}

/// What a value may not be, one that is drawn from a range may not be either.
bool check_range_limits(Reading& reading, Node node, const Field& field,
                        const QuantityRange& range) {
    bool good = true;
    const std::size_t high_at = node.text().find_first_not_of(' ', node.text().find("..") + 2);
    for (const auto& [end, begin, does, bound] :
         {std::tuple{range.low, std::size_t{0}, "begin", "lower"},
          std::tuple{range.high, high_at, "end", "higher"}}) {
        auto problem = beyond_limits(field, end, "the range " + (does + ("s at " + to_text(end))));
        if (!problem) continue;
        problem->hint = std::string(does) + " it no " + bound + " than the value may be";
        good = reading.report(node, code::out_of_range, *problem, begin);
    }
    return good;
}

bool read_value(Reading& reading, Node node, const Field& field, NumberDraft& to) {
    const auto read_number = [&](Node at) {
        Value value;
        Field plain = field;
        plain.key = at.key();
        if (!read_value(reading, at, plain, value)) return false;
        if (value.is_parameter())
            return reading.report(at, code::bad_value, in_quotes(at.text()) + " is a parameter",
                                  "a number",
                                  "give this number a range of its own: {value, range}");
        to.value = value.literal;
        return true;
    };
    if (!node.is_map()) return read_number(node);
    MapReader map(reading, node, in_quotes(node.key()));
    bool good = false;
    if (const Node value = map.require("value"); value.exists()) {
        const Reading::Inside inside(reading, "value");
        good = read_number(value);
    }
    if (const Node range = map.find("range"); range.exists() && good) {
        QuantityRange both;
        if (read_range(reading, range, field.dimension, both) &&
            check_range_limits(reading, range, field, both) &&
            check_range_holds(reading, range, to.value, both))
            to.range = both;
    }
    map.read(Field{.key = "source", .help = "where the number comes from"}, to.source);
    map.finish();
    return good;
}

bool read_value(Reading& reading, Node node, const Field&, ParameterDraft& to) {
    const Field value_field{.key = "value", .help = "a number with its unit"};
    if (!node.is_map()) {
        const Reading::Inside inside(reading, "value");
        return read_value(reading, node, value_field, to.value);
    }
    MapReader map(reading, node);
    const Node value = map.require("value");
    bool good = false;
    if (value.exists()) {
        const Reading::Inside inside(reading, "value");
        good = read_value(reading, value, value_field, to.value);
    }
    to.range.reset();
    ParameterDraft::fields(to, [&]<class Member>(const Field& field, Member& member) {
        if (field.key == "value" || field.key == "range") return;
        map.read(field, member);
    });
    if (const Node range = map.find("range"); range.exists() && good) {
        QuantityRange both;
        if (read_range(reading, range, to.value.dimension, both) &&
            check_range_holds(reading, range, to.value, both))
            to.range = both;
    }
    for (const std::string_view key : ParameterDraft::not_yet) map.not_yet(key);
    map.finish();
    return good;
}

bool read_value(Reading& reading, Node node, const Field& field, ShareOrRest& to) {
    if (node.is_text() && node.text() == "rest") {
        to.is_rest = true;
        return true;
    }
    return read_value(reading, node, field, to.share);
}

bool read_value(Reading& reading, Node node, const Field& field, Tone& to) {
    constexpr std::array<std::string_view, 3> tones = {"empathic", "neutral", "robotic"};
    const auto text = text_at(reading, node, "empathic, neutral, robotic or a factor");
    if (!text) return false;
    if (std::ranges::find(tones, *text) != tones.end()) {
        to.name = *text;
        return true;
    }
    const bool looks_like_number =
        !text->empty() &&
        std::string_view("0123456789.$-").find(text->front()) != std::string_view::npos;
    if (!looks_like_number)
        return report_unknown_word(reading, node, field.key, *text, {tones.begin(), tones.end()});
    return read_value(reading, node, field, to.factor);
}

bool read_value(Reading& reading, Node node, const Field& field, DistributionText& to) {
    if (node.is_map()) return reading.report_not_yet(node.position(), "a mixture of distributions");
    const auto text =
        text_at(reading, node, std::string(describe(field.dimension)) + ", or a distribution");
    if (!text) return false;
    if (field.key == "wait" && text->starts_with("for "))
        return reading.report_not_yet(node.position(),
                                      "a wait for a team, " + in_quotes(*text) + ',');
    const Parsed<DistributionText> parsed = parse_distribution(*text, field.dimension);
    if (const auto* problem = std::get_if<TextProblem>(&parsed))
        return reading.report(node, code::bad_distribution, *problem);
    to = std::get<DistributionText>(parsed);
    const bool has_number = std::ranges::any_of(
        to.arguments, [](const Argument& a) { return !a.value.is_parameter(); });
    if (has_number) reading.assume(*text);
    return true;
}

bool read_value(Reading& reading, Node node, const Field& field, Named<Value>& to) {
    if (!node.is_map()) {
        const auto names = items_at(reading, node, "names, or a map of names and shares");
        if (!names) return false;
        for (const Node name : *names) {
            const auto text = text_at(reading, name, "a name");
            if (text && check_name(reading, name.position(), *text, node.is_text()))
                to.emplace_back(std::string(*text), Value{{1, Dimension::share}, {}});
        }
        return true;
    }
    const Reading::Sourced sourced(reading, section_source(node));
    for (const Node entry : node) {
        if (is_source(entry) || !check_name(reading, entry.key_position(), entry.key())) continue;
        const Reading::Inside inside(reading, entry.key());
        Value value;
        Field named = field;
        named.key = entry.key();
        if (read_value(reading, entry, named, value))
            to.emplace_back(std::string(entry.key()), value);
    }
    return true;
}

std::vector<std::string_view> number_names(std::string_view section) {
    if (section == "tone") return {"empathic", "neutral", "robotic"};
    std::vector<std::string_view> names;
    for (const WeightRow& row : weight_table()) names.push_back(row.name);
    return names;
}

Field number_field(std::string_view section) {
    Field found;
    EffortDraft none;
    EffortDraft::fields(none, [&](const Field& field, const auto&) {
        if (field.key == section) found = field;
    });
    return found;
}

bool read_value(Reading& reading, Node node, const Field& field, Named<NumberDraft>& to) {
    if (!is_map_at(reading, node)) return false;
    MapReader map(reading, node);
    for (const std::string_view name : number_names(field.key)) {
        const Node entry = map.find(name);
        if (!entry.exists()) continue;
        const Reading::Inside inside(reading, name);
        NumberDraft number;
        if (read_value(reading, entry, field, number))
            to.emplace_back(std::string(name), std::move(number));
    }
    map.finish();
    return true;
}

bool read_value(Reading& reading, Node node, const Field& field, std::vector<std::string>& to) {
    const auto items = items_at(reading, node, field.help);
    if (!items) return false;
    // Of names none stands twice; but from a step to itself there may be a way to put one between.
    const bool has_each_once = !field.refers_to.empty() && field.key != "between";
    std::unordered_set<std::string> known;
    bool good = true;
    for (const Node item : *items) {
        std::string text;
        if (node.is_text() && !field.refers_to.empty() && !is_name(node.text())) {
            good = check_name(reading, node.position(), node.text(), true);
        } else if (!read_value(reading, item, field, text)) {
            good = false;
        } else if (has_each_once && !known.insert(text).second) {
            good = report_twice(reading, item);
        } else {
            to.push_back(std::move(text));
        }
    }
    return good;
}

}  // namespace friction::io
