// Nothing a person did is given up without asking: unsaved edits, moves that are off, a file that
// somebody else changed.

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "friction/viewer/config.h"
#include "friction/viewer/disk_differences.h"
#include "friction/viewer/jobs.h"
#include "support.h"

namespace friction::viewer {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    text.replace(text.find(what), what.size(), by);
    return text;
}

Desk edited_desk() {
    Desk desk = small_desk();
    desk.give(AddMove{desk.design(1), a_move()});
    return desk;
}

/// What the program would find the next time it opens the file.
std::optional<Recovery> kept_after(const Desk& desk, const std::string& folder) {
    const auto* keep = desk.last<effect::KeepRecovery>();
    if (keep == nullptr) return std::nullopt;
    EXPECT_THAT(keep_recovery(folder, keep->file.get(), keep->saved.get(), keep->document.get()),
                IsEmpty());
    return kept_of(folder, "small.yaml");
}

class KeptInAFolder : public ::testing::Test {
protected:
    KeptInAFolder() { fs::remove_all(folder_); }
    ~KeptInAFolder() override { fs::remove_all(folder_); }

    // Tests may run at the same time.
    std::string folder_ =
        (fs::path(testing::TempDir()) /
         ("friction_kept_" +
          std::string(testing::UnitTest::GetInstance()->current_test_info()->name())))
            .string();
};

/// As the background answers a write: what was written, read.
void saved(Desk& desk) {
    desk.give(SaveFile{});
    written(desk);
}

TEST_F(KeptInAFolder, AMoveThatIsOffSurvivesSavingAndOpeningAgain) {
    Desk desk = small_desk();
    desk.give(SwitchMove{desk.design(0), 0, false});
    ASSERT_EQ(desk.session.unsaved_changes(), 1U);
    saved(desk);
    EXPECT_EQ(desk.session.unsaved_changes(), 0U);
    EXPECT_THAT(desk.session.file.good->text.bytes, testing::Not(HasSubstr("reassign")))
        << "a file has no place for it";
    const std::string written = desk.session.file.good->text.bytes;

    const std::optional<Recovery> kept = kept_after(desk, folder_);
    ASSERT_TRUE(kept);
    EXPECT_FALSE(load_config(folder_).recovery) << "nothing that the next start has to ask about";
    Desk later;
    later.give(FileRead{"small.yaml", ReadFor::open, file_of("small.yaml", written), {}, kept});
    EXPECT_FALSE(later.session.question);
    EXPECT_EQ(later.session.document->designs[0].moves,
              (std::vector<MoveEntry>{{a_move(), false}}));
    EXPECT_EQ(later.session.unsaved_changes(), 0U);
    later.give(SwitchMove{later.design(0), 0, true});
    saved(later);
    EXPECT_THAT(later.session.file.good->text.bytes,
                HasSubstr("- reassign: {step: ask, to: back}"));
    EXPECT_FALSE(kept_after(later, folder_)) << "all of it is in the file";
}

TEST_F(KeptInAFolder, EditsOfTwoFilesDoNotTakeEachOthersPlace) {
    Desk one = edited_desk();
    ASSERT_TRUE(kept_after(one, folder_));
    Desk other;
    other.open("other.yaml", small_file());
    other.give(AddMove{other.design(0), Remove{{"ask"}, {}}});
    static_cast<void>(kept_after(other, folder_));
    EXPECT_TRUE(kept_of(folder_, "small.yaml"));
    EXPECT_TRUE(kept_of(folder_, "other.yaml"));
    EXPECT_TRUE(load_config(folder_).recovery);
}

TEST_F(KeptInAFolder, WhatWasGivenUpOnPurposeIsNotOfferedAgain) {
    Desk desk = edited_desk();
    ASSERT_TRUE(kept_after(desk, folder_));
    desk.give(Quit{});
    ASSERT_TRUE(desk.session.question);
    desk.give(AnswerQuestion{1});
    EXPECT_TRUE(desk.session.wants_to_quit);
    EXPECT_FALSE(kept_after(desk, folder_));
    EXPECT_FALSE(load_config(folder_).recovery);
}

