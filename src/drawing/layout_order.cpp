// The first three stages: back edges, ranks, rows.

#include <algorithm>

#include "layout_work.h"

namespace friction::drawing {

namespace {

/// Handoffs between steps, by the step they leave, in file order.
struct Outgoing {
    std::vector<std::uint32_t> first, handoffs;
};

Outgoing outgoing_of(const LayoutGraph& graph) {
    Outgoing out;
    out.first.assign(graph.steps.size() + 1, 0);
    for (const LayoutHandoff& handoff : graph.handoffs)
        if (!handoff.to_outcome) ++out.first[handoff.from + 1];
    for (std::size_t s = 0; s < graph.steps.size(); ++s) out.first[s + 1] += out.first[s];
    out.handoffs.resize(out.first.back());
    std::vector<std::uint32_t> fill(out.first.begin(), out.first.end() - 1);
    for (std::uint32_t h = 0; h < graph.handoffs.size(); ++h)
        if (!graph.handoffs[h].to_outcome) out.handoffs[fill[graph.handoffs[h].from]++] = h;
    return out;
}

/// Depth-first in file order; a handoff to a step that is being visited goes back. Own stack: a
/// chain of 100,000 steps would overflow that of the machine.
std::vector<std::uint8_t> back_handoffs(const LayoutGraph& graph, const Outgoing& out) {
    enum : std::uint8_t { unseen, open, done };
    std::vector<std::uint8_t> state(graph.steps.size(), unseen);
    std::vector<std::uint8_t> is_back(graph.handoffs.size(), 0);
    struct Frame {
        std::uint32_t step, next;
    };
    std::vector<Frame> stack;
    const auto visit = [&](std::uint32_t start) {
        if (state[start] != unseen) return;
        state[start] = open;
        stack.push_back({start, out.first[start]});
        while (!stack.empty()) {
            Frame& top = stack.back();
            if (top.next == out.first[top.step + 1]) {
                state[top.step] = done;
                stack.pop_back();
                continue;
            }
            const std::uint32_t h = out.handoffs[top.next++];
            const std::uint32_t to = graph.handoffs[h].to;
            if (state[to] == open) is_back[h] = 1;
            if (state[to] != unseen) continue;
            state[to] = open;
            stack.push_back({to, out.first[to]});
        }
    };
    for (const std::uint32_t start : graph.starts) visit(start);
    for (std::uint32_t s = 0; s < graph.steps.size(); ++s) visit(s);
    return is_back;
}

/// Longest path from a start over the handoffs that go forward.
std::vector<std::uint32_t> ranks(const LayoutGraph& graph, const Outgoing& out,
                                 const std::vector<std::uint8_t>& is_back) {
    std::vector<std::uint32_t> waiting_for(graph.steps.size(), 0), rank(graph.steps.size(), 0);
    for (std::uint32_t h = 0; h < graph.handoffs.size(); ++h)
        if (!graph.handoffs[h].to_outcome && is_back[h] == 0) ++waiting_for[graph.handoffs[h].to];
    std::vector<std::uint32_t> ready;
    for (std::uint32_t s = 0; s < graph.steps.size(); ++s)
        if (waiting_for[s] == 0) ready.push_back(s);
    for (std::size_t i = 0; i < ready.size(); ++i)
        for (std::uint32_t e = out.first[ready[i]]; e < out.first[ready[i] + 1]; ++e) {
            const std::uint32_t h = out.handoffs[e];
            if (is_back[h] != 0) continue;
            const std::uint32_t to = graph.handoffs[h].to;
            rank[to] = std::max(rank[to], rank[ready[i]] + 1);
            if (--waiting_for[to] == 0) ready.push_back(to);
        }
    return rank;
}

/// The places that stand in one lane at one rank.
struct Place {
    std::uint32_t lane, rank, step, position;  ///< position in LayoutStep::lanes
};

class RowChooser {
public:
    RowChooser(const LayoutGraph& graph, const Order& order) : graph_(graph), order_(order) {
        rows_.resize(graph.steps.size());
        outgoing_ = outgoing_of(graph);
        for (std::uint32_t s = 0; s < graph.steps.size(); ++s) {
            rows_[s].assign(graph.steps[s].lanes.size(), 0);
            for (std::uint32_t p = 0; p < graph.steps[s].lanes.size(); ++p)
                places_.push_back({graph.steps[s].lanes[p], order.rank[s], s, p});
        }
        std::stable_sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) {
            return a.rank != b.rank ? a.rank < b.rank : a.lane < b.lane;
        });
        row_count_.assign(graph.lanes.size(), 1);
        for_each_group([&](std::size_t begin, std::size_t end) {
            std::uint32_t& count = row_count_[places_[begin].lane];
            count = std::max(count, static_cast<std::uint32_t>(end - begin));
            for (std::size_t i = begin; i < end; ++i)
                row_of(places_[i]) = static_cast<std::uint32_t>(i - begin);
        });
    }

