// What differs between two drafts, in the words of moves.

#include "friction/difference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/moves.h"

namespace drafts {
namespace {

using friction::Difference;
using friction::differences;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> texts(const Draft& before, const Draft& after) {
    std::vector<std::string> all;
    for (const Difference& difference : differences(before, after))
        all.push_back(to_text(difference));
    return all;
}

TEST(Differences, AreNoneBetweenEquals) { EXPECT_THAT(differences(office(), office()), IsEmpty()); }

TEST(Differences, SayWhoDoesAStepNow) {
    Draft after = office();
    step(after, "write").by = "office";
    EXPECT_THAT(texts(office(), after), ElementsAre("write: customer -> office"));
    EXPECT_EQ(differences(office(), after)[0].move, "reassign");
}

TEST(Differences, SayWhereAStepLeadsAndWhatItPromises) {
    Draft after = office();
    step(after, "ask").next = to("gone");
    step(after, "wait").promised = days(5);
    EXPECT_THAT(texts(office(), after),
                ElementsAre("ask: next answer_ask -> gone", "wait: promised none -> 5 days"));
    EXPECT_EQ(differences(office(), after)[0].move, "reroute");
    EXPECT_EQ(differences(office(), after)[1].move, "set");
}

TEST(Differences, ListStepsThatCameAndWent) {
    Draft after = office();
    std::erase_if(after.steps, [](const auto& entry) { return entry.first == "ask"; });
    after.steps.emplace_back("hold", choice(to("call")));
    const std::vector<Difference> found = differences(office(), after);
    EXPECT_THAT(texts(office(), after), ElementsAre("hold: new", "ask: removed"));
    EXPECT_EQ(found[0].after, "{next: call}");
    EXPECT_EQ(found[0].move, "insert");
    EXPECT_EQ(found[1].move, "remove");
}

TEST(Differences, GoThroughAllPartsInTheOrderOfTheLanguage) {
    Draft after = office();
    after.title = "Another, better";
    friction::find(after.parameters, "useful")->value = {0.7, Dimension::share};
    friction::find(after.parameters, "pace")->label = "Pace";
    after.customers.per_year = number(1000);
    after.customers.segments = {{"few", {}}};
    friction::find(after.teams, "robot")->automated = false;
    after.outcomes[1].second = friction::OutcomeKind::unresolved;
    EXPECT_THAT(
        texts(office(), after),
        ElementsAre("title A question to the office -> \"Another, better\"", "useful: 60% -> 70%",
                    "pace: label none -> Pace", "customers: per_year none -> 1000",
                    "segment few: new", "team robot: automated yes -> no",
                    "outcome gone: gave_up -> unresolved"));
}

TEST(Differences, ShowMovesAndExpectationsLineByLine) {
    Draft before = office();
    friction::Redesign redesign;
    redesign.changes = {take_out({"write"}), reroute("read", to("answer"))};
    before.redesigns = {{"shorter", redesign}};
    before.expect = {"shorter.effort < 5 EM", "baseline.effort > 1 EM"};
    Draft after = before;
    after.redesigns[0].second.changes = {reroute("read", to("answer")), take_out({"wait"}, "gone")};
    after.redesigns.emplace_back("other", friction::Redesign{});
    after.expect[0] = "shorter.effort < 4 EM";
    EXPECT_THAT(texts(before, after),
                ElementsAre("redesign shorter: - remove: write",
                            "redesign shorter: + remove: {steps: wait, then: gone}",
                            "redesign other: new", "expectation: - shorter.effort < 5 EM",
                            "expectation: + shorter.effort < 4 EM"));
}

}  // namespace
}  // namespace drafts
