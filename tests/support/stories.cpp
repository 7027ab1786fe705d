#include "support/stories.h"

#include <stdexcept>

#include "friction/io/scenario_reader.h"

namespace friction::testing_support {

std::vector<Scenario> alternatives_of(const std::string& yaml) {
    const io::ReadScenario read = io::read_scenario({"test.yaml", yaml});
    std::string wrong;
    for (const io::Diagnostic& diagnostic : read.diagnostics)
        wrong += io::to_text(diagnostic) + "\n";
    if (!wrong.empty()) throw std::runtime_error(wrong);
    Result<std::vector<Scenario>> built = build_alternatives(read.file.draft);
    if (built.ok()) return std::move(built).value();
    for (const Problem& problem : built.problems())
        wrong += problem.place + ": " + problem.code + " " + problem.found + "; " +
                 problem.expected + "\n";
    throw std::runtime_error(wrong);
}

Scenario scenario_of(const std::string& yaml) { return alternatives_of(yaml).front(); }

std::string story(const std::string& body) {
    return "friction: 1\ntitle: Test\nsource: guess\n" + body;
}

std::string phone_or_paper(const std::string& effort, const std::string& changes) {
    return story(effort + R"(
teams: {desk: {}}
start: ask
steps:
  ask: {by: customer, time: 2 min, next: queue}
  queue: {wait: 10 min, channel: phone, next: solved}
outcomes: {solved: resolved}
redesigns:
  paper:
    changes:
      - set: {step: ask, documents: 1}
      - set: {step: queue, wait: 0 min}
)" + changes);
}

std::vector<Plan> plans_of(const std::vector<Scenario>& scenarios) {
    std::vector<Plan> plans;
    for (const Scenario& scenario : scenarios) plans.push_back(compile(scenario).value());
    return plans;
}

JourneyRecord journey_of(const std::string& yaml, std::uint64_t customer) {
    return trace_journey(compile(scenario_of(yaml)).value(), 1, customer);
}

Tally simulate(const std::vector<Scenario>& scenarios, std::uint64_t journeys, std::uint64_t seed,
               unsigned threads) {
    RunOptions options;
    options.journeys = journeys;
    options.seed = seed;
    options.threads = threads;
    options.effort_sections = options.effort_losses = true;
    return run(plans_of(scenarios), ColumnLayout(scenarios, {}), options).tally;
}

}  // namespace friction::testing_support
