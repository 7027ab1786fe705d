#include "origin.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "friction/move.h"

namespace friction::cli {
namespace {

std::vector<std::string> canonical_texts(const Draft& draft,
                                         const std::vector<Scenario>& scenarios) {
    std::vector<std::string> texts{report::canonical_text(scenarios.front())};
    std::unordered_map<std::string_view, const Scenario*> built;
    for (const Scenario& scenario : scenarios) built.emplace(scenario.alternative, &scenario);
    std::optional<Redesigner> redesigner;  // when one is needed: it copies the process
    for (const auto& [name, redesign] : draft.redesigns) {
        if (const auto known = built.find(name); known != built.end()) {
            texts.push_back(report::canonical_text(*known->second));
            continue;
        }
        if (!redesigner) redesigner.emplace(draft);
        const Result<Alternative> applied = redesigner->apply(name);
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
    std::unordered_map<std::string, const ParameterDraft*> parameters;
    for (const auto& [name, parameter] : file.draft.parameters)
        parameters.emplace("parameters." + name + ".value", &parameter);
    for (report::Written& written : origin.written) {
        const auto found = parameters.find(written.place);
        if (found == parameters.end()) continue;
        const ParameterDraft& parameter = *found->second;
        written.label = parameter.label;
        if (parameter.range)
            written.range = to_text(parameter.range->low) + " .. " + to_text(parameter.range->high);
    }
    return origin;
}

}  // namespace friction::cli
