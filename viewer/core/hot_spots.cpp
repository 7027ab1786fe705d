#include "friction/viewer/hot_spots.h"

#include <algorithm>

#include "friction/report/wording.h"

namespace friction::viewer {

std::vector<HotSpot> hot_spots(const Session& session, DesignId design) {
    const Results* results = session.run.results.get();
    if (results == nullptr) return {};
    const std::optional<std::size_t> alternative = results->alternative(design);
    if (!alternative) return {};
    const Tally& tally = results->comparison.tally;
    const double all = tally.total(*alternative, column_id(Column::effort)).mean;
    const double baseline = tally.total(0, column_id(Column::effort)).mean;
    const Scenario& scenario = results->scenarios()[*alternative];
    std::vector<HotSpot> spots;
    for (const StepEffort& step : results->steps[*alternative]) {
        const double em = step.effort_em.value;
        if (em <= 0) continue;
        const Step& of = scenario.steps[step.step.index];
        spots.push_back({of.name, report::title_of(of.title, of.name), step.effort_em,
                         all > 0 ? em / all : 0, baseline > 0 ? em / baseline : 0});
    }
    std::ranges::stable_sort(spots, std::ranges::greater{},
                             [](const HotSpot& spot) { return spot.effort_em.value; });
    return spots;
}

}  // namespace friction::viewer
