#include "friction/journey.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/stories.h"

// Each counting rule of docs/model.md once, on the smallest process that shows it. Times are fixed,
// so what a journey costs follows by hand; weights are the defaults (a minute 1, a repeated contact
// 20, a switch 2, a handoff 3 ...).

namespace friction {
namespace {

using testing_support::journey_of;
using testing_support::story;

constexpr double tiny = 1e-12;

/// Teams, facts and outcomes for all of the tests below.
std::string with_steps(const std::string& start, const std::string& steps,
                       const std::string& more = {}) {
    return story(
        "teams:\n"
        "  lot: {cost: 30 per hour}\n"
        "  office: {cost: 60 per hour, sees_notes_of: {lot: 100%}}\n"
        "  forgetful: {sees_notes_of: {forgetful: 0%}}\n"
        "  bot: {automated: yes, cost: 6 per hour}\n"
        "facts:\n"
        "  number: {tell: 30 s}\n"
        "  story: {tell: 1 min}\n"
        "  known: {tell: 10 min, known_to: [lot, office, forgetful]}\n" +
        more + "start: " + start + "\nsteps:\n" + steps +
        "outcomes: {done: resolved, left: gave_up, lost: unresolved, closed: closed_unresolved}\n");
}

double component(const JourneyRecord& journey, Component c) {
    return journey.by_component[static_cast<std::size_t>(c)];
}

TEST(Journey, OwnWorkAndMeetingsAreActiveMinutes) {
    const JourneyRecord journey =
        journey_of(with_steps("look",
                              "  look: {by: customer, channel: web, time: 3 min, next: talk}\n"
                              "  talk: {by: lot, channel: phone, time: 4 min, next: done}\n"));

    EXPECT_NEAR(component(journey, Component::active), 7, tiny);
    EXPECT_NEAR(journey.cost, 4 * 30.0 / 60, tiny);  // the talk is paid for, the look is not
    EXPECT_NEAR(journey.elapsed_s, 420, tiny);
    EXPECT_TRUE(journey.resolved);
}

TEST(Journey, WaitingOnTheLineAndInLineWeighsOneAndAHalf) {
    const JourneyRecord journey =
        journey_of(with_steps("hold",
                              "  hold: {wait: 4 min, channel: phone, next: queue}\n"
                              "  queue: {wait: 6 min, channel: in_person, next: done}\n"));

    EXPECT_NEAR(component(journey, Component::held), 6, tiny);
    EXPECT_NEAR(component(journey, Component::in_line), 9, tiny);
    EXPECT_NEAR(component(journey, Component::contact), 20, tiny);  // the second one repeats
    EXPECT_NEAR(component(journey, Component::switch_), 2, tiny);
}

TEST(Journey, TheFirstContactCostsNothingAndEachLaterOneTwenty) {
    const JourneyRecord journey = journey_of(
        with_steps("one",
                   "  one: {by: lot, channel: phone, time: 1 min, next: pause}\n"
                   "  pause: {wait: 1 min, owner: company, status: visible, next: two}\n"
                   "  two: {by: lot, channel: phone, time: 1 min, cause: failure, next: done}\n"));

    EXPECT_NEAR(component(journey, Component::contact), 20, tiny);
    EXPECT_NEAR(journey.by_step[2], 20 + 1, tiny);   // booked on the step entered
    EXPECT_NEAR(journey.by_cause[2], 20 + 1, tiny);  // a failure step: its time and its contact
    EXPECT_EQ(journey.next_actions, 2);
}

TEST(Journey, AContactGoesOnOnTheSameChannelAndThroughAChoice) {
    const JourneyRecord journey = journey_of(
        with_steps("hold",
                   "  hold: {wait: 2 min, channel: phone, next: which}\n"
                   "  which: {next: talk}\n"
                   "  talk: {by: lot, channel: phone, time: 1 min, next: transfer}\n"
                   "  transfer: {by: office, channel: phone, time: 1 min, next: done}\n"));

    EXPECT_EQ(component(journey, Component::contact), 0);
    EXPECT_NEAR(component(journey, Component::handoff), 3,
                tiny);  // lot to office, inside one contact
    EXPECT_EQ(journey.next_actions, 1);
}

TEST(Journey, ASwitchComparesTheCustomersOwnLastDoing) {
    // web (own), e-mail from the company (passed over), reply (passed over), phone (own): one
    // switch, web to phone.
    const JourneyRecord journey =
        journey_of(with_steps("look",
                              "  look: {by: customer, channel: web, time: 1 min, next: mail}\n"
                              "  mail: {by: lot, channel: email, next: answer}\n"
                              "  answer: {by: customer, to: lot, channel: email, contact: reply, "
                              "time: 2 min, next: talk}\n"
                              "  talk: {by: lot, channel: phone, time: 1 min, next: done}\n"));

    EXPECT_NEAR(component(journey, Component::switch_), 2, tiny);
    EXPECT_NEAR(component(journey, Component::chaser), 3, tiny);
    EXPECT_EQ(component(journey, Component::contact),
              0);  // the reply is none, the call is the first
    EXPECT_EQ(component(journey, Component::handoff), 0);  // neither letter nor reply meets a team
}

TEST(Journey, NoContactWithinOneOfTheCompanysIsNotTheCustomersDoing) {
    // web (own), a call from the company on which the customer does something: no switch from web
    // to phone.
    const JourneyRecord journey = journey_of(with_steps(
        "look",
        "  look: {by: customer, channel: web, time: 1 min, next: call}\n"
        "  call: {by: lot, channel: phone, contact: company, time: 1 min, next: type_in}\n"
        "  type_in: {by: customer, channel: phone, contact: none, time: 1 min, next: done}\n"));

    EXPECT_EQ(component(journey, Component::switch_), 0);
}

TEST(Journey, WhatIsTypedOutsideAContactIsInTheNotesOnly) {
    const JourneyRecord journey =
        journey_of(with_steps("type_in",
                              "  type_in: {by: customer, to: forgetful, channel: web, time: 1 min, "
                              "needs: [number], next: again}\n"
                              "  again: {by: customer, to: forgetful, channel: web, time: 1 min, "
                              "needs: [number], next: done}\n"));

    EXPECT_TRUE(journey.visits[1].retold);  // nobody was met who could remember
}

TEST(Journey, EveryReplyIsAChaserEvenWithinOneContact) {
    const JourneyRecord journey = journey_of(with_steps(
        "one",
        "  one: {by: customer, to: lot, channel: email, contact: reply, time: 1 min, next: two}\n"
        "  two: {by: customer, to: lot, channel: email, contact: reply, time: 1 min, next: "
        "done}\n"));

    EXPECT_NEAR(component(journey, Component::chaser), 6, tiny);
    EXPECT_EQ(journey.next_actions, 2);
}

TEST(Journey, ACallFromTheCompanyCanBeAFeltHandoffAndIsNoContact) {
    const JourneyRecord journey = journey_of(with_steps(
        "talk",
        "  talk: {by: lot, channel: phone, time: 1 min, next: pause}\n"
        "  pause: {wait: 1 day, owner: company, status: visible, next: call_back}\n"
        "  call_back: {by: office, channel: phone, contact: company, time: 1 min, next: done}\n"));

    EXPECT_NEAR(component(journey, Component::handoff), 3, tiny);
    EXPECT_EQ(component(journey, Component::contact), 0);
    EXPECT_EQ(journey.next_actions, 1);
    EXPECT_NEAR(component(journey, Component::day_calm), 0.5, tiny);
}

TEST(Journey, WritingToAnotherTeamIsAHandoffOnlyInAContactOfTheCustomer) {
    const std::string steps =
        "  talk: {by: lot, channel: phone, time: 1 min, next: write}\n"
        "  write: {by: customer, to: office, channel: CHANNEL, time: 1 min, next: done}\n";
    const auto on = [&](const std::string& channel) {
        std::string text = steps;
        text.replace(text.find("CHANNEL"), 7, channel);
        return component(journey_of(with_steps("talk", text)), Component::handoff);
    };

    EXPECT_NEAR(on("email"), 3, tiny);
    EXPECT_EQ(on("web"), 0);  // a web page is not a team
}

TEST(Journey, TellingForTheFirstTimeCostsItsTimeOnly) {
    const JourneyRecord journey =
        journey_of(with_steps("talk",
                              "  talk: {by: lot, channel: phone, time: 1 min, needs: [number, "
                              "story, known], next: done}\n"));

    EXPECT_NEAR(component(journey, Component::active), 1 + 0.5 + 1,
                tiny);  // `known` need not be told
    EXPECT_EQ(component(journey, Component::retelling), 0);
    EXPECT_NEAR(journey.visits[0].length_s, 150, tiny);
    EXPECT_NEAR(journey.cost, 2.5 * 30 / 60, tiny);  // the team listens as long
}

TEST(Journey, RetellingCountsOncePerVisitWhateverTheNumberOfFacts) {
    // office sees the notes of lot, lot not those of office.
    const JourneyRecord journey = journey_of(with_steps(
        "one",
        "  one: {by: office, channel: phone, time: 1 min, needs: [number, story], next: two}\n"
        "  two: {by: lot, channel: phone, time: 1 min, needs: [number, story], next: three}\n"
        "  three: {by: office, channel: phone, time: 1 min, needs: [number, story], next: "
        "done}\n"));

    EXPECT_NEAR(component(journey, Component::retelling), 5, tiny);
    EXPECT_NEAR(component(journey, Component::active), 3 + 1.5 + 1.5, tiny);
    EXPECT_TRUE(journey.visits[1].retold);
    EXPECT_FALSE(journey.visits[2].retold);
}

TEST(Journey, ThePersonMetRemembersUntilTheContactEnds) {
    const JourneyRecord journey = journey_of(with_steps(
        "one",
        "  one: {by: forgetful, channel: phone, time: 1 min, needs: [number], next: two}\n"
        "  two: {by: forgetful, channel: phone, time: 1 min, needs: [number], next: pause}\n"
        "  pause: {wait: 1 h, owner: company, status: visible, next: three}\n"
        "  three: {by: forgetful, channel: phone, time: 1 min, needs: [number, known], next: "
        "done}\n"));

    EXPECT_FALSE(journey.visits[1].retold);
    EXPECT_TRUE(journey.visits[3].retold);  // its own notes are never seen
    EXPECT_THAT(journey.visits[3].told,
                ::testing::ElementsAre(FactId{0}));  // known_to needs no notes
}

TEST(Journey, ThePersonMetForgetsWhenAnotherTeamIsMet) {
    const JourneyRecord journey = journey_of(with_steps(
        "one",
        "  one: {by: forgetful, channel: phone, time: 1 min, needs: [number], next: other}\n"
        "  other: {by: lot, channel: phone, time: 1 min, next: back_again}\n"
        "  back_again: {by: forgetful, channel: phone, time: 1 min, needs: [number], next: "
        "done}\n"));

    EXPECT_TRUE(journey.visits[2].retold);
}

TEST(Journey, UnseenWorkPassesOnWhatTheTeamHasOrSees) {
    const JourneyRecord journey = journey_of(with_steps(
        "talk",
        "  talk: {by: office, channel: phone, time: 1 min, needs: [number], next: send}\n"
        "  send: {by: office, to: lot, time: 2 min, needs: [number, story], next: call}\n"
        "  call: {by: lot, channel: phone, time: 1 min, needs: [number, story], next: done}\n"));

    EXPECT_THAT(journey.visits[2].told,
                ::testing::ElementsAre(FactId{1}));  // the story was nobody's to pass on
    EXPECT_FALSE(journey.visits[2].retold);
}

TEST(Journey, NothingIsPendingBeforeTheFirstStepThatTouchesTheCustomer) {
    const JourneyRecord journey =
        journey_of(with_steps("before",
                              "  before: {wait: 5 days, owner: company, next: look}\n"
                              "  look: {by: customer, time: 1 min, next: after_it}\n"
                              "  after_it: {wait: 2 days, owner: company, next: done}\n"));

    EXPECT_NEAR(component(journey, Component::day_open), 4,
                tiny);  // 2 days at 2 EM; the first five are nobody's
}

TEST(Journey, PendingDaysAreCalmWhenTheCustomerCanKnow) {
    const auto days = [](const std::string& keys) {
        const JourneyRecord journey =
            journey_of(with_steps("look",
                                  "  look: {by: customer, time: 1 min, next: pause}\n"
                                  "  pause: {wait: 4 days, " +
                                      keys + ", next: done}\n"));
        return std::pair(component(journey, Component::day_calm),
                         component(journey, Component::day_open));
    };

    EXPECT_EQ(days("owner: company"), std::pair(0.0, 8.0));
    EXPECT_EQ(days("owner: company, status: visible"), std::pair(2.0, 0.0));
    EXPECT_EQ(days("owner: customer"), std::pair(0.0, 8.0));
    EXPECT_EQ(days("owner: customer, status: visible"), std::pair(0.0, 8.0));
    EXPECT_EQ(days("owner: company, promised: 4 days"), std::pair(2.0, 0.0));
    // past the promise the days are open, whatever the status shows
    EXPECT_EQ(days("owner: company, status: visible, promised: 3 days"), std::pair(1.5, 2.0));
}

TEST(Journey, APromiseIsBrokenLaterThanItsTimeNotAtTheSameMoment) {
    const auto broken = [](const std::string& promised) {
        return journey_of(with_steps("look",
                                     "  look: {by: customer, time: 1 min, next: pause}\n"
                                     "  pause: {wait: 4 days, owner: company, promised: " +
                                         promised + ", next: done}\n"));
    };

    EXPECT_EQ(component(broken("4 days"), Component::broken_promise), 0);
    const JourneyRecord journey = broken("95 h");
    EXPECT_NEAR(component(journey, Component::broken_promise), 10, tiny);
    EXPECT_NEAR(journey.by_cause[2], 10,
                tiny);  // a broken promise is a failure; waiting is the process
}

TEST(Journey, TheDayCapEndsTheBookingOfAWaitNotTheDays) {
    const JourneyRecord journey = journey_of(
        with_steps("look",
                   "  look: {by: customer, time: 1 min, next: pause}\n"
                   "  pause: {wait: 40 days, owner: company, promised: 10 days, next: again}\n"
                   "  again: {wait: 40 days, owner: company, next: done}\n"));

    EXPECT_NEAR(component(journey, Component::day_calm), 5, tiny);  // 10 days
    EXPECT_NEAR(component(journey, Component::day_open), 2 * (20 + 30),
                tiny);  // caps apply per wait
    EXPECT_NEAR(journey.visits[1].days_open, 30, tiny);
    EXPECT_NEAR(journey.visits[2].days_open, 40, tiny);
}

TEST(Journey, WhatATeamDoesUnseenIsPendingAndTheCompanysMove) {
    const JourneyRecord journey =
        journey_of(with_steps("look",
                              "  look: {by: customer, time: 24 min, next: work}\n"
                              "  work: {by: office, time: 12 h, next: done}\n"));

    EXPECT_NEAR(component(journey, Component::day_open), 1, tiny);
    EXPECT_NEAR(journey.days_customer_owned, 24.0 / 1440, tiny);
    EXPECT_NEAR(journey.cost, 12 * 60, tiny);
}

TEST(Journey, CustomerOwnedDaysAreOwnWorkAndWaitsThatAreTheirMove) {
    const JourneyRecord journey =
        journey_of(with_steps("look",
                              "  look: {by: customer, time: 12 h, next: pause}\n"
                              "  pause: {wait: 3 days, owner: customer, next: meet}\n"
                              "  meet: {by: lot, channel: in_person, time: 1 h, next: done}\n"));

    EXPECT_NEAR(journey.days_customer_owned, 3.5, tiny);
}

TEST(Journey, ATimeOutIsComparedWithTimeAndTelling) {
    const auto talk = [](const std::string& limit) {
        return journey_of(with_steps("talk",
                                     "  talk: {by: lot, channel: phone, time: 4 min, needs: "
                                     "[story], next: done, after: {time: " +
                                         limit + ", next: left}}\n"));
    };

    EXPECT_TRUE(talk("5 min").resolved);  // 4 + 1 min: equal is in time
    const JourneyRecord late = talk("299 s");
    EXPECT_FALSE(late.resolved);
    EXPECT_NEAR(component(late, Component::active), 299.0 / 60, tiny);
    EXPECT_TRUE(late.visits[0].timed_out);
}

TEST(Journey, AFalseClosureIsBookedOnTheStepThatClosedOnceBetweenTwoAsks) {
    const JourneyRecord journey = journey_of(
        with_steps("talk",
                   "  talk: {by: lot, channel: phone, time: 1 min, next: close}\n"
                   "  close: {by: office, tone: robotic, marks: [solved], next: close_again}\n"
                   "  close_again: {by: lot, marks: [solved], next: call}\n"
                   "  call: {by: lot, channel: phone, time: 1 min, next: again}\n"
                   "  again: {by: customer, time: 1 min, next: done}\n"));

    EXPECT_NEAR(component(journey, Component::false_closure), 15, tiny);
    EXPECT_NEAR(journey.by_step[2], 15, tiny);  // the last that closed; its tone is neutral
    EXPECT_TRUE(journey.visits[3].false_closure_found);
    EXPECT_NEAR(journey.by_cause[2], 15, tiny);
}

TEST(Journey, TheToneOfTheClosingStepMultipliesAFalseClosure) {
    const JourneyRecord journey =
        journey_of(with_steps("talk",
                              "  talk: {by: lot, channel: phone, time: 1 min, next: close}\n"
                              "  close: {by: office, tone: robotic, marks: [solved], next: again}\n"
                              "  again: {by: customer, time: 1 min, next: done}\n"));

    EXPECT_NEAR(component(journey, Component::false_closure), 18, tiny);
}

TEST(Journey, ToneMultipliesEverythingBookedOnTheStepsOfItsTeam) {
    const JourneyRecord journey = journey_of(
        with_steps("one",
                   "  one: {by: lot, channel: phone, time: 10 min, tone: 0.5, next: two}\n"
                   "  two: {by: office, channel: phone, time: 10 min, tone: robotic, fields: 5, "
                   "pays: 3, next: done}\n"));

    // 10 x 0.5; then 1.2 x (10 min + handoff 3 + 5 fields x 0.2 + 3 / 0.30 a minute)
    EXPECT_NEAR(journey.by_step[0], 5, tiny);
    EXPECT_NEAR(journey.by_step[1], 1.2 * (10 + 3 + 1 + 10), tiny);
}

TEST(Journey, FieldsDocumentsAndMoneyAreBookedOnEntering) {
    const JourneyRecord journey =
        journey_of(with_steps("form",
                              "  form: {by: customer, channel: web, time: 1 min, fields: 10, "
                              "prefilled: 20, documents: 2, pays: 6, "
                              "cause: process, next: done}\n"));

    EXPECT_NEAR(component(journey, Component::form), 10 * 0.2 + 20 * 0.05, tiny);
    EXPECT_NEAR(component(journey, Component::document), 10, tiny);
    EXPECT_NEAR(component(journey, Component::money), 20, tiny);
    EXPECT_NEAR(journey.by_cause[1], 1 + 3 + 10 + 20,
                tiny);  // all of them follow the cause of the step
    EXPECT_NEAR(journey.by_cause[0], 0, tiny);
}

TEST(Journey, ARefusalWeighsLikeABrokenPromise) {
    const JourneyRecord journey = journey_of(with_steps(
        "ask", "  ask: {by: lot, channel: phone, time: 1 min, marks: [refusal], next: lost}\n"));

    EXPECT_NEAR(component(journey, Component::broken_promise), 10, tiny);
    EXPECT_NEAR(journey.by_cause[2], 10, tiny);
}

TEST(Journey, PatienceEndsAtTheDoorAndNothingIsBookedBehindIt) {
    // 50 EM behind the first step; patience 49: the second ask is refused by the customer, the wait
    // before it is not.
    const JourneyRecord journey =
        journey_of(with_steps("work",
                              "  work: {by: customer, time: 50 min, next: pause}\n"
                              "  pause: {wait: 1 day, owner: company, next: again}\n"
                              "  again: {by: customer, time: 9 min, next: done}\n",
                              "customers: {patience: 49 EM}\n"));

    EXPECT_TRUE(journey.gave_up_at_door);
    EXPECT_EQ(journey.door, StepId{2});
    EXPECT_EQ(journey.visits.size(), 2u);
    EXPECT_NEAR(journey.effort_em, 52, tiny);
    EXPECT_FALSE(journey.resolved);
    EXPECT_EQ(journey.next_actions, 1);
}

TEST(Journey, PatienceIsLookedAtWhenAContactOfTheCustomerWouldBeginNotInsideIt) {
    const JourneyRecord journey =
        journey_of(with_steps("talk",
                              "  talk: {by: lot, channel: phone, time: 50 min, next: transfer}\n"
                              "  transfer: {by: office, channel: phone, time: 5 min, next: done}\n",
                              "customers: {patience: 49 EM}\n"));

    EXPECT_TRUE(journey.resolved);  // the transfer asks nothing new
}

TEST(Journey, AFalseClosureAtADoorThatIsNotEnteredIsNotBooked) {
    const JourneyRecord journey =
        journey_of(with_steps("work",
                              "  work: {by: customer, time: 50 min, next: close}\n"
                              "  close: {by: lot, marks: [solved], next: again}\n"
                              "  again: {by: customer, time: 9 min, next: done}\n",
                              "customers: {patience: 49 EM}\n"));

    EXPECT_EQ(component(journey, Component::false_closure), 0);
    EXPECT_TRUE(journey.believed_resolved);  // gave up after a last mark `solved`: a silent loss
    EXPECT_FALSE(journey.resolved);
}

TEST(Journey, TheBeliefIsThatOfTheLastStepThatSetAnyMark) {
    const JourneyRecord journey =
        journey_of(with_steps("work",
                              "  work: {by: customer, time: 50 min, next: close}\n"
                              "  close: {by: lot, marks: [solved], next: apology}\n"
                              "  apology: {by: lot, marks: [apology], next: again}\n"
                              "  again: {by: customer, time: 9 min, next: done}\n",
                              "customers: {patience: 49 EM}\n"));

    EXPECT_FALSE(journey.believed_resolved);
}

TEST(Journey, ConditionsSeeTheStepTheyStandOn) {
    const JourneyRecord journey =
        journey_of(with_steps("again",
                              "  again:\n    by: customer\n    time: 10 min\n    next:\n"
                              "      - {when: visits(again) >= 3, next: done}\n"
                              "      - {when: effort > 40 EM, next: lost}\n"
                              "      - else: again\n"));

    EXPECT_EQ(journey.visits.size(), 3u);
    EXPECT_TRUE(journey.resolved);
}

TEST(Journey, ASystemHasNoStaffMinutesAndStillCosts) {
    const auto scenario = testing_support::scenario_of(
        with_steps("talk", "  talk: {by: bot, channel: chat, time: 10 min, next: done}\n"));
    const Tally tally = testing_support::simulate({scenario}, 10);

    EXPECT_EQ(tally.total(0, column_id(Column::staff_minutes)).mean, 0);
    EXPECT_NEAR(tally.total(0, column_id(Column::cost)).mean, 1, tiny);
    EXPECT_NEAR(tally.total(0, column_id(Column::active)).mean, 10,
                tiny);  // a bot that answers is a team
}

}  // namespace
}  // namespace friction
