#pragma once
// What the graph of a process shows without running it (Boost.Graph inside).

#include <string>
#include <vector>

#include "friction/ids.h"
#include "friction/result.h"
#include "friction/scenario.h"

namespace friction {

/// Every arc counts that somebody takes: `next`, `after`, every case. A share of 0%, a case behind
/// one that takes all, a time-out that never comes first and the `next` of a step whose time-out
/// always does are no ways.
struct StructureReport {
    std::vector<StepId> unreachable;  ///< nothing reaches them from the start
    std::vector<StepId> idle;     ///< those of them that a parameter, now 0% or 100%, can let in
    std::vector<StepId> trapped;  ///< no outcome can be reached from them
    std::vector<std::vector<StepId>> loops;  ///< strongly connected components with an arc inside
    std::vector<std::size_t>
        customer_loops;  ///< positions in `loops` of those that only the customer can leave:
                         ///< every way out starts at a customer's step, a customer-owned wait, a
                         ///< choice right behind one, or goes to an outcome of kind gave_up
    std::vector<std::uint32_t> order;  ///< per step: position of its component in topological order
};
[[nodiscard]] StructureReport analyse_structure(const std::vector<Step>& steps,
                                                const std::vector<Branch>& start,
                                                const std::vector<Outcome>& outcomes);

/// Problems (`steps.x`): F050 unreachable (a warning for idle ones), F051 trapped; warnings F052
/// for loops only the customer can leave. In an alternative (`is_baseline` false) steps that
/// nothing reaches are none.
[[nodiscard]] Problems structure_problems(const StructureReport& report,
                                          const std::vector<Step>& steps, bool is_baseline = true);

}  // namespace friction
