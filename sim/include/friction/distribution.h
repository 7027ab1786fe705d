#pragma once
// The families of distributions a scenario may name: the closed list.
//
// Two layers. A DistributionText is what the author wrote: a family, labelled values, perhaps
// `$parameters`. A Distribution is what that means once every parameter has a value: a struct of
// plain numbers with moments, partial moments and a quantile. Everything is non-negative. Every
// draw is one uniform through the quantile (docs/decisions), so quantile kernels are our own and
// have the same bytes everywhere.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "friction/quantity.h"
#include "friction/result.h"

namespace friction {

/// One labelled value of a distribution as written: `mean 4 min`. Ranges (`2 .. 5 min`) have the
/// labels "low", "mode", "high".
struct Argument {
    std::string label;
    Value value;

    friend bool operator==(const Argument&, const Argument&) = default;
};

/// A distribution as written. The family of a single value (`4 min`, `$check_time`) is "constant".
struct DistributionText {
    std::string family;
    std::vector<Argument> arguments;

    friend bool operator==(const DistributionText&, const DistributionText&) = default;
};

[[nodiscard]] Parsed<DistributionText> parse_distribution(std::string_view text,
                                                          Dimension dimension);
[[nodiscard]] std::string to_text(const DistributionText& distribution);

// --- families; numbers in base units of the dimension they were stated in
// ---------------------------------

struct Constant {
    double value = 0;
};
struct Uniform {
    double low = 0, high = 1;
};
struct Triangular {
    double low = 0, mode = 0, high = 1;
};
struct Exponential {
    double mean = 1;
};
struct Gamma {
    double shape = 1, scale = 1;
};  ///< Erlang is a Gamma of whole shape
struct Lognormal {
    double log_mean = 0, log_sd = 1;
};  ///< of the natural logarithm
struct CutNormal {
    double mean = 0, sd = 1;
};  ///< normal conditioned on being at least 0
struct Weibull {
    double scale = 1, shape = 1;
};
struct ScaledBeta {
    double low = 0, high = 1, alpha = 1, beta = 1;
};

using Distribution = std::variant<Constant, Uniform, Triangular, Exponential, Gamma, Lognormal,
                                  CutNormal, Weibull, ScaledBeta>;

/// Puts the parameters in and checks the numbers (positive means, ordered ranges, finite, cv at
/// most 100 ...). Problems have an empty place; the caller knows where the text stands: F040 for an
/// unknown parameter, F041 for numbers that make no such distribution. Parameters must exist and
/// have the dimension `dimension` for values with a unit, Dimension::number for cv, shape, alpha,
/// beta.
[[nodiscard]] Result<Distribution> instantiate(const DistributionText& text,
                                               const ParameterValues& parameters,
                                               Dimension dimension);

/// E[X] and Var(X), exact.
[[nodiscard]] double mean(const Distribution& distribution);
[[nodiscard]] double variance(const Distribution& distribution);

/// P(X <= x).
[[nodiscard]] double cdf(const Distribution& distribution, double x);

/// E[X^k ; X <= x] for k = 0, 1, 2 (k = 0 is the cdf). Relative error below 1e-12 of E[X^k].
[[nodiscard]] double partial_moment(const Distribution& distribution, int k, double x);

/// The value not exceeded with probability u, 0 < u < 1. Monotone in u.
[[nodiscard]] double quantile(const Distribution& distribution, double u);

/// quantile() of every element; the same bytes as one by one. `out` may be `u` itself.
void quantiles(const Distribution& distribution, std::span<const double> u, std::span<double> out);

/// Largest and smallest possible value (infinity when unbounded).
[[nodiscard]] double lowest(const Distribution& distribution);
[[nodiscard]] double highest(const Distribution& distribution);

/// One row per family for help, schema and documentation: its grammar and an example.
struct FamilyHelp {
    std::string_view name;
    std::vector<std::string_view>
        forms;  ///< "lognormal mean M cv C", "lognormal median M p90 Q", ...
    std::string_view example;
};
[[nodiscard]] std::span<const FamilyHelp> families();

}  // namespace friction
