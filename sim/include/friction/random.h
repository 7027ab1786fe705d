#pragma once
// Random numbers named by what they are for, never by order of use.
//
// A draw is a pure function of (seed, replication, name, customer, visit, purpose) through
// Philox4x32-10 (Salmon et al. 2011). Counter and key are laid out so that no two names share a
// draw:
//
//   key (64)      mix64(mix64(seed) + 0x9E3779B97F4A7C15 * replication), mix64 = splitmix64's
//   finaliser counter (128) name hash (64) | customer (40) | visit (16) | purpose without its
//   lowest bit (8) u             ((x >> 12) + 0.5) * 2^-52, x = the first or second 64 bits of the
//   block by the lowest bit of
//                 purpose; so 0 < u < 1 always
//
// As 32-bit words, lower half first: key = {key}, counter = {name hash, customer | visit << 40 |
// purpose << 56}.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace friction {

inline constexpr std::uint64_t customer_limit = std::uint64_t{1} << 40;
inline constexpr std::uint32_t visit_limit = std::uint32_t{1} << 16;

/// 64-bit hash of the UTF-8 bytes of a name with its domain prefix ("step:ask_office",
/// "customer:patience", "notes:a>b"): FNV-1a followed by mix64. The same on every platform;
/// documented in docs/model.md.
[[nodiscard]] std::uint64_t name_hash(std::string_view name);

[[nodiscard]] std::uint64_t mix64(std::uint64_t x);

/// Philox4x32-10 of one counter under one key: the known answers of Random123 hold.
[[nodiscard]] std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                                  std::array<std::uint32_t, 2> key);

struct RandomKey {
    std::uint64_t key = 0;
};
[[nodiscard]] RandomKey random_key(std::uint64_t seed, std::uint32_t replication);

/// ((bits >> 12) + 0.5) * 2^-52: between 2^-53 and 1 - 2^-53, both included.
[[nodiscard]] double unit_interval(std::uint64_t bits);

/// One uniform. Expects customer < customer_limit and visit < visit_limit.
[[nodiscard]] double uniform(RandomKey key, std::uint64_t name, std::uint64_t customer,
                             std::uint32_t visit, std::uint8_t purpose);

/// For every i the pair of uniforms of purpose `even_purpose` and `even_purpose + 1` from one block
/// each: customers[i] is the number of the customer, visits[i] that of the visit. Wide code is
/// chosen at run time; elementwise the same bytes as uniform(). An empty `visits` means visit 0 for
/// all; an empty `odd` is not written.
void uniform_pairs(RandomKey key, std::uint64_t name, std::span<const std::uint64_t> customers,
                   std::span<const std::uint32_t> visits, std::uint8_t even_purpose,
                   std::span<double> even, std::span<double> odd);

}  // namespace friction
