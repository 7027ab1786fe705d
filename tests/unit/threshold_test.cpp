#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "friction/journey.h"
#include "support/stories.h"

// When and where a journey's effort crosses the threshold of high effort (30 EM by default). Times
// are fixed, so the moment follows by hand.

namespace friction {
namespace {

using testing_support::journey_of;
using testing_support::story;

/// All of the stories below begin with `work`, the customer's own, and end in `done`.
JourneyRecord journey_through(const std::string& steps) {
    return journey_of(story("start: work\nsteps:\n" + steps + "outcomes: {done: resolved}\n"));
}

TEST(Threshold, IsCrossedAtAMomentOnAStep) {
    // 20 EM, then open days at 2 EM: 30 EM are reached after 5 days.
    const JourneyRecord journey = journey_through(
        "  work: {by: customer, time: 20 min, next: pause}\n"
        "  pause: {wait: 9 days, owner: company, next: done}\n");

    ASSERT_TRUE(journey.crossed_at_s.has_value());
    EXPECT_EQ(journey.crossed_on, StepId{1});
    EXPECT_NEAR(*journey.crossed_at_s, 20 * 60 + 5 * 86'400, 1e-6);
}

TEST(Threshold, WhatIsBookedOnEnteringCountsBeforeTheTimeOfAStep) {
    // 20 EM, then 4 EM of a form on entering: 30 EM are reached after 6 of the 15 minutes.
    const JourneyRecord journey = journey_through(
        "  work: {by: customer, time: 20 min, next: form}\n"
        "  form: {by: customer, time: 15 min, fields: 20, next: done}\n");

    EXPECT_NEAR(journey.crossed_at_s.value(), (20 + 6) * 60, 1e-6);
}

TEST(Threshold, CanBeCrossedOnEntering) {
    // 28 EM, then 4 EM of a form on entering.
    const JourneyRecord journey = journey_through(
        "  work: {by: customer, time: 28 min, next: form}\n"
        "  form: {by: customer, time: 15 min, fields: 20, next: done}\n");

    EXPECT_NEAR(journey.crossed_at_s.value(), 28 * 60, 1e-6);
}

TEST(Threshold, CanBeCrossedByTheBrokenPromiseItself) {
    // 20 EM, 2 calm days 1 EM, the promise breaks: 31 EM, at that moment.
    const JourneyRecord journey = journey_through(
        "  work: {by: customer, time: 20 min, next: pause}\n"
        "  pause: {wait: 9 days, owner: company, promised: 2 days, next: done}\n");

    EXPECT_NEAR(journey.crossed_at_s.value(), 20 * 60 + 2 * 86'400, 1e-6);
}

}  // namespace
}  // namespace friction
