// Which program opens a file, and that no shell reads its name.

#include "editor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <thread>

namespace friction::viewer {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

EditorSurroundings having(std::map<std::string, std::string> variables,
                          std::set<std::string> programs) {
    return {.variable =
                [variables](const char* name) {
                    const auto found = variables.find(name);
                    return found == variables.end() ? std::string() : found->second;
                },
            .has_program =
                [programs](std::string_view name) { return programs.contains(std::string(name)); }};
}

TEST(Editor, AnEditorOfTheDesktopGetsTheFile) {
    const auto words =
        editor_command(having({{"VISUAL", "code --wait"}, {"EDITOR", "vi"}}, {"code", "vi"}),
                       {"/a b/$(x).yaml", 7});
    ASSERT_TRUE(words);
    EXPECT_THAT(*words, ElementsAre("code", "--wait", "/a b/$(x).yaml"));
}

TEST(Editor, AnEditorOfTheTerminalGetsOneAndTheLine) {
    const auto words =
        editor_command(having({{"EDITOR", "/usr/bin/vim"}}, {"/usr/bin/vim", "xterm", "xdg-open"}),
                       {"/a.yaml", 7});
    ASSERT_TRUE(words);
    EXPECT_THAT(*words, ElementsAre("xterm", "-e", "/usr/bin/vim", "+7", "/a.yaml"));
}

TEST(Editor, WithoutATerminalTheDesktopDecides) {
    const auto words =
        editor_command(having({{"EDITOR", "vi"}}, {"vi", "xdg-open"}), {"/a.yaml", 7});
    ASSERT_TRUE(words);
    EXPECT_THAT(*words, ElementsAre("xdg-open", "/a.yaml"));
}

TEST(Editor, WhereThereIsNoneItIsSaid) {
    EXPECT_FALSE(editor_command(having({{"EDITOR", "gone"}}, {}), {"/a.yaml", 7}));
}

TEST(Editor, WhatIsStartedGetsItsWordsUntouched) {
    const fs::path folder = fs::path(testing::TempDir()) / "friction editor $(touch x) test";
    fs::remove_all(folder);
    fs::create_directories(folder);
    const std::string file = (folder / "a; b 'c' \"d\".txt").string();
    EXPECT_THAT(start_program({"touch", file}), IsEmpty());
    for (int i = 0; i < 500 && !fs::exists(file); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_TRUE(fs::exists(file));
    fs::remove_all(folder);
}

TEST(Editor, WhatCannotBeStartedIsSaid) {
    EXPECT_THAT(start_program({"/no/such/program", "x"}), HasSubstr("No such file"));
}

}  // namespace
}  // namespace friction::viewer
