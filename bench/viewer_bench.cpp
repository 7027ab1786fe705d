// Building a frame with two designs on screen: everything but filling pixels. The goals are 1 ms
// for two designs of 300 steps and 4 ms for two of 2,000, also while panning.

#include <benchmark/benchmark.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>

#include "app.h"
#include "friction/drawing/blueprint.h"
#include "friction/io/scenario_reader.h"
#include "friction/viewer/jobs.h"
#include "panels/map_canvas.h"
#include "screen.h"

namespace {

using namespace friction;
using namespace friction::viewer;

std::string process_of(int steps) {
    std::string text =
        "friction: 1\ntitle: Many steps\nteams:\n  a: {title: Counter}\n  b: {title: Hotline}\n";
    text += "start: s1\nsteps:\n";
    for (int i = 1; i <= steps; ++i) {
        const std::string to = i < steps ? "s" + std::to_string(i + 1) : "done";
        text += "  s" + std::to_string(i) + ":\n    title: Step " + std::to_string(i) + "\n";
        if (i % 7 == 0)
            text += "    wait: 1 days\n    owner: company\n    status: visible\n";
        else
            text += std::string("    by: ") + (i % 2 == 0 ? (i % 4 == 0 ? "a" : "b") : "customer") +
                    "\n    time: 3 min\n";
        text += i % 11 == 0 && i + 2 < steps
                    ? "    next: {s" + std::to_string(i + 2) + ": 20%, " + to + ": rest}\n"
                    : "    next: " + to + "\n";
    }
    return text + "outcomes: {done: resolved}\n";
}

// The whole window in Compare: chrome, both maps, ledgers and charts of a run that is done.
class WholeWindow {
public:
    explicit WholeWindow(int steps) {
        const std::string path = std::filesystem::temp_directory_path() / "friction-bench.yaml";
        std::ofstream(path) << process_of(steps)
                            << "run: {journeys: 4096}\nredesigns:\n  less:\n    title: Without the "
                               "second step\n    changes:\n      - remove: s2\n";
        screen_.prepare({.width = 1600, .height = 900, .moves = false});
        app_.give(OpenFile{path});
        settle();
        app_.give(ShowView{View::compare});
        for (int i = 0; i < 4; ++i) {
            frame();
            settle();
        }
        std::filesystem::remove(path);
    }
    void frame() {
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        const Frame frame = screen_.begin(0);
        static_cast<void>(app_.draw(frame));
        screen_.end(frame);
    }
    [[nodiscard]] bool shows_two_designs() const {
        return app_.session().view == View::compare && app_.session().run.stage == Stage::done &&
               app_.session().run.results->scenarios().size() == 2;
    }

private:
    void settle() {
        do {
            app_.deliver();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        } while (!jobs_.is_idle() || app_.is_busy());
        app_.deliver();
    }

    Jobs jobs_;
    App app_{{.collect = [this] { return jobs_.collect(); },
              .carry_out = [this](const Effect& e) { static_cast<void>(jobs_.start(e)); }},
             Session()};
    Screen screen_;
};

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

BENCHMARK_MAIN();
