#include "friction/viewer/model.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "friction/move.h"
#include "friction/report/wording.h"
#include "friction/sweep.h"

namespace friction::viewer {
namespace {

/// "redesigns.pushed.changes.2.step" is about the third move that is on.
std::optional<std::size_t> move_of(const std::string& place, const Design& design) {
    const std::string list = "redesigns." + design.name + ".changes.";
    if (!place.starts_with(list)) return std::nullopt;
    std::size_t position = 0;
    const char* const begin = place.data() + list.size();
    if (std::from_chars(begin, place.data() + place.size(), position).ec != std::errc{})
        return std::nullopt;
    const std::vector<std::size_t> positions = positions_of_moves(design);
    if (position >= positions.size()) return std::nullopt;
    return positions[position];
}

/// The move that wrote the part of the model a problem is about, when there is one.
std::string origin_of(const std::string& place, const Draft& alternative) {
    std::string_view longest;
    std::string written = place;
    for (const auto& [part, origin] : alternative.origin) {
        const bool is_in =
            place.starts_with(part) && (place.size() == part.size() || place[part.size()] == '.');
        if (!is_in || part.size() < longest.size()) continue;
        longest = part;
        written = origin;
    }
    return written;
}

void add_problems(CheckedDesign& checked, const Problems& problems, const Design& design,
                  const Draft& alternative) {
    for (const Problem& problem : problems)
        checked.problems.push_back(
            {problem, move_of(origin_of(problem.place, alternative), design)});
}

bool add_scenario(Model& model, CheckedDesign& checked, Scenario scenario) {
    Result<Plan> plan = compile(scenario);
    if (!plan) {
        for (const Problem& problem : plan.problems()) checked.problems.push_back({problem, {}});
        return false;
    }
    checked.alternative = model.scenarios.size();
    model.scenarios.push_back(std::move(scenario));
    model.plans.push_back(std::move(plan).value());
    model.ids.push_back(checked.id);
    return true;
}

/// As build_alternatives() leaves it; that one gives up on all designs when one has a problem.
Scenario named(Scenario scenario, const Design& design, const std::vector<std::string>& dropped) {
    scenario.alternative_title = design.title.empty() ? design.name : design.title;
    for (const std::string& step : dropped)
        if (std::ranges::find(scenario.dropped, step) == scenario.dropped.end())
            scenario.dropped.push_back(step);
    return scenario;
}

/// False: it cannot be run, and then nothing can.
bool add_baseline(Model& model, const Draft& draft) {
    CheckedDesign checked{.id = baseline_id, .problems = {}, .alternative = {}};
    Problems warnings;
    Result<Scenario> scenario = build_scenario(draft, &warnings);
    for (const Problem& problem : scenario ? warnings : scenario.problems())
        checked.problems.push_back({problem, {}});
    bool runs = false;
    if (scenario) {
        scenario.value().alternative_title = "Baseline";
        runs = add_scenario(model, checked, std::move(scenario).value());
    }
    model.designs.push_back(std::move(checked));
    return runs;
}

void add_redesign(Model& model, const Draft& draft, const Redesigner& redesigner,
                  const Design& design, bool runs) {
    CheckedDesign checked{.id = design.id, .problems = {}, .alternative = {}};
    const Result<Alternative> applied = redesigner.apply(design.name);
    if (!applied) {
        add_problems(checked, applied.problems(), design, draft);
    } else if (runs) {
        const Draft& alternative = applied.value().draft;
        Result<Scenario> built = build_scenario(alternative);
        if (built)
            add_scenario(model, checked,
                         named(std::move(built).value(), design, applied.value().dropped));
        else
            add_problems(checked, built.problems(), design, alternative);
    }
    model.designs.push_back(std::move(checked));
}

}  // namespace

std::shared_ptr<const Model> make_model(std::uint64_t input, const Draft& base,
                                        const Document& document, const ParameterValues& sliders) {
    Model model;
    model.input = input;
    const Draft draft = draft_of(base, document, sliders);
    const bool runs = add_baseline(model, draft);
    const Redesigner redesigner(draft);
    for (const Design& design : document.designs)
        add_redesign(model, draft, redesigner, design, runs);
    for (const auto& [parameter, unused] : draft.parameters)
        for (const std::string& name : redesigns_setting(draft.redesigns, parameter))
            if (const Design* design = document.design(name))
                model.own_values[parameter].push_back(
                    report::title_of(design->title, design->name));
    return std::make_shared<const Model>(std::move(model));
}

std::vector<std::size_t> alternatives_of(const Model& model, DesignId on_screen) {
    std::vector<std::size_t> alternatives{0};
    const std::optional<std::size_t> other = model.alternative(on_screen);
    if (other && *other != 0) alternatives.push_back(*other);
    return alternatives;
}

}  // namespace friction::viewer
