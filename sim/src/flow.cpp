#include "friction/flow.h"

#include <algorithm>
#include <unordered_map>

#include "friction/seconds.h"
#include "path_engine.h"

namespace friction {

namespace {

bool lies_with_customer(const Step& step) {
    if (step.kind == StepKind::customer_work) return true;
    return step.kind == StepKind::wait && (is_live(step.channel) || step.owner == Owner::customer);
}

/// One number for both ends, so that a way can be looked up.
std::uint64_t key_of(const HandoffEnds& ends) {
    const std::uint64_t to =
        ends.to.is_outcome() ? 0x8000'0000U | ends.to.outcome.index : ends.to.step.index;
    return std::uint64_t{ends.from.index} << 32U | to;
}

void add_handoffs(std::vector<HandoffEnds>& handoffs, StepId from,
                  const std::vector<Branch>& next) {
    const std::size_t first = handoffs.size();
    for (const Branch& branch : next)
        for (const Handoff& handoff : branch.handoffs) {
            const HandoffEnds way{from, handoff.target};
            const auto begin = handoffs.begin() + static_cast<std::ptrdiff_t>(first);
            if (std::find(begin, handoffs.end(), way) == handoffs.end()) handoffs.push_back(way);
        }
}

class Counter {
public:
    Counter(const Scenario& scenario, const Plan& plan, std::uint64_t seed)
        : scenario_(scenario),
          key_(random_key(seed, 0)),
          engine_(plan.data(), plan.data().own_layout, key_),
          last_on_step_(scenario.steps.size(), 0) {
        flows_.steps.resize(scenario.steps.size());
        flows_.outcomes.resize(scenario.outcomes.size());
        flows_.team_minutes.resize(scenario.teams.size());
        for (const HandoffEnds& ends : handoffs_of(scenario)) add(ends, false);
    }

    /// So many visits that further customers would tell little.
    [[nodiscard]] bool has_enough() const {
        return number_ >= fewest_flow_customers && visits_ >= flow_visits;
    }

    void count(std::uint64_t customer) {
        record_.visits.clear();
        record_.gave_up_at_door = record_.cut = false;
        if (!engine_.trace(customer, record_)) return;
        ++number_;
        visits_ += record_.visits.size();
        StepId from;
        for (const Visit& visit : record_.visits) {
            pass({from, {visit.step, {}}}, &visit);
            stay(visit);
            from = visit.step;
        }
        flows_.next_actions += engine_.lot().column(Column::next_actions)[0];
        flows_.days_customer_owned += engine_.lot().column(Column::days_customer_owned)[0];
        if (record_.cut) {
            flows_.cut += 1;
            return;
        }
        const OutcomeId end{static_cast<std::size_t>(engine_.lot().outcome[0])};
        flows_.outcomes[end.index] += 1;
        pass({from, {{}, end}}, nullptr);
    }

    Flows take() {
        flows_.customers = number_;
        const double n = std::max<double>(1, static_cast<double>(number_));
        for (HandoffFlow& flow : flows_.handoffs) {
            flow.felt = flow.uses > 0 ? flow.felt / flow.uses : 0;
            for (double* sum : {&flow.uses, &flow.share, &flow.contact_em, &flow.switch_em,
                                &flow.handoff_em, &flow.retelling_em})
                *sum /= n;
        }
        for (StepFlow& flow : flows_.steps) {
            flow.length_s = flow.visits > 0 ? flow.length_s / flow.visits : 0;
            flow.visits /= n;
            flow.share /= n;
        }
        for (double& share : flows_.outcomes) share /= n;
        for (double& minutes : flows_.team_minutes) minutes /= n;
        for (double* sum : {&flows_.cut, &flows_.next_actions, &flows_.days_customer_owned})
            *sum /= n;
        return std::move(flows_);
    }

private:
    std::size_t add(const HandoffEnds& ends, bool ran_out) {
        position_.emplace(key_of(ends), flows_.handoffs.size());
        HandoffFlow flow;
        flow.ends = ends;
        flow.ran_out = ran_out;
        flow.meets = meeting_channel(scenario_, ends);
        flows_.handoffs.push_back(flow);
        last_on_way_.push_back(0);
        return flows_.handoffs.size() - 1;
    }

