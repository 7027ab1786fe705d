// Random processes: what the exact solver forgets must not matter, and its bookings must agree.

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "exact_chain.h"
#include "friction/exact.h"
#include "support/exact_checks.h"
#include "support/scenarios.h"

namespace friction::support {
namespace {

/// Processes of a few steps with every feature that leaves a memory behind.
class RandomProcess {
public:
    explicit RandomProcess(std::uint32_t seed) : random_(seed) {}

    Scenario build() {
        for (std::size_t t = 0; t < team_count; ++t) b_.team("team" + std::to_string(t));
        for (Team& team : b_.also().teams)
            for (double& share : team.sees) share = pick(std::vector<double>{0, 0.5, 0.5, 1});
        for (std::size_t f = 0; f < 3; ++f)
            b_.fact("fact" + std::to_string(f), 15.0 * static_cast<double>(1 + below(4)),
                    below(4) == 0 ? std::vector<TeamId>{any_team()} : std::vector<TeamId>{});
        const std::size_t steps = 4 + below(5);
        for (std::size_t s = 0; s < steps; ++s) b_.step(any_step("s" + std::to_string(s)));
        b_.outcome("solved");
        b_.outcome("left", OutcomeKind::gave_up);
        b_.outcome("closed", OutcomeKind::closed_unresolved);
        for (std::size_t s = 0; s < steps; ++s) lead_on("s" + std::to_string(s), s, steps);
        return b_.build();
    }

private:
    static constexpr std::size_t team_count = 3;

    std::size_t below(std::size_t n) { return random_() % n; }
    template <class T>
    T pick(const std::vector<T>& list) {
        return list[below(list.size())];
    }
    TeamId any_team() { return TeamId{below(team_count)}; }
    Distribution any_length() {
        const double length =
            static_cast<double>(1 + below(5)) * pick(std::vector<double>{minute, day});
        return below(2) == 0 ? Distribution{Constant{length}} : Distribution{Exponential{length}};
    }

    Step any_step(const std::string& name) {
        const std::vector<Channel> live = {Channel::phone, Channel::in_person};
        const std::vector<Channel> all = {Channel::none,  Channel::phone, Channel::in_person,
                                          Channel::email, Channel::web,   Channel::letter};
        Step step = choice(name);
        switch (below(8)) {
            case 0:
                return step;
            case 1:
                step =
                    pending(name, any_length(), pick(std::vector{Owner::customer, Owner::company}));
                break;
            case 2:
                step = held(name, any_length(), pick(live));
                break;
            case 3:
            case 4:
                step =
                    customer(name, any_length(), pick(all), below(2) == 0 ? any_team() : TeamId{});
                break;
            case 5:
                step = team(name, any_team(), any_length(), Channel::none, any_team());
                break;
            default:
                step = team(name, any_team(), any_length(), pick(all));
                break;
        }
        if (step.channel != Channel::none && below(4) == 0)
            step.contact = pick(std::vector{ContactBy::customer, ContactBy::company,
                                            ContactBy::reply, ContactBy::none});
        for (std::size_t f = 0; f < 3; ++f)
            if (below(2) == 0) step.needs.push_back(FactId{f});
        step.solved = below(4) == 0;
        step.refusal = below(8) == 0;
        step.status_visible = below(3) == 0;
        step.cause = pick(std::vector{Cause::need, Cause::process, Cause::failure});
        if (step.kind == StepKind::team_work) step.tone = pick(std::vector<double>{0.9, 1, 1.2});
        if (below(3) == 0) step.promised_s = static_cast<double>(1 + below(3)) * day;
        return step;
    }

    /// Forward with a way back, so that there are loops; now and then a condition or a time-out.
    void lead_on(const std::string& from, std::size_t s, std::size_t steps) {
        const auto ahead = [&] {
            const std::size_t to = s + 1 + below(steps - s);
            return to < steps ? "s" + std::to_string(to)
                              : pick(std::vector<std::string>{"solved", "left", "closed"});
        };
        const std::string back = "s" + std::to_string(below(steps));
        if (below(3) == 0)
            b_.lead_when(from, {b_.visits_at_least(back, static_cast<double>(1 + below(3)))},
                         {{ahead(), 1}});
        if (b_.step_of(from).kind != StepKind::choice && below(4) == 0)
            b_.time_out(from, static_cast<double>(1 + below(3)) * day, {{ahead(), 1}});
        b_.lead(from, {{ahead(), 0.5}, {back, 0.2}, {ahead(), 0.3}});
    }

    std::mt19937 random_;
    Builder b_;
};

// A state that forgets too much would mix journeys whose ledgers differ; the mean would move far
// beyond rounding.
TEST(ForgettingWhatCannotMatter, ChangesNoAnswer) {
    std::size_t compared = 0, fewer = 0, more = 0;
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        SCOPED_TRACE(seed);
        const Scenario scenario = RandomProcess(seed).build();
        const auto full = chain::solve(scenario, 20'000, chain::Forgetting::refused);
        if (!full.ok()) continue;
        const ExactSummary less = solve_exactly(scenario).value();
        const ExactAnswer &a = less.overall, &b = full.value().overall;
        ++compared;
        fewer += less.states;
        more += full.value().states;

        EXPECT_NEAR(a.effort_mean, b.effort_mean, 1e-11 * (1 + b.effort_mean));
        EXPECT_NEAR(a.effort_variance, b.effort_variance, 1e-11 * (1 + b.effort_variance));
        EXPECT_NEAR(a.elapsed_mean_s, b.elapsed_mean_s, 1e-11 * (1 + b.elapsed_mean_s));
        EXPECT_NEAR(a.elapsed_variance_s2, b.elapsed_variance_s2,
                    1e-11 * (1 + b.elapsed_variance_s2));
        for (const Column column : exact_columns())
            EXPECT_NEAR(a.mean(column), b.mean(column), 1e-11 * (1 + b.mean(column)))
                << column_id(column);
        expect_bookings_agree(scenario, a);
        double ends = 0;
        for (const double p : a.outcome_probability) ends += p;
        EXPECT_NEAR(ends, 1, 1e-13);
    }
    EXPECT_GT(compared, 300u);
    EXPECT_LT(fewer, more);
}

}  // namespace
}  // namespace friction::support
