#include "load.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "friction/io/scenario_check.h"
#include "friction/suggest.h"
#include "interrupt.h"

namespace friction::cli {
namespace {

template <class T>
std::vector<std::string_view> names_of(const Named<T>& list) {
    std::vector<std::string_view> names;
    for (const auto& [name, value] : list) names.push_back(name);
    return names;
}

std::string with_hint(std::string message, const std::string& hint) {
    return hint.empty() ? message : std::move(message) + "; " + hint;
}

// What is wrong with the name or the value; empty when the parameter has the value now.
std::string set_parameter(Draft& draft, const std::string& name, const std::string& text,
                          const Console& console) {
    ParameterDraft* parameter = find(draft.parameters, name);
    if (parameter == nullptr) {
        const std::string hint = draft.parameters.empty()
                                     ? std::string("the file has no parameters")
                                     : did_you_mean(name, names_of(draft.parameters));
        return with_hint("--set: there is no parameter \"" + name + "\"", hint);
    }
    const Parsed<Value> parsed = parse_value(text, parameter->value.dimension);
    if (const auto* problem = std::get_if<TextProblem>(&parsed))
        return with_hint(
            "--set " + name + ": " + problem->found + "; expected " + problem->expected,
            problem->hint);
    const auto& value = std::get<Value>(parsed);
    if (value.is_parameter())
        return "--set " + name + ": expected a value, not the name of a parameter";
    try_value(draft, name, value.literal);
    if (parameter->range && (value.literal.value < parameter->range->low.value ||
                             value.literal.value > parameter->range->high.value))
        console.say("friction: warning: --set " + name + "=" + text +
                    " is outside the range of the file, " + to_text(parameter->range->low) +
                    " .. " + to_text(parameter->range->high));
    return {};
}

// "there is no redesign ...; did you mean ...? the file has ..." for every name that none has.
std::vector<std::string> wrong_redesigns(const Draft& draft,
                                         const std::vector<std::string>& names) {
    std::vector<std::string> wrong;
    for (auto named = names.begin(); named != names.end(); ++named) {
        const std::string& name = *named;
        if (std::find(names.begin(), named, name) != named) {
            wrong.push_back("redesign \"" + name + "\" is named twice; leave one out");
        } else if (name == "baseline") {
            wrong.emplace_back("the baseline is no redesign, and is always there; leave it out");
        } else if (find(draft.redesigns, name) == nullptr) {
            const std::vector<std::string_view> known = names_of(draft.redesigns);
            const std::string near = did_you_mean(name, known);
            const std::string there_are =
                known.empty() ? "the file has no redesigns" : "the file has " + short_list(known);
            wrong.push_back(
                with_hint("there is no redesign \"" + name + "\"",
                          near.empty() ? there_are : near + " T" + there_are.substr(1)));
        }
    }
    return wrong;
}

// The lines under `expect`: form first, then whether what they name exists.
std::vector<Expectation> expectations_of(const Draft& draft, const std::vector<Scenario>& scenarios,
                                         Problems& problems) {
    std::vector<std::string> alternatives{"baseline"};
    for (const auto& [name, redesign] : draft.redesigns) alternatives.push_back(name);
    std::vector<Expectation> expectations;
    for (std::size_t i = 0; i < draft.expect.size(); ++i) {
        const std::string place = "expect." + std::to_string(i);
        Parsed<Expectation> parsed = parse_expectation(draft.expect[i]);
        if (const auto* problem = std::get_if<TextProblem>(&parsed)) {
            problems.push_back(io::expectation_problem(*problem, draft.expect[i], i));
            continue;
        }
        expectations.push_back(std::get<Expectation>(std::move(parsed)));
        const Problems found =
            check_expectation(expectations.back(), scenarios, alternatives, place);
        problems.insert(problems.end(), found.begin(), found.end());
    }
    return expectations;
}

std::vector<std::string> chosen(const Draft& draft, Redesigns which,
                                const std::vector<std::string>& names) {
    const std::set<std::string_view> named(names.begin(), names.end());
    std::vector<std::string> redesigns;
    for (const auto& [name, redesign] : draft.redesigns) {
        const bool is_named = named.contains(name);
        if (which == Redesigns::all || (which == Redesigns::named && (names.empty() || is_named)))
            redesigns.push_back(name);
    }
    return redesigns;
}

void set_others_aside(Loaded& loaded, const std::vector<std::string>& redesigns) {
    const std::set<std::string_view> wanted(redesigns.begin(), redesigns.end());
    const auto others = std::ranges::stable_partition(loaded.scenarios, [&](const Scenario& s) {
        return s.alternative == "baseline" || wanted.contains(s.alternative);
    });
    std::ranges::move(others, std::back_inserter(loaded.others));
    loaded.scenarios.erase(others.begin(), others.end());
}

std::optional<io::ReadScenario> read_file(const std::string& path, const Console& console,
                                          Faulty& faulty) {
    if (path.empty()) {
        console.refuse("the name of the file is empty");
        return std::nullopt;
    }
    Result<io::SourceText> text = io::read_source(path);
    if (interrupt_requested()) return std::nullopt;
    if (!text) {
        for (const Problem& problem : text.problems())
            faulty.diagnostics.push_back({problem, path, {}, {}});
        console.say(io::to_text(faulty.diagnostics));
        return std::nullopt;
    }
    io::ReadScenario read = io::read_scenario(std::move(text).value());
    if (interrupt_requested()) return std::nullopt;
    return read;
}

void tell_faults(const io::ReadScenario& read, const std::vector<std::string>& redesigns,
                 const Console& console, Faulty& faulty) {
    io::Faults faults = io::find_faults(read, redesigns, &interrupt_requested());
    if (interrupt_requested()) return;
    console.say(io::to_text(faults.diagnostics));
    if (!faults.is_all)
        console.say(
            "friction: not everything could be checked; more may show when these are mended");
    faulty = {std::move(faults.diagnostics), faults.is_all};
}

}  // namespace

std::optional<Loaded> load(const std::string& path, const Arguments& arguments,
                           const Console& console, Redesigns which,
                           const std::vector<std::string>& names, Faulty* faulty) {
    Faulty unasked;
    Faulty& told = faulty == nullptr ? unasked : *faulty;
    std::optional<io::ReadScenario> read = read_file(path, console, told);
    if (!read) return std::nullopt;
    io::ScenarioFile& file = read->file;
    // Names may be missing there because they could not be read.
    if (io::has_errors(read->diagnostics)) {
        tell_faults(*read, chosen(file.draft, Redesigns::all, {}), console, told);
        return std::nullopt;
    }
    std::vector<std::string> wrong;
    for (const auto& [name, value] : arguments.set)
        if (std::string message = set_parameter(file.draft, name, value, console); !message.empty())
            wrong.push_back(std::move(message));
    for (std::string& message : wrong_redesigns(file.draft, names))
        wrong.push_back(std::move(message));
    console.refuse(wrong);
    Loaded loaded;
    Problems warnings, expectation_problems;
    if (Result<Scenario> baseline = build_scenario(file.draft, &warnings); baseline) {
        loaded.scenarios.push_back(std::move(baseline).value());
        loaded.scenarios.front().alternative_title = "Baseline";
        // A redesign with a mistake is told by every command, also by one that shows another.
        Result<std::vector<Scenario>> built =
            build_alternatives(file.draft, {}, &interrupt_requested());
        loaded.scenarios = built ? std::move(built).value() : std::vector<Scenario>{};
    }
    if (interrupt_requested()) return std::nullopt;
    if (loaded.scenarios.empty()) {
        tell_faults(*read, chosen(file.draft, Redesigns::all, {}), console, told);
        return std::nullopt;
    }
    loaded.expectations = expectations_of(file.draft, loaded.scenarios, expectation_problems);
    set_others_aside(loaded, chosen(file.draft, which, names));
    io::Diagnostics diagnostics = std::move(read->diagnostics);
    for (const Problems& more : {warnings, expectation_problems})
        for (io::Diagnostic& diagnostic : locate(file, file.draft, more))
            diagnostics.push_back(std::move(diagnostic));
    io::sort_by_position(diagnostics);
    if (!diagnostics.empty()) console.say(io::to_text(diagnostics));
    if (io::has_errors(diagnostics) || !wrong.empty()) {
        told.diagnostics = std::move(diagnostics);
        return std::nullopt;
    }
    loaded.file = std::move(file);
    return loaded;
}

}  // namespace friction::cli
