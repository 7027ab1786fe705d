#include "exact_slopes.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "cancel.h"
#include "exact_chain.h"
#include "exact_visit.h"
#include "friction/seconds.h"

namespace friction::chain {

namespace {

double weight_of(const EffortModel& effort, Component component) {
    switch (component) {
        case Component::held:
            return effort.held;
        case Component::in_line:
            return effort.in_line;
        case Component::day_calm:
            return effort.day_calm;
        case Component::day_open:
            return effort.day_open;
        case Component::broken_promise:
            return effort.broken_promise;
        default:
            return 1;
    }
}

std::size_t direction_of(Turning turning) {
    switch (turning) {
        case Turning::time_out:
            return PassingSlopes::time_out;
        case Turning::promise:
            return PassingSlopes::promise;
        case Turning::cap:
            return PassingSlopes::cap;
        case Turning::own_end:
            break;
    }
    return PassingSlopes::count;
}

/// What differs by rounding is the same moment: simulated time is whole microseconds.
bool is_same_moment(double a_s, double b_s) { return std::abs(a_s - b_s) <= 1e-7; }

/// Seconds of the drawn length at a point of the whole one.
double drawn_at(const Distribution& length, const At& at, double tell_s) {
    const double x = at.at_s - tell_s;
    const auto* constant = std::get_if<Constant>(&length);
    return constant != nullptr && is_same_moment(x, constant->value) ? constant->value : x;
}

/// Adds `factor` times the slopes of E[min(length, at)], or of P(length > at).
void add(std::array<double, PassingSlopes::count>& to, double factor, const Sloped& slopes,
         double by_tell, const At& at) {
    for (std::size_t i = 0; i < slopes.by_number.size(); ++i)
        to[PassingSlopes::numbers + i] += factor * slopes.by_number[i];
    to[PassingSlopes::tell] += factor * by_tell;
    if (const std::size_t point = direction_of(at.turning); point < to.size())
        to[point] += factor * slopes.by_x;
}

class Adjoint {
public:
    Adjoint(const Scenario& scenario, Chain& chain, double weight, const std::atomic<bool>* cancel,
            ExactSlopes& slopes)
        : scenario_(scenario),
          chain_(chain),
          weight_(weight),
          cancel_(cancel),
          slopes_(slopes),
          passings_(scenario.steps.size()) {
        for (std::size_t reader = 0; reader < scenario.teams.size(); ++reader)
            for (std::size_t of = 0; of < scenario.teams.size(); ++of) {
                const double share = scenario.teams[reader].sees[of];
                const std::size_t pair = chain.foresight().pair(TeamId{reader}, TeamId{of});
                if (pair != Foresight::no_pair) pairs_.push_back({reader, of, pair, share});
            }
    }

    /// What one journey of this chain meets; its derivatives go into the slopes, times the weight.
    Slope run() {
        solve();
        const std::vector<Arc>& start = chain_.start();
        const Slope answer = value_of(start.data(), start.data() + start.size());
        spread(scenario_.start, chain_.foresight().at_start(), start.data(), weight_,
               slopes_.start);
        for (std::size_t i = 0; i < chain_.size(); ++i) {
            stop_if(cancel_);
            pass_through(i);
        }
        return answer;
    }

private:
    struct Pair {
        std::size_t reader, of, pair;
        double share;
    };
    struct Known {
        double tell_s;
        bool touched;
        PassingSlopes slopes;
    };

    void solve() {
        const SparseRows rows = chain_.rows();
        const AbsorbingSystem system(rows, cancel_);
        std::vector<double> start(chain_.size(), 0), effort(chain_.size(), 0),
            resolved(chain_.size(), 0);
        for (const Arc& arc : chain_.start())
            if (arc.state != Arc::no_state) start[arc.state] += arc.chance;
        for (std::size_t i = 0; i < chain_.size(); ++i)
            chain_.for_each_turn(i, [&](const Turn& turn, const Arc* first, const Arc* last) {
                effort[i] += turn.chance * turn.effort.mean;
                for (const Arc* arc = first; arc != last; ++arc)
                    if (resolves(*arc)) resolved[i] += turn.chance * arc->chance;
            });
        visits_ = system.visits(start);
        effort_to_go_ = system.to_go(effort);
        resolved_to_go_ = system.to_go(resolved);
    }

    [[nodiscard]] bool resolves(const Arc& arc) const {
        return arc.outcome.exists() &&
               scenario_.outcomes[arc.outcome.index].kind == OutcomeKind::resolved;
    }
    [[nodiscard]] Slope value_of(const Arc& arc) const {
        if (arc.state == Arc::no_state) return {0, resolves(arc) ? 1.0 : 0.0};
        return {effort_to_go_[arc.state], resolved_to_go_[arc.state]};
    }
    [[nodiscard]] Slope value_of(const Arc* first, const Arc* last) const {
        Slope sum;
        for (const Arc* arc = first; arc != last; ++arc) sum += arc->chance * value_of(*arc);
        return sum;
    }

