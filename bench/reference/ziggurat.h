#pragma once
// Fast sampling for the reference loops: Philox4x32-10 in sequence, 256-layer ziggurats (Marsaglia
// and Tsang 2000), an inline exponential. Only for benchmarks: sequential draws cannot be paired
// between designs.

#include <Random123/philox.h>

#include <cmath>
#include <cstdint>
#include <cstring>

namespace reference {

/// Two 64-bit numbers a block; key is the seed, counter the number of the block.
class Philox {
public:
    explicit Philox(std::uint64_t seed) : key_(seed) {}

    std::uint64_t operator()() {
        if (has_second_) {
            has_second_ = false;
            return second_;
        }
        const r123::Philox4x32::ctr_type counter = {
            {static_cast<std::uint32_t>(block_), static_cast<std::uint32_t>(block_ >> 32), 0, 0}};
        const r123::Philox4x32::key_type key = {
            {static_cast<std::uint32_t>(key_), static_cast<std::uint32_t>(key_ >> 32)}};
        const auto word = r123::Philox4x32()(counter, key);
        ++block_;
        has_second_ = true;
        second_ = word.v[2] | static_cast<std::uint64_t>(word.v[3]) << 32;
        return word.v[0] | static_cast<std::uint64_t>(word.v[1]) << 32;
    }

private:
    std::uint64_t key_, block_ = 0, second_ = 0;
    bool has_second_ = false;
};

inline double uniform(Philox& random) { return static_cast<double>(random() >> 11) * 0x1p-53; }

/// Relative error below 1e-14 for |x| < 700; a library call costs several times more.
inline double fast_exp(double x) {
    const double k = __builtin_rint(x * 1.4426950408889634);
    double r = __builtin_fma(k, -6.93147180369123816490e-01, x);
    r = __builtin_fma(k, -1.90821492927058770002e-10, r);
    double p = 1.0 / 39916800;
    for (const double c : {1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720,
                           1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1.0, 1.0})
        p = __builtin_fma(p, r, c);
    const std::uint64_t bits = static_cast<std::uint64_t>(static_cast<std::int64_t>(k) + 1023)
                               << 52;
    double scale;
    std::memcpy(&scale, &bits, sizeof scale);
    return p * scale;
}

class Ziggurat {
public:
    static const Ziggurat& tables() {
        static const Ziggurat instance;
        return instance;
    }

    double exponential(Philox& random) const {
        const std::uint64_t word = random();
        const auto layer = static_cast<std::size_t>(word & 255);
        const std::uint64_t j = word >> 11;
        if (__builtin_expect(j < exp_k_[layer], 1)) return static_cast<double>(j) * exp_w_[layer];
        return slow_exponential(random, j, layer);
    }

    double normal(Philox& random) const {
        const std::uint64_t word = random();
        const auto layer = static_cast<std::size_t>(word & 255);
        const std::uint64_t j = word >> 11;
        const bool negative = (word & 256) != 0;
        if (__builtin_expect(j < normal_k_[layer], 1)) {
            const double x = static_cast<double>(j) * normal_w_[layer];
            return negative ? -x : x;
        }
        return slow_normal(random, j, layer, negative);
    }

private:
    static constexpr double exp_r = 7.69711747013104972, exp_v = 0.0039496598225815571993;
    static constexpr double normal_r = 3.6541528853610088, normal_v = 0.00492867323399;

    Ziggurat() {
        const double m = 0x1p53;
        double d = exp_r, t = d, q = exp_v / std::exp(-d);
        exp_k_[0] = static_cast<std::uint64_t>(d / q * m);
        exp_k_[1] = 0;
        exp_w_[0] = q / m;
        exp_w_[255] = d / m;
        exp_f_[0] = 1;
        exp_f_[255] = std::exp(-d);
        for (std::size_t i = 254; i >= 1; --i) {
            d = -std::log(exp_v / d + std::exp(-d));
            exp_k_[i + 1] = static_cast<std::uint64_t>(d / t * m);
            t = d;
            exp_f_[i] = std::exp(-d);
            exp_w_[i] = d / m;
        }
        d = normal_r;
        t = d;
        q = normal_v / std::exp(-0.5 * d * d);
        normal_k_[0] = static_cast<std::uint64_t>(d / q * m);
        normal_k_[1] = 0;
        normal_w_[0] = q / m;
        normal_w_[255] = d / m;
        normal_f_[0] = 1;
        normal_f_[255] = std::exp(-0.5 * d * d);
        for (std::size_t i = 254; i >= 1; --i) {
            d = std::sqrt(-2 * std::log(normal_v / d + std::exp(-0.5 * d * d)));
            normal_k_[i + 1] = static_cast<std::uint64_t>(d / t * m);
            t = d;
            normal_f_[i] = std::exp(-0.5 * d * d);
            normal_w_[i] = d / m;
        }
    }

    __attribute__((noinline, cold)) double slow_exponential(Philox& random, std::uint64_t j,
                                                            std::size_t layer) const {
        double x = static_cast<double>(j) * exp_w_[layer];
        for (;;) {
            if (layer == 0) return exp_r + exponential(random);
            if (exp_f_[layer] + uniform(random) * (exp_f_[layer - 1] - exp_f_[layer]) <
                std::exp(-x))
                return x;
            const std::uint64_t word = random();
            layer = static_cast<std::size_t>(word & 255);
            j = word >> 11;
            x = static_cast<double>(j) * exp_w_[layer];
            if (j < exp_k_[layer]) return x;
        }
    }

    __attribute__((noinline, cold)) double slow_normal(Philox& random, std::uint64_t j,
                                                       std::size_t layer, bool negative) const {
        double x = static_cast<double>(j) * normal_w_[layer];
        for (;;) {
            if (layer == 0) {
                double a, b;
                do {
                    a = -std::log(uniform(random) + 1e-300) / normal_r;
                    b = -std::log(uniform(random) + 1e-300);
                } while (b + b < a * a);
                x = normal_r + a;
                break;
            }
            if (normal_f_[layer] + uniform(random) * (normal_f_[layer - 1] - normal_f_[layer]) <
                std::exp(-0.5 * x * x))
                break;
            const std::uint64_t word = random();
            layer = static_cast<std::size_t>(word & 255);
            j = word >> 11;
            negative = (word & 256) != 0;
            x = static_cast<double>(j) * normal_w_[layer];
            if (j < normal_k_[layer]) break;
        }
        return negative ? -x : x;
    }

    std::uint64_t exp_k_[256], normal_k_[256];
    double exp_w_[256], exp_f_[256], normal_w_[256], normal_f_[256];
};

}  // namespace reference
