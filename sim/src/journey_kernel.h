#pragma once
// Private: what entering one step does to one journey. Both engines use it.
//
// The counting rules are those of docs/model.md. Everything booked on a step is multiplied by the
// tone of its team and goes to a component, the step and a cause at once.

#include <algorithm>
#include <bit>
#include <cmath>

#include "friction/journey.h"
#include "friction/random.h"
#include "friction/tally.h"
#include "lot.h"

namespace friction {

inline constexpr double seconds_per_minute = 60, seconds_per_day = 86'400;

/// Writes what happens to `visit`; the engine proper is compiled without.
enum class Tracing { off, on };

template <Tracing tracing>
class JourneyKernel {
public:
    JourneyKernel(const PlanData& plan, RandomKey key, const ColumnMap& map, Lot& lot,
                  std::vector<StepTally>& sums)
        : plan_(plan),
          key_(key),
          map_(map),
          sums_(sums),
          columns_(lot.columns.data()),
          journeys_(lot.journeys.data()),
          heard_(lot.heard.data()),
          visits_(lot.visits.data()) {}

    /// Would entering ask something of the customer?
    [[nodiscard]] bool asks(const PlanStep& step, std::size_t j) const {
        return step.is_customer_work || begins_own_contact(step, j);
    }

    /// Enters the step and lets its time pass. Returns whether the time-out came first. `shape` is
    /// the step's own.
    template <Shape shape>
    [[gnu::always_inline]] bool visit(std::int32_t s, std::size_t j, double drawn_s,
                                      Visit* record) {
        const PlanStep& step = plan_.steps[static_cast<std::size_t>(s)];
        Entry entry{step, sums_[static_cast<std::size_t>(s)], s, j, record};
        count_visit(entry);
        const double before = column(Column::effort)[j];
        bool timed_out = false;
        double length_s = 0;
        if constexpr (shape != Shape::choice) {
            const bool asked =
                shape == Shape::own_work || (!is_pending(shape) && begins_own_contact(step, j));
            enter_channel<shape>(entry);
            if constexpr (shape == Shape::own_work || shape == Shape::meeting) meet(entry);
            if (plan_.has_facts && step.receiver >= 0) face(entry);
            const double tell_s = step.needs_stated != 0 ? hear_or_pass_on(entry) : 0;
            if (asked) ask(entry);
            length_s = drawn_s + tell_s;
            timed_out = length_s > step.time_out_s;
            if (timed_out) length_s = step.time_out_s;
        }
        if (step.has_events) mark_and_spend(entry);
        entry.events_em = entry.own + entry.hassle + entry.failure;
        if constexpr (shape != Shape::choice) pass_time<shape>(entry, length_s);
        settle<shape>(entry, before, length_s);
        if constexpr (tracing == Tracing::on) record->timed_out = timed_out;
        return timed_out;
    }

private:
    /// One visit while it is booked: effort by cause, before it is added to the journey.
    struct Entry {
        const PlanStep& step;
        StepTally& sums;
        std::int32_t s;
        std::size_t j;
        Visit* record;
        double own = 0;     ///< follows the cause of the step
        double hassle = 0;  ///< process, or failure on a failure step
        double failure = 0;
        double events_em = 0;                 ///< booked on entering
        double calm_days = 0, open_days = 0;  ///< booked
    };

    void book(Entry& entry, Component component, double em, double& cause) {
        const double booked = em * entry.step.tone;
        const auto c = static_cast<std::size_t>(component);
        component_column(c)[entry.j] += booked;
        entry.sums.effort_em[c] += booked;
        cause += booked;
        if constexpr (tracing == Tracing::on) entry.record->effort_em[c] += booked;
    }

    [[nodiscard]] double* column(Column c) const {
        return columns_ + static_cast<std::size_t>(c) * column_stride;
    }
    [[nodiscard]] double* column(ColumnId c) const {
        return columns_ + std::size_t{c} * column_stride;
    }
    [[nodiscard]] double* component_column(std::size_t c) const {
        return columns_ + (static_cast<std::size_t>(Column::effort_active) + c) * column_stride;
    }

    void count(Column c, std::size_t j, double amount = 1) { column(c)[j] += amount; }

