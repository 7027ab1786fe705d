#include "friction/kernels.h"

#include <gtest/gtest.h>

#include <bit>
#include <boost/math/special_functions/erf.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "friction/distribution.h"
#include "friction/random.h"
#include "support/instruction_sets.h"
#include "support/relative_error.h"
#include "wide/wide.h"

namespace friction {
namespace {

using Quad = boost::multiprecision::cpp_bin_float_quad;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Numbers spread evenly over [low, high], with an irregular last part so that no grid is too kind.
std::vector<double> spread(double low, double high, std::size_t count) {
    std::vector<double> result(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double u =
            (static_cast<double>(i) + unit_interval(mix64(i))) / static_cast<double>(count);
        result[i] = low + (high - low) * u;
    }
    return result;
}

/// The largest relative error of a kernel against a judge in long double (64 bits of fraction).
template <class Kernel, class Judge>
double worst_error(const std::vector<double>& points, Kernel kernel, Judge judge) {
    double worst = 0;
    for (const double x : points) {
        worst = std::max(worst, relative_error(kernel(x), judge(static_cast<Exact>(x))));
    }
    return worst;
}

std::vector<double> powers_of_ten(double lowest, double highest, std::size_t count) {
    std::vector<double> result = spread(lowest, highest, count);
    for (double& x : result) x = static_cast<double>(std::pow(Exact{10}, static_cast<Exact>(x)));
    return result;
}

TEST(ExpKernel, IsAccurateOverItsWholeRange) {
    const auto judge = [](Exact x) { return std::exp(x); };
    EXPECT_LT(worst_error(spread(-708, 709.7, 200'000), exp_kernel, judge), 2e-15);
    EXPECT_LT(worst_error(spread(-1, 1, 50'000), exp_kernel, judge), 2e-15);
    EXPECT_LT(worst_error(powers_of_ten(-300, 0, 1'000), exp_kernel, judge), 2e-15);
}

TEST(ExpKernel, EndsInZeroAndInfinity) {
    EXPECT_EQ(exp_kernel(0), 1);
    EXPECT_EQ(exp_kernel(-746), 0);
    EXPECT_EQ(exp_kernel(-1e300), 0);
    EXPECT_EQ(exp_kernel(-infinity), 0);
    EXPECT_EQ(exp_kernel(709.79), infinity);
    EXPECT_EQ(exp_kernel(1e300), infinity);
    EXPECT_EQ(exp_kernel(infinity), infinity);
    EXPECT_TRUE(std::isnan(exp_kernel(std::nan(""))));
    // Subnormal: two roundings, so one unit in the last place.
    EXPECT_NEAR(exp_kernel(-740) / static_cast<double>(std::exp(Exact{-740})), 1, 1e-2);
}

TEST(LogKernel, IsAccurateOverItsWholeRange) {
    const auto judge = [](Exact x) { return std::log(x); };
    EXPECT_LT(worst_error(powers_of_ten(-307, 308, 200'000), log_kernel, judge), 2e-15);
    EXPECT_LT(worst_error(spread(0.5, 2, 100'000), log_kernel, judge), 2e-15);
    std::vector<double> near_one = powers_of_ten(-16, -1, 20'000);
    for (double& x : near_one) x = 1 + x;
    EXPECT_LT(worst_error(near_one, log_kernel, judge), 2e-15);
    EXPECT_LT(worst_error({5e-324, 1e-310, 2.2e-308, 1.7e308}, log_kernel, judge), 2e-15);
    EXPECT_EQ(log_kernel(1), 0);
}

TEST(Expm1Kernel, KeepsTheDigitsOfSmallResults) {
    const auto judge = [](Exact x) { return std::expm1(x); };
    EXPECT_LT(worst_error(spread(-50, 50, 100'000), expm1_kernel, judge), 2e-15);
    EXPECT_LT(worst_error(spread(-0.7, 0.7, 100'000), expm1_kernel, judge), 2e-15);
    EXPECT_LT(worst_error(powers_of_ten(-300, 2.8, 10'000), expm1_kernel, judge), 2e-15);
    EXPECT_EQ(expm1_kernel(0), 0);
    EXPECT_EQ(expm1_kernel(-1'000), -1);
}

TEST(Log1pKernel, KeepsTheDigitsOfSmallArguments) {
    const auto judge = [](Exact x) { return std::log1p(x); };
    EXPECT_LT(worst_error(spread(-0.999'999, 2, 100'000), log1p_kernel, judge), 2e-15);
    EXPECT_LT(worst_error(powers_of_ten(-300, 300, 50'000), log1p_kernel, judge), 2e-15);
    std::vector<double> negative = powers_of_ten(-300, -1e-9, 50'000);
    for (double& x : negative) x = -x;
    EXPECT_LT(worst_error(negative, log1p_kernel, judge), 2e-15);
    EXPECT_EQ(log1p_kernel(0), 0);
}

TEST(CbrtKernel, IsAccurateOnBothSides) {
    const auto judge = [](Exact x) { return std::cbrt(x); };
    EXPECT_LT(worst_error(powers_of_ten(-300, 300, 50'000), cbrt_kernel, judge), 2e-15);
    EXPECT_LT(worst_error(spread(-30, 30, 50'000), cbrt_kernel, judge), 2e-15);
    EXPECT_EQ(cbrt_kernel(0), 0);
}

/// The size of the normal quantile whose tail is `smaller`, by Newton's method from `start` on the
/// exact tail in 113 bits.
Exact judged_tail_quantile(double smaller, double start) {
    Quad x = std::fabs(start);
    const Quad root_half = sqrt(Quad(0.5));
    const Quad density_factor = root_half / sqrt(boost::math::constants::pi<Quad>());
    for (int i = 0; i < 2; ++i) {
        const Quad tail = boost::math::erfc(Quad(x * root_half)) / 2;
        x += (tail - smaller) / (density_factor * exp(Quad(-x * x / 2)));
    }
    return static_cast<Exact>(x);
}

TEST(NormalQuantile, IsAccurateInTheMiddleAndInBothTails) {
    std::vector<double> points = spread(0, 1, 600);
    for (const double p : powers_of_ten(-307, -1, 300)) points.push_back(p);
    for (const double p : powers_of_ten(-15, -1, 100)) points.push_back(1 - p);
    for (const double p : powers_of_ten(-15, -1, 100)) points.push_back(0.5 - p);
    for (const double p : {0x1p-53, 1 - 0x1p-53, 0.5 + 0x1p-53, 0.074'999, 0.075, 0.075'001, 0.925,
                           1.3887943864964e-11, 1.3887943864965e-11}) {
        points.push_back(p);
    }
    for (const double p : points) {
        const double smaller = p < 0.5 ? p : 1 - p;
        const double x = normal_quantile(p);
        EXPECT_EQ(x < 0, p < 0.5);
        EXPECT_LT(relative_error(std::fabs(x), judged_tail_quantile(smaller, x)), 1e-14) << p;
        EXPECT_EQ(normal_upper_quantile(p), -x);
    }
    EXPECT_EQ(normal_quantile(0.5), 0);
}

TEST(NormalQuantile, NeverFallsWhereItsPiecesMeet) {
    for (const double seam : {0.075, 0.925, 1.3887943864964021e-11}) {
        double p = seam * (1 - 1e-12);
        double before = normal_quantile(p);
        for (int i = 0; i < 20'000; ++i) {
            p = std::nextafter(p, 1.0);
            const double here = normal_quantile(p);
            // Neighbouring p may share a quantile or differ by rounding, 2e-15 of it, but no more.
            ASSERT_GE(here, before - 2e-15 * std::fabs(before)) << p;
            before = here;
        }
    }
}

class ArrayLoops : public testing::TestWithParam<wide::InstructionSet> {
protected:
    /// Every count around a vector's width, out of place and in place, bit by bit.
    template <class Loop, class Number>
    void expect_the_bytes_of(Loop loop, Number number, const std::vector<double>& points) {
        for (const std::size_t count :
             {std::size_t{0}, std::size_t{1}, std::size_t{3}, std::size_t{7}, std::size_t{8},
              std::size_t{9}, std::size_t{63}, std::size_t{64}, std::size_t{65}, points.size()}) {
            std::vector<double> out(count),
                in_place(points.begin(), points.begin() + static_cast<long>(count));
            loop(points.data(), out.data(), count);
            loop(in_place.data(), in_place.data(), count);
            for (std::size_t i = 0; i < count; ++i) {
                const auto expected = std::bit_cast<std::uint64_t>(number(points[i]));
                ASSERT_EQ(std::bit_cast<std::uint64_t>(out[i]), expected) << points[i];
                ASSERT_EQ(std::bit_cast<std::uint64_t>(in_place[i]), expected) << points[i];
            }
        }
    }
};

TEST_P(ArrayLoops, GiveTheBytesOfSingleNumbers) {
    const wide::Loops* loops = wide::loops(GetParam());
    std::vector<double> anywhere = spread(-760, 720, 20'011);
    for (const double x : {0.0, -0.0, infinity, -infinity, 1e300, -1e300, 1e-300}) {
        anywhere.push_back(x);
    }
    expect_the_bytes_of(loops->exp, exp_kernel, anywhere);
    std::vector<double> positive = powers_of_ten(-323, 308, 20'011);
    for (const double x : spread(0.5, 1.5, 5'000)) positive.push_back(x);
    expect_the_bytes_of(loops->log, log_kernel, positive);
    std::vector<double> shares = spread(0, 1, 20'011);
    for (const double p : powers_of_ten(-300, -1, 2'000)) shares.push_back(p);
    for (const double p : powers_of_ten(-15, -1, 2'000)) shares.push_back(1 - p);
    expect_the_bytes_of(loops->normal_quantile, normal_quantile, shares);
    expect_the_bytes_of(
        [&](const double* in, double* out, std::size_t count) {
            loops->exponential_quantile(in, out, count, 1.7);
        },
        [](double u) { return quantile(Exponential{1.7}, u); }, shares);
    expect_the_bytes_of([&](const double* in, double* out,
                            std::size_t count) { loops->exp_of_line(in, out, count, 0.3, -1.1); },
                        [](double x) { return exp_kernel(0.3 + -1.1 * x); }, anywhere);
}

INSTANTIATE_TEST_SUITE_P(EveryInstructionSet, ArrayLoops,
                         testing::ValuesIn(wide::instruction_sets()));

TEST(ArrayForms, ReachTheLoops) {
    const std::vector<double> x{0.1, 0.2, 0.9};
    std::vector<double> out(3);
    exp_array(x, out);
    EXPECT_EQ(out[2], exp_kernel(0.9));
    log_array(x, out);
    EXPECT_EQ(out[2], log_kernel(0.9));
    normal_quantile_array(x, out);
    EXPECT_EQ(out[2], normal_quantile(0.9));
}

}  // namespace
}  // namespace friction
