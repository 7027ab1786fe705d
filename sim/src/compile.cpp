#include <algorithm>
#include <limits>
#include <map>

#include "friction/contract.h"
#include "friction/plan.h"
#include "friction/random.h"
#include "friction/structure.h"
#include "plan_data.h"

namespace friction {

namespace {

/// Hashes names and remembers which name had which hash: two that share one would share their luck.
class NameHashes {
public:
    std::uint64_t operator()(const std::string& name) {
        const std::uint64_t hash = name_hash(name);
        const auto [at, is_new] = names_.emplace(hash, name);
        if (!is_new && at->second != name) clashes_.push_back(name + " and " + at->second);
        return hash;
    }
    [[nodiscard]] Problems problems() const {
        Problems problems;
        for (const std::string& clash : clashes_)
            problems.push_back({"F039", "steps",
                                "the names " + clash + " would share their random numbers",
                                "names with different hashes", "rename one of them"});
        return problems;
    }

private:
    std::map<std::uint64_t, std::string> names_;
    std::vector<std::string> clashes_;
};

Shape shape_of(const Step& step) {
    switch (step.kind) {
        case StepKind::choice:
            return Shape::choice;
        case StepKind::customer_work:
            return Shape::own_work;
        case StepKind::wait:
            return step.is_pending() ? Shape::pending_wait : Shape::channel_wait;
        case StepKind::team_work:
            break;
    }
    return step.is_unseen_work() ? Shape::unseen_work : Shape::meeting;
}

std::uint64_t fact_bit(FactId fact) { return std::uint64_t{1} << fact.index; }

class Compiler {
public:
    explicit Compiler(const Scenario& scenario) : scenario_(scenario) {}

    Result<Plan> compile() {
        add_teams();
        for (const Fact& fact : scenario_.facts) plan_.tell_s.push_back(fact.tell_s);
        add_segments();
        for (const Outcome& outcome : scenario_.outcomes) {
            plan_.outcomes.push_back(outcome.kind);
            plan_.outcome_names.push_back(outcome.name);
        }
        for (const OwnMark& mark : scenario_.marks) plan_.mark_names.push_back(mark.name);
        if (scenario_.gives_up_as.exists())
            plan_.gives_up_as = outcome_target(scenario_.gives_up_as.index);
        plan_.start = add_branches(scenario_.start, first_next_purpose);
        for (const Step& step : scenario_.steps) add_step(step);
        add_visit_slots();
        add_rest();
        mark_live_columns();
        Problems problems = hash_.problems();
        if (!problems.empty()) return problems;
        return Plan(std::make_shared<const PlanData>(std::move(plan_)));
    }

private:
    void add_teams() {
        for (std::size_t viewer = 0; viewer < scenario_.teams.size(); ++viewer) {
            const Team& team = scenario_.teams[viewer];
            PlanTeam made;
            made.first_sight = static_cast<std::uint32_t>(plan_.sights.size());
            for (std::size_t author = 0; author < team.sees.size(); ++author) {
                const std::uint64_t luck =
                    hash_("notes:" + team.name + ">" + scenario_.teams[author].name);
                if (author == viewer) {
                    made.own_share = team.sees[author];
                    made.own_luck = luck;
                } else if (team.sees[author] > 0) {
                    plan_.sights.push_back(
                        {static_cast<std::uint32_t>(author), team.sees[author], luck});
                }
            }
            made.sight_count = static_cast<std::uint32_t>(plan_.sights.size()) - made.first_sight;
            made.cost_per_minute = team.cost_per_minute;
            plan_.teams.push_back(made);
            plan_.team_names.push_back(team.name);
        }
        for (std::size_t fact = 0; fact < scenario_.facts.size(); ++fact)
            for (const TeamId team : scenario_.facts[fact].known_to)
                plan_.teams[team.index].knows |= fact_bit(FactId{fact});
    }

    void add_segments() {
        double up_to = 0;
        for (const Segment& segment : scenario_.segments) {
            up_to += segment.share;
            PlanSegment made{};
            made.up_to = up_to;
            made.has_patience = segment.patience.has_value();
            if (segment.patience) made.patience = *segment.patience;
            made.yearly_value = segment.yearly_value;
            made.severity = segment.severity;
            made.stay_factor = unresolved_stay_factor(scenario_.loyalty, segment.severity);
            made.negative_word = unresolved_negative_word(segment.severity);
            plan_.has_patience |= made.has_patience;
            plan_.segments.push_back(made);
        }
        plan_.segments.back().up_to = infinite;
    }

    PlanTarget target_of(const Target& target) const {
        return target.is_outcome() ? outcome_target(target.outcome.index)
                                   : static_cast<PlanTarget>(target.step.index);
    }

