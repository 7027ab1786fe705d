#include "exact_visit.h"

#include <utility>

namespace friction::chain {
namespace {

class Entry {
public:
    Entry(const Scenario& scenario, const Foresight& foresight, StepId step, const Memory& memory)
        : scenario_(scenario), foresight_(foresight), id_(step), step_(scenario.steps[step.index]) {
        visit_.memory = memory;
    }

    std::vector<Visit> run() {
        foresight_.count_visit(id_, visit_.memory);
        if (step_.kind != StepKind::choice) {
            arrive();
            if (asks_) ask_something();
            if (own_contact_begins_) begin_own_contact();
            if (step_.kind == StepKind::customer_work && step_.contact == ContactBy::reply) {
                book(Component::chaser, step_, id_, cause_of_waiting(step_),
                     scenario_.effort.chaser);
                count(Column::chasers);
            }
            switch_channel();
            meet_team();
        }
        book_what_the_step_states();
        set_marks();
        inform();
        return std::move(done_);
    }

private:
    void book(Component component, const Step& on, StepId id, Cause cause, double em) {
        visit_.bookings.push_back({component, id, cause, em * on.tone, on.tone});
    }
    void book_stated(Component component, double em) {
        if (em != 0) visit_.bookings.push_back({component, id_, step_.cause, em * step_.tone, 0});
    }
    void count(Column column) { visit_.counted.push_back(column); }

    /// Ends the contact of another channel and begins the one of this step.
    void arrive() {
        Memory& m = visit_.memory;
        if (step_.channel == Channel::none || step_.channel != m.channel) {
            m.channel = step_.channel;
            m.contact = Began::nobody;
            m.person = TeamId{};
            m.person_told = 0;
        }
        const bool begins = step_.channel != Channel::none && step_.contact != ContactBy::none &&
                            m.contact == Began::nobody;
        if (begins)
            m.contact = step_.contact == ContactBy::customer ? Began::customer : Began::others;
        own_contact_begins_ = begins && step_.contact == ContactBy::customer;
        asks_ = step_.kind == StepKind::customer_work || own_contact_begins_;
        m.touched =
            m.touched || step_.kind == StepKind::customer_work || step_.channel != Channel::none;
    }

    void ask_something() {
        Memory& m = visit_.memory;
        count(Column::next_actions);
        if (!m.closed_by.exists()) return;
        const Step& closing = scenario_.steps[m.closed_by.index];
        book(Component::false_closure, closing, m.closed_by, Cause::failure,
             scenario_.effort.false_closure);
        count(Column::false_closures);
        m.closed_by = StepId{};
    }

    void begin_own_contact() {
        Memory& m = visit_.memory;
        count(Column::contacts);
        if (m.contacted)
            book(Component::contact, step_, id_, cause_of_waiting(step_), scenario_.effort.contact);
        m.contacted = true;
    }

    void switch_channel() {
        Memory& m = visit_.memory;
        const bool alone = m.contact == Began::nobody && step_.contact == ContactBy::none;
        if (step_.channel == Channel::none || !(alone || m.contact == Began::customer)) return;
        if (m.own_channel != Channel::none && m.own_channel != step_.channel) {
            book(Component::switch_, step_, id_, cause_of_waiting(step_), scenario_.effort.switch_);
            count(Column::switches);
        }
        m.own_channel = step_.channel;
    }

    void meet_team() {
        Memory& m = visit_.memory;
        TeamId met;
        if (step_.kind == StepKind::team_work && is_live(step_.channel)) met = step_.by;
        if (step_.kind == StepKind::customer_work &&
            (is_live(step_.channel) || m.contact == Began::customer))
            met = step_.to;
        if (!met.exists()) return;
        if (m.team_met.exists() && m.team_met != met) {
            book(Component::handoff, step_, id_, cause_of_waiting(step_), scenario_.effort.handoff);
            count(Column::handoffs);
        }
        if (m.person.exists() && m.person != met) {
            m.person = TeamId{};
            m.person_told = 0;
        }
        m.team_met = met;
    }

