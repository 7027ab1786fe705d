// Short forms: what each stands for, and when it is refused.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "support/moves.h"

namespace drafts {
namespace {

using friction::find;
using testing::ElementsAre;
using testing::HasSubstr;

using friction::Automate;
using friction::Notify;
using friction::Prefill;
using friction::Prevent;
using friction::ShareNotes;
using friction::ShowStatus;
using friction::SingleOwner;
using friction::Status;

// The expansion as texts.
std::vector<std::string> expanded(const Draft& draft, const Move& move) {
    const Result<std::vector<Move>> expansion = friction::expand_move(draft, move, here);
    if (!expansion.ok()) {
        ADD_FAILURE() << to_text(move) << " was refused: " << expansion.problems()[0].found;
        return {};
    }
    std::vector<std::string> texts;
    for (const Move& primitive : expansion.value()) texts.push_back(to_text(primitive));
    return texts;
}

TEST(ExpandMove, OneOfTheFiveStandsForItself) {
    EXPECT_THAT(expanded(office(), reroute("call", to("solved"))),
                ElementsAre("reroute: {from: call, to: solved}"));
}

TEST(ShareNotes, EachSeesTheOthers) {
    EXPECT_THAT(expanded(office(), ShareNotes{.teams = {"office", "special"}}),
                ElementsAre("set: {team: office, sees_notes_of: {special: 100%}}",
                            "set: {team: special, sees_notes_of: {office: 100%}}"));
}

TEST(ShareNotes, LiftsWhatWasStatedOfItsOwnAndOthersNotes) {
    Draft draft = office();
    find(draft.teams, "office")->sees_notes_of = {
        {"robot", share(10)}, {"office", share(50)}, {"special", share(20)}};
    find(draft.teams, "special")->sees_notes_of = {{"office", share(100)}};
    EXPECT_THAT(
        expanded(draft, ShareNotes{.teams = {"office", "special"}}),
        ElementsAre(
            "set: {team: office, sees_notes_of: {robot: 10%, office: 100%, special: 100%}}"));
    EXPECT_THAT(
        expanded(draft, ShareNotes{.teams = {"office"}}),
        ElementsAre(
            "set: {team: office, sees_notes_of: {robot: 10%, office: 100%, special: 20%}}"));
}

// The list grows while names in it are looked at: the address sanitizer watches.
TEST(ShareNotes, AddsManyTeamsToThoseSeen) {
    Draft draft = office();
    std::vector<std::string> teams;
    for (int i = 0; i < 40; ++i) {
        teams.push_back("team" + std::to_string(i));
        draft.teams.emplace_back(teams.back(), friction::TeamDraft{});
    }
    friction::Named<friction::Value> seen;
    for (int i = 39; i > 30; --i) seen.emplace_back(teams[static_cast<std::size_t>(i)], share(20));
    draft.teams[draft.teams.size() - 40].second.sees_notes_of = std::move(seen);
    const auto expansion = friction::expand_move(draft, ShareNotes{.teams = teams}, here);
    ASSERT_TRUE(expansion.ok());
    const auto& set = std::get<friction::Set>(expansion.value().front());
    const auto& notes =
        std::get<friction::Patch<friction::TeamDraft>>(set.patch).values.sees_notes_of;
    std::set<std::string> names;
    for (const auto& [name, value] : notes) {
        EXPECT_EQ(value.literal.value, 1) << name;
        EXPECT_TRUE(names.insert(name).second) << name << " twice";
    }
    EXPECT_EQ(names.size(), 39u);
}

TEST(ShareNotes, IsRefusedWithReasons) {
    EXPECT_EQ(refused(office(), ShareNotes{.teams = {"office", "specail"}}).hint,
              "did you mean \"special\"?");
    EXPECT_EQ(refused(office(), ShareNotes{.teams = {}}).code, "F070");
    EXPECT_EQ(refused(office(), ShareNotes{.teams = {"office"}}).code, "F068");
    EXPECT_EQ(refused(office(), ShareNotes{.teams = {"office"}}).found,
              "one team alone has no other team's notes to see");
}

// The customer writes to the office (write), hears from it (answer), meets it (call); read and ask
// stay unseen.
TEST(SingleOwner, TakesOverWhatTheCustomerSees) {
    EXPECT_THAT(
        expanded(office(), SingleOwner{.team = "special", .of = {"office"}}),
        ElementsAre("set: {step: write, to: special}", "reassign: {step: answer, to: special}",
                    "reassign: {step: call, to: special}",
                    "set: {team: special, sees_notes_of: {office: 100%}}",
                    "set: {team: office, sees_notes_of: {special: 100%}}"));
}

TEST(SingleOwner, LeavesAStatedShareOfItsOwnNotes) {
    Draft draft = office();
    find(draft.teams, "special")->sees_notes_of = {{"special", share(50)}};
    const Draft made = after(draft, SingleOwner{.team = "special", .of = {"office"}});
    EXPECT_EQ(find(made.teams, "special")->sees_notes_of,
              (friction::Named<Value>{{"special", share(50)}, {"office", share(100)}}));
}

TEST(SingleOwner, IsRefusedWithReasons) {
    EXPECT_EQ(refused(office(), SingleOwner{.team = "robot", .of = {"office"}}).code, "F074");
    EXPECT_EQ(refused(office(), SingleOwner{.team = "robott", .of = {"office"}}).hint,
              "did you mean \"robot\"?");
    EXPECT_EQ(refused(office(), SingleOwner{.team = "office", .of = {"office"}}).code, "F070");
    EXPECT_EQ(refused(office(), SingleOwner{.team = "office", .of = {}}).code, "F070");
    const Draft done = after(office(), SingleOwner{.team = "special", .of = {"office"}});
    EXPECT_EQ(refused(done, SingleOwner{.team = "special", .of = {"office"}}).code, "F068");
}

TEST(Automate, ReassignsToASystem) {
    EXPECT_THAT(expanded(office(), Automate{.step = "read", .to = "robot", .time = minutes(0.5)}),
                ElementsAre("reassign: {step: read, to: robot, time: 30 s}"));
    EXPECT_THAT(expanded(office(), Automate{.step = "read", .to = "robot", .time = {}}),
                ElementsAre("reassign: {step: read, to: robot}"));
    const Problem people = refused(office(), Automate{.step = "read", .to = "special", .time = {}});
    EXPECT_EQ(people.code, "F074");
    EXPECT_THAT(people.hint, HasSubstr("reassign: {step: read, to: special}"));
}

// 25 of 40 fields: 15 are left to type, and 25 join the 5 to check.
TEST(Prefill, MovesFields) {
    Draft draft = office();
    step(draft, "write").fields_typed = number(40);
    step(draft, "write").prefilled = number(5);
    EXPECT_THAT(expanded(draft, Prefill{.step = "write", .fields_moved = number(25)}),
                ElementsAre("set: {step: write, fields: 15, prefilled: 30}"));
    EXPECT_THAT(expanded(draft, Prefill{.step = "write", .fields_moved = number(40)}),
                ElementsAre("set: {step: write, fields: 0, prefilled: 45}"));

    const Problem too_many = refused(draft, Prefill{.step = "write", .fields_moved = number(41)});
    EXPECT_EQ(too_many.code, "F075");
    EXPECT_EQ(too_many.found, "step \"write\" has 40 fields to type, and 41 are to be prefilled");
}

TEST(Prefill, CountsParametersWithTheirValue) {
    Draft draft = office();
    draft.parameters.push_back(
        {"long_form", {.value = {40, Dimension::number}, .range = {}, .label = {}, .source = {}}});
    step(draft, "write").fields_typed = parameter("long_form");
    EXPECT_THAT(expanded(draft, Prefill{.step = "write", .fields_moved = number(25)}),
                ElementsAre("set: {step: write, fields: 15, prefilled: 25}"));
    EXPECT_EQ(refused(draft, Prefill{.step = "write", .fields_moved = parameter("long_from")}).hint,
              "did you mean \"long_form\"?");
}

TEST(ShowStatus, ReachesTheCompanysPendingTime) {
    Draft draft = office();
    draft.steps.push_back({"think", pending(60, friction::Owner::customer, to("solved"))});
    step(draft, "ask").status = Status::visible;
    // wait is the company's; read, answer_ask and answer are work without the customer; ask is
    // visible already.
    EXPECT_THAT(
        expanded(draft, ShowStatus{}),
        ElementsAre("set: {step: read, status: visible}",
                    "set: {step: answer_ask, status: visible}",
                    "set: {step: answer, status: visible}", "set: {step: wait, status: visible}"));
    EXPECT_THAT(expanded(draft, ShowStatus{.steps = {"wait"}}),
                ElementsAre("set: {step: wait, status: visible}"));

    EXPECT_THAT(refused(draft, ShowStatus{.steps = {"think"}}).found,
                HasSubstr("is the customer's move"));
    EXPECT_THAT(refused(draft, ShowStatus{.steps = {"call"}}).found,
                HasSubstr("has no pending time"));
    EXPECT_EQ(refused(draft, ShowStatus{.steps = {"ask"}}).code, "F068");
    EXPECT_EQ(refused(draft, ShowStatus{.steps = {"wiat"}}).hint, "did you mean \"wait\"?");
}

Notify notify_with_calls() {
    return {.wait = "wait",
            .channel = Channel::message,
            .needless = share(30),
            .asks_by = "office",
            .asks_channel = Channel::phone,
            .asks_time = minutes(4)};
}

TEST(Notify, SendsAMessageBeforeTheWait) {
    Notify move = notify_with_calls();
    EXPECT_THAT(expanded(office(), move),
                ElementsAre("set: {step: wait, status: visible}",
                            "insert: {step: notify_wait, before: wait, "
                            "by: robot, channel: message, "
                            "next: {notify_wait_2: 30%, wait: rest}}",
                            "insert: {step: notify_wait_2, title: Ask what the message means, by: "
                            "office, channel: phone, time: 4 min, cause: "
                            "process, "
                            "next: wait}"));
    const Draft made = after(office(), move);
    EXPECT_EQ(step(made, "call").next.cases[1],
              to({way("solved", 50), rest("notify_wait")}).cases[0]);

    move = {.wait = "wait",
            .channel = Channel::app,
            .needless = {},
            .asks_by = {},
            .asks_channel = {},
            .asks_time = {}};
    EXPECT_THAT(expanded(office(), move), ElementsAre("set: {step: wait, status: visible}",
                                                      "insert: {step: notify_wait, before: wait, "
                                                      "by: robot, channel: app}"));
    // A step without a title is shown by its name, and so is its message.
    Draft titled = office();
    for (auto& [name, content] : titled.steps)
        if (name == "wait") content.title = "Letter";
    EXPECT_THAT(expanded(titled, move)[1],
                HasSubstr("before: wait, title: \"Message: Letter\", by: robot"));
}

TEST(Notify, IsRefusedWithReasons) {
    Notify move = notify_with_calls();
    move.wait = "call";
    EXPECT_EQ(refused(office(), move).code, "F076");
    move = notify_with_calls();
    move.channel = Channel::phone;
    EXPECT_EQ(refused(office(), move).code, "F070");
    move = notify_with_calls();
    move.asks_time.reset();
    EXPECT_EQ(refused(office(), move).code, "F070");
    move = notify_with_calls();
    move.needless.reset();
    EXPECT_EQ(refused(office(), move).code, "F070");
    move = notify_with_calls();
    move.asks_by = "ofice";
    EXPECT_EQ(refused(office(), move).hint, "did you mean \"office\"?");
    Draft people = office();
    find(people.teams, "robot")->automated = false;
    EXPECT_EQ(refused(people, notify_with_calls()).code, "F074");
}

TEST(Prevent, PutsAChoiceBeforeTheStep) {
    const Prevent move{.step = "write", .share = share(97), .to = to("solved")};
    EXPECT_THAT(
        expanded(office(), move),
        ElementsAre(
            "insert: {step: prevent_write, before: write, next: {solved: 97%, write: rest}}"));
    const Draft made = after(office(), move);
    EXPECT_EQ(made.start, to("prevent_write"));
    EXPECT_EQ(made.origin.at("steps.prevent_write"), here);
    EXPECT_EQ(names(after(made, move))[1], "prevent_write_2");
}

TEST(Prevent, KeepsAParameterAndSplitsByAShareMap) {
    EXPECT_THAT(
        expanded(office(),
                 Prevent{.step = "write", .share = parameter("useful"), .to = to("solved")}),
        ElementsAre(
            "insert: {step: prevent_write, before: write, next: {solved: $useful, write: rest}}"));
    // 50% * 60% = 30%, and 20% for the other
    EXPECT_THAT(
        expanded(office(), Prevent{.step = "write",
                                   .share = share(50),
                                   .to = to({way("solved", parameter("useful")), rest("gone")})}),
        ElementsAre("insert: {step: prevent_write, before: write, "
                    "next: {solved: 30%, gone: 20%, write: rest}}"));
}

TEST(Prevent, IsRefusedWithReasons) {
    EXPECT_EQ(
        refused(office(), Prevent{.step = "wriet", .share = share(9), .to = to("solved")}).hint,
        "did you mean \"write\"?");
    EXPECT_EQ(refused(office(), Prevent{.step = "write", .share = share(9), .to = {}}).code,
              "F070");
    EXPECT_EQ(
        refused(office(),
                Prevent{.step = "write", .share = share(9), .to = step(office(), "call").next})
            .code,
        "F073");
}

TEST(MoveTable, HasARowPerMoveInTheOrderOfTheList) {
    const auto rows = friction::move_table();
    ASSERT_EQ(rows.size(), std::variant_size_v<Move>);
    EXPECT_EQ(rows[0].name, "insert");
    EXPECT_FALSE(rows[4].is_short_form);
    EXPECT_TRUE(rows[5].is_short_form);
    EXPECT_EQ(rows.back().name, "prevent");
    for (const friction::MoveHelp& row : rows) {
        EXPECT_FALSE(row.form.empty()) << row.name;
        EXPECT_FALSE(row.effect.empty()) << row.name;
        EXPECT_FALSE(row.refused.empty()) << row.name;
    }
}

}  // namespace
}  // namespace drafts
