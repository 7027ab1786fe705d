// Long stretches in which nothing happens become one plate.

#include "layout_work.h"

namespace friction::drawing {

namespace {

/// The only way on from a step to another one in its lane, where there is no other way out of the
/// first nor into the second.
std::vector<std::uint32_t> only_next(const LayoutGraph& graph, const std::vector<bool>& is_cold) {
    const std::size_t n = graph.steps.size();
    std::vector<std::uint32_t> out(n, 0), in(n, 0), next(n, nowhere);
    for (const LayoutHandoff& handoff : graph.handoffs) {
        ++out[handoff.from];
        if (!handoff.to_outcome) ++in[handoff.to];
    }
    for (const std::uint32_t start : graph.starts) ++in[start];
    const auto can_fold = [&](std::uint32_t s) {
        return is_cold[s] && graph.steps[s].lanes.size() == 1 && graph.steps[s].folded.empty();
    };
    for (const LayoutHandoff& handoff : graph.handoffs) {
        if (handoff.to_outcome || handoff.from == handoff.to) continue;
        if (out[handoff.from] != 1 || in[handoff.to] != 1) continue;
        if (handoff.from_lane != handoff.to_lane) continue;
        if (can_fold(handoff.from) && can_fold(handoff.to)) next[handoff.from] = handoff.to;
    }
    return next;
}

}  // namespace

LayoutGraph fold_chains(const LayoutGraph& graph, const std::vector<bool>& is_cold,
                        std::size_t shortest) {
    const std::vector<std::uint32_t> next = only_next(graph, is_cold);
    std::vector<std::uint8_t> is_followed(graph.steps.size(), 0);
    for (const std::uint32_t s : next)
        if (s != nowhere) is_followed[s] = 1;
    LayoutGraph folded;
    folded.lanes = graph.lanes;
    folded.outcomes = graph.outcomes;
    std::vector<std::uint32_t> place(graph.steps.size(), nowhere);  // in the folded graph
    std::vector<std::vector<std::uint32_t>> chains(graph.steps.size());
    for (std::uint32_t s = 0; s < graph.steps.size(); ++s) {
        if (is_followed[s] != 0 || next[s] == nowhere) continue;
        std::vector<std::uint32_t> chain;
        for (std::uint32_t at = s; at != nowhere; at = next[at]) chain.push_back(at);
        if (chain.size() >= shortest) chains[s] = std::move(chain);
    }
    std::vector<std::uint8_t> is_inside(graph.steps.size(), 0);
    for (const std::vector<std::uint32_t>& chain : chains)
        for (std::size_t i = 1; i < chain.size(); ++i) is_inside[chain[i]] = 1;
    for (std::uint32_t s = 0; s < graph.steps.size(); ++s) {
        if (is_inside[s] != 0) continue;
        const auto position = static_cast<std::uint32_t>(folded.steps.size());
        folded.steps.push_back(graph.steps[s]);
        place[s] = position;
        for (const std::uint32_t member : chains[s]) {
            place[member] = position;
            folded.steps.back().folded.push_back(graph.steps[member].name);
        }
        if (!chains[s].empty()) folded.steps.back().kind = MarkKind::work;
    }
    for (const std::uint32_t start : graph.starts) folded.starts.push_back(place[start]);
    for (LayoutHandoff handoff : graph.handoffs) {
        const bool is_hidden = !handoff.to_outcome && next[handoff.from] == handoff.to &&
                               place[handoff.from] == place[handoff.to];
        if (is_hidden) continue;
        handoff.from = place[handoff.from];
        if (!handoff.to_outcome) handoff.to = place[handoff.to];
        folded.handoffs.push_back(handoff);
    }
    return folded;
}

}  // namespace friction::drawing