    void book_what_the_step_states() {
        const EffortModel& effort = scenario_.effort;
        book_stated(Component::form,
                    effort.field * step_.fields + effort.prefilled * step_.prefilled);
        book_stated(Component::document, effort.document * step_.documents);
        book_stated(Component::money, step_.pays / effort.value_of_time_per_minute);
    }

    void set_marks() {
        if (step_.refusal) {
            book(Component::broken_promise, step_, id_, Cause::failure,
                 scenario_.effort.broken_promise);
            count(Column::refusals);
        }
        if (step_.solved || step_.refusal || step_.apology || step_.gift)
            visit_.memory.believed = step_.solved;
        if (step_.solved) visit_.memory.closed_by = id_;
    }

    /// Who has to be told what, for every way the notes that are looked at can turn out.
    void inform() {
        const bool passes_on = step_.is_unseen_work() && step_.to.exists();
        const TeamId reader = passes_on ? step_.by : step_.receiver();
        const Facts needed = foresight_.needs(id_);
        if (!reader.exists() || needed == 0) {
            done_.push_back(std::move(visit_));
            return;
        }
        Facts has = foresight_.known_to(reader);
        if (visit_.memory.person == reader) has |= visit_.memory.person_told;
        look_at_notes(std::move(visit_), reader, passes_on, 0, needed & has);
    }

    /// Teams from `of` on are still to be looked at; `has` is what the reader has of the needs so
    /// far.
    void look_at_notes(Visit visit, TeamId reader, bool passes_on, std::size_t of, Facts has) {
        const Facts needed = foresight_.needs(id_);
        for (; of < scenario_.teams.size() && has != needed; ++of) {
            const double share = scenario_.teams[reader.index].sees[of];
            Facts there = visit.memory.heard[of];
            if (of != reader.index) there |= foresight_.known_to(TeamId{of});
            const Facts gain = needed & there & ~has;
            if (share <= 0 || gain == 0) continue;
            const std::size_t pair = foresight_.pair(reader, TeamId{of});
            const Note note = pair == Foresight::no_pair ? Note::seen : visit.memory.notes[pair];
            if (note == Note::undrawn) {
                Visit seen = visit;
                seen.memory.notes[pair] = Note::seen;
                seen.chance *= share;
                look_at_notes(std::move(seen), reader, passes_on, of + 1, has | gain);
                visit.memory.notes[pair] = Note::unseen;
                visit.chance *= 1 - share;
            } else if (note == Note::seen) {
                has |= gain;
            }
        }
        if (passes_on)
            visit.memory.heard[step_.to.index] |= has;
        else
            tell(visit, reader, needed & ~has);
        done_.push_back(std::move(visit));
    }

    void tell(Visit& visit, TeamId receiver, Facts facts) {
        Memory& m = visit.memory;
        if ((facts & m.told) != 0) {
            const double em = scenario_.effort.retelling * step_.tone;
            visit.bookings.push_back(
                {Component::retelling, id_, cause_of_waiting(step_), em, step_.tone});
            visit.counted.push_back(Column::retellings);
        }
        for (std::size_t f = 0; f < scenario_.facts.size(); ++f)
            if ((facts >> f & 1U) != 0) visit.tell_s += scenario_.facts[f].tell_s;
        m.told |= facts;
        visit.told = facts;
        m.heard[receiver.index] |= facts;
        if (m.contact == Began::nobody || facts == 0) return;
        if (m.person != receiver) m.person_told = 0;
        m.person = receiver;
        m.person_told |= facts;
    }

    const Scenario& scenario_;
    const Foresight& foresight_;
    StepId id_;
    const Step& step_;
    Visit visit_;
    bool own_contact_begins_ = false, asks_ = false;
    std::vector<Visit> done_;
};

}  // namespace

std::vector<Visit> enter(const Scenario& scenario, const Foresight& foresight, StepId step,
                         const Memory& at_the_door) {
    return Entry(scenario, foresight, step, at_the_door).run();
}

}  // namespace friction::chain
