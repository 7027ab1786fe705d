// The remedies of a problem: what they write, that nothing on disk changes before it is saved, and
// that each can be undone.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "friction/viewer/problems.h"
#include "support.h"

namespace friction::viewer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string with(const std::string& what, const std::string& by) {
    std::string text = small_file();
    text.replace(text.find(what), what.size(), by);
    return text;
}

Desk opened(const std::string& text) {
    Desk desk;
    desk.open("small.yaml", text);
    return desk;
}

struct Found {
    std::size_t position = 0, remedy = 0;
};

Found remedy(const Desk& desk, const std::string& label) {
    const std::vector<ProblemRow> rows = problem_rows(desk.session);
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t k = 0; k < rows[i].remedies.size(); ++k)
            if (rows[i].remedies[k].label == label) return {i, k};
    ADD_FAILURE() << "no remedy " << label;
    return {99, 0};
}

void mend(Desk& desk, const std::string& label) {
    const Found found = remedy(desk, label);
    desk.give(MendProblem{found.position, found.remedy});
}

const std::string misspelt = with("{ask: $asks", "{aks: $asks");

TEST(Mending, ChangesTheTextHereAndNotOnDisk) {
    Desk desk = opened(misspelt);
    ASSERT_FALSE(desk.session.file.is_open());
    desk.effects.clear();

    mend(desk, "Use ask");

    ASSERT_TRUE(desk.session.file.is_open());
    EXPECT_EQ(desk.session.file.good->text.bytes, small_file());
    EXPECT_EQ(desk.last<effect::WriteFile>(), nullptr);
    EXPECT_EQ(desk.session.unsaved_changes(), 1U);
    EXPECT_NE(desk.last<effect::StartRun>(), nullptr);
    EXPECT_EQ(desk.session.document->designs.size(), 2U);
}

TEST(Mending, IsSavedOverTheTextItWasMadeFrom) {
    Desk desk = opened(misspelt);
    const FileStamp on_disk = desk.session.file.newer->stamp;
    mend(desk, "Use ask");

    desk.give(SaveFile{});

    const auto* write = desk.last<effect::WriteFile>();
    ASSERT_NE(write, nullptr);
    EXPECT_EQ(write->bytes, small_file());
    EXPECT_EQ(write->expected, on_disk);
    written(desk);
    EXPECT_EQ(desk.session.unsaved_changes(), 0U);
}

TEST(Mending, IsUndoneAndRedone) {
    Desk desk = opened(misspelt);
    mend(desk, "Use ask");

    desk.give(Undo{});
    EXPECT_FALSE(desk.session.file.is_open());
    EXPECT_EQ(desk.session.file.newer->text.bytes, misspelt);
    EXPECT_EQ(desk.session.unsaved_changes(), 0U);
    EXPECT_TRUE(desk.session.document->designs.empty());

    desk.give(Redo{});
    EXPECT_EQ(desk.session.file.good->text.bytes, small_file());
    EXPECT_EQ(desk.session.unsaved_changes(), 1U);
    EXPECT_EQ(desk.session.document->designs.size(), 2U);
}

TEST(Mending, UndoAfterSavingIsAChangeAgain) {
    Desk desk = opened(misspelt);
    mend(desk, "Use ask");
    desk.give(SaveFile{});
    written(desk);

    desk.give(Undo{});

    EXPECT_EQ(desk.session.file.newer->text.bytes, misspelt);
    EXPECT_EQ(desk.session.unsaved_changes(), 1U);
    desk.effects.clear();
    desk.give(SaveFile{});
    ASSERT_NE(desk.last<effect::WriteFile>(), nullptr);
    EXPECT_EQ(desk.last<effect::WriteFile>()->bytes, misspelt);
}

TEST(Mending, OneOfTwoProblemsLeavesTheOther) {
    std::string both = misspelt;
    both.replace(both.find("start: look"), 11, "start: lok");
    Desk desk = opened(both);
    mend(desk, "Use ask");
    EXPECT_TRUE(desk.session.file.is_broken());
    EXPECT_EQ(desk.session.unsaved_changes(), 1U);
    mend(desk, "Use look");
    EXPECT_TRUE(desk.session.file.is_open());
    EXPECT_EQ(desk.session.file.good->text.bytes, small_file());
    EXPECT_EQ(desk.session.unsaved_changes(), 2U);
}

