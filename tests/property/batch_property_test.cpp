// What a step does to a journey does not depend on who enters it at the same time: alone, among the
// few who are copied, or among many, every column has the same bytes.

#include <gtest/gtest.h>

#include <numeric>

#include "path_engine.h"
#include "support/random_process.h"
#include "support/stories.h"

namespace friction {
namespace {

/// [column][customer], of customers who set out together in groups of this size.
std::vector<std::vector<double>> columns_in_groups_of(std::size_t group, std::size_t customers,
                                                      const Plan& plan) {
    const PlanData& data = plan.data();
    PathEngine engine(data, data.own_layout, random_key(11, 0));
    std::vector<std::vector<double>> columns(data.own_layout.size());
    std::vector<std::uint64_t> numbers(group);
    for (std::size_t first = 0; first < customers; first += group) {
        std::iota(numbers.begin(), numbers.end(), first);
        EXPECT_TRUE(engine.simulate(numbers));
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const std::span<const double> values = engine.lot().values(static_cast<ColumnId>(c));
            columns[c].insert(columns[c].end(), values.begin(), values.end());
        }
    }
    return columns;
}

TEST(BatchProperty, AJourneyIsTheSameAloneAmongFewAndAmongMany) {
    constexpr std::size_t customers = 512;
    for (std::uint64_t number = 0; number < 60; ++number) {
        const Scenario scenario = testing_support::scenario_of(
            testing_support::random_process(number, {.with_patience = number % 2 == 0}));
        const Plan plan = compile(scenario).value();
        const auto together = columns_in_groups_of(customers, customers, plan);
        ASSERT_EQ(columns_in_groups_of(1, customers, plan), together) << number;
        ASSERT_EQ(columns_in_groups_of(64, customers, plan), together) << number;
    }
}

}  // namespace
}  // namespace friction
