// What a blueprint costs: its layout, off the frame, and its picture, once per frame.
//
// Goals: layout of 1,000 steps within 300 ms; a frame of two designs of 300 steps within 1 ms, of
// 2,000 steps within 4 ms, of which the picture is a part.

#include <benchmark/benchmark.h>

#include "friction/drawing/blueprint.h"
#include "friction/run.h"
#include "support/large_process.h"

namespace friction::drawing {
namespace {

Scenario process_of(const benchmark::State& state) {
    return support::large_process(3, static_cast<std::size_t>(state.range(0)));
}

void lay_out(benchmark::State& state) {
    const Scenario scenario = process_of(state);
    const Scenario* one = &scenario;
    for (auto _ : state) benchmark::DoNotOptimize(make_layout(layout_graph({&one, 1})));
}
BENCHMARK(lay_out)->Arg(300)->Arg(1'000)->Arg(2'000)->Unit(benchmark::kMillisecond);

void lay_out_again(benchmark::State& state) {
    const Scenario scenario = process_of(state);
    const Scenario* one = &scenario;
    const Layout layout = *make_layout(layout_graph({&one, 1}));
    for (auto _ : state) benchmark::DoNotOptimize(make_layout(layout_graph({&one, 1}), &layout));
}
BENCHMARK(lay_out_again)->Arg(1'000)->Unit(benchmark::kMillisecond);

/// range(1): 0 fitted into the window, 1 at full size.
void draw(benchmark::State& state) {
    const Scenario scenario = process_of(state);
    const Scenario* one = &scenario;
    const std::vector<Scenario> all = {scenario};
    const std::vector<Plan> plans = {compile(scenario).value()};
    RunOptions options;
    options.journeys = journeys_per_block;
    options.threads = 1;
    const Tally tally = run(plans, ColumnLayout(all, {}), options).tally;
    const Flows flows = count_flows(scenario, plans.front(), 1, 256);
    const Layout layout = *make_layout(layout_graph({&one, 1}));
    const BlueprintResult result = blueprint_result(tally, 0, scenario);
    const BlueprintModel model =
        build_blueprint_model({.design = one, .result = &result, .flows = &flows}, layout);
    BlueprintView view{.width = 1280, .height = 470};
    if (state.range(1) == 0) view = fitted_view(layout, view);
    for (auto _ : state)
        benchmark::DoNotOptimize(draw_blueprint(model, layout, view, light_theme()));
}
BENCHMARK(draw)->ArgsProduct({{300, 2'000}, {0, 1}})->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace friction::drawing
