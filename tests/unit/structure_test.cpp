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

// A slider at the end of its range is no mistake in the file: the steps behind it wait for it.
TEST(AnalyseStructure, KnowsWhatAParameterKeepsJourneysFrom) {
    std::vector<Step> steps = {make("a", StepKind::team_work, to({outcome(0), step(1)})),
                               make("b", StepKind::team_work, to({step(2)})),
                               make("c", StepKind::team_work, to({outcome(0)})),
                               make("d", StepKind::team_work, to({outcome(0)}))};
    steps[0].next[0].handoffs[0].share = 1;
    steps[0].next[0].handoffs[1].share = 0;
    steps[0].next[0].handoffs[1].varies = true;
    const StructureReport report = analyse_structure(steps, to({step(0)}), solved_or_left);
    EXPECT_THAT(report.unreachable, ElementsAre(StepId{1}, StepId{2}, StepId{3}));
    EXPECT_THAT(report.idle, ElementsAre(StepId{1}, StepId{2}));

    const Problems problems = structure_problems(report, steps);
    ASSERT_EQ(problems.size(), 3u);
    EXPECT_EQ(problems[0].severity, Severity::warning);
    EXPECT_EQ(problems[1].severity, Severity::warning);
    EXPECT_EQ(problems[2].place, "steps.d");
    EXPECT_EQ(problems[2].severity, Severity::error);
}

TEST(AnalyseStructure, FollowsTimeOuts) {
    std::vector<Step> steps = {make("wait", StepKind::wait, to({outcome(0)})),
                               make("call", StepKind::team_work, to({outcome(0)}))};
    steps[0].length = friction::Exponential{60};
    steps[0].after = {.time_s = 60, .next = to({step(1)})};
    EXPECT_THAT(analyse_structure(steps, to({step(0)}), solved_or_left).unreachable, IsEmpty());
}

// A wait of 1 to 3 s with a time-out, and two ways of its own.
Step waiting(double time_out_s, std::vector<Branch> then, std::vector<Branch> next) {
    Step made = make("wait", StepKind::wait, std::move(next));
    made.length = friction::Uniform{1, 3};
    made.after = {.time_s = time_out_s, .next = std::move(then)};
    return made;
}

TEST(AnalyseStructure, ATimeOutThatAlwaysComesFirstClosesTheOtherWay) {
    // Every length is above 1 s with certainty, none above 3 s; in between both ways are taken.
    const std::vector<Step> late = {make("late", StepKind::team_work, to({outcome(0)}))};
    for (const double time_out_s : {0.0, 1.0}) {
        const std::vector<Step> steps = {waiting(time_out_s, to({step(0)}), to({outcome(0)})),
                                         late[0]};
        const StructureReport report = analyse_structure(steps, to({step(0)}), solved_or_left);
        EXPECT_THAT(report.trapped, ElementsAre(StepId{0})) << time_out_s;
        const Problems problems = structure_problems(report, steps);
        EXPECT_THAT(problems.back().hint, HasSubstr("always comes first")) << time_out_s;
    }
    const std::vector<Step> between = {waiting(2, to({step(0)}), to({outcome(0)})), late[0]};
    EXPECT_THAT(analyse_structure(between, to({step(0)}), solved_or_left).trapped, IsEmpty());
    const std::vector<Step> never = {waiting(3, to({step(1)}), to({outcome(0)})), late[0]};
    const StructureReport report = analyse_structure(never, to({step(0)}), solved_or_left);
    EXPECT_THAT(report.unreachable, ElementsAre(StepId{1}));
    EXPECT_THAT(structure_problems(report, never)[0].hint,
                HasSubstr("never lasts longer than its time-out (3 s)"));
}

TEST(AnalyseStructure, AConstantLengthIsCutOnlyByAShorterTimeOut) {
    std::vector<Step> steps = {waiting(60, to({step(0)}), to({outcome(0)}))};
    steps[0].length = friction::Constant{60};
    EXPECT_THAT(analyse_structure(steps, to({step(0)}), solved_or_left).trapped, IsEmpty());
    steps[0].length = friction::Constant{60.1};
    EXPECT_THAT(analyse_structure(steps, to({step(0)}), solved_or_left).trapped,
                ElementsAre(StepId{0}));
}

TEST(AnalyseStructure, TellingFactsMayBringATimeOut) {
    // 3 s of work never reach 5 s, but the work with the telling may.
    std::vector<Step> steps = {waiting(5, to({step(1)}), to({outcome(0)})),
                               make("late", StepKind::team_work, to({outcome(0)}))};
    steps[0].kind = StepKind::team_work;
    steps[0].by = friction::TeamId{0};
    steps[0].channel = friction::Channel::phone;
    EXPECT_THAT(analyse_structure(steps, to({step(0)}), solved_or_left).unreachable,
                ElementsAre(StepId{1}));
    steps[0].needs = {friction::FactId{0}};
    EXPECT_THAT(analyse_structure(steps, to({step(0)}), solved_or_left).unreachable, IsEmpty());
}

// What stands behind a case that takes everybody, or asks what cannot be, is no way out.
TEST(AnalyseStructure, ACaseThatIsCertainHidesThoseBehindIt) {
    const auto asking = [](friction::Relation relation, double value) {
        std::vector<Branch> next = to({step(0)});
        next[0].asks = {{.thing = friction::Thing::visits,
                         .relation = relation,
                         .step = StepId{0},
                         .segment = {},
                         .value = value}};
        next.push_back(to({outcome(0)})[0]);
        return next;
    };
    const auto trapped = [](std::vector<Branch> next) {
        const std::vector<Step> steps = {make("again", StepKind::choice, std::move(next))};
        return !analyse_structure(steps, to({step(0)}), solved_or_left).trapped.empty();
    };
    // Standing on the step, it has been entered once at least.
    EXPECT_TRUE(trapped(asking(friction::Relation::at_least, 1)));
    EXPECT_FALSE(trapped(asking(friction::Relation::at_least, 2)));
    EXPECT_TRUE(trapped(asking(friction::Relation::more, 0)));
    EXPECT_FALSE(trapped(asking(friction::Relation::less, 5)));
    std::vector<Branch> shared = to({step(0)});
    shared[0].has_share = true;
    shared[0].share = 1;
    shared.push_back(to({outcome(0)})[0]);
    EXPECT_TRUE(trapped(shared));
    shared[0].share = 0.5;
    EXPECT_FALSE(trapped(shared));
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
