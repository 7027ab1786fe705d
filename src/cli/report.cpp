// friction report: a comparison as a page to hand over.

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "console.h"
#include "designs.h"
#include "file_ending.h"
#include "find_customer.h"
#include "friction/comparison.h"
#include "friction/report/json.h"
#include "friction/report/page.h"
#include "friction/report/wording.h"
#include "interrupt.h"
#include "load.h"
#include "progress.h"
#include "results.h"

namespace friction::cli {
namespace {

/// A typical customer of the baseline and of the redesign whose story is told.
std::optional<std::uint64_t> typical_customer(const Designs& designs,
                                              const Comparison& comparison) {
    if (interrupt_requested()) return std::nullopt;  // looking at thousands of customers takes long
    const std::vector<Scenario>& scenarios = designs.loaded.scenarios;
    const auto redesign = report::told_redesign(scenarios, comparison);
    if (!redesign)
        return find_customer(Example::typical, std::span(scenarios).first(1),
                             std::span(designs.plans).first(1), comparison.tally.seed);
    const std::array<Scenario, 2> both{scenarios.front(), scenarios[*redesign]};
    const std::array<Plan, 2> plans{designs.plans.front(), designs.plans[*redesign]};
    return find_customer(Example::typical, both, plans, comparison.tally.seed);
}

std::string page_text(const Designs& designs, const RunResult& result, const Comparison& comparison,
                      const Arguments& arguments, const Console& console) {
    const StageLine stage(arguments, console, "writing the page");
    const std::vector<Scenario>& scenarios = designs.loaded.scenarios;
    const bool is_alone = comparison.redesigns.empty();
    report::BuildOptions options = build_options(arguments, designs.origin, designs.exact.notes);
    options.handed_over = true;
    report::Report report =
        is_alone ? report::build_run_report(scenarios.front(), result,
                                            designs.exact.agreements.front(), options)
                 : report::build_comparison_report(scenarios, comparison, designs.exact.agreements,
                                                   options);
    const report::Page page = report::build_page(
        std::move(report), {.scenarios = scenarios,
                            .plans = designs.plans,
                            .tally = comparison.tally,
                            .redesigns = comparison.redesigns,
                            .customer = typical_customer(designs, comparison),
                            .why = "a typical one of the first " +
                                   report::counted(example_customers, "customer", "customers")});
    return arguments.form == PageForm::markdown ? to_markdown(page) : to_html(page);
}

}  // namespace

std::vector<std::string> report_misuse(const Arguments& arguments) {
    if (arguments.json && arguments.form) return {"--json is a form of its own; leave --to out"};
    const std::string_view form = arguments.json                         ? "json"
                                  : arguments.form == PageForm::markdown ? "markdown"
                                                                         : "html";
    std::string other = ending_misuse(arguments.output, form);
    if (other.empty()) return {};
    return {std::move(other)};
}

ExitCode report_command(const Arguments& arguments, Console& console) {
    const std::vector<std::string> names(arguments.words.begin() + 1, arguments.words.end());
    auto loaded = load(arguments.words.front(), arguments, console, Redesigns::named, names);
    if (!loaded) return not_loaded();
    auto simulated = simulate_designs(
        std::move(*loaded), arguments, console,
        arguments.json && !arguments.details ? SimulateWeights::no : SimulateWeights::yes);
    if (const ExitCode* code = std::get_if<ExitCode>(&simulated)) return *code;
    Designs& designs = std::get<Designs>(simulated);
    const std::vector<Scenario>& scenarios = designs.loaded.scenarios;
    Comparison comparison = compare_designs(designs, designs.result, arguments, console);
    comparison.weights = designs.weights;
    if (!arguments.json) {
        // Half a page is none; one of a run that was cut short says so.
        if (!interrupt_requested()) on_interrupt(OnInterrupt::end);
        return console.deliver(arguments,
                               page_text(designs, designs.result, comparison, arguments, console),
                               designs.code);
    }
    const std::vector<std::optional<Agreement>>& exact = designs.exact.agreements;
    return console.deliver(
        arguments,
        comparison.redesigns.empty()
            ? report::run_json(scenarios.front(), designs.result, exact.front(), designs.origin)
            : report::comparison_json(scenarios, comparison, exact, designs.origin),
        designs.code);
}

}  // namespace friction::cli
