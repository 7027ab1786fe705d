#pragma once
// Exact averages for journeys that never wait for one another.
//
// What a journey must remember (contact made, channel and team last met, facts told, notes seen,
// visits counted, last mark) is expanded into states of an absorbing Markov chain whose transient
// states are steps with a memory. What is computed here carries no sampling error, so it is what
// the engine is judged by. Patience and conditions on effort, time or counts of the ledger are no
// finite memory: callers ask for the finite_twin() (friction/scenario.h). The cut at run.max_visits
// is left out; `cut_bound` says how much of the journeys it could touch at most.

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "friction/effort.h"
#include "friction/ids.h"
#include "friction/metric.h"
#include "friction/result.h"
#include "friction/scenario.h"
#include "friction/words.h"

namespace friction {

/// The columns an exact answer fills: effort and its parts, elapsed, minutes, days, counts, truth,
/// cost, staff minutes.
[[nodiscard]] std::span<const Column> exact_columns();

inline constexpr std::size_t cause_count = 3;

/// What one journey meets on average; of all customers or of one segment.
struct ExactAnswer {
    double effort_mean = 0, effort_variance = 0;         ///< EM, EM squared; between journeys
    double elapsed_mean_s = 0, elapsed_variance_s2 = 0;  ///< from the beginning to the outcome
    double effort_error = 0,
           elapsed_error_s = 0;  ///< the means differ from the chain's by no more (rounding)
    std::vector<double> visits;  ///< per step
    std::vector<double> outcome_probability;  ///< per outcome; adds up to 1
    std::array<double, fixed_column_count>
        means{};                        ///< by Column, in its unit; 0 outside exact_columns()
    std::vector<double> staff_minutes;  ///< per team; 0 for automated teams
    std::vector<double> bookings;       ///< EM; [step][component][cause], see booked()

    [[nodiscard]] double mean(Column column) const { return means[column_id(column)]; }
    [[nodiscard]] double booked(StepId step, Component component, Cause cause) const;
    [[nodiscard]] double by_component(Component component) const;
    [[nodiscard]] double by_step(StepId step) const;
    [[nodiscard]] double by_cause(Cause cause) const;
};

struct ExactSummary {
    ExactAnswer overall;  ///< mixture of the segments by their shares
    std::vector<ExactAnswer>
        segments;  ///< per segment; empty when no condition asks for the segment: all are alike
    std::size_t states = 0;  ///< of all chains solved
    double cut_bound =
        0;  ///< at most this share of journeys visits a step more than run.max_visits times

    [[nodiscard]] const ExactAnswer& of(SegmentId segment) const;
};

/// Whether solve_exactly() would answer, and if not, why.
struct ExactOffer {
    bool offered = false;
    std::size_t states = 0;
    std::string reason;  ///< a sentence without full stop; empty when offered
};

inline constexpr std::size_t exact_state_limit = 200'000;

/// What is solved beside a simulation, which must not take longer than the simulation itself.
inline constexpr std::size_t states_in_passing = 5'000, steps_in_passing = 500;

[[nodiscard]] ExactOffer can_solve(const Scenario& scenario,
                                   std::size_t state_limit = exact_state_limit);

/// With P the state-to-state probabilities (row = from) and s the start, expected visits v satisfy
/// (I - P^T) v = s and expected effort to go m satisfies (I - P) m = r. Every mean is v times a
/// reward; the variance is the sum over states of v times the variance of (reward + m of the next
/// state), which loses no digits to cancellation.
///
/// Expects: scenario.has_finite_memory().
/// Refuses: more states than the limit (F095); states that no journey can leave (F096).
/// Cost:    linear in states and arcs outside loops; a factorisation per strongly connected
/// component. Source:  Kemeny and Snell, Finite Markov Chains (1976), chapter 3.
[[nodiscard]] Result<ExactSummary> solve_exactly(const Scenario& scenario,
                                                 std::size_t state_limit = exact_state_limit);

/// How often a mark of the file is set in a journey, on average: visits to the steps that set it.
/// None such: 0.
[[nodiscard]] double marks_set(const Scenario& scenario, const ExactAnswer& answer, MarkId mark);

}  // namespace friction
