#pragma once
// Private: Philox4x32-10 over many customers at once; see random.h for the layout of key and
// counter.

#include "wide/lanes.h"
#include "wide/wide.h"

namespace friction::wide {
namespace {

/// As many vectors as advance side by side: one round waits long for its products, so two rounds of
/// different customers fill the time.
constexpr std::size_t side_by_side = 2;
constexpr std::size_t stride = side_by_side * lane_count;

struct Blocks {
    Words even[side_by_side], odd[side_by_side];
};

/// Ten rounds of the counters (name, words). Only the lower half of each lane of c0..c3 counts:
/// what a multiplication leaves in the upper halves is ignored by the next one, which saves masking
/// it away.
inline Blocks philox_blocks(const PairRequest& request, const Words (&words)[side_by_side]) {
    const Words first_factor = Words{} + 0xD2511F53u;
    const Words second_factor = Words{} + 0xCD9E8D57u;
    Words c0[side_by_side], c1[side_by_side], c2[side_by_side], c3[side_by_side];
    for (std::size_t v = 0; v < side_by_side; ++v) {
        c0[v] = Words{} + request.name;
        c1[v] = Words{} + (request.name >> 32);
        c2[v] = words[v];
        c3[v] = words[v] >> 32;
    }
    std::uint64_t k0 = request.key & 0xFFFFFFFFu;
    std::uint64_t k1 = request.key >> 32;
#pragma GCC unroll 10
    for (int round = 0; round < 10; ++round) {
        for (std::size_t v = 0; v < side_by_side; ++v) {
            const Words first = multiply_lower_halves(c0[v], first_factor);
            const Words second = multiply_lower_halves(c2[v], second_factor);
            c0[v] = (second >> 32) ^ (c1[v] ^ k0);
            c1[v] = second;
            c2[v] = (first >> 32) ^ (c3[v] ^ k1);
            c3[v] = first;
        }
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    const Words lower = Words{} + 0xFFFFFFFFu;
    Blocks blocks;
    for (std::size_t v = 0; v < side_by_side; ++v) {
        blocks.even[v] = (c0[v] & lower) | (c1[v] << 32);
        blocks.odd[v] = (c2[v] & lower) | (c3[v] << 32);
    }
    return blocks;
}

/// ((x >> 12) + 0.5) * 2^-52 without a conversion: the bits become the fraction of a number in [1,
/// 2), and both additions that follow are exact.
inline Reals unit_reals(Words x) {
    const Words one = Words{} + 0x3FF0000000000000u;
    return (reinterpret_cast<Reals>((x >> 12) | one) - 1.0) + 0x1p-53;
}

/// One stride of the request, starting at the pointers given.
inline void write_pairs(const PairRequest& request, const std::uint64_t* customers,
                        const std::uint32_t* visits, double* even, double* odd) {
    Words words[side_by_side];
    for (std::size_t v = 0; v < side_by_side; ++v) {
        words[v] = load<Words>(customers + v * lane_count) | request.purpose_bits;
        if (visits != nullptr) {
            const HalfWords narrow = load<HalfWords>(visits + v * lane_count);
            words[v] |= __builtin_convertvector(narrow, Words) << 40;
        }
    }
    const Blocks blocks = philox_blocks(request, words);
    for (std::size_t v = 0; v < side_by_side; ++v) {
        store(unit_reals(blocks.even[v]), even + v * lane_count);
        if (odd != nullptr) store(unit_reals(blocks.odd[v]), odd + v * lane_count);
    }
}

inline void uniform_pairs_loop(const PairRequest& request) {
    const std::size_t whole = request.count - request.count % stride;
    const bool visits_given = request.visits != nullptr;
    const bool odd_wanted = request.odd != nullptr;
    for (std::size_t i = 0; i < whole; i += stride) {
        write_pairs(request, request.customers + i, visits_given ? request.visits + i : nullptr,
                    request.even + i, odd_wanted ? request.odd + i : nullptr);
    }
    const std::size_t rest = request.count - whole;
    if (rest == 0) return;
    std::uint64_t customers[stride] = {};
    std::uint32_t visits[stride] = {};
    double even[stride], odd[stride];
    for (std::size_t i = 0; i < rest; ++i) {
        customers[i] = request.customers[whole + i];
        visits[i] = visits_given ? request.visits[whole + i] : 0;
    }
    write_pairs(request, customers, visits, even, odd);
    for (std::size_t i = 0; i < rest; ++i) {
        request.even[whole + i] = even[i];
        if (odd_wanted) request.odd[whole + i] = odd[i];
    }
}

}  // namespace
}  // namespace friction::wide
