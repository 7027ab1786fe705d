#pragma once
// Private: how what the exact solver asks of a distribution changes with its numbers. Derivatives
// in closed form or as convergent series, no differences.

#include <array>
#include <limits>
#include <string_view>

#include "friction/distribution.h"

namespace friction {

/// Derivatives by the numbers of a Distribution, in the order in which its struct names them; the
/// rest 0.
using NumberSlopes = std::array<double, 4>;

struct Sloped {
    double value = 0;
    NumberSlopes by_number{};
    double by_x = 0;
};

/// E[min(X, x)]; x may be infinity. Where x meets an end of X, or a constant, the slope is that of
/// a smaller X. Relative error of slopes below 1e-10 of the largest for gamma and beta of shapes up
/// to a thousand, where prefactors lose digits; 1e-12 otherwise.
[[nodiscard]] Sloped mean_up_to(const Distribution& distribution, double x);
/// P(X > x).
[[nodiscard]] Sloped chance_above(const Distribution& distribution, double x);

/// How the numbers change with the argument `label` as written. Whole numbers (the shape of an
/// Erlang) have no slope: all 0. Expects that instantiate() made a distribution of it.
[[nodiscard]] NumberSlopes slopes_of_argument(const DistributionText& text,
                                              const ParameterValues& parameters,
                                              std::string_view label);
/// How they change when every possible length becomes longer by the same share.
[[nodiscard]] NumberSlopes slopes_of_scale(const Distribution& distribution);

// d/da of gamma_p(a, x), d/da and d/db of beta_i(a, b, x), and of log_gamma
[[nodiscard]] double gamma_p_by_a(double a, double x);
[[nodiscard]] std::array<double, 2> beta_i_by_ab(double a, double b, double x);
[[nodiscard]] double digamma(double x);

}  // namespace friction
