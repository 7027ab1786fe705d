#pragma once
// One customer's journey as it happened, entry by entry: for stories, traces and tests.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "friction/effort.h"
#include "friction/ids.h"
#include "friction/plan.h"

namespace friction {

/// One visit to a step. All bookings of a journey are in its visits; they add up to the ledger.
struct Visit {
    StepId step;
    double begins_s = 0;  ///< since the journey began
    double length_s = 0;
    bool timed_out = false;
    bool contact_began = false;    ///< of any kind
    bool contact_counted = false;  ///< a contact of the customer
    bool contact_repeated = false;
    bool switched = false, handed_over = false, retold = false, chased = false;
    bool promise_broken = false, refused = false, false_closure_found = false;
    std::vector<FactId> told;  ///< for the first time or again
    std::vector<FactId> retold_facts;
    double days_calm = 0, days_open = 0;
    std::array<double, component_count> effort_em{};  ///< booked by this visit on this step
    double need_em = 0;            ///< the part of effort_em whose cause is the customer's need
    double closed_falsely_em = 0;  ///< booked by this visit on the step that closed
    StepId closed_falsely;
    double effort_after_em = 0;  ///< journey so far
    std::optional<double>
        crossed_at_s;  ///< when effort crossed the threshold here, since the journey began
    double cost = 0;   ///< money of the company
};

/// All that the visit books, on its own step and on the one that had closed falsely, EM.
[[nodiscard]] double booked_em(const Visit& visit);

struct JourneyRecord {
    std::uint64_t customer = 0;
    SegmentId segment;
    std::optional<double> patience_em;
    std::vector<Visit> visits;
    bool gave_up_at_door = false;
    StepId door;  ///< where patience ended, when it did
    bool cut = false;
    OutcomeId outcome;  ///< none when cut
    bool resolved = false, believed_resolved = false;
    double effort_em = 0, elapsed_s = 0, cost = 0;
    std::array<double, component_count> by_component{};
    std::array<double, 3> by_cause{};  ///< need, process, failure
    std::vector<double> by_step;       ///< EM per StepId
    std::array<double, 7> ces_probability{};
    int ces = 7;  ///< sampled with the customer's own uniform, the same in every design
    std::optional<double> crossed_at_s;  ///< when effort crossed the threshold
    StepId crossed_on;
    double days_customer_owned = 0;
    int next_actions = 0;
};

class PathEngine;

/// Follows customers of one plan one after the other; what that takes is made once.
class JourneyTracer {
public:
    /// `plan` must outlive it.
    JourneyTracer(const Plan& plan, std::uint64_t seed, std::uint32_t replication = 0);
    ~JourneyTracer();
    JourneyTracer(const JourneyTracer&) = delete;
    JourneyTracer& operator=(const JourneyTracer&) = delete;

    /// The same as trace_journey().
    [[nodiscard]] JourneyRecord trace(std::uint64_t customer);

private:
    const Plan& plan_;
    std::uint64_t key_;
    std::unique_ptr<PathEngine> engine_;
};

/// The journey of one customer; the same one as in run(), compare() and the viewer.
[[nodiscard]] JourneyRecord trace_journey(const Plan& plan, std::uint64_t seed,
                                          std::uint64_t customer, std::uint32_t replication = 0);

}  // namespace friction
