#include <gtest/gtest.h>

#include "friction/move.h"
#include "friction/viewer/edit_view.h"
#include "friction/viewer/move_form.h"
#include "viewer/support.h"

namespace friction::viewer {
namespace {

FormField* field(MoveForm& form, std::string_view key) {
    for (FormField& row : form.fields)
        if (row.key == key) return &row;
    return nullptr;
}

// Whatever a file can have comes through a form unchanged.
TEST(MoveForm, ReadsBackEveryMoveOfAFile) {
    for (const char* name : {"toll-invoice.yaml"}) {
        const auto file = file_of(name, scenario_text(name));
        for (const auto& [redesign, content] : file->draft.redesigns)
            for (const Move& move : content.changes) {
                const FormReading reading = read_form(form_of(move));
                ASSERT_TRUE(reading.move) << to_text(move) << ": " << reading.problem;
                EXPECT_EQ(*reading.move, move) << to_text(move);
            }
    }
}

TEST(MoveForm, KeepsWordsWithSignsOfTheFileFormat) {
    Insert insert;
    insert.step = "new_step";
    insert.before = "done";
    insert.content.values.title = "Wait, or \"call\": {now}";
    insert.content.keys = {"title"};
    MoveForm form = form_of(insert);
    EXPECT_EQ(field(form, "title")->text, "Wait, or \"call\": {now}");
    EXPECT_EQ(read_form(form).move, Move{insert});
}

TEST(MoveForm, AsksForWhatIsMissingAndSaysWhatIsWrong) {
    MoveForm form = empty_form("prevent", "look");
    EXPECT_EQ(field(form, "step")->text, "look");
    EXPECT_EQ(read_form(form).key, "share");
    field(form, "share")->text = "many";
    field(form, "to")->text = "done";
    const FormReading wrong = read_form(form);
    EXPECT_FALSE(wrong.move);
    EXPECT_EQ(wrong.key, "share");
    EXPECT_NE(wrong.problem.find("many"), std::string::npos) << wrong.problem;
    field(form, "share")->text = "40%";
    const Prevent expected{"look", Value{{0.4, Dimension::share}, {}}, to("done")};
    EXPECT_EQ(read_form(form).move, Move{expected});
}

TEST(MoveForm, OffersTheKeysAMoveCouldHave) {
    Reassign move;
    move.step = "a";
    move.to = "b";
    const MoveForm form = form_of(move);
    ASSERT_EQ(form.more.size(), 5U);  // channel, time, contact, fields, documents
    EXPECT_EQ(form.more.front().refers_to, "");
}

TEST(EditView, SaysInTitlesWhatAMoveIsAbout) {
    Desk desk;
    desk.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
    Reroute move;
    move.from = "ask_employee";
    move.to = to("send_request");
    EXPECT_EQ(summary_of(desk.session, desk.design(0), move),
              "Ask the employee who takes the car \u2192 Send the request by e-mail");
}

// The third of four moves: one line before it and one after it.
TEST(EditView, ShowsTheLinesAsTheyWillBeWritten) {
    Desk desk;
    desk.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
    Reroute move;
    move.from = "ask_employee";
    move.to = to("wait_for_reply");
    const MovePreview result = preview(desk.session, {desk.design(0), 2, move});
    ASSERT_EQ(result.lines.size(), 3U);
    EXPECT_FALSE(result.lines[0].is_it);
    EXPECT_EQ(result.lines[1].text, "- reroute: {from: ask_employee, to: wait_for_reply}");
    EXPECT_TRUE(result.lines[1].is_it);
    ASSERT_FALSE(result.follows.empty());
    EXPECT_EQ(result.follows.front().kind, Following::Kind::gone);
    EXPECT_NE(result.follows.front().text.find("Ask the office agent"), std::string::npos);
}

TEST(EditView, SaysWhatIsWrongWithAMoveThatCannotBeMade) {
    Desk desk;
    desk.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
    Reroute move;
    move.from = "nowhere";
    move.to = to("send_request");
    const MovePreview result = preview(desk.session, {desk.design(0), 2, move});
    ASSERT_FALSE(result.follows.empty());
    EXPECT_EQ(result.follows.front().kind, Following::Kind::problem);
    EXPECT_NE(result.follows.front().text.find("nowhere"), std::string::npos);
}

}  // namespace
}  // namespace friction::viewer
