// The blueprint of the toll invoice, as it is and redesigned: every mark, to the letter.
// Look at the picture before accepting another one: any browser shows it.

#include <gtest/gtest.h>

#include "friction/drawing/blueprint_page.h"
#include "friction/drawing/svg.h"
#include "friction/io/scenario_reader.h"
#include "friction/run.h"
#include "support/golden.h"

namespace friction {
namespace {

std::vector<Scenario> toll_invoice(const std::vector<std::string>& redesigns) {
    const auto text =
        io::read_source(std::string(FRICTION_SOURCE_DIR) + "/scenarios/toll-invoice.yaml");
    const Draft draft = io::read_scenario(text.value()).file.draft;
    if (redesigns.empty()) return {build_scenario(draft).value()};
    return build_alternatives(draft, redesigns).value();
}

/// The last design, on a layout that the baseline had first.
std::string page_of(const std::vector<Scenario>& scenarios, const drawing::Theme& theme) {
    std::vector<Plan> plans;
    std::vector<Flows> flows;
    for (const Scenario& scenario : scenarios) plans.push_back(compile(scenario).value());
    RunOptions options;
    options.journeys = journeys_per_block;
    options.threads = 1;
    const Tally tally = run(plans, ColumnLayout(scenarios, {}), options).tally;
    for (std::size_t i = 0; i < plans.size(); ++i)
        flows.push_back(count_flows(scenarios[i], plans[i], options.seed));
    std::vector<const Scenario*> designs;
    std::vector<const Flows*> design_flows;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        designs.push_back(&scenarios[i]);
        design_flows.push_back(&flows[i]);
    }
    const drawing::Layout first =
        *drawing::make_layout(drawing::layout_graph({designs.data(), 1}, {design_flows.data(), 1}));
    const drawing::Layout layout =
        *drawing::make_layout(drawing::layout_graph(designs, design_flows), &first);
    const drawing::BlueprintResult result =
        drawing::blueprint_result(tally, plans.size() - 1, scenarios.back());
    const drawing::BlueprintModel model =
        drawing::build_blueprint_model({.design = designs.back(),
                                        .baseline = designs.size() > 1 ? designs.front() : nullptr,
                                        .result = &result,
                                        .flows = &flows.back()},
                                       layout);
    const drawing::Picture page = drawing::draw_blueprint_page(
        model, layout, {.title = scenarios.back().title, .design = scenarios.back().alternative},
        theme);
    return drawing::to_svg(page, scenarios.back().title);
}

TEST(GoldenBlueprint, OfTheTollInvoice) {
    tests::expect_golden("blueprint/baseline.svg",
                         page_of(toll_invoice({}), drawing::light_theme()));
}

TEST(GoldenBlueprint, OfARedesignInTheDark) {
    tests::expect_golden("blueprint/employee-sends-request-dark.svg",
                         page_of(toll_invoice({"employee_sends_request"}), drawing::dark_theme()));
}

}  // namespace
}  // namespace friction
