// Prints what a process costs its customers: the mean effort of a journey with its 95% interval.
#include <cstdio>

#include "friction/io/scenario_check.h"
#include "friction/run.h"
#include "friction/summary.h"

int main(int argc, char** argv) {
    if (argc != 2) return std::fputs("Usage: effort FILE\n", stderr), 2;
    const auto text = friction::io::read_source(argv[1]);
    if (!text) return std::fprintf(stderr, "%s\n", text.problems().front().found.c_str()), 2;
    const friction::io::CheckedFile file = friction::io::check_file(text.value());
    std::fputs(friction::io::to_text(file.diagnostics).c_str(), stderr);
    if (!file.alternatives) return 2;

    const std::span baseline(file.alternatives->data(), 1);
    const auto plan = friction::compile(baseline.front());
    if (!plan) return std::fprintf(stderr, "%s\n", plan.problems().front().found.c_str()), 2;
    const auto result = friction::run({&plan.value(), 1}, {baseline, {}}, {.journeys = 16'384});
    const auto effort = estimate(result.tally, 0, column_id(friction::Column::effort));
    std::printf("%.9f EM, from %.9f to %.9f\n", effort.value, effort.low, effort.high);
}
