// Moves as text: every form once, read back by the scenario reader to the same text and the same
// effect.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "friction/io/scenario_reader.h"
#include "support/moves.h"

namespace drafts {
namespace {

using friction::find;
using testing::ElementsAre;
using testing::HasSubstr;

using friction::Named;
using friction::NumberDraft;
using friction::Owner;
using friction::Quantity;

Insert full_insert() {
    Insert move = insert_between("told_when_ready", "read", "answer");
    StepDraft& values = move.content.values;
    values.title = "Told when ready, by mail: #1";
    values.wait = minutes(60);
    values.owner = Owner::company;
    values.status = friction::Status::visible;
    values.promised = days(13);
    values.marks = {"apology", "gift"};
    values.next = to({way("solved", 95), rest("answer")});
    values.luck_of = "wait";
    move.content.keys = {"title", "wait", "owner", "status", "promised", "marks", "next"};
    return move;
}

Set taking_away() {
    StepDraft values;
    values.contact = friction::ContactBy::none;
    return set_step("call", values,
                    {"time", "channel", "tone", "after", "needs", "marks", "contact", "source"});
}

Set new_time_out() {
    StepDraft values;
    values.after = friction::TimeOut{.time = days(2), .next = to({way("call", 40), rest("gone")})};
    values.next.cases = {when_visited("call", 3, {rest("gone")}),
                         to({way("solved", 50), rest("wait")}).cases[0]};
    values.next.cases[0].share = share(50);
    return set_step("wait", values, {"after", "next"});
}

Set new_segments() {
    friction::CustomersDraft customers;
    friction::SegmentDraft few;
    few.title = "Few";
    few.share.share = share(20);
    few.severity = number(0.5);
    friction::SegmentDraft others;
    others.share.is_rest = true;
    customers.segments = {{"few", few}, {"others", others}};
    return set("customers", "all", customers, {"segments"});
}

Set new_weights() {
    const NumberDraft range{
        .value = {8, Dimension::number},
        .range = friction::QuantityRange{{4, Dimension::number}, {12, Dimension::number}},
        .source = "a study, 2020"};
    return {.kind = "effort",
            .target = "weights",
            .patch = Named<NumberDraft>{
                {"day_open", {.value = {3, Dimension::number}, .range = {}, .source = {}}},
                {"retelling", range}}};
}

struct Example {
    Move move;
    std::string text;
};

std::vector<Example> examples() {
    friction::ParameterDraft useful;
    useful.value = {0.7, Dimension::share};
    useful.range = friction::QuantityRange{{0.2, Dimension::share}, {0.95, Dimension::share}};
    friction::TeamDraft team;
    team.automated = true;
    team.tone = friction::Tone{.name = "empathic", .factor = {}};
    team.sees_notes_of = {{"office", share(50)}, {"special", share(100)}};
    friction::FactDraft fact;
    fact.known_to = {"office", "robot"};
    Reassign by_phone = reassign("write", "office");
    by_phone.given.values.channel = Channel::phone;
    by_phone.given.values.time = minutes(2);
    by_phone.given.keys = {"channel", "time"};
    return {
        {full_insert(),
         "insert: {step: told_when_ready, between: [read, answer], luck_of: wait, title: \"Told "
         "when ready, by mail: "
         "#1\", wait: 1 h, owner: company, status: visible, promised: 13 days, marks: [apology, "
         "gift], next: "
         "{solved: 95%, answer: rest}}"},
        {insert_before("hold", "call"), "insert: {step: hold, before: call}"},
        {insert_after("hold", "wait"), "insert: {step: hold, after: wait}"},
        {take_out({"write"}), "remove: write"},
        {take_out({"ask", "answer_ask"}), "remove: [ask, answer_ask]"},
        {take_out({"wait"}, "gone"), "remove: {steps: wait, then: gone}"},
        {reassign("answer", "special"), "reassign: {step: answer, to: special}"},
        {by_phone, "reassign: {step: write, to: office, channel: phone, time: 2 min}"},
        {reroute("call", to("solved")), "reroute: {from: call, to: solved}"},
        {of(share(12.5),
            reroute("read", "ask", to({way("call", parameter("useful")), rest("gone")}))),
         "reroute: {from: read, instead_of: ask, share: 12.5%, to: {call: $useful, gone: rest}}"},
        {taking_away(),
         "set: {step: call, time: none, channel: none, tone: none, after: none, needs: [], marks: "
         "[], contact: none, "
         "source: none}"},
        {new_time_out(),
         "set: {step: wait, after: {time: 2 days, next: {call: 40%, gone: rest}}, next: [{when: "
         "visits(call) >= 3, "
         "share: 50%, next: gone}, {else: {solved: 50%, wait: rest}}]}"},
        {set("team", "robot", team, {"automated", "tone", "sees_notes_of"}),
         "set: {team: robot, automated: yes, tone: empathic, sees_notes_of: {office: 50%, special: "
         "100%}}"},
        {set("fact", "case", fact, {"known_to"}), "set: {fact: case, known_to: [office, robot]}"},
        {set("parameter", "useful", useful, {"value", "range"}),
         "set: {parameter: useful, value: 70%, range: 20% .. 95%}"},
        {new_segments(),
         "set: {customers: all, segments: {few: {share: 20%, title: Few, severity: 0.5}, others: "
         "{share: rest}}}"},
        {new_weights(),
         "set: {effort: weights, day_open: 3, retelling: {value: 8, range: 4 .. 12, source: \"a "
         "study, 2020\"}}"},
        {friction::ShareNotes{.teams = {"office", "special"}}, "share_notes: [office, special]"},
        {friction::SingleOwner{.team = "special", .of = {"office"}},
         "single_owner: {team: special, of: [office]}"},
        {friction::Automate{.step = "read", .to = "robot", .time = minutes(1)},
         "automate: {step: read, to: robot, time: 1 min}"},
        {friction::Prefill{.step = "write", .fields_moved = number(2)},
         "prefill: {step: write, fields: 2}"},
        {friction::ShowStatus{}, "show_status: all"},
        {friction::ShowStatus{.steps = {"wait"}}, "show_status: [wait]"},
        {friction::Notify{.wait = "wait",
                          .channel = Channel::message,
                          .needless = share(30),
                          .asks_by = "office",
                          .asks_channel = Channel::phone,
                          .asks_time = minutes(4)},
         "notify: {wait: wait, channel: message, needless: 30%, asks: {by: office, channel: phone, "
         "time: 4 min}}"},
        {friction::Prevent{.step = "write", .share = share(97), .to = to("solved")},
         "prevent: {step: write, share: 97%, to: solved}"},
    };
}

TEST(MoveText, IsWhatTheAuthorWouldWrite) {
    for (const Example& example : examples()) EXPECT_EQ(to_text(example.move), example.text);
}

TEST(MoveText, ReadsBackToTheSameMove) {
    std::string yaml =
        "friction: 1\ntitle: x\nstart: a\nsteps: {a: {next: done}}\noutcomes: {done: resolved}\n"
        "redesigns:\n  r:\n    title: r\n    changes:\n";
    for (const Example& example : examples())
        yaml.append("      - ").append(example.text).append("\n");
    const friction::io::ReadScenario read =
        friction::io::read_scenario({.name = "moves.yaml", .bytes = yaml});
    for (const auto& diagnostic : read.diagnostics) ADD_FAILURE() << diagnostic.problem.found;

    const friction::Redesign* redesign = find(read.file.draft.redesigns, "r");
    ASSERT_NE(redesign, nullptr);
    ASSERT_EQ(redesign->changes.size(), examples().size());
    Draft draft = office();
    step(draft, "write").fields_typed = number(5);
    for (std::size_t i = 0; i < redesign->changes.size(); ++i) {
        const Example example = examples()[i];
        EXPECT_EQ(to_text(redesign->changes[i]), example.text);
        const Result<Draft> once = friction::apply_move(draft, example.move, here);
        const Result<Draft> again = friction::apply_move(draft, redesign->changes[i], here);
        ASSERT_TRUE(once.ok()) << example.text << ": " << once.problems()[0].found;
        ASSERT_TRUE(again.ok()) << example.text << ": " << again.problems()[0].found;
        EXPECT_TRUE(same_scenario(once.value(), again.value())) << example.text;
    }
}

}  // namespace
}  // namespace drafts
