// What `friction solve` says beside its means: where they come from, what moves them, how exact.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "program.h"

namespace friction::tests {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

TEST(Solve, NamesTheStrongestNumbersFirst) {
    const std::string out = friction_with({"solve", scenario("toll-invoice.yaml")}).out;
    EXPECT_THAT(out, ContainsRegex("What moves the answer most: Baseline, without patience"));
    // "writes" of 90%: who writes has the effort, and the invoice
    EXPECT_THAT(out,
                ContainsRegex("Travellers who remember to write +90% +\\+0\\.53% +\\+0\\.82%"));
    EXPECT_LT(out.find("Travellers who remember"), out.find("E-mail answered with the invoice"));
    EXPECT_THAT(out, HasSubstr("numbers that move it less: --details."));
    EXPECT_THAT(out, Not(HasSubstr("How exact")));
}

TEST(Solve, SaysWhereTheAnswerJumpsAndHowExactItIs) {
    const std::string out = friction_with({"solve", scenario("toll-invoice.yaml"), "--details",
                                           "--redesign", "employee_sends_request"})
                                .out;
    EXPECT_THAT(out, HasSubstr("On one side only: \"Time a traveller waits for it\""));
    EXPECT_THAT(out, ContainsRegex("How exact"));
    EXPECT_THAT(out, ContainsRegex("Baseline +38 +[1-9]e-1[45] +[1-9]e-1[45] +0"));
}

TEST(Solve, NamesParametersOfWhichNobodyTakesTheOtherWay) {
    const Folder folder;
    const std::string file = folder.file("edge.yaml", R"(friction: 1
title: At the edge
parameters: {never: {value: 0%}}
start: begin
steps:
  begin: {by: customer, time: 2 min, next: {detour: $never, done: rest}}
  detour: {by: customer, time: 9 min, next: done}
outcomes: {done: resolved}
)");
    EXPECT_THAT(friction_with({"solve", file}).out, HasSubstr("Not told for never"));
}

// By hand: 1 / p calls of 1 min are 2 EM at 50% and 1 EM at 100%; at 0% nobody comes to an end. As
// much again for q: 2 EM, at 20% 5 EM, at 100% 1 EM. Straight lines would promise -4 and -3.2 EM.
// Calls of 3 min are 6 EM, so "minutes" makes +4.
TEST(Solve, SolvesBothEndsOfARange) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", R"(friction: 1
title: Again
source: a test
parameters:
  p: {value: 50%, range: 0% .. 100%}
  q: {value: 50%, range: 20% .. 100%}
  minutes: {value: 1 min, range: 1 min .. 3 min}
start: call
steps:
  call: {by: customer, time: $minutes, next: {write: $p, call: rest}}
  write: {by: customer, time: 1 min, next: {done: $q, write: rest}}
outcomes: {done: resolved}
)");
    const std::string out =
        friction_as({.arguments = {"solve", file}, .environment = {{"COLUMNS", "140"}}}).out;
    EXPECT_THAT(out, ContainsRegex("P +50% .* 0% .. 100% +no end at 0%\n"));
    EXPECT_THAT(out, ContainsRegex("Q +50% .* 20% .. 100% +-4\\.0\n"));
    EXPECT_THAT(out, ContainsRegex("Minutes +1 min .* 1 min .. 3 min +\\+4\\.0\n"));
    EXPECT_THAT(out, Not(HasSubstr("first order")));
    const json answer = json::parse(friction_with({"solve", file, "--json"}).out);
    std::size_t found = 0;
    for (const auto& number : answer["alternatives"][0]["moves_it"]["numbers"]) {
        if (number["place"] == "parameters.p") {
            ++found;
            EXPECT_TRUE(number["effort_low"].is_null());
            EXPECT_NEAR(number["effort_high"].get<double>(), 3, 1e-12);
        }
        if (number["place"] == "parameters.q") {
            ++found;
            EXPECT_NEAR(number["effort_low"].get<double>(), 7, 1e-12);
        }
    }
    EXPECT_EQ(found, 2U);
}

// A thousand equal steps: each moves a thousandth of the answer. Digits follow the largest.
TEST(Solve, ShowsDigitsWhereEachNumberMovesLittle) {
    std::string text = "friction: 1\ntitle: Many steps\nstart: s0\nsteps:\n";
    constexpr int steps = 1'000;
    for (int i = 0; i < steps; ++i)
        text += "  s" + std::to_string(i) + ": {by: customer, time: 2 min, next: " +
                (i + 1 < steps ? "s" + std::to_string(i + 1) : "done") + "}\n";
    const Folder folder;
    const std::string file = folder.file("many.yaml", text + "outcomes: {done: resolved}\n");
    EXPECT_THAT(friction_with({"solve", file}).out,
                ContainsRegex("mean length +2 min +\\+0\\.0010+%"));
}

TEST(Solve, AddsUpWhatTheEffortIsMadeOf) {
    const json result =
        json::parse(friction_with({"solve", scenario("toll-invoice.yaml"), "--json"}).out);
    for (const json& alternative : result["alternatives"]) {
        const double effort = alternative["exact"]["effort"]["value"];
        double sum = 0;
        for (const json& part : alternative["contributions"]) sum += part["effort"].get<double>();
        EXPECT_NEAR(sum, effort, 1e-12 * effort);
        EXPECT_GT(alternative["moves_it"]["numbers"].size(), 10u);
        EXPECT_LT(alternative["effort_error"].get<double>(), 1e-13 * effort);
        EXPECT_LT(alternative["elapsed_error"].get<double>(), 1e-12);
    }
}

}  // namespace
}  // namespace friction::tests
