// The fourth stage: x, as compact as predecessors, rows and reserved slots allow.

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "layout_work.h"

namespace friction::drawing {

namespace {

constexpr float margin = 1.0F;     // left of the first step
constexpr float step_gap = 2.1F;   // between neighbours in a row
constexpr float overlap = 2.4F;    // of neighbours in different lanes
constexpr float slot_half = 0.8F;  // of a handoff that passes a lane
constexpr float slot_gap = 0.45F;  // between a slot and a step
constexpr float far_away = 100;    // where a new row is better than a free place in an old one
constexpr float row_costs = 4;     // as much as this way along a row
// A process of so few steps is seen whole: that it reads from left to right says more than that
// nothing has moved.
constexpr std::size_t seen_whole = 40;
constexpr float no_limit = std::numeric_limits<float>::infinity();

struct Taken {
    float to = 0;
    bool is_slot = false;
};

/// What stands in one row, by its left end.
class RowSpace {
public:
    void take(float from, float to, bool is_slot) {
        taken_[from] = {to, is_slot};
        widest_ = std::max(widest_, to - from);
    }

    [[nodiscard]] bool is_free(float from, float to, bool for_slot) const {
        return blocker(from, to, for_slot) == nullptr;
    }

    /// The first place of this width from `from` on; what begins at `cut` or behind does not count.
    [[nodiscard]] float next_free(float from, float width, float cut = no_limit) const {
        while (const auto* taken = blocker(from, std::min(from + width, cut - step_gap), false))
            from = taken->second.to + gap(taken->second, false);
        return from;
    }
    /// The last place of this width that begins at `from` or before, if any.
    [[nodiscard]] std::optional<float> last_free(float from, float width) const {
        while (const auto* taken = blocker(from, from + width, false)) {
            from = taken->first - gap(taken->second, false) - width;
            if (from < margin) return std::nullopt;
        }
        return from;
    }

private:
    static float gap(const Taken& taken, bool for_slot) {
        if (taken.is_slot && for_slot) return 0;
        return taken.is_slot || for_slot ? slot_gap : step_gap;
    }

    /// Rounding of sums must not turn a place that just fits into one that does not.
    [[nodiscard]] const std::pair<const float, Taken>* blocker(float from, float to,
                                                               bool for_slot) const {
        constexpr float slack = 1e-3F;
        auto at = taken_.lower_bound(from - widest_ - step_gap);
        for (; at != taken_.end() && at->first - step_gap < to; ++at) {
            const float keep = gap(at->second, for_slot) - slack;
            if (at->first - keep < to && from < at->second.to + keep) return &*at;
        }
        return nullptr;
    }

    std::map<float, Taken> taken_;
    float widest_ = 0;
};

class Placer {
public:
    Placer(const LayoutGraph& graph, const Order& order) : graph_(graph), order_(order) {
        steps_.resize(graph.steps.size());
        rows_.resize(graph.lanes.size());
        for (std::size_t s = 0; s < graph.steps.size(); ++s)
            for (const std::uint32_t lane : graph.steps[s].lanes)
                steps_[s].places.push_back({lane, nowhere, 0});
        outcomes_of_.resize(graph.steps.size());
        for (const LayoutHandoff& handoff : graph.handoffs)
            if (handoff.to_outcome) outcomes_of_[handoff.from].push_back(handoff.from_lane);
    }

    std::vector<StepSpot> place_all(const Rows& rows, const std::atomic<bool>* cancel) {
        for (std::size_t s = 0; s < steps_.size(); ++s)
            for (std::size_t p = 0; p < steps_[s].places.size(); ++p)
                steps_[s].places[p].row = rows[s][p];
        for (const std::uint32_t s : order_.sequence) {
            if (is_stopped(cancel)) break;
            const float width = 2 * half_width(graph_.steps[s].kind);
            float left = lower_bound(s);
            // Each place may push on; a step stands where all its rows have room.
            for (bool moved = true; moved;) {
                moved = false;
                for (const StepPlace& place : steps_[s].places) {
                    const float free = row(place.lane, place.row).next_free(left, width);
                    moved = moved || free > left;
                    left = free;
                }
            }
            settle(s, left);
        }
        return std::move(steps_);
    }

