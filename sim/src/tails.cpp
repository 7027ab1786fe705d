#include "friction/tails.h"

#include <algorithm>
#include <cmath>

#include "friction/kernels.h"
#include "text_tools.h"

namespace friction {
namespace {

double square(double x) { return x * x; }

double skewness_of(const Constant&) { return 0; }
double skewness_of(const Uniform&) { return 0; }

double skewness_of(const Triangular& d) {
    // With r the place of the mode, 0 .. 1.
    const double r = (d.mode - d.low) / (d.high - d.low);
    return std::sqrt(2.0) * (1 - 2 * r) * (2 - r) * (1 + r) / (5 * std::pow(1 - r + r * r, 1.5));
}

double skewness_of(const Exponential&) { return 2; }

double skewness_of(const Gamma& d) { return 2 / std::sqrt(d.shape); }

double skewness_of(const Lognormal& d) {
    const double cv_squared = expm1_kernel(square(d.log_sd));
    return std::sqrt(cv_squared) * (3 + cv_squared);
}

// With a the standardised cut and h the hazard there, central moments of the normal above a are
// 1 + a h - h^2 and h (2 h^2 - 3 a h + a^2 - 1).
double skewness_of(const CutNormal& d) {
    const double a = -d.mean / d.sd;
    const double h = normal_density(a) / normal_complement(a);
    return h * (2 * h * h - 3 * a * h + a * a - 1) / std::pow(1 + a * h - h * h, 1.5);
}

// Moments relative to the mean: the scale cancels, and none overflows at the smallest shape.
double skewness_of(const Weibull& d) {
    const double mean = log_gamma(1 + 1 / d.shape);
    const double second = expm1_kernel(log_gamma(1 + 2 / d.shape) - 2 * mean);
    const double third = expm1_kernel(log_gamma(1 + 3 / d.shape) - 3 * mean);
    return (third - 3 * second) / std::pow(second, 1.5);
}

double skewness_of(const ScaledBeta& d) {
    const double sum = d.alpha + d.beta;
    return 2 * (d.beta - d.alpha) * std::sqrt(sum + 1) / ((sum + 2) * std::sqrt(d.alpha * d.beta));
}

}  // namespace

double skewness(const Distribution& distribution) {
    return std::visit([](const auto& d) { return skewness_of(d); }, distribution);
}

double journeys_for_mean(const Distribution& length, std::optional<double> time_out_s) {
    constexpr double cochran = 25;
    const double alone = cochran * square(skewness(length));
    if (!time_out_s || highest(length) <= *time_out_s) return alone;
    const double t = *time_out_s;
    const double beyond = 1 - cdf(length, t);
    const double mean = partial_moment(length, 1, t) + t * beyond;
    const double variance = partial_moment(length, 2, t) + t * t * beyond - mean * mean;
    if (variance <= 0) return 0;
    return std::min(alone, cochran * t * t / variance);
}

std::string journeys_text(double count) {
    constexpr int digits = 3;
    constexpr double thousand = 1e3, million = 1e6, beyond_words = 1e12;
    if (count >= beyond_words) return "more than a million million journeys";
    if (count >= million) return rounded_text(count / million, digits) + " million journeys";
    const std::string text = rounded_text(std::ceil(count), digits);
    return (count >= thousand ? text.substr(0, text.size() - 3) + ',' + text.substr(text.size() - 3)
                              : text) +
           " journeys";
}

}  // namespace friction
