#include "friction/sweep.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cmath>

#include "friction/io/scenario_reader.h"
#include "support/stories.h"

namespace friction {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Ten minutes, and for $again of the customers twenty more. `shorter` has 16 minutes for
/// everybody, `slower` two more minutes than the baseline for everybody.
Draft again_or_not() {
    const io::ReadScenario read =
        io::read_scenario({"test.yaml", friction::testing_support::story(R"(
parameters:
  again: {value: 50%, range: 0% .. 100%}
  more: {value: 20 min, range: 5 min .. 60 min}
start: fill
steps:
  fill: {by: customer, time: 10 min, next: {redo: $again, done: rest}}
  redo: {by: customer, time: $more, next: done}
outcomes: {done: resolved}
redesigns:
  shorter: {changes: [{set: {step: fill, time: 16 min, next: done}}]}
  slower:  {changes: [{set: {step: fill, time: 12 min}}]}
)")});
    EXPECT_TRUE(read.diagnostics.empty());
    return read.file.draft;
}

SweepRequest over_again(double low, double high, std::size_t points) {
    return {.axes = {{.parameter = "again",
                      .low = {low, Dimension::share},
                      .high = {high, Dimension::share},
                      .points = points}},
            .redesigns = {"shorter"},
            .journeys = 16'384,
            .threads = 2};
}

// The baseline costs 10 + 20 p EM, the redesign 16: the sign changes at p = 0.3. The root of the
// sample is its 30% point, off by sqrt(p (1-p) / n) = 0.00358; the interval is 1.96 of that to each
// side, counted in customers: about 230 lie between its ends, give or take the root of that.
TEST(Sweep, FindsWhereTheDecisionFlips) {
    const Result<Sweep> swept = sweep(again_or_not(), over_again(0, 1, 11));
    ASSERT_TRUE(swept);
    ASSERT_THAT(swept.value().redesigns, SizeIs(1));
    const double error = std::sqrt(0.3 * 0.7 / 16'384);
    ASSERT_THAT(swept.value().redesigns[0].break_evens, SizeIs(1));
    const BreakEven& flip = swept.value().redesigns[0].break_evens[0];
    ASSERT_TRUE(flip.value);
    EXPECT_NEAR(*flip.value, 0.3, 4 * error);
    EXPECT_TRUE(flip.low_bounded && flip.high_bounded);
    EXPECT_LE(flip.low, 0.3);
    EXPECT_GE(flip.high, 0.3);
    const double width = 2 * 1.96 * error;
    EXPECT_NEAR(flip.high - flip.low, width, 4 * std::sqrt(width / 16'384));
    EXPECT_LT(flip.low, *flip.value);
    EXPECT_GT(flip.high, *flip.value);
    for (std::size_t i = 0; i < 11; ++i) {
        const double p = swept.value().axes[0].at(i);
        EXPECT_NEAR(p, 0.1 * static_cast<double>(i), 1e-12);
        EXPECT_NEAR(swept.value().before[i].value, 10 + 20 * p, 4 * 20 * 0.5 / 128) << p;
        EXPECT_DOUBLE_EQ(swept.value().redesigns[0].after[i].value, 16) << p;
    }
    EXPECT_EQ(swept.value().file_values, std::vector<double>{0.5});
}

// With the same customers at every point the curve of the baseline rises from point to point, which
// independent customers would not give: steps of 0.002 are half a standard error.
TEST(Sweep, KeepsTheCustomersFromPointToPoint) {
    const Result<Sweep> swept = sweep(again_or_not(), over_again(0.40, 0.50, 51));
    ASSERT_TRUE(swept);
    for (std::size_t i = 1; i < swept.value().before.size(); ++i)
        EXPECT_GE(swept.value().before[i].value, swept.value().before[i - 1].value) << i;
}

TEST(Sweep, HasNoFlipWhereCurvesAreParallel) {
    SweepRequest request = over_again(0, 1, 5);
    request.redesigns = {"slower"};
    const Result<Sweep> swept = sweep(again_or_not(), request);
    ASSERT_TRUE(swept);
    EXPECT_THAT(swept.value().redesigns[0].break_evens, IsEmpty());
    for (const Estimate& difference : swept.value().redesigns[0].difference)
        EXPECT_DOUBLE_EQ(difference.value, 2);
}

// From 0.2985 to 0.3015 nothing is certain at either end (standard error 0.0036): one stretch, open
// at both sides.
// A redesign that gives the swept parameter a value of its own stays where it is, and was told like
// the others.
TEST(Sweep, KnowsWhichRedesignsDoNotFollow) {
    Draft draft = again_or_not();
    const auto with_own = [&](std::string name, std::vector<std::string> includes) {
        Redesign redesign;
        redesign.includes = std::move(includes);
        draft.redesigns.emplace_back(std::move(name), std::move(redesign));
    };
    with_own("never", {});
    with_own("both", {"shorter", "outer"});
    with_own("outer", {"never"});
    ParameterDraft none;
    none.value = {0, Dimension::share};
    find(draft.redesigns, "never")
        ->changes.push_back(Set{"parameter", "again", Patch<ParameterDraft>{none, {"value"}}});
    EXPECT_THAT(redesigns_setting(draft.redesigns, "again"),
                testing::ElementsAre("never", "both", "outer"));
    EXPECT_THAT(redesigns_setting(draft.redesigns, "more"), IsEmpty());

    SweepRequest request = over_again(0, 1, 3);
    request.redesigns = {"shorter", "outer"};
    const Result<Sweep> swept = sweep(draft, request);
    ASSERT_TRUE(swept);
    EXPECT_THAT(swept.value().redesigns[0].own_values, IsEmpty());
    EXPECT_THAT(swept.value().redesigns[1].own_values, testing::ElementsAre("again"));
    EXPECT_EQ(swept.value().redesigns[1].after.front().value, 10);
    EXPECT_EQ(swept.value().redesigns[1].after.back().value, 10);
}

TEST(Sweep, SaysWhereTheIntervalGoesOnBeyondTheRange) {
    const Result<Sweep> swept = sweep(again_or_not(), over_again(0.2985, 0.3015, 4));
    ASSERT_TRUE(swept);
    ASSERT_THAT(swept.value().redesigns[0].break_evens, SizeIs(1));
    const BreakEven& flip = swept.value().redesigns[0].break_evens[0];
    EXPECT_FALSE(flip.low_bounded);
    EXPECT_FALSE(flip.high_bounded);
    EXPECT_EQ(flip.low, 0.2985);
    EXPECT_EQ(flip.high, 0.3015);
}

// 10 + p m against 16: the cell (p, m) has the difference 6 - p m.
TEST(Sweep, OverTwoParametersRunsTheFirstFastest) {
    SweepRequest request = over_again(0.2, 0.8, 3);
    request.axes.push_back({.parameter = "more",
                            .low = {600, Dimension::duration},
                            .high = {1800, Dimension::duration},
                            .points = 2});
    const Result<Sweep> swept = sweep(again_or_not(), request);
    ASSERT_TRUE(swept);
    ASSERT_THAT(swept.value().before, SizeIs(6));
    ASSERT_THAT(swept.value().redesigns[0].difference, SizeIs(6));
    const double p[] = {0.2, 0.5, 0.8};
    for (std::size_t cell = 0; cell < 6; ++cell) {
        const double minutes = cell < 3 ? 10 : 30;
        EXPECT_NEAR(swept.value().redesigns[0].difference[cell].value, 6 - p[cell % 3] * minutes,
                    4 * minutes * 0.5 / 128)
            << cell;
    }
    EXPECT_THAT(swept.value().redesigns[0].break_evens, IsEmpty());
}

TEST(Sweep, RefusesWhatMakesNoSenseAllAtOnce) {
    SweepRequest request = over_again(0, 1, 5);
    request.axes[0].parameter = "agin";
    request.metric = "avoidable";
    const Result<Sweep> wrong = sweep(again_or_not(), request);
    ASSERT_FALSE(wrong);
    ASSERT_THAT(wrong.problems(), SizeIs(2));
    EXPECT_THAT(wrong.problems()[0].hint, HasSubstr("again"));
    EXPECT_THAT(wrong.problems()[1].found, HasSubstr("ratio"));

    SweepRequest units = over_again(0, 1, 5);
    units.axes[0].high = {600, Dimension::duration};
    const Result<Sweep> unit = sweep(again_or_not(), units);
    ASSERT_FALSE(unit);
    EXPECT_THAT(unit.problems()[0].found, HasSubstr("10 min"));

    const Result<Sweep> empty = sweep(again_or_not(), over_again(0.6, 0.4, 5));
    ASSERT_FALSE(empty);
    EXPECT_THAT(empty.problems()[0].found, HasSubstr("60%"));
}

TEST(Sweep, NamesThePointAtWhichTheScenarioIsWrong) {
    SweepRequest request = over_again(0.5, 1.5, 5);
    const Result<Sweep> wrong = sweep(again_or_not(), request);
    ASSERT_FALSE(wrong);
    EXPECT_THAT(wrong.problems()[0].found, HasSubstr("again at 125%"));
}

TEST(Sweep, CancelledIsPartial) {
    std::atomic<bool> cancel = true;
    SweepRequest request = over_again(0, 1, 5);
    request.cancel = &cancel;
    const Result<Sweep> swept = sweep(again_or_not(), request);
    ASSERT_TRUE(swept);
    EXPECT_TRUE(swept.value().is_partial);
    EXPECT_THAT(swept.value().before, IsEmpty());
}

}  // namespace
}  // namespace friction
