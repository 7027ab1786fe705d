#include "map_reader.h"

#include "friction/io/codes.h"

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

void MapReader::finish() {
    for (const Node entry : map_) {
        const std::string_view key = entry.key();
        if (reading_.is_full()) return;
        if (entry.is_broken() || std::ranges::find(offered_, key) != offered_.end()) continue;
        if (std::ranges::find(not_yet_, key) != not_yet_.end()) {
            reading_.report_not_yet(entry.key_position(), in_quotes(key));
            continue;
        }
        std::vector<std::string_view> known = offered_;
        std::ranges::rotate(known, known.begin() + 1);  // `source` goes last
        if (std::ranges::count(known, "source") > 1) known.pop_back();
        const std::string hint = did_you_mean(key, known);
        reading_.report(entry.key_position(), code::unknown_key,
                        reading_.thing() + " has no key " + in_quotes(key),
                        hint.empty() ? "keys here: " + one_of(known) : std::string{}, hint);
    }
}

bool is_map_at(Reading& reading, Node node) {
    if (node.is_map()) return true;
    if (!node.is_broken())
        reading.report(node, code::wrong_shape,
                       "\"" + std::string(node.key()) + "\" holds " +
                           (node.is_list() ? "a list" : in_quotes(node.text())),
                       "a map of keys, indented below it or in braces");
    return false;
}

}  // namespace friction::io
