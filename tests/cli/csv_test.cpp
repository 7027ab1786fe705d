// Results as tables, as a spreadsheet or a script reads them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "program.h"

namespace friction::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

using Table = std::vector<std::vector<std::string>>;

// By the rules of RFC 4180, whatever stands between cells: quotes around a cell, doubled inside.
Table table_of(const std::string& text, char between) {
    Table lines{{""}};
    bool is_quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string& cell = lines.back().back();
        if (text[i] == '"' && is_quoted && i + 1 < text.size() && text[i + 1] == '"')
            cell += text[++i];
        else if (text[i] == '"')
            is_quoted = !is_quoted;
        else if (text[i] == between && !is_quoted)
            lines.back().emplace_back();
        else if (text[i] == '\n' && !is_quoted)
            lines.push_back({""});
        else
            cell += text[i];
    }
    lines.pop_back();  // behind the last line break
    return lines;
}

std::vector<std::string> line_of(const Table& table, const std::string& design,
                                 const std::string& metric) {
    const auto found = std::ranges::find_if(
        table, [&](const auto& line) { return line.at(0) == design && line.at(2) == metric; });
    return found == table.end() ? std::vector<std::string>(14) : *found;
}

Ran compared(const std::string& form) {
    return friction_with(
        {"compare", scenario("toll-invoice.yaml"), "--journeys", "4096", "--csv", form});
}

TEST(Csv, HasTheFiguresOfTheJson) {
    const Ran ran = compared("point");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const Table table = table_of(ran.out, ',');
    EXPECT_THAT(table.front(),
                ElementsAre("design", "title", "metric", "unit", "value", "low", "high", "level",
                            "difference", "difference_low", "difference_high", "difference_level",
                            "journeys", "provenance"));
    const auto document = nlohmann::json::parse(
        friction_with({"compare", scenario("toll-invoice.yaml"), "--journeys", "4096", "--json"})
            .out);
    std::size_t figures = 0;
    for (const auto& design : document.at("alternatives")) {
        for (const auto& [metric, figure] : design.at("metrics").items()) {
            const auto line = line_of(table, design.at("name"), metric);
            ASSERT_THAT(line, SizeIs(14));
            EXPECT_EQ(line[1], design.at("title"));
            EXPECT_EQ(line[3], figure.at("unit"));
            EXPECT_EQ(std::stod(line[4]), figure.at("value").get<double>()) << metric;
            EXPECT_EQ(line[6].empty(), figure.at("high").is_null()) << metric;
            EXPECT_EQ(line[12], "4096");
            EXPECT_EQ(line[13], "friction 0.1.0, seed 1, 4,096 journeys, scenario " +
                                    document.at("scenario").at("hash").get<std::string>() +
                                    ", usual weights");
            ++figures;
        }
    }
    EXPECT_EQ(table.size(), figures + 1);
    const auto difference =
        document.at("alternatives").at(1).at("against_baseline").at("differences").at("effort");
    const auto line = line_of(table, document.at("alternatives").at(1).at("name"), "effort");
    EXPECT_EQ(std::stod(line[8]), difference.at("value").get<double>());
    EXPECT_EQ(std::stod(line[9]), difference.at("low").get<double>());
    EXPECT_EQ(std::stod(line[10]), difference.at("high").get<double>());
    EXPECT_EQ(line_of(table, document.at("alternatives").at(0).at("name"), "effort")[8], "");
}

// A spreadsheet in German takes 70.4 for words, 1.5 for the first of May, and a comma for the end
// of whole numbers; Excel takes UTF-8 without its mark for something else.
TEST(Csv, WithDecimalCommasHasNoDecimalPointAndNoCommaBetweenCells) {
    const Ran ran = compared("comma");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const std::string mark = "\xef\xbb\xbf";
    ASSERT_THAT(ran.out, StartsWith(mark + "design;title;metric;unit;value;"));
    const Table comma = table_of(ran.out.substr(mark.size()), ';');
    Table point = table_of(compared("point").out, ',');
    for (auto& line : point)
        for (std::size_t i = 4; i < 13; ++i) std::ranges::replace(line[i], '.', ',');
    EXPECT_EQ(comma, point);
    // Quoted, numbers would be words.
    EXPECT_THAT(ran.out, Not(HasSubstr(";\"")));
}

TEST(Csv, RunHasNoDifferences) {
    const Table table = table_of(friction_with({"run", scenario("toll-invoice-fixed.yaml"),
                                                "--journeys", "4096", "--csv", "point"})
                                     .out,
                                 ',');
    const auto effort = line_of(table, "baseline", "effort");
    // By hand 81.25: the comments of the file add it up. Four standard errors; an interval of 95%
    // is 3.92 of them wide.
    const double standard_error = (std::stod(effort[6]) - std::stod(effort[5])) / 3.92;
    EXPECT_NEAR(std::stod(effort[4]), 81.25, 4 * standard_error);
    EXPECT_THAT(std::vector(effort.begin() + 8, effort.begin() + 12), ElementsAre("", "", "", ""));
}

