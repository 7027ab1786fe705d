// reassign and set: one case before and after per form, one per refusal.

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

TEST(Reassign, FromCustomerToTeamTheCustomerIsGone) {
    Draft draft = office();
    StepDraft& write = step(draft, "write");
    write.contact = friction::ContactBy::customer;
    write.fields_typed = number(12);
    write.prefilled = number(3);
    write.documents = number(1);
    Reassign move = reassign("write", "special");
    move.given.values.time = minutes(2);
    move.given.keys = {"time"};
    const StepDraft made = step(after(draft, move), "write");

    EXPECT_EQ(made.by, "special");
    EXPECT_EQ(made.time, minutes(2));
    EXPECT_EQ(made.channel, Channel::none);
    EXPECT_EQ(made.contact, friction::ContactBy::by_default);
    EXPECT_EQ(made.fields_typed, Value{});
    EXPECT_EQ(made.prefilled, Value{});
    EXPECT_EQ(made.documents, Value{});
    EXPECT_EQ(made.to, "office");
    EXPECT_THAT(made.needs, ElementsAre("case", "story"));
}

TEST(Reassign, KeepsWhatIsGiven) {
    Reassign move = reassign("write", "special");
    move.given.values.channel = Channel::phone;
    move.given.values.contact = friction::ContactBy::company;
    move.given.keys = {"channel", "contact"};
    const Draft made = after(office(), move);

    EXPECT_EQ(step(made, "write").channel, Channel::phone);
    EXPECT_EQ(step(made, "write").contact, friction::ContactBy::company);
    EXPECT_EQ(step(made, "write").time, minutes(5));
    EXPECT_EQ(made.origin.at("steps.write.channel"), here);
    EXPECT_EQ(made.origin.at("steps.write.by"), here);
}

TEST(Reassign, FromTeamToCustomerNeedsGoUnlessThereIsSomebodyToTell) {
    EXPECT_THAT(step(after(office(), reassign("call", "customer")), "call").needs,
                testing::IsEmpty());
    EXPECT_THAT(step(after(office(), reassign("ask", "customer")), "ask").needs,
                ElementsAre("case"));
}

TEST(Reassign, FromTeamToTeamAllStays) {
    StepDraft expected = step(office(), "call");
    expected.by = "special";
    EXPECT_EQ(step(after(office(), reassign("call", "special")), "call"), expected);
}

TEST(Reassign, IsRefusedWithReasons) {
    const Draft draft = office();
    EXPECT_EQ(refused(draft, reassign("cal", "special")).hint, "did you mean \"call\"?");
    EXPECT_EQ(refused(draft, reassign("call", "specail")).hint, "did you mean \"special\"?");
    EXPECT_EQ(refused(draft, reassign("call", "costumer")).hint, "did you mean \"customer\"?");
    EXPECT_EQ(refused(draft, reassign("wait", "office")).code, "F065");
    EXPECT_THAT(refused(draft, reassign("call", "office")).found,
                HasSubstr("already done by \"office\""));
}

TEST(Set, WritesKeysAndTakesThemAway) {
    StepDraft values;
    values.promised = days(3);
    const Draft made = after(office(), set_step("wait", values, {"promised", "after"}));

    EXPECT_EQ(step(made, "wait").promised, days(3));
    EXPECT_FALSE(step(made, "wait").after.has_value());
    EXPECT_EQ(step(made, "wait").wait, step(office(), "wait").wait);
    EXPECT_EQ(made.origin.at("steps.wait.promised"), here);
}

TEST(Set, ReplacesListsWhole) {
    StepDraft values;
    values.needs = {"story"};
    EXPECT_THAT(step(after(office(), set_step("call", values, {"needs"})), "call").needs,
                ElementsAre("story"));
}

TEST(Set, ReachesTeamsFactsAndParameters) {
    friction::TeamDraft team;
    team.cost = {{30.0 / 3600, Dimension::rate}, {}};
    EXPECT_EQ(find(after(office(), set("team", "office", team, {"cost"})).teams, "office")->cost,
              team.cost);

    friction::FactDraft fact;
    fact.known_to = {"office"};
    EXPECT_THAT(
        find(after(office(), set("fact", "case", fact, {"known_to"})).facts, "case")->known_to,
        ElementsAre("office"));

    friction::ParameterDraft useful;
    useful.value = {0.7, Dimension::share};
    const Draft made = after(office(), set("parameter", "useful", useful, {"value"}));
    EXPECT_EQ(find(made.parameters, "useful")->value.value, 0.7);
    EXPECT_EQ(made.origin.at("parameters.useful.value"), here);
}

