#pragma once
// Readers of single values, one overload per type that a described struct may hold.
//
// Each answers whether the value could be used; when not, it has reported why. A broken node is
// passed by in silence.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "friction/draft.h"
#include "friction/redesign.h"
#include "friction/suggest.h"
#include "reading.h"

namespace friction::io {

/// "a, b or c"
[[nodiscard]] std::string one_of(const std::vector<std::string_view>& words);

/// The text of a node, or a report that a text is needed here.
[[nodiscard]] std::optional<std::string_view> text_at(Reading& reading, Node node,
                                                      std::string_view expected);
/// A list, or a single item that stands for a list of one.
[[nodiscard]] std::optional<std::vector<Node>> items_at(Reading& reading, Node node,
                                                        std::string_view expected);

/// True for the entry `source: ...` of a section or share map, whose other keys are names of the
/// author's own.
[[nodiscard]] bool is_source(Node entry);
/// The source that a section states for all its entries; empty when it states none.
[[nodiscard]] std::string_view section_source(Node section);

/// Checks the letters of a name. `takes_list`: several names, in brackets, would be right as well.
bool check_name(Reading& reading, SourcePosition position, std::string_view name,
                bool takes_list = false);
/// Words of the language that steps, outcomes and redesigns may not have as names.
[[nodiscard]] bool is_reserved_name(std::string_view name);
/// Checks a name that is given here to a `kind` ("step", "team", ...): no word of the language may
/// be one.
bool check_new_name(Reading& reading, SourcePosition position, std::string_view name,
                    std::string_view kind);

bool read_value(Reading& reading, Node node, const Field& field, std::string& to);
bool read_value(Reading& reading, Node node, const Field& field, bool& to);
bool read_value(Reading& reading, Node node, const Field& field, Value& to);
bool read_value(Reading& reading, Node node, const Field& field, Quantity& to);
bool read_value(Reading& reading, Node node, const Field& field, QuantityRange& to);
bool read_value(Reading& reading, Node node, const Field& field, NumberDraft& to);
bool read_value(Reading& reading, Node node, const Field& field, ShareOrRest& to);
bool read_value(Reading& reading, Node node, const Field& field, Tone& to);
bool read_value(Reading& reading, Node node, const Field& field, DistributionText& to);
bool read_value(Reading& reading, Node node, const Field& field, Next& to);
bool read_value(Reading& reading, Node node, const Field& field, Named<Value>& to);
bool read_value(Reading& reading, Node node, const Field& field, Named<NumberDraft>& to);
bool read_value(Reading& reading, Node node, const Field& field, Named<OutcomeKind>& to);
bool read_value(Reading& reading, Node node, const Field& field, Named<std::string>& to);
bool read_value(Reading& reading, Node node, const Field& field, ParameterDraft& to);
bool read_value(Reading& reading, Node node, const Field& field, std::vector<std::string>& to);

/// A quantity of any dimension, without parameters.
bool read_quantity(Reading& reading, Node node, Quantity& to);
/// Reads `2 .. 5 min`; both ends must have the dimension given, or the same when none is.
bool read_range(Reading& reading, Node node, std::optional<Dimension> dimension, QuantityRange& to);

/// The names of the numbers under effort.weights or effort.tone.
[[nodiscard]] std::vector<std::string_view> number_names(std::string_view section);
/// How the numbers of effort.weights or effort.tone are described.
[[nodiscard]] Field number_field(std::string_view section);

/// Reports what a list holds already.
bool report_twice(Reading& reading, Node item);
/// Reports a word that is none of the list.
bool report_unknown_word(Reading& reading, Node node, std::string_view key, std::string_view text,
                         const std::vector<std::string_view>& words);

template <class Enum>
[[nodiscard]] std::vector<std::string_view> words_of() {
    std::vector<std::string_view> words;
    for (const std::string_view text : Words<Enum>::list)
        if (!text.empty()) words.push_back(text);
    return words;
}

template <Worded Enum>
bool read_value(Reading& reading, Node node, const Field& field, Enum& to) {
    const std::optional<std::string_view> text = text_at(reading, node, one_of(words_of<Enum>()));
    if (!text) return false;
    const std::optional<Enum> found = find_word<Enum>(*text);
    if (!found) return report_unknown_word(reading, node, field.key, *text, words_of<Enum>());
    to = *found;
    return true;
}

template <Worded Enum>
bool read_value(Reading& reading, Node node, const Field& field, std::vector<Enum>& to) {
    const auto items = items_at(reading, node, one_of(words_of<Enum>()));
    if (!items) return false;
    bool good = true;
    for (const Node item : *items) {
        Enum value{};
        if (!read_value(reading, item, field, value))
            good = false;
        else if (std::ranges::find(to, value) != to.end())
            good = report_twice(reading, item);
        else
            to.push_back(value);
    }
    return good;
}

template <class T>
bool read_value(Reading& reading, Node node, const Field& field, std::optional<T>& to) {
    T value{};
    if (!read_value(reading, node, field, value)) return false;
    to = std::move(value);
    return true;
}

}  // namespace friction::io
