// Redesigns changed in the author's own text: the bytes before and after, for every way a list can
// be laid out.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "friction/io/scenario_editor.h"
#include "friction/io/scenario_reader.h"

namespace friction::io {
namespace {

const std::string head =
    "friction: 1\ntitle: T\nstart: ask\nsteps:\n  ask: {by: customer, next: done}\n\n"
    "outcomes: {done: resolved}\n\n";

/// What becomes of the text below the head; the reason when the edit is refused.
std::string edited(const std::string& text, const std::vector<ScenarioEdit>& edits) {
    const auto made = edit_scenario({"test.yaml", head + text}, edits);
    if (!made.ok()) return made.problems()[0].code + ' ' + made.problems()[0].found;
    const std::string& bytes = made.value().text.bytes;
    EXPECT_TRUE(bytes.starts_with(head)) << bytes;
    return bytes.substr(head.size());
}

Move reroute(const std::string& from, const std::string& target) {
    return Reroute{.from = from, .instead_of = {}, .share = {}, .to = to(target)};
}
Move remove_step(const std::string& step) { return Remove{.steps = {step}, .then = {}}; }

const std::string two_moves =
    "redesigns:\n"
    "  one:   # the first\n"
    "    title: One\n"
    "    changes:\n"
    "      # the way\n"
    "      - reroute: {from: a,  to: b}   # short\n"
    "      # not needed\n"
    "      - remove: c\n"
    "      # - remove: d\n"
    "\n"
    "  two:\n"
    "    title: Two\n"
    "\n"
    "expect:\n"
    "  - one.effort < baseline.effort   # surely\n"
    "  - two.effort < one.effort\n";

std::string with(std::string text, const std::string& from, const std::string& replacement) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), replacement);
}

TEST(RedesignEditor, InsertsAboveTheCommentOfTheNextMove) {
    EXPECT_EQ(edited(two_moves, {InsertMove{"one", 1, remove_step("x")}}),
              with(two_moves, "      # not needed\n", "      - remove: x\n      # not needed\n"));
}

TEST(RedesignEditor, InsertsBehindTheLastMove) {
    EXPECT_EQ(edited(two_moves, {InsertMove{"one", 2, reroute("x", "y")}}),
              with(two_moves, "- remove: c\n", "- remove: c\n      - reroute: {from: x, to: y}\n"));
}

TEST(RedesignEditor, WritesTheFirstMoveOfARedesign) {
    EXPECT_EQ(edited(two_moves, {InsertMove{"two", 0, remove_step("x")}}),
              with(two_moves, "title: Two\n", "title: Two\n    changes:\n      - remove: x\n"));
}

TEST(RedesignEditor, ChangesOnlyTheKeysOfAMoveThatDiffer) {
    EXPECT_EQ(edited(two_moves, {ReplaceMove{"one", 0, reroute("a", "other")}}),
              with(two_moves, "to: b}", "to: other}"));
}

TEST(RedesignEditor, ReplacesAMoveByOneOfAnotherKind) {
    EXPECT_EQ(edited(two_moves, {ReplaceMove{"one", 0, remove_step("x")}}),
              with(two_moves, "reroute: {from: a,  to: b}", "remove: x"));
}

TEST(RedesignEditor, TakesAMoveOutWithTheCommentAboveIt) {
    EXPECT_EQ(edited(two_moves, {RemoveMove{"one", 1}}),
              with(two_moves, "      # not needed\n      - remove: c\n", ""));
}

TEST(RedesignEditor, LeavesAnEmptyListBehindTheLastMove) {
    EXPECT_EQ(edited("redesigns:\n  one:\n    changes:   # none\n      - remove: c\n",
                     {RemoveMove{"one", 0}}),
              "redesigns:\n  one:\n    changes: []   # none\n");
}

TEST(RedesignEditor, ReordersMovesWithTheirComments) {
    EXPECT_EQ(
        edited(two_moves, {ReorderMove{"one", 0, 1}}),
        with(with(two_moves, "      # the way\n      - reroute: {from: a,  to: b}   # short\n", ""),
             "- remove: c\n",
             "- remove: c\n      # the way\n      - reroute: {from: a,  to: b}   # short\n"));
}

TEST(RedesignEditor, KeepsTheTextOfMovesThatStay) {
    const std::vector<Move> moves = {remove_step("x"), reroute("a", "b"), reroute("c", "d")};
    EXPECT_EQ(edited(two_moves, {SetMoves{"one", moves}}),
              with(with(two_moves, "      # the way\n", "      - remove: x\n      # the way\n"),
                   "- remove: c\n", "- reroute: {from: c, to: d}\n"));
}

