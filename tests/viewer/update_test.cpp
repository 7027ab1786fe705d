#include "friction/viewer/update.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "friction/viewer/model.h"
#include "friction/viewer/results.h"
#include "support.h"

namespace friction::viewer {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

// --- the file -----------------------------------------------------------------------------------

TEST(Update, OpeningAFileReadsItThenShowsItAndRuns) {
    Desk desk;
    desk.give(OpenFile{"small.yaml"});
    ASSERT_NE(desk.last<effect::ReadFile>(), nullptr);
    EXPECT_EQ(desk.session.file.loading, "small.yaml");
    EXPECT_EQ(desk.session.view, View::start) << "nothing is shown before it is there";

    desk.open("small.yaml", small_file());
    EXPECT_TRUE(desk.session.file.is_open());
    EXPECT_EQ(desk.session.view, View::blueprint);
    EXPECT_EQ(desk.session.document->designs.size(), 2u);
    EXPECT_EQ(desk.session.compared, desk.design(0));
    EXPECT_EQ(desk.session.unsaved_changes(), 0u);
    EXPECT_EQ(desk.session.recent.front().title, "A small one");
    EXPECT_NE(desk.last<effect::StartRun>(), nullptr);
    EXPECT_NE(desk.last<effect::WatchFile>(), nullptr);
}

TEST(Update, AFileThatCannotBeReadLeavesWhatIsOpen) {
    Desk desk = small_desk();
    desk.give(FileRead{"gone.yaml", ReadFor::open, nullptr, "there is no such file"});
    EXPECT_EQ(desk.session.file.path, "small.yaml");
    ASSERT_EQ(desk.session.notices.size(), 1u);
    EXPECT_TRUE(desk.session.notices[0].is_problem);
}

TEST(Update, AHostileFileIsItsListOfProblems) {
    Desk desk;
    desk.open("hostile.yaml", "friction: 1\ntitle: [\n");
    EXPECT_FALSE(desk.session.file.is_open());
    EXPECT_TRUE(desk.session.file.is_broken());
    EXPECT_EQ(desk.last<effect::StartRun>(), nullptr);
    EXPECT_EQ(desk.session.view, View::blueprint);
}

TEST(Update, SavingPatchesTheAuthorsText) {
    Desk desk = small_desk();
    desk.give(MoveSlider{"asks", Quantity{0.25, Dimension::share}});
    desk.give(WriteSliders{});
    EXPECT_EQ(desk.session.unsaved_changes(), 1u);
    desk.give(SaveFile{});
    const auto* written = desk.last<effect::WriteFile>();
    ASSERT_NE(written, nullptr);
    std::string expected = small_file();
    expected.replace(expected.find("value: 40%"), 10, "value: 25%");
    EXPECT_EQ(written->bytes, expected);
    EXPECT_TRUE(written->expected.has_value()) << "never over what somebody else wrote";

    desk.give(FileWritten{"small.yaml",
                          FileWritten::How::written,
                          {},
                          file_of("small.yaml", written->bytes),
                          written->document});
    EXPECT_EQ(desk.session.unsaved_changes(), 0u);
    desk.give(Undo{});
    EXPECT_EQ(desk.session.unsaved_changes(), 1u) << "undo goes back behind the save";
}

TEST(Update, AsksBeforeWorkIsLost) {
    Desk desk = small_desk();
    desk.give(AddMove{desk.design(0), a_move()});
    desk.give(OpenFile{"other.yaml"});
    ASSERT_TRUE(desk.session.question.has_value());
    EXPECT_THAT(desk.session.question->text, HasSubstr("1 change")) << "the loss is in it";
    EXPECT_EQ(desk.last<effect::ReadFile>(), nullptr);
    desk.give(Dismiss{});
    EXPECT_FALSE(desk.session.question.has_value());
    EXPECT_EQ(desk.session.unsaved_changes(), 1u);

    desk.give(Quit{});
    desk.give(AnswerQuestion{1});
    EXPECT_TRUE(desk.session.wants_to_quit);
}

TEST(Update, SavingFirstGoesOnWithWhatWasAskedFor) {
    Desk desk = small_desk();
    desk.give(RemoveMove{desk.design(0), 0});
    desk.give(Quit{});
    desk.give(AnswerQuestion{0});
    const auto* written = desk.last<effect::WriteFile>();
    ASSERT_NE(written, nullptr);
    EXPECT_FALSE(desk.session.wants_to_quit);
    desk.give(FileWritten{"small.yaml",
                          FileWritten::How::written,
                          {},
                          file_of("small.yaml", written->bytes),
                          written->document});
    EXPECT_TRUE(desk.session.wants_to_quit);
}

TEST(Update, AFileThatBreaksOnDiskKeepsTheLastGoodOne) {
    Desk desk = small_desk();
    desk.give(FileRead{"small.yaml", ReadFor::watch, file_of("small.yaml", "friction: 1\n"), {}});
    EXPECT_TRUE(desk.session.file.is_broken());
    EXPECT_TRUE(desk.session.file.is_open());
    EXPECT_EQ(desk.session.document->designs.size(), 2u);
    // Mended: read again without asking, for nothing was changed here.
    std::string mended = small_file();
    mended.replace(mended.find("Nobody asks"), 11, "No question");
    desk.give(FileRead{"small.yaml", ReadFor::watch, file_of("small.yaml", mended), {}});
    EXPECT_FALSE(desk.session.file.is_broken());
    EXPECT_EQ(desk.session.document->designs[1].title, "No question");
}

TEST(Update, AFileThatChangedOnDiskIsTakenOnlyWhenAskedFor) {
    Desk desk = small_desk();
    const DesignId second = desk.design(1);
    desk.give(ChooseDesign{second});
    std::string other = small_file();
    other.replace(other.find("Nobody asks"), 11, "No question");
    desk.give(FileRead{"small.yaml", ReadFor::watch, file_of("small.yaml", other), {}});
    EXPECT_EQ(desk.session.document->designs[1].title, "Nobody asks");
    ASSERT_NE(desk.session.file.newer, nullptr);
    desk.give(ReadAgain{});
    EXPECT_EQ(desk.session.document->designs[1].title, "No question");
    EXPECT_EQ(desk.session.chosen, second) << "the same design, by its name";
}

TEST(Update, SavingOverWhatSomebodyElseWroteIsAsked) {
    Desk desk = small_desk();
    desk.give(RemoveMove{desk.design(0), 0});
    desk.give(
        FileRead{"small.yaml", ReadFor::watch, file_of("small.yaml", small_file() + "\n"), {}});
    desk.give(KeepMine{});
    EXPECT_TRUE(desk.session.file.keeps_mine);
    desk.give(SaveFile{});
    ASSERT_TRUE(desk.session.question.has_value());
    EXPECT_EQ(desk.last<effect::WriteFile>(), nullptr);
    desk.give(AnswerQuestion{0});
    EXPECT_NE(desk.last<effect::WriteFile>(), nullptr);
}

// --- sliders ------------------------------------------------------------------------------------

TEST(Update, LateAnswersOfTheFileBeforeAreNotTaken) {
    for (const std::string& next : {small_file(), std::string("friction: [")}) {
        Desk desk;
        desk.open("before.yaml", small_file());
        const Session& s = desk.session;
        const auto model = make_model(s.input, s.file.good->draft, *s.document, {});
        auto results = std::make_shared<Results>();
        results->model = model;
        auto customers = std::make_shared<Customers>();
        customers->model = model;
        desk.open("next.yaml", next);
        const Stage stage = s.run.stage;
        desk.give(ModelMade{model});
        desk.give(LookArrived{results});
        desk.give(CustomersArrived{customers});
        desk.give(RunFailed{model->input, "no memory"});
        EXPECT_EQ(s.run.model, nullptr);
        EXPECT_EQ(s.run.results, nullptr);
        EXPECT_EQ(s.run.customers, nullptr);
        EXPECT_EQ(s.run.stage, stage);
    }
}

TEST(Update, ASliderIsNoEditUntilItIsWritten) {
    Desk desk = small_desk();
    const std::uint64_t before = desk.session.input;
    desk.give(MoveSlider{"asks", Quantity{0.5, Dimension::share}, false});
    EXPECT_EQ(desk.session.dragged, "asks");
    EXPECT_TRUE(desk.last<effect::StartRun>()->under_hand);
    EXPECT_GT(desk.session.input, before);
    desk.give(MoveSlider{"asks", Quantity{0.5, Dimension::share}, true});
    EXPECT_FALSE(desk.last<effect::StartRun>()->under_hand) << "now all the way";
    EXPECT_EQ(desk.session.unsaved_changes(), 0u);
    EXPECT_THAT(desk.session.undo, IsEmpty());
    EXPECT_EQ(desk.session.parameter("asks")->value, 0.5);
    desk.give(ResetSliders{});
    EXPECT_EQ(desk.session.parameter("asks")->value, 0.4);
}

TEST(Update, ASliderOfAnotherKindOrNameMovesNothing) {
    Desk desk = small_desk();
    const Session before = desk.session;
    desk.give(MoveSlider{"asks", Quantity{60, Dimension::duration}});
    desk.give(MoveSlider{"nobody", Quantity{0.5, Dimension::share}});
    EXPECT_EQ(desk.session, before);
}

TEST(Update, BackAtItsValueASliderIsNotMovedAnyMore) {
    Desk desk = small_desk();
    desk.give(MoveSlider{"asks", Quantity{0.5, Dimension::share}});
    desk.give(MoveSlider{"asks", Quantity{0.4, Dimension::share}});
    EXPECT_THAT(desk.session.sliders, IsEmpty());
}

// --- edits --------------------------------------------------------------------------------------

TEST(Update, MovesAreAddedSwitchedReorderedAndRemoved) {
    Desk desk = small_desk();
    const DesignId id = desk.design(0);
    const auto moves = [&] { return desk.session.document->design(id)->moves; };
    desk.give(AddMove{id, Remove{{"ask"}, {}}});
    ASSERT_EQ(moves().size(), 2u);
    EXPECT_EQ(std::get<SelectedMove>(desk.session.selection), (SelectedMove{id, 1}));
    desk.give(ReorderMove{id, 1, 0});
    EXPECT_TRUE(std::holds_alternative<Remove>(moves()[0].move));
    EXPECT_EQ(std::get<SelectedMove>(desk.session.selection), (SelectedMove{id, 0}));
    desk.give(SwitchMove{id, 0, false});
    EXPECT_FALSE(moves()[0].is_on);
    EXPECT_EQ(desk.session.unsaved_changes(), 0u) << "a move that is off is not in the file";
    desk.give(RemoveMove{id, 0});
    EXPECT_EQ(*desk.session.document, document_of(desk.session.file.good->draft));
}

TEST(Update, AMoveOnTheBaselineBeginsARedesign) {
    Desk desk = small_desk();
    desk.give(AddMove{baseline_id, a_move()});
    ASSERT_EQ(desk.session.document->designs.size(), 3u);
    EXPECT_EQ(desk.session.chosen, desk.design(2));
    EXPECT_EQ(desk.session.document->designs[2].moves.size(), 1u);
}

TEST(Update, RedesignsAreAddedCopiedRenamedAndRemoved) {
    Desk desk = small_desk();
    desk.give(AddRedesign{"Back asks", {}, desk.design(0)});
    EXPECT_EQ(desk.session.document->designs[2].name, "back_asks_2") << "the name was taken";
    EXPECT_EQ(desk.session.document->designs[2].moves, desk.session.document->designs[0].moves);
    const DesignId id = desk.design(2);
    desk.give(RenameRedesign{id, "Try this"});
    EXPECT_EQ(desk.session.document->designs[2].name, "try_this") << "no file has it yet";
    desk.give(RenameRedesign{desk.design(0), "Another title"});
    EXPECT_EQ(desk.session.document->designs[0].name, "back_asks") << "others may name it";
    desk.give(RemoveRedesign{id});
    EXPECT_EQ(desk.session.document->designs.size(), 2u);
    EXPECT_NE(desk.session.chosen, id);
}

TEST(Update, UndoAndRedoWalkThroughTheEdits) {
    Desk desk = small_desk();
    const auto start = desk.session.document;
    desk.give(AddMove{desk.design(0), a_move()});
    const auto second = desk.session.document;
    desk.give(RemoveRedesign{desk.design(1)});
    const auto third = desk.session.document;
    desk.give(Undo{});
    EXPECT_EQ(desk.session.document, second);
    desk.give(Undo{});
    EXPECT_EQ(desk.session.document, start);
    desk.give(Undo{});
    EXPECT_EQ(desk.session.document, start);
    desk.give(Redo{});
    desk.give(Redo{});
    EXPECT_EQ(desk.session.document, third);
    desk.give(Undo{});
    desk.give(AddMove{desk.design(0), a_move()});
    EXPECT_THAT(desk.session.redo, IsEmpty());
}

// --- looking ------------------------------------------------------------------------------------

TEST(Update, EscClosesTheNearestThing) {
    Desk desk = small_desk();
    desk.give(ShowView{View::compare});
    desk.give(ShowView{View::present, true});
    EXPECT_TRUE(desk.session.is_full_screen);
    desk.give(ShowOverlay{Overlay::palette});
    desk.give(Dismiss{});
    EXPECT_EQ(desk.session.overlay, Overlay::none);
    EXPECT_EQ(desk.session.view, View::present);
    desk.give(Dismiss{});
    EXPECT_EQ(desk.session.view, View::compare);
    EXPECT_FALSE(desk.session.is_full_screen);
}

TEST(Update, SettingsStayInsideTheirLimits) {
    Desk desk;
    desk.give(ScaleBy{100});
    EXPECT_EQ(desk.session.settings.scale_percent, 300);
    desk.give(ScaleBy{-100});
    EXPECT_EQ(desk.session.settings.scale_percent, 75);
    EXPECT_NE(desk.last<effect::SaveSettings>(), nullptr);
}

TEST(Update, ZoomIsKeptPerView) {
    Desk desk = small_desk();
    desk.give(ZoomBy{2});
    EXPECT_FALSE(desk.session.camera().is_fit);
    desk.give(ShowView{View::edit});
    EXPECT_TRUE(desk.session.camera().is_fit);
    desk.give(ShowView{View::blueprint});
    EXPECT_FLOAT_EQ(desk.session.camera().zoom, 2);
}

}  // namespace
}  // namespace friction::viewer
