#include "friction/drawing/svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace friction::drawing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Svg, EscapesWhatNamesBring) {
    Picture picture{.width = 10, .height = 10};
    picture.add(Text{.at = {1, 2}, .text = "</text><script>alert(\"x\")&amp;", .colour = rgb(0)});
    const std::string svg = to_svg(picture, "</title><b>", "\"&'");
    EXPECT_THAT(svg, Not(HasSubstr("<script>")));
    EXPECT_THAT(svg, HasSubstr("&lt;/text&gt;&lt;script&gt;alert(&quot;x&quot;)&amp;amp;"));
    EXPECT_THAT(svg, HasSubstr("<title>&lt;/title&gt;&lt;b&gt;</title>"));
    EXPECT_THAT(svg, HasSubstr("<desc>&quot;&amp;'</desc>"));
}

TEST(Svg, WritesOutWhatXmlDoesNotAllowAndWhatIsNotSeen) {
    // A zero byte, an escape, delete, a C1 control, a lone continuation, half a character, a
    // surrogate, U+FFFF, U+202E; what people write stays.
    const std::string text = std::string("a\0b", 3) + "\x1b\x7f\xc2\x85\xbf\xe2\x82" +
                             "c\xed\xa0\x80" + "\xef\xbf\xbf\xe2\x80\xae" +
                             "d\xc3\xa9\xce\xb1\xd0\x96\xf0\x9f\x98\x80";
    EXPECT_EQ(xml_text(text),
              "a\\x00b\\x1b\\x7f\\x85\\xbf\\xe2\\x82c\\xed\\xa0\\x80\\uffff\\u202e"
              "d\xc3\xa9\xce\xb1\xd0\x96\xf0\x9f\x98\x80");
    EXPECT_EQ(xml_text("a\nb\tc"), "a b c");
}

TEST(Svg, WritesNumbersTheSameWayEverywhere) {
    Picture picture{.width = 100, .height = 50};
    picture.add(
        Rectangle{.box = {{0.125F, -0.001F}, {3, 4.5F}}, .corner = 2, .fill = rgb(0xB0331A)});
    picture.add(Polyline{.points = {{1, 1}, {2, 2}},
                         .line = rgb(0x1A63B0).with_alpha(0.5),
                         .line_width = 1.5F,
                         .dash = {3, 2.5F}});
    EXPECT_EQ(
        to_svg(picture, "t"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"50\" viewBox=\"0 0 100 "
        "50\" "
        "role=\"img\" font-family=\"Inter, 'Helvetica Neue', Arial, sans-serif\">\n"
        "<title>t</title>\n"
        "<rect x=\"0.13\" y=\"0\" width=\"2.88\" height=\"4.5\" rx=\"2\" fill=\"#b0331a\"/>\n"
        "<polyline points=\"1,1 2,2\" fill=\"none\" stroke=\"#1a63b0\" stroke-opacity=\"0.5\" "
        "stroke-width=\"1.5\" stroke-dasharray=\"3 2.5\"/>\n"
        "</svg>\n");
}

TEST(Svg, KeepsTheSpacesOfLinesOfAFile) {
    Picture picture{.width = 100, .height = 50};
    picture.add(Text{.at = {1, 2}, .text = "  next: x", .colour = rgb(0), .is_mono = true});
    const std::string svg = to_svg(picture, "t");
    EXPECT_THAT(svg, HasSubstr("monospace\" xml:space=\"preserve\""));
    EXPECT_THAT(svg, HasSubstr(">  next: x</text>"));
    EXPECT_THAT(svg, Not(HasSubstr("textLength"))) << "that would be the width of another face";
}

TEST(Svg, ClipsUntilTheClipEnds) {
    Picture picture{.width = 10, .height = 10};
    picture.add(Clip{{{0, 0}, {5, 5}}});
    picture.add(Disc{.centre = {1, 1}, .radius = 1, .fill = rgb(0)});
    picture.add(Clip{});
    picture.add(Disc{.centre = {9, 9}, .radius = 1, .fill = rgb(0)});
    const std::string svg = to_svg(picture, "t");
    EXPECT_LT(svg.find("<g clip-path"), svg.find("cx=\"1\""));
    EXPECT_LT(svg.find("</g>"), svg.find("cx=\"9\""));
}

Picture clipped_box(Colour fill) {
    Picture picture{.width = 10, .height = 10};
    picture.add(Clip{{{1, 1}, {9, 9}}});
    picture.add(
        Rectangle{.box = {{2, 2}, {8, 8}}, .fill = fill, .line = rgb(0x112233), .line_width = 1});
    return picture;
}

TEST(PageSvg, HasAVariableForEachPairOfColours) {
    PageColours colours;
    const Picture light = clipped_box(rgb(0xF1EFEA)), dark = clipped_box(rgb(0x242A33));
    const std::string first = to_page_svg(light, dark, "first", {}, colours);
    const std::string second =
        to_page_svg(light, clipped_box(rgb(0).with_alpha(0.5)), "second", {}, colours);
    EXPECT_THAT(first, HasSubstr("fill=\"var(--p0)\" stroke=\"var(--p1)\" stroke-width=\"1\""));
    EXPECT_THAT(second, HasSubstr("fill=\"var(--p2)\" stroke=\"var(--p1)\""));
    EXPECT_EQ(colours.declarations(false), "--p0:#f1efea;--p1:#112233;--p2:#f1efea;");
    // Half of 255 is 127.5, rounded up: 80 in hexadecimal.
    EXPECT_EQ(colours.declarations(true), "--p0:#242a33;--p1:#112233;--p2:#00000080;");
}

// A name means the first thing of that name on the whole page: the second picture would be cut as
// the first one is.
TEST(PageSvg, SharesNoNameWithAnotherPictureOfThePage) {
    PageColours colours;
    const Picture picture = clipped_box(rgb(0));
    EXPECT_THAT(to_page_svg(picture, picture, "first", {}, colours), HasSubstr("id=\"p0c1\""));
    EXPECT_THAT(to_page_svg(picture, picture, "second", {}, colours),
                HasSubstr("<g clip-path=\"url(#p1c1)\">"));
}

}  // namespace
}  // namespace friction::drawing
