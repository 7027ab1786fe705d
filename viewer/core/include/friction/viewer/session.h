#pragma once
// Everything the window shows, as one value: what is open, chosen, running and finished.
//
// Only update() (update.h) makes a Session from another. What is large is shared and never changed,
// so a Session is cheap to copy and to compare. State of one widget only (filter texts, scroll,
// open nodes) is not here.

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "friction/drawing/picture.h"
#include "friction/journey.h"
#include "friction/viewer/design.h"
#include "friction/viewer/file_state.h"
#include "friction/viewer/results.h"
#include "friction/viewer/settings.h"

namespace friction::viewer {

enum class View : std::uint8_t { start, blueprint, compare, follow, edit, present };
inline constexpr std::size_t view_count = 6;

// --- what is selected: by name, for a step keeps its name in every design ------------------------

struct NothingSelected {
    friend bool operator==(const NothingSelected&, const NothingSelected&) = default;
};
struct SelectedStep {
    std::string step;  ///< or outcome
    friend bool operator==(const SelectedStep&, const SelectedStep&) = default;
};
struct SelectedHandoff {
    std::string from, to;  ///< `from` empty: the start
    friend bool operator==(const SelectedHandoff&, const SelectedHandoff&) = default;
};
struct SelectedMove {
    DesignId design;
    std::size_t position = 0;  ///< in Design::moves
    friend bool operator==(const SelectedMove&, const SelectedMove&) = default;
};
struct SelectedProblem {
    std::size_t position = 0;  ///< in problem_rows()
    friend bool operator==(const SelectedProblem&, const SelectedProblem&) = default;
};
using Selection =
    std::variant<NothingSelected, SelectedStep, SelectedHandoff, SelectedMove, SelectedProblem>;

// --- results ------------------------------------------------------------------------------------

enum class Stage : std::uint8_t {
    none,          ///< nothing was run yet
    loading,       ///< running, nothing known yet
    first_answer,  ///< 4,096 journeys are in, more are coming
    refining,
    done,
    partial,  ///< stopped by the person
    stale,    ///< the input changed and cannot be run
    error     ///< the run failed: `RunState::failure`
};

struct RunState {
    Stage stage = Stage::none;
    std::shared_ptr<const Model> model;      ///< the newest designs, checked
    std::shared_ptr<const Results> results;  ///< shown
    std::shared_ptr<const Results> ghost;  ///< the answer before, dashed until this one is precise
    std::shared_ptr<const Customers> customers;
    std::shared_ptr<const TwinCheck> twin;
    std::shared_ptr<const Savings> savings;      ///< of moves for the selected step
    std::shared_ptr<const Savings> suggestions;  ///< of moves anywhere
    std::shared_ptr<const Savings> instead;      ///< of other forms of the move that is edited
    std::shared_ptr<const MoveEffects> effects;
    std::uint64_t journeys_done = 0, journeys_planned = 0;  ///< of the run that goes on
    double seconds_left = 0;                                ///< 0: not known
    std::uint64_t since = 0;  ///< answers to inputs before this one belong to another file
    std::string failure;

    [[nodiscard]] bool is_running() const {
        return stage == Stage::loading || stage == Stage::first_answer || stage == Stage::refining;
    }
    friend bool operator==(const RunState&, const RunState&) = default;
};

// --- following one customer ---------------------------------------------------------------------

enum class Jump : std::uint8_t { none, typical, worst, gave_up, worse_off, became_problem };
enum class Speed : std::uint8_t { half_day, day, by_event };

/// The same customer in the baseline and in the compared design.
struct Followed {
    std::shared_ptr<const Model> model;
    std::size_t before = 0, after = 0;  ///< alternatives of the model; the same one: alone
    JourneyRecord first, second;        ///< of these
    std::vector<double> events_s;  ///< when something happens in either, ascending; the ends too
    double end_s = 0;              ///< of the longer one
};

struct FollowState {
    std::uint64_t customer = 0;
    Jump jump = Jump::none;  ///< how the customer was found
    bool is_chosen = false;  ///< asked for or played already: no typical one takes the place
    double clock_s = 0;      ///< since the journey began
    bool is_playing = false;
    Speed speed = Speed::day;
    double waited_s = 0;  ///< real seconds on this event, when played by event
    std::shared_ptr<const Followed> journeys;

    friend bool operator==(const FollowState&, const FollowState&) = default;
};

// --- what lies over the views -------------------------------------------------------------------

enum class Overlay : std::uint8_t {
    none,
    palette,    ///< Ctrl K: find a step, run any command
    shortcuts,  ///< F1
    settings,
    open_file,
    save_file,
    write_picture,
    differences,  ///< what changed on disk, in the words of moves
    add_move,     ///< the catalogue for the selected step
    rename
};

/// Asked only where something would be lost; the loss is in the text.
struct Question {
    enum class About : std::uint8_t {
        unsaved,          ///< before open, new, close, quit
        changed_on_disk,  ///< before saving over what somebody else wrote
        drop_mine,        ///< before the file on disk takes the place of what is edited here
        replace_file,     ///< save as, over a file that exists
        problems,         ///< before saving what then opens only as its list of problems
        recover           ///< edits of the last time, found at the start
    };
    About about = About::unsaved;
    std::string title, text;
    std::vector<std::string> choices;  ///< verbs; the last one changes nothing

    friend bool operator==(const Question&, const Question&) = default;
};

/// What the person has agreed to for the save that is under way.
struct SaveConsent {
    bool replaces = false;       ///< what is there, whoever wrote it
    bool with_problems = false;  ///< the file will open as a list of problems