    BranchList add_branches(const std::vector<Branch>& branches, std::uint8_t purpose) {
        BranchList list;
        list.first = static_cast<std::uint32_t>(plan_.branches.size());
        list.count = static_cast<std::uint32_t>(branches.size());
        list.is_plain = branches.size() == 1 && branches[0].asks.empty() && !branches[0].has_share;
        for (const Branch& branch : branches) {
            PlanBranch made{};
            made.first_ask = static_cast<std::uint32_t>(plan_.asks.size());
            made.ask_count = static_cast<std::uint32_t>(branch.asks.size());
            plan_.asks.insert(plan_.asks.end(), branch.asks.begin(), branch.asks.end());
            made.first_way = static_cast<std::uint32_t>(plan_.ways.size());
            made.way_count = static_cast<std::uint32_t>(branch.handoffs.size());
            double up_to = 0;
            for (const Handoff& handoff : branch.handoffs) {
                up_to += handoff.share;
                plan_.ways.push_back({up_to, target_of(handoff.target)});
            }
            close_shares(branch, made.first_way);
            made.share = branch.share;
            made.any = branch.any;
            made.has_share = branch.has_share;
            made.way_purpose = purpose;
            made.share_purpose = static_cast<std::uint8_t>(purpose + 1);
            purpose = static_cast<std::uint8_t>(purpose + 2);
            plan_.branches.push_back(made);
        }
        return list;
    }

    /// The last way with a share takes what rounding left; ways behind it can never be taken.
    void close_shares(const Branch& branch, std::uint32_t first_way) {
        for (std::size_t i = branch.handoffs.size(); i-- > 0;) {
            plan_.ways[first_way + i].up_to = infinite;
            if (branch.handoffs[i].share > 0) return;
        }
    }

    void add_step(const Step& step) {
        PlanStep made{};
        made.luck = hash_("step:" + step.luck_name);
        made.length = step.length;
        made.tone = step.tone;
        const EffortModel& effort = scenario_.effort;
        made.form_em = step.tone * (effort.field * step.fields + effort.prefilled * step.prefilled);
        made.document_em = step.tone * effort.document * step.documents;
        made.money_em = step.tone * step.pays / effort.value_of_time_per_minute;
        made.fields = step.fields;
        made.documents = step.documents;
        made.pays = step.pays;
        made.cost = step.cost;
        made.time_out_s = step.after ? step.after->time_s : infinite;
        made.promised_s = step.promised_s.value_or(infinite);
        made.cause = step.cause;
        made.channel = step.channel;
        made.contact = step.contact;
        made.shape = shape_of(step);
        made.is_customer_work = step.kind == StepKind::customer_work;
        made.is_wait = step.kind == StepKind::wait;
        made.is_pending = step.is_pending();
        made.is_live = is_live(step.channel);
        made.is_held = made.is_wait && made.is_live && step.channel != Channel::in_person;
        made.is_in_line = made.is_wait && step.channel == Channel::in_person;
        made.company_owns = made.is_pending && step.owner == Owner::company;
        made.customer_owns =
            made.is_customer_work || (made.is_pending && step.owner == Owner::customer);
        made.is_calm = made.company_owns && step.status_visible;
        made.has_marks = step.solved || step.refusal || step.apology || step.gift;
        plan_.has_marks |= made.has_marks;
        made.solved = step.solved;
        made.refusal = step.refusal;
        made.has_events = made.has_marks || made.form_em > 0 || made.fields > 0 ||
                          made.documents > 0 || made.pays > 0 || made.cost > 0;
        made.first_mark = static_cast<std::uint32_t>(plan_.marks_set.size());
        made.mark_count = static_cast<std::uint32_t>(step.own_marks.size());
        for (const MarkId mark : step.own_marks) plan_.marks_set.push_back(mark.index);
        made.has_constant_length = std::holds_alternative<Constant>(step.length);
        add_people(step, made);
        made.next = add_branches(step.next, first_next_purpose);
        if (step.after) made.time_out = add_branches(step.after->next, first_time_out_purpose);
        plan_.steps.push_back(made);
        plan_.step_names.push_back(step.name);
    }

    void add_people(const Step& step, PlanStep& made) {
        const auto index = [](TeamId team) {
            return team.exists() ? static_cast<std::int32_t>(team.index) : -1;
        };
        made.by = index(step.by);
        made.to = index(step.to);
        made.receiver = index(step.receiver());
        made.meets = -1;
        made.meets_if_contact = -1;
        if (step.kind == StepKind::team_work && made.is_live) made.meets = made.by;
        if (made.is_customer_work && made.to >= 0) {
            if (made.is_live)
                made.meets = made.to;
            else
                made.meets_if_contact = made.to;
        }
        for (const FactId fact : step.needs) made.needs_stated |= fact_bit(fact);
        made.needs = made.needs_stated;
        if (made.receiver >= 0)
            made.needs &= ~plan_.teams[static_cast<std::size_t>(made.receiver)].knows;
        plan_.has_facts |= made.needs_stated != 0;
        if (step.kind == StepKind::team_work) {
            made.staff_cost_per_minute = scenario_.teams[step.by.index].cost_per_minute;
            made.is_staffed = !scenario_.teams[step.by.index].automated;
        }
    }

