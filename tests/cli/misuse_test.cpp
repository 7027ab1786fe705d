// Everything that is wrong with a command line is said at once, like everything that is wrong with
// a file.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.h"

namespace friction::tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string refused(const std::vector<std::string>& arguments) {
    const Ran ran = friction_with(arguments);
    EXPECT_EQ(ran.exit_code, 2) << testing::PrintToString(arguments);
    EXPECT_THAT(ran.out, IsEmpty());
    return ran.err;
}

TEST(Misuse, IsToldAllAtOnce) {
    EXPECT_EQ(refused({"run", "a.yaml", "--sede", "1", "--frobnicate", "--seed", "x", "--precision",
                       "2"}),
              "friction: friction run has no option \"--sede\"; did you mean \"--seed\"?\n"
              "friction: friction run has no option \"--frobnicate\"\n"
              "friction: --seed takes a whole number from 0 to 9007199254740992, not \"x\"\n"
              "friction: --precision takes a share like 1% or 0.5%, not \"2\"; did you mean 2%?\n"
              "friction help run tells more\n");
}

TEST(Misuse, TellsOfEveryOptionWithoutItsValue) {
    const std::string said = refused({"run", "a.yaml", "--seed", "--json", "--journeys"});
    EXPECT_THAT(said, AllOf(HasSubstr("--seed needs a value: --seed N"),
                            HasSubstr("--journeys needs a value: --journeys N")));
    EXPECT_THAT(said, Not(HasSubstr("one word too many")));
}

TEST(Misuse, TellsWhatDoesNotGoTogether) {
    EXPECT_THAT(refused({"trace", "a.yaml", "b.yaml", "--customer", "1", "--find", "worst",
                         "--redesign", "a", "--redesign", "b"}),
                AllOf(HasSubstr("either --customer or --find"), HasSubstr("not several"),
                      HasSubstr("\"b.yaml\" is one word too many")));
    EXPECT_THAT(refused({"export", "a.yaml", "--redesign", "a", "--redesign", "b"}),
                AllOf(HasSubstr("needs --to svg"), HasSubstr("one redesign, not several")));
    // A --to that could not be read is not missing as well.
    EXPECT_THAT(refused({"export", "a.yaml", "--to", "png"}), Not(HasSubstr("needs --to")));
}

TEST(Misuse, IsNotMadeLonger) {
    EXPECT_THAT(refused({"run", "a.yaml", "--json=no"}),
                HasSubstr("--json takes no value, not \"no\""));
    EXPECT_THAT(refused({"export", "a.yaml", "--to"}), Not(HasSubstr("friction export needs")));
    EXPECT_EQ(refused({"run", ""}), "friction: the name of the file is empty\n");
}

TEST(Misuse, TellsOfEveryNameThatTheFileDoesNotHave) {
    const std::string said =
        refused({"compare", scenario("toll-invoice.yaml"), "status_visibel", "pushed", "--set",
                 "reply_tmie=2 days", "--set", "pushed=2 days"});
    EXPECT_THAT(said,
                AllOf(HasSubstr("there is no parameter \"reply_tmie\""), HasSubstr("--set pushed"),
                      HasSubstr("there is no redesign \"status_visibel\"; did you mean "
                                "\"status_visible\"? The file has \"employee_sends_request\", "),
                      HasSubstr("there is no redesign \"pushed\"; the file has "
                                "\"employee_sends_request\", ")));
}

// All that is wrong is told at once, by whichever command comes first.
TEST(Misuse, OfARedesignIsToldByEveryCommandThatReadsTheFile) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", R"(friction: 1
title: Two redesigns
source: a test
parameters:
  talk: {value: 5 min, range: 1 min .. 10 min}
start: ask
steps:
  ask: {by: customer, time: $talk, next: done}
outcomes: {done: resolved}
redesigns:
  right: {changes: [{set: {step: ask, time: 1 min}}]}
  wrong: {changes: [{set: {step: asks, time: 1 min}}]}
)");
    const std::vector<std::vector<std::string>> commands = {
        {"run", file},
        {"run", file, "--redesign", "right"},
        {"compare", file, "right"},
        {"solve", file, "--redesign", "right"},
        {"trace", file},
        {"report", file, "right"},
        {"export", file, "--to", "dot"},
        {"moves", file, "right", "--expand"},
        {"sweep", file, "--over", "talk", "--redesign", "right"},
        {"check", file}};
    for (const std::vector<std::string>& command : commands) {
        const Ran ran = friction_with(command);
        EXPECT_EQ(ran.exit_code, 2) << command.front();
        EXPECT_THAT(ran.err, HasSubstr("a.yaml:12:34: error F060: there is no step \"asks\""))
            << command.front();
    }
}

}  // namespace
}  // namespace friction::tests