    [[nodiscard]] bool begins_own_contact(const PlanStep& step, std::size_t j) const {
        return step.contact == ContactBy::customer && journeys_[j].contact_channel != step.channel;
    }

    void count_visit(Entry& entry) {
        entry.sums.section_visits[journeys_[entry.j].customer % section_count] += 1;
        if (entry.step.visit_slot >= 0)
            ++visits_[static_cast<std::size_t>(entry.step.visit_slot) * lot_size + entry.j];
        if (!map_.visits.empty())
            if (const ColumnId id = map_.visits[static_cast<std::size_t>(entry.s)]; id != 0)
                column(id)[entry.j] += 1;
    }

    void end_contact(std::size_t j) {
        journeys_[j].contact_channel = Channel::none;
        journeys_[j].listener = -1;
    }

    template <Shape shape>
    void enter_channel(Entry& entry) {
        const PlanStep& step = entry.step;
        const std::size_t j = entry.j;
        if (shape == Shape::pending_wait || step.channel == Channel::none) {
            end_contact(j);
            if (shape == Shape::own_work) journeys_[j].flags |= touched_flag;
            return;
        }
        journeys_[j].flags |= touched_flag;
        if (journeys_[j].contact_channel != step.channel) {
            end_contact(j);
            if (step.contact != ContactBy::none) begin_contact(entry);
        }
        // Who began a contact is settled: `contact: none` inside one of the company's is not the
        // customer's doing.
        const bool own = journeys_[j].contact_channel == Channel::none
                             ? step.contact == ContactBy::none
                             : journeys_[j].contact_by == ContactBy::customer;
        if (own) {
            const Channel last = journeys_[j].own_channel;
            if (last != Channel::none && last != step.channel) {
                count(Column::switches, j);
                book(entry, Component::switch_, plan_.effort.switch_, entry.hassle);
                if constexpr (tracing == Tracing::on) entry.record->switched = true;
            }
            journeys_[j].own_channel = step.channel;
        }
        if (step.is_customer_work && step.contact == ContactBy::reply) {
            count(Column::chasers, j);
            book(entry, Component::chaser, plan_.effort.chaser, entry.hassle);
            if constexpr (tracing == Tracing::on) entry.record->chased = true;
        }
    }

    void begin_contact(Entry& entry) {
        const std::size_t j = entry.j;
        journeys_[j].contact_channel = entry.step.channel;
        journeys_[j].contact_by = entry.step.contact;
        if constexpr (tracing == Tracing::on) entry.record->contact_began = true;
        if (entry.step.contact != ContactBy::customer) return;
        count(Column::contacts, j);
        const bool is_repeated = (journeys_[j].flags & contacted_flag) != 0;
        if (is_repeated) book(entry, Component::contact, plan_.effort.contact, entry.hassle);
        journeys_[j].flags |= contacted_flag;
        if constexpr (tracing == Tracing::on) {
            entry.record->contact_counted = true;
            entry.record->contact_repeated = is_repeated;
        }
    }

    void meet(Entry& entry) {
        const PlanStep& step = entry.step;
        const std::size_t j = entry.j;
        std::int32_t team = step.meets;
        if (step.meets_if_contact >= 0 && journeys_[j].contact_channel != Channel::none &&
            journeys_[j].contact_by == ContactBy::customer)
            team = step.meets_if_contact;
        if (team < 0) return;
        if (journeys_[j].met >= 0 && journeys_[j].met != team) {
            count(Column::handoffs, j);
            book(entry, Component::handoff, plan_.effort.handoff, entry.hassle);
            if constexpr (tracing == Tracing::on) entry.record->handed_over = true;
        }
        journeys_[j].met = team;
    }

