#pragma once
// A file that changed on disk while it was open: what is different there, and what is different
// here, in the words of moves.

#include <string>
#include <vector>

#include "friction/viewer/session.h"

namespace friction::viewer {

struct DiskDifference {
    enum class Kind : std::uint8_t { added, removed, changed };
    Kind kind = Kind::changed;
    std::string about;     ///< "Redesign: The employee sends the request"
    std::string text;      ///< "Reroute: Ask employee \u2192 Send request"
    bool is_both = false;  ///< the other side changed the same thing
};

struct DiskDifferences {
    std::vector<DiskDifference> theirs;  ///< on disk, against the text that was read
    std::vector<DiskDifference> mine;    ///< edited here and not saved
};

/// Nothing in it unless the file on disk is another one, and sound.
[[nodiscard]] DiskDifferences disk_differences(const Session& session);

}  // namespace friction::viewer
