// Days, promises, time-outs, money, mixtures and refusals; every expected number is added up by
// hand in the comment above it.

#include "friction/exact.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>

#include "friction/exact_cancel.h"
#include "support/exact_checks.h"
#include "support/scenarios.h"

namespace friction::support {
namespace {

// --- time ---

Scenario one_wait(const Step& wait) {
    Builder b;
    b.step(customer("ask", minutes(0)));
    b.step(wait);
    return in_a_row(b);
}

// Uniform on 0..4 days, promised in 2: r = x/2 up to 2 days, then 1 + 2 (x - 2) + 10. By halves:
// mean 0.5 and 13, so 6.75; E r^2 = (1/4) int_0^2 x^2/4 + (1/4)(15^3 - 11^3)/6 = 1/6 + 511/6 =
// 256/3. Calm days: E min(X, 2) = 1.5.
TEST(SolveExactly, TurnsCalmDaysIntoOpenOnesWhenThePromiseBreaks) {
    Step wait = pending("wait", Uniform{0, 4 * day});
    wait.promised_s = 2 * day;
    const Scenario scenario = one_wait(wait);

    expect_effort(
        scenario, 6.75,
        {{Component::day_calm, 0.75}, {Component::day_open, 1}, {Component::broken_promise, 5}});
    const ExactAnswer a = solve(scenario);
    EXPECT_NEAR(a.effort_variance, 256.0 / 3 - 6.75 * 6.75, 1e-10);
    EXPECT_NEAR(a.mean(Column::broken_promises), 0.5, tiny);
    EXPECT_NEAR(a.mean(Column::days_calm), 1.5, tiny);
    EXPECT_NEAR(a.mean(Column::days), 2, tiny);
    EXPECT_NEAR(a.elapsed_variance_s2 / day / day, 4.0 / 3, tiny);
}

// Exponential with mean 2 days, promised in 3: P(X > 3) = e^-1.5, E min(X, 3) = 2 (1 - e^-1.5), and
// between 3 and the cap of 30 days 2 (e^-1.5 - e^-15).
TEST(SolveExactly, BreaksAPromiseWithTheChanceOfTheTail) {
    Step wait = pending("wait", Exponential{2 * day});
    wait.promised_s = 3 * day;
    const double tail = std::exp(-1.5), calm = 1 - tail, open = 4 * (tail - std::exp(-15));

    expect_effort(one_wait(wait), calm + open + 10 * tail,
                  {{Component::day_calm, calm},
                   {Component::day_open, open},
                   {Component::broken_promise, 10 * tail}});
}

// Exponential with mean 20 days, neither status nor promise: booked up to 30 days, 2 x 20 (1 -
// e^-1.5); counted in full.
TEST(SolveExactly, CapsTheBookingOfAWaitAndCountsItsDays) {
    const Scenario scenario = one_wait(pending("wait", Exponential{20 * day}));
    const double booked = 40 * (1 - std::exp(-1.5));

    expect_effort(scenario, booked, {{Component::day_open, booked}});
    EXPECT_NEAR(solve(scenario).mean(Column::days_open), 20, tiny);
}

// A status the customer can look up makes 8 days calm (4 EM) while the company has the move; when
// it is the customer's, they are open (16 EM) and the customer's.
TEST(SolveExactly, AsksWhoseMoveItIs) {
    Step wait = pending("wait", days(8));
    wait.status_visible = true;
    expect_effort(one_wait(wait), 4, {{Component::day_calm, 4}});
    EXPECT_NEAR(solve(one_wait(wait)).mean(Column::days_customer_owned), 0, tiny);

    wait.owner = Owner::customer;
    expect_effort(one_wait(wait), 16, {{Component::day_open, 16}});
    EXPECT_NEAR(solve(one_wait(wait)).mean(Column::days_customer_owned), 8, tiny);
}

// Uniform on 0..10 days, time-out after 5, then a call of 3 minutes. By halves: x < 5, r = 2x; else
// 10 + 3. Mean (5 + 13) / 2 = 9; E r^2 = (4 x 25/3 + 169) / 2; days E min(X, 5) = 2.5 / 2 + 5 / 2
// = 3.75.
TEST(SolveExactly, KeepsLengthAndTimeOutTogether) {
    Builder b;
    b.step(customer("ask", minutes(0)));
    b.step(pending("wait", Uniform{0, 10 * day}));
    b.step(customer("call", minutes(3), Channel::phone));
    b.outcome("answered");
    b.lead("wait", "answered");
    b.time_out("wait", 5 * day, {{"call", 1}});
    const Scenario scenario = in_a_row(b);

    expect_effort(scenario, 9, {{Component::active, 1.5}, {Component::day_open, 7.5}});
    const ExactAnswer a = solve(scenario);
    EXPECT_NEAR(a.effort_variance, (100.0 / 3 + 169) / 2 - 81, 1e-10);
    EXPECT_NEAR(a.mean(Column::days), 3.75, tiny);
    EXPECT_NEAR(a.outcome_probability[0], 0.5, tiny);
}

// Five days, promised in five, time-out after five: neither happens at the same moment. A little
// longer, and both would; the time-out comes first and the promise is kept.
TEST(SolveExactly, LetsNothingHappenAtTheSameMoment) {
    Builder b;
    b.step(customer("ask", minutes(0)));
    Step wait = pending("wait", days(5));
    wait.promised_s = 5 * day;
    b.step(wait);
    b.outcome("answered");
    b.outcome("left", OutcomeKind::gave_up);
    b.lead("wait", "answered");
    b.time_out("wait", 5 * day, {{"left", 1}});
    for (const double length : {5.0, 5.1}) {
        b.step_of("wait").length = days(length);
        const ExactAnswer a = solve(in_a_row(b));
        EXPECT_NEAR(a.effort_mean, 2.5, tiny);
        EXPECT_NEAR(a.mean(Column::broken_promises), 0, tiny);
        EXPECT_NEAR(a.mean(Column::resolved), length == 5 ? 1 : 0, tiny);
    }
}

// Telling is part of the length: 4 minutes and 2 of telling time out after 5, so 5 minutes are the
// customer's and the team's.
TEST(SolveExactly, ComparesTheTimeOutWithWorkAndTelling) {
    Builder b;
    const TeamId office = b.team("office");
    const FactId number = b.fact("number", 120);
    Step talk = team("talk", office, minutes(4), Channel::phone);
    talk.needs = {number};
    b.step(talk);
    b.outcome("left", OutcomeKind::gave_up);
    b.time_out("talk", 5 * minute, {{"left", 1}});
    const Scenario scenario = in_a_row(b);

    expect_effort(scenario, 5, {{Component::active, 5}});
    EXPECT_NEAR(solve(scenario).mean(Column::resolved), 0, tiny);
    EXPECT_NEAR(solve(scenario).staff_minutes[0], 5, tiny);
}

// Nine days pass before the customer hears of it: nothing. Unseen work behind the letter of a day
// is open, 2 EM.
TEST(SolveExactly, BooksNothingBeforeTheCustomerIsTouched) {
    Builder b;
    const TeamId office = b.team("office");
    b.step(pending("in_the_system", days(9)));
    b.step(team("letter", office, minutes(0), Channel::letter));
    b.step(team("file", office, days(1)));
    const Scenario scenario = in_a_row(b);

    expect_effort(scenario, 2, {{Component::day_open, 2}});
    EXPECT_NEAR(solve(scenario).mean(Column::days), 1, tiny);
    EXPECT_NEAR(solve(scenario).elapsed_mean_s, 10 * day, 1e-6);
}

// --- what steps state, causes, money ---

// 10 fields x 0.2, 4 to check x 0.05, 2 documents x 5, 3 of money / 0.30 a minute: 2.2 + 10 + 10,
// on the step's cause.
TEST(SolveExactly, BooksFieldsDocumentsAndMoney) {
    Step form = customer("form", minutes(0), Channel::web);
    form.fields = 10;
    form.prefilled = 4;
    form.documents = 2;
    form.pays = 3;
    form.cause = Cause::process;
    Builder b;
    b.step(form);
    const Scenario scenario = in_a_row(b);

    expect_effort(scenario, 22.2,
                  {{Component::form, 2.2}, {Component::document, 10}, {Component::money, 10}});
    EXPECT_NEAR(solve(scenario).by_cause(Cause::process), 22.2, tiny);
    EXPECT_NEAR(solve(scenario).mean(Column::money), 3, tiny);
}

// Standing in line 2 minutes and talking 1, once for the need and once, after a day, because
// something failed: need 1; process 3; failure 3 + 1 + 20 for the repeat; the day 2, process.
TEST(SolveExactly, TellsCausesApart) {
    Builder b;
    const TeamId office = b.team("office");
    b.step(held("line", minutes(2), Channel::in_person));
    b.step(team("talk", office, minutes(1), Channel::in_person));
    b.step(pending("silence", days(1)));
    b.step(held("line_again", minutes(2), Channel::in_person));
    b.step(team("talk_again", office, minutes(1), Channel::in_person));
    b.step_of("line_again").cause = b.step_of("talk_again").cause = Cause::failure;
    const Scenario scenario = in_a_row(b);
    const ExactAnswer a = solve(scenario);

    EXPECT_NEAR(a.by_cause(Cause::need), 1, tiny);
    EXPECT_NEAR(a.by_cause(Cause::process), 5, tiny);
    EXPECT_NEAR(a.by_cause(Cause::failure), 24, tiny);
    EXPECT_NEAR(a.by_step(b.id("line_again")), 23, tiny);
    EXPECT_NEAR(a.mean(Column::in_person_wait), 4, tiny);
    expect_bookings_agree(scenario, a);
}

// Half an hour at 30 an hour is 15, a machine's hour at 2 is 2 and no staff minutes; 0.5 a visit of
// the form, 0.25 a case, 1,000 a year over 4,000 customers: 15 + 2 + 0.5 + 0.25 + 0.25 = 18.
TEST(SolveExactly, AddsUpTheCompanysCost) {
    Builder b;
    const TeamId office = b.team("office"), machine = b.team("machine");
    b.also().teams[office.index].cost_per_minute = 0.5;
    b.also().teams[machine.index].cost_per_minute = 2.0 / 60;
    b.also().teams[machine.index].automated = true;
    b.also().customers_per_year = 4000;
    b.also().costs = {.one_off = 9999, .per_year = 1000, .per_case = 0.25};
    Step form = customer("form", minutes(1), Channel::web);
    form.cost = 0.5;
    b.step(form);
    b.step(team("check", machine, minutes(60)));
    b.step(team("decide", office, minutes(30)));
    const ExactAnswer a = solve(in_a_row(b));

    EXPECT_NEAR(a.mean(Column::cost), 18, tiny);
    EXPECT_NEAR(a.staff_minutes[office.index], 30, tiny);
    EXPECT_NEAR(a.mean(Column::staff_minutes), 30, tiny);
    EXPECT_NEAR(a.staff_minutes[machine.index], 0, tiny);
}

// --- mixtures, loops, refusals ---

// 30% of the customers need 10 minutes, the others 2: mean 4.4, variance 0.3 x 5.6^2 + 0.7 x 2.4^2
// = 13.44.
TEST(SolveExactly, MixesSegmentsThatAConditionAsksFor) {
    Builder b;
    b.segment("slow", 0.3);
    b.segment("quick", 0.7);
    b.step(choice("which"));
    b.step(customer("long_form", minutes(10)));
    b.step(customer("short_form", minutes(2)));
    b.outcome("sent");
    b.lead_when("which", {b.is_segment(0)}, {{"long_form", 1}});
    b.lead("which", "short_form");
    b.lead("long_form", "sent");
    b.lead("short_form", "sent");
    const ExactSummary exact = solve_exactly(b.build()).value();

    EXPECT_NEAR(exact.overall.effort_mean, 4.4, tiny);
    EXPECT_NEAR(exact.overall.effort_variance, 13.44, tiny);
    EXPECT_NEAR(exact.of(SegmentId{0}).effort_mean, 10, tiny);
    EXPECT_NEAR(exact.of(SegmentId{1}).effort_variance, 0, tiny);
    EXPECT_NEAR(exact.overall.visits[1], 0.3, tiny);
}

// A case with a share of 50% takes half of those it holds for, the rest goes on to the next: from
// the second visit on half leave, the others go round for ever with chance 1/2: visits 1 + 1 + 1/2
// + 1/4 + ... = 3.
TEST(SolveExactly, SharesACase) {
    Builder b;
    b.step(customer("try", minutes(1)));
    b.outcome("left", OutcomeKind::gave_up);
    b.lead_when("try", {b.visits_at_least("try", 2)}, {{"left", 1}});
    b.step_of("try").next.back().has_share = true;
    b.step_of("try").next.back().share = 0.5;
    b.lead("try", "try");
    const ExactSummary exact = solve_exactly(b.build()).value();

    EXPECT_NEAR(exact.overall.visits[0], 3, tiny);
    EXPECT_EQ(exact.states, 3u);  // none, one, or two and more visits so far
    EXPECT_NEAR(exact.overall.effort_variance, 2, tiny);  // geometric with chance 1/2
}

TEST(CanSolve, RefusesPatienceTrapsAndTooManyStates) {
    Builder b;
    b.step(customer("again", minutes(1)));
    b.outcome("done");
    b.lead_when("again", {b.visits_at_least("again", 50)}, {{"done", 1}});
    b.lead("again", "again");
    EXPECT_TRUE(can_solve(b.build(), 50).offered);
    EXPECT_EQ(can_solve(b.build(), 50).states, 50u);
    EXPECT_EQ(can_solve(b.build(), 49).reason, "journeys remember too much: more than 49 states");
    ASSERT_FALSE(solve_exactly(b.build(), 49).ok());
    EXPECT_EQ(solve_exactly(b.build(), 49).problems().front().code, "F095");

    Scenario patient = b.build();
    patient.segments[0].patience = Constant{30};
    EXPECT_EQ(can_solve(patient).reason,
              "segment \"all\" has patience, which remembers every minute");

    Builder caught;
    caught.step(customer("again", minutes(1)));
    caught.outcome("done");
    caught.lead_when("again", {caught.visits_at_least("again", 1)}, {{"again", 1}});
    caught.lead("again", "done");
    EXPECT_FALSE(can_solve(caught.build()).offered);
    EXPECT_EQ(solve_exactly(caught.build()).problems().front().code, "F096");
}

// Nobody enters a step.
TEST(SolveExactly, AnswersForJourneysThatEndAtOnce) {
    Builder b;
    b.step(customer("never", minutes(1)));
    b.outcome("done");
    b.lead("never", "done");
    b.start({{"done", 1}});
    const ExactSummary exact = solve_exactly(b.build()).value();
    EXPECT_EQ(exact.states, 0u);
    EXPECT_EQ(exact.overall.effort_mean, 0);
    EXPECT_EQ(exact.overall.outcome_probability[0], 1);
}

// A flag that is set before the beginning: refused, whatever the scenario.
TEST(SolveExactly, StopsWhenAskedTo) {
    Builder b;
    b.step(customer("work", minutes(1)));
    const Scenario scenario = in_a_row(b);
    const std::atomic<bool> no{false}, yes{true};
    EXPECT_TRUE(solve_exactly(scenario, exact_state_limit, no));
    const Result<ExactSummary> stopped = solve_exactly(scenario, exact_state_limit, yes);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.problems().front().code, "F098");
}

}  // namespace
}  // namespace friction::support
