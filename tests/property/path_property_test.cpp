// What must hold for every process, tried on some hundred random ones.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>
#include <thread>

#include "friction/exact.h"
#include "friction/run.h"
#include "friction/summary.h"
#include "support/random_process.h"
#include "support/stories.h"

namespace friction {
namespace {

using testing_support::random_process;

constexpr testing_support::RandomProcessOptions with_patience{.with_patience = true};

double sum(const auto& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

TEST(PathProperty, TheThreeBookingsOfEveryJourneyAgree) {
    for (std::uint64_t number = 0; number < 150; ++number) {
        const Scenario scenario =
            testing_support::scenario_of(random_process(number, with_patience));
        const Plan plan = compile(scenario).value();
        for (std::uint64_t customer = 0; customer < 40; ++customer) {
            const JourneyRecord journey = trace_journey(plan, number, customer);
            const double slack = 1e-12 * std::max(1.0, journey.effort_em);
            ASSERT_NEAR(sum(journey.by_component), journey.effort_em, slack)
                << number << " " << customer;
            ASSERT_NEAR(sum(journey.by_step), journey.effort_em, slack)
                << number << " " << customer;
            ASSERT_NEAR(sum(journey.by_cause), journey.effort_em, slack)
                << number << " " << customer;
            double length_s = 0;
            for (const Visit& visit : journey.visits) length_s += visit.length_s;
            // The clock counts whole microseconds: half a one for every visit at most.
            ASSERT_NEAR(length_s, journey.elapsed_s,
                        5e-7 * static_cast<double>(journey.visits.size()) + 1e-12 * length_s);
        }
    }
}

TEST(PathProperty, JourneysBegunAreJourneysEnded) {
    for (std::uint64_t number = 0; number < 60; ++number) {
        const Scenario scenario =
            testing_support::scenario_of(random_process(number, with_patience));
        const Tally tally = testing_support::simulate({scenario}, 3'000, number);
        double ended = tally.total(0, column_id(Column::cut)).mean;
        for (std::size_t i = 0; i < tally.layout.outcomes().size(); ++i)
            ended += tally.total(0, tally.layout.outcome_column(i)).mean;
        ASSERT_EQ(tally.journeys, 3'000u);
        ASSERT_NEAR(ended, 1, 1e-12) << number;
    }
}

TEST(PathProperty, TheTracedCustomerIsTheSimulatedOne) {
    for (std::uint64_t number = 0; number < 20; ++number) {
        const Scenario scenario =
            testing_support::scenario_of(random_process(number, with_patience));
        const Plan plan = compile(scenario).value();
        double effort = 0, elapsed_days = 0, cost = 0;
        constexpr std::uint64_t customers = 300;
        JourneyTracer tracer(plan, 5);
        for (std::uint64_t customer = 0; customer < customers; ++customer) {
            const JourneyRecord journey = tracer.trace(customer);
            ASSERT_EQ(journey.effort_em, trace_journey(plan, 5, customer).effort_em);
            effort += journey.effort_em;
            elapsed_days += journey.elapsed_s / 86'400;
            cost += journey.cost;
        }
        const Tally tally = testing_support::simulate({scenario}, customers, 5);
        const auto total = [&](Column column) {
            return tally.total(0, column_id(column)).mean * customers;
        };
        EXPECT_NEAR(total(Column::effort), effort, 1e-10 * effort);
        EXPECT_NEAR(total(Column::elapsed), elapsed_days, 1e-10 * elapsed_days);
        EXPECT_NEAR(total(Column::cost), cost, 1e-10 * std::max(1.0, cost));
    }
}

TEST(PathProperty, StepsAddUpToJourneys) {
    for (std::uint64_t number = 0; number < 40; ++number) {
        const Tally tally = testing_support::simulate(
            {testing_support::scenario_of(random_process(number, with_patience))}, 2'000);
        double effort = 0, sections = 0;
        for (const StepTally& step : tally.alternatives[0].steps) {
            effort += sum(step.effort_em);
            sections += sum(step.section_effort_em);
        }
        const double journeys = tally.total(0, column_id(Column::effort)).mean * 2'000;
        EXPECT_NEAR(effort, journeys, 1e-10 * journeys);
        EXPECT_NEAR(sections, journeys, 1e-10 * journeys);
    }
}

/// Everything a tally holds, as one list of numbers to be compared byte by byte.
std::vector<double> bytes_of(const Tally& tally) {
    std::vector<double> all;
    const auto add = [&](const std::vector<std::vector<Moments>>& segments) {
        for (const auto& columns : segments)
            for (const Moments& m : columns) all.insert(all.end(), {m.n, m.mean, m.m2, m.m3});
    };
    for (const AlternativeTally& alternative : tally.alternatives) {
        add(alternative.columns);
        add(alternative.differences);
        for (const StepTally& step : alternative.steps) {
            all.push_back(step.visits);
            all.insert(all.end(), step.effort_em.begin(), step.effort_em.end());
            all.insert(all.end(), step.section_effort_em.begin(), step.section_effort_em.end());
            all.insert(all.end(), {step.crossings, step.crossing_elapsed_days});
        }
        for (const LogHistogram* histogram :
             {&alternative.effort, &alternative.days, &alternative.effort_difference})
            for (const LogHistogram::Bucket& bucket : histogram->buckets())
                all.insert(all.end(), {static_cast<double>(bucket.count), bucket.minimum,
                                       bucket.maximum, static_cast<double>(bucket.sum)});
        for (const LogHistogram::Bucket& bucket : alternative.effort.buckets())
            for (const std::uint64_t count : alternative.effort_sections.of(bucket.minimum))
                all.push_back(static_cast<double>(count));
        for (const LogHistogram& losses : alternative.effort_losses)
            for (const LogHistogram::Bucket& bucket : losses.buckets())
                all.insert(all.end(), {static_cast<double>(bucket.count), bucket.minimum,
                                       bucket.maximum, static_cast<double>(bucket.sum)});
    }
    return all;
}

TEST(PathProperty, SectionsOfEffortAddUpToItsHistogram) {
    for (std::uint64_t number = 0; number < 10; ++number) {
        const Tally tally = testing_support::simulate(
            {testing_support::scenario_of(random_process(number, with_patience))}, 5'000);
        SectionCounts::Row all{};
        for (const LogHistogram::Bucket& bucket : tally.alternatives[0].effort.buckets()) {
            const SectionCounts::Row row = tally.alternatives[0].effort_sections.of(bucket.minimum);
            EXPECT_EQ(sum(row), bucket.count);
            for (std::size_t s = 0; s < section_count; ++s) all[s] += row[s];
        }
        // 5,000 = 156 * 32 + 8
        for (std::size_t s = 0; s < section_count; ++s) EXPECT_EQ(all[s], s < 8 ? 157U : 156U);
    }
}

TEST(PathProperty, AnyNumberOfThreadsGivesTheSameBytes) {
    for (std::uint64_t number = 0; number < 4; ++number) {
        const std::vector<Scenario> scenarios = {
            testing_support::scenario_of(random_process(number, with_patience)),
            testing_support::scenario_of(random_process(number, with_patience))};
        const std::vector<double> one =
            bytes_of(testing_support::simulate(scenarios, 50'000, 3, 1));
        ASSERT_EQ(one, bytes_of(testing_support::simulate(scenarios, 50'000, 3, 2)));
        ASSERT_EQ(one, bytes_of(testing_support::simulate(scenarios, 50'000, 3, 7)));
    }
}

TEST(PathProperty, AnUnrelatedStepChangesNoOtherDraw) {
    for (std::uint64_t number = 0; number < 60; ++number) {
        std::string text = random_process(number, with_patience);
        text +=
            "redesigns:\n  same:\n    changes:\n      - insert: {step: nothing_happens, before: "
            "s1}\n";
        const std::vector<Scenario> scenarios = testing_support::alternatives_of(text);
        const std::vector<Plan> plans = testing_support::plans_of(scenarios);
        for (std::uint64_t customer = 0; customer < 30; ++customer) {
            const JourneyRecord before = trace_journey(plans[0], 1, customer);
            const JourneyRecord after = trace_journey(plans[1], 1, customer);
            ASSERT_EQ(before.effort_em, after.effort_em) << number << " " << customer;
            ASSERT_EQ(before.elapsed_s, after.elapsed_s);
            ASSERT_EQ(before.outcome, after.outcome);
        }
    }
}

// Hundreds of threads would each hold a block, all of them far from done when the run is stopped.
TEST(PathProperty, ARunStartsNoMoreThreadsThanHelp) {
    const Scenario scenario = testing_support::scenario_of(random_process(1));
    const std::vector<Plan> plans{compile(scenario).value()};
    const auto threads_now = [] {
        return std::distance(std::filesystem::directory_iterator("/proc/self/task"),
                             std::filesystem::directory_iterator());
    };
    std::thread([] {}).join();  // a sanitizer's own thread comes with the first one
    const auto before = threads_now();
    std::ptrdiff_t most = 0;
    RunOptions options;
    options.journeys = std::uint64_t{200} * journeys_per_block;
    options.threads = 1'024;
    options.progress = [&](const Progress&) { most = std::max(most, threads_now() - before + 1); };
    const ColumnLayout layout(std::vector{scenario}, {});
    EXPECT_EQ(run(plans, layout, options).tally.journeys, options.journeys);
    EXPECT_GE(most, 1);
    EXPECT_LE(most, std::max(std::ptrdiff_t{threads_on_any_machine},
                             std::ptrdiff_t{std::thread::hardware_concurrency()}));
}

TEST(PathProperty, TheSamePairsWhicheverOtherDesignsRunBeside) {
    const std::string text = random_process(3) +
                             "redesigns:\n  a: {changes: [{set: {step: s0, cause: failure}}]}\n"
                             "  b: {changes: [{set: {step: s1, cause: failure}}]}\n";
    const std::vector<Scenario> all = testing_support::alternatives_of(text);
    const Tally three = testing_support::simulate(all, 10'000);
    const Tally two = testing_support::simulate({all[0], all[2]}, 10'000);
    EXPECT_EQ(three.alternatives[2].differences, two.alternatives[1].differences);
}

// Ten values of each of 120 processes are compared: at 5 standard errors a correct engine fails
// once in 700 such suites, and the seeds are fixed.
TEST(PathProperty, EngineAndExactSolverAgree) {
    for (std::uint64_t number = 0; number < 120; ++number) {
        const Scenario scenario = testing_support::scenario_of(random_process(number));
        const auto exact = solve_exactly(scenario);
        ASSERT_TRUE(exact.ok()) << number << ": " << exact.problems()[0].found;
        const Tally tally = testing_support::simulate({scenario}, 20'000, number + 1);
        const auto agrees = [&](ColumnId column, double value) {
            const Moments moments = tally.total(0, column);
            const double error = std::sqrt(moments.variance() / moments.n);
            EXPECT_NEAR(moments.mean, value, 5 * error + 1e-9 * std::abs(value) + 1e-12)
                << "process " << number << ", column " << tally.layout.name(column);
        };
        for (const Column column : exact_columns())
            agrees(column_id(column), exact.value().overall.mean(column));
        for (std::size_t m = 0; m < scenario.marks.size(); ++m)
            agrees(tally.layout.mark_column(m),
                   marks_set(scenario, exact.value().overall, MarkId{m}));
    }
}

}  // namespace
}  // namespace friction
