// insert, remove, reroute: one case before and after per form, one per refusal.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/moves.h"

namespace drafts {
namespace {

using friction::find;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(Insert, BeforeTakesEveryWayIn) {
    // Into `call` lead the `next` and the time-out of `wait`.
    const Draft made = after(office(), insert_before("hold", "call"));

    EXPECT_EQ(step(made, "wait").next, to("hold"));
    EXPECT_EQ(step(made, "wait").after->next, to("hold"));
    EXPECT_EQ(step(made, "hold").next, to("call"));
    EXPECT_THAT(names(made), ElementsAre("write", "read", "ask", "answer_ask", "answer", "wait",
                                         "hold", "call"));
}

TEST(Insert, BeforeTakesTheStartAndLoops) {
    Draft draft = office();
    step(draft, "write").next = to({way("write", 10), rest("read")});
    const Draft made = after(draft, insert_before("look", "write"));

    EXPECT_EQ(made.start, to("look"));
    EXPECT_EQ(step(made, "write").next, to({way("look", 10), rest("read")}));
    EXPECT_EQ(step(made, "look").next, to("write"));
}

TEST(Insert, BeforeAnOutcomeKeepsThePlaceInTheShareMap) {
    const Draft made = after(office(), insert_before("confirm", "solved"));

    EXPECT_EQ(step(made, "answer").next, to({way("confirm", parameter("useful")), rest("wait")}));
    EXPECT_EQ(step(made, "confirm").next, to("solved"));
}

TEST(Insert, BeforeWithAGivenNextLeavesItAsItIs) {
    const Next next = to({way("gone", 5), rest("call")});
    EXPECT_EQ(step(after(office(), leading(insert_before("hold", "call"), next)), "hold").next,
              next);
}

TEST(Insert, AfterTakesOverTheNextAndLeavesTheTimeOut) {
    const Draft made = after(office(), insert_after("remember", "wait"));

    EXPECT_EQ(step(made, "wait").next, to("remember"));
    EXPECT_EQ(step(made, "wait").after->next, to("call"));
    EXPECT_EQ(step(made, "remember").next, to("call"));
}

TEST(Insert, AfterWithAGivenNextReplacesTheOldOne) {
    const Draft made = after(office(), leading(insert_after("remember", "wait"), to("gone")));
    EXPECT_EQ(step(made, "wait").next, to("remember"));
    EXPECT_EQ(step(made, "remember").next, to("gone"));
}

TEST(Insert, BetweenLeadsOneWayThroughIt) {
    // Both `answer` and `call` lead to `wait`; only the way from `answer` changes.
    const Draft made = after(office(), insert_between("promise", "answer", "wait"));

    EXPECT_EQ(step(made, "answer").next, to({way("solved", parameter("useful")), rest("promise")}));
    EXPECT_EQ(step(made, "promise").next, to("wait"));
    EXPECT_EQ(step(made, "call").next, step(office(), "call").next);
}

TEST(Insert, WithoutAPlaceIsAddedAtTheEnd) {
    const Draft made = after(office(), leading(insert("letter"), to("solved")));
    EXPECT_EQ(made.steps.back().first, "letter");
    EXPECT_EQ(made.steps.back().second.next, to("solved"));
}

TEST(Insert, WritesTheKeysGivenAndRemembersWhatItWrote) {
    Insert move = insert_before("hold", "call");
    move.content.values.wait = minutes(4);
    move.content.values.channel = Channel::phone;
    move.content.values.title = "not among the keys";
    move.content.values.luck_of = "wait";
    move.content.keys = {"wait", "channel"};
    const Draft made = after(office(), move);

    EXPECT_EQ(step(made, "hold").wait, minutes(4));
    EXPECT_EQ(step(made, "hold").channel, Channel::phone);
    EXPECT_EQ(step(made, "hold").title, "");
    EXPECT_EQ(step(made, "hold").luck_of, "wait");
    EXPECT_EQ(made.origin.at("steps.hold"), here);
    EXPECT_EQ(made.origin.at("steps.wait.next"), here);
    EXPECT_EQ(made.origin.at("steps.wait.after.next"), here);
    EXPECT_FALSE(made.origin.contains("steps.call.next"));
}

// The draws of a step in another's luck are the other's, so those of a third in its luck are too.
TEST(Insert, LuckOfLuckIsTheFirstOnes) {
    Insert first = insert_before("hold", "call");
    first.content.values.luck_of = "wait";
    Insert second = insert_before("menu", "hold");
    second.content.values.luck_of = "hold";
    EXPECT_EQ(step(after(after(office(), first), second), "menu").luck_of, "wait");
}

TEST(Insert, IsRefusedWhereNamesDoNotFit) {
    const Draft draft = office();
    EXPECT_EQ(refused(draft, insert_before("call", "wait")).code, "F061");
    EXPECT_EQ(refused(draft, insert_before("solved", "wait")).code, "F061");

    const Problem misspelt = refused(draft, insert_before("hold", "cal"));
    EXPECT_EQ(misspelt.code, "F060");
    EXPECT_EQ(misspelt.hint, "did you mean \"call\"?");
    EXPECT_EQ(refused(draft, insert_after("hold", "cal")).code, "F060");
    EXPECT_THAT(refused(draft, insert_after("hold", "solved")).found,
                HasSubstr("\"solved\" is an outcome"));
}

TEST(Insert, IsRefusedWhereThereIsNoHandoff) {
    const Problem no_way = refused(office(), insert_between("hold", "write", "call"));
    EXPECT_EQ(no_way.code, "F062");
    EXPECT_EQ(no_way.hint, "it leads to \"read\"");

    Draft timed = office();
    step(timed, "wait").next = to("gone");
    EXPECT_THAT(refused(timed, insert_between("hold", "wait", "call")).hint,
                HasSubstr("only its time-out leads there"));
}

TEST(Insert, IsRefusedWithoutAPlaceOrWithTwo) {
    EXPECT_EQ(refused(office(), insert("hold")).code, "F070");
    Insert twice = insert_before("hold", "call");
    twice.after = "wait";
    EXPECT_EQ(refused(office(), twice).code, "F070");
    Insert three = insert("hold");
    three.between = {"answer", "wait", "call"};
    EXPECT_EQ(refused(office(), three).code, "F070");
    Insert unknown_key = insert_before("hold", "call");
    unknown_key.content.keys = {"chanel"};
    EXPECT_EQ(refused(office(), unknown_key).code, "F067");
}

TEST(Insert, NamesEverythingThatIsWrongAtOnce) {
    // The name is taken, and there is no step `reed`.
    const Result<Draft> made = apply_move(office(), insert_between("call", "reed", "wait"), here);
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(made.problems().size(), 2u);
}

TEST(Remove, LeadsToTheOnlyWayOut) {
    const Draft made = after(office(), take_out({"answer_ask"}));
    EXPECT_EQ(step(made, "ask").next, to("answer"));
    EXPECT_EQ(find(made.steps, "answer_ask"), nullptr);
}

TEST(Remove, SharesThatMeetAddUp) {
    // ask 40% and the rest both lead to `answer` afterwards.
    EXPECT_EQ(step(after(office(), take_out({"ask", "answer_ask"})), "read").next, to("answer"));
}

TEST(Remove, NumbersAddUpInThePlaceOfTheFirst) {
    Draft draft = office();
    step(draft, "read").next = to({way("ask", 10), way("gone", 70), way("answer", 20)});
    EXPECT_EQ(step(after(draft, take_out({"ask", "answer_ask"})), "read").next,
              to({way("answer", 30), way("gone", 70)}));
}

TEST(Remove, ANumberAndAParameterStayTwoLines) {
    Draft draft = office();
    step(draft, "read").next =
        to({way("ask", parameter("useful")), way("answer", 10), rest("gone")});
    EXPECT_EQ(step(after(draft, take_out({"ask", "answer_ask"})), "read").next,
              to({way("answer", parameter("useful")), way("answer", 10), rest("gone")}));
}

TEST(Remove, TheRestTakesNumbersAndParametersIn) {
    Draft draft = office();
    step(draft, "read").next =
        to({way("ask", parameter("useful")), way("answer", 10), way("gone", 5), rest("wait")});
    EXPECT_EQ(step(after(draft, take_out({"ask", "answer_ask", "answer"}, "wait")), "read").next,
              to({rest("wait"), way("gone", 5)}));
}

TEST(Remove, ARegionGoesWhereThenSays) {
    const Draft made = after(office(), take_out({"wait", "call"}, "gone"));
    EXPECT_EQ(step(made, "answer").next, to({way("solved", parameter("useful")), rest("gone")}));
    EXPECT_EQ(made.origin.at("steps.answer.next"), here);
}

TEST(Remove, TakesTheStartAndKeepsOutcomes) {
    const Draft made = after(office(), take_out({"write"}));
    EXPECT_EQ(made.start, to("read"));
    EXPECT_EQ(made.outcomes, office().outcomes);
}

TEST(Remove, IsRefusedWithReasons) {
    const Draft draft = office();
    const Problem several = refused(draft, take_out({"read"}));
    EXPECT_EQ(several.code, "F063");
    EXPECT_EQ(several.found, "\"read\" leads to \"ask\" and \"answer\"");
    EXPECT_EQ(refused(draft, take_out({"read", "ask"}, "ask")).code, "F063");
    EXPECT_EQ(refused(draft, take_out({"solved"})).code, "F060");
    EXPECT_EQ(refused(draft, take_out({"reed"})).hint, "did you mean \"read\"?");
    EXPECT_EQ(refused(draft, take_out({}, "gone")).code, "F070");

    Draft closed = office();  // a loop without any way out
    step(closed, "call").next = to("wait");
    EXPECT_THAT(refused(closed, take_out({"wait", "call"})).found,
                HasSubstr("lead to nothing that stays"));
}

TEST(Remove, IsRefusedWhenAConditionThatStaysAsksAboutTheStep) {
    Draft draft = office();
    step(draft, "answer")
        .next.cases.insert(step(draft, "answer").next.cases.begin(),
                           when_visited("read", 2, {rest("gone")}));
    const Problem asked = refused(draft, take_out({"read"}, "answer"));
    EXPECT_EQ(asked.code, "F064");
    EXPECT_EQ(asked.found,
              "step \"read\" goes, and steps.answer.next still asks how often it was visited");

    // The question that goes along is no obstacle: only `call` asks about `call`.
    (void)after(office(), take_out({"wait", "call"}, "gone"));
}

TEST(Reroute, LeadsTheWholeNextElsewhere) {
    const Draft made = after(office(), reroute("call", to("solved")));
    EXPECT_EQ(step(made, "call").next, to("solved"));
    EXPECT_EQ(made.origin.at("steps.call.next"), here);
    const Next cases = step(office(), "call").next;
    EXPECT_EQ(step(after(office(), reroute("read", cases)), "read").next, cases);
}

TEST(Reroute, InsteadOfLeadsOneWayElsewhereInItsPlace) {
    EXPECT_EQ(step(after(office(), reroute("answer", "wait", to("call"))), "answer").next,
              to({way("solved", parameter("useful")), rest("call")}));
    EXPECT_EQ(step(after(office(), reroute("answer", "solved", to("call"))), "answer").next,
              to({way("call", parameter("useful")), rest("wait")}));
}

TEST(Reroute, InsteadOfReachesEveryCaseThatLeadsThere) {
    const Next next = step(after(office(), reroute("call", "wait", to("gone"))), "call").next;
    EXPECT_EQ(next.cases[0], step(office(), "call").next.cases[0]);
    EXPECT_EQ(next.cases[1], to({way("solved", 50), rest("gone")}).cases[0]);
}

TEST(Reroute, WhatMeetsAddsUp) {
    EXPECT_EQ(step(after(office(), reroute("read", "ask", to("answer"))), "read").next,
              to("answer"));
}

// A quarter of 40% is 10% for the new way, 30% stay; it comes first, in the place of the way it
// takes from.
TEST(Reroute, AShareOfAWay) {
    EXPECT_EQ(step(after(office(), of(share(25), reroute("read", "ask", to("call")))), "read").next,
              to({way("call", 10), way("ask", 30), rest("answer")}));
    // The rest is 60%; a quarter of it is 15%, and a rest shrinks by itself.
    EXPECT_EQ(
        step(after(office(), of(share(25), reroute("read", "answer", to("call")))), "read").next,
        to({way("ask", 40), way("call", 15), rest("answer")}));
}

TEST(Reroute, AShareOfTheWholeNextIsTakenFromEveryWay) {
    EXPECT_EQ(step(after(office(), of(share(25), reroute("read", to("call")))), "read").next,
              to({way("call", 25), way("ask", 30), rest("answer")}));
}

TEST(Reroute, AParameterStaysAParameterWhereNothingIsMultiplied) {
    const Next expected = to({way("call", parameter("useful")), rest("read")});
    EXPECT_EQ(
        step(after(office(), of(parameter("useful"), reroute("write", to("call")))), "write").next,
        expected);
    EXPECT_EQ(step(after(office(), of(parameter("useful"), reroute("write", "read", to("call")))),
                   "write")
                  .next,
              expected);
}

// useful is 60%: of the 60% way to `solved` 60%, that is 36%, go to `call` and 24% stay; of the
// other 40% it is 24%.
TEST(Reroute, ElsewhereParametersCountWithTheirValue) {
    EXPECT_EQ(
        step(after(office(), of(parameter("useful"), reroute("answer", "solved", to("call")))),
             "answer")
            .next,
        to({way("call", 36), way("solved", 24), rest("wait")}));
    EXPECT_EQ(step(after(office(), of(parameter("useful"), reroute("answer", "wait", to("call")))),
                   "answer")
                  .next,
              to({way("solved", parameter("useful")), way("call", 24), rest("wait")}));
}

TEST(Reroute, AShareMapSplitsTheWayItTakes) {
    const Next map = to({way("call", 30), rest("gone")});
    // 40% * 30% = 12% and 40% * 70% = 28%
    EXPECT_EQ(step(after(office(), reroute("read", "ask", map)), "read").next,
              to({way("call", 12), way("gone", 28), rest("answer")}));
    // 60% * 30% = 18%, and the rest of the rest is the rest
    EXPECT_EQ(step(after(office(), reroute("read", "answer", map)), "read").next,
              to({way("ask", 40), way("call", 18), rest("gone")}));
    // Half of 40%: 6% and 14%, and 20% stay.
    EXPECT_EQ(step(after(office(), of(share(50), reroute("read", "ask", map))), "read").next,
              to({way("call", 6), way("gone", 14), way("ask", 20), rest("answer")}));
    // The only way becomes the map.
    EXPECT_EQ(step(after(office(), reroute("write", "read", map)), "write").next, map);
}

TEST(Reroute, AllOfAWayIsTheWay) {
    EXPECT_EQ(step(after(office(), of(share(100), reroute("read", to("call")))), "read").next,
              to("call"));
}

TEST(Reroute, IsRefusedWithReasons) {
    const Draft draft = office();
    EXPECT_EQ(refused(draft, reroute("cal", to("solved"))).hint, "did you mean \"call\"?");
    const Problem no_way = refused(draft, reroute("read", "anser", to("call")));
    EXPECT_EQ(no_way.code, "F062");
    EXPECT_EQ(no_way.hint, "did you mean \"answer\"?");
    EXPECT_EQ(refused(draft, reroute("read", "ask", step(draft, "call").next)).code, "F073");
    EXPECT_EQ(refused(draft, of(parameter("usefull"), reroute("read", to("call")))).hint,
              "did you mean \"useful\"?");
    EXPECT_EQ(refused(draft, reroute("read", Next{})).code, "F070");
}

}  // namespace
}  // namespace drafts
