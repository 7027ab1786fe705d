// friction solve: exact answers of the baseline and the redesigns.

#include <optional>
#include <utility>

#include "console.h"
#include "friction/move.h"
#include "friction/report/json.h"
#include "friction/sensitivity.h"
#include "interrupt.h"
#include "load.h"
#include "origin.h"
#include "results.h"
#include "simulate.h"

namespace friction::cli {
namespace {

/// What moves the answer of one alternative; nothing when it has none, or the person does not want
/// to wait.
std::optional<Sensitivity> sensitivity_of(const Draft& written, const Redesigner& redesigner,
                                          const ExactAnswerOf& answer, bool all) {
    // About a second; beyond, slopes have to do.
    constexpr std::size_t states_for_ranges = 200'000;
    if (!answer.summary || interrupt_requested()) return std::nullopt;
    const auto found_in = [&](const Draft& draft) -> std::optional<Sensitivity> {
        Result<Sensitivity> found =
            sensitivity(draft, answer.scenario, exact_state_limit, &interrupt_requested());
        if (!found) return std::nullopt;
        const std::size_t count = all ? found.value().levers.size() : report::levers_told;
        solve_ranges(draft, answer.summary->states, found.value(), count, states_for_ranges,
                     &interrupt_requested());
        return std::move(found).value();
    };
    const std::string& name = answer.scenario.alternative;
    if (name == written.alternative) return found_in(written);
    const Result<Alternative> redesign = redesigner.apply(name);
    if (!redesign) return std::nullopt;
    return found_in(redesign.value().draft);
}

}  // namespace

ExitCode solve_command(const Arguments& arguments, Console& console) {
    const auto loaded =
        load(arguments.words.front(), arguments, console, Redesigns::named, arguments.redesigns);
    if (!loaded) return not_loaded();
    const report::Origin origin = origin_of(arguments, loaded->file, loaded->scenarios);
    on_interrupt(OnInterrupt::ask);
    const std::vector<ExactAnswerOf> answers =
        exact_answers(loaded->scenarios, ExactEffort::asked_for);

    const Redesigner redesigner(loaded->file.draft);
    std::vector<std::optional<Sensitivity>> reasons;
    for (const ExactAnswerOf& answer : answers)
        reasons.push_back(sensitivity_of(loaded->file.draft, redesigner, answer,
                                         arguments.details || arguments.json));

    std::vector<report::Solved> solved;
    bool any = false;
    for (std::size_t a = 0; a < answers.size(); ++a) {
        any = any || answers[a].summary.has_value();
        solved.push_back({answers[a].summary ? &*answers[a].summary : nullptr, answers[a].is_twin,
                          answers[a].reason, reasons[a] ? &*reasons[a] : nullptr});
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
