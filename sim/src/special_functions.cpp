// Gamma, beta and Student's t. The elementary functions and the normal distribution are in
// kernels.cpp.

#include <algorithm>
#include <cmath>
#include <limits>

#include "friction/contract.h"
#include "friction/kernels.h"
#include "wide/elementary.h"

namespace friction {

namespace {

using wide::polynomial;

constexpr double half_log_two_pi = 0.91893853320467274178;
constexpr double two_pi = 6.28318530717958647693;
constexpr int most_terms =
    1'000'000;  // reached by no argument the judges tried; a guard against a hang

constexpr double nearly_one = 2.5e-16;  // a factor this near to 1 ends a continued fraction

/// The two ends of a distribution; they add up to 1, and the smaller one has all its digits.
struct Tails {
    double lower = 0, upper = 0;
};

/// A distribution seen along z, a logarithm or logit of its variable.
struct CurvePoint {
    Tails tails;
    double slope = 0;  ///< of the lower tail
    double bend = 0;   ///< of log(slope)
};

/// Halley's step towards the root of log(tail) - log(wanted), from z. Log-concave tails make
/// Newton's step safe from either side; far from the root it is taken as it is.
double halley_step(double tail, double wanted, double slope, double bend) {
    const double first = slope / tail;
    const double newton = log_kernel(tail / wanted) / first;
    if (!(std::fabs(newton) < 1)) return newton;
    const double second = bend - first;  // f'' / f'
    return newton / std::max(0.5, 1 - 0.5 * newton * second);
}

/// The z where the lower tail is p and the upper one q = 1 - p, both handed over so that neither
/// loses digits.
template <class Curve>
double find_quantile(double p, double q, double start, const Curve& curve) {
    double low = -745, high = 745;  // beyond, exp has no value
    double z = std::clamp(start, -744.0, 744.0);
    for (int i = 0; i < 200; ++i) {
        const CurvePoint here = curve(z);
        const bool by_lower = p < q;
        const double tail = by_lower ? here.tails.lower : here.tails.upper;
        const bool too_low = by_lower ? tail < p : tail > q;
        (too_low ? low : high) = z;
        const double step = tail > 0 ? halley_step(tail, by_lower ? p : q,
                                                   by_lower ? here.slope : -here.slope, here.bend)
                                     : std::numeric_limits<double>::infinity();
        const double next = z - step;
        if (std::fabs(step) < 1e-6) return next;
        // Where underflow has left no slope to follow, halving finds the way.
        z = next > low && next < high ? next : 0.5 * (low + high);
        if (high - low < 1e-14) break;
    }
    return z;
}

// log_gamma(1 + d) / (d (d - 1)) on 0 <= d <= 1 in powers of 2 d - 1; own fit, relative error below
// 1e-17.
constexpr double log_gamma_coefficients[] = {
    0x1.eeb95b094c191p-2,  -0x1.2aed059bd6085p-4,  0x1.01af62a2929e1p-6,  -0x1.007aa83cef9abp-8,
    0x1.133423527ae27p-10, -0x1.34dbda128eee5p-12, 0x1.64f0664fb6518p-14, -0x1.a5035375acabep-16,
    0x1.f814b951d538bp-18, -0x1.313e5323120b7p-19, 0x1.750aa27fe4301p-21, -0x1.cb502b140a127p-23,
    0x1.1c7b46046a59cp-24, -0x1.61854b057e6e9p-26, 0x1.ba26ce28a34b0p-28, -0x1.1cf3272629995p-29,
    0x1.672b94917149fp-31, -0x1.6880fac68f031p-33, 0x1.c7d009a4fae3ap-35, -0x1.36d84fee907ffp-35,
    0x1.8ca55ab6b8718p-37,
};

/// log_gamma(1 + d), 0 <= d <= 1; d - 1 is handed over because the caller knows it without
/// rounding.
double log_gamma_of_one_plus(double d, double d_minus_one) {
    return (d * d_minus_one) * polynomial(log_gamma_coefficients, d + d_minus_one);
}

// Bernoulli numbers over 2 n (2 n - 1): Stirling's series in 1 / x^2, below 1e-17 from x = 10 on.
constexpr double stirling_coefficients[] = {1.0 / 12,     -1.0 / 360,        1.0 / 1'260,
                                            -1.0 / 1'680, 1.0 / 1'188,       -691.0 / 360'360,
                                            1.0 / 156,    -3'617.0 / 122'400};

/// log_gamma(x) - ((x - 1/2) log x - x + log(2 pi) / 2), which goes to 0 as 1 / (12 x).
double stirling_rest(double x) {
    if (x >= 10) return polynomial(stirling_coefficients, 1 / (x * x)) / x;
    return log_gamma(x) - (((x - 0.5) * log_kernel(x) - x) + half_log_two_pi);
}

/// m - log(1 + m), with all digits near 0, where it is m^2 / 2. `ratio` is 1 + m, of which near 0
/// the caller knows more digits than m does.
double log_deviation(double m, double ratio) {
    if (m > -0.29 && m < 0.41) {
        const double s = m / (2 + m);
        return m * s - wide::twice_atanh_excess(s);  // m - 2 s = m s
    }
    return m - log_kernel(ratio);
}

/// 1 + x/(a+1) + x^2/((a+1)(a+2)) + ...: P(a, x) over gamma_front.
double gamma_series(double a, double x) {
    double term = 1, sum = 1;
    for (int n = 1; n < most_terms && term > sum * 1e-17; ++n) {
        term *= x / (a + n);
        sum += term;
    }
    return sum;
}

/// Legendre's continued fraction for Q(a, x) over a * gamma_front, by the modified method of Lentz.
double gamma_fraction(double a, double x) {
    double b = x + 1 - a;
    double d = 1 / b;
    double c = 1e300;
    double value = d;
    for (int n = 1; n < most_terms; ++n) {
        const double numerator = -n * (n - a);
        b += 2;
        d = 1 / (numerator * d + b);
        c = b + numerator / c;
        const double factor = c * d;
        value *= factor;
        if (std::fabs(factor - 1) < nearly_one) break;
    }
    return value;
}

/// P(a, x) for one a, with what depends on a alone computed once.
class GammaCurve {
public:
    explicit GammaCurve(double a)
        : a_(a),
          log_gamma_(log_gamma(a + 1)),
          rest_(stirling_rest(a)),
          root_(std::sqrt(two_pi * a)) {}

