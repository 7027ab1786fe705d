// Every journey by row, in a file beside the answer.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "program.h"
#include "support/csv_cells.h"

namespace friction::tests {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using testing_support::Table;
using testing_support::table_of;

std::size_t column_of(const Table& table, const std::string& name) {
    const auto found = std::ranges::find(table.at(0), name);
    EXPECT_NE(found, table.at(0).end()) << name;
    return static_cast<std::size_t>(found - table.at(0).begin()) % table.at(0).size();
}

double mean_of(const Table& table, const std::string& design, const std::string& name) {
    const std::size_t column = column_of(table, name);
    double sum = 0, count = 0;
    for (std::size_t i = 1; i < table.size(); ++i) {
        if (table[i].at(1) != design) continue;
        sum += std::stod(table[i].at(column));
        ++count;
    }
    return sum / count;
}

TEST(SamplesFile, HasALineForEachCustomerInEachDesign) {
    const Folder folder;
    const std::string file = folder.at("rows.csv");
    const Ran ran =
        friction_with({"compare", scenario("toll-invoice.yaml"), "employee_sends_request",
                       "--journeys", "1500", "--samples", file, "--json"});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const Table table = table_of(read_whole(file), ',');
    ASSERT_EQ(table.size(), 1 + 2 * 1'500U);
    for (const auto& line : table) ASSERT_EQ(line.size(), table[0].size());
    EXPECT_THAT(table[0], Contains("cost [CAD]"));
    EXPECT_THAT(table[0], Contains("effort [EM]"));
    EXPECT_THAT(table[0], Contains("staff_minutes(office) [min]"));
    for (std::size_t i = 1; i < table.size(); ++i) {
        ASSERT_EQ(table[i][0], std::to_string((i - 1) / 2));
        ASSERT_EQ(table[i][1], i % 2 == 1 ? "baseline" : "employee_sends_request");
        ASSERT_TRUE(table[i][2] == "business" || table[i][2] == "leisure");
        ASSERT_TRUE(table[i][3] == "invoice_received" || table[i][3] == "left_it") << table[i][3];
    }
    const auto json = nlohmann::json::parse(ran.out);
    const auto& designs = json["alternatives"];
    for (const std::size_t a : {0U, 1U}) {
        const auto& metrics = designs[a]["metrics"];
        const std::string name = designs[a]["name"];
        EXPECT_NEAR(mean_of(table, name, "effort [EM]"), metrics["effort"]["value"].get<double>(),
                    1e-9);
        EXPECT_NEAR(mean_of(table, name, "resolved [share]"),
                    metrics["resolved"]["value"].get<double>(), 1e-12);
    }
}

TEST(SamplesFile, LeavesToPairsWhatOnlyPairsHave) {
    const Folder folder;
    const std::string file = folder.at("rows.csv");
    ASSERT_EQ(friction_with({"compare", scenario("toll-invoice.yaml"), "status_visible",
                             "--journeys", "10", "--samples", file})
                  .exit_code,
              0);
    const Table table = table_of(read_whole(file), ',');
    const std::size_t better = column_of(table, "better_off [share]");
    EXPECT_EQ(table.at(1).at(better), "");
    EXPECT_TRUE(table.at(2).at(better) == "0" || table.at(2).at(better) == "1");
}

TEST(SamplesFile, HasDecimalCommasWhereTheyAreAskedFor) {
    const Folder folder;
    const std::string file = folder.at("rows.csv");
    const Ran ran = friction_with({"run", scenario("toll-invoice.yaml"), "--journeys", "20",
                                   "--samples", file, "--csv", "comma"});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const std::string text = read_whole(file);
    EXPECT_THAT(text, StartsWith("\xef\xbb\xbf"
                                 "customer;design;"));
    const Table table = table_of(text, ';');
    ASSERT_EQ(table.size(), 21U);
    EXPECT_THAT(table[1][column_of(table, "effort [EM]")], HasSubstr(","));
}

TEST(SamplesFile, IsRefusedWhereItCannotBe) {
    const Folder folder;
    const std::string text = read_whole(scenario("toll-invoice-fixed.yaml"));
    const std::string file = folder.file("a.yaml", text);
    const auto said = [&](std::vector<std::string> more) {
        std::vector<std::string> arguments{"run", file, "--journeys", "20"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Ran ran = friction_with(arguments);
        EXPECT_NE(ran.exit_code, 0);
        EXPECT_THAT(ran.out, IsEmpty());
        return ran.err;
    };
    EXPECT_THAT(said({"--samples", file}), HasSubstr("--samples would write over"));
    EXPECT_THAT(said({"--samples", "-"}), HasSubstr("--samples needs the name of a file"));
    EXPECT_THAT(said({"--samples", folder.at("none/rows.csv")}), HasSubstr("could not write"));
    EXPECT_THAT(said({"--samples", folder.at("x"), "-o", folder.at("x")}),
                HasSubstr("--output and --samples name the same place"));
    EXPECT_THAT(said({"--samples", folder.at("x.csv"), "--log", folder.path() + "/./x.csv"}),
                HasSubstr("--samples and --log name the same place"));
    EXPECT_THAT(said({"--samples", "/dev/stdout"}), HasSubstr("name the same place"));
    const Ran relative = friction_as(
        {.arguments = {"run", "a.yaml", "--samples", "x.csv", "--log", folder.at("x.csv")},
         .folder = folder.path()});
    EXPECT_THAT(relative.err, HasSubstr("--samples and --log name the same place"));
    EXPECT_THAT(said({"--samples", folder.at("x.json")}),
                HasSubstr("is a name for JSON, but CSV would stand in it"));
    EXPECT_EQ(read_whole(file), text);
    EXPECT_THAT(folder.names(), testing::ElementsAre("a.yaml"));
}

TEST(SamplesFile, OfAFullDiskIsNotLeftInPart) {
    const Ran ran = friction_with(
        {"run", scenario("toll-invoice-fixed.yaml"), "--journeys", "20", "--samples", "/dev/full"});
    EXPECT_EQ(ran.exit_code, 4);
    EXPECT_THAT(ran.err, HasSubstr("could not write /dev/full"));
}

}  // namespace
}  // namespace friction::tests
