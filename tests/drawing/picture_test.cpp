#include "friction/drawing/picture.h"

#include <gtest/gtest.h>

namespace friction::drawing {
namespace {

TEST(Text, IsAsWideAsItsCharacters) {
    // Two of a kind are twice one of it, and digits have one width.
    const float one = text_width("A", 10, Weight::regular);
    EXPECT_FLOAT_EQ(text_width("AA", 10, Weight::regular), 2 * one);
    EXPECT_FLOAT_EQ(text_width("A", 20, Weight::regular), 2 * one);
    EXPECT_FLOAT_EQ(text_width("111", 14, Weight::regular), text_width("000", 14, Weight::regular));
    EXPECT_GT(text_width("W", 14, Weight::regular), text_width("i", 14, Weight::regular));
    EXPECT_GT(text_width("Ж", 14, Weight::semibold), text_width("ı", 14, Weight::semibold));
}

TEST(Text, IsCutWithAnEllipsisOnlyWhereItMustBe) {
    const float all = text_width("Send request", 14, Weight::regular);
    EXPECT_EQ(fitted("Send request", all, 14, Weight::regular), "Send request");
    const std::string cut = fitted("Send request", all - 1, 14, Weight::regular);
    EXPECT_TRUE(cut.ends_with("\xe2\x80\xa6"));
    EXPECT_LE(text_width(cut, 14, Weight::regular), all - 1);
    EXPECT_EQ(fitted("Send request", 3, 14, Weight::regular), "");
    // Never inside a character of several bytes.
    const std::string greek =
        fitted("Ελλάδα", text_width("Ελλ", 14, Weight::regular) + 14, 14, Weight::regular);
    EXPECT_EQ(greek.find("\xe2\x80\xa6") % 2, 0U);
}

TEST(Text, BreaksAtSpaces) {
    const float room = text_width("Write to us in a", 12, Weight::regular);
    const auto lines = wrapped("Write to us in a few days", room, 12, Weight::regular, 2);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0], "Write to us in a");
    EXPECT_EQ(lines[1], "few days");
    const auto cut = wrapped("one two three four five", text_width("one two", 12, Weight::regular),
                             12, Weight::regular, 2);
    ASSERT_EQ(cut.size(), 2U);
    EXPECT_TRUE(cut[1].ends_with("\xe2\x80\xa6"));
}

TEST(Picture, InAPictureKeepsShapesAndSpotsTogether) {
    Picture inner{.width = 10, .height = 10};
    inner.add(Disc{.centre = {5, 5}, .radius = 2});
    inner.spots.push_back({{{0, 0}, {10, 10}}, "step", "a"});
    inner.spots.push_back({{{4, 4}, {6, 6}}, "step", "b"});
    Picture outer{.width = 100, .height = 100};
    outer.place(inner, {20, 30});
    ASSERT_NE(outer.spot_at({25, 35}), nullptr);
    EXPECT_EQ(outer.spot_at({25, 35})->name, "b");
    EXPECT_EQ(outer.spot_at({21, 31})->name, "a");
    EXPECT_EQ(outer.spot_at({19, 35}), nullptr);
    bool found = false;
    for (const Shape& shape : outer.shapes)
        if (const auto* disc = std::get_if<Disc>(&shape)) found = disc->centre == Point{25, 35};
    EXPECT_TRUE(found);
    EXPECT_TRUE(std::get<Clip>(outer.shapes.back()).ends());
}

}  // namespace
}  // namespace friction::drawing
