#pragma once
// The one place where a Session changes.
//
// A pure function: no file, no clock, no thread. What has to happen outside comes back as effects;
// Jobs (jobs.h) carries out some of them, the window the rest.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "friction/viewer/command.h"
#include "friction/viewer/session.h"

namespace friction::viewer::effect {

// --- carried out by Jobs ------------------------------------------------------------------------

/// Reads and checks a file, or a text; answers FileRead.
struct ReadFile {
    std::string path;
    ReadFor why = ReadFor::open;
    std::optional<std::string> text = {};  ///< instead of the file's
};
/// Writes a file whole or not at all, then reads it; answers FileWritten.
struct WriteFile {
    std::string path;
    std::string bytes;
    std::optional<FileStamp> expected;  ///< refused when the file on disk has other bytes
    bool may_replace = true;            ///< false: refused when there is such a file
    bool may_have_problems = false;     ///< else refused when it would open as a list of them
    std::shared_ptr<const Document> document;
};
/// From now on this file is looked at once a second; an empty path: none.
struct WatchFile {
    std::string path;
    FileStamp stamp;
};
/// Checks, compiles and runs; answers ModelMade, LookArrived ..., CustomersArrived, TwinChecked.
/// Replaces what runs: that ends after its first look at the latest.
struct StartRun {
    std::uint64_t input = 0;
    std::shared_ptr<const OpenedFile> file;
    std::shared_ptr<const Document> document;
    ParameterValues sliders;
    DesignId on_screen;       ///< beside the baseline: run first when all would take too long
    bool under_hand = false;  ///< a slider moves: nothing but looks
};
struct StopRun {};
/// Tries moves for a step; answers SavingsArrived.
struct FindSavings {
    std::uint64_t input = 0;
    std::shared_ptr<const OpenedFile> file;
    std::shared_ptr<const Document> document;
    ParameterValues sliders;
    DesignId design;
    std::string step;  ///< empty: suggestions for `hot_steps`
    std::vector<std::string> hot_steps = {};
    std::optional<std::size_t> position = {};  ///< `moves` in the place of this one of the design
    std::vector<Move> moves = {};
};
/// Runs the design with its first move, its first two ...; answers MoveEffectsArrived.
struct FindMoveEffects {
    std::uint64_t input = 0;
    std::shared_ptr<const OpenedFile> file;
    std::shared_ptr<const Document> document;
    ParameterValues sliders;
    DesignId design;
    std::uint64_t journeys = 0;  ///< as many as the answer beside it has; 0: a first look
};
/// Into the configuration folder.
struct SaveSettings {
    Settings settings;
    std::vector<RecentFile> recent;
};
/// What is not in the file: unsaved edits, in case the program ends without asking, and moves that
/// are off, for the next time it is opened. No document: nothing.
struct KeepRecovery {
    std::shared_ptr<const OpenedFile> file;
    std::shared_ptr<const Document> saved;  ///< what of the document is in the file
    std::shared_ptr<const Document> document;
};
/// What is kept for this file stays as it is, under a name of its own.
struct SetRecoveryAside {
    std::string path;
};
/// Of those set aside; it was taken up or given up.
struct DropRecovery {
    std::string aside;
};
/// Of those set aside; it becomes what is kept for this file.
struct AdoptRecovery {
    std::string aside, path;
};

// --- carried out by the window ------------------------------------------------------------------

struct CopyText {
    std::string text;
};
struct WritePicture {
    std::string path;
    int width = 1920, height = 1080;
    bool all_stations = false;
};
struct OpenInEditor {
    std::string path;
    std::size_t line = 0;
};
struct Quit {};

}  // namespace friction::viewer::effect

namespace friction::viewer {

using Effect =
    std::variant<effect::ReadFile, effect::WriteFile, effect::WatchFile, effect::StartRun,
                 effect::StopRun, effect::FindSavings, effect::FindMoveEffects,
                 effect::SaveSettings, effect::KeepRecovery, effect::SetRecoveryAside,
                 effect::DropRecovery, effect::AdoptRecovery, effect::CopyText,
                 effect::WritePicture, effect::OpenInEditor, effect::Quit>;
using Effects = std::vector<Effect>;

struct Update {
    Session session;
    Effects effects;
};

/// A command that makes no sense in this state changes nothing.
[[nodiscard]] Update update(Session session, const Command& command);

}  // namespace friction::viewer
