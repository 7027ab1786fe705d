#pragma once
// Axes: round ticks, and where a value lies.

#include <functional>
#include <string>
#include <vector>

namespace friction::drawing {

/// How a chart writes a number with so many digits after the point; reports pass their own.
using NumberText = std::function<std::string(double, int)>;
/// "1,250", "0.5", "−3": thousands set apart, a true minus sign.
[[nodiscard]] std::string plain_number(double value, int decimals);
/// As `number` writes it; plain_number() where there is none.
[[nodiscard]] std::string number_on_axis(const NumberText& number, double value, int decimals);

struct Ticks {
    double step = 1;
    int decimals = 0;  ///< that tell neighbours apart
    std::vector<double> at{};
};

/// Multiples of 1, 2 or 5 x 10^k between from and to, ends included; the finest with at most
/// `at_most` of them. Expects from <= to, both finite.
[[nodiscard]] Ticks round_ticks(double from, double to, std::size_t at_most = 6);
/// The smallest of 1, 2, 5 x 10^k that is at least x; 1 for x of 0 or less.
[[nodiscard]] double round_up(double x);

/// A straight map from values to pixels.
struct Scale {
    double from = 0, to = 1;
    float first = 0, last = 1;  ///< pixels of `from` and `to`; last may be the smaller one

    [[nodiscard]] float at(double value) const;
    /// Within first and last.
    [[nodiscard]] float clamped(double value) const;
    /// What lies at a pixel.
    [[nodiscard]] double value(float pixel) const;
    [[nodiscard]] float length(double amount) const;
};

}  // namespace friction::drawing
