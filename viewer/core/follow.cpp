#include "friction/viewer/follow.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace friction::viewer {
namespace {

using Journeys = std::vector<Customers::Journey>;
using Numbers = std::vector<std::uint64_t>;

void add_events(std::vector<double>& events, const JourneyRecord& record) {
    for (const Visit& visit : record.visits) events.push_back(visit.begins_s);
    events.push_back(record.elapsed_s);
}

template <class Keep>
Numbers those(const Journeys& journeys, Keep&& keep) {
    Numbers numbers;
    for (std::uint64_t i = 0; i < journeys.size(); ++i)
        if (keep(i)) numbers.push_back(i);
    return numbers;
}

/// Always the value of somebody, so that someone is as near to it as can be.
double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

Numbers typical(const Journeys& before, const Journeys& after, bool is_alone) {
    constexpr double near = 0.05;
    std::vector<double> efforts, values;
    for (std::size_t i = 0; i < before.size(); ++i) {
        efforts.push_back(before[i].effort_em);
        values.push_back(is_alone ? before[i].effort_em : after[i].effort_em - before[i].effort_em);
    }
    const double middle = median(values), usual = median(efforts);
    Numbers numbers = those(before, [&](std::uint64_t i) {
        return std::abs(values[i] - middle) <= near * std::abs(middle);
    });
    std::ranges::stable_sort(numbers, {},
                             [&](std::uint64_t i) { return std::abs(efforts[i] - usual); });
    return numbers;
}

Numbers worst(const Journeys& journeys) {
    Numbers order(journeys.size());
    std::iota(order.begin(), order.end(), std::uint64_t{0});
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::uint64_t i) { return journeys[i].effort_em; });
    order.resize((order.size() + 19) / 20);
    return order;
}

// The truth first: an unresolved problem outweighs all effort.
Numbers worse_off(const Journeys& before, const Journeys& after, double same_within_em) {
    const auto is_worse = [&](std::uint64_t i) {
        if (before[i].resolved != after[i].resolved) return before[i].resolved;
        return after[i].effort_em - before[i].effort_em > same_within_em;
    };
    Numbers numbers = those(before, is_worse);
    std::ranges::stable_sort(numbers, std::ranges::greater{}, [&](std::uint64_t i) {
        constexpr double truth_first = 1e9;
        const double more = after[i].effort_em - before[i].effort_em;
        return before[i].resolved != after[i].resolved ? truth_first + more : more;
    });
    return numbers;
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
    if (customers.count() == 0) return {};
    const std::size_t alternative = customers.model->alternative(compared).value_or(0);
    const bool is_alone = alternative == 0 || alternative >= customers.journeys.size();
    const Journeys& before = customers.journeys.front();
    const Journeys& after = is_alone ? before : customers.journeys[alternative];
    switch (kind) {
        case Jump::none:
            return {};
        case Jump::typical:
            return typical(before, after, is_alone);
        case Jump::worst:
            return worst(before);
        case Jump::gave_up:
            return those(before, [&](std::uint64_t i) { return before[i].gave_up; });
        case Jump::became_problem:
            return those(before, [&](std::uint64_t i) { return before[i].became_problem; });
        case Jump::worse_off:
            break;
    }
    return worse_off(before, after, customers.model->scenarios.front().run.same_within_em);
}

}  // namespace friction::viewer
