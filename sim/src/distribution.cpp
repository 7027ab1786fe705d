// The families: their forms, what the numbers must be, moments, distribution functions and
// quantiles. Reading and printing of the text is in distribution_text.cpp.

#include "friction/distribution.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "friction/contract.h"
#include "friction/kernels.h"
#include "wide/elementary.h"
#include "wide/wide.h"

namespace friction {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double square(double x) { return x * x; }

// --- constant ---

double raw_moment(const Constant& d, int k) {
    return k == 0 ? 1 : k == 1 ? d.value : square(d.value);
}
double variance_of(const Constant&) { return 0; }
double partial(const Constant& d, int k, double x) { return x < d.value ? 0 : raw_moment(d, k); }
double quantile_of(const Constant& d, double) { return d.value; }
double lowest_of(const Constant& d) { return d.value; }
double highest_of(const Constant& d) { return d.value; }

// --- uniform ---

double variance_of(const Uniform& d) { return square(d.high - d.low) / 12; }
double partial(const Uniform& d, int k, double x) {
    const double width = std::clamp(x, d.low, d.high) - d.low;
    const double share = width / (d.high - d.low);
    // The mean of t^k over low .. low + width, times the share of the mass there.
    if (k == 0) return share;
    if (k == 1) return share * (d.low + width / 2);
    return share * (d.low * d.low + d.low * width + width * width / 3);
}
double raw_moment(const Uniform& d, int k) { return partial(d, k, d.high); }
double quantile_of(const Uniform& d, double u) { return d.low + u * (d.high - d.low); }
double lowest_of(const Uniform& d) { return d.low; }
double highest_of(const Uniform& d) { return d.high; }

// --- triangular ---

double variance_of(const Triangular& d) {
    const double width = d.high - d.low;
    const double rise = d.mode - d.low;
    return (width * width - width * rise + rise * rise) / 18;
}
double raw_moment(const Triangular& d, int k) {
    if (k == 0) return 1;
    const double mean = (d.low + d.mode + d.high) / 3;
    return k == 1 ? mean : mean * mean + variance_of(d);
}
double partial(const Triangular& d, int k, double x) {
    if (x <= d.low) return 0;
    if (x >= d.high) return raw_moment(d, k);
    if (x <= d.mode) {
        const double y = x - d.low;
        const double scale = y * y / ((d.high - d.low) * (d.mode - d.low));
        if (k == 0) return scale;
        if (k == 1) return scale * (d.low + 2 * y / 3);
        return scale * (d.low * d.low + 4 * d.low * y / 3 + y * y / 2);
    }
    const double y = d.high - x;
    const double scale = y * y / ((d.high - d.low) * (d.high - d.mode));
    if (k == 0) return 1 - scale;
    if (k == 1) return raw_moment(d, 1) - scale * (d.high - 2 * y / 3);
    return raw_moment(d, 2) - scale * (d.high * d.high - 4 * d.high * y / 3 + y * y / 2);
}
double quantile_of(const Triangular& d, double u) {
    const double width = d.high - d.low;
    if (u * width < d.mode - d.low) return d.low + std::sqrt(u * width * (d.mode - d.low));
    return d.high - std::sqrt((1 - u) * width * (d.high - d.mode));
}
double lowest_of(const Triangular& d) { return d.low; }
double highest_of(const Triangular& d) { return d.high; }

// --- exponential ---

double raw_moment(const Exponential& d, int k) {
    return k == 0 ? 1 : k == 1 ? d.mean : 2 * square(d.mean);
}
double variance_of(const Exponential& d) { return square(d.mean); }
double partial(const Exponential& d, int k, double x) {
    if (x <= 0) return 0;
    const double y = x / d.mean;
    if (y > 800) return raw_moment(d, k);
    if (k == 0) return -expm1_kernel(-y);
    const double tail = exp_kernel(-y);
    if (k == 1) return d.mean * (1 - tail * (1 + y));
    return 2 * square(d.mean) * (1 - tail * (1 + y + y * y / 2));
}
double quantile_of(const Exponential& d, double u) {
    return wide::exponential_quantile_of<double, std::uint64_t>(u, d.mean);
}
double lowest_of(const Exponential&) { return 0; }
double highest_of(const Exponential&) { return infinity; }

// --- gamma ---

double raw_moment(const Gamma& d, int k) {
    if (k == 0) return 1;
    return k == 1 ? d.shape * d.scale : d.shape * (d.shape + 1) * square(d.scale);
}
double variance_of(const Gamma& d) { return d.shape * square(d.scale); }
double partial(const Gamma& d, int k, double x) {
    return x <= 0 ? 0 : raw_moment(d, k) * gamma_p(d.shape + k, x / d.scale);
}
double quantile_of(const Gamma& d, double u) { return d.scale * gamma_p_inverse(d.shape, u); }
double lowest_of(const Gamma&) { return 0; }
double highest_of(const Gamma&) { return infinity; }

// --- lognormal ---

double raw_moment(const Lognormal& d, int k) {
    return k == 0 ? 1 : exp_kernel(k * d.log_mean + 0.5 * k * k * square(d.log_sd));
}
double variance_of(const Lognormal& d) {
    return square(raw_moment(d, 1)) * expm1_kernel(square(d.log_sd));
}
double partial(const Lognormal& d, int k, double x) {
    if (x <= 0) return 0;
    if (std::isinf(x)) return raw_moment(d, k);
    const double z = (log_kernel(x) - d.log_mean) / d.log_sd - k * d.log_sd;
    return raw_moment(d, k) * normal_cdf(z);
}
double quantile_of(const Lognormal& d, double u) {
    return exp_kernel(d.log_mean + d.log_sd * normal_quantile(u));
}
double lowest_of(const Lognormal&) { return 0; }
double highest_of(const Lognormal&) { return infinity; }

// --- normal, conditioned on being at least 0 ---

/// What the cut leaves: with z the standard normal, X = mean + sd z given z >= -mean / sd.
struct Cut {
    double start;    ///< -mean / sd, at most 0
    double below;    ///< the mass cut off
    double left;     ///< the mass left
    double density;  ///< of z at the start
};
Cut cut(const CutNormal& d) {
    const double start = -d.mean / d.sd;
    return {start, normal_cdf(start), normal_complement(start), normal_density(start)};
}
double partial(const CutNormal& d, int k, double x) {
    if (x <= 0) return 0;
    const Cut c = cut(d);
    const double end = (x - d.mean) / d.sd;
    // Both masses on the side where they are small, so that their difference keeps its digits.
    const double mass =
        (end > 0 ? c.left - normal_complement(end) : normal_cdf(end) - c.below) / c.left;
    if (k == 0) return mass;
    const double end_density = end > 40 ? 0 : normal_density(end);
    const double slope = (c.density - end_density) / c.left;
    if (k == 1) return d.mean * mass + d.sd * slope;
    const double end_term = end_density == 0 ? 0 : end * end_density;
    return (square(d.mean) + square(d.sd)) * mass + 2 * d.mean * d.sd * slope +
           square(d.sd) * (c.start * c.density - end_term) / c.left;
}
double raw_moment(const CutNormal& d, int k) { return partial(d, k, infinity); }
double variance_of(const CutNormal& d) {
    const Cut c = cut(d);
    const double hazard = c.density / c.left;
    return square(d.sd) * (1 + c.start * hazard - square(hazard));
}
/// The share handed to the normal quantile: that of the nearer tail, so that no digits are lost.
double tail_share(const Cut& c, double u) {
    return u < 0.5 ? c.below + u * c.left : (1 - u) * c.left;
}
double from_normal(const CutNormal& d, double u, double z) {
    return std::max(0.0, d.mean + d.sd * (u < 0.5 ? z : -z));
}
double quantile_of(const CutNormal& d, double u) {
    return from_normal(d, u, normal_quantile(tail_share(cut(d), u)));
}
double lowest_of(const CutNormal&) { return 0; }
double highest_of(const CutNormal&) { return infinity; }

// --- weibull ---

double raw_moment(const Weibull& d, int k) {
    if (k == 0) return 1;
    return (k == 1 ? d.scale : square(d.scale)) * exp_kernel(log_gamma(1 + k / d.shape));
}
double variance_of(const Weibull& d) {
    const double gap = log_gamma(1 + 2 / d.shape) - 2 * log_gamma(1 + 1 / d.shape);
    return square(raw_moment(d, 1)) * expm1_kernel(gap);
}
double partial(const Weibull& d, int k, double x) {
    if (x <= 0) return 0;
    const double ratio = x / d.scale;
    if (ratio == 0) return 0;
    const double power = std::isinf(x) ? infinity : pow_kernel(ratio, d.shape);
    if (k == 0) return -expm1_kernel(-power);
    return raw_moment(d, k) * gamma_p(1 + k / d.shape, power);
}
double quantile_of(const Weibull& d, double u) {
    const double hazard = quantile_of(Exponential{1}, u);
    return exp_kernel(log_kernel(d.scale) + 1 / d.shape * log_kernel(hazard));
}
double lowest_of(const Weibull&) { return 0; }
double highest_of(const Weibull&) { return infinity; }

// --- beta ---

/// E[Y^k] of the beta distribution on 0 .. 1.
double beta_moment(const ScaledBeta& d, int k) {
    const double sum = d.alpha + d.beta;
    if (k == 0) return 1;
    return k == 1 ? d.alpha / sum : d.alpha / sum * ((d.alpha + 1) / (sum + 1));
}
double partial(const ScaledBeta& d, int k, double x) {
    const double width = d.high - d.low;
    const double y = std::clamp((x - d.low) / width, 0.0, 1.0);
    const auto part = [&](int power) {
        return y == 1 ? beta_moment(d, power)
                      : beta_moment(d, power) * beta_i(d.alpha + power, d.beta, y);
    };
    if (k == 0) return part(0);
    if (k == 1) return d.low * part(0) + width * part(1);
    return square(d.low) * part(0) + 2 * d.low * width * part(1) + square(width) * part(2);
}
double raw_moment(const ScaledBeta& d, int k) { return partial(d, k, d.high); }
double variance_of(const ScaledBeta& d) {
    const double sum = d.alpha + d.beta;
    return square(d.high - d.low) * (d.alpha / sum) * (d.beta / sum) / (sum + 1);
}
double quantile_of(const ScaledBeta& d, double u) {
    return d.low + (d.high - d.low) * beta_i_inverse(d.alpha, d.beta, u);
}
double lowest_of(const ScaledBeta& d) { return d.low; }
double highest_of(const ScaledBeta& d) { return d.high; }

// --- many at once: the same operations per element as quantile_of() ---

using Numbers = std::span<const double>;
using Results = std::span<double>;

template <class Family>
void fill_quantiles(const Family& d, Numbers u, Results out) {
    for (std::size_t i = 0; i < u.size(); ++i) out[i] = quantile_of(d, u[i]);
}
void fill_quantiles(const Exponential& d, Numbers u, Results out) {
    wide::best_loops().exponential_quantile(u.data(), out.data(), u.size(), d.mean);
}
void fill_quantiles(const Gamma& d, Numbers u, Results out) {
    gamma_p_inverse_array(d.shape, u, out);
    for (double& x : out) x = d.scale * x;
}
void fill_quantiles(const Lognormal& d, Numbers u, Results out) {
    const wide::Loops& loops = wide::best_loops();
    loops.normal_quantile(u.data(), out.data(), u.size());
    loops.exp_of_line(out.data(), out.data(), u.size(), d.log_mean, d.log_sd);
}
void fill_quantiles(const CutNormal& d, Numbers u, Results out) {
    const Cut c = cut(d);
    constexpr std::size_t chunk = 256;
    std::array<double, chunk> shares{};  // u may be out, and is still needed after the quantile
    for (std::size_t start = 0; start < u.size(); start += chunk) {
        const std::size_t here = std::min(chunk, u.size() - start);
        for (std::size_t i = 0; i < here; ++i) shares[i] = tail_share(c, u[start + i]);
        wide::best_loops().normal_quantile(shares.data(), shares.data(), here);
        for (std::size_t i = 0; i < here; ++i) {
            out[start + i] = from_normal(d, u[start + i], shares[i]);
        }
    }
}
void fill_quantiles(const Weibull& d, Numbers u, Results out) {
    const wide::Loops& loops = wide::best_loops();
    loops.exponential_quantile(u.data(), out.data(), u.size(), 1);
    loops.log(out.data(), out.data(), u.size());
    loops.exp_of_line(out.data(), out.data(), u.size(), log_kernel(d.scale), 1 / d.shape);
}
void fill_quantiles(const ScaledBeta& d, Numbers u, Results out) {
    beta_i_inverse_array(d.alpha, d.beta, u, out);
    for (double& x : out) x = d.low + (d.high - d.low) * x;
}

}  // namespace

