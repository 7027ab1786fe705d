// The worst of effort, and by how much those lose who are worse off.

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "friction/run.h"
#include "friction/samples.h"
#include "friction/summary.h"
#include "support/stories.h"
#include "support/synthetic.h"

namespace friction {
namespace {

using synthetic::lognormals;
using synthetic::spread_of;
using testing_support::story;

LogHistogram histogram_of(const std::vector<double>& values) {
    LogHistogram histogram;
    histogram.add(values);
    return histogram;
}

// 5% of 599 are 29.95 journeys, of 600 they are 30.
TEST(TailMean, OfFewerThanThirtyHasNoInterval) {
    for (const std::size_t n : {599U, 600U}) {
        const Estimate e = tail_mean_interval(histogram_of(lognormals(1, 1, 1, n)));
        EXPECT_EQ(e.low_bounded, n == 600) << n;
        EXPECT_EQ(e.high_bounded, n == 600) << n;
    }
}

// The worst 5% of up to 20 journeys are one of them at most, and nothing is averaged.
TEST(TailMean, OfUpToTwentyIsTheLargest) {
    std::vector<double> values;
    for (std::size_t n = 1; n <= 20; ++n) {
        values.insert(values.begin(), 7.3 + 1.7 * static_cast<double>(n));
        const Estimate e = tail_mean_interval(histogram_of(values));
        EXPECT_EQ(e.value, values.front()) << n;
        EXPECT_FALSE(e.low_bounded || e.high_bounded) << n;
    }
}

// Values so near that they share a bucket of the histogram are told apart.
TEST(TailMean, OfUpToTwentyIsTheLargestOfThoseThatAreNear) {
    for (int tenths = 0; tenths < 10; ++tenths) {
        std::vector<double> values(20, 1'000.4 + 0.1 * tenths);
        values[0] = 1'000 + 0.1 * tenths;
        EXPECT_EQ(tail_mean_interval(histogram_of(values)).value, values[1]) << tenths;
    }
}

TEST(TailMean, OfJourneysThatAreAllAlikeIsTheirs) {
    const Estimate e = tail_mean_interval(histogram_of(std::vector<double>(40, 12.5)));
    EXPECT_EQ(e.value, 12.5);
    EXPECT_TRUE(e.low_bounded && e.high_bounded);
    EXPECT_EQ(e.low, 12.5);
    EXPECT_EQ(e.high, 12.5);
}

TEST(TailMean, BeyondTheLargestBucketHasNoUpperEnd) {
    std::vector<double> values(1'000, 10);
    values[0] = 1e15;
    const Estimate e = tail_mean_interval(histogram_of(values));
    EXPECT_TRUE(e.low_bounded);
    EXPECT_FALSE(e.high_bounded);
}

// 60 of 1,000 have 50 EM, the others 10. The 95% quantile is 50 and nothing exceeds it, but of 4.6%
// with 50 EM, which such a sample does not rule out, the worst 5% have 0.92 * 50 + 0.08 * 10 = 46.8
// on average. Over the lowest possible quantile, 10, the excess is 40 for 6%: skewness (1 - 0.12) /
// sqrt(0.06 * 0.94), standard deviation 40 sqrt(0.06 * 0.94).
TEST(TailMean, OfALargestValueThatManyShareIsNotCertain) {
    std::vector<double> values(1'000, 10);
    std::fill_n(values.begin(), 60, 50);
    const Estimate e = tail_mean_interval(histogram_of(values));
    EXPECT_NEAR(e.value, 50, 1e-9);
    EXPECT_NEAR(e.high, 50, 1e-9);
    const double spread = std::sqrt(0.06 * 0.94), root = std::sqrt(1'000.0);
    const double reach = hall_quantile(0.88 / spread / root, z_95) * 40 * spread / root / 0.05;
    EXPECT_NEAR(e.low, 50 - reach, 0.01);
    EXPECT_LT(e.low, 46.8);
}

// What everybody has more is more among the worst as well, and known for certain: sections agree.
TEST(TailDifference, OfAShiftIsTheShift) {
    const std::vector<double> before = lognormals(1, 1, 0.5, 8'192);
    std::vector<double> after = before;
    for (double& x : after) x += 5;
    const Tally tally = spread_of({before, after});
    const Estimate same = effort_tail_difference(spread_of({before, before}), 1);
    EXPECT_EQ(same.value, 0);
    EXPECT_EQ(same.low, 0);
    EXPECT_EQ(same.high, 0);
    const Estimate more = effort_tail_difference(tally, 1);
    EXPECT_EQ(more.method, "sections");
    EXPECT_NEAR(more.value, 5, 0.01);  // a thousandth of 5 EM and some
    EXPECT_LT(more.high - more.low, 0.02);
}

// 5% of 6,399 are 319.95 journeys, of 6,400 they are 320: ten a section.
TEST(TailDifference, OfFewJourneysComesFromTwoIntervals) {
    for (const std::size_t n : {6'399U, 6'400U}) {
        const Tally tally = spread_of({lognormals(1, 1, 0.5, n), lognormals(1, 2, 0.5, n)});
        const Estimate e = effort_tail_difference(tally, 1);
        EXPECT_EQ(e.method, n == 6'400 ? "sections" : "Hall") << n;
        if (n == 6'400) continue;
        const Estimate a = tail_mean_interval(tally.alternatives[0].effort, worst_share, z_wide),
                       b = tail_mean_interval(tally.alternatives[1].effort, worst_share, z_wide);
        EXPECT_EQ(e.low, b.low - a.high);
        EXPECT_EQ(e.high, b.high - a.low);
    }
}

// 40 lose 2 EM and 10 lose 4 EM: 2.4 EM on average.
TEST(EffortLoss, OfFewIsOnlyCounted) {
    Tally tally;
    tally.alternatives.resize(2);
    EXPECT_FALSE(effort_loss(tally, 1));
    tally.alternatives[1].effort_losses = {histogram_of(std::vector<double>(40, 2)),
                                           histogram_of(std::vector<double>(10, 4))};
    const EffortLoss all = effort_loss(tally, 1).value();
    EXPECT_EQ(all.customers, 50U);
    EXPECT_NEAR(all.mean.value().value, 2.4, 1e-9);
    EXPECT_EQ(all.p95.value().value, 4);
    const EffortLoss few = effort_loss(tally, 1, 1).value();
    EXPECT_EQ(few.customers, 10U);
    EXPECT_FALSE(few.mean);
    EXPECT_FALSE(few.p95);
    EXPECT_NEAR(effort_loss(tally, 1, 0).value().mean.value().value, 2, 1e-9);
}

// Three in ten take the long way. It gets longer by exactly the minute within which a customer
// counts as the same, by half a minute more, and by 3 minutes.
TEST(EffortLoss, IsWhatOnlyThoseLoseWhoLoseMoreThanTheSame) {
    std::string text = story(
        "customers: {segments: {few: {share: 20%}, others: {share: rest}}}\n"
        "start: go\nsteps:\n"
        "  go: {by: customer, time: 5 min, next: {long: 30%, done: rest}}\n"
        "  long: {by: customer, time: 10 min, next: done}\n"
        "outcomes: {done: resolved}\nredesigns:\n");
    for (const std::string time : {"660 s", "690 s", "780 s"})
        text += "  to_" + time.substr(0, 3) + ": {changes: [{set: {step: long, time: " + time +
                "}}]}\n";
    const std::vector<Scenario> scenarios = testing_support::alternatives_of(text);
    const Tally tally = testing_support::simulate(scenarios, 5'000);

    std::vector<std::uint64_t> on_the_long_way(2);
    RunOptions options;
    options.journeys = 5'000;
    for_each_sample(testing_support::plans_of(scenarios), tally.layout, options,
                    [&](const SampleBlock& block) {
                        for (std::size_t i = 0; i < block.size(); ++i)
                            if (block.value(0, column_id(Column::effort), i) > 10)
                                ++on_the_long_way[block.segment(0, i).index];
                        return true;
                    });
    for (std::size_t s = 0; s < 2; ++s) {
        EXPECT_GT(on_the_long_way[s], 200U);
        EXPECT_EQ(effort_loss(tally, 1, s).value().customers, 0U);
        EXPECT_EQ(effort_loss(tally, 2, s).value().customers, on_the_long_way[s]);
        EXPECT_NEAR(effort_loss(tally, 3, s).value().mean.value().value, 3, 1e-9);
    }
    EXPECT_EQ(effort_loss(tally, 3).value().customers, on_the_long_way[0] + on_the_long_way[1]);
}

TEST(EffortLoss, IsNotCountedWhenNobodyAsks) {
    const std::vector<Scenario> scenarios = testing_support::alternatives_of(
        story("start: go\nsteps:\n  go: {by: customer, time: 5 min, next: done}\n"
              "outcomes: {done: resolved}\n"
              "redesigns: {slow: {changes: [{set: {step: go, time: 9 min}}]}}\n"));
    RunOptions options;
    options.journeys = 100;
    const RunResult result =
        run(testing_support::plans_of(scenarios), ColumnLayout(scenarios, {}), options);
    EXPECT_FALSE(effort_loss(result.tally, 1));
}

}  // namespace
}  // namespace friction
