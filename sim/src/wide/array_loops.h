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

constexpr std::size_t chunk = 64;  // a bit each in one word

/// What a chunk of p is split into: `central` for every element, and which ones it does not fit.
inline std::uint64_t central_chunk(const double (&p)[chunk], double (&central)[chunk]) {
    std::uint64_t outside = 0;
    for (std::size_t i = 0; i < chunk; i += lane_count) {
        const Reals part = load<Reals>(p + i);
        const Reals q = part - 0.5;
        const Reals reach = q * q;
        store(central_normal_quantile(part), central + i);
        outside |= bits_of(reach > central_reach * central_reach) << i;
    }
    return outside;
}

/// Writes the quantiles of the elements named by the bits of `outside`: packed side by side,
/// computed, and put back. The only branch that depends on a p is the one for the far tail, one
/// draw in 4e10.
inline void mend_tails(const double (&p)[chunk], std::uint64_t outside, double (&out)[chunk]) {
    double smaller[chunk], size[chunk];
    std::size_t count = 0;
    for (std::uint64_t left = outside; left != 0; left &= left - 1) {
        const double x = p[__builtin_ctzll(left)];
        smaller[count++] = x < 0.5 ? x : 1.0 - x;
    }
    for (std::size_t i = count; i % lane_count != 0; ++i) smaller[i] = 0.01;
    for (std::size_t i = 0; i < count; i += lane_count) {
        store(tail_normal_quantile<Reals, Words>(load<Reals>(smaller + i)), size + i);
    }
    count = 0;
    for (std::uint64_t left = outside; left != 0; left &= left - 1) {
        const int at = __builtin_ctzll(left);
        double x = size[count];
        if (smaller[count] < far_tail_start) x = far_tail_normal_quantile(smaller[count]);
        out[at] = p[at] < 0.5 ? -x : x;
        ++count;
    }
}

/// The central form for all, right for 85% of evenly spread p, then the rest once more.
inline void normal_quantile_loop(const double* in, double* out, std::size_t count) {
    for (std::size_t i = 0; i < count; i += chunk) {
        const std::size_t here = count - i < chunk ? count - i : chunk;
        double p[chunk], quantile[chunk];
        __builtin_memcpy(p, in + i, here * sizeof(double));
        for (std::size_t j = here; j < chunk; ++j) p[j] = 0.5;
        const std::uint64_t outside = central_chunk(p, quantile);
        mend_tails(p, outside, quantile);
        __builtin_memcpy(out + i, quantile, here * sizeof(double));
    }
}

}  // namespace
}  // namespace friction::wide