double mean(const Distribution& distribution) {
    return std::visit([](const auto& d) { return raw_moment(d, 1); }, distribution);
}

double variance(const Distribution& distribution) {
    return std::visit([](const auto& d) { return variance_of(d); }, distribution);
}

double cdf(const Distribution& distribution, double x) {
    return partial_moment(distribution, 0, x);
}

double partial_moment(const Distribution& distribution, int k, double x) {
    FRICTION_EXPECTS(k >= 0 && k <= 2);
    FRICTION_EXPECTS(!std::isnan(x));
    return std::visit([&](const auto& d) { return partial(d, k, x); }, distribution);
}

double quantile(const Distribution& distribution, double u) {
    FRICTION_EXPECTS(u > 0 && u < 1);
    return std::visit([&](const auto& d) { return quantile_of(d, u); }, distribution);
}

void quantiles(const Distribution& distribution, std::span<const double> u, std::span<double> out) {
    FRICTION_EXPECTS(u.size() == out.size());
    std::visit([&](const auto& d) { fill_quantiles(d, u, out); }, distribution);
}

double lowest(const Distribution& distribution) {
    return std::visit([](const auto& d) { return lowest_of(d); }, distribution);
}

double highest(const Distribution& distribution) {
    return std::visit([](const auto& d) { return highest_of(d); }, distribution);
}

}  // namespace friction
