// Moves as the author would write them, in YAML flow style: what is printed reads back to the same
// move.

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "friction/flow_text.h"
#include "friction/move.h"
#include "move_primitives.h"

namespace friction {
namespace {

// Calls with key and text for every key of a patch, in the order written.
template <Described Part, class Visit>
void for_each_key(const Patch<Part>& patch, Visit&& visit) {
    for (const std::string& key : patch.keys)
        Part::fields(patch.values, [&](const Field& field, const auto& member) {
            if (field.key == key) visit(key, flow_text(member));
        });
}

template <Described Part>
void add_keys(FlowMap& map, const Patch<Part>& patch) {
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
    if (!move.between.empty()) map.add("between", flow_list(move.between));
    map.add_name("luck_of", move.content.values.luck_of);
    add_keys(map, move.content);
    return map.text();
}
std::string body(const Remove& move) {
    std::string steps = move.steps.size() == 1 ? move.steps[0] : flow_list(move.steps);
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
    map.add("to", flow_text(move.to));
    return map.text();
}
std::string body(const Set& move) {
    FlowMap map;
    map.add(move.kind, move.target);
    std::visit(
        [&]<class P>(const P& patch) {
            if constexpr (std::is_same_v<P, Named<NumberDraft>>) {
                for (const auto& [name, number] : patch) map.add(name, flow_text(number));
            } else {
                add_keys(map, patch);
            }
        },
        move.patch);
    return map.text();
}
std::string body(const ShareNotes& move) { return flow_list(move.teams); }
std::string body(const SingleOwner& move) {
    FlowMap map;
    map.add("team", move.team);
    map.add("of", flow_list(move.of));
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
    return move.steps.empty() ? "all" : flow_list(move.steps);
}
std::string body(const Notify& move) {
    FlowMap map;
    map.add("wait", move.wait);
    map.add("channel", flow_text(move.channel));
    if (move.needless) map.add("needless", to_text(*move.needless));
    FlowMap asks;
    asks.add_name("by", move.asks_by);
    if (move.asks_channel != Channel::none) asks.add("channel", flow_text(move.asks_channel));
    if (move.asks_time) asks.add("time", to_text(*move.asks_time));
    if (asks.text() != FlowMap{}.text()) map.add("asks", asks.text());
    return map.text();
}
std::string body(const Prevent& move) {
    FlowMap map;
    map.add("step", move.step);
    map.add("share", to_text(move.share));
    map.add("to", flow_text(move.to));
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
                        write(part_of(*set), name, flow_text(number));
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
            write(std::string("steps.").append(reroute->from), "next", flow_text(reroute->to));
    }
    return written;
}

}  // namespace friction
