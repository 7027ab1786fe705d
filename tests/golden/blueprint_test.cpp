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

struct Made {
    std::string title, design;
    drawing::Layout layout;
    drawing::BlueprintModel model;
};

/// The last design, on one layout for it and the baseline.
Made made(const std::vector<Scenario>& scenarios) {
    std::vector<Plan> plans;
    std::vector<Flows> flows;
    for (const Scenario& scenario : scenarios) plans.push_back(compile(scenario).value());
    RunOptions options;
    options.journeys = journeys_per_block;
    options.threads = 1;
    const Tally tally = run(plans, ColumnLayout(scenarios, {}), options).tally;
    for (std::size_t i = 0; i < plans.size(); ++i)
        flows.push_back(count_flows(scenarios[i], plans[i], options.seed, 4'096));
    std::vector<const Scenario*> designs;
    std::vector<const Flows*> design_flows;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        designs.push_back(&scenarios[i]);
        design_flows.push_back(&flows[i]);
    }
    const drawing::BlueprintResult result =
        drawing::blueprint_result(tally, plans.size() - 1, scenarios.back());
    Made all{.title = scenarios.back().title,
             .design = scenarios.back().alternative,
             .layout = *drawing::make_layout(drawing::layout_graph(designs, design_flows)),
             .model = {}};
    all.model =
        drawing::build_blueprint_model({.design = designs.back(),
                                        .baseline = designs.size() > 1 ? designs.front() : nullptr,
                                        .result = &result,
                                        .flows = &flows.back()},
                                       all.layout);
    return all;
}

std::string page_of(const std::vector<Scenario>& scenarios, const drawing::Theme& theme) {
    const Made all = made(scenarios);
    return drawing::to_svg(
        drawing::draw_blueprint_page(all.model, all.layout,
                                     {.title = all.title, .design = all.design}, theme),
        all.title);
}

/// As the map of a window shows it: fitted, or at a zoom with the first step in the corner.
drawing::Picture map_of(const Made& all, drawing::BlueprintView view,
                        const drawing::Theme& theme = drawing::light_theme()) {
    if (view.zoom == 1)
        view = drawing::fitted_view(all.layout, std::move(view));
    else
        view = drawing::held_inside(all.layout, std::move(view));
    return drawing::draw_blueprint(all.model, all.layout, view, theme);
}

/// Teams take turns, one step in seven waits, one in eleven sends some further on.
Scenario steps_300() {
    constexpr int count = 300;
    std::string text =
        "friction: 1\ntitle: Three hundred steps\nsource: made up\nteams:\n"
        "  counter: {title: Counter}\n  hotline: {title: Hotline}\nstart: s1\nsteps:\n";
    for (int i = 1; i <= count; ++i) {
        const std::string to = i < count ? "s" + std::to_string(i + 1) : "done";
        text += "  s" + std::to_string(i) + ":\n    title: Step " + std::to_string(i) + "\n";
        if (i % 7 == 0)
            text += "    wait: 1 days\n    owner: company\n    status: visible\n";
        else
            text += std::string("    by: ") +
                    (i % 2 != 0       ? "customer"
                     : i / 9 % 2 == 0 ? "counter"
                                      : "hotline") +
                    "\n    time: " + std::to_string(1 + i * 7 % 11) + " min\n";
        text += i % 11 == 0 && i + 2 < count
                    ? "    next: {s" + std::to_string(i + 2) + ": 20%, " + to + ": rest}\n"
                    : "    next: " + to + "\n";
    }
    const auto read = io::read_scenario({"steps.yaml", text + "outcomes: {done: resolved}\n"});
    return build_scenario(read.file.draft).value();
}

TEST(GoldenBlueprint, OfTheTollInvoice) {
    tests::expect_golden("blueprint/baseline.svg",
                         page_of(toll_invoice({}), drawing::light_theme()));
}

TEST(GoldenBlueprint, OfARedesignInTheDark) {
    tests::expect_golden("blueprint/employee-sends-request-dark.svg",
                         page_of(toll_invoice({"employee_sends_request"}), drawing::dark_theme()));
}

// As Compare shows it: lanes squeezed, no strip, every mark at once.
TEST(GoldenBlueprint, OfARedesignInCompareWithEveryMark) {
    const Made all = made(toll_invoice({"employee_sends_request"}));
    const drawing::Picture map =
        map_of(all, {.width = 1200,
                     .height = 420,
                     .squeeze = 0.75F,
                     .show_strip = false,
                     .show_overview = false,
                     .selected = "send_request",
                     .focus = "ask_employee",
                     .hover = "follow_up_call",
                     .problems = {{.step = "wait_for_reply", .handoff = {}, .label = "1"},
                                  {.step = "on_hold", .handoff = "nowhere", .label = "2"}}});
    tests::expect_golden("blueprint/compare-marks.svg", drawing::to_svg(map, all.title));
}

// One picture at each zoom at which something is left out: 60, 35, 15% of full size and less.
TEST(GoldenBlueprint, AtEveryZoom) {
    const Made all = made(toll_invoice({}));
    drawing::Picture page{.width = 700, .height = 860, .ground = drawing::light_theme().panel};
    float y = 0;
    for (const float zoom : {0.7F, 0.5F, 0.25F, 0.1F}) {
        page.place(map_of(all, {.width = 700, .height = 210, .zoom = zoom, .show_strip = false}),
                   {0, y});
        y += 215;
    }
    tests::expect_golden("blueprint/zooms.svg", drawing::to_svg(page, all.title));
}

TEST(GoldenBlueprint, OfThreeHundredSteps) {
    const Made all = made({steps_300()});
    const drawing::Picture map = map_of(all, {.width = 1200, .height = 420});
    tests::expect_golden("blueprint/steps-300.svg", drawing::to_svg(map, all.title));
}

// "mailed_with_charge" begins with a new choice, "pushed_to_account" waits before the employee is
// asked: both stood to the right of what comes after them.
TEST(BlueprintLayout, ReadsFromLeftToRightInEveryRedesignOfTheTollInvoice) {
    const std::vector<Scenario> all =
        toll_invoice({"employee_sends_request", "office_sends_request", "pushed_to_account",
                      "mailed_with_charge", "status_visible", "pushed_and_sent"});
    ASSERT_EQ(all.size(), 7U);
    const Scenario* baseline[] = {&all[0]};
    const drawing::Layout alone = *drawing::make_layout(drawing::layout_graph(baseline));
    for (std::size_t i = 1; i < all.size(); ++i) {
        const Scenario* designs[] = {&all[0], &all[i]};
        // As a picture of its own, and on a map that showed the baseline before.
        const drawing::Layout* const afresh = nullptr;
        for (const drawing::Layout* previous : {afresh, &alone}) {
            const drawing::Layout layout =
                *drawing::make_layout(drawing::layout_graph(designs), previous);
            const std::string& first =
                all[i].steps[all[i].start[0].handoffs[0].target.step.index].name;
            const float start = layout.steps[*layout.step(first)].x;
            for (const Step& step : all[i].steps)
                EXPECT_GE(layout.steps[*layout.step(step.name)].x, start) << all[i].alternative;
            for (std::size_t h = 0; h < layout.routes.size(); ++h) {
                const drawing::LayoutHandoff& handoff = layout.graph.handoffs[h];
                if (handoff.to_outcome || layout.routes[h].is_back) continue;
                EXPECT_GT(layout.steps[handoff.to].x, layout.steps[handoff.from].x)
                    << all[i].alternative << ": " << layout.graph.steps[handoff.from].name;
            }
        }
    }
}

}  // namespace
}  // namespace friction
