// BatchKernel: contacts, the people met in them, and what they have to be told.

#include <algorithm>
#include <bit>

#include "batch_kernel.h"
#include "wide/wide.h"

namespace friction {

static_assert(by_customer >> by_shift == static_cast<std::uint64_t>(ContactBy::customer));
static_assert(static_cast<int>(Channel::none) == 0);

void BatchKernel::enter_channel(Entry& entry) {
    const PlanStep& step = entry.step;
    constexpr std::uint64_t yes = ~std::uint64_t{0}, no = 0;
    const auto channel = static_cast<std::uint64_t>(step.channel);
    const auto by = static_cast<std::uint64_t>(step.contact);
    const auto team = [](std::int32_t index) {
        return (static_cast<std::uint64_t>(index) + 1) << met_shift;
    };
    wide::ContactRequest request{
        .state = entry.view.state, .events = entry.batch.events.data(), .count = entry.view.count};
    request.leaves = step.shape == Shape::pending_wait || step.channel == Channel::none;
    request.touch = step.shape == Shape::own_work ? touched_flag : 0;
    request.channel = channel << channel_shift;
    request.own_channel = channel << own_shift;
    request.by = by << by_shift;
    request.begins = step.contact != ContactBy::none ? yes : no;
    request.is_own = step.contact == ContactBy::customer ? yes : no;
    request.may_meet = (step.shape == Shape::own_work || step.shape == Shape::meeting) &&
                       (step.meets >= 0 || step.meets_if_contact >= 0);
    request.meets = step.meets >= 0 ? team(step.meets) : 0;
    request.meets_if_contact = step.meets_if_contact >= 0 ? team(step.meets_if_contact) : 0;
    request.looks_at_contact = step.meets_if_contact >= 0 ? yes : no;
    entry.seen |= wide::best_loops().contact(request);
    if (plan_.has_facts) forget_listeners(entry, request.leaves);
    book_contacts(entry, !request.leaves);
}

/// Counts and books what the loop found.
void BatchKernel::book_contacts(Entry& entry, bool has_channel) {
    const EffortModel& effort = plan_.effort;
    const double tone = entry.step.tone;
    Batch::Part& hassle = entry.batch.hassle;
    const auto has = [&](std::uint64_t event) { return (entry.seen & event) != 0; };
    count(entry, contact_event, Column::contacts);
    if (has(repeated_event))
        book(entry, repeated_event, Component::contact, effort.contact * tone, hassle);
    if (has(switch_event))
        book(entry, switch_event, Component::switch_, effort.switch_ * tone, hassle,
             Column::switches);
    const bool chases =
        has_channel && entry.step.is_customer_work && entry.step.contact == ContactBy::reply;
    if (chases)
        book(entry, present_event, Component::chaser, effort.chaser * tone, hassle,
             Column::chasers);
    if (has(handoff_event))
        book(entry, handoff_event, Component::handoff, effort.handoff * tone, hassle,
             Column::handoffs);
    if (Visit* record = entry.record) {
        record->contact_began = has(begin_event);
        record->contact_counted = has(contact_event);
        record->contact_repeated = has(repeated_event);
        record->switched = has(switch_event);
        record->handed_over = has(handoff_event);
        record->chased = chases;
    }
}

/// Who listened in a contact that is over does so no more.
void BatchKernel::forget_listeners(Entry& entry, bool is_left) {
    const Batch& batch = entry.batch;
    for (std::size_t k = 0; k < batch.size; ++k)
        if (is_left || (batch.events[batch.place[k]] & fresh_event) != 0)
            lot_.listener[batch.journey[k]] = -1;
}

/// Tells the receiver what it does not know, which takes time; work without the customer passes on
/// what its team has or sees.
void BatchKernel::tell_receiver(Entry& entry) {
    const PlanStep& step = entry.step;
    if (!plan_.has_facts || (step.receiver < 0 && step.needs_stated == 0)) return;
    for (std::size_t k = 0; k < entry.batch.size; ++k) {
        if (step.receiver < 0) {
            pass_on(step, entry.batch.journey[k]);
        } else {
            face(entry, k);
            if (step.needs_stated != 0)
                entry.batch.length_s[entry.batch.place[k]] += tell(entry, k);
        }
    }
}

/// In a contact, another team that listens has not heard what the last one was told.
void BatchKernel::face(const Entry& entry, std::size_t k) {
    const std::size_t j = entry.batch.journey[k];
    if ((entry.view.state[entry.batch.place[k]] & channel_field) == 0 ||
        lot_.listener[j] == entry.step.receiver)
        return;
    lot_.listener[j] = entry.step.receiver;
    lot_.told_listener[j] = 0;
}

void BatchKernel::pass_on(const PlanStep& step, std::size_t j) {
    if (step.to < 0) return;
    lot_.heard[static_cast<std::size_t>(step.to) * lot_size + j] |=
        knows(step.by, step.needs_stated, j);
}

/// Seconds it takes to tell what is missing.
double BatchKernel::tell(Entry& entry, std::size_t k) {
    const PlanStep& step = entry.step;
    const std::size_t j = entry.batch.journey[k], p = entry.batch.place[k];
    std::uint64_t missing = step.needs;
    if ((entry.view.state[p] & channel_field) != 0) missing &= ~lot_.told_listener[j];
    if (missing != 0) missing &= ~knows(step.receiver, missing, j);
    if (missing == 0) return 0;
    const std::uint64_t again = missing & lot_.told[j];
    if (again != 0) {
        const double booked = plan_.effort.retelling * step.tone;
        entry.view.column(Column::retellings)[p] += 1;
        entry.view.component(Component::retelling)[p] += booked;
        Batch::Part& hassle = entry.batch.hassle;
        if (hassle.now == nullptr) std::fill_n(hassle.early.begin(), entry.view.count, 0.0);
        hassle.now = hassle.early.data();
        hassle.early[p] += booked;
        note(entry, Component::retelling, booked);
    }
    double tell_s = 0;
    for (std::uint64_t left = missing; left != 0; left &= left - 1)
        tell_s += plan_.tell_s[static_cast<std::size_t>(std::countr_zero(left))];
    if (Visit* record = entry.record) {
        record->retold = again != 0;
        for (std::uint64_t left = missing; left != 0; left &= left - 1) {
            const FactId fact{static_cast<std::size_t>(std::countr_zero(left))};
            record->told.push_back(fact);
            if ((again >> fact.index & 1) != 0) record->retold_facts.push_back(fact);
        }
    }
    lot_.told[j] |= missing;
    lot_.told_listener[j] |= missing;
    lot_.heard[static_cast<std::size_t>(step.receiver) * lot_size + j] |= missing;
    return tell_s;
}

/// Facts of `missing` that the team has or sees: known, told or sent to it, or in notes that it
/// sees.
std::uint64_t BatchKernel::knows(std::int32_t team, std::uint64_t missing, std::size_t j) const {
    const PlanTeam& reader = plan_.teams[static_cast<std::size_t>(team)];
    const std::uint64_t* heard = lot_.heard.data();
    std::uint64_t known = missing & reader.knows;
    const std::uint64_t noted =
        missing & ~known & heard[static_cast<std::size_t>(team) * lot_size + j];
    if (noted != 0 && sees(reader.own_share, reader.own_luck, j)) known |= noted;
    for (std::uint32_t i = 0; i < reader.sight_count; ++i) {
        const Sight& sight = plan_.sights[reader.first_sight + i];
        const std::uint64_t there =
            missing & ~known & (plan_.teams[sight.team].knows | heard[sight.team * lot_size + j]);
        if (there != 0 && sees(sight.share, sight.luck, j)) known |= there;
    }
    return known;
}

bool BatchKernel::sees(double share, std::uint64_t luck, std::size_t j) const {
    return share >= 1 || (share > 0 && uniform(key_, luck, lot_.customer[j], 0, 0) < share);
}

/// The customer has to act: one next action, and a case closed while open is discovered.
void BatchKernel::ask(Entry& entry) {
    if (is_pending(entry.step.shape)) return;
    const std::uint64_t asked = entry.step.shape == Shape::own_work ? present_event : contact_event;
    count(entry, asked, Column::next_actions);
    if (!plan_.has_marks) return;
    for (std::size_t k = 0; k < entry.batch.size; ++k)
        if ((entry.batch.events[entry.batch.place[k]] & asked) != 0) find_false_closure(entry, k);
}

/// Booked on the step that closed, whose tone counts.
void BatchKernel::find_false_closure(Entry& entry, std::size_t k) {
    const std::size_t j = entry.batch.journey[k], p = entry.batch.place[k];
    if (lot_.closed_by[j] < 0) return;
    const auto closer = static_cast<std::size_t>(lot_.closed_by[j]);
    lot_.closed_by[j] = -1;
    const double booked = plan_.effort.false_closure * plan_.steps[closer].tone;
    entry.view.column(Column::false_closures)[p] += 1;
    entry.view.component(Component::false_closure)[p] += booked;
    entry.view.column(Column::effort_failure)[p] += booked;
    entry.view.column(Column::effort)[p] += booked;
    sums_[closer].effort_em[static_cast<std::size_t>(Component::false_closure)] += booked;
    sums_[closer].section_effort_em[lot_.section[j]] += booked;
    if (Visit* record = entry.record) {
        record->false_closure_found = true;
        record->closed_falsely_em = booked;
        record->closed_falsely = StepId{closer};
    }
}

}  // namespace friction
