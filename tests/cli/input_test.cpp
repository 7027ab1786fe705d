// What a person may hand to the program by mistake or with ill will: a sentence, code 2, no
// results.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.h"

namespace friction::tests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

// One step, one redesign, one parameter with a range: the smallest file that every command can do
// something with.
constexpr const char* small_file = R"(friction: 1
title: Small
source: a test
parameters:
  talk: {value: 5 min, range: 1 min .. 10 min}
teams:
  desk: {title: Desk}
start: ask
steps:
  ask: {by: desk, channel: phone, time: $talk, next: {done: 50%, again: rest}}
  again: {by: desk, channel: phone, time: 2 min, next: done}
outcomes:
  done: resolved
redesigns:
  right_away:
    changes:
      - reroute: {from: ask, to: done}
expect:
  - right_away.effort < baseline.effort
)";

struct Row {
    std::vector<std::string> arguments;
    std::string said;
};

TEST(Input, ThatIsWrongIsRefusedWithAReason) {
    const Folder folder;
    const std::string small = folder.file("small.yaml", small_file);
    const std::string empty = folder.file("empty.yaml", "");
    const std::string binary = folder.file("binary.yaml", std::string("\0\x01\xff\xfe\x80", 5));
    const std::string bad_share = folder.file(
        "bad.yaml",
        "friction: 1\ntitle: Bad\nstart: a\nsteps:\n  a: {next: {done: 60%, lost: 60%}}\n"
        "outcomes: {done: resolved, lost: gave_up}\n");
    const std::string missing = folder.at("missing.yaml");

    const std::vector<Row> table{
        {{"compare", missing}, missing},
        {{"compare", folder.path()}, folder.path()},
        {{"compare", empty}, "empty.yaml"},
        {{"compare", binary}, "binary.yaml"},
        {{"compare", bad_share}, "120%"},
        {{"run", missing}, missing},
        {{"solve", empty}, "empty.yaml"},
        {{"trace", binary}, "binary.yaml"},
        {{"check", missing}, missing},
        {{"check", empty}, "empty.yaml"},
        {{"check", bad_share}, "bad.yaml:5"},
        {{"moves", "--expand", missing, "x"}, missing},
        {{"compare"}, "friction compare FILE [REDESIGN...]"},
        {{"compare", small, "right_awya"}, "did you mean \"right_away\"? The file has "},
        {{"run", small, "--redesign", "rigth_away"}, "did you mean \"right_away\"?"},
        {{"solve", small, "--redesign", "nothing"}, "there is no redesign \"nothing\""},
        {{"moves", "--expand", small, "right"}, "there is no redesign"},
        {{"moves", "prevnt"}, "did you mean \"prevent\"?"},
        {{"moves", "merge_teams"}, "not built yet"},
        {{"run", small, "--set", "tlak=3 min"}, "did you mean \"talk\"?"},
        {{"run", small, "--set", "talk"}, "--set takes NAME=VALUE"},
        {{"run", small, "--set", "talk=3"}, "--set talk"},
        {{"run", small, "--set", "talk=3%"}, "--set talk"},
        {{"run", small, "--seed", "-1"}, "--seed takes a whole number"},
        {{"run", small, "--seed", "1.5"}, "--seed takes a whole number"},
        {{"run", small, "--journeys", "0"}, "--journeys takes a whole number from 1"},
        {{"run", small, "--journeys", "99999999999999999999999"},
         "--journeys takes a whole number"},
        {{"run", small, "--precision", "0%"}, "--precision takes a share"},
        {{"run", small, "--precision", "nan"}, "--precision takes a share"},
        {{"run", small, "--precision", "1"}, "did you mean 1%?"},
        {{"run", small, "--precision", "2.5"}, "did you mean 2.5%?"},
        {{"run", small, "--precision", "1%", "--journeys", "5"}, "leave one of them out"},
        {{"run", small, "--set", "talk=3 min", "--set", "talk=4 min"}, "two values"},
        {{"compare", small, "right_away", "right_away"}, "named twice"},
        {{"compare", small, "baseline"}, "the baseline is no redesign"},
        {{"solve", small, "--redesign", "right_away", "--redesign", "right_away"}, "given twice"},
        {{"run", small, "--threads", "0"}, "--threads takes a whole number from 1"},
        {{"trace", small, "--customer", "x"}, "--customer takes a whole number"},
        {{"trace", small, "--find", "best"},
         "--find takes typical, worst, gave_up, worse_off or became_problem"},
        {{"trace", small, "--find", "worse_off"}, "--redesign"},
        {{"trace", small, "--find", "gave_up"}, "none of the first 4,096 customers"},
        {{"trace", small, "--find", "worst", "--customer", "3"}, "--customer or --find"},
    };
    for (const Row& row : table) {
        const Ran ran = friction_with(row.arguments);
        EXPECT_EQ(ran.exit_code, 2) << testing::PrintToString(row.arguments) << ran.err;
        EXPECT_THAT(ran.err, HasSubstr(row.said)) << testing::PrintToString(row.arguments);
        EXPECT_THAT(ran.out, IsEmpty()) << testing::PrintToString(row.arguments);
    }
}

