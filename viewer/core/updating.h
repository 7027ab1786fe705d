#pragma once
// What the parts of update() share: a Session that changes, the effects so far, and one apply() per
// command.

#include <memory>
#include <string>
#include <utility>

#include "friction/viewer/command.h"
#include "friction/viewer/update.h"

namespace friction::viewer {

struct Updating {
    Session session;
    Effects effects = {};

    void ask_for(Effect effect) { effects.push_back(std::move(effect)); }
    void say(std::string sentence, bool is_problem = true,
             Notice::Until until = Notice::Until::dismissed) {
        Notice notice{is_problem, std::move(sentence), until};
        std::erase(session.notices, notice);
        session.notices.push_back(std::move(notice));
    }
};

/// Of those that wait for this, which has happened.
inline void forget_notices(Session& session, Notice::Until until) {
    std::erase_if(session.notices, [until](const Notice& notice) { return notice.until == until; });
}

// --- update_file.cpp ---
void apply(Updating& u, const NewFile& c);
void apply(Updating& u, const OpenFile& c);
void apply(Updating& u, const OpenText& c);
void apply(Updating& u, const CloseFile& c);
void apply(Updating& u, const Quit& c);
void apply(Updating& u, const ReadAgain& c);
void apply(Updating& u, const KeepMine& c);
void apply(Updating& u, const FileRead& c);
void apply(Updating& u, const FileGone& c);
void apply(Updating& u, const RecoveryFound& c);
void apply(Updating& u, const OpenInEditor& c);

/// What is on disk takes the place of what is here; whoever calls has asked.
void take_from_disk(Updating& u);
/// Does what is pending; the document may go now.
void go_on(Updating& u);
/// The open file stands first in the list of recent ones.
void note_recent(Updating& u);

/// Another text takes the place of the good one; designs of the same name stay the same designs.
void take_text(Updating& u, std::shared_ptr<const OpenedFile> file);

// --- update_mend.cpp ---
void apply(Updating& u, const MendProblem& c);

[[nodiscard]] Texts texts_of(const Session& session);
/// As undo finds them; what of them is not on disk is counted anew.
void put_texts(Updating& u, const Texts& texts);
/// The mended text goes, undo has it: `file` is the one on disk.
void drop_mended(Session& session, std::string what, std::shared_ptr<const OpenedFile> file);
/// Nothing that was mended here is missing on disk.
void forget_mended(FileState& file);
/// A mended text was written.
void mended_was_saved(Updating& u, const FileWritten& c);

// --- update_save.cpp ---
void apply(Updating& u, const SaveFile& c);
void apply(Updating& u, const SaveFileAs& c);
void apply(Updating& u, const AnswerQuestion& c);
void apply(Updating& u, const FileWritten& c);

// --- update_edit.cpp ---
void apply(Updating& u, const WriteSliders& c);
void apply(Updating& u, const AddMove& c);
void apply(Updating& u, const ReplaceMove& c);
void apply(Updating& u, const RemoveMove& c);
void apply(Updating& u, const ReorderMove& c);
void apply(Updating& u, const SwitchMove& c);
void apply(Updating& u, const AddRedesign& c);
void apply(Updating& u, const RemoveRedesign& c);
void apply(Updating& u, const RenameRedesign& c);
void apply(Updating& u, const SetCosts& c);
void apply(Updating& u, const Undo& c);
void apply(Updating& u, const Redo& c);

/// Another document, with the one before kept for undo. Nothing when it is the same.
void edit(Updating& u, std::string what, Document after, bool with_results = true);

// --- update_run.cpp ---
void apply(Updating& u, const MoveSlider& c);
void apply(Updating& u, const ResetSlider& c);
void apply(Updating& u, const ResetSliders& c);
void apply(Updating& u, const StartRun& c);
void apply(Updating& u, const StopRun& c);
void apply(Updating& u, const AskSavings& c);
void apply(Updating& u, const AskSuggestions& c);
void apply(Updating& u, const AskMoveEffects& c);
void apply(Updating& u, const AskInstead& c);
void apply(Updating& u, const ModelMade& c);
void apply(Updating& u, const RunProgressed& c);
void apply(Updating& u, const LookArrived& c);
void apply(Updating& u, const CustomersArrived& c);
void apply(Updating& u, const TwinChecked& c);
void apply(Updating& u, const SavingsArrived& c);
void apply(Updating& u, const MoveEffectsArrived& c);
void apply(Updating& u, const RunFailed& c);

/// Results depend on something that is different now: they are asked for anew.
void input_changed(Updating& u, bool under_hand = false);
/// Another file: what still comes in about this one is not taken.
void forget_answers(Session& session);

// --- update_select.cpp ---
void apply(Updating& u, const Select& c);
void apply(Updating& u, const SelectNeighbour& c);
void apply(Updating& u, const SelectHotSpot& c);
void apply(Updating& u, const SelectNextProblem& c);
void apply(Updating& u, const ChooseDesign& c);
void apply(Updating& u, const ChooseNeighbourDesign& c);
void apply(Updating& u, const CompareWith& c);
void apply(Updating& u, const HoldBaseline& c);

/// After the list of designs changed: chosen and compared designs and selected moves exist again.
void mend_choice(Session& session);

// --- update_view.cpp ---
void apply(Updating& u, const DismissNotice& c);
void apply(Updating& u, const ShowView& c);
void apply(Updating& u, const SetCamera& c);
void apply(Updating& u, const ZoomBy& c);
void apply(Updating& u, const ZoomFull& c);
void apply(Updating& u, const ZoomFit& c);
void apply(Updating& u, const Reveal& c);
void apply(Updating& u, const LayoutAgain& c);
void apply(Updating& u, const ShowStation& c);
void apply(Updating& u, const StepStation& c);
void apply(Updating& u, const ToggleBlank& c);
void apply(Updating& u, const ToggleNotes& c);
void apply(Updating& u, const ToggleFullScreen& c);
void apply(Updating& u, const ToggleDrawer& c);
void apply(Updating& u, const Maximise& c);
void apply(Updating& u, const PlaceDesigns& c);
void apply(Updating& u, const ShowOverlay& c);
void apply(Updating& u, const Dismiss& c);
void apply(Updating& u, const ChangeSettings& c);
void apply(Updating& u, const ToggleDark& c);
void apply(Updating& u, const ScaleBy& c);
void apply(Updating& u, const CopyText& c);
void apply(Updating& u, const WritePicture& c);
void apply(Updating& u, const NoticeArrived& c);

// --- update_follow.cpp ---
void apply(Updating& u, const FollowCustomer& c);
void apply(Updating& u, const JumpTo& c);
void apply(Updating& u, const SetPlaying& c);
void apply(Updating& u, const SetSpeed& c);
void apply(Updating& u, const Seek& c);
void apply(Updating& u, const StepEvent& c);
void apply(Updating& u, const StepDay& c);
void apply(Updating& u, const PassTime& c);

/// The journeys of the followed customer in the designs compared now; when they are no others,
/// nothing happens.
void follow_again(Session& session);
inline constexpr int story_station = 5;  // of Present: it follows a customer, too
/// A typical customer, where nobody was chosen yet.
void follow_someone(Session& session);

}  // namespace friction::viewer
