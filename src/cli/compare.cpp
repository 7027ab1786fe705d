// friction compare: the redesigns against the baseline, for the same customers.

#include "friction/comparison.h"

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

    const RunWish wish = run_wish(arguments, scenarios.front());
    RunResult result = simulate(scenarios, *plans, wish, arguments, console);
    if (result.tally.journeys == 0) return nothing_known(console);
    const BesideExact exact = beside_exact(scenarios, result, wish, arguments, console);
    const ExitCode code = code_after_cuts(loaded->file, cut_in(result.tally, scenarios),
                                          code_after(result.ending), console);
    const Comparison comparison = compare(scenarios, std::move(result), wish.precision);

    const report::Origin origin = origin_of(arguments, loaded->file, scenarios);
    const std::string text =
        arguments.json ? report::comparison_json(scenarios, comparison, exact.agreements, origin)
                       : written(report::build_comparison_report(
                                     scenarios, comparison, exact.agreements,
                                     build_options(arguments, origin, exact.notes)),
                                 arguments, console);
    return console.deliver(arguments, text, code);
}

}  // namespace friction::cli
