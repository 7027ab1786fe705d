#include "batch_kernel.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "wide/wide.h"

namespace friction {

namespace {

/// Of so many places in the lot, one must take part for it to be quicker to look at all of them
/// than to copy those who do (measured with M1).
constexpr std::size_t copying_pays_at = 12;

/// So many places go through all rules of a visit before the next do: what they touch then stays in
/// the innermost cache. Whole rounds of the sections.
constexpr std::size_t strip_size = 256;
static_assert(strip_size % section_count == 0);

constexpr std::size_t in_rounds(std::size_t count) { return (count + 7) / 8 * 8; }

}  // namespace

Batch::Batch()
    : journey(lot_size + 16),
      drawn_s(lot_size + 8),
      length_s(lot_size),
      events(lot_size),
      booked(lot_size),
      before(lot_size),
      calm_days(lot_size),
      crossed(lot_size + 8),
      crossed_us(lot_size + 8) {}

Batch::Part::Part() : early(lot_size), late(lot_size) {}

BatchKernel::BatchKernel(const PlanData& plan, RandomKey key, const ColumnMap& map, Lot& lot,
                         std::vector<StepTally>& sums)
    : plan_(plan), key_(key), map_(map), lot_(lot), sums_(sums) {}

/// Once, when first needed: who follows one customer never does.
void BatchKernel::make_room_for_copies() {
    if (!columns_.empty()) return;
    columns_.resize(lot_.columns.size());
    state_.resize(lot_size);
    elapsed_us_.resize(lot_size);
    in_order_.resize(lot_size);
    std::iota(in_order_.begin(), in_order_.end(), 0U);
}

bool BatchKernel::asks(const PlanStep& step, std::size_t j) const {
    const bool is_in_channel = (lot_.state[j] & channel_field) >> channel_shift ==
                               static_cast<std::uint64_t>(step.channel);
    return step.is_customer_work || (step.contact == ContactBy::customer && !is_in_channel);
}

void BatchKernel::visit(std::int32_t s, Batch& batch, Visit* record) {
    const PlanStep& step = plan_.steps[static_cast<std::size_t>(s)];
    Entry entry{step, sums_[static_cast<std::size_t>(s)], s, batch, {}, record};
    entry.sums.visits += static_cast<double>(batch.size);
    take_place(entry);
    const View whole = entry.view;
    const std::size_t strip = goes_in_strips(entry) ? strip_size : whole.count;
    for (std::size_t begin = 0; begin < whole.count; begin += strip) {
        entry.view = whole.strip(begin, std::min(strip, whole.count - begin));
        if (begin_strip(entry, begin)) pass_strip(entry);
    }
    entry.view = whole;
    note_sums(entry);
    leave_place(entry);
}

/// Where no rule looks at one journey after the other, by its place in the lot.
bool BatchKernel::goes_in_strips(const Entry& entry) const {
    return entry.view.is_lot && entry.record == nullptr && lot_.sections_in_order &&
           !plan_.has_facts && !plan_.has_marks && entry.step.time_out_s == infinite;
}

/// False when nobody takes part in it.
bool BatchKernel::begin_strip(Entry& entry, std::size_t begin) {
    Batch& batch = entry.batch;
    entry.seen = present_event;
    entry.has_entered = false;
    for (Batch::Part* part : {&batch.own, &batch.hassle, &batch.failure})
        part->now = part->on_entry = nullptr;
    if (!entry.view.is_lot) return true;
    const std::size_t here =
        wide::best_loops().place({.where = batch.where + begin,
                                  .step = entry.s,
                                  .count = entry.view.count,
                                  .drawn_s = batch.drawn_s.data() + entry.placed,
                                  .length_s = batch.length_s.data(),
                                  .events = batch.events.data()});
    entry.placed += here;
    return here > 0;
}

void BatchKernel::pass_strip(Entry& entry) {
    const PlanStep& step = entry.step;
    const bool takes_time = step.shape != Shape::choice;
    if (plan_.has_marks)
        std::copy_n(entry.view.column(Column::effort), entry.view.count,
                    entry.batch.before.begin());
    if (takes_time) {
        enter_channel(entry);
        tell_receiver(entry);
        ask(entry);
        time_out(entry);
    }
    if (step.has_events) mark_and_spend(entry);
    note_entry(entry);
    if (takes_time) pass_time(entry);
    settle(entry);
}

/// The columns a visit to the step may change.
template <class Use>
void BatchKernel::for_each_column(const PlanStep& step, const Use& use) const {
    const auto when = [&](bool is_used, std::initializer_list<Column> columns) {
        if (!is_used) return;
        for (const Column column : columns) use(column_id(column));
    };
    when(true, {Column::effort, Column::effort_process, Column::effort_failure});
    when(step.shape == Shape::own_work || step.shape == Shape::meeting,
         {Column::active, Column::effort_active});
    when(step.is_held, {Column::on_hold, Column::effort_held});
    when(step.is_in_line, {Column::in_person_wait, Column::effort_in_line});
    when(is_pending(step.shape),
         {Column::days_calm, Column::effort_day_calm, Column::days_open, Column::effort_day_open});
    when(step.customer_owns, {Column::days_customer_owned});
    when(step.contact == ContactBy::customer, {Column::contacts, Column::effort_contact});
    when(step.channel != Channel::none, {Column::switches, Column::effort_switch});
    when(step.contact == ContactBy::reply, {Column::chasers, Column::effort_chaser});
    when(step.meets >= 0 || step.meets_if_contact >= 0, {Column::handoffs, Column::effort_handoff});
    when(step.needs != 0, {Column::retellings, Column::effort_retelling});
    when(step.is_customer_work || step.contact == ContactBy::customer, {Column::next_actions});
    when(plan_.has_marks, {Column::false_closures, Column::effort_false_closure});
    when(step.promised_s < infinite || step.refusal,
         {Column::broken_promises, Column::refusals, Column::effort_broken_promise});
    when(step.has_events, {Column::fields, Column::effort_form, Column::documents,
                           Column::effort_document, Column::money, Column::effort_money});
    when(step.has_events || step.staff_cost_per_minute > 0 || step.is_staffed, {Column::cost});
    if (!step.is_staffed) return;
    use(column_id(Column::staff_minutes));
    use(map_.team[static_cast<std::size_t>(step.by)]);
}

void BatchKernel::take_place(Entry& entry) {
    Batch& batch = entry.batch;
    View& view = entry.view;
    view.is_lot = batch.size * copying_pays_at >= lot_.size;
    if (view.is_lot) {
        view = {lot_.columns.data(), lot_.state.data(), lot_.elapsed_us.data(),
                in_rounds(lot_.size), true};
        batch.place = batch.journey.data();
    } else {
        make_room_for_copies();
        view = {columns_.data(), state_.data(), elapsed_us_.data(), in_rounds(batch.size), false};
        batch.place = in_order_.data();
        const std::uint32_t* journey = batch.journey.data();
        for (std::size_t k = 0; k < batch.size; ++k) {
            state_[k] = lot_.state[journey[k]];
            elapsed_us_[k] = lot_.elapsed_us[journey[k]];
        }
        for_each_column(entry.step, [&](ColumnId c) {
            const double* from = lot_.column(c);
            double* to = view.column(c);
            for (std::size_t k = 0; k < batch.size; ++k) to[k] = from[journey[k]];
        });
        for (std::size_t k = 0; k < view.count; ++k) {
            batch.events[k] = k < batch.size ? present_event : 0;
            batch.length_s[k] = k < batch.size ? batch.drawn_s[k] : 0;
        }
    }
}

void BatchKernel::leave_place(const Entry& entry) {
    if (entry.view.is_lot) return;
    const Batch& batch = entry.batch;
    const std::uint32_t* journey = batch.journey.data();
    for (std::size_t k = 0; k < batch.size; ++k) {
        lot_.state[journey[k]] = state_[k];
        lot_.elapsed_us[journey[k]] = elapsed_us_[k];
    }
    for_each_column(entry.step, [&](ColumnId c) {
        const double* from = entry.view.column(c);
        double* to = lot_.column(c);
        for (std::size_t k = 0; k < batch.size; ++k) to[journey[k]] = from[k];
    });
}

BatchKernel::Sum BatchKernel::add_to(const Entry& entry, Batch::Part& part) {
    double* to = (entry.has_entered ? part.late : part.early).data();
    return {std::exchange(part.now, to), to};
}

void BatchKernel::count(Entry& entry, std::uint64_t event, Column column, double each) {
    if ((entry.seen & event) == 0) return;
    wide::best_loops().book({.events = entry.batch.events.data(),
                             .event = event,
                             .count = entry.view.count,
                             .each = each,
                             .counter = entry.view.column(column)});
}

void BatchKernel::book(Entry& entry, std::uint64_t event, Component component, double em,
                       Batch::Part& part, std::optional<Column> counter) {
    const Sum cause = add_to(entry, part);
    const std::uint64_t hits =
        wide::best_loops().book({.events = entry.batch.events.data(),
                                 .event = event,
                                 .count = entry.view.count,
                                 .counter = counter ? entry.view.column(*counter) : nullptr,
                                 .em = em,
                                 .column = entry.view.component(component),
                                 .cause = cause.to,
                                 .cause_before = cause.before});
    const bool is_refusal = counter == Column::refusals;
    Entry::Booked& booked =
        entry.booked[is_refusal ? Entry::refusal : static_cast<std::size_t>(component)];
    booked.em = em;
    booked.hits += hits;
}

void BatchKernel::note(Entry& entry, Component component, double em) {
    entry.sums.effort_em[static_cast<std::size_t>(component)] += em;
    if (entry.record != nullptr) entry.record->effort_em[static_cast<std::size_t>(component)] += em;
}

void BatchKernel::note_sums(Entry& entry) const {
    const auto note_hits = [&](const Entry::Booked& booked, Component component) {
        if (booked.hits > 0) note(entry, component, booked.em * static_cast<double>(booked.hits));
    };
    const auto note_lanes = [&](const std::array<double, wide::places_apart>& em,
                                Component component) {
        note(entry, component,
             ((em[0] + em[1]) + (em[2] + em[3])) + ((em[4] + em[5]) + (em[6] + em[7])));
    };
    note_hits(entry.booked[Entry::refusal], Component::broken_promise);
    for (std::size_t c = 0; c < component_count; ++c)
        note_hits(entry.booked[c], static_cast<Component>(c));
    switch (entry.step.shape) {
        case Shape::choice:
            break;
        case Shape::own_work:
        case Shape::meeting:
            note_lanes(entry.time_em, Component::active);
            break;
        case Shape::channel_wait:
            note_lanes(entry.time_em, entry.step.is_held ? Component::held : Component::in_line);
            break;
        case Shape::pending_wait:
        case Shape::unseen_work:
            note_lanes(entry.time_em, Component::day_calm);
            note_lanes(entry.open_em, Component::day_open);
    }
    for (std::size_t i = 0; i < section_count; ++i) {
        entry.sums.section_visits[i] += entry.section_visits[i];
        entry.sums.section_effort_em[i] += entry.section_effort[i];
    }
}

void BatchKernel::mark_and_spend(Entry& entry) {
    const PlanStep& step = entry.step;
    if (step.has_marks) mark(entry);
    spend(entry, Component::form, step.form_em);
    spend(entry, Component::document, step.document_em);
    spend(entry, Component::money, step.money_em);
    const auto count_all = [&](Column column, double each) {
        if (each > 0) count(entry, present_event, column, each);
    };
    count_all(Column::fields, step.fields);
    count_all(Column::documents, step.documents);
    count_all(Column::money, step.pays);
    count_all(Column::cost, step.cost);
    if (entry.record != nullptr) entry.record->cost += step.cost;
}

void BatchKernel::mark(Entry& entry) {
    const Batch& batch = entry.batch;
    for (std::size_t k = 0; k < batch.size; ++k) {
        std::uint64_t& state = entry.view.state[batch.place[k]];
        if (entry.step.solved) {
            state |= belief_flag;
            lot_.closed_by[batch.journey[k]] = entry.s;
        } else {
            state &= ~belief_flag;
        }
    }
    if (!entry.step.refusal) return;
    book(entry, present_event, Component::broken_promise,
         plan_.effort.broken_promise * entry.step.tone, entry.batch.failure, Column::refusals);
    if (entry.record != nullptr) entry.record->refused = true;
}

/// Amounts known when compiling hold the tone already.
void BatchKernel::spend(Entry& entry, Component component, double booked) {
    if (booked != 0) book(entry, present_event, component, booked, entry.batch.own);
}

/// Keeps what was booked up to here, before time passes.
void BatchKernel::note_entry(Entry& entry) {
    for (Batch::Part* part : {&entry.batch.own, &entry.batch.hassle, &entry.batch.failure})
        part->on_entry = part->now;
    entry.has_entered = true;
}

/// Adds the visit to the journey: effort, causes, clock; and notes when effort crosses the
/// threshold.
void BatchKernel::settle(Entry& entry) {
    const Batch& batch = entry.batch;
    Visit* record = entry.record;
    const std::size_t first = batch.place[0];
    if (record != nullptr)
        record->begins_s = static_cast<double>(entry.view.elapsed_us[first]) * 1e-6;
    add_to_effort(entry);
    if (record == nullptr) return;
    record->length_s = entry.step.shape == Shape::choice ? 0 : batch.length_s[first];
    record->effort_after_em = entry.view.column(Column::effort)[first];
    record->timed_out = batch.timed_out(0);
    if (entry.step.cause == Cause::need && batch.own.now != nullptr)
        record->need_em = batch.own.now[first];
}

void BatchKernel::add_to_effort(Entry& entry) {
    Batch& batch = entry.batch;
    const View& view = entry.view;
    const std::array<double*, 3> causes = cause_columns(entry);
    const bool adds_sections = view.is_lot && lot_.sections_in_order;
    const std::size_t crossed = wide::best_loops().effort(
        {.parts = {batch.own.now, batch.hassle.now, batch.failure.now},
         .causes = {causes[0], causes[1], causes[2]},
         .events = batch.events.data(),
         .count = view.count,
         .threshold = plan_.effort.threshold_em,
         .before = plan_.has_marks ? batch.before.data() : nullptr,
         .length_s = entry.step.shape != Shape::choice ? batch.length_s.data() : nullptr,
         .elapsed_us = view.elapsed_us,
         .effort = view.column(Column::effort),
         .booked = adds_sections ? nullptr : batch.booked.data(),
         .crossed = batch.crossed.data(),
         .crossed_us = batch.crossed_us.data(),
         .section_visits = adds_sections ? entry.section_visits.data() : nullptr,
         .section_effort = adds_sections ? entry.section_effort.data() : nullptr});
    if (!adds_sections)
        for (std::size_t k = 0; k < batch.size; ++k) {
            const std::size_t section = lot_.section[batch.journey[k]];
            entry.sums.section_visits[section] += 1;
            entry.sums.section_effort_em[section] += batch.booked[batch.place[k]];
        }
    cross_threshold(entry, crossed);
}

/// What was booked for the step, for hassle and for failure belongs to process, to failure or, as
/// what is left, to need.
std::array<double*, 3> BatchKernel::cause_columns(const Entry& entry) const {
    double* process = entry.view.column(Column::effort_process);
    double* failure = entry.view.column(Column::effort_failure);
    switch (entry.step.cause) {
        case Cause::need:
            return {nullptr, process, failure};
        case Cause::process:
            return {process, process, failure};
        case Cause::failure:
            break;
    }
    return {failure, failure, failure};
}

void BatchKernel::cross_threshold(Entry& entry, std::size_t crossed) {
    const Batch& batch = entry.batch;
    const double* effort = entry.view.column(Column::effort);
    const auto at = [](const double* part, std::size_t p) { return part != nullptr ? part[p] : 0; };
    for (std::size_t i = 0; i < crossed; ++i) {
        const std::size_t p = batch.crossed[i];
        const double booked =
            at(batch.own.now, p) + at(batch.hassle.now, p) + at(batch.failure.now, p);
        const double on_entry = at(batch.own.on_entry, p) + at(batch.hassle.on_entry, p) +
                                at(batch.failure.on_entry, p);
        const double time_em = booked - on_entry;
        const double at_entry = effort[p] - time_em;
        const double after_s =
            at_entry > plan_.effort.threshold_em ? 0 : crossing_s(entry, p, at_entry);
        entry.sums.crossings += 1;
        const double elapsed_s = static_cast<double>(batch.crossed_us[i]) * 1e-6 + after_s;
        entry.sums.crossing_elapsed_days += elapsed_s / seconds_per_day;
        if (entry.record != nullptr) entry.record->crossed_at_s = elapsed_s;
    }
}

/// Seconds after entering at which effort that was `at_entry` passes the threshold. Rates are
/// constant but for the change from calm to open days and the promise that breaks there.
double BatchKernel::crossing_s(const Entry& entry, std::size_t p, double at_entry) const {
    const PlanStep& step = entry.step;
    if (step.shape == Shape::choice) return 0;
    const double length_s = entry.batch.length_s[p];
    double missing = (plan_.effort.threshold_em - at_entry) / step.tone;
    if (!step.is_pending) {
        const double rate = step.is_held      ? plan_.effort.held
                            : step.is_in_line ? plan_.effort.in_line
                                              : 1;
        return std::min(missing / rate * seconds_per_minute, length_s);
    }
    const double calm_days = entry.batch.calm_days[p];
    const double calm_em = calm_days * plan_.effort.day_calm;
    if (missing < calm_em) return missing / plan_.effort.day_calm * seconds_per_day;
    missing -= calm_em;
    if (length_s > step.promised_s) {
        const double open_before_s = step.company_owns ? 0 : std::min(step.promised_s, length_s);
        const double open_before_em = open_before_s / seconds_per_day * plan_.effort.day_open;
        if (missing >= open_before_em && missing <= open_before_em + plan_.effort.broken_promise)
            return step.promised_s;
        if (missing > open_before_em) missing -= plan_.effort.broken_promise;
    }
    const double rate = std::max(plan_.effort.day_open, 1e-300);
    return std::min((calm_days + missing / rate) * seconds_per_day, length_s);
}

}  // namespace friction