    /// Facts of `missing` that the team has or sees: known, told or sent to it, or in notes that it
    /// sees.
    [[nodiscard]] std::uint64_t knows(std::int32_t team, std::uint64_t missing,
                                      std::size_t j) const {
        const PlanTeam& reader = plan_.teams[static_cast<std::size_t>(team)];
        std::uint64_t known = missing & reader.knows;
        const std::uint64_t noted =
            missing & ~known & heard_[static_cast<std::size_t>(team) * lot_size + j];
        if (noted != 0 && sees(reader.own_share, reader.own_luck, j)) known |= noted;
        for (std::uint32_t i = 0; i < reader.sight_count; ++i) {
            const Sight& sight = plan_.sights[reader.first_sight + i];
            const std::uint64_t there =
                missing & ~known &
                (plan_.teams[sight.team].knows | heard_[sight.team * lot_size + j]);
            if (there != 0 && sees(sight.share, sight.luck, j)) known |= there;
        }
        return known;
    }

    [[nodiscard]] bool sees(double share, std::uint64_t luck, std::size_t j) const {
        return share >= 1 ||
               (share > 0 && uniform(key_, luck, journeys_[j].customer, 0, 0) < share);
    }

    /// In a contact, another team that listens has not heard what the last one was told.
    void face(Entry& entry) {
        const std::size_t j = entry.j;
        if (journeys_[j].contact_channel == Channel::none ||
            journeys_[j].listener == entry.step.receiver)
            return;
        journeys_[j].listener = entry.step.receiver;
        journeys_[j].told_listener = 0;
    }

    /// Tells the receiver what it does not know, and answers the seconds it takes; work without the
    /// customer passes on what its team has or sees.
    double hear_or_pass_on(Entry& entry) {
        const PlanStep& step = entry.step;
        const std::size_t j = entry.j;
        if (step.receiver < 0) {
            if (step.to >= 0)
                heard_[static_cast<std::size_t>(step.to) * lot_size + j] |=
                    knows(step.by, step.needs_stated, j);
            return 0;
        }
        std::uint64_t missing = step.needs;
        if (journeys_[j].contact_channel != Channel::none) missing &= ~journeys_[j].told_listener;
        if (missing != 0) missing &= ~knows(step.receiver, missing, j);
        if (missing == 0) return 0;
        return tell(entry, missing);
    }

    double tell(Entry& entry, std::uint64_t missing) {
        const std::size_t j = entry.j;
        const std::uint64_t again = missing & journeys_[j].told;
        if (again != 0) {
            count(Column::retellings, j);
            book(entry, Component::retelling, plan_.effort.retelling, entry.hassle);
        }
        double tell_s = 0;
        for (std::uint64_t left = missing; left != 0; left &= left - 1)
            tell_s += plan_.tell_s[static_cast<std::size_t>(std::countr_zero(left))];
        if constexpr (tracing == Tracing::on) {
            entry.record->retold = again != 0;
            for (std::uint64_t left = missing; left != 0; left &= left - 1) {
                const FactId fact{static_cast<std::size_t>(std::countr_zero(left))};
                entry.record->told.push_back(fact);
                if ((again >> fact.index & 1) != 0) entry.record->retold_facts.push_back(fact);
            }
        }
        journeys_[j].told |= missing;
        journeys_[j].told_listener |= missing;
        heard_[static_cast<std::size_t>(entry.step.receiver) * lot_size + j] |= missing;
        return tell_s;
    }

    /// The customer has to act: one next action, and a case closed while open is discovered.
    void ask(Entry& entry) {
        const std::size_t j = entry.j;
        count(Column::next_actions, j);
        const std::int32_t closed_by = journeys_[j].closed_by;
        if (closed_by < 0) return;
        journeys_[j].closed_by = -1;
        count(Column::false_closures, j);
        const auto closer = static_cast<std::size_t>(closed_by);
        const double booked = plan_.effort.false_closure * plan_.steps[closer].tone;
        const auto c = static_cast<std::size_t>(Component::false_closure);
        component_column(c)[j] += booked;
        column(Column::effort_failure)[j] += booked;
        column(Column::effort)[j] += booked;
        sums_[closer].effort_em[c] += booked;
        sums_[closer].section_effort_em[journeys_[j].customer % section_count] += booked;
        if constexpr (tracing == Tracing::on) {
            entry.record->false_closure_found = true;
            entry.record->closed_falsely_em = booked;
            entry.record->closed_falsely = StepId{closer};
        }
    }

