#include "move_reader.h"

#include <array>
#include <utility>

#include "friction/io/codes.h"

namespace friction::io {

namespace {

bool read_move(Reading& reading, Node node, Insert& to) {
    if (!is_map_at(reading, node)) return false;
    MapReader map(reading, node);
    map.read(Field{.key = "step",
                   .help = "name of the new step",
                   .presence = Presence::required,
                   .refers_to = "step"},
             to.step);
    if (const Node step = node.find("step"); step.is_text() && !to.step.empty())
        check_new_name(reading, step.position(), to.step, "step");
    map.read(Field{.key = "before", .help = "the step it comes before", .refers_to = "target"},
             to.before);
    const Node after =
        node.find("after");  // a name: the place; a map: the time-out of the new step
    if (after.is_text())
        map.read(Field{.key = "after", .help = "the step it comes after", .refers_to = "step"},
                 to.after);
    map.read(Field{.key = "between", .help = "[X, Y]", .refers_to = "target"}, to.between);
    map.read(Field{.key = "luck_of", .help = "the step whose draws it uses", .refers_to = "step"},
             to.content.values.luck_of);
    map.read_patch(to.content, {}, false);
    map.finish();
    const int places = int{!to.before.empty()} + int{!to.after.empty()} + int{!to.between.empty()};
    if (places > 1)
        return reading.report(node, code::bad_combination, "insert names more than one place",
                              "one of before, after, between",
                              "give a time-out to a step inserted after another by `set`");
    if (!to.between.empty() && to.between.size() != 2)
        return reading.report(node.find("between"), code::wrong_shape,
                              "\"between\" names " + std::to_string(to.between.size()) + " steps",
                              "[X, Y]");
    return !to.step.empty();
}

bool read_move(Reading& reading, Node node, Remove& to) {
    const Field steps{.key = "steps",
                      .help = "steps to remove",
                      .presence = Presence::required,
                      .refers_to = "step"};
    if (!node.is_map()) return read_value(reading, node, steps, to.steps);
    MapReader map(reading, node);
    const bool good = map.read(steps, to.steps);
    map.read(Field{.key = "then", .help = "where all ways into them go", .refers_to = "target"},
             to.then);
    map.finish();
    return good;
}

bool read_move(Reading& reading, Node node, Reassign& to) {
    if (!is_map_at(reading, node)) return false;
    MapReader map(reading, node);
    map.read_fields(to);
    map.read_patch(to.given, {"channel", "time", "contact", "fields", "documents"}, false);
    map.finish();
    return true;
}

bool read_move(Reading& reading, Node node, ShareNotes& to) {
    return read_value(reading, node,
                      Field{.key = "share_notes", .help = "teams", .refers_to = "team"}, to.teams);
}

bool read_move(Reading& reading, Node node, ShowStatus& to) {
    if (node.is_text() && node.text() == "all") return true;
    const bool good = read_value(
        reading, node, Field{.key = "show_status", .help = "waits, or all", .refers_to = "step"},
        to.steps);
    if (good && to.steps.empty())
        return reading.report(node, code::wrong_shape, "\"show_status\" names no step",
                              "a list of waits, or all");
    return good;
}

bool read_move(Reading& reading, Node node, Notify& to) {
    if (!is_map_at(reading, node)) return false;
    MapReader map(reading, node);
    map.read_fields(to);
    if (const Node asks = map.find("asks"); asks.exists() && is_map_at(reading, asks)) {
        const Reading::Inside inside(reading, "asks");
        MapReader inner(reading, asks);
        inner.read(Field{.key = "by",
                         .help = "the team that is asked",
                         .presence = Presence::required,
                         .refers_to = "team"},
                   to.asks_by);
        inner.read(
            Field{
                .key = "channel", .help = "how the customer asks", .presence = Presence::required},
            to.asks_channel);
        inner.read(
            Field{.key = "time", .help = "how long it takes", .dimension = Dimension::duration},
            to.asks_time);
        inner.finish();
    }
    map.finish();
    return true;
}

/// Moves that are nothing but their fields.
template <Described T>
bool read_move(Reading& reading, Node node, T& to) {
    if (!is_map_at(reading, node)) return false;
    MapReader map(reading, node);
    map.read_fields(to);
    map.finish();
    return true;
}

template <Described T>
void read_set_patch(MapReader& map, Set& to) {
    Patch<T> patch;
    map.read_patch(patch, {}, true);
    to.patch = std::move(patch);
}

void read_set_numbers(Reading& reading, MapReader& map, Set& to) {
    Named<NumberDraft> numbers;
    for (const std::string_view name : number_names(to.target)) {
        const Node entry = map.find(name);
        if (!entry.exists()) continue;
        const Reading::Inside inside(reading, name);
        NumberDraft number;
        if (read_value(reading, entry, number_field(to.target), number))
            numbers.emplace_back(std::string(name), std::move(number));
    }
    to.patch = std::move(numbers);
}

bool read_move(Reading& reading, Node node, Set& to) {
    if (!is_map_at(reading, node)) return false;
    MapReader map(reading, node);
    Node target;
    for (const std::string_view kind : settable_kinds()) {
        const Node named = node.find(kind);
        if (!named.exists()) continue;
        if (target.exists())
            return reading.report(named.key_position(), code::bad_combination,
                                  "set names two things to change",
                                  "one of " + one_of(settable_kinds()));
        target = named;
        to.kind = kind;
    }
    if (const Node rule = node.find("rule"); rule.exists())
        return reading.report_not_yet(rule.key_position(), "setting a detection rule");
    if (!target.exists())
        return reading.report(node, code::key_missing, "set does not say what to change",
                              one_of(settable_kinds()) + ", each with a name",
                              "for example \"set: {parameter: NAME, value: 80%}\"");
    const auto name = text_at(reading, target, "a name");
    if (!name) return false;
    if (*name != "all" && !check_name(reading, target.position(), *name)) return false;
    to.target = *name;
    map.find(to.kind);
    if (to.kind == "step")
        read_set_patch<StepDraft>(map, to);
    else if (to.kind == "team")
        read_set_patch<TeamDraft>(map, to);
    else if (to.kind == "fact")
        read_set_patch<FactDraft>(map, to);
    else if (to.kind == "parameter")
        read_set_patch<ParameterDraft>(map, to);
    else if (to.kind == "segment")
        read_set_patch<SegmentDraft>(map, to);
    else if (to.kind == "customers")
        read_set_patch<CustomersDraft>(map, to);
    else if (to.target == "all")
        read_set_patch<EffortDraft>(map, to);
    else if (to.target == "weights" || to.target == "tone")
        read_set_numbers(reading, map, to);
    else
        return report_unknown_word(reading, target, "effort", *name, {"all", "weights", "tone"});
    map.finish();
    if (to.kind == "customers" && to.target != "all")
        return reading.report(target, code::unknown_word,
                              in_quotes(*name) + " is no part of customers", "customers: all",
                              "`segment: NAME` sets the keys of a segment");
    return true;
}

template <std::size_t i = 0>
bool read_named_move(Reading& reading, Node node, std::string_view name, std::vector<Move>& to) {
    if constexpr (i < std::variant_size_v<Move>) {
        using T = std::variant_alternative_t<i, Move>;
        if (name != T::name) return read_named_move<i + 1>(reading, node, name, to);
        T move;
        const bool good = read_move(reading, node, move);
        if (good) to.emplace_back(std::move(move));
        return good;
    } else {
        std::vector<std::string_view> known;
        [&]<std::size_t... j>(std::index_sequence<j...>) {
            (known.push_back(std::variant_alternative_t<j, Move>::name), ...);
        }(std::make_index_sequence<std::variant_size_v<Move>>{});
        if (std::ranges::find(moves_not_yet, name) != moves_not_yet.end())
            return reading.report_not_yet(node.key_position(), "the move " + in_quotes(name));
        return reading.report(node.key_position(), code::unknown_move,
                              "there is no move " + in_quotes(name), "one of " + one_of(known),
                              did_you_mean(name, known));
    }
}

bool read_item(Reading& reading, Node item, std::vector<Move>& to) {
    if (item.is_broken()) return false;
    if (!item.is_map())
        return reading.report(item, code::wrong_shape, "a move is a key with what it needs",
                              "reroute: {from: a, to: b}, for example",
                              "`friction moves` lists them all");
    const Reading::Sourced sourced(reading, section_source(item));
    Node move;
    for (const Node entry : item) {
        if (is_source(entry)) continue;
        if (move.exists())
            return reading.report(
                entry.key_position(), code::bad_combination,
                "two moves in one item, " + in_quotes(move.key()) + " and " +
                    in_quotes(entry.key()),
                "one move in each item of the list",
                "begin the second with a dash, or indent what belongs to the first");
        move = entry;
    }
    if (!move.exists())
        return reading.report(item, code::wrong_shape, "a move without a name",
                              "reroute: {...}, for example");
    return !move.is_broken() && read_named_move(reading, move, move.key(), to);
}

}  // namespace

std::vector<std::string_view> settable_kinds() {
    return {"step", "team", "fact", "parameter", "segment", "customers", "effort"};
}

bool read_value(Reading& reading, Node node, const Field&, std::vector<Move>& to) {
    if (node.is_broken()) return false;
    if (!node.is_list())
        return reading.report(node, code::wrong_shape, "\"changes\" is no list",
                              "a list of moves, each `- move: {...}`");
    bool good = true;
    std::size_t i = 0;
    for (const Node item : node) {
        const Reading::Inside inside(reading, std::to_string(i++));
        good = read_item(reading, item, to) && good;
    }
    return good;
}

}  // namespace friction::io
