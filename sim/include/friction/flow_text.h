#pragma once
// Any part of a draft as its author could write it in one line of YAML's flow style; what is
// written reads back to the same.
//
// Writers build on this: moves as text (friction/move.h), and the files of friction::io, which
// reads these lines into a tree and lays it out. A described struct is written with what differs
// from its defaults; an overload per other type of member. A key that was taken away by `set` is
// `none`.

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "friction/redesign.h"

namespace friction {

/// Collects `key: value` pairs of a flow map.
class FlowMap {
public:
    void add(std::string_view key, std::string_view value) {
        if (!text_.empty()) text_.append(", ");
        text_.append(key).append(": ").append(value);
    }
    /// Only what is stated.
    void add_name(std::string_view key, const std::string& name) {
        if (!name.empty()) add(key, name);
    }
    [[nodiscard]] std::string text() const { return std::string("{").append(text_).append("}"); }

private:
    std::string text_;
};

/// Items that are flow text already.
[[nodiscard]] std::string flow_list(const std::vector<std::string>& items);

/// Free text is quoted when YAML could take it for something else inside braces.
[[nodiscard]] std::string flow_text(const std::string& text);
[[nodiscard]] std::string flow_text(bool value);
[[nodiscard]] std::string flow_text(const Value& value);
[[nodiscard]] std::string flow_text(const Quantity& value);
[[nodiscard]] std::string flow_text(const QuantityRange& range);
[[nodiscard]] std::string flow_text(const DistributionText& distribution);
[[nodiscard]] std::string flow_text(const std::vector<std::string>& texts);
[[nodiscard]] std::string flow_text(const Tone& tone);
[[nodiscard]] std::string flow_text(const ShareOrRest& share);
[[nodiscard]] std::string flow_text(const std::vector<Way>& ways);
[[nodiscard]] std::string flow_text(const Next& next);
[[nodiscard]] std::string flow_text(const NumberDraft& number);
[[nodiscard]] std::string flow_text(const ParameterDraft& parameter);
[[nodiscard]] std::string flow_text(const std::vector<Move>& moves);

template <Worded Enum>
[[nodiscard]] std::string flow_text(Enum value) {
    const std::string_view written = word(value);
    return std::string(written.empty() ? "none" : written);
}

template <Described Part>
[[nodiscard]] std::string flow_text(const Part& thing);

template <class T>
[[nodiscard]] std::string flow_text(const Named<T>& list) {
    if (list.empty()) return "none";
    FlowMap map;
    for (const auto& [name, value] : list) map.add(name, flow_text(value));
    return map.text();
}

template <class T>
[[nodiscard]] std::string flow_text(const std::optional<T>& value) {
    return value ? flow_text(*value) : std::string("none");
}

/// Calls with field and member for every member that differs from its default, and for those that
/// must be there.
template <Described Part, class Visit>
void for_each_stated(const Part& thing, Visit&& visit) {
    const Part usual;
    Part::fields(thing, [&]<class Member>(const Field& field, const Member& member) {
        Part::fields(usual, [&]<class Other>(const Field& other, const Other& usual_member) {
            if constexpr (std::is_same_v<Member, Other>)
                if (field.key == other.key &&
                    (field.presence == Presence::required || !(member == usual_member)))
                    visit(field, member);
        });
    });
}

template <Described Part>
std::string flow_text(const Part& thing) {
    FlowMap map;
    for_each_stated(thing, [&](const Field& field, const auto& member) {
        map.add(field.key, flow_text(member));
    });
    return map.text();
}

}  // namespace friction
