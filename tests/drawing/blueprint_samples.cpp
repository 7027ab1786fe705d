#include "blueprint_samples.h"

#include <utility>
#include <variant>

#include "support/large_process.h"

namespace friction::drawing::testing_support {

using support::Builder;
using support::minutes;

Scenario baseline() {
    Builder builder;
    const TeamId sales = builder.team("sales"), billing = builder.team("billing");
    builder.step(support::customer("write_it", minutes(4), Channel::email, sales));
    builder.step(support::team("look", sales, minutes(5)));
    builder.step(support::team("call", billing, minutes(6), Channel::phone));
    builder.outcome("done");
    builder.outcome("left", OutcomeKind::gave_up);
    builder.lead("write_it", "look");
    builder.lead("look", {{"call", 0.75}, {"left", 0.25}});
    builder.lead("call", "done");
    return builder.build();
}

Scenario redesign() {
    Scenario scenario = baseline();
    scenario.alternative = "sales_write";
    scenario.steps[0].kind = StepKind::team_work;
    scenario.steps[0].by = TeamId{std::size_t{0}};
    scenario.steps[0].contact = ContactBy::company;
    scenario.steps[1].next = {
        Branch{.asks = {}, .handoffs = {{{{}, OutcomeId{std::size_t{0}}}, 1}}}};
    scenario.steps.pop_back();
    return scenario;
}

Drawn drawn(std::vector<Scenario> scenarios) {
    Drawn made;
    made.scenarios = std::move(scenarios);
    std::vector<Plan> plans;
    std::vector<const Scenario*> designs;
    std::vector<const Flows*> flows;
    for (const Scenario& scenario : made.scenarios) plans.push_back(compile(scenario).value());
    RunOptions options;
    options.journeys = 4'096;
    options.threads = 1;
    const Tally tally = run(plans, ColumnLayout(made.scenarios, {}), options).tally;
    for (std::size_t i = 0; i < plans.size(); ++i)
        made.flows.push_back(count_flows(made.scenarios[i], plans[i], 1, 512));
    for (std::size_t i = 0; i < plans.size(); ++i) {
        designs.push_back(&made.scenarios[i]);
        flows.push_back(&made.flows[i]);
    }
    made.layout = *make_layout(layout_graph(designs, flows));
    made.result = blueprint_result(tally, plans.size() - 1, made.scenarios.back());
    made.model = build_blueprint_model({.design = designs.back(),
                                        .baseline = designs.size() > 1 ? designs.front() : nullptr,
                                        .result = &made.result,
                                        .flows = &made.flows.back()},
                                       made.layout);
    return made;
}

std::vector<std::string> texts_of(const Picture& picture) {
    std::vector<std::string> texts;
    for (const Shape& shape : picture.shapes)
        if (const auto* text = std::get_if<Text>(&shape)) texts.push_back(text->text);
    return texts;
}

std::vector<std::string> spots_of(const Picture& picture, const std::string& kind) {
    std::vector<std::string> names;
    for (const Spot& spot : picture.spots)
        if (spot.kind == kind) names.push_back(spot.name);
    return names;
}

BlueprintView large() { return {.width = 1456, .height = 470}; }

}  // namespace friction::drawing::testing_support
