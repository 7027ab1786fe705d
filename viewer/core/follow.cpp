#include "friction/viewer/follow.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace friction::viewer {
namespace {

using Journeys = std::vector<JourneyBrief>;
using Numbers = std::vector<std::uint64_t>;

void add_events(std::vector<double>& events, const JourneyRecord& record) {
    for (const Visit& visit : record.visits) events.push_back(visit.begins_s);
    events.push_back(record.elapsed_s);
}

}  // namespace

std::shared_ptr<const Followed> followed(std::shared_ptr<const Model> model, DesignId compared,
                                         std::uint64_t customer) {
    Followed result;
    result.after = model->alternative(compared).value_or(0);
    const std::uint64_t seed = model->scenarios.front().run.seed;
    result.first = trace_journey(model->plans[result.before], seed, customer);
    result.second = result.after == result.before
                        ? result.first
                        : trace_journey(model->plans[result.after], seed, customer);
    result.events_s = {0};
    add_events(result.events_s, result.first);
    add_events(result.events_s, result.second);
    std::ranges::sort(result.events_s);
    const auto twice = std::ranges::unique(result.events_s);
    result.events_s.erase(twice.begin(), twice.end());
    result.end_s = std::max(result.first.elapsed_s, result.second.elapsed_s);
    result.model = std::move(model);
    return std::make_shared<const Followed>(std::move(result));
}

std::optional<std::uint64_t> customer_at(const Customers& customers, DesignId compared,
                                         double share) {
    const std::optional<std::size_t> alternative = customers.model->alternative(compared);
    if (customers.count() == 0 || !alternative || *alternative >= customers.journeys.size())
        return std::nullopt;
    const Journeys &before = customers.journeys.front(), &after = customers.journeys[*alternative];
    Numbers order(before.size());
    std::iota(order.begin(), order.end(), std::uint64_t{0});
    std::ranges::stable_sort(
        order, {}, [&](std::uint64_t i) { return after[i].effort_em - before[i].effort_em; });
    const auto count = static_cast<double>(order.size());
    const double place = std::clamp(share, 0.0, 1.0) * count;
    return order[static_cast<std::size_t>(std::min(place, count - 1))];
}

std::vector<std::uint64_t> customers_like(const Customers& customers, DesignId compared,
                                          Jump kind) {
    const auto like = [kind]() -> std::optional<Example> {
        switch (kind) {
            case Jump::none:
                return std::nullopt;
            case Jump::typical:
                return Example::typical;
            case Jump::worst:
                return Example::worst;
            case Jump::gave_up:
                return Example::gave_up;
            case Jump::worse_off:
                return Example::worse_off;
            case Jump::became_problem:
                return Example::became_problem;
        }
        return std::nullopt;
    }();
    if (!like || customers.count() == 0) return {};
    const std::size_t alternative = customers.model->alternative(compared).value_or(0);
    const bool is_alone = alternative == 0 || alternative >= customers.journeys.size();
    return examples(*like, customers.journeys.front(),
                    is_alone ? std::span<const JourneyBrief>{} : customers.journeys[alternative],
                    customers.model->scenarios.front().run.same_within_em);
}

}  // namespace friction::viewer
