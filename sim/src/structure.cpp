#include "friction/structure.h"

#include <algorithm>
#include <boost/graph/iteration_macros.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "friction/problem_limit.h"
#include "graph_view.h"
#include "text_tools.h"

namespace friction {
namespace {

// Strong component of every vertex. Boost numbers them so that arcs between components lead to
// smaller numbers.
std::vector<std::uint32_t> strong_components(const Graph& graph) {
    std::vector<std::uint32_t> component(boost::num_vertices(graph));
    boost::strong_components(graph, boost::make_iterator_property_map(
                                        component.begin(), boost::get(boost::vertex_index, graph)));
    return component;
}

// Components of steps only, numbered from 0 in topological order.
std::vector<std::uint32_t> topological_order(const std::vector<std::uint32_t>& component,
                                             std::uint32_t step_count) {
    constexpr std::uint32_t unused = 0xffffffff;
    std::vector<std::uint32_t> position(component.size(), unused);
    for (std::uint32_t i = 0; i < step_count; ++i) position[component[i]] = 0;
    std::uint32_t next = 0;
    for (std::size_t c = position.size(); c-- > 0;)
        if (position[c] != unused) position[c] = next++;
    std::vector<std::uint32_t> order(step_count);
    for (std::uint32_t i = 0; i < step_count; ++i) order[i] = position[component[i]];
    return order;
}

bool leads_to_itself(const Graph& graph, std::uint32_t vertex) {
    BGL_FORALL_OUTEDGES_T(vertex, arc, graph, Graph)
    if (boost::target(arc, graph) == vertex) return true;
    return false;
}

// Loops in the order of their first step.
std::vector<std::vector<StepId>> loops_of(const GraphView& view,
                                          const std::vector<std::uint32_t>& order) {
    std::vector<std::vector<StepId>> members(order.size());
    for (std::uint32_t i = 0; i < view.step_count; ++i) members[order[i]].push_back(StepId{i});
    std::vector<std::vector<StepId>> loops;
    for (std::vector<StepId>& steps : members)
        if (steps.size() > 1 || (steps.size() == 1 && leads_to_itself(view.graph, steps[0].index)))
            loops.push_back(std::move(steps));
    std::sort(loops.begin(), loops.end(),
              [](const auto& a, const auto& b) { return a.front() < b.front(); });
    return loops;
}

// Steps that are the customer's move, and choices to which inside the loop only such steps lead:
// choices are passed in no time, so a chain of them belongs to the step before it.
std::vector<bool> customer_moves(const GraphView& view, const std::vector<std::uint32_t>& order,
                                 const std::vector<Step>& steps) {
    std::vector<bool> customers(steps.size());
    std::vector<std::uint32_t> arcs_of_others(steps.size());  // into each step, within its loop
    std::vector<std::uint32_t> settled;
    for (std::uint32_t i = 0; i < view.step_count; ++i) {
        customers[i] = steps[i].kind == StepKind::customer_work ||
                       (steps[i].kind == StepKind::wait && steps[i].owner == Owner::customer);
        if (customers[i]) settled.push_back(i);
        BGL_FORALL_INEDGES_T(i, arc, view.graph, Graph) {
            const std::uint32_t from = boost::source(arc, view.graph);
            if (view.is_step(from) && order[from] == order[i]) ++arcs_of_others[i];
        }
    }
    while (!settled.empty()) {
        const std::uint32_t from = settled.back();
        settled.pop_back();
        BGL_FORALL_OUTEDGES_T(from, arc, view.graph, Graph) {
            const std::uint32_t target = boost::target(arc, view.graph);
            if (!view.is_step(target) || order[from] != order[target]) continue;
            if (--arcs_of_others[target] > 0 || customers[target]) continue;
            if (steps[target].kind != StepKind::choice) continue;
            customers[target] = true;
            settled.push_back(target);
        }
    }
    return customers;
}

// Whether there is a way out at all, and every one is the customer's.
bool only_customer_leaves(const GraphView& view, const std::vector<StepId>& loop,
                          const std::vector<std::uint32_t>& order,
                          const std::vector<bool>& customers,
                          const std::vector<Outcome>& outcomes) {
    bool any = false;
    for (const StepId step : loop) {
        BGL_FORALL_OUTEDGES_T(step.index, arc, view.graph, Graph) {
            const std::uint32_t target = boost::target(arc, view.graph);
            if (view.is_step(target) && order[target] == order[step.index]) continue;
            any = true;
            const bool gives_up =
                !view.is_step(target) &&
                outcomes[target - view.first_outcome()].kind == OutcomeKind::gave_up;
            if (!customers[step.index] && !gives_up) return false;
        }
    }
    return any;
}

// `"a", "b", "c" and 4 more`
std::string names(const std::vector<StepId>& ids, const std::vector<Step>& steps) {
    constexpr std::size_t shown = 6;
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, ids.size()); ++i)
        text += (i == 0 ? "" : ", ") + in_quotes(steps[ids[i].index].name);
    if (ids.size() > shown) text += " and " + std::to_string(ids.size() - shown) + " more";
    return text;
}

bool leads_to(const std::vector<Branch>& next, StepId step) {
    return std::any_of(next.begin(), next.end(), [&](const Branch& branch) {
        return std::any_of(branch.handoffs.begin(), branch.handoffs.end(),
                           [&](const Handoff& handoff) { return handoff.target.step == step; });
    });
}

