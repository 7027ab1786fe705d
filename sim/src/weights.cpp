#include "friction/weights.h"

#include <algorithm>
#include <cmath>

#include "friction/contract.h"
#include "friction/quantity.h"
#include "friction/seconds.h"
#include "weight_draws.h"

namespace friction {

namespace {

// Half of a wage, A: docs/model.md.
constexpr double value_of_time_low = 0.15, value_of_time_high = 0.60;  // money per minute
constexpr std::string_view day_cap_name = "day_cap";

/// Whether a journey can go another way because its effort is another one.
std::string reads_effort(const Scenario& scenario) {
    if (std::ranges::any_of(scenario.segments,
                            [](const Segment& s) { return s.patience.has_value(); }))
        return "patience reads effort";
    const bool is_asked =
        any_ask(scenario, [](const Ask& ask) { return ask.thing == Thing::effort; });
    return is_asked ? "a condition reads effort" : "";
}

std::optional<WeightRange> range_of(const WeightRow& row, const Draft& draft,
                                    const EffortModel& model) {
    WeightRange made{.name = row.name,
                     .unit = row.unit,
                     .value = model.*row.slot,
                     .low = row.low,
                     .high = row.high};
    if (const NumberDraft* written = find(draft.effort.weights, row.name)) {
        if (!written->range) return std::nullopt;
        made.low = written->range->low.value;
        made.high = written->range->high.value;
    }
    return made;
}

std::optional<WeightRange> range_of_time(const Draft& draft, const EffortModel& model) {
    WeightRange made{.name = value_of_time_name,
                     .unit = "money per minute",
                     .value = model.value_of_time_per_minute,
                     .low = value_of_time_low,
                     .high = value_of_time_high};
    if (draft.effort.value_of_time) {
        if (!draft.effort.value_of_time->range) return std::nullopt;
        made.low = draft.effort.value_of_time->range->low.value * seconds_per_minute;
        made.high = draft.effort.value_of_time->range->high.value * seconds_per_minute;
    }
    return made;
}

/// Terms of the difference of one column between an alternative and the baseline.
void add_difference(Contrast& contrast, std::size_t alternative, ColumnId column,
                    double coefficient = 1) {
    contrast.terms.push_back({static_cast<std::uint32_t>(alternative), column, coefficient});
    contrast.terms.push_back({0, column, -coefficient});
}

/// EM of fields that only have to be checked: visits to each step times what a visit takes.
void add_prefilled(Contrast& contrast, std::span<const Scenario> alternatives,
                   std::size_t alternative, const ColumnLayout& layout, double sign) {
    for (const std::size_t a : {alternative, std::size_t{0}})
        for (const Step& step : alternatives[a].steps)
            if (step.prefilled > 0)
                contrast.terms.push_back({static_cast<std::uint32_t>(a),
                                          layout.find("visits", step.name).value(),
                                          (a == 0 ? -sign : sign) * step.tone * step.prefilled *
                                              alternatives[a].effort.prefilled});
}

/// EM of one weight: a component of effort, or one of the two parts of what forms take.
Contrast contrast_of(std::string_view weight, std::span<const Scenario> alternatives,
                     std::size_t alternative, const ColumnLayout& layout) {
    Contrast made;
    const auto component = [&](std::string_view name) {
        add_difference(made, alternative, layout.find("effort", name).value());
    };
    if (weight == "prefilled") {
        add_prefilled(made, alternatives, alternative, layout, 1);
    } else if (weight == "field") {
        component("form");
        add_prefilled(made, alternatives, alternative, layout, -1);
    } else {
        component(weight == value_of_time_name ? "money" : weight);
    }
    return made;
}

}  // namespace

double WeightRange::factor(double drawn) const {
    return name == value_of_time_name ? value / drawn : drawn / value;
}

WeightRanges weight_ranges(const Draft& draft, std::span<const Scenario> alternatives) {
    FRICTION_EXPECTS(!alternatives.empty());
    const EffortModel& model = alternatives.front().effort;
    WeightRanges ranges;
    // What a redesign sets of its own it has chosen.
    const auto is_chosen = [&](WeightSlot slot) {
        return std::ranges::any_of(alternatives, [&](const Scenario& scenario) {
            return scenario.effort.*slot != model.*slot;
        });
    };
    const auto add = [&](const std::optional<WeightRange>& range, std::string_view name) {
        if (is_chosen(slot_of(name)))
            ranges.chosen.emplace_back(name);
        else if (!range)
            ranges.fixed.emplace_back(name);
        else if (range->low < range->high)
            ranges.free.push_back(*range);
    };
    const auto keep = [&](const Named<NumberDraft>& written, std::string_view key,
                          const std::string& name, WeightSlot slot) {
        const NumberDraft* number = find(written, key);
        if (is_chosen(slot))
            ranges.chosen.push_back(name);
        else if (number != nullptr && number->range &&
                 number->range->low.value < number->range->high.value)
            ranges.not_linear.push_back({name, model.*slot});
    };
    for (const WeightRow& row : weight_table())
        if (row.name == day_cap_name)
            keep(draft.effort.weights, row.name, std::string(row.name), row.slot);
        else
            add(range_of(row, draft, model), row.name);
    for (const auto& [tone, slot] : tone_slots)
        keep(draft.effort.tone, tone, "tone " + std::string(tone), slot);
    add(range_of_time(draft, model), value_of_time_name);
    return ranges;
}

std::string why_weights_change_journeys(std::span<const Scenario> alternatives,
                                        const WeightRanges& ranges) {
    for (const Scenario& scenario : alternatives)
        if (std::string why = reads_effort(scenario); !why.empty()) return why;
    for (const WeightRange& range : ranges.free)
        if (range.value == 0)
            return "what " + std::string(range.name) +
                   " would add cannot be told while its weight is 0";
    return {};
}

std::vector<std::string> visits_for_weights(std::span<const Scenario> alternatives) {
    std::vector<std::string> names;
    for (const Scenario& scenario : alternatives)
        for (const Step& step : scenario.steps)
            if (step.prefilled > 0 && std::ranges::find(names, step.name) == names.end())
                names.push_back(step.name);
    return names;
}

std::vector<std::vector<Contrast>> contrasts_for_weights(std::span<const Scenario> alternatives,
                                                         const WeightRanges& ranges,
                                                         const ColumnLayout& layout) {
    std::vector<std::vector<Contrast>> groups;
    for (std::size_t a = 1; a < alternatives.size(); ++a) {
        std::vector<Contrast> group;
        Contrast rest;
        add_difference(rest, a, column_id(Column::effort));
        for (const WeightRange& range : ranges.free) {
            group.push_back(contrast_of(range.name, alternatives, a, layout));
            for (Contrast::Term term : group.back().terms) {
                term.coefficient = -term.coefficient;
                rest.terms.push_back(term);
            }
        }
        group.push_back(std::move(rest));
        groups.push_back(std::move(group));
    }
    return groups;
}

EffortModel drawn_weights(const EffortModel& model, const WeightRanges& ranges, std::uint64_t seed,
                          std::uint64_t draw) {
    EffortModel drawn = model;
    for (const WeightRange& range : ranges.free)
        drawn.*slot_of(range.name) = drawn_value(range, seed, draw);
    return drawn;
}

}  // namespace friction
