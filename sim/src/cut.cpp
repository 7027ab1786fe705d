#include "friction/cut.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

#include "exact_system.h"
#include "friction/metric.h"
#include "friction/summary.h"
#include "leaving.h"
#include "text_tools.h"

namespace friction {
namespace {

using chain::AbsorbingSystem;
using chain::SparseRows;

// Factorising a larger loop could take longer than running into it.
constexpr std::size_t largest_loop = 1'000;

/// The chances that are certain, one row per step; the rest of a row counts as leaving.
class CertainWays {
public:
    explicit CertainWays(const Scenario& scenario) {
        for (std::uint32_t i = 0; i < scenario.steps.size(); ++i) {
            const Step& step = scenario.steps[i];
            const Exits exits = exits_of(step);
            lead(exits.by_itself, step.next, StepId{i});
            if (step.after) lead(exits.timed_out, step.after->next, StepId{i});
            leave(std::max(0.0, 1 - exits.by_itself - exits.timed_out));
            end_row(i);
        }
        lead(1, scenario.start, StepId{});
        start_.assign(scenario.steps.size(), 0);
        for (const auto& [step, chance] : row_) start_[step] = chance;
    }
    [[nodiscard]] const SparseRows& rows() const { return rows_; }
    [[nodiscard]] const std::vector<double>& start() const { return start_; }

private:
    void leave(double chance) { leaving_ += chance; }

    void lead(double chance, const std::vector<Branch>& next, StepId here) {
        for (const Branch& branch : next) {
            const Truth truth = truth_of(branch, here);
            if (truth == Truth::never) continue;
            const double taken = branch.has_share ? branch.share : 1;
            if (truth == Truth::sometimes) {
                leave(chance * taken);
            } else {
                for (const Handoff& handoff : branch.handoffs) {
                    const double part = chance * taken * handoff.share;
                    if (handoff.target.is_outcome() || handoff.share <= share_of_nobody)
                        leave(part);
                    else
                        row_[handoff.target.step.index] += part;
                }
            }
            chance *= 1 - taken;
        }
    }

    void end_row(std::uint32_t own) {
        for (const auto& [column, value] : row_) {
            if (value <= 0) continue;
            rows_.column.push_back(column);
            rows_.value.push_back(value);
            if (column != own) leaving_ += value;
        }
        rows_.begin.push_back(rows_.column.size());
        rows_.leaving.push_back(leaving_);
        row_.clear();
        leaving_ = 0;
    }

    SparseRows rows_;
    std::vector<double> start_;
    std::map<std::uint32_t, double> row_;
    double leaving_ = 0;
};

/// The rows of a loop alone; what leads out of it leaves.
SparseRows within(const std::vector<StepId>& loop, const SparseRows& rows,
                  std::vector<std::uint32_t>& position) {
    SparseRows local;
    for (std::uint32_t i = 0; i < loop.size(); ++i) position[loop[i].index] = i;
    for (const StepId step : loop) {
        for (std::size_t k = rows.begin[step.index]; k < rows.begin[step.index + 1]; ++k) {
            const std::uint32_t column = rows.column[k];
            if (position[column] >= loop.size() || loop[position[column]].index != column) continue;
            local.column.push_back(position[column]);
            local.value.push_back(rows.value[k]);
        }
        local.begin.push_back(local.column.size());
        local.leaving.push_back(rows.leaving[step.index]);
    }
    return local;
}

double share_without_patience(const Scenario& scenario) {
    double share = 0;
    for (const Segment& segment : scenario.segments)
        if (!segment.patience) share += segment.share;
    return share;
}

std::string names_of(const std::vector<StepId>& loop, const std::vector<Step>& steps) {
    constexpr std::size_t shown = 6;
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, loop.size()); ++i)
        text.append(i == 0 ? "" : ", ").append(quoted(steps[loop[i].index].name));
    if (loop.size() > shown)
        text.append(" and ").append(std::to_string(loop.size() - shown)).append(" more");
    return text;
}

// Enough to see by how much a number is too large.
constexpr int digits_said = 3;

std::string percent(double share) { return rounded_text(100 * share, digits_said) + '%'; }

std::string visits_allowed(const Scenario& scenario) {
    const std::uint32_t most = scenario.run.max_visits;
    return std::to_string(most) + (most == 1 ? " visit" : " visits");
}

