// What panels show, made of sessions and results.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "friction/drawing/blueprint.h"
#include "friction/report/provenance.h"
#include "friction/report/wording.h"
#include "friction/viewer/cards.h"
#include "friction/viewer/chart_data.h"
#include "friction/viewer/follow.h"
#include "friction/viewer/follow_data.h"
#include "friction/viewer/headline.h"
#include "friction/viewer/hot_spots.h"
#include "friction/viewer/palette.h"
#include "friction/viewer/problems.h"
#include "friction/viewer/sliders.h"
#include "friction/viewer/status_line.h"
#include "friction/viewer/step_view.h"
#include "friction/viewer/words.h"
#include "support.h"

namespace friction::viewer {
namespace {

using testing::Contains;
using testing::DoubleNear;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

/// toll-invoice.yaml, run once for all tests.
const Desk& toll_desk() {
    static const Desk desk = [] {
        Desk made;
        made.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
        run_at_once(made);
        return made;
    }();
    return desk;
}
const Session& toll() { return toll_desk().session; }
DesignId employee_sends() { return toll().document->design("employee_sends_request")->id; }

// --- words --------------------------------------------------------------------------------------

TEST(Words, HaveATrueMinusBeforeNumbersOnly) {
    EXPECT_EQ(with_minus("-45.1"), "\u221245.1");
    EXPECT_EQ(with_minus("-45.7 to -44.5"), "\u221245.7 to \u221244.5");
    EXPECT_EQ(with_minus("Follow-up call"), "Follow-up call");
    EXPECT_EQ(with_minus("2026-11-22"), "2026-11-22");
}

TEST(Words, FractionsAreSaidAsPeopleSayThem) {
    EXPECT_EQ(fraction_in_words(0.66), "two thirds");
    EXPECT_EQ(fraction_in_words(0.456), "almost half") << "it is not";
    EXPECT_EQ(fraction_in_words(0.06), "less than a tenth");
    EXPECT_EQ(fraction_in_words(0.967), "more than nine tenths");
    EXPECT_EQ(fraction_in_words(0.447), "more than two fifths");
    EXPECT_EQ(fraction_in_words(0.5), "half");
    EXPECT_EQ(fraction_in_words(0.02), "a little");
    EXPECT_EQ(fraction_in_words(0.98), "almost all");
    EXPECT_EQ(fraction_in_words(1), "all");
}

// DESIGN 3: what a step is for follows the step, the way to it is the process's, and what the
// company broke is a failure.
TEST(Words, CausesFollowTheBooking) {
    EXPECT_EQ(cause_of(Cause::need, Component::active), Cause::need);
    EXPECT_EQ(cause_of(Cause::need, Component::contact), Cause::process);
    EXPECT_EQ(cause_of(Cause::failure, Component::contact), Cause::failure);
    EXPECT_EQ(cause_of(Cause::need, Component::broken_promise), Cause::failure);
}

TEST(StepView, CausesAddUpToThoseOfTheRun) {
    const Session& s = toll();
    double process = 0, failure = 0;
    for (const HotSpot& spot : hot_spots(s, baseline_id)) {
        const StepView view = step_view(s, baseline_id, spot.step).value();
        for (const CauseRow& row : view.causes) {
            if (row.cause == Cause::process) process += row.share * spot.effort_em.value;
            if (row.cause == Cause::failure) failure += row.share * spot.effort_em.value;
        }
    }
    const Tally& tally = s.run.results->tally();
    // Rows below 0.005 EM are left out, one per component and step at most.
    EXPECT_NEAR(process, tally.total(0, column_id(Column::effort_process)).mean, 0.05);
    EXPECT_NEAR(failure, tally.total(0, column_id(Column::effort_failure)).mean, 0.05);
}

// --- strip, inspector, sliders ------------------------------------------------------------------

TEST(Cards, ShowEveryDesignOnOneScale) {
    const std::vector<Card> list = cards(toll());
    ASSERT_THAT(list, SizeIs(7));
    EXPECT_EQ(list[0].title, "Baseline");
    EXPECT_DOUBLE_EQ(list[0].bar, list[0].tick);
    const Tally& tally = toll().run.results->tally();
    const double baseline = tally.total(0, column_id(Column::effort)).mean;
    const double redesign = tally.total(1, column_id(Column::effort)).mean;
    EXPECT_NEAR(list[1].bar / list[1].tick, redesign / baseline, 1e-12);
    EXPECT_THAT(list[0].resolved, testing::EndsWith("% resolved"));
}

TEST(Cards, NameTheProblemOfADesignThatCannotBeRun) {
    Desk desk = small_desk();
    desk.give(AddMove{desk.design(0), Remove{{"nowhere"}, {}}});
    run_at_once(desk);
    const std::vector<Card> list = cards(desk.session);
    EXPECT_EQ(list[1].problems, 1u);
    EXPECT_THAT(list[1].problem, HasSubstr("nowhere"));
    EXPECT_THAT(list[1].effort, IsEmpty());
    EXPECT_THAT(problem_rows(desk.session).front().where,
                StartsWith("The back office answers, move 2"));
}

TEST(HotSpots, AddUpToAllEffort) {
    const std::vector<HotSpot> spots = hot_spots(toll(), employee_sends());
    double share = 0;
    for (const HotSpot& spot : spots) share += spot.share;
    EXPECT_NEAR(share, 1, 1e-9);
    EXPECT_TRUE(std::ranges::is_sorted(spots, std::ranges::greater{},
                                       [](const HotSpot& spot) { return spot.effort_em.value; }));
}

TEST(StepView, SaysWhereCustomersGoFromHere) {
    const StepView view = step_view(toll(), baseline_id, "a_few_days").value();
    EXPECT_EQ(view.title, "Write in a few days");
    double all = 0;
    for (const WayRow& way : view.ways) all += way.share;
    EXPECT_NEAR(all, 1, 1e-9);
    EXPECT_EQ(view.ways.front().to, "send_request");
}

TEST(StepView, KnowsWhatARedesignDoesNotReachAnyMore) {
    const StepView view = step_view(toll(), employee_sends(), "wait_at_office").value();
    EXPECT_TRUE(view.is_dropped);
    EXPECT_FALSE(step_view(toll(), baseline_id, "no_such_step").has_value());
    EXPECT_TRUE(step_view(toll(), baseline_id, "left_it")->is_outcome);
}

// 40% of 10% .. 80% is 30 of 70; half way is 45%, on steps of half a percent.
TEST(Sliders, LieWhereTheirValuesAre) {
    Desk desk = small_desk();
    const std::vector<SliderRow> rows = slider_rows(desk.session);
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].label, "Customers who ask");
    EXPECT_EQ(rows[0].value, "40%");
    EXPECT_NEAR(rows[0].position, 3.0 / 7, 1e-12);
    EXPECT_TRUE(rows[0].is_guess);
    EXPECT_EQ(to_text(value_at(rows[0], 0.5)), "45%");
    EXPECT_EQ(value_at(rows[0], -1).value, 0.1);
    EXPECT_EQ(value_at(rows[0], 2).value, 0.8);
    desk.give(MoveSlider{"asks", value_at(rows[0], 0.5)});
    const SliderRow moved = slider_rows(desk.session)[0];
    EXPECT_TRUE(moved.is_moved);
    EXPECT_NEAR(moved.file_position, 3.0 / 7, 1e-12);
}

