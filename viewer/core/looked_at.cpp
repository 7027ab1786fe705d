#include "looked_at.h"

#include <algorithm>
#include <numeric>

#include "friction/report/wording.h"

namespace friction::viewer {

std::optional<LookedAt> looked_at(const Session& session, DesignId design) {
    const Results* results = session.run.results.get();
    if (results == nullptr) return std::nullopt;
    const std::optional<std::size_t> alternative = results->alternative(design);
    if (!alternative) return std::nullopt;
    return LookedAt{results, *alternative};
}

double FlameRow::before() const { return std::accumulate(first.begin(), first.end(), 0.0); }
double FlameRow::after() const { return std::accumulate(second.begin(), second.end(), 0.0); }

std::vector<FlameRow> flame_rows(const LookedAt& at) {
    const Scenario& baseline = at.results->scenarios().front();
    const Scenario& redesign = at.scenario();
    std::vector<FlameRow> rows;
    for (const StepEffort& step : at.results->steps.front()) {
        const Step& of = baseline.steps[step.step.index];
        FlameRow row{of.name, report::title_of(of.title, of.name), step.by_component, {}};
        const StepId there = redesign.step(of.name);
        if (there.exists())
            row.second = at.results->steps[at.alternative][there.index].by_component;
        rows.push_back(std::move(row));
    }
    for (const StepEffort& step : at.results->steps[at.alternative]) {
        const Step& of = redesign.steps[step.step.index];
        if (baseline.step(of.name).exists()) continue;
        rows.push_back({of.name, report::title_of(of.title, of.name), {}, step.by_component});
    }
    std::erase_if(rows, [](const FlameRow& row) { return row.before() <= 0 && row.after() <= 0; });
    return rows;
}

}  // namespace friction::viewer