    Rows choose() {
        constexpr int sweeps = 4;
        for (int sweep = 0; sweep < sweeps; ++sweep) {
            const bool forward = sweep % 2 == 0;
            for_each_group([&](std::size_t begin, std::size_t end) { settle(begin, end, forward); },
                           forward);
        }
        return std::move(rows_);
    }

private:
    std::uint32_t& row_of(const Place& place) { return rows_[place.step][place.position]; }

    template <class Visit>
    void for_each_group(const Visit& visit, bool forward = true) {
        std::vector<std::pair<std::size_t, std::size_t>> groups;
        for (std::size_t begin = 0; begin < places_.size();) {
            std::size_t end = begin + 1;
            while (end < places_.size() && places_[end].rank == places_[begin].rank &&
                   places_[end].lane == places_[begin].lane)
                ++end;
            groups.emplace_back(begin, end);
            begin = end;
        }
        if (!forward) std::reverse(groups.begin(), groups.end());
        for (const auto& [begin, end] : groups) visit(begin, end);
    }

    /// Median row of the neighbours in the same lane; its own row where there are none.
    std::uint32_t wish(const Place& place, bool forward) {
        std::vector<std::uint32_t> near;
        const auto note = [&](std::uint32_t step) {
            const std::vector<std::uint32_t>& lanes = graph_.steps[step].lanes;
            for (std::size_t p = 0; p < lanes.size(); ++p)
                if (lanes[p] == place.lane) near.push_back(rows_[step][p]);
        };
        if (forward) {
            for (std::uint32_t e = order_.first_in[place.step]; e < order_.first_in[place.step + 1];
                 ++e)
                if (order_.is_back[order_.incoming[e]] == 0)
                    note(graph_.handoffs[order_.incoming[e]].from);
        } else {
            for (std::uint32_t e = outgoing_.first[place.step]; e < outgoing_.first[place.step + 1];
                 ++e)
                if (order_.is_back[outgoing_.handoffs[e]] == 0)
                    note(graph_.handoffs[outgoing_.handoffs[e]].to);
        }
        if (near.empty()) return row_of(place);
        const auto middle = near.begin() + static_cast<std::ptrdiff_t>((near.size() - 1) / 2);
        std::nth_element(near.begin(), middle, near.end());
        return *middle;
    }

    /// Each gets the free row nearest to its wish; ties in file order.
    void settle(std::size_t begin, std::size_t end, bool forward) {
        const std::uint32_t count = row_count_[places_[begin].lane];
        if (count == 1) return;
        std::vector<std::pair<std::uint32_t, std::size_t>> wishes;
        for (std::size_t i = begin; i < end; ++i) wishes.emplace_back(wish(places_[i], forward), i);
        std::stable_sort(wishes.begin(), wishes.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        std::uint32_t next = 0;
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            const auto behind = static_cast<std::uint32_t>(wishes.size() - i - 1);
            next = std::min(std::max(next, wishes[i].first), count - 1 - behind);
            row_of(places_[wishes[i].second]) = next++;
        }
    }

    const LayoutGraph& graph_;
    const Order& order_;
    Outgoing outgoing_;
    Rows rows_;
    std::vector<Place> places_;
    std::vector<std::uint32_t> row_count_;
};

}  // namespace

Order order_steps(const LayoutGraph& graph) {
    const Outgoing out = outgoing_of(graph);
    Order order;
    order.is_back = back_handoffs(graph, out);
    order.rank = ranks(graph, out, order.is_back);
    order.sequence.resize(graph.steps.size());
    for (std::uint32_t s = 0; s < graph.steps.size(); ++s) order.sequence[s] = s;
    std::stable_sort(
        order.sequence.begin(), order.sequence.end(),
        [&](std::uint32_t a, std::uint32_t b) { return order.rank[a] < order.rank[b]; });
    order.first_in.assign(graph.steps.size() + 1, 0);
    for (const LayoutHandoff& handoff : graph.handoffs)
        if (!handoff.to_outcome) ++order.first_in[handoff.to + 1];
    for (std::size_t s = 0; s < graph.steps.size(); ++s) order.first_in[s + 1] += order.first_in[s];
    order.incoming.resize(order.first_in.back());
    std::vector<std::uint32_t> fill(order.first_in.begin(), order.first_in.end() - 1);
    for (std::uint32_t h = 0; h < graph.handoffs.size(); ++h)
        if (!graph.handoffs[h].to_outcome) order.incoming[fill[graph.handoffs[h].to]++] = h;
    return order;
}

Rows choose_rows(const LayoutGraph& graph, const Order& order) {
    return RowChooser(graph, order).choose();
}

}  // namespace friction::drawing
