// A sweep as a picture, over one parameter and over two: every mark, to the letter.
// Look at the picture before accepting another one: any browser shows it.

#include <gtest/gtest.h>

#include "cli/program.h"
#include "support/golden.h"

namespace friction::tests {
namespace {

std::string picture(const std::vector<std::string>& more) {
    const Folder folder;
    folder.file("permit.yaml", read_whole(golden_file("sweep/permit.yaml")));
    std::vector<std::string> arguments{"sweep", "permit.yaml", "-o", "sweep.svg"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ran ran = friction_as({.arguments = std::move(arguments), .folder = folder.path()});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    return read_whole(folder.at("sweep.svg"));
}

TEST(GoldenSweep, OverOneParameter) {
    expect_golden("sweep/one.svg", picture({"--over", "pending", "--journeys", "4096"}));
}

TEST(GoldenSweep, OverTwoParameters) {
    expect_golden("sweep/two.svg",
                  picture({"--over", "pending", "--over", "solves", "--journeys", "256"}));
}

}  // namespace
}  // namespace friction::tests
