// Runs of so few journeys that they can hardly know anything, and say so.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "program.h"

namespace friction::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string parcel_told_of(const std::string& call_time, const std::string& odd) {
    return R"(friction: 1
title: A parcel
customers: {per_year: 1000, yearly_value: 100}
teams: {hotline: {cost: 30 per hour}}
start: call
steps:
  call: {by: hotline, channel: phone, time: )" +
           call_time + R"(, next: {found: 70%, search: rest}}
  search: {wait: exponential mean 4 days, owner: company, next: {found: 80%, )" +
           odd + R"(, lost: rest}}
  odd: {by: hotline, channel: phone, time: 10 min, next: found}
outcomes: {found: resolved, lost: unresolved}
redesigns:
  faster: {changes: [{set: {step: search, wait: 1 day}}]}
)";
}

class FewJourneys : public testing::Test {
protected:
    [[nodiscard]] static std::string out_of(const std::string& scenario,
                                            const std::vector<std::string>& command) {
        const Folder folder;
        std::vector<std::string> arguments = command;
        arguments.insert(arguments.begin() + 1, folder.file("parcel.yaml", scenario));
        return on_one_line(friction_with(arguments).out);
    }
};

// None of ten journeys comes to a step that one in 300 comes to, and the whole spread is that of
// three who had to wait.
TEST_F(FewJourneys, AreNoDefectOfTheProgram) {
    const std::string scenario = parcel_told_of("lognormal mean 6 min cv 0.5", "odd: 1%");
    for (const char* journeys : {"1", "2", "10", "50"}) {
        const std::string out = out_of(scenario, {"run", "--journeys", journeys});
        EXPECT_THAT(out, Not(HasSubstr("DISAGREE"))) << journeys;
        EXPECT_THAT(out, HasSubstr("too few journeys to compare")) << journeys;
    }
    EXPECT_THAT(out_of(scenario, {"run", "--journeys", "10", "--json"}),
                HasSubstr("\"verdict\": \"too_few_journeys\""));
    EXPECT_THAT(out_of(scenario, {"run", "--journeys", "20000"}), HasSubstr("compared, all agree"));
}

// 1 in 330,000 comes there, and none of 4,096.
TEST_F(FewJourneys, WithoutARareStepAreNoDefectEither) {
    const std::string out = out_of(parcel_told_of("lognormal mean 6 min cv 0.5", "odd: 0.001%"),
                                   {"run", "--journeys", "4096"});
    EXPECT_THAT(out, AllOf(Not(HasSubstr("DISAGREE")), HasSubstr("compared, all agree")));
}

// A Weibull length of shape 0.05: half of its mean is in calls of which there are fewer than one
// in a million. Of the effort 2.6 (2.4 to 3.3) the larger side is 0.7 EM.
TEST_F(FewJourneys, ThatLackATailSayThatTheIntervalMissesTheExactAnswer) {
    EXPECT_THAT(
        out_of(parcel_told_of("weibull mean 5 min shape 0.05", "odd: 1%"),
               {"run", "--journeys", "16384"}),
        AllOf(HasSubstr("too few journeys to compare. The interval misses the exact answer"),
              HasSubstr("rely on the exact answer"), HasSubstr("2.6 (2.4 to 3.3) EM"),
              HasSubstr("mean effort is known to ± 0.7 EM")));
}

// Neither of two customers has to wait, so that a shorter wait is no difference for them.
TEST_F(FewJourneys, ThatDoNotDifferAreNotTakenForAll) {
    const std::string scenario = parcel_told_of("lognormal mean 6 min cv 0.5", "odd: 1%");
    const std::string two = out_of(scenario, {"compare", "--journeys", "2"});
    EXPECT_THAT(two, AllOf(HasSubstr("Faster: no difference in effort seen in 2 journeys, and none "
                                     "in problems solved: all of them (at least"),
                           HasSubstr("No difference in the company's cost seen in 2 journeys"),
                           HasSubstr("so few do not say how well the differences in effort are")));
    EXPECT_THAT(two, AllOf(Not(HasSubstr("no customer's effort changes")),
                           Not(HasSubstr("stays as it is")), Not(HasSubstr("± 0 EM"))));
    const std::string one = out_of(scenario, {"compare", "--journeys", "1"});
    EXPECT_THAT(one, AllOf(HasSubstr("no difference in effort seen in 1 journey,"),
                           Not(HasSubstr("(0 (cannot"))));
    EXPECT_THAT(out_of(scenario, {"run", "--journeys", "1"}),
                AllOf(HasSubstr("EM in the only one seen"), HasSubstr("so few do not say how well "
                                                                      "mean effort is known")));
}

// Calls of 6 minutes each, and nothing that could be otherwise: one customer shows all.
TEST_F(FewJourneys, OfCustomersWhoAreAllAlikeAreEnough) {
    const std::string scenario = R"(friction: 1
title: Calls
teams: {desk: {cost: 30 per hour}, office: {cost: 30 per hour}}
start: call
steps: {call: {by: desk, channel: phone, time: 6 min, next: done}}
outcomes: {done: resolved}
redesigns: {other: {changes: [{set: {step: call, by: office}}]}}
)";
    const std::string out = out_of(scenario, {"compare", "--journeys", "2"});
    EXPECT_THAT(out, AllOf(HasSubstr("no customer's effort changes"), HasSubstr("stays as it is"),
                           Not(HasSubstr("so few"))));
    EXPECT_THAT(out_of(scenario, {"run", "--journeys", "2"}),
                HasSubstr("costs the customer 6 EM, and"));
}

}  // namespace
}  // namespace friction::tests
