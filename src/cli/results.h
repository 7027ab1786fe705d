#pragma once
// How a command ends: its report in the form asked for, and the exit code that goes with it.

#include <string>
#include <vector>

#include "console.h"
#include "friction/cut.h"
#include "friction/io/scenario_reader.h"
#include "friction/report/build.h"
#include "friction/report/render.h"
#include "friction/report/report.h"
#include "friction/run.h"

namespace friction::cli {

/// Width and colour of this terminal; plain when the text goes to a file.
[[nodiscard]] report::TextOptions text_options(const Arguments& arguments, const Console& console);
/// What --details and the run itself say about the report.
[[nodiscard]] report::BuildOptions build_options(const Arguments& arguments, report::Origin origin,
                                                 std::vector<std::string> notes = {});
/// As text for this terminal.
[[nodiscard]] std::string written(const report::Report& report, const Arguments& arguments,
                                  const Console& console);

/// Of a run that looked at as many journeys as it took: that `other` ("friction compare stops when
/// ...") may look at another number, so that the two show one design a little differently. Nothing
/// when the number was asked for.
[[nodiscard]] std::vector<std::string> number_note(const RunResult& result,
                                                   const std::string& other);

/// An interrupt after the run has still cut short what stands beside it.
[[nodiscard]] ExitCode code_after(Ending ending);
/// Says where too many journeys were cut, each at its line. The results stay, the code says that
/// the input is wrong; an interrupted run stays an interrupted one.
[[nodiscard]] ExitCode code_after_cuts(const io::ScenarioFile& file,
                                       const std::vector<AlternativeProblem>& cut, ExitCode code,
                                       const Console& console);
/// What is wrong has been said; an interrupt while reading is no wrong input.
[[nodiscard]] ExitCode not_loaded();
/// Interrupted before the first block was done.
[[nodiscard]] ExitCode nothing_known(const Console& console);

}  // namespace friction::cli