    /// Steps the previous layout knows stay; the others look for the nearest free place.
    std::vector<StepSpot> place_new(const Layout& previous, const std::atomic<bool>* cancel) {
        note_ways_ahead();
        is_placed_.assign(steps_.size(), 0);
        for (std::uint32_t s = 0; s < steps_.size(); ++s) is_placed_[s] = keep(s, previous) ? 1 : 0;
        for (std::uint32_t s = 0; s < steps_.size(); ++s)
            if (is_placed_[s] != 0) find_rows(s);
        for (const std::uint32_t s : order_.sequence) {
            if (is_stopped(cancel)) break;
            if (is_placed_[s] != 0) continue;
            if (!find_place_in_order(s)) find_place(s);
            is_placed_[s] = 1;
        }
        return std::move(steps_);
    }

private:
    RowSpace& row(std::uint32_t lane, std::uint32_t row) {
        std::vector<RowSpace>& spaces = rows_[lane];
        if (row >= spaces.size()) spaces.resize(row + 1);
        return spaces[row];
    }

    [[nodiscard]] float left_of(std::uint32_t s) const {
        return steps_[s].x - half_width(graph_.steps[s].kind);
    }
    [[nodiscard]] float right_of(std::uint32_t s) const {
        return steps_[s].x + half_width(graph_.steps[s].kind);
    }

    float lower_bound(std::uint32_t s) const {
        float left = margin;
        for (std::uint32_t e = order_.first_in[s]; e < order_.first_in[s + 1]; ++e) {
            const std::uint32_t h = order_.incoming[e];
            const LayoutHandoff& handoff = graph_.handoffs[h];
            if (order_.is_back[h] != 0 || handoff.from == s) continue;
            left = std::max(left, begin_behind(handoff, right_of(handoff.from)));
        }
        return left;
    }

    void occupy(std::uint32_t s, const StepPlace& place) {
        row(place.lane, place.row).take(left_of(s), right_of(s), false);
    }

    void settle(std::uint32_t s, float left) {
        steps_[s].x = left + half_width(graph_.steps[s].kind);
        for (const StepPlace& place : steps_[s].places) occupy(s, place);
        for (std::uint32_t e = order_.first_in[s]; e < order_.first_in[s + 1]; ++e)
            if (order_.is_back[order_.incoming[e]] == 0)
                reserve_between(graph_.handoffs[order_.incoming[e]]);
        for (const std::uint32_t lane : outcomes_of_[s]) reserve_up(s, lane);
    }

    [[nodiscard]] const StepPlace& place_in(std::uint32_t s, std::uint32_t lane) const {
        for (const StepPlace& place : steps_[s].places)
            if (place.lane == lane) return place;
        return steps_[s].places.front();
    }

    /// Rows strictly between two places, from top to bottom.
    template <class Visit>
    void between(StepPlace a, StepPlace b, const Visit& visit) {
        if (std::pair(b.lane, b.row) < std::pair(a.lane, a.row)) std::swap(a, b);
        for (std::uint32_t lane = a.lane; lane <= b.lane; ++lane) {
            const auto count = static_cast<std::uint32_t>(rows_[lane].size());
            const std::uint32_t first = lane == a.lane ? a.row + 1 : 0;
            const std::uint32_t last = lane == b.lane ? b.row : count;
            for (std::uint32_t r = first; r < last; ++r) visit(row(lane, r));
        }
    }

    void reserve_between(const LayoutHandoff& handoff) {
        const float low = std::max(left_of(handoff.from), left_of(handoff.to)) + port_margin;
        const float high = std::min(right_of(handoff.from), right_of(handoff.to)) - port_margin;
        if (low > high) return;
        std::vector<RowSpace*> passed;
        between(place_in(handoff.from, handoff.from_lane), place_in(handoff.to, handoff.to_lane),
                [&](RowSpace& space) { passed.push_back(&space); });
        reserve(passed, (low + high) / 2, low, high);
    }

