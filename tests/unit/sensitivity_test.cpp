// Derivatives of exact answers, worked out by hand.

#include "friction/sensitivity.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "friction/contract.h"
#include "friction/io/scenario_reader.h"

namespace friction {
namespace {

Sensitivity sensitivity_of(const std::string& yaml) {
    const io::ReadScenario read = io::read_scenario({"test.yaml", yaml});
    FRICTION_EXPECTS(read.diagnostics.empty());
    return sensitivity(read.file.draft, build_scenario(read.file.draft).value()).value();
}

const Lever& at(const Sensitivity& s, const std::string& place) {
    for (const Lever& lever : s.levers)
        if (lever.place == place) return lever;
    ADD_FAILURE() << "no lever at " << place;
    static const Lever none;
    return none;
}

bool has(const Sensitivity& s, const std::string& place) {
    for (const Lever& lever : s.levers)
        if (lever.place == place) return true;
    return false;
}

constexpr double tiny = 1e-12;

// Work of w minutes, again with chance p: E = w / (1 - p), so dE/dp = w / (1 - p)^2 and its
// elasticity is p / (1 - p); that of w is 1.
TEST(Sensitivity, KnowsTheGeometricLoop) {
    const Sensitivity s = sensitivity_of(R"(
friction: 1
title: Again and again
parameters:
  again: {value: 20%, range: 10% .. 40%, label: Once more}
start: work
steps:
  work: {by: customer, time: 6 min, next: {work: $again, done: rest}}
outcomes: {done: resolved}
)");

    const Lever &again = at(s, "parameters.again"), &work = at(s, "steps.work.time");
    EXPECT_NEAR(s.answer.effort, 7.5, tiny);
    EXPECT_NEAR(again.slope.effort, 6 / 0.64, tiny);
    EXPECT_NEAR(again.elasticity.effort, 0.25, tiny);
    EXPECT_EQ(again.label, "Once more");
    EXPECT_EQ(again.range->high.value, 0.4);
    EXPECT_NEAR(work.elasticity.effort, 1, tiny);
    EXPECT_NEAR(work.slope.effort, 7.5 / 360, tiny);  // EM for each second
    EXPECT_NEAR(again.slope.resolved, 0, tiny);
    ASSERT_EQ(s.levers.size(), 2u);
    EXPECT_EQ(s.levers[0].place, "steps.work.time");  // the strongest first
}

// After a minute, 50% go to 10 min and 30% to 20 min, 20% are lost: E = 1 + 5 + 6 = 12. Where all
// shares are written the others give way in proportion: with q at 10 min, E = 1 + 10 q + (1 - q) *
// 12, 12 being (30% of 20 + 20% of 0) / 50%. So dE/dq = -2, and of the resolved 1 - 0.6 = 0.4.
TEST(Sensitivity, LetsTheOthersGiveWayInProportion) {
    const Sensitivity s = sensitivity_of(R"(
friction: 1
title: All shares are written
start: ask
steps:
  ask:  {by: customer, time: 1 min, next: {ten: 50%, twenty: 30%, lost: 20%}}
  ten:    {by: customer, time: 10 min, next: done}
  twenty: {by: customer, time: 20 min, next: done}
outcomes: {done: resolved, lost: unresolved}
)");

    EXPECT_NEAR(s.answer.effort, 12, tiny);
    EXPECT_NEAR(s.answer.resolved, 0.8, tiny);
    const Lever& ten = at(s, "steps.ask.next.ten");
    EXPECT_NEAR(ten.slope.effort, -2, tiny);
    EXPECT_NEAR(ten.slope.resolved, 0.4, tiny);
    EXPECT_NEAR(ten.elasticity.resolved, 0.4 * 0.5 / 0.8, tiny);
    EXPECT_EQ(ten.name, "ten");
    // lost: E = 1 + (1 - l) * (50 * 10 + 30 * 20) / 80, so dE/dl = -13.75 and resolved -1
    EXPECT_NEAR(at(s, "steps.ask.next.lost").slope.effort, -13.75, tiny);
    EXPECT_NEAR(at(s, "steps.ask.next.lost").slope.resolved, -1, tiny);
}

// Exponential of mean 2 days against a time-out of 4: S = e^-2 give up, dS/dt = -e^-2 / 2 a day;
// E[min] = 2 (1 - e^-2) open days of 2 EM, growing by e^-2 a day.
TEST(Sensitivity, KnowsWhatATimeOutDecides) {
    const Sensitivity s = sensitivity_of(R"(
friction: 1
title: How long to wait
start: ask
steps:
  ask: {by: customer, time: 0 min, channel: web, next: wait}
  wait: {wait: exponential mean 2 days, owner: company, after: {time: 4 days, next: left}, next: done}
outcomes: {done: resolved, left: gave_up}
)");
    const double late = std::exp(-2.0), day = 86'400;

    EXPECT_NEAR(s.answer.resolved, 1 - late, tiny);
    const Lever& time_out = at(s, "steps.wait.after.time");
    EXPECT_NEAR(time_out.slope.resolved * day, late / 2, tiny);
    EXPECT_NEAR(time_out.slope.effort * day, 2 * late, tiny);
    // by the mean m: S = e^(-4/m), dS/dm = S 4 / m^2; E[min] = m (1 - S)
    const Lever& wait = at(s, "steps.wait.wait");
    EXPECT_NEAR(wait.slope.resolved * day, -late, tiny);
    EXPECT_NEAR(wait.slope.effort * day, 2 * (1 - late - 2 * late), tiny);
    EXPECT_NEAR(at(s, "effort.weights.day_open").elasticity.effort, 1, tiny);
    EXPECT_NEAR(at(s, "effort.weights.day_open").slope.effort, 2 * (1 - late), tiny);
}

// One parameter at three places: two ways of one case, and another step. E = 2 * 3 p + p = 7 p with
// the work behind each way 3 min, and 10 p min of a third step's way.
TEST(Sensitivity, AddsUpAllPlacesOfAParameter) {
    const Sensitivity s = sensitivity_of(R"(
friction: 1
title: One number at three places
parameters: {p: {value: 20%}, t: {value: 3 min}}
start: enter
steps:
  enter:  {next: {a: $p, b: $p, middle: rest}}
  a:      {by: customer, time: $t, next: middle}
  b:      {by: customer, time: $t, next: middle}
  middle: {next: {c: $p, done: rest}}
  c:      {by: customer, time: 10 min, next: done}
outcomes: {done: resolved}
)");

    EXPECT_NEAR(s.answer.effort, 0.4 * 3 + 0.2 * 10, tiny);
    EXPECT_NEAR(at(s, "parameters.p").slope.effort, 2 * 3 + 10, 1e-11);
    EXPECT_NEAR(at(s, "parameters.t").slope.effort * 60, 0.4, tiny);
    EXPECT_FALSE(has(s, "steps.a.time"));  // nothing but the parameter sets it
}

// A spread moves no mean; what rounding leaves of it must not stand in the list.
TEST(Sensitivity, LeavesOutWhatMovesNothing) {
    const Sensitivity s = sensitivity_of(R"(
friction: 1
title: A spread
parameters: {spread: {value: 0.6}, time: {value: 7 min}}
start: work
steps:
  work: {by: customer, time: lognormal mean $time cv $spread, next: more}
  more: {by: customer, time: lognormal mean 3 min cv $spread, next: done}
outcomes: {done: resolved}
)");

    EXPECT_TRUE(has(s, "parameters.time"));
    EXPECT_FALSE(has(s, "parameters.spread"));
}

// What would be taken instead is no part of the chain, so nothing is known of it.
TEST(Sensitivity, NamesParametersAtTheEdge) {
    const Sensitivity s = sensitivity_of(R"(
friction: 1
title: At the edge
parameters: {never: {value: 0%}, always: {value: 100%}, half: {value: 50%}}
start: enter
steps:
  enter:  {next: {a: $never, middle: rest}}
  a:      {by: customer, time: 3 min, next: middle}
  middle: {next: {b: $always, done: rest}}
  b:      {by: customer, time: 10 min, next: {third: $half, done: rest}}
  third:  {by: customer, time: 10 min, next: done}
outcomes: {done: resolved}
)");

    EXPECT_EQ(s.at_the_edge, (std::vector<std::string>{"never", "always"}));
    EXPECT_TRUE(has(s, "parameters.half"));
    EXPECT_FALSE(has(s, "parameters.never"));
}

// A price of 6 at 0.30 a minute is 20 EM; twice the value of time halves it: elasticity -1.
TEST(Sensitivity, KnowsMoneyAndTone) {
    const Sensitivity s = sensitivity_of(R"(
friction: 1
title: Fees
parameters: {fee: {value: 6}}
start: pay
teams: {desk: {cost: 30 per hour, tone: robotic}}
steps:
  pay:  {by: customer, time: 0 min, pays: $fee, next: talk}
  talk: {by: desk, channel: in_person, time: 10 min, next: done}
outcomes: {done: resolved}
)");

    EXPECT_NEAR(s.answer.effort, 20 + 12, tiny);
    EXPECT_NEAR(at(s, "parameters.fee").slope.effort, 1 / 0.3, 1e-11);
    EXPECT_NEAR(at(s, "effort.value_of_time").elasticity.effort, -20.0 / 32, tiny);
    EXPECT_NEAR(at(s, "effort.tone.robotic").slope.effort, 10, tiny);
}

// The promise is broken for whoever waits longer than it; with a time-out at the same moment nobody
// does, and with one a moment later all do who are still there. Slopes are those of a shorter wait.
TEST(Sensitivity, SaysWhereTheAnswerJumps) {
    const auto told = [](const std::string& step) {
        return sensitivity_of(R"(
friction: 1
title: A promise
parameters: {bears: {value: 4 days}}
start: ask
steps:
  ask: {by: customer, time: 1 min, channel: web, next: wait}
  wait: {owner: company, next: done, )" +
                              step +
                              R"(}
outcomes: {done: resolved, left: gave_up}
)");
    };
    const Sensitivity meets =
        told("wait: exponential mean 2 days, promised: 4 days, after: {time: $bears, next: left}");
    EXPECT_TRUE(at(meets, "parameters.bears").one_sided);
    EXPECT_TRUE(at(meets, "steps.wait.promised").one_sided);
    EXPECT_FALSE(at(meets, "steps.wait.wait").one_sided);

    const Sensitivity apart =
        told("wait: exponential mean 2 days, promised: 3 days, after: {time: $bears, next: left}");
    for (const Lever& lever : apart.levers) EXPECT_FALSE(lever.one_sided) << lever.place;

    const Sensitivity sure = told("wait: 3 days, promised: 3 days");
    EXPECT_TRUE(at(sure, "steps.wait.wait").one_sided);
    EXPECT_TRUE(at(sure, "steps.wait.promised").one_sided);
    EXPECT_FALSE(at(sure, "steps.ask.time").one_sided);
}

// A parameter that meets a time-out at one step and nothing at a later one has a corner all the
// same.
TEST(Sensitivity, RemembersTheJumpOfAnyPlace) {
    const Sensitivity s = sensitivity_of(R"(
friction: 1
title: Two waits
parameters: {bears: {value: 4 days}}
start: early
steps:
  early: {owner: company, wait: exponential mean 2 days, promised: 4 days, next: late, after: {time: $bears, next: left}}
  late: {owner: company, wait: exponential mean 2 days, next: done, after: {time: $bears, next: left}}
outcomes: {done: resolved, left: gave_up}
)");
    EXPECT_TRUE(at(s, "parameters.bears").one_sided);
}

// 30% have 10 minutes, 20% have 4 and 50% have 2: E = 4.8. Where the last are the rest, more of the
// first are fewer of them, 10 - 2 = 8 minutes more. Where all shares are written the others give
// way in proportion: 20% of 4 and 50% of 2 minutes are 18/7 on average, so it is 10 - 18/7.
TEST(Sensitivity, LetsSegmentsGiveWayInProportion) {
    const auto told = [](const std::string& segments) {
        return sensitivity_of(R"(
friction: 1
title: Segments
customers:
  segments: {)" + segments +
                              R"(}
start: ask
steps:
  ask: {next: [{when: segment is slow, next: ten}, {when: segment is middling, next: four}, {else: two}]}
  ten: {by: customer, time: 10 min, next: done}
  four: {by: customer, time: 4 min, next: done}
  two: {by: customer, time: 2 min, next: done}
outcomes: {done: resolved}
)");
    };
    const std::string rest = "slow: {share: 30%}, middling: {share: 20%}, quick: {share: rest}";
    const std::string all = "slow: {share: 30%}, middling: {share: 20%}, quick: {share: 50%}";
    EXPECT_NEAR(told(rest).answer.effort, 4.8, tiny);
    EXPECT_NEAR(at(told(rest), "customers.segments.slow.share").slope.effort, 8, tiny);
    EXPECT_NEAR(at(told(all), "customers.segments.slow.share").slope.effort, 10 - 18.0 / 7, tiny);
}

TEST(Sensitivity, StopsWhenAskedToAndRefusesWhatCannotBeSolved) {
    const io::ReadScenario read = io::read_scenario({"test.yaml", R"(
friction: 1
title: Work
start: work
steps: {work: {by: customer, time: 6 min, next: more}, more: {by: customer, time: 1 min, next: done}}
outcomes: {done: resolved}
)"});
    const Scenario scenario = build_scenario(read.file.draft).value();
    const std::atomic<bool> stop{true};

    EXPECT_EQ(sensitivity(read.file.draft, scenario, exact_state_limit, &stop).problems()[0].code,
              "F098");
    EXPECT_EQ(sensitivity(read.file.draft, scenario, 1).problems()[0].code, "F095");
}

}  // namespace
}  // namespace friction