TEST(Input, ComesFromStandardInputAsWell) {
    const Ran ran =
        friction_as({.arguments = {"run", "-", "--journeys", "4096"}, .input = small_file});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("Small"));

    const Ran wrong = friction_as({.arguments = {"run", "-"}, .input = "friction: 2\n"});
    EXPECT_EQ(wrong.exit_code, 2);
    EXPECT_THAT(wrong.err, StartsWith("standard input:"));
}

TEST(Input, AValueOutsideItsRangeIsUsedWithAWarning) {
    const Folder folder;
    const std::string small = folder.file("small.yaml", small_file);
    const Ran inside = friction_with({"run", small, "--journeys", "4096", "--set", "talk=2 min"});
    EXPECT_EQ(inside.exit_code, 0);
    EXPECT_THAT(inside.err, IsEmpty());

    const Ran outside = friction_with({"run", small, "--journeys", "4096", "--set", "talk=30 min"});
    EXPECT_EQ(outside.exit_code, 0);
    EXPECT_THAT(
        outside.err,
        HasSubstr("warning: --set talk=30 min is outside the range of the file, 1 min .. 10 min"));
    EXPECT_THAT(outside.out, Not(IsEmpty()));
}

TEST(Input, SetChangesWhatIsSimulated) {
    const Folder folder;
    const std::string small = folder.file("small.yaml", small_file);
    // By hand: the first talk is 5 minutes; half of the customers talk 2 minutes more, on the same
    // call: 6 EM. With a first talk of 9 minutes it is 10 EM.
    EXPECT_EQ(friction_with({"check", small}).exit_code, 0);
    const std::string expecting =
        std::string(small_file) + "  - baseline.effort is about 6 EM within 0.001%\n";
    const std::string path = folder.file("expecting.yaml", expecting);
    EXPECT_EQ(friction_with({"check", path}).exit_code, 0);
    EXPECT_EQ(friction_with({"check", path, "--set", "talk=9 min"}).exit_code, 1);
}

// Sanitizers reserve more address space than any limit leaves.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
// From too little memory to start up to enough for the run: every end is a clean one. Whether
// memory or a thread is refused first, the system decides.
TEST(Input, ThatNeedsMoreMemoryThanThereIsEndsWithASentence) {
    int sentences = 0;
    for (std::size_t kilobytes = 8'000; kilobytes < 40'000; kilobytes += 1'000) {
        const std::size_t limit = kilobytes << 10;
        // Where not even the libraries can be loaded, there is no program yet that could say so.
        if (friction_as({.arguments = {"--version"}, .memory_limit = limit}).exit_code != 0)
            continue;
        const Ran ran = friction_as(
            {.arguments = {"compare", scenario("toll-invoice.yaml"), "--journeys", "10000"},
             .memory_limit = limit});
        if (ran.exit_code == 0) continue;
        ++sentences;
        EXPECT_EQ(ran.exit_code, 4) << kilobytes;
        EXPECT_THAT(ran.err, testing::AnyOf(HasSubstr("not enough memory"),
                                            HasSubstr("the system refuses")));
        EXPECT_EQ(std::ranges::count(ran.err, '\n'), 1) << ran.err;
        EXPECT_THAT(ran.out, IsEmpty());
    }
    EXPECT_GT(sentences, 0);
}
#endif

}  // namespace
}  // namespace friction::tests
