#pragma once
// Elementary and special functions with the same bytes on every machine, compiler and instruction
// set.
//
// They use only addition, multiplication, division and square root in a fixed order, without
// contraction. The array forms are elementwise equal to the scalar ones; wide code is chosen at run
// time. Stated errors are judged by Boost.Math and long double in tests/unit/kernels_test.cpp.

#include <span>

namespace friction {

// elementary: relative error at most 2e-15 where the result is a normal number
[[nodiscard]] double exp_kernel(double x);  ///< 0 below -745, infinity above 709.78
[[nodiscard]] double log_kernel(double x);  ///< natural logarithm, x > 0 normal or subnormal
[[nodiscard]] double expm1_kernel(double x);
[[nodiscard]] double log1p_kernel(double x);  ///< x > -1
[[nodiscard]] double cbrt_kernel(double x);
[[nodiscard]] double pow_kernel(double x, double y);  ///< x > 0

// normal distribution: cdf, complement, quantile; relative error at most 1e-14 (tails included)
[[nodiscard]] inline double normal_density(double x) {
    return 0.39894228040143267794 * exp_kernel(-0.5 * x * x);
}
[[nodiscard]] double normal_cdf(double x);
[[nodiscard]] double normal_complement(
    double x);                                   ///< 1 - normal_cdf(x), accurate in the upper tail
[[nodiscard]] double normal_quantile(double p);  ///< 0 < p < 1
[[nodiscard]] double normal_upper_quantile(double p);  ///< x with normal_complement(x) = p: z_p

// Student's t, upper quantile: x with P(T > x) = p, degrees of freedom d > 0; relative error 1e-10
[[nodiscard]] double student_upper_quantile(double p, double d);

// log gamma, x > 0; regularised incomplete gamma and beta; relative error at most 1e-12
[[nodiscard]] double log_gamma(double x);
[[nodiscard]] double gamma_p(double a, double x);           ///< lower, P(a, x)
[[nodiscard]] double gamma_p_inverse(double a, double p);   ///< x with P(a, x) = p
[[nodiscard]] double beta_i(double a, double b, double x);  ///< I_x(a, b)
[[nodiscard]] double beta_i_inverse(double a, double b, double p);

// array forms for hot loops; `out` may be the input itself
void exp_array(std::span<const double> x, std::span<double> out);
void log_array(std::span<const double> x, std::span<double> out);
void normal_quantile_array(std::span<const double> p, std::span<double> out);
void gamma_p_inverse_array(double a, std::span<const double> p, std::span<double> out);
void beta_i_inverse_array(double a, double b, std::span<const double> p, std::span<double> out);

}  // namespace friction
