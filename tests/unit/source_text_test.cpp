#include "friction/io/source_text.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace friction::io {
namespace {

using ::testing::HasSubstr;

TEST(ReadSource, SaysWhatIsWrongWithAPath) {
    const auto missing = read_source("no-such-file.yaml");
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.problems()[0].code, "F090");
    EXPECT_THAT(missing.problems()[0].found, HasSubstr("no-such-file.yaml"));

    const auto directory = read_source(std::filesystem::temp_directory_path().string());
    ASSERT_FALSE(directory.ok());
    EXPECT_EQ(directory.problems()[0].code, "F091");
}

// Nobody writes into the pipe: opening it would wait for ever.
TEST(ReadSource, DoesNotWaitForANamedPipe) {
    const std::string path =
        (std::filesystem::temp_directory_path() / "friction-source-pipe.yaml").string();
    std::filesystem::remove(path);
    ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
    const std::string link = path + ".link";
    std::filesystem::remove(link);
    std::filesystem::create_symlink(path, link);
    for (const std::string& name : {path, link}) {
        const auto read = read_source(name);
        ASSERT_FALSE(read.ok());
        EXPECT_EQ(read.problems()[0].code, "F092");
        EXPECT_EQ(read.problems()[0].found, in_quotes(name) + " is a named pipe, not a file");
    }
    std::filesystem::remove(link);
    std::filesystem::remove(path);
    EXPECT_FALSE(read_source("/dev/zero").ok()) << "it never ends";
}

TEST(ReadSource, TakesThePipeThatAShellHasOpened) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    ASSERT_EQ(::write(ends[1], "friction: 1\n", 12), 12);
    ::close(ends[1]);
    const auto read = read_source("/dev/fd/" + std::to_string(ends[0]));
    ::close(ends[0]);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value().bytes, "friction: 1\n");
}

TEST(ReadSource, RefusesMoreThanItsLimit) {
    const std::filesystem::path path =
        std::filesystem::temp_directory_path() / "friction-too-large.yaml";
    std::ofstream(path).close();
    std::filesystem::resize_file(path, source_bytes_max);
    EXPECT_TRUE(read_source(path.string()).ok());
    std::filesystem::resize_file(path, source_bytes_max + 1);
    const auto read = read_source(path.string());
    std::filesystem::remove(path);

    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.problems()[0].code, "F093");
}

TEST(InQuotes, IsSafeOnATerminal) {
    EXPECT_EQ(in_quotes("2 dyas"), "\"2 dyas\"");
    EXPECT_EQ(in_quotes("\x1B[31m"), "\"\\x1b[31m\"");
    EXPECT_EQ(in_quotes("\xFF"), "\"\\xff\"");
    EXPECT_EQ(in_quotes("\xE2\x80\xAE"
                        "abc"),
              "\"\\u202eabc\"");
    EXPECT_EQ(in_quotes(std::string(61, 'x')), '"' + std::string(60, 'x') + "...\"");
}

}  // namespace
}  // namespace friction::io