    void pass(const HandoffEnds& ends, const Visit* entered) {
        const auto found = position_.find(key_of(ends));
        const std::size_t at = found != position_.end() ? found->second : add(ends, true);
        HandoffFlow& flow = flows_.handoffs[at];
        flow.uses += 1;
        if (last_on_way_[at] != number_) flow.share += 1;
        last_on_way_[at] = number_;
        if (entered == nullptr) return;
        const auto booked = [&](Component component) {
            return entered->effort_em[static_cast<std::size_t>(component)];
        };
        flow.felt += entered->handed_over ? 1 : 0;
        flow.contact_em += booked(Component::contact);
        flow.switch_em += booked(Component::switch_);
        flow.handoff_em += booked(Component::handoff);
        flow.retelling_em += booked(Component::retelling);
    }

    void stay(const Visit& visit) {
        StepFlow& flow = flows_.steps[visit.step.index];
        flow.visits += 1;
        flow.length_s += visit.length_s;
        if (last_on_step_[visit.step.index] != number_) flow.share += 1;
        last_on_step_[visit.step.index] = number_;
        const Step& step = scenario_.steps[visit.step.index];
        if (step.kind == StepKind::team_work)
            flows_.team_minutes[step.by.index] += visit.length_s / seconds_per_minute;
    }

    const Scenario& scenario_;
    RandomKey key_;
    PathEngine engine_;
    JourneyRecord record_;
    Flows flows_;
    std::unordered_map<std::uint64_t, std::size_t> position_;
    std::vector<std::uint64_t> last_on_way_, last_on_step_;  ///< number of the journey seen last
    std::uint64_t number_ = 0, visits_ = 0;
};

}  // namespace

std::vector<HandoffEnds> handoffs_of(const Scenario& scenario) {
    std::vector<HandoffEnds> handoffs;
    add_handoffs(handoffs, {}, scenario.start);
    for (std::size_t s = 0; s < scenario.steps.size(); ++s) {
        std::vector<HandoffEnds> own;
        add_handoffs(own, StepId{s}, scenario.steps[s].next);
        if (const auto& after = scenario.steps[s].after) {
            std::vector<Branch> all = scenario.steps[s].next;
            all.insert(all.end(), after->next.begin(), after->next.end());
            own.clear();
            add_handoffs(own, StepId{s}, all);
        }
        handoffs.insert(handoffs.end(), own.begin(), own.end());
    }
    return handoffs;
}

Channel meeting_channel(const Scenario& scenario, const HandoffEnds& ends) {
    if (!ends.from.exists() || ends.to.is_outcome()) return Channel::none;
    const Step& from = scenario.steps[ends.from.index];
    const Step& to = scenario.steps[ends.to.step.index];
    if (from.kind == StepKind::choice || to.kind == StepKind::choice) return Channel::none;
    const bool from_customer = lies_with_customer(from), to_customer = lies_with_customer(to);
    if (from_customer == to_customer) return Channel::none;
    if (to_customer) return is_written(from.channel) ? from.channel : Channel::none;
    return to.channel != Channel::none ? to.channel : from.channel;
}

const HandoffFlow* Flows::find(const HandoffEnds& ends) const {
    const auto found = std::find_if(handoffs.begin(), handoffs.end(),
                                    [&](const HandoffFlow& flow) { return flow.ends == ends; });
    return found == handoffs.end() ? nullptr : &*found;
}

Flows count_flows(const Scenario& scenario, const Plan& plan, std::uint64_t seed,
                  std::uint64_t customers, const std::atomic<bool>* cancel) {
    Counter counter(scenario, plan, seed);
    for (std::uint64_t customer = 0; customer < customers && !counter.has_enough(); ++customer) {
        if (cancel != nullptr && cancel->load(std::memory_order_relaxed)) break;
        counter.count(customer);
    }
    return counter.take();
}

}  // namespace friction
