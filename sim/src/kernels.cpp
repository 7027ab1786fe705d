#include "friction/kernels.h"

#include <bit>
#include <cmath>

#include "friction/contract.h"
#include "wide/elementary.h"
#include "wide/wide.h"

namespace friction {

using wide::polynomial;

double exp_kernel(double x) { return wide::exp_of<double, std::uint64_t>(x); }

double log_kernel(double x) { return wide::log_of<double, std::uint64_t>(x); }

double expm1_kernel(double x) {
    if (x < -40) return -1;
    if (x > 40) return exp_kernel(x);
    const auto parts = wide::exp_parts<double, std::uint64_t>(x);
    const double scale = parts.first_factor * parts.second_factor;
    return scale * parts.above_one + (scale - 1.0);
}

double log1p_kernel(double x) {
    // In between, 1 + x loses digits that matter: 2 atanh(x / (2 + x)) keeps them.
    if (x > -0.29 && x < 0.41) {
        const double s = x / (2.0 + x);
        return (s + s) + wide::twice_atanh_excess(s);
    }
    const double sum = 1.0 + x;
    if (x > 0x1p54) return log_kernel(x);
    const double lost = x < 1.0 ? x - (sum - 1.0) : 1.0 - (sum - x);
    return log_kernel(sum) + lost / sum;
}

double cbrt_kernel(double x) {
    if (x == 0) return x;
    const double size = x < 0 ? -x : x;
    const double guess = exp_kernel(log_kernel(size) / 3.0);
    // One step of Newton takes the error of about 1e-15 to that of the rounding.
    const double root = guess - (guess - size / (guess * guess)) / 3.0;
    return x < 0 ? -root : root;
}

namespace {

/// A number as the sum of two, the first of which has 26 bits, so that its square and its product
/// with another such number are exact (Dekker 1971; Veltkamp's splitting by bits).
struct Halves {
    double high, low;
};

Halves split(double x) {
    const double high =
        std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & ~std::uint64_t{0x7FFFFFF});
    return {high, x - high};
}

/// a * b as the sum of its rounded value and what rounding lost.
Halves product_in_two(double a, double b) {
    const double product = a * b;
    const Halves x = split(a);
    const Halves y = split(b);
    return {product,
            ((x.high * y.high - product) + x.high * y.low + x.low * y.high) + x.low * y.low};
}

/// 2 atanh(s + s_rest) - 2 (s + s_rest) in two parts. The leading 2 s^3 / 3 is what needs the care;
/// the first coefficient of the series is taken as 1 / 3 and its difference from the fitted one
/// added to the rest.
Halves twice_atanh_excess_in_two(double s, double s_rest) {
    const Halves square = product_in_two(s, s);
    const Halves cube = product_in_two(square.high, s);
    const double cube_rest = cube.low + s * (square.low + 3 * s * s_rest);
    const double third = 2 * cube.high / 3;
    const double third_rest = (((2 * cube.high - 2 * third) - third) + 2 * cube_rest) / 3;
    // 1 / 3 is the first coefficient; the others weigh so little that they need no second part.
    constexpr auto& c = wide::log_coefficients;
    constexpr double others[] = {c[1], c[2], c[3], c[4], c[5], c[6], c[7]};
    const double series = square.high * polynomial(others, square.high);
    return {third, third_rest + 2 * cube.high * series};
}

/// log x as the sum of two numbers, exact to some 1e-19 of it.
Halves log_in_two(double x) {
    int exponent = 0;
    double m = std::frexp(x, &exponent);
    if (m < 0x1.6a09ep-1) {
        m *= 2;
        --exponent;
    }
    const double f = m - 1;
    const double t = 2 + f;
    const double t_rest = f - (t - 2);
    const double s = f / t;
    const Halves back = product_in_two(s, t);
    const double s_rest = (((f - back.high) - back.low) - s * t_rest) / t;
    const Halves excess = twice_atanh_excess_in_two(s, s_rest);
    // Each term is larger than all that follow, or 0, so what a sum loses is exact.
    const double main = exponent * wide::ln2_high;
    const double first = main + 2 * s;
    const double first_lost = main == 0 ? 0 : (main - first) + 2 * s;
    const double second = first + excess.high;
    const double second_lost = (first - second) + excess.high;
    const double rest =
        ((first_lost + second_lost) + (2 * s_rest + excess.low)) + exponent * wide::ln2_low;
    const double sum = second + rest;
    return {sum, (second - sum) + rest};
}

}  // namespace

