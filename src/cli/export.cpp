// friction export: the process as a picture, for documents and other programs.

#include <array>

#include "console.h"
#include "friction/drawing/blueprint_page.h"
#include "friction/drawing/svg.h"
#include "friction/flow.h"
#include "friction/io/drawings.h"
#include "friction/report/provenance.h"
#include "friction/report/wording.h"
#include "interrupt.h"
#include "load.h"
#include "results.h"
#include "simulate.h"

namespace friction::cli {
namespace {

struct Drawn {
    drawing::Layout layout;
    drawing::BlueprintModel model;
};

// The last alternative, on a layout that keeps every step of the baseline where it is there.
Drawn draw(const std::vector<Scenario>& scenarios, const std::vector<Plan>& plans,
           const RunResult& result) {
    std::vector<Flows> flows;
    for (std::size_t i = 0; i < scenarios.size(); ++i)
        flows.push_back(count_flows(scenarios[i], plans[i], result.tally.seed, flow_customers,
                                    &interrupt_requested()));
    std::vector<const Scenario*> designs;
    std::vector<const Flows*> design_flows;
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        designs.push_back(&scenarios[i]);
        design_flows.push_back(&flows[i]);
    }
    Drawn drawn;
    drawn.layout =
        *drawing::make_layout(drawing::layout_graph({designs.data(), 1}, {design_flows.data(), 1}));
    if (designs.size() > 1)
        drawn.layout =
            *drawing::make_layout(drawing::layout_graph(designs, design_flows), &drawn.layout);
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

std::string svg(const Drawn& drawn, const std::vector<Scenario>& scenarios, const RunResult& result,
                const Arguments& arguments) {
    const Scenario& design = scenarios.back();
    const Estimate effort = estimate(result.tally, scenarios.size() - 1, column_id(Column::effort));
    drawing::BlueprintPage page;
    page.title = design.title;
    page.design = design_title(design) + ": " + report::with_doubt(effort) + " EM a journey";
    page.provenance = "Friction " + std::string(report::version()) + ", " +
                      report::counted(result.tally.journeys, "journey", "journeys") + ", seed " +
                      std::to_string(result.tally.seed) + "; widths from the first " +
                      report::count(flow_customers);
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

}  // namespace

ExitCode export_command(const Arguments& arguments, Console& console) {
    if (!arguments.to) return console.refuse("friction export needs --to svg, dot or mermaid");
    if (arguments.redesigns.size() > 1)
        return console.refuse("friction export draws one redesign, not several");
    if (*arguments.to != ExportForm::svg && (arguments.size || arguments.dark))
        return console.refuse("--size and --dark are for --to svg only");
    const auto loaded =
        load(arguments.words.front(), arguments, console,
             arguments.redesigns.empty() ? Redesigns::none : Redesigns::named, arguments.redesigns);
    if (!loaded) return not_loaded();
    const std::vector<Scenario>& scenarios = loaded->scenarios;
    const auto plans = plans_of(scenarios, console);
    if (!plans) return ExitCode::input_wrong;
    const RunWish wish = run_wish(arguments, scenarios.front());
    const RunResult result = simulate(scenarios, *plans, wish, arguments, console);
    if (result.tally.journeys == 0) return nothing_known(console);

    const Drawn drawn = draw(scenarios, *plans, result);
    const std::string title = scenarios.back().title + ": " + design_title(scenarios.back());
    std::string text;
    switch (*arguments.to) {
        case ExportForm::svg:
            text = svg(drawn, scenarios, result, arguments);
            break;
        case ExportForm::dot:
            text = io::to_dot(drawn.model, title);
            break;
        case ExportForm::mermaid:
            text = io::to_mermaid(drawn.model, title);
            break;
    }
    return console.deliver(arguments, text, code_after(result.ending));
}

}  // namespace friction::cli
