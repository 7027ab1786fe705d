// Results JSON against its published schema, judged by a validator that is not ours.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "cli/program.h"
#include "friction/report/json.h"
#include "support/golden.h"

namespace friction::tests {
namespace {

using nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

class ResultsSchema : public testing::Test {
protected:
    ResultsSchema() { valijson::SchemaParser().populateSchema(Adapter(text_), schema_); }
    /// Empty when it is valid, else where it is not.
    std::string faults(const json& document) {
        valijson::Validator validator;
        valijson::ValidationResults results;
        if (validator.validate(schema_, Adapter(document), &results)) return {};
        std::ostringstream out;
        for (valijson::ValidationResults::Error error; results.popError(error);) {
            for (const std::string& part : error.context) out << part;
            out << ": " << error.description << "\n";
        }
        return out.str();
    }
    json result_of(std::vector<std::string> arguments) {
        arguments.emplace_back("--json");
        const Ran ran = friction_with(std::move(arguments));
        EXPECT_TRUE(json::accept(ran.out)) << ran.err;
        return json::parse(ran.out, nullptr, false);
    }

private:
    json text_ = json::parse(report::results_schema());
    valijson::Schema schema_;
};

TEST_F(ResultsSchema, AcceptsWhatEveryCommandPrints) {
    const std::string story = scenario("toll-invoice.yaml");
    const std::vector<std::vector<std::string>> commands{
        {"run", story, "--journeys", "5000"},
        {"run", scenario("toll-invoice-fixed.yaml")},
        {"compare", story, "--journeys", "5000"},
        {"compare", scenario("toll-invoice-fixed.yaml")},
        {"compare", story, "status_visible", "--journeys", "5000", "--details"},
        {"solve", story},
        {"trace", story, "--customer", "17", "--redesign", "status_visible"},
        {"sweep", story, "--over", "reply_useful", "--journeys", "64"},
        {"sweep", story, "--over", "reply_useful", "--over", "in_account", "--journeys", "64",
         "--metric", "staff_minutes(office)", "--redesign", "status_visible"},
        {"sweep", story, "--over", "reply_useful", "--journeys", "64", "--metric", "effort.p90",
         "--redesign", "status_visible"},
        {"check", scenario("toll-invoice-fixed.yaml")},
        {"check", scenario("toll-invoice-fixed.yaml"), scenario("nowhere.yaml")}};
    for (const auto& command : commands)
        EXPECT_EQ(faults(result_of(command)), "") << testing::PrintToString(command);
}

TEST_F(ResultsSchema, AcceptsWhatIsSaidOfAFileThatCannotBeChecked) {
    const Folder folder;
    const std::string bad = folder.file("bad.yaml",
                                        "friction: 1\ntitle: t\nstart: a\n"
                                        "steps: {a: {nxt: done}}\noutcomes: {done: resolved}\n");
    const json document = result_of({"check", bad});
    EXPECT_EQ(faults(document), "");
    EXPECT_EQ(document["file"], bad);
    EXPECT_EQ(document["is_all"], false);
    ASSERT_EQ(document["problems"].size(), 1u);
    const json& problem = document["problems"][0];
    EXPECT_EQ(problem["line"], 4);
    EXPECT_EQ(problem["column"], 13);
    EXPECT_EQ(problem["code"], "F020");
    EXPECT_EQ(problem["hint"], "did you mean \"next\"?");

    // Beside those that can be checked each has its place, a missing one too.
    const json list =
        result_of({"check", folder.at("none.yaml"), scenario("toll-invoice-fixed.yaml"), bad});
    ASSERT_EQ(list.size(), 3u);
    for (const json& one : list) EXPECT_EQ(faults(one), "");
    EXPECT_EQ(list[0]["problems"][0]["line"], nullptr);
    EXPECT_TRUE(list[1].contains("expectations"));
    EXPECT_EQ(list[2], document);
}

// Values of another kind, keys that are missing, keys that nobody knows.
TEST_F(ResultsSchema, RefusesWhatIsNoResult) {
    const json good = result_of({"run", scenario("toll-invoice.yaml"), "--journeys", "5000"});
    ASSERT_EQ(faults(good), "");
    const auto changed = [&](auto&& change) {
        json bad = good;
        change(bad);
        return faults(bad);
    };
    EXPECT_NE(changed([](json& j) { j["schema"] = "friction-results-2"; }), "");
    EXPECT_NE(changed([](json& j) { j["command"] = "dance"; }), "");
    EXPECT_NE(changed([](json& j) { j.erase("seed"); }), "");
    EXPECT_NE(changed([](json& j) { j["more"] = 1; }), "");
    EXPECT_NE(changed([](json& j) { j["alternatives"][0]["metrics"]["effort"].erase("unit"); }),
              "");
    EXPECT_NE(changed([](json& j) { j["alternatives"][0]["metrics"]["effort"]["low"] = "70"; }),
              "");
    EXPECT_NE(changed([](json& j) { j["scenario"]["guesses"][0].erase("value"); }), "");
}

TEST_F(ResultsSchema, ListsTheGuessesWithValueRangeAndLine) {
    const json result = result_of({"solve", scenario("toll-invoice.yaml")});
    const json& guesses = result["scenario"]["guesses"];
    ASSERT_EQ(guesses.size(), 40U);
    const auto found = std::ranges::find_if(
        guesses, [](const json& guess) { return guess["name"] == "reply_time"; });
    ASSERT_NE(found, guesses.end());
    EXPECT_EQ((*found)["place"], "parameters.reply_time.value");
    EXPECT_EQ((*found)["value"], "2 days");
    EXPECT_EQ((*found)["range"], "12 h .. 6 days");
    EXPECT_EQ((*found)["label"], "Mean time to an answer");
    std::istringstream file(read_whole(scenario("toll-invoice.yaml")));
    std::string line;
    for (int i = 0; i < (*found)["line"].get<int>(); ++i) std::getline(file, line);
    EXPECT_THAT(line, testing::HasSubstr("reply_time:   {value: 2 days"));
}

TEST(GoldenResultsSchema, IsTheFileInTheSourceTree) {
    expect_golden("../../scenarios/schema/results-1.schema.json", report::results_schema());
    EXPECT_EQ(friction_with({"schema", "--results"}).out, report::results_schema());
}

}  // namespace
}  // namespace friction::tests