    void reserve_up(std::uint32_t s, std::uint32_t lane) {
        std::vector<RowSpace*> passed;
        const StepPlace& own = place_in(s, lane);
        between({0, 0, 0}, own, [&](RowSpace& space) { passed.push_back(&space); });
        if (own.lane > 0 || own.row > 0) passed.push_back(&row(0, 0));
        const bool is_choice = graph_.steps[s].kind == MarkKind::choice;
        const float reach = is_choice ? 0 : half_width(graph_.steps[s].kind) - port_margin;
        reserve(passed, steps_[s].x, steps_[s].x - reach, steps_[s].x + reach);
    }

    /// The free x nearest to the wish, in steps of half a slot; none is no harm, routing finds one.
    static void reserve(const std::vector<RowSpace*>& passed, float wish, float low, float high) {
        if (passed.empty()) return;
        float away = 0;
        while (away <= high - low) {
            for (const float x : {wish + away, wish - away}) {
                if (x < low || x > high) continue;
                const bool is_free =
                    std::all_of(passed.begin(), passed.end(), [&](const RowSpace* space) {
                        return space->is_free(x - slot_half, x + slot_half, true);
                    });
                if (!is_free) continue;
                for (RowSpace* space : passed) space->take(x - slot_half, x + slot_half, true);
                return;
            }
            away += slot_half;
        }
    }

    /// x and the rows of those lanes it had; the rest stays nowhere.
    bool keep(std::uint32_t s, const Layout& previous) {
        const auto old = previous.step(graph_.steps[s].name);
        if (!old || previous.graph.steps[*old].kind != graph_.steps[s].kind) return false;
        steps_[s].x = previous.steps[*old].x;
        for (StepPlace& place : steps_[s].places) {
            const auto lane = previous.lane(graph_.lanes[place.lane].name);
            if (!lane) continue;
            for (const StepPlace& was : previous.steps[*old].places) {
                if (was.lane != *lane) continue;
                place.row = was.row;
                occupy(s, place);
            }
        }
        return true;
    }

    void find_rows(std::uint32_t s) {
        for (StepPlace& place : steps_[s].places) {
            if (place.row != nowhere) continue;
            place.row = 0;
            while (!row(place.lane, place.row).is_free(left_of(s), right_of(s), false)) ++place.row;
            occupy(s, place);
        }
    }

    void note_ways_ahead() {
        ahead_.resize(steps_.size());
        for (std::uint32_t h = 0; h < graph_.handoffs.size(); ++h) {
            const LayoutHandoff& handoff = graph_.handoffs[h];
            if (!handoff.to_outcome && order_.is_back[h] == 0 && handoff.from != handoff.to)
                ahead_[handoff.from].push_back(h);
        }
    }

    /// How far to the left the step that a handoff leads to may begin when the one it leaves ends
    /// here.
    static float begin_behind(const LayoutHandoff& handoff, float right) {
        return handoff.from_lane == handoff.to_lane ? right + step_gap : right - overlap;
    }

    /// Between those it comes from and those it leads to; where there is no room, all of the latter
    /// and what lies to the right of them move on together, if the process is small or this is
    /// where journeys begin. False: neither.
    bool find_place_in_order(std::uint32_t s) {
        const float width = 2 * half_width(graph_.steps[s].kind), wish = lower_bound(s);
        float cut = no_limit, most = no_limit;  // where the first of them begins, where s may
        for (const std::uint32_t h : ahead_[s]) {
            const LayoutHandoff& handoff = graph_.handoffs[h];
            if (is_placed_[handoff.to] == 0) continue;
            cut = std::min(cut, left_of(handoff.to));
            most = std::min(most, wish + left_of(handoff.to) - begin_behind(handoff, wish + width));
        }
        if (cut == no_limit) return false;
        const bool may_move = steps_.size() <= seen_whole || begins(s);
        float best = no_limit, left = wish;
        std::uint32_t chosen = 0;
        const auto choose = [&](float limit, float up_to) {
            for (std::uint32_t r = 0; r < rows_[first_lane(s)].size(); ++r) {
                const float free = rows_[first_lane(s)][r].next_free(wish, width, limit);
                const float costs = free + row_costs * static_cast<float>(r);
                if (free > up_to || costs >= best) continue;
                best = costs;
                left = free;
                chosen = r;
            }
        };
        choose(no_limit, most);
        if (best == no_limit) {
            if (!may_move) return false;
            choose(cut, no_limit);
            make_room(s, chosen, left + width, cut);
        }
        put(s, chosen, left);
        return true;
    }

