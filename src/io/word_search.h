#pragma once
// Where a word of a value stands in the bytes of the document: texts are quoted, folded and escaped
// there, and a problem knows only the text.

#include <cstddef>
#include <optional>
#include <string_view>

#include "document.h"

namespace friction::io {

/// The byte at which the letter at `offset` of the text stands; nothing when the bytes from there
/// on do not read like the text to the end of the word.
[[nodiscard]] std::optional<std::size_t> source_offset(const Document& document, Node text,
                                                       std::size_t offset);

/// Where the word stands in the value, at or behind `from` bytes of its text; in a map or list
/// where it is a key or a text of its own, else where it is a part of one. Nothing when it stands
/// nowhere.
[[nodiscard]] std::optional<std::size_t> find_in_source(const Document& document, Node value,
                                                        std::string_view word,
                                                        std::size_t from = 0);

}  // namespace friction::io
