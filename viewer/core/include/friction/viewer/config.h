#pragma once
// The configuration folder: settings, recent files, and edits that are in no file yet.
//
// Where the folder is, the program says. Every file in it is written whole or not at all; one that
// cannot be understood is left alone, and said so.

#include <optional>
#include <string>
#include <vector>

#include "friction/viewer/session.h"

namespace friction::viewer {

struct Config {
    Settings settings;
    std::vector<RecentFile> recent;
    std::optional<Recovery> recovery;   ///< the newest edits that no process is at and no file has
    std::vector<std::string> messages;  ///< what could not be understood, one sentence each
};

/// Defaults where there is nothing; `exists` of recent files is looked up.
[[nodiscard]] Config load_config(const std::string& folder);

/// Makes the folder when there is none. Empty when it worked, else why not, a sentence.
[[nodiscard]] std::string save_settings(const std::string& folder, const Settings& settings,
                                        const std::vector<RecentFile>& recent);

/// What this process keeps for a scenario file: edits that were not saved, moves that are off; else
/// the newest of what was set aside, or left behind by a process that does not run any more.
[[nodiscard]] std::optional<Recovery> kept_of(const std::string& folder, const std::string& path);

/// The edits of `document` on top of `file`, whose own ones are `saved`, and its moves that are
/// off; nothing any more where there are none, or no document. Empty when it worked.
[[nodiscard]] std::string keep_recovery(const std::string& folder, const OpenedFile* file,
                                        const Document* saved, const Document* document);

/// What is kept for a file goes to a name of its own, where nothing takes its place. Empty when it
/// worked.
[[nodiscard]] std::string set_recovery_aside(const std::string& folder, const std::string& path);
void drop_recovery(const std::string& folder, const std::string& aside);
/// From now on it is what this process keeps for that file. Empty when it worked.
[[nodiscard]] std::string adopt_recovery(const std::string& folder, const std::string& aside,
                                         const std::string& path);

// --- the texts, for tests -----------------------------------------------------------------------

[[nodiscard]] std::string settings_text(const Settings& settings,
                                        const std::vector<RecentFile>& recent);
/// Nothing when it is no such text.
[[nodiscard]] bool read_settings(const std::string& text, Settings& settings,
                                 std::vector<RecentFile>& recent);
[[nodiscard]] std::string recovery_text(const OpenedFile& file, const Document& saved,
                                        const Document& document, const std::string& when);
[[nodiscard]] std::optional<Recovery> read_recovery(const std::string& text);

}  // namespace friction::viewer
