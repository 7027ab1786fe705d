#include "map_reader.h"

#include "friction/io/codes.h"
#include "spelling_hints.h"

namespace friction::io {

std::string_view MapReader::source_in(Node map) {
    const Node source = map.find("source");
    return source.is_text() ? source.text() : std::string_view{};
}

std::size_t MapReader::place_in_map(std::string_view key) const {
    std::size_t place = 0;
    for (const Node entry : map_) {
        if (entry.key() == key) break;
        ++place;
    }
    return place;
}

void MapReader::report_unknown(Node entry) {
    const std::string_view key = entry.key();
    std::vector<std::string_view> known = offered_;
    std::ranges::rotate(known, known.begin() + 1);  // `source` goes last
    if (std::ranges::count(known, "source") > 1) known.pop_back();
    const std::string near = meant_key(key, known);
    const std::string called = thing();
    const Reading::Inside inside(reading_, near.empty() ? key : std::string_view(near));
    reading_.report(entry.key_position(), code::unknown_key,
                    called + " has no key " + in_quotes(key),
                    near.empty() ? "keys here: " + one_of(known) : std::string{},
                    near.empty() ? near : "did you mean " + in_quotes(near) + "?");
}

void MapReader::forget_misspelt() {
    constexpr std::size_t few = 200;  // so many problems are told
    if (missing_.empty() || map_.size() > few) return;
    for (const Node entry : map_) {
        if (std::ranges::find(offered_, entry.key()) != offered_.end()) continue;
        const std::string near = meant_key(entry.key(), offered_);
        std::erase_if(missing_, [&](const Missing& missing) { return missing.key == near; });
    }
}

void MapReader::finish() {
    forget_misspelt();
    for (const Missing& missing : missing_) {
        const std::string hint = key_hint(missing.key, reading_.place());
        const std::string called = thing();
        const Reading::Inside inside(reading_, missing.key);
        reading_.report(map_.key_position(), code::key_missing,
                        called + " has no \"" + std::string(missing.key) + '"',
                        std::string(missing.help), hint);
    }
    for (const Node entry : map_) {
        const std::string_view key = entry.key();
        if (reading_.is_full()) return;
        if (std::ranges::find(offered_, key) != offered_.end()) continue;
        const bool is_later = std::ranges::find(not_yet_, key) != not_yet_.end();
        if (is_later && !entry.is_broken())
            reading_.report_not_yet(entry.key_position(), in_quotes(key));
        else if (!is_later && (!entry.is_broken() || !meant_key(key, offered_).empty()))
            report_unknown(entry);
    }
}

bool is_map_at(Reading& reading, Node node) {
    if (node.is_map()) return true;
    if (!node.is_broken())
        reading.report(node, code::wrong_shape,
                       "\"" + std::string(node.key()) + "\" holds " +
                           (node.is_list() ? "a list" : in_quotes(node.text())),
                       "a map of keys, indented below it or in braces",
                       map_hint(node, reading.place()));
    return false;
}

}  // namespace friction::io
