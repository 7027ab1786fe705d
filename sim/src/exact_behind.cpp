#include "exact_behind.h"

#include <algorithm>

#include "cancel.h"
#include "exact_chain.h"

namespace friction::chain {
namespace {

void add(EffortBehind& sums, const Chain& chain, double share, const std::atomic<bool>* cancel) {
    const SparseRows rows = chain.rows();
    const AbsorbingSystem system(rows, cancel);
    std::vector<double> start(chain.size(), 0), reward(chain.size(), 0);
    for (const Arc& arc : chain.start())
        if (arc.state != Arc::no_state) start[arc.state] += arc.chance;
    for (std::size_t i = 0; i < chain.size(); ++i)
        chain.for_each_turn(i, [&](const Turn& turn, const Arc*, const Arc*) {
            reward[i] += turn.chance * turn.effort.mean;
        });
    const std::vector<double> visits = system.visits(start), to_go = system.to_go(reward);
    for (std::size_t i = 0; i < chain.size(); ++i) {
        const std::size_t step = chain.state(i).step.index;
        sums.at[step] += share * visits[i] * reward[i];
        sums.from[step] += share * visits[i] * to_go[i];
        if (visits[i] > 0) sums.most[step] = std::max(sums.most[step], to_go[i]);
    }
}

}  // namespace

Result<EffortBehind> effort_behind(const Scenario& scenario, std::size_t state_limit,
                                   const std::atomic<bool>* cancel) try {
    const Result<Chains> chains = chains_of(scenario, state_limit, Forgetting::allowed, cancel);
    if (!chains.ok()) return chains.problems();
    EffortBehind sums{std::vector<double>(scenario.steps.size(), 0),
                      std::vector<double>(scenario.steps.size(), 0),
                      std::vector<double>(scenario.steps.size(), 0)};
    const std::vector<double> shares = chain_shares(scenario, chains.value().size());
    for (std::size_t s = 0; s < shares.size(); ++s)
        add(sums, *chains.value()[s], shares[s], cancel);
    return sums;
} catch (const Cancelled&) {
    return Problem{"F098", "", "interrupted", {}, {}};
}

}  // namespace friction::chain
