#pragma once
// Results for machines: `{schema, version, seed, journeys, scenario, ..., alternatives: [...]}`.
//
// Every number has its unit, interval, method and sample size beside it; what cannot be estimated
// is null, never NaN. The same results give the same bytes. scenarios/schema/results-1.schema.json
// says what may stand where.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "friction/agreement.h"
#include "friction/comparison.h"
#include "friction/expectation.h"
#include "friction/journey.h"
#include "friction/report/build.h"
#include "friction/report/provenance.h"
#include "friction/run.h"
#include "friction/scenario.h"

namespace friction::report {

/// A JSON Schema (draft 7) of these documents.
[[nodiscard]] std::string results_schema();

/// Value of `schema` in every document.
inline constexpr std::string_view results_schema_name = "friction-results-1";

[[nodiscard]] std::string run_json(const Scenario& scenario, const RunResult& result,
                                   const std::optional<Agreement>& exact,
                                   const Origin& origin = {});
[[nodiscard]] std::string comparison_json(std::span<const Scenario> scenarios,
                                          const Comparison& comparison,
                                          std::span<const std::optional<Agreement>> exact,
                                          const Origin& origin = {});
[[nodiscard]] std::string solve_json(std::span<const Scenario> scenarios,
                                     std::span<const Solved> solved, const Origin& origin = {});
[[nodiscard]] std::string check_json(const std::string& file, std::span<const Scenario> scenarios,
                                     std::span<const Decision> decisions, std::uint64_t seed,
                                     const Origin& origin = {});
/// A problem of a file; line and column count from 1, and are 0 for the file as a whole.
struct FileProblem {
    Problem problem;
    std::size_t line = 0, column = 0;
};
/// In place of check_json() for a file that cannot be checked.
[[nodiscard]] std::string unchecked_json(const std::string& file,
                                         std::span<const FileProblem> problems, bool is_all);
/// The same customer in one or more alternatives.
[[nodiscard]] std::string story_json(std::span<const Scenario> scenarios,
                                     std::span<const JourneyRecord> records, std::uint64_t seed,
                                     const Origin& origin = {});

/// Values of the parameters in base units: shares as fractions, durations in seconds.
[[nodiscard]] std::string sweep_json(std::span<const Scenario> scenarios, const Sweep& swept,
                                     const Origin& origin);

}  // namespace friction::report
