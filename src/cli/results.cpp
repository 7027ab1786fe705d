#include "results.h"

#include <utility>

#include "friction/move.h"
#include "interrupt.h"

namespace friction::cli {

report::TextOptions text_options(const Arguments& arguments, const Console& console) {
    const bool to_file = !arguments.output.empty() && arguments.output != "-";
    return {.width = console.width(), .colour = console.has_colour() && !to_file};
}

std::string written(const report::Report& report, const Arguments& arguments,
                    const Console& console) {
    return report::to_text(report, text_options(arguments, console));
}

report::BuildOptions build_options(const Arguments& arguments, report::Origin origin,
                                   std::vector<std::string> notes) {
    return {.details = arguments.details,
            .precision = arguments.precision,
            .notes = std::move(notes),
            .origin = std::move(origin)};
}

std::vector<std::string> number_note(const RunResult& result, const std::string& other) {
    if (result.ending != Ending::enough && result.ending != Ending::cap) return {};
    return {other +
            ", which may be another number of journeys: what it shows of the same design "
            "can differ within the intervals. With --journeys " +
            std::to_string(result.tally.journeys) + " both show the same."};
}

ExitCode code_after(Ending ending) {
    return ending == Ending::cancelled || interrupt_requested() ? ExitCode::interrupted
                                                                : ExitCode::well;
}

ExitCode code_after_cuts(const io::ScenarioFile& file, const std::vector<AlternativeProblem>& cut,
                         ExitCode code, const Console& console) {
    io::Diagnostics diagnostics;
    for (const auto& [alternative, problem] : cut) {
        Draft draft = file.draft;
        if (find(draft.redesigns, alternative) != nullptr)
            if (Result<Alternative> made = apply_redesign(file.draft, alternative); made)
                draft = std::move(made).value().draft;
        const io::Diagnostics located = locate(file, draft, {problem});
        diagnostics.insert(diagnostics.end(), located.begin(), located.end());
    }
    if (diagnostics.empty()) return code;
    io::sort_by_position(diagnostics);
    console.say(io::to_text(diagnostics));
    return code == ExitCode::interrupted ? code : ExitCode::input_wrong;
}

ExitCode not_loaded() {
    return interrupt_requested() ? ExitCode::interrupted : ExitCode::input_wrong;
}

ExitCode nothing_known(const Console& console) {
    return console.refuse("interrupted before anything was known", ExitCode::interrupted);
}

}  // namespace friction::cli
