#pragma once
// The file on disk beside what was made of it: the author's text, what is wrong with it, and
// whether somebody else changed it meanwhile.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "friction/io/diagnostic.h"
#include "friction/io/scenario_reader.h"
#include "friction/viewer/design.h"

namespace friction::viewer {

/// Tells one state of a file on disk from another.
struct FileStamp {
    std::int64_t changed_ns = 0;  ///< time of the last change, of the file system's clock
    std::uint64_t size = 0;
    std::uint64_t hash = 0;  ///< of the bytes

    [[nodiscard]] bool same_bytes(const FileStamp& other) const {
        return size == other.size && hash == other.hash;
    }
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// A file as it was read once.
struct OpenedFile {
    io::SourceText text;  ///< `name` is its path
    Draft draft;          ///< as far as it could be read
    io::Positions positions;
    io::Diagnostics diagnostics;  ///< in the order of the file, warnings too
    FileStamp stamp;
    std::string read_at;     ///< local time, "2026-11-22 14:02"
    bool is_mended = false;  ///< by a remedy, and not on disk

    [[nodiscard]] bool is_good() const { return !io::has_errors(diagnostics); }
};

/// What the file held before it was saved from here: its author's comments, and expectations that
/// no document has.
struct EarlierText {
    std::shared_ptr<const OpenedFile> file;
    std::shared_ptr<const Document> document;  ///< what of a document is in it

    friend bool operator==(const EarlierText&, const EarlierText&) = default;
};

struct FileState {
    std::string path;                           ///< empty: not saved yet
    std::shared_ptr<const OpenedFile> good;     ///< what everything is based on; none: start page
    std::shared_ptr<const OpenedFile> newer;    ///< as it is on disk now, when somebody changed it
    std::shared_ptr<const Document> saved;      ///< what of the document is in the file
    std::vector<EarlierText> earlier;           ///< the oldest first; as long as only we write it
    std::shared_ptr<const OpenedFile> on_disk;  ///< beside a text that was mended here
    std::size_t mended_lines = 0;               ///< how many of them are not on disk
    bool keeps_mine = false;  ///< the person saw `newer` and went on with what is here
    bool is_gone = false;     ///< deleted or moved on disk
    std::string unreadable;   ///< why the file cannot be read any more, a sentence; empty: it can
    std::string loading;      ///< path of the file being read; empty: none

    [[nodiscard]] bool is_open() const { return good != nullptr; }
    /// The file on disk cannot be read any more; `good` is the last one that could.
    [[nodiscard]] bool is_broken() const { return newer && !newer->is_good() && !keeps_mine; }
    /// A text was mended here and still takes the place of the one on disk.
    [[nodiscard]] bool has_mended_text() const { return on_disk && newer && newer->is_mended; }
    friend bool operator==(const FileState&, const FileState&) = default;
};

/// "toll-invoice.yaml"; "not saved yet" without a path.
[[nodiscard]] std::string file_name(const FileState& file);

}  // namespace friction::viewer
