// friction sweep, from outside.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.h"

namespace friction::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Serving by the office saves effort at any share of useful answers; the figures are those of the
// result, here only their form and their place matter.
TEST(SweepCommand, SaysWhereTheDecisionFlips) {
    const Ran ran = friction_with({"sweep", scenario("toll-invoice.yaml"), "--over",
                                   "reply_useful=20%..95%", "--redesign", "status_visible",
                                   "--redesign", "employee_sends_request", "--journeys", "2000"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("reply_useful is 60% in the file"));
    EXPECT_THAT(ran.out, HasSubstr("2,000 journeys at each of 33 values"));
    EXPECT_THAT(ran.out, HasSubstr("than the baseline in the whole range"));
}

TEST(SweepCommand, OverTwoParametersMakesASheet) {
    const Ran ran = friction_with({"sweep", scenario("toll-invoice-fixed.yaml"), "--over",
                                   "reply_useful=20%..95%", "--over", "in_account=0%..30%",
                                   "--journeys", "64", "--json"});
    ASSERT_EQ(ran.exit_code, 2) << "the fixed story has no parameters";
    EXPECT_THAT(ran.err, HasSubstr("reply_useful"));

    const Ran sheet =
        friction_with({"sweep", scenario("toll-invoice.yaml"), "--over", "reply_useful", "--over",
                       "in_account", "--redesign", "status_visible", "--journeys", "64", "--json"});
    ASSERT_EQ(sheet.exit_code, 0) << sheet.err;
    const nlohmann::json result = nlohmann::json::parse(sheet.out);
    EXPECT_EQ(result["axes"].size(), 2U);
    EXPECT_EQ(result["axes"][0]["values"].size(), 41U);
    EXPECT_EQ(result["axes"][1]["values"].size(), 25U);
    EXPECT_EQ(result["baseline"].size(), 1025U);
    EXPECT_EQ(result["redesigns"][0]["differences"].size(), 1025U);
    EXPECT_DOUBLE_EQ(result["axes"][0]["values"][0], 0.2);
    EXPECT_DOUBLE_EQ(result["axes"][1]["values"][24], 0.3);
}

TEST(SweepCommand, RefusesWhatItCannotGoOver) {
    const std::string file = scenario("toll-invoice.yaml");
    const auto refused = [&](std::vector<std::string> more) {
        std::vector<std::string> all{"sweep", file};
        all.insert(all.end(), more.begin(), more.end());
        const Ran ran = friction_with(all);
        EXPECT_EQ(ran.exit_code, 2);
        EXPECT_THAT(ran.out, IsEmpty());
        return ran.err;
    };
    EXPECT_THAT(refused({}), HasSubstr("--over NAME=LOW..HIGH"));
    EXPECT_THAT(refused({"--over", "reply_usefull=20%..30%"}), HasSubstr("reply_useful"));
    EXPECT_THAT(refused({"--over", "reply_useful=20%"}), HasSubstr("LOW..HIGH"));
    EXPECT_THAT(refused({"--over", "reply_useful=2 days..3 days"}), HasSubstr("share"));
    EXPECT_THAT(refused({"--over", "reply_useful=90%..30%"}), HasSubstr("smaller"));
    EXPECT_THAT(refused({"--over", "reply_useful", "--set", "reply_useful=30%"}),
                HasSubstr("one value and --over a range"));
    EXPECT_THAT(refused({"--over", "reply_useful", "--metric", "efort"}), HasSubstr("effort"));
    EXPECT_THAT(refused({"--over", "reply_useful", "--metric", "visits(nowhere)"}),
                HasSubstr("nowhere"));
}

}  // namespace
}  // namespace friction::tests
