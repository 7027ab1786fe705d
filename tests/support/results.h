#pragma once
// A comparison made by hand: what a report is told, without running anything.

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "friction/comparison.h"
#include "friction/scenario.h"
#include "friction/tally.h"

namespace friction::testing_support {

inline constexpr std::uint64_t journeys = 10'000;

/// n values with this mean and standard deviation, no skew.
inline Moments moments(double mean, double sd, double n) { return {n, mean, sd * sd * (n - 1), 0}; }

/// Yes for this share of n.
inline Moments share(double p, double n) {
    return moments(p, std::sqrt(p * (1 - p) * n / (n - 1)), n);
}

inline Estimate known(double value, double half_width, double level = 0.95) {
    return {.value = value,
            .low = value - half_width,
            .high = value + half_width,
            .standard_error = half_width / 1.96,
            .level = level,
            .journeys = journeys,
            .method = "Hall"};
}

/// One segment, one team, two steps; the redesigns differ in nothing but their names and results.
inline Scenario office(std::string name, std::string title) {
    Scenario s;
    s.alternative = std::move(name);
    s.alternative_title = std::move(title);
    s.title = "A small office";
    s.currency = "CAD";
    s.segments = {{.name = "all", .title = "", .share = 1, .patience = {}}};
    s.teams = {{.name = "desk", .title = "The desk", .cost_per_minute = 0.5, .sees = {1}}};
    s.outcomes = {{"done", OutcomeKind::resolved}, {"left_it", OutcomeKind::gave_up}};
    for (const char* step : {"ask", "wait_for_reply"}) {
        Step& made = s.steps.emplace_back();
        made.name = made.luck_name = step;
        made.kind = StepKind::wait;
        made.owner = Owner::company;
    }
    s.customers_per_year = 30'000;
    return s;
}

/// Mean effort, share solved, cost and what became a problem; all else 0.
struct Means {
    double effort = 0, resolved = 1, cost = 0, problem = 0;
};

/// A tally in which an alternative has these means; differences have the means of the difference
/// and a tenth of its size as standard deviation, so that everything is beyond chance.
inline Tally tally_of(const std::vector<Scenario>& scenarios, const std::vector<Means>& means) {
    Tally tally;
    tally.seed = 7;
    tally.journeys = journeys;
    tally.layout = ColumnLayout(scenarios, {});
    tally.segments = {"all"};
    const auto n = static_cast<double>(journeys);
    for (std::size_t a = 0; a < scenarios.size(); ++a) {
        AlternativeTally& one = tally.alternatives.emplace_back();
        one.columns.assign(1, std::vector<Moments>(tally.layout.size(), moments(0, 0, n)));
        const auto put = [&](Column column, Moments m) { one.columns[0][column_id(column)] = m; };
        put(Column::effort, moments(means[a].effort, means[a].effort / 2, n));
        put(Column::effort_active, moments(means[a].effort, means[a].effort / 2, n));
        put(Column::effort_process, moments(means[a].effort / 4, means[a].effort / 8, n));
        put(Column::resolved, share(means[a].resolved, n));
        put(Column::became_problem, share(means[a].problem, n));
        put(Column::cost, moments(means[a].cost, means[a].cost / 2, n));
        if (a > 0) {
            one.differences = one.columns;
            for (std::size_t c = 0; c < tally.layout.size(); ++c) {
                const double change =
                    one.columns[0][c].mean - tally.alternatives[0].columns[0][c].mean;
                one.differences[0][c] = moments(change, std::abs(change) / 10, n);
            }
        }
        std::vector<double> values(100);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = means[a].effort * (0.5 + static_cast<double>(i) / 100);
        one.effort.add(values);
        one.steps.resize(scenarios[a].steps.size());
        for (std::size_t s = 0; s < one.steps.size(); ++s) {
            const double booked = means[a].effort * n / static_cast<double>(one.steps.size());
            one.steps[s].visits = n;
            one.steps[s].effort_em[0] = booked;
            for (std::size_t k = 0; k < section_count; ++k) {
                one.steps[s].section_visits[k] = n / section_count;
                one.steps[s].section_effort_em[k] =
                    booked / section_count * (1 + (k % 2 == 0 ? 0.01 : -0.01));
            }
        }
        one.steps[0].crossings = means[a].problem * n;
        one.steps[0].crossing_elapsed_days = means[a].problem * n * 2.5;
    }
    return tally;
}

/// One redesign of a comparison: its differences are those of the means.
inline ComparedRedesign redesign_of(const std::vector<Scenario>& scenarios,
                                    const std::vector<Means>& means, std::size_t alternative) {
    const auto of = [&](Column column, double change) {
        return PairedDifference{column_id(column), {}, {}, known(change, std::abs(change) / 50)};
    };
    const Means &a = means[0], &b = means[alternative];
    ComparedRedesign r;
    r.name = scenarios[alternative].alternative;
    r.title = scenarios[alternative].alternative_title;
    r.alternative = alternative;
    const double level = 1 - 0.05 / static_cast<double>(scenarios.size() - 1);
    r.effort_difference = known(b.effort - a.effort, std::abs(b.effort - a.effort) / 50, level);
    r.differences = {of(Column::resolved, b.resolved - a.resolved),
                     of(Column::cost, b.cost - a.cost),
                     of(Column::became_problem, b.problem - a.problem)};
    r.who = {{"", known(0.9, 0.006), known(0.03, 0.003), known(0.07, 0.005), journeys}};
    r.better_any_luck = {0.8, 0.99};
    r.worse_any_luck = {0, 0.12};
    r.pairing_gain = 2.13;
    r.pairing_gain_bound = 2.4;
    r.is_mirage = b.cost < a.cost && b.effort > a.effort;
    return r;
}

inline Comparison comparison_of(const std::vector<Scenario>& scenarios,
                                const std::vector<Means>& means) {
    Comparison comparison;
    comparison.tally = tally_of(scenarios, means);
    comparison.ending = Ending::enough;
    comparison.precision_wanted_em = means[0].effort / 100;
    comparison.precision_reached_em = means[0].effort / 120;
    for (std::size_t a = 1; a < scenarios.size(); ++a)
        comparison.redesigns.push_back(redesign_of(scenarios, means, a));
    return comparison;
}

}  // namespace friction::testing_support
