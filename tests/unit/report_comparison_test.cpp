// What a comparison says, from results made by hand (support/results.h): 10,000 journeys; a mean m
// of an alternative has the standard deviation m / 2, so the half-width 1.96 * m / 200; a
// difference d has the half-width d / 50.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "friction/report/build.h"
#include "friction/report/render.h"
#include "support/results.h"

namespace friction::report {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing_support::comparison_of;
using testing_support::known;
using testing_support::Means;
using testing_support::office;

struct Compared {
    std::vector<Scenario> scenarios;
    Comparison comparison;

    explicit Compared(std::vector<Means> means) {
        scenarios.push_back(office("baseline", "Baseline"));
        for (std::size_t a = 1; a < means.size(); ++a)
            scenarios.push_back(office("r" + std::to_string(a), "Redesign " + std::to_string(a)));
        comparison = comparison_of(scenarios, means);
    }
    [[nodiscard]] Report report(bool details = false) const {
        return build_comparison_report(scenarios, comparison, {}, {.details = details});
    }
};

std::vector<std::string> headline(const Report& report) {
    std::vector<std::string> sentences;
    for (const Cell& cell : report.headline) sentences.push_back(cell.text);
    return sentences;
}

Section section(const Report& report, const std::string& title) {
    const auto found = std::ranges::find(report.sections, title, &Section::title);
    EXPECT_NE(found, report.sections.end()) << title;
    return found == report.sections.end() ? Section{} : *found;
}

std::vector<std::string> row(const Section& section, const std::string& label) {
    std::vector<std::string> texts;
    for (const Row& row : section.table.rows)
        if (row.cells.front().text == label)
            for (const Cell& cell : row.cells) texts.push_back(cell.text);
    return texts;
}

// 1.96 * 80 / 200 = 0.78, 1.96 * 40 / 200 = 0.39; 40 / 50 = 0.8; 10 points / 50 = 0.2; 3 / 50.
TEST(ComparisonReport, TheHeadlineCarriesItsIntervals) {
    const Compared compared(
        {{.effort = 80, .resolved = 0.8, .cost = 6}, {.effort = 40, .resolved = 0.9, .cost = 3}});
    EXPECT_THAT(
        headline(compared.report()),
        ElementsAre("Redesign 1: saves 40.0 ± 0.8 of 80.0 ± 0.8 EM per journey (50%), and "
                    "more problems are solved: 80.0% -> 90.0% (+10.0 ± 0.2 pts).",
                    "The company spends 3.00 ± 0.06 CAD less per journey (6.00 -> 3.00 CAD).",
                    "90.0% ± 0.6% of the customers are better off, 7.0% ± 0.5% worse off, "
                    "with the same luck in both designs.",
                    "± is half of a 95% interval."));
}

// 60,000 / 90,000 of a year are 8 months; between 60,000 / 120,000 and 60,000 / 60,000.
TEST(ComparisonReport, YearlySavingAndPaybackHaveTheirSpan) {
    Compared compared({{.effort = 80, .cost = 6}, {.effort = 40, .cost = 3}});
    compared.scenarios[1].costs.one_off = 60'000;
    compared.comparison.redesigns[0].yearly_saving = known(90'000, 30'000);
    compared.comparison.redesigns[0].payback_years = 60.0 / 90;
    const Report report = compared.report();
    EXPECT_EQ(
        headline(report)[1],
        "The company spends 3.00 ± 0.06 CAD less per journey (6.00 -> 3.00 CAD), 90,000 ± 30,000 "
        "CAD a year; 60,000 CAD spent once is back after 8 (6 to 12) months.");
    EXPECT_EQ(section(report, "The company's ledger").sentences.front().text,
              "Serving costs 90,000 CAD less a year (60,000 to 120,000).");
}

TEST(ComparisonReport, OfCustomersWorthNothingNoneIsKept) {
    Compared compared({{.effort = 80, .cost = 6}, {.effort = 40, .cost = 3}});
    compared.comparison.redesigns[0].net_gain = known(90'000, 30'000);
    EXPECT_THAT(to_text(compared.report()), Not(HasSubstr("value of the customers kept")));
    for (Scenario& scenario : compared.scenarios) scenario.segments[0].yearly_value = 100;
    EXPECT_THAT(to_text(compared.report(), {.width = 200}),
                HasSubstr("With the value of the customers kept: 90,000 CAD gained a year"));
}

TEST(ComparisonReport, WithoutJourneysAYearSaysThatPaybackCannotBeTold) {
    Compared compared({{.effort = 80, .cost = 6}, {.effort = 40, .cost = 3}});
    compared.scenarios[1].costs.one_off = 60'000;
    EXPECT_EQ(section(compared.report(), "The company's ledger").sentences.front().text,
              "60,000 CAD once: when it is paid back cannot be told, for customers.per_year is not "
              "given.");
}

// 2 minutes of the back office a journey, in the redesign alone or in both.
TEST(ComparisonReport, NamesTeamsThatWorkForNothing) {
    Compared compared({{.effort = 80, .cost = 6}, {.effort = 40, .cost = 3}});
    EXPECT_THAT(section(compared.report(), "Alternatives").sentences, testing::IsEmpty());

    for (Scenario& scenario : compared.scenarios)
        scenario.teams.push_back({.name = "back_office", .title = "", .sees = {}});
    compared.comparison =
        comparison_of(compared.scenarios, {{.effort = 80, .cost = 6}, {.effort = 40, .cost = 3}});
    EXPECT_THAT(section(compared.report(), "Alternatives").sentences, testing::IsEmpty())
        << "it does no work";

    Tally& tally = compared.comparison.tally;
    const ColumnId minutes = tally.layout.team_column(1);
    tally.alternatives[1].columns[0][minutes] = testing_support::moments(2, 1, 10'000);
    const auto said = [&] {
        const Section overview = section(compared.report(), "Alternatives");
        return overview.sentences.empty() ? std::string() : overview.sentences.front().text;
    };
    EXPECT_EQ(said(), "Back office has no cost: its minutes cost nothing here.");

    for (Scenario& scenario : compared.scenarios) scenario.teams[0].cost_per_minute = 0;
    compared.scenarios[0].costs.per_case = 1;
    tally.alternatives[0].columns[0][tally.layout.team_column(0)] =
        testing_support::moments(2, 1, 10'000);
    EXPECT_EQ(said(), "The desk and Back office have no cost: their minutes cost nothing here.");

    for (Scenario& scenario : compared.scenarios) scenario.teams[0].cost_per_minute = 0.5;
    compared.scenarios[0].teams[1].cost_per_minute = 0.5;
    EXPECT_EQ(said(), "Back office has no cost in Redesign 1: its minutes cost nothing there.");

    for (Scenario& scenario : compared.scenarios)
        for (Team& team : scenario.teams) team.cost_per_minute = 0;
    compared.scenarios[0].costs.per_case = 0;
    EXPECT_THAT(said(), Not(HasSubstr("minutes")));
}

// A share of 0.9 has the standard error sqrt(0.09 / 10,000) = 0.003; a cost of 3 CAD 0.015.
TEST(ComparisonReport, TheOverviewCarriesItsDoubts) {
    const Compared compared(
        {{.effort = 80, .resolved = 0.8, .cost = 6}, {.effort = 40, .resolved = 0.9, .cost = 3}});
    const Section overview = section(compared.report(), "Alternatives");
    std::vector<std::string> titles;
    for (const TableColumn& column : overview.table.columns) titles.push_back(column.title);
    EXPECT_THAT(titles,
                ElementsAre("", "Effort, EM", "Difference, EM", "Solved", "EM per solved",
                            "Became a problem", "Contacts", "Days on customer", "Cost, CAD"));
    const std::vector<std::string> cells = row(overview, "Redesign 1");
    ASSERT_EQ(cells.size(), titles.size());
    EXPECT_EQ(cells[1], "40.0 ± 0.4");
    EXPECT_EQ(cells[2], "-40.0 ± 0.8");
    EXPECT_EQ(cells[3], "90.0% ± 0.6%");
    EXPECT_EQ(cells[8], "3.00 ± 0.03");
}

TEST(ComparisonReport, BeforeAndAfterHaveTheirDoubtsWithDetails) {
    const Compared compared({{.effort = 80}, {.effort = 40}});
    const std::string ledger = "The customer's ledger";
    EXPECT_THAT(row(section(compared.report(), ledger), "Effort, EM"),
                ElementsAre("Effort, EM", "80.0", "40.0", "-40.0", "-40.8 to -39.2", "better"));
    EXPECT_THAT(
        row(section(compared.report(true), ledger), "Effort, EM"),
        ElementsAre("Effort, EM", "80.0 ± 0.8", "40.0 ± 0.4", "-40.0", "-40.8 to -39.2", "better"));
}

void put(Compared& compared, ColumnId column, const Moments& before, const Moments& after,
         const Moments& difference) {
    compared.comparison.tally.alternatives[0].columns[0][column] = before;
    compared.comparison.tally.alternatives[1].columns[0][column] = after;
    compared.comparison.tally.alternatives[1].differences[0][column] = difference;
}

// 8 and 2 minutes at 0.50 are 4 and 1 CAD; a step for 2 CAD that everybody visits once; 1 CAD a
// case afterwards. 4 + 2 = 6 and 1 + 2 + 1 = 4.
TEST(ComparisonReport, TheRowsBelowTheCostAddUpToIt) {
    Compared compared({{.effort = 80, .cost = 6}, {.effort = 40, .cost = 4}});
    for (Scenario& scenario : compared.scenarios) scenario.steps[0].cost = 2;
    compared.scenarios[1].costs.per_case = 1;
    const auto n = static_cast<double>(testing_support::journeys);
    put(compared, compared.comparison.tally.layout.team_column(0),
        testing_support::moments(8, 0.8, n), testing_support::moments(2, 0.2, n),
        testing_support::moments(-6, 0.6, n));
    const Section ledger = section(compared.report(), "The company's ledger");
    EXPECT_THAT(row(ledger, "Cost, CAD"),
                ElementsAre("Cost, CAD", "6.00", "4.00", "-2.00", "-2.04 to -1.96", "better"));
    std::vector<std::string> desk = row(ledger, "The desk");
    desk.resize(6);  // the row of its minutes has the same label
    // 1.96 * 0.6 / 100 * 0.5 = 0.006
    EXPECT_THAT(desk, ElementsAre("The desk", "4.00", "1.00", "-3.00", "-3.01 to -2.99", "less"));
    EXPECT_THAT(row(ledger, "Costs of steps"),
                ElementsAre("Costs of steps", "2.00", "2.00", "0", "no spread seen", "same"));
    EXPECT_THAT(row(ledger, "Each case").at(2), "1.00");
}

// One rule for all lines: by the interval alone, whether or not a direction is the better one.
TEST(ComparisonReport, EveryLineHasAWordByTheSameRule) {
    Compared compared({{.effort = 80, .cost = 6}, {.effort = 40, .cost = 3}});
    const auto n = static_cast<double>(testing_support::journeys);
    const auto word_with = [&](double change) {
        put(compared, column_id(Column::believed_resolved), testing_support::share(0.5, n),
            testing_support::share(0.5 + change, n), testing_support::moments(change, 0.3, n));
        return row(section(compared.report(), "The company's ledger"), "Believed solved").back();
    };
    EXPECT_EQ(word_with(0.1), "more");
    EXPECT_EQ(word_with(-0.1), "less");
    EXPECT_EQ(word_with(0.001), "unclear");
}

// 80.04 less 40.06 is 39.98: 80.0, 40.1 and -40.0 would not add up, and one digit more does.
TEST(ComparisonReport, ADifferenceIsThatOfTheFiguresBesideIt) {
    const Compared compared({{.effort = 80.04}, {.effort = 40.06}});
    const auto cells = row(section(compared.report(), "The customer's ledger"), "Effort, EM");
    ASSERT_EQ(cells.size(), 6U);
    EXPECT_EQ(cells[1], "80.04");
    EXPECT_EQ(cells[2], "40.06");
    EXPECT_EQ(cells[3], "-40.0");
}

// 0.05 / 6 of error for each of six redesigns: 99.17%.
TEST(ComparisonReport, SaysAtWhichLevelEffortIsCompared) {
    std::vector<Means> means(7, {.effort = 40});
    means[0].effort = 80;
    EXPECT_EQ(headline(Compared(means).report()).back(),
              "± is half of a 95% interval, of effort saved or added half of a 99.2% interval, "
              "corrected for 6 redesigns.");
}

TEST(ComparisonReport, AMirageIsCalledOneFirst) {
    const Compared compared({{.effort = 40, .cost = 6}, {.effort = 80, .cost = 3}});
    EXPECT_EQ(
        headline(compared.report()).front(),
        "Mirage! Redesign 1: the company saves 3.00 ± 0.06 CAD per journey, the customer pays "
        "for it with 40.0 ± 0.8 EM more (40.0 ± 0.4 -> 80.0 ± 0.8 EM), and the same problems are "
        "solved: all of them (at least 99.963%).");
}

// What a mirage saves is said with what it does to whom.
TEST(ComparisonReport, AMirageNamesItsPriceAndItsLosers) {
    const Compared compared({{.effort = 40, .cost = 6}, {.effort = 80, .cost = 3}, {.effort = 39}});
    EXPECT_EQ(headline(compared.report())[1],
              "The company spends 3.00 ± 0.06 CAD less per journey (6.00 -> 3.00 CAD).");
    EXPECT_EQ(headline(compared.report())[2],
              "90.0% ± 0.6% of the customers are better off, 7.0% ± 0.5% worse off, with the same "
              "luck in both designs.");
}

// The mean falls and nine in ten lose: not the best, and yet not passed over.
TEST(ComparisonReport, NamesTheLosersWhereTheyAreMore) {
    Compared compared({{.effort = 80}, {.effort = 40}, {.effort = 60}});
    const std::string losers =
        "7.0% ± 0.5% of the customers are better off, 90.0% ± 0.6% worse "
        "off, with the same luck in both designs.";
    EXPECT_THAT(headline(compared.report()), Not(Contains(losers)));
    std::swap(compared.comparison.redesigns[1].who.front().better,
              compared.comparison.redesigns[1].who.front().worse);
    EXPECT_THAT(headline(compared.report()), Contains(losers));
}

TEST(ComparisonReport, EachOfSeveralHasItsPrice) {
    Compared compared({{.effort = 80, .cost = 6}, {.effort = 40, .cost = 3}, {.effort = 60}});
    const auto titles = [&] {
        std::vector<std::string> all;
        for (const TableColumn& column : section(compared.report(), "Price").table.columns)
            all.push_back(column.title);
        return all;
    };
    EXPECT_THAT(titles(), ElementsAre("", "Worse off"));
    for (ComparedRedesign& r : compared.comparison.redesigns) r.yearly_saving = known(90'000, 900);
    EXPECT_THAT(titles(), ElementsAre("", "Saved a year, CAD", "Worse off"));
    compared.scenarios[1].costs.one_off = 60'000;
    compared.comparison.redesigns[0].payback_years = 60.0 / 90;
    EXPECT_THAT(titles(), ElementsAre("", "Saved a year, CAD", "Spent once, CAD", "Paid back after",
                                      "Worse off"));
    const auto prices = [&](const std::string& title) {
        return row(section(compared.report(), "Price"), title);
    };
    EXPECT_THAT(prices("Redesign 1"), ElementsAre("Redesign 1", "90,000 ± 900", "60,000",
                                                  "8.00 ± 0.08 months", "7.0% ± 0.5%"));
    EXPECT_THAT(prices("Redesign 2"),
                ElementsAre("Redesign 2", "90,000 ± 900", "-", "-", "7.0% ± 0.5%"));
    compared.comparison.redesigns[0].never_pays_back = true;
    EXPECT_EQ(prices("Redesign 1")[3], "never");
}

TEST(ComparisonReport, OfOneRedesignThePriceIsInTheHeadline) {
    const Compared compared({{.effort = 80, .cost = 6}, {.effort = 40, .cost = 3}});
    const Report report = compared.report();
    EXPECT_EQ(std::ranges::count(report.sections, "Price", &Section::title), 0);
}

TEST(ComparisonReport, NumbersWithoutASourceAreCounted) {
    Compared compared({{.effort = 80}, {.effort = 40}});
    EXPECT_THAT(to_text(compared.report()), Not(HasSubstr("no source")));
    compared.scenarios[0].assumptions = {{"parameters.a.value", "5%", "guess"},
                                         {"steps.ask.time", "3 min", ""}};
    EXPECT_THAT(to_text(compared.report(), {.width = 200}),
                HasSubstr("1 of 2 numbers names no source: nobody can tell whether it was measured "
                          "or guessed."));
}

TEST(ComparisonReport, WhatChangesNothingIsTheSameNotUnclear) {
    const Compared compared(
        {{.effort = 80, .resolved = 0.8, .cost = 6}, {.effort = 80, .resolved = 0.8, .cost = 6}});
    const Report report = compared.report();
    EXPECT_EQ(headline(report)[0],
              "Redesign 1: no customer's effort changes, and the same problems are solved: 80.0% ± "
              "0.8% of them.");
    EXPECT_EQ(headline(report)[1],
              "The company's cost stays as it is: 6.00 ± 0.06 CAD per journey.");
    EXPECT_THAT(row(section(report, "The customer's ledger"), "Effort, EM"),
                ElementsAre("Effort, EM", "80.0", "80.0", "0", "no spread seen", "same"));
}

// 0.5 EM less on average is beyond chance, and less than a customer's own 1 EM.
TEST(ComparisonReport, ASavingBelowACustomersNoticeSaysSo) {
    const Compared compared({{.effort = 80}, {.effort = 79.5}});
    EXPECT_THAT(headline(compared.report())[0], HasSubstr("saves 0.500 ± 0.010 of 80.0 ± 0.8 EM"));
    EXPECT_THAT(headline(compared.report())[0],
                HasSubstr(" On average that is less than the 1 EM within which a customer counts "
                          "as the same."));
}

TEST(ComparisonReport, WithoutCostsThereIsNoMoney) {
    Compared compared({{.effort = 80}, {.effort = 40}});
    for (Scenario& scenario : compared.scenarios) scenario.teams[0].cost_per_minute = 0;
    const Report report = compared.report();
    for (const TableColumn& column : section(report, "Alternatives").table.columns)
        EXPECT_THAT(column.title, Not(HasSubstr("Cost")));
    EXPECT_TRUE(row(section(report, "The company's ledger"), "Cost, CAD").empty());
    EXPECT_EQ(section(report, "The company's ledger").sentences.front().text,
              "No costs given: the file names none for teams, steps or redesigns.");
    EXPECT_THAT(to_text(report), Not(HasSubstr("The company spends")));
}

// "0.5 times less" is more.
TEST(ComparisonReport, AGainOfRoundingIsNoGain) {
    Compared compared({{.effort = 80}, {.effort = 40}});
    const auto told = [&](double gain) {
        compared.comparison.redesigns[0].pairing_gain = gain;
        return to_text(compared.report(), {.width = 200});
    };
    EXPECT_THAT(told(2.13), HasSubstr("about 2.13 times less variance in this sample"));
    EXPECT_THAT(told(0.5), HasSubstr("about 2.00 times more variance in this sample"));
    for (const double gain : {5e31, std::numeric_limits<double>::infinity()})
        EXPECT_THAT(told(gain), HasSubstr("the difference has no spread"));
}

// 485 of 10,000 by hand, then fewer than 30 of them, one, and nobody.
TEST(ComparisonReport, LosersAreCountedAndFromThirtyOnMeasured) {
    Compared compared({{.effort = 80}, {.effort = 40}});
    const auto sentences = [&] {
        return section(compared.report(), "Who is better off").sentences;
    };
    EXPECT_EQ(sentences().size(), 1U);  // whatever the luck
    std::optional<EffortLoss>& loss = compared.comparison.redesigns[0].who[0].loss;
    loss = EffortLoss{485, known(9.1, 0.6), known(20.5, 1)};
    EXPECT_EQ(
        sentences()[0].text,
        "By effort alone 485 of 10,000 are worse off, by 9.1 ± 0.6 EM on average, 19 in 20 of "
        "them by at most 20.5 ± 1.0 EM.");
    loss = EffortLoss{29, {}, {}};
    EXPECT_EQ(sentences()[0].text,
              "By effort alone 29 of 10,000 are worse off, too few to say by how much.");
    loss->customers = 1;
    EXPECT_THAT(sentences()[0].text, HasSubstr("1 of 10,000 is worse off, too few"));
    loss->customers = 0;
    EXPECT_EQ(sentences()[0].text, "By effort alone none of 10,000 is worse off.");
}

TEST(ComparisonReport, WithDetailsLosersAreToldBySegment) {
    Compared compared({{.effort = 80}, {.effort = 40}});
    std::vector<WhoWins>& who = compared.comparison.redesigns[0].who;
    who[0].loss = EffortLoss{485, known(9.1, 0.6), known(20.5, 1)};
    const auto has_table = [&](bool details) {
        const Report report = compared.report(details);
        return std::ranges::count(report.sections, "How much worse off", &Section::title) > 0;
    };
    EXPECT_FALSE(has_table(true));  // of one kind of customers the sentence says it all
    who.push_back(who[0]);
    who[1].segment = "Old people";
    who[1].customers = 900;
    who[1].loss = EffortLoss{12, {}, {}};
    EXPECT_FALSE(has_table(false));
    const Section table = section(compared.report(true), "How much worse off");
    EXPECT_THAT(row(table, "Everyone"),
                ElementsAre("Everyone", "10,000", "485", "9.1 ± 0.6", "20.5 ± 1.0"));
    EXPECT_THAT(row(table, "Old people"), ElementsAre("Old people", "900", "12", "-", "-"));
    EXPECT_THAT(table.sentences.front().text, HasSubstr("fewer than 30 customers do not say"));
}

/// The sentence on which redesign has least effort, or nothing.
std::string choice_of(const Compared& compared) {
    for (const std::string& sentence : headline(compared.report()))
        if (sentence.starts_with("Least effort")) return sentence;
    return {};
}

TEST(ComparisonReport, NobodyIsTheWinnerWhoCannotBeToldApart) {
    Compared compared({{.effort = 80}, {.effort = 40}, {.effort = 41}, {.effort = 60}});
    EXPECT_EQ(choice_of(compared), "");
    compared.comparison.choice = Choice{1, {}};
    EXPECT_EQ(choice_of(compared), "Least effort of the 3 redesigns: Redesign 1 (95% sure).");
    compared.comparison.choice = Choice{1, {2}};
    EXPECT_EQ(
        choice_of(compared),
        "Least effort of the 3 redesigns: Redesign 1 or Redesign 2 (95% sure); they cannot be "
        "told apart.");
    compared.comparison.choice = Choice{1, {2, 3}};
    EXPECT_THAT(choice_of(compared), HasSubstr("Redesign 1, Redesign 2 or Redesign 3 (95% sure);"));
}

TEST(ComparisonReport, OfManyThatCannotBeToldApartThreeAreNamed) {
    Compared compared({{.effort = 80},
                       {.effort = 40},
                       {.effort = 40},
                       {.effort = 40},
                       {.effort = 40},
                       {.effort = 40}});
    compared.comparison.choice = Choice{1, {2, 3, 4}};
    EXPECT_THAT(choice_of(compared),
                HasSubstr(": Redesign 1, Redesign 2, Redesign 3 or Redesign 4 (95% sure);"));
    compared.comparison.choice = Choice{1, {2, 3, 4, 5}};
    EXPECT_THAT(choice_of(compared),
                HasSubstr(": Redesign 1, Redesign 2, Redesign 3 or 2 others (95% sure);"));
}

TEST(ComparisonReport, LeastEffortIsNoPraiseWhereFewerAreSolved) {
    Compared compared({{.effort = 80, .resolved = 0.8},
                       {.effort = 30, .resolved = 0.7},
                       {.effort = 40, .resolved = 0.9}});
    compared.comparison.choice = Choice{1, {}};
    EXPECT_EQ(choice_of(compared),
              "Least effort of the 2 redesigns: Redesign 1 (95% sure); it solves fewer problems.");
}

TEST(ComparisonReport, OfRedesignsThatSaveNothingNoneIsTheBest) {
    Compared compared({{.effort = 80}, {.effort = 81}, {.effort = 90}});
    compared.comparison.choice = Choice{1, {}};
    EXPECT_EQ(choice_of(compared), "");
}

// The first saving has its 97.5% interval, 40 / 50; the fresh one its own.
TEST(ComparisonReport, TheWinnersSavingIsToldOfFreshCustomersToo) {
    Compared compared({{.effort = 80}, {.effort = 40}, {.effort = 60}});
    EXPECT_THAT(headline(compared.report())[0], HasSubstr("EM per journey (50%), and"));
    compared.comparison.fresh = FreshSaving{1, 1, known(-39.2, 0.7)};
    const Report report = compared.report();
    EXPECT_THAT(headline(report)[0],
                HasSubstr("saves 40.0 ± 0.8 of 80.0 ± 0.8 EM per journey (50%; "
                          "39.2 ± 0.7 with fresh customers), and"));
    EXPECT_THAT(headline(report).back(),
                HasSubstr("corrected for 2 redesigns (fresh customers: 95%)."));
    const auto is_reason = [](const Cell& note) {
        return note.text.find("fresh customers") != std::string::npos;
    };
    const auto note = std::ranges::find_if(report.notes, is_reason);
    ASSERT_NE(note, report.notes.end());
    EXPECT_EQ(
        note->text,
        "Redesign 1 was chosen for its saving by customers with whom it may have been lucky; "
        "all tables are of them. With 10,000 fresh customers (replication 1), who had no part "
        "in the choice, the difference in effort is -39.2 ± 0.7 EM (95%): rely on that one.");
    // What turns out to cost effort is not told as a saving.
    compared.comparison.fresh = FreshSaving{1, 1, known(0.3, 0.7)};
    EXPECT_THAT(headline(compared.report())[0],
                HasSubstr("(50%; -0.3 ± 0.7 with fresh customers)"));
}

TEST(ComparisonReport, OnlyWhatWasChosenByItsLuckMeetsFreshCustomers) {
    const auto chosen = [](const Compared& c) {
        return chosen_redesign(c.scenarios, c.comparison);
    };
    Compared two({{.effort = 80}, {.effort = 60}, {.effort = 40}});
    EXPECT_EQ(chosen(two), std::optional<std::size_t>(2));
    two.comparison.ending = Ending::cut;
    EXPECT_FALSE(chosen(two));
    two.comparison.ending = Ending::cancelled;
    EXPECT_FALSE(chosen(two));
    two.comparison.ending = Ending::cap;
    EXPECT_TRUE(chosen(two));
    two.comparison.redesigns[1].effort_difference = known(-40, 0);  // for every customer the same
    EXPECT_FALSE(chosen(two));
    EXPECT_FALSE(chosen(Compared({{.effort = 80}, {.effort = 40}})));
    EXPECT_FALSE(chosen(Compared({{.effort = 80}, {.effort = 90}, {.effort = 81}})));
    // A mirage is told before, and was not chosen for its saving.
    EXPECT_EQ(
        chosen(Compared({{.effort = 80, .cost = 6}, {.effort = 90, .cost = 3}, {.effort = 60}})),
        std::optional<std::size_t>(2));
}

}  // namespace
}  // namespace friction::report
