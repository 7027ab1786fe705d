#pragma once
// Private: exp, log and the normal quantile, written once for a single number and for a vector of
// them.
//
// R is double or Reals, W the matching std::uint64_t or Words. Only + - * / and sqrt in a fixed
// order, so a lane has the bytes of the single number. Polynomials are our own minimax fits (Remez,
// 60 digits); the error stated beside each is that of the polynomial alone.

#include <cstddef>
#include <cstdint>

#include "wide/lanes.h"

namespace friction::wide {
namespace {

inline double square_root(double x) { return __builtin_sqrt(x); }

/// Coefficients from the constant upwards.
template <class R, std::size_t size>
inline R polynomial(const double (&coefficients)[size], const R& x) {
    R sum = R{} + coefficients[size - 1];
    for (std::size_t i = size - 1; i-- > 0;) sum = sum * x + coefficients[i];
    return sum;
}

constexpr double ln2_high = 0x1.62e42fefa3800p-1;  // 42 bits: exact times any exponent
constexpr double ln2_low = 0x1.ef35793c76730p-45;

// (exp(r) - 1 - r) / r^2 for |r| <= ln(2) / 2; relative error of exp below 4e-18.
constexpr double exp_coefficients[] = {
    0x1.000000000000ap-1,  0x1.55555555554fap-3,  0x1.555555555088dp-5,  0x1.1111111127cc1p-7,
    0x1.6c16c1842ab61p-10, 0x1.a01a012a0fb2ap-13, 0x1.a0199a02cb92ap-16, 0x1.71df25db41630p-19,
    0x1.28ad812eadd2dp-22, 0x1.ad7ece6373a71p-26};

/// exp(x) = two factors that are powers of two, times 1 + `above_one`; |x| below 800.
template <class R, class W>
struct ExpParts {
    R above_one;
    R first_factor, second_factor;
};

template <class R, class W>
inline ExpParts<R, W> exp_parts(const R& x) {
    // Adding and taking away 1.5 * 2^52 rounds to a whole number, which is then also in the lowest
    // bits.
    const R shifted = x * 0x1.71547652b82fep+0 + 0x1.8p52;
    const R whole = shifted - 0x1.8p52;
    const R r = (x - whole * ln2_high) - whole * ln2_low;
    // Two factors, because 2^1024 and 2^-1075 are no doubles; 2046 = 2 * 1023 keeps the sum
    // positive.
    const W biased = __builtin_bit_cast(W, shifted) - (0x4338000000000000u - 2046u);
    const W half = biased >> 1;
    return {r + (r * r) * polynomial(exp_coefficients, r), __builtin_bit_cast(R, half << 52),
            __builtin_bit_cast(R, (biased - half) << 52)};
}

template <class R, class W>
inline R exp_of(const R& x) {
    // Beyond these ends the result is 0 or infinity all the same; a NaN stays one.
    const R low = R{} - 746.0;
    const R high = R{} + 710.0;
    const R above = x < low ? low : x;
    const auto parts = exp_parts<R, W>(above > high ? high : above);
    return ((1.0 + parts.above_one) * parts.first_factor) * parts.second_factor;
}

// (atanh(s) / s - 1) / s^2 as a function of s^2, for arguments of the logarithm in [sqrt(1/2),
// sqrt(2)]; relative error of the logarithm below 1e-20, which pow_kernel() needs.
constexpr double log_coefficients[] = {
    0x1.5555555555555p-2, 0x1.9999999999dc9p-3, 0x1.249249242e72ep-3, 0x1.c71c7255fcbf9p-4,
    0x1.745cdefbb08fep-4, 0x1.3b208f1586167p-4, 0x1.0f5eedd924abap-4, 0x1.0f5237aea65a8p-4};

/// 2 atanh(s) - 2 s for |s| <= 0.172; 2 atanh(s) is log((1 + s) / (1 - s)).
template <class R>
inline R twice_atanh_excess(const R& s) {
    const R z = s * s;
    return (s + s) * (z * polynomial(log_coefficients, z));
}

template <class R, class W>
inline R log_of(const R& x) {
    const auto tiny = x < 0x1p-1022;
    const R one = R{} + 1.0;
    const R scaled = x * (tiny ? R{} + 0x1p54 : one);
    const R lost_exponent = tiny ? R{} + 54.0 : R{};
    // Moves [sqrt(1/2), sqrt(2)) onto one exponent.
    constexpr std::uint64_t sqrt_half_bits = 0x3FE6A09E00000000u;
    const W moved = __builtin_bit_cast(W, scaled) + (0x3FF0000000000000u - sqrt_half_bits);
    const W fraction = (moved & 0x000FFFFFFFFFFFFFu) + sqrt_half_bits;
    // The biased exponent becomes the fraction of a number just above 2^52: a conversion for every
    // processor.
    const R biased = __builtin_bit_cast(R, (moved >> 52) | 0x4330000000000000u);
    const R exponent = (biased - (0x1p52 + 1023.0)) - lost_exponent;
    const R f = __builtin_bit_cast(R, fraction) - 1.0;
    const R s = f / (f + 2.0);
    return exponent * ln2_high + ((s + s) + (twice_atanh_excess(s) + exponent * ln2_low));
}

/// log(1 + x) for x > -1 with all digits near 0: what rounding 1 + x loses is put back to first
/// order.
template <class R, class W>
inline R log1p_of(const R& x) {
    const R sum = 1.0 + x;
    return log_of<R, W>(sum) + (x - (sum - 1.0)) / sum;
}

template <class R, class W>
inline R exponential_quantile_of(const R& u, double mean) {
    return -mean * log1p_of<R, W>(-u);
}

// Wichura (1988), algorithm AS 241, PPND16: rational approximations of about 16 digits. Central: |p
// - 1/2| up to 0.425; tail: sqrt(-log p) up to 5; far tail: beyond.
constexpr double central_top[] = {3.3871328727963666080e0, 1.3314166789178437745e2,
                                  1.9715909503065514427e3, 1.3731693765509461125e4,
                                  4.5921953931549871457e4, 6.7265770927008700853e4,
                                  3.3430575583588128105e4, 2.5090809287301226727e3};
constexpr double central_bottom[] = {1.0,
                                     4.2313330701600911252e1,
                                     6.8718700749205790830e2,
                                     5.3941960214247511077e3,
                                     2.1213794301586595867e4,
                                     3.9307895800092710610e4,
                                     2.8729085735721942674e4,
                                     5.2264952788528545610e3};
constexpr double tail_top[] = {1.42343711074968357734e0,  4.63033784615654529590e0,
                               5.76949722146069140550e0,  3.64784832476320460504e0,
                               1.27045825245236838258e0,  2.41780725177450611770e-1,
                               2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr double tail_bottom[] = {1.0,
                                  2.05319162663775882187e0,
                                  1.67638483018380384940e0,
                                  6.89767334985100004550e-1,
                                  1.48103976427480074590e-1,
                                  1.51986665636164571966e-2,
                                  5.47593808499534494600e-4,
                                  1.05075007164441684324e-9};
constexpr double far_tail_top[] = {6.65790464350110377720e0,  5.46378491116411436990e0,
                                   1.78482653991729133580e0,  2.96560571828504891230e-1,
                                   2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                   2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr double far_tail_bottom[] = {1.0,
                                      5.99832206555887937690e-1,
                                      1.36929880922735805310e-1,
                                      1.48753612908506148525e-2,
                                      7.86869131145613259100e-4,
                                      1.84631831751005468180e-5,
                                      1.42151175831644588870e-7,
                                      2.04426310338993978564e-15};

constexpr double central_reach = 0.425;
constexpr double far_tail_start = 1.3887943864964021e-11;  // exp(-25)

template <class R>
inline R central_normal_quantile(const R& p) {
    const R q = p - 0.5;
    const R r = central_reach * central_reach - q * q;
    return q * (polynomial(central_top, r) / polynomial(central_bottom, r));
}

/// The size of the quantile for the smaller of p and 1 - p.
template <class R, class W>
inline R tail_normal_quantile(const R& smaller) {
    const R r = square_root(-log_of<R, W>(smaller)) - 1.6;
    return polynomial(tail_top, r) / polynomial(tail_bottom, r);
}

inline double far_tail_normal_quantile(double smaller) {
    const double r = square_root(-log_of<double, std::uint64_t>(smaller)) - 5.0;
    return polynomial(far_tail_top, r) / polynomial(far_tail_bottom, r);
}

inline bool is_central(double p) {
    const double q = p - 0.5;
    return q * q <= central_reach * central_reach;
}

inline double normal_quantile_of(double p) {
    if (is_central(p)) return central_normal_quantile(p);
    const double smaller = p < 0.5 ? p : 1.0 - p;
    const double size = smaller < far_tail_start
                            ? far_tail_normal_quantile(smaller)
                            : tail_normal_quantile<double, std::uint64_t>(smaller);
    return p < 0.5 ? -size : size;
}

}  // namespace
}  // namespace friction::wide
