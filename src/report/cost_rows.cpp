#include "cost_rows.h"

#include <array>

namespace friction::report {
namespace {

constexpr double wide_level = 0.975;  // of each side, where both have costs of their own

Estimate times(Estimate e, double rate) {
    e.value *= rate;
    e.low *= rate;
    e.high *= rate;
    e.standard_error *= rate;
    return e;
}

Estimate fixed(double amount) {
    Estimate e;
    e.value = e.low = e.high = amount;
    return e;
}

CostRow of_team(const View& view, std::size_t alternative, std::size_t team) {
    const std::string& name = view.tally.layout.teams()[team];
    const ColumnId column = view.tally.layout.team_column(team);
    const TeamId id = view.scenarios[alternative].team(name);
    const double before = price_of_minute(view.baseline(), name),
                 after = price_of_minute(view.scenarios[alternative], name);
    CostRow row{id.exists() ? title_of(view.scenarios[alternative].teams[id.index].title, name)
                            : title_of("", name),
                times(estimate(view.tally, 0, column), before),
                times(estimate(view.tally, alternative, column), after), fixed(0)};
    if (alternative == 0) return row;
    if (before == after)
        row.difference = times(estimate_difference(view.tally, alternative, column), after);
    else if (const Moments* paired = view.tally.watched(
                 team_cost_apart(view.scenarios, view.tally.layout, alternative, team)))
        row.difference = mean_interval(*paired);
    else
        row.difference = difference_of_intervals(
            times(estimate(view.tally, 0, column, {}, wide_level), before),
            times(estimate(view.tally, alternative, column, {}, wide_level), after));
    return row;
}

using Sections = std::array<double, section_count>;

Sections step_costs(const View& view, std::size_t alternative) {
    Sections sums{};
    const std::vector<Step>& steps = view.scenarios[alternative].steps;
    for (std::size_t s = 0; s < steps.size(); ++s)
        for (std::size_t i = 0; i < section_count; ++i)
            sums[i] +=
                steps[s].cost * view.tally.alternatives[alternative].steps[s].section_visits[i];
    return sums;
}

CostRow of_steps(const View& view, std::size_t alternative) {
    const Sections before = step_costs(view, 0), after = step_costs(view, alternative);
    Sections change{};
    for (std::size_t i = 0; i < section_count; ++i) change[i] = after[i] - before[i];
    return {"Costs of steps", section_interval(before, view.tally.journeys),
            section_interval(after, view.tally.journeys),
            section_interval(change, view.tally.journeys)};
}

CostRow of_amounts(std::string label, double before, double after) {
    return {std::move(label), fixed(before), fixed(after), fixed(after - before)};
}

double spread_over_a_year(const Scenario& scenario) {
    const double journeys = scenario.customers_per_year.value_or(0);
    return journeys > 0 ? scenario.costs.per_year / journeys : 0;
}

}  // namespace

std::vector<CostRow> cost_rows(const View& view, std::size_t alternative) {
    const Scenario& before = view.baseline();
    const Scenario& after = view.scenarios[alternative];
    std::vector<CostRow> rows;
    for (std::size_t t = 0; t < view.tally.layout.teams().size(); ++t)
        rows.push_back(of_team(view, alternative, t));
    rows.push_back(of_steps(view, alternative));
    rows.push_back(of_amounts("Each case", before.costs.per_case, after.costs.per_case));
    rows.push_back(of_amounts("Each year, spread over its journeys", spread_over_a_year(before),
                              spread_over_a_year(after)));
    std::erase_if(rows,
                  [](const CostRow& row) { return row.before.value == 0 && row.after.value == 0; });
    return rows.size() > 1 ? rows : std::vector<CostRow>{};
}

std::vector<Cell> unpaid_work(const View& view) {
    std::vector<std::string> everywhere;
    std::vector<Cell> sentences;
    for (std::size_t t = 0; t < view.tally.layout.teams().size(); ++t) {
        const std::string& name = view.tally.layout.teams()[t];
        std::string title;
        std::vector<std::string> unpaid;
        bool is_paid_somewhere = false;
        for (std::size_t a = 0; a < view.scenarios.size(); ++a) {
            const TeamId id = view.scenarios[a].team(name);
            if (!id.exists()) continue;
            const Team& team = view.scenarios[a].teams[id.index];
            if (team.cost_per_minute != 0)
                is_paid_somewhere = true;
            else if (estimate(view.tally, a, view.tally.layout.team_column(t)).value > 0)
                unpaid.push_back(title_of(view.scenarios[a]));
            title = title_of(team.title, name);
        }
        if (unpaid.empty()) continue;
        if (!is_paid_somewhere)
            everywhere.push_back(title);
        else
            sentences.push_back(
                {title + " has no cost in " + list(unpaid) + ": its minutes cost nothing there."});
    }
    if (!everywhere.empty())
        sentences.insert(sentences.begin(),
                         {list(everywhere) + (everywhere.size() == 1
                                                  ? " has no cost: its minutes cost nothing here."
                                                  : " have no cost: their minutes cost nothing "
                                                    "here.")});
    return sentences;
}

}  // namespace friction::report
