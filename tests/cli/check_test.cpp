// friction check, from outside: what stands beside each expectation, and what a folder holds.

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "program.h"

namespace friction::tests {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

// The work has a fixed length, so its mean is known exactly; quantiles are always sampled.
constexpr const char* small_process = R"(friction: 1
title: Small
teams:
  desk: {title: Desk}
start: ask
steps:
  ask: {by: desk, channel: phone, time: 10 min, next: {done: 50%, gone: rest}}
outcomes: {done: resolved, gone: gave_up}
expect:
  - baseline.active < 20 min
  - baseline.effort.p90 < 200 EM
  - baseline.effort.p90 < 1 EM
)";

// 0.5% of 200 EM is 1 EM. A verdict by the solver needs no zone.
TEST(CheckCommand, PrintsTheZoneOfEachVerdictThatWasSampled) {
    const Folder folder;
    const Ran ran = friction_as({.arguments = {"check", folder.file("small.yaml", small_process)},
                                 .environment = {{"COLUMNS", "200"}}});
    EXPECT_EQ(ran.exit_code, 1) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("to spare; exact\n"));
    EXPECT_THAT(ran.out, HasSubstr("to spare; zone ± 1.0 EM; 4,096 journeys\n"));
    EXPECT_THAT(ran.out, HasSubstr("; zone ± 0.005 EM; 4,096 journeys\n"));
    EXPECT_THAT(ran.out, HasSubstr("To spare, misses by: how far"));
    EXPECT_THAT(ran.out, HasSubstr("Zone: a left side this close"));
}

constexpr const char* yearly = R"(friction: 1
title: Yearly
teams:
  desk: {title: Desk, cost: 60 per hour}
start: ask
steps:
  ask: {by: desk, channel: phone, time: 10 min, next: done}
outcomes: {done: resolved}
redesigns:
  quick:
    costs: {per_year: 1500}
    changes:
      - set: {step: ask, time: 5 min}
  quicker:
    costs: {one_off: 1500}
    changes:
      - set: {step: ask, time: 2 min}
)";

TEST(CheckCommand, WarnsOfCostsAYearWithoutJourneysAYear) {
    const Folder folder;
    const Ran ran = friction_with({"check", folder.file("yearly.yaml", yearly)});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.err, HasSubstr("yearly.yaml:11:23: warning F078: `costs: per_year` of a "
                                   "redesign needs `customers: per_year`"));
    EXPECT_THAT(ran.err, Not(HasSubstr("yearly.yaml:15")));
    const Ran given =
        friction_with({"check", folder.file("given.yaml", std::string(yearly) +
                                                              "customers: {per_year: 30000}\n")});
    EXPECT_EQ(given.exit_code, 0);
    EXPECT_EQ(given.err, "");
    const Ran set = friction_with(
        {"check", folder.file("set.yaml", std::string(yearly) +
                                              "      - set: {customers: all, per_year: 9}\n")});
    EXPECT_EQ(set.exit_code, 0);
    EXPECT_EQ(set.err, "");
}

constexpr const char* kept_key = R"(friction: 1
title: Kept
teams:
  desk: {title: Desk}
  office: {title: Office}
start: ask
steps:
  ask: {by: customer, channel: phone, time: 5 min, to: office, next: work}
  work: {by: office, time: 5 min, tone: robotic, next: done}
outcomes: {done: resolved}
redesigns:
  moved:
    changes:
      - set: {step: work, time: 2 min}
      - reassign: {step: ask, to: desk, channel: phone}
  written:
    changes:
      - set: {step: ask, tone: robotic}
  both:
    changes:
      - set: {step: work, channel: phone}
      - reassign: {step: work, to: customer}
)";

// The baseline's line is right as it stands; what is wrong is the move that leaves the key there.
TEST(CheckCommand, NamesTheMoveThatLeavesAKeyWhereItDoesNotBelong) {
    const Folder folder;
    const Ran ran = friction_with({"check", folder.file("a.yaml", kept_key)});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err,
                HasSubstr("a.yaml:15:9: error F056: step \"ask\" keeps \"to\", and is work "
                          "of a team with the customer now, in redesign \"moved\", move 2 "
                          "(reassign)\n"));
    const std::string way_out = "set: {step: ask, to: none}";
    EXPECT_THAT(ran.err, HasSubstr("add `" + way_out + "` to the redesign\n"));
    EXPECT_THAT(ran.err, HasSubstr("a.yaml:18:9: error F056: \"tone\" stands on work by the "
                                   "customer, in redesign \"written\", move 1 (set)"));
    EXPECT_THAT(ran.err, HasSubstr("a.yaml:22:9: error F056: step \"work\" keeps \"tone\""));

    std::string mended = kept_key;
    mended.resize(mended.find("  written:"));
    mended += "      - " + way_out + "\n";
    EXPECT_EQ(friction_with({"check", folder.file("b.yaml", mended)}).err, "");
}

// 300 moves on steps that are not there, of which 200 are told.
TEST(CheckCommand, SaysLastThatThereAreMoreProblems) {
    std::string text(yearly);
    for (int i = 0; i < 300; ++i) text += "      - remove: none" + std::to_string(i) + "\n";
    const Folder folder;
    const std::string said = friction_with({"check", folder.file("a.yaml", text)}).err;
    EXPECT_THAT(said, testing::StartsWith(folder.at("a.yaml") + ":18:17: error F060"));
    EXPECT_THAT(said, EndsWith("a.yaml: error F014: there are more problems than these\n"
                               "     mend some and look again\n"));
}

