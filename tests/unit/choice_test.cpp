// Which of several redesigns has least effort, and the winner on fresh customers.

#include "friction/choice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <string>
#include <vector>

#include "support/stories.h"
#include "support/synthetic.h"

namespace friction {
namespace {

using synthetic::Columns;
using synthetic::lognormals;
using synthetic::tally_of;
using testing::ElementsAre;
using testing::IsEmpty;
using testing_support::story;

/// Effort of the baseline and of each redesign, watched as `compare` does.
Tally watched(const std::vector<std::vector<double>>& efforts) {
    std::vector<Columns> columns;
    for (const std::vector<double>& effort : efforts) columns.push_back({{Column::effort, effort}});
    return tally_of(columns, choice_contrasts(efforts.size()));
}

std::vector<double> shifted(std::vector<double> values, double by, double reach) {
    for (std::size_t i = 0; i < values.size(); ++i) values[i] += by + (i % 2 == 0 ? reach : -reach);
    return values;
}

// Of 2 redesigns the one has 1 EM more, give or take 5: with one look z = 1.645 (5%), so that
// 1 > 1.645 * 5 / sqrt(n) from 68 journeys on (n - 1 in place of n: 69). With 13 looks z = 2.665
// (0.385%): 178. Of 3 redesigns z = 1.960 (2.5%): 96 and one or two more.
TEST(Choice, DropsWhatHasSurelyMore) {
    const auto ties = [](std::size_t n, std::size_t redesigns, std::size_t looks) {
        const std::vector<double> before = lognormals(1, 1, 1, n);
        std::vector<std::vector<double>> efforts{before, before, shifted(before, 1, 5)};
        if (redesigns == 3) efforts.push_back(shifted(before, 30, 1));
        const Choice choice = choose(watched(efforts), looks).value();
        EXPECT_EQ(choice.least, 1U);
        return choice.ties.size();
    };
    EXPECT_EQ(ties(66, 2, 1), 1U);
    EXPECT_EQ(ties(72, 2, 1), 0U);
    EXPECT_EQ(ties(174, 2, 13), 1U);
    EXPECT_EQ(ties(182, 2, 13), 0U);
    EXPECT_EQ(ties(94, 3, 1), 1U);
    EXPECT_EQ(ties(100, 3, 1), 0U);
}

TEST(Choice, NamesTheTiesInOrderOfEffort) {
    const std::vector<double> before = lognormals(1, 1, 1, 1'000);
    const Choice choice = choose(watched({before, shifted(before, 9, 1), shifted(before, 0.2, 20),
                                          before, shifted(before, 0.1, 20)}),
                                 1)
                              .value();
    EXPECT_EQ(choice.least, 3U);
    EXPECT_THAT(choice.ties, ElementsAre(4U, 2U));
}

// The same effort for every customer is no more and no less.
TEST(Choice, WhatIsTheSameCannotBeToldApart) {
    const std::vector<double> before = lognormals(1, 1, 1, 100);
    EXPECT_THAT(choose(watched({before, before, before}), 1).value().ties, ElementsAre(2U));
}

// A second redesign that costs each customer 1 EM more than the first is told apart from it by
// pairs. Where they were not watched, both are known by their differences from the baseline alone,
// which spread by 10 EM: 1 EM is less than 1.645 * 20 / sqrt(400).
TEST(Choice, WithoutPairsTakesTheirLargestSpread) {
    const std::vector<double> before = lognormals(1, 1, 1, 400);
    const std::vector<double> one = shifted(before, -30, 10), other = shifted(before, -29, 10);
    Tally tally = watched({before, one, other});
    EXPECT_THAT(choose(tally, 1).value().ties, IsEmpty());
    tally.contrasts.clear();
    EXPECT_THAT(choose(tally, 1).value().ties, ElementsAre(2U));
    // 2 EM are more than 1.645.
    tally = watched({before, one, shifted(before, -28, 10)});
    tally.contrasts.clear();
    EXPECT_THAT(choose(tally, 1).value().ties, IsEmpty());
}

// 100 EM more for one customer in 40: skewness 6, so that 25 * 36 * (1.645 / 1.96)^2 = 634
// journeys are too few for it whatever the interval says, and 4,000 are enough.
TEST(Choice, FewJourneysDropNobody) {
    const auto ties = [](std::vector<double> before, std::size_t one_in) {
        std::vector<double> after = before;
        for (std::size_t i = 0; i < after.size(); i += one_in) after[i] += 100;
        return choose(watched({before, before, after}), 1).value().ties.size();
    };
    EXPECT_EQ(ties(std::vector<double>(29, 5), 1), 1U);
    EXPECT_EQ(ties(std::vector<double>(30, 5), 1), 0U);
    EXPECT_EQ(ties(std::vector<double>(600, 5), 40), 1U);
    EXPECT_EQ(ties(std::vector<double>(4'000, 5), 40), 0U);
}

TEST(Choice, TakesTwo) {
    const std::vector<double> effort(100, 5);
    EXPECT_FALSE(choose(watched({effort, effort}), 1));
    EXPECT_FALSE(choose(watched({effort}), 1));
    EXPECT_FALSE(choose(watched({{}, {}, {}}), 1));
}

// 4 * 3 / 2 pairs of four redesigns, 100 * 99 / 2 of a hundred; of more they would take long.
TEST(Choice, WatchesEveryPairOfAHundred) {
    EXPECT_EQ(choice_contrasts(2).size(), 0U);
    EXPECT_EQ(choice_contrasts(5).size(), 6U);
    EXPECT_EQ(choice_contrasts(101).size(), 4'950U);
    EXPECT_EQ(choice_contrasts(102).size(), 0U);
}

/// Nothing but the luck of its own step sets one of these designs apart from another.
Scenario design_with_luck_of(const std::string& step) {
    return testing_support::scenario_of(
        story("start: " + step + "\nsteps:\n  " + step +
              ": {by: customer, time: exponential mean 10 min, next: done}\n"
              "outcomes: {done: resolved}\n"));
}

TEST(FreshSaving, IsThatOfTheNextReplication) {
    const std::vector<Scenario> both{design_with_luck_of("old"), design_with_luck_of("new")};
    const std::vector<Plan> plans = testing_support::plans_of(both);
    const ColumnLayout layout(both, {});
    RunOptions options;
    options.seed = 3;
    options.journeys = 1'000;
    const FreshSaving fresh = save_on_fresh_customers(plans, layout, 7, options).value();
    EXPECT_EQ(fresh.alternative, 7U);
    EXPECT_EQ(fresh.replication, 1U);
    EXPECT_EQ(fresh.effort_difference.journeys, 1'000U);
    EXPECT_EQ(fresh.effort_difference.level, 0.95);
    const auto change = [&](std::uint32_t replication) {
        options.replication = replication;
        return estimate_difference(run(plans, layout, options).tally, 1, column_id(Column::effort));
    };
    EXPECT_EQ(fresh.effort_difference.value, change(1).value);
    EXPECT_EQ(fresh.effort_difference.low, change(1).low);
    EXPECT_NE(fresh.effort_difference.value, change(0).value);
}

TEST(FreshSaving, OfACancelledRunIsNone) {
    const std::vector<Scenario> both{design_with_luck_of("old"), design_with_luck_of("new")};
    const std::atomic<bool> cancel = true;
    RunOptions options;
    options.journeys = 100'000;
    options.cancel = &cancel;
    EXPECT_FALSE(save_on_fresh_customers(testing_support::plans_of(both), ColumnLayout(both, {}), 1,
                                         options));
}

}  // namespace
}  // namespace friction
