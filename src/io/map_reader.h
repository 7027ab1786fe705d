#pragma once
// Reads any struct that describes its keys with fields().

#include <algorithm>
#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reading.h"
#include "value_readers.h"

namespace friction::io {

/// One map being read. finish() reports every key that is missing, and every one that no reader
/// asked for.
class MapReader {
public:
    /// `source` in the map holds for everything read while this lives.
    MapReader(Reading& reading, Node map) : MapReader(reading, map, {}) {}

    /// `thing`: what messages call it, where the place alone would say too little.
    MapReader(Reading& reading, Node map, std::string thing)
        : reading_(reading),
          map_(map),
          sourced_(reading, source_in(map)),
          thing_(std::move(thing)) {
        offered_.push_back("source");
    }

    /// The value of a key, or a node that does not exist.
    Node find(std::string_view key) {
        offered_.push_back(key);
        return map_.find(key);
    }

    /// A key that must be there; finish() reports when it is not.
    Node require(std::string_view key, std::string_view help = {}) {
        const Node node = find(key);
        if (!node.exists()) missing_.push_back({key, help});
        return node;
    }

    void not_yet(std::string_view key) { not_yet_.push_back(key); }

    /// Reads one key into a member, if it is there.
    template <class Member>
    bool read(const Field& field, Member& member) {
        const Node node =
            field.presence == Presence::required ? require(field.key, field.help) : find(field.key);
        if (!node.exists()) return false;
        const Reading::Inside inside(reading_, field.key);
        return read_value(reading_, node, field, member);
    }

    /// Reads all keys of a described struct.
    template <Described T>
    void read_fields(T& to) {
        T::fields(to,
                  [&]<class Member>(const Field& field, Member& member) { read(field, member); });
        for (const std::string_view key : T::not_yet) not_yet(key);
    }

    /// Reads those keys that are there, of `allowed` or of all; with `may_remove`, `none` empties a
    /// key.
    template <Described T>
    void read_patch(Patch<T>& patch, std::initializer_list<std::string_view> allowed,
                    bool may_remove) {
        const T as_new{};
        T::fields(patch.values, [&]<class Member>(const Field& field, Member& member) {
            if (allowed.size() > 0 && std::ranges::find(allowed, field.key) == allowed.end())
                return;
            if (std::ranges::find(offered_, field.key) != offered_.end() && field.key != "source")
                return;
            const Node node = find(field.key);
            if (!node.exists()) return;
            const Reading::Inside inside(reading_, field.key);
            if (may_remove && node.is_text() && node.text() == "none" && field.key != "contact") {
                if (field.presence == Presence::required)
                    reading_.report(node, "F021",
                                    '"' + std::string(field.key) + "\" cannot be taken away",
                                    "a value");
                else
                    patch.keys.emplace_back(field.key);
            } else if (read_value(reading_, node, field, member)) {
                patch.keys.emplace_back(field.key);
            } else {
                member = Member{};
            }
        });
        std::ranges::stable_sort(patch.keys, {},
                                 [&](const std::string& key) { return place_in_map(key); });
        if (allowed.size() == 0)
            for (const std::string_view key : T::not_yet) not_yet(key);
    }

    void finish();

    [[nodiscard]] Node map() const { return map_; }

private:
    [[nodiscard]] static std::string_view source_in(Node map);
    [[nodiscard]] std::size_t place_in_map(std::string_view key) const;
    [[nodiscard]] std::string thing() const { return thing_.empty() ? reading_.thing() : thing_; }
    void report_unknown(Node entry);
    /// Missing keys that are there, with a slip in their name.
    void forget_misspelt();

    struct Missing {
        std::string_view key, help;
    };

    Reading& reading_;
    Node map_;
    Reading::Sourced sourced_;
    std::string thing_;
    std::vector<Missing> missing_;
    std::vector<std::string_view> offered_;
    std::vector<std::string_view> not_yet_;
};

/// Reports when a map is needed and something else stands there.
[[nodiscard]] bool is_map_at(Reading& reading, Node node);

template <Described T>
bool read_value(Reading& reading, Node node, const Field&, T& to) {
    if (!is_map_at(reading, node)) return false;
    MapReader map(reading, node);
    map.read_fields(to);
    map.finish();
    return true;
}

/// A section: names of the author's own, each with a map. Entries that cannot be read in full are
/// kept as far as read.
template <Described T>
bool read_value(Reading& reading, Node node, const Field& field, Named<T>& to) {
    if (!is_map_at(reading, node)) return false;
    const Reading::Sourced sourced(reading, section_source(node));
    to.reserve(node.size());  // of a hundred thousand steps, growing would hold three copies
    for (const Node entry : node) {
        if (is_source(entry)) continue;
        check_new_name(reading, entry.key_position(), entry.key(), field.refers_to);
        const Reading::Inside inside(reading, entry.key());
        read_value(reading, entry, field, to.emplace_back(std::string(entry.key()), T{}).second);
    }
    return true;
}

}  // namespace friction::io
