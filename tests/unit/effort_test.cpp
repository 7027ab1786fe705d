#include "friction/effort.h"

#include <gtest/gtest.h>

#include <cmath>

// Values of the closed form P(CES <= k | E) = E^2 / (E^2 + T_k^2), T_k = 30 * 1.5^(4-k), and of the
// logistic maps, computed with thirty digits (docs/validation.md, P8).

namespace friction {
namespace {

void expect_relative(double value, double truth) {
    EXPECT_NEAR(value, truth, 1e-9 * std::abs(truth));
}

struct Row {
    double effort_em;
    std::array<double, 7> probability;
    double ces, disloyal, negative_word, repurchase, spend_more;
};

constexpr Row rows[] = {
    {10,
     {.009660377358, .01181613271, .02558231346, .05294117647, .1, .16, .64},
     6.261804289,
     .1146075046,
     .04561344315,
     .9010896276,
     .8647784269},
    {30,
     {.08070617907, .08424227454, .1427438541, .1923076923, .1923076923, .1427438541, .1649484536},
     4.419293821,
     .4630870323,
     .2655167171,
     .5618702223,
     .5076483123},
    {45,
     {.1649484536, .1427438541, .1923076923, .1923076923, .1427438541, .08424227454, .08070617907},
     3.580706179,
     .6334996339,
     .4245939963,
     .3863931255,
     .3432596921},
    {120,
     {.5841414718, .1755024452, .1170684119, .06446414182, .03179650238, .01483190508,
      .01219512195},
     1.877547961,
     .9068546639,
     .800705199,
     .0974350527,
     .08754899309},
};

TEST(Effort, MapsEffortToAnswersAndIntentions) {
    const LoyaltyModel model;
    for (const Row& row : rows) {
        const std::array<double, 7> probability = ces_probabilities(model, row.effort_em);
        for (std::size_t k = 0; k < 7; ++k) expect_relative(probability[k], row.probability[k]);
        const Feeling felt = feeling(model, row.effort_em, true, 0.3);
        expect_relative(felt.ces, row.ces);
        expect_relative(felt.disloyal, row.disloyal);
        expect_relative(felt.negative_word, row.negative_word);
        expect_relative(felt.repurchase, row.repurchase);
        expect_relative(felt.spend_more, row.spend_more);
        EXPECT_EQ(felt.stay, felt.repurchase);
    }
}

TEST(Effort, NoEffortAnswersSeven) {
    const Feeling felt = feeling(LoyaltyModel{}, 0, true, 0);
    EXPECT_EQ(felt.ces, 7);
    EXPECT_EQ(felt.easy, 1);
    EXPECT_EQ(felt.hard, 0);
    EXPECT_EQ(ces_probabilities(LoyaltyModel{}, 0)[6], 1);
}

// TARP: 46 of 95 who complained of a minor problem in vain would buy again, 19 of 82 of a major
// one; 37 and 9 of those who stayed silent. Half of them complain. Between the two the logarithms
// are interpolated.
TEST(Effort, AnUnresolvedProblemLeavesAPartOfLoyalty) {
    const LoyaltyModel model;
    expect_relative(unresolved_stay_factor(model, 0), 0.5 * (46.0 + 37.0) / 95);
    expect_relative(unresolved_stay_factor(model, 1), 0.5 * (19.0 + 9.0) / 82);
    expect_relative(unresolved_stay_factor(model, 0.5),
                    0.5 * (std::sqrt(46.0 / 95 * 19 / 82) + std::sqrt(37.0 / 95 * 9 / 82)));
    const Feeling felt = feeling(model, 10, false, 1);
    expect_relative(felt.stay, .9010896276 * 0.5 * 28 / 82);
    expect_relative(felt.negative_word, 1 - (1 - .04561344315) * 0.5);
}

TEST(Effort, LessEffortNeverFeelsWorse) {
    const LoyaltyModel model;
    Feeling last = feeling(model, 0, true, 0);
    for (double effort_em = 0.5; effort_em < 2'000; effort_em *= 1.1) {
        const Feeling felt = feeling(model, effort_em, true, 0);
        EXPECT_LT(felt.ces, last.ces);
        EXPECT_LT(felt.repurchase, last.repurchase);
        EXPECT_GT(felt.disloyal, last.disloyal);
        last = felt;
    }
}

TEST(Effort, EveryWeightStandsInsideItsRange) {
    for (const WeightRow& row : weight_table()) {
        EXPECT_LE(row.low, row.value) << row.name;
        EXPECT_GE(row.high, row.value) << row.name;
        EXPECT_FALSE(row.source.empty());
    }
}

}  // namespace
}  // namespace friction
