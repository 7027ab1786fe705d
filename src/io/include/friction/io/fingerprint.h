#pragma once
// Noticing that a file has been changed by somebody else since it was read.

#include <cstdint>
#include <string>
#include <string_view>

#include "friction/io/source_text.h"
#include "friction/result.h"

namespace friction::io {

/// What a file was when it was looked at.
struct Fingerprint {
    std::uintmax_t size = 0;
    std::int64_t modified = 0;  ///< in the ticks of the file system's clock
    std::uint64_t hash = 0;     ///< of the bytes

    friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

/// FNV-1a, 64 bits: tells texts apart, and is no protection against anybody who wants it not to.
[[nodiscard]] std::uint64_t hash_of(std::string_view bytes);

struct FileText {
    SourceText text;
    Fingerprint fingerprint;
};

/// read_source() of a file, with its fingerprint.
[[nodiscard]] Result<FileText> read_with_fingerprint(const std::string& path);

enum class OnDisk { same, changed, gone };

/// Whether the file still holds what it held. Reads it only when its size or time differ from
/// `known`; a file that was only touched is the same, and `known` is told its new time.
[[nodiscard]] OnDisk look_again(const std::string& path, Fingerprint& known);

}  // namespace friction::io
