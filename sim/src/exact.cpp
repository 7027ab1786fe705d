#include "friction/exact.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <utility>

#include "cancel.h"
#include "exact_chain.h"
#include "exact_visit.h"
#include "friction/contract.h"
#include "friction/exact_cancel.h"
#include "friction/seconds.h"

namespace friction {
namespace {

using chain::Arc;
using chain::Chain;
using chain::Turn;

std::size_t at(StepId step, Component component, Cause cause) {
    return (step.index * component_count + static_cast<std::size_t>(component)) * cause_count +
           static_cast<std::size_t>(cause);
}

bool asks_for(const Scenario& scenario, Thing thing) {
    return any_ask(scenario, [&](const Ask& ask) { return ask.thing == thing; });
}

/// Why the memory of a journey is not finite; empty when it is.
std::string endless_memory(const Scenario& scenario) {
    for (const Segment& segment : scenario.segments)
        if (segment.patience)
            return "segment \"" + segment.name + "\" has patience, which remembers every minute";
    if (asks_for(scenario, Thing::effort))
        return "a condition asks for the effort so far, which remembers every minute";
    if (asks_for(scenario, Thing::elapsed))
        return "a condition asks for the time so far, which remembers every minute";
    if (any_ask(scenario, [](const Ask& ask) { return is_of_ledger(ask.thing); }))
        return "a condition asks for a count of the ledger, which the chain does not keep";
    return {};
}

std::string too_many_states(std::size_t limit) {
    return "journeys remember too much: more than " + std::to_string(limit) + " states";
}

/// Solves one chain and fills one answer.
class Solution {
public:
    Solution(const Scenario& scenario, Chain& chain, const std::atomic<bool>* cancel)
        : scenario_(scenario),
          chain_(chain),
          cancel_(cancel),
          rows_(chain.rows()),
          system_(rows_, cancel) {
        start_.assign(chain.size(), 0);
        for (const Arc& arc : chain.start())
            if (arc.state != Arc::no_state) start_[arc.state] += arc.chance;
        visits_ = system_.visits(start_);
    }

    ExactAnswer answer() {
        ExactAnswer a;
        a.visits.assign(scenario_.steps.size(), 0);
        a.outcome_probability.assign(scenario_.outcomes.size(), 0);
        a.staff_minutes.assign(scenario_.teams.size(), 0);
        a.bookings.assign(scenario_.steps.size() * component_count * cause_count, 0);
        for (const Arc& arc : chain_.start()) end_at(arc, arc.chance, a);
        for (std::size_t i = 0; i < chain_.size(); ++i) {
            stop_if(cancel_);
            collect(i, a);
        }
        solve(&Turn::effort, a.effort_mean, a.effort_variance, a.effort_error);
        solve(&Turn::elapsed_s, a.elapsed_mean_s, a.elapsed_variance_s2, a.elapsed_error_s);
        add(a, Column::cost, cost_beside_serving(scenario_));
        add(a, Column::elapsed, a.elapsed_mean_s / seconds_per_day);
        add_effort_columns(a);
        return a;
    }

    /// At most this chance to visit some step more than `limit` times. With m the most visits still
    /// expected in any state, Markov's inequality gives P(more than e m visits to come) <= 1/e,
    /// again and again.
    [[nodiscard]] double cut_bound(std::uint32_t limit) const {
        if (!system_.has_loops() && system_.longest_path() <= limit) return 0;
        const std::vector<double> to_go = system_.to_go(std::vector<double>(chain_.size(), 1));
        const double most = *std::max_element(to_go.begin(), to_go.end());
        return std::min(1.0, std::exp(-std::floor(limit / std::ceil(std::exp(1.0) * most))));
    }

private:
    static void add(ExactAnswer& a, Column column, double amount) {
        a.means[column_id(column)] += amount;
    }

    static void add_effort_columns(ExactAnswer& a) {
        add(a, Column::effort, a.effort_mean);
        for (std::size_t k = 0; k < component_count; ++k)
            a.means[column_id(Column::effort_active) + k] =
                a.by_component(static_cast<Component>(k));
        add(a, Column::effort_process, a.by_cause(Cause::process));
        add(a, Column::effort_failure, a.by_cause(Cause::failure));
    }

