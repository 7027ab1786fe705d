#include "friction/viewer/customers.h"

#include <algorithm>

#include "friction/examples.h"
#include "friction/journey.h"

namespace friction::viewer {

std::shared_ptr<const Customers> look_at_customers(std::shared_ptr<const Model> model,
                                                   std::uint64_t run_journeys, bool with_journeys,
                                                   const std::atomic<bool>* cancel) {
    const auto is_cancelled = [&] { return cancel != nullptr && cancel->load(); };
    Customers customers;
    customers.seed = model->scenarios.front().run.seed;
    for (std::size_t a = 0; a < model->plans.size(); ++a) {
        customers.flows.push_back(count_flows(model->scenarios[a], model->plans[a], customers.seed,
                                              std::min(run_journeys, flow_customers), cancel));
        if (is_cancelled()) return nullptr;
        if (!with_journeys) continue;
        std::vector<JourneyBrief> journeys;
        journeys.reserve(example_customers);
        JourneyTracer tracer(model->plans[a], customers.seed);
        for (std::uint64_t c = 0; c < example_customers && !is_cancelled(); ++c)
            journeys.push_back(brief_of(model->scenarios[a], tracer.trace(c)));
        customers.journeys.push_back(std::move(journeys));
    }
    if (is_cancelled()) return nullptr;
    customers.model = std::move(model);
    return std::make_shared<const Customers>(std::move(customers));
}

}  // namespace friction::viewer
