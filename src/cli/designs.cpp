#include "designs.h"

#include <utility>

#include "origin.h"
#include "results.h"

namespace friction::cli {

std::variant<Designs, ExitCode> simulate_designs(Loaded loaded, const Arguments& arguments,
                                                 const Console& console) {
    Designs designs;
    const std::vector<Scenario>& scenarios = loaded.scenarios;
    auto plans = plans_of(scenarios, console);
    if (!plans) return ExitCode::input_wrong;
    designs.plans = std::move(*plans);
    designs.origin = origin_of(arguments, loaded.file, scenarios);

    designs.wish = run_wish(arguments, scenarios.front());
    // Journeys are simulated until the redesigns not named are precise, too, so that what is said
    // of one does not depend on which others are looked at, but for the level of its interval.
    const std::vector<Scenario> others =
        designs.wish.journeys == 0 ? loaded.others : std::vector<Scenario>{};
    Simulated simulated =
        simulate(scenarios, designs.plans, designs.wish, arguments, console, others);
    designs.result = std::move(simulated.result);
    if (designs.result.tally.journeys == 0) return nothing_known(console);
    designs.exact = beside_exact(scenarios, designs.result, designs.wish, arguments, console);
    designs.code =
        code_after_cuts(loaded.file, simulated.cut, code_after(designs.result.ending), console);
    designs.loaded = std::move(loaded);
    return designs;
}

}  // namespace friction::cli
