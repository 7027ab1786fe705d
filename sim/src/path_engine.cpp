#include "path_engine.h"

#include <algorithm>
#include <functional>
#include <limits>

#include "cancel.h"
#include "friction/contract.h"

namespace friction {

namespace {

constexpr double never = std::numeric_limits<double>::infinity();

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
      first_waiting_(plan.steps.size(), -1),
      next_waiting_(lot_size),
      listed_(lot_size),
      batch_customer_(lot_size),
      batch_visit_(lot_size),
      even_(lot_size),
      odd_(lot_size),
      patience_(plan.has_patience ? lot_size : 0),
      segment_(lot_size) {}

bool PathEngine::simulate(std::span<const std::uint64_t> customers) {
    begin(customers);
    return go(nullptr);
}

bool PathEngine::trace(std::uint64_t customer, JourneyRecord& record) {
    begin({&customer, 1});
    record.customer = customer;
    record.segment = SegmentId{lot_.segment[0]};
    if (plan_.has_patience && lot_.patience_em[0] < never) record.patience_em = lot_.patience_em[0];
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
                std::fill_n(odd_.begin(), members, never);
            members = 0;
            for (std::size_t j = 0; j < n; ++j)
                if (segment_[j] == s) patience_[j] = odd_[members++];
        }
    }
    lot_.begin(plan_, customers, {segment_.data(), n},
               {patience_.data(), plan_.has_patience ? n : 0});
    for (std::size_t j = n; j-- > 0;) send(decide(plan_.start, start_luck_, 0, j), j);
}

/// Asked to stop, it forgets those who are still on the way. Asking once per step entered costs
/// nothing, and a step is entered by a thousand customers at most.
bool PathEngine::go(JourneyRecord* record) {
    while (!agenda_.empty()) {
        if (is_cancelled(cancel_)) {
            agenda_.clear();
            std::fill(first_waiting_.begin(), first_waiting_.end(), -1);
            return false;
        }
        std::pop_heap(agenda_.begin(), agenda_.end(), std::greater<>());
        const auto s = static_cast<std::int32_t>(agenda_.back() & 0xFFFFFFFFu);
        agenda_.pop_back();
        take_waiting(s);
        enter(s, record);
    }
    return true;
}

void PathEngine::send(PlanTarget target, std::size_t j) {
    if (is_outcome(target)) return finish(j, target);
    const auto s = static_cast<std::size_t>(target);
    if (first_waiting_[s] < 0) {
        agenda_.push_back(std::uint64_t{plan_.steps[s].order} << 32 | s);
        std::push_heap(agenda_.begin(), agenda_.end(), std::greater<>());
    }
    next_waiting_[j] = first_waiting_[s];
    first_waiting_[s] = static_cast<std::int32_t>(j);
}

/// Sends the first `count` of the listed journeys the same way.
void PathEngine::send_listed(PlanTarget target, std::size_t count) {
    if (count == 0) return;
    if (is_outcome(target)) {
        const std::size_t o = outcome_of(target);
        double* column = lot_.column(map_.outcome[o]);
        for (std::size_t i = 0; i < count; ++i) {
            lot_.outcome[listed_[i]] = static_cast<std::int32_t>(o);
            column[listed_[i]] = 1;
        }
        return;
    }
    send(target, listed_[0]);
    std::int32_t first = first_waiting_[static_cast<std::size_t>(target)];
    for (std::size_t i = 1; i < count; ++i) {
        next_waiting_[listed_[i]] = first;
        first = static_cast<std::int32_t>(listed_[i]);
    }
    first_waiting_[static_cast<std::size_t>(target)] = first;
}

void PathEngine::take_waiting(std::int32_t s) {
    batch_.size = 0;
    std::int32_t& first = first_waiting_[static_cast<std::size_t>(s)];
    for (std::int32_t j = first; j >= 0; j = next_waiting_[static_cast<std::size_t>(j)])
        batch_.journey[batch_.size++] = static_cast<std::uint32_t>(j);
    first = -1;
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
            finish(j, plan_.gives_up_as);
            if (record != nullptr) {
                record->gave_up_at_door = true;
                record->door = StepId{static_cast<std::size_t>(s)};
            }
        } else if (visits != nullptr && visits[j] >= plan_.max_visits) {
            lot_.outcome[j] = cut_outcome;
            lot_.column(Column::cut)[j] = 1;
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
    if (id == 0) return;
    double* column = lot_.column(id);
    for (std::size_t k = 0; k < batch_.size; ++k) column[batch_.journey[k]] += 1;
}

void PathEngine::go_on(const PlanStep& step) {
    const PlanBranch& branch = plan_.branches[step.next.first];
    const bool has_time_out = step.time_out.count > 0;
    if (step.next.is_plain && !has_time_out && branch.way_count <= 8) return part_ways(branch);
    for (std::size_t k = 0; k < batch_.size; ++k) {
        const std::size_t j = batch_.journey[k];
        const std::uint32_t number = step.visit_slot >= 0 ? batch_visit_[k] : 0;
        if (batch_.timed_out(k))
            send(decide(step.time_out, step.luck, number, j), j);
        else if (step.next.is_plain && branch.way_count > 1)
            send(pick(branch, odd_[k]), j);
        else
            send(decide(step.next, step.luck, number, j), j);
    }
}

/// One way after the other rather than one journey after the other: where somebody goes is as good
/// as random, and a branch on it costs more than looking at everybody once for each way.
void PathEngine::part_ways(const PlanBranch& branch) {
    const PlanWay* ways = plan_.ways.data() + branch.first_way;
    if (branch.way_count == 1) {
        std::copy_n(batch_.journey.begin(), batch_.size, listed_.begin());
        return send_listed(ways[0].target, batch_.size);
    }
    double above = 0;
    for (std::uint32_t w = 0; w < branch.way_count; ++w) {
        const double up_to = ways[w].up_to;
        std::size_t count = 0;
        for (std::size_t k = 0; k < batch_.size; ++k) {
            listed_[count] = batch_.journey[k];
            count +=
                static_cast<unsigned>(odd_[k] >= above) & static_cast<unsigned>(odd_[k] < up_to);
        }
        send_listed(ways[w].target, count);
        above = up_to;
    }
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
        case Thing::segment: {
            const bool is_same = lot_.segment[j] == ask.segment.index;
            return ask.relation == Relation::is ? is_same : !is_same;
        }
    }
    return false;
}

void PathEngine::finish(std::size_t j, PlanTarget outcome) {
    lot_.outcome[j] = static_cast<std::int32_t>(outcome_of(outcome));
    lot_.column(map_.outcome[outcome_of(outcome)])[j] = 1;
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
