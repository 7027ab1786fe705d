// What a move would save, and what each move of a design does.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "friction/viewer/chart_data.h"
#include "friction/viewer/compare_view.h"
#include "friction/viewer/edit_view.h"
#include "office.h"

namespace friction::viewer {
namespace {

TEST(Trials, SayWhatEachMoveOfADesignDoes) {
    Office office;
    Desk desk = small_desk();
    desk.give(ChooseDesign{desk.design(0)});
    Remove away;
    away.steps = {"ask"};
    desk.give(AddMove{desk.design(0), away});
    desk.give(AddMove{desk.design(0), a_move()});  // there is nothing left to reassign
    office.work(desk);
    desk.give(AskMoveEffects{});
    office.work(desk);
    ASSERT_NE(desk.session.run.effects, nullptr);
    const MoveEffects& effects = *desk.session.run.effects;
    ASSERT_EQ(effects.effects.size(), 3u);
    ASSERT_TRUE(effects.effects[1].difference_em.has_value());
    EXPECT_LT(effects.effects[1].difference_em->value, 0);
    EXPECT_FALSE(effects.effects[2].effort_em.has_value());
    // Differences of neighbours add up to the whole.
    EXPECT_NEAR(effects.baseline_em.value + effects.effects[0].difference_em->value +
                    effects.effects[1].difference_em->value,
                effects.effects[1].effort_em->value, 1e-9);
}

TEST(Trials, MovesAreTriedOnTheCustomersOfTheCards) {
    Office office;
    Desk desk = small_desk();
    desk.give(ChooseDesign{desk.design(0)});
    office.work(desk);
    const Results& results = *desk.session.run.results;
    ASSERT_GT(results.journeys(), journeys_per_block) << "a first look would do for fewer";
    desk.give(AskMoveEffects{});
    office.work(desk);
    ASSERT_NE(desk.session.run.effects, nullptr);
    const MoveEffects& effects = *desk.session.run.effects;
    const auto on_card = [&](DesignId id) {
        return estimate(results.tally(), *results.alternative(id), column_id(Column::effort));
    };
    EXPECT_EQ(effects.baseline_em.value, on_card(baseline_id).value);
    EXPECT_EQ(effects.effects.back().effort_em->value, on_card(desk.design(0)).value);
}

// A redesign made of others said "0 moves", and its picture began behind them.
TEST(Trials, SayWhatEachRedesignWithinADesignDoes) {
    Office office;
    Desk desk;
    desk.open("joined.yaml", small_file() +
                                 "  quick:\n    title: A quick look\n    changes:\n"
                                 "      - set: {step: look, time: 1 min}\n"
                                 "  both:\n    title: Both\n    includes: [back_asks, quick]\n");
    const DesignId both = desk.design(3);
    desk.give(ChooseDesign{both});
    office.work(desk);
    desk.give(AskMoveEffects{});
    office.work(desk);
    const auto chart = waterfall(desk.session, both);
    ASSERT_TRUE(chart.has_value());
    EXPECT_EQ(chart->before.label, "Baseline");
    ASSERT_EQ(chart->moves.size(), 2U);
    EXPECT_EQ(chart->moves[0].label, "The back office answers");
    EXPECT_EQ(chart->moves[1].label, "A quick look");
    EXPECT_EQ(chart->moves[0].from, chart->before.to);
    EXPECT_NEAR(chart->moves[1].to, chart->moves[1].from - 2, 1e-9) << "2 of 3 minutes";
    EXPECT_EQ(chart->moves[1].to, chart->after.to);
    EXPECT_THAT(sum_of_moves(desk.session, both),
                testing::StartsWith("2 redesigns together, saves "));
    EXPECT_EQ(design_head(desk.session, both).note, "2 redesigns together");
}

TEST(Trials, SuggestMovesWhereTheEffortIs) {
    Office office;
    Desk desk = small_desk();
    office.work(desk);
    desk.give(AskSuggestions{});
    office.work(desk);
    ASSERT_NE(desk.session.run.suggestions, nullptr);
    EXPECT_FALSE(desk.session.run.suggestions->moves.empty());
    EXPECT_EQ(desk.session.run.savings, nullptr);
    // Work given to the customer was suggested, where it saves effort by itself.
    for (const Saving& saving : desk.session.run.suggestions->moves) {
        if (const auto* move = std::get_if<Reassign>(&saving.move)) {
            EXPECT_NE(move->to, "customer") << saving.title;
        }
        // Nobody does the work then, and the model knows no harm in it.
        EXPECT_FALSE(std::holds_alternative<Remove>(saving.move)) << saving.title;
    }
}

TEST(Trials, SayWhatASuggestionCostsTheCompany) {
    Office office;
    Desk desk;
    desk.open("price.yaml",
              "friction: 1\ntitle: Price\nsource: guess\ncurrency: EUR\nstart: a\n"
              "teams: {desk: {title: Desk, cost: 60 per hour}}\nsteps:\n"
              "  a: {title: Fill it in, by: customer, time: 7 min, next: done}\n"
              "outcomes: {done: resolved}\n");
    office.work(desk);
    desk.give(AskSuggestions{});
    office.work(desk);
    const auto list = suggestions(desk.session, baseline_id, 3);
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].title, "Reassign to Desk");
    EXPECT_EQ(list[0].where, "Fill it in: 7.00 EUR more a customer") << "60 EUR an hour";
}

