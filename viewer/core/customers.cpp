#include "friction/viewer/customers.h"

#include "friction/journey.h"
#include "friction/viewer/follow.h"

namespace friction::viewer {
namespace {

constexpr double seconds_per_day = 86'400;

Customers::Journey short_of(const Scenario& scenario, const JourneyRecord& record) {
    const bool gave_up = record.outcome.exists() &&
                         scenario.outcomes[record.outcome.index].kind == OutcomeKind::gave_up;
    return {.effort_em = record.effort_em,
            .elapsed_days = record.elapsed_s / seconds_per_day,
            .resolved = record.resolved,
            .gave_up = gave_up,
            .became_problem = record.crossed_at_s.has_value()};
}

}  // namespace

std::shared_ptr<const Customers> look_at_customers(std::shared_ptr<const Model> model,
                                                   bool with_journeys,
                                                   const std::atomic<bool>* cancel) {
    const auto is_cancelled = [&] { return cancel != nullptr && cancel->load(); };
    Customers customers;
    customers.seed = model->scenarios.front().run.seed;
    for (std::size_t a = 0; a < model->plans.size(); ++a) {
        customers.flows.push_back(count_flows(model->scenarios[a], model->plans[a], customers.seed,
                                              customers_looked_at, cancel));
        if (is_cancelled()) return nullptr;
        if (!with_journeys) continue;
        std::vector<Customers::Journey> journeys;
        journeys.reserve(customers_looked_at);
        for (std::uint64_t c = 0; c < customers_looked_at && !is_cancelled(); ++c)
            journeys.push_back(
                short_of(model->scenarios[a], trace_journey(model->plans[a], customers.seed, c)));
        customers.journeys.push_back(std::move(journeys));
    }
    if (is_cancelled()) return nullptr;
    customers.model = std::move(model);
    return std::make_shared<const Customers>(std::move(customers));
}

}  // namespace friction::viewer
