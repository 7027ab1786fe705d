#include "find_customer.h"

#include <vector>

#include "friction/journey.h"

namespace friction::cli {
namespace {

std::vector<JourneyBrief> lived_through(const Scenario& scenario, const Plan& plan,
                                        std::uint64_t seed) {
    std::vector<JourneyBrief> journeys;
    journeys.reserve(example_customers);
    JourneyTracer tracer(plan, seed);
    for (std::uint64_t customer = 0; customer < example_customers; ++customer)
        journeys.push_back(brief_of(scenario, tracer.trace(customer)));
    return journeys;
}

}  // namespace

std::optional<std::uint64_t> find_customer(Example kind, std::span<const Scenario> scenarios,
                                           std::span<const Plan> plans, std::uint64_t seed) {
    const std::vector<JourneyBrief> before = lived_through(scenarios.front(), plans.front(), seed);
    std::vector<JourneyBrief> after;
    if (plans.size() > 1) after = lived_through(scenarios.back(), plans.back(), seed);
    const auto found = examples(kind, before, after, scenarios.front().run.same_within_em);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

}  // namespace friction::cli
