// Lengths of time stand in the unit in which people read them, in every report.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.h"

namespace friction::tests {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

// A journey is 3 min of talk and 90 s of waiting, 4.5 min together; in the redesign the wait is 30
// s and the whole 3.5 min.
constexpr const char* quick_file = R"(friction: 1
title: Quick
source: a test
teams:
  desk: {title: Desk}
start: ask
steps:
  ask: {by: desk, channel: phone, time: 3 min, next: pause}
  pause: {wait: 90 s, owner: customer, next: done}
outcomes: {done: resolved}
redesigns:
  shorter:
    changes:
      - set: {step: pause, wait: 30 s}
expect:
  - baseline.elapsed < 1 h
)";

TEST(Lengths, BelowAnHourAreNoDays) {
    const Folder folder;
    const std::string file = folder.file("a.yaml", quick_file);
    EXPECT_THAT(
        friction_with({"run", file}).out,
        AllOf(ContainsRegex("From beginning to end, min +4\\.50 "),
              ContainsRegex("The customer's move, min +1\\.50 "), Not(HasSubstr(", days"))));
    EXPECT_THAT(
        friction_as({.arguments = {"compare", file}, .environment = {{"COLUMNS", "140"}}}).out,
        ContainsRegex("From beginning to end, min +4\\.50 +3\\.50 +-1\\.00 "));
    EXPECT_THAT(
        friction_with({"solve", file}).out,
        AllOf(ContainsRegex("move, min"), ContainsRegex("4\\.50 +0 "), Not(HasSubstr(", days"))));
    EXPECT_THAT(friction_with({"check", file}).out, HasSubstr("4.5 min against 60 min"));
    EXPECT_THAT(
        friction_with({"sweep", scenario("toll-invoice.yaml"), "--over", "line", "--metric",
                       "in_person_wait", "--redesign", "status_visible", "--journeys", "64"})
            .out,
        AllOf(HasSubstr("mean per journey, min"), HasSubstr("0.5 min"), HasSubstr("15 min")));
}

TEST(Lengths, OfDaysStayDays) {
    const std::string out = friction_with({"run", scenario("toll-invoice.yaml")}).out;
    EXPECT_THAT(out, AllOf(HasSubstr("From beginning to end, days"),
                           HasSubstr("The customer's move, days")));
}

}  // namespace
}  // namespace friction::tests