TEST_F(KeptInAFolder, UnsavedEditsAreOfferedWhenTheirFileIsOpened) {
    Desk desk = edited_desk();
    const std::optional<Recovery> kept = kept_after(desk, folder_);
    Desk later;
    later.give(
        FileRead{"small.yaml", ReadFor::open, file_of("small.yaml", small_file()), {}, kept});
    ASSERT_TRUE(later.session.question);
    EXPECT_EQ(later.session.question->about, Question::About::recover);
    later.give(AnswerQuestion{0});
    later.give(
        FileRead{"small.yaml", ReadFor::open, file_of("small.yaml", small_file()), {}, kept});
    EXPECT_FALSE(later.session.question);
    EXPECT_EQ(later.session.unsaved_changes(), 1U);
    EXPECT_EQ(later.session.document->designs[1].moves.size(), 2U);
}

// Decided later, and then the same file is edited: the next start still has both.
TEST_F(KeptInAFolder, WhatIsDecidedLaterIsNotOverwritten) {
    Desk desk = edited_desk();
    const std::optional<Recovery> kept = kept_after(desk, folder_);
    Desk later;
    later.give(
        FileRead{"small.yaml", ReadFor::open, file_of("small.yaml", small_file()), {}, kept});
    ASSERT_TRUE(later.session.question);
    later.give(AnswerQuestion{2});
    const auto* aside = later.last<effect::SetRecoveryAside>();
    ASSERT_NE(aside, nullptr);
    EXPECT_THAT(set_recovery_aside(folder_, aside->path), IsEmpty());
    const std::optional<Recovery> offered = kept_of(folder_, "small.yaml");
    ASSERT_TRUE(offered) << "offered again when the file is opened";
    EXPECT_FALSE(offered->aside.empty());

    later.give(AddMove{later.design(0), Remove{{"look"}, {}}});
    const std::optional<Recovery> newer = kept_after(later, folder_);
    ASSERT_TRUE(newer);
    EXPECT_THAT(newer->file->text.bytes, HasSubstr("remove: look"));
    EXPECT_THAT(keep_recovery(folder_, later.session.file.good.get(), nullptr, nullptr), IsEmpty());

    const std::optional<Recovery> first = kept_of(folder_, "small.yaml");
    ASSERT_TRUE(first);
    EXPECT_EQ(first->file->text.bytes, kept->file->text.bytes);
    Desk last;
    last.give(
        FileRead{"small.yaml", ReadFor::open, file_of("small.yaml", small_file()), {}, first});
    last.give(AnswerQuestion{0});
    last.give(
        FileRead{"small.yaml", ReadFor::open, file_of("small.yaml", small_file()), {}, first});
    EXPECT_EQ(last.session.document->designs[1].moves.size(), 2U);
    ASSERT_NE(last.last<effect::DropRecovery>(), nullptr);
    drop_recovery(folder_, last.last<effect::DropRecovery>()->aside);
    EXPECT_FALSE(kept_of(folder_, "small.yaml"));
}

/// What this process keeps becomes that of another one, which runs until the lock is given up.
class OtherProcess {
public:
    explicit OtherProcess(const fs::path& folder)
        : lock_(::open((folder / "running-77x1").c_str(), O_RDWR | O_CREAT, 0600)) {
        EXPECT_EQ(::flock(lock_, LOCK_EX | LOCK_NB), 0);
        for (const auto& entry : fs::directory_iterator(folder)) {
            const std::string name = entry.path().filename().string();
            if (!name.starts_with("unsaved-")) continue;
            copy = folder / (name.substr(0, name.find('.')) + ".77x1");
            fs::rename(entry.path(), copy);
        }
    }
    ~OtherProcess() { end(); }
    OtherProcess(const OtherProcess&) = delete;
    OtherProcess& operator=(const OtherProcess&) = delete;
    void end() {
        if (lock_ >= 0) ::close(std::exchange(lock_, -1));
    }

