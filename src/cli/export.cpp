// friction export: the process as a picture, for documents and other programs.

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "console.h"
#include "file_ending.h"
#include "friction/drawing/blueprint_page.h"
#include "friction/drawing/svg.h"
#include "friction/flow.h"
#include "friction/io/drawings.h"
#include "friction/report/provenance.h"
#include "friction/report/wording.h"
#include "interrupt.h"
#include "load.h"
#include "progress.h"
#include "results.h"
#include "simulate.h"

namespace friction::cli {
namespace {

struct Drawn {
    drawing::Layout layout;
    drawing::BlueprintModel model;
    std::uint64_t customers = 0;  ///< whose ways were counted
};

// The last alternative, on one layout for it and the baseline, whose ghosts are in the picture.
Drawn draw(const std::vector<Scenario>& scenarios, const std::vector<Plan>& plans,
           const RunResult& result) {
    std::vector<Flows> flows;
    for (std::size_t i = 0; i < scenarios.size(); ++i)
        flows.push_back(count_flows(scenarios[i], plans[i], result.tally.seed,
                                    std::min(result.tally.journeys, flow_customers)));
    std::vector<const Scenario*> designs;
    std::vector<const Flows*> design_flows;
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        designs.push_back(&scenarios[i]);
        design_flows.push_back(&flows[i]);
    }
    Drawn drawn;
    drawn.layout = *drawing::make_layout(drawing::layout_graph(designs, design_flows));
    drawn.customers = flows.back().customers;
    const drawing::BlueprintResult figures =
        drawing::blueprint_result(result.tally, scenarios.size() - 1, scenarios.back());
    drawn.model =
        drawing::build_blueprint_model({.design = designs.back(),
                                        .baseline = designs.size() > 1 ? designs.front() : nullptr,
                                        .result = &figures,
                                        .flows = &flows.back()},
                                       drawn.layout);
    return drawn;
}

std::string design_title(const Scenario& scenario) {
    return report::title_of(scenario.alternative_title, scenario.alternative);
}

// Behind a title: " (cannot be relied on: ...)"; nothing where few enough journeys are cut.
std::string doubt_of(const std::vector<Scenario>& scenarios, const RunResult& result) {
    const std::string cut = report::cut_words(scenarios, result.tally);
    return cut.empty() ? "" : " (cannot be relied on: " + cut + ")";
}

std::string svg(const Drawn& drawn, const std::vector<Scenario>& scenarios, const RunResult& result,
                const Arguments& arguments) {
    const Scenario& design = scenarios.back();
    const Estimate effort = estimate(result.tally, scenarios.size() - 1, column_id(Column::effort));
    drawing::BlueprintPage page;
    page.title = design.title;
    page.design = design_title(design) + ": " + report::with_doubt(effort) + " EM a journey" +
                  doubt_of(scenarios, result);
    page.provenance = "Friction " + std::string(report::version()) + ", " +
                      report::counted(result.tally.journeys, "journey", "journeys") + ", seed " +
                      std::to_string(result.tally.seed) + "; widths from the first " +
                      report::count(drawn.customers);
    if (arguments.size) {
        page.width = static_cast<float>(arguments.size->width);
        page.height = static_cast<float>(arguments.size->height);
    }
    const drawing::Theme& theme = arguments.dark ? drawing::dark_theme() : drawing::light_theme();
    const drawing::Picture picture =
        drawing::draw_blueprint_page(drawn.model, drawn.layout, page, theme);
    return drawing::to_svg(picture, page.title + ": " + design_title(design),
                           page.design + ". " + page.provenance + ".");
}

std::string picture_text(const std::vector<Scenario>& scenarios, const std::vector<Plan>& plans,
                         const RunResult& result, const Arguments& arguments,
                         const Console& console) {
    const StageLine stage(
        arguments, console,
        "drawing " + report::counted(scenarios.back().steps.size(), "step", "steps"));
    const Drawn drawn = draw(scenarios, plans, result);
    const std::string title = scenarios.back().title + ": " + design_title(scenarios.back()) +
                              doubt_of(scenarios, result);
    switch (*arguments.to) {
        case ExportForm::svg:
            return svg(drawn, scenarios, result, arguments);
        case ExportForm::dot:
            return io::to_dot(drawn.model, title);
        case ExportForm::mermaid:
            return io::to_mermaid(drawn.model, title);
    }
    return {};
}

std::string_view name_of(ExportForm form) {
    constexpr std::array<std::string_view, 3> names = {"svg", "dot", "mermaid"};
    return names.at(static_cast<std::size_t>(form));
}

}  // namespace

std::vector<std::string> export_misuse(const Arguments& arguments) {
    std::vector<std::string> wrong;
    if (!arguments.to)
        wrong.emplace_back(
            "friction export needs --to svg, dot or mermaid, or -o and the name of such a file");
    else if (std::string other = ending_misuse(arguments.output, name_of(*arguments.to));
             !other.empty())
        wrong.push_back(std::move(other));
    if (arguments.redesigns.size() > 1)
        wrong.emplace_back("friction export draws one redesign, not several");
    if (arguments.to && *arguments.to != ExportForm::svg && (arguments.size || arguments.dark))
        wrong.emplace_back("--size and --dark are for --to svg only");
    return wrong;
}

ExitCode export_command(const Arguments& arguments, Console& console) {
    const auto loaded =
        load(arguments.words.front(), arguments, console,
             arguments.redesigns.empty() ? Redesigns::none : Redesigns::named, arguments.redesigns);
    if (!loaded) return not_loaded();
    const std::vector<Scenario>& scenarios = loaded->scenarios;
    const auto plans = plans_of(scenarios, console);
    if (!plans) return ExitCode::input_wrong;
    const RunWish wish = run_wish(arguments, scenarios.front());
    const Simulated simulated = simulate(scenarios, *plans, wish, arguments, console);
    const RunResult& result = simulated.result;
    if (interrupt_requested()) return nothing_known(console);
    const ExitCode code =
        code_after_cuts(loaded->file, simulated.cut, code_after(result.ending), console);
    on_interrupt(OnInterrupt::end);  // half a picture is none
    return console.deliver(arguments, picture_text(scenarios, *plans, result, arguments, console),
                           code);
}

}  // namespace friction::cli