// A link to itself can be opened by nobody, and a folder whose path is too long neither: both by
// root as well.
TEST(CheckCommand, NamesWhatItCannotReadInAFolderAndChecksTheRest) {
    const Folder folder;
    folder.file("z.yaml", yearly);
    std::filesystem::create_symlink("loop.yaml", folder.at("loop.yaml"));
    const std::string name(250, 'd');
    int above = open(folder.path().c_str(), O_DIRECTORY | O_CLOEXEC);
    for (int depth = 0; depth < 18; ++depth) {
        ASSERT_EQ(mkdirat(above, name.c_str(), 0700), 0);
        const int below = openat(above, name.c_str(), O_DIRECTORY | O_CLOEXEC);
        close(above);
        above = below;
    }
    close(above);
    const Ran ran = friction_with({"check", folder.path()});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("friction: " + folder.at("loop.yaml") + ": "));
    EXPECT_THAT(ran.err, HasSubstr(name + "/" + name + ": "));
    EXPECT_THAT(ran.err, HasSubstr("z.yaml:11:23: warning F078"));
    EXPECT_THAT(ran.out, HasSubstr("The file expects nothing"));
}

// The worst of many files may have scrolled away.
TEST(CheckCommand, CountsTheFilesOfAFolder) {
    const Folder folder;
    folder.file("a.yaml", yearly);
    folder.file("b.yaml", yearly);
    folder.file("c.yaml", std::string(yearly) + "expect:\n  - baseline.effort < 1 EM\n");
    folder.file("d.yaml", "friction: 1\n");
    const Ran ran = friction_with({"check", folder.path()});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.out, EndsWith("\n4 files: 2 hold, 1 fails, 1 cannot be checked\n"));
    EXPECT_THAT(friction_with({"check", folder.at("a.yaml")}).out, Not(HasSubstr("1 file:")));
    EXPECT_EQ(friction_with({"check", folder.path(), folder.at("a.yaml"), folder.path()}).out,
              ran.out)
        << "each file once";
}

// The second insert leads around the first.
constexpr const char* lost = R"(friction: 1
title: Lost
teams:
  desk: {title: Desk}
start: ask
steps:
  ask: {by: desk, channel: phone, time: 10 min, next: done}
outcomes: {done: resolved}
redesigns:
  told:
    changes:
      - insert: {step: letter, after: ask, by: customer, time: 1 min}
      - insert: {step: gift, after: ask, by: customer, time: 1 min, next: done}
expect:
)";

TEST(CheckCommand, SaysWhyThereIsNoSuchStepInADesign) {
    const Folder folder;
    const Ran ran = friction_with(
        {"check", folder.file("a.yaml", std::string(lost) + "  - told.visits(letter) > 0.5\n"
                                                            "  - baseline.visits(gift) < 0.5\n"
                                                            "  - told.cost < 1 EM\n")});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("F083: nothing leads to step \"letter\" in told any more"));
    EXPECT_THAT(ran.err, HasSubstr("F083: there is no step \"gift\" in baseline"));
    EXPECT_THAT(ran.err, HasSubstr("F084: \"cost\" (money) cannot be compared with \"1 EM\""));
}

// An exact answer would call it 0%, and the way a loop without an end.
TEST(CheckCommand, RefusesAShareTooSmallToFollow) {
    const Folder folder;
    std::string text = small_process;
    text.replace(text.find("50%"), 3, "0.0000000001%");
    const Ran ran = friction_with({"check", folder.file("a.yaml", text)});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("a.yaml:7:62: error F043: 0.0000000001% of the journeys"));
    text.replace(text.find("0.0000000001%"), 13, "0.0000000002%");
    EXPECT_EQ(friction_with({"check", folder.file("b.yaml", text)}).exit_code, 1);
}

TEST(CompareCommand, NamesStepsThatWereInsertedInVain) {
    const Folder folder;
    const std::string text = std::string(lost) + "  - told.visits(gift) > 0.5\n";
    const Ran ran = friction_with({"compare", folder.file("a.yaml", text), "--journeys", "100"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("Inserted, but nothing leads there: letter."));
}

// What is wrong with an unreadable value hides neither a redesign's mistake nor that of a line
// under `expect`, and the last line says when more may come.
TEST(CheckCommand, TellsMistakesOfAllKindsAtOnce) {
    const Folder folder;
    std::string text = yearly;
    for (const auto& [of, by] :
         {std::pair<std::string, std::string>{"step: ask, time: 5 min", "step: aks, time: 5 min"},
          std::pair<std::string, std::string>{"one_off: 1500", "one_off: 1500 EUR"}})
        text.replace(text.find(of), of.size(), by);
    const Ran ran = friction_with(
        {"check",
         folder.file("a.yaml",
                     text + "expect:\n  - slower.efort < 1 EM\n  - baseline.effort < 1 EM\n")});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("error F060: there is no step \"aks\""));
    EXPECT_THAT(ran.err, HasSubstr("did you mean \"1500\"? money is written without its currency"));
    EXPECT_THAT(ran.err, HasSubstr("error F080: there is no metric \"efort\""));
    EXPECT_THAT(ran.err, EndsWith("more may show when these are mended\n"));
}

}  // namespace
}  // namespace friction::tests
