// From designs to the graph that is laid out: whose lane, which ways, in which order.

#include <algorithm>
#include <deque>
#include <map>

#include "layout_work.h"

namespace friction::drawing {

namespace {

/// Below this share of journeys the way of those whose patience ran out is no line of its own.
constexpr double least_ran_out = 0.005;

bool lies_with_customer(const Step& step) {
    if (step.kind == StepKind::customer_work) return true;
    return step.kind == StepKind::wait &&
           (step.channel != Channel::none || step.owner == Owner::customer);
}

/// A system writes to the customer: who has the matter keeps it.
bool is_message_only(const Scenario& scenario, const Step& step) {
    return step.kind == StepKind::team_work && !step.to.exists() &&
           scenario.teams[step.by.index].automated && step.channel != Channel::none &&
           !is_live(step.channel);
}

/// The team that has the matter after a step, or none.
TeamId holder_after(const Scenario& scenario, const Step& step) {
    if (step.to.exists()) return step.to;
    return step.kind == StepKind::team_work && !is_message_only(scenario, step) ? step.by
                                                                                : TeamId{};
}

using Neighbours = std::vector<std::vector<std::uint32_t>>;

/// Spreads what some steps know to those that do not, nearest first, in file order.
void spread(std::vector<TeamId>& team, const Neighbours& to) {
    std::deque<std::uint32_t> queue;
    for (std::uint32_t s = 0; s < team.size(); ++s)
        if (team[s].exists()) queue.push_back(s);
    while (!queue.empty()) {
        const std::uint32_t s = queue.front();
        queue.pop_front();
        for (const std::uint32_t next : to[s]) {
            if (team[next].exists()) continue;
            team[next] = team[s];
            queue.push_back(next);
        }
    }
}

class Union {
public:
    void add(const Scenario& scenario, const Flows* flows) {
        const std::vector<TeamId> lanes = lanes_of(scenario);
        std::vector<std::uint32_t> lane(scenario.steps.size());
        for (std::size_t s = 0; s < scenario.steps.size(); ++s) {
            lane[s] = add_lane(scenario, lanes[s]);
            add_step(scenario.steps[s], lane[s]);
        }
        for (const Outcome& outcome : scenario.outcomes) add_outcome(outcome);
        const auto add_all = [&](const HandoffEnds& ends) { add_handoff(scenario, lane, ends); };
        for (const HandoffEnds& ends : handoffs_of(scenario)) add_all(ends);
        if (flows == nullptr) return;
        for (const HandoffFlow& flow : flows->handoffs)
            if (flow.ran_out && flow.share >= least_ran_out) add_all(flow.ends);
    }

    /// Systems go last and resolved outcomes first; until now all stand in order of appearance.
    LayoutGraph take() {
        std::vector<std::uint32_t> lane_order(graph_.lanes.size());
        sort_positions(lane_order,
                       [&](std::uint32_t i) { return static_cast<int>(graph_.lanes[i].kind); });
        std::vector<std::uint32_t> outcome_order(graph_.outcomes.size());
        sort_positions(outcome_order, [&](std::uint32_t i) { return resolved_[i] ? 0 : 1; });
        const std::vector<LayoutLane> lanes = graph_.lanes;
        const std::vector<std::string> outcomes = graph_.outcomes;
        for (std::size_t i = 0; i < lanes.size(); ++i) graph_.lanes[lane_order[i]] = lanes[i];
        for (std::size_t i = 0; i < outcomes.size(); ++i)
            graph_.outcomes[outcome_order[i]] = outcomes[i];
        for (LayoutStep& step : graph_.steps)
            for (std::uint32_t& lane : step.lanes) lane = lane_order[lane];
        for (LayoutHandoff& handoff : graph_.handoffs) {
            handoff.from_lane = lane_order[handoff.from_lane];
            handoff.to_lane = handoff.to_outcome ? 0 : lane_order[handoff.to_lane];
            if (handoff.to_outcome) handoff.to = outcome_order[handoff.to];
        }
        return std::move(graph_);
    }

    Union() { graph_.lanes.push_back({"", LaneKind::customer}); }

private:
    /// new_position[old] of a stable sort by what `rank_of` says.
    template <class Rank>
    static void sort_positions(std::vector<std::uint32_t>& new_position, const Rank& rank_of) {
        std::vector<std::uint32_t> sorted(new_position.size());
        for (std::uint32_t i = 0; i < sorted.size(); ++i) sorted[i] = i;
        std::stable_sort(sorted.begin(), sorted.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return rank_of(a) < rank_of(b); });
        for (std::uint32_t i = 0; i < sorted.size(); ++i) new_position[sorted[i]] = i;
    }

