#include "friction/printable.h"

#include <gtest/gtest.h>

#include "friction/flow_text.h"

namespace friction {
namespace {

TEST(Printable, WritesOutWhatCouldMoveTheCursor) {
    EXPECT_EQ(printable("a\x1b[31mb"), "a\\x1b[31mb");
    EXPECT_EQ(printable("a\nb\tc"), "a b c");
    EXPECT_EQ(printable("\x7f"), "\\x7f");
    EXPECT_EQ(printable("\xc2\x9b"), "\\x9b");                // the C1 form of ESC [
    EXPECT_EQ(printable("\xff\xc0\x80"), "\\xff\\xc0\\x80");  // no UTF-8
    EXPECT_EQ(printable("\xed\xa0\x80"), "\\xed\\xa0\\x80");  // a lone surrogate
    EXPECT_EQ(printable(std::string_view("a\0b", 3)), "a\\x00b");
}

TEST(Printable, WritesOutWhatTurnsTheDirectionOrIsNotSeen) {
    for (std::uint32_t point : {0x202aU, 0x202eU, 0x2066U, 0x2069U, 0x200eU, 0x200fU, 0x61cU,
                                0x2028U, 0x2029U, 0x200bU, 0x2060U, 0xfeffU, 0xadU, 0xe0041U})
        EXPECT_TRUE(is_unprintable(point)) << std::hex << point;
    EXPECT_EQ(printable("\xe2\x80\xae"
                        "abc"),
              "\\u202eabc");
    EXPECT_EQ(printable("\xf3\xa0\x81\x81"), "\\U000e0041");  // a letter of a hidden tag
}

TEST(Printable, LeavesWhatPeopleWrite) {
    for (const char* text : {"Gebühr 請求書", "שלום", "می\xe2\x80\x8cخواهم", "e\xcc\x81",
                             "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac"})  // joined emoji
        EXPECT_EQ(printable(text), text);
}

// Between double quotes YAML reads the same letters back from what is written out.
TEST(FlowText, WritesOutWhatCannotBePrinted) {
    EXPECT_EQ(flow_text(std::string("Pay\xe2\x80\xae"
                                    "ment \xf3\xa0\x81\x81")),
              "\"Pay\\u202ement \\U000e0041\"");
    EXPECT_EQ(flow_text(std::string("Gebühr")), "Gebühr");
}

}  // namespace
}  // namespace friction
