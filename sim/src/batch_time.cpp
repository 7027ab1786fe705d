// BatchKernel: what the time of a visit costs, the customer and the company.

#include <algorithm>
#include <limits>

#include "batch_kernel.h"
#include "wide/wide.h"

namespace friction {

void BatchKernel::time_out(Entry& entry) {
    if (entry.step.time_out_s == infinite) return;
    wide::best_loops().limit({.length_s = entry.batch.length_s.data(),
                              .events = entry.batch.events.data(),
                              .count = entry.view.count,
                              .limit_s = entry.step.time_out_s,
                              .event = time_out_event,
                              .cuts = true});
}

void BatchKernel::pass_time(Entry& entry) {
    const PlanStep& step = entry.step;
    if (step.shape == Shape::own_work || step.shape == Shape::meeting)
        work(entry);
    else if (step.shape == Shape::channel_wait)
        wait_in_channel(entry);
    else
        pass_days(entry);
    if (step.customer_owns)
        wide::best_loops().add_quotient(entry.batch.length_s.data(), seconds_per_day,
                                        entry.view.column(Column::days_customer_owned),
                                        entry.view.count);
    if (step.shape == Shape::meeting || step.shape == Shape::unseen_work) spend_staff(entry);
    if (step.promised_s < infinite) break_promises(entry);
}

/// A minute of the customer's own doing, or of a talk, is one EM.
void BatchKernel::work(Entry& entry) {
    const Sum cause = add_to(entry, entry.batch.own);
    wide::best_loops().minutes({.length_s = entry.batch.length_s.data(),
                                .count = entry.view.count,
                                .tone = entry.step.tone,
                                .minutes = entry.view.column(Column::active),
                                .column = entry.view.component(Component::active),
                                .cause = cause.to,
                                .cause_before = cause.before,
                                .em = entry.time_em.data()});
}

void BatchKernel::wait_in_channel(Entry& entry) {
    const bool is_held = entry.step.is_held;
    const Component component = is_held ? Component::held : Component::in_line;
    const Sum cause = add_to(entry, entry.batch.hassle);
    wide::best_loops().minutes(
        {.length_s = entry.batch.length_s.data(),
         .count = entry.view.count,
         .weight = is_held ? plan_.effort.held : plan_.effort.in_line,
         .tone = entry.step.tone,
         .minutes = entry.view.column(is_held ? Column::on_hold : Column::in_person_wait),
         .column = entry.view.component(component),
         .cause = cause.to,
         .cause_before = cause.before,
         .em = entry.time_em.data()});
}

/// Days are calm while the company has the move and either a promise or a visible status covers
/// them; a visit counts day_cap_days of them at most. Before the first touch nobody waits.
void BatchKernel::pass_days(Entry& entry) {
    const PlanStep& step = entry.step;
    const View& view = entry.view;
    const bool has_promise = step.promised_s < infinite;
    const bool can_be_calm = step.company_owns && (has_promise || step.is_calm);
    const bool can_be_open = !can_be_calm || has_promise;
    const auto if_any = [](bool is_any, double* column) { return is_any ? column : nullptr; };
    const double calm_until_s = can_be_calm ? step.promised_s : 0;
    const Sum cause = add_to(entry, entry.batch.hassle);
    wide::best_loops().days({.length_s = entry.batch.length_s.data(),
                             .state = view.state,
                             .count = view.count,
                             .calm_until_s = calm_until_s,
                             .cap_days = plan_.effort.day_cap_days,
                             .tone = step.tone,
                             .calm_weight = plan_.effort.day_calm,
                             .open_weight = plan_.effort.day_open,
                             .calm = if_any(can_be_calm, view.column(Column::days_calm)),
                             .calm_column = view.component(Component::day_calm),
                             .open = if_any(can_be_open, view.column(Column::days_open)),
                             .open_column = view.component(Component::day_open),
                             .cause = cause.to,
                             .cause_before = cause.before,
                             .calm_counted = entry.batch.calm_days.data(),
                             .calm_em = entry.time_em.data(),
                             .open_em = entry.open_em.data()});
    if (Visit* record = entry.record) {
        const std::size_t p = entry.batch.place[0];
        const double length_s = (view.state[p] & touched_flag) != 0 ? entry.batch.length_s[p] : 0;
        record->days_calm = std::min(length_s, calm_until_s) / seconds_per_day;
        record->days_open = length_s / seconds_per_day - record->days_calm;
    }
}

void BatchKernel::spend_staff(Entry& entry) {
    const PlanStep& step = entry.step;
    const double rate = step.staff_cost_per_minute;
    if (entry.record != nullptr)
        entry.record->cost +=
            entry.batch.length_s[entry.batch.place[0]] * (rate / seconds_per_minute);
    if (rate <= 0 && !step.is_staffed) return;
    wide::StaffRequest request{.length_s = entry.batch.length_s.data(),
                               .count = entry.view.count,
                               .cost_per_s = rate / seconds_per_minute};
    if (rate > 0) request.cost = entry.view.column(Column::cost);
    if (step.is_staffed) {
        request.minutes = entry.view.column(Column::staff_minutes);
        request.of_team = entry.view.column(map_.team[static_cast<std::size_t>(step.by)]);
    }
    wide::best_loops().staff(request);
}

void BatchKernel::break_promises(Entry& entry) {
    const bool is_broken = wide::best_loops().limit({.length_s = entry.batch.length_s.data(),
                                                     .events = entry.batch.events.data(),
                                                     .count = entry.view.count,
                                                     .limit_s = entry.step.promised_s,
                                                     .event = broken_promise_event}) != 0;
    if (!is_broken) return;
    entry.seen |= broken_promise_event;
    book(entry, broken_promise_event, Component::broken_promise,
         plan_.effort.broken_promise * entry.step.tone, entry.batch.failure,
         Column::broken_promises);
    if (entry.record != nullptr) entry.record->promise_broken = true;
}

}  // namespace friction
