// Better whatever the effort weights are? Worked out by hand, and by simulating again.

#include "friction/weights.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "friction/io/scenario_reader.h"
#include "support/stories.h"

namespace friction {
namespace {

using testing_support::alternatives_of;
using testing_support::phone_or_paper;
using testing_support::plans_of;
using testing_support::story;
using Verdict = RedesignByWeights::Verdict;

struct Weighed {
    std::vector<Scenario> scenarios;
    WeightRanges ranges;
};

Weighed weighed(const std::string& yaml) {
    Weighed made{.scenarios = alternatives_of(yaml), .ranges = {}};
    made.ranges = weight_ranges(io::read_scenario({"test.yaml", yaml}).file.draft, made.scenarios);
    return made;
}

/// What a run knows when it is asked for all weights.
Tally watched(const Weighed& of, std::uint64_t journeys, unsigned threads = 2) {
    RunOptions options;
    options.journeys = journeys;
    options.threads = threads;
    options.visits = visits_for_weights(of.scenarios);
    const ColumnLayout layout(of.scenarios, options.visits);
    options.joint = contrasts_for_weights(of.scenarios, of.ranges, layout);
    return run(plans_of(of.scenarios), layout, options).tally;
}

WeightRobustness linear(const Weighed& of, std::uint64_t journeys = 64,
                        std::uint64_t draws = linear_draws) {
    return weights_from(watched(of, journeys).joint, of.ranges, 1, draws);
}

// 1 2 3 and 2 4 9 have means 2 and 5; products of the distances are 1+0+1, 3+0+4 and 9+1+16.
TEST(JointMoments, OfAFewNumbersAreThoseByHand) {
    const std::vector<double> x{1, 2, 3}, y{2, 4, 9};
    const std::vector<std::span<const double>> values{x, {}, y};
    const JointMoments m = joint_moments_of(values, 3);
    EXPECT_THAT(m.mean, testing::ElementsAre(2, 0, 5));
    EXPECT_THAT(m.products, testing::ElementsAre(2, 0, 0, 7, 0, 26));
    EXPECT_DOUBLE_EQ(m.covariance(0, 2), 3.5);
    EXPECT_DOUBLE_EQ(m.covariance(2, 0), 3.5);
}

// x = 1 2 3 4, y = 1 4 9 16 in two parts or at once: sums of products 5, 25 and 129, means 2.5
// and 7.5.
TEST(JointMoments, OfPartsAreThoseOfTheWhole) {
    const std::vector<double> x{1, 2, 3, 4}, y{1, 4, 9, 16};
    const auto part = [&](std::size_t from, std::size_t journeys) {
        const std::vector<std::span<const double>> values{std::span(x).subspan(from, journeys),
                                                          std::span(y).subspan(from, journeys)};
        return joint_moments_of(values, journeys);
    };
    JointMoments m;
    m.merge(part(0, 1));
    m.merge(JointMoments{});
    m.merge(part(1, 3));
    EXPECT_THAT(m.mean, testing::Pointwise(testing::DoubleNear(1e-14), {2.5, 7.5}));
    EXPECT_THAT(m.products, testing::Pointwise(testing::DoubleNear(1e-12), {5.0, 25.0, 129.0}));
    EXPECT_EQ(m.n, 4);
}

// Var(x + y) = Var x + Var y + 2 Cov, from contrasts of the same run; and the same bytes however
// many threads there are.
TEST(JointMoments, OfARunAreTheCovariancesOfItsColumns) {
    const Weighed of = weighed(story(R"(
teams: {desk: {}}
start: queue
steps:
  queue: {wait: exponential mean 4 min, channel: phone, next: talk}
  talk: {by: desk, channel: phone, time: exponential mean 6 min, next: {solved: 70%, queue: rest}}
outcomes: {solved: resolved}
)"));
    Contrast x, y, sum;
    x.terms = {{0, column_id(Column::active), 1}};
    y.terms = {{0, column_id(Column::on_hold), 1}};
    sum.terms = {x.terms[0], y.terms[0]};
    const auto tally = [&](unsigned threads) {
        RunOptions options;
        options.journeys = 20'000;
        options.threads = threads;
        options.contrasts = {x, y, sum};
        options.joint = {{x, y}};
        return run(plans_of(of.scenarios), ColumnLayout(of.scenarios, {}), options).tally;
    };
    const Tally one = tally(1);
    const JointMoments& joint = one.joint.front();
    const double covariance =
        (one.contrast_moments[2].variance() - one.contrast_moments[0].variance() -
         one.contrast_moments[1].variance()) /
        2;
    EXPECT_GT(covariance, 5);
    EXPECT_NEAR(joint.covariance(0, 1), covariance, 1e-9 * covariance);
    EXPECT_NEAR(joint.covariance(0, 0), one.contrast_moments[0].variance(), 1e-9);
    EXPECT_EQ(joint.n, 20'000);
    EXPECT_EQ(tally(3).joint, one.joint);
}

// A document of 2 to 9 EM in place of ten minutes held, of 10 to 25 EM: between 2 - 25 and 9 - 10.
TEST(Weights, CertifyARedesignThatWinsInEveryCorner) {
    const Weighed of = weighed(
        phone_or_paper("effort: {weights: {document: {value: 5, range: 2 .. 9, source: guess}}}"));
    const RedesignByWeights r = linear(of).redesigns.front();
    EXPECT_EQ(r.verdict, Verdict::less_for_all);
    EXPECT_NEAR(r.low_em, -23, 1e-9);
    EXPECT_NEAR(r.high_em, -1, 1e-9);
    EXPECT_EQ(r.less + r.more + r.close, 0u);
}

// The other way round: 26 to 90 EM in place of 10 to 25.
TEST(Weights, CertifyARedesignThatLosesInEveryCorner) {
    const Weighed of = weighed(phone_or_paper(
        "effort: {weights: {document: {value: 30, range: 26 .. 90, source: guess}}}"));
    const RedesignByWeights r = linear(of).redesigns.front();
    EXPECT_EQ(r.verdict, Verdict::more_for_all);
    EXPECT_NEAR(r.low_em, 1, 1e-9);
    EXPECT_NEAR(r.high_em, 80, 1e-9);
}

// With the usual 2 to 15 EM of a document the sign flips inside the box: where it takes more than
// the wait does, (15 - 10)^2 / 2 / (13 * 15) = 6.41% of it. Four standard errors of 10,000 draws
// are 0.98 points.
TEST(Weights, ThatFlipTheSignDoSoAsOftenAsGeometrySays) {
    const WeightRobustness found = linear(weighed(phone_or_paper("")));
    const RedesignByWeights& r = found.redesigns.front();
    EXPECT_EQ(r.verdict, Verdict::drawn);
    EXPECT_EQ(found.draws, 10'000u);
    EXPECT_EQ(r.less + r.more + r.close, 10'000u);
    EXPECT_NEAR(static_cast<double>(r.more) / 10'000, 0.0641, 0.0098);
    EXPECT_EQ(r.close, 0u) << "no journey differs from another";
}

// 20 fields typed (0.1 to 0.4 EM each) become 20 fields to check (0.02 to 0.1): 0.4 - 8 to 2 - 2.
TEST(Weights, TellTypedFieldsFromThoseToCheck) {
    const Weighed of = weighed(story(R"(
start: form
steps:
  form: {by: customer, channel: web, time: 4 min, fields: 20, next: solved}
outcomes: {solved: resolved}
redesigns:
  known: {changes: [{set: {step: form, fields: 0, prefilled: 20}}]}
)"));
    const RedesignByWeights r = linear(of).redesigns.front();
    EXPECT_NEAR(r.low_em, -7.6, 1e-9);
    EXPECT_NEAR(r.high_em, 0, 1e-9);
}

// 3 of money are 10 EM at 0.30 a minute, 20 at 0.15, 5 at 0.60; in the file at 12 to 36 an hour,
// 0.20 to 0.60 a minute, 15 and 5.
TEST(Weights, OfMoneyAreTheInverseOfTheValueOfTime) {
    const auto paid = [](const std::string& effort) {
        return linear(weighed(story(effort + R"(
start: ask
steps:
  ask: {by: customer, time: 4 min, next: solved}
outcomes: {solved: resolved}
redesigns:
  priced: {changes: [{set: {step: ask, pays: 3}}]}
)")))
            .redesigns.front();
    };
    EXPECT_NEAR(paid("").low_em, 5, 1e-9);
    EXPECT_NEAR(paid("").high_em, 20, 1e-9);
    const RedesignByWeights stated = paid(
        "effort: {value_of_time: {value: 18 per hour, range: 12 per hour .. 36 per hour, source: "
        "guess}}");
    EXPECT_NEAR(stated.low_em, 5, 1e-9);
    EXPECT_NEAR(stated.high_em, 15, 1e-9);
}

// A number without a range is what its author knows; the document then takes 5 EM, and the wait 10
// to 25.
TEST(Weights, StatedWithoutARangeStay) {
    const Weighed of = weighed(phone_or_paper("effort: {weights: {document: 5}}"));
    EXPECT_THAT(of.ranges.fixed, testing::ElementsAre("document"));
    EXPECT_TRUE(std::ranges::none_of(
        of.ranges.free, [](const WeightRange& range) { return range.name == "document"; }));
    const RedesignByWeights r = linear(of).redesigns.front();
    EXPECT_NEAR(r.low_em, 5 - 25, 1e-9);
    EXPECT_NEAR(r.high_em, 5 - 10, 1e-9);
}

TEST(Weights, ThatARedesignSetsStay) {
    const Weighed of = weighed(story(R"(
start: ask
steps:
  ask: {by: customer, time: 4 min, documents: 1, next: solved}
outcomes: {solved: resolved}
redesigns:
  easier: {changes: [{set: {effort: weights, document: 3}}]}
)"));
    EXPECT_THAT(of.ranges.chosen, testing::ElementsAre("document"));
    EXPECT_THAT(of.ranges.fixed, testing::IsEmpty());
    const RedesignByWeights r = linear(of).redesigns.front();
    EXPECT_EQ(r.verdict, Verdict::less_for_all);
    EXPECT_NEAR(r.low_em, -2, 1e-9);
    EXPECT_NEAR(r.high_em, -2, 1e-9);
}

// Effort is linear in neither; where no range is written, none is passed over.
TEST(Weights, ThatEffortIsNotLinearInStayWhateverTheirRange) {
    const Weighed of = weighed(phone_or_paper(
        "effort:\n"
        "  weights: {day_cap: {value: 40, range: 5 .. 90}}\n"
        "  tone: {robotic: {value: 1.1, range: 1 .. 1.3}, empathic: 0.8, neutral: {value: 1, "
        "range: 1 .. 1}}\n"));
    ASSERT_EQ(of.ranges.not_linear.size(), 2u);
    EXPECT_EQ(of.ranges.not_linear[0].name, "day_cap");
    EXPECT_EQ(of.ranges.not_linear[0].value, 40);
    EXPECT_EQ(of.ranges.not_linear[1].name, "tone robotic");
    EXPECT_EQ(of.ranges.not_linear[1].value, 1.1);
    EXPECT_THAT(of.ranges.fixed, testing::IsEmpty());
    EXPECT_THAT(weighed(phone_or_paper("")).ranges.not_linear, testing::IsEmpty());
}

/// Calls again and again: less often, with longer waits between, and a document.
const std::string call_after_call = story(R"(
teams: {desk: {tone: robotic}, clerk: {}}
start: form
steps:
  form: {by: customer, to: clerk, channel: web, time: 4 min, fields: 10, prefilled: 10, next: queue}
  queue: {wait: exponential mean 6 min, channel: phone, next: talk}
  talk: {by: desk, channel: phone, time: lognormal mean 5 min cv 1, next: {solved: 60%, reply: rest}}
  reply: {wait: exponential mean 1 day, owner: company, next: queue}
outcomes: {solved: resolved}
redesigns:
  slow:
    changes:
      - set: {step: talk, next: {solved: 80%, reply: rest}}
      - set: {step: reply, wait: exponential mean 40 days}
  paper: {changes: [{set: {step: form, documents: 1, fields: 0, prefilled: 40}}]}
  nothing: {changes: [{set: {step: talk, title: Chat}}]}
)");

// No journey reads effort, so simulating again with the same weights must count the same signs.
TEST(Weights, SimulatedAgainAgreeWithTheLinearAnswer) {
    const Weighed of = weighed(call_after_call);
    const Tally tally = watched(of, journeys_per_block);
    std::vector<JointMoments> joint = tally.joint;
    const WeightRobustness straight = weights_from(joint, of.ranges, 1, 60);
    const auto again = simulate_weights(of.scenarios, of.ranges, {.seed = 1, .draws = 60});
    ASSERT_TRUE(again);
    EXPECT_EQ(again->journeys, journeys_per_block);
    ASSERT_EQ(again->redesigns.size(), 3u);
    for (const std::size_t r : {0u, 1u}) {
        EXPECT_EQ(straight.redesigns[r].verdict, Verdict::drawn) << r;
        EXPECT_EQ(again->redesigns[r].less, straight.redesigns[r].less) << r;
        EXPECT_EQ(again->redesigns[r].more, straight.redesigns[r].more) << r;
        EXPECT_EQ(again->redesigns[r].close, straight.redesigns[r].close) << r;
    }
    EXPECT_GT(straight.redesigns[0].more, 0u);
    EXPECT_GT(straight.redesigns[0].close, 0u);
    EXPECT_GT(straight.redesigns[0].less, straight.redesigns[0].more);
    EXPECT_EQ(straight.redesigns[2].verdict, Verdict::same_for_all);
    EXPECT_EQ(again->redesigns[2].close, 60u);
}

TEST(Weights, GiveTheSameAnswerOnAnyNumberOfThreads) {
    const Weighed of = weighed(call_after_call);
    EXPECT_EQ(watched(of, 20'000, 1).joint, watched(of, 20'000, 3).joint);
    const auto on = [&](unsigned threads) {
        return simulate_weights(of.scenarios, of.ranges,
                                {.seed = 1, .draws = 20, .threads = threads})
            ->redesigns[0];
    };
    EXPECT_EQ(on(1).less, on(3).less);
    EXPECT_EQ(on(1).close, on(3).close);
}

TEST(Weights, ThatAreCancelledGiveNothing) {
    const Weighed of = weighed(call_after_call);
    const std::atomic<bool> cancel{true};
    EXPECT_FALSE(simulate_weights(of.scenarios, of.ranges, {.draws = 5, .cancel = &cancel}));
}

// Uniform between 10 and 40: mean 25 and, of 10,000 draws, a standard error of 30/sqrt(12)/100 =
// 0.087. Each weight has draws of its own.
TEST(Weights, AreDrawnUniformlyAndApart) {
    const Weighed of = weighed(phone_or_paper(""));
    double contact = 0, product = 0;
    for (std::uint64_t draw = 0; draw < 10'000; ++draw) {
        const EffortModel drawn = drawn_weights(EffortModel{}, of.ranges, 1, draw);
        ASSERT_GT(drawn.contact, 10);
        ASSERT_LT(drawn.contact, 40);
        EXPECT_EQ(drawn.day_cap_days, 30);
        contact += drawn.contact / 10'000;
        product += (drawn.contact - 25) * (drawn.document - 8.5) / 10'000;
    }
    EXPECT_NEAR(contact, 25, 4 * 0.087);
    // The product of two independent ones has a standard deviation of 8.66 * 3.75.
    EXPECT_NEAR(product, 0, 4 * 8.66 * 3.75 / 100);
}

std::string reason_with(const std::string& top, const std::string& next) {
    const Weighed of = weighed(story(top + R"(
start: ask
steps:
  ask: {by: customer, time: 4 min, next: )" +
                                     next + R"(}
outcomes: {solved: resolved, left: gave_up}
redesigns:
  quick: {changes: [{set: {step: ask, time: 1 min}}]}
)"));
    return why_weights_change_journeys(of.scenarios, of.ranges);
}

TEST(Weights, ChangeJourneysWhereSomethingReadsEffort) {
    const std::string asks = "[{when: effort > 2 EM, next: left}, {else: solved}]";
    EXPECT_EQ(reason_with("", "solved"), "");
    EXPECT_EQ(reason_with("", "[{when: elapsed > 2 min, next: left}, {else: solved}]"), "");
    EXPECT_EQ(reason_with("customers: {patience: exponential mean 50 EM}", "solved"),
              "patience reads effort");
    EXPECT_EQ(reason_with("", asks), "a condition reads effort");
    EXPECT_EQ(reason_with("effort: {weights: {held: {value: 0, range: 0 .. 2, source: guess}}}",
                          "solved"),
              "what held would add cannot be told while its weight is 0");
    EXPECT_EQ(reason_with("effort: {weights: {held: 0}}", "solved"), "");
}

}  // namespace
}  // namespace friction
