// Expectations decided end to end, on the exact solver's values and on simulated journeys.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "friction/expectation.h"

namespace friction {
namespace {

using testing::Each;
using testing::ElementsAre;
using enum Verdict;

Branch to(std::vector<Handoff> handoffs) {
    Branch branch;
    branch.handoffs = std::move(handoffs);
    return branch;
}

Handoff step_way(std::size_t step) { return {{StepId{step}, {}}, 1}; }
Handoff outcome_way(std::size_t outcome, double share) { return {{{}, OutcomeId{outcome}}, share}; }

/// One step, the customer's own work, lognormal with cv 1/2; `solved` of the journeys end resolved.
/// EM are minutes.
Scenario talking(std::string alternative, double mean_min, double cost, double solved = 0.7) {
    Scenario s;
    s.alternative = std::move(alternative);
    s.segments.resize(2);
    s.segments[0].name = "business";
    s.segments[0].share = 0.6;
    s.segments[1].name = "leisure";
    s.segments[1].share = 0.4;
    s.outcomes = {{"done", OutcomeKind::resolved}, {"left", OutcomeKind::unresolved}};
    const double log_variance = std::log(1.25);
    Step talk;
    talk.name = talk.luck_name = "talk";
    talk.kind = StepKind::customer_work;
    talk.length = Lognormal{std::log(60 * mean_min) - log_variance / 2, std::sqrt(log_variance)};
    talk.cost = cost;
    talk.next = {to({outcome_way(0, solved), outcome_way(1, 1 - solved)})};
    s.steps = {talk};
    s.start = {to({step_way(0)})};
    return s;
}

/// 10 EM at a cost of 5; fast: 4 EM at 6; slow: 20 EM at 4. The same luck in all.
std::vector<Scenario> designs() {
    return {talking("baseline", 10, 5), talking("fast", 4, 6), talking("slow", 20, 4)};
}

Expectation expectation(std::string_view text) {
    const Parsed<Expectation> parsed = parse_expectation(text);
    if (const auto* problem = std::get_if<TextProblem>(&parsed)) {
        ADD_FAILURE() << text << ": " << problem->found;
        return {};
    }
    return std::get<Expectation>(parsed);
}

std::vector<Decision> decisions(const std::vector<std::string>& texts,
                                const CheckOptions& options = {}) {
    std::vector<Expectation> expectations;
    for (const std::string& text : texts) expectations.push_back(expectation(text));
    return decide(expectations, designs(), {}, options);
}

Decision decision(const std::string& text, const CheckOptions& options = {}) {
    return decisions({text}, options).front();
}

struct Line {
    const char* text;
    Verdict verdict;
};

// Effort 10, 4 and 20 EM on average, medians 1.25^-1/2 = 0.8944 of that, 90% quantiles 0.8944
// exp(1.28155 sqrt(ln 1.25)) = 1.6391 of that; 70% resolved in all, the same customers; effort per
// resolved 14.286, 5.714 and 28.571 EM.
TEST(Decide, FindsTheTruthOfAPlainModel) {
    const std::vector<Line> lines{
        {"baseline.effort is about 10 EM within 5%", holds},
        {"baseline.effort is about 11 EM within 5%", fails},
        {"baseline.effort(active) > 9.8 EM", holds},
        {"baseline.effort(held) <= 0 EM", holds},
        {"baseline.effort(held) < 0 EM", fails},
        {"fast.effort < 50% of baseline.effort", holds},
        {"fast.effort < 30% of baseline.effort", fails},
        {"10.5 EM > baseline.effort", holds},
        {"10.5 EM < baseline.effort", fails},
        {"fast.resolved >= baseline.resolved", holds},
        {"fast.resolved > baseline.resolved", fails},
        {"fast.resolved > baseline.resolved + 5 points", fails},
        {"fast.resolved + 5 points > baseline.resolved", holds},
        {"50% of fast.resolved < baseline.resolved", holds},
        {"baseline.resolved < 72%", holds},
        {"baseline.resolved < 68%", fails},
        {"baseline.visits(talk) <= 1", holds},
        {"baseline.visits(talk) > 1", fails},
        {"baseline.reached(left) is about 30% within 2%", holds},
        {"slow.worse_off > 99%", holds},
        {"baseline.effort.p50 < 9.1 EM", holds},
        {"baseline.effort.p50 < 8.8 EM", fails},
        {"baseline.effort.p90 is about 16.39 EM within 2%", holds},
        {"baseline.effort.p90 is about 17 EM within 2%", fails},
        {"baseline.active.p90 > 16 min", holds},
        {"fast.effort.p90 < baseline.effort.p50", holds},
        {"fast.effort.p90 < 70% of baseline.effort.p50", fails},
        {"50% of baseline.effort.p90 > 8 EM", holds},
        {"baseline.effort_per_resolved < 15 EM", holds},
        {"baseline.effort_per_resolved > 14.6 EM", fails},
        {"40% of slow.effort_per_resolved is about 11.43 EM within 2%", holds},
        {"baseline.avoidable < 1%", holds},
        {"slow.effort is about 200% of baseline.effort within 1%", holds},
        {"slow.effort is about 190% of baseline.effort within 1%", fails},
        {"slow.effort is about 210% of baseline.effort within 1%", fails},
        {"slow is a mirage", holds},
        {"slow is not a mirage", fails},
        {"fast is a mirage", fails},
        {"fast is not a mirage", holds},
        {"baseline.effort for leisure is about 10 EM within 5%", holds},
        {"fast.effort for business < 45% of baseline.effort for business", holds},
        {"fast.effort_saved is about 6 EM within 3%", holds},
        {"slow.effort_saved is about -10 EM within 3%", holds},
        {"slow.effort_saved is about -12 EM within 3%", fails},
        {"baseline.elapsed is about 10 min within 3%", holds},
    };
    std::vector<std::string> texts;
    for (const Line& line : lines) texts.emplace_back(line.text);
    const std::vector<Decision> found = decisions(texts);
    ASSERT_EQ(found.size(), lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        SCOPED_TRACE(lines[i].text);
        EXPECT_EQ(found[i].verdict, lines[i].verdict);
        EXPECT_EQ(found[i].expectation.text, lines[i].text);
        EXPECT_GE(found[i].journeys, 4'096U);
        EXPECT_FALSE(found[i].is_exact);
    }
}

// In the baseline those on holiday do a second step of 10 minutes: 10 EM for business, 20 EM for
// leisure, 14 EM in all, against 4 EM in the other design.
TEST(Decide, LooksAtOneSegmentWhenAsked) {
    std::vector<Scenario> scenarios{talking("baseline", 10, 5), talking("fast", 4, 6)};
    Step again = scenarios[0].steps[0];
    again.name = again.luck_name = "again";
    Branch leisure = to({step_way(1)});
    leisure.asks = {Ask{Thing::segment, Relation::is, {}, SegmentId{1}, 0}};
    Step& talk = scenarios[0].steps[0];
    talk.next.insert(talk.next.begin(), leisure);
    scenarios[0].steps.push_back(again);
    const std::vector<Line> lines{
        {"baseline.effort is about 14 EM within 3%", holds},
        {"baseline.effort for leisure is about 20 EM within 3%", holds},
        {"baseline.effort.p50 for leisure > 17 EM", holds},
        {"baseline.effort.p50 > 17 EM", fails},
        {"fast.effort < 35% of baseline.effort", holds},
        {"fast.effort for business < 35% of baseline.effort for business", fails},
        {"fast.effort for leisure < 25% of baseline.effort for leisure", holds},
    };
    std::vector<Expectation> expectations;
    for (const Line& line : lines) expectations.push_back(expectation(line.text));
    const std::vector<Decision> found = decide(expectations, scenarios, {}, {});
    for (std::size_t i = 0; i < found.size(); ++i)
        EXPECT_EQ(found[i].verdict, lines[i].verdict) << lines[i].text;
}

// 0.5% of 10.5 EM; 0.1 points; a tenth of the width asked for.
TEST(Decide, SaysWhatZoneItUsed) {
    EXPECT_NEAR(decision("baseline.effort < 10.5 EM").zone, 0.0525, 1e-9);
    EXPECT_NEAR(decision("baseline.resolved < 80%").zone, 0.001, 1e-12);
    EXPECT_NEAR(decision("baseline.effort is about 10 EM within 1%").zone, 0.01, 1e-9);
    EXPECT_NEAR(decision("baseline.active < 12 min").zone, 0.06, 1e-9);
    EXPECT_NEAR(decision("baseline.effort.p50 < 9.1 EM").zone, 0.0455, 1e-9);
}

TEST(Decide, TellsBothSidesAndTheMarginInTheUnitOfTheMetric) {
    const Decision d = decision("fast.effort < 50% of baseline.effort");
    EXPECT_NEAR(d.left_value.value, 4, 0.2);
    EXPECT_LT(d.left_value.low, d.left_value.value);
    EXPECT_NEAR(d.right_value, 5, 0.2);
    EXPECT_NEAR(d.margin, (5 - 4) / 5.0, 0.02);
    EXPECT_EQ(d.error_rate, 1e-5);
    const Decision minutes = decision("baseline.active < 12 min");
    EXPECT_NEAR(minutes.left_value.value, 10, 0.3);
    EXPECT_DOUBLE_EQ(minutes.right_value, 12);
    const Decision outside = decision("baseline.effort < 8 EM");
    EXPECT_NEAR(outside.margin, -0.25, 0.03);
    const Decision turned = decision("12 EM > baseline.effort");
    EXPECT_EQ(turned.left_value.value, 12);
    EXPECT_EQ(turned.left_value.method, "exact");
    EXPECT_NEAR(turned.right_value, 10, 0.2);
    EXPECT_NEAR(turned.margin, 0.2, 0.03);
}

// Of `active` there is no histogram: what is known is that the quantile lies beyond the limit.
TEST(Decide, AQuantileWithoutHistogramHasOneEnd) {
    const Decision d = decision("baseline.active.p90 > 15 min");
    EXPECT_EQ(d.verdict, holds);
    EXPECT_TRUE(d.left_value.low_bounded);
    EXPECT_FALSE(d.left_value.high_bounded);
    EXPECT_FALSE(d.left_is_known);
    EXPECT_TRUE(std::isnan(d.margin));
    EXPECT_DOUBLE_EQ(d.left_value.low, 15);
}

// Half-width 4.94 * 5 / 64 = 0.39 EM after one look, and the truth is on the limit.
TEST(Decide, StaysUndecidedWithinTheBudget) {
    CheckOptions options;
    options.cap = 4'096;
    const Decision d = decision("baseline.effort < 10 EM", options);
    EXPECT_EQ(d.verdict, undecided);
    EXPECT_EQ(d.journeys, 4'096U);
    EXPECT_NEAR(d.left_value.value, 10, 0.4);
}

TEST(Decide, LooksOnlyAsLongAsItMust) {
    const std::vector<Decision> found =
        decisions({"baseline.effort < 20 EM", "baseline.effort is about 10 EM within 2%"});
    EXPECT_EQ(found[0].journeys, 4'096U);
    EXPECT_GT(found[1].journeys, 4'096U);
}

TEST(Decide, GivesTheSameBytesOnAnyNumberOfThreads) {
    const std::vector<std::string> texts{
        "baseline.effort is about 10 EM within 2%", "fast is not a mirage",
        "fast.effort.p90 < baseline.effort.p50", "baseline.resolved < 72%"};
    const auto key = [](const Decision& d) {
        return std::vector<double>{static_cast<double>(d.verdict),
                                   d.left_value.value,
                                   d.left_value.low,
                                   d.left_value.high,
                                   d.right_value,
                                   d.margin,
                                   d.zone,
                                   static_cast<double>(d.journeys)};
    };
    CheckOptions options;
    options.threads = 1;
    const std::vector<Decision> one = decisions(texts, options);
    for (const unsigned threads : {2U, 7U}) {
        options.threads = threads;
        const std::vector<Decision> many = decisions(texts, options);
        for (std::size_t i = 0; i < texts.size(); ++i)
            EXPECT_EQ(key(many[i]), key(one[i])) << texts[i];
    }
}

// A verdict depends on its own line only, not on what else is asked.
TEST(Decide, IsNotMovedByOtherExpectations) {
    const Decision alone = decision("baseline.effort is about 10 EM within 2%");
    const std::vector<Decision> among = decisions(
        {"slow is a mirage", "baseline.effort is about 10 EM within 2%", "fast.visits(talk) <= 1"});
    EXPECT_EQ(among[1].verdict, alone.verdict);
    EXPECT_EQ(among[1].journeys, alone.journeys);
    EXPECT_EQ(among[1].left_value.value, alone.left_value.value);
}

TEST(Decide, ACancelledRunDecidesNothing) {
    const std::atomic<bool> cancel{true};
    CheckOptions options;
    options.cancel = &cancel;
    const Decision d = decision("baseline.effort < 20 EM", options);
    EXPECT_EQ(d.verdict, undecided);
    EXPECT_FALSE(d.left_value.low_bounded);
}

TEST(Decide, NothingIsDecidedWithoutAsking) { EXPECT_TRUE(decisions({}).empty()); }

// --- exact values
// ------------------------------------------------------------------------------------------

ExactSummary exact_of(double effort, double resolved, double cost) {
    ExactSummary summary;
    ExactAnswer& a = summary.overall;
    a.effort_mean = effort;
    a.means[column_id(Column::effort)] = effort;
    a.means[column_id(Column::effort_active)] = effort;
    a.means[column_id(Column::effort_process)] = effort / 4;
    a.means[column_id(Column::active)] = effort;
    a.means[column_id(Column::resolved)] = resolved;
    a.means[column_id(Column::cost)] = cost;
    a.means[column_id(Column::elapsed)] = effort / 1440;
    a.visits = {1};
    a.outcome_probability = {resolved, 1 - resolved};
    return summary;
}

std::vector<Verdict> exact_verdicts(const std::vector<std::string>& texts,
                                    const std::vector<std::optional<ExactSummary>>& exact) {
    std::vector<Expectation> expectations;
    for (const std::string& text : texts) expectations.push_back(expectation(text));
    std::vector<Verdict> verdicts;
    CheckOptions options;
    const std::atomic<bool> cancel{true};  // a simulation would decide nothing
    options.cancel = &cancel;
    for (const Decision& d : decide(expectations, designs(), exact, options)) {
        EXPECT_EQ(d.is_exact, d.verdict != undecided) << d.expectation.text;
        if (d.is_exact) {
            EXPECT_EQ(d.left_value.method, "exact");
            EXPECT_EQ(d.journeys, 0U);
            EXPECT_EQ(d.error_rate, 0);
            EXPECT_EQ(d.zone, 0);
        }
        verdicts.push_back(d.verdict);
    }
    return verdicts;
}

// 10 EM, 4 EM and no answer for the third design.
TEST(DecideExactly, TakesTheSolversValuesWhereThereAreAny) {
    const std::vector<std::optional<ExactSummary>> exact{exact_of(10, 0.7, 5), exact_of(4, 0.7, 6),
                                                         std::nullopt};
    EXPECT_THAT(
        exact_verdicts(
            {"baseline.effort < 10.0001 EM", "baseline.effort <= 10 EM", "baseline.effort < 10 EM",
             "baseline.effort >= 10 EM", "fast.effort < 40.01% of baseline.effort",
             "fast.effort < 40% of baseline.effort", "fast.effort <= 40% of baseline.effort",
             "fast.resolved >= baseline.resolved", "fast.resolved > baseline.resolved",
             "fast.resolved >= baseline.resolved + 1 point"},
            exact),
        ElementsAre(holds, holds, fails, holds, holds, fails, holds, holds, fails, fails));
    EXPECT_THAT(
        exact_verdicts(
            {"baseline.active is about 600 s within 0.01%", "baseline.elapsed <= 10 min",
             "baseline.visits(talk) >= 1", "baseline.reached(left) is about 30% within 0.01%",
             "baseline.effort is about 10.2 EM within 1%", "fast is a mirage",
             "baseline.avoidable is about 25% within 0.01%", "5.71 EM < fast.effort_per_resolved"},
            exact),
        ElementsAre(holds, holds, holds, holds, fails, fails, holds, holds));
}

TEST(DecideExactly, LeavesToTheSimulationWhatItDoesNotKnow) {
    const std::vector<std::optional<ExactSummary>> exact{exact_of(10, 0.7, 5), exact_of(4, 0.7, 6),
                                                         std::nullopt};
    EXPECT_THAT(exact_verdicts({"slow.effort > baseline.effort", "baseline.effort.p90 < 20 EM",
                                "baseline.ces > 1", "slow is a mirage", "fast.worse_off < 5%"},
                               exact),
                Each(undecided));
    std::vector<std::optional<ExactSummary>> cut = exact;
    cut[0]->cut_bound = 1e-6;
    EXPECT_THAT(exact_verdicts({"baseline.effort < 20 EM"}, cut), Each(undecided));
}

TEST(DecideExactly, SaysByHowMuch) {
    const Decision d = decide({expectation("fast.active < 50% of baseline.active")}, designs(),
                              {exact_of(10, 0.7, 5), exact_of(4, 0.7, 6)}, {})
                           .front();
    EXPECT_DOUBLE_EQ(d.left_value.value, 4);  // minutes, the unit of the metric
    EXPECT_DOUBLE_EQ(d.right_value, 5);
    EXPECT_DOUBLE_EQ(d.margin, 0.2);
}

}  // namespace
}  // namespace friction