TEST(Mending, ClosingAsksFirst) {
    Desk desk = opened(misspelt);
    mend(desk, "Use ask");
    desk.give(CloseFile{});
    ASSERT_TRUE(desk.session.question);
    EXPECT_THAT(desk.session.question->text, HasSubstr("1 change"));
}

TEST(Mending, AFileThatBreaksOnDiskIsMendedBesideTheLastGoodOne) {
    Desk desk = small_desk();
    const std::string theirs = with("Nobody asks", "Not one asks");
    std::string broken = theirs;
    broken.replace(broken.find("{ask: $asks"), 11, "{aks: $asks");
    desk.give(FileRead{"small.yaml", ReadFor::watch, file_of("small.yaml", broken), {}});
    ASSERT_TRUE(desk.session.file.is_broken());

    mend(desk, "Use ask");

    EXPECT_EQ(desk.session.document->designs[1].title, "Not one asks");
    desk.give(Undo{});
    EXPECT_EQ(desk.session.document->designs[1].title, "Nobody asks");
    EXPECT_TRUE(desk.session.file.is_broken());
}

TEST(Mending, EditsOfTheLastGoodOneAreNotDropped) {
    Desk desk = small_desk();
    desk.give(AddMove{desk.design(1), a_move()});
    desk.give(FileRead{"small.yaml", ReadFor::watch, file_of("small.yaml", misspelt), {}});

    mend(desk, "Use ask");

    EXPECT_EQ(desk.session.document->designs[1].moves.size(), 2U);
    ASSERT_NE(desk.session.file.newer, nullptr);
    EXPECT_EQ(desk.session.file.newer->text.bytes, small_file());
}

TEST(Mending, ATextThatCameMeanwhileIsTakenAndUndoHasTheMendedOne) {
    std::string both = misspelt;
    both.replace(both.find("start: look"), 11, "start: lok");
    Desk desk = opened(both);
    mend(desk, "Use ask");
    const std::string mended = desk.session.file.newer->text.bytes;

    desk.give(FileRead{"small.yaml", ReadFor::watch, file_of("small.yaml", misspelt), {}});
    EXPECT_EQ(desk.session.file.newer->text.bytes, misspelt);
    EXPECT_EQ(desk.session.unsaved_changes(), 0U);
    desk.give(Undo{});
    EXPECT_EQ(desk.session.file.newer->text.bytes, mended);
}

TEST(Mending, KeepingTheLastVersionShowsItAgain) {
    Desk desk = small_desk();
    desk.give(FileRead{"small.yaml", ReadFor::watch, file_of("small.yaml", misspelt), {}});
    desk.give(KeepMine{});
    EXPECT_FALSE(desk.session.file.is_broken());
    EXPECT_THAT(problem_rows(desk.session), IsEmpty());
}

TEST(Mending, MarksTheWrongWordAndNothingElse) {
    const Desk desk = opened(misspelt);
    const std::vector<ProblemRow> rows = problem_rows(desk.session);
    ASSERT_FALSE(rows.empty());
    const Found found = remedy(desk, "Use ask");
    const ProblemRow& row = rows[found.position];
    // "    next: {aks: $asks, done: rest}": the word begins in column 12 and has 3 letters.
    EXPECT_EQ(row.position.column, 12U);
    EXPECT_EQ(row.marked, 3U);
}

// "mins" is what is wrong in "6 mins", and "6 min" is meant for both words.
TEST(Mending, ASpellingTakesThePlaceOfTheWholeQuantity) {
    for (const auto& [of, wrong, meant] :
         {std::array<std::string, 3>{"time: 6 min", "time: 6 mins", "6 min"},
          std::array<std::string, 3>{"time: 6 min", "time: about 6 min", "6 min"},
          std::array<std::string, 3>{"time: 6 min", "time: 5-6 min", "uniform 5 .. 6 min"}}) {
        Desk desk = opened(with(of, wrong));
        mend(desk, "Use " + meant);
        ASSERT_TRUE(desk.session.file.is_open()) << wrong;
        EXPECT_EQ(desk.session.file.good->text.bytes, with(of, "time: " + meant)) << wrong;
    }
}

TEST(Mending, AWaitWithoutOwnerGetsOne) {
    const std::string text =
        with("    by: desk\n    channel: phone\n    time: 6 min\n", "    wait: 2 days\n");
    for (const std::string owner : {"owner: company", "owner: customer"}) {
        Desk desk = opened(text);
        mend(desk, owner);
        ASSERT_TRUE(desk.session.file.is_open() || desk.session.file.newer);
        const OpenedFile& file =
            desk.session.file.good ? *desk.session.file.good : *desk.session.file.newer;
        EXPECT_THAT(file.text.bytes, HasSubstr("    wait: 2 days\n    " + owner + "\n"));
    }
}

