// friction trace: one customer's story, beside the same customer's in another design.

#include "console.h"
#include "find_customer.h"
#include "friction/cut.h"
#include "friction/journey.h"
#include "friction/report/json.h"
#include "friction/report/story.h"
#include "friction/report/wording.h"
#include "friction/run.h"
#include "load.h"
#include "origin.h"
#include "results.h"
#include "simulate.h"

namespace friction::cli {
namespace {

std::string_view word_of(Example kind) {
    switch (kind) {
        case Example::typical:
            return "a typical one";
        case Example::worst:
            return "the one with the most effort";
        case Example::gave_up:
            return "the first who gave up";
        case Example::worse_off:
            return "the one worse off by most,";
        case Example::became_problem:
            return "the first whose need became a problem";
    }
    return {};
}

// "worse off" compares the designs, the typical one is typical of their difference.
bool is_of_one_design(Example kind) {
    return kind != Example::typical && kind != Example::worse_off;
}

// Which customer to tell about, and why this one.
struct Chosen {
    std::uint64_t customer = 0;
    std::string why;
};

std::optional<Chosen> choose(const Arguments& arguments, const std::vector<Scenario>& scenarios,
                             const std::vector<Plan>& plans, std::uint64_t seed) {
    if (arguments.customer) return Chosen{*arguments.customer, {}};
    const Example kind = arguments.find.value_or(Example::typical);
    const auto found = find_customer(kind, scenarios, plans, seed);
    if (!found) return std::nullopt;
    const bool is_in_doubt = scenarios.size() > 1 && is_of_one_design(kind);
    return Chosen{*found, std::string(word_of(kind)) + (is_in_doubt ? " in the baseline" : "") +
                              " of the first " +
                              report::counted(example_customers, "customer", "customers")};
}

// A journey alone does not show how many others are cut as well; the customers among whom examples
// are looked for do.
ExitCode code_of(const Loaded& loaded, const std::vector<Plan>& plans, std::uint64_t seed,
                 const Arguments& arguments, const Console& console) {
    RunOptions options;
    options.seed = seed;
    options.journeys = example_customers;
    options.threads = arguments.threads;
    const RunResult first = run(plans, ColumnLayout(loaded.scenarios, {}), options);
    return code_after_cuts(loaded.file, cut_in(first.tally, loaded.scenarios), ExitCode::well,
                           console);
}

}  // namespace

std::vector<std::string> trace_misuse(const Arguments& arguments) {
    std::vector<std::string> wrong;
    if (arguments.customer && arguments.find)
        wrong.emplace_back("it is either --customer or --find");
    if (arguments.redesigns.size() > 1)
        wrong.emplace_back("friction trace sets one redesign beside the baseline, not several");
    if (arguments.find == Example::worse_off && arguments.redesigns.empty())
        wrong.emplace_back("--find worse_off needs a --redesign to be worse off in");
    return wrong;
}

ExitCode trace_command(const Arguments& arguments, Console& console) {
    const auto loaded =
        load(arguments.words.front(), arguments, console,
             arguments.redesigns.empty() ? Redesigns::none : Redesigns::named, arguments.redesigns);
    if (!loaded) return not_loaded();
    const std::vector<Scenario>& scenarios = loaded->scenarios;
    const auto plans = plans_of(scenarios, console);
    if (!plans) return ExitCode::input_wrong;

    const std::uint64_t seed = run_wish(arguments, scenarios.front()).seed;
    const std::optional<Chosen> chosen = choose(arguments, scenarios, *plans, seed);
    if (!chosen)
        return console.refuse(
            "none of the first 4,096 customers is like that; another --seed has others");
    std::vector<JourneyRecord> journeys;
    std::vector<report::Story> stories;
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        journeys.push_back(trace_journey((*plans)[i], seed, chosen->customer));
        stories.push_back(report::build_story(scenarios[i], journeys.back()));
    }
    const report::Origin origin = origin_of(arguments, loaded->file, scenarios);
    const ExitCode code = code_of(*loaded, *plans, seed, arguments, console);
    if (arguments.json)
        return console.deliver(arguments, report::story_json(scenarios, journeys, seed, origin),
                               code);
    std::optional<report::Cell> last;
    if (journeys.size() > 1) last = report::spared(journeys.front(), journeys.back());
    std::string title = scenarios.front().title;
    if (!chosen->why.empty()) title += ": " + chosen->why;
    const report::TextOptions options = text_options(arguments, console);
    return console.deliver(arguments,
                           report::to_text(title, stories, last, options,
                                           report::provenance_line(scenarios, origin, seed, {})),
                           code);
}

}  // namespace friction::cli
