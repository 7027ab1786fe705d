// The loops of a visit, against one journey at a time, with every instruction set.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

#include "support/instruction_sets.h"
#include "wide/wide.h"

namespace friction {
namespace {

constexpr std::size_t count = 96;  // three times over the sections

class VisitLoops : public testing::TestWithParam<wide::InstructionSet> {
protected:
    std::vector<double> reals(double from, double to) {
        std::uniform_real_distribution<double> any(from, to);
        std::vector<double> values(count);
        for (double& value : values) value = any(engine_);
        return values;
    }
    std::vector<std::uint64_t> words(std::uint64_t below) {
        std::vector<std::uint64_t> values(count);
        for (std::uint64_t& value : values) value = engine_() % below;
        return values;
    }

    const wide::Loops* loops_ = wide::loops(GetParam());
    std::mt19937_64 engine_{7};
};

struct State {
    std::uint64_t flags, channel, by, own, met;

    explicit State(std::uint64_t word)
        : flags(word & 0xFF),
          channel(word >> 8 & 0xFF),
          by(word >> 16 & 0xFF),
          own(word >> 24 & 0xFF),
          met(word >> 32) {}
    [[nodiscard]] std::uint64_t word() const {
        return flags | channel << 8 | by << 16 | own << 24 | met << 32;
    }
};

struct StepRule {
    bool leaves, is_own_work;
    std::uint64_t channel, by;  ///< 1: customer, 2: company, 4: none
    std::uint64_t meets, meets_if_contact;
};

/// The rules of docs/model.md, section 3, for one journey; answers its events.
std::uint64_t visited(State& state, const StepRule& rule) {
    std::uint64_t events = 0;
    if (rule.leaves) {
        state.channel = 0;
        if (rule.is_own_work) state.flags |= touched_flag;
    } else {
        state.flags |= touched_flag;
        if (state.channel != rule.channel) {
            events |= fresh_event;
            state.channel = 0;
            if (rule.by != 4) {
                events |= begin_event;
                state.channel = rule.channel;
                state.by = rule.by;
                if (rule.by == 1) {
                    events |= contact_event;
                    if ((state.flags & contacted_flag) != 0) events |= repeated_event;
                    state.flags |= contacted_flag;
                }
            }
        }
        if (state.channel == 0 || state.by == 1) {
            if (state.own != 0 && state.own != rule.channel) events |= switch_event;
            state.own = rule.channel;
        }
    }
    std::uint64_t team = rule.meets;
    if (rule.meets_if_contact != 0 && state.channel != 0 && state.by == 1)
        team = rule.meets_if_contact;
    if (team != 0) {
        if (state.met != 0 && state.met != team) events |= handoff_event;
        state.met = team;
    }
    return events;
}

TEST_P(VisitLoops, ContactsFollowTheRulesOfOneJourney) {
    constexpr std::uint64_t yes = ~std::uint64_t{0};
    for (int i = 0; i < 300; ++i) {
        StepRule rule{engine_() % 3 == 0, engine_() % 2 == 0, 1 + engine_() % 3, 0,
                      engine_() % 3,      engine_() % 3};
        rule.by = std::vector<std::uint64_t>{1, 2, 4}[engine_() % 3];
        std::vector<std::uint64_t> state(count), events = words(2), expected_state, expected_events;
        std::uint64_t expected_seen = 0;
        for (std::size_t j = 0; j < count; ++j) {
            State one(0);
            one.flags = engine_() % 8;
            one.channel = engine_() % 4;
            one.by = engine_() % 3;
            one.own = engine_() % 4;
            one.met = engine_() % 3;
            state[j] = one.word();
            const std::uint64_t found = events[j] != 0 ? visited(one, rule) : 0;
            expected_state.push_back(one.word());
            expected_events.push_back(events[j] | found);
            expected_seen |= found;
        }
        const std::uint64_t seen =
            loops_->contact({.state = state.data(),
                             .events = events.data(),
                             .count = count,
                             .leaves = rule.leaves,
                             .touch = rule.is_own_work ? touched_flag : 0,
                             .channel = rule.channel << channel_shift,
                             .own_channel = rule.channel << own_shift,
                             .by = rule.by << by_shift,
                             .begins = rule.by != 4 ? yes : 0,
                             .is_own = rule.by == 1 ? yes : 0,
                             .may_meet = rule.meets != 0 || rule.meets_if_contact != 0,
                             .meets = rule.meets << met_shift,
                             .meets_if_contact = rule.meets_if_contact << met_shift,
                             .looks_at_contact = rule.meets_if_contact != 0 ? yes : 0});
        ASSERT_EQ(state, expected_state);
        ASSERT_EQ(events, expected_events);
        ASSERT_EQ(seen, expected_seen);
    }
}

TEST_P(VisitLoops, WhoStandsThereTakesPartAsLongAsDrawn) {
    for (const int others : {1, 2, 5}) {
        std::vector<std::int32_t> where(count);
        const std::vector<double> drawn_s = reals(0, 100);
        std::vector<double> expected_s(count), length_s(count, 7), drawn = drawn_s;
        std::vector<std::uint64_t> expected_events(count), events(count, 7);
        std::size_t size = 0;
        for (std::size_t j = 0; j < count; ++j) {
            where[j] = 3 - static_cast<std::int32_t>(engine_() % static_cast<unsigned>(others));
            if (where[j] != 3) continue;
            expected_events[j] = present_event;
            expected_s[j] = drawn_s[size++];
        }
        drawn.resize(count + 8);
        const std::size_t found = loops_->place({.where = where.data(),
                                                 .step = 3,
                                                 .count = count,
                                                 .drawn_s = drawn.data(),
                                                 .length_s = length_s.data(),
                                                 .events = events.data()});
        EXPECT_EQ(found, size);
        EXPECT_EQ(length_s, expected_s);
        EXPECT_EQ(events, expected_events);
    }
}

TEST_P(VisitLoops, BooksForThoseWhoHaveTheEvent) {
    const std::vector<std::uint64_t> events = words(16);
    std::vector<double> counter = reals(0, 5), column = reals(0, 5), cause(count);
    const std::vector<double> before = reals(0, 5);
    std::vector<double> counted = counter, booked = column, caused = before;
    std::uint64_t hits = 0;
    for (std::size_t j = 0; j < count; ++j) {
        if ((events[j] & 4) == 0) continue;
        ++hits;
        counted[j] += 2;
        booked[j] += 1.3;
        caused[j] += 1.3;
    }
    EXPECT_EQ(loops_->book({.events = events.data(),
                            .event = 4,
                            .count = count,
                            .each = 2,
                            .counter = counter.data(),
                            .em = 1.3,
                            .column = column.data(),
                            .cause = cause.data()}),
              hits);
    EXPECT_EQ(counter, counted);
    EXPECT_EQ(column, booked);
    for (std::size_t j = 0; j < count; ++j) ASSERT_EQ(cause[j], (events[j] & 4) != 0 ? 1.3 : 0);
    loops_->book({.events = events.data(),
                  .event = 4,
                  .count = count,
                  .em = 1.3,
                  .column = column.data(),
                  .cause = cause.data(),
                  .cause_before = before.data()});
    EXPECT_EQ(cause, caused);
}

TEST_P(VisitLoops, MinutesAreBookedWithWeightAndTone) {
    const std::vector<double> length_s = reals(0, 4'000);
    std::vector<double> minutes = reals(0, 5), column = reals(0, 5), cause(count);
    const std::vector<double> before = reals(0, 5);
    std::vector<double> expected_minutes = minutes, booked = column, caused = before;
    std::vector<double> sums(wide::places_apart);
    for (std::size_t j = 0; j < count; ++j) {
        const double em = length_s[j] / 60 * 0.75 * 1.2;
        expected_minutes[j] += length_s[j] / 60;
        booked[j] += em;
        caused[j] += em;
        sums[j % sums.size()] += em;
    }
    std::vector<double> lanes(wide::places_apart, 1);
    loops_->minutes({.length_s = length_s.data(),
                     .count = count,
                     .weight = 0.75,
                     .tone = 1.2,
                     .minutes = minutes.data(),
                     .column = column.data(),
                     .cause = cause.data(),
                     .cause_before = before.data(),
                     .em = lanes.data()});
    for (std::size_t lane = 0; lane < lanes.size(); ++lane)
        EXPECT_NEAR(lanes[lane], 1 + sums[lane], 1e-12 * sums[lane]);
    EXPECT_EQ(minutes, expected_minutes);
    EXPECT_EQ(column, booked);
    EXPECT_EQ(cause, caused);
}

TEST_P(VisitLoops, StaffCostsByTheSecondAndWorksByTheMinute) {
    const std::vector<double> length_s = reals(0, 4'000), before = reals(0, 5);
    for (const bool costs : {false, true})
        for (const bool works : {false, true}) {
            std::vector<double> cost = before, minutes = before, of_team = before;
            loops_->staff({.length_s = length_s.data(),
                           .count = count,
                           .cost_per_s = 0.01,
                           .cost = costs ? cost.data() : nullptr,
                           .minutes = works ? minutes.data() : nullptr,
                           .of_team = works ? of_team.data() : nullptr});
            for (std::size_t j = 0; j < count; ++j) {
                ASSERT_EQ(cost[j], before[j] + (costs ? length_s[j] * 0.01 : 0));
                ASSERT_EQ(minutes[j], before[j] + (works ? length_s[j] / 60 : 0));
                ASSERT_EQ(of_team[j], minutes[j]);
            }
        }
}

TEST_P(VisitLoops, DaysAreCalmUpToThePromiseAndCountUpToTheCap) {
    const std::vector<double> length_s = reals(0, 20 * 86'400);
    const std::vector<std::uint64_t> state = words(4);
    std::vector<double> calm(count), calm_em(count), open(count), open_em(count), cause(count),
        counted(count);
    const std::vector<double> before = reals(0, 5);
    std::vector<double> calm_lanes(wide::places_apart), open_lanes(wide::places_apart);
    loops_->days({.length_s = length_s.data(),
                  .state = state.data(),
                  .count = count,
                  .calm_until_s = 5 * 86'400,
                  .cap_days = 12,
                  .tone = 1.5,
                  .calm_weight = 0.25,
                  .open_weight = 2,
                  .calm = calm.data(),
                  .calm_column = calm_em.data(),
                  .open = open.data(),
                  .open_column = open_em.data(),
                  .cause = cause.data(),
                  .cause_before = before.data(),
                  .calm_counted = counted.data(),
                  .calm_em = calm_lanes.data(),
                  .open_em = open_lanes.data()});
    double calm_sum = 0, open_sum = 0;
    for (std::size_t j = 0; j < count; ++j) {
        const double days = (state[j] & touched_flag) != 0 ? length_s[j] / 86'400 : 0;
        const double calm_days = std::min(days, 5.0);
        ASSERT_NEAR(calm[j], calm_days, 1e-12);
        ASSERT_NEAR(open[j], days - calm_days, 1e-12);
        ASSERT_NEAR(calm_em[j], calm_days * 0.25 * 1.5, 1e-12);
        ASSERT_NEAR(open_em[j], (std::min(days, 12.0) - calm_days) * 2 * 1.5, 1e-12);
        ASSERT_NEAR(cause[j], before[j] + calm_em[j] + open_em[j], 1e-12);
        ASSERT_NEAR(counted[j], calm_days, 1e-12);
        calm_sum += calm_em[j];
        open_sum += open_em[j];
    }
    const auto total = [](const std::vector<double>& lanes) {
        return std::accumulate(lanes.begin(), lanes.end(), 0.0);
    };
    EXPECT_NEAR(total(calm_lanes), calm_sum, 1e-12 * calm_sum);
    EXPECT_NEAR(total(open_lanes), open_sum, 1e-12 * open_sum);
}

TEST_P(VisitLoops, WhoTakesLongerIsMarkedAndCutIfAsked) {
    for (const bool cuts : {false, true}) {
        const std::vector<double> drawn_s = reals(0, 100);
        std::vector<double> length_s = drawn_s;
        std::vector<std::uint64_t> events = words(4);
        const std::vector<std::uint64_t> before = events;
        EXPECT_NE(loops_->limit({length_s.data(), events.data(), count, 40, 64, cuts}), 0u);
        for (std::size_t j = 0; j < count; ++j) {
            ASSERT_EQ(events[j], before[j] | (drawn_s[j] > 40 ? 64u : 0u));
            ASSERT_EQ(length_s[j], cuts ? std::min(drawn_s[j], 40.0) : drawn_s[j]);
        }
        EXPECT_EQ(loops_->limit({length_s.data(), events.data(), count, 100, 64, cuts}), 0u);
    }
}

TEST_P(VisitLoops, EffortAddsUpAndCrossesTheThreshold) {
    const std::vector<double> own = reals(0, 20), failure = reals(0, 20), before = reals(0, 40);
    std::vector<double> effort = reals(10, 40), booked(count), visits(32, 1), efforts(32, 2);
    std::vector<std::uint64_t> events(count, present_event);
    for (std::size_t j = 0; j < count; j += 5) events[j] = 0;
    std::vector<double> expected = effort, expected_visits = visits, expected_efforts = efforts;
    std::vector<double> process = reals(0, 5), expected_process = process;
    std::vector<std::uint64_t> crossed(count + 8), expected_crossed;
    std::vector<std::int64_t> elapsed_us(count), crossed_us(count + 8);
    for (std::size_t j = 0; j < count; ++j) {
        expected[j] += own[j] + failure[j];
        expected_efforts[j % 32] += own[j] + failure[j];
        expected_process[j] += failure[j];
        elapsed_us[j] = static_cast<std::int64_t>(j);
        if (events[j] == 0) continue;
        expected_visits[j % 32] += 1;
        if (before[j] <= 30 && expected[j] > 30) expected_crossed.push_back(j);
    }
    const std::size_t found = loops_->effort({.parts = {own.data(), nullptr, failure.data()},
                                              .causes = {nullptr, nullptr, process.data()},
                                              .events = events.data(),
                                              .count = count,
                                              .threshold = 30,
                                              .before = before.data(),
                                              .elapsed_us = elapsed_us.data(),
                                              .effort = effort.data(),
                                              .booked = booked.data(),
                                              .crossed = crossed.data(),
                                              .crossed_us = crossed_us.data(),
                                              .section_visits = visits.data(),
                                              .section_effort = efforts.data()});
    crossed.resize(found);
    EXPECT_GT(found, 0u);
    EXPECT_EQ(crossed, expected_crossed);
    for (std::size_t i = 0; i < found; ++i) ASSERT_EQ(crossed_us[i], elapsed_us[crossed[i]]);
    EXPECT_EQ(process, expected_process);
    for (std::size_t j = 0; j < count; ++j) ASSERT_EQ(booked[j], own[j] + failure[j]);
    EXPECT_EQ(effort, expected);
    EXPECT_EQ(visits, expected_visits);
    for (std::size_t s = 0; s < 32; ++s) EXPECT_NEAR(efforts[s], expected_efforts[s], 1e-12);
}

TEST_P(VisitLoops, ClocksCountMicrosecondsAndStandStillAtTheEnd) {
    std::vector<double> length_s = reals(0, 1e6);
    length_s[0] = 1e300;
    length_s[1] = 0;
    std::vector<std::int64_t> elapsed_us(count, 1'000'000);
    elapsed_us[2] = 4'000'000'000'000'000'000;
    const std::vector<std::uint64_t> events(count, present_event);
    std::vector<double> effort(count);
    std::vector<std::uint64_t> crossed(count + 8);
    std::vector<std::int64_t> crossed_us(count + 8);
    loops_->effort({.events = events.data(),
                    .count = count,
                    .threshold = 30,
                    .length_s = length_s.data(),
                    .elapsed_us = elapsed_us.data(),
                    .effort = effort.data(),
                    .crossed = crossed.data(),
                    .crossed_us = crossed_us.data()});
    EXPECT_EQ(elapsed_us[0], 4'000'000'000'000'000'000);
    EXPECT_EQ(elapsed_us[1], 1'000'000);
    EXPECT_EQ(elapsed_us[2], 4'000'000'000'000'000'000);
    for (std::size_t j = 3; j < count; ++j)
        ASSERT_EQ(elapsed_us[j], 1'000'000 + static_cast<std::int64_t>(length_s[j] * 1e6 + 0.5));
}

TEST_P(VisitLoops, SumsQuotients) {
    const std::vector<double> from = reals(0, 10), before = reals(0, 10);
    std::vector<double> quotient = before;
    loops_->add_quotient(from.data(), 60, quotient.data(), count);
    for (std::size_t j = 0; j < count; ++j) ASSERT_EQ(quotient[j], before[j] + from[j] / 60);
}

TEST_P(VisitLoops, FindsEveryPlaceInOrder) {
    for (const int kinds : {1, 2, 5, 1'000}) {
        std::vector<std::int32_t> values(count);
        std::vector<std::uint32_t> found(count + 16), expected;
        for (std::size_t j = 0; j < count; ++j) {
            values[j] = static_cast<std::int32_t>(engine_() % static_cast<unsigned>(kinds)) - 1;
            if (values[j] == -1) expected.push_back(static_cast<std::uint32_t>(j));
        }
        found.resize(loops_->find(values.data(), -1, count, found.data()));
        EXPECT_EQ(found, expected);
    }
}

INSTANTIATE_TEST_SUITE_P(EveryInstructionSet, VisitLoops,
                         testing::ValuesIn(wide::instruction_sets()));

}  // namespace
}  // namespace friction
