// Pictures from outside: whole files that other programs can read, the same bytes every time.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.h"

namespace friction::tests {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

Ran exported(const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"export", scenario("toll-invoice.yaml"), "--journeys",
                                          "4096"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return friction_with(arguments);
}

TEST(Export, DrawsTheBlueprintAsSvg) {
    const Ran ran = exported({"--to", "svg"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.out, AllOf(StartsWith("<svg "), EndsWith("</svg>\n")));
    for (const char* text : {"Getting the toll invoice", "Office agent", "line of visibility",
                             "Effort by step", "invoice received", "seed 1"})
        EXPECT_THAT(ran.out, HasSubstr(text));
    EXPECT_EQ(ran.out, exported({"--to", "svg", "--threads", "2"}).out);
}

TEST(Export, MarksWhatARedesignChanged) {
    const Ran ran = exported(
        {"--to", "svg", "--redesign", "employee_sends_request", "--dark", "--size", "1600x900"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.out, HasSubstr("Employee sends the request"));
    EXPECT_THAT(ran.out, HasSubstr("width=\"1600\" height=\"900\""));
    EXPECT_THAT(ran.out, HasSubstr("#72b4f3"));  // blue on dark: a redesign
}

TEST(Export, WritesGraphsForOtherPrograms) {
    EXPECT_THAT(exported({"--to", "dot"}).out,
                AllOf(StartsWith("digraph process {"), HasSubstr("label=\"Office agent\""),
                      EndsWith("}\n")));
    EXPECT_THAT(exported({"--to", "mermaid"}).out,
                AllOf(StartsWith("flowchart LR"), HasSubstr("[\"Office agent\"]")));
}

TEST(Export, WritesTheGraphThatTheNameOfTheFileSays) {
    const Folder folder;
    for (const auto& [name, begins] :
         {std::pair("a.svg", "<svg "), std::pair("a.dot", "digraph "),
          std::pair("a.GV", "digraph "), std::pair("a.mmd", "flowchart "),
          std::pair("a.mermaid", "flowchart ")}) {
        EXPECT_EQ(exported({"-o", folder.at(name)}).exit_code, 0) << name;
        EXPECT_THAT(read_whole(folder.at(name)), StartsWith(begins));
    }
}

TEST(Export, SaysWhatItCannotDo) {
    EXPECT_EQ(exported({}).exit_code, 2);
    EXPECT_THAT(exported({"--to", "svg", "-o", "x.dot"}).err,
                HasSubstr("x.dot is a name for DOT, but SVG would stand in it"));
    EXPECT_THAT(exported({"-o", "x.png"}).err, HasSubstr("needs --to svg, dot or mermaid"));
    EXPECT_THAT(exported({"--to", "png"}).err, HasSubstr("--to takes svg, dot or mermaid"));
    EXPECT_THAT(exported({"--to", "svg", "--size", "9x9"}).err, HasSubstr("64 to 32768"));
    EXPECT_THAT(exported({"--to", "dot", "--dark"}).err, HasSubstr("--to svg only"));
    EXPECT_THAT(exported({"--to", "svg", "--redesign", "nothing"}).out, IsEmpty());
}

/// So many steps, one after the other, with two teams in turn.
std::string long_file(std::size_t steps) {
    std::string text =
        "friction: 1\ntitle: Long\nsource: a test\nteams: {a: {title: A}, b: {title: B}}\n"
        "start: s0\noutcomes: {done: resolved}\nsteps:\n";
    for (std::size_t i = 0; i < steps; ++i)
        text += "  s" + std::to_string(i) + ": {by: " + (i % 2 == 0 ? "a" : "b") +
                ", channel: phone, time: 1 min, next: " +
                (i + 1 < steps ? "s" + std::to_string(i + 1) : "done") + "}\n";
    return text;
}

TEST(Export, SaysWhatItDoesAndStopsWhenAsked) {
    const Folder folder;
    const std::string file = folder.file("long.yaml", long_file(24'000));
    const Ran ran =
        friction_as({.arguments = {"export", file, "--to", "svg", "--journeys", "64", "--progress"},
                     .interrupt_after = "drawing 24,000 steps, 1 s so far"});
    EXPECT_EQ(ran.exit_code, 130) << ran.err;
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_THAT(ran.err, EndsWith("\nfriction: interrupted before anything was known\n"));
}

}  // namespace
}  // namespace friction::tests
