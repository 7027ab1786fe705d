#include "path_engine.h"

#include <algorithm>
#include <functional>
#include <limits>

#include "cancel.h"
#include "friction/contract.h"
#include "wide/wide.h"

namespace friction {

namespace {

/// Where those are whose journey was cut: no step and no outcome.
constexpr PlanTarget has_ended = std::numeric_limits<PlanTarget>::min();

constexpr std::size_t at_a_time = 16;  // of where_, looked through so many at a time

}  // namespace

PathEngine::PathEngine(const PlanData& plan, const ColumnLayout& layout, RandomKey key,
                       const std::atomic<bool>* cancel)
    : plan_(plan),
      key_(key),
      cancel_(cancel),
      map_(map_columns(plan, layout)),
      lot_(plan, layout.size()),
      sums_(plan.steps.size()),
      kernel_(plan, key, map_, lot_, sums_),
      touched_((plan.steps.size() + 63) / 64),
      segment_luck_(name_hash("customer:segment")),
      patience_luck_(name_hash("customer:patience")),
      start_luck_(name_hash("step:start")),
      where_(lot_size + at_a_time),
      is_queued_(plan.steps.size()),
      batch_customer_(lot_size),
      batch_visit_(lot_size),
      even_(lot_size),
      odd_(lot_size),
      patience_(plan.has_patience ? lot_size : 0),
      segment_(lot_size) {
    batch_.where = where_.data();
}

bool PathEngine::simulate(std::span<const std::uint64_t> customers) {
    begin(customers);
    return go(nullptr);
}

bool PathEngine::trace(std::uint64_t customer, JourneyRecord& record) {
    begin({&customer, 1});
    record.customer = customer;
    record.segment = SegmentId{lot_.segment[0]};
    if (plan_.has_patience && lot_.patience_em[0] < infinite)
        record.patience_em = lot_.patience_em[0];
    return go(&record);
}

void PathEngine::begin(std::span<const std::uint64_t> customers) {
    FRICTION_EXPECTS(customers.size() <= lot_size);
    const std::size_t n = customers.size();
    const std::span<double> u(even_.data(), n);
    std::fill_n(segment_.begin(), n, 0u);
    if (plan_.segments.size() > 1) {
        uniform_pairs(key_, segment_luck_, customers, {}, 0, u, {});
        for (std::size_t j = 0; j < n; ++j)
            while (u[j] >= plan_.segments[segment_[j]].up_to) ++segment_[j];
    }
    if (plan_.has_patience) {
        uniform_pairs(key_, patience_luck_, customers, {}, 0, u, {});
        for (std::size_t s = 0; s < plan_.segments.size(); ++s) {
            const PlanSegment& segment = plan_.segments[s];
            std::size_t members = 0;
            for (std::size_t j = 0; j < n; ++j)
                if (segment_[j] == s) odd_[members++] = u[j];
            if (segment.has_patience)
                quantiles(segment.patience, {odd_.data(), members}, {odd_.data(), members});
            else
                std::fill_n(odd_.begin(), members, infinite);
            members = 0;
            for (std::size_t j = 0; j < n; ++j)
                if (segment_[j] == s) patience_[j] = odd_[members++];
        }
    }
    lot_.begin(plan_, customers, {segment_.data(), n},
               {patience_.data(), plan_.has_patience ? n : 0});
    std::fill(where_.begin(), where_.end(), has_ended);
    if (const std::optional<PlanTarget> start = only_way(plan_.start)) {
        std::fill_n(where_.begin(), n, *start);
        queue(*start);
    } else {
        for (std::size_t j = 0; j < n; ++j) send(decide(plan_.start, start_luck_, 0, j), j);
    }
}

/// Asked to stop, it forgets those who are still on the way. Asking once per step entered costs
/// nothing, and a step is entered by a thousand customers at most.
bool PathEngine::go(JourneyRecord* record) {
    while (!agenda_.empty()) {
        if (is_cancelled(cancel_)) {
            agenda_.clear();
            std::fill(is_queued_.begin(), is_queued_.end(), std::uint8_t{0});
            return false;
        }
        std::pop_heap(agenda_.begin(), agenda_.end(), std::greater<>());
        const auto s = static_cast<std::int32_t>(agenda_.back() & 0xFFFFFFFFu);
        agenda_.pop_back();
        take_waiting(s);
        enter(s, record);
    }
    finish();
    return true;
}

void PathEngine::send(PlanTarget target, std::size_t j) {
    where_[j] = target;
    queue(target);
}

/// Somebody is on the way to this step now, if it is one.
void PathEngine::queue(PlanTarget target) {
    if (is_outcome(target)) return;
    const auto s = static_cast<std::size_t>(target);
    if (is_queued_[s] != 0) return;
    is_queued_[s] = 1;
    agenda_.push_back(std::uint64_t{plan_.steps[s].order} << 32 | s);
    std::push_heap(agenda_.begin(), agenda_.end(), std::greater<>());
}

void PathEngine::take_waiting(std::int32_t s) {
    batch_.size = wide::best_loops().find(where_.data(), s,
                                          (lot_.size + at_a_time - 1) / at_a_time * at_a_time,
                                          batch_.journey.data());
    is_queued_[static_cast<std::size_t>(s)] = 0;
    touched_[static_cast<std::size_t>(s) / 64] |= std::uint64_t{1} << (s % 64);
}

/// Patience and the cut come before the entry: who does not enter counts no visit and books
/// nothing.
void PathEngine::turn_away(const PlanStep& step, std::int32_t s, JourneyRecord* record) {
    const bool may_ask = step.is_customer_work || step.contact == ContactBy::customer;
    const double* effort = lot_.column(Column::effort);
    const std::uint16_t* visits =
        step.visit_slot >= 0
            ? lot_.visits.data() + static_cast<std::size_t>(step.visit_slot) * lot_size
            : nullptr;
    const bool looks_at_patience = plan_.has_patience && may_ask;
    if (!looks_at_patience && visits == nullptr) return;
    std::size_t kept = 0;
    for (std::size_t k = 0; k < batch_.size; ++k) {
        const std::uint32_t j = batch_.journey[k];
        if (looks_at_patience && effort[j] > lot_.patience_em[j] && kernel_.asks(step, j)) {
            where_[j] = plan_.gives_up_as;
            if (record != nullptr) {
                record->gave_up_at_door = true;
                record->door = StepId{static_cast<std::size_t>(s)};
            }
        } else if (visits != nullptr && visits[j] >= plan_.max_visits) {
            where_[j] = has_ended;
            if (record != nullptr) record->cut = true;
        } else {
            batch_.journey[kept++] = j;
        }
    }
    batch_.size = kept;
}

void PathEngine::draw_lengths(const PlanStep& step) {
    const std::size_t n = batch_.size;
    const bool needs_length = !step.has_constant_length;
    const bool needs_way = step.next.is_plain && plan_.branches[step.next.first].way_count > 1;
    std::span<const std::uint32_t> visits;
    if (step.visit_slot >= 0) {
        std::uint16_t* counts =
            lot_.visits.data() + static_cast<std::size_t>(step.visit_slot) * lot_size;
        for (std::size_t k = 0; k < n; ++k) batch_visit_[k] = counts[batch_.journey[k]]++;
        visits = {batch_visit_.data(), n};
    }
    if (needs_length || needs_way) {
        for (std::size_t k = 0; k < n; ++k) batch_customer_[k] = lot_.customer[batch_.journey[k]];
        uniform_pairs(key_, step.luck, {batch_customer_.data(), n}, visits, length_purpose,
                      {even_.data(), n},
                      needs_way ? std::span<double>(odd_.data(), n) : std::span<double>());
    }
    if (needs_length)
        quantiles(step.length, {even_.data(), n}, {batch_.drawn_s.data(), n});
    else
        std::fill_n(batch_.drawn_s.begin(), n, std::get<Constant>(step.length).value);
}

void PathEngine::enter(std::int32_t s, JourneyRecord* record) {
    const PlanStep& step = plan_.steps[static_cast<std::size_t>(s)];
    turn_away(step, s, record);
    if (batch_.size == 0) return;
    draw_lengths(step);
    count_visits(s);
    count_marks(step);
    Visit* visit = nullptr;
    if (record != nullptr) {
        visit = &record->visits.emplace_back();
        visit->step = StepId{static_cast<std::size_t>(s)};
    }
    kernel_.visit(s, batch_, visit);
    go_on(step);
}

/// Of steps whose visits were asked for.
void PathEngine::count_visits(std::int32_t s) {
    const ColumnId id =
        map_.visits.empty() ? ColumnId{0} : map_.visits[static_cast<std::size_t>(s)];
    if (id != 0) count_batch(id);
}

void PathEngine::count_marks(const PlanStep& step) {
    for (std::uint32_t i = 0; i < step.mark_count; ++i)
        count_batch(map_.marks[plan_.marks_set[step.first_mark + i]]);
}

void PathEngine::count_batch(ColumnId id) {
    double* column = lot_.column(id);
    for (std::size_t k = 0; k < batch_.size; ++k) column[batch_.journey[k]] += 1;
}

/// The target that every journey gets, if there is but one.
std::optional<PlanTarget> PathEngine::only_way(const BranchList& list) const {
    const PlanBranch& branch = plan_.branches[list.first];
    if (!list.is_plain || branch.way_count > 1) return std::nullopt;
    return plan_.ways[branch.first_way].target;
}

void PathEngine::go_on(const PlanStep& step) {
    if (const std::optional<PlanTarget> only = only_way(step.next);
        only && step.time_out.count == 0) {
        for (std::size_t k = 0; k < batch_.size; ++k) where_[batch_.journey[k]] = *only;
        return queue(*only);
    }
    if (step.time_out.count == 0 && step.next.is_plain)
        return part_ways(plan_.branches[step.next.first]);
    for (std::size_t k = 0; k < batch_.size; ++k) {
        const std::size_t j = batch_.journey[k];
        const std::uint32_t number = step.visit_slot >= 0 ? batch_visit_[k] : 0;
        if (batch_.timed_out(k))
            send(decide(step.time_out, step.luck, number, j), j);
        else if (step.next.is_plain && plan_.branches[step.next.first].way_count > 1)
            send(pick(plan_.branches[step.next.first], odd_[k]), j);
        else
            send(decide(step.next, step.luck, number, j), j);
    }
}

/// By the shares alone. Where somebody goes is as good as random, and a branch on it would cost
/// more than all the comparisons.
void PathEngine::part_ways(const PlanBranch& branch) {
    constexpr std::size_t few = 4;
    const PlanWay* ways = plan_.ways.data() + branch.first_way;
    const std::uint32_t* journey = batch_.journey.data();
    if (branch.way_count > few) {
        for (std::size_t k = 0; k < batch_.size; ++k) send(pick(branch, odd_[k]), journey[k]);
        return;
    }
    std::array<double, few> up_to;
    up_to.fill(infinite);
    std::array<PlanTarget, few> target{};
    for (std::size_t w = 0; w < branch.way_count; ++w) target[w] = ways[w].target;
    for (std::size_t w = 0; w + 1 < branch.way_count; ++w) up_to[w] = ways[w].up_to;
    std::uint32_t taken = 0;
    for (std::size_t k = 0; k < batch_.size; ++k) {
        const double u = odd_[k];
        const std::uint32_t w =
            (u >= up_to[0] ? 1U : 0U) + (u >= up_to[1] ? 1U : 0U) + (u >= up_to[2] ? 1U : 0U);
        where_[journey[k]] = target[w];
        taken |= 1U << w;
    }
    for (std::size_t w = 0; w < branch.way_count; ++w)
        if ((taken >> w & 1U) != 0) queue(target[w]);
}

PlanTarget PathEngine::pick(const PlanBranch& branch, double u) const {
    const PlanWay* way = plan_.ways.data() + branch.first_way;
    while (u >= way->up_to) ++way;
    return way->target;
}

PlanTarget PathEngine::decide(const BranchList& list, std::uint64_t luck, std::uint32_t visit,
                              std::size_t j) const {
    for (std::uint32_t i = 0; i < list.count; ++i) {
        const PlanBranch& branch = plan_.branches[list.first + i];
        if (!holds(branch, j)) continue;
        if (branch.has_share &&
            uniform(key_, luck, lot_.customer[j], visit, branch.share_purpose) >= branch.share)
            continue;
        if (branch.way_count == 1) return plan_.ways[branch.first_way].target;
        return pick(branch, uniform(key_, luck, lot_.customer[j], visit, branch.way_purpose));
    }
    FRICTION_EXPECTS(false && "the last case always holds");
    return -1;
}

bool PathEngine::holds(const PlanBranch& branch, std::size_t j) const {
    if (branch.ask_count == 0) return true;
    for (std::uint32_t i = 0; i < branch.ask_count; ++i)
        if (holds(plan_.asks[branch.first_ask + i], j) == branch.any) return branch.any;
    return !branch.any;
}

namespace {

Column column_of(Thing of_ledger) {
    switch (of_ledger) {
        case Thing::handoffs:
            return Column::handoffs;
        case Thing::retellings:
            return Column::retellings;
        case Thing::chasers:
            return Column::chasers;
        case Thing::refusals:
            return Column::refusals;
        default:
            return Column::contacts;
    }
}

}  // namespace

bool PathEngine::holds(const Ask& ask, std::size_t j) const {
    switch (ask.thing) {
        case Thing::visits: {
            const std::int32_t slot = plan_.steps[ask.step.index].visit_slot;
            return compare(lot_.visits[static_cast<std::size_t>(slot) * lot_size + j], ask.relation,
                           ask.value);
        }
        case Thing::effort:
            return compare(
                lot_.columns[static_cast<std::size_t>(Column::effort) * column_stride + j],
                ask.relation, ask.value);
        case Thing::elapsed:
            return compare(static_cast<double>(lot_.elapsed_us[j]) * 1e-6, ask.relation, ask.value);
        case Thing::count:
            return compare(lot_.values(map_.marks[ask.mark.index])[j], ask.relation, ask.value);
        case Thing::contacts:
        case Thing::handoffs:
        case Thing::retellings:
        case Thing::chasers:
        case Thing::refusals:
            return compare(lot_.values(column_id(column_of(ask.thing)))[j], ask.relation,
                           ask.value);
        case Thing::segment: {
            const bool is_same = lot_.segment[j] == ask.segment.index;
            return ask.relation == Relation::is ? is_same : !is_same;
        }
    }
    return false;
}

/// Everybody has arrived: where they are is their outcome.
void PathEngine::finish() {
    double* cut = lot_.column(Column::cut);
    for (std::size_t j = 0; j < lot_.size; ++j) {
        const bool is_cut = where_[j] == has_ended;
        lot_.outcome[j] = is_cut ? cut_outcome : static_cast<std::int32_t>(outcome_of(where_[j]));
        (is_cut ? cut : lot_.column(map_.outcome[static_cast<std::size_t>(lot_.outcome[j])]))[j] =
            1;
    }
}

std::vector<std::uint32_t> PathEngine::touched_steps() const {
    std::vector<std::uint32_t> steps;
    for (std::size_t word = 0; word < touched_.size(); ++word)
        for (std::uint64_t left = touched_[word]; left != 0; left &= left - 1)
            steps.push_back(static_cast<std::uint32_t>(word * 64) +
                            static_cast<std::uint32_t>(std::countr_zero(left)));
    return steps;
}

void PathEngine::clear_sums() {
    for (const std::uint32_t step : touched_steps()) sums_[step] = StepTally{};
    std::fill(touched_.begin(), touched_.end(), std::uint64_t{0});
}

}  // namespace friction
