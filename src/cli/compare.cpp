// friction compare: the redesigns against the baseline, for the same customers.

#include "friction/comparison.h"

#include <utility>

#include "console.h"
#include "designs.h"
#include "friction/report/csv.h"
#include "friction/report/json.h"
#include "journey_files.h"
#include "load.h"
#include "results.h"

namespace friction::cli {

ExitCode compare_command(const Arguments& arguments, Console& console) {
    const std::vector<std::string> names(arguments.words.begin() + 1, arguments.words.end());
    auto loaded = load(arguments.words.front(), arguments, console, Redesigns::named, names);
    if (!loaded) return not_loaded();
    if (loaded->scenarios.size() < 2)
        return console.refuse(arguments.words.front() +
                              " has no redesigns to compare with; friction run shows the baseline");
    auto simulated =
        simulate_designs(std::move(*loaded), arguments, console,
                         arguments.details ? SimulateWeights::yes : SimulateWeights::no);
    if (const ExitCode* code = std::get_if<ExitCode>(&simulated)) return *code;
    Designs& designs = std::get<Designs>(simulated);
    const std::vector<Scenario>& scenarios = designs.loaded.scenarios;
    BesideExact& exact = designs.exact;
    for (std::string& note : number_note(
             designs.result, "friction run stops when the mean effort of its one design is known"))
        exact.notes.push_back(std::move(note));
    Comparison comparison = compare_designs(designs, std::move(designs.result), arguments, console);
    comparison.weights = std::move(designs.weights);

    const std::string text =
        arguments.csv
            ? report::comparison_csv(scenarios, comparison, designs.origin, *arguments.csv)
        : arguments.json
            ? report::comparison_json(scenarios, comparison, exact.agreements, designs.origin)
            : written(report::build_comparison_report(
                          scenarios, comparison, exact.agreements,
                          build_options(arguments, designs.origin, exact.notes)),
                      arguments, console);
    return console.deliver(arguments, text,
                           write_journeys(scenarios, designs.plans, comparison.tally, arguments,
                                          console, designs.code));
}

}  // namespace friction::cli
