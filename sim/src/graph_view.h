#pragma once
// Private: the arcs of a process as a Boost graph, for questions about its shape.
//
// Vertices are the steps, then the outcomes, then one where journeys begin and one where they end,
// so that "reached from the start" and "can reach an outcome" are one search each.

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "friction/scenario.h"
#include "leaving.h"

namespace friction {

using Graph = boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property,
                                                 boost::no_property, boost::no_property,
                                                 std::uint32_t, std::uint32_t>;
using Arc = std::pair<std::uint32_t, std::uint32_t>;

struct GraphView {
    std::uint32_t step_count = 0;
    std::uint32_t outcome_count = 0;
    Graph graph;

    [[nodiscard]] bool is_step(std::uint32_t vertex) const { return vertex < step_count; }
    [[nodiscard]] std::uint32_t first_outcome() const { return step_count; }
    [[nodiscard]] std::uint32_t beginning() const { return step_count + outcome_count; }
    [[nodiscard]] std::uint32_t end() const { return step_count + outcome_count + 1; }
};

/// Which shares count: as they are, or as parameters could make them.
enum class Shares { as_they_are, as_they_may_be };

/// The arcs somebody takes who leaves vertex `from`, the step `here` (none: the beginning).
inline void add_arcs(std::vector<Arc>& arcs, std::uint32_t from, StepId here,
                     const std::vector<Branch>& next, std::uint32_t step_count, Shares shares) {
    const bool may_be = shares == Shares::as_they_may_be;
    for (const Branch& branch : next) {
        const Truth truth = truth_of(branch, here);
        const bool case_varies = may_be && branch.share_varies;
        if (truth == Truth::never) continue;
        if (branch.has_share && !case_varies && branch.share <= share_of_nobody) continue;
        for (const Handoff& handoff : branch.handoffs) {
            if (!(may_be && handoff.varies) && handoff.share <= share_of_nobody) continue;
            const Target& target = handoff.target;
            arcs.emplace_back(
                from, target.is_outcome() ? step_count + target.outcome.index : target.step.index);
        }
        const bool takes_all =
            !branch.has_share || (!case_varies && branch.share >= 1 - share_of_nobody);
        if (truth == Truth::always && takes_all) return;
    }
}

inline GraphView view_graph(const std::vector<Step>& steps, const std::vector<Branch>& start,
                            const std::vector<Outcome>& outcomes,
                            Shares shares = Shares::as_they_are) {
    GraphView view;
    view.step_count = static_cast<std::uint32_t>(steps.size());
    view.outcome_count = static_cast<std::uint32_t>(outcomes.size());
    std::vector<Arc> arcs;
    add_arcs(arcs, view.beginning(), StepId{}, start, view.step_count, shares);
    for (std::uint32_t i = 0; i < view.step_count; ++i) {
        const Exits exits = exits_of(steps[i]);
        if (!exits.never_by_itself())
            add_arcs(arcs, i, StepId{i}, steps[i].next, view.step_count, shares);
        if (steps[i].after && !exits.never_timed_out())
            add_arcs(arcs, i, StepId{i}, steps[i].after->next, view.step_count, shares);
    }
    for (std::uint32_t i = 0; i < view.outcome_count; ++i)
        arcs.emplace_back(view.first_outcome() + i, view.end());
    view.graph =
        Graph(boost::edges_are_unsorted_multi_pass, arcs.begin(), arcs.end(), view.end() + 1);
    return view;
}

// Which vertices a search from `source` finds, the source included.
template <class AnyGraph>
std::vector<bool> found_from(const AnyGraph& graph, std::uint32_t source) {
    std::vector<boost::default_color_type> colors(num_vertices(graph), boost::white_color);
    boost::breadth_first_search(graph, source,
                                boost::color_map(boost::make_iterator_property_map(
                                    colors.begin(), get(boost::vertex_index, graph))));
    std::vector<bool> found(colors.size());
    for (std::size_t i = 0; i < colors.size(); ++i) found[i] = colors[i] != boost::white_color;
    return found;
}

}  // namespace friction
