// Whole pages as people see them: tests/golden/reports/NAME.txt, to the letter.
//
// The scenario is small and has no guesses, so that what moves here is what was meant to move.

#include <gtest/gtest.h>

#include "cli/program.h"
#include "support/golden.h"

namespace friction::tests {
namespace {

// The program is started where its scenario lies, so that no path of this machine is printed.
std::string page(std::vector<std::string> arguments, const std::string& columns = "80") {
    const Folder folder;
    folder.file("office.yaml", read_whole(golden_file("reports/office.yaml")));
    const Ran ran = friction_as({.arguments = std::move(arguments),
                                 .environment = {{"COLUMNS", columns}},
                                 .folder = folder.path()});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(ran.err, "");
    return ran.out;
}

TEST(GoldenReports, Run) {
    expect_golden("reports/run.txt", page({"run", "office.yaml", "--journeys", "5000"}));
}

TEST(GoldenReports, Compare) {
    expect_golden("reports/compare.txt", page({"compare", "office.yaml", "--journeys", "5000"}));
}

TEST(GoldenReports, CompareWithDetails) {
    expect_golden("reports/compare-details.txt",
                  page({"compare", "office.yaml", "--journeys", "5000", "--details"}, "100"));
}

TEST(GoldenReports, Solve) { expect_golden("reports/solve.txt", page({"solve", "office.yaml"})); }

TEST(GoldenReports, Trace) {
    expect_golden("reports/trace.txt",
                  page({"trace", "office.yaml", "--customer", "3", "--redesign", "told"}, "100"));
}

TEST(GoldenReports, Check) { expect_golden("reports/check.txt", page({"check", "office.yaml"})); }

}  // namespace
}  // namespace friction::tests
