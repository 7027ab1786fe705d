#pragma once
// Small scenarios written in code: steps first, then where they lead, by name.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "friction/contract.h"
#include "friction/scenario.h"

namespace friction::support {

inline constexpr double minute = 60, hour = 3'600, day = 86'400;  ///< in seconds

inline Distribution minutes(double n) { return Constant{n * minute}; }
inline Distribution days(double n) { return Constant{n * day}; }

inline Step named(std::string name, StepKind kind) {
    Step step;
    step.luck_name = step.title = step.name = std::move(name);
    step.kind = kind;
    return step;
}

/// The default of `contact` for this step.
inline ContactBy default_contact(const Step& step) {
    if (is_live(step.channel)) return ContactBy::customer;
    if (!is_written(step.channel)) return ContactBy::none;
    return step.kind == StepKind::team_work ? ContactBy::company : ContactBy::customer;
}

inline Step customer(std::string name, Distribution time, Channel channel = Channel::none,
                     TeamId to = {}) {
    Step step = named(std::move(name), StepKind::customer_work);
    step.length = time;
    step.channel = channel;
    step.to = to;
    step.contact = default_contact(step);
    return step;
}

inline Step team(std::string name, TeamId by, Distribution time, Channel channel = Channel::none,
                 TeamId to = {}) {
    Step step = named(std::move(name), StepKind::team_work);
    step.by = by;
    step.to = to;
    step.length = time;
    step.channel = channel;
    step.contact = default_contact(step);
    step.owner = Owner::company;
    return step;
}

inline Step pending(std::string name, Distribution length, Owner owner = Owner::company) {
    Step step = named(std::move(name), StepKind::wait);
    step.length = length;
    step.owner = owner;
    return step;
}

inline Step held(std::string name, Distribution length, Channel channel) {
    Step step = named(std::move(name), StepKind::wait);
    step.length = length;
    step.channel = channel;
    step.contact = default_contact(step);
    return step;
}

inline Step choice(std::string name) { return named(std::move(name), StepKind::choice); }

using Shares = std::vector<std::pair<std::string, double>>;

class Builder {
public:
    TeamId team(std::string name) {
        for (Team& other : made_.teams) other.sees.push_back(0);
        Team team;
        team.title = team.name = std::move(name);
        team.sees.assign(made_.teams.size() + 1, 0);
        team.sees.back() = 1;
        made_.teams.push_back(std::move(team));
        return TeamId{made_.teams.size() - 1};
    }
    FactId fact(std::string name, double tell_s, std::vector<TeamId> known_to = {}) {
        Fact fact;
        fact.title = fact.name = std::move(name);
        fact.tell_s = tell_s;
        fact.known_to = std::move(known_to);
        made_.facts.push_back(std::move(fact));
        return FactId{made_.facts.size() - 1};
    }
    void outcome(std::string name, OutcomeKind kind = OutcomeKind::resolved) {
        made_.outcomes.push_back({std::move(name), kind});
    }
    StepId step(Step step) {
        made_.steps.push_back(std::move(step));
        return StepId{made_.steps.size() - 1};
    }
    void segment(std::string name, double share) {
        Segment segment;
        segment.title = segment.name = std::move(name);
        segment.share = share;
        made_.segments.push_back(std::move(segment));
    }

    /// Appends a case without condition.
    void lead(std::string_view from, const Shares& to) {
        step_of(from).next.push_back(branch({}, to));
    }
    void lead(std::string_view from, std::string_view to) { lead(from, {{std::string(to), 1}}); }
    /// Appends a case that asks for all of `asks`.
    void lead_when(std::string_view from, std::vector<Ask> asks, const Shares& to) {
        step_of(from).next.push_back(branch(std::move(asks), to));
    }
    void time_out(std::string_view from, double time_s, const Shares& to) {
        step_of(from).after = TimeOutRule{time_s, {branch({}, to)}};
    }
    void start(const Shares& to) { made_.start.push_back(branch({}, to)); }

    [[nodiscard]] StepId id(std::string_view name) const {
        for (std::size_t s = 0; s < made_.steps.size(); ++s)
            if (made_.steps[s].name == name) return StepId{s};
        return {};
    }
    [[nodiscard]] Ask visits_at_least(std::string_view name, double count) const {
        Ask ask;
        ask.thing = Thing::visits;
        ask.relation = Relation::at_least;
        ask.step = id(name);
        ask.value = count;
        return ask;
    }
    [[nodiscard]] Ask is_segment(std::size_t position) const {
        Ask ask;
        ask.thing = Thing::segment;
        ask.relation = Relation::is;
        ask.segment = SegmentId{position};
        return ask;
    }

    /// Changes what the functions above do not know.
    [[nodiscard]] Scenario& also() { return made_; }
    [[nodiscard]] Step& step_of(std::string_view name) {
        FRICTION_EXPECTS(id(name).exists());
        return made_.steps[id(name).index];
    }

    /// Begins at the first step unless told otherwise.
    [[nodiscard]] Scenario build() const {
        Scenario scenario = made_;
        if (scenario.segments.empty()) {
            Segment everybody;
            everybody.name = "all";
            scenario.segments.push_back(everybody);
        }
        if (scenario.start.empty()) scenario.start = {branch({}, {{scenario.steps[0].name, 1}})};
        return scenario;
    }

private:
    [[nodiscard]] Branch branch(std::vector<Ask> asks, const Shares& to) const {
        Branch branch;
        branch.asks = std::move(asks);
        for (const auto& [name, share] : to) branch.handoffs.push_back({target(name), share});
        return branch;
    }
    [[nodiscard]] Target target(std::string_view name) const {
        if (const StepId step = id(name); step.exists()) return {step, {}};
        for (std::size_t o = 0; o < made_.outcomes.size(); ++o)
            if (made_.outcomes[o].name == name) return {{}, OutcomeId{o}};
        contract_broken("every name leads to a step or outcome", __FILE__, __LINE__);
    }

    Scenario made_;
};

/// Leads every step to the one behind it and the last one to the outcome "done"; steps that lead
/// somewhere are left.
inline Scenario in_a_row(Builder builder) {
    std::vector<Step>& steps = builder.also().steps;
    builder.outcome("done");
    for (std::size_t s = 0; s < steps.size(); ++s)
        if (steps[s].next.empty())
            builder.lead(steps[s].name, s + 1 < steps.size() ? steps[s + 1].name : "done");
    return builder.build();
}

}  // namespace friction::support
