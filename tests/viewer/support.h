#pragma once
// Sessions for tests: files opened without a disk, runs carried out on the spot.

#include <memory>
#include <string>

#include "friction/viewer/update.h"

namespace friction::viewer {

/// A file as if it had been read from `path`.
[[nodiscard]] std::shared_ptr<const OpenedFile> file_of(const std::string& path, std::string text);
/// The text of scenarios/<name>.
[[nodiscard]] std::string scenario_text(const std::string& name);

/// A session with its effects so far.
struct Desk {
    Session session;
    Effects effects = {};

    void give(const Command& command);
    void open(const std::string& path, std::string text);
    /// The last effect of this kind; nullptr: none.
    template <class E>
    [[nodiscard]] const E* last() const {
        const E* found = nullptr;
        for (const Effect& effect : effects)
            if (const auto* e = std::get_if<E>(&effect)) found = e;
        return found;
    }
    [[nodiscard]] DesignId design(std::size_t position) const {
        return session.document->designs.at(position).id;
    }
};

/// One step, one parameter, two redesigns.
[[nodiscard]] std::string small_file();
/// That file open as "small.yaml".
[[nodiscard]] Desk small_desk();
[[nodiscard]] Move a_move();  ///< fits small_file()

/// Carries out the last request for a run, all of it, on this thread.
void run_at_once(Desk& desk);
/// Answers the last write as the background does: what was written, read.
void written(Desk& desk);

}  // namespace friction::viewer
