// Slopes of distributions against differences of the functions themselves.

#include "distribution_slopes.h"

#include <gtest/gtest.h>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <string>
#include <vector>

namespace friction {
namespace {

using Wide = long double;

// Four points of a difference leave an error of h^4: below 1e-12 of a function of size one.
template <class F>
double difference(F&& f, Wide at) {
    const Wide h = 2e-4L * at;
    return static_cast<double>((8 * (f(at + h) - f(at - h)) - (f(at + 2 * h) - f(at - 2 * h))) /
                               (12 * h));
}

TEST(GammaPByShape, IsTheDerivative) {
    for (const double a : {0.02, 0.7, 1.0, 4.0, 44.4, 400.0})
        for (const double part : {0.01, 0.5, 0.9, 1.0, 1.3, 3.0, 20.0}) {
            const double x = a * part;
            const double expected =
                difference([&](Wide s) { return boost::math::gamma_p(s, Wide{x}); }, a);
            EXPECT_NEAR(a * gamma_p_by_a(a, x), a * expected, 1e-10 * (1 + a * std::abs(expected)))
                << a << ' ' << x;
        }
    EXPECT_EQ(gamma_p_by_a(2, 1e5), 0);
}

TEST(BetaIByShapes, AreTheDerivatives) {
    for (const double a : {0.05, 0.5, 2.0, 30.0})
        for (const double b : {0.05, 1.0, 3.0, 80.0})
            for (const double x : {0.001, 0.2, 0.5, 0.7, 0.97}) {
                const auto [by_a, by_b] = beta_i_by_ab(a, b, x);
                EXPECT_NEAR(
                    a * by_a,
                    a * difference([&](Wide s) { return boost::math::ibeta(s, Wide{b}, Wide{x}); },
                                   a),
                    1e-10)
                    << a << ' ' << b << ' ' << x;
                EXPECT_NEAR(
                    b * by_b,
                    b * difference([&](Wide s) { return boost::math::ibeta(Wide{a}, s, Wide{x}); },
                                   b),
                    1e-10)
                    << a << ' ' << b << ' ' << x;
            }
}

TEST(Digamma, IsThatOfBoost) {
    for (const double x : {1e-3, 0.1, 0.5, 1.0, 1.4616321449683622, 3.3, 11.9, 12.0, 500.0, 1e6})
        EXPECT_NEAR(digamma(x), boost::math::digamma(x), 4e-15 * (1 + std::abs(digamma(x)))) << x;
}

DistributionText written(const std::string& text) {
    return std::get<DistributionText>(parse_distribution(text, Dimension::duration));
}

/// E[min(X, x)] and P(X > x) from the moments that the rest of the program uses.
double mean_up_to_of(const Distribution& d, double x) {
    if (std::isinf(x)) return mean(d);
    return partial_moment(d, 1, x) + x * (1 - cdf(d, x));
}

const std::vector<std::string>& texts() {
    static const std::vector<std::string> list = {"uniform 2 s .. 9 s",
                                                  "triangular 1 s .. 2 s .. 6 s",
                                                  "exponential mean 3 s",
                                                  "erlang mean 6 s shape 3",
                                                  "gamma mean 4 s cv 0.5",
                                                  "gamma mean 4 s sd 3 s",
                                                  "gamma mean 4 s shape 0.8",
                                                  "lognormal mean 5 s cv 0.8",
                                                  "lognormal mean 5 s sd 2 s",
                                                  "lognormal median 4 s p90 9 s",
                                                  "normal mean 5 s sd 2 s",
                                                  "normal mean 1 s sd 4 s",
                                                  "weibull mean 5 s shape 1.5",
                                                  "weibull mean 5 s shape 0.6",
                                                  "beta 1 s .. 10 s alpha 2 beta 3"};
    return list;
}

void expect_slope(double actual, double expected, const std::string& what) {
    EXPECT_NEAR(actual, expected, 1e-8 * (1 + std::abs(expected))) << what;
}

double along(const NumberSlopes& a, const NumberSlopes& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

TEST(SlopesOfDistributions, AreThoseOfEveryArgumentAsWritten) {
    for (const std::string& text : texts())
        for (const double x : {1.7, 4.1, 5.3, std::numeric_limits<double>::infinity()}) {
            const DistributionText t = written(text);
            const Distribution d = instantiate(t, {}, Dimension::duration).value();
            const Sloped upto = mean_up_to(d, x), above = chance_above(d, x);
            EXPECT_NEAR(upto.value, mean_up_to_of(d, x), 1e-12 * mean(d)) << text;
            EXPECT_NEAR(above.value, 1 - cdf(d, x), 1e-12) << text;
            for (std::size_t a = 0; a < t.arguments.size(); ++a) {
                const std::string& label = t.arguments[a].label;
                if (text.starts_with("erlang") && label == "shape") continue;
                const NumberSlopes by = slopes_of_argument(t, {}, label);
                const auto with = [&](double value) {
                    DistributionText changed = t;
                    changed.arguments[a].value.literal.value = value;
                    return instantiate(changed, {}, Dimension::duration).value();
                };
                const double at = t.arguments[a].value.literal.value, h = 1e-3 * at;
                const auto slope = [&](auto&& f) {
                    return (8 * (f(at + h) - f(at - h)) - (f(at + 2 * h) - f(at - 2 * h))) /
                           (12 * h);
                };
                const std::string what = text + " by " + label + " at " + std::to_string(x);
                expect_slope(along(by, upto.by_number),
                             slope([&](double v) { return mean_up_to_of(with(v), x); }), what);
                expect_slope(along(by, above.by_number),
                             slope([&](double v) { return 1 - cdf(with(v), x); }), what);
            }
        }
}

TEST(SlopesOfDistributions, KnowThePointAndTheScale) {
    for (const std::string& text : texts())
        for (const double x : {0.9, 2.5, 4.1, 7.3}) {
            const Distribution d = instantiate(written(text), {}, Dimension::duration).value();
            const Sloped upto = mean_up_to(d, x), above = chance_above(d, x);
            const double h = 1e-3;
            const auto slope = [&](auto&& f) {
                return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);
            };
            expect_slope(upto.by_x, slope([&](double y) { return mean_up_to_of(d, y); }), text);
            expect_slope(above.by_x, slope([&](double y) { return 1 - cdf(d, y); }), text);
            // E[min(cX, cx)] = c E[min(X, x)], so its slope by c is the value: scale and point
            expect_slope(along(slopes_of_scale(d), upto.by_number) + x * upto.by_x, upto.value,
                         text);
            expect_slope(along(slopes_of_scale(d), above.by_number) + x * above.by_x, 0, text);
        }
}

}  // namespace
}  // namespace friction