TEST(Mending, TheLastShareTakesTheRest) {
    Desk desk = opened(with("{ask: $asks, done: rest}", "{ask: 10%, done: 95% }"));
    mend(desk, "done: rest");
    ASSERT_TRUE(desk.session.file.is_open());
    EXPECT_THAT(desk.session.file.good->text.bytes, HasSubstr("{ask: 10%, done: rest }"));
}

// --- saving what has problems -------------------------------------------------------------------

Desk with_a_faulty_move() {
    Desk desk = small_desk();
    Reassign move;
    move.step = "ask";
    move.to = "nobody";
    desk.give(AddMove{desk.design(0), move});
    desk.effects.clear();
    desk.give(SaveFile{});
    const auto* write = desk.last<effect::WriteFile>();
    EXPECT_NE(write, nullptr);
    EXPECT_FALSE(write->may_have_problems);
    desk.give(FileWritten{
        write->path, FileWritten::How::has_problems, {}, file_of(write->path, write->bytes), {}});
    desk.effects.clear();
    return desk;
}

TEST(SavingWithProblems, IsAskedFirst) {
    const Desk desk = with_a_faulty_move();
    ASSERT_TRUE(desk.session.question);
    EXPECT_EQ(desk.session.question->title, "Save with 1 problem?");
    EXPECT_THAT(desk.session.question->text, HasSubstr("nobody"));
    EXPECT_THAT(desk.session.question->choices,
                ElementsAre("Save anyway", "Save without that move", "Cancel"));
    EXPECT_EQ(desk.session.unsaved_changes(), 1U);
}

TEST(SavingWithProblems, SavesAnywayWhenToldTo) {
    Desk desk = with_a_faulty_move();
    desk.give(AnswerQuestion{0});
    const auto* write = desk.last<effect::WriteFile>();
    ASSERT_NE(write, nullptr);
    EXPECT_TRUE(write->may_have_problems);
    EXPECT_THAT(write->bytes, HasSubstr("to: nobody"));
    ASSERT_TRUE(write->expected);
    written(desk);
    EXPECT_EQ(desk.session.unsaved_changes(), 0U);
    EXPECT_FALSE(desk.session.consent.with_problems) << "the next time it is asked again";
}

TEST(SavingWithProblems, LeavesTheMoveOutAndKeepsItOff) {
    Desk desk = with_a_faulty_move();
    desk.give(AnswerQuestion{1});
    const auto* write = desk.last<effect::WriteFile>();
    ASSERT_NE(write, nullptr);
    EXPECT_EQ(write->bytes, small_file());
    EXPECT_FALSE(write->may_have_problems);
    written(desk);
    ASSERT_EQ(desk.session.document->designs[0].moves.size(), 2U);
    EXPECT_FALSE(desk.session.document->designs[0].moves[1].is_on);
    const auto* keep = desk.last<effect::KeepRecovery>();
    ASSERT_NE(keep, nullptr);
    EXPECT_TRUE(keep->document->has_moves_off());
    desk.give(Undo{});
    EXPECT_TRUE(desk.session.document->designs[0].moves[1].is_on);
}

TEST(SavingWithProblems, CancelKeepsAllAndForgetsWhatWasToFollow) {
    Desk desk = small_desk();
    desk.give(AddMove{desk.design(0), Remove{{"no_such_step"}, {}}});
    desk.give(Quit{});
    desk.give(AnswerQuestion{0});
    const auto* write = desk.last<effect::WriteFile>();
    ASSERT_NE(write, nullptr);
    desk.give(FileWritten{
        write->path, FileWritten::How::has_problems, {}, file_of(write->path, write->bytes), {}});
    ASSERT_TRUE(desk.session.question);
    desk.effects.clear();
    desk.give(AnswerQuestion{desk.session.question->choices.size() - 1});
    EXPECT_THAT(desk.effects, IsEmpty());
    EXPECT_FALSE(desk.session.wants_to_quit);
    EXPECT_EQ(desk.session.pending.what, Pending::What::none);
    EXPECT_EQ(desk.session.unsaved_changes(), 1U);
}

}  // namespace
}  // namespace friction::viewer