    [[nodiscard]] std::uint32_t first_lane(std::uint32_t s) const {
        return steps_[s].places.front().lane;
    }
    [[nodiscard]] bool begins(std::uint32_t s) const {
        return std::find(graph_.starts.begin(), graph_.starts.end(), s) != graph_.starts.end();
    }

    /// Moves all steps that begin at `cut` or behind, so that s can end at `right` in this row.
    void make_room(std::uint32_t s, std::uint32_t in_row, float right, float cut) {
        float by = 0;
        for (const std::uint32_t h : ahead_[s])
            if (is_placed_[graph_.handoffs[h].to] != 0)
                by = std::max(
                    by, begin_behind(graph_.handoffs[h], right) - left_of(graph_.handoffs[h].to));
        const auto moves = [&](std::uint32_t t) { return is_placed_[t] != 0 && left_of(t) >= cut; };
        std::vector<std::uint32_t> moved;
        for (std::uint32_t t = 0; t < steps_.size(); ++t) {
            if (!moves(t)) continue;
            moved.push_back(t);
            for (const StepPlace& place : steps_[t].places)
                if (place.lane == first_lane(s) && place.row == in_row)
                    by = std::max(by, right + step_gap - left_of(t));
        }
        for (const std::uint32_t t : moved) steps_[t].x += by;
        for (std::vector<RowSpace>& lane : rows_)
            for (RowSpace& space : lane) space = RowSpace{};
        for (std::uint32_t t = 0; t < steps_.size(); ++t)
            for (const StepPlace& place : steps_[t].places)
                if (is_placed_[t] != 0) occupy(t, place);
    }

    void put(std::uint32_t s, std::uint32_t in_row, float left) {
        steps_[s].places.front().row = in_row;
        steps_[s].x = left + half_width(graph_.steps[s].kind);
        occupy(s, steps_[s].places.front());
        find_rows(s);
    }

    /// The nearest free place in any row of its lane; a row of its own when all are far.
    void find_place(std::uint32_t s) {
        const float width = 2 * half_width(graph_.steps[s].kind);
        const float wish = lower_bound(s);
        const std::vector<RowSpace>& spaces = rows_[first_lane(s)];
        float best = far_away, left = wish;
        auto chosen = static_cast<std::uint32_t>(spaces.size());
        for (std::uint32_t r = 0; r < spaces.size(); ++r) {
            const RowSpace& space = spaces[r];
            const auto offer = [&](float from) {
                const float costs = std::abs(from - wish) + row_costs * static_cast<float>(r);
                if (costs >= best) return;
                best = costs;
                left = from;
                chosen = r;
            };
            offer(space.next_free(wish, width));
            if (const auto before = space.last_free(wish, width)) offer(*before);
        }
        put(s, chosen, left);
    }

    const LayoutGraph& graph_;
    const Order& order_;
    std::vector<StepSpot> steps_;
    std::vector<std::vector<RowSpace>> rows_;  ///< per lane
    std::vector<std::vector<std::uint32_t>> outcomes_of_;
    // Only while new steps look for places beside old ones:
    std::vector<std::vector<std::uint32_t>> ahead_;  ///< per step: handoffs that go forward
    std::vector<std::uint8_t> is_placed_;
};

}  // namespace

std::vector<StepSpot> place_steps(const LayoutGraph& graph, const Order& order,
                                  const Layout* previous, const std::atomic<bool>* cancel) {
    Placer placer(graph, order);
    if (previous != nullptr && !previous->steps.empty()) return placer.place_new(*previous, cancel);
    return placer.place_all(choose_rows(graph, order), cancel);
}

RowTable number_rows(const LayoutGraph& graph, const std::vector<StepSpot>& steps) {
    std::vector<std::uint32_t> count(graph.lanes.size(), 1);
    for (const StepSpot& step : steps)
        for (const StepPlace& place : step.places)
            count[place.lane] = std::max(count[place.lane], place.row + 1);
    RowTable table;
    for (std::uint32_t lane = 0; lane < count.size(); ++lane) {
        table.first.push_back(table.count());
        table.lane.insert(table.lane.end(), count[lane], lane);
    }
    table.first.push_back(table.count());
    return table;
}

}  // namespace friction::drawing