    void mark_and_spend(Entry& entry) {
        const PlanStep& step = entry.step;
        const std::size_t j = entry.j;
        if (step.has_marks) {
            if (step.solved) {
                journeys_[j].flags |= belief_flag;
                journeys_[j].closed_by = entry.s;
            } else {
                journeys_[j].flags &= ~std::uint32_t{belief_flag};
            }
            if (step.refusal) {
                count(Column::refusals, j);
                book(entry, Component::broken_promise, plan_.effort.broken_promise, entry.failure);
                if constexpr (tracing == Tracing::on) entry.record->refused = true;
            }
        }
        spend(entry, Component::form, step.form_em);
        spend(entry, Component::document, step.document_em);
        spend(entry, Component::money, step.money_em);
        if (step.fields > 0) count(Column::fields, j, step.fields);
        if (step.documents > 0) count(Column::documents, j, step.documents);
        if (step.pays > 0) count(Column::money, j, step.pays);
        if (step.cost > 0) count(Column::cost, j, step.cost);
        if constexpr (tracing == Tracing::on) entry.record->cost += step.cost;
    }

    /// Amounts known when compiling hold the tone already.
    void spend(Entry& entry, Component component, double booked) {
        if (booked == 0) return;
        const auto c = static_cast<std::size_t>(component);
        component_column(c)[entry.j] += booked;
        entry.sums.effort_em[c] += booked;
        entry.own += booked;
        if constexpr (tracing == Tracing::on) entry.record->effort_em[c] += booked;
    }

    template <Shape shape>
    [[gnu::always_inline]] void pass_time(Entry& entry, double length_s) {
        const PlanStep& step = entry.step;
        const std::size_t j = entry.j;
        const double minutes = length_s / seconds_per_minute;
        if constexpr (shape == Shape::own_work || shape == Shape::meeting) {
            count(Column::active, j, minutes);
            book(entry, Component::active, minutes, entry.own);
        } else if constexpr (shape == Shape::channel_wait) {
            count(step.is_held ? Column::on_hold : Column::in_person_wait, j, minutes);
            book(entry, step.is_held ? Component::held : Component::in_line,
                 minutes * (step.is_held ? plan_.effort.held : plan_.effort.in_line), entry.hassle);
        } else if ((journeys_[j].flags & touched_flag) != 0) {
            pass_days(entry, length_s);
        }
        if (step.customer_owns) count(Column::days_customer_owned, j, length_s / seconds_per_day);
        if constexpr (shape == Shape::meeting || shape == Shape::unseen_work) {
            if (step.is_staffed) spend_staff(j, step.by, minutes);
            count(Column::cost, j, minutes * step.staff_cost_per_minute);
            if constexpr (tracing == Tracing::on)
                entry.record->cost += minutes * step.staff_cost_per_minute;
        }
        if (length_s > step.promised_s) {
            count(Column::broken_promises, j);
            book(entry, Component::broken_promise, plan_.effort.broken_promise, entry.failure);
            if constexpr (tracing == Tracing::on) entry.record->promise_broken = true;
        }
    }

    void spend_staff(std::size_t j, std::int32_t team, double minutes) {
        count(Column::staff_minutes, j, minutes);
        column(map_.team[static_cast<std::size_t>(team)])[j] += minutes;
    }

    void pass_days(Entry& entry, double length_s) {
        const PlanStep& step = entry.step;
        const double days = length_s / seconds_per_day;
        double calm = 0;
        if (step.company_owns) {
            if (step.promised_s < std::numeric_limits<double>::infinity())
                calm = std::min(length_s, step.promised_s) / seconds_per_day;
            else if (step.is_calm)
                calm = days;
        }
        const double open = days - calm;
        const double cap = plan_.effort.day_cap_days;
        entry.calm_days = std::min(calm, cap);
        entry.open_days = std::min(days, cap) - entry.calm_days;
        if (calm > 0) {
            count(Column::days_calm, entry.j, calm);
            book(entry, Component::day_calm, entry.calm_days * plan_.effort.day_calm, entry.hassle);
        }
        if (open > 0) {
            count(Column::days_open, entry.j, open);
            book(entry, Component::day_open, entry.open_days * plan_.effort.day_open, entry.hassle);
        }
        if constexpr (tracing == Tracing::on) {
            entry.record->days_calm = calm;
            entry.record->days_open = open;
        }
    }

