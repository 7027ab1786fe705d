#pragma once
// Results as tables for spreadsheets and for programs that read them: one figure a line.
//
// The same figures as in results JSON (friction/report/json.h), with their units and intervals;
// what is no table (guesses, steps, exact answers) is there alone. Each line ends with what it
// takes to get it again, for tables are cut and put together.

#include <span>
#include <string>

#include "friction/comparison.h"
#include "friction/report/provenance.h"
#include "friction/run.h"
#include "friction/scenario.h"
#include "friction/sweep.h"

namespace friction::report {

/// Which sign stands between whole and fraction, and so which may stand between cells. Both are
/// told apart by no reader: a spreadsheet expects those of the language it is set to.
enum class CsvForm {
    point,  ///< 70.4 and commas between cells (RFC 4180): programs, and spreadsheets in English
    comma   ///< 70,4 and semicolons: spreadsheets in German, French, ...; begins with the mark of
            ///< UTF-8, which Excel needs
};

[[nodiscard]] std::string run_csv(const Scenario& scenario, const RunResult& result,
                                  const Origin& origin, CsvForm form);
[[nodiscard]] std::string comparison_csv(std::span<const Scenario> scenarios,
                                         const Comparison& comparison, const Origin& origin,
                                         CsvForm form);
/// A line for each value of the parameters and each design.
[[nodiscard]] std::string sweep_csv(std::span<const Scenario> scenarios, const Sweep& swept,
                                    const Origin& origin, CsvForm form);

}  // namespace friction::report
