// Results as tables, as a spreadsheet or a script reads them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "program.h"
#include "support/csv_cells.h"

namespace friction::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

using testing_support::Table;
using testing_support::table_of;

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
            EXPECT_EQ(line[1], design.at("title").get<std::string>());
            EXPECT_EQ(line[3], figure.at("unit").get<std::string>());
            EXPECT_EQ(std::stod(line[4]), figure.at("value").get<double>()) << metric;
            EXPECT_EQ(line[6].empty(), figure.at("high").is_null()) << metric;
            EXPECT_EQ(line[12], "4096");
            EXPECT_EQ(line[13], "friction 0.1.0, seed 1, 4,096 journeys, scenario " +
                                    document.at("scenario").at("hash").get<std::string>() +
                                    ", usual weights");
            ++figures;
        }
    }
    // Beside them what is decided by, of the redesigns.
    EXPECT_GT(table.size(), figures + 1);
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
    EXPECT_THAT(
        table.front(),
        ElementsAre("reply_useful [share]", "design", "title", "effort [EM]", "effort_low [EM]",
                    "effort_high [EM]", "level", "difference [EM]", "difference_low [EM]",
                    "difference_high [EM]", "difference_level", "journeys", "provenance"));
    ASSERT_THAT(table, SizeIs(1 + 33 * 2));
    EXPECT_EQ(table[1][0], "0.2");
    EXPECT_EQ(table[1][1], "baseline");
    EXPECT_EQ(table[1][6], "0.95");
    EXPECT_EQ(table[1][7], "");
    EXPECT_EQ(table.back()[0], "0.95");
    EXPECT_EQ(table.back()[1], "status_visible");
    EXPECT_THAT(table.back()[7], Not(IsEmpty()));
    EXPECT_EQ(table.back()[10], "0.95");
    EXPECT_THAT(table.back()[12], HasSubstr("seed 1, 512 journeys, scenario "));
}

constexpr std::string_view parcel = R"(friction: 1
title: A parcel
currency: EUR
parameters:
  d: {value: 4 days, range: 1 day .. 9 days, source: guess}
source: a test
customers:
  per_year: 1000
  yearly_value: 100
  segments: {new_here: {share: 40%}, old: {share: rest}}
teams:
  hotline: {cost: 30 per hour}
start: call
steps:
  call: {by: hotline, channel: phone, time: lognormal mean 6 min cv 0.5, next: {found: 70%, search: rest}}
  search: {wait: exponential mean $d, owner: company, next: {found: 99.99%, lost: rest}}
outcomes: {found: resolved, lost: unresolved}
redesigns:
  bot_first:
    costs: {one_off: 500}
    changes: [{set: {step: call, time: 3 min}}]
)";

// A spreadsheet shows 1e+05 as that, and takes 1e-05 with a comma for words.
TEST(Csv, WritesNumbersInDigits) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", std::string(parcel));
    const Ran ran = friction_with({"run", file, "--journeys", "100000", "--csv", "point"});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const Table table = table_of(ran.out, ',');
    const auto rare = line_of(table, "baseline", "reached(lost)");
    EXPECT_EQ(rare[12], "100000");
    EXPECT_LT(std::stod(rare[4]), 1e-4);  // 3 in 100,000: short enough for an exponent
    EXPECT_THAT(rare[4], StartsWith("0.0000"));
    for (const auto& line : table)
        for (std::size_t i = 4; i < 13 && line != table.front(); ++i)
            EXPECT_THAT(line[i], Not(HasSubstr("e"))) << line[2];
}

TEST(Csv, OfASweepHasParametersInTheUnitInWhichTheyAreRead) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", std::string(parcel));
    const Table table = table_of(friction_with({"sweep", file, "--over", "d", "--metric", "cost",
                                                "--journeys", "512", "--csv", "point"})
                                     .out,
                                 ',');
    EXPECT_EQ(table.at(0).at(0), "d [days]");
    EXPECT_EQ(table.at(0).at(3), "cost [EUR]");
    EXPECT_EQ(table.at(1).at(0), "1");
    EXPECT_EQ(table.back().at(0), "9");
    EXPECT_EQ(table.back().at(2), "Bot first");
}

