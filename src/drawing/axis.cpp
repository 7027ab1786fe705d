#include "friction/drawing/axis.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace friction::drawing {

std::string plain_number(double value, int decimals) {
    std::array<char, 400> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), std::abs(value),
                                   std::chars_format::fixed, std::max(decimals, 0));
    std::string text(digits.data(), end.ptr);
    const bool is_zero = text.find_first_of("123456789") == std::string::npos;
    const std::size_t whole = std::min(text.find('.'), text.size());
    for (std::size_t at = whole; at > 3; at -= 3) text.insert(at - 3, 1, ',');
    return value < 0 && !is_zero ? "\xe2\x88\x92" + text : text;
}

std::string number_on_axis(const NumberText& number, double value, int decimals) {
    return number ? number(value, decimals) : plain_number(value, decimals);
}

double round_up(double x) {
    if (!(x > 0)) return 1;
    double power = std::pow(10.0, std::floor(std::log10(x)) - 1);
    constexpr double slack = 1 + 1e-9;  // 0.3 / 3 is not quite 0.1
    for (;; power *= 10)
        for (const double factor : {1.0, 2.0, 5.0})
            if (factor * power * slack >= x) return factor * power;
}

Ticks round_ticks(double from, double to, std::size_t at_most) {
    Ticks ticks;
    const double span = to - from;
    if (!(span > 0) || at_most < 1) {
        ticks.at = {from};
        return ticks;
    }
    const auto count = [&](double step) {
        return std::floor(to / step + 1e-9) - std::ceil(from / step - 1e-9) + 1;
    };
    ticks.step = round_up(span / static_cast<double>(at_most) / 2);
    while (count(ticks.step) > static_cast<double>(at_most))
        ticks.step = round_up(ticks.step * 1.5);
    ticks.decimals = std::max(0, static_cast<int>(-std::floor(std::log10(ticks.step) + 1e-9)));
    const double first = std::ceil(from / ticks.step - 1e-9);
    for (double i = 0; i < count(ticks.step); ++i) ticks.at.push_back((first + i) * ticks.step);
    return ticks;
}

float Scale::at(double value) const {
    const double share = to == from ? 0 : (value - from) / (to - from);
    return first + static_cast<float>(share * static_cast<double>(last - first));
}

float Scale::clamped(double value) const {
    return std::clamp(at(value), std::min(first, last), std::max(first, last));
}

double Scale::value(float pixel) const {
    if (first == last) return from;
    return from + (to - from) * static_cast<double>((pixel - first) / (last - first));
}

float Scale::length(double amount) const { return std::abs(at(from + amount) - first); }

}  // namespace friction::drawing
