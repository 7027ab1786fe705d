#include "arguments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace friction::viewer {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

Arguments from(std::vector<std::string> words) { return parsed(words); }

TEST(Arguments, NameAFileAndAPicture) {
    const Arguments arguments = from({"--picture", "map.png", "--size", "800x600", "--view",
                                      "present:3", "--dark", "--scale", "200%", "a.yaml"});

    EXPECT_THAT(arguments.problem, IsEmpty());
    EXPECT_EQ(arguments.picture, "map.png");
    EXPECT_EQ(arguments.width, 800);
    EXPECT_EQ(arguments.height, 600);
    EXPECT_EQ(arguments.view, View::present);
    EXPECT_EQ(arguments.station, 3);
    EXPECT_EQ(arguments.is_dark, true);
    EXPECT_EQ(arguments.scale_percent, 200);
    EXPECT_EQ(arguments.file, "a.yaml");
}

TEST(Arguments, SayWhatIsWrong) {
    EXPECT_THAT(from({"--size", "800"}).problem, HasSubstr("1920x1080"));
    EXPECT_THAT(from({"--size", "0x10"}).problem, HasSubstr("64"));
    EXPECT_THAT(from({"--scale", "20%"}).problem, HasSubstr("75%"));
    EXPECT_THAT(from({"--view", "pie"}).problem, HasSubstr("blueprint"));
    EXPECT_THAT(from({"--wiew", "x"}).problem, HasSubstr("--wiew"));
    EXPECT_THAT(from({"--picture"}).problem, HasSubstr("lacks its value"));
    EXPECT_THAT(from({"a", "b"}).problem, HasSubstr("One file"));
}

}  // namespace
}  // namespace friction::viewer
