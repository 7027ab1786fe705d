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
    EXPECT_THAT(ran.out, HasSubstr("The employee sends the request"));
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

TEST(Export, SaysWhatItCannotDo) {
    EXPECT_EQ(exported({}).exit_code, 2);
    EXPECT_THAT(exported({"--to", "png"}).err, HasSubstr("--to takes svg, dot or mermaid"));
    EXPECT_THAT(exported({"--to", "svg", "--size", "9x9"}).err, HasSubstr("64 to 32768"));
    EXPECT_THAT(exported({"--to", "dot", "--dark"}).err, HasSubstr("--to svg only"));
    EXPECT_THAT(exported({"--to", "svg", "--redesign", "nothing"}).out, IsEmpty());
}

}  // namespace
}  // namespace friction::tests
