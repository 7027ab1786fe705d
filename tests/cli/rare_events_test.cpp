// What hardly any journey meets, and what few decide, from outside.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "program.h"

namespace friction::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// One journey in 2,000 costs 200 EM more, in two ways of other names if need be.
std::string rare_large_cost(const std::string& odd = "") {
    return R"(friction: 1
title: A rare large cost
source: made up
start: ask
steps:
  ask: {by: customer, time: normal mean 40 min sd 8 min, next: {)" +
           odd + R"(trouble: 0.05%, done: rest}}
  trouble: {by: customer, time: 200 min, next: done}
)" +
           (odd.empty() ? ""
                        : "  flood: {by: customer, time: 100 min, next: done}\n"
                          "  fire: {by: customer, time: 300 min, next: done}\n"
                          "  storm: {by: customer, time: 400 min, next: done}\n"
                          "  quake: {by: customer, time: 500 min, next: done}\n") +
           R"(outcomes: {done: resolved}
redesigns:
  faster: {title: Faster, changes: [{set: {step: ask, time: normal mean 30 min sd 6 min}}]}
)";
}

class RareEvents : public testing::Test {
protected:
    [[nodiscard]] std::string out_of(const std::string& scenario,
                                     std::vector<std::string> command) const {
        command.insert(command.begin() + 1, folder_.file("rare.yaml", scenario));
        const Ran ran = friction_with(command);
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        return ran.out;
    }

private:
    Folder folder_;
};

// 4,096 journeys know the mean to 0.3 EM, and 0.4 is asked for; but two of them meet the trouble,
// or none, and it adds 0.1 EM to the mean.
TEST_F(RareEvents, KeepARunFromBeingCalledPrecise) {
    for (const char* seed : {"1", "2", "3", "4", "5", "6"}) {
        const auto run = nlohmann::json::parse(
            out_of(rare_large_cost(), {"run", "--seed", seed, "--json"}), nullptr, false);
        ASSERT_TRUE(run.is_object());
        EXPECT_GT(run["journeys"], 4'096) << seed;
        EXPECT_EQ(run["ending"], "precise");
    }
    EXPECT_THAT(on_one_line(out_of(rare_large_cost(), {"run", "--journeys", "4096"})),
                AllOf(HasSubstr("4,096 journeys, as asked for"), Not(HasSubstr("enough to know")),
                      HasSubstr("1 step has fewer than 25 visits (visits/journeys), so that their "
                                "effort is hardly known: Trouble (1/4,096).")));
    EXPECT_THAT(
        on_one_line(out_of(rare_large_cost(), {"run", "--journeys", "4096", "--seed", "6"})),
        HasSubstr("1 step was never visited, so by at most 0.073% of the journeys "
                  "(3/4,096), and what comes there is in no figure: Trouble."));
}

std::string paper(const std::string& share, const std::string& customers) {
    return R"(friction: 1
title: Seldom on paper
source: made up
teams: {hotline: {title: Hotline}}
)" + customers +
           R"(start: q
steps:
  q: {next: {paper: )" +
           share + R"(, call: rest}}
  paper: {by: customer, channel: app, time: 1000 days, next: call}
  call: {by: hotline, channel: phone, time: uniform 4 .. 6 min, next: found}
outcomes: {found: resolved, gone: gave_up}
redesigns:
  longer: {title: No paper, changes: [set: {step: call, time: 6 min}, remove: paper]}
)";
}

// Five minutes of all others seemed to be all there is, in every sample without the one journey in
// 100,000 that takes 1,000 days: what was seen is no bound of what was not.
TEST_F(RareEvents, OfPatientCustomersAreBoundedByTheTwin) {
    const std::string compared = on_one_line(
        out_of(paper("0.001%", "customers: {patience: 1000000000000 EM}\n"), {"compare"}));
    EXPECT_THAT(compared, HasSubstr("No paper: saves "));
    EXPECT_THAT(compared, Not(HasSubstr("costs the customer")));
}

// 149 EM on average, of which a sample without the one journey in 10,000 that takes 1,000 days has
// five: all three held, with a declared error of four in 100,000.
TEST_F(RareEvents, KeepExpectationsOpenThatTheyMayOverturn) {
    const Folder folder;
    const std::string file =
        folder.file("expects.yaml",
                    paper("0.01%", "customers: {patience: 1000000000000 EM}\n") +
                        "expect:\n  - baseline.effort < 6 EM\n"
                        "  - baseline.effort < longer.effort\n  - longer.effort_saved < 0 EM\n");
    for (const char* seed : {"1", "2", "3"}) {
        const Ran ran = friction_with({"check", file, "--seed", seed});
        EXPECT_EQ(ran.exit_code, 1) << ran.out;
        EXPECT_THAT(ran.out, Not(HasSubstr("holds"))) << seed;
    }
}

// Two exact means have an exact difference: a sample without the rare step contradicted it.
TEST_F(RareEvents, LeaveWhatIsSavedExact) {
    const Folder folder;
    const std::string file = folder.file(
        "exact.yaml", paper("0.001%", "") +
                          "expect:\n  - baseline.effort < longer.effort\n"
                          "  - longer.effort_saved > 13 EM\n  - longer.effort_saved < 14 EM\n");
    const std::string told = on_one_line(friction_with({"check", file}).out);
    EXPECT_THAT(told, HasSubstr("2 of 3 expectations hold, 1 fails."));
    EXPECT_THAT(told, Not(HasSubstr("journeys")));
}

