#pragma once
// One run of several alternatives on the same customers, and the exact answers beside it.

#include <optional>
#include <string>
#include <vector>

#include "console.h"
#include "friction/agreement.h"
#include "friction/choice.h"
#include "friction/cut.h"
#include "friction/exact.h"
#include "friction/run.h"
#include "friction/scenario.h"
#include "friction/weights.h"

namespace friction::cli {

/// What --seed, --journeys and --precision say, or else the file.
struct RunWish {
    std::uint64_t seed = 1;
    std::uint64_t journeys = 0;  ///< 0: until it is precise
    double precision = 0.01;
};
[[nodiscard]] RunWish run_wish(const Arguments& arguments, const Scenario& baseline);

/// Nothing when two names share a hash; that has then been said.
[[nodiscard]] std::optional<std::vector<Plan>> plans_of(const std::vector<Scenario>& scenarios,
                                                        const Console& console);

/// A run, and the designs of it of which too many journeys were cut.
struct Simulated {
    RunResult result;
    std::vector<AlternativeProblem> cut;
    std::optional<WeightRobustness> weights;  ///< where it was asked for
};

/// Runs until the wish is met or the person interrupts, with a line of progress. `others` are
/// waited for as well, and nothing else is kept of them but that they are cut; they end no run.
/// `ranges`: of the effort weights, which `weights` is then about; expects that they change no
/// journey.
[[nodiscard]] Simulated simulate(const std::vector<Scenario>& scenarios,
                                 const std::vector<Plan>& plans, const RunWish& wish,
                                 const Arguments& arguments, const Console& console,
                                 std::vector<Scenario> others = {},
                                 const WeightRanges* ranges = nullptr);

/// What a redesign saves on as many customers as the run had, who had no part in choosing it.
/// Nothing when the person interrupts.
[[nodiscard]] std::optional<FreshSaving> save_on_fresh_customers(
    const std::vector<Scenario>& scenarios, const std::vector<Plan>& plans, std::size_t alternative,
    const Tally& tally, const Arguments& arguments, const Console& console);

/// The exact answer of an alternative, or of its twin, or why there is none.
struct ExactAnswerOf {
    Scenario scenario;  ///< the one that was solved
    bool is_twin = false;
    std::optional<ExactSummary> summary;
    std::string reason;  ///< when there is no summary: a sentence without full stop
};
/// How much work an exact answer is worth: what was asked for, or what only stands beside another
/// answer.
enum class ExactEffort { asked_for, in_passing };
[[nodiscard]] std::vector<ExactAnswerOf> exact_answers(const std::vector<Scenario>& scenarios,
                                                       ExactEffort effort);

/// Every exact answer beside a simulation of the same scenario; twins are run for it, on the same
/// customers.
struct BesideExact {
    std::vector<std::optional<Agreement>> agreements;  ///< one per alternative
    std::vector<std::string> notes;                    ///< why some have none
};
[[nodiscard]] BesideExact beside_exact(const std::vector<Scenario>& scenarios,
                                       const RunResult& result, const RunWish& wish,
                                       const Arguments& arguments, const Console& console);

}  // namespace friction::cli