// "Every design follows", it said.
TEST(Sliders, SayWhichDesignsDoNotFollow) {
    Desk desk;
    desk.open("own.yaml", small_file() +
                              "  all_ask:\n    title: All ask\n    changes:\n"
                              "      - set: {parameter: asks, value: 100%}\n");
    run_at_once(desk);
    EXPECT_EQ(slider_rows(desk.session)[0].note, "not in All ask");
    // Where the slider comes to stand where that redesign always is, it has no problem.
    const std::size_t guesses = report::evidence(desk.session.run.model->scenarios).guesses;
    desk.give(MoveSlider{"asks", Quantity{1, Dimension::share}, true});
    run_at_once(desk);
    EXPECT_THAT(desk.session.run.model->design(desk.design(2))->problems, IsEmpty());
    // And a value that somebody tries is no better known than the one in the file.
    EXPECT_EQ(report::evidence(desk.session.run.model->scenarios).guesses, guesses);
    Desk other = small_desk();
    run_at_once(other);
    EXPECT_EQ(slider_rows(other.session)[0].note, "");
}

// The shortest text of 14 days is "2 weeks": the unit jumped while the slider moved.
TEST(Sliders, KeepTheirUnit) {
    Desk desk;
    desk.open("days.yaml",
              "friction: 1\ntitle: Days\nsource: guess\nstart: a\n"
              "parameters: {reply: {value: 14 days, range: 2 days .. 30 days, label: Reply}}\n"
              "steps:\n  a: {wait: $reply, owner: company, next: done}\n"
              "outcomes: {done: resolved}\n");
    const SliderRow row = slider_rows(desk.session).at(0);
    EXPECT_EQ(row.low + ", " + row.value + ", " + row.high, "2 days, 14 days, 30 days");
    desk.give(MoveSlider{"reply", value_at(row, 0.5)});
    EXPECT_EQ(slider_rows(desk.session)[0].value, "16 days");
    desk.give(MoveSlider{"reply", Quantity{21 * 86'400, Dimension::duration}});
    EXPECT_EQ(slider_rows(desk.session)[0].value, "21 days");
}

TEST(Sliders, RefuseWhatIsNoValueOfTheirKind) {
    const SliderRow row = slider_rows(small_desk().session)[0];
    EXPECT_EQ(std::get<Quantity>(parse_typed(row, "55%")).value, 0.55);
    EXPECT_TRUE(std::holds_alternative<TextProblem>(parse_typed(row, "3 min")));
    EXPECT_TRUE(std::holds_alternative<TextProblem>(parse_typed(row, "$other")));
}

// Every slider of the story: what a hand can reach is written in few digits and reads back.
TEST(Sliders, StopAtValuesThatPeopleWouldWrite) {
    for (const SliderRow& row : slider_rows(toll()))
        for (int i = 1; i < 20; ++i) {
            const Quantity value = value_at(row, i / 20.0);
            EXPECT_LE(to_text(value).size(), 14u) << row.parameter << " " << to_text(value);
        }
}

// --- ledgers and charts -------------------------------------------------------------------------

TEST(ChartData, HasTheRowsAndWordsOfAReport) {
    const auto table = interval_table(toll(), employee_sends(), report::Book::customer).value();
    EXPECT_EQ(table.rows.front().label, "Effort, EM");
    EXPECT_TRUE(table.rows.front().is_main);
    EXPECT_EQ(table.rows.front().tone, drawing::Tone::better);
    const ComparedRedesign& redesign = *toll().run.results->compared(employee_sends());
    EXPECT_EQ(table.rows.front().difference,
              with_minus(report::change(redesign.effort_difference)));
}

TEST(ChartData, PiecesAddUpToTheEffort) {
    const auto bar = ledger_bar(toll(), baseline_id).value();
    double all = 0;
    for (const drawing::LedgerPiece& piece : bar.pieces) all += piece.effort_em;
    const double effort = toll().run.results->tally().total(0, column_id(Column::effort)).mean;
    EXPECT_NEAR(all, effort, 1e-9 * effort);
}

TEST(ChartData, FlameStepsAddUpToBothDesigns) {
    const auto chart = flame(toll(), employee_sends()).value();
    double before = 0, after = 0;
    for (const drawing::FlameStep& step : chart.steps) {
        before += step.before;
        after += step.after;
    }
    const Tally& tally = toll().run.results->tally();
    EXPECT_NEAR(before, tally.total(0, column_id(Column::effort)).mean, 1e-6);
    EXPECT_NEAR(after, tally.total(1, column_id(Column::effort)).mean, 1e-6);
}

TEST(ChartData, SharesOfWinnersAddUpToOne) {
    const drawing::WinStrip strip = win_strip(toll(), employee_sends()).value();
    for (const drawing::WinRow& row : strip.rows)
        EXPECT_NEAR(row.better + row.same + row.worse, 1, 1e-9) << row.segment;
}

TEST(ChartData, HistogramsHoldEveryJourneyOnce) {
    const auto chart = histogram(toll(), baseline_id).value();
    std::uint64_t all = chart.bins.beyond;
    for (const drawing::Bin& bin : chart.bins.bins) all += bin.count;
    EXPECT_EQ(all, toll().run.results->journeys());
    EXPECT_TRUE(histogram_pair(toll(), employee_sends()).has_value());
    EXPECT_TRUE(cumulative_pair(toll(), employee_sends()).has_value());
}

TEST(ChartData, IsNothingWithoutResults) {
    const Session s = small_desk().session;
    EXPECT_FALSE(ledger_bar(s, baseline_id).has_value());
    EXPECT_FALSE(flame(s, s.compared).has_value());
    EXPECT_FALSE(histogram(s, baseline_id).has_value());
    EXPECT_THAT(company_figures(s, baseline_id), IsEmpty());
    EXPECT_THAT(headline(s, s.compared).text, IsEmpty());
}

// Before customers arrive nobody knows who did not end resolved: the first answer showed all of
// them as resolved.
TEST(ChartData, IsSplitOnlyWhenThatIsKnown) {
    Session s = toll();
    const auto split = histogram(s, baseline_id).value();
    EXPECT_EQ(split.whole, "resolved");
    EXPECT_THAT(split.readouts, Each(HasSubstr("not resolved")));
    EXPECT_EQ(histogram_pair(s, employee_sends())->part, "darker: not resolved");
    s.run.customers.reset();
    const auto plain = histogram(s, baseline_id).value();
    EXPECT_EQ(plain.whole + plain.part, "");
    EXPECT_THAT(plain.readouts, Each(Not(HasSubstr("resolved"))));
    EXPECT_EQ(histogram_pair(s, employee_sends())->part, "");
}

TEST(Headline, SaysWhatChanced) {
    const Headline line = headline(toll(), employee_sends());
    EXPECT_TRUE(line.is_known);
    EXPECT_FALSE(line.is_mirage);
    EXPECT_THAT(line.text, HasSubstr("of the effort is gone, and more problems are solved."));
}

// 30 in 100 save 50 EM, and 70 lose 5: "a third is gone" was all that was said.
TEST(Headline, NamesTheLosersWhereTheyAreMore) {
    Desk desk;
    desk.open("level.yaml",
              "friction: 1\ntitle: Level\nsource: guess\nstart: q\nsteps:\n"
              "  q: {next: {long: 30%, short: rest}}\n"
              "  long: {by: customer, time: 100 min, next: done}\n"
              "  short: {by: customer, time: 10 min, next: done}\n"
              "outcomes: {done: resolved}\n"
              "redesigns:\n  level:\n    title: Level\n    changes:\n"
              "      - set: {step: long, time: 50 min}\n"
              "      - set: {step: short, time: 15 min}\n");
    run_at_once(desk);
    const Headline line = headline(desk.session, desk.session.compared);
    EXPECT_THAT(line.text, HasSubstr("of the effort is gone."));
    EXPECT_THAT(line.second, HasSubstr(" of 100 customers are worse off."));
}

// --- following ----------------------------------------------------------------------------------

// A minute of work begins with a second contact (20 EM); then a day in the dark costs 2 EM.
TEST(Follow, EffortClimbsByJumpsAndSlopes) {
    JourneyRecord record;
    Visit talk;
    talk.length_s = 60;
    talk.effort_em[static_cast<std::size_t>(Component::active)] = 1;
    talk.effort_em[static_cast<std::size_t>(Component::contact)] = 20;
    Visit wait;
    wait.begins_s = 60;
    wait.length_s = 86'400;
    wait.effort_em[static_cast<std::size_t>(Component::day_open)] = 2;
    record.visits = {talk, wait};
    record.elapsed_s = 86'460;
    EXPECT_DOUBLE_EQ(effort_at(record, 0), 20);
    EXPECT_DOUBLE_EQ(effort_at(record, 30), 20.5);
    EXPECT_DOUBLE_EQ(effort_at(record, 60 + 43'200), 22);
    EXPECT_DOUBLE_EQ(effort_at(record, 1e9), 23);
}

TEST(Follow, ShowsTheSameCustomerInBothDesigns) {
    Desk desk = toll_desk();
    desk.give(ShowView{View::follow});
    desk.give(JumpTo{Jump::worst});
    EXPECT_TRUE(follow_data(desk.session)->stories[0].is_over) << "all of it, until it is played";
    desk.give(Seek{0});
    const FollowData data = follow_data(desk.session).value();
    ASSERT_THAT(data.stories, SizeIs(2));
    EXPECT_EQ(data.clock, "Monday 09:00");
    EXPECT_FALSE(data.before.points.empty());
    const JourneyRecord& first = desk.session.follow.journeys->first;
    EXPECT_NEAR(data.before.points.back().em, first.effort_em, 1e-9 * first.effort_em);
    // Every told visit knows its step; the end is no step.
    for (const StoryLine& line : data.stories[0].lines)
        EXPECT_EQ(line.step.empty(), &line == &data.stories[0].lines.back()) << line.title;
    desk.give(Seek{1e12});
    EXPECT_TRUE(follow_data(desk.session)->stories[0].is_over);
    EXPECT_THAT(story_text(data), HasSubstr("Baseline"));
}

TEST(Follow, PlaysStepsAndStopsAtTheEnd) {
    Desk desk = toll_desk();
    desk.give(ShowView{View::follow});
    desk.give(Seek{0});
    desk.give(StepEvent{1});
    EXPECT_DOUBLE_EQ(desk.session.follow.clock_s, desk.session.follow.journeys->events_s[1]);
    desk.give(StepEvent{-1});
    EXPECT_DOUBLE_EQ(desk.session.follow.clock_s, 0);
    desk.give(SetPlaying{true});
    desk.give(PassTime{1e6});
    EXPECT_FALSE(desk.session.follow.is_playing);
    EXPECT_DOUBLE_EQ(desk.session.follow.clock_s, desk.session.follow.journeys->end_s);
}

TEST(Follow, TheSameKindAgainIsTheNextExample) {
    Desk desk = toll_desk();
    desk.give(JumpTo{Jump::gave_up});
    const std::uint64_t first = desk.session.follow.customer;
    desk.give(JumpTo{Jump::gave_up});
    EXPECT_GT(desk.session.follow.customer, first);
    // "Done" stood at the end of a journey that nobody got done.
    desk.give(SetPlaying{true});
    desk.give(PassTime{1e6});
    EXPECT_EQ(follow_data(desk.session)->before.now_caption, "gave up");
}

// The inspector said 0.0 of a step of which the map says <0.1.
TEST(Words, OfLittleEffortAreTheOnesOfTheMap) {
    for (const double effort_em : {0.0, 0.0001, 0.04, 0.06, 23.94, 123.6}) {
        Estimate effort;
        effort.value = effort.low = effort.high = effort_em;
        EXPECT_EQ(em_text(effort), drawing::em_text(effort_em));
        EXPECT_EQ(em_text(effort_em), drawing::em_text(effort_em));
    }
}

// "saves" stood over a figure with a minus sign, and over one with a plus sign.
TEST(Inspector, SaysWhatAMoveSavesOrAdds) {
    Desk desk = toll_desk();
    desk.give(Select{SelectedStep{"send_request"}});
    Savings savings;
    savings.input = desk.session.input;
    savings.step = "send_request";
    for (const double change_em : {-45.14, 3.12}) {
        Estimate difference;
        difference.value = change_em;
        difference.low = change_em - 0.1;
        difference.high = change_em + 0.1;
        savings.moves.push_back({a_move(), "A move", difference, {}});
    }
    desk.session.run.savings = std::make_shared<const Savings>(savings);
    const std::optional<StepView> view = step_view(desk.session);
    ASSERT_TRUE(view.has_value());
    ASSERT_THAT(view->savings, SizeIs(2));
    EXPECT_EQ(view->savings[0].figure, "45.1 EM");
    EXPECT_GT(view->savings[0].share, 0);
    EXPECT_EQ(view->savings[1].figure, "adds 3.1 EM");
    EXPECT_LT(view->savings[1].share, 0);
}

// Effort 90 to 10, 6.25 days to none, two contacts to one, a handoff more.
TEST(Follow, CountsWhatACustomerIsSpared) {
    JourneyRecord before, after;
    before.effort_em = 90;
    after.effort_em = 10;
    before.days_customer_owned = 6.25;
    Visit contact, handoff;
    contact.contact_counted = true;
    handoff.handed_over = true;
    before.visits = {contact, contact};
    after.visits = {contact, handoff};
    const std::vector<SparedFigure> figures = spared_figures(before, after);
    ASSERT_THAT(figures, SizeIs(4));
    EXPECT_EQ(figures[0].value + " " + figures[0].label, "80.0 EM");
    EXPECT_EQ(figures[1].label, "days to act");
    EXPECT_EQ(figures[2].value + " " + figures[2].label, "1 contact");
    EXPECT_EQ(figures[3].value + " " + figures[3].label, "+1 felt handoff more");
    EXPECT_EQ(figures[3].weight, report::Weight::worse);
    EXPECT_TRUE(spared_figures(before, before).empty());
    // 80 EM less stood in blue over a problem that was left.
    before.resolved = true;
    EXPECT_EQ(spared_figures(before, after)[0].label, "solved any more");
    EXPECT_EQ(spared_title(spared_figures(before, after)), "What changes for this customer");
    after.resolved = std::exchange(before.resolved, false);
    EXPECT_EQ(spared_figures(before, after)[0].label, "solved");
}

// Differences 5, -20, 0, -3 EM: in order of what is saved customers 1, 3, 2, 0.
TEST(Follow, FindsTheCustomerAtAShareOfAll) {
    Desk desk = toll_desk();
    desk.give(ShowView{View::follow});
    Customers customers;
    customers.model = desk.session.run.model;
    const std::size_t after = customers.model->alternative(desk.session.compared).value();
    customers.journeys.resize(after + 1);
    for (const double effort_em : {30.0, 30.0, 30.0, 30.0})
        customers.journeys[0].push_back({.effort_em = effort_em});
    for (const double effort_em : {35.0, 10.0, 30.0, 27.0})
        customers.journeys[after].push_back({.effort_em = effort_em});
    const DesignId design = desk.session.compared;
    EXPECT_EQ(customer_at(customers, design, 0), 1U);
    EXPECT_EQ(customer_at(customers, design, 0.3), 3U);
    EXPECT_EQ(customer_at(customers, design, 0.6), 2U);
    EXPECT_EQ(customer_at(customers, design, 1), 0U);
    customers.journeys.clear();
    EXPECT_FALSE(customer_at(customers, design, 0.5));
}

// --- palette and status -------------------------------------------------------------------------

TEST(Palette, FindsStepsByPartsOfTheirNames) {
    Desk desk = toll_desk();
    desk.give(ShowOverlay{Overlay::palette});
    const std::vector<PaletteItem> items = palette_items(desk.session, "send req");
    ASSERT_FALSE(items.empty());
    EXPECT_EQ(items[0].detail, "send_request");
    desk.give(items[0].command);
    EXPECT_EQ(desk.session.selected_step(), "send_request");
    EXPECT_THAT(palette_items(desk.session, "xyzzy"), IsEmpty());
    EXPECT_THAT(palette_items(desk.session, "undo"), IsEmpty()) << "there is nothing to undo";
}

TEST(StatusLine, SaysHowSureTheAnswerIs) {
    const StatusLine line = status_line(toll());
    EXPECT_EQ(line.mark, StatusMark::done);
    EXPECT_EQ(line.state, "Precise to 1% of the baseline\u2019s effort");
    EXPECT_THAT(line.parts, Contains(HasSubstr("the same customers in all 7 designs")));
    EXPECT_THAT(line.parts, Contains("seed 1"));
    EXPECT_THAT(line.right, Contains(HasSubstr("guesses")));
}

TEST(StatusLine, SaysThatAFileIsBroken) {
    Desk desk;
    desk.open("hostile.yaml", "friction: 1\ntitle: [\n");
    EXPECT_EQ(status_line(desk.session).mark, StatusMark::problem);
    EXPECT_FALSE(problem_rows(desk.session).empty());
    EXPECT_TRUE(problem_rows(desk.session)[0].position.exists());
}

}  // namespace
}  // namespace friction::viewer
