// Sections in which each name has one word or text: outcomes, and marks of the file.

#include "friction/io/codes.h"
#include "map_reader.h"
#include "spelling_hints.h"
#include "value_readers.h"

namespace friction::io {

bool read_value(Reading& reading, Node node, const Field& field, Named<OutcomeKind>& to) {
    if (!is_map_at(reading, node)) return false;
    for (const Node entry : node) {
        check_new_name(reading, entry.key_position(), entry.key(), field.refers_to);
        const Reading::Inside inside(reading, entry.key());
        OutcomeKind& kind = to.emplace_back(std::string(entry.key()), OutcomeKind::resolved).second;
        Field named = field;
        named.key = entry.key();
        read_value(reading, entry, named, kind);
    }
    return true;
}

bool read_value(Reading& reading, Node node, const Field& field, Named<std::string>& to) {
    if (!is_map_at(reading, node)) return false;
    const Field meaning{.key = field.key, .help = "what it means, in words"};
    for (const Node entry : node) {
        const std::string_view name = entry.key();
        check_new_name(reading, entry.key_position(), name, field.refers_to);
        const Reading::Inside inside(reading, name);
        if (find_word<Mark>(name))
            reading.report(entry.key_position(), code::not_a_name,
                           in_quotes(name) + " is a mark of the language already", "another name",
                           "steps may set it without it being listed here");
        std::string& text = to.emplace_back(std::string(name), std::string()).second;
        read_value(reading, entry, meaning, text);
    }
    return true;
}

}  // namespace friction::io
