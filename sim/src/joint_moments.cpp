#include <algorithm>
#include <array>

#include "friction/contract.h"
#include "friction/tally.h"

namespace friction {

namespace {

constexpr std::size_t lanes = 8;

/// Value i goes to lane i mod 8, so that the order of additions does not depend on the width of a
/// vector.
class LaneSum {
public:
    template <class Term>
    LaneSum(std::size_t count, Term term) {
        const std::size_t whole = count - count % lanes;
        for (std::size_t i = 0; i < whole; i += lanes)
            for (std::size_t l = 0; l < lanes; ++l) sums_[l] += term(i + l);
        for (std::size_t i = whole; i < count; ++i) sums_[i - whole] += term(i);
    }
    [[nodiscard]] double total() const {
        return ((sums_[0] + sums_[1]) + (sums_[2] + sums_[3])) +
               ((sums_[4] + sums_[5]) + (sums_[6] + sums_[7]));
    }

private:
    std::array<double, lanes> sums_{};
};

std::size_t place(std::size_t i, std::size_t j) { return i * (i + 1) / 2 + j; }

}  // namespace

double JointMoments::product(std::size_t i, std::size_t j) const {
    return products.at(place(std::max(i, j), std::min(i, j)));
}

double JointMoments::covariance(std::size_t i, std::size_t j) const {
    return n > 1 ? product(i, j) / (n - 1) : 0;
}

void JointMoments::merge(const JointMoments& other) {
    if (other.n == 0) return;
    if (n == 0) {
        *this = other;
        return;
    }
    FRICTION_EXPECTS(mean.size() == other.mean.size());
    const double total = n + other.n;
    const double weight = n * other.n / total;
    for (std::size_t i = 0; i < mean.size(); ++i)
        for (std::size_t j = 0; j <= i; ++j)
            products[place(i, j)] += other.products[place(i, j)] +
                                     (other.mean[i] - mean[i]) * (other.mean[j] - mean[j]) * weight;
    for (std::size_t i = 0; i < mean.size(); ++i)
        mean[i] += (other.mean[i] - mean[i]) * (other.n / total);
    n = total;
}

JointMoments joint_moments_of(std::span<const std::span<const double>> values, std::size_t count) {
    JointMoments made;
    made.n = static_cast<double>(count);
    made.mean.assign(values.size(), 0);
    made.products.assign(values.size() * (values.size() + 1) / 2, 0);
    if (count == 0) return made;
    std::vector<std::vector<double>> centred(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double* x = values[i].data();
        if (values[i].empty()) continue;
        FRICTION_EXPECTS(values[i].size() == count);
        // From the first value: values that are all alike have exactly no spread.
        const double first = x[0];
        const double off = LaneSum(count, [=](std::size_t k) { return x[k] - first; }).total();
        made.mean[i] = first + off / made.n;
        centred[i].resize(count);
        for (std::size_t k = 0; k < count; ++k) centred[i][k] = x[k] - made.mean[i];
        for (std::size_t j = 0; j <= i; ++j) {
            if (centred[j].empty()) continue;
            const double *a = centred[i].data(), *b = centred[j].data();
            made.products[place(i, j)] =
                LaneSum(count, [=](std::size_t k) { return a[k] * b[k]; }).total();
        }
    }
    return made;
}

}  // namespace friction
