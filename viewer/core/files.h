#pragma once
// Files as the viewer meets them: stamped, checked, written whole or not at all.

#include <optional>
#include <string>
#include <string_view>

#include "friction/result.h"
#include "friction/viewer/file_state.h"

namespace friction::viewer {

[[nodiscard]] std::uint64_t hash_of(std::string_view bytes);

/// Reads and checks the file. Problems: it could not be read at all.
[[nodiscard]] Result<OpenedFile> open_file(const std::string& path);
/// The same for a text that is in no file.
[[nodiscard]] OpenedFile open_text(const std::string& path, std::string text);

/// What it says, without a look at any disk or clock.
[[nodiscard]] OpenedFile checked_text(const std::string& path, std::string text);

/// Time and size only, cheap enough to ask every second; nothing when there is no such file.
[[nodiscard]] std::optional<FileStamp> glance_at(const std::string& path);

/// A named pipe, a device or a socket: opening one may wait for ever.
[[nodiscard]] bool is_special(const std::string& path);

/// By a temporary file beside it that takes its place; behind a link, in the place of the file it
/// leads to. Never into what is special. Empty when it worked, else why not, a sentence.
[[nodiscard]] std::string write_whole(const std::string& path, std::string_view bytes);

/// Local time, "2026-11-22 14:02".
[[nodiscard]] std::string local_time();

}  // namespace friction::viewer
