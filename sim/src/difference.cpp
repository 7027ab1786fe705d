#include "friction/difference.h"

#include <algorithm>
#include <array>
#include <type_traits>

#include "friction/flow_text.h"
#include "friction/move.h"

namespace friction {

namespace {

using Kind = Difference::Kind;

/// The move that changes a key of a step, team, ... in a redesign.
std::string_view move_for(std::string_view what, std::string_view key) {
    constexpr std::array<std::string_view, 7> settable = {
        "step", "team", "fact", "parameter", "segment", "customers", "effort"};
    if (what == "step" && key == "by") return Reassign::name;
    if (what == "step" && key == "next") return Reroute::name;
    return std::ranges::find(settable, what) == settable.end() ? std::string_view{} : Set::name;
}

std::string_view move_for_whole(std::string_view what, Kind kind) {
    if (what != "step") return {};
    return kind == Kind::added ? Insert::name : Remove::name;
}

template <class T>
struct IsNamed : std::false_type {};
template <class T>
struct IsNamed<Named<T>> : std::true_type {};

class Comparing {
public:
    [[nodiscard]] std::vector<Difference> take() { return std::move(found_); }

    void file(const Draft& before, const Draft& after) {
        members(before, after, [&](const Field& field, const auto& old, const auto& now) {
            part(field, old, now);
        });
    }

private:
    /// Calls with both values of every key that differs.
    template <Described Part, class Visit>
    static void members(const Part& before, const Part& after, Visit&& visit) {
        Part::fields(after, [&]<class Member>(const Field& field, const Member& now) {
            Part::fields(before, [&]<class Other>(const Field& other, const Other& old) {
                if constexpr (std::is_same_v<Member, Other>)
                    if (field.key == other.key && !(old == now)) visit(field, old, now);
            });
        });
    }

    /// A key of the file.
    template <class Member>
    void part(const Field& field, const Member& old, const Member& now) {
        if constexpr (IsNamed<Member>::value)
            section(field.refers_to, old, now);
        else if constexpr (Described<Member>)
            keys(field.key, {}, old, now);
        else if constexpr (std::is_same_v<Member, std::vector<std::string>>)
            texts("expectation", {}, old, now);
        else
            add(Kind::changed, {}, {}, field.key, flow_text(old), flow_text(now));
    }

    template <class T>
    void section(std::string_view what, const Named<T>& before, const Named<T>& after) {
        for (const auto& [name, now] : after) {
            const T* old = find(before, name);
            if (old == nullptr)
                add(Kind::added, what, name, {}, {}, flow_text(now));
            else if (!(*old == now))
                entry(what, name, *old, now);
        }
        for (const auto& [name, old] : before)
            if (find(after, name) == nullptr)
                add(Kind::removed, what, name, {}, flow_text(old), {});
    }

    template <class T>
    void entry(std::string_view what, const std::string& name, const T& old, const T& now) {
        if constexpr (Described<T>)
            keys(what, name, old, now);
        else
            add(Kind::changed, what, name, {}, flow_text(old), flow_text(now));
    }

    template <Described Part>
    void keys(std::string_view what, const std::string& name, const Part& before,
              const Part& after) {
        members(before, after,
                [&]<class Member>(const Field& field, const Member& old, const Member& now) {
                    if constexpr (std::is_same_v<Member, std::vector<Move>>)
                        texts("redesign", name, move_texts(old), move_texts(now));
                    else if constexpr (std::is_same_v<Member, Named<SegmentDraft>>)
                        section("segment", old, now);
                    else
                        add(Kind::changed, what, name, field.key, flow_text(old), flow_text(now));
                });
    }

    static std::vector<std::string> move_texts(const std::vector<Move>& moves) {
        std::vector<std::string> texts;
        for (const Move& move : moves) texts.push_back(to_text(move));
        return texts;
    }

    /// Lists of moves and expectations, whose order counts: what has to go and to come so that one
    /// list becomes the other, with as much as possible left as it is.
    void texts(std::string_view what, const std::string& name,
               const std::vector<std::string>& before, const std::vector<std::string>& after) {
        const std::string_view key = what == "redesign" ? "move" : "";
        std::vector<std::vector<std::size_t>> common(before.size() + 1,
                                                     std::vector<std::size_t>(after.size() + 1));
        for (std::size_t i = before.size(); i-- > 0;)
            for (std::size_t j = after.size(); j-- > 0;)
                common[i][j] = before[i] == after[j] ? common[i + 1][j + 1] + 1
                                                     : std::max(common[i + 1][j], common[i][j + 1]);
        for (std::size_t i = 0, j = 0; i < before.size() || j < after.size();) {
            const bool both = i < before.size() && j < after.size();
            if (both && before[i] == after[j]) {
                ++i;
                ++j;
            } else if (j == after.size() || (both && common[i + 1][j] >= common[i][j + 1])) {
                add(Kind::removed, what, name, key, before[i++], {});
            } else {
                add(Kind::added, what, name, key, {}, after[j++]);
            }
        }
    }

    void add(Kind kind, std::string_view what, const std::string& name, std::string_view key,
             std::string before, std::string after) {
        found_.push_back({kind, what, name, std::string(key), std::move(before), std::move(after),
                          kind == Kind::changed ? move_for(what, key)
                          : key.empty()         ? move_for_whole(what, kind)
                                                : std::string_view{}});
    }

    std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> differences(const Draft& before, const Draft& after) {
    Comparing comparing;
    comparing.file(before, after);
    return comparing.take();
}

std::string to_text(const Difference& difference) {
    const auto& [kind, what, name, key, before, after, move] = difference;
    // Steps and parameters are known by name; of others it helps to say what they are.
    std::string text;
    if (!name.empty() && what != "step" && what != "parameter") text.append(what).append(" ");
    text.append(name.empty() ? what : std::string_view(name));
    if (!text.empty()) text.append(": ");
    if (kind == Kind::changed) {
        const bool is_said = (what == "step" && key == "by") ||
                             (what == "parameter" && key == "value") || key.empty();
        if (!is_said) text.append(key).append(" ");
        return text.append(before).append(" -> ").append(after);
    }
    const bool is_new = kind == Kind::added;
    if (!key.empty() || what == "expectation")
        return text.append(is_new ? "+ " : "- ").append(is_new ? after : before);
    return text.append(is_new ? "new" : "removed");
}

}  // namespace friction
