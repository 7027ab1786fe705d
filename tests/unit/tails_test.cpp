#include "friction/tails.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/constants/constants.hpp>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/weibull.hpp>
#include <cmath>

namespace friction {
namespace {

/// Mean 1.
Lognormal lognormal(double cv) {
    const double log_variance = std::log1p(cv * cv);
    return {-log_variance / 2, std::sqrt(log_variance)};
}

TEST(Skewness, AgreesWithBoost) {
    const auto expect = [](const Distribution& ours, const auto& theirs) {
        const double expected = boost::math::skewness(theirs);
        EXPECT_NEAR(skewness(ours), expected, 1e-9 * std::abs(expected) + 1e-12);
    };
    for (const double shape : {0.0001, 0.5, 4.0, 1e6})
        expect(Gamma{shape, 3}, boost::math::gamma_distribution<>(shape, 3));
    for (const double log_sd : {1e-3, 0.5, 1.7, 3.0})
        expect(Lognormal{2, log_sd}, boost::math::lognormal_distribution<>(2, log_sd));
    for (const double shape : {0.2, 0.5, 1.0})
        expect(Weibull{7, shape}, boost::math::weibull_distribution<>(shape, 7));
    for (const double alpha : {0.01, 2.0, 500.0})
        expect(ScaledBeta{3, 9, alpha, 5}, boost::math::beta_distribution<>(alpha, 5));
    for (const double mode : {1.0, 2.0, 3.5, 4.0})
        expect(Triangular{1, mode, 4}, boost::math::triangular_distribution<>(1, mode, 4));
}

// By hand: a Weibull of shape 1 is an exponential, of skewness 2; of shape 0.05 E[X^3] = 60! and
// E[X^2] = 40! dwarf the mean, 20!, so that skewness is 60! / 40!^1.5 but for 3 E[X] E[X^2], a
// share of 3 * 20! 40! / 60! = 7e-16, and 20!^2 / 40! = 7e-12 of the variance. A normal of mean 0
// is half of one: sqrt(2) (4 - pi) / (pi - 2)^1.5; one whose mean is 30 sd is whole.
TEST(Skewness, IsThatOfTheClosedForms) {
    EXPECT_EQ(skewness(Constant{3}), 0);
    EXPECT_EQ(skewness(Uniform{1, 4}), 0);
    EXPECT_EQ(skewness(Exponential{7}), 2);
    EXPECT_NEAR(skewness(Weibull{7, 1}), 2, 1e-9);
    const double steep = std::exp(std::lgamma(61) - 1.5 * std::lgamma(41));
    EXPECT_NEAR(skewness(Weibull{7, 0.05}) / steep, 1, 1e-9);
    const double pi = boost::math::constants::pi<double>();
    EXPECT_NEAR(skewness(CutNormal{0, 3}), std::sqrt(2.0) * (4 - pi) / std::pow(pi - 2, 1.5),
                1e-12);
    EXPECT_NEAR(skewness(CutNormal{90, 3}), 0, 1e-12);
}

// A lognormal has g = 3 cv + cv^3: 4, 14, 76 and 1030.
TEST(JourneysForMean, GrowWithTheSquareOfTheSkewness) {
    EXPECT_EQ(journeys_for_mean(Exponential{3}), 100);
    EXPECT_NEAR(journeys_for_mean(lognormal(1)), 400, 1e-6);
    EXPECT_NEAR(journeys_for_mean(lognormal(2)), 4'900, 1e-5);
    EXPECT_NEAR(journeys_for_mean(lognormal(4)), 144'400, 1e-3);
    EXPECT_NEAR(journeys_for_mean(lognormal(10)), 26'522'500, 1);
}

/// 25 g^2 of min(X, t), from a million quantiles.
double journeys_by_quantiles(const Distribution& x, double t) {
    constexpr int count = 1'000'000;
    const auto sum = [&](auto&& of) {
        double total = 0;
        for (int i = 0; i < count; ++i) total += of(std::min(t, quantile(x, (i + 0.5) / count)));
        return total / count;
    };
    const double mean = sum([](double y) { return y; });
    const double second = sum([&](double y) { return (y - mean) * (y - mean); });
    const double third = sum([&](double y) { return (y - mean) * (y - mean) * (y - mean); });
    return 25 * third * third / (second * second * second);
}

// What ends at a time-out is no tail, however long it would be.
TEST(JourneysForMean, AreFewerWhereATimeOutEndsTheTail) {
    for (const double t : {1.0, 10.0, 100.0}) {
        const double at_most = journeys_for_mean(lognormal(10), t);
        EXPECT_GE(at_most, journeys_by_quantiles(lognormal(10), t)) << t;
        EXPECT_LT(at_most, 100'000) << t;
    }
    EXPECT_EQ(journeys_for_mean(Constant{5}, 3), 0);
    // Longer than it ever lasts, and longer than it ever lasts in any run.
    EXPECT_EQ(journeys_for_mean(Triangular{0, 0, 1}, 2), journeys_for_mean(Triangular{0, 0, 1}));
    EXPECT_EQ(journeys_for_mean(lognormal(1), 1e9), journeys_for_mean(lognormal(1)));
}

}  // namespace
}  // namespace friction
