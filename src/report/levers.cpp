#include "levers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "figures.h"
#include "friction/effort.h"
#include "friction/report/build.h"
#include "friction/report/ledger.h"
#include "friction/report/wording.h"
#include "json_parts.h"
#include "titles.h"

namespace friction::report {
namespace {

constexpr std::size_t parts_shown = 10;

template <class List>
std::string title_in(const List& list, const std::string& name) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.name == name; });
    return found == list.end() ? name : title_of(found->title, name);
}

std::string weight_words(const Lever& lever) {
    for (std::size_t c = 0; c < component_count; ++c)
        if (component_names[c] == lever.name)
            return "Weight of: " + std::string(component_words(static_cast<Component>(c)));
    if (lever.place.starts_with("effort.tone")) return "Factor of the tone " + lever.name;
    if (lever.name == "field") return "Weight of: fields typed";
    if (lever.name == "prefilled") return "Weight of: fields checked";
    if (lever.name == "day_cap") return "Days after which a wait costs no more";
    return "Value of time";
}

std::string words_of(const Scenario& scenario, const Lever& lever) {
    const std::string step =
        lever.step.exists() ? step_title(scenario.steps[lever.step.index]) : std::string("Start");
    switch (lever.kind) {
        case LeverKind::parameter:
            return title_of(lever.label, lever.name);
        case LeverKind::share:
            if (lever.name.empty()) return step + ": share of a case";
            return step + ": share to " +
                   (scenario.outcome(lever.name).exists() ? title_of("", lever.name)
                                                          : title_in(scenario.steps, lever.name));
        case LeverKind::length:
            return step + ": mean length";
        case LeverKind::time_out:
            return step + ": time-out";
        case LeverKind::promise:
            return step + ": promise";
        case LeverKind::telling:
            return title_in(scenario.facts, lever.name) + ": time to tell it";
        case LeverKind::notes:
            return title_in(scenario.teams, lever.name) + ": share of notes seen";
        case LeverKind::segment:
            return title_in(scenario.segments, lever.name) + ": share of the customers";
        case LeverKind::weight:
            return weight_words(lever);
    }
    return lever.name;
}

/// Digits after the point: hundredths, or two that count of the strongest, where a file has so many
/// numbers that each moves little.
int digits_for(double largest) {
    constexpr int usual = 2, most = 8;
    if (!(largest > 0)) return usual;
    return std::clamp(decimals_for(largest, largest / 20), usual, most);
}

std::string per_percent(double elasticity, int digits) {
    return signed_number(elasticity, digits) + "%";
}

std::string value_words(const Lever& lever) {
    // a mean of what is written otherwise, or a percentage: not more digits than are read
    if (lever.kind == LeverKind::length) return duration(lever.value.value);
    return to_text(lever.value);
}

/// The change of the effort from one end of the range to the other, at first order where the ends
/// are not solved.
std::string over_range(const Lever& lever) {
    if (!lever.ends)
        return signed_number(
            lever.slope.effort * (lever.range->high.value - lever.range->low.value), 1);
    const auto& [low, high] = *lever.ends;
    if (low && high) return signed_number(*high - *low, 1);
    if (!low && !high) return "no end";
    return "no end at " + to_text(low ? lever.range->high : lever.range->low);
}

std::string_view kind_word(LeverKind kind) {
    constexpr std::array<std::string_view, 9> words = {"parameter", "share",   "length",
                                                       "time_out",  "promise", "telling",
                                                       "notes",     "segment", "weight"};
    return words[static_cast<std::size_t>(kind)];
}

/// Those among the first `shown` whose slope is that of one side.
std::vector<std::string> one_sided(const Scenario& scenario, const Sensitivity& sensitivity,
                                   std::size_t shown) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < shown; ++i)
        if (sensitivity.levers[i].one_sided)
            names.push_back('"' + words_of(scenario, sensitivity.levers[i]) + '"');
    return names;
}

struct EffortPart {
    StepId step;
    Component component;
    Cause cause;
    double em;
};

/// What was booked, the largest first.
std::vector<EffortPart> parts_of(const Scenario& scenario, const ExactAnswer& exact) {
    std::vector<EffortPart> parts;
    for (std::size_t s = 0; s < scenario.steps.size(); ++s)
        for (std::size_t k = 0; k < component_count; ++k)
            for (std::size_t c = 0; c < cause_count; ++c) {
                const EffortPart part{StepId{s}, static_cast<Component>(k), static_cast<Cause>(c),
                                      0};
                const double em = exact.booked(part.step, part.component, part.cause);
                if (em != 0) parts.push_back({part.step, part.component, part.cause, em});
            }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const EffortPart& a, const EffortPart& b) { return a.em > b.em; });
    return parts;
}

std::string_view cause_word(Cause cause) {
    constexpr std::array<std::string_view, 3> words = {"the need", "the process", "a failure"};
    return words[static_cast<std::size_t>(cause)];
}

}  // namespace