    std::uint32_t add_lane(const Scenario& scenario, TeamId team) {
        if (!team.exists()) return 0;
        const Team& row = scenario.teams[team.index];
        const auto [at, is_new] =
            lane_by_name_.emplace(row.name, static_cast<std::uint32_t>(graph_.lanes.size()));
        if (is_new)
            graph_.lanes.push_back({row.name, row.automated ? LaneKind::system : LaneKind::team});
        return at->second;
    }

    void add_step(const Step& step, std::uint32_t lane) {
        const auto [at, is_new] =
            step_by_name_.emplace(step.name, static_cast<std::uint32_t>(graph_.steps.size()));
        if (is_new) {
            const MarkKind kind = step.kind == StepKind::choice ? MarkKind::choice
                                  : step.kind == StepKind::wait ? MarkKind::wait
                                                                : MarkKind::work;
            graph_.steps.push_back({step.name, kind, {}});
        }
        std::vector<std::uint32_t>& lanes = graph_.steps[at->second].lanes;
        if (std::find(lanes.begin(), lanes.end(), lane) == lanes.end()) lanes.push_back(lane);
    }

    void add_outcome(const Outcome& outcome) {
        const auto position = static_cast<std::uint32_t>(graph_.outcomes.size());
        if (!outcome_by_name_.emplace(outcome.name, position).second) return;
        graph_.outcomes.push_back(outcome.name);
        resolved_.push_back(outcome.kind == OutcomeKind::resolved);
    }

    void add_handoff(const Scenario& scenario, const std::vector<std::uint32_t>& lane,
                     const HandoffEnds& ends) {
        if (!ends.from.exists()) {
            if (ends.to.is_outcome()) return;
            const std::uint32_t start = step_by_name_.at(scenario.steps[ends.to.step.index].name);
            if (std::find(graph_.starts.begin(), graph_.starts.end(), start) == graph_.starts.end())
                graph_.starts.push_back(start);
            return;
        }
        LayoutHandoff handoff;
        handoff.from = step_by_name_.at(scenario.steps[ends.from.index].name);
        handoff.from_lane = lane[ends.from.index];
        handoff.to_outcome = ends.to.is_outcome();
        if (handoff.to_outcome) {
            handoff.to = outcome_by_name_.at(scenario.outcomes[ends.to.outcome.index].name);
        } else {
            handoff.to = step_by_name_.at(scenario.steps[ends.to.step.index].name);
            handoff.to_lane = lane[ends.to.step.index];
        }
        if (known_.emplace(handoff, 0).second) graph_.handoffs.push_back(handoff);
    }

    LayoutGraph graph_;
    std::vector<bool> resolved_;
    std::unordered_map<std::string, std::uint32_t> lane_by_name_, step_by_name_, outcome_by_name_;
    std::map<LayoutHandoff, int> known_;
};

}  // namespace

std::vector<TeamId> lanes_of(const Scenario& scenario) {
    const std::size_t n = scenario.steps.size();
    Neighbours ahead(n), behind(n);
    std::vector<std::uint32_t> first_step(n, nowhere);
    for (const HandoffEnds& ends : handoffs_of(scenario)) {
        if (!ends.from.exists() || ends.to.is_outcome()) continue;
        ahead[ends.from.index].push_back(ends.to.step.index);
        behind[ends.to.step.index].push_back(ends.from.index);
        std::uint32_t& first = first_step[ends.from.index];
        if (first == nowhere) first = ends.to.step.index;
    }
    std::vector<TeamId> holder(n);
    for (std::size_t s = 0; s < n; ++s) holder[s] = holder_after(scenario, scenario.steps[s]);
    spread(holder, ahead);
    // Where nobody had the matter before, the system that writes has it.
    for (std::size_t s = 0; s < n; ++s)
        if (!holder[s].exists() && is_message_only(scenario, scenario.steps[s]))
            holder[s] = scenario.steps[s].by;
    spread(holder, ahead);
    spread(holder, behind);
    std::vector<TeamId> lane(n);
    for (std::size_t s = 0; s < n; ++s) {
        const Step& step = scenario.steps[s];
        if (step.kind == StepKind::team_work) lane[s] = step.by;
        if (step.kind == StepKind::wait && !lies_with_customer(step)) lane[s] = holder[s];
    }
    // A chain of choices lies where its last one leads; a circle of choices with the customer.
    for (std::size_t s = 0; s < n; ++s) {
        if (scenario.steps[s].kind != StepKind::choice) continue;
        std::uint32_t at = first_step[s];
        for (std::size_t hops = 0; hops < 16 && at != nowhere; ++hops) {
            if (scenario.steps[at].kind != StepKind::choice) {
                lane[s] = lane[at];
                break;
            }
            at = first_step[at];
        }
    }
    return lane;
}

LayoutGraph layout_graph(std::span<const Scenario* const> designs,
                         std::span<const Flows* const> flows) {
    Union all;
    for (std::size_t i = 0; i < designs.size(); ++i)
        all.add(*designs[i], i < flows.size() ? flows[i] : nullptr);
    return all.take();
}

}  // namespace friction::drawing
