// The normal distribution, powers, gamma, beta and Student's t against Boost.Math and the standard
// library in long double (64 bits of fraction).

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstdint>
#include <limits>

#include "friction/kernels.h"
#include "friction/random.h"
#include "support/relative_error.h"

namespace friction {
namespace {

/// The i-th of a fixed list of numbers spread over low .. high.
double spread_number(std::uint64_t i, double low, double high) {
    return low + (high - low) * unit_interval(mix64(i + 1));
}

/// 10 to a power spread over low .. high.
double magnitude(std::uint64_t i, double low, double high) {
    return static_cast<double>(
        std::pow(Exact{10}, static_cast<Exact>(spread_number(i, low, high))));
}

constexpr std::uint64_t many = 20'000;
constexpr std::uint64_t some = 2'000;

TEST(PowKernel, KeepsItsDigitsUpToTheEndsOfTheRange) {
    for (std::uint64_t i = 0; i < many; ++i) {
        const double x = magnitude(i, -300, 300);
        // The exponent of e in the result goes from -700 to 700.
        const double y = spread_number(i + many, -700, 700) / std::log(x);
        const Exact expected = std::pow(static_cast<Exact>(x), static_cast<Exact>(y));
        ASSERT_LT(relative_error(pow_kernel(x, y), expected), 2e-15) << x << " to the " << y;
        const double near_one = 1 + spread_number(i, -1e-3, 1e-3);
        ASSERT_LT(relative_error(pow_kernel(near_one, y),
                                 std::pow(static_cast<Exact>(near_one), static_cast<Exact>(y))),
                  2e-15);
    }
    EXPECT_EQ(pow_kernel(1, 1e300), 1);
    EXPECT_EQ(pow_kernel(7, 0), 1);
    EXPECT_EQ(pow_kernel(2, 2'000), std::numeric_limits<double>::infinity());
    EXPECT_EQ(pow_kernel(2, -2'000), 0);
    EXPECT_DOUBLE_EQ(pow_kernel(9, 0.5), 3);
}

TEST(NormalCdf, IsAccurateInBothTails) {
    const Exact root_half = boost::math::constants::half_root_two<Exact>();
    for (std::uint64_t i = 0; i < many; ++i) {
        const double x = spread_number(i, -37.5, 37.5);
        const Exact upper = boost::math::erfc(static_cast<Exact>(x) * root_half) / 2;
        ASSERT_LT(relative_error(normal_complement(x), upper), 1e-14) << x;
        ASSERT_LT(relative_error(normal_cdf(-x), upper), 1e-14) << x;
    }
    EXPECT_EQ(normal_cdf(0), 0.5);
    EXPECT_EQ(normal_complement(40), 0);
    EXPECT_EQ(normal_cdf(40), 1);
}

TEST(NormalCdf, IsTheInverseOfTheQuantile) {
    for (std::uint64_t i = 0; i < some; ++i) {
        const double p = magnitude(i, -300, -0.31);
        // dp / p = -x dx / x * x ..., so the error of x (1e-15) is multiplied by about x^2, at most
        // 1400.
        EXPECT_LT(relative_error(normal_cdf(normal_quantile(p)), p), 3e-12) << p;
    }
}

TEST(LogGamma, KeepsItsDigitsNearItsZeros) {
    const auto check = [](double x) {
        if (x == 1 || x == 2) return;
        ASSERT_LT(relative_error(log_gamma(x), std::lgamma(static_cast<Exact>(x))), 1e-12) << x;
    };
    for (std::uint64_t i = 0; i < many; ++i) {
        check(magnitude(i, -300, 300));
        check(spread_number(i, 0, 12));
        check(1 + spread_number(i, -1, 1) * magnitude(i + many, -12, 0));
        check(2 + spread_number(i, -1, 1) * magnitude(i + many, -12, 0));
    }
    EXPECT_EQ(log_gamma(1), 0);
    EXPECT_EQ(log_gamma(2), 0);
}

TEST(GammaP, IsAccurateForSmallAndLargeShapes) {
    for (std::uint64_t i = 0; i < some; ++i) {
        for (const double a : {magnitude(i, -4, 0), magnitude(i, 0, 2), magnitude(i, 2, 5)}) {
            // Within some ten standard deviations of the mean, or anywhere below 10 times it for
            // small shapes.
            const double x =
                a * std::exp(spread_number(i + many, -8, 3) / std::sqrt(std::max(a, 1.0)));
            const Exact expected =
                boost::math::gamma_p(static_cast<Exact>(a), static_cast<Exact>(x));
            if (expected < 1e-290L) continue;
            ASSERT_LT(relative_error(gamma_p(a, x), expected), 1e-12) << a << " " << x;
        }
    }
    EXPECT_EQ(gamma_p(2, 0), 0);
    EXPECT_EQ(gamma_p(2, 1e300), 1);
}

// By hand: P(1, x) = 1 - exp(-x) and P(2, x) = 1 - (1 + x) exp(-x).
TEST(GammaP, HasItsClosedForms) {
    for (const double x : {0.1, 1.0, 2.5, 20.0}) {
        EXPECT_NEAR(gamma_p(1, x), -std::expm1(-x), 1e-15);
        EXPECT_NEAR(gamma_p(2, x), 1 - (1 + x) * std::exp(-x), 1e-15);
    }
}

TEST(GammaPInverse, IsTheInverse) {
    for (std::uint64_t i = 0; i < some; ++i) {
        const double a = magnitude(i, -2, 4);
        for (const double p :
             {spread_number(i, 0, 1), magnitude(i, -12, -1), 1 - magnitude(i, -12, -1)}) {
            const double x = gamma_p_inverse(a, p);
            if (x < 1e-290) continue;
            const Exact there = boost::math::gamma_p(static_cast<Exact>(a), static_cast<Exact>(x));
            const Exact left = boost::math::gamma_q(static_cast<Exact>(a), static_cast<Exact>(x));
            const double q = 1 - p;
            const double error = p < 0.5 ? relative_error(p, there) : relative_error(q, left);
            // d log P / d log x is at most a + x or so.
            ASSERT_LT(error, 2e-15 * (20 + a + x)) << a << " " << p;
        }
    }
}

TEST(BetaI, IsAccurateForSmallAndLargeShapes) {
    for (std::uint64_t i = 0; i < some; ++i) {
        const double a = magnitude(i, -2, 4);
        const double b = magnitude(i + many, -2, 4);
        const double width = std::sqrt(1 / a + 1 / b);
        const double near =
            1 / (1 + b / a * std::exp(spread_number(i, -6, 6) * std::min(width, 2.0)));
        for (const double x : {near, spread_number(i, 0, 1)}) {
            const Exact expected = boost::math::ibeta(static_cast<Exact>(a), static_cast<Exact>(b),
                                                      static_cast<Exact>(x));
            if (expected < 1e-290L) continue;
            // The distribution of large shapes is narrow: its own slope multiplies the rounding of
            // x.
            ASSERT_LT(relative_error(beta_i(a, b, x), expected), 1e-12 + 1e-16 * (a + b))
                << a << " " << b << " " << x;
        }
    }
    EXPECT_EQ(beta_i(2, 3, 0), 0);
    EXPECT_EQ(beta_i(2, 3, 1), 1);
}

// By hand: I_x(2, 3) = 6 x^2 - 8 x^3 + 3 x^4 and I_x(a, 1) = x^a.
TEST(BetaI, HasItsClosedForms) {
    for (const double x : {0.05, 0.3, 0.5, 0.9}) {
        EXPECT_NEAR(beta_i(2, 3, x), 6 * x * x - 8 * x * x * x + 3 * x * x * x * x, 2e-15);
        EXPECT_NEAR(beta_i(3.5, 1, x), std::pow(x, 3.5), 2e-15);
    }
}

TEST(BetaIInverse, IsTheInverse) {
    for (std::uint64_t i = 0; i < some; ++i) {
        const double a = magnitude(i, -1, 4);
        const double b = magnitude(i + many, -1, 4);
        for (const double p : {spread_number(i, 0, 0.5), magnitude(i, -12, -1)}) {
            const double x = beta_i_inverse(a, b, p);
            if (x < 1e-290 || x > 1 - 1e-9) continue;
            const Exact there = boost::math::ibeta(static_cast<Exact>(a), static_cast<Exact>(b),
                                                   static_cast<Exact>(x));
            // d log I / d log x is at most a + b / y or so.
            ASSERT_LT(relative_error(p, there), 1e-14 * (20 + a + b / (1 - x))) << a << " " << b;
        }
    }
    EXPECT_EQ(beta_i_inverse(2, 3, 0), 0);
    EXPECT_EQ(beta_i_inverse(2, 3, 1), 1);
    EXPECT_NEAR(beta_i_inverse(7, 7, 0.5), 0.5, 1e-15);
}

TEST(StudentUpperQuantile, AgreesWithBoost) {
    for (std::uint64_t i = 0; i < some; ++i) {
        const double d = i % 3 == 0 ? static_cast<double>(1 + i % 60) : magnitude(i, -0.3, 6);
        for (const double p : {spread_number(i, 0, 0.5), magnitude(i, -9, -1)}) {
            const boost::math::students_t_distribution<Exact> judge(static_cast<Exact>(d));
            const Exact expected = quantile(complement(judge, static_cast<Exact>(p)));
            ASSERT_LT(relative_error(student_upper_quantile(p, d), expected), 1e-10)
                << d << " " << p;
            EXPECT_EQ(student_upper_quantile(1 - p, d), -student_upper_quantile(1 - (1 - p), d));
        }
    }
    EXPECT_EQ(student_upper_quantile(0.5, 4), 0);
    // Tables: t with 10 degrees of freedom, 2.5% above.
    EXPECT_NEAR(student_upper_quantile(0.025, 10), 2.228, 5e-4);
    // Many degrees of freedom: the normal, whose first correction is (z^3 + z) / (4 d) = 2.4e-9.
    EXPECT_NEAR(student_upper_quantile(0.025, 1e9), normal_upper_quantile(0.025) + 2.37e-9, 2e-11);
}

}  // namespace
}  // namespace friction
