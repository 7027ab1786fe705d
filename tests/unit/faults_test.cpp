// All at once: what can be checked beside an error is checked, and what only follows from it is not
// told.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <utility>
#include <vector>

#include "friction/io/scenario_check.h"
#include "support/scenario_texts.h"

namespace friction::io {
namespace {

using testing::ElementsAre;

const std::string right = test::question_about_an_order({}, "hold", R"(redesigns:
  fast:
    changes:
      - reroute: {from: call, to: done}
  slow:
    changes:
      - set: {step: hold, wait: 5 days}
expect:
  - slow.effort > baseline.effort
)");

struct Found {
    std::vector<std::string> problems;  ///< "10 F045": line and code
    bool is_all = true;
};

Found found_in(const std::vector<std::pair<std::string, std::string>>& changes) {
    std::string text = right;
    for (const auto& [of, by] : changes) {
        const std::size_t at = text.find(of);
        EXPECT_NE(at, std::string::npos) << of;
        text.replace(at, of.size(), by);
    }
    const Faults faults = find_faults(read_scenario({"a.yaml", text}), {"fast", "slow"});
    Found found{{}, faults.is_all};
    for (const Diagnostic& one : faults.diagnostics)
        found.problems.push_back(std::to_string(one.position.line) + ' ' + one.problem.code);
    return found;
}

const std::pair<std::string, std::string> bad_value{"time: 4 min", "time: 4 mins"};

TEST(Faults, TellOfTheModelBesideAValueThatCannotBeRead) {
    EXPECT_THAT(found_in({bad_value, {"    owner: company\n", ""}}).problems,
                ElementsAre("11 F028", "15 F059"));
    EXPECT_THAT(found_in({bad_value, {"next: done\n", "next: doen\n"}}).problems,
                ElementsAre("11 F028", "18 F040"));
}

TEST(Faults, TellOfTheGraphWhereItIsKnown) {
    const std::pair<std::string, std::string> unreached{
        "outcomes:",
        "  lost:\n    by: customer\n    time: 1 min\n    channel: web\n    next: done\noutcomes:"};
    EXPECT_THAT(found_in({bad_value, unreached}).problems, ElementsAre("11 F028", "19 F050"));
    EXPECT_THAT(found_in({{"    owner: company\n", ""}, unreached}).problems,
                ElementsAre("15 F059", "18 F050"));
}

// With a way that leads to no step, the step it was meant for may be reached by it alone.
TEST(Faults, TellNothingOfAGraphThatIsNotKnown) {
    const Found model = found_in({{"hold: rest}", "hodl: rest}"}});
    EXPECT_THAT(model.problems, ElementsAre("14 F040"));
    EXPECT_FALSE(model.is_all);
    const Found text = found_in({{"hold: rest}", "Hold: rest}"}});
    EXPECT_THAT(text.problems, ElementsAre("14 F024"));
    EXPECT_FALSE(text.is_all);
}

TEST(Faults, TellOfRedesignsBesideTheirBaseline) {
    const std::pair<std::string, std::string> bad_move{"from: call, to: done",
                                                       "from: cal, to: done"};
    EXPECT_THAT(found_in({bad_value, bad_move}).problems, ElementsAre("11 F028", "23 F060"));
    EXPECT_THAT(found_in({{"by: office", "by: ofice"}, bad_move}).problems,
                ElementsAre("10 F045", "23 F060"));
    // A result of moves that is no scenario: 5 days without an owner are the move's mistake.
    EXPECT_THAT(found_in({{"by: office", "by: ofice"},
                          {"{step: hold, wait: 5 days}", "{step: hold, owner: none}"}})
                    .problems,
                ElementsAre("10 F045", "26 F059"));
}

TEST(Faults, DoNotRepeatTheBaselineInItsRedesigns) {
    EXPECT_THAT(found_in({{"    owner: company\n", ""}}).problems, ElementsAre("15 F059"));
    EXPECT_THAT(found_in({{"cost: 30 per hour", "cost: $rate"}}).problems, ElementsAre("4 F041"));
}

TEST(Faults, DoNotFollowFromASectionThatCannotBeRead) {
    EXPECT_THAT(found_in({{"facts:\n  order: {tell: 30 s}", "facts: order"}}).problems,
                ElementsAre("5 F023"));
    EXPECT_THAT(found_in({{"teams:\n  office: {cost: 30 per hour}", "teams: office"}}).problems,
                ElementsAre("3 F023"));
    EXPECT_THAT(
        found_in({{"outcomes: {done: resolved, quit: gave_up}", "outcomes: done"}}).problems,
        ElementsAre("19 F023"));
    EXPECT_THAT(found_in({{"by: office", "by: [office]"}}).problems, ElementsAre("10 F023"));
    EXPECT_THAT(found_in({{"next: done\n", "next:\n"}}).problems, ElementsAre("18 F009"));
    EXPECT_THAT(found_in({{"next: done\n", "nxet: done\n"}}).problems, ElementsAre("18 F020"));
}

// What the moves would have made is not known.
// The first of the two is kept, and the whole is not complete without the other.
TEST(Faults, DoNotAddUpSharesOfWhichOneWasLeftOut) {
    EXPECT_THAT(found_in({{"hold: rest}", "done: 20%}"}}).problems, ElementsAre("14 F003"));
}

TEST(Faults, LeaveOutARedesignWhoseMovesCannotBeRead) {
    const Found found = found_in({{"- set: {step: hold, wait: 5 days}",
                                   "- insert: {step: text, befor: hold}\n"
                                   "      - set: {step: text, next: done}"}});
    EXPECT_THAT(found.problems, ElementsAre("26 F020"));
    EXPECT_FALSE(found.is_all);
}

TEST(Faults, TellOfExpectationsWithoutAForm) {
    EXPECT_THAT(found_in({bad_value, {"slow.effort >", "slow.efort >"}}).problems,
                ElementsAre("11 F028", "28 F080"));
}

TEST(Faults, SayWhenAllWasChecked) {
    EXPECT_FALSE(found_in({bad_value}).is_all) << "what the line under `expect` names is unknown";
    // The baseline is sound, so that the names in expectations are known.
    EXPECT_TRUE(found_in({{"from: call, to: done", "from: cal, to: done"}}).is_all);
    EXPECT_TRUE(found_in({{"expect:\n  - slow.effort > baseline.effort\n", ""},
                          {"    owner: company\n", ""}})
                    .is_all);
}

// Half a minute of a large file: nobody who asks it to stop waits for the designs that are left.
TEST(Faults, AreNotLookedForInRedesignsOnceSomebodyAsksToStop) {
    std::string text = right;
    text.replace(text.find("wait: 5 days}"), 12, "tone: robotic");
    const ReadScenario read = read_scenario({"a.yaml", text});
    std::atomic<bool> cancel{false};
    const Faults all = find_faults(read, {"fast", "slow"}, &cancel);
    EXPECT_EQ(all.diagnostics.size(), 1U);
    cancel = true;
    const Faults stopped = find_faults(read, {"fast", "slow"}, &cancel);
    EXPECT_EQ(stopped.diagnostics.size(), 0U);
    EXPECT_FALSE(stopped.is_all);
}

TEST(Faults, DesignsAreNotBuiltOnceSomebodyAsksToStop) {
    const ReadScenario read = read_scenario({"a.yaml", right});
    std::atomic<bool> cancel{false};
    EXPECT_TRUE(build_alternatives(read.file.draft, {"slow"}, &cancel).ok());
    cancel = true;
    const Result<std::vector<Scenario>> stopped =
        build_alternatives(read.file.draft, {"slow"}, &cancel);
    ASSERT_FALSE(stopped.ok());
    EXPECT_EQ(stopped.problems().front().code, "F098");
}

}  // namespace
}  // namespace friction::io
