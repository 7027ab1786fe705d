#pragma once
// Private: a number that carries its derivatives, so that a formula written once gives both.

#include <array>
#include <cstddef>

#include "distribution_slopes.h"
#include "friction/kernels.h"

namespace friction {

/// By the four numbers of a distribution, and by x.
struct Jet {
    static constexpr std::size_t x = 4, count = 5;
    double value = 0;
    std::array<double, count> by{};

    constexpr Jet() = default;
    constexpr Jet(double constant) : value(constant) {}  // NOLINT(google-explicit-constructor)
    static constexpr Jet of(double number, std::size_t direction) {
        Jet jet(number);
        jet.by[direction] = 1;
        return jet;
    }
};

/// f(a) with the derivative of f there.
inline Jet chained(const Jet& a, double value, double slope) {
    Jet jet(value);
    for (std::size_t i = 0; i < Jet::count; ++i) jet.by[i] = slope * a.by[i];
    return jet;
}
/// f(a, b) with its two partial derivatives.
inline Jet chained(const Jet& a, const Jet& b, double value, double by_a, double by_b) {
    Jet jet(value);
    for (std::size_t i = 0; i < Jet::count; ++i) jet.by[i] = by_a * a.by[i] + by_b * b.by[i];
    return jet;
}

inline Jet operator+(const Jet& a, const Jet& b) { return chained(a, b, a.value + b.value, 1, 1); }
inline Jet operator-(const Jet& a, const Jet& b) { return chained(a, b, a.value - b.value, 1, -1); }
inline Jet operator*(const Jet& a, const Jet& b) {
    return chained(a, b, a.value * b.value, b.value, a.value);
}
inline Jet operator/(const Jet& a, const Jet& b) {
    return chained(a, b, a.value / b.value, 1 / b.value, -a.value / (b.value * b.value));
}

inline Jet exp(const Jet& a) {
    const double e = exp_kernel(a.value);
    return chained(a, e, e);
}
inline Jet log(const Jet& a) { return chained(a, log_kernel(a.value), 1 / a.value); }
inline Jet expm1(const Jet& a) { return chained(a, expm1_kernel(a.value), exp_kernel(a.value)); }
inline Jet normal_density(const Jet& a) {
    const double density = normal_density(a.value);
    return chained(a, density, -a.value * density);
}
inline Jet normal_cdf(const Jet& a) {
    return chained(a, friction::normal_cdf(a.value), normal_density(a.value));
}
inline Jet normal_complement(const Jet& a) {
    return chained(a, friction::normal_complement(a.value), -normal_density(a.value));
}
inline Jet gamma(const Jet& a) {
    const double value = exp_kernel(log_gamma(a.value));
    return chained(a, value, value * digamma(a.value));
}
inline Jet gamma_p(const Jet& a, const Jet& x) {
    const double density =
        exp_kernel((a.value - 1) * log_kernel(x.value) - x.value - log_gamma(a.value));
    return chained(a, x, friction::gamma_p(a.value, x.value), gamma_p_by_a(a.value, x.value),
                   density);
}
inline Jet beta_i(const Jet& a, const Jet& b, const Jet& x) {
    const double density =
        exp_kernel((a.value - 1) * log_kernel(x.value) + (b.value - 1) * log1p_kernel(-x.value) +
                   log_gamma(a.value + b.value) - log_gamma(a.value) - log_gamma(b.value));
    const auto [by_a, by_b] = beta_i_by_ab(a.value, b.value, x.value);
    return chained(a, b, friction::beta_i(a.value, b.value, x.value), by_a, by_b) +
           chained(x, 0, density);
}

}  // namespace friction