TEST(Set, ReachesSegmentsCustomersAndTheEffortModel) {
    Draft draft = office();
    draft.customers.segments = {{"everyone", {}}};
    friction::SegmentDraft segment;
    segment.severity = number(1);
    const Draft severe = after(draft, set("segment", "everyone", segment, {"severity"}));
    EXPECT_EQ(find(severe.customers.segments, "everyone")->severity, number(1));
    EXPECT_EQ(severe.origin.at("customers.segments.everyone.severity"), here);

    friction::CustomersDraft customers;
    customers.per_year = number(1000);
    EXPECT_EQ(after(draft, set("customers", "all", customers, {"per_year"})).customers.per_year,
              number(1000));

    const friction::NumberDraft eight{.value = {8, Dimension::number}, .range = {}, .source = {}};
    friction::EffortDraft effort;
    effort.threshold = eight;
    EXPECT_EQ(after(draft, set("effort", "all", effort, {"threshold"})).effort.threshold, eight);

    draft.effort.weights = {
        {"handoff", {.value = {4, Dimension::number}, .range = {}, .source = {}}}};
    const Draft weighed = after(draft, Set{.kind = "effort",
                                           .target = "weights",
                                           .patch = friction::Named<friction::NumberDraft>{
                                               {"retelling", eight}, {"handoff", eight}}});
    EXPECT_EQ(*find(weighed.effort.weights, "retelling"), eight);
    EXPECT_EQ(*find(weighed.effort.weights, "handoff"), eight);
    EXPECT_EQ(weighed.origin.at("effort.weights.retelling"), here);
}

TEST(Set, IsRefusedWithReasons) {
    const Draft draft = office();
    EXPECT_EQ(refused(draft, set_step("cal", {}, {"needs"})).hint, "did you mean \"call\"?");
    const Problem key = refused(draft, set_step("call", {}, {"need"}));
    EXPECT_EQ(key.code, "F067");
    EXPECT_EQ(key.hint, "did you mean \"needs\"?");
    EXPECT_EQ(refused(draft, set_step("call", step(draft, "call"), {"needs", "channel"})).code,
              "F068");
    EXPECT_EQ(refused(draft, set_step("call", {}, {})).code, "F070");

    friction::ParameterDraft hour;
    hour.value = {3600, Dimension::duration};
    const Problem kind = refused(draft, set("parameter", "useful", hour, {"value"}));
    EXPECT_EQ(kind.code, "F067");
    EXPECT_THAT(kind.found, HasSubstr("parameter \"useful\" is a share"));
    const Problem weight =
        refused(draft, Set{.kind = "effort",
                           .target = "weights",
                           .patch = friction::Named<friction::NumberDraft>{{"retellings", {}}}});
    EXPECT_EQ(weight.code, "F067");
    EXPECT_EQ(weight.hint, "did you mean \"retelling\"?");
    EXPECT_EQ(refused(draft, set("parameter", "usefull", hour, {"value"})).code, "F060");
    EXPECT_EQ(refused(draft, set("team", "offic", friction::TeamDraft{}, {"cost"})).hint,
              "did you mean \"office\"?");
}

TEST(Origin, ALaterMoveTakesOverWhatItWrites) {
    const Draft made = after(office(), set_step("call", {}, {"needs"}));
    const Result<Draft> removed =
        apply_move(made, take_out({"call"}, "gone"), "redesigns.r.changes.1");
    ASSERT_TRUE(removed.ok());
    EXPECT_FALSE(removed.value().origin.contains("steps.call.needs"));
    const Result<Draft> again =
        apply_move(removed.value(), leading(insert("call"), to("gone")), "redesigns.r.changes.2");
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again.value().origin.at("steps.call"), "redesigns.r.changes.2");
}

}  // namespace
}  // namespace drafts
