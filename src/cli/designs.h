#pragma once
// What comparing commands have in common: the designs of a file simulated on the same customers,
// exact answers beside them.

#include <optional>
#include <variant>
#include <vector>

#include "console.h"
#include "friction/comparison.h"
#include "friction/report/provenance.h"
#include "friction/run.h"
#include "load.h"
#include "simulate.h"

namespace friction::cli {

struct Designs {
    Loaded loaded;
    std::vector<Plan> plans;  ///< of loaded.scenarios
    report::Origin origin;
    RunWish wish;
    RunResult result;
    std::optional<WeightRobustness> weights;  ///< absent where it takes a simulation not asked for
    BesideExact exact;
    ExitCode code = ExitCode::well;  ///< of a command that goes well from here
};

/// Whether effort weights are looked at where that means to simulate again, a matter of seconds.
enum class SimulateWeights { yes, no };

/// The code instead when there is no result; why has then been said.
[[nodiscard]] std::variant<Designs, ExitCode> simulate_designs(Loaded loaded,
                                                               const Arguments& arguments,
                                                               const Console& console,
                                                               SimulateWeights simulate_weights);

/// The redesigns against the baseline, from the result of `designs`; of several the one that is
/// told first is tried on fresh customers, too. An interrupt before that is over is noted.
[[nodiscard]] Comparison compare_designs(Designs& designs, RunResult result,
                                         const Arguments& arguments, const Console& console);

}  // namespace friction::cli
