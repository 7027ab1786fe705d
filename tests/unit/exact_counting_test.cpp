// What is counted, rule by rule: contacts, switches, handoffs, tellings, marks. Each expected
// number is added up by hand in the comment above it.

#include <gtest/gtest.h>

#include "friction/exact.h"
#include "support/exact_checks.h"
#include "support/scenarios.h"

namespace friction::support {
namespace {

// --- contacts, channels, teams ---

// Two calls of 2 and 3 minutes, a day without promise between them (2 EM): the second call is a
// repeat, 20 EM.
TEST(SolveExactly, ChargesEachContactAfterTheFirst) {
    Builder b;
    b.step(customer("call", minutes(2), Channel::phone));
    b.step(pending("silence", days(1)));
    b.step(customer("call_again", minutes(3), Channel::phone));
    const Scenario scenario = in_a_row(b);

    expect_effort(scenario, 27,
                  {{Component::active, 5}, {Component::day_open, 2}, {Component::contact, 20}});
    const ExactAnswer a = solve(scenario);
    EXPECT_NEAR(a.mean(Column::contacts), 2, tiny);
    EXPECT_NEAR(a.mean(Column::next_actions), 2, tiny);
    EXPECT_NEAR(a.booked(StepId{2}, Component::contact, Cause::process), 20, tiny);
}

// On hold 4 minutes (6 EM), then talking 2: one contact, begun by the wait. A choice between does
// not end it.
TEST(SolveExactly, BeginsAContactAtTheWaitAndKeepsItThroughAChoice) {
    Builder b;
    const TeamId desk = b.team("desk");
    b.step(held("on_hold", minutes(4), Channel::phone));
    b.step(choice("which_desk"));
    b.step(team("talk", desk, minutes(2), Channel::phone));
    const Scenario scenario = in_a_row(b);

    expect_effort(scenario, 8, {{Component::held, 6}, {Component::active, 2}});
    EXPECT_NEAR(solve(scenario).mean(Column::contacts), 1, tiny);
    EXPECT_NEAR(solve(scenario).mean(Column::on_hold), 4, tiny);
}

// Web 1 minute; the company writes a letter; web again 1: no switch, what the company sends is
// passed over. Then a call of 1 minute: a switch, 2 EM, counted from the web.
TEST(SolveExactly, ComparesChannelsOfTheCustomersOwnDoing) {
    Builder b;
    const TeamId office = b.team("office");
    b.step(customer("look", minutes(1), Channel::web));
    b.step(team("letter", office, minutes(0), Channel::letter));
    b.step(customer("look_again", minutes(1), Channel::web));
    b.step(customer("call", minutes(1), Channel::phone));
    const Scenario scenario = in_a_row(b);

    expect_effort(scenario, 5, {{Component::active, 3}, {Component::switch_, 2}});
    EXPECT_NEAR(solve(scenario).mean(Column::contacts), 1, tiny);  // the web is none
}

// In one call: first team (none), transfer to b (3), back to a (3); 3 minutes of talk. One contact.
TEST(SolveExactly, CountsATransferAsAFeltHandoffWithinOneContact) {
    Builder b;
    const TeamId one = b.team("one"), two = b.team("two");
    b.step(team("first", one, minutes(1), Channel::phone));
    b.step(team("second", two, minutes(1), Channel::phone));
    b.step(team("third", one, minutes(1), Channel::phone));
    const Scenario scenario = in_a_row(b);

    expect_effort(scenario, 9, {{Component::active, 3}, {Component::handoff, 6}});
    EXPECT_NEAR(solve(scenario).mean(Column::contacts), 1, tiny);
    EXPECT_NEAR(solve(scenario).mean(Column::handoffs), 2, tiny);
}

// Call team one (1 min); write to team two (1 min): contact 20, switch 2, handoff 3. Team one
// answers by letter: nothing. Team one calls (company, 1 min): a handoff, 3, no contact and no
// switch.
TEST(SolveExactly, FeelsWritingToAnotherTeamButNotItsLetters) {
    Builder b;
    const TeamId one = b.team("one"), two = b.team("two");
    b.step(team("call", one, minutes(1), Channel::phone));
    b.step(customer("write", minutes(1), Channel::email, two));
    b.step(team("letter", one, minutes(0), Channel::letter));
    Step called = team("called", one, minutes(1), Channel::phone);
    called.contact = ContactBy::company;
    b.step(called);
    const Scenario scenario = in_a_row(b);

    expect_effort(scenario, 31,
                  {{Component::active, 3},
                   {Component::contact, 20},
                   {Component::switch_, 2},
                   {Component::handoff, 6}});
    EXPECT_NEAR(solve(scenario).mean(Column::next_actions), 2, tiny);
}

// The company writes; the customer answers by e-mail in 2 minutes: a chaser, 3 EM, a next action
// and no contact. The call of 1 minute afterwards is then the first contact; the answer was
// nobody's own doing, so there is no switch.
TEST(SolveExactly, CountsARepliesAsChasers) {
    Builder b;
    const TeamId office = b.team("office");
    b.step(team("ask", office, minutes(0), Channel::email));
    Step reply = customer("reply", minutes(2), Channel::email, office);
    reply.contact = ContactBy::reply;
    b.step(reply);
    b.step(customer("call", minutes(1), Channel::phone));
    const Scenario scenario = in_a_row(b);

    expect_effort(scenario, 6, {{Component::active, 3}, {Component::chaser, 3}});
    EXPECT_NEAR(solve(scenario).mean(Column::next_actions), 2, tiny);
    EXPECT_NEAR(solve(scenario).mean(Column::contacts), 1, tiny);
}

// --- what teams know ---

// The office is told (1 min). Billing sees the office's notes in half of the journeys and keeps
// none of its own: in the other half it has to be told again, twice (2 x (5 + 1)). One draw holds
// for the journey, so effort is 1 + 0 or 1 + 12: mean 7, variance 36; two draws would give 18.
TEST(SolveExactly, DrawsNotesOncePerJourneyAndPair) {
    Builder b;
    const TeamId office = b.team("office"), billing = b.team("billing");
    b.also().teams[billing.index].sees[office.index] = 0.5;
    b.also().teams[billing.index].sees[billing.index] = 0;
    const FactId number = b.fact("number", 60);
    b.step(customer("tell_office", minutes(0), Channel::none, office));
    b.step(customer("tell_billing", minutes(0), Channel::none, billing));
    b.step(customer("tell_again", minutes(0), Channel::none, billing));
    for (Step& step : b.also().steps) step.needs = {number};
    const Scenario scenario = in_a_row(b);

    expect_effort(scenario, 7, {{Component::active, 2}, {Component::retelling, 5}});
    const ExactAnswer a = solve(scenario);
    EXPECT_NEAR(a.effort_variance, 36, tiny);
    EXPECT_NEAR(a.mean(Column::retellings), 1, tiny);
}

// A team that forgets its notes still knows what it heard in this call. After another team was met
// it has to be told again: 1 min for the first telling of team one, 6 for two (5 + 1), 0 for two
// again, 6 for one; handoffs 2 x 3.
TEST(SolveExactly, RemembersWithinTheContactUntilAnotherTeamIsMet) {
    Builder b;
    const TeamId one = b.team("one"), two = b.team("two");
    for (Team& t : b.also().teams) t.sees = {0, 0};
    const FactId number = b.fact("number", 60);
    b.step(team("first", one, minutes(0), Channel::phone));
    b.step(team("second", two, minutes(0), Channel::phone));
    b.step(team("still_second", two, minutes(0), Channel::phone));
    b.step(team("first_again", one, minutes(0), Channel::phone));
    for (Step& step : b.also().steps) step.needs = {number};

    expect_effort(in_a_row(b), 19,
                  {{Component::active, 3}, {Component::retelling, 10}, {Component::handoff, 6}});
}

// A word with a team that needs nothing is enough to forget: 1 min, then 3 + 3 for the handoffs and
// 6 to tell again.
TEST(SolveExactly, ForgetsWhatThePersonWasToldOnceAnotherTeamIsMet) {
    Builder b;
    const TeamId one = b.team("one"), two = b.team("two");
    b.also().teams[one.index].sees = {0, 0};
    const FactId number = b.fact("number", 60);
    b.step(team("first", one, minutes(0), Channel::phone));
    b.step(team("second", two, minutes(0), Channel::phone));
    b.step(team("first_again", one, minutes(0), Channel::phone));
    b.step_of("first").needs = b.step_of("first_again").needs = {number};

    expect_effort(in_a_row(b), 13,
                  {{Component::active, 2}, {Component::retelling, 5}, {Component::handoff, 6}});
}

// The lot is told two facts (2 min) and knows a third; it passes on all it has without the
// customer. Billing then needs those three and a fourth, told for the first time (1 min): no
// retelling. Phone after in_person: contact 20, switch 2, handoff 3.
TEST(SolveExactly, PassesOnWhatATeamHas) {
    Builder b;
    const TeamId lot = b.team("lot"), billing = b.team("billing");
    const FactId a = b.fact("a", 60), c = b.fact("c", 60), known = b.fact("known", 60, {lot}),
                 d = b.fact("d", 60);
    Step desk = team("desk", lot, minutes(0), Channel::in_person);
    desk.needs = {a, c, known};
    Step pass = team("pass", lot, minutes(0), Channel::none, billing);
    pass.needs = {a, c, known, d};
    Step call = team("call", billing, minutes(0), Channel::phone);
    call.needs = {a, c, known, d};
    for (const Step& step : {desk, pass, call}) b.step(step);

    expect_effort(in_a_row(b), 28,
                  {{Component::active, 3},
                   {Component::contact, 20},
                   {Component::switch_, 2},
                   {Component::handoff, 3}});
}

// --- marks ---

// A robotic team (1.2) closes the case; 40% of the customers call again (1 min, repeat 20): a false
// closure, booked on the closing step with its tone, 15 x 1.2 = 18, once. 60% leave: believed
// resolved, silent losses. Effort: 1.2 x 1 + 0.4 x (18 + 20 + 1) = 16.8.
TEST(SolveExactly, BooksAFalseClosureOnTheStepThatClosed) {
    Builder b;
    const TeamId office = b.team("office");
    Step close = team("close", office, minutes(1), Channel::phone);
    close.solved = true;
    close.tone = 1.2;
    b.step(close);
    b.step(pending("nothing_more", days(0)));
    b.step(customer("call_again", minutes(0.5), Channel::phone));
    b.step(customer("and_again", minutes(0.5), Channel::phone));
    b.outcome("left", OutcomeKind::gave_up);
    b.lead("nothing_more", {{"call_again", .4}, {"left", .6}});
    const Scenario scenario = in_a_row(b);

    expect_effort(
        scenario, 16.8,
        {{Component::active, 1.6}, {Component::contact, 8}, {Component::false_closure, 7.2}});
    const ExactAnswer a = solve(scenario);
    EXPECT_NEAR(a.booked(StepId{0}, Component::false_closure, Cause::failure), 7.2, tiny);
    EXPECT_NEAR(a.mean(Column::false_closures), 0.4, tiny);
    EXPECT_NEAR(a.mean(Column::silent_losses), 0.6, tiny);
    EXPECT_NEAR(a.mean(Column::believed_resolved), 1, tiny);
    EXPECT_NEAR(a.mean(Column::resolved), 0.4, tiny);
}

// A refusal weighs as a broken promise and is a failure: robotic 1.2 x (4 + 10). It is the last
// mark, so nobody believes the matter solved although a step said so before.
TEST(SolveExactly, AppliesTheToneAndBooksRefusals) {
    Builder b;
    const TeamId office = b.team("office");
    Step promise = team("say_solved", office, minutes(0), Channel::phone);
    promise.solved = true;
    Step refuse = team("refuse", office, minutes(4), Channel::phone);
    refuse.refusal = true;
    refuse.tone = 1.2;
    b.step(promise);
    b.step(refuse);
    b.outcome("left", OutcomeKind::gave_up);
    b.lead("refuse", "left");
    const Scenario scenario = in_a_row(b);

    expect_effort(scenario, 16.8, {{Component::active, 4.8}, {Component::broken_promise, 12}});
    const ExactAnswer a = solve(scenario);
    EXPECT_NEAR(a.mean(Column::refusals), 1, tiny);
    EXPECT_NEAR(a.mean(Column::broken_promises), 0, tiny);
    EXPECT_NEAR(a.by_cause(Cause::failure), 12, tiny);
    EXPECT_NEAR(a.mean(Column::believed_resolved), 0, tiny);
}

}  // namespace
}  // namespace friction::support
