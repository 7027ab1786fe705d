#include "arguments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace friction::viewer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

Arguments from(std::vector<std::string> words) { return parsed(words); }

TEST(Arguments, NameAFileAndAPicture) {
    const Arguments arguments = from({"--picture", "map.png", "--size", "800x600", "--view",
                                      "present:3", "--dark", "--scale", "200%", "a.yaml"});

    EXPECT_THAT(arguments.problems, IsEmpty());
    EXPECT_EQ(arguments.picture, "map.png");
    EXPECT_EQ(arguments.width, 800);
    EXPECT_EQ(arguments.height, 600);
    EXPECT_EQ(arguments.view, View::present);
    EXPECT_EQ(arguments.station, 3);
    EXPECT_EQ(arguments.is_dark, true);
    EXPECT_EQ(arguments.scale_percent, 200);
    EXPECT_EQ(arguments.file, "a.yaml");
    EXPECT_EQ(arguments.state, Stage::done);
    EXPECT_EQ(from({"--picture", "a.png", "--state", "first"}).state, Stage::first_answer);
}

TEST(Arguments, SayWhatIsWrong) {
    const auto wrong = [](std::vector<std::string> words) {
        return from(std::move(words)).problems;
    };
    EXPECT_THAT(wrong({"--picture", "a.png", "--size", "800"}),
                ElementsAre(HasSubstr("1920x1080")));
    EXPECT_THAT(wrong({"--picture", "a.png", "--size", "0x10"}), ElementsAre(HasSubstr("64")));
    EXPECT_THAT(wrong({"--scale", "20%"}), ElementsAre(HasSubstr("75%")));
    EXPECT_THAT(wrong({"--view", "pie"}), ElementsAre(HasSubstr("blueprint")));
    EXPECT_THAT(wrong({"--picture", "a.png", "--state", "half"}),
                ElementsAre(HasSubstr("refining")));
    EXPECT_THAT(wrong({"--wiew"}), ElementsAre(HasSubstr("--wiew")));
    EXPECT_THAT(wrong({"-x"}), ElementsAre(HasSubstr("-x")));
    EXPECT_THAT(wrong({"a", "b"}), ElementsAre(HasSubstr("One file")));
    EXPECT_THAT(wrong({""}), ElementsAre(HasSubstr("empty")));
}

TEST(Arguments, TakeOneTheme) {
    EXPECT_THAT(from({"--dark", "--light"}).problems, ElementsAre(HasSubstr("leave one")));
    EXPECT_THAT(from({"--dark", "--dark"}).problems, IsEmpty());
}

TEST(Arguments, KnowFiveStationsAndOnlyInPresent) {
    for (const char* view : {"present:0", "present:6", "present:", "present:x", "blueprint:2",
                             "compare:", "compare:1", "follow:side"})
        EXPECT_THAT(from({"--view", view}).problems, ElementsAre(HasSubstr(view)));
    EXPECT_THAT(from({"--view", "present:5"}).problems, IsEmpty());
}

TEST(Arguments, PlaceTheDesignsOfCompareSideBySide) {
    const Arguments beside = from({"--view", "compare:side"});
    EXPECT_THAT(beside.problems, IsEmpty());
    EXPECT_EQ(beside.view, View::compare);
    EXPECT_TRUE(beside.is_side_by_side);
    EXPECT_FALSE(from({"--view", "compare"}).is_side_by_side);
}

TEST(Arguments, SayEverythingThatIsWrongAtOnce) {
    EXPECT_THAT(
        from({"--view", "present:9", "--size", "--scale", "1", "--select", "x", "--picture"})
            .problems,
        UnorderedElementsAre(HasSubstr("present:9"), HasSubstr("--size lacks its value"),
                             HasSubstr("\"1\""), HasSubstr("need a FILE"),
                             HasSubstr("--picture lacks its value")));
}

TEST(Arguments, WritePicturesOfKindsTheyKnow) {
    EXPECT_THAT(from({"--picture", "a.PNG"}).problems, IsEmpty());
    EXPECT_THAT(from({"--picture", "a.svg"}).problems, IsEmpty());
    EXPECT_THAT(from({"--picture", "a.jpg"}).problems, ElementsAre(HasSubstr("a.jpg")));
    EXPECT_THAT(from({"--picture", "svg"}).problems, ElementsAre(HasSubstr(".png or .svg")));
    EXPECT_THAT(from({"--size", "800x600", "a.yaml"}).problems,
                ElementsAre("--size goes with --picture."));
}

}  // namespace
}  // namespace friction::viewer
