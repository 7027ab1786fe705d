// friction view hands over to another program; here one that only says what it was given.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "program.h"

namespace friction::tests {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

/// A copy of the program under test, so that nothing lies where it looks first.
Ran alone(const Folder& folder, const std::string& path) {
    fs::create_directories(folder.at("a/b/bin"));
    fs::copy_file(program_path(), folder.at("a/b/bin/friction"),
                  fs::copy_options::overwrite_existing);
    return friction_as({.arguments = {"view", "story.yaml"},
                        .environment = {{"PATH", path}},
                        .program = folder.at("a/b/bin/friction")});
}

void make_viewer(const Folder& folder, const std::string& place, const std::string& answer) {
    fs::create_directories(fs::path(folder.at(place)).parent_path());
    folder.file(place, "#!/bin/sh\necho " + answer + " \"$@\"\n");
    fs::permissions(folder.at(place), fs::perms::owner_all);
}

TEST(ViewCommand, StartsTheViewerBesideItBeforeAnyOther) {
    const Folder folder;
    const Ran none = alone(folder, folder.at("path"));
    EXPECT_EQ(none.exit_code, 4);
    EXPECT_THAT(none.err, HasSubstr("friction-viewer is not installed"));

    make_viewer(folder, "path/friction-viewer", "from-path");
    EXPECT_EQ(alone(folder, folder.at("path")).out, "from-path story.yaml\n");
    make_viewer(folder, "a/viewer/friction-viewer", "from-build");
    EXPECT_EQ(alone(folder, folder.at("path")).out, "from-build story.yaml\n");
    make_viewer(folder, "a/b/bin/friction-viewer", "from-beside");
    EXPECT_EQ(alone(folder, folder.at("path")).out, "from-beside story.yaml\n");
}

}  // namespace
}  // namespace friction::tests
