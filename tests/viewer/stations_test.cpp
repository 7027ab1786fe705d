#include "friction/viewer/stations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "friction/viewer/compare_view.h"
#include "support.h"

namespace friction::viewer {
namespace {

TEST(Stations, SayThatThereIsNoAnswerYet) {
    const Desk desk = small_desk();
    for (int station = 1; station <= 5; ++station) {
        const StationData data = station_data(desk.session, station);
        EXPECT_FALSE(data.title.empty());
        EXPECT_TRUE(data.foot.empty()) << "without numbers there is nothing to account for";
    }
}

TEST(Stations, HaveTheFiguresOfTheReport) {
    Desk desk;
    desk.open("toll-invoice.yaml", scenario_text("toll-invoice.yaml"));
    desk.give(ChooseDesign{desk.design(0)});
    run_at_once(desk);

    const StationData problem = station_data(desk.session, 1);
    EXPECT_EQ(problem.facts.size(), 3U);
    // Half of the page was empty.
    ASSERT_EQ(problem.bars.size(), 1U);
    EXPECT_EQ(problem.bars[0].title, "What these " + problem.facts[0].figure + " EM are made of");
    EXPECT_FALSE(problem.bars[0].bar.families.empty());
    EXPECT_EQ(station_data(desk.session, 2).step, "send_request");
    EXPECT_EQ(station_data(desk.session, 3).title,
              "\u201cEmployee sends the request\u201d takes 4 moves.");
    // Four moves in the file.
    EXPECT_EQ(station_data(desk.session, 3).moves.size(), 4U);
    const StationData effect = station_data(desk.session, 4);
    ASSERT_EQ(effect.bars.size(), 2U);
    EXPECT_GT(effect.bars[0].effort_em, effect.bars[1].effort_em);
    EXPECT_NE(effect.saved.find("EM saved"), std::string::npos);
    // "-50,000 CAD a year for the company" was read as money lost.
    ASSERT_EQ(effect.facts.size(), 3U);
    EXPECT_EQ(effect.facts[2].words, "CAD a year saved by the company");
    EXPECT_NE(effect.facts[2].figure.find(",000"), std::string::npos);
    EXPECT_EQ(effect.facts[2].figure.find("\u2212"), std::string::npos);
    for (int station = 1; station <= 5; ++station)
        EXPECT_NE(station_data(desk.session, station).foot.find("seed 1"), std::string::npos);
}

// "9 in 10" stood above "100%", and what a redesign costs once was not there at all.
TEST(Stations, SayNearlyAllAndWhatIsPaidOnce) {
    Desk desk;
    desk.open("all.yaml",
              "friction: 1\ntitle: Everybody\nsource: guess\ncurrency: EUR\nstart: a\n"
              "customers: {per_year: 1000}\n"
              "teams: {desk: {title: Desk, cost: 60 per hour}}\nsteps:\n"
              "  a: {by: desk, channel: phone, time: uniform 40 .. 60 min, next: done}\n"
              "outcomes: {done: resolved}\n"
              "redesigns:\n  half:\n    title: Half\n    costs: {one_off: 12500}\n    changes:\n"
              "      - set: {step: a, time: uniform 20 .. 30 min}\n"
              "  both:\n    title: More of it\n    includes: [half]\n    changes:\n"
              "      - set: {step: a, title: Shorter}\n");
    desk.give(ChooseDesign{desk.design(0)});
    run_at_once(desk);
    EXPECT_EQ(station_data(desk.session, 1).title,
              "For nearly all customers a simple need becomes a problem.");
    const StationData effect = station_data(desk.session, 4);
    ASSERT_EQ(effect.facts.size(), 3U);
    EXPECT_NE(effect.facts[2].doubt.find("; 12,500 EUR once, back after "), std::string::npos)
        << effect.facts[2].doubt;
    const ComparedRedesign& half = *desk.session.run.results->compared(desk.design(0));
    EXPECT_THAT(once_words(half, desk.session.run.results->scenarios()[half.alternative]),
                testing::StartsWith("12,500 EUR once, back after "));
    desk.give(ChooseDesign{desk.design(1)});
    EXPECT_EQ(station_data(desk.session, 3).title,
              "\u201cMore of it\u201d takes 1 move on top of Half.");
    EXPECT_EQ(station_data(desk.session, 3).second, "Set: A.") << "which move, was not said";
}

TEST(Stations, ClaimNothingWhenTheIntervalContainsZero) {
    Desk desk;
    desk.open("same.yaml",
              "friction: 1\ntitle: The same twice\nsource: guess\nstart: a\nsteps:\n"
              "  a: {by: customer, time: exponential mean 3 min, next: done}\n"
              "outcomes: {done: resolved}\n"
              "redesigns:\n  again:\n    title: The same again\n    changes:\n      - set: {step: "
              "a, title: Again}\n");
    run_at_once(desk);
    const StationData effect = station_data(desk.session, 4);
    EXPECT_EQ(effect.title, "No difference in effort beyond chance.");
    EXPECT_EQ(effect.saved, "No difference beyond chance");
}

// Twice the time for everybody: worse off by the 30 EM on average that it took. Less than 1 EM is
// the same, which is 1 - exp(-1/30) = 3.3% of an exponential.
TEST(Stations, SayHowManyAreWorseOffWhereTheyAreMore) {
    Desk desk;
    desk.open("twice.yaml",
              "friction: 1\ntitle: Twice as long\nsource: guess\nstart: a\nsteps:\n"
              "  a: {by: customer, time: exponential mean 30 min, next: done}\n"
              "outcomes: {done: resolved}\n"
              "redesigns:\n  slow:\n    title: Slower\n    changes:\n"
              "      - set: {step: a, time: exponential mean 60 min}\n");
    run_at_once(desk);
    const StationData effect = station_data(desk.session, 4);
    ASSERT_EQ(effect.facts.size(), 2U) << "nothing costs the company anything";
    EXPECT_EQ(effect.facts[1].words, "are worse off");
    EXPECT_EQ(effect.facts[1].tone, drawing::Tone::worse);
    EXPECT_EQ(effect.facts[1].figure, "97 of 100");
}

TEST(Stations, SayWhatToDoWithoutARedesign) {
    Desk desk;
    desk.open("one.yaml",
              "friction: 1\ntitle: As it is\nsource: guess\nstart: a\nsteps:\n"
              "  a: {by: customer, time: 3 min, next: done}\noutcomes: {done: resolved}\n");
    run_at_once(desk);
    for (const int station : {3, 4})
        EXPECT_NE(station_data(desk.session, station).second.find("Edit"), std::string::npos);
}

TEST(Stations, NumberThePicturesOfAll) {
    EXPECT_EQ(station_path("talk.png", 3), "talk-3.png");
    EXPECT_EQ(station_path("a.b/talk", 1), "a.b/talk-1");
}

// 76 of 100 were "8 in 10".
TEST(Stations, CountPeopleByTheNearestProportion) {
    Desk desk;
    desk.open("p.yaml",
              "friction: 1\ntitle: P\nsource: guess\nstart: {long: 76%, short: rest}\n"
              "steps:\n  long: {by: customer, time: 40 min, next: done}\n"
              "  short: {by: customer, time: 1 min, next: done}\noutcomes: {done: resolved}\n");
    run_at_once(desk);
    EXPECT_EQ(station_data(desk.session, 1).title,
              "For 3 in 4 customers a simple need becomes a problem.");
}

}  // namespace
}  // namespace friction::viewer