Section levers_section(const Scenario& scenario, const Sensitivity& sensitivity,
                       const std::string& whose, bool details) {
    Section section{.title = "What moves the answer most: " + whose,
                    .caption = "exact slopes, everything else as it is",
                    .depth = 0,
                    .table = {},
                    .sentences = {}};
    section.table.columns = {{"One percent more of", false}, {"Now"}, {"Effort"}, {"Solved"}};
    const std::size_t shown =
        details ? sensitivity.levers.size() : std::min(levers_told, sensitivity.levers.size());
    const auto end = sensitivity.levers.begin() + static_cast<std::ptrdiff_t>(shown);
    const bool has_ranges = std::any_of(sensitivity.levers.begin(), end,
                                        [](const Lever& lever) { return lever.range.has_value(); });
    const bool all_solved = std::all_of(sensitivity.levers.begin(), end, [](const Lever& lever) {
        return lever.ends || !lever.range;
    });
    if (has_ranges) {
        section.table.columns.push_back({"Range"});
        section.table.columns.push_back({"Effort along it, EM"});
    }
    // the strongest stands first
    const int digits =
        digits_for(shown == 0 ? 0 : std::abs(sensitivity.levers.front().elasticity.effort));
    for (std::size_t i = 0; i < shown; ++i) {
        const Lever& lever = sensitivity.levers[i];
        Row row{{words_of(scenario, lever), value_words(lever),
                 per_percent(lever.elasticity.effort, digits),
                 per_percent(lever.elasticity.resolved, digits)},
                0};
        if (lever.range) {
            row.cells.emplace_back(to_text(lever.range->low) + " .. " + to_text(lever.range->high));
            row.cells.emplace_back((lever.ends ? "" : "about ") + over_range(lever));
        }
        section.table.rows.push_back(std::move(row));
    }
    if (sensitivity.levers.empty())
        section.sentences.push_back({"No number of the file moves it."});
    if (const std::size_t more = sensitivity.levers.size() - shown; more > 0)
        section.sentences.push_back(
            {counted(more, "number", "numbers") + " that move it less: --details.", Weight::faint});
    if (std::vector<std::string> bent = one_sided(scenario, sensitivity, shown); !bent.empty())
        section.sentences.push_back(
            {"On one side only: " + list(bent) +
             ". There a length, a promise and a time-out are equal, and the answer jumps or bends "
             "when one of them moves."});
    if (has_ranges && !all_solved)
        section.sentences.push_back(
            {"About: at first order, by the slope; the ends of the range "
             "were not solved."});
    if (!sensitivity.at_the_edge.empty())
        section.sentences.push_back(
            {"Not told for " + list(sensitivity.at_the_edge) +
             ": a share of 0% or 100% has no journeys that go the other way."});
    return section;
}

namespace {

Json end_json(std::optional<double> effort_em) { return effort_em ? Json(*effort_em) : Json(); }

}  // namespace

Json levers_json(const Sensitivity& sensitivity) {
    Json levers = Json::array(), edges = Json::array();
    for (const Lever& lever : sensitivity.levers)
        levers.push(Json::object()
                        .set("kind", kind_word(lever.kind))
                        .set("place", lever.place)
                        .set("value", lever.value.value)
                        .set("unit", base_unit(lever.value.dimension))
                        .set("low", lever.range ? Json(lever.range->low.value) : Json())
                        .set("high", lever.range ? Json(lever.range->high.value) : Json())
                        .set("effort_low", end_json(lever.ends.value_or(RangeEnds{}).low_em))
                        .set("effort_high", end_json(lever.ends.value_or(RangeEnds{}).high_em))
                        .set("effort_slope", lever.slope.effort)
                        .set("resolved_slope", lever.slope.resolved)
                        .set("effort_elasticity", lever.elasticity.effort)
                        .set("resolved_elasticity", lever.elasticity.resolved)
                        .set("one_sided", lever.one_sided));
    for (const std::string& name : sensitivity.at_the_edge) edges.push(name);
    return Json::object().set("numbers", std::move(levers)).set("at_the_edge", std::move(edges));
}

Section contributions_section(const Scenario& scenario, const ExactAnswer& exact,
                              const std::string& whose, bool details) {
    Section section{.title = "Where the effort comes from: " + whose,
                    .caption = "EM per journey",
                    .depth = 0,
                    .table = {},
                    .sentences = {}};
    section.table.columns = {
        {"Step", false}, {"What", false}, {"Because of", false}, {"Effort, EM"}, {"Share"}};
    const std::vector<EffortPart> parts = parts_of(scenario, exact);
    const auto add = [&](Row row, double em) {
        row.cells.emplace_back(number(em, 3));
        row.cells.emplace_back(exact.effort_mean > 0 ? percent(em / exact.effort_mean, 1) : "-");
        section.table.rows.push_back(std::move(row));
    };
    double rest = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const EffortPart& part = parts[i];
        if (i >= parts_shown && !details) {
            rest += part.em;
            continue;
        }
        add({{step_title(scenario.steps[part.step.index]),
              sentence_case(std::string(component_words(part.component))),
              std::string(cause_word(part.cause))},
             0},
            part.em);
    }
    if (rest > 0) {
        const std::string others =
            counted(parts.size() - parts_shown, "smaller part", "smaller parts");
        add({{{others, Weight::faint}, "", ""}, 0}, rest);
    }
    add({{{"Everything", Weight::strong}, "", ""}, 0}, exact.effort_mean);
    return section;
}

Json contributions_json(const Scenario& scenario, const ExactAnswer& exact) {
    constexpr std::array<std::string_view, 3> causes = {"need", "process", "failure"};
    Json list = Json::array();
    for (const EffortPart& part : parts_of(scenario, exact))
        list.push(Json::object()
                      .set("step", scenario.steps[part.step.index].name)
                      .set("component", component_names[static_cast<std::size_t>(part.component)])
                      .set("cause", causes[static_cast<std::size_t>(part.cause)])
                      .set("effort", part.em));
    return list;
}

}  // namespace friction::report