    CurvePoint at(double x) const {
        const double front = this->front(x);
        const double slope = a_ * front;
        if (x < a_ + 1) {
            const double lower = std::min(1.0, front * gamma_series(a_, x));
            return {{lower, 1 - lower}, slope, a_ - x};
        }
        const double upper = std::min(1.0, slope * gamma_fraction(a_, x));
        return {{1 - upper, upper}, slope, a_ - x};
    }

    double inverse(double p) const {
        const double log_power_guess = (log_kernel(p) + log_gamma_) / a_;
        if (log_power_guess < -740) return 0;
        const double log_x =
            find_quantile(p, 1 - p, guess(p, log_power_guess),
                          [this](double log_here) { return at(exp_kernel(log_here)); });
        return exp_kernel(log_x);
    }

private:
    double a_, log_gamma_, rest_, root_;

    /// x^a e^-x / Gamma(a + 1).
    double front(double x) const {
        if (a_ < 10) return exp_kernel(a_ * log_kernel(x) - x - log_gamma_);
        return exp_kernel(-a_ * log_deviation((x - a_) / a_, x / a_) - rest_) / root_;
    }

    /// Where to begin looking, in log x.
    double guess(double p, double log_power_guess) const {
        if (a_ < 0.5 || log_power_guess < -4) return log_power_guess;
        // Wilson and Hilferty (1931): the cube root of x / a is nearly normal.
        const double root = 1 - 1 / (9 * a_) + normal_quantile(p) / (3 * std::sqrt(a_));
        if (root < 0.2) return log_power_guess;
        return log_kernel(a_) + 3 * log_kernel(root);
    }
};

// --- beta ---

/// The continued fraction of I_x(a, b) over beta_front (DiDonato and Morris 1992, equation 9),
/// modified Lentz. The caller sees to it that `shift` = a y - b x is not negative; then it is quick
/// and subtracts nothing that matters.
double beta_fraction(double a, double b, double x, double shift) {
    double c = 1e300;
    double d = (a + 1) / (a * (shift + 1));
    double value = d;
    for (int n = 1; n < most_terms; ++n) {
        const double at = a + 2.0 * n;
        const double w = n * (b - n) * x;
        const double numerator = (a + n - 1) / (at - 1) * ((a + b + n - 1) / (at - 1)) * (w * x);
        const double denominator =
            (n + w / (at - 1)) + (a + n) / (at + 1) * (shift + 1 + n * (2 - x));
        d = 1 / (denominator + numerator * d);
        c = denominator + numerator / c;
        value *= c * d;
        if (std::fabs(c * d - 1) < nearly_one) break;
    }
    return value;
}

/// I_x(a, b) for one a and b, with what depends on them alone computed once; y = 1 - x throughout.
class BetaCurve {
public:
    BetaCurve(double a, double b)
        : a_(a),
          b_(b),
          rest_((stirling_rest(a + b) - stirling_rest(a)) - stirling_rest(b)),
          root_(std::sqrt(a / two_pi * (b / (a + b)))) {}

    CurvePoint at(double x, double y) const {
        const double shift = a_ * y - b_ * x;
        const double front = this->front(x, y, shift);
        if (shift >= 0) {
            const double lower = std::min(1.0, front * beta_fraction(a_, b_, x, shift));
            return {{lower, 1 - lower}, front, shift};
        }
        const double upper = std::min(1.0, front * beta_fraction(b_, a_, y, -shift));
        return {{1 - upper, upper}, front, shift};
    }

