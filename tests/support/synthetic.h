#pragma once
// Values drawn without an engine, and tallies made of them: for tests of the statistics alone.

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "friction/kernels.h"
#include "friction/random.h"
#include "friction/tally.h"

namespace friction::synthetic {

/// `count` uniforms of customers first, first + 1, ...; another `name` gives others that are
/// independent.
inline std::vector<double> uniforms(std::uint64_t seed, std::uint64_t name, std::size_t count,
                                    std::uint64_t first = 0) {
    std::vector<std::uint64_t> customers(count);
    for (std::size_t i = 0; i < count; ++i) customers[i] = first + i;
    std::vector<double> values(count);
    uniform_pairs(random_key(seed, 0), name, customers, {}, 0, values, {});
    return values;
}

inline std::vector<double> normals(std::uint64_t seed, std::uint64_t name, std::size_t count,
                                   std::uint64_t first = 0) {
    std::vector<double> values = uniforms(seed, name, count, first);
    normal_quantile_array(values, values);
    return values;
}

/// Lognormal of mean 1: exp(sigma z - sigma^2 / 2), cv = sqrt(exp(sigma^2) - 1).
inline std::vector<double> lognormals(std::uint64_t seed, std::uint64_t name, double sigma,
                                      std::size_t count, std::uint64_t first = 0) {
    std::vector<double> values = normals(seed, name, count, first);
    for (double& x : values) x = sigma * x - sigma * sigma / 2;
    exp_array(values, values);
    return values;
}

/// 1 with chance p, else 0.
inline std::vector<double> coins(std::uint64_t seed, std::uint64_t name, double p,
                                 std::size_t count, std::uint64_t first = 0) {
    std::vector<double> values = uniforms(seed, name, count, first);
    for (double& x : values) x = x < p ? 1 : 0;
    return values;
}

/// Journey i belongs to section i mod 32.
inline std::vector<std::uint8_t> sections_of(std::size_t count) {
    std::vector<std::uint8_t> sections(count);
    for (std::size_t i = 0; i < count; ++i)
        sections[i] = static_cast<std::uint8_t>(i % section_count);
    return sections;
}

/// How effort is spread in each alternative, and nothing else.
inline Tally spread_of(const std::vector<std::vector<double>>& efforts) {
    Tally tally;
    for (const std::vector<double>& values : efforts) {
        tally.journeys = values.size();
        AlternativeTally& known = tally.alternatives.emplace_back();
        known.effort.add(values);
        known.effort_sections.add(values, sections_of(values.size()));
    }
    return tally;
}

/// The columns of one alternative that are not 0 everywhere.
using Columns = std::map<Column, std::vector<double>>;

/// All customers are of one segment. Histograms hold the column effort.
inline Tally tally_of(const std::vector<Columns>& alternatives) {
    Tally tally;
    tally.segments = {"all"};
    for (std::size_t a = 0; a < alternatives.size(); ++a) {
        for (const auto& [column, values] : alternatives[a]) tally.journeys = values.size();
        const std::vector<double> nothing(tally.journeys, 0);
        const auto values_of = [&](std::size_t alternative,
                                   Column column) -> const std::vector<double>& {
            const auto found = alternatives[alternative].find(column);
            return found == alternatives[alternative].end() ? nothing : found->second;
        };
        AlternativeTally known;
        known.columns.assign(1, std::vector<Moments>(fixed_column_count));
        if (a > 0) known.differences = known.columns;
        for (std::size_t i = 0; i < fixed_column_count; ++i) {
            const auto column = static_cast<Column>(i);
            known.columns[0][i] = moments_of(values_of(a, column));
            if (a > 0)
                known.differences[0][i] =
                    moments_of_difference(values_of(a, column), values_of(0, column));
        }
        known.effort.add(values_of(a, Column::effort));
        tally.alternatives.push_back(std::move(known));
    }
    return tally;
}

/// Designs of so many steps, each of them reached, of which nothing is solved beforehand: a way
/// asks for the effort.
inline std::vector<Scenario> unsolved(const std::vector<std::size_t>& step_counts) {
    std::vector<Scenario> scenarios;
    for (const std::size_t count : step_counts) {
        Scenario& scenario = scenarios.emplace_back();
        scenario.segments.resize(1);
        scenario.outcomes = {{"done", OutcomeKind::resolved}};
        const auto way = [](double share, Target target) { return Handoff{target, share}; };
        Branch begin, end;
        end.handoffs = {way(1, Target{StepId{}, OutcomeId{std::size_t{0}}})};
        Branch asking = end;
        asking.asks.emplace_back().thing = Thing::effort;
        for (std::size_t s = 0; s < count; ++s) {
            begin.handoffs.push_back(
                way(1 / static_cast<double>(count), Target{StepId{s}, OutcomeId{}}));
            scenario.steps.emplace_back().next = {asking, end};
        }
        scenario.start = {begin};
    }
    return scenarios;
}

/// A tally that watched contrasts, too.
inline Tally tally_of(const std::vector<Columns>& alternatives,
                      const std::vector<Contrast>& contrasts) {
    Tally tally = tally_of(alternatives);
    tally.contrasts = contrasts;
    for (const Contrast& contrast : contrasts) {
        std::vector<double> sum(tally.journeys, contrast.constant);
        for (const Contrast::Term& term : contrast.terms)
            for (const auto& [column, values] : alternatives[term.alternative])
                if (column_id(column) == term.column)
                    for (std::size_t i = 0; i < sum.size(); ++i)
                        sum[i] += term.coefficient * values[i];
        tally.contrast_moments.push_back(moments_of(sum));
    }
    return tally;
}

}  // namespace friction::synthetic
