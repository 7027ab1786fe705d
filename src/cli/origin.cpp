#include "origin.h"

#include <algorithm>
#include <string>

#include "friction/move.h"

namespace friction::cli {
namespace {

std::vector<std::string> canonical_texts(const Draft& draft,
                                         const std::vector<Scenario>& scenarios) {
    std::vector<std::string> texts{report::canonical_text(scenarios.front())};
    for (const auto& [name, redesign] : draft.redesigns) {
        const auto built = std::ranges::find(scenarios, name, &Scenario::alternative);
        if (built != scenarios.end()) {
            texts.push_back(report::canonical_text(*built));
            continue;
        }
        const Result<Alternative> applied = apply_redesign(draft, name);
        if (!applied) continue;
        if (const Result<Scenario> scenario = build_scenario(applied.value().draft); scenario)
            texts.push_back(report::canonical_text(scenario.value()));
    }
    return texts;
}

}  // namespace

report::Origin origin_of(const Arguments& arguments, const io::ScenarioFile& file,
                         const std::vector<Scenario>& scenarios) {
    report::Origin origin;
    origin.hash = report::scenario_hash(canonical_texts(file.draft, scenarios));
    origin.currency = file.draft.currency;
    origin.set = arguments.set;
    for (const Assumption& assumption : file.draft.assumptions)
        origin.written.push_back(
            {assumption.place, {}, {}, file.positions.find(assumption.place).line});
    for (const auto& [name, parameter] : file.draft.parameters) {
        const std::string place = "parameters." + name + ".value";
        const auto written = std::ranges::find(origin.written, place, &report::Written::place);
        if (written == origin.written.end()) continue;
        written->label = parameter.label;
        if (parameter.range)
            written->range =
                to_text(parameter.range->low) + " .. " + to_text(parameter.range->high);
    }
    return origin;
}

}  // namespace friction::cli
