#include "friction/drawing/layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/large_process.h"

namespace friction::drawing {
namespace {

using support::Builder;
using support::minutes;

Layout laid_out(const Scenario& scenario, const Layout* previous = nullptr) {
    const Scenario* one = &scenario;
    return *make_layout(layout_graph({&one, 1}), previous);
}

/// The customer writes to sales, sales work on it, the customer waits on the phone and talks to
/// sales, who sometimes work on it again.
Scenario story() {
    Builder builder;
    const TeamId sales = builder.team("sales");
    builder.step(support::customer("write", minutes(4), Channel::email, sales));
    builder.step(support::team("work", sales, minutes(9)));
    builder.step(support::held("hold", minutes(3), Channel::phone));
    builder.step(support::team("talk", sales, minutes(5), Channel::phone));
    builder.outcome("done");
    builder.outcome("left", OutcomeKind::gave_up);
    builder.lead("write", "work");
    builder.lead("work", {{"done", 0.7}, {"hold", 0.3}});
    builder.lead("hold", "talk");
    builder.lead("talk", {{"done", 0.5}, {"work", 0.5}});
    return builder.build();
}

std::vector<Box> boxes_of(const Layout& layout) {
    std::vector<Box> boxes;
    for (std::uint32_t s = 0; s < layout.steps.size(); ++s)
        for (const StepPlace& place : layout.steps[s].places)
            boxes.push_back(*layout.box(s, place.lane));
    return boxes;
}

std::size_t overlaps(const Layout& layout) {
    const std::vector<Box> boxes = boxes_of(layout);
    std::size_t count = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            count += boxes[i].grown(-0.01F).touches(boxes[j]) ? 1U : 0U;
    return count;
}

/// Handoffs one of whose pieces runs through a box.
std::size_t through_boxes(const Layout& layout) {
    const std::vector<Box> boxes = boxes_of(layout);
    std::size_t count = 0;
    for (const Route& route : layout.routes) {
        bool crosses = false;
        for (std::size_t i = 1; i < route.points.size(); ++i) {
            const Point a = route.points[i - 1], b = route.points[i];
            const Box piece{{std::min(a.x, b.x) - 0.01F, std::min(a.y, b.y) - 0.01F},
                            {std::max(a.x, b.x) + 0.01F, std::max(a.y, b.y) + 0.01F}};
            for (const Box& box : boxes) crosses = crosses || box.grown(-0.05F).touches(piece);
        }
        count += crosses ? 1U : 0U;
    }
    return count;
}

// By hand: write begins at 1 and ends at 9.3. work lies in another lane, so it begins 2.4 before
// that end, at 6.9, and ends at 15.2; so hold begins at 12.8 and talk at 18.7 in the lane of work,
// which ended 3.5 before. Centres are 4.15 further.
TEST(Layout, IsAsCompactAsPredecessorsAllow) {
    const Layout layout = laid_out(story());
    const float expected[] = {5.15F, 11.05F, 16.95F, 22.85F};
    for (std::size_t s = 0; s < 4; ++s) EXPECT_NEAR(layout.steps[s].x, expected[s], 1e-3F) << s;
}

// Lanes: 10.7 for the customer with its row at 7.15, then 5.7 for a row with its centre in the
// middle.
TEST(Layout, GivesLanesTheirHeights) {
    const Layout layout = laid_out(story());
    ASSERT_EQ(layout.lanes.size(), 2U);
    EXPECT_NEAR(layout.lanes[0].height, 10.7F, 1e-3F);
    EXPECT_NEAR(layout.lanes[0].rows[0], 7.15F, 1e-3F);
    EXPECT_NEAR(layout.lanes[1].height, 5.7F, 1e-3F);
    EXPECT_NEAR(layout.lanes[1].rows[0], 10.7F + 2.85F, 1e-3F);
    EXPECT_NEAR(layout.rails[0], 0.9F, 1e-3F);
    EXPECT_NEAR(layout.rails[1], 2.8F, 1e-3F);
}

TEST(Layout, ConnectsNeighboursInDifferentLanesByOneVertical) {
    const Layout layout = laid_out(story());
    const Route* route = layout.route({.from = 0, .from_lane = 0, .to = 1, .to_lane = 1});
    ASSERT_NE(route, nullptr);
    ASSERT_EQ(route->points.size(), 2U);
    // In the middle of the overlap from 6.9 to 9.3; from the lower edge of a work box to the upper.
    EXPECT_NEAR(route->points[0].x, 8.1F, 1e-3F);
    EXPECT_NEAR(route->points[1].x, 8.1F, 1e-3F);
    EXPECT_NEAR(route->points[0].y, 7.15F + 1.65F, 1e-3F);
    EXPECT_NEAR(route->points[1].y, 13.55F - 1.65F, 1e-3F);
}

TEST(Layout, LeadsBackBelowTheLaneOfTheTarget) {
    const Layout layout = laid_out(story());
    const Route* route = layout.route({.from = 3, .from_lane = 1, .to = 1, .to_lane = 1});
    ASSERT_NE(route, nullptr);
    EXPECT_TRUE(route->is_back);
    ASSERT_EQ(route->points.size(), 4U);
    EXPECT_NEAR(route->points[1].y, 13.55F + 1.65F + 0.9F, 1e-3F);
    EXPECT_EQ(route->points[1].y, route->points[2].y);
    EXPECT_GT(route->points[0].x, route->points[3].x);
}

TEST(Layout, EndsWaysToOutcomesOnTheirRail) {
    const Layout layout = laid_out(story());
    const LayoutHandoff solved{
        .from = 1, .from_lane = 1, .to = 0, .to_lane = 0, .to_outcome = true};
    const Route* route = layout.route(solved);
    ASSERT_NE(route, nullptr);
    EXPECT_NEAR(route->points.back().y, layout.rails[0], 1e-3F);
    EXPECT_GT(layout.rail_end, layout.steps[3].x + 4.15F);
}

TEST(Layout, PutsAWaitWhereTheMoveIs) {
    Builder builder;
    const TeamId sales = builder.team("sales"), billing = builder.team("billing");
    builder.step(support::customer("write", minutes(4), Channel::email, billing));
    builder.step(support::pending("reply", support::days(2), Owner::company));
    builder.step(support::pending("remember", support::days(2), Owner::customer));
    builder.step(support::held("hold", minutes(4), Channel::phone));
    builder.step(support::choice("decide"));
    builder.step(support::team("call", sales, minutes(4), Channel::phone));
    const std::vector<TeamId> lanes = lanes_of(support::in_a_row(builder));
    EXPECT_FALSE(lanes[0].exists());
    EXPECT_EQ(lanes[1], billing);  // the matter went there by e-mail
    EXPECT_FALSE(lanes[2].exists());
    EXPECT_FALSE(lanes[3].exists());
    EXPECT_EQ(lanes[4], sales);  // it leads to the call
    EXPECT_EQ(lanes[5], sales);
}

// What the robot sends takes nothing out of the hands of billing; where it alone has the matter,
// the wait is the robot's.
TEST(Layout, LeavesTheMatterWithWhoHasItWhenASystemOnlyWrites) {
    Builder builder;
    const TeamId billing = builder.team("billing"), robot = builder.team("robot");
    builder.also().teams[robot.index].automated = true;
    builder.step(support::team("welcome", robot, minutes(0), Channel::message));
    builder.step(support::pending("first", support::days(1), Owner::company));
    builder.step(support::customer("write", minutes(4), Channel::email, billing));
    builder.step(support::team("notify", robot, minutes(0), Channel::message));
    builder.step(support::pending("reply", support::days(2), Owner::company));
    const std::vector<TeamId> lanes = lanes_of(support::in_a_row(builder));
    EXPECT_EQ(lanes[1], robot);
    EXPECT_EQ(lanes[3], robot);  // the message itself
    EXPECT_EQ(lanes[4], billing);
}

TEST(Layout, PutsSystemsLastAndResolvedOutcomesFirst) {
    Builder builder;
    const TeamId robot = builder.team("robot"), desk = builder.team("desk");
    builder.also().teams[robot.index].automated = true;
    builder.step(support::team("scan", robot, minutes(1)));
    builder.step(support::team("look", desk, minutes(1)));
    builder.outcome("lost", OutcomeKind::gave_up);
    builder.outcome("found");
    builder.lead("scan", "look");
    builder.lead("look", {{"lost", 0.5}, {"found", 0.5}});
    const Layout layout = laid_out(builder.build());
    ASSERT_EQ(layout.graph.lanes.size(), 3U);
    EXPECT_EQ(layout.graph.lanes[1].name, "desk");
    EXPECT_EQ(layout.graph.lanes[2].name, "robot");
    EXPECT_EQ(layout.graph.lanes[2].kind, LaneKind::system);
    EXPECT_EQ(layout.graph.outcomes.front(), "found");
}

TEST(Layout, KeepsBoxesApartAndRoutesOffThem) {
    for (std::uint64_t number = 0; number < 8; ++number) {
        const Layout layout = laid_out(support::large_process(number, 40 + 40 * number));
        EXPECT_EQ(overlaps(layout), 0U) << number;
        // Dense places may leave no free column; that is one handoff in a hundred at most.
        EXPECT_LE(through_boxes(layout), layout.routes.size() / 100) << number;
        for (const Route& route : layout.routes) {
            EXPECT_GE(route.points.size(), 2U);
            for (std::size_t i = 1; i < route.points.size(); ++i) {
                const Point a = route.points[i - 1], b = route.points[i];
                EXPECT_TRUE(std::abs(a.x - b.x) < 1e-3F || std::abs(a.y - b.y) < 1e-3F);
            }
        }
    }
}

TEST(Layout, IsTheSameEveryTime) {
    const Scenario scenario = support::large_process(3, 200);
    const Layout a = laid_out(scenario), b = laid_out(scenario);
    ASSERT_EQ(a.routes.size(), b.routes.size());
    for (std::size_t h = 0; h < a.routes.size(); ++h)
        EXPECT_EQ(a.routes[h].points, b.routes[h].points);
    for (std::size_t s = 0; s < a.steps.size(); ++s) EXPECT_EQ(a.steps[s].x, b.steps[s].x);
}

/// The share of steps that both know and whose place moved by at most 1f.
double kept(const Layout& before, const Layout& after) {
    std::size_t known = 0, near = 0;
    for (std::uint32_t s = 0; s < before.steps.size(); ++s) {
        const auto now = after.step(before.graph.steps[s].name);
        if (!now) continue;
        ++known;
        const Point a{before.steps[s].x, before.steps[s].places[0].y};
        const Point b{after.steps[*now].x, after.steps[*now].places[0].y};
        near += std::abs(a.x - b.x) <= 1 && std::abs(a.y - b.y) <= 1 ? 1U : 0U;
    }
    return static_cast<double>(near) / static_cast<double>(known);
}

TEST(Layout, MovesLittleAfterOneMove) {
    for (std::uint64_t number = 0; number < 10; ++number) {
        const Scenario before = support::large_process(number, 100);
        const Layout layout = laid_out(before);
        const std::size_t at = 10 + 7 * number;

        Scenario inserted = before;
        // By a team that has a lane already: a new lane would push down the systems.
        const auto worked = std::find_if(before.steps.begin(), before.steps.end(),
                                         [](const Step& s) { return s.by.exists(); });
        Step step = support::team("new_step", worked->by, minutes(2));
        step.next = before.steps[at].next;
        inserted.steps.push_back(step);
        inserted.steps[at].next = {
            Branch{.asks = {}, .handoffs = {{{StepId{before.steps.size()}, {}}, 1}}}};
        const Layout after_insert = laid_out(inserted, &layout);
        EXPECT_GE(kept(layout, after_insert), 0.95) << number;
        EXPECT_EQ(overlaps(after_insert), 0U) << number;

        Scenario rerouted = before;
        rerouted.steps[at].next = {Branch{.asks = {}, .handoffs = {{{StepId{at + 12}, {}}, 1}}}};
        EXPECT_GE(kept(layout, laid_out(rerouted, &layout)), 0.95) << number;

        Scenario removed = before;
        removed.steps[at] = support::choice("gone");
        removed.steps[at].next = before.steps[at].next;
        EXPECT_GE(kept(layout, laid_out(removed, &layout)), 0.95) << number;
    }
}

TEST(Layout, KeepsTheXOfAReassignedStepInBothLanes) {
    const Scenario before = story();
    Scenario after = before;
    after.alternative = "sales_write";
    after.steps[0].kind = StepKind::team_work;
    after.steps[0].by = TeamId{std::size_t{0}};
    const Layout alone = laid_out(before);
    const Scenario* both[] = {&before, &after};
    const Layout together = *make_layout(layout_graph(both), &alone);
    ASSERT_EQ(together.steps[0].places.size(), 2U);
    for (std::size_t s = 0; s < 4; ++s) EXPECT_EQ(together.steps[s].x, alone.steps[s].x);
    EXPECT_EQ(overlaps(together), 0U);
}

// Where a redesign has the step in a lane between, the handoff of the baseline passes: one
// vertical.
TEST(Layout, PassesWhereItsStepStandsInTheOtherDesign) {
    Builder builder;
    const TeamId desk = builder.team("desk"), office = builder.team("office");
    builder.step(support::team("greet", desk, minutes(1), Channel::in_person));
    builder.step(support::customer("write", minutes(4), Channel::email, office));
    builder.step(support::team("work", office, minutes(9)));
    builder.outcome("done");
    builder.lead("greet", "write");
    builder.lead("write", "work");
    builder.lead("work", "done");
    const Scenario before = builder.build();
    Scenario after = before;
    after.alternative = "desk_writes";
    after.steps[1].kind = StepKind::team_work;
    after.steps[1].by = desk;
    const Scenario* both[] = {&before, &after};
    const Layout together = *make_layout(layout_graph(both));
    ASSERT_EQ(together.steps[1].places.size(), 2U);
    std::size_t count = 0;
    for (std::size_t h = 0; h < together.routes.size(); ++h) {
        const LayoutHandoff& handoff = together.graph.handoffs[h];
        if (handoff.to_outcome || handoff.from != 1 || handoff.from_lane != 0) continue;
        ++count;
        ASSERT_EQ(together.routes[h].points.size(), 2U);
        EXPECT_EQ(together.routes[h].points[0].x, together.routes[h].points[1].x);
    }
    EXPECT_EQ(count, 1U);
}

/// Handoffs that go forward and lead to a step that does not stand further to the right.
std::size_t led_backwards(const Layout& layout) {
    std::size_t count = 0;
    for (std::size_t h = 0; h < layout.routes.size(); ++h) {
        const LayoutHandoff& handoff = layout.graph.handoffs[h];
        if (handoff.to_outcome || layout.routes[h].is_back) continue;
        count += layout.steps[handoff.to].x > layout.steps[handoff.from].x ? 0U : 1U;
    }
    return count;
}

/// `scenario` with a new step before `to`, entered by the start or by `from`.
Scenario with_step_before(const Scenario& scenario, Step step, std::size_t to,
                          std::optional<std::size_t> from = {}) {
    Scenario changed = scenario;
    const StepId id{scenario.steps.size()};
    step.next = {Branch{.asks = {}, .handoffs = {{{StepId{to}, {}}, 1}}}};
    changed.steps.push_back(std::move(step));
    std::vector<Branch>& way = from ? changed.steps[*from].next : changed.start;
    way = {Branch{.asks = {}, .handoffs = {{{id, {}}, 1}}}};
    return changed;
}

// A choice is 2.4 wide and keeps 2.1 from the step behind it: all others move on by 4.5.
TEST(Layout, PutsANewStartLeftOfAllOthers) {
    for (const Scenario& before : {story(), support::large_process(1, 100)}) {
        const Layout alone = laid_out(before);
        const Scenario after = with_step_before(before, support::choice("sort"), 0);
        const Scenario* both[] = {&before, &after};
        const Layout together = *make_layout(layout_graph(both), &alone);
        const auto start = together.step("sort");
        ASSERT_TRUE(start.has_value());
        EXPECT_NEAR(together.steps[*start].x, 1 + 1.2F, 1e-3F);
        float by = 0;
        for (std::size_t s = 0; s < alone.steps.size(); ++s) {
            by = together.steps[0].x - alone.steps[0].x;
            EXPECT_NEAR(together.steps[s].x - alone.steps[s].x, by, 1e-2F) << s;
            EXPECT_GT(together.steps[s].x, together.steps[*start].x) << s;
        }
        EXPECT_EQ(overlaps(together), 0U);
    }
}

// By hand: write ends at 9.3 and "note" may begin 2.4 before, at 6.9, where work begins now; in the
// lane of work it ends at 15.2, and work begins 2.1 further, at 17.3 instead of 6.9.
TEST(Layout, MakesRoomForANewStepInASmallProcess) {
    const Scenario before = story();
    const Layout alone = laid_out(before);
    const Scenario after = with_step_before(
        before, support::team("note", TeamId{std::size_t{0}}, minutes(2)), 1, std::size_t{0});
    const Layout together = laid_out(after, &alone);
    EXPECT_NEAR(together.steps[*together.step("note")].x, 6.9F + 4.15F, 1e-3F);
    EXPECT_EQ(together.steps[0].x, alone.steps[0].x);
    for (std::size_t s = 1; s < 4; ++s)
        EXPECT_NEAR(together.steps[s].x - alone.steps[s].x, 10.4F, 1e-3F) << s;
    EXPECT_EQ(led_backwards(together), 0U);
    EXPECT_EQ(overlaps(together), 0U);
    // Without it everything stays, and with it again it fits into the room that was made.
    const Layout without = laid_out(before, &together);
    const Layout again = laid_out(after, &without);
    for (std::size_t s = 0; s < 5; ++s) EXPECT_EQ(again.steps[s].x, together.steps[s].x) << s;
}

TEST(Layout, TakesAHundredThousandStepsInARow) {
    LayoutGraph graph;
    graph.lanes = {{"", LaneKind::customer}};
    graph.outcomes = {"done"};
    graph.starts = {0};
    for (std::uint32_t s = 0; s < 100'000; ++s) {
        graph.steps.push_back({"s" + std::to_string(s), MarkKind::work, {0}});
        graph.handoffs.push_back(
            {.from = s, .to = s + 1 < 100'000 ? s + 1 : 0, .to_outcome = s + 1 == 100'000});
    }
    const auto layout = make_layout(std::move(graph));
    ASSERT_TRUE(layout.has_value());
    // 10.4 from one to the next.
    EXPECT_NEAR(layout->steps[1'000].x - layout->steps[0].x, 10'400, 5);
}

TEST(Layout, FoldsChainsOfColdStepsInOneLane) {
    // a - b - c - d - e - f in one lane, and from f back to e: e has two ways in, so the chain that
    // can fold is a to d.
    LayoutGraph graph;
    graph.lanes = {{"", LaneKind::customer}};
    graph.outcomes = {"done"};
    graph.starts = {0};
    for (const char* name : {"a", "b", "c", "d", "e", "f"})
        graph.steps.push_back({name, MarkKind::wait, {0}});
    for (std::uint32_t s = 0; s < 5; ++s) graph.handoffs.push_back({.from = s, .to = s + 1});
    graph.handoffs.push_back({.from = 5, .to = 4});
    graph.handoffs.push_back({.from = 5, .to = 0, .to_outcome = true});

    const LayoutGraph folded = fold_chains(graph, std::vector<bool>(6, true));
    ASSERT_EQ(folded.steps.size(), 3U);
    EXPECT_EQ(folded.steps[0].folded, (std::vector<std::string>{"a", "b", "c", "d"}));
    EXPECT_EQ(folded.handoffs.size(), 4U);
    const Layout layout = *make_layout(folded);
    EXPECT_EQ(layout.step("c"), layout.step("a"));
    EXPECT_EQ(fold_chains(graph, std::vector<bool>(6, false)).steps.size(), 6U);
    EXPECT_EQ(fold_chains(graph, {true, true, false, true, true, true}).steps.size(), 6U);
}

TEST(Layout, StopsWhenAskedTo) {
    const std::atomic<bool> cancel{true};
    const Scenario scenario = story();
    const Scenario* one = &scenario;
    EXPECT_FALSE(make_layout(layout_graph({&one, 1}), nullptr, &cancel).has_value());
}

}  // namespace
}  // namespace friction::drawing
