#pragma once
// Private: Philox4x32-10 over many customers at once; see random.h for the layout of key and
// counter.

#include "wide/lanes.h"
#include "wide/wide.h"

namespace friction::wide {
namespace {

struct Blocks {
    Words even, odd;
};

/// Ten rounds. Only the lower half of each lane of c0..c3 counts: what a multiplication leaves in
/// the upper halves is ignored by the next one, which saves masking it away in every round.
inline Blocks philox_blocks(Words c0, Words c1, Words c2, Words c3, std::uint64_t key) {
    const Words first_factor = Words{} + 0xD2511F53u;
    const Words second_factor = Words{} + 0xCD9E8D57u;
    const Words first_bump = Words{} + 0x9E3779B9u;
    const Words second_bump = Words{} + 0xBB67AE85u;
    Words k0 = Words{} + (key & 0xFFFFFFFFu);
    Words k1 = Words{} + (key >> 32);
    for (int round = 0; round < 10; ++round) {
        const Words first = multiply_lower_halves(c0, first_factor);
        const Words second = multiply_lower_halves(c2, second_factor);
        c0 = (second >> 32) ^ c1 ^ k0;
        c1 = second;
        c2 = (first >> 32) ^ c3 ^ k1;
        c3 = first;
        k0 += first_bump;
        k1 += second_bump;
    }
    const Words lower = Words{} + 0xFFFFFFFFu;
    return {(c0 & lower) | (c1 << 32), (c2 & lower) | (c3 << 32)};
}

/// ((x >> 12) + 0.5) * 2^-52 without a conversion: the bits become the fraction of a number in [1,
/// 2), and both additions that follow are exact.
inline Reals unit_reals(Words x) {
    const Words one = Words{} + 0x3FF0000000000000u;
    return (reinterpret_cast<Reals>((x >> 12) | one) - 1.0) + 0x1p-53;
}

inline Blocks pairs_at(const PairRequest& request, const std::uint64_t* customers,
                       const std::uint32_t* visits) {
    Words word = load<Words>(customers) | request.purpose_bits;
    if (visits != nullptr) {
        word |= __builtin_convertvector(load<HalfWords>(visits), Words) << 40;
    }
    return philox_blocks(Words{} + request.name, Words{} + (request.name >> 32), word, word >> 32,
                         request.key);
}

inline void uniform_pairs_loop(const PairRequest& request) {
    const std::size_t whole = request.count - request.count % lane_count;
    for (std::size_t i = 0; i < whole; i += lane_count) {
        const Blocks blocks = pairs_at(request, request.customers + i,
                                       request.visits == nullptr ? nullptr : request.visits + i);
        store(unit_reals(blocks.even), request.even + i);
        if (request.odd != nullptr) store(unit_reals(blocks.odd), request.odd + i);
    }
    const std::size_t rest = request.count - whole;
    if (rest == 0) return;
    std::uint64_t customers[lane_count] = {};
    std::uint32_t visits[lane_count] = {};
    for (std::size_t j = 0; j < rest; ++j) {
        customers[j] = request.customers[whole + j];
        visits[j] = request.visits == nullptr ? 0 : request.visits[whole + j];
    }
    const Blocks blocks = pairs_at(request, customers, visits);
    const Reals even = unit_reals(blocks.even);
    const Reals odd = unit_reals(blocks.odd);
    for (std::size_t j = 0; j < rest; ++j) {
        request.even[whole + j] = even[j];
        if (request.odd != nullptr) request.odd[whole + j] = odd[j];
    }
}

}  // namespace
}  // namespace friction::wide
