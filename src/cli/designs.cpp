#include "designs.h"

#include <utility>

#include "friction/report/build.h"
#include "friction/report/wording.h"
#include "interrupt.h"
#include "origin.h"
#include "progress.h"
#include "results.h"

namespace friction::cli {
namespace {

std::optional<WeightRobustness> weights_simulated_again(const std::vector<Scenario>& scenarios,
                                                        const WeightRanges& ranges,
                                                        const RunWish& wish,
                                                        const Arguments& arguments,
                                                        const Console& console) {
    const StageLine stage(arguments, console, "trying other effort weights");
    return friction::simulate_weights(
        scenarios, ranges,
        {.seed = wish.seed, .threads = arguments.threads, .cancel = &interrupt_requested()});
}

}  // namespace

std::variant<Designs, ExitCode> simulate_designs(Loaded loaded, const Arguments& arguments,
                                                 const Console& console,
                                                 SimulateWeights simulate_weights) {
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
    const WeightRanges ranges = weight_ranges(loaded.file.draft, scenarios);
    const std::string why = why_weights_change_journeys(scenarios, ranges);
    const bool is_alone = scenarios.size() < 2;
    Simulated simulated = simulate(scenarios, designs.plans, designs.wish, arguments, console,
                                   others, is_alone || !why.empty() ? nullptr : &ranges);
    designs.result = std::move(simulated.result);
    if (designs.result.tally.journeys == 0) return nothing_known(console);
    designs.exact = beside_exact(scenarios, designs.result, designs.wish, arguments, console);
    designs.weights = std::move(simulated.weights);
    if (!is_alone && !why.empty()) {
        if (simulate_weights == SimulateWeights::yes && designs.result.ending != Ending::cut)
            designs.weights =
                weights_simulated_again(scenarios, ranges, designs.wish, arguments, console);
        else if (simulate_weights == SimulateWeights::no)
            designs.exact.notes.push_back(
                "Whether redesigns stay better with other effort "
                "weights: --details simulates them again for " +
                std::to_string(simulated_draws) + " draws of the weights, because " + why + ".");
    }
    designs.code =
        code_after_cuts(loaded.file, simulated.cut, code_after(designs.result.ending), console);
    designs.loaded = std::move(loaded);
    return designs;
}

Comparison compare_designs(Designs& designs, RunResult result, const Arguments& arguments,
                           const Console& console) {
    const std::vector<Scenario>& scenarios = designs.loaded.scenarios;
    Comparison comparison = compare(scenarios, std::move(result), designs.wish.precision);
    const std::optional<std::size_t> chosen = report::chosen_redesign(scenarios, comparison);
    if (!chosen || interrupt_requested()) return comparison;
    comparison.fresh = save_on_fresh_customers(scenarios, designs.plans, *chosen, comparison.tally,
                                               arguments, console);
    if (!interrupt_requested()) return comparison;
    designs.exact.notes.push_back(
        "Interrupted before fresh customers were asked what " +
        report::title_of(scenarios[*chosen].alternative_title, scenarios[*chosen].alternative) +
        " saves: what it saves above may look a little too large.");
    if (designs.code == ExitCode::well) designs.code = ExitCode::interrupted;
    return comparison;
}

}  // namespace friction::cli
