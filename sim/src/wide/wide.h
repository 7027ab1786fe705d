#pragma once
// Private: the hot loops of random.h and kernels.h, compiled once per instruction set and chosen at
// run time.
//
// Each set is a file of its own with its own compiler flags (wide_avx2.cpp, ...), because that
// works alike with every compiler and under sanitizers. Such a file must not use inline functions
// of the standard library: the linker could keep its copy, and an older processor would meet an
// instruction it does not know.

#include <cstddef>
#include <cstdint>

namespace friction::wide {

enum class InstructionSet { baseline, avx2, avx512 };

/// One philox block per customer: what uniform_pairs() asks for.
struct PairRequest {
    std::uint64_t key = 0;
    std::uint64_t name = 0;
    std::uint64_t purpose_bits = 0;  ///< already at its place in the upper half of the counter
    const std::uint64_t* customers = nullptr;  ///< size count
    const std::uint32_t* visits = nullptr;     ///< size count, or null: visit 0
    double* even = nullptr;                    ///< size count
    double* odd = nullptr;                     ///< size count, or null: not wanted
    std::size_t count = 0;
};

using PairLoop = void (*)(const PairRequest& request);
using ArrayLoop = void (*)(const double* in, double* out, std::size_t count);

/// The values of one block, or their differences from others: what moments_of() asks for.
struct MomentsRequest {
    const double* values = nullptr;      ///< size count
    const double* subtracted = nullptr;  ///< size count, or null: nothing is subtracted
    std::size_t count = 0;
};

struct MomentSums {
    double mean = 0, m2 = 0, m3 = 0;
};

using MomentsLoop = void (*)(const MomentsRequest& request, MomentSums& sums);

/// Rows of friction::FeelingTable over many journeys. Arrays hold a multiple of eight values,
/// `count` of them wanted.
struct FeelingRequest {
    static constexpr std::size_t rows = 7;
    const double* effort = nullptr;
    double threshold_squared[6] = {};
    double base[rows] = {};
    double slope[rows][6] = {};
    double* out[rows] = {};
    std::size_t count = 0;
};

using FeelingLoop = void (*)(const FeelingRequest& request);

/// The loops of one instruction set. All sets give the same bytes.
struct Loops {
    PairLoop uniform_pairs = nullptr;
    ArrayLoop exp = nullptr;
    ArrayLoop log = nullptr;
    ArrayLoop normal_quantile = nullptr;
    /// The quantile of the exponential distribution of this mean.
    void (*exponential_quantile)(const double* u, double* out, std::size_t count,
                                 double mean) = nullptr;
    /// exp(start + slope * x).
    void (*exp_of_line)(const double* x, double* out, std::size_t count, double start,
                        double slope) = nullptr;
    MomentsLoop moments = nullptr;
    FeelingLoop feeling = nullptr;
};

/// The loops of a set, or null where this build or this processor lacks it.
[[nodiscard]] const Loops* loops(InstructionSet set);

/// The loops of the widest set this processor knows.
[[nodiscard]] const Loops& best_loops();

}  // namespace friction::wide