// What a sample has not met was called a defect of the program, in active minutes and the part of
// effort they are.
TEST_F(RareEvents, AreNoDisagreementWithTheExactAnswer) {
    for (const char* seed : {"1", "2", "3", "4"}) {
        const std::string run = on_one_line(
            out_of(paper("0.0005%", ""), {"run", "--journeys", "20000", "--seed", seed}));
        EXPECT_THAT(run, Not(HasSubstr("DISAGREE"))) << seed;
        EXPECT_THAT(run, HasSubstr("too few journeys to compare")) << seed;
    }
}

// In both designs; the costliest first, and all of them with --details.
TEST_F(RareEvents, AreToldInShortUnlessDetailsAreWanted) {
    const std::string scenario =
        rare_large_cost("flood: 0.2%, fire: 0.2%, storm: 0.2%, quake: 0.2%, ");
    const std::string brief = on_one_line(out_of(scenario, {"compare", "--journeys", "4096"}));
    EXPECT_THAT(brief, HasSubstr("10 steps have fewer than 25 visits (visits/journeys), so that "
                                 "their effort is hardly known: "));
    EXPECT_THAT(brief, HasSubstr(" and 7 others; --details lists them."));
    EXPECT_THAT(brief, Not(HasSubstr("Trouble in Baseline")));
    const std::string all =
        on_one_line(out_of(scenario, {"compare", "--journeys", "4096", "--details"}));
    EXPECT_THAT(all, AllOf(HasSubstr("5 steps have fewer than 25 visits"),
                           HasSubstr("Trouble in Baseline ("), HasSubstr("Flood in Faster ("),
                           Not(HasSubstr("lists them"))));
    const auto run = nlohmann::json::parse(
        out_of(scenario, {"compare", "--journeys", "4096", "--json"}), nullptr, false);
    ASSERT_TRUE(run.is_object());
    ASSERT_EQ(run["alternatives"][1]["rare_steps"].size(), 5U);
    EXPECT_EQ(run["alternatives"][1]["rare_steps"][0]["name"], "trouble");
    EXPECT_EQ(run["alternatives"][1]["one_journey"]["decides"], false);
}

// A lognormal of cv 4 takes 144,400 journeys (25 g^2, g = 3 cv + cv^3): the warning about the file
// was lost behind a report that ended "precise".
TEST_F(RareEvents, SayHowManyJourneysALengthTakesThatFewDecide) {
    const auto scenario = [](const std::string& cv) {
        return R"(friction: 1
title: A heavy tail
source: made up
start: ask
steps:
  ask: {title: Ask for it, by: customer, time: lognormal mean 40 min cv )" +
               cv + R"(, next: done}
outcomes: {done: resolved}
)";
    };
    const auto run = [&](const std::string& cv, const std::string& journeys) {
        return on_one_line(out_of(scenario(cv), {"run", "--journeys", journeys}));
    };
    EXPECT_THAT(run("4", "65536"),
                HasSubstr("A few very long ones decide how long Ask for it takes on average: it "
                          "takes 144,000 journeys to know, and until then intervals hold the truth "
                          "less often than they say."));
    EXPECT_THAT(run("4", "150000"), Not(HasSubstr("very long ones")));
    EXPECT_THAT(run("1", "100"), Not(HasSubstr("very long ones")));
}

// A lognormal of cv 40: one of 4,096 journeys decides the mean. The difference is the same for all.
TEST_F(RareEvents, SayWhenOneJourneyDecidesTheMean) {
    const std::string scenario = R"(friction: 1
title: A heavy tail
source: made up
start: ask
steps:
  ask: {by: customer, time: lognormal mean 40 min cv 40, next: done}
outcomes: {done: resolved}
redesigns:
  faster: {title: Faster, changes: [{set: {step: ask, time: lognormal mean 20 min cv 40}}]}
  form: {title: Form, changes: [{set: {step: ask, fields: 10}}]}
)";
    EXPECT_THAT(on_one_line(out_of(scenario, {"run", "--journeys", "4096"})),
                AllOf(HasSubstr("One journey alone moves the mean effort by "),
                      HasSubstr(", more than a quarter of its ±: ")));
    EXPECT_THAT(on_one_line(out_of(scenario, {"compare", "--journeys", "4096"})),
                AllOf(HasSubstr("One customer alone moves the difference in effort of Faster by "),
                      Not(HasSubstr("Form by"))));
    const auto run = nlohmann::json::parse(
        out_of(scenario, {"compare", "--journeys", "4096", "--json"}), nullptr, false);
    ASSERT_TRUE(run.is_object());
    EXPECT_EQ(run["alternatives"][1]["one_journey"]["decides"], true);
    EXPECT_EQ(run["alternatives"][2]["one_journey"]["decides"], false);
}

TEST_F(RareEvents, AreNoMatterInTheTollInvoice) {
    for (const char* command : {"run", "compare"}) {
        const Ran ran = friction_with({command, scenario("toll-invoice.yaml")});
        EXPECT_THAT(on_one_line(ran.out),
                    AllOf(Not(HasSubstr("25 visits")), Not(HasSubstr("never visited")),
                          Not(HasSubstr("alone moves"))));
        EXPECT_EQ(ran.err, "");
    }
}

}  // namespace
}  // namespace friction::tests
