// The bound of the exact solver's error against the same chain solved with fifty digits.

#include <gtest/gtest.h>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cstdint>
#include <utility>
#include <vector>

#include "exact_chain.h"
#include "friction/exact.h"
#include "support/random_process.h"
#include "support/scenarios.h"
#include "support/stories.h"

namespace friction::support {
namespace {

using Digits = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<50>>;

/// m with (I - P) m = r, by elimination; the diagonal is the chance to leave.
std::vector<Digits> to_go(const chain::SparseRows& rows, std::vector<Digits> r) {
    const std::size_t n = rows.size();
    std::vector<std::vector<Digits>> a(n, std::vector<Digits>(n, 0));
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = rows.begin[i]; k < rows.begin[i + 1]; ++k)
            a[i][rows.column[k]] = -Digits(rows.value[k]);
        a[i][i] = rows.leaving[i];
    }
    // Rows add up to 0 at most, so every pivot is positive without exchanging rows.
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j) {
            if (a[j][i] == 0) continue;
            const Digits factor = a[j][i] / a[i][i];
            for (std::size_t k = i; k < n; ++k) a[j][k] -= factor * a[i][k];
            r[j] -= factor * r[i];
        }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k) r[i] -= a[i][k] * r[k];
        r[i] /= a[i][i];
    }
    return r;
}

Digits mean_of(const chain::Chain& chain, chain::Moments chain::Turn::* reward) {
    std::vector<Digits> r(chain.size(), 0);
    for (std::size_t i = 0; i < chain.size(); ++i)
        chain.for_each_turn(i, [&](const chain::Turn& turn, const chain::Arc*, const chain::Arc*) {
            r[i] += Digits(turn.chance) * (turn.*reward).mean;
        });
    const std::vector<Digits> m = to_go(chain.rows(), std::move(r));
    Digits mean = 0;
    for (const chain::Arc& arc : chain.start())
        if (arc.state != chain::Arc::no_state) mean += Digits(arc.chance) * m[arc.state];
    return mean;
}

struct Compared {
    double error, bound;  ///< of the effort, relative
};

/// Effort and length of one scenario: the true error lies within the bound.
Compared compare(const Scenario& scenario) {
    const ExactAnswer a = solve_exactly(scenario).value().overall;
    const chain::Chains chains =
        chain::chains_of(scenario, exact_state_limit, chain::Forgetting::allowed, nullptr).value();
    Digits effort = 0, elapsed_s = 0;
    for (std::size_t s = 0; s < chains.size(); ++s) {
        const Digits weight = chains.size() == 1 ? 1 : Digits(scenario.segments[s].share);
        effort += weight * mean_of(*chains[s], &chain::Turn::effort);
        elapsed_s += weight * mean_of(*chains[s], &chain::Turn::elapsed_s);
    }
    const auto off = [](double value, const Digits& truth) {
        return static_cast<double>(abs(Digits(value) - truth));
    };
    EXPECT_LE(off(a.effort_mean, effort), a.effort_error);
    EXPECT_LE(off(a.elapsed_mean_s, elapsed_s), a.elapsed_error_s);
    if (a.effort_mean == 0) return {0, a.effort_error};
    return {off(a.effort_mean, effort) / a.effort_mean, a.effort_error / a.effort_mean};
}

TEST(ExactError, LiesWithinTheBoundOfRandomProcesses) {
    for (std::uint64_t number = 1; number <= 150; ++number) {
        const Scenario scenario =
            testing_support::scenario_of(testing_support::random_process(number));
        if (can_solve(scenario, 100).states > 100 || !can_solve(scenario, 100).offered) continue;
        SCOPED_TRACE(number);
        const Compared c = compare(scenario);
        EXPECT_LT(c.error, 1e-14);
        EXPECT_LT(c.bound, 1e-13);
    }
}

// A ring of which only one journey in ten million gets out at each step: the matrix is nearly
// singular, and the bound has to say what that costs.
TEST(ExactError, LiesWithinTheBoundOfALoopThatHardlyEnds) {
    for (const double out : {1e-3, 1e-5, 1e-7}) {
        SCOPED_TRACE(out);
        Builder b;
        constexpr std::size_t n = 40;
        const auto name = [](std::size_t i) { return "s" + std::to_string(i % n); };
        for (std::size_t i = 0; i < n; ++i)
            b.step(customer(name(i), minutes(1 + static_cast<double>(i) / 7)));
        b.outcome("done");
        for (std::size_t i = 0; i < n; ++i)
            b.lead(name(i), {{name(i + 1), 0.7}, {name(i + 9), 0.3 - out}, {"done", out}});
        const Compared c = compare(b.build());
        EXPECT_LT(c.error, 1e-9);
        EXPECT_LT(c.bound, 1e-9 + 1e-14 / out);
    }
}

}  // namespace
}  // namespace friction::support
