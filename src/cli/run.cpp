// friction run: one alternative on its own.

#include "friction/run.h"

#include <utility>

#include "console.h"
#include "friction/report/json.h"
#include "journey_files.h"
#include "load.h"
#include "origin.h"
#include "results.h"
#include "simulate.h"

namespace friction::cli {

std::vector<std::string> run_misuse(const Arguments& arguments) {
    if (arguments.redesigns.size() < 2) return {};
    return {"friction run shows one alternative; friction compare sets several side by side"};
}

ExitCode run_command(const Arguments& arguments, Console& console) {
    const auto loaded =
        load(arguments.words.front(), arguments, console,
             arguments.redesigns.empty() ? Redesigns::none : Redesigns::named, arguments.redesigns);
    if (!loaded) return not_loaded();
    const std::vector<Scenario> one{loaded->scenarios.back()};
    const auto plans = plans_of(one, console);
    if (!plans) return ExitCode::input_wrong;
    const report::Origin origin = origin_of(arguments, loaded->file, loaded->scenarios);

    const RunWish wish = run_wish(arguments, one.front());
    const Simulated simulated = simulate(one, *plans, wish, arguments, console);
    const RunResult& result = simulated.result;
    if (result.tally.journeys == 0) return nothing_known(console);
    BesideExact exact = beside_exact(one, result, wish, arguments, console);
    if (!loaded->file.draft.redesigns.empty())
        for (std::string& note : number_note(
                 result, "friction compare stops when every redesign's difference is known"))
            exact.notes.push_back(std::move(note));

    const std::optional<Agreement>& agreement = exact.agreements.front();
    const std::string text =
        arguments.csv ? report::run_csv(one.front(), result, origin, *arguments.csv)
        : arguments.json
            ? report::run_json(one.front(), result, agreement, origin)
            : written(report::build_run_report(one.front(), result, agreement,
                                               build_options(arguments, origin, exact.notes)),
                      arguments, console);
    const ExitCode code =
        code_after_cuts(loaded->file, simulated.cut, code_after(result.ending), console);
    return console.deliver(
        arguments, text,
        write_journeys(one, *plans, simulated.result.tally, arguments, console, code));
}

}  // namespace friction::cli
