#include "friction/journey.h"

#include <numeric>

#include "friction/contract.h"
#include "path_engine.h"

namespace friction {

namespace {

int answer(const std::array<double, 7>& probability, double u) {
    double up_to = 0;
    for (std::size_t k = 0; k + 1 < probability.size(); ++k) {
        up_to += probability[k];
        if (u < up_to) return static_cast<int>(k + 1);
    }
    return static_cast<int>(probability.size());
}

void sum_up(const PlanData& plan, Lot& lot, JourneyRecord& record) {
    const OutcomeKind kind =
        record.cut ? OutcomeKind::gave_up : plan.outcomes[static_cast<std::size_t>(lot.outcome[0])];
    if (!record.cut) record.outcome = OutcomeId{static_cast<std::size_t>(lot.outcome[0])};
    const bool marked = (lot.state[0] & belief_flag) != 0;
    record.resolved = kind == OutcomeKind::resolved;
    record.believed_resolved = record.resolved || kind == OutcomeKind::closed_unresolved ||
                               (kind == OutcomeKind::gave_up && marked);
    record.effort_em = lot.column(Column::effort)[0];
    record.elapsed_s = static_cast<double>(lot.elapsed_us[0]) * 1e-6;
    record.cost = lot.column(Column::cost)[0];
    record.days_customer_owned = lot.column(Column::days_customer_owned)[0];
    record.next_actions = static_cast<int>(lot.column(Column::next_actions)[0]);
    for (std::size_t c = 0; c < component_count; ++c) record.by_component[c] = lot.component(c)[0];
    record.by_cause[1] = lot.column(Column::effort_process)[0];
    record.by_cause[2] = lot.column(Column::effort_failure)[0];
    record.by_step.assign(plan.steps.size(), 0);
    double need = 0;
    for (const Visit& visit : record.visits) {
        for (const double em : visit.effort_em) record.by_step[visit.step.index] += em;
        if (visit.closed_falsely.exists())
            record.by_step[visit.closed_falsely.index] += visit.closed_falsely_em;
        if (visit.crossed_at_s && !record.crossed_at_s) {
            record.crossed_at_s = visit.crossed_at_s;
            record.crossed_on = visit.step;
        }
        need += visit.need_em;
    }
    record.by_cause[0] = need;
}

}  // namespace

double booked_em(const Visit& visit) {
    return std::accumulate(visit.effort_em.begin(), visit.effort_em.end(), visit.closed_falsely_em);
}

JourneyTracer::JourneyTracer(const Plan& plan, std::uint64_t seed, std::uint32_t replication)
    : plan_(plan),
      key_(random_key(seed, replication).key),
      engine_(std::make_unique<PathEngine>(plan.data(), plan.data().own_layout, RandomKey{key_})) {}

JourneyTracer::~JourneyTracer() = default;

JourneyRecord JourneyTracer::trace(std::uint64_t customer) {
    FRICTION_EXPECTS(customer < customer_limit);
    const PlanData& data = plan_.data();
    JourneyRecord record;
    FRICTION_EXPECTS(engine_->trace(customer, record));
    sum_up(data, engine_->lot(), record);
    record.ces_probability = ces_probabilities(data.loyalty, record.effort_em);
    record.ces = answer(record.ces_probability,
                        uniform(RandomKey{key_}, name_hash("customer:ces"), customer, 0, 0));
    return record;
}

JourneyRecord trace_journey(const Plan& plan, std::uint64_t seed, std::uint64_t customer,
                            std::uint32_t replication) {
    return JourneyTracer(plan, seed, replication).trace(customer);
}

}  // namespace friction