    /// The arcs that `branches` made, from `first` on, reached with chance `weight`.
    void spread(const std::vector<Branch>& branches, const Memory& memory, const Arc* first,
                double weight, std::vector<BranchSlopes>& to) const {
        struct Case {
            std::size_t branch;
            double left, taken;
            Slope value;
        };
        std::vector<Case> cases;
        const Arc* arc = first;
        chain_.for_each_taken(branches, memory, [&](const Taken& way) {
            if (cases.empty() || cases.back().branch != way.branch)
                cases.push_back({way.branch, way.left, way.taken, {}});
            const Slope value = value_of(*arc++);
            to[way.branch].handoffs[way.handoff] += weight * way.left * way.taken * value;
            cases.back().value += way.within * value;
        });
        Slope otherwise;  // what those meet who do not take the case
        for (std::size_t c = cases.size(); c-- > 0;) {
            const Case& here = cases[c];
            to[here.branch].share += weight * here.left * (here.value - otherwise);
            otherwise = here.taken * here.value - (here.taken - 1) * otherwise;
        }
    }

    const PassingSlopes& passing(StepId step, double tell_s, bool touched) {
        std::vector<Known>& known = passings_[step.index];
        for (const Known& k : known)
            if (k.tell_s == tell_s && k.touched == touched) return k.slopes;
        known.push_back(
            {tell_s, touched,
             passing_slopes(scenario_.steps[step.index], scenario_.effort, tell_s, touched)});
        return known.back().slopes;
    }

    void pass_through(std::size_t i) {
        struct Way {
            const Turn* turn;
            const Arc* first;
            const Arc* last;
        };
        std::vector<Way> ways;
        chain_.for_each_turn(i, [&](const Turn& turn, const Arc* first, const Arc* last) {
            ways.push_back({&turn, first, last});
        });
        const State& state = chain_.state(i);
        const Step& step = scenario_.steps[state.step.index];
        StepSlopes& to = slopes_.steps[state.step.index];
        auto way = ways.begin();
        for (const Visit& visit : enter(scenario_, chain_.foresight(), state.step, state.memory)) {
            const double weight = weight_ * visits_[i] * visit.chance;
            const Passing& passed =
                chain_.passings().of(state.step, visit.tell_s, visit.memory.touched);
            Slope by_itself, late, value;
            if (passed.by_itself.chance > 0) {
                by_itself = value_of(way->first, way->last);
                value += passed.by_itself.chance * by_itself;
                value.effort += passed.by_itself.chance * way->turn->effort.mean;
                spread(step.next, visit.memory, way->first, weight * passed.by_itself.chance,
                       to.next);
                ++way;
            }
            if (step.after && passed.timed_out.chance > 0) {
                late = value_of(way->first, way->last);
                value += passed.timed_out.chance * late;
                value.effort += passed.timed_out.chance * way->turn->effort.mean;
                spread(step.after->next, visit.memory, way->first, weight * passed.timed_out.chance,
                       to.after);
                ++way;
            }
            // an ending without chance: nothing leads there, and nothing is known of it
            const bool both = passed.by_itself.chance > 0 && passed.timed_out.chance > 0;
            book(visit, state.step, weight);
            hang_on_length(visit, state.step, weight, both ? late - by_itself : Slope{});
            look_at_notes(state.memory, visit.memory, weight, value);
        }
    }

    void book(const Visit& visit, StepId id, double weight) {
        const Step& step = scenario_.steps[id.index];
        const EffortModel& effort = scenario_.effort;
        StepSlopes& to = slopes_.steps[id.index];
        for (const Booking& b : visit.bookings) {
            slopes_.amounts[static_cast<std::size_t>(b.component)] += weight * b.amount;
            slopes_.steps[b.step.index].tone.effort +=
                weight * b.em / scenario_.steps[b.step.index].tone;
        }
        const double toned = weight * step.tone;
        slopes_.field += toned * step.fields;
        slopes_.prefilled += toned * step.prefilled;
        slopes_.amounts[static_cast<std::size_t>(Component::document)] += toned * step.documents;
        slopes_.money_em += toned * step.pays / effort.value_of_time_per_minute;
        to.field.effort += toned * effort.field;
        to.prefilled.effort += toned * effort.prefilled;
        to.document.effort += toned * effort.document;
        to.money.effort += toned / effort.value_of_time_per_minute;
    }