    void end_at(const Arc& arc, double chance, ExactAnswer& a) const {
        if (!arc.outcome.exists()) return;
        a.outcome_probability[arc.outcome.index] += chance;
        const OutcomeKind kind = scenario_.outcomes[arc.outcome.index].kind;
        const bool gave_up = kind == OutcomeKind::gave_up,
                   falsely_closed = kind == OutcomeKind::closed_unresolved;
        if (kind == OutcomeKind::resolved) add(a, Column::resolved, chance);
        if (kind == OutcomeKind::resolved || falsely_closed || (gave_up && arc.believed))
            add(a, Column::believed_resolved, chance);
        if ((gave_up || falsely_closed) && arc.believed) add(a, Column::silent_losses, chance);
    }

    void collect(std::size_t i, ExactAnswer& a) {
        const chain::State& state = chain_.state(i);
        const Step& step = scenario_.steps[state.step.index];
        const double v = visits_[i];
        a.visits[state.step.index] += v;
        add(a, Column::fields, v * step.fields);
        add(a, Column::documents, v * step.documents);
        add(a, Column::money, v * step.pays);
        add(a, Column::cost, v * step.cost);
        for (const chain::Visit& visit :
             chain::enter(scenario_, chain_.foresight(), state.step, state.memory)) {
            const double w = v * visit.chance;
            for (const chain::Booking& b : visit.bookings)
                a.bookings[at(b.step, b.component, b.cause)] += w * b.em;
            for (const Column column : visit.counted) add(a, column, w);
            collect_time(state.step, w,
                         chain_.passings().of(state.step, visit.tell_s, visit.memory.touched), a);
        }
        chain_.for_each_turn(i, [&](const Turn& turn, const Arc* first, const Arc* last) {
            for (const Arc* arc = first; arc != last; ++arc)
                end_at(*arc, v * turn.chance * arc->chance, a);
        });
    }

    void collect_time(StepId id, double w, const chain::Passing& p, ExactAnswer& a) {
        const Step& step = scenario_.steps[id.index];
        const double minutes = w * p.mean_s / seconds_per_minute;
        const Cause waiting = chain::cause_of_waiting(step);
        const bool own_time = step.kind == StepKind::customer_work;
        if (own_time || (step.kind == StepKind::wait && step.owner == Owner::customer))
            add(a, Column::days_customer_owned, w * p.mean_s / seconds_per_day);
        if (step.kind == StepKind::team_work) {
            const Team& team = scenario_.teams[step.by.index];
            if (!team.automated) {
                a.staff_minutes[step.by.index] += minutes;
                add(a, Column::staff_minutes, minutes);
            }
            add(a, Column::cost, minutes * team.cost_per_minute);
        }
        if (step.is_pending()) {
            add(a, Column::days_calm, w * p.calm_s / seconds_per_day);
            add(a, Column::days_open, w * p.open_s / seconds_per_day);
            add(a, Column::days, w * (p.calm_s + p.open_s) / seconds_per_day);
            a.bookings[at(id, Component::day_calm, waiting)] += w * p.calm_em;
            a.bookings[at(id, Component::day_open, waiting)] += w * p.open_em;
        } else {
            const Column kind = p.component == Component::active ? Column::active
                                : p.component == Component::held ? Column::on_hold
                                                                 : Column::in_person_wait;
            add(a, kind, minutes);
            const Cause cause = p.component == Component::active ? step.cause : waiting;
            a.bookings[at(id, p.component, cause)] += w * p.minutes_em;
        }
        add(a, Column::broken_promises, w * p.broken);
        a.bookings[at(id, Component::broken_promise, Cause::failure)] += w * p.broken_em;
    }

    using Reward = chain::Moments Turn::*;
    void solve(Reward reward, double& mean, double& variance, double& error) const {
        std::vector<double> r(chain_.size(), 0);
        for (std::size_t i = 0; i < chain_.size(); ++i)
            chain_.for_each_turn(i, [&](const Turn& turn, const Arc*, const Arc*) {
                r[i] += turn.chance * (turn.*reward).mean;
            });
        const std::vector<double> m = system_.to_go(r);
        const auto ahead = [&](const Arc& arc) {
            return arc.state == Arc::no_state ? 0.0 : m[arc.state];
        };
        mean = 0;
        for (const Arc& arc : chain_.start()) mean += arc.chance * ahead(arc);
        variance = 0;
        for (const Arc& arc : chain_.start())
            variance += arc.chance * (ahead(arc) - mean) * (ahead(arc) - mean);
        for (std::size_t i = 0; i < chain_.size(); ++i)
            chain_.for_each_turn(i, [&](const Turn& turn, const Arc* first, const Arc* last) {
                double spread = (turn.*reward).variance;
                for (const Arc* arc = first; arc != last; ++arc) {
                    const double surprise = (turn.*reward).mean + ahead(*arc) - m[i];
                    spread += arc->chance * surprise * surprise;
                }
                variance += visits_[i] * turn.chance * spread;
            });
        // |error of m at the start| <= v |r - (I - P) m|; v is known up to its own residual, hence
        // the second sum.
        const std::vector<double> off = system_.residual_to_go(r, m),
                                  v_off = system_.residual_visits(start_, visits_);
        error = 4 * std::numeric_limits<double>::epsilon() * mean;
        for (std::size_t i = 0; i < chain_.size(); ++i)
            error += visits_[i] * off[i] + v_off[i] * std::abs(m[i]);
    }

