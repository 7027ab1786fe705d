// A file that breaks on disk while it is open: its problems are mended by mouse, and
// nothing is written before it is saved.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "program.h"

namespace friction::viewer {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class BrokenOnDisk : public ::testing::Test {
protected:
    BrokenOnDisk() {
        std::ofstream(path_, std::ios::binary) << good_;
        program_.open(path_);
        broken_.replace(broken_.find("{send_request: $writes"), 14, "{send_requests:");
        std::ofstream(path_, std::ios::binary) << broken_;
        program_.give(ReadAgain{});
        program_.settle();
    }
    ~BrokenOnDisk() override { fs::remove(path_); }

    [[nodiscard]] const FileState& file() const { return program_.session().file; }
    void undo() { program_.driver.key(letter('Z'), true); }

    std::string path_ = ::testing::TempDir() + "friction-broken-" +
                        ::testing::UnitTest::GetInstance()->current_test_info()->name() + ".yaml";
    std::string good_ = bytes_of(testing_support::toll_invoice);
    std::string broken_ = good_;
    testing_support::Program program_;
};

TEST_F(BrokenOnDisk, IsMendedByOneClickAndSaved) {
    ASSERT_TRUE(file().is_broken());
    const float f = program_.driver.f;
    for (float y = 10 * f; y < 28 * f && file().is_broken(); y += f / 2)
        program_.driver.click(4 * f, y);
    ASSERT_FALSE(file().is_broken());
    EXPECT_EQ(file().good->text.bytes, good_);
    EXPECT_EQ(bytes_of(path_), broken_) << "only saving writes";

    undo();
    EXPECT_TRUE(file().is_broken());
    program_.driver.key(letter('Y'), true);
    EXPECT_FALSE(file().is_broken());
    program_.driver.key(letter('S'), true);
    program_.settle();
    EXPECT_EQ(bytes_of(path_), good_);
    EXPECT_EQ(program_.session().unsaved_changes(), 0U);
}

TEST_F(BrokenOnDisk, KeepingTheLastVersionLeavesTheList) {
    program_.give(KeepMine{});
    EXPECT_FALSE(file().is_broken());
    EXPECT_EQ(file().good->text.bytes, good_);
    EXPECT_EQ(bytes_of(path_), broken_);
}

}  // namespace
}  // namespace friction::viewer
