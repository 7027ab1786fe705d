#pragma once
// Where the nodes of a document begin and end in its bytes: the tree knows only beginnings.
//
// Everything is found by comparing what the tree holds with the bytes, so that nothing is answered
// where the two do not agree.

#include <cstddef>
#include <optional>
#include <string_view>

#include "document.h"

namespace friction::io {

struct Extent {
    std::size_t begin = 0;
    std::size_t end = 0;  ///< behind the last byte; no line break, comment or blank after it

    [[nodiscard]] std::size_t size() const { return end - begin; }
};

/// How a scalar is written.
enum class ScalarStyle { plain, single_quoted, double_quoted, block };
[[nodiscard]] ScalarStyle scalar_style(std::string_view bytes, std::size_t begin);

/// A value; of a collection in block style the bytes from its first entry to its last.
[[nodiscard]] std::optional<Extent> extent_of(const Document& document, Node node);

/// The key of an entry, with its quotes.
[[nodiscard]] std::optional<Extent> key_extent(const Document& document, Node entry);

/// Behind the colon after the key.
[[nodiscard]] std::optional<std::size_t> after_colon(const Document& document, Node entry);

/// True for `{...}` and `[...]`.
[[nodiscard]] bool is_in_brackets(const Document& document, Node node);

/// Behind blanks, line breaks and comments.
[[nodiscard]] std::size_t skip_space(std::string_view bytes, std::size_t at);

// --- lines -------------------------------------------------------------------------------------

[[nodiscard]] std::size_t line_begin(std::string_view bytes, std::size_t at);
/// Behind the line break, or the end of the text.
[[nodiscard]] std::size_t next_line(std::string_view bytes, std::size_t at);
/// Blanks from the start of the line to `at`.
[[nodiscard]] std::size_t column_of(std::string_view bytes, std::size_t at);
/// True when only blanks stand before `at` in its line.
[[nodiscard]] bool is_first_in_line(std::string_view bytes, std::size_t at);

}  // namespace friction::io