    const Scenario& scenario_;
    Chain& chain_;
    const std::atomic<bool>* cancel_;
    chain::SparseRows rows_;
    chain::AbsorbingSystem system_;
    std::vector<double> start_, visits_;
};

template <class T>
void add_weighted(T& to, const T& from, double weight) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += weight * from[i];
}

ExactAnswer mixture(const Scenario& scenario, const std::vector<ExactAnswer>& parts) {
    ExactAnswer all = parts.front();
    using Member = double ExactAnswer::*;
    const std::vector<double> shares = chain::chain_shares(scenario, parts.size());
    const auto mean_of = [&](Member member) {
        double sum = 0;
        for (std::size_t s = 0; s < parts.size(); ++s) sum += shares[s] * (parts[s].*member);
        return sum;
    };
    const auto variance_of = [&](Member mean, Member variance, double middle) {
        double sum = 0;
        for (std::size_t s = 0; s < parts.size(); ++s) {
            const double off = parts[s].*mean - middle;
            sum += shares[s] * (parts[s].*variance + off * off);
        }
        return sum;
    };
    all.effort_mean = mean_of(&ExactAnswer::effort_mean);
    all.elapsed_mean_s = mean_of(&ExactAnswer::elapsed_mean_s);
    all.effort_error = mean_of(&ExactAnswer::effort_error);
    all.elapsed_error_s = mean_of(&ExactAnswer::elapsed_error_s);
    all.effort_variance =
        variance_of(&ExactAnswer::effort_mean, &ExactAnswer::effort_variance, all.effort_mean);
    all.elapsed_variance_s2 = variance_of(&ExactAnswer::elapsed_mean_s,
                                          &ExactAnswer::elapsed_variance_s2, all.elapsed_mean_s);
    const auto mix = [&](auto member) {
        std::fill((all.*member).begin(), (all.*member).end(), 0.0);
        for (std::size_t s = 0; s < parts.size(); ++s)
            add_weighted(all.*member, parts[s].*member, shares[s]);
    };
    mix(&ExactAnswer::visits);
    mix(&ExactAnswer::outcome_probability);
    mix(&ExactAnswer::means);
    mix(&ExactAnswer::staff_minutes);
    mix(&ExactAnswer::bookings);
    return all;
}

/// The chains of a scenario: one when all segments are alike, otherwise one each; fewer when the
/// limit is reached.
chain::Chains expand(const Scenario& scenario, std::size_t state_limit,
                     chain::Forgetting forgetting, const std::atomic<bool>* cancel) {
    const std::size_t count = asks_for(scenario, Thing::segment) ? scenario.segments.size() : 1;
    chain::Chains chains;
    std::size_t left = state_limit;
    for (std::size_t s = 0; s < count; ++s) {
        chains.push_back(std::make_unique<Chain>(scenario, SegmentId{s}, left, forgetting, cancel));
        if (!chains.back()->complete()) break;
        left -= chains.back()->size();
    }
    return chains;
}

Problem refused(std::string code, std::string place, std::string found, std::string hint) {
    Problem problem;
    problem.code = std::move(code);
    problem.place = std::move(place);
    problem.found = std::move(found);
    problem.hint = std::move(hint);
    return problem;
}

std::size_t size_of(const chain::Chains& chains) {
    return std::accumulate(chains.begin(), chains.end(), std::size_t{0},
                           [](std::size_t sum, const auto& c) { return sum + c->size(); });
}

/// What stands in the way of an answer, if anything.
std::optional<Problem> obstacle(const Scenario& scenario, const chain::Chains& chains,
                                std::size_t state_limit) {
    if (!chains.back()->complete())
        return refused("F095", "", too_many_states(state_limit),
                       "conditions on fewer visits need fewer states");
    for (const auto& c : chains)
        if (const StepId step = c->trap(); step.exists()) {
            const std::string& name = scenario.steps[step.index].name;
            return refused(
                "F096", "steps." + name + ".next",
                "once in step \"" + name + "\" some journeys can never end, whatever happens",
                "change the condition that closes the way out");
        }
    return std::nullopt;
}

}  // namespace

