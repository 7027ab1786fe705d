#pragma once
// The bytes of one input, and positions in it.
//
// Reading a file is all that happens here; what the bytes mean is found out by the readers.

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>

#include "friction/result.h"

namespace friction::io {

/// A file read whole. `name` is what the person typed, "standard input" for "-".
struct SourceText {
    std::string name;
    std::string bytes;
};

/// Both count from 1; columns count characters, not bytes. 0:0 is no position.
struct SourcePosition {
    std::size_t line = 0;
    std::size_t column = 0;

    [[nodiscard]] bool exists() const { return line != 0; }
    friend auto operator<=>(const SourcePosition&, const SourcePosition&) = default;
};

/// The largest input that is read.
inline constexpr std::size_t source_bytes_max = std::size_t{16} << 20;

/// Reads a file, or standard input when `path` is "-"; never a named pipe or a device, which could
/// keep the reader for ever, but for the pipes that a shell opens. Problems (F090 to F093) name the
/// path in their text.
[[nodiscard]] Result<SourceText> read_source(const std::string& path);

/// In double quotes, cut to about sixty characters, control characters and broken UTF-8 made
/// visible: safe on a terminal.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace friction::io
