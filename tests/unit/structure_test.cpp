#include "friction/structure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <vector>

namespace {

using friction::analyse_structure;
using friction::Branch;
using friction::Handoff;
using friction::Outcome;
using friction::OutcomeId;
using friction::OutcomeKind;
using friction::Owner;
using friction::Problem;
using friction::Problems;
using friction::Severity;
using friction::Step;
using friction::StepId;
using friction::StepKind;
using friction::structure_problems;
using friction::StructureReport;
using friction::Target;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Target step(std::size_t i) { return {.step = StepId{i}, .outcome = {}}; }
Target outcome(std::size_t i) { return {.step = {}, .outcome = OutcomeId{i}}; }

// One `else` that leads to all targets with equal shares.
std::vector<Branch> to(std::initializer_list<Target> targets) {
    Branch branch;
    for (const Target& target : targets)
        branch.handoffs.push_back(
            {.target = target, .share = 1.0 / static_cast<double>(targets.size())});
    return {branch};
}

Step make(const std::string& name, StepKind kind, std::vector<Branch> next) {
    Step made;
    made.name = name;
    made.kind = kind;
    made.next = std::move(next);
    return made;
}

const std::vector<Outcome> solved_or_left = {{"solved", OutcomeKind::resolved},
                                             {"left", OutcomeKind::gave_up}};

TEST(AnalyseStructure, FindsNothingWrongWithAStraightProcess) {
    const std::vector<Step> steps = {make("ask", StepKind::customer_work, to({step(1)})),
                                     make("answer", StepKind::team_work, to({outcome(0)}))};
    const StructureReport report = analyse_structure(steps, to({step(0)}), solved_or_left);

    EXPECT_THAT(report.unreachable, IsEmpty());
    EXPECT_THAT(report.trapped, IsEmpty());
    EXPECT_THAT(report.loops, IsEmpty());
    EXPECT_THAT(report.order, ElementsAre(0u, 1u));
    EXPECT_THAT(structure_problems(report, steps), IsEmpty());
}

TEST(AnalyseStructure, FindsWhatNothingReachesAndWhatCannotEnd) {
    // start -> a -> solved | b; b -> b only; c -> d -> solved, but nothing leads to c.
    const std::vector<Step> steps = {make("a", StepKind::team_work, to({outcome(0), step(1)})),
                                     make("b", StepKind::wait, to({step(1)})),
                                     make("c", StepKind::team_work, to({step(3)})),
                                     make("d", StepKind::team_work, to({outcome(0)}))};
    const StructureReport report = analyse_structure(steps, to({step(0)}), solved_or_left);

    EXPECT_THAT(report.unreachable, ElementsAre(StepId{2}, StepId{3}));
    EXPECT_THAT(report.trapped, ElementsAre(StepId{1}));
    EXPECT_THAT(report.loops, ElementsAre(ElementsAre(StepId{1})));
    EXPECT_THAT(report.customer_loops, IsEmpty());

    const Problems problems = structure_problems(report, steps);
    ASSERT_EQ(problems.size(), 3u);
    EXPECT_EQ(problems[0].code, "F050");
    EXPECT_EQ(problems[0].place, "steps.c");
    EXPECT_THAT(problems[0].found, HasSubstr("no journey ever comes to step \"c\""));
    EXPECT_THAT(problems[0].hint, HasSubstr("lead to it"));
    EXPECT_THAT(problems[1].hint, HasSubstr("only \"c\" would lead to it"));
    EXPECT_EQ(problems[2].code, "F051");
    EXPECT_EQ(problems[2].place, "steps.b");
    EXPECT_EQ(problems[2].severity, Severity::error);
}

TEST(AnalyseStructure, DoesNotFollowAShareOfNobody) {
    std::vector<Step> steps = {make("a", StepKind::team_work, to({outcome(0), step(1)})),
                               make("b", StepKind::team_work, to({outcome(0)}))};
    steps[0].next[0].handoffs[0].share = 1;
    steps[0].next[0].handoffs[1].share = 0;
    EXPECT_THAT(analyse_structure(steps, to({step(0)}), solved_or_left).unreachable,
                ElementsAre(StepId{1}));

    // A case that nobody takes leads nowhere either.
    steps[0].next = to({step(1)});
    steps[0].next[0].has_share = true;
    steps[0].next[0].share = 0;
    steps[0].next.push_back(to({outcome(0)})[0]);
    EXPECT_THAT(analyse_structure(steps, to({step(0)}), solved_or_left).unreachable,
                ElementsAre(StepId{1}));
}

TEST(AnalyseStructure, FollowsTimeOuts) {
    std::vector<Step> steps = {make("wait", StepKind::wait, to({outcome(0)})),
                               make("call", StepKind::team_work, to({outcome(0)}))};
    steps[0].after = {.time_s = 60, .next = to({step(1)})};
    EXPECT_THAT(analyse_structure(steps, to({step(0)}), solved_or_left).unreachable, IsEmpty());
}

// The order respects every arc between components, and the members of a loop share a position.
TEST(AnalyseStructure, OrdersComponentsAlongTheArcs) {
    // start -> 2 -> 0 <-> 1 -> solved
    const std::vector<Step> steps = {make("a", StepKind::team_work, to({step(1)})),
                                     make("b", StepKind::team_work, to({step(0), outcome(0)})),
                                     make("first", StepKind::team_work, to({step(0)}))};
    EXPECT_THAT(analyse_structure(steps, to({step(2)}), solved_or_left).order,
                ElementsAre(1u, 1u, 0u));
}

// wait (the company's) -> remind (the customer's work) -> wait | solved: the only way out is behind
// the customer.
std::vector<Step> reminding() {
    std::vector<Step> steps = {make("wait", StepKind::wait, to({step(1)})),
                               make("remind", StepKind::customer_work, to({step(0), outcome(0)}))};
    steps[0].owner = Owner::company;
    return steps;
}

TEST(AnalyseStructure, NamesLoopsThatOnlyTheCustomerCanLeave) {
    const std::vector<Step> steps = reminding();
    const StructureReport report = analyse_structure(steps, to({step(0)}), solved_or_left);

    EXPECT_THAT(report.loops, ElementsAre(ElementsAre(StepId{0}, StepId{1})));
    EXPECT_THAT(report.customer_loops, ElementsAre(0u));
    const Problems problems = structure_problems(report, steps);
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].code, "F052");
    EXPECT_EQ(problems[0].severity, Severity::warning);
    EXPECT_THAT(problems[0].found, HasSubstr("\"wait\", \"remind\""));
}

