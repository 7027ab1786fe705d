#pragma once
// What moves an exact answer: how mean effort and the resolved share change with every number of
// the file.
//
// Derivatives, not differences: one solution forwards (visits) and one backwards (what is still to
// come) know what a small change anywhere does to the whole. docs/model.md defines what gives way
// when a share grows. Cost is not looked at, nor are numbers that only count (visits in a
// condition, the shape of an Erlang, ends of the run).

#include <atomic>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "friction/exact.h"
#include "friction/quantity.h"
#include "friction/result.h"
#include "friction/scenario.h"
#include "friction/scenario_draft.h"

namespace friction {

/// A change of the two answers.
struct Slope {
    double effort = 0;    ///< EM
    double resolved = 0;  ///< share of journeys, 1 = all

    Slope& operator+=(const Slope& other) {
        effort += other.effort;
        resolved += other.resolved;
        return *this;
    }
    friend Slope operator*(double factor, const Slope& slope) {
        return {factor * slope.effort, factor * slope.resolved};
    }
    friend Slope operator-(const Slope& a, const Slope& b) {
        return {a.effort - b.effort, a.resolved - b.resolved};
    }
};

enum class LeverKind {
    parameter,  ///< wherever it stands
    share,      ///< of a way, or of a case
    length,     ///< of a step: every possible length grows by the same share
    time_out,
    promise,
    telling,  ///< of a fact
    notes,    ///< share of notes seen
    segment,  ///< its share of the customers
    weight,   ///< of the effort model, tones included
};

/// Mean effort with a number at either end of its range, everything else as it is. Absent: some
/// journeys have no end there.
struct RangeEnds {
    std::optional<double> low_em, high_em;
};

/// A number of the file that is no parameter's, or a parameter.
struct Lever {
    LeverKind kind = LeverKind::parameter;
    std::string place;  ///< key by key: "steps.a_few_days.next.send_request", "parameters.calls"
    std::string name;   ///< last word that tells it apart: parameter, weight, fact, target, team
    std::string label;  ///< of a parameter; may be empty
    StepId step;        ///< where it stands; none: at no single step
    Quantity value;     ///< in base units; a mean for lengths
    std::optional<QuantityRange> range;  ///< stated in the file or in the table of weights
    Slope slope;                         ///< for each base unit more
    Slope elasticity;  ///< percent of the answer for each percent of the value; 0 of an answer 0
    bool one_sided = false;  ///< a length, time-out or promise meets another there: the answer has
                             ///< a jump or a bend, and the slope is that of one side
    std::optional<RangeEnds> ends{};  ///< of the range; filled by solve_ranges()
};

struct Sensitivity {
    Slope answer;               ///< mean effort and resolved share themselves
    std::vector<Lever> levers;  ///< strongest first; those without any effect are left out
    std::vector<std::string> at_the_edge;  ///< parameters at 0% or 100%: what gives way, or would
                                           ///< be taken, is not part of the chain
};

/// `draft`: the one `scenario` was built from (of a redesign: as apply_redesign() leaves it);
/// `scenario`: with finite memory, perhaps the finite_twin().
/// Refuses what solve_exactly() refuses. Cost: about that of solve_exactly().
/// Source: the adjoint method; Caswell, Matrix Population Models (2001), chapter 9.
[[nodiscard]] Result<Sensitivity> sensitivity(const Draft& draft, const Scenario& scenario,
                                              std::size_t state_limit = exact_state_limit,
                                              const std::atomic<bool>* cancel = nullptr);

/// Solves exactly at both ends of the range of each of the first `count` levers that have one: a
/// slope holds near the value alone. All of them or, where that takes more than `state_limit`
/// states together, none. A lever stays without ends where its scenario is refused there for
/// another reason than that journeys do not end. Expects: `draft` and `states`
/// (ExactSummary::states) to be of the scenario that `sensitivity` is of. Cost: two builds and
/// solve_exactly() for each.
void solve_ranges(const Draft& draft, std::size_t states, Sensitivity& sensitivity,
                  std::size_t count, std::size_t state_limit,
                  const std::atomic<bool>* cancel = nullptr);

}  // namespace friction
