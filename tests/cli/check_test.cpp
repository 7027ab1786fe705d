// friction check, from outside: what stands beside each expectation, and what a folder holds.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.h"

namespace friction::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

// The work has a fixed length, so its mean is known exactly; quantiles are always sampled.
constexpr const char* small = R"(friction: 1
title: Small
teams:
  desk: {title: Desk}
start: ask
steps:
  ask: {by: desk, channel: phone, time: 10 min, next: {done: 50%, gone: rest}}
outcomes: {done: resolved, gone: gave_up}
expect:
  - baseline.active < 20 min
  - baseline.effort.p90 < 200 EM
  - baseline.effort.p90 < 1 EM
)";

// 0.5% of 200 EM is 1 EM. A verdict by the solver needs no zone.
TEST(CheckCommand, PrintsTheZoneOfEachVerdictThatWasSampled) {
    const Folder folder;
    const Ran ran = friction_as({.arguments = {"check", folder.file("small.yaml", small)},
                                 .environment = {{"COLUMNS", "200"}}});
    EXPECT_EQ(ran.exit_code, 1) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("to spare; exact\n"));
    EXPECT_THAT(ran.out, HasSubstr("to spare; zone ± 1.0 EM; 4,096 journeys\n"));
    EXPECT_THAT(ran.out, HasSubstr("; zone ± 0.005 EM; 4,096 journeys\n"));
    EXPECT_THAT(ran.out, HasSubstr("To spare, misses by: how far"));
    EXPECT_THAT(ran.out, HasSubstr("Zone: a left side this close"));
}

}  // namespace
}  // namespace friction::tests
