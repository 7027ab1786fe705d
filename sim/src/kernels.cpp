#include "friction/kernels.h"

#include "friction/contract.h"
#include "wide/elementary.h"
#include "wide/wide.h"

namespace friction {

double exp_kernel(double x) { return wide::exp_of<double, std::uint64_t>(x); }

double log_kernel(double x) { return wide::log_of<double, std::uint64_t>(x); }

double expm1_kernel(double x) {
    if (x < -40) return -1;
    if (x > 40) return exp_kernel(x);
    const auto parts = wide::exp_parts<double, std::uint64_t>(x);
    const double scale = parts.first_factor * parts.second_factor;
    return scale * parts.above_one + (scale - 1.0);
}

double log1p_kernel(double x) {
    // In between, 1 + x loses digits that matter: 2 atanh(x / (2 + x)) keeps them.
    if (x > -0.29 && x < 0.41) {
        const double s = x / (2.0 + x);
        return (s + s) + wide::twice_atanh_excess(s);
    }
    const double sum = 1.0 + x;
    if (x > 0x1p54) return log_kernel(x);
    const double lost = x < 1.0 ? x - (sum - 1.0) : 1.0 - (sum - x);
    return log_kernel(sum) + lost / sum;
}

double cbrt_kernel(double x) {
    if (x == 0) return x;
    const double size = x < 0 ? -x : x;
    const double guess = exp_kernel(log_kernel(size) / 3.0);
    // One step of Newton takes the error of about 1e-15 to that of the rounding.
    const double root = guess - (guess - size / (guess * guess)) / 3.0;
    return x < 0 ? -root : root;
}

double normal_quantile(double p) {
    FRICTION_EXPECTS(p > 0 && p < 1);
    return wide::normal_quantile_of(p);
}

double normal_upper_quantile(double p) { return -normal_quantile(p); }

void exp_array(std::span<const double> x, std::span<double> out) {
    FRICTION_EXPECTS(x.size() == out.size());
    wide::best_loops().exp(x.data(), out.data(), x.size());
}

void log_array(std::span<const double> x, std::span<double> out) {
    FRICTION_EXPECTS(x.size() == out.size());
    wide::best_loops().log(x.data(), out.data(), x.size());
}

void normal_quantile_array(std::span<const double> p, std::span<double> out) {
    FRICTION_EXPECTS(p.size() == out.size());
    wide::best_loops().normal_quantile(p.data(), out.data(), p.size());
}

}  // namespace friction
