#include "exact_chain.h"

#include <algorithm>
#include <utility>

#include "cancel.h"
#include "exact_visit.h"

namespace friction::chain {
const Passing& Passings::of(StepId step, double tell_s, bool touched) {
    std::vector<Known>& known = known_[step.index];
    for (const Known& k : known)
        if (k.tell_s == tell_s && k.touched == touched) return k.passing;
    known.push_back(
        {tell_s, touched, pass(scenario_.steps[step.index], scenario_.effort, tell_s, touched)});
    return known.back().passing;
}

Chain::Chain(const Scenario& scenario, SegmentId segment, std::size_t state_limit,
             Forgetting forgetting, const std::atomic<bool>* cancel)
    : scenario_(scenario),
      segment_(segment),
      state_limit_(state_limit),
      foresight_(scenario, forgetting),
      passings_(scenario) {
    spread(scenario.start, foresight_.at_start(), start_);
    for (std::size_t i = 0; i < order_.size() && complete_; ++i) {
        stop_if(cancel);
        expand(i);
    }
}

void Chain::expand(std::size_t i) {
    // not by reference: expanding adds states
    const State& here = *order_[i];
    const Step& step = scenario_.steps[here.step.index];
    for (const Visit& visit : enter(scenario_, foresight_, here.step, here.memory)) {
        const Passing& passing = passings_.of(here.step, visit.tell_s, visit.memory.touched);
        const double em = visit.em();
        const auto turn = [&](const Ending& ending, const std::vector<Branch>& next) {
            if (ending.chance <= 0) return;
            spread(next, visit.memory, arcs_);
            Turn t{visit.chance * ending.chance, ending.effort, ending.elapsed_s, arcs_.size()};
            t.effort.mean += em;
            turns_.push_back(t);
        };
        turn(passing.by_itself, step.next);
        if (step.after) turn(passing.timed_out, step.after->next);
    }
    turns_end_.push_back(turns_.size());
}

bool Chain::holds(const Ask& ask, const Memory& memory) const {
    if (ask.thing == Thing::segment)
        return (ask.segment == segment_) == (ask.relation == Relation::is);
    return compare(foresight_.count(ask, memory), ask.relation, ask.value);
}

bool Chain::holds(const Branch& branch, const Memory& memory) const {
    const auto one = [&](const Ask& ask) { return holds(ask, memory); };
    if (branch.asks.empty()) return true;
    return branch.any ? std::any_of(branch.asks.begin(), branch.asks.end(), one)
                      : std::all_of(branch.asks.begin(), branch.asks.end(), one);
}

void Chain::spread(const std::vector<Branch>& branches, const Memory& memory,
                   std::vector<Arc>& arcs) {
    for_each_taken(branches, memory, [&](const Taken& way) {
        reach(branches[way.branch].handoffs[way.handoff], way.left * way.taken * way.within, memory,
              arcs);
    });
}

void Chain::reach(const Handoff& handoff, double chance, const Memory& memory,
                  std::vector<Arc>& arcs) {
    Arc arc;
    arc.chance = chance;
    if (handoff.target.is_outcome()) {
        arc.outcome = handoff.target.outcome;
        arc.believed = memory.believed;
        arcs.push_back(arc);
        return;
    }
    State state{handoff.target.step, memory};
    foresight_.forget(state.step, state.memory);
    const auto found = known_.find(state);
    if (found != known_.end()) {
        arc.state = found->second;
    } else if (order_.size() >= state_limit_) {
        complete_ = false;
        return;
    } else {
        arc.state = static_cast<std::uint32_t>(order_.size());
        order_.push_back(&known_.emplace(std::move(state), arc.state).first->first);
    }
    arcs.push_back(arc);
}

SparseRows Chain::rows() const {
    SparseRows rows;
    std::vector<std::pair<std::uint32_t, double>> row;
    for (std::size_t i = 0; i < size(); ++i) {
        row.clear();
        double leaving = 0;
        for_each_turn(i, [&](const Turn& turn, const Arc* first, const Arc* last) {
            for (const Arc* arc = first; arc != last; ++arc) {
                if (arc->state != Arc::no_state)
                    row.emplace_back(arc->state, turn.chance * arc->chance);
                if (arc->state != i) leaving += turn.chance * arc->chance;
            }
        });
        std::sort(row.begin(), row.end());
        for (const auto& [column, value] : row) {
            if (rows.column.size() > rows.begin.back() && rows.column.back() == column) {
                rows.value.back() += value;
            } else {
                rows.column.push_back(column);
                rows.value.push_back(value);
            }
        }
        rows.begin.push_back(rows.column.size());
        rows.leaving.push_back(leaving);
    }
    return rows;
}

StepId Chain::trap() const {
    std::vector<std::vector<std::uint32_t>> before(size());
    std::vector<bool> gets_out(size(), false);
    std::vector<std::uint32_t> open;
    for (std::size_t i = 0; i < size(); ++i)
        for_each_turn(i, [&](const Turn&, const Arc* first, const Arc* last) {
            for (const Arc* arc = first; arc != last; ++arc) {
                const auto from = static_cast<std::uint32_t>(i);
                if (arc->state != Arc::no_state) {
                    before[arc->state].push_back(from);
                } else if (!gets_out[i]) {
                    gets_out[i] = true;
                    open.push_back(from);
                }
            }
        });
    while (!open.empty()) {
        const std::uint32_t i = open.back();
        open.pop_back();
        for (const std::uint32_t b : before[i])
            if (!gets_out[b]) {
                gets_out[b] = true;
                open.push_back(b);
            }
    }
    for (std::size_t i = 0; i < size(); ++i)
        if (!gets_out[i]) return state(i).step;
    return {};
}

std::vector<double> chain_shares(const Scenario& scenario, std::size_t chain_count) {
    if (chain_count == 1) return {1};
    double total = 0;
    for (const Segment& segment : scenario.segments) total += segment.share;
    std::vector<double> shares;
    for (const Segment& segment : scenario.segments) shares.push_back(segment.share / total);
    return shares;
}

}  // namespace friction::chain