    friend bool operator==(const SaveConsent&, const SaveConsent&) = default;
};

/// What goes on once the person answered and everything is safe.
struct Pending {
    enum class What : std::uint8_t { none, open, open_text, create, close, quit };
    What what = What::none;
    std::string path;
    std::string text = {};  ///< of open_text

    friend bool operator==(const Pending&, const Pending&) = default;
};

/// One sentence the person should read, until dismissed.
struct Notice {
    /// What makes it pointless by itself.
    enum class Until : std::uint8_t { dismissed, saved, put_back };
    bool is_problem = false;  ///< plum, with a sign
    std::string text;
    Until until = Until::dismissed;

    friend bool operator==(const Notice&, const Notice&) = default;
};

/// Where a view looks. `centre` is in the coordinates of the blueprint at 100%. While `is_fit`, the
/// canvas works out zoom and centre and tells them by SetCamera, so that zooming starts from there.
struct Camera {
    bool is_fit = true;  ///< the whole of it
    float zoom = 1;
    drawing::Point centre{};

    friend bool operator==(const Camera&, const Camera&) = default;
};
inline constexpr float zoom_min = 0.02F, zoom_max = 4;

/// What a session left behind that is in no file: edits it ended without saving, moves that are
/// off.
struct Recovery {
    std::string path;  ///< the file they belong to; empty: it was never saved
    std::string when;
    std::shared_ptr<const OpenedFile> file;  ///< its text with the edits, moves that are off too
    std::vector<std::pair<std::string, std::size_t>> off;  ///< these: redesign, position
    bool is_saved = false;  ///< all but the moves that are off is in the file
    /// Kept under this name, beside what this process edits now; empty: it is that.
    std::string aside;

    friend bool operator==(const Recovery&, const Recovery&) = default;
};

/// The texts of FileState, where a step changes them and not only the document.
struct Texts {
    std::shared_ptr<const OpenedFile> good, newer;
    std::shared_ptr<const Document> saved;

    friend bool operator==(const Texts&, const Texts&) = default;
};

/// One step of undo: what the document was before somebody did something.
struct UndoStep {
    std::string what;  ///< "Add a move: Reroute"
    std::shared_ptr<const Document> document;
    DesignId chosen;
    std::optional<Texts> texts = {};

    friend bool operator==(const UndoStep&, const UndoStep&) = default;
};

// --- all of it ----------------------------------------------------------------------------------

struct Session {
    FileState file;
    std::shared_ptr<const Document> document;  ///< as edited; never nullptr
    std::vector<UndoStep> undo, redo;          ///< the newest last
    std::uint32_t next_design = 1;
    std::uint64_t input = 0;  ///< another one whenever something changes that results depend on

    ParameterValues sliders;             ///< where they were moved away from the document's values
    std::optional<std::string> dragged;  ///< the parameter under the hand

    DesignId chosen;  ///< the card with the ink frame
    /// In Compare and Follow beside the baseline: the last redesign chosen; until one is, the one
    /// with the least effort.
    DesignId compared;
    bool compared_is_chosen = false;
    bool shows_baseline = false;  ///< B is held

    View view = View::start;
    View view_before = View::blueprint;  ///< where Esc leads from Present
    bool was_full_screen = false;        ///< before Present
    int station = 1;                     ///< of Present, 1 to 5
    bool is_blank = false, shows_notes = false;
    bool is_full_screen = false;
    bool drawer_is_open = false;   ///< the inspector where it does not fit beside the canvas
    bool is_side_by_side = false;  ///< Compare; where there is room for it
    std::string maximised;         ///< the dock's column that has it all; empty: none

    Selection selection;
    std::optional<std::size_t> problem;  ///< F8 went there last; position in problem_rows()
    std::array<Camera, view_count> cameras{};
    std::uint64_t reveal = 0;  ///< counts up when the selection should be brought into view
    std::uint64_t layout = 0;  ///< counts up when the blueprint should be laid out as a whole
    FollowState follow;
    RunState run;

    Overlay overlay = Overlay::none;
    std::optional<Question> question;
    Pending pending;      ///< what goes on after the answer
    std::string save_as;  ///< path being saved to, when it is another one
    SaveConsent consent;
    std::vector<Notice> notices;
    bool wants_to_quit = false;

    Settings settings;
    std::vector<RecentFile> recent;    ///< the newest first
    std::optional<Recovery> recovery;  ///< offered, or about to be taken up

    Session();

    [[nodiscard]] Camera& camera() { return cameras[static_cast<std::size_t>(view)]; }
    [[nodiscard]] const Camera& camera() const { return cameras[static_cast<std::size_t>(view)]; }
    /// The design the blueprint shows: the chosen one, or the baseline while B is held.
    [[nodiscard]] DesignId shown() const { return shows_baseline ? baseline_id : chosen; }
    /// How many changes are not in the file; sliders are no changes until they are written.
    [[nodiscard]] std::size_t unsaved_changes() const;
    /// Those of them that are of the document, and not of a text that was mended.
    [[nodiscard]] std::size_t edits() const;
    /// The step that is selected, or the one a selected handoff leads to; empty: none.
    [[nodiscard]] std::string selected_step() const;
    /// What a parameter is worth now: slider, else document; nothing when there is none.
    [[nodiscard]] std::optional<Quantity> parameter(std::string_view name) const;
    friend bool operator==(const Session&, const Session&) = default;
};

/// "Baseline", or the title of the redesign.
[[nodiscard]] std::string title_of(const Session& session, DesignId id);

}  // namespace friction::viewer
