// Reads where a step leads: a name, a share map, or a list of cases.

#include <algorithm>
#include <array>

#include "friction/io/codes.h"
#include "map_reader.h"
#include "spelling_hints.h"

namespace friction::io {

namespace {

constexpr std::string_view next_forms = "a name, a share map {a: 60%, b: rest}, or a list of cases";
constexpr Field share_field{
    .key = "share", .help = "how many", .dimension = Dimension::share, .high = 1};

bool read_share_map(Reading& reading, Node node, std::vector<Way>& to) {
    const Reading::Sourced sourced(reading, section_source(node));
    bool good = true;
    bool has_rest = false;
    for (const Node entry : node) {
        if (entry.is_broken()) good = false;
        if (is_source(entry) || entry.is_broken()) continue;
        good = check_name(reading, entry.key_position(), entry.key()) && good;
        const Reading::Inside inside(reading, entry.key());
        Way way{.target = std::string(entry.key())};
        if (entry.is_text() && entry.text() == "rest") {
            if (has_rest)
                good = reading.report(entry, code::two_rests, "a second \"rest\" in one share map",
                                      "one line of a share map may take what the others leave");
            has_rest = way.is_rest = true;
        } else {
            Field field = share_field;
            field.key = entry.key();
            good = read_value(reading, entry, field, way.share) && good;
        }
        to.push_back(std::move(way));
    }
    if (to.empty() && good)
        return reading.report(node, code::wrong_shape, "a share map without entries",
                              std::string(next_forms));
    return good;
}

/// A name or a share map.
bool read_ways(Reading& reading, Node node, std::vector<Way>& to) {
    if (node.is_broken()) return false;
    if (node.is_text()) {
        to.push_back({.target = std::string(node.text()), .is_rest = true});
        if (is_reserved_name(node.text()))
            return reading.report(
                node, code::not_a_name,
                in_quotes(node.text()) + " is a word of the language, not the name of a step",
                std::string(next_forms), "name a step or an outcome");
        if (is_name(node.text())) return true;
        return reading.report(node, code::not_a_name, in_quotes(node.text()) + " is not a name",
                              std::string(next_forms), ways_hint(node));
    }
    if (node.is_list())
        return reading.report(node, code::wrong_shape, "a list stands where one way on is needed",
                              "a name or a share map",
                              "cases inside a case are written as further cases of the list");
    for (const std::string_view block : {"all", "first"})
        if (const Node branches = node.find(block); branches.exists())
            return reading.report_not_yet(branches.key_position(),
                                          "a parallel block (" + in_quotes(block) + ')');
    if (const Node when = node.find("when"); when.exists())
        return reading.report(when.key_position(), code::bad_cases, "a case stands alone",
                              "a list of cases ended by else",
                              "- {when: ..., next: ...} and - else: ... on lines of their own");
    return read_share_map(reading, node, to);
}

bool read_condition(Reading& reading, Node node, std::optional<Condition>& to) {
    const auto text = text_at(reading, node, "a condition, like `visits(step) >= 3`");
    if (!text) return false;
    const Parsed<Condition> parsed = parse_condition(*text);
    if (const auto* problem = std::get_if<TextProblem>(&parsed)) {
        const bool later = problem->found.ends_with("not supported yet");
        return reading.report(node, later ? code::not_yet : code::bad_condition, *problem);
    }
    to = std::get<Condition>(parsed);
    const bool has_number = std::ranges::any_of(to->questions, [](const Question& c) {
        return c.thing != Thing::segment && !c.value.is_parameter();
    });
    if (has_number) reading.assume(*text);
    return true;
}

/// What a list is that holds no cases: names, or the entries of a share map. Empty: it may hold
/// cases.
std::string no_cases(Node list) {
    constexpr std::array words = {"when", "share", "next", "else", "source"};
    bool all_texts = list.size() > 0, all_entries = list.size() > 0;
    for (const Node item : list) {
        all_texts = all_texts && item.is_text();
        all_entries = all_entries && item.is_map() && item.size() == 1 &&
                      std::ranges::find(words, (*item.begin()).key()) == words.end();
    }
    return all_texts ? "a list of names" : all_entries ? "a list of shares" : "";
}

bool read_case(Reading& reading, Node node, bool is_last, std::vector<Case>& to) {
    if (node.is_broken()) return false;
    if (!node.is_map())
        return reading.report(
            node, code::bad_cases, "a case is a map", "{when: ..., next: ...} or else: ...",
            node.is_text() ? "to go on to one step, write its name without brackets" : "");
    MapReader map(reading, node);
    Case& made = to.emplace_back();
    if (const Node otherwise = map.find("else"); otherwise.exists()) {
        map.finish();
        const Reading::Inside inside(reading, "else");
        const bool good = read_ways(reading, otherwise, made.ways);
        if (is_last) return good;
        return reading.report(otherwise.key_position(), code::bad_cases,
                              "cases follow after the \"else\"", "the else as last case");
    }
    // `otherwise: a` is told as such, and as nothing else.
    if (node.size() == 1 && meant_key((*node.begin()).key(), {"else", "when"}) == "else") {
        map.finish();
        return false;
    }
    bool good = true;
    if (const Node when = map.require("when"); when.exists()) {
        const Reading::Inside inside(reading, "when");
        good = read_condition(reading, when, made.when);
    } else {
        good = false;
    }
    if (map.map().find("share").exists())
        good = map.read(share_field, made.share) && good;
    else
        map.find("share");
    if (const Node next = map.require("next"); next.exists()) {
        const Reading::Inside inside(reading, "next");
        good = read_ways(reading, next, made.ways) && good;
    } else {
        good = false;
    }
    map.finish();
    if (is_last)
        return reading.report(node, code::bad_cases, "the last case of \"next\" is no else",
                              "- else: where all others go", "add it at the end of the list");
    return good;
}

}  // namespace

bool read_value(Reading& reading, Node node, const Field&, Next& to) {
    if (node.is_broken()) return false;
    if (!node.is_list()) {
        std::vector<Way> ways;
        if (!read_ways(reading, node, ways)) return false;
        to.cases.push_back({.when = {}, .share = {}, .ways = std::move(ways)});
        return true;
    }
    if (const std::string found = no_cases(node); !found.empty())
        return reading.report(node, code::bad_cases, found, std::string(next_forms),
                              (*node.begin()).is_text()
                                  ? ways_hint(node)
                                  : "leave out the dashes, or write {a: 60%, b: rest}");
    const std::size_t size = node.size();
    if (size == 0)
        return reading.report(node, code::bad_cases, "a list without cases",
                              std::string(next_forms));
    bool good = true;
    std::size_t i = 0;
    for (const Node item : node) {
        const Reading::Inside inside(reading, std::to_string(i));
        good = read_case(reading, item, ++i == size, to.cases) && good;
    }
    if (!good) to.cases.clear();
    return good;
}

}  // namespace friction::io
