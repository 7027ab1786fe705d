#include "lot.h"

#include <algorithm>

namespace friction {

ColumnMap map_columns(const PlanData& plan, const ColumnLayout& layout) {
    const auto position = [](const std::vector<std::string>& names, const std::string& name) {
        return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) -
                                        names.begin());
    };
    ColumnMap map;
    for (const std::string& team : plan.team_names)
        map.team.push_back(layout.team_column(position(layout.teams(), team)));
    for (const std::string& outcome : plan.outcome_names)
        map.outcome.push_back(layout.outcome_column(position(layout.outcomes(), outcome)));
    if (!layout.visit_steps().empty()) map.visits.assign(plan.steps.size(), 0);
    for (std::size_t i = 0; i < layout.visit_steps().size(); ++i) {
        const std::size_t step = position(plan.step_names, layout.visit_steps()[i]);
        if (step < plan.steps.size()) map.visits[step] = layout.visit_column(i);
    }
    return map;
}

Lot::Lot(const PlanData& plan, std::size_t column_count)
    : columns(column_count * column_stride),
      journeys(lot_size),
      patience_em(plan.has_patience ? lot_size : 0),
      heard(plan.has_facts ? plan.teams.size() * lot_size : 0),
      visits(plan.visit_slots * lot_size) {}

void Lot::begin(const PlanData& plan, std::span<const std::uint64_t> customers,
                std::span<const std::uint32_t> segments, std::span<const double> patience) {
    size = customers.size();
    for (std::size_t j = 0; j < size; ++j) {
        journeys[j] = JourneyState{};
        journeys[j].customer = customers[j];
        journeys[j].segment = segments[j];
    }
    if (plan.has_patience) std::copy(patience.begin(), patience.end(), patience_em.begin());
    for (std::size_t c = 0; c * column_stride < columns.size(); ++c)
        if (c >= plan.live.size() || plan.live[c])
            std::fill_n(columns.begin() + static_cast<std::ptrdiff_t>(c * column_stride), size,
                        0.0);
    std::fill_n(column(Column::cost), size, plan.cost_per_journey);
    std::fill(heard.begin(), heard.end(), std::uint64_t{0});
    std::fill(visits.begin(), visits.end(), std::uint16_t{0});
}

}  // namespace friction
