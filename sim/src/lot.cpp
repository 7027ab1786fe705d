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
    for (const std::string& mark : plan.mark_names)
        map.marks.push_back(layout.mark_column(position(layout.marks(), mark)));
    if (!layout.visit_steps().empty()) map.visits.assign(plan.steps.size(), 0);
    for (std::size_t i = 0; i < layout.visit_steps().size(); ++i) {
        const std::size_t step = position(plan.step_names, layout.visit_steps()[i]);
        if (step < plan.steps.size()) map.visits[step] = layout.visit_column(i);
    }
    return map;
}

Lot::Lot(const PlanData& plan, std::size_t column_count)
    : columns(column_count * column_stride),
      state(lot_size),
      customer(lot_size),
      elapsed_us(lot_size),
      outcome(lot_size),
      segment(lot_size),
      section(lot_size),
      closed_by(lot_size),
      listener(plan.has_facts ? lot_size : 0),
      told(plan.has_facts ? lot_size : 0),
      told_listener(plan.has_facts ? lot_size : 0),
      patience_em(plan.has_patience ? lot_size : 0),
      heard(plan.has_facts ? plan.teams.size() * lot_size : 0),
      visits(plan.visit_slots * lot_size) {
    for (std::size_t c = 0; c < column_count; ++c) {
        const bool is_live = c >= plan.live.size() || plan.live[c];
        const auto column = static_cast<Column>(c);
        const bool is_derived = column == Column::days ||
                                std::find(derived_columns.begin(), derived_columns.end(), column) !=
                                    derived_columns.end();
        if (is_live && !is_derived) adds_up_.push_back(static_cast<ColumnId>(c));
    }
}

void Lot::begin(const PlanData& plan, std::span<const std::uint64_t> customers,
                std::span<const std::uint32_t> segments, std::span<const double> patience) {
    size = customers.size();
    std::fill_n(state.begin(), size, std::uint64_t{0});
    std::copy(customers.begin(), customers.end(), customer.begin());
    std::copy(segments.begin(), segments.end(), segment.begin());
    std::uint64_t out_of_order = 0;
    for (std::size_t j = 0; j < size; ++j) {
        section[j] = static_cast<std::uint8_t>(customers[j] % section_count);
        out_of_order |= (customers[j] ^ j) % section_count;
    }
    sections_in_order = out_of_order == 0;
    std::fill_n(elapsed_us.begin(), size, std::int64_t{0});
    std::fill_n(outcome.begin(), size, cut_outcome);
    std::fill_n(closed_by.begin(), size, -1);
    std::fill(listener.begin(), listener.end(), -1);
    std::fill(told.begin(), told.end(), std::uint64_t{0});
    std::fill(told_listener.begin(), told_listener.end(), std::uint64_t{0});
    if (plan.has_patience) std::copy(patience.begin(), patience.end(), patience_em.begin());
    for (const ColumnId c : adds_up_) std::fill_n(column(c), size, 0.0);
    std::fill_n(column(Column::cost), size, plan.cost_per_journey);
    std::fill(heard.begin(), heard.end(), std::uint64_t{0});
    std::fill(visits.begin(), visits.end(), std::uint16_t{0});
}

}  // namespace friction
