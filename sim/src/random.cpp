#include "friction/random.h"

#include "friction/contract.h"
#include "wide/wide.h"

namespace friction {

namespace {

constexpr std::uint64_t lower_half = 0xFFFFFFFFu;
constexpr unsigned visit_shift = 40;
constexpr unsigned purpose_shift = 56;

std::uint64_t purpose_bits(std::uint8_t purpose) {
    return (std::uint64_t{purpose} & ~std::uint64_t{1}) << purpose_shift;
}

}  // namespace

std::uint64_t mix64(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

std::uint64_t name_hash(std::string_view name) {
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (const char letter : name) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001B3u;
    }
    return mix64(hash);
}

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t first = std::uint64_t{0xD2511F53u} * counter[0];
        const std::uint64_t second = std::uint64_t{0xCD9E8D57u} * counter[2];
        counter = {static_cast<std::uint32_t>(second >> 32) ^ counter[1] ^ key[0],
                   static_cast<std::uint32_t>(second),
                   static_cast<std::uint32_t>(first >> 32) ^ counter[3] ^ key[1],
                   static_cast<std::uint32_t>(first)};
        key[0] += 0x9E3779B9u;
        key[1] += 0xBB67AE85u;
    }
    return counter;
}

RandomKey random_key(std::uint64_t seed, std::uint32_t replication) {
    return {mix64(mix64(seed) + 0x9E3779B97F4A7C15u * replication)};
}

double unit_interval(std::uint64_t bits) {
    return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52;
}

double uniform(RandomKey key, std::uint64_t name, std::uint64_t customer, std::uint32_t visit,
               std::uint8_t purpose) {
    FRICTION_EXPECTS(customer < customer_limit);
    FRICTION_EXPECTS(visit < visit_limit);
    const std::uint64_t where =
        customer | (std::uint64_t{visit} << visit_shift) | purpose_bits(purpose);
    const auto block = philox(
        {static_cast<std::uint32_t>(name & lower_half), static_cast<std::uint32_t>(name >> 32),
         static_cast<std::uint32_t>(where & lower_half), static_cast<std::uint32_t>(where >> 32)},
        {static_cast<std::uint32_t>(key.key & lower_half),
         static_cast<std::uint32_t>(key.key >> 32)});
    const std::size_t half = (purpose & 1u) != 0 ? 2 : 0;
    return unit_interval(block[half] | (std::uint64_t{block[half + 1]} << 32));
}

void uniform_pairs(RandomKey key, std::uint64_t name, std::span<const std::uint64_t> customers,
                   std::span<const std::uint32_t> visits, std::uint8_t even_purpose,
                   std::span<double> even, std::span<double> odd) {
    FRICTION_EXPECTS((even_purpose & 1u) == 0);
    FRICTION_EXPECTS(visits.empty() || visits.size() == customers.size());
    FRICTION_EXPECTS(even.size() == customers.size());
    FRICTION_EXPECTS(odd.empty() || odd.size() == customers.size());
    std::uint64_t all_customers = 0;
    for (const std::uint64_t customer : customers) all_customers |= customer;
    FRICTION_EXPECTS(all_customers < customer_limit);
    std::uint32_t all_visits = 0;
    for (const std::uint32_t visit : visits) all_visits |= visit;
    FRICTION_EXPECTS(all_visits < visit_limit);
    wide::best_loops().uniform_pairs({.key = key.key,
                                      .name = name,
                                      .purpose_bits = purpose_bits(even_purpose),
                                      .customers = customers.data(),
                                      .visits = visits.empty() ? nullptr : visits.data(),
                                      .even = even.data(),
                                      .odd = odd.empty() ? nullptr : odd.data(),
                                      .count = customers.size()});
}

}  // namespace friction
