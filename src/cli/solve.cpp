// friction solve: exact answers of the baseline and the redesigns.

#include "console.h"
#include "friction/report/json.h"
#include "interrupt.h"
#include "load.h"
#include "origin.h"
#include "results.h"
#include "simulate.h"

namespace friction::cli {

ExitCode solve_command(const Arguments& arguments, Console& console) {
    const auto loaded =
        load(arguments.words.front(), arguments, console, Redesigns::named, arguments.redesigns);
    if (!loaded) return not_loaded();
    const report::Origin origin = origin_of(arguments, loaded->file, loaded->scenarios);
    on_interrupt(OnInterrupt::ask);
    const std::vector<ExactAnswerOf> answers =
        exact_answers(loaded->scenarios, ExactEffort::asked_for);

    std::vector<report::Solved> solved;
    bool any = false;
    for (const ExactAnswerOf& answer : answers) {
        any = any || answer.summary.has_value();
        solved.push_back(
            {answer.summary ? &*answer.summary : nullptr, answer.is_twin, answer.reason});
    }
    if (!any && interrupt_requested()) return nothing_known(console);
    std::vector<std::string> notes;
    if (interrupt_requested())
        notes.emplace_back("Interrupted: what has no answer was not solved to the end.");
    const std::string text = arguments.json
                                 ? report::solve_json(loaded->scenarios, solved, origin)
                                 : written(report::build_solve_report(
                                               loaded->scenarios, solved,
                                               build_options(arguments, origin, std::move(notes))),
                                           arguments, console);
    return console.deliver(arguments, text,
                           interrupt_requested() ? ExitCode::interrupted
                           : any                 ? ExitCode::well
                                                 : ExitCode::undecided);
}

}  // namespace friction::cli
