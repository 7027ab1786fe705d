#include "friction/io/fingerprint.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "friction/io/file_writer.h"

namespace friction::io {
namespace {

// The published values of FNV-1a for the empty text and for "a".
TEST(Fingerprint, HashesAsPublished) {
    EXPECT_EQ(hash_of(""), 0xcbf29ce484222325U);
    EXPECT_EQ(hash_of("a"), 0xaf63dc4c8601ec8cU);
}

TEST(Fingerprint, NoticesWhatSomebodyElseWrote) {
    const std::filesystem::path path = std::filesystem::temp_directory_path() /
                                       ("friction-fingerprint-" + std::to_string(::getpid()));
    ASSERT_EQ(write_file(path, "one").written, Written::all);
    const auto read = read_with_fingerprint(path);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value().text.bytes, "one");
    Fingerprint known = read.value().fingerprint;
    EXPECT_EQ(look_again(path, known), OnDisk::same);

    using namespace std::chrono_literals;
    const auto time = std::filesystem::last_write_time(path);
    std::filesystem::last_write_time(path, time + 5s);
    EXPECT_EQ(look_again(path, known), OnDisk::same) << "only touched";
    EXPECT_NE(known.modified, read.value().fingerprint.modified);

    ASSERT_EQ(write_file(path, "two").written, Written::all);
    std::filesystem::last_write_time(path, time + 9s);
    EXPECT_EQ(look_again(path, known), OnDisk::changed) << "as long as before";
    ASSERT_EQ(write_file(path, "longer").written, Written::all);
    EXPECT_EQ(look_again(path, known), OnDisk::changed);
    std::filesystem::remove(path);
    EXPECT_EQ(look_again(path, known), OnDisk::gone);
}

}  // namespace
}  // namespace friction::io