    fs::path copy;

private:
    int lock_;
};

TEST_F(KeptInAFolder, TwoWindowsOnOneFileEachKeepTheirOwn) {
    Desk one = edited_desk();
    const std::optional<Recovery> first = kept_after(one, folder_);
    ASSERT_TRUE(first);
    OtherProcess other(folder_);
    EXPECT_FALSE(kept_of(folder_, "small.yaml")) << "nobody lost it: its window is open";
    EXPECT_FALSE(load_config(folder_).recovery);

    Desk two = small_desk();
    two.give(AddMove{two.design(0), Remove{{"look"}, {}}});
    ASSERT_TRUE(kept_after(two, folder_));
    EXPECT_TRUE(fs::exists(other.copy));
    saved(two);
    EXPECT_FALSE(kept_after(two, folder_));
    EXPECT_TRUE(fs::exists(other.copy)) << "what the second window saves is not its change";

    other.end();
    const std::optional<Recovery> left = kept_of(folder_, "small.yaml");
    ASSERT_TRUE(left);
    EXPECT_EQ(left->file->text.bytes, first->file->text.bytes);
    EXPECT_TRUE(load_config(folder_).recovery);
    EXPECT_FALSE(fs::exists(fs::path(folder_) / "running-77x1")) << "nothing of it is left over";
}

TEST_F(KeptInAFolder, MovesThatAreOffAreTakenOverFromAWindowThatWasClosed) {
    Desk desk = small_desk();
    desk.give(SwitchMove{desk.design(0), 0, false});
    saved(desk);
    const std::string written = desk.session.file.good->text.bytes;
    ASSERT_TRUE(kept_after(desk, folder_));
    OtherProcess(folder_).end();
    const std::optional<Recovery> kept = kept_of(folder_, "small.yaml");
    ASSERT_TRUE(kept);
    Desk later;
    later.give(FileRead{"small.yaml", ReadFor::open, file_of("small.yaml", written), {}, kept});
    const auto* adopt = later.last<effect::AdoptRecovery>();
    ASSERT_NE(adopt, nullptr);
    EXPECT_THAT(adopt_recovery(folder_, adopt->aside, adopt->path), IsEmpty());
    ASSERT_TRUE(kept_of(folder_, "small.yaml"));
    EXPECT_THAT(kept_of(folder_, "small.yaml")->aside, IsEmpty());
    later.give(SwitchMove{later.design(0), 0, true});
    saved(later);
    EXPECT_FALSE(kept_after(later, folder_)) << "all of it is in the file";
}

TEST(NothingLost, OpeningAStoryAsksFirst) {
    Desk desk = edited_desk();
    desk.effects.clear();
    desk.give(OpenText{"story.yaml", small_file()});
    ASSERT_TRUE(desk.session.question);
    EXPECT_EQ(desk.last<effect::ReadFile>(), nullptr);
    desk.give(AnswerQuestion{2});
    EXPECT_EQ(desk.last<effect::ReadFile>(), nullptr);
    EXPECT_EQ(desk.session.unsaved_changes(), 1U);
    desk.give(OpenText{"story.yaml", small_file()});
    desk.give(AnswerQuestion{1});
    ASSERT_NE(desk.last<effect::ReadFile>(), nullptr);
    EXPECT_EQ(desk.last<effect::ReadFile>()->text, small_file());
}

TEST(NothingLost, ReadingAgainAsksBeforeItDropsEdits) {
    Desk desk = edited_desk();
    const std::string theirs = replaced(small_file(), "Nobody asks", "Not one asks");
    desk.give(FileRead{"small.yaml", ReadFor::watch, file_of("small.yaml", theirs), {}});
    desk.give(ReadAgain{});
    ASSERT_TRUE(desk.session.question);
    EXPECT_THAT(desk.session.question->text, HasSubstr("1 change"));
    desk.give(AnswerQuestion{1});
    EXPECT_EQ(desk.session.unsaved_changes(), 1U);
    desk.give(ReadAgain{});
    desk.give(AnswerQuestion{0});
    EXPECT_EQ(desk.session.unsaved_changes(), 0U);
    EXPECT_EQ(desk.session.document->designs[1].title, "Not one asks");
}

