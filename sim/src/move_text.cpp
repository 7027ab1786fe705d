// Moves as the author would write them, in YAML flow style: what is printed reads back to the same
// move.

#include <algorithm>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "friction/move.h"
#include "move_primitives.h"

namespace friction {
namespace {

// Collects `key: value` pairs of a flow map.
class FlowMap {
public:
    void add(std::string_view key, std::string_view value) {
        if (!text_.empty()) text_.append(", ");
        text_.append(key).append(": ").append(value);
    }
    // Only what is stated.
    void add_name(std::string_view key, const std::string& name) {
        if (!name.empty()) add(key, name);
    }
    [[nodiscard]] std::string text() const { return std::string("{").append(text_).append("}"); }

private:
    std::string text_;
};

std::string list_text(const std::vector<std::string>& items) {
    std::string text("[");
    for (const std::string& item : items) text.append(text.size() > 1 ? ", " : "").append(item);
    return text.append("]");
}

// Free text is quoted when YAML could take it for something else inside braces.
std::string free_text(const std::string& text) {
    const bool plain =
        !text.empty() && text.front() != ' ' && text.back() != ' ' && text.back() != ':' &&
        text.find_first_of(",[]{}\"'\\\n\t\r") == std::string::npos &&
        text.find(": ") == std::string::npos && text.find(" #") == std::string::npos &&
        std::string_view("-?:&*!|>%@`#").find(text.front()) == std::string_view::npos;
    if (plain) return text;
    std::string quoted(1, '"');
    for (const char letter : text) {
        if (letter == '\n')
            quoted.append("\\n");
        else if (letter == '\t')
            quoted.append("\\t");
        else if (letter == '\r')
            quoted.append("\\r");
        else if (letter == '"' || letter == '\\')
            quoted.append(1, '\\').append(1, letter);
        else
            quoted.append(1, letter);
    }
    return quoted.append(1, '"');
}

// --- one overload per kind of member; a key that was taken away is `none`
// ------------------------------------

constexpr std::string_view taken_away = "none";

std::string text_of(const std::string& text) {
    return text.empty() ? std::string(taken_away) : free_text(text);
}
std::string text_of(bool value) { return value ? "yes" : "no"; }
std::string text_of(const Value& value) { return to_text(value); }
std::string text_of(const Quantity& value) { return to_text(value); }
std::string text_of(const DistributionText& distribution) { return to_text(distribution); }
std::string text_of(const std::vector<std::string>& names) { return list_text(names); }
std::string text_of(const Tone& tone) {
    return tone.name.empty() ? to_text(tone.factor) : tone.name;
}
std::string text_of(const QuantityRange& range) {
    return to_text(range.low).append(" .. ").append(to_text(range.high));
}
std::string text_of(const ShareOrRest& share) {
    return share.is_rest ? "rest" : to_text(share.share);
}

template <class Enum>
    requires std::is_enum_v<Enum>
std::string text_of(Enum value) {
    const std::string_view written = word(value);
    return std::string(written.empty() ? taken_away : written);
}

std::string text_of(const std::vector<Mark>& marks) {
    std::vector<std::string> words;
    for (const Mark mark : marks) words.emplace_back(word(mark));
    return list_text(words);
}

std::string text_of(const std::vector<Way>& ways) {
    if (ways.size() == 1 && ways[0].is_rest) return ways[0].target;
    FlowMap map;
    for (const Way& way : ways) map.add(way.target, way.is_rest ? "rest" : to_text(way.share));
    return map.text();
}

std::string text_of(const Next& next) {
    if (next.empty()) return std::string(taken_away);
    if (next.cases.size() == 1 && !next.cases[0].when) return text_of(next.cases[0].ways);
    std::vector<std::string> cases;
    for (const Case& written : next.cases) {
        FlowMap map;
        if (written.when) {
            map.add("when", to_text(*written.when));
            if (written.share) map.add("share", to_text(*written.share));
            map.add("next", text_of(written.ways));
        } else {
            map.add("else", text_of(written.ways));
        }
        cases.push_back(map.text());
    }
    return list_text(cases);
}

template <class Described>
    requires requires { Described::not_yet; }
std::string text_of(const Described& thing);

std::string text_of(const NumberDraft& number) {
    if (!number.range && number.source.empty()) return to_text(number.value);
    FlowMap map;
    map.add("value", to_text(number.value));
    if (number.range) map.add("range", text_of(*number.range));
    if (!number.source.empty()) map.add("source", text_of(number.source));
    return map.text();
}

template <class T>
std::string text_of(const Named<T>& list) {
    if (list.empty()) return std::string(taken_away);
    FlowMap map;
    for (const auto& [name, value] : list) map.add(name, text_of(value));
    return map.text();
}

template <class T>
std::string text_of(const std::optional<T>& value) {
    return value ? text_of(*value) : std::string(taken_away);
}

// A described struct inside another: what differs from the defaults.
template <class Described>
    requires requires { Described::not_yet; }
std::string text_of(const Described& thing) {
    FlowMap map;
    Described usual;
    Described::fields(thing, [&]<class Member>(const Field& field, const Member& member) {
        Described::fields(usual, [&]<class Other>(const Field& other, const Other& usual_member) {
            if constexpr (std::is_same_v<Member, Other>)
                if (field.key == other.key &&
                    (field.presence == Presence::required || !(member == usual_member)))
                    map.add(field.key, text_of(member));
        });
    });
    return map.text();
}

// Calls with key and text for every key of a patch, in the order written.
template <class Described, class Visit>
void for_each_key(const Patch<Described>& patch, Visit&& visit) {
    for (const std::string& key : patch.keys)
        Described::fields(patch.values, [&](const Field& field, const auto& member) {
            if (field.key == key) visit(key, text_of(member));
        });
}

template <class Described>
void add_keys(FlowMap& map, const Patch<Described>& patch) {
    for_each_key(patch,
                 [&](const std::string& key, const std::string& text) { map.add(key, text); });
}

// --- the moves
// ------------------------------------------------------------------------------------------------

std::string body(const Insert& move) {
    FlowMap map;
    map.add("step", move.step);
    map.add_name("before", move.before);
    map.add_name("after", move.after);
    if (!move.between.empty()) map.add("between", list_text(move.between));
    map.add_name("luck_of", move.content.values.luck_of);
    add_keys(map, move.content);
    return map.text();
}
std::string body(const Remove& move) {
    const std::string steps = move.steps.size() == 1 ? move.steps[0] : list_text(move.steps);
    if (move.then.empty()) return steps;
    FlowMap map;
    map.add("steps", steps);
    map.add("then", move.then);
    return map.text();
}
std::string body(const Reassign& move) {
    FlowMap map;
    map.add("step", move.step);
    map.add("to", move.to);
    add_keys(map, move.given);
    return map.text();
}
std::string body(const Reroute& move) {
    FlowMap map;
    map.add("from", move.from);
    map.add_name("instead_of", move.instead_of);
    if (move.share) map.add("share", to_text(*move.share));
    map.add("to", text_of(move.to));
    return map.text();
}
std::string body(const Set& move) {
    FlowMap map;
    map.add(move.kind, move.target);
    std::visit(
        [&]<class P>(const P& patch) {
            if constexpr (std::is_same_v<P, Named<NumberDraft>>) {
                for (const auto& [name, number] : patch) map.add(name, text_of(number));
            } else {
                add_keys(map, patch);
            }
        },
        move.patch);
    return map.text();
}
std::string body(const ShareNotes& move) { return list_text(move.teams); }
std::string body(const SingleOwner& move) {
    FlowMap map;
    map.add("team", move.team);
    map.add("of", list_text(move.of));
    return map.text();
}
std::string body(const Automate& move) {
    FlowMap map;
    map.add("step", move.step);
    map.add("to", move.to);
    if (move.time) map.add("time", to_text(*move.time));
    return map.text();
}
std::string body(const Prefill& move) {
    FlowMap map;
    map.add("step", move.step);
    map.add("fields", to_text(move.fields_moved));
    return map.text();
}
std::string body(const ShowStatus& move) {
    return move.steps.empty() ? "all" : list_text(move.steps);
}
std::string body(const Notify& move) {
    FlowMap map;
    map.add("wait", move.wait);
    map.add("channel", text_of(move.channel));
    if (move.needless) map.add("needless", to_text(*move.needless));
    FlowMap asks;
    asks.add_name("by", move.asks_by);
    if (move.asks_channel != Channel::none) asks.add("channel", text_of(move.asks_channel));
    if (move.asks_time) asks.add("time", to_text(*move.asks_time));
    if (asks.text() != FlowMap{}.text()) map.add("asks", asks.text());
    return map.text();
}
std::string body(const Prevent& move) {
    FlowMap map;
    map.add("step", move.step);
    map.add("share", to_text(move.share));
    map.add("to", text_of(move.to));
    return map.text();
}

std::string part_of(const Set& move) {
    if (move.kind == "segment") return std::string("customers.segments.").append(move.target);
    if (move.kind == "customers") return "customers";
    if (move.kind == "effort")
        return move.target == "all" ? "effort" : std::string("effort.").append(move.target);
    return std::string(move.kind).append("s.").append(move.target);
}

}  // namespace

std::string to_text(const Move& move) {
    return std::visit(
        []<class M>(const M& one) { return std::string(M::name).append(": ").append(body(one)); },
        move);
}

std::vector<Written> written_keys(const Move& move) {
    std::vector<Written> written;
    const auto write = [&](std::string part, std::string_view key, std::string text) {
        written.emplace_back(part.append(".").append(key), std::move(text));
    };
    if (const auto* set = std::get_if<Set>(&move)) {
        std::visit(
            [&]<class P>(const P& patch) {
                if constexpr (std::is_same_v<P, Named<NumberDraft>>) {
                    for (const auto& [name, number] : patch)
                        write(part_of(*set), name, text_of(number));
                } else {
                    for_each_key(patch, [&](const std::string& key, std::string text) {
                        write(part_of(*set), key, std::move(text));
                    });
                }
            },
            set->patch);
    } else if (const auto* reassign = std::get_if<Reassign>(&move)) {
        const std::string part = std::string("steps.").append(reassign->step);
        write(part, "by", reassign->to);
        for_each_key(reassign->given, [&](const std::string& key, std::string text) {
            write(part, key, std::move(text));
        });
    } else if (const auto* reroute = std::get_if<Reroute>(&move)) {
        // Only the whole `next` is a key that is set; leading a part elsewhere adds up with other
        // moves.
        if (reroute->instead_of.empty() && !reroute->share)
            write(std::string("steps.").append(reroute->from), "next", text_of(reroute->to));
    }
    return written;
}

}  // namespace friction
