#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "friction/expectation.h"

namespace friction {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Expectation parsed_expectation(std::string_view text) {
    const Parsed<Expectation> result = parse_expectation(text);
    if (const auto* problem = std::get_if<TextProblem>(&result)) {
        ADD_FAILURE() << text << ": " << problem->found;
        return {};
    }
    return std::get<Expectation>(result);
}

TextProblem problem_of(std::string_view text) {
    const Parsed<Expectation> result = parse_expectation(text);
    if (const auto* problem = std::get_if<TextProblem>(&result)) return *problem;
    ADD_FAILURE() << text << " was understood";
    return {};
}

TEST(ExpectationText, OfAMeanAgainstANumber) {
    const Expectation e = parsed_expectation("  baseline.became_problem > 60%  ");
    EXPECT_EQ(e.text, "baseline.became_problem > 60%");
    EXPECT_EQ(e.kind, ExpectationKind::relation);
    EXPECT_EQ(e.relation, Relation::more);
    EXPECT_FALSE(e.left.is_value);
    EXPECT_EQ(e.left.alternative, "baseline");
    EXPECT_EQ(e.left.metric, "became_problem");
    EXPECT_EQ(e.left.statistic, Statistic::mean);
    EXPECT_TRUE(e.right.is_value);
    EXPECT_EQ(e.right.value, (Quantity{0.6, Dimension::share}));
}

TEST(ExpectationText, OfAPartOfAnotherAlternative) {
    const Expectation e =
        parsed_expectation("employee_sends_request.effort<40% of baseline.effort");
    EXPECT_EQ(e.relation, Relation::less);
    EXPECT_EQ(e.left.alternative, "employee_sends_request");
    EXPECT_DOUBLE_EQ(e.right.factor, 0.4);
    EXPECT_EQ(e.right.alternative, "baseline");
    EXPECT_DOUBLE_EQ(parsed_expectation("b.effort < 105% of baseline.effort").right.factor, 1.05);
}

TEST(ExpectationText, WithEveryPartOfASide) {
    const Expectation e = parsed_expectation("20% of b.effort( day_open ).p90 for leisure >= 5 EM");
    EXPECT_EQ(e.relation, Relation::at_least);
    EXPECT_DOUBLE_EQ(e.left.factor, 0.2);
    EXPECT_EQ(e.left.argument, "day_open");
    EXPECT_EQ(e.left.statistic, Statistic::p90);
    EXPECT_EQ(e.left.segment, "leisure");
    EXPECT_EQ(parsed_expectation("b.days.p50 < 50% of baseline.days.p95").right.statistic,
              Statistic::p95);
}

TEST(ExpectationText, WithPercentagePoints) {
    const Expectation e = parsed_expectation("b.resolved >= baseline.resolved + 10 points");
    EXPECT_EQ(e.right.points, 0.1);
    EXPECT_EQ(parsed_expectation("b.resolved >= baseline.resolved +1 point").right.points, 0.01);
}

TEST(ExpectationText, WithTheNumberOnTheLeft) {
    const Expectation e = parsed_expectation("5 days <= b.elapsed");
    EXPECT_EQ(e.left.value, (Quantity{432'000, Dimension::duration}));
    EXPECT_EQ(e.right.metric, "elapsed");
    EXPECT_EQ(parsed_expectation("-3 EM < b.effort_saved").left.value.value, -3);
}

TEST(ExpectationText, OfSomethingAboutEqual) {
    const Expectation e = parsed_expectation("baseline.effort is about 81.25 EM within 0.01%");
    EXPECT_EQ(e.kind, ExpectationKind::about);
    EXPECT_DOUBLE_EQ(e.within, 0.0001);
    EXPECT_EQ(e.right.value, (Quantity{81.25, Dimension::effort}));
    EXPECT_EQ(
        parsed_expectation("b.contacts is about 50% of baseline.contacts within 5%").right.factor,
        0.5);
}

TEST(ExpectationText, OfAMirage) {
    EXPECT_EQ(parsed_expectation("status_visible is a mirage").kind, ExpectationKind::mirage);
    EXPECT_EQ(parsed_expectation("status_visible is a mirage").alternative, "status_visible");
    EXPECT_EQ(parsed_expectation("b is not a mirage").kind, ExpectationKind::not_mirage);
}

TEST(ExpectationText, NamesWithArguments) {
    EXPECT_EQ(parsed_expectation("b.visits(ask_office) < 1").left.argument, "ask_office");
    EXPECT_EQ(parsed_expectation("b.reached(left_it) < 10%").left.argument, "left_it");
    EXPECT_EQ(parsed_expectation("b.staff_minutes(office) < 10 min").left.argument, "office");
    EXPECT_EQ(parsed_expectation("b.staff_minutes < 10 min").left.argument, "");
    EXPECT_EQ(parsed_expectation("b.effort_per_resolved < 10 EM").left.metric,
              "effort_per_resolved");
}

struct Refusal {
    const char* text;
    const char* found;
    const char* help;  ///< in what is expected or in the hint
    std::size_t offset;
};

TEST(ExpectationText, SaysWhatIsWrongAndWhere) {
    const std::vector<Refusal> refusals{
        {"", "empty", "SIDE < SIDE", 0},
        {"everything is fine", "\"fine\"", "a mirage", 14},
        {"effort below 5 EM", "is not an expectation", "SIDE is about", 0},
        {"b.effort = 5 EM", "\"=\"", "is about", 9},
        {"b.effort => 5 EM", "\"=>\"", "`>=`", 9},
        {"1 EM < b.effort < 5 EM", "second comparison", "two lines", 16},
        {"b.effort <", "one side is empty", "ALTERNATIVE.METRIC", 10},
        {"b.efort < 5 EM", "there is no metric \"efort\"", "did you mean \"effort\"?", 2},
        {"b. < 5 EM", "no metric", "baseline.effort", 2},
        {"effort < 5 EM", "\"effort\" was not understood", "ALTERNATIVE.METRIC", 0},
        {"b.wanted < 5 min", "\"wanted\" is not supported yet", "", 2},
        {"b.effort.p80 < 5 EM", "no statistic \"p80\"", "p90", 8},
        {"b.effort.sd < 5 EM", "not supported yet", "", 8},
        {"b.effort.worst5 < 5 EM", "not supported yet", "", 8},
        {"b.resolved.p90 < 5%", "has no p90", "", 10},
        {"b.avoidable.p50 < 5%", "has no p50", "", 11},
        {"b.visits < 2", "does not say which", "visits(ask_office)", 8},
        {"b.reached > 2%", "does not say which", "an outcome", 9},
        {"b.cost(office) < 2", "takes no argument", "", 6},
        {"b.visits(ask_office < 2", "not closed", "in brackets", 8},
        {"b.effort(activ) < 5 EM", "no component of effort \"activ\"", "did you mean \"active\"?",
         8},
        {"b.effort < 5 EMM", "\"5 EMM\"", "", 13},
        {"b.effort < 5 EM for leisure", "5 EM for leisure", "", 13},
        {"b.effort for < 5 EM", "no segment", "", 12},
        {"b.effort_per_resolved for leisure < 5 EM", "of a segment is not supported yet", "", 26},
        {"b.resolved > a.resolved + 5%", "\"+ 5%\"", "105% of", 24},
        {"b.resolved > a.resolved - 5 points", "\"- 5 points\"", "on the other side", 24},
        {"b.effort > a.effort + 5 points", "takes no percentage points", "", 20},
        {"b.effort extra > 5 EM", "\"extra\" was not understood", "", 9},
        {"half of b.effort > 5 EM", "\"half\"", "40% of", 0},
        {"0% of b.effort > 5 EM", "\"0%\"", "above 0", 0},
        {"5 EM < 6 EM", "both sides are numbers", "baseline.effort < 90 EM", 0},
        {"b.effort.p90 < a.effort", "a mean with a quantile is not supported yet", "two means", 0},
        {"b.effort.p90 < a.active.p90", "quantiles of two metrics is not supported yet",
         "the same metric", 0},
        {"b.active.p90 < a.active.p90", "only supported for effort, elapsed and days",
         "a number on one side", 0},
        {"b.effort_per_resolved < a.effort_per_resolved", "not supported yet",
         "a number on the other side give each design a limit", 0},
        {"b.effort is about 5 EM", "how near", "within 5%", 18},
        {"b.effort is about 5 EM within 5", "\"5\" is no percentage", "within 5%", 30},
        {"b.effort is about 5 EM within 0%", "\"0%\" is no percentage", "", 30},
        {"5 EM is about b.effort within 5%", "on the left", "ALTERNATIVE.METRIC is about", 0},
        {"b.effort is a mirage", "is not the name of a redesign", "ALTERNATIVE is", 0},
        {"b is no mirage", "\"no mirage\"", "not a mirage", 5},
    };
    for (const Refusal& refusal : refusals) {
        SCOPED_TRACE(refusal.text);
        const TextProblem problem = problem_of(refusal.text);
        EXPECT_THAT(problem.found, HasSubstr(refusal.found));
        EXPECT_THAT(problem.expected + " " + problem.hint, HasSubstr(refusal.help));
        EXPECT_EQ(problem.offset, refusal.offset);
    }
}

// --- names and dimensions
// ------------------------------------------------------------------------------------

Scenario named(std::string alternative, std::vector<std::string> steps) {
    Scenario scenario;
    scenario.alternative = std::move(alternative);
    scenario.segments.resize(2);
    scenario.segments[0].name = "business";
    scenario.segments[1].name = "leisure";
    for (std::string& name : steps) {
        Step step;
        step.name = std::move(name);
        scenario.steps.push_back(std::move(step));
    }
    scenario.outcomes = {{"received", OutcomeKind::resolved}, {"left_it", OutcomeKind::gave_up}};
    Team team;
    team.name = "office";
    scenario.teams.push_back(team);
    return scenario;
}

std::vector<std::string> codes_of(std::string_view text, bool with_redesign = true) {
    std::vector<Scenario> scenarios{named("baseline", {"ask", "wait"})};
    if (with_redesign) scenarios.push_back(named("b", {"ask", "send"}));
    std::vector<std::string> codes;
    for (const Problem& problem :
         check_expectation(parsed_expectation(text), scenarios, {"baseline", "b"}, "expect.3")) {
        EXPECT_EQ(problem.place, "expect.3");
        codes.push_back(problem.code);
    }
    return codes;
}

TEST(ExpectationNames, ThatExistAreAccepted) {
    for (const char* text : {"b.effort < 40% of baseline.effort", "b is not a mirage",
                             "b.visits(send) > baseline.visits(wait)", "b.visits(wait) <= 0",
                             "b.reached(left_it) < 5%", "baseline.staff_minutes(office) < 5 min",
                             "b.elapsed.p90 < 3 days", "b.worse_off for leisure < 7%",
                             "baseline.cost < 5", "b.ces > 4", "b.effort_per_resolved < 30 EM",
                             "b.avoidable + 5 points < 50%", "b.days < baseline.elapsed"})
        EXPECT_THAT(codes_of(text), IsEmpty()) << text;
}

TEST(ExpectationNames, ThatDoNotExistAreNamed) {
    EXPECT_THAT(codes_of("c.effort < 5 EM"), ElementsAre("F081"));
    EXPECT_THAT(codes_of("c is a mirage"), ElementsAre("F081"));
    EXPECT_THAT(codes_of("b.effort for pleasure < 5 EM"), ElementsAre("F082"));
    EXPECT_THAT(codes_of("b.visits(sendd) < 5"), ElementsAre("F083"));
    EXPECT_THAT(codes_of("baseline.visits(send) < 5"), ElementsAre("F083"));
    EXPECT_THAT(codes_of("b.reached(received_it) < 5%"), ElementsAre("F083"));
    EXPECT_THAT(codes_of("b.staff_minutes(offices) < 5 min"), ElementsAre("F083"));
    EXPECT_THAT(codes_of("c.effort for x < d.effort for x"),
                ElementsAre("F081", "F082", "F081", "F082"));
}

TEST(ExpectationNames, ThatDoNotExistComeWithThoseThatDo) {
    const std::vector<Scenario> scenarios{named("baseline", {})};
    const auto problem = [&](std::string_view text, const std::vector<std::string>& known) {
        return check_expectation(parsed_expectation(text), scenarios, known, "expect.0").at(0);
    };
    EXPECT_EQ(problem("slaw.effort < 5 EM", {"baseline", "slow", "quick"}).expected,
              "\"baseline\" or the name of a redesign: \"slow\" and \"quick\"");
    EXPECT_EQ(problem("slaw.effort < 5 EM", {"baseline", "slow", "quick"}).hint,
              "did you mean \"slow\"?");
    EXPECT_EQ(problem("c is a mirage", {"baseline", "slow"}).expected,
              "the name of a redesign: \"slow\"");
    EXPECT_EQ(problem("c is a mirage", {"baseline"}).expected,
              "the name of a redesign, of which the file has none");
}

// Steps of a redesign that is not built yet cannot be looked up.
TEST(ExpectationNames, OfAnAlternativeNotBuiltYetAreLetThrough) {
    EXPECT_THAT(codes_of("b.visits(anything) < 5", false), IsEmpty());
    EXPECT_THAT(codes_of("baseline.visits(anything) < 5", false), ElementsAre("F083"));
}

TEST(ExpectationNames, BothSidesHaveOneDimension) {
    EXPECT_THAT(codes_of("b.effort < 5 min"), ElementsAre("F084"));
    EXPECT_THAT(codes_of("b.effort < 5"), ElementsAre("F084"));
    EXPECT_THAT(codes_of("b.elapsed < baseline.effort"), ElementsAre("F084"));
    EXPECT_THAT(codes_of("60% < b.contacts"), ElementsAre("F084"));
    const std::vector<Scenario> scenarios{named("baseline", {})};
    const Problems problems = check_expectation(parsed_expectation("baseline.elapsed < 5 EM"),
                                                scenarios, {"baseline"}, "expect.0");
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_THAT(problems[0].found,
                HasSubstr("\"elapsed\" (a duration) cannot be compared with \"5 EM\""));
    EXPECT_THAT(problems[0].expected, HasSubstr("a duration"));
}

TEST(ExpectationNames, WhatNeedsARedesignOrANumberOfJourneys) {
    EXPECT_THAT(codes_of("baseline.worse_off < 5%"), ElementsAre("F086"));
    EXPECT_THAT(codes_of("baseline is a mirage"), ElementsAre("F086"));
    EXPECT_THAT(codes_of("b.net_gain > 1000"), ElementsAre("F085"));
}

// A share lies between 0% and 100%, and effort is never negative; what saves effort may cost some.
TEST(CheckExpectation, RefusesWhatCannotFailOrCannotHold) {
    Scenario baseline;
    baseline.segments = {{.name = "all", .title = {}, .share = 1, .patience = {}},
                         {.name = "nobody", .title = {}, .share = 0, .patience = {}}};
    const auto code_of = [&](std::string_view text) {
        const Problems problems =
            check_expectation(parsed_expectation(text), baseline, {"baseline", "b"}, "expect.0");
        return problems.empty() ? std::string() : problems.front().code;
    };
    for (const char* text : {"baseline.resolved >= 0%", "b.resolved <= 100%",
                             "baseline.effort >= 0 EM", "0 EM <= b.effort", "b.resolved > 100%",
                             "b.effort < 0 EM", "b.effort <= b.effort", "b.effort < b.effort"})
        EXPECT_EQ(code_of(text), "F088") << text;
    for (const char* text :
         {"baseline.resolved > 0%", "b.resolved >= 100%", "baseline.effort > 0 EM",
          "b.effort_saved >= 0 EM", "b.effort <= baseline.effort", "b.effort <= 0 EM"})
        EXPECT_EQ(code_of(text), "") << text;
    EXPECT_EQ(code_of("b.effort for nobody < 5 EM"), "F087");
}

TEST(ExpectationText, WithinIsBelowOneHundredPercent) {
    EXPECT_THAT(problem_of("b.effort is about 5 EM within 1000%").expected,
                HasSubstr("below 100%"));
    EXPECT_DOUBLE_EQ(parsed_expectation("b.effort is about 5 EM within 99%").within, 0.99);
}

}  // namespace
}  // namespace friction
