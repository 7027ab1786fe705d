// The schema that editors use, judged by a validator that is not ours.

#include "friction/io/schema.h"

#include <gmock/gmock.h>
#include <yaml-cpp/yaml.h>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "friction/io/scenario_reader.h"
#include "support/scenario_texts.h"

namespace friction::io {
namespace {

using Json = nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

/// Every scalar is a text in a scenario, so it is one here.
Json to_json(const YAML::Node& node) {
    if (node.IsMap()) {
        Json map = Json::object();
        for (const auto& entry : node) map[entry.first.as<std::string>()] = to_json(entry.second);
        return map;
    }
    if (node.IsSequence()) {
        Json list = Json::array();
        for (const auto& item : node) list.push_back(to_json(item));
        return list;
    }
    return node.as<std::string>();
}

class ScenarioSchema : public testing::Test {
protected:
    static void SetUpTestSuite() {
        schema_ = new valijson::Schema;
        const Json text = Json::parse(scenario_schema());
        valijson::SchemaParser().populateSchema(Adapter(text), *schema_);
    }
    static void TearDownTestSuite() {
        delete schema_;
        schema_ = nullptr;
    }
    static bool accepts(const Json& scenario) {
        valijson::Validator validator;
        return validator.validate(*schema_, Adapter(scenario), nullptr);
    }
    static Json scenario(const std::string& path) {
        return to_json(YAML::Load(test::source_file(FRICTION_SOURCE_DIR, path).bytes));
    }

    static valijson::Schema* schema_;
};
valijson::Schema* ScenarioSchema::schema_ = nullptr;

/// Every map in a document, as pointers into it.
void collect_maps(Json& node, std::vector<Json*>& maps) {
    if (node.is_object()) maps.push_back(&node);
    if (node.is_structured())
        for (Json& below : node) collect_maps(below, maps);
}

TEST_F(ScenarioSchema, AcceptsOurScenarios) {
    EXPECT_TRUE(accepts(scenario("scenarios/toll-invoice.yaml")));
    EXPECT_TRUE(accepts(scenario("scenarios/toll-invoice-fixed.yaml")));
}

// The value is no share, no number, no map and no text of a name, so that no map may take it under
// any key.
TEST_F(ScenarioSchema, RefusesAnUnknownKeyInEveryMap) {
    Json changed = scenario("scenarios/toll-invoice.yaml");
    std::vector<Json*> maps;
    collect_maps(changed, maps);
    ASSERT_GT(maps.size(), 80U);
    for (Json* map : maps) {
        (*map)["zz_unknown"] = "no value!";
        EXPECT_FALSE(accepts(changed)) << *map;
        map->erase("zz_unknown");
    }
    EXPECT_TRUE(accepts(changed));
}

TEST_F(ScenarioSchema, RefusesTextsWhereMapsAreNeeded) {
    for (const char* section : {"parameters", "customers", "teams", "facts", "marks", "steps",
                                "outcomes", "redesigns", "effort", "run"}) {
        Json changed = scenario("scenarios/toll-invoice.yaml");
        changed[section] = "no map";
        EXPECT_FALSE(accepts(changed)) << section;
    }
}

TEST_F(ScenarioSchema, RefusesAFileWithoutItsRequiredKeys) {
    for (const char* key : {"friction", "title", "start", "steps", "outcomes"}) {
        Json changed = scenario("scenarios/toll-invoice.yaml");
        changed.erase(key);
        EXPECT_FALSE(accepts(changed)) << key;
    }
}

TEST_F(ScenarioSchema, TakesMarksOfTheFile) {
    Json changed = scenario("scenarios/toll-invoice.yaml");
    changed["marks"] = {{"appeal", "The person appeals"}};
    (*changed["steps"].begin())["marks"] = {"solved", "appeal"};
    EXPECT_TRUE(accepts(changed));
    changed["marks"] = {{"No Name", "The person appeals"}};
    EXPECT_FALSE(accepts(changed));
}

TEST_F(ScenarioSchema, KnowsUnitsWordsAndFamilies) {
    const std::pair<const char*, const char*> wrong[] = {
        {"promised", "5"},        {"promised", "60%"},  {"promised", "5 dyas"},
        {"channel", "telephone"}, {"owner", "nobody"},  {"time", "normally 3 min"},
        {"documents", "many"},    {"marks", "No Name"}, {"next", "No Name"},
        {"status", "yes"}};
    for (const auto& [key, value] : wrong) {
        Json changed = scenario("scenarios/toll-invoice.yaml");
        (*changed["steps"].begin())[key] = value;
        EXPECT_FALSE(accepts(changed)) << key << ": " << value;
    }
    const std::pair<const char*, const char*> right[] = {
        {"promised", "5 days"},
        {"promised", "$limit"},
        {"time", "lognormal median 3 min p90 12 min"},
        {"documents", "2"},
        {"marks", "solved"},
        {"marks", "appeal"},
        {"next", "somewhere"}};
    for (const auto& [key, value] : right) {
        Json changed = scenario("scenarios/toll-invoice.yaml");
        (*changed["steps"].begin())[key] = value;
        EXPECT_TRUE(accepts(changed)) << key << ": " << value;
    }
}

// What editors see of `30`, `0.5` and `yes` is no string.
TEST_F(ScenarioSchema, TakesPlainNumbersAndTruthValues) {
    Json changed = scenario("scenarios/toll-invoice.yaml");
    changed["friction"] = 1;
    changed["customers"]["per_year"] = 30000;
    (*changed["teams"].begin())["automated"] = false;
    EXPECT_TRUE(accepts(changed));
}

TEST_F(ScenarioSchema, IsTheFileInTheSourceTree) {
    EXPECT_EQ(
        test::source_file(FRICTION_SOURCE_DIR, "scenarios/schema/friction-1.schema.json").bytes,
        scenario_schema())
        << "write it again: friction schema > scenarios/schema/friction-1.schema.json";
}

}  // namespace
}  // namespace friction::io
