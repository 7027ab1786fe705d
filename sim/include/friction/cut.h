#pragma once
// Loops in which journeys are cut at run.max_visits too often: seen before the run where the graph
// alone says so, after it by what was cut.
//
// A cut journey says nothing about the process, so more than one in ten thousand makes every mean
// doubtful and is an error (F097). What is seen beforehand is a lower bound: conditions count as if
// they always led out, and customers with patience as if they always gave up.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "friction/expectation.h"
#include "friction/result.h"
#include "friction/scenario.h"
#include "friction/structure.h"
#include "friction/tally.h"

namespace friction {

inline constexpr double cut_share_limit = 1e-4;
inline constexpr std::uint32_t largest_max_visits = 65'535;

/// Per loop that certainly has too large a share of journeys cut, one problem at the step most
/// visited. Expects: a structure without errors.
/// Cost: a factorisation per loop; loops of more than 1,000 steps are left to the run.
/// Source: Kemeny and Snell, Finite Markov Chains (1976), chapter 3: of the journeys that come to a
/// step, a share f returns, and 1 / (1 - f) is the visits expected.
[[nodiscard]] Problems cut_beforehand(const Scenario& scenario, const StructureReport& structure);

/// More than the limit is cut in this alternative, beyond chance (1 in 40): no figure of it can be
/// relied on.
[[nodiscard]] bool is_cut(const Tally& tally, std::size_t alternative);

/// In some alternative at least twice the limit is cut, beyond chance (1 in 40): no number of
/// journeys brings that below the limit.
[[nodiscard]] bool is_cut_by_far(const Tally& tally);

struct AlternativeProblem {
    std::string alternative;
    Problem problem;
};
/// Alternatives of which is_cut() is true, with the loop of the step most visited. `scenarios` are
/// those of the tally, in its order.
[[nodiscard]] std::vector<AlternativeProblem> cut_in(const Tally& tally,
                                                     std::span<const Scenario> scenarios);

/// decide() (friction/expectation.h) that also tells in which alternatives its simulation cut too
/// many.
[[nodiscard]] std::vector<Decision> decide(const std::vector<Expectation>& expectations,
                                           const std::vector<Scenario>& scenarios,
                                           const std::vector<std::optional<ExactSummary>>& exact,
                                           const CheckOptions& options,
                                           std::vector<AlternativeProblem>& cut);

}  // namespace friction
