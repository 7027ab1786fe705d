#include "friction/examples.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>
#include <utility>

#include "friction/contract.h"
#include "friction/seconds.h"

namespace friction {
namespace {

using Journeys = std::span<const JourneyBrief>;
using CustomerNumbers = std::vector<std::uint64_t>;

template <class Keep>
CustomerNumbers those(std::size_t count, Keep&& keep) {
    CustomerNumbers numbers;
    for (std::uint64_t i = 0; i < count; ++i)
        if (keep(i)) numbers.push_back(i);
    return numbers;
}

/// Always the value of somebody, so that someone is as near to it as can be.
double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

CustomerNumbers typical(Journeys before, Journeys after) {
    constexpr double near = 0.05;
    std::vector<double> efforts, values;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const double effort = before[i].effort_em;
        efforts.push_back(effort);
        values.push_back(after.empty() ? effort : after[i].effort_em - effort);
    }
    const double middle = median(values), usual = median(efforts);
    CustomerNumbers numbers = those(before.size(), [&](std::uint64_t i) {
        return std::abs(values[i] - middle) <= near * std::abs(middle);
    });
    // Who ends as most do stands for more people than who is nearest.
    const auto ending = [&](std::uint64_t i) {
        const auto one = [](const JourneyBrief& j) { return j.resolved ? 2 : j.gave_up ? 1 : 0; };
        return one(before[i]) * 3 + (after.empty() ? 0 : one(after[i]));
    };
    std::array<std::size_t, 9> endings{};
    for (std::uint64_t i = 0; i < before.size(); ++i)
        ++endings.at(static_cast<std::size_t>(ending(i)));
    const auto most = std::ranges::max_element(endings) - endings.begin();
    std::ranges::stable_sort(numbers, {}, [&](std::uint64_t i) {
        return std::pair(ending(i) != most, std::abs(efforts[i] - usual));
    });
    return numbers;
}

CustomerNumbers worst(Journeys journeys) {
    CustomerNumbers order(journeys.size());
    std::iota(order.begin(), order.end(), std::uint64_t{0});
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::uint64_t i) { return journeys[i].effort_em; });
    order.resize((order.size() + 19) / 20);
    return order;
}

// The truth first: an unresolved problem outweighs all effort.
CustomerNumbers worse_off(Journeys before, Journeys after, double same_within_em) {
    const auto more = [&](std::uint64_t i) { return after[i].effort_em - before[i].effort_em; };
    CustomerNumbers numbers = those(after.size(), [&](std::uint64_t i) {
        if (before[i].resolved != after[i].resolved) return before[i].resolved;
        return more(i) > same_within_em;
    });
    std::ranges::stable_sort(numbers, std::ranges::greater{}, [&](std::uint64_t i) {
        constexpr double truth_first = 1e9;
        return before[i].resolved != after[i].resolved ? truth_first + more(i) : more(i);
    });
    return numbers;
}

}  // namespace

JourneyBrief brief_of(const Scenario& scenario, const JourneyRecord& record) {
    const bool gave_up = record.outcome.exists() &&
                         scenario.outcomes[record.outcome.index].kind == OutcomeKind::gave_up;
    return {.effort_em = record.effort_em,
            .elapsed_days = record.elapsed_s / seconds_per_day,
            .resolved = record.resolved,
            .gave_up = gave_up,
            .became_problem = record.crossed_at_s.has_value()};
}

std::vector<std::uint64_t> examples(Example kind, std::span<const JourneyBrief> before,
                                    std::span<const JourneyBrief> after, double same_within_em) {
    FRICTION_EXPECTS(after.empty() || after.size() == before.size());
    if (before.empty()) return {};
    switch (kind) {
        case Example::typical:
            return typical(before, after);
        case Example::worst:
            return worst(before);
        case Example::gave_up:
            return those(before.size(), [&](std::uint64_t i) { return before[i].gave_up; });
        case Example::worse_off:
            return worse_off(before, after, same_within_em);
        case Example::became_problem:
            return those(before.size(), [&](std::uint64_t i) { return before[i].became_problem; });
    }
    return {};
}

}  // namespace friction
