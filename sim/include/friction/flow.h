#pragma once
// How many journeys take which way through a process, and what taking it costs the customer.
//
// Tallies know steps, not the ways between them. A picture needs the ways: their volume, whether
// the customer meets another team there, and the effort that entering a step that way books. They
// are counted over the first customers, the same ones as in run(), trace_journey() and the viewer,
// so a count is a small sample: how many journeys it rests on stands beside it.

#include <atomic>
#include <cstdint>
#include <vector>

#include "friction/ids.h"
#include "friction/plan.h"
#include "friction/scenario.h"

namespace friction {

/// A way of the graph: written in the file, or taken by customers whose patience ran out.
struct HandoffEnds {
    StepId from;  ///< none: where journeys begin
    Target to;

    friend bool operator==(const HandoffEnds&, const HandoffEnds&) = default;
};

/// Every way of the scenario once: from the start, then by step in the order of the file, as
/// written (`next` before `after`). Ways with share 0 count.
[[nodiscard]] std::vector<HandoffEnds> handoffs_of(const Scenario& scenario);

/// The channel on which customer and company meet between two steps, or none: it is told on the
/// step entered, else on the one left. Nobody meets where both steps lie with the same side, and a
/// customer who leaves a live contact meets nobody new.
[[nodiscard]] Channel meeting_channel(const Scenario& scenario, const HandoffEnds& ends);

struct HandoffFlow {
    HandoffEnds ends;
    bool ran_out = false;  ///< not in the file: patience ended here
    double uses = 0;       ///< per journey begun
    double share = 0;      ///< of journeys that go this way at least once
    double felt = 0;       ///< share of the uses in which the customer is handed to another team
    // EM per journey begun that entering this way books
    double contact_em = 0, switch_em = 0, handoff_em = 0, retelling_em = 0;
    Channel meets = Channel::none;  ///< see meeting_channel()

    [[nodiscard]] double entry_em() const {
        return contact_em + switch_em + handoff_em + retelling_em;
    }
};

struct StepFlow {
    double visits = 0;    ///< per journey begun
    double share = 0;     ///< of journeys that come here at least once
    double length_s = 0;  ///< mean of a visit, telling included; 0 when nobody came
};

struct Flows {
    std::uint64_t customers = 0;  ///< journeys counted: customers 0 to customers - 1
    std::vector<HandoffFlow>
        handoffs;                      ///< in the order of handoffs_of(); those that ran out behind
    std::vector<StepFlow> steps;       ///< per StepId
    std::vector<double> outcomes;      ///< per OutcomeId, share of journeys
    double cut = 0;                    ///< share of journeys that a limit of visits ended
    double next_actions = 0;           ///< of the customer, per journey
    double days_customer_owned = 0;    ///< per journey
    std::vector<double> team_minutes;  ///< per TeamId, work per journey, automated teams included

    [[nodiscard]] const HandoffFlow* find(const HandoffEnds& ends) const;
};

/// As many as a run simulated, and no more than this.
inline constexpr std::uint64_t flow_customers = 16'384;
/// Of journeys through thousands of steps fewer tell enough: after so many visits no further
/// customer is counted, once there are so many of them.
inline constexpr std::uint64_t flow_visits = 4'000'000, fewest_flow_customers = 256;

/// Counts the first `customers` journeys, or fewer where they are very long; Flows::customers says
/// how many. `plan` is compiled from `scenario`. The same numbers on every machine. A cancelled
/// count returns the customers counted so far.
/// Cost: one traced journey each.
[[nodiscard]] Flows count_flows(const Scenario& scenario, const Plan& plan, std::uint64_t seed,
                                std::uint64_t customers = flow_customers,
                                const std::atomic<bool>* cancel = nullptr);

}  // namespace friction
