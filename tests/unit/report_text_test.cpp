#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "friction/report/render.h"

namespace friction::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

Report with_table(Table table) {
    Report report;
    report.title = "Title";
    report.sections.push_back(
        {.title = "", .caption = "", .depth = 0, .table = std::move(table), .sentences = {}});
    return report;
}

TEST(DisplayWidth, CountsColumnsOfTheTerminal) {
    EXPECT_EQ(display_width("abc"), 3U);
    EXPECT_EQ(display_width("Gebühr"), 6U);
    EXPECT_EQ(display_width("請求書"), 6U);     // three characters, two columns each
    EXPECT_EQ(display_width("e\xcc\x81"), 1U);  // e and a combining accent
    EXPECT_EQ(display_width("70.4 ± 0.5"), 10U);
    EXPECT_EQ(display_width("\xf0\x9f\x9a\x97"), 2U);  // a car
}

TEST(Text, NoControlCharacterOfATitleReachesTheTerminal) {
    const std::string evil = "\x1b]0;owned\x07";
    Report report = with_table({{{evil, false}, {evil, true}}, {{{evil, evil}, 0}}});
    report.title = evil;
    report.headline = {{evil, Weight::strong}};
    report.notes = {evil};
    report.provenance = {evil};
    report.sections[0].title = evil;
    report.sections[0].caption = evil;
    report.sections[0].sentences = {evil};
    const std::string text = to_text(report, {.width = 80, .colour = false});
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
    EXPECT_THAT(text, Not(HasSubstr("\x07")));
    EXPECT_THAT(text, HasSubstr("\\x1b]0;owned\\x07"));
}

TEST(Text, ColourOnlyWhenAskedFor) {
    Report report;
    report.title = "Title";
    EXPECT_THAT(to_text(report, {.width = 80, .colour = false}), Not(HasSubstr("\x1b")));
    EXPECT_THAT(to_text(report, {.width = 80, .colour = true}), HasSubstr("\x1b[1mTitle\x1b[0m"));
}

TEST(Text, ColumnsLineUpWhateverTheirLetters) {
    const Table table{{{"", false}, {"EM", true}},
                      {{{"Gebühr", "1.0"}, 0}, {{"請求書", "20.5"}, 0}, {{"ok", "3"}, 1}}};
    EXPECT_EQ(to_text(with_table(table)),
              "Title\n"
              "\n"
              "            EM\n"
              "  Gebühr   1.0\n"
              "  請求書  20.5\n"
              "    ok       3\n");
}

TEST(Text, LongNamesWrapAndLoseNothing) {
    const std::string name = "The invoice appears in the account as soon as it exists";
    Table table{{{"", false}, {"Effort", true}, {"Difference", true}},
                {{{name, "12.1 ± 0.2", "-58.3 ± 0.6"}, 0}}};
    const std::string text = to_text(with_table(table), {.width = 60, .colour = false});
    std::string words;
    for (const std::string& line : lines_of(text)) {
        EXPECT_LE(display_width(line), 60U);
        words += line + " ";
    }
    for (const char* word :
         {"The", "invoice", "appears", "account", "soon", "exists", "-58.3 ± 0.6"})
        EXPECT_THAT(words, HasSubstr(word));
}

TEST(Text, AWordLongerThanTheLineIsBrokenNotCut) {
    const std::string word(130, 'x');
    Report report;
    report.title = word;
    std::size_t letters = 0;
    for (const std::string& line : lines_of(to_text(report, {.width = 50, .colour = false}))) {
        EXPECT_LE(line.size(), 50U);
        letters += line.size();
    }
    EXPECT_EQ(letters, 130U);
}

TEST(Text, ATableTooWideIsSetInParts) {
    Table table{{{"", false}}, {{{"Baseline"}, 0}, {{"Redesign"}, 0}}};
    for (int c = 0; c < 9; ++c) {
        table.columns.push_back({"column " + std::to_string(c), true});
        table.rows[0].cells.emplace_back("70.4 ± 0." + std::to_string(c));
        table.rows[1].cells.emplace_back("25.3 ± 0." + std::to_string(c));
    }
    const std::string text = to_text(with_table(table), {.width = 60, .colour = false});
    for (const std::string& line : lines_of(text)) EXPECT_LE(display_width(line), 60U);
    for (int c = 0; c < 9; ++c) EXPECT_THAT(text, HasSubstr("25.3 ± 0." + std::to_string(c)));
    std::size_t named = 0;
    for (std::size_t at = text.find("Baseline"); at != std::string::npos;
         at = text.find("Baseline", at + 1))
        ++named;
    EXPECT_EQ(named, 3U);  // 60 columns hold four of nine beside the name: 2 + 8 + 4 * 12 = 58
}

// A name too long for its line breaks at its joints, not within a word.
TEST(Text, NamesBreakWhereTheyArePutTogether) {
    Report report;
    report.title = "Title";
    report.notes.emplace_back(
        "redesigns.employee_sends_request.changes.12.reassign_to_somebody_else");
    const std::string text = to_text(report, {.width = 40, .colour = false});
    EXPECT_THAT(text, HasSubstr("redesigns.employee_sends_request.\n"));
    EXPECT_THAT(text, HasSubstr("changes.12.reassign_to_somebody_else"));
}

TEST(Text, LinesEndWithoutBlanks) {
    Table table{{{"", false}, {"note", false}}, {{{"a", ""}, 0}, {{"b", "words"}, 0}}};
    for (const std::string& line : lines_of(to_text(with_table(table))))
        EXPECT_FALSE(line.ends_with(' ')) << line;
}

}  // namespace
}  // namespace friction::report