TEST(Csv, OfASweepHasALineForEachValueAndDesignAndUnitsInItsHeading) {
    const Ran ran =
        friction_with({"sweep", scenario("toll-invoice.yaml"), "--over", "reply_useful=20%..95%",
                       "--redesign", "status_visible", "--journeys", "512", "--csv", "point"});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const Table table = table_of(ran.out, ',');
    EXPECT_THAT(table.front(), ElementsAre("reply_useful [share]", "design", "title", "effort [EM]",
                                           "effort_low [EM]", "effort_high [EM]", "difference [EM]",
                                           "difference_low [EM]", "difference_high [EM]",
                                           "journeys", "provenance"));
    ASSERT_THAT(table, SizeIs(1 + 33 * 2));
    EXPECT_EQ(table[1][0], "0.2");
    EXPECT_EQ(table[1][1], "baseline");
    EXPECT_EQ(table[1][6], "");
    EXPECT_EQ(table.back()[0], "0.95");
    EXPECT_EQ(table.back()[1], "status_visible");
    EXPECT_THAT(table.back()[6], Not(IsEmpty()));
    EXPECT_THAT(table.back()[10], HasSubstr("seed 1, 512 journeys, scenario "));
}

TEST(Csv, MakesCellsHarmlessThatWouldBeFormulas) {
    for (const std::string begin : {"=", "+", "-", "@"}) {
        const Folder folder;
        std::string text = read_whole(scenario("toll-invoice-fixed.yaml"));
        const std::string title = "  employee_sends_request:\n    title: ";
        const std::size_t at = text.find(title);
        ASSERT_NE(at, std::string::npos);
        const std::size_t end = text.find('\n', at + title.size());
        text.replace(at, end - at, title + "'" + begin + "cmd|\"a\";b,c'");
        const std::string file = folder.file("a.yaml", text);
        for (const char* form : {"point", "comma"}) {
            const Ran ran = friction_with({"compare", file, "--journeys", "4096", "--csv", form});
            ASSERT_EQ(ran.exit_code, 0) << ran.err;
            EXPECT_THAT(ran.out, HasSubstr("\"'" + begin + "cmd|\"\"a\"\";b,c\""));
        }
    }
}

// A table has no notes, and its lines are cut and put together with others.
TEST(Csv, SaysInEachLineThatItIsPartial) {
    const auto lines_saying = [](const Ran& ran, const std::string& words) {
        const Table table = table_of(ran.out, ',');
        EXPECT_THAT(table, Not(IsEmpty())) << ran.err;
        return table.size() - 1 ==
               static_cast<std::size_t>(std::ranges::count_if(
                   table, [&](const auto& line) { return line.back().ends_with(words); }));
    };
    const Ran stopped =
        friction_as({.arguments = {"run", scenario("toll-invoice.yaml"), "--csv", "point",
                                   "--journeys", "1000000000", "--progress"},
                     .interrupt_after = " left"});
    EXPECT_EQ(stopped.exit_code, 130);
    EXPECT_TRUE(lines_saying(stopped, ", partial: interrupted")) << stopped.out;

    const Folder folder;
    const std::string loop = folder.file("a.yaml", R"(friction: 1
title: Loop
source: a test
run: {max_visits: 5}
start: ask
steps:
  ask: {by: customer, time: 1 min, next: [{when: elapsed >= 9 min, next: done}, {else: ask}]}
outcomes: {done: resolved}
)");
    const Ran cut = friction_with({"run", loop, "--csv", "point", "--journeys", "100000"});
    EXPECT_EQ(cut.exit_code, 2);
    EXPECT_TRUE(lines_saying(cut, ", partial: too many journeys are cut")) << cut.out;

    const Ran whole = compared("point");
    EXPECT_THAT(whole.out, Not(HasSubstr("partial")));
}

TEST(Csv, IsOneOfTwoFormsAndNotJsonAsWell) {
    const Ran unknown = friction_with({"run", scenario("toll-invoice.yaml"), "--csv", "semicolon"});
    EXPECT_EQ(unknown.exit_code, 2);
    EXPECT_THAT(unknown.err, HasSubstr("--csv takes point (1.5 and commas) or comma (1,5 and "
                                       "semicolons), not \"semicolon\""));
    const Ran both =
        friction_with({"run", scenario("toll-invoice.yaml"), "--csv", "point", "--json"});
    EXPECT_EQ(both.exit_code, 2);
    EXPECT_THAT(both.err, HasSubstr("--json or --csv: one form at a time"));
}

}  // namespace
}  // namespace friction::tests