double pow_kernel(double x, double y) {
    FRICTION_EXPECTS(x > 0);
    if (x == 1 || y == 0) return 1;
    const Halves log_x = log_in_two(x);
    const double main = y * log_x.high;
    if (!(std::fabs(main) < 800)) return exp_kernel(main);
    const Halves product = product_in_two(y, log_x.high);
    return exp_kernel(product.high) * (1 + (product.low + y * log_x.low));
}

namespace {

// (1 + x) (1 - Phi(x)) exp(x^2 / 2) for 0 <= x <= 40 as a function of (x - 5) / (x + 5), scaled to
// -1 .. 1; own fit, relative error below 2e-17. The idea of the variable: Shepherd and Laframboise
// (1981).
constexpr double complement_coefficients[] = {
    0x1.e361ea6fba141p-2,   -0x1.647cd9d4632fdp-4,  0x1.486281b97d52dp-6,  0x1.222ef7b8265fep-6,
    -0x1.b997b8074f3bfp-6,  0x1.4b9457cfcd77dp-6,   -0x1.507a28c3fd13ep-7, 0x1.cac52bba3086fp-9,
    -0x1.4117a5cf3abafp-11, -0x1.4a31a8c77858bp-14, 0x1.31339619850adp-14, -0x1.25451ab19a98dp-17,
    -0x1.6b01f4f867878p-18, 0x1.b06c421ebebbfp-20,  0x1.b374036d21c93p-22, -0x1.b55265159582bp-23,
    -0x1.474313fd7478bp-25, 0x1.9c916e27f3acfp-26,  0x1.498ca06ab2918p-28, -0x1.5fbe383ab3d27p-29,
    -0x1.61bb8799322f1p-31, 0x1.8c9bf3f14e75fp-33,  0x1.ef977fc16da1dp-35,
};

double upper_half_complement(double x) {
    if (x > 39) return 0;
    const double t = (x - 5) / (x + 5);
    const double scaled = polynomial(complement_coefficients, (9 * t + 1) / 8) / (1 + x);
    // exp(-x^2 / 2) in two factors: the square of the first 26 bits is exact, the rest is small.
    const Halves halves = split(x);
    return scaled * exp_kernel(-0.5 * halves.high * halves.high) *
           exp_kernel(-0.5 * halves.low * (x + halves.high));
}

}  // namespace

double normal_complement(double x) {
    return x < 0 ? 1 - upper_half_complement(-x) : upper_half_complement(x);
}

double normal_cdf(double x) { return normal_complement(-x); }

double normal_quantile(double p) {
    FRICTION_EXPECTS(p > 0 && p < 1);
    return wide::normal_quantile_of(p);
}

double normal_upper_quantile(double p) { return -normal_quantile(p); }

void exp_array(std::span<const double> x, std::span<double> out) {
    FRICTION_EXPECTS(x.size() == out.size());
    wide::best_loops().exp(x.data(), out.data(), x.size());
}

void log_array(std::span<const double> x, std::span<double> out) {
    FRICTION_EXPECTS(x.size() == out.size());
    wide::best_loops().log(x.data(), out.data(), x.size());
}

void normal_quantile_array(std::span<const double> p, std::span<double> out) {
    FRICTION_EXPECTS(p.size() == out.size());
    wide::best_loops().normal_quantile(p.data(), out.data(), p.size());
}

}  // namespace friction