// With a limit of 100,000 weeks each of the 4,096 journeys of a trial goes round 300 steps for
// hours; with one of a second it ends at once. Who moves the slider back does not wait for it.
TEST(Trials, ATrialGivesWayToASliderThatMoves) {
    std::string text =
        "friction: 1\ntitle: Slow\nsource: guess\n"
        "parameters: {limit: {value: 1 s, range: 1 s .. 100000 weeks}}\n"
        "teams: {desk: {title: Desk}}\nstart: s0\nsteps:\n";
    for (int i = 0; i < 300; ++i)
        text += "  s" + std::to_string(i) + ": {by: desk, time: exponential mean 1 s, next: s" +
                std::to_string(i + 1) + "}\n";
    text +=
        "  s300: {next: [{when: elapsed > $limit, next: done}, {else: s0}]}\n"
        "outcomes: {done: resolved}\nrun: {max_visits: 65535}\n";
    const auto file = file_of("slow.yaml", text);
    ASSERT_TRUE(file->is_good());
    const auto document = std::make_shared<const Document>(document_of(file->draft));
    const ParameterValues slow{{"limit", Quantity{6e10, Dimension::duration}}};
    Office office;
    Desk desk;
    desk.session.input = 2;
    office.jobs.start(effect::FindSavings{1, file, document, slow, baseline_id, "s1", {}});
    office.jobs.start(effect::FindSavings{1, file, document, slow, baseline_id, {}, {"s1"}});
    office.jobs.start(effect::StartRun{2, file, document, {}, baseline_id, true});
    office.wait_until(desk, [&] { return desk.session.run.results != nullptr; });
    EXPECT_EQ(desk.session.run.results->input(), 2U);
}

TEST(Trials, SayWhatOneMoreMoveWouldSave) {
    Office office;
    Desk desk = small_desk();
    office.work(desk);
    desk.give(Select{SelectedStep{"ask"}});
    desk.give(AskSavings{});
    office.work(desk);
    ASSERT_NE(desk.session.run.savings, nullptr);
    const Savings& savings = *desk.session.run.savings;
    EXPECT_EQ(savings.step, "ask");
    ASSERT_FALSE(savings.moves.empty());
    EXPECT_TRUE(savings.moves.front().effort_difference.has_value());
    // Without the step nobody phones: no other move can save more.
    EXPECT_TRUE(std::holds_alternative<Remove>(savings.moves.front().move));
    EXPECT_LT(savings.moves.front().effort_difference->value, 0);
}

// --- files --------------------------------------------------------------------------------------

}  // namespace
}  // namespace friction::viewer
