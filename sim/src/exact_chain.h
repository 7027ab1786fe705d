#pragma once
// A scenario for one segment as an absorbing Markov chain with rewards.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "exact_memory.h"
#include "exact_system.h"
#include "exact_time.h"
#include "friction/exact.h"
#include "friction/scenario.h"

namespace friction::chain {

struct State {
    StepId step;
    Memory memory;  ///< at the door of the step

    friend bool operator==(const State&, const State&) = default;
};
struct StateHash {
    std::size_t operator()(const State& state) const {
        return hash_of(state.memory) * 1'000'003U + state.step.index;
    }
};

/// To a state, or to an outcome with what the company then believes.
struct Arc {
    double chance = 0;
    std::uint32_t state = no_state;
    OutcomeId outcome;
    bool believed = false;
    static constexpr std::uint32_t no_state = static_cast<std::uint32_t>(-1);
};

/// A way through a state: the notes seen, and whether the time-out came first; luck decides only
/// where it leads.
struct Turn {
    double chance = 0;
    Moments effort, elapsed_s;
    std::size_t arcs_end =
        0;  ///< of the arcs that begin where those of the turn before end; chances add up to 1
};

/// A handoff of a case that holds.
struct Taken {
    std::size_t branch, handoff;
    double left;    ///< chance that no case before it is taken
    double taken;   ///< chance to take the case then
    double within;  ///< share within the case
};

/// pass() remembered per step: gamma and beta integrals are what an expansion would spend its time
/// on.
class Passings {
public:
    explicit Passings(const Scenario& scenario)
        : scenario_(scenario), known_(scenario.steps.size()) {}
    const Passing& of(StepId step, double tell_s, bool touched);

private:
    struct Known {
        double tell_s;
        bool touched;
        Passing passing;
    };
    const Scenario& scenario_;
    std::vector<std::vector<Known>> known_;
};

class Chain {
public:
    /// Stops when it would need more than `state_limit` states; see complete(). Throws Cancelled.
    Chain(const Scenario& scenario, SegmentId segment, std::size_t state_limit,
          Forgetting forgetting = Forgetting::allowed, const std::atomic<bool>* cancel = nullptr);
    Chain(const Chain&) = delete;
    Chain& operator=(const Chain&) = delete;

    [[nodiscard]] bool complete() const { return complete_; }
    [[nodiscard]] std::size_t size() const { return order_.size(); }
    [[nodiscard]] const State& state(std::size_t i) const { return *order_[i]; }
    [[nodiscard]] const std::vector<Arc>& start() const { return start_; }
    [[nodiscard]] const Foresight& foresight() const { return foresight_; }
    [[nodiscard]] Passings& passings() { return passings_; }

    /// Calls visit(const Turn&, const Arc* first, const Arc* last) for each way through the state.
    template <class Visit>
    void for_each_turn(std::size_t state, Visit&& visit) const {
        for (std::size_t t = turns_end_[state]; t < turns_end_[state + 1]; ++t) {
            const std::size_t first = t == 0 ? 0 : turns_[t - 1].arcs_end;
            visit(turns_[t], arcs_.data() + first, arcs_.data() + turns_[t].arcs_end);
        }
    }

    /// Calls visit(const Taken&) for the handoffs that a journey with this memory can take, in the
    /// order of the arcs.
    template <class Visit>
    void for_each_taken(const std::vector<Branch>& branches, const Memory& memory,
                        Visit&& visit) const {
        double left = 1;
        for (std::size_t b = 0; b < branches.size() && left > share_of_none; ++b) {
            const Branch& branch = branches[b];
            if (!holds(branch, memory)) continue;
            const double taken = branch.has_share ? branch.share : 1;
            double sum = 0;  // 1 but for rounding
            for (const Handoff& handoff : branch.handoffs)
                if (handoff.share > share_of_none) sum += handoff.share;
            for (std::size_t h = 0; h < branch.handoffs.size() && taken > share_of_none; ++h)
                if (branch.handoffs[h].share > share_of_none)
                    visit(Taken{b, h, left, taken, branch.handoffs[h].share / sum});
            left *= 1 - taken;
        }
    }

    [[nodiscard]] SparseRows rows() const;
    /// A step in which journeys can get caught for ever; none when every state can reach an
    /// outcome.
    [[nodiscard]] StepId trap() const;

private:
    void expand(std::size_t state);
    void spread(const std::vector<Branch>& branches, const Memory& memory, std::vector<Arc>& arcs);
    void reach(const Handoff& handoff, double chance, const Memory& memory, std::vector<Arc>& arcs);
    [[nodiscard]] bool holds(const Branch& branch, const Memory& memory) const;
    [[nodiscard]] bool holds(const Ask& ask, const Memory& memory) const;

    const Scenario& scenario_;
    SegmentId segment_;
    std::size_t state_limit_;
    bool complete_ = true;
    Foresight foresight_;
    Passings passings_;
    std::unordered_map<State, std::uint32_t, StateHash> known_;
    std::vector<const State*> order_;
    std::vector<Arc> start_, arcs_;
    std::vector<Turn> turns_;
    std::vector<std::size_t> turns_end_{0};
};

/// The chains of a scenario: one when all segments are alike, otherwise one each.
using Chains = std::vector<std::unique_ptr<Chain>>;
/// The share of customers for whom each stands; their sum is 1.
[[nodiscard]] std::vector<double> chain_shares(const Scenario& scenario, std::size_t chain_count);
/// Expects finite memory. Refuses what solve_exactly() refuses; throws Cancelled.
[[nodiscard]] Result<Chains> chains_of(const Scenario& scenario, std::size_t state_limit,
                                       Forgetting forgetting, const std::atomic<bool>* cancel);

/// solve_exactly(), with or without forgetting.
[[nodiscard]] Result<ExactSummary> solve(const Scenario& scenario, std::size_t state_limit,
                                         Forgetting forgetting,
                                         const std::atomic<bool>* cancel = nullptr);

}  // namespace friction::chain
