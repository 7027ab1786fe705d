// What `cmake --install` leaves under a prefix: programs that run from there, and a package that a
// program of somebody else finds.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/program.h"
#include "command.h"

namespace friction::tests {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

void well(const Ran& ran) { ASSERT_EQ(ran.exit_code, 0) << ran.out << ran.err; }

Ran cmake(std::vector<std::string> arguments) {
    return friction_as({.arguments = std::move(arguments), .program = FRICTION_CMAKE});
}

TEST(Installed, LibrariesAreFoundByCMakeAndGiveTheFiguresOfTheProgram) {
    const Folder folder;
    const std::string prefix = folder.at("prefix"), build = folder.at("build");
    well(cmake(
        {"--install", FRICTION_BINARY_DIR, "--prefix", prefix, "--component", "development"}));
    for (const auto& entry : fs::recursive_directory_iterator(prefix))
        if (entry.path().extension() == ".cmake") {
            EXPECT_THAT(read_whole(entry.path()), Not(HasSubstr(FRICTION_SOURCE_DIR)))
                << entry.path();
        }
    well(cmake({"-S", FRICTION_SOURCE_DIR "/docs/example", "-B", build,
                "-DCMAKE_PREFIX_PATH=" + prefix, "-DCMAKE_CXX_COMPILER=" FRICTION_COMPILER,
                "-DCMAKE_CXX_FLAGS=" FRICTION_FLAGS}));
    well(cmake({"--build", build}));

    const std::string file = scenario("toll-invoice.yaml");
    const Ran example = friction_as({.arguments = {file}, .program = build + "/effort"});
    well(example);
    const Ran program = friction_with({"run", file, "--journeys", "16384", "--json"});
    const auto effort =
        nlohmann::json::parse(program.out).at("alternatives").at(0).at("metrics").at("effort");
    std::istringstream printed(example.out);
    double value = 0, low = 0, high = 0;
    std::string unit, from, to;
    printed >> value >> unit >> from >> low >> to >> high;
    // Nine decimals are printed.
    EXPECT_NEAR(value, effort.at("value").get<double>(), 1e-9) << example.out;
    EXPECT_NEAR(low, effort.at("low").get<double>(), 1e-9);
    EXPECT_NEAR(high, effort.at("high").get<double>(), 1e-9);
    EXPECT_EQ(
        friction_as({.arguments = {folder.at("no.yaml")}, .program = build + "/effort"}).exit_code,
        2);
}

TEST(Installed, ExampleIsNoLongerThanAPersonReads) {
    const std::string text = read_whole(FRICTION_SOURCE_DIR "/docs/example/effort.cpp");
    EXPECT_LE(std::ranges::count(text, '\n'), 30);
}

TEST(Installed, ProgramsHaveTheirManualCompletionAndScenariosBesideThem) {
    const Folder folder;
    well(cmake({"--install", FRICTION_BINARY_DIR, "--prefix", folder.path()}));
    for (const char* file :
         {"share/man/man1/friction.1.gz", "share/bash-completion/completions/friction",
          "share/fish/vendor_completions.d/friction.fish", "share/zsh/site-functions/_friction",
          "share/doc/friction/README.md", "share/doc/friction/LICENSE",
          "share/doc/friction/docs/scenario-format.md",
          // The documentation's own links lead there.
          "share/doc/friction/scenarios/toll-invoice.yaml"})
        EXPECT_TRUE(fs::is_regular_file(folder.at(file))) << file;
    for (const cli::Command& command : cli::commands())
        EXPECT_TRUE(fs::is_regular_file(
            folder.at("share/man/man1/friction-" + std::string(command.name) + ".1.gz")))
            << command.name;
    EXPECT_FALSE(fs::exists(folder.at("share/doc/friction/copyright")));
    well(friction_as(
        {.arguments = {"solve", folder.at("share/friction/scenarios/toll-invoice.yaml")},
         .program = folder.at("bin/friction")}));
}

}  // namespace
}  // namespace friction::tests
