// Building a frame with two designs on screen: everything but filling pixels. The goals are 1 ms
// for two designs of 300 steps and 4 ms for two of 2,000, also while panning.

#include <benchmark/benchmark.h>

#include <memory>

#include "friction/drawing/blueprint.h"
#include "friction/io/scenario_reader.h"
#include "panels/map_canvas.h"
#include "whole_window.h"

namespace friction {
namespace {

using namespace friction::viewer;

void whole_frame(benchmark::State& state) {
    WholeWindow window(static_cast<int>(state.range(0)));
    if (!window.shows_two_designs()) state.SkipWithError("the run is not done");
    for (auto _ : state) window.frame();
}
BENCHMARK(whole_frame)->Arg(300)->Arg(2'000)->Unit(benchmark::kMillisecond);

struct TwoMaps {
    explicit TwoMaps(int steps) {
        const auto read = io::read_scenario({"bench.yaml", process_of(steps)});
        scenario = std::make_unique<Scenario>(build_scenario(read.file.draft).value());
        const Scenario* designs[] = {scenario.get()};
        map.layout = std::make_shared<const drawing::Layout>(
            *drawing::make_layout(drawing::layout_graph(designs)));
        drawing::BlueprintInput input;
        input.design = scenario.get();
        map.model = std::make_shared<const drawing::BlueprintModel>(
            drawing::build_blueprint_model(input, *map.layout));
        map.revision = 1;
        session.view = View::compare;
        screen.prepare({.width = 1600, .height = 900, .moves = false});
    }
    void frame() {
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        const Frame frame = screen.begin(0);
        Commands commands;
        upper.draw(session, commands, frame, box_at(0, 100, 1200, 380), "upper", &map, {});
        lower.draw(session, commands, frame, box_at(0, 490, 1200, 380), "lower", &map, {});
        screen.end(frame);
    }

    std::unique_ptr<Scenario> scenario;
    Map map;
    Session session;
    Screen screen;
    MapCanvas upper, lower;
};

void still_frame(benchmark::State& state) {
    TwoMaps maps(static_cast<int>(state.range(0)));
    maps.frame();
    for (auto _ : state) maps.frame();
}
BENCHMARK(still_frame)->Arg(300)->Arg(2'000)->Unit(benchmark::kMillisecond);

void panning_frame(benchmark::State& state) {
    TwoMaps maps(static_cast<int>(state.range(0)));
    Camera& camera = maps.session.camera();
    camera = {.is_fit = false, .zoom = 0.5F, .centre = {50, 20}};
    for (auto _ : state) {
        camera.centre.x += 0.25F;
        maps.frame();
    }
}
BENCHMARK(panning_frame)->Arg(300)->Arg(2'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace friction

BENCHMARK_MAIN();
