#include "friction/suggest.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using friction::closest;
using friction::did_you_mean;

const std::vector<std::string> step_names = {"ask_employee", "wait_at_office", "ask_office",
                                             "on_hold"};

TEST(Closest, FindsALetterLeftOutAddedChangedOrSwapped) {
    EXPECT_EQ(closest("wait_at_ofice", step_names), "wait_at_office");
    EXPECT_EQ(closest("ask_offfice", step_names), "ask_office");
    EXPECT_EQ(closest("on_hild", step_names), "on_hold");
    EXPECT_EQ(closest("no_hold", step_names), "on_hold");
}

// A swap of neighbours is one slip, not two: with three letters only one is forgiven.
TEST(Closest, CountsASwapAsOneSlip) {
    EXPECT_EQ(closest("lto", std::vector<std::string>{"lot"}), "lot");
    EXPECT_EQ(closest("ltx", std::vector<std::string>{"lot"}), "");
}

TEST(Closest, TakesCapitalsForSmallLetters) {
    EXPECT_EQ(closest("Ask_Office", step_names), "ask_office");
}

TEST(Closest, PrefersTheNearestAndThenTheFirst) {
    EXPECT_EQ(closest("abcd", std::vector<std::string>{"abxd", "abcde", "abcd"}), "abcd");
    EXPECT_EQ(closest("abcd", std::vector<std::string>{"abxd", "abcx"}), "abxd");
}

TEST(Closest, SaysNothingWhenNothingIsNear) {
    EXPECT_EQ(closest("billing", step_names), "");
    EXPECT_EQ(closest("", step_names), "");
    EXPECT_EQ(closest("x", std::vector<std::string>{}), "");
    EXPECT_EQ(closest(std::string(10'000'000, 'a'),
                      std::vector<std::string>{std::string(10'000'000, 'a')}),
              "");
}

TEST(DidYouMean, AsksInWords) {
    EXPECT_EQ(did_you_mean("ask_ofice", step_names), "did you mean \"ask_office\"?");
    EXPECT_EQ(did_you_mean("elephant", step_names), "");
}

}  // namespace
