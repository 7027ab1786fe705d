#include "friction/agreement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "support/results.h"

namespace friction {
namespace {

using testing_support::journeys;
using AgreementVerdict = ComparedValue::Verdict;

// One alternative with mean effort 70 EM and sd 35 over 10,000 journeys: the standard error is 0.35
// EM. 68% are solved.
struct Both {
    std::vector<Scenario> scenarios{testing_support::office("baseline", "")};
    Tally tally = testing_support::tally_of(scenarios, {{70, 0.68, 6, 0.9}});
    ExactSummary exact;

    Both() {
        ExactAnswer& x = exact.overall;
        x.visits = {1, 1};
        x.outcome_probability = {0, 0};
        x.staff_minutes = {0};
        x.effort_mean = 70;
        for (const Column column : exact_columns())
            x.means[column_id(column)] = tally.alternatives[0].columns[0][column_id(column)].mean;
    }
    ExactAnswer& answer() { return exact.overall; }
    void say(Column column, double mean) { exact.overall.means[column_id(column)] = mean; }
    /// So many journeys, all with this value.
    void see_only(Column column, double seen, double journeys_seen) {
        tally.journeys = static_cast<std::uint64_t>(journeys_seen);
        tally.alternatives[0].columns[0][column_id(column)] =
            testing_support::moments(seen, 0, journeys_seen);
    }
    [[nodiscard]] Agreement compared() const {
        return compare_with_exact(scenarios[0], tally, 0, exact, false);
    }
    [[nodiscard]] AgreementVerdict of(std::string_view name) const {
        for (const ComparedValue& value : compared().values)
            if (value.name == name) return value.verdict;
        ADD_FAILURE() << "no value " << name;
        return AgreementVerdict::not_compared;
    }
};

TEST(Agreement, TheSameValuesAgree) {
    const Both both;
    EXPECT_TRUE(both.compared().agrees());
    EXPECT_EQ(both.compared().values.front().name, "effort");
    EXPECT_EQ(both.compared().journeys, journeys);
}

// With m values the limit is z of 1e-6 / (2m): for about 50 of them 5.6 standard errors.
TEST(Agreement, AMeanMayBeOffByAsManyStandardErrorsAsChanceNeedsOnceInAMillionRuns) {
    Both both;
    EXPECT_NEAR(both.compared().z_limit, 5.6, 0.15);
    both.say(Column::effort, 70 + 5 * 0.35);
    EXPECT_EQ(both.of("effort"), AgreementVerdict::agrees);
    both.say(Column::effort, 70 - 6.2 * 0.35);
    EXPECT_EQ(both.of("effort"), AgreementVerdict::differs);
    EXPECT_FALSE(both.compared().agrees());
    EXPECT_NEAR(both.compared().values.front().off_by, 6.2, 1e-9);
}

// Standard error of the share: sqrt(0.68 * 0.32 / 10,000) = 0.0047.
TEST(Agreement, SharesAreJudgedByTheirBinomial) {
    Both both;
    both.say(Column::resolved, 0.70);
    EXPECT_EQ(both.of("resolved"), AgreementVerdict::agrees);
    both.say(Column::resolved, 0.72);
    EXPECT_EQ(both.of("resolved"), AgreementVerdict::differs);
}

// Never seen in 10,000 journeys: up to about ln(1e8) / 10,000 = 0.0018 that may be luck, 0.01 is
// not.
TEST(Agreement, WhatWasNeverSeenIsNotZero) {
    Both both;
    both.say(Column::silent_losses, 0.001);
    EXPECT_EQ(both.of("silent_losses"), AgreementVerdict::agrees);
    both.say(Column::silent_losses, 0.01);
    EXPECT_EQ(both.of("silent_losses"), AgreementVerdict::differs);
}

// 10,000 >= 25 g^2 (5.6 / 1.96)^2 holds up to a skewness g of 7.
TEST(Agreement, ASkewedMeanIsNotJudgedByTheNormal) {
    Both both;
    Moments& effort = both.tally.alternatives[0].columns[0][column_id(Column::effort)];
    const double sd = std::sqrt(effort.m2 / effort.n);
    effort.m3 = 9 * sd * sd * sd * effort.n;
    both.say(Column::effort, 90);
    EXPECT_EQ(both.of("effort"), AgreementVerdict::too_few_journeys);
}

TEST(Agreement, WithoutSpreadOnlyRoundingIsForgiven) {
    Both both;
    both.tally.alternatives[0].columns[0][column_id(Column::effort)] =
        testing_support::moments(12.5, 0, 10'000);
    both.say(Column::effort, 12.5 + 1e-10);
    EXPECT_EQ(both.of("effort"), AgreementVerdict::agrees);
    both.say(Column::effort, 12.500001);
    EXPECT_EQ(both.of("effort"), AgreementVerdict::differs);
}

// With the exact variance 25 and 0.5 EM off, others than those seen are at least 0.25 / 25.25 = 1%
// of all: 10,000 journeys miss them with a chance of exp(-99), 1,800 with exp(-18) = 2e-8. A level
// of 1e-6 over 47 values is 2.1e-8. Without spread in the exact answer nothing can be missed.
TEST(Agreement, ASampleWithoutSpreadMayHaveMissedTheOthers) {
    Both both;
    both.say(Column::effort, 12.5);
    both.answer().effort_variance = 25;
    both.see_only(Column::effort, 12, 10'000);
    EXPECT_EQ(both.of("effort"), AgreementVerdict::differs);
    both.see_only(Column::effort, 12, 1'770);
    EXPECT_EQ(both.of("effort"), AgreementVerdict::too_few_journeys);
    both.answer().effort_variance = 0;
    EXPECT_EQ(both.of("effort"), AgreementVerdict::differs);
}

// Of minutes no exact variance is known. A journey that is not like those seen is at most 1,000
// times the mean away: 2,500 of 2.5. To be off by 0.5 takes one in 5,000, which 100,000 journeys
// miss with a chance of exp(-20) = 2e-9 and 10,000 with exp(-2).
TEST(Agreement, AWrongExactValueIsFoundInManyJourneysWithoutSpread) {
    Both both;
    both.say(Column::active, 2.5);
    both.see_only(Column::active, 2, 100'000);
    EXPECT_EQ(both.of("active"), AgreementVerdict::differs);
    both.see_only(Column::active, 2, 10'000);
    EXPECT_EQ(both.of("active"), AgreementVerdict::too_few_journeys);
}

// 0.99^n is above 1e-6 / 47 = 2.1e-8 up to n = 1,758, so that a hundredth of the journeys may hide.
TEST(Agreement, FewJourneysAreTooFewToCompareMeans) {
    Both both;
    both.say(Column::effort, 100);
    both.tally.journeys = 1'000;
    EXPECT_EQ(both.of("effort"), AgreementVerdict::too_few_journeys);
    EXPECT_EQ(both.of("visits(wait_for_reply)"), AgreementVerdict::too_few_journeys);
    both.tally.journeys = 2'000;
    EXPECT_EQ(both.of("effort"), AgreementVerdict::differs);
}

// One standard error of the sample is 0.35 EM, so that 10 EM are 28 of them; with the exact
// variance of 400^2 it is 4 EM and they are 2.5. That is no agreement either: the sample lacks what
// has that spread.
TEST(Agreement, TheLargerSpreadCounts) {
    Both both;
    both.say(Column::effort, 80);
    EXPECT_EQ(both.of("effort"), AgreementVerdict::differs);
    both.answer().effort_variance = 400.0 * 400.0;
    EXPECT_EQ(both.of("effort"), AgreementVerdict::too_few_journeys);
    both.say(Column::effort, 70);
    EXPECT_EQ(both.of("effort"), AgreementVerdict::agrees);
}

// Of 10,000 journeys 1 visited the step where 8.5 were to be expected, which happens once in 500
// runs. Where 500 were to be expected it does not.
TEST(Agreement, SeldomVisitsAreNotJudgedByTheirSections) {
    Both both;
    StepTally& step = both.tally.alternatives[0].steps[1];
    step.section_visits = {};
    step.section_visits[3] = step.visits = 1;
    both.answer().visits[1] = 8.5e-4;
    EXPECT_EQ(both.of("visits(wait_for_reply)"), AgreementVerdict::too_few_journeys);
    both.answer().visits[1] = 0.05;
    EXPECT_EQ(both.of("visits(wait_for_reply)"), AgreementVerdict::differs);
    step.section_visits = {};
    step.visits = 0;
    both.answer().visits[1] = 1e-5;
    EXPECT_EQ(both.of("visits(wait_for_reply)"), AgreementVerdict::too_few_journeys);
}

TEST(Agreement, VisitsAreJudgedByTheirSections) {
    Both both;
    StepTally& step = both.tally.alternatives[0].steps[1];
    for (std::size_t k = 0; k < section_count; ++k)
        step.section_visits[k] *= k % 2 == 0 ? 1.02 : 0.98;
    // sd of the 32 section means 0.0203, standard error 0.0036; Student's limit with 31 degrees of
    // freedom is about 7.4 of them
    both.answer().visits[1] = 1.015;
    EXPECT_EQ(both.of("visits(wait_for_reply)"), AgreementVerdict::agrees);
    both.answer().visits[1] = 1.05;
    EXPECT_EQ(both.of("visits(wait_for_reply)"), AgreementVerdict::differs);
}

// The clock of a journey ends at 4e12 s, 46,296,296 days: a mean over such journeys is too small,
// and that is no defect.
TEST(Agreement, TimeIsNotComparedWhereTheClockCameToItsEnd) {
    Both both;
    both.say(Column::elapsed, both.answer().mean(Column::elapsed) + 1e6);
    EXPECT_EQ(both.of("elapsed"), AgreementVerdict::differs);
    EXPECT_EQ(journeys_beyond_clock(both.tally, 0), 0U);
    const std::vector<double> days{3, 4e12 / 86'400, 5, 4e12 / 86'400};
    both.tally.alternatives[0].elapsed_days.add(days);
    EXPECT_EQ(journeys_beyond_clock(both.tally, 0), 2U);
    EXPECT_EQ(both.of("elapsed"), AgreementVerdict::not_compared);
    EXPECT_TRUE(both.compared().agrees());
}

TEST(Agreement, NothingIsComparedWhereTheEngineCutsAndTheSolverDoesNot) {
    Both both;
    both.exact.cut_bound = 1e-3;
    both.say(Column::effort, 100);
    EXPECT_EQ(both.of("effort"), AgreementVerdict::not_compared);
}

}  // namespace
}  // namespace friction