TEST(Csv, NamesWhatHasNoTitleAsTextDoes) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", std::string(parcel));
    const Ran table = friction_with({"compare", file, "--journeys", "4096", "--csv", "point"});
    EXPECT_EQ(line_of(table_of(table.out, ','), "bot_first", "effort")[1], "Bot first");
    const auto document =
        nlohmann::json::parse(friction_with({"compare", file, "--journeys", "4096", "--json"}).out);
    const auto& redesign = document.at("alternatives").at(1);
    EXPECT_EQ(redesign.at("title"), "Bot first");
    EXPECT_EQ(redesign.at("steps").at(0).at("title"), "Call");
}

TEST(Csv, OfAComparisonHasWhatIsDecidedBy) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", std::string(parcel));
    const std::vector<std::string> compare = {"compare", file, "--journeys", "4096"};
    auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), compare.begin(), compare.end());
        return friction_with(more).out;
    };
    const Table table = table_of(with({"--csv", "point"}), ',');
    const auto document = nlohmann::json::parse(with({"--json"}));
    const auto& decided = document.at("alternatives").at(1).at("against_baseline");
    const auto expect_same = [&](const std::string& metric, const nlohmann::json& figure) {
        const auto line = line_of(table, "bot_first", metric);
        ASSERT_FALSE(line[4].empty()) << metric;
        EXPECT_EQ(std::stod(line[4]), figure.at("value").get<double>()) << metric;
        EXPECT_EQ(std::stod(line[5]), figure.at("low").get<double>()) << metric;
        EXPECT_EQ(std::stod(line[6]), figure.at("high").get<double>()) << metric;
        EXPECT_EQ(line[3], figure.at("unit").get<std::string>()) << metric;
    };
    for (const std::string who : {"better_off", "same", "worse_off"}) {
        expect_same(who, decided.at("who").at(0).at(who));
        expect_same(who + "(new_here)", decided.at("who").at(1).at(who));
        expect_same(who + "(old)", decided.at("who").at(2).at(who));
    }
    const auto& loss = decided.at("who").at(2).at("effort_loss");
    expect_same("effort_loss.mean(old)", loss.at("mean"));
    // 45 customers: too few for an upper end.
    const auto tail = line_of(table, "bot_first", "effort_loss.p95(old)");
    EXPECT_EQ(std::stod(tail[4]), loss.at("p95").at("value").get<double>());
    EXPECT_EQ(tail[6], "");
    // 23: too few for more than their number.
    EXPECT_EQ(line_of(table, "bot_first", "effort_loss.customers(new_here)")[4], "23");
    EXPECT_EQ(decided.at("who").at(1).at("effort_loss").at("mean"), nullptr);
    EXPECT_EQ(decided.at("who").at(1).at("effort_loss").at("p95"), nullptr);
    EXPECT_EQ(line_of(table, "bot_first", "effort_loss.customers(old)")[4],
              std::to_string(loss.at("customers").get<int>()));
    expect_same("effort.worst5",
                document.at("alternatives").at(1).at("metrics").at("effort.worst5"));
    expect_same("yearly_saving", decided.at("yearly_saving"));
    expect_same("net_gain", decided.at("net_gain"));
    EXPECT_EQ(line_of(table, "bot_first", "one_off")[4], "500");
    const auto payback = line_of(table, "bot_first", "payback_years");
    EXPECT_EQ(std::stod(payback[4]), decided.at("payback_years").get<double>());
    EXPECT_EQ(payback[3], "years");
    // What saves most pays back soonest.
    EXPECT_EQ(std::stod(payback[5]), 500 / decided.at("yearly_saving").at("high").get<double>());
}

// Marks of direction make a line read otherwise than it is; no spreadsheet shows them.
TEST(Csv, WritesOutWhatCannotBePrinted) {
    const Folder folder;
    std::string text(parcel);
    text.replace(text.find("  bot_first:\n"), 13,
                 "  bot_first:\n    title: \"a\\u202eb\\u2029c\"\n");
    const Ran ran = friction_with(
        {"compare", folder.file("a.yaml", text), "--journeys", "4096", "--csv", "point"});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("bot_first,a\\u202eb\\u2029c,"));
}

TEST(Csv, MakesCellsHarmlessThatWouldBeFormulas) {
    for (const std::string begin :
         {"=", "+", "-", "@", "\u00a0=", "\u3000\uff1d", "\uff0b", " @"}) {
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
