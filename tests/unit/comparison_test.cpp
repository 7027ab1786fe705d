#include "friction/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "support/synthetic.h"

namespace friction {
namespace {

using synthetic::Columns;
using synthetic::tally_of;
using testing::SizeIs;

std::vector<Scenario> scenarios_named(std::vector<std::string> names) {
    std::vector<Scenario> scenarios;
    for (std::string& name : names) {
        Scenario scenario;
        scenario.alternative = std::move(name);
        scenario.segments.resize(1);
        scenarios.push_back(std::move(scenario));
    }
    return scenarios;
}

LogHistogram histogram_of(const std::vector<double>& values) {
    LogHistogram histogram;
    histogram.add(values);
    return histogram;
}

/// 0 and 20 in turn: mean 10, standard deviation 10 but for n - 1 in place of n.
std::vector<double> in_turn(std::size_t count, double mean, double reach) {
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i) values[i] = mean + (i % 2 == 0 ? reach : -reach);
    return values;
}

/// Of designs without steps.
bool is_precise_alone(const Tally& tally) {
    const std::vector<Scenario> scenarios = synthetic::unsolved({0, 0});
    HiddenEffort hidden(scenarios);
    return is_precise(tally, 0.01, hidden);
}

// Effort 100 on average, differences 0 or -20: half-width 1.96 * 10 / sqrt(n), wanted 1% of 100 =
// 1; so n > 384.1.
TEST(IsPrecise, AsksForAPartOfTheBaselinesMeanEffort) {
    for (const std::size_t n : {384U, 386U}) {
        const std::vector<double> before = in_turn(n, 100, 5);
        std::vector<double> after = before;
        for (std::size_t i = 0; i < n; i += 2) after[i] -= 20;
        const Tally tally = tally_of({{{Column::effort, before}}, {{Column::effort, after}}});
        EXPECT_EQ(is_precise_alone(tally), n == 386) << n;
    }
}

TEST(IsPrecise, OfOneAlternativeAsksForItsMean) {
    EXPECT_FALSE(is_precise_alone(tally_of({{{Column::effort, in_turn(384, 100, 10)}}})));
    EXPECT_TRUE(is_precise_alone(tally_of({{{Column::effort, in_turn(386, 100, 10)}}})));
    EXPECT_FALSE(is_precise_alone(Tally{}));
}

// One journey in 2,048 costs 200 more: narrow enough, but g = 45 and 25 g^2 = 51,000.
TEST(IsPrecise, IsNotReachedByARareLargeCost) {
    std::vector<double> before(4'096, 100), after = before;
    after[100] += 200;
    after[2'000] += 200;
    const Tally tally = tally_of({{{Column::effort, before}}, {{Column::effort, after}}});
    const Moments d = tally.total_difference(1, column_id(Column::effort));
    ASSERT_LT(z_95 * std::sqrt(d.variance() / d.n), 1);
    EXPECT_FALSE(is_precise_alone(tally));
}

// Never seen in 65,536 journeys, a step may still be on the way of 3 in 65,536. With an effort of
// 1,300 EM, the largest seen, they add 0.059 EM; with 1,400 EM 0.064. The difference has no spread,
// and counts as known to a quarter of the 1 EM wanted, of which a quarter is 0.0625.
TEST(IsPrecise, IsNotReachedWhileAStepThatMattersWasNeverSeen) {
    const auto precise = [](std::size_t n, double largest, double visits) {
        std::vector<double> effort(n, 100);
        Tally tally = tally_of({{{Column::effort, effort}}, {{Column::effort, effort}}});
        tally.alternatives[1].steps.resize(2);
        tally.alternatives[1].steps[0].visits = static_cast<double>(n);
        tally.alternatives[1].steps[1].visits = visits;
        tally.alternatives[1].effort.add(std::vector<double>{largest});
        const std::vector<Scenario> scenarios = synthetic::unsolved({0, 2});
        HiddenEffort hidden(scenarios);
        return is_precise(tally, 0.01, hidden);
    };
    EXPECT_FALSE(precise(32'768, 100, 0));
    EXPECT_TRUE(precise(32'768, 100, 1));
    EXPECT_TRUE(precise(65'536, 1'300, 0));
    EXPECT_FALSE(precise(65'536, 1'400, 0));
    EXPECT_TRUE(precise(65'536, 1'400, 1));
}

// A = 0 and B = 1 with certainty: B - A = 1 whatever the coupling, more than 0.5 and not more
// than 1.
TEST(AnyLuck, LeavesNoRoomWhereNothingVaries) {
    const LogHistogram zero = histogram_of(std::vector<double>(10, 0.0));
    const LogHistogram one = histogram_of(std::vector<double>(10, 1.0));
    EXPECT_EQ(more_under_any_luck(zero, one, 0.5).low, 1);
    EXPECT_EQ(more_under_any_luck(zero, one, 0.5).high, 1);
    EXPECT_EQ(more_under_any_luck(zero, one, 1).low, 0);
    EXPECT_EQ(more_under_any_luck(zero, one, 1).high, 0);
    EXPECT_EQ(more_under_any_luck({}, one, 1).high, 1);
}

// Both 10 or 30 with one half each. Coupled alike nobody is worse by more than 1; coupled crosswise
// half are; no coupling makes it more, since those at 30 cannot go up.
TEST(AnyLuck, SpansAllCouplingsOfTwoCoins) {
    std::vector<double> coin(100, 10);
    std::fill(coin.begin(), coin.begin() + 50, 30);
    const Bounds bounds = more_under_any_luck(histogram_of(coin), histogram_of(coin), 1);
    EXPECT_EQ(bounds.low, 0);
    EXPECT_EQ(bounds.high, 0.5);
}

// Against brute force over the sample: the extremes of P(B - A > d) over couplings of two samples
// of equal size are an assignment problem that sorting solves. With B moved up by k places against
// A (cyclically), the count of b > a + d is extreme for some k; every coupling found this way must
// lie inside.
TEST(AnyLuck, HoldsEveryCouplingOfTwoSamples) {
    constexpr std::size_t n = 400;
    const std::vector<double> x = synthetic::lognormals(1, 1, 1, n),
                              y = synthetic::lognormals(1, 2, 0.7, n);
    std::vector<double> a, b;
    for (std::size_t i = 0; i < n; ++i) {
        a.push_back(40 * x[i]);
        b.push_back(35 * y[i]);
    }
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    const Bounds bounds = more_under_any_luck(histogram_of(a), histogram_of(b), 1);
    double least = 1, most = 0;
    for (std::size_t k = 0; k < n; ++k) {
        std::size_t more = 0;
        for (std::size_t i = 0; i < n; ++i) more += b[(i + k) % n] > a[i] + 1 ? 1U : 0U;
        least = std::min(least, static_cast<double>(more) / n);
        most = std::max(most, static_cast<double>(more) / n);
    }
    EXPECT_LE(bounds.low, least);
    EXPECT_GE(bounds.high, most);
    // Cyclic moves of sorted samples reach the bounds but for the width of a bucket or two.
    EXPECT_NEAR(bounds.low, least, 0.03);
    EXPECT_NEAR(bounds.high, most, 0.03);
    EXPECT_GT(most, least + 0.2);
}

Columns columns_of(std::vector<double> effort, std::vector<double> cost) {
    return {{Column::effort, std::move(effort)}, {Column::cost, std::move(cost)}};
}

std::vector<double> shifted(std::vector<double> values, double by) {
    // Differences must vary a little, as they do among people.
    for (std::size_t i = 0; i < values.size(); ++i) values[i] += by + (i % 2 == 0 ? 0.1 : -0.1);
    return values;
}

TEST(Mirage, IsCheaperForTheCompanyAndHarderForTheCustomer) {
    const std::vector<double> effort = in_turn(4'096, 40, 10), cost = in_turn(4'096, 8, 3);
    const auto mirage = [&](double more_effort, double more_cost) {
        return is_mirage(
            tally_of({columns_of(effort, cost),
                      columns_of(shifted(effort, more_effort), shifted(cost, more_cost))}),
            1);
    };
    EXPECT_TRUE(mirage(+1, -1));
    EXPECT_FALSE(mirage(-1, -1));
    EXPECT_FALSE(mirage(+1, +1));
    EXPECT_FALSE(mirage(-1, +1));
    // 0.1 / sqrt(4096) * 1.96 = 0.0031: less than that is within chance
    EXPECT_FALSE(mirage(+0.003, -1));
    EXPECT_TRUE(mirage(+0.0032, -1));
    EXPECT_FALSE(mirage(+1, -0.003));
}

// Differences of +-0.1 around -5: z is 2.5758 at 0.5% (5 redesigns: 0.05 / 5 / 2), the standard
// error 0.1 / 64.
TEST(Compare, SharesItsErrorAmongTheRedesignsOnEffortAlone) {
    const std::vector<double> effort = in_turn(4'096, 40, 10);
    std::vector<Columns> columns{{{Column::effort, effort}}};
    for (int i = 0; i < 5; ++i)
        columns.push_back(
            {{Column::effort, shifted(effort, -5)}, {Column::contacts, in_turn(4'096, 2, 1)}});
    const Comparison c = compare(scenarios_named({"baseline", "a", "b", "c", "d", "e"}),
                                 {tally_of(columns), Ending::cap}, 0.01);
    ASSERT_THAT(c.redesigns, SizeIs(5));
    EXPECT_EQ(c.ending, Ending::cap);
    const ComparedRedesign& e = c.redesigns[4];
    EXPECT_EQ(e.name, "e");
    EXPECT_EQ(e.alternative, 5U);
    EXPECT_DOUBLE_EQ(e.effort_difference.level, 0.99);
    const double standard_error = 0.1 * std::sqrt(4'096 / 4'095.0) / 64;
    EXPECT_NEAR(e.effort_difference.high, -5 + 2.5758293035489 * standard_error, 1e-9);
    for (const PairedDifference& d : e.differences) {
        EXPECT_EQ(d.difference.level, 0.95);
        EXPECT_NE(d.column, column_id(Column::effort));
        if (d.column == column_id(Column::contacts)) {
            EXPECT_NEAR(d.before.value, 0, 1e-12);
            EXPECT_NEAR(d.after.value, 2, 1e-12);
            EXPECT_NEAR(d.difference.value, 2, 1e-12);
        }
    }
    EXPECT_NEAR(c.precision_wanted_em, 0.4, 1e-12);
    EXPECT_NEAR(c.precision_reached_em, z_95 * standard_error, 1e-12);
}

// The interval of one with skewness reaches farther to one side than half of its width.
TEST(Compare, KnowsEffortToTheLargerSideOfItsInterval) {
    Moments skewed{10'000, 4, 9.0 * 9'999, 0};
    skewed.m3 = 5 * 27.0 * 10'000;
    const Estimate e = mean_interval(skewed);
    EXPECT_GT(e.high - e.value, 1.03 * (e.high - e.low) / 2);
    EXPECT_EQ(larger_side(e), e.high - e.value);
    Tally tally = tally_of(
        {{{Column::effort, in_turn(4'096, 40, 1)}}, {{Column::effort, in_turn(4'096, 30, 1)}}});
    tally.alternatives[1].differences[0][column_id(Column::effort)] = skewed;
    const Comparison c =
        compare(scenarios_named({"baseline", "b"}), {std::move(tally), Ending::cap}, 0.01);
    EXPECT_EQ(c.precision_reached_em, e.high - e.value);
    EXPECT_EQ(larger_side(mean_interval(Moments{1, 4, 0, 0})),
              std::numeric_limits<double>::infinity());
}

// A varies by 10, B by 10, and B - A by 0.1: (100 + 100) / 0.01 = 20,000; equal spreads leave the
// gain unbounded. Against a B of spread 5 that is half of A: (100 + 25) / 25 = 5, and 5 is the
// bound as well.
TEST(Compare, TellsWhatPairingGained) {
    const std::vector<double> effort = in_turn(4'096, 40, 10);
    const Comparison c = compare(scenarios_named({"baseline", "moved", "halved"}),
                                 {tally_of({{{Column::effort, effort}},
                                            {{Column::effort, shifted(effort, -5)}},
                                            {{Column::effort, in_turn(4'096, 20, 5)}}}),
                                  Ending::cap},
                                 0.01);
    EXPECT_NEAR(c.redesigns[0].pairing_gain, 20'000, 300);  // (10 + 0.1)^2 in place of 10^2
    EXPECT_NEAR(c.redesigns[1].pairing_gain, 5, 1e-9);
    EXPECT_NEAR(c.redesigns[1].pairing_gain_bound, 5, 1e-9);
}

TEST(Compare, ARedesignThatChangesNothingChangesNobody) {
    const Columns same = columns_of(in_turn(4'096, 40, 10), in_turn(4'096, 8, 3));
    Columns after = same;
    after[Column::same] = std::vector<double>(4'096, 1);
    const Comparison c = compare(scenarios_named({"baseline", "null"}),
                                 {tally_of({same, after}), Ending::enough}, 0.01);
    const ComparedRedesign& null = c.redesigns[0];
    EXPECT_EQ(null.effort_difference.value, 0);
    EXPECT_EQ(null.pairing_gain, std::numeric_limits<double>::infinity());
    EXPECT_EQ(null.pairing_gain_bound, std::numeric_limits<double>::infinity());
    EXPECT_FALSE(null.is_mirage);
    EXPECT_EQ(null.who[0].same.value, 1);
    EXPECT_LT(null.who[0].same.low, 1);
    EXPECT_FALSE(null.yearly_saving);
    EXPECT_FALSE(null.payback_years);
    EXPECT_FALSE(null.never_pays_back);
}

// Cost falls from 8 to 6.5: 30,000 journeys a year save 45,000; 90,000 once are back after two
// years.
TEST(Compare, YearlySavingAndPayback) {
    const std::vector<double> effort = in_turn(4'096, 40, 10), cost = in_turn(4'096, 8, 3);
    std::vector<Scenario> scenarios = scenarios_named({"baseline", "cheaper", "dearer"});
    for (Scenario& s : scenarios) s.customers_per_year = 30'000;
    scenarios[1].costs.one_off = scenarios[2].costs.one_off = 90'000;
    Columns cheaper = columns_of(effort, shifted(cost, -1.5));
    cheaper[Column::net_gain] = std::vector<double>(4'096, 51'000);
    const Comparison c = compare(
        scenarios,
        {tally_of({columns_of(effort, cost), cheaper, columns_of(effort, shifted(cost, 1))}),
         Ending::cap},
        0.01);
    const ComparedRedesign& saves = c.redesigns[0];
    ASSERT_TRUE(saves.yearly_saving && saves.net_gain && saves.payback_years);
    EXPECT_NEAR(saves.yearly_saving->value, 45'000, 1e-6);
    EXPECT_LT(saves.yearly_saving->low, 45'000);
    EXPECT_NEAR(saves.yearly_saving->high, 45'000 + 30'000 * z_95 * 0.1 / 64, 1);
    EXPECT_NEAR(saves.net_gain->value, 51'000, 1e-9);
    EXPECT_NEAR(*saves.payback_years, 2, 1e-9);
    EXPECT_FALSE(c.redesigns[1].payback_years);
    EXPECT_TRUE(c.redesigns[1].never_pays_back);
}

TEST(Compare, SaysWhoWinsSegmentBySegment) {
    std::vector<Scenario> scenarios = scenarios_named({"baseline", "b"});
    for (Scenario& s : scenarios) s.segments.resize(2);
    scenarios[0].segments[0].name = "business";
    scenarios[0].segments[1].title = "On holiday";
    Tally tally = tally_of(
        {{{Column::effort, in_turn(100, 40, 10)}}, {{Column::effort, in_turn(100, 40, 10)}}});
    for (AlternativeTally& a : tally.alternatives) {
        a.columns.push_back(a.columns[0]);
        if (!a.differences.empty()) a.differences.push_back(a.differences[0]);
    }
    const auto put = [&](std::size_t segment, Column column, double mean) {
        tally.alternatives[1].columns[segment][column_id(column)] = {100, mean,
                                                                     100 * mean * (1 - mean), 0};
    };
    put(0, Column::better_off, 0.75);
    put(1, Column::better_off, 0.25);
    put(1, Column::worse_off, 0.5);
    const Comparison c = compare(scenarios, {std::move(tally), Ending::cap}, 0.01);
    const std::vector<WhoWins>& who = c.redesigns[0].who;
    ASSERT_THAT(who, SizeIs(3));
    EXPECT_EQ(who[0].segment, "");
    EXPECT_EQ(who[0].customers, 200U);
    EXPECT_DOUBLE_EQ(who[0].better.value, 0.5);
    EXPECT_EQ(who[1].segment, "business");
    EXPECT_DOUBLE_EQ(who[1].better.value, 0.75);
    EXPECT_EQ(who[1].customers, 100U);
    EXPECT_EQ(who[2].segment, "On holiday");
    EXPECT_DOUBLE_EQ(who[2].worse.value, 0.5);
    EXPECT_EQ(who[2].better.method, "Clopper-Pearson");
}

TEST(Compare, ACancelledRunWithoutJourneysIsNoTrouble) {
    std::vector<Scenario> scenarios = scenarios_named({"baseline", "b"});
    const Comparison c =
        compare(scenarios, {tally_of({Columns{}, Columns{}}), Ending::cancelled}, 0.01);
    EXPECT_FALSE(c.redesigns[0].effort_difference.low_bounded);
    EXPECT_EQ(c.redesigns[0].worse_any_luck.high, 1);
}

}  // namespace
}  // namespace friction