TEST(RedesignEditor, PutsLongMovesOnLinesOfTheirOwn) {
    Insert insert{
        .step = "told_when_ready", .before = {}, .after = {}, .between = {"a", "b"}, .content = {}};
    insert.content.values.title = "Wait until the account has it, which may take a while";
    insert.content.values.owner = Owner::company;
    insert.content.keys = {"title", "owner"};
    EXPECT_EQ(edited("redesigns:\n  one:\n    changes:\n    - remove: c\n",
                     {InsertMove{"one", 1, insert}}),
              "redesigns:\n  one:\n    changes:\n    - remove: c\n"
              "    - insert:\n        step: told_when_ready\n        between: [a, b]\n"
              "        title: Wait until the account has it, which may take a while\n"
              "        owner: company\n");
}

TEST(RedesignEditor, AddsARedesignBelowTheLast) {
    Redesign three;
    three.title = "Three: the best";
    three.includes = {"one"};
    three.changes = {remove_step("x")};
    EXPECT_EQ(
        edited(two_moves, {AddRedesign{"three", three}}),
        with(two_moves, "    title: Two\n",
             "    title: Two\n\n  three:\n    title: \"Three: the best\"\n    includes: [one]\n"
             "    changes:\n      - remove: x\n"));
}

TEST(RedesignEditor, AddsTheFirstRedesignWhereItBelongs) {
    Redesign one;
    one.title = "One";
    EXPECT_EQ(edited("expect: [baseline.effort < 9 EM]\n", {AddRedesign{"one", one}}),
              "redesigns:\n  one:\n    title: One\n\nexpect: [baseline.effort < 9 EM]\n");
    EXPECT_EQ(edited("redesigns: {}  # none", {AddRedesign{"one", one}}),
              "redesigns:  # none\n  one:\n    title: One");
    EXPECT_EQ(edited("redesigns: {two: {title: Two}}", {AddRedesign{"one", one}}),
              "redesigns: {two: {title: Two}, one: {title: One}}");
}

TEST(RedesignEditor, RenamesWhereverTheNameStands) {
    EXPECT_EQ(edited(two_moves, {RenameRedesign{"one", "uno"}}),
              with(with(with(two_moves, "  one:", "  uno:"), "- one.effort", "- uno.effort"),
                   "< one.effort", "< uno.effort"));
}

TEST(RedesignEditor, RemovesARedesignOnlyWithItsMentions) {
    EXPECT_EQ(edited(two_moves, {RemoveRedesign{"two", false}}),
              "F035 an expectation names \"two\": two.effort < one.effort");
    EXPECT_EQ(edited(two_moves, {RemoveRedesign{"two", true}}),
              with(with(two_moves, "\n  two:\n    title: Two\n", ""),
                   "  - two.effort < one.effort\n", ""));
}

TEST(RedesignEditor, SetsTitleCostsAndIncludes) {
    CostsDraft costs;
    costs.one_off = {{500, Dimension::number}, {}};
    EXPECT_EQ(edited(two_moves, {SetRedesignTitle{"one", "New, better"},
                                 SetRedesignCosts{"two", costs}, SetIncludes{"two", {"one"}}}),
              with(with(two_moves, "title: One", "title: New, better"), "title: Two\n",
                   "title: Two\n    includes: [one]\n    costs: {one_off: 500}\n"));
    EXPECT_EQ(edited("redesigns:\n  one: {title: One, costs: {per_year: 7, one_off: 5} }\n",
                     {SetRedesignCosts{"one", costs}, SetRedesignTitle{"one", ""}}),
              "redesigns:\n  one: {costs: {one_off: 500} }\n");
}

// Two edits there and back: nothing has changed, and nothing is reported as changed.
TEST(RedesignEditor, ForgetsWhatWasTakenBack) {
    const auto made = edit_scenario(
        {"test.yaml", head + two_moves},
        std::vector<ScenarioEdit>{RemoveMove{"one", 1}, InsertMove{"one", 1, remove_step("c")},
                                  SetRedesignTitle{"two", "Zwei"}, SetRedesignTitle{"two", "Two"}});
    ASSERT_TRUE(made.ok());
    EXPECT_EQ(made.value().text.bytes, with(head + two_moves, "      # not needed\n", ""));
    ASSERT_EQ(made.value().edits.size(), 1u);
}

TEST(RedesignEditor, RefusesWhatIsNotThere) {
    EXPECT_EQ(edited(two_moves, {RemoveMove{"one", 2}}), "F037 redesign \"one\" has no move 3");
    EXPECT_EQ(edited(two_moves, {RemoveMove{"three", 0}}), "F037 there is no redesign \"three\"");
    EXPECT_EQ(edited(two_moves, {RenameRedesign{"one", "two"}}),
              "F025 there is a redesign \"two\" already");
    EXPECT_EQ(edited(two_moves, {RenameRedesign{"one", "baseline"}}),
              "F024 \"baseline\" cannot name a redesign");
    EXPECT_EQ(edited(two_moves, {SetRedesignTitle{"one", "bell \a"}}).substr(0, 4), "F001");
}

}  // namespace
}  // namespace friction::io
