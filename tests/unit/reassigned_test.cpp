// Who may know what in a process of any size, when work is given to another team.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "draft_graph.h"
#include "friction/move.h"
#include "move_primitives.h"
#include "support/drafts.h"

namespace drafts {
namespace {

using friction::check_reassigned;
using friction::Problems;
using friction::Reassigned;

constexpr std::size_t plenty = 1'000'000'000;

std::string numbered(const char* name, std::size_t number) { return name + std::to_string(number); }

Problems checked(const Draft& draft, const Reassigned& reassigned) {
    std::size_t work = 0;
    return check_reassigned(draft, reassigned, work, plenty);
}

/// step_0 -> step_1 -> ... -> done; each passes the fact on to the team that works on the next.
Draft handed_on(std::size_t step_count) {
    Draft draft;
    draft.teams = {{"first", {}}, {"second", {}}};
    draft.facts = {{"story", {}}};
    draft.start = to("step_0");
    for (std::size_t i = 0; i < step_count; ++i) {
        StepDraft step = work(i % 2 == 0 ? "first" : "second", 1, Channel::none,
                              to(i + 1 < step_count ? numbered("step_", i + 1) : "done"));
        step.to = i % 2 == 0 ? "second" : "first";
        step.needs = {"story"};
        draft.steps.emplace_back(numbered("step_", i), step);
    }
    draft.outcomes = {{"done", friction::OutcomeKind::resolved}};
    return draft;
}

Reassigned all_of(const Draft& draft) {
    Reassigned all;
    for (const auto& [name, step] : draft.steps) all.emplace_back(name, "of " + name);
    return all;
}

// Two teams, each followed once through 3,000 steps and as many arcs. A search for every step, made
// again for every step that passed the fact on, took more than nine minutes.
TEST(CheckReassigned, LooksAtEachStepOnceForEachTeam) {
    Draft draft = handed_on(3'000);
    draft.steps[0].second.by = "customer";
    std::size_t work = 0;

    const Problems problems = check_reassigned(draft, all_of(draft), work, plenty);

    EXPECT_THAT(problems, testing::IsEmpty());
    EXPECT_LT(work, 10u * 3'000u);
}

TEST(CheckReassigned, TellsNoMoreProblemsThanAreShown) {
    const Draft draft = handed_on(3'000);  // nobody ever hears the story
    EXPECT_EQ(checked(draft, all_of(draft)).size(), 201u);
}

// 2,000 facts, each of which two teams may have at 2,000 steps and more.
TEST(CheckReassigned, BreaksOffWhenTheWorkIsTooMuch) {
    Draft draft = handed_on(2'000);
    for (std::size_t i = 0; i < 2'000; ++i) {
        draft.facts.emplace_back(numbered("fact_", i), friction::FactDraft{});
        draft.steps[0].second.needs.push_back(numbered("fact_", i));
        draft.steps[1].second.needs.push_back(numbered("fact_", i));
    }
    draft.steps[0].second.by = "customer";
    constexpr std::size_t work_max = 1'000'000;
    std::size_t work = 0;

    EXPECT_THAT(check_reassigned(draft, all_of(draft), work, work_max), testing::IsEmpty());

    EXPECT_GT(work, work_max);
    EXPECT_LT(work, work_max + 10'000);
}

TEST(ApplyRedesign, RefusesReassignedWorkOfTooManyFacts) {
    Draft draft = handed_on(10'000);
    friction::Redesign redesign;
    for (std::size_t i = 0; i < 10'000; ++i) {
        draft.facts.emplace_back(numbered("fact_", i), friction::FactDraft{});
        draft.steps[0].second.needs.push_back(numbered("fact_", i));
        draft.steps[9'998].second.needs.push_back(numbered("fact_", i));
    }
    draft.steps[0].second.by = "customer";
    friction::Reassign move;
    move.step = "step_9998";
    move.to = "second";
    redesign.changes = {move};
    draft.redesigns.emplace_back("r", redesign);

    const auto refused = friction::apply_redesign(draft, "r");

    ASSERT_FALSE(refused.ok());
    ASSERT_EQ(refused.problems().size(), 1u);
    EXPECT_EQ(refused.problems()[0].code, "F079");
    EXPECT_EQ(refused.problems()[0].place, "redesigns.r");
}

/// The definition, word by word: who has a fact where, told anew until nobody learns anything.
class ByDefinition {
public:
    explicit ByDefinition(const Draft& draft)
        : draft_(draft), comes_before_(draft.steps.size(), std::vector<bool>(draft.steps.size())) {
        const friction::DraftGraph graph(draft);
        for (std::size_t i = 0; i < draft.steps.size(); ++i) comes_before_[i][i] = true;
        for (bool longer = true; longer;) {
            longer = false;
            for (const auto& [from, next] : graph.arcs())
                for (std::size_t i = 0; i < draft.steps.size(); ++i)
                    if (from < draft.steps.size() && comes_before_[i][from] &&
                        !comes_before_[i][next])
                        longer = comes_before_[i][next] = true;
        }
    }

    [[nodiscard]] bool may_have(const std::string& fact, const std::string& team,
                                std::size_t at) const {
        std::vector<std::string> told(draft_.steps.size());  // who hears the fact there
        for (bool learned = true; learned;) {
            learned = false;
            for (std::size_t i = 0; i < told.size(); ++i) {
                const std::string hears = who_hears(fact, i, told);
                if (hears == told[i]) continue;
                told[i] = hears;
                learned = true;
            }
        }
        return has(fact, team, at, told);
    }

private:
    std::string who_hears(const std::string& fact, std::size_t at,
                          const std::vector<std::string>& told) const {
        const StepDraft& step = draft_.steps[at].second;
        if (std::ranges::find(step.needs, fact) == step.needs.end()) return {};
        if (step.by == "customer") return step.to;
        if (is_live(step.channel)) return step.by;
        return has(fact, step.by, at, told) ? step.to : std::string{};
    }

    bool has(const std::string& fact, const std::string& team, std::size_t at,
             const std::vector<std::string>& told) const {
        std::vector<std::string> sources = {team};
        for (const auto& [other, notes] : friction::find(draft_.teams, team)->sees_notes_of)
            if (notes.literal.value > 0) sources.push_back(other);
        const std::vector<std::string>& known_to = friction::find(draft_.facts, fact)->known_to;
        return std::ranges::any_of(sources, [&](const std::string& source) {
            if (std::ranges::find(known_to, source) != known_to.end()) return true;
            for (std::size_t i = 0; i < told.size(); ++i)
                if (told[i] == source && comes_before_[i][at]) return true;
            return false;
        });
    }

    const Draft& draft_;
    std::vector<std::vector<bool>> comes_before_;  // [i][j]: a journey may go from i to j
};

/// Few steps, teams and facts, so that chances are even that a team may have a fact.
Draft random_process(std::mt19937& random) {
    const auto below = [&](std::size_t end) { return random() % end; };
    Draft draft;
    for (std::size_t i = 0; i < 4; ++i) {
        friction::TeamDraft team;
        if (below(3) == 0)
            team.sees_notes_of = {{numbered("t", below(4)), share(below(2) == 0 ? 0 : 50)}};
        draft.teams.emplace_back(numbered("t", i), team);
    }
    for (std::size_t i = 0; i < 2; ++i) {
        friction::FactDraft fact;
        if (below(4) == 0) fact.known_to = {numbered("t", below(4))};
        draft.facts.emplace_back(numbered("f", i), fact);
    }
    draft.start = to("s0");
    for (std::size_t i = 0; i < 8; ++i) {
        const bool is_of_customer = below(6) == 0;
        StepDraft step = work(is_of_customer ? "customer" : numbered("t", below(4)), 1,
                              below(6) == 0 ? Channel::phone : Channel::none,
                              to({way(numbered("s", below(9)), below(3) == 0 ? 0 : 30),
                                  rest(below(4) == 0 ? "done" : numbered("s", below(9)))}));
        if (below(4) != 0) step.to = numbered("t", below(4));
        for (std::size_t fact = 0; fact < 2; ++fact)
            if (below(2) == 0) step.needs.push_back(numbered("f", fact));
        draft.steps.emplace_back(numbered("s", i), step);
    }
    return draft;
}

TEST(CheckReassigned, SaysWhatTheDefinitionSays) {
    std::mt19937 random(7);
    std::size_t reachable = 0, out_of_reach = 0;
    for (int round = 0; round < 500; ++round) {
        const Draft draft = random_process(random);
        const ByDefinition definition(draft);
        std::vector<std::string> expected, found;
        for (std::size_t i = 0; i < draft.steps.size(); ++i) {
            const auto& [name, step] = draft.steps[i];
            if (step.by == "customer" || is_live(step.channel)) continue;
            for (const std::string& fact : step.needs) {
                const bool may_have = definition.may_have(fact, step.by, i);
                ++(may_have ? reachable : out_of_reach);
                if (!may_have) expected.push_back("of " + name + ": " + fact);
            }
        }
        for (const friction::Problem& problem : checked(draft, all_of(draft))) {
            const std::size_t fact = problem.found.find(" needs \"") + 8;
            found.push_back(problem.place + ": " + problem.found.substr(fact, 2));
        }
        EXPECT_EQ(found, expected) << "round " << round;
    }
    EXPECT_GT(reachable, 500u);
    EXPECT_GT(out_of_reach, 500u);
}

}  // namespace
}  // namespace drafts
