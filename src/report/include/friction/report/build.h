#pragma once
// What is said about results, and in which order: the answer first, the two ledgers below it, how
// sure last.
//
// Builders choose and phrase; they compute nothing that sim has not estimated. render.h writes what
// they make.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "friction/agreement.h"
#include "friction/comparison.h"
#include "friction/report/provenance.h"
#include "friction/report/report.h"
#include "friction/run.h"
#include "friction/scenario.h"

namespace friction {
struct Decision;      // friction/expectation.h
struct ExactSummary;  // friction/exact.h
struct Sensitivity;   // friction/sensitivity.h
struct Sweep;         // friction/sweep.h
}  // namespace friction

namespace friction::report {

struct BuildOptions {
    /// Every figure, every redesign, every step; else what fits a slide.
    bool details = false;
    /// For a reader who has no command line: no hints at its options, and all guesses listed.
    bool handed_over = false;
    /// Of a run, where it is not the file's: as a share of its mean effort.
    std::optional<double> precision = {};
    /// More to say about how sure it is: why there is no exact answer, ...
    std::vector<std::string> notes = {};
    /// What is known about the file.
    Origin origin = {};
    std::optional<std::uint64_t> seed = {};  ///< of a check; a run knows its own
};

/// "100% of the journeys in Baseline and 98% in R are cut at 1,000 visits of a step", of those of
/// which that are too many (friction/cut.h); empty where there are none. Expects one scenario for
/// each alternative of the tally.
[[nodiscard]] std::string cut_words(std::span<const Scenario> scenarios, const Tally& tally);

/// One alternative on its own: both ledgers, hot spots, where effort crosses the threshold.
/// `exact`: the exact answer beside its simulation, where there is one.
[[nodiscard]] Report build_run_report(const Scenario& scenario, const RunResult& result,
                                      const std::optional<Agreement>& exact,
                                      const BuildOptions& options = {});

/// The redesign whose saving the headline tells first, where it was chosen among several for it and
/// chance has a part in that: worth trying on fresh customers. Nothing else, and nothing of a run
/// that did not come to its end.
[[nodiscard]] std::optional<std::size_t> chosen_redesign(std::span<const Scenario> scenarios,
                                                         const Comparison& comparison);

/// Expects `scenarios` to be those of the comparison, the baseline first; `exact` to have one entry
/// for each, or none.
[[nodiscard]] Report build_comparison_report(std::span<const Scenario> scenarios,
                                             const Comparison& comparison,
                                             std::span<const std::optional<Agreement>> exact,
                                             const BuildOptions& options = {});

/// So many of the numbers that move an answer are told without --details.
inline constexpr std::size_t levers_told = 10;

/// The exact answer of one alternative, or why there is none.
struct Solved {
    const ExactSummary* exact = nullptr;  ///< none: `reason` says why
    bool is_twin = false;                 ///< of the scenario's finite_twin() (friction/scenario.h)
    std::string reason;                   ///< a sentence without full stop
    const Sensitivity* sensitivity = nullptr;  ///< of the same; none when it was not asked for
};

/// Expects one entry of `solved` per scenario, the baseline first.
[[nodiscard]] Report build_solve_report(std::span<const Scenario> scenarios,
                                        std::span<const Solved> solved,
                                        const BuildOptions& options = {});

/// What became of the expectations of one file, `file` its name as the person wrote it.
[[nodiscard]] Report build_check_report(const std::string& file,
                                        std::span<const Decision> decisions,
                                        const BuildOptions& options = {});

/// Where decisions flip, then the curve; of two parameters a sheet for each redesign. `baseline`
/// gives the title.
[[nodiscard]] Report build_sweep_report(const Scenario& baseline, const Sweep& swept,
                                        const BuildOptions& options = {});
/// The same as a picture, with its words: curves with intervals and flips, or a sheet of cells for
/// each redesign. Expects a whole sweep.
[[nodiscard]] std::string sweep_svg(const Scenario& baseline, const Sweep& swept,
                                    const BuildOptions& options = {});

}  // namespace friction::report