TEST(NothingLost, ReadingAgainKeepsMovesThatAreOff) {
    Desk desk = small_desk();
    desk.give(SwitchMove{desk.design(0), 0, false});
    saved(desk);
    const std::string theirs =
        replaced(desk.session.file.good->text.bytes, "Nobody asks", "Not one asks");
    desk.give(FileRead{"small.yaml", ReadFor::watch, file_of("small.yaml", theirs), {}});
    desk.give(ReadAgain{});
    EXPECT_FALSE(desk.session.question);
    EXPECT_EQ(desk.session.document->designs[1].title, "Not one asks");
    EXPECT_THAT(desk.session.document->designs[0].moves, ElementsAre(MoveEntry{a_move(), false}));
}

TEST(DiskDifferences, SaysBothSidesInTheWordsOfMoves) {
    Desk desk = small_desk();
    EXPECT_THAT(disk_differences(desk.session).theirs, IsEmpty());
    desk.give(ReplaceMove{desk.design(1), 0, Remove{{"look"}, {}}});
    std::string theirs = replaced(small_file(), "value: 40%", "value: 30%");
    theirs = replaced(theirs, "      - remove: ask\n",
                      "      - remove: ask\n      - reassign: {step: look, to: desk}\n");
    desk.give(FileRead{"small.yaml", ReadFor::watch, file_of("small.yaml", theirs), {}});
    const DiskDifferences both = disk_differences(desk.session);
    ASSERT_THAT(both.theirs, SizeIs(2));
    EXPECT_EQ(both.theirs[0].about, "Parameter: Customers who ask");
    EXPECT_EQ(both.theirs[0].text, "40% \u2192 30%");
    EXPECT_FALSE(both.theirs[0].is_both);
    EXPECT_EQ(both.theirs[1].about, "Redesign: Nobody asks");
    EXPECT_EQ(both.theirs[1].text, "Reassign: Look \u2192 Desk");
    EXPECT_EQ(both.theirs[1].kind, DiskDifference::Kind::added);
    EXPECT_TRUE(both.theirs[1].is_both);
    ASSERT_THAT(both.mine, SizeIs(2));
    EXPECT_EQ(both.mine[0].text, "Remove: Ask");
    EXPECT_EQ(both.mine[0].kind, DiskDifference::Kind::removed);
}

TEST(Trials, OfOneKindLeaveThoseOfAnotherAlone) {
    Desk desk = small_desk();
    run_at_once(desk);
    desk.give(ChooseDesign{desk.design(0)});
    desk.effects.clear();
    desk.give(AskSuggestions{});
    desk.give(Select{SelectedStep{"ask"}});
    desk.give(AskSavings{});
    desk.give(AskInstead{0, {a_move(), Remove{{"ask"}, {}}}});
    Jobs jobs;
    for (Effect& effect : desk.effects)
        if (std::holds_alternative<effect::FindSavings>(effect)) {
            EXPECT_TRUE(jobs.start(std::move(effect)));
        }
    while (!jobs.is_idle()) {
        for (const Command& command : jobs.collect()) desk.give(command);
        std::this_thread::yield();
    }
    for (const Command& command : jobs.collect()) desk.give(command);
    EXPECT_NE(desk.session.run.suggestions, nullptr);
    EXPECT_NE(desk.session.run.savings, nullptr);
    ASSERT_NE(desk.session.run.instead, nullptr);
    ASSERT_THAT(desk.session.run.instead->moves, SizeIs(2));
    // The same move in the same place: what it is worth stands on its card, too.
    EXPECT_TRUE(desk.session.run.instead->moves[0].effort_difference);
}

}  // namespace
}  // namespace friction::viewer
