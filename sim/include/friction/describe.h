#pragma once
// One description per struct: names each member once, and the reader, the writer, the schema, the
// tables of docs/scenario-format.md, the moves and the forms of the viewer follow from it.
//
// A described struct has
//   template <class Self, class Visit> static void fields(Self& self, Visit&& visit);
// which calls visit(Field{...}, self.member) for every key in the order of the language, and
//   static constexpr std::array<std::string_view, N> not_yet  - keys of the language that are not
//   built yet.

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "friction/quantity.h"

namespace friction {

/// A struct with a description.
template <class T>
concept Described = std::same_as<decltype(T::not_yet.size()), std::size_t>;

enum class Presence { optional, required };

struct Field {
    std::string_view key;
    std::string_view help;  ///< one line, lower case, no full stop: schema, docs, forms
    Dimension dimension = Dimension::number;  ///< of a Value or DistributionText
    Presence presence = Presence::optional;
    double low = 0;      ///< smallest allowed literal, in base units
    double high = 1e15;  ///< largest allowed literal, in base units
    std::string_view refers_to =
        {};  ///< for names: "step", "team", "fact", "outcome", "segment", "redesign", "target"
};

/// Some keys of a described struct, with their values: what `set` and `insert` write.
template <class Part>
struct Patch {
    Part values;
    std::vector<std::string> keys;  ///< in the order written

    friend bool operator==(const Patch&, const Patch&) = default;
};

/// Copies the member with this key; false when there is no such key.
template <Described Part>
bool copy_field(Part& to, const Part& from, std::string_view key) {
    bool found = false;
    Part::fields(to, [&]<class Member>(const Field& field, Member& member) {
        if (field.key != key) return;
        found = true;
        Part::fields(from, [&]<class Other>(const Field& other_field, const Other& other) {
            if constexpr (std::is_same_v<Member, Other>)
                if (other_field.key == key) member = other;
        });
    });
    return found;
}

}  // namespace friction
