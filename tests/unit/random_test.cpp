#include "friction/random.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "support/instruction_sets.h"
#include "wide/wide.h"

namespace friction {
namespace {

using testing::ElementsAre;

// Source: kat_vectors of the Random123 distribution (Salmon et al. 2011), philox4x32 with 10
// rounds.
TEST(Philox, GivesTheKnownAnswers) {
    EXPECT_THAT(philox({0, 0, 0, 0}, {0, 0}),
                ElementsAre(0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u));
    const std::uint32_t ones = 0xffffffffu;
    EXPECT_THAT(philox({ones, ones, ones, ones}, {ones, ones}),
                ElementsAre(0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu));
    EXPECT_THAT(
        philox({0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u}, {0xa4093822u, 0x299f31d0u}),
        ElementsAre(0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u));
}

// Source: the first outputs of splitmix64 from state 0 are mix64 of the multiples of the golden
// gamma; the values are those published with java.util.SplittableRandom's algorithm (Steele, Lea,
// Flood 2014).
TEST(Mix64, IsTheFinaliserOfSplitmix) {
    EXPECT_EQ(mix64(0x9E3779B97F4A7C15u), 0xE220A8397B1DCDAFu);
    EXPECT_EQ(mix64(2 * 0x9E3779B97F4A7C15u), 0x6E789E6AA1B965F4u);
}

// FNV-1a of "" is its offset basis and of "a" 0xAF63DC4C8601EC8C (published test vectors of FNV).
TEST(NameHash, IsFnv1aMixed) {
    EXPECT_EQ(name_hash(""), mix64(0xCBF29CE484222325u));
    EXPECT_EQ(name_hash("a"), mix64(0xAF63DC4C8601EC8Cu));
    EXPECT_NE(name_hash("step:review"), name_hash("customer:review"));
}

TEST(UnitInterval, NeverReachesZeroOrOne) {
    EXPECT_EQ(unit_interval(0), 0x1p-53);
    EXPECT_EQ(unit_interval(~std::uint64_t{0}), 1 - 0x1p-53);
    EXPECT_LT(unit_interval(~std::uint64_t{0}), 1.0);
    EXPECT_EQ(unit_interval(std::uint64_t{1} << 63), 0.5 + 0x1p-53);
}

// By the layout in random.h: words of the counter are name low, name high, customer and visit and
// purpose low, high. Customer 5 fits the lowest word; visit 3 starts at bit 40, so at bit 8 of the
// last word; purpose 6 at 24.
TEST(Uniform, ReadsTheBlockOfItsCounter) {
    const RandomKey key = random_key(1, 2);
    const std::uint64_t name = name_hash("step:review");
    const auto low = [](std::uint64_t x) { return static_cast<std::uint32_t>(x); };
    const auto block = philox({low(name), low(name >> 32), 5u, (3u << 8) | (6u << 24)},
                              {low(key.key), low(key.key >> 32)});
    EXPECT_EQ(uniform(key, name, 5, 3, 6),
              unit_interval(block[0] | (std::uint64_t{block[1]} << 32)));
    EXPECT_EQ(uniform(key, name, 5, 3, 7),
              unit_interval(block[2] | (std::uint64_t{block[3]} << 32)));
}

TEST(UniformDeathTest, RefusesNumbersBeyondTheFields) {
    EXPECT_DEATH((void)uniform({}, 0, customer_limit, 0, 0), "customer_limit");
    EXPECT_DEATH((void)uniform({}, 0, 0, visit_limit, 0), "visit_limit");
}

// Fields at both ends of their ranges: 4 names, 6 customers, 5 visits, 6 purposes and 3
// replications make 2160 names of draws. Equal 52-bit uniforms by chance: 2160^2 / 2 / 2^52 =
// 5e-10.
TEST(Uniform, GivesEveryNameItsOwnDraw) {
    std::set<double> seen;
    std::size_t asked = 0;
    for (const std::uint32_t replication : {0u, 1u, 0xFFFFFFFFu}) {
        const RandomKey key = random_key(7, replication);
        for (const std::uint64_t name :
             {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1} << 32, ~std::uint64_t{0}}) {
            for (const std::uint64_t customer :
                 {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{255}, std::uint64_t{256},
                  std::uint64_t{1} << 32, customer_limit - 1}) {
                for (const std::uint32_t visit : {0u, 1u, 2u, 256u, visit_limit - 1}) {
                    for (const int purpose : {0, 1, 2, 3, 254, 255}) {
                        seen.insert(uniform(key, name, customer, visit,
                                            static_cast<std::uint8_t>(purpose)));
                        ++asked;
                    }
                }
            }
        }
    }
    EXPECT_EQ(asked, 2160u);
    EXPECT_EQ(seen.size(), asked);
}

class PairLoops : public testing::TestWithParam<wide::InstructionSet> {};

TEST_P(PairLoops, GiveTheBytesOfSingleDraws) {
    const wide::Loops* loops = wide::loops(GetParam());
    const RandomKey key = random_key(42, 3);
    const std::uint64_t name = name_hash("step:ask_office");
    for (const std::size_t count : {0u, 1u, 2u, 3u, 7u, 8u, 9u, 15u, 16u, 17u, 1000u}) {
        std::vector<std::uint64_t> customers(count);
        std::vector<std::uint32_t> visits(count);
        for (std::size_t i = 0; i < count; ++i) {
            customers[i] = mix64(i) % customer_limit;
            visits[i] = static_cast<std::uint32_t>(mix64(i + 7'000) % visit_limit);
        }
        std::vector<double> even(count), odd(count), even_of_first_visit(count);
        wide::PairRequest request{.key = key.key,
                                  .name = name,
                                  .purpose_bits = std::uint64_t{0xFE} << 56,
                                  .customers = customers.data(),
                                  .visits = visits.data(),
                                  .even = even.data(),
                                  .odd = odd.data(),
                                  .count = count};
        loops->uniform_pairs(request);
        request.visits = nullptr;
        request.odd = nullptr;
        request.even = even_of_first_visit.data();
        loops->uniform_pairs(request);
        for (std::size_t i = 0; i < count; ++i) {
            ASSERT_EQ(even[i], uniform(key, name, customers[i], visits[i], 0xFE));
            ASSERT_EQ(odd[i], uniform(key, name, customers[i], visits[i], 0xFF));
            ASSERT_EQ(even_of_first_visit[i], uniform(key, name, customers[i], 0, 0xFE));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(EveryInstructionSet, PairLoops,
                         testing::ValuesIn(wide::instruction_sets()));

TEST(UniformPairs, FillsBothHalvesOfTheBlock) {
    const RandomKey key = random_key(9, 0);
    const std::vector<std::uint64_t> customers{3, 1, 4, 1, 5};
    const std::vector<std::uint32_t> visits{0, 1, 2, 3, 65'535};
    std::vector<double> even(5), odd(5), alone(5);
    uniform_pairs(key, 77, customers, visits, 4, even, odd);
    uniform_pairs(key, 77, customers, {}, 4, alone, {});
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_EQ(even[i], uniform(key, 77, customers[i], visits[i], 4));
        EXPECT_EQ(odd[i], uniform(key, 77, customers[i], visits[i], 5));
        EXPECT_EQ(alone[i], uniform(key, 77, customers[i], 0, 4));
    }
}

TEST(UniformPairsDeathTest, RefusesNumbersBeyondTheFields) {
    std::vector<double> out(2);
    const std::vector<std::uint64_t> customers{1, customer_limit};
    EXPECT_DEATH(uniform_pairs({}, 0, customers, {}, 0, out, {}), "customer_limit");
    const std::vector<std::uint64_t> fine{1, 2};
    const std::vector<std::uint32_t> visits{0, visit_limit};
    EXPECT_DEATH(uniform_pairs({}, 0, fine, visits, 0, out, {}), "visit_limit");
    EXPECT_DEATH(uniform_pairs({}, 0, fine, {}, 1, out, {}), "even_purpose");
}

/// Where a draw stands, to be changed by one field at a time.
struct Place {
    std::uint64_t seed = 11;
    std::uint32_t replication = 0;
    std::uint64_t name = name_hash("step:review");
    std::uint64_t customer_offset = 0;
    std::uint32_t visit = 0;
    std::uint8_t purpose = 0;
};

struct NeighbourCase {
    std::string field;
    Place neighbour;
};

class NeighbouringFields : public testing::TestWithParam<NeighbourCase> {};

std::vector<double> uniforms_at(const Place& place, std::size_t count) {
    std::vector<std::uint64_t> customers(count);
    std::iota(customers.begin(), customers.end(), place.customer_offset);
    const std::vector<std::uint32_t> visits(count, place.visit);
    std::vector<double> even(count), odd(count);
    uniform_pairs(random_key(place.seed, place.replication), place.name, customers, visits,
                  static_cast<std::uint8_t>(place.purpose & 0xFE), even, odd);
    return (place.purpose & 1) != 0 ? odd : even;
}

// 16 x 16 cells, 2^20 pairs: chi-square with 255 degrees of freedom, mean 255, sd sqrt(510) = 22.6.
// Beyond five sd, 142 .. 368, lies less than 1e-5 of it on either side (the upper tail is the
// heavier one), and the seed is fixed.
TEST_P(NeighbouringFields, AreIndependent) {
    constexpr std::size_t count = std::size_t{1} << 20;
    const std::vector<double> u = uniforms_at({}, count);
    const std::vector<double> v = uniforms_at(GetParam().neighbour, count);
    std::vector<std::size_t> cells(256);
    for (std::size_t i = 0; i < count; ++i) {
        ++cells[static_cast<std::size_t>(u[i] * 16) * 16 + static_cast<std::size_t>(v[i] * 16)];
    }
    const double expected = static_cast<double>(count) / 256;
    double chi_square = 0;
    for (const std::size_t cell : cells) {
        const double difference = static_cast<double>(cell) - expected;
        chi_square += difference * difference / expected;
    }
    EXPECT_GT(chi_square, 142);
    EXPECT_LT(chi_square, 368);
}

INSTANTIATE_TEST_SUITE_P(
    FlippedByOne, NeighbouringFields,
    testing::Values(NeighbourCase{"seed", {.seed = 10}},
                    NeighbourCase{"replication", {.replication = 1}},
                    NeighbourCase{"name", {.name = name_hash("step:review") ^ 1}},
                    NeighbourCase{"name_text", {.name = name_hash("step:revieu")}},
                    NeighbourCase{"customer", {.customer_offset = 1}},
                    NeighbourCase{"customer_high", {.customer_offset = customer_limit / 2}},
                    NeighbourCase{"visit", {.visit = 1}}, NeighbourCase{"purpose", {.purpose = 2}},
                    NeighbourCase{"half_of_the_block", {.purpose = 1}}),
    [](const auto& tested) { return tested.param.field; });

}  // namespace
}  // namespace friction
