// Saving keeps what the author wrote, also when a redesign was removed, saved, and put back.

#include "friction/viewer/saving.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace friction::viewer {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

/// The small file with expectations, comments, and a redesign that includes others.
std::string annotated_file() {
    std::string text = small_file();
    text.replace(text.find("  no_asking:"), 12,
                 "  # tried in March, see the minutes\n"
                 "  no_asking:   # by the web team\n"
                 "    source: minutes of the meeting");
    return text + R"(  both:
    title: Both
    includes: [back_asks, no_asking]   # in this order
expect:
  - no_asking.effort < baseline.effort   # that is the point
  - back_asks.resolved >= 50%
  - no_asking.effort < back_asks.effort
)";
}

class RemovedRedesign : public ::testing::Test {
protected:
    RemovedRedesign() {
        desk.open("small.yaml", annotated_file());
        EXPECT_TRUE(desk.session.file.is_open());
    }
    std::string save() {
        desk.give(SaveFile{});
        written(desk);
        EXPECT_EQ(desk.session.unsaved_changes(), 0U);
        return desk.session.file.good->text.bytes;
    }
    Desk desk;
};

TEST_F(RemovedRedesign, SaysWhatGoesWithIt) {
    desk.give(RemoveRedesign{desk.design(1)});
    ASSERT_THAT(desk.session.notices, SizeIs(1));
    EXPECT_EQ(desk.session.notices[0].text,
              "\"Nobody asks\" removed: 2 expectations and 1 include that name it go as well when "
              "the file is saved. Undo brings everything back.");
    EXPECT_FALSE(desk.session.notices[0].is_problem);
    desk.give(Undo{});
    EXPECT_THAT(desk.session.notices, IsEmpty()) << "nothing goes any more";
    desk.give(Redo{});
    EXPECT_THAT(desk.session.notices, SizeIs(1));
    static_cast<void>(save());
    EXPECT_THAT(desk.session.notices, IsEmpty()) << "it has happened";
}

TEST_F(RemovedRedesign, ThatNothingNamesGoesWithoutAWord) {
    desk.give(RemoveRedesign{desk.design(2)});
    EXPECT_THAT(desk.session.notices, IsEmpty());
}

TEST_F(RemovedRedesign, IsByteForByteBackAfterUndoAndAnotherSave) {
    desk.give(RemoveRedesign{desk.design(1)});
    const std::string without = save();
    EXPECT_THAT(without, AllOf(Not(HasSubstr("no_asking")), HasSubstr("back_asks.resolved")));
    desk.give(Undo{});
    EXPECT_EQ(save(), annotated_file());
    desk.give(Redo{});
    EXPECT_EQ(save(), without);
    desk.give(Undo{});
    EXPECT_EQ(save(), annotated_file());
}

TEST_F(RemovedRedesign, KeepsItsLinesWhenSomethingElseIsSavedWithIt) {
    desk.give(RemoveRedesign{desk.design(1)});
    static_cast<void>(save());
    desk.give(Undo{});
    desk.give(AddMove{desk.design(0), Remove{{"look"}, {}}});
    std::string expected = annotated_file();
    const std::string move = "      - reassign: {step: ask, to: back}\n";
    expected.insert(expected.find(move) + move.size(), "      - remove: look\n");
    EXPECT_EQ(save(), expected);
}

TEST_F(RemovedRedesign, OfATextThatSomebodyElseWroteMeanwhileIsWrittenIntoThatText) {
    desk.give(RemoveRedesign{desk.design(1)});
    const std::string theirs = save() + "# theirs\n";
    desk.give(FileRead{"small.yaml", ReadFor::watch, file_of("small.yaml", theirs), {}});
    desk.give(ReadAgain{});
    EXPECT_THAT(desk.session.file.earlier, IsEmpty());
    desk.give(RemoveMove{desk.design(0), 0});
    EXPECT_THAT(save(), HasSubstr("# theirs"));
}

TEST(Saving, TakesAwayThatItDidNotWorkBefore) {
    Desk desk = small_desk();
    desk.give(RemoveMove{desk.design(0), 0});
    desk.give(NoticeArrived{{true, "Something else."}});
    desk.give(SaveFile{});
    desk.give(
        FileWritten{"small.yaml", FileWritten::How::failed, "No space left on device.", {}, {}});
    ASSERT_THAT(desk.session.notices, SizeIs(2));
    EXPECT_THAT(desk.session.notices[1].text, HasSubstr("Not saved: No space left"));
    desk.give(SaveFile{});
    written(desk);
    ASSERT_THAT(desk.session.notices, SizeIs(1));
    EXPECT_EQ(desk.session.notices[0].text, "Something else.");
}

}  // namespace
}  // namespace friction::viewer