    /// Counters only where a journey can come back or somebody asks.
    void add_visit_slots() {
        const StructureReport structure =
            analyse_structure(scenario_.steps, scenario_.start, scenario_.outcomes);
        std::vector<bool> counted(plan_.steps.size(), false);
        for (const auto& loop : structure.loops)
            for (const StepId step : loop) counted[step.index] = true;
        for (const Ask& ask : plan_.asks)
            if (ask.thing == Thing::visits) counted[ask.step.index] = true;
        for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
            plan_.steps[i].order = structure.order[i];
            plan_.steps[i].visit_slot =
                counted[i] ? static_cast<std::int32_t>(plan_.visit_slots++) : -1;
        }
    }

    void add_rest() {
        plan_.own_layout = ColumnLayout({&scenario_, 1}, {});
        plan_.max_visits = scenario_.run.max_visits;
        plan_.same_within_em = scenario_.run.same_within_em;
        plan_.effort = scenario_.effort;
        plan_.loyalty = scenario_.loyalty;
        plan_.feeling = feeling_table(scenario_.loyalty);
        plan_.per_year = scenario_.customers_per_year.value_or(0);
        plan_.cost_per_journey = cost_beside_serving(scenario_);
    }

    void mark_live_columns() {
        plan_.live.assign(fixed_column_count, false);
        const auto live = [&](Column column) {
            plan_.live[static_cast<std::size_t>(column)] = true;
        };
        live(Column::effort);
        live(Column::cost);
        for (const Column column : derived_columns) live(column);
        if (plan_.visit_slots > 0) live(Column::cut);
        for (const PlanStep& step : plan_.steps) mark_live_columns(step, live);
    }

    template <class Live>
    static void mark_live_columns(const PlanStep& step, const Live& live) {
        const bool books_hassle = step.contact != ContactBy::none || step.is_wait ||
                                  step.meets >= 0 || step.meets_if_contact >= 0 ||
                                  step.needs != 0 || step.is_pending ||
                                  step.channel != Channel::none;
        if (books_hassle || step.cause == Cause::process) live(Column::effort_process);
        if (step.cause == Cause::failure || step.solved || step.refusal ||
            step.promised_s < infinite)
            live(Column::effort_failure);
        const auto both = [&](bool used, Column one, Column other) {
            if (!used) return;
            live(one);
            live(other);
        };
        const bool is_active = step.is_customer_work || step.meets >= 0;
        both(is_active, Column::active, Column::effort_active);
        both(step.is_held, Column::on_hold, Column::effort_held);
        both(step.is_in_line, Column::in_person_wait, Column::effort_in_line);
        if (step.is_pending) live(Column::days);
        const bool can_be_calm = step.company_owns && (step.is_calm || step.promised_s < infinite);
        const bool can_be_open = step.is_pending && (!step.is_calm || step.promised_s < infinite);
        both(can_be_calm, Column::days_calm, Column::effort_day_calm);
        both(can_be_open, Column::days_open, Column::effort_day_open);
        if (step.customer_owns) live(Column::days_customer_owned);
        if (step.is_customer_work || step.contact == ContactBy::customer)
            live(Column::next_actions);
        both(step.contact == ContactBy::customer, Column::contacts, Column::effort_contact);
        both(step.channel != Channel::none, Column::switches, Column::effort_switch);
        both(step.meets >= 0 || step.meets_if_contact >= 0, Column::handoffs,
             Column::effort_handoff);
        both(step.needs != 0, Column::retellings, Column::effort_retelling);
        both(step.is_customer_work && step.contact == ContactBy::reply, Column::chasers,
             Column::effort_chaser);
        both(step.solved, Column::false_closures, Column::effort_false_closure);
        if (step.promised_s < infinite) live(Column::broken_promises);
        if (step.refusal) live(Column::refusals);
        if (step.promised_s < infinite || step.refusal) live(Column::effort_broken_promise);
        if (step.fields > 0) live(Column::fields);
        if (step.form_em > 0) live(Column::effort_form);
        both(step.documents > 0, Column::documents, Column::effort_document);
        both(step.pays > 0, Column::money, Column::effort_money);
        if (step.is_staffed) live(Column::staff_minutes);
    }

    const Scenario& scenario_;
    PlanData plan_;
    NameHashes hash_;
};

}  // namespace

Result<Plan> compile(const Scenario& scenario) { return Compiler(scenario).compile(); }

}  // namespace friction