// What a step leads to that journeys cannot take, and why; empty when nothing stands in the way.
std::string way_not_taken(StepId to, const Step& from) {
    if (!from.after) return {};
    const Exits exits = exits_of(from);
    const std::string time = to_text(Quantity{from.after->time_s, Dimension::duration});
    if (exits.never_by_itself() && leads_to(from.next, to))
        return "the time-out of step " + in_quotes(from.name) + " (" + time +
               ") always comes first, so its `next` is never taken; give it a longer `time`, or "
               "take `after` away";
    if (exits.never_timed_out() && leads_to(from.after->next, to))
        return "step " + in_quotes(from.name) + " never lasts longer than its time-out (" + time +
               "); give `after` a shorter `time`, or take it away";
    return {};
}

std::string why_unreached(StepId step, const std::vector<StepId>& from,
                          const std::vector<Step>& steps) {
    if (from.empty()) return "lead to it from a `next` with a share above 0%, or take it away";
    if (from.size() == 1)
        if (std::string why = way_not_taken(step, steps[from.front().index]); !why.empty())
            return why;
    return "only " + names(from, steps) +
           " would lead to it, where no journey comes with a share above 0%";
}

std::string why_trapped(const Step& step) {
    if (step.after && exits_of(step).never_by_itself())
        return "its time-out (" + to_text(Quantity{step.after->time_s, Dimension::duration}) +
               ") always comes first, so its own `next` is never taken: give `after` a longer "
               "`time`, or another way";
    return "give it, or a step behind it, a way to an outcome";
}

// The steps, other than itself, that have an arc to this one.
std::vector<StepId> leading_to(StepId step, const std::vector<Step>& steps) {
    std::vector<StepId> from;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool leads = leads_to(steps[i].next, step) ||
                           (steps[i].after && leads_to(steps[i].after->next, step));
        if (leads && StepId{i} != step) from.push_back(StepId{i});
    }
    return from;
}

std::vector<StepId> idle_steps(const std::vector<StepId>& unreachable,
                               const std::vector<Step>& steps, const std::vector<Branch>& start,
                               const std::vector<Outcome>& outcomes) {
    std::vector<StepId> idle;
    if (unreachable.empty()) return idle;
    const GraphView view = view_graph(steps, start, outcomes, Shares::as_they_may_be);
    const std::vector<bool> reached = found_from(view.graph, view.beginning());
    for (const StepId step : unreachable)
        if (reached[step.index]) idle.push_back(step);
    return idle;
}

// Each names its predecessors by a search through all steps; a file with thousands of such steps is
// told the short form.
constexpr std::size_t explained_at_most = 100;

}  // namespace

StructureReport analyse_structure(const std::vector<Step>& steps, const std::vector<Branch>& start,
                                  const std::vector<Outcome>& outcomes) {
    const GraphView view = view_graph(steps, start, outcomes);
    StructureReport report;
    const std::vector<bool> reached = found_from(view.graph, view.beginning());
    const std::vector<bool> ends = found_from(boost::make_reverse_graph(view.graph), view.end());
    for (std::uint32_t i = 0; i < view.step_count; ++i) {
        if (!reached[i]) report.unreachable.push_back(StepId{i});
        if (!ends[i]) report.trapped.push_back(StepId{i});
    }
    report.idle = idle_steps(report.unreachable, steps, start, outcomes);
    report.order = topological_order(strong_components(view.graph), view.step_count);
    report.loops = loops_of(view, report.order);
    const std::vector<bool> customers = customer_moves(view, report.order, steps);
    for (std::size_t i = 0; i < report.loops.size(); ++i)
        if (only_customer_leaves(view, report.loops[i], report.order, customers, outcomes))
            report.customer_loops.push_back(i);
    return report;
}

Problems structure_problems(const StructureReport& report, const std::vector<Step>& steps,
                            bool is_baseline) {
    Problems problems;
    std::size_t errors = 0, warnings = 0;
    const auto add = [&](Problem problem) {
        std::size_t& count = problem.severity == Severity::error ? errors : warnings;
        if (count++ < problems_told) problems.push_back(std::move(problem));
    };
    const auto place = [&](StepId step) { return "steps." + steps[step.index].name; };
    const auto is_ignored = [&](StepId step) {
        return !is_baseline &&
               std::binary_search(report.unreachable.begin(), report.unreachable.end(), step);
    };
    for (const StepId step : report.unreachable) {
        if (!is_baseline) break;
        if (std::binary_search(report.idle.begin(), report.idle.end(), step)) {
            add({.code = "F050",
                 .place = place(step),
                 .found = "with these values no journey comes to step " +
                          in_quotes(steps[step.index].name),
                 .expected = {},
                 .hint = "a parameter is 0% or 100% on the way to it",
                 .severity = Severity::warning});
            continue;
        }
        const bool explain = report.unreachable.size() <= explained_at_most;
        const std::vector<StepId> from = explain ? leading_to(step, steps) : std::vector<StepId>{};
        add({.code = "F050",
             .place = place(step),
             .found = "no journey ever comes to step " + in_quotes(steps[step.index].name),
             .expected = "every step can be reached from the start",
             .hint = why_unreached(step, from, steps)});
    }
    for (const StepId step : report.trapped) {
        if (is_ignored(step)) continue;
        add({.code = "F051",
             .place = place(step),
             .found = "a journey that comes to step " + in_quotes(steps[step.index].name) +
                      " can never end",
             .expected = "an outcome can be reached from every step",
             .hint = why_trapped(steps[step.index])});
    }
    for (const std::size_t i : report.customer_loops) {
        const std::vector<StepId>& loop = report.loops[i];
        if (is_ignored(loop.front())) continue;
        add({.code = "F052",
             .place = place(loop.front()),
             .found = "only the customer can leave the loop of " + names(loop, steps),
             .expected = "a way out that the company takes",
             .hint =
                 "if that is how it is, leave it; else give a step of the company a way out, or "
                 "a wait a time-out (`after`)",
             .severity = Severity::warning});
    }
    if (errors > problems_told) problems.push_back(more_problems());
    return problems;
}

}  // namespace friction