    /// log(x / y) with I_x(a, b) = p and q = 1 - p.
    double logit_inverse(double p, double q) const {
        return find_quantile(p, q, guess(p, q), [this](double z) {
            return at(1 / (1 + exp_kernel(-z)), 1 / (1 + exp_kernel(z)));
        });
    }

    double inverse(double p) const {
        if (p == 0 || p == 1) return p;
        return 1 / (1 + exp_kernel(-logit_inverse(p, 1 - p)));
    }

private:
    double a_, b_, rest_, root_;

    /// x^a y^b / B(a, b); Loader's saddle point form (2000), which subtracts no large logarithms.
    double front(double x, double y, double shift) const {
        const double sum = a_ + b_;
        return exp_kernel(-a_ * log_deviation(-shift / a_, x * (sum / a_)) -
                          b_ * log_deviation(shift / b_, y * (sum / b_)) + rest_) *
               root_;
    }

    double log_beta() const {
        const double sum = a_ + b_;
        return half_log_two_pi + ((a_ - 0.5) * log_kernel(a_ / sum) + b_ * log_kernel(b_ / sum)) -
               0.5 * log_kernel(b_) - rest_;
    }

    /// Where to begin looking: a normal approximation, or the power law at the nearer end.
    double guess(double p, double q) const {
        if (a_ >= 1 && b_ >= 1) {
            // Abramowitz and Stegun 26.5.22.
            const double z = -normal_quantile(std::clamp(p, 1e-300, 1 - 0x1p-53));
            const double l = (z * z - 3) / 6;
            const double h = 2 / (1 / (2 * a_ - 1) + 1 / (2 * b_ - 1));
            const double w = z * std::sqrt(std::max(0.0, h + l)) / h -
                             (1 / (2 * b_ - 1) - 1 / (2 * a_ - 1)) * (l + 5.0 / 6 - 2 / (3 * h));
            return log_kernel(a_ / b_) - 2 * w;
        }
        if (p < a_ / (a_ + b_)) {
            return std::min(3.0, (log_kernel(p) + log_kernel(a_) + log_beta()) / a_);
        }
        return std::max(-3.0, -(log_kernel(q) + log_kernel(b_) + log_beta()) / b_);
    }
};

}  // namespace

double log_gamma(double x) {
    FRICTION_EXPECTS(x > 0);
    if (x >= 10) return ((x - 0.5) * log_kernel(x) - x) + half_log_two_pi + stirling_rest(x);
    if (x < 1) {
        // Near 1 log(x) by its distance from there, so that the zero keeps its digits.
        return log_gamma_of_one_plus(x, x - 1) - (x < 0.5 ? log_kernel(x) : log1p_kernel(x - 1));
    }
    if (x <= 2) return log_gamma_of_one_plus(x - 1, x - 2);
    if (x <= 3) return log_gamma_of_one_plus(x - 2, x - 3) + log1p_kernel(x - 2);
    double product = 1;
    double rest = x;
    while (rest > 3) {
        rest -= 1;
        product *= rest;
    }
    return log_kernel(product) + log_gamma(rest);
}

double gamma_p(double a, double x) {
    FRICTION_EXPECTS(a > 0 && x >= 0);
    if (x == 0) return 0;
    if (std::isinf(x)) return 1;
    return GammaCurve(a).at(x).tails.lower;
}

double gamma_p_inverse(double a, double p) {
    FRICTION_EXPECTS(a > 0 && p > 0 && p < 1);
    return GammaCurve(a).inverse(p);
}

void gamma_p_inverse_array(double a, std::span<const double> p, std::span<double> out) {
    FRICTION_EXPECTS(a > 0 && p.size() == out.size());
    const GammaCurve curve(a);
    for (std::size_t i = 0; i < p.size(); ++i) out[i] = curve.inverse(p[i]);
}

double beta_i(double a, double b, double x) {
    FRICTION_EXPECTS(a > 0 && b > 0 && x >= 0 && x <= 1);
    if (x == 0 || x == 1) return x;
    return BetaCurve(a, b).at(x, 1 - x).tails.lower;
}

double beta_i_inverse(double a, double b, double p) {
    FRICTION_EXPECTS(a > 0 && b > 0 && p >= 0 && p <= 1);
    return BetaCurve(a, b).inverse(p);
}

void beta_i_inverse_array(double a, double b, std::span<const double> p, std::span<double> out) {
    FRICTION_EXPECTS(a > 0 && b > 0 && p.size() == out.size());
    const BetaCurve curve(a, b);
    for (std::size_t i = 0; i < p.size(); ++i) out[i] = curve.inverse(p[i]);
}

double student_upper_quantile(double p, double d) {
    FRICTION_EXPECTS(p > 0 && p < 1 && d > 0);
    if (p == 0.5) return 0;
    if (p > 0.5) return -student_upper_quantile(1 - p, d);
    // 2 p = I_x(d / 2, 1 / 2) at x = d / (d + t^2), so x / y = d / t^2.
    const double logit = BetaCurve(d / 2, 0.5).logit_inverse(2 * p, 1 - 2 * p);
    return std::sqrt(d) * exp_kernel(-logit / 2);
}

}  // namespace friction
