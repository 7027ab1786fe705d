#pragma once
// Commands: the only way to change a Session. Panels and keys push them, jobs deliver them,
// update() carries them out.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "friction/drawing/picture.h"
#include "friction/viewer/session.h"

namespace friction::viewer {

// --- the file -----------------------------------------------------------------------------------
struct NewFile {};
struct OpenFile {
    std::string path;
};
/// A text that needs no file: an example, something imported. It has no path until it is saved.
struct OpenText {
    std::string name, text;
};
struct SaveFile {};
struct SaveFileAs {
    std::string path;
};
struct CloseFile {};
struct Quit {};
struct ReadAgain {};  ///< take what is on disk
struct KeepMine {};   ///< go on with what is here
struct AnswerQuestion {
    std::size_t choice = 0;  ///< position in Question::choices
};
struct DismissNotice {
    std::size_t position = 0;
};
struct OpenInEditor {
    std::size_t line = 0;
};
/// Mends the text as a row of the problem list offers; the file on disk changes when it is saved.
struct MendProblem {
    std::size_t position = 0;  ///< in problem_rows()
    std::size_t remedy = 0;    ///< of that row
};

// --- selecting ----------------------------------------------------------------------------------
struct Select {
    Selection what;
};
struct SelectNeighbour {
    /// Along the busiest handoffs; what is above and below, the map knows.
    enum class Where { next, previous, first, outcome };
    Where where = Where::next;
};
struct SelectHotSpot {
    int by = 1;  ///< 1 the next hotter one, -1 back
};
struct SelectNextProblem {
    int by = 1;
};
struct ChooseDesign {
    DesignId design;
};
struct ChooseNeighbourDesign {
    int by = 1;
};
struct CompareWith {
    DesignId design;
};
struct HoldBaseline {
    bool is_held = true;
};

// --- sliders ------------------------------------------------------------------------------------
struct MoveSlider {
    std::string parameter;
    Quantity value;
    bool is_released = true;  ///< false: still under the hand
};
struct ResetSlider {
    std::string parameter;
};
struct ResetSliders {};
struct WriteSliders {};  ///< into the document, and with the next save into the file

// --- editing ------------------------------------------------------------------------------------
struct AddMove {
    DesignId design;
    Move move;
    std::optional<std::size_t> position = {};  ///< none: at the end
};
struct ReplaceMove {
    DesignId design;
    std::size_t position = 0;
    Move move;
};
struct RemoveMove {
    DesignId design;
    std::size_t position = 0;
};
struct ReorderMove {
    DesignId design;
    std::size_t from = 0, to = 0;  ///< `to`: where it stands afterwards
};
struct SwitchMove {
    DesignId design;
    std::size_t position = 0;
    bool is_on = true;
};
struct AddRedesign {
    std::string title;
    std::vector<Move> moves = {};
    DesignId copy_of = {};  ///< moves, includes and costs of this one; baseline: none
};
struct RemoveRedesign {
    DesignId design;
};
struct RenameRedesign {
    DesignId design;
    std::string title;
};
struct SetCosts {
    DesignId design;
    CostsDraft costs;
};
struct Undo {};
struct Redo {};

// --- running ------------------------------------------------------------------------------------
struct StartRun {};  ///< again, or on from where it was stopped
struct StopRun {};
struct AskSavings {};      ///< what would moves for the selected step save?
struct AskSuggestions {};  ///< what would moves at the hottest steps save?
struct AskMoveEffects {};  ///< what does each move of the chosen design do?
/// What would each of these do in the place of one of the chosen design?
struct AskInstead {
    std::size_t position = 0;
    std::vector<Move> moves;
};

// --- looking ------------------------------------------------------------------------------------
struct ShowView {
    View view = View::blueprint;
    bool full_screen = false;  ///< F5: Present has the whole screen until it is left
};
struct SetCamera {
    Camera camera;
};
struct ZoomBy {
    float factor = 1.25F;
};
struct ZoomFull {};
struct ZoomFit {};
struct Reveal {};       ///< bring the selection into view
struct LayoutAgain {};  ///< all of it, not only what changed
struct ShowStation {
    int station = 1;
};
struct StepStation {
    int by = 1;
};
struct ToggleBlank {};
struct ToggleNotes {};
struct ToggleFullScreen {};
struct ToggleDrawer {};
struct Maximise {
    std::string column;  ///< the same one again: back to all
};
struct PlaceDesigns {
    bool side_by_side = false;  ///< in Compare; else above each other
};
struct ShowOverlay {
    Overlay overlay = Overlay::none;
};
struct Dismiss {};  ///< Esc: the nearest thing closes

// --- following ----------------------------------------------------------------------------------
struct FollowCustomer {
    std::uint64_t customer = 0;
};
struct JumpTo {
    Jump target = Jump::typical;
};
struct SetPlaying {
    bool is_playing = true;
};
struct SetSpeed {
    Speed speed = Speed::day;
};
struct Seek {
    double clock_s = 0;
};
struct StepEvent {
    int by = 1;
};
struct StepDay {
    int by = 1;
};
/// Real time went by.
struct PassTime {
    double seconds = 0;
};

// --- settings and things to take along ----------------------------------------------------------
struct ChangeSettings {
    Settings settings;
};
struct ToggleDark {};
struct ScaleBy {
    int steps = 1;  ///< of 25%
};
struct CopyText {
    std::string text;
};
struct WritePicture {
    std::string path;
    int width = 1920, height = 1080;
    bool all_stations = false;
};

// --- from the background ------------------------------------------------------------------------
enum class ReadFor : std::uint8_t { open, again, watch };

struct FileRead {
    std::string path;
    ReadFor why = ReadFor::open;
    std::shared_ptr<const OpenedFile> file;  ///< none: it could not be read at all
    std::string problem;                     ///< then why, a sentence
    std::optional<Recovery> kept = {};       ///< of this file, when it is opened
};
struct FileGone {
    std::string path;
};
struct FileWritten {
    enum class How : std::uint8_t {
        written,
        failed,
        changed_on_disk,
        unreadable,  ///< and so nobody knows whether somebody else changed it
        exists,
        has_problems
    };
    std::string path;
    How how = How::written;
    std::string problem;                       ///< when failed or unreadable, a sentence
    std::shared_ptr<const OpenedFile> file;    ///< what was written, or would be, read
    std::shared_ptr<const Document> document;  ///< what of the document is in it
};
struct ModelMade {
    std::shared_ptr<const Model> model;
};
struct RunProgressed {
    std::uint64_t input = 0;
    std::uint64_t done = 0, planned = 0;
    double seconds_left = 0;
};
struct LookArrived {
    std::shared_ptr<const Results> results;
};
struct CustomersArrived {
    std::shared_ptr<const Customers> customers;
};
struct TwinChecked {
    std::shared_ptr<const TwinCheck> twin;
};
struct SavingsArrived {
    std::shared_ptr<const Savings> savings;
};
struct MoveEffectsArrived {
    std::shared_ptr<const MoveEffects> effects;
};
struct RunFailed {
    std::uint64_t input = 0;
    std::string problem;
};
struct RecoveryFound {
    Recovery recovery;
};
struct NoticeArrived {
    Notice notice;
};

template <class... C>
struct CommandKinds {
    template <class T>
    static constexpr bool contain = (std::is_same_v<T, C> || ...);
    template <class T>
    static constexpr std::size_t place_of = [] {
        std::size_t place = 0;
        static_cast<void>(((std::is_same_v<T, C> || (++place, false)) || ...));
        return place;
    }();
};
using AllCommands = CommandKinds<
    NewFile, OpenFile, OpenText, SaveFile, SaveFileAs, CloseFile, Quit, ReadAgain, KeepMine,
    AnswerQuestion, DismissNotice, OpenInEditor, MendProblem, Select, SelectNeighbour,
    SelectHotSpot, SelectNextProblem, ChooseDesign, ChooseNeighbourDesign, CompareWith,
    HoldBaseline, MoveSlider, ResetSlider, ResetSliders, WriteSliders, AddMove, ReplaceMove,
    RemoveMove, ReorderMove, SwitchMove, AddRedesign, RemoveRedesign, RenameRedesign, SetCosts,
    Undo, Redo, StartRun, StopRun, AskSavings, AskSuggestions, AskMoveEffects, AskInstead, ShowView,
    SetCamera, ZoomBy, ZoomFull, ZoomFit, Reveal, LayoutAgain, ShowStation, StepStation,
    ToggleBlank, ToggleNotes, ToggleFullScreen, ToggleDrawer, Maximise, PlaceDesigns, ShowOverlay,
    Dismiss, FollowCustomer, JumpTo, SetPlaying, SetSpeed, Seek, StepEvent, StepDay, PassTime,
    ChangeSettings, ToggleDark, ScaleBy, CopyText, WritePicture, FileRead, FileGone, FileWritten,
    ModelMade, RunProgressed, LookArrived, CustomersArrived, TwinChecked, SavingsArrived,
    MoveEffectsArrived, RunFailed, RecoveryFound, NoticeArrived>;

template <class C>
concept KindOfCommand = AllCommands::contain<C>;

/// One of AllCommands. No std::variant of eighty kinds: every panel would compile how each of them
/// is moved, copied and destroyed, which took two thirds of the time to build the viewer.
class Command {
public:
    template <KindOfCommand C>
    Command(C command)  // NOLINT(google-explicit-constructor): a command is one of its kinds
        : place_(AllCommands::place_of<C>),
          command_(std::make_shared<const C>(std::move(command))) {}

    /// nullptr: it is of another kind.
    template <KindOfCommand C>
    [[nodiscard]] const C* as() const {
        return place_ == AllCommands::place_of<C> ? static_cast<const C*>(command_.get()) : nullptr;
    }
    /// Calls `what` with the command as what it is.
    template <class What>
    void visit(What&& what) const {
        visit_one(AllCommands{}, what);
    }

private:
    template <class... C, class What>
    void visit_one(CommandKinds<C...>, What& what) const {
        static_cast<void>(((as<C>() != nullptr && (what(*as<C>()), true)) || ...));
    }

    std::size_t place_;
    std::shared_ptr<const void> command_;
};

/// What panels ask for during one frame, in order.
class Commands {
public:
    void push(Command command) { list_.push_back(std::move(command)); }
    [[nodiscard]] bool is_empty() const { return list_.empty(); }
    /// All of them; none are left.
    [[nodiscard]] std::vector<Command> take() { return std::exchange(list_, {}); }

private:
    std::vector<Command> list_;
};

}  // namespace friction::viewer