    /// Adds the visit to the journey: effort, causes, clock; and notes when effort crosses the
    /// threshold.
    template <Shape shape>
    void settle(Entry& entry, double before, double length_s) {
        const std::size_t j = entry.j;
        const double booked = entry.own + entry.hassle + entry.failure;
        double& effort = column(Column::effort)[j];
        const double at_entry = effort + entry.events_em;
        effort += booked;
        add_to_cause(entry.step.cause, j, entry.own);
        add_to_cause(entry.step.cause == Cause::failure ? Cause::failure : Cause::process, j,
                     entry.hassle);
        add_to_cause(Cause::failure, j, entry.failure);
        entry.sums.section_effort_em[journeys_[j].customer % section_count] += booked;
        const double threshold = plan_.effort.threshold_em;
        if (before <= threshold && effort > threshold) {
            const double after_s = at_entry > threshold ? 0 : crossing_s(entry, at_entry, length_s);
            entry.sums.crossings += 1;
            const double elapsed_s = static_cast<double>(journeys_[j].elapsed_us) * 1e-6 + after_s;
            entry.sums.crossing_elapsed_days += elapsed_s / seconds_per_day;
            if constexpr (tracing == Tracing::on) entry.record->crossed_at_s = elapsed_s;
        }
        if constexpr (tracing == Tracing::on) {
            entry.record->begins_s = static_cast<double>(journeys_[j].elapsed_us) * 1e-6;
            entry.record->length_s = length_s;
            entry.record->effort_after_em = effort;
            if (entry.step.cause == Cause::need) entry.record->need_em = entry.own;
        }
        if constexpr (shape != Shape::choice) advance_clock(j, length_s);
    }

    void add_to_cause(Cause cause, std::size_t j, double em) {
        if (cause == Cause::process) column(Column::effort_process)[j] += em;
        if (cause == Cause::failure) column(Column::effort_failure)[j] += em;
    }

    /// Seconds after entering at which effort that was `at_entry` passes the threshold. Rates are
    /// constant but for the change from calm to open days and the promise that breaks there.
    [[nodiscard]] double crossing_s(const Entry& entry, double at_entry, double length_s) const {
        const PlanStep& step = entry.step;
        double missing = (plan_.effort.threshold_em - at_entry) / step.tone;
        if (!step.is_pending) {
            const double rate = step.is_held      ? plan_.effort.held
                                : step.is_in_line ? plan_.effort.in_line
                                                  : 1;
            return std::min(missing / rate * seconds_per_minute, length_s);
        }
        const double calm_em = entry.calm_days * plan_.effort.day_calm;
        if (missing < calm_em) return missing / plan_.effort.day_calm * seconds_per_day;
        missing -= calm_em;
        if (length_s > step.promised_s) {
            const double open_before_s =
                step.company_owns ? 0 : std::min(step.promised_s, length_s);
            const double open_before_em = open_before_s / seconds_per_day * plan_.effort.day_open;
            if (missing >= open_before_em &&
                missing <= open_before_em + plan_.effort.broken_promise)
                return step.promised_s;
            if (missing > open_before_em) missing -= plan_.effort.broken_promise;
        }
        const double rate = std::max(plan_.effort.day_open, 1e-300);
        return std::min((entry.calm_days + missing / rate) * seconds_per_day, length_s);
    }

    void advance_clock(std::size_t j, double length_s) {
        constexpr double clock_limit_s = 4e12;  // 127,000 years; beyond it the clock stands still
        const auto step_us =
            static_cast<std::int64_t>(std::min(length_s, clock_limit_s) * 1e6 + 0.5);
        constexpr auto limit_us = static_cast<std::int64_t>(clock_limit_s * 1e6);
        journeys_[j].elapsed_us = std::min(limit_us, journeys_[j].elapsed_us + step_us);
    }

    const PlanData& plan_;
    RandomKey key_;
    const ColumnMap& map_;
    std::vector<StepTally>& sums_;

    // the arrays of the lot
    double* const columns_;
    JourneyState* const journeys_;
    std::uint64_t* const heard_;
    std::uint16_t* const visits_;
};

}  // namespace friction