Problem too_often(const Scenario& scenario, StepId step, const std::vector<StepId>& loop,
                  std::string found) {
    const bool may_be_raised = scenario.run.max_visits < largest_max_visits;
    return {.code = "F097",
            .place = "steps." + scenario.steps[step.index].name,
            .found = std::move(found),
            .expected = "at most " + percent(cut_share_limit) + " of journeys cut at " +
                        visits_allowed(scenario) + " of a step",
            .hint = "give the loop of " + names_of(loop, scenario.steps) +
                    " a way out that more journeys take" +
                    (may_be_raised ? ", or raise run.max_visits" : "")};
}

}  // namespace

Problems cut_beforehand(const Scenario& scenario, const StructureReport& structure) {
    const double patient_without_end = share_without_patience(scenario);
    const bool any_too_large =
        std::any_of(structure.loops.begin(), structure.loops.end(),
                    [](const auto& loop) { return loop.size() > largest_loop; });
    if (structure.loops.empty() || any_too_large || patient_without_end <= cut_share_limit)
        return {};
    const CertainWays ways(scenario);
    // A redesign may keep steps that nobody comes to and that never end.
    for (const double leaving : ways.rows().leaving)
        if (leaving <= 0) return {};
    const std::vector<double> visits = AbsorbingSystem(ways.rows()).visits(ways.start());
    std::vector<std::uint32_t> position(visits.size(), 0);
    Problems problems;
    for (const std::vector<StepId>& loop : structure.loops) {
        const StepId most = *std::max_element(loop.begin(), loop.end(), [&](StepId a, StepId b) {
            return visits[a.index] < visits[b.index];
        });
        const double expected = visits[most.index];
        if (expected <= 0) continue;
        const SparseRows local = within(loop, ways.rows(), position);
        std::vector<double> there(loop.size(), 0);
        there[position[most.index]] = 1;
        const double once_there = AbsorbingSystem(local).visits(there)[position[most.index]];
        const double coming = std::min(1.0, expected / once_there);
        const double cut = patient_without_end * coming *
                           std::exp(scenario.run.max_visits * std::log1p(-1 / once_there));
        if (!(cut > cut_share_limit)) continue;
        problems.push_back(too_often(
            scenario, most, loop,
            "without the cut, step " + quoted(scenario.steps[most.index].name) +
                " would be visited " + rounded_text(expected, digits_said) +
                " times a journey; at least " + percent(cut) + " of journeys would be cut"));
    }
    return problems;
}

bool is_cut(const Tally& tally, std::size_t alternative) {
    return tally.journeys > 0 &&
           estimate(tally, alternative, column_id(Column::cut)).low > cut_share_limit;
}

bool is_cut_by_far(const Tally& tally) {
    // Clearly above, since this is asked at many looks and each has its own chance to be wrong.
    constexpr double clearly = 2;
    for (std::size_t a = 0; a < tally.alternatives.size(); ++a)
        if (estimate(tally, a, column_id(Column::cut)).low > clearly * cut_share_limit) return true;
    return false;
}

std::vector<AlternativeProblem> cut_in(const Tally& tally, std::span<const Scenario> scenarios) {
    std::vector<AlternativeProblem> problems;
    for (std::size_t a = 0; a < scenarios.size(); ++a) {
        if (!is_cut(tally, a)) continue;
        const Estimate share = estimate(tally, a, column_id(Column::cut));
        const Scenario& scenario = scenarios[a];
        const std::vector<StepTally>& sums = tally.alternatives[a].steps;
        const auto most_visited = std::max_element(
            sums.begin(), sums.end(),
            [](const StepTally& x, const StepTally& y) { return x.visits < y.visits; });
        const StepId most{static_cast<std::size_t>(most_visited - sums.begin())};
        const StructureReport structure =
            analyse_structure(scenario.steps, scenario.start, scenario.outcomes);
        std::vector<StepId> around{most};
        for (const std::vector<StepId>& loop : structure.loops)
            if (std::find(loop.begin(), loop.end(), most) != loop.end()) around = loop;
        problems.push_back(
            {scenario.alternative, too_often(scenario, most, around,
                                             percent(share.value) + " of journeys were cut at " +
                                                 visits_allowed(scenario) + " of step " +
                                                 quoted(scenario.steps[most.index].name))});
    }
    return problems;
}

}  // namespace friction
