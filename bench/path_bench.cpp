// M1: the path engine with full ledgers against the hand-written loop, by processor seconds, in
// turns.

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

#include "friction/io/scenario_reader.h"
#include "friction/run.h"
#include "reference/m1.h"

namespace {

constexpr std::uint64_t journeys = 409'600;  // 100 blocks

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double wall_seconds() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

struct Model {
    std::vector<friction::Scenario> scenarios;
    std::vector<friction::Plan> plans;
    friction::ColumnLayout layout;

    explicit Model(const char* name) {
        const auto text = friction::io::read_source(std::string(FRICTION_BENCH_DIR) + "/" + name);
        auto read = friction::io::read_scenario(text.value());
        for (const auto& diagnostic : read.diagnostics)
            std::fprintf(stderr, "%s\n", friction::io::to_text(diagnostic).c_str());
        auto built = friction::build_alternatives(read.file.draft);
        if (!built.ok()) {
            std::fprintf(stderr, "%s: %s\n", name, built.problems()[0].found.c_str());
            std::exit(1);
        }
        scenarios = std::move(built).value();
        for (const friction::Scenario& scenario : scenarios)
            plans.push_back(friction::compile(scenario).value());
        layout = friction::ColumnLayout(scenarios, {});
    }
};

const Model& m1() {
    static const Model model("m1.yaml");
    return model;
}

friction::Tally simulate(const Model& model, std::uint64_t n, unsigned threads) {
    friction::RunOptions options;
    options.journeys = n;
    options.threads = threads;
    return friction::run(model.plans, model.layout, options).tally;
}

/// Friction's throughput as a multiple of the loop's: 0.5 is required, 2 aimed at.
void m1_ratio(benchmark::State& state) {
    const Model& model = m1();
    double loop_s = 0, engine_s = 0;
    for (auto _ : state) {
        const double begin = processor_seconds();
        benchmark::DoNotOptimize(reference::m1(static_cast<long>(journeys), 1));
        const double between = processor_seconds();
        benchmark::DoNotOptimize(simulate(model, journeys, 1));
        const double end = processor_seconds();
        loop_s += between - begin;
        engine_s += end - between;
        state.SetIterationTime(end - between);
    }
    state.counters["ratio"] = loop_s / engine_s;
    state.counters["loop_journeys_per_s"] =
        static_cast<double>(journeys) * static_cast<double>(state.iterations()) / loop_s;
    state.counters["engine_journeys_per_s"] =
        static_cast<double>(journeys) * static_cast<double>(state.iterations()) / engine_s;
}
BENCHMARK(m1_ratio)
    ->UseManualTime()
    ->Iterations(3)
    ->Repetitions(7)
    ->ReportAggregatesOnly(true)
    ->Unit(benchmark::kMillisecond);

/// Wall time of one thread over that of two, in turns; runs of two seconds and more.
void m1_two_threads(benchmark::State& state) {
    const Model& model = m1();
    double one_s = 0, two_s = 0;
    constexpr std::uint64_t many = 25 * journeys;
    for (auto _ : state) {
        const double begin = wall_seconds();
        benchmark::DoNotOptimize(simulate(model, many, 1));
        const double between = wall_seconds();
        benchmark::DoNotOptimize(simulate(model, many, 2));
        const double end = wall_seconds();
        one_s += between - begin;
        two_s += end - between;
        state.SetIterationTime(end - between);
    }
    state.counters["speed_up"] = one_s / two_s;
}
BENCHMARK(m1_two_threads)
    ->UseManualTime()
    ->Iterations(1)
    ->Repetitions(5)
    ->ReportAggregatesOnly(true)
    ->Unit(benchmark::kMillisecond);

/// The same answers: what the loop sums must be what the engine finds, within four standard errors.
void m1_answers(benchmark::State& state) {
    const Model& model = m1();
    for (auto _ : state) {
        const friction::Tally tally = simulate(model, journeys, 2);
        const reference::M1Sums loop = reference::m1(static_cast<long>(journeys), 1);
        state.counters["active_min"] =
            tally.total(0, friction::column_id(friction::Column::active)).mean;
        state.counters["loop_active_min"] = loop.active / loop.journeys;
        const double visits = [&] {
            double sum = 0;
            for (const friction::StepTally& step : tally.alternatives[0].steps) sum += step.visits;
            return sum / static_cast<double>(tally.journeys);
        }();
        state.counters["visits"] = visits;
        state.counters["loop_visits"] = loop.visits / loop.journeys;
        state.counters["gave_up"] =
            1 - tally.total(0, friction::column_id(friction::Column::resolved)).mean;
        state.counters["loop_gave_up"] = loop.gave_up / loop.journeys;
    }
}
BENCHMARK(m1_answers)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
