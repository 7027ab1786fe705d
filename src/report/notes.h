#pragma once
// How sure: where a run ended, exact beside simulated, guesses, weights, what loyalty figures are.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "friction/agreement.h"
#include "friction/report/build.h"
#include "friction/report/provenance.h"
#include "friction/report/report.h"
#include "friction/run.h"
#include "friction/scenario.h"
#include "friction/weights.h"

namespace friction::report {

/// "Precise to 1%", the cap, as asked for, or partial; the half-width of a mean effort or of the
/// largest difference.
[[nodiscard]] Cell ending_note(Ending ending, std::uint64_t journeys, double reached_em,
                               double wanted_em, bool of_differences, double precision);
/// "Exact beside simulated, without patience: ..."; a red line when they disagree beyond chance.
[[nodiscard]] std::vector<Cell> exact_notes(std::span<const Scenario> scenarios,
                                            std::span<const std::optional<Agreement>> exact,
                                            bool details);
/// What the command line adds, the guesses and, with --details or handed over, a table of them.
void add_evidence(Report& report, std::span<const Scenario> scenarios, const BuildOptions& options);
[[nodiscard]] std::vector<Cell> evidence_notes(std::span<const Scenario> scenarios,
                                               bool lists_guesses);
/// Every guess with its value, range and line; nothing when there is none.
[[nodiscard]] std::vector<Section> guess_sections(std::span<const Scenario> scenarios,
                                                  const Origin& origin);
/// Whether redesigns stay better with other effort weights; a sentence for those that are alike.
[[nodiscard]] std::vector<Cell> weight_notes(std::span<const Scenario> scenarios,
                                             const WeightRobustness& weights);
/// Said once in every report that shows loyalty.
[[nodiscard]] Cell loyalty_note();

/// Without a tally: exact, seed and journeys have no part in it.
[[nodiscard]] std::vector<std::string> provenance_lines(std::span<const Scenario> scenarios,
                                                        const Origin& origin,
                                                        const Tally* tally = nullptr);

}  // namespace friction::report