std::span<const Column> exact_columns() {
    static const std::vector<Column> columns = [] {
        std::vector<Column> list;
        for (ColumnId c = 0; c < fixed_column_count; ++c) {
            const auto column = static_cast<Column>(c);
            if (column < Column::cut || column == Column::elapsed || column == Column::cost ||
                column == Column::staff_minutes)
                list.push_back(column);
        }
        return list;
    }();
    return columns;
}

double ExactAnswer::booked(StepId step, Component component, Cause cause) const {
    return bookings[at(step, component, cause)];
}

double ExactAnswer::by_component(Component component) const {
    double sum = 0;
    for (std::size_t s = 0; s < visits.size(); ++s)
        for (std::size_t c = 0; c < cause_count; ++c)
            sum += booked(StepId{s}, component, static_cast<Cause>(c));
    return sum;
}

double ExactAnswer::by_step(StepId step) const {
    double sum = 0;
    for (std::size_t k = 0; k < component_count; ++k)
        for (std::size_t c = 0; c < cause_count; ++c)
            sum += booked(step, static_cast<Component>(k), static_cast<Cause>(c));
    return sum;
}

double ExactAnswer::by_cause(Cause cause) const {
    double sum = 0;
    for (std::size_t s = 0; s < visits.size(); ++s)
        for (std::size_t k = 0; k < component_count; ++k)
            sum += booked(StepId{s}, static_cast<Component>(k), cause);
    return sum;
}

const ExactAnswer& ExactSummary::of(SegmentId segment) const {
    return segments.empty() ? overall : segments[segment.index];
}

ExactOffer can_solve(const Scenario& scenario, std::size_t state_limit) {
    ExactOffer offer;
    offer.reason = endless_memory(scenario);
    if (!offer.reason.empty()) return offer;
    const auto chains = expand(scenario, state_limit, chain::Forgetting::allowed, nullptr);
    offer.states = size_of(chains);
    if (const auto problem = obstacle(scenario, chains, state_limit))
        offer.reason = problem->found;
    else
        offer.offered = true;
    return offer;
}

Result<chain::Chains> chain::chains_of(const Scenario& scenario, std::size_t state_limit,
                                       Forgetting forgetting, const std::atomic<bool>* cancel) {
    FRICTION_EXPECTS(endless_memory(scenario).empty());
    Chains chains = expand(scenario, state_limit, forgetting, cancel);
    if (auto problem = obstacle(scenario, chains, state_limit)) return std::move(*problem);
    return chains;
}

Result<ExactSummary> chain::solve(const Scenario& scenario, std::size_t state_limit,
                                  Forgetting forgetting, const std::atomic<bool>* cancel) try {
    const Result<Chains> expanded = chains_of(scenario, state_limit, forgetting, cancel);
    if (!expanded.ok()) return expanded.problems();
    const Chains& chains = expanded.value();
    ExactSummary summary;
    summary.states = size_of(chains);
    std::vector<ExactAnswer> answers;
    for (const auto& c : chains) {
        Solution solution(scenario, *c, cancel);
        answers.push_back(solution.answer());
        if (c->size() > 0)
            summary.cut_bound =
                std::max(summary.cut_bound, solution.cut_bound(scenario.run.max_visits));
    }
    summary.overall = answers.size() == 1 ? answers.front() : mixture(scenario, answers);
    if (asks_for(scenario, Thing::segment)) summary.segments = std::move(answers);
    return summary;
} catch (const Cancelled&) {
    return refused("F098", "", "interrupted", {});
}

Result<ExactSummary> solve_exactly(const Scenario& scenario, std::size_t state_limit) {
    return chain::solve(scenario, state_limit, chain::Forgetting::allowed);
}

Result<ExactSummary> solve_exactly(const Scenario& scenario, std::size_t state_limit,
                                   const std::atomic<bool>& cancel) {
    return chain::solve(scenario, state_limit, chain::Forgetting::allowed, &cancel);
}

double marks_set(const Scenario& scenario, const ExactAnswer& answer, MarkId mark) {
    double sum = 0;
    for (std::size_t s = 0; s < scenario.steps.size(); ++s)
        for (const MarkId set : scenario.steps[s].own_marks)
            if (set == mark) sum += answer.visits[s];
    return sum;
}

}  // namespace friction
