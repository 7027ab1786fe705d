#pragma once
// What a person most likely meant by a text, list or map that stands where another one is needed:
// the sentence of a message that says how to write it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document.h"

namespace friction::io {

/// For a text that is no name: `did you mean "call_office"?`, how several names are written, or ""
/// when there is no telling. `takes_list`: several names may stand here.
[[nodiscard]] std::string name_hint(std::string_view text, bool takes_list);

/// For a list or map where one text is needed.
[[nodiscard]] std::string single_hint(Node node);

/// For a map where a list of names is needed.
[[nodiscard]] std::string list_hint(Node node);

/// For another word for one of `words`: "telephone" for "phone".
[[nodiscard]] std::string word_hint(std::string_view text,
                                    const std::vector<std::string_view>& words);

/// The key of `known` nearest to this one, or the one that other tools call so ("if" for "when");
/// "" when none is near.
[[nodiscard]] std::string meant_key(std::string_view key,
                                    const std::vector<std::string_view>& known);

/// For a range with another sign between its ends: `did you mean "3 .. 20 days"?`
[[nodiscard]] std::string range_hint(std::string_view text);

/// For a text or list where a map of keys is needed, by its key and the place it stands at:
/// `for example "facts: {order_number: {tell: 30 s}}"`.
[[nodiscard]] std::string map_hint(Node node, std::string_view place);

/// For a text or list where it is needed how many customers go which way.
[[nodiscard]] std::string ways_hint(Node node);

/// A value inside braces that its own comma cut in two: {share: 80,5%}, {time: gamma(4, 1)}.
struct CutValue {
    std::string text;  ///< the whole of it
    std::string hint;
};
/// When the key behind a value, which has no value of its own, is the rest of it.
[[nodiscard]] std::optional<CutValue> cut_by_comma(std::string_view value, std::string_view key);

/// For a key that has no value.
[[nodiscard]] std::string no_value_hint(const std::string& key, bool in_braces);

/// How a key is given a value: `for example "next: NAME"`.
[[nodiscard]] std::string key_hint(std::string_view key, std::string_view place);

}  // namespace friction::io
