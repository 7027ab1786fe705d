#include "friction/report/provenance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace friction::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// One step by a team, a wait, two outcomes.
Scenario small() {
    Scenario s;
    s.title = "Title";
    s.segments = {{.name = "all", .title = "", .share = 1, .patience = {}}};
    s.teams = {{.name = "desk", .title = "Desk", .cost_per_minute = 0.5, .sees = {1, 0}},
               {.name = "back", .title = "", .sees = {0, 1}}};
    s.outcomes = {{"done", OutcomeKind::resolved}, {"left", OutcomeKind::gave_up}};
    Step ask;
    ask.name = ask.luck_name = "ask";
    ask.kind = StepKind::team_work;
    ask.by = TeamId{0};
    ask.channel = Channel::phone;
    ask.length = Lognormal{1, 0.5};
    ask.next = {{.asks = {}, .handoffs = {{{StepId{1}, {}}, 0.25}, {{{}, OutcomeId{0}}, 0.75}}}};
    Step wait;
    wait.name = wait.luck_name = "wait";
    wait.kind = StepKind::wait;
    wait.owner = Owner::company;
    wait.length = Exponential{86400};
    wait.next = {{.asks = {}, .handoffs = {{{{}, OutcomeId{1}}, 1}}}};
    s.steps = {ask, wait};
    s.start = {{.asks = {}, .handoffs = {{{StepId{0}, {}}, 1}}}};
    return s;
}

// The same process with its lists written in another order, so that every id is another one.
Scenario small_in_another_order() {
    Scenario s = small();
    std::swap(s.teams[0], s.teams[1]);
    for (Team& team : s.teams) std::swap(team.sees[0], team.sees[1]);
    std::swap(s.steps[0], s.steps[1]);
    std::swap(s.outcomes[0], s.outcomes[1]);
    const auto turn = [](Target& target) {
        if (target.step.exists()) target.step = StepId{1 - target.step.index};
        if (target.outcome.exists()) target.outcome = OutcomeId{1 - target.outcome.index};
    };
    for (Step& step : s.steps) {
        if (step.by.exists()) step.by = TeamId{1 - step.by.index};
        for (Handoff& handoff : step.next[0].handoffs) turn(handoff.target);
    }
    turn(s.start[0].handoffs[0].target);
    return s;
}

std::uint64_t hash_of(const Scenario& scenario) { return scenario_hash(std::span(&scenario, 1)); }

TEST(ScenarioHash, DoesNotSeeTheOrderOfTheFile) {
    EXPECT_EQ(canonical_text(small()), canonical_text(small_in_another_order()));
    EXPECT_EQ(hash_of(small()), hash_of(small_in_another_order()));
}

TEST(ScenarioHash, DoesNotSeeTitlesSourcesAndSeed) {
    Scenario s = small();
    s.title = "Another title";
    s.summary = "words";
    s.steps[0].title = "Ask";
    s.teams[0].title = "The desk";
    s.assumptions = {{"steps.ask.time", "3 min", "guess"}};
    s.run.seed = 99;
    EXPECT_EQ(hash_of(s), hash_of(small()));
}

// Every change that can move a number moves the hash.
TEST(ScenarioHash, SeesEveryNumberThatDecides) {
    const std::vector<void (*)(Scenario&)> changes = {
        [](Scenario& s) { s.steps[0].length = Lognormal{1, 0.50000001}; },
        [](Scenario& s) { s.steps[0].length = Uniform{1, 0.5}; },
        [](Scenario& s) {
            std::swap(s.steps[0].next[0].handoffs[0], s.steps[0].next[0].handoffs[1]);
        },
        [](Scenario& s) { s.steps[0].next[0].handoffs[0].target = {StepId{0}, {}}; },
        [](Scenario& s) { s.steps[0].channel = Channel::chat; },
        [](Scenario& s) { s.steps[0].luck_name = "other"; },
        [](Scenario& s) { s.steps[1].owner = Owner::customer; },
        [](Scenario& s) { s.steps[1].promised_s = 0; },
        [](Scenario& s) { s.steps[1].status_visible = true; },
        [](Scenario& s) { s.teams[0].sees[1] = 0.5; },
        [](Scenario& s) { s.teams[0].cost_per_minute = 0.6; },
        [](Scenario& s) { s.segments[0].patience = Constant{30}; },
        [](Scenario& s) { s.effort.retelling = 8; },
        [](Scenario& s) { s.loyalty.churn_phi = 0.2; },
        [](Scenario& s) { s.run.same_within_em = 2; },
        [](Scenario& s) { s.costs.one_off = 1; },
        [](Scenario& s) { s.customers_per_year = 10; },
        [](Scenario& s) { s.outcomes[1].kind = OutcomeKind::unresolved; },
    };
    std::vector<std::uint64_t> hashes{hash_of(small())};
    for (const auto change : changes) {
        Scenario s = small();
        change(s);
        hashes.push_back(hash_of(s));
    }
    std::sort(hashes.begin(), hashes.end());
    EXPECT_EQ(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

TEST(ScenarioHash, IsWrittenWithSixteenDigits) {
    EXPECT_EQ(hash_text(0), "0000000000000000");
    EXPECT_EQ(hash_text(0x9f3c0a51d2e47b86), "9f3c0a51d2e47b86");
}

TEST(Provenance, NamesTheWeightsThatWereChanged) {
    EXPECT_THAT(changed_weights(EffortModel{}), IsEmpty());
    EffortModel model;
    model.retelling = 8;
    const auto changed = changed_weights(model);
    ASSERT_EQ(changed.size(), 1U);
    EXPECT_EQ(changed[0].name, "retelling");
    EXPECT_EQ(changed[0].value, 8);
    EXPECT_EQ(changed[0].by_default, 5);
}

TEST(Provenance, CountsEveryPlaceOnce) {
    Scenario s = small();
    s.assumptions = {{"parameters.a.value", "5%", "guess"},
                     {"steps.ask.time", "3 min", "log of March"},
                     {"teams.desk.cost", "30", ""}};
    const std::vector<Scenario> twice{s, s};
    const Evidence found = evidence(twice);
    EXPECT_EQ(found.numbers, 3U);
    EXPECT_EQ(found.guesses, 1U);
    EXPECT_EQ(found.unsourced, 1U);
}

}  // namespace
}  // namespace friction::report