    void hang_on_length(const Visit& visit, StepId id, double weight, const Slope& late_instead) {
        const PassingSlopes& passed = passing(id, visit.tell_s, visit.memory.touched);
        StepSlopes& to = slopes_.steps[id.index];
        const auto by = [&](std::size_t direction) {
            Slope slope = weight * passed.late[direction] * late_instead;
            slope.effort += weight * passed.effort[direction];
            return slope;
        };
        for (std::size_t n = 0; n < to.length.size(); ++n)
            to.length[n] += by(PassingSlopes::numbers + n);
        to.time_out += by(PassingSlopes::time_out);
        to.promise += by(PassingSlopes::promise);
        slopes_.day_cap += by(PassingSlopes::cap);
        to.length_meets = to.length_meets || passed.length_meets;
        for (std::size_t f = 0; f < scenario_.facts.size(); ++f) {
            if ((visit.told >> f & 1U) == 0) continue;
            slopes_.tell[f] += by(PassingSlopes::tell);
            slopes_.tell_meets[f] = slopes_.tell_meets[f] || passed.length_meets;
        }
        for (std::size_t c = 0; c < component_count; ++c) {
            const double amount = weight * passed.amounts[c];
            slopes_.amounts[c] += amount;
            to.tone.effort += amount * weight_of(scenario_.effort, static_cast<Component>(c)) /
                              scenario_.steps[id.index].tone;
        }
    }

    void look_at_notes(const Memory& before, const Memory& after, double weight,
                       const Slope& value) {
        for (const Pair& pair : pairs_) {
            if (before.notes[pair.pair] == after.notes[pair.pair]) continue;
            const double by_share =
                after.notes[pair.pair] == Note::seen ? 1 / pair.share : -1 / (1 - pair.share);
            slopes_.sees[pair.reader * scenario_.teams.size() + pair.of] +=
                weight * by_share * value;
        }
    }

    const Scenario& scenario_;
    Chain& chain_;
    double weight_;
    const std::atomic<bool>* cancel_;
    ExactSlopes& slopes_;
    std::vector<std::vector<Known>> passings_;
    std::vector<Pair> pairs_;
    std::vector<double> visits_, effort_to_go_, resolved_to_go_;
};

std::vector<BranchSlopes> empty_slopes(const std::vector<Branch>& branches) {
    std::vector<BranchSlopes> slopes;
    for (const Branch& branch : branches)
        slopes.push_back({{}, std::vector<Slope>(branch.handoffs.size())});
    return slopes;
}

ExactSlopes empty_slopes(const Scenario& scenario) {
    ExactSlopes slopes;
    slopes.start = empty_slopes(scenario.start);
    for (const Step& step : scenario.steps) {
        StepSlopes made;
        made.next = empty_slopes(step.next);
        made.points_meet =
            step.after && step.promised_s && is_same_moment(step.after->time_s, *step.promised_s);
        if (step.after) made.after = empty_slopes(step.after->next);
        slopes.steps.push_back(std::move(made));
    }
    slopes.tell.resize(scenario.facts.size());
    slopes.tell_meets.resize(scenario.facts.size());
    slopes.sees.resize(scenario.teams.size() * scenario.teams.size());
    slopes.segments.resize(scenario.segments.size());
    return slopes;
}

}  // namespace

PassingSlopes passing_slopes(const Step& step, const EffortModel& effort, double tell_s,
                             bool touched) {
    PassingSlopes result;
    const Terms terms = terms_of(step, effort, touched);
    const auto note_meeting = [&](double x) {
        result.length_meets = result.length_meets || is_same_moment(x, lowest(step.length)) ||
                              is_same_moment(x, highest(step.length));
    };
    for (const Term& term : terms.terms) {
        const double factor = term.amount * weight_of(effort, term.component);
        const double x = drawn_at(step.length, term.upto, tell_s);
        note_meeting(x);
        double& amount = result.amounts[static_cast<std::size_t>(term.component)];
        if (term.component == Component::broken_promise) {
            const Sloped above = chance_above(step.length, x);
            amount += term.amount * above.value;
            add(result.effort, factor, above, -above.by_x, term.upto);
        } else {
            const Sloped upto = mean_up_to(step.length, x);
            amount += term.amount * (tell_s + upto.value);
            add(result.effort, factor, upto, 1 - upto.by_x, term.upto);
        }
    }
    if (terms.ends.turning == Turning::time_out) {
        const double x = drawn_at(step.length, terms.ends, tell_s);
        note_meeting(x);
        const Sloped above = chance_above(step.length, x);
        add(result.late, 1, above, -above.by_x, terms.ends);
    }
    return result;
}

Result<ExactSlopes> exact_slopes(const Scenario& scenario, std::size_t state_limit,
                                 const std::atomic<bool>* cancel) try {
    Result<Chains> expanded = chains_of(scenario, state_limit, Forgetting::allowed, cancel);
    if (!expanded.ok()) return expanded.problems();
    const Chains& chains = expanded.value();
    ExactSlopes slopes = empty_slopes(scenario);
    const std::vector<double> shares = chain_shares(scenario, chains.size());
    for (std::size_t s = 0; s < chains.size(); ++s) {
        const Slope answer = Adjoint(scenario, *chains[s], shares[s], cancel, slopes).run();
        slopes.answer += shares[s] * answer;
        if (chains.size() > 1) slopes.segments[s] = answer;
    }
    return slopes;
} catch (const Cancelled&) {
    return Problem{"F098", "", "interrupted", {}, {}};
}

}  // namespace friction::chain
