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
    // Journeys are simulated until the redesigns not named are precise, too, so that what is said
    // of one does not depend on which others are looked at.
    const std::vector<Scenario> others =
        wish.journeys == 0 ? loaded->others : std::vector<Scenario>{};
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
