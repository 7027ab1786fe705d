// The files in scenarios/ and those that `friction new` writes: they hold what they promise.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "friction/io/scenario_reader.h"
#include "friction/scenario.h"
#include "program.h"

namespace friction::tests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(Scenarios, HoldTheirExpectations) {
    const Ran ran = friction_with({"check", scenario(".")});
    EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
    EXPECT_THAT(ran.err, IsEmpty());
}

// The answers of docs/validation.md: their warnings are of parameters that stand at 0% or 100%.
TEST(Scenarios, WithClosedFormsHoldThem) {
    const Ran ran = friction_with({"check", scenario("../docs/validation")});
    EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
    for (const char* words :
         {"All 8 expectations hold.", "All 7 expectations hold.", "All 26 expectations hold."})
        EXPECT_THAT(ran.out, HasSubstr(words));
    EXPECT_THAT(ran.err, Not(HasSubstr("error")));
}

TEST(Scenarios, NameASourceForEveryNumberAndGiveEveryGuessARange) {
    for (const char* name : {"toll-invoice.yaml", "toll-invoice-fixed.yaml"}) {
        const io::ReadScenario read = io::read_scenario(io::read_source(scenario(name)).value());
        ASSERT_THAT(read.diagnostics, IsEmpty());
        const Draft& draft = read.file.draft;
        EXPECT_FALSE(draft.assumptions.empty());
        for (const Assumption& number : draft.assumptions) {
            EXPECT_NE(number.source, "") << name << " " << number.place;
            // Three points are a range by themselves.
            if (number.is_guess() && !number.text.starts_with("triangular")) {
                EXPECT_THAT(number.place, testing::StartsWith("parameters.")) << name;
            }
        }
        for (const auto& [parameter, content] : draft.parameters)
            EXPECT_TRUE(content.range.has_value()) << name << " " << parameter;
    }
}

TEST(Scenarios, OfFrictionNewAreAccepted) {
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"new"}, std::vector<std::string>{"new", "--minimal"}}) {
        const Ran checked =
            friction_as({.arguments = {"check", "-"}, .input = friction_with(command).out});
        EXPECT_EQ(checked.exit_code, 0) << checked.out << checked.err;
        EXPECT_THAT(checked.err, IsEmpty());
    }
}

// A redesign and its expansion are the same process: for every customer the same effort, so the
// difference is 0.
TEST(Scenarios, ReadBackWhatExpandWrites) {
    const Folder folder;
    const std::string file = scenario("toll-invoice.yaml");
    for (const char* redesign : {"mailed_with_charge", "pushed_and_sent"}) {
        const Ran expanded = friction_with({"moves", "--expand", file, redesign});
        ASSERT_EQ(expanded.exit_code, 0) << expanded.err;

        std::string text = read_whole(file);
        const std::size_t expect = text.find("\nexpect:\n");
        ASSERT_NE(expect, std::string::npos);
        std::string changes = expanded.out;
        changes.replace(0, changes.find("changes:"), "  again:\n    ");
        for (std::size_t at = changes.find("\n  - "); at != std::string::npos;
             at = changes.find("\n  - ", at + 9))
            changes.replace(at, 5, "\n      - ");
        text = text.substr(0, expect) + "\n" + changes + "\nexpect:\n  - again.effort is about " +
               redesign + ".effort within 0.1%\n  - again.better_off is about " + redesign +
               ".better_off within 0.1%\n";
        const Ran checked = friction_with({"check", folder.file("again.yaml", text)});
        EXPECT_EQ(checked.exit_code, 0) << checked.out << checked.err;
    }
}

}  // namespace
}  // namespace friction::tests