TEST(AnalyseStructure, ALoopTheCompanyCanLeaveIsNoCustomersLoop) {
    std::vector<Step> steps = reminding();
    steps[0].next = to({step(1), outcome(0)});
    EXPECT_THAT(analyse_structure(steps, to({step(0)}), solved_or_left).customer_loops, IsEmpty());
}

TEST(AnalyseStructure, GivingUpIsTheCustomersWayOutWhereverItStarts) {
    std::vector<Step> steps = reminding();
    steps[0].next = to({step(1), outcome(1)});
    EXPECT_THAT(analyse_structure(steps, to({step(0)}), solved_or_left).customer_loops,
                ElementsAre(0u));
}

TEST(AnalyseStructure, AChoiceBelongsToTheStepBeforeIt) {
    // remind -> choose -> solved | wait: the choice right behind the customer's step is the
    // customer's ...
    std::vector<Step> steps = reminding();
    steps[1].next = to({step(2)});
    steps.push_back(make("choose", StepKind::choice, to({step(0), outcome(0)})));
    EXPECT_THAT(analyse_structure(steps, to({step(0)}), solved_or_left).customer_loops,
                ElementsAre(0u));

    // ... and so is one behind that ...
    steps[2].next = to({step(3)});
    steps.push_back(make("choose_again", StepKind::choice, to({step(0), outcome(0)})));
    EXPECT_THAT(analyse_structure(steps, to({step(0)}), solved_or_left).customer_loops,
                ElementsAre(0u));

    // ... but not when the company's wait leads to it too.
    steps[0].next = to({step(1), step(3)});
    EXPECT_THAT(analyse_structure(steps, to({step(0)}), solved_or_left).customer_loops, IsEmpty());
}

TEST(AnalyseStructure, AWaitOwnedByTheCustomerIsTheirMove) {
    std::vector<Step> steps = {make("office", StepKind::team_work, to({step(1)})),
                               make("remember", StepKind::wait, to({step(0), outcome(0)}))};
    steps[1].owner = Owner::customer;
    EXPECT_THAT(analyse_structure(steps, to({step(0)}), solved_or_left).customer_loops,
                ElementsAre(0u));
    steps[1].owner = Owner::company;
    EXPECT_THAT(analyse_structure(steps, to({step(0)}), solved_or_left).customer_loops, IsEmpty());
}

// A depth-first search that called itself would overflow the stack here.
TEST(AnalyseStructure, BearsAHundredThousandStepsInARow) {
    std::vector<Step> steps;
    constexpr std::size_t count = 100'000;
    for (std::size_t i = 0; i < count; ++i)
        steps.push_back(make(std::string(1, 's').append(std::to_string(i)), StepKind::choice,
                             to({i + 1 < count ? step(i + 1) : outcome(0)})));
    const StructureReport report = analyse_structure(steps, to({step(0)}), solved_or_left);
    EXPECT_THAT(report.unreachable, IsEmpty());
    EXPECT_THAT(report.trapped, IsEmpty());
    EXPECT_EQ(report.order.back(), count - 1);
}

}  // namespace
