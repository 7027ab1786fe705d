// friction compare: the redesigns against the baseline, for the same customers.

#include "friction/comparison.h"

#include <algorithm>
#include <utility>

#include "console.h"
#include "friction/report/json.h"
#include "load.h"
#include "origin.h"
#include "results.h"
#include "simulate.h"

namespace friction::cli {
namespace {

/// The redesigns of the file that were not named. Journeys are simulated until these are precise,
/// too, so that what is said of a redesign does not depend on which others are looked at. One that
/// cannot be built is for those to mend who look at it.
std::vector<Scenario> unnamed(const Loaded& loaded) {
    std::vector<Scenario> others;
    for (const auto& [name, redesign] : loaded.file.draft.redesigns) {
        const auto is_this = [&](const Scenario& s) { return s.alternative == name; };
        if (std::ranges::any_of(loaded.scenarios, is_this)) continue;
        if (Result<std::vector<Scenario>> built = build_alternatives(loaded.file.draft, {name});
            built)
            others.push_back(std::move(built).value().back());
    }
    return others;
}

}  // namespace

ExitCode compare_command(const Arguments& arguments, Console& console) {
    const std::vector<std::string> names(arguments.words.begin() + 1, arguments.words.end());
    const auto loaded = load(arguments.words.front(), arguments, console, Redesigns::named, names);
    if (!loaded) return not_loaded();
    const std::vector<Scenario>& scenarios = loaded->scenarios;
    if (scenarios.size() < 2)
        return console.refuse(arguments.words.front() +
                              " has no redesigns to compare with; friction run shows the baseline");
    const auto plans = plans_of(scenarios, console);
    if (!plans) return ExitCode::input_wrong;
    const report::Origin origin = origin_of(arguments, loaded->file, scenarios);

    const RunWish wish = run_wish(arguments, scenarios.front());
    const std::vector<Scenario> others =
        wish.journeys == 0 ? unnamed(*loaded) : std::vector<Scenario>{};
    RunResult result = simulate(scenarios, *plans, wish, arguments, console, others);
    if (result.tally.journeys == 0) return nothing_known(console);
    BesideExact exact = beside_exact(scenarios, result, wish, arguments, console);
    for (std::string& note :
         number_note(result, "friction run stops when the mean effort of its one design is known"))
        exact.notes.push_back(std::move(note));
    const ExitCode code = code_after_cuts(loaded->file, cut_in(result.tally, scenarios),
                                          code_after(result.ending), console);
    const Comparison comparison = compare(scenarios, std::move(result), wish.precision);

    const std::string text =
        arguments.json ? report::comparison_json(scenarios, comparison, exact.agreements, origin)
                       : written(report::build_comparison_report(
                                     scenarios, comparison, exact.agreements,
                                     build_options(arguments, origin, exact.notes)),
                                 arguments, console);
    return console.deliver(arguments, text, code);
}

}  // namespace friction::cli
