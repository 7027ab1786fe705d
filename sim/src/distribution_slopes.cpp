#include "distribution_slopes.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "friction/contract.h"
#include "friction/kernels.h"
#include "jet.h"

namespace friction {

namespace {

Jet number(double value, std::size_t position) { return Jet::of(value, position); }

/// P(X <= x) and E[X ; X <= x], x inside the support, or its end for the whole mean.
struct Below {
    Jet mass, mean;
};

Below below(const Constant& d, const Jet&) { return {1, number(d.value, 0)}; }

Below below(const Uniform& d, const Jet& x) {
    const Jet low = number(d.low, 0), high = number(d.high, 1);
    const Jet mass = (x - low) / (high - low);
    return {mass, mass * (low + x) / 2};
}
Jet whole(const Uniform& d) { return (number(d.low, 0) + number(d.high, 1)) / 2; }

Jet whole(const Triangular& d) {
    return (number(d.low, 0) + number(d.mode, 1) + number(d.high, 2)) / 3;
}
Below below(const Triangular& d, const Jet& x) {
    const Jet low = number(d.low, 0), mode = number(d.mode, 1), high = number(d.high, 2);
    if (x.value <= d.mode) {
        const Jet y = x - low;
        const Jet mass = y * y / ((high - low) * (mode - low));
        return {mass, mass * (low + 2 * y / 3)};
    }
    const Jet y = high - x;
    const Jet mass = y * y / ((high - low) * (high - mode));
    return {1 - mass, whole(d) - mass * (high - 2 * y / 3)};
}

Jet whole(const Exponential& d) { return number(d.mean, 0); }
Below below(const Exponential& d, const Jet& x) {
    const Jet mean = number(d.mean, 0), y = x / mean;
    const Jet tail = exp(Jet(0) - y);
    return {Jet(0) - expm1(Jet(0) - y), mean * (1 - tail * (1 + y))};
}

Jet whole(const Gamma& d) { return number(d.shape, 0) * number(d.scale, 1); }
Below below(const Gamma& d, const Jet& x) {
    const Jet shape = number(d.shape, 0), y = x / number(d.scale, 1);
    return {gamma_p(shape, y), whole(d) * gamma_p(shape + 1, y)};
}

Jet whole(const Lognormal& d) {
    const Jet sd = number(d.log_sd, 1);
    return exp(number(d.log_mean, 0) + sd * sd / 2);
}
Below below(const Lognormal& d, const Jet& x) {
    const Jet sd = number(d.log_sd, 1), z = (log(x) - number(d.log_mean, 0)) / sd;
    return {normal_cdf(z), whole(d) * normal_cdf(z - sd)};
}

Jet whole(const CutNormal& d) {
    const Jet mean = number(d.mean, 0), sd = number(d.sd, 1), start = Jet(0) - mean / sd;
    return mean + sd * normal_density(start) / normal_complement(start);
}
Below below(const CutNormal& d, const Jet& x) {
    const Jet mean = number(d.mean, 0), sd = number(d.sd, 1), start = Jet(0) - mean / sd;
    const Jet end = (x - mean) / sd, left = normal_complement(start);
    const Jet mass =
        (end.value > 0 ? left - normal_complement(end) : normal_cdf(end) - normal_cdf(start)) /
        left;
    return {mass, mean * mass + sd * (normal_density(start) - normal_density(end)) / left};
}

Jet whole(const Weibull& d) { return number(d.scale, 0) * gamma(1 + 1 / number(d.shape, 1)); }
Below below(const Weibull& d, const Jet& x) {
    const Jet shape = number(d.shape, 1);
    const Jet power = exp(shape * log(x / number(d.scale, 0)));
    return {Jet(0) - expm1(Jet(0) - power), whole(d) * gamma_p(1 + 1 / shape, power)};
}

Jet share_of_mean(const ScaledBeta& d) {
    const Jet alpha = number(d.alpha, 2);
    return alpha / (alpha + number(d.beta, 3));
}
Jet whole(const ScaledBeta& d) {
    const Jet low = number(d.low, 0);
    return low + (number(d.high, 1) - low) * share_of_mean(d);
}
Below below(const ScaledBeta& d, const Jet& x) {
    const Jet low = number(d.low, 0), width = number(d.high, 1) - low, y = (x - low) / width;
    const Jet alpha = number(d.alpha, 2), beta = number(d.beta, 3);
    const Jet mass = beta_i(alpha, beta, y);
    return {mass, low * mass + width * share_of_mean(d) * beta_i(alpha + 1, beta, y)};
}

Jet whole(const Constant& d) { return number(d.value, 0); }

Sloped sloped(const Jet& jet) {
    Sloped result{jet.value, {}, jet.by[Jet::x]};
    std::copy_n(jet.by.begin(), result.by_number.size(), result.by_number.begin());
    return result;
}

constexpr int terms_max = 20'000'000;  // a beta of shapes near a million; reached by none

double argument(const DistributionText& text, const ParameterValues& parameters,
                std::string_view label) {
    for (const Argument& a : text.arguments)
        if (a.label == label)
            return a.value.is_parameter() ? parameters.find(a.value.parameter)->second.value
                                          : a.value.literal.value;
    return 0;
}
bool has(const DistributionText& text, std::string_view label) {
    return std::any_of(text.arguments.begin(), text.arguments.end(),
                       [&](const Argument& a) { return a.label == label; });
}

/// By the mean and by the second number, when that is cv and when it is sd = cv * mean.
NumberSlopes of_spread(std::string_view label, double mean, double cv, const NumberSlopes& by_mean,
                       const NumberSlopes& by_cv, bool is_sd) {
    NumberSlopes result{};
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = label == "mean" ? by_mean[i] - (is_sd ? by_cv[i] * cv / mean : 0)
                                    : (is_sd ? by_cv[i] / mean : by_cv[i]);
    return result;
}

NumberSlopes of_gamma(const DistributionText& text, const ParameterValues& parameters,
                      std::string_view label) {
    const double mean = argument(text, parameters, "mean");
    if (has(text, "shape")) {
        const double shape = argument(text, parameters, "shape");
        if (label == "mean") return {0, 1 / shape};
        return text.family == "erlang" ? NumberSlopes{} : NumberSlopes{1, -mean / (shape * shape)};
    }
    const bool is_sd = has(text, "sd");
    const double cv =
        is_sd ? argument(text, parameters, "sd") / mean : argument(text, parameters, "cv");
    return of_spread(label, mean, cv, {0, cv * cv}, {-2 / (cv * cv * cv), 2 * mean * cv}, is_sd);
}

NumberSlopes of_lognormal(const DistributionText& text, const ParameterValues& parameters,
                          std::string_view label) {
    if (has(text, "median")) {
        const double z = normal_upper_quantile(0.1);
        if (label == "p90") return {0, 1 / (argument(text, parameters, "p90") * z)};
        const double median = argument(text, parameters, "median");
        return {1 / median, -1 / (median * z)};
    }
    const double mean = argument(text, parameters, "mean");
    const bool is_sd = has(text, "sd");
    const double cv =
        is_sd ? argument(text, parameters, "sd") / mean : argument(text, parameters, "cv");
    const double log_variance = log1p_kernel(cv * cv), by_cv = 2 * cv / (1 + cv * cv);
    return of_spread(label, mean, cv, {1 / mean},
                     {-by_cv / 2, by_cv / (2 * std::sqrt(log_variance))}, is_sd);
}

NumberSlopes of_weibull(const DistributionText& text, const ParameterValues& parameters,
                        std::string_view label) {
    const double shape = argument(text, parameters, "shape");
    const double by_mean = 1 / exp_kernel(log_gamma(1 + 1 / shape));
    if (label == "mean") return {by_mean};
    const double scale = argument(text, parameters, "mean") * by_mean;
    return {scale * digamma(1 + 1 / shape) / (shape * shape), 1};
}

}  // namespace

double digamma(double x) {
    // Upwards to where the asymptotic series is good to the last digit (Abramowitz and Stegun
    // 6.3.18).
    double sum = 0;
    for (; x < 12; x += 1) sum -= 1 / x;
    const double y = 1 / (x * x);
    const double series =
        y *
        (1.0 / 12 -
         y * (1.0 / 120 - y * (1.0 / 252 - y * (1.0 / 240 - y * (1.0 / 132 - y * 691.0 / 32760)))));
    return sum + log_kernel(x) - 0.5 / x - series;
}

double gamma_p_by_a(double a, double x) {
    // P(a, x) is the sum of x^(a+n) e^-x / Gamma(a+n+1); each term by a, with psi carried along.
    const double log_x = log_kernel(x);
    double term = exp_kernel(a * log_x - x - log_gamma(a + 1)), psi = digamma(a + 1), sum = 0;
    for (int n = 1; n <= terms_max && term > 0; ++n) {
        sum += term * (log_x - psi);
        psi += 1 / (a + n);
        const double ratio = x / (a + n);
        term *= ratio;
        if (ratio < 1 && term * (1 + std::abs(log_x - psi)) < 1e-18 * (1 - ratio)) break;
    }
    return sum;
}

std::array<double, 2> beta_i_by_ab(double a, double b, double x) {
    // Above a half from the other side, where the terms fall faster.
    if (x > 0.5) {
        const auto [by_b, by_a] = beta_i_by_ab(b, a, 1 - x);
        return {-by_a, -by_b};
    }
    // I_x(a, b) is the sum of x^(a+n) (1-x)^b Gamma(a+b+n) / (Gamma(a+n+1) Gamma(b)).
    const double log_x = log_kernel(x), log_rest = log1p_kernel(-x);
    double term =
        exp_kernel(a * log_x + b * log_rest + log_gamma(a + b) - log_gamma(a + 1) - log_gamma(b));
    double psi_sum = digamma(a + b), psi_a = digamma(a + 1);
    const double psi_b = digamma(b);
    std::array<double, 2> sum{};
    for (int n = 0; n < terms_max && term > 0; ++n) {
        sum[0] += term * (psi_sum - psi_a + log_x);
        sum[1] += term * (psi_sum - psi_b + log_rest);
        psi_sum += 1 / (a + b + n);
        psi_a += 1 / (a + n + 1);
        const double ratio = x * (a + b + n) / (a + n + 1);
        term *= ratio;
        const double size = 1 + std::abs(log_x) + std::abs(psi_sum - psi_b);
        if (ratio < 1 && term * size < 1e-18 * (1 - std::max(ratio, x))) break;
    }
    return sum;
}

Sloped mean_up_to(const Distribution& distribution, double x) {
    return std::visit(
        [&](const auto& d) {
            if (x >= highest(distribution)) return sloped(whole(d));
            const Jet at = Jet::of(x, Jet::x);
            if (x <= lowest(distribution)) return sloped(at);
            const Below part = below(d, at);
            return sloped(part.mean + at * (1 - part.mass));
        },
        distribution);
}

Sloped chance_above(const Distribution& distribution, double x) {
    return std::visit(
        [&](const auto& d) {
            if (x >= highest(distribution)) return Sloped{};
            if (x <= lowest(distribution)) return Sloped{1, {}, 0};
            return sloped(1 - below(d, Jet::of(x, Jet::x)).mass);
        },
        distribution);
}

NumberSlopes slopes_of_argument(const DistributionText& text, const ParameterValues& parameters,
                                std::string_view label) {
    const auto only = [](std::size_t position) {
        NumberSlopes slopes{};
        slopes[position] = 1;
        return slopes;
    };
    const std::string_view family = text.family;
    if (family == "gamma" || family == "erlang") return of_gamma(text, parameters, label);
    if (family == "lognormal") return of_lognormal(text, parameters, label);
    if (family == "weibull") return of_weibull(text, parameters, label);
    if (label == "sd") return only(1);
    if (label == "low" || label == "value" || label == "mean") return only(0);
    if (label == "alpha") return only(2);
    if (label == "beta") return only(3);
    if (label == "mode") return only(1);
    return only(family == "triangular" ? 2 : 1);
}

NumberSlopes slopes_of_scale(const Distribution& distribution) {
    struct Scale {
        NumberSlopes operator()(const Constant& d) const { return {d.value}; }
        NumberSlopes operator()(const Uniform& d) const { return {d.low, d.high}; }
        NumberSlopes operator()(const Triangular& d) const { return {d.low, d.mode, d.high}; }
        NumberSlopes operator()(const Exponential& d) const { return {d.mean}; }
        NumberSlopes operator()(const Gamma& d) const { return {0, d.scale}; }
        NumberSlopes operator()(const Lognormal&) const { return {1}; }
        NumberSlopes operator()(const CutNormal& d) const { return {d.mean, d.sd}; }
        NumberSlopes operator()(const Weibull& d) const { return {d.scale}; }
        NumberSlopes operator()(const ScaledBeta& d) const { return {d.low, d.high}; }
    };
    return std::visit(Scale{}, distribution);
}

}  // namespace friction
