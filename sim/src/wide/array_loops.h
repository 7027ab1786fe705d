#pragma once
// Private: the array forms of kernels.h. `out` may be the input itself: a vector is read before it
// is written.

#include "wide/elementary.h"
#include "wide/wide.h"

namespace friction::wide {
namespace {

/// Vectors while they last, then the single-number form: the same bytes by construction.
template <class OfVector, class OfNumber>
inline void for_each_vector(const double* in, double* out, std::size_t count, OfVector of_vector,
                            OfNumber of_number) {
    std::size_t i = 0;
    for (; i + lane_count <= count; i += lane_count) store(of_vector(load<Reals>(in + i)), out + i);
    for (; i < count; ++i) out[i] = of_number(in[i]);
}

inline void exp_loop(const double* in, double* out, std::size_t count) {
    for_each_vector(in, out, count, exp_of<Reals, Words>, exp_of<double, std::uint64_t>);
}

inline void log_loop(const double* in, double* out, std::size_t count) {
    for_each_vector(in, out, count, log_of<Reals, Words>, log_of<double, std::uint64_t>);
}

inline void exponential_quantile_loop(const double* u, double* out, std::size_t count,
                                      double mean) {
    for_each_vector(
        u, out, count,
        [mean](const Reals& x) { return exponential_quantile_of<Reals, Words>(x, mean); },
        [mean](double x) { return exponential_quantile_of<double, std::uint64_t>(x, mean); });
}

inline void exp_of_line_loop(const double* x, double* out, std::size_t count, double start,
                             double slope) {
    for_each_vector(
        x, out, count, [=](const Reals& at) { return exp_of<Reals, Words>(start + slope * at); },
        [=](double at) { return exp_of<double, std::uint64_t>(start + slope * at); });
}

constexpr std::size_t chunk = 256;  // so many fill whole vectors with tails, and stay in the cache

/// The central form of every element of a chunk, and those it does not fit, by vector and packed
/// side by side.
struct CentralChunk {
    double quantile[chunk];
    std::uint64_t outside[chunk / lane_count];
    double tail[chunk + lane_count];
    std::size_t tails = 0;
};

inline void take_centre(const double* in, std::size_t count, CentralChunk& part) {
    part.tails = 0;
    for (std::size_t i = 0; i < count; i += lane_count) {
        Reals p = Reals{} + 0.5;
        if (count - i < lane_count)
            __builtin_memcpy(&p, in + i, (count - i) * sizeof(double));
        else
            p = load<Reals>(in + i);
        const Reals q = p - 0.5;
        const Reals reach = q * q;
        store(central_normal_quantile(p), part.quantile + i);
        const std::uint64_t outside = bits_of(reach > central_reach * central_reach);
        part.outside[i / lane_count] = outside;
        part.tails += pack(outside, p, part.tail + part.tails);
    }
}

/// Replaces every p in the tails by its quantile. The only branch that depends on a p is the one
/// for the far tail, one draw in 4e10.
inline void mend_tails(CentralChunk& part) {
    for (std::size_t i = part.tails; i % lane_count != 0; ++i) part.tail[i] = 0.01;
    for (std::size_t i = 0; i < part.tails; i += lane_count) {
        const Reals p = load<Reals>(part.tail + i);
        const Reals smaller = p < 0.5 ? p : 1.0 - p;
        Reals size = tail_normal_quantile<Reals, Words>(smaller);
        for (std::uint64_t far = bits_of(smaller < far_tail_start); far != 0; far &= far - 1) {
            const int lane = __builtin_ctzll(far);
            size[lane] = far_tail_normal_quantile(smaller[lane]);
        }
        store(p < 0.5 ? -size : size, part.tail + i);
    }
}

/// The central form for all, right for 85% of evenly spread p, then the rest once more.
inline void normal_quantile_loop(const double* in, double* out, std::size_t count) {
    CentralChunk part;
    for (std::size_t i = 0; i < count; i += chunk) {
        const std::size_t here = count - i < chunk ? count - i : chunk;
        take_centre(in + i, here, part);
        mend_tails(part);
        const double* tail = part.tail;
        for (std::size_t j = 0; j < here; j += lane_count) {
            const std::uint64_t outside = part.outside[j / lane_count];
            const Reals quantile = unpack(outside, load<Reals>(part.quantile + j), tail);
            tail += __builtin_popcountll(outside);
            const std::size_t wanted = here - j < lane_count ? here - j : lane_count;
            if (wanted == lane_count)
                store(quantile, out + i + j);
            else
                __builtin_memcpy(out + i + j, &quantile, wanted * sizeof(double));
        }
    }
}

typedef std::int32_t HalfIntegers __attribute__((vector_size(vector_bytes / 2)));

/// ceil(log |x| * buckets_per_unit).
inline bool buckets_loop(const BucketRequest& given) {
    const BucketRequest request = given;
    // A conversion cuts off, so that from above all it rounds the index up.
    constexpr double above_all = 1 << 14;
    const auto index_of = [&](const Reals& value) {
        const Reals size = value < 0.0 ? -value : value;
        const Reals smallest = Reals{} + request.smallest, largest = Reals{} + request.largest;
        const Reals at_most = size < largest ? size : largest;
        const Reals x = size < smallest ? smallest * 0.5 : at_most;
        const Reals below = above_all - log_of<Reals, Words>(x) * request.buckets_per_unit;
        return (1 << 14) - __builtin_convertvector(below, HalfIntegers);
    };
    Words all_positive = ~Words{};
    std::size_t i = 0;
    for (; i + lane_count <= request.count; i += lane_count) {
        const Reals value = load<Reals>(request.values + i);
        store(index_of(value), request.indices + i);
        all_positive &= reinterpret_cast<Words>(value >= request.smallest);
    }
    if (i < request.count) {
        const std::size_t rest = request.count - i;
        Reals value = Reals{} + request.smallest;
        __builtin_memcpy(&value, request.values + i, rest * sizeof(double));
        const HalfIntegers indices = index_of(value);
        __builtin_memcpy(request.indices + i, &indices, rest * sizeof(std::int32_t));
        all_positive &= reinterpret_cast<Words>(value >= request.smallest);
    }
    return bits_of(~all_positive) == 0;
}

}  // namespace
}  // namespace friction::wide
