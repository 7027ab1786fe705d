// Marks of the file from outside: every command that has figures counts them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "program.h"

namespace friction::tests {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

// 40% appeal against each decision: 0.4 / 0.6 = 2/3 a journey; 20% in the redesign: 0.25.
constexpr const char* appeals = R"(friction: 1
title: Appeals
source: a test
parameters: {again: {value: 40%, range: 10% .. 50%}}
teams: {office: {title: Office}}
customers: {segments: {few: {share: 30%}, many: {share: rest}}}
marks:
  appeal: The person appeals against the decision
  heard: Somebody listened
start: decide
steps:
  decide: {by: office, time: 1 min, next: {appeal: $again, done: rest}}
  appeal: {by: customer, time: 2 min, marks: appeal, next: decide}
outcomes: {done: resolved}
redesigns:
  fair: {changes: [{set: {parameter: again, value: 20%}}, {set: {step: decide, marks: [heard]}}]}
expect:
  - baseline.count(appeal) > 0.6
  - baseline.count(appeal) < 0.7
  - fair.count(appeal) < baseline.count(appeal)
  - fair.count(heard) for few > baseline.count(heard) for few
)";

class MarksOfTheFile : public testing::Test {
protected:
    [[nodiscard]] Ran with(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin() + 1, file_);
        Ran ran = friction_with(arguments);
        EXPECT_EQ(ran.exit_code, 0) << ran.err << ran.out;
        return ran;
    }

private:
    Folder folder_;
    std::string file_ = folder_.file("appeals.yaml", appeals);
};

TEST_F(MarksOfTheFile, AreFiguresOfARun) {
    const nlohmann::json found =
        nlohmann::json::parse(with({"run", "--journeys", "4096", "--json"}).out);
    const nlohmann::json& figure = found.at("alternatives").at(0).at("metrics").at("count(appeal)");
    // The variance is 0.4 / 0.36: a standard error of 0.0165.
    EXPECT_NEAR(figure.at("value").get<double>(), 2.0 / 3, 4 * 0.0165);
    EXPECT_EQ(figure.at("unit"), "per journey");
    EXPECT_THAT(with({"run", "--journeys", "4096", "--csv", "point"}).out,
                HasSubstr(",count(appeal),per journey,"));
}

TEST_F(MarksOfTheFile, StandInTheLedgersWithDetails) {
    EXPECT_THAT(with({"run", "--journeys", "4096", "--details"}).out,
                AllOf(ContainsRegex("Mark \"appeal\" +0\\.6"), HasSubstr("Mark \"heard\"")));
    EXPECT_THAT(with({"compare", "--journeys", "4096", "--details"}).out,
                ContainsRegex("Mark \"appeal\" .* 0\\.2"));
    EXPECT_THAT(with({"compare", "--journeys", "4096"}).out, Not(HasSubstr("Mark \"")));
}

TEST_F(MarksOfTheFile, AreExpected) {
    EXPECT_THAT(with({"check"}).out, HasSubstr("baseline.count(appeal) > 0.6"));
}

TEST_F(MarksOfTheFile, AreSolved) {
    const nlohmann::json solved = nlohmann::json::parse(with({"solve", "--details", "--json"}).out);
    const auto exact = [&](std::size_t design, const char* figure) {
        return solved.at("alternatives")
            .at(design)
            .at("exact")
            .at(figure)
            .at("value")
            .get<double>();
    };
    EXPECT_NEAR(exact(0, "count(appeal)"), 2.0 / 3, 1e-12);
    EXPECT_NEAR(exact(1, "count(appeal)"), 0.25, 1e-12);
    EXPECT_NEAR(exact(1, "count(heard)"), 1.25, 1e-12);
}

// At 10% and at 50%: 1/9 and 1 a journey.
TEST_F(MarksOfTheFile, AreSwept) {
    const nlohmann::json swept =
        nlohmann::json::parse(with({"sweep", "--over", "again", "--metric", "count(appeal)",
                                    "--journeys", "4096", "--json"})
                                  .out);
    EXPECT_EQ(swept.at("metric"), "count");
    EXPECT_EQ(swept.at("argument"), "appeal");
    const nlohmann::json& baseline = swept.at("baseline");
    EXPECT_NEAR(baseline.front().at("value").get<double>(), 1.0 / 9, 4 * 0.0055);
    EXPECT_NEAR(baseline.back().at("value").get<double>(), 1, 4 * 0.0221);
}

TEST_F(MarksOfTheFile, AreTold) {
    EXPECT_THAT(on_one_line(with({"trace", "--find", "worst"}).out),
                HasSubstr("recorded: The person appeals against the decision"));
}

TEST_F(MarksOfTheFile, HaveAMetricThatExplainsItself) {
    const Ran ran = friction_with({"metrics", "count"});
    EXPECT_THAT(ran.out, AllOf(HasSubstr("count(MARK)"), HasSubstr("baseline.count(appeal) < 5")));
    EXPECT_THAT(friction_with({"metrics"}).out, HasSubstr("count(MARK)"));
}

}  // namespace
}  // namespace friction::tests
