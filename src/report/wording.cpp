#include "friction/report/wording.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace friction::report {
namespace {

constexpr int digits_at_most = 6;
constexpr double largest_in_full = 1e15;  // beyond it a power of ten says more than a row of zeros

std::string fixed(double value, int decimals) {
    std::array<char, 400> buffer;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                            std::chars_format::fixed, std::max(decimals, 0));
    return error == std::errc{} ? std::string(buffer.data(), end) : std::string("unknown");
}

std::string scientific(double value) {
    std::array<char, 40> buffer;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                            std::chars_format::scientific, 2);
    return error == std::errc{} ? std::string(buffer.data(), end) : std::string("unknown");
}

// Position of the first digit that counts: 0 for 1..9, 1 for 10..99, -1 for 0.1..0.99. Read off the
// decimal text, because a logarithm may land on either side of a power of ten.
int magnitude(double value) {
    std::array<char, 40> buffer;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                            std::abs(value), std::chars_format::scientific, 16);
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t mark = text.find('e');
    if (error != std::errc{} || mark == std::string_view::npos) return 0;
    const std::size_t from = mark + (text[mark + 1] == '+' ? 2 : 1);
    int exponent = 0;
    std::from_chars(text.data() + from, text.data() + text.size(), exponent);
    return exponent;
}

std::string with_thousands(std::string digits) {
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    const std::size_t point = std::min(digits.find('.'), digits.size());
    for (std::size_t at = point; at > first + 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

bool shows_only_zeros(std::string_view text) {
    return text.find_first_of("123456789") == std::string_view::npos;
}

double scale_of(Shape shape) { return shape == Shape::share ? 100 : 1; }

// Half of the bounded interval; of an interval open on one side the other side.
double half_width(const Estimate& e) {
    if (e.low_bounded && e.high_bounded) return (e.high - e.low) / 2;
    if (e.low_bounded) return e.value - e.low;
    if (e.high_bounded) return e.high - e.value;
    return std::abs(e.value) / 10;
}

// What adding up in floating point leaves behind: a microsecond in days, far below any share or
// coin.
constexpr double rounding_noise = 1e-11, relative_noise = 1e-12;

double noise_of(double value) { return std::max(rounding_noise, relative_noise * std::abs(value)); }

std::string without_trailing_zeros(std::string text) {
    if (text.find('.') == std::string::npos || text.find('e') != std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

std::string in_shape(double value, int decimals, Shape shape) {
    return shape == Shape::share ? percent(value, std::max(decimals, 0)) : number(value, decimals);
}

// Without doubt no digit stands there only to say how much is known.
std::string plain_value(double value, Shape shape) {
    if (std::abs(value) <= rounding_noise) value = 0;
    if (shape != Shape::share) return number(value);
    std::string text = percent(value, digits_at_most - 2);
    text.pop_back();
    return without_trailing_zeros(std::move(text)) + "%";
}

std::string plain_change(const Estimate& e, Shape shape) {
    if (std::abs(e.value) <= rounding_noise) return "0";
    const std::string size = number(e.value * scale_of(shape));
    return e.value > 0 ? "+" + size : size;
}

std::string open_interval(const Estimate& e, const std::string& low, const std::string& high) {
    if (e.low_bounded) return "at least " + low;
    if (e.high_bounded) return "at most " + high;
    return "cannot be bounded";
}

// Both ends about as far away: then one half-width says it.
bool looks_symmetric(const Estimate& e, int decimals, double scale) {
    const double apart = std::abs((e.high - e.value) - (e.value - e.low)) * scale;
    return apart <= std::max(1.5 * std::pow(10.0, -decimals), 0.1 * half_width(e) * scale);
}

// The half-width with the digits of its value, and never 0: what is less than one of the last digit
// is one of it.
std::string half_width_text(const Estimate& e, int decimals, double scale) {
    std::string text = number(half_width(e) * scale, decimals);
    return shows_only_zeros(text) ? number(std::pow(10.0, -decimals), decimals) : text;
}

// "<0.01": there is something, and the digits of its neighbours do not show it.
std::string less_than_a_digit(int decimals, Shape shape) {
    const std::string text = "<" + number(std::pow(10.0, -decimals), decimals);
    return shape == Shape::share ? text + "%" : text;
}

bool is_less_than_a_digit(const Estimate& e, Shape shape, std::optional<int> at_most) {
    return at_most && *at_most >= 1 && e.value > rounding_noise &&
           shows_only_zeros(number(e.value * scale_of(shape), *at_most));
}

std::string doubt_behind(const std::string& text, const Estimate& e, int decimals, double scale,
                         const std::string& low, const std::string& high) {
    if (e.method == "exact" || has_no_spread(e)) return text;
    if (!e.low_bounded || !e.high_bounded) return text + " (" + open_interval(e, low, high) + ")";
    if (!looks_symmetric(e, decimals, scale)) return text + " (" + low + " to " + high + ")";
    return text + " ± " + half_width_text(e, decimals, scale);
}

// A verdict stands beside the interval, so it must be seen not to hold 0: as many digits more as
// that takes.
int digits_beside_zero(const Estimate& e, double scale, int decimals) {
    if (!is_beyond_chance(e)) return decimals;
    const double nearest = (e.value > 0 ? e.low : e.high) * scale;
    const double size = std::abs(e.value) * scale, half = half_width(e) * scale;
    const auto touches_zero = [&] {
        return shows_only_zeros(number(nearest, decimals)) ||
               number(size, decimals) == number(half, decimals);
    };
    while (touches_zero() && decimals < 2 * digits_at_most) ++decimals;
    return decimals;
}

// Digits shared with neighbours may be too few for a small doubt: rounded to them it would look
// more than half as large again as it is.
int digits_that_show_doubt(const Estimate& e, Shape shape, int decimals) {
    constexpr double most = 1.5;
    const double half = half_width(e) * scale_of(shape);
    const auto shown = [half](int digits) {
        const double unit = std::pow(10.0, -digits);
        return std::max(std::nearbyint(half / unit), 1.0) * unit;
    };
    const int own = decimals_of(e, shape);
    while (decimals < own && shown(decimals) > most * half) ++decimals;
    return decimals;
}

int digits_of_change(const Estimate& e, Shape shape, std::optional<int> at_most) {
    const int decimals = std::min(decimals_of(e, shape), at_most.value_or(digits_at_most));
    return has_no_spread(e) ? decimals : digits_beside_zero(e, scale_of(shape), decimals);
}

constexpr double second = 1, minute = 60, hour = 3600, day = 86400;

std::string plural(double amount, std::string_view unit) {
    return number(amount, 0) + " " + std::string(unit) + (amount == 1 ? "" : "s");
}

constexpr std::array<std::string_view, 7> week_days = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr double begins_at = 9 * hour;

// Whole minutes since Monday 00:00, so that the clock and the day always agree.
double minutes_of_week_clock(double seconds_since_begin) {
    return std::floor((begins_at + std::max(seconds_since_begin, 0.0)) / minute);
}

std::string time_of_day(double minutes) {
    const auto of_day = static_cast<int>(std::fmod(minutes, 24 * 60));
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(of_day / 60) + ":" + two(of_day % 60);
}

std::string_view week_day(double minutes) {
    return week_days[static_cast<std::size_t>(std::fmod(std::floor(minutes / (24 * 60)), 7))];
}

}  // namespace

int decimals_for(double value, double half_width) {
    if (!std::isfinite(value) || !std::isfinite(half_width)) return 0;
    if (half_width <= 0) return value == 0 ? 0 : digits_at_most - 1 - magnitude(value);
    const int first = magnitude(half_width);
    const bool begins_with_one = half_width < 1.95 * std::pow(10.0, first);
    const int wanted = begins_with_one ? 1 - first : -first;
    const int at_most =
        digits_at_most - 1 - (value == 0 ? first : std::max(magnitude(value), first));
    return std::min(wanted, at_most);
}

std::string number(double value, int decimals) {
    if (!std::isfinite(value)) return "unknown";
    if (std::abs(value) >= largest_in_full) return scientific(value);
    if (decimals < 0) {
        const double unit = std::pow(10.0, -decimals);
        value = std::nearbyint(value / unit) * unit;
    }
    std::string text = fixed(value, std::min(decimals, 300));
    if (text.starts_with('-') && shows_only_zeros(text)) text.erase(0, 1);
    return with_thousands(std::move(text));
}

std::string number(double value) {
    if (!std::isfinite(value)) return "unknown";
    if (value == 0) return "0";
    return without_trailing_zeros(number(value, digits_at_most - 1 - magnitude(value)));
}

std::string signed_number(double value, int decimals) {
    const std::string text = number(value, decimals);
    return value > 0 && !shows_only_zeros(text) && std::isfinite(value) ? "+" + text : text;
}

std::string count(std::uint64_t value) { return with_thousands(std::to_string(value)); }

std::string counted(std::uint64_t value, std::string_view one, std::string_view many) {
    return count(value) + " " + std::string(value == 1 ? one : many);
}

std::string percent(double share, int decimals) {
    if (!std::isfinite(share)) return "unknown";
    const int digits = std::clamp(decimals, 0, digits_at_most);
    const std::string text = number(share * 100, digits);
    const double last_digit = std::pow(10.0, -digits);
    if (share > 0 && shows_only_zeros(text)) return "<" + number(last_digit, digits) + "%";
    if (share < 1 && text == number(100, digits))
        return ">" + number(100 - last_digit, digits) + "%";
    return share == 0 || share == 1 ? number(share * 100, 0) + "%" : text + "%";
}

std::string percent(double share) { return percent(share, share < 0.01 || share > 0.99 ? 1 : 0); }

std::string percent_change(double before, double after, int at_least) {
    const auto near_an_end = [](double share) {
        return share != 0 && share != 1 && (share < 0.01 || share > 0.99);
    };
    int decimals = std::max(at_least, near_an_end(before) || near_an_end(after) ? 1 : 0);
    std::string from = percent(before, decimals), to = percent(after, decimals);
    while (from == to && before != after && decimals < 2) {
        ++decimals;
        from = percent(before, decimals);
        to = percent(after, decimals);
    }
    return from + " -> " + to;
}

std::string level(double level) {
    return without_trailing_zeros(number(level * 100, level > 0.999 ? 3 : 1)) + "%";
}

std::string money(double value, std::string_view currency) {
    const double size = std::abs(value);
    const int decimals = size >= 10'000 ? 2 - magnitude(value) : size >= 100 ? 0 : 2;
    const std::string text = number(value, decimals);
    return currency.empty() ? text : text + " " + std::string(currency);
}

int decimals_of(const Estimate& e, Shape shape) {
    const double scale = scale_of(shape);
    return decimals_for(e.value * scale, has_no_spread(e) ? 0 : half_width(e) * scale);
}

int common_decimals(std::span<const Estimate> estimates, Shape shape) {
    constexpr int digits_compared = 3;
    double largest = 0;
    int decimals = digits_at_most;
    for (const Estimate& e : estimates) {
        if (!std::isfinite(e.value)) continue;
        largest = std::max(largest, std::abs(e.value) * scale_of(shape));
        if (!has_no_spread(e)) decimals = std::min(decimals, decimals_of(e, shape));
    }
    if (largest == 0) return decimals == digits_at_most ? 0 : decimals;
    const int least =
        largest < 1000 ? 1 : 0;  // below a thousand one digit behind the point is read with ease
    return std::min(decimals, std::max(digits_compared - 1 - magnitude(largest), least));
}

std::string value(const Estimate& e, Shape shape, std::optional<int> at_most) {
    if (has_no_spread(e) && !at_most) return plain_value(e.value, shape);
    if (is_less_than_a_digit(e, shape, at_most)) return less_than_a_digit(*at_most, shape);
    return in_shape(e.value, std::min(decimals_of(e, shape), at_most.value_or(digits_at_most)),
                    shape);
}

std::string with_doubt(const Estimate& e, Shape shape, std::optional<int> at_most) {
    if (shape == Shape::share && (e.value == 0 || e.value == 1) && !has_no_spread(e))
        return range(e, shape);
    if (is_less_than_a_digit(e, shape, at_most)) return less_than_a_digit(*at_most, shape);
    int decimals = std::min(decimals_of(e, shape), at_most.value_or(digits_at_most));
    if (!has_no_spread(e)) decimals = digits_that_show_doubt(e, shape, decimals);
    // Of what has no spread all digits are known: as many as its neighbours have, or as it needs.
    const std::string shown = has_no_spread(e) && !at_most ? plain_value(e.value, shape)
                                                           : in_shape(e.value, decimals, shape);
    std::string text =
        doubt_behind(shown, e, decimals, scale_of(shape), in_shape(e.low, decimals, shape),
                     in_shape(e.high, decimals, shape));
    return shape == Shape::share && text.find("±") != std::string::npos ? text + "%" : text;
}

Estimate negative(const Estimate& e) {
    Estimate mirrored = e;
    mirrored.value = -e.value;
    mirrored.low = -e.high;
    mirrored.high = -e.low;
    std::swap(mirrored.low_bounded, mirrored.high_bounded);
    return mirrored;
}

Estimate absolute(const Estimate& e) { return e.value < 0 ? negative(e) : e; }

std::string range(const Estimate& e, Shape shape, std::optional<int> at_most) {
    if (e.method == "exact") return "exact";
    if (has_no_spread(e)) return "no spread seen";
    const int decimals = std::min(decimals_of(e, shape), at_most.value_or(digits_at_most));
    std::string low = in_shape(e.low, decimals, shape), high = in_shape(e.high, decimals, shape);
    if (low == high) {
        low = in_shape(e.low, decimals_of(e, shape), shape);
        high = in_shape(e.high, decimals_of(e, shape), shape);
    }
    return e.low_bounded && e.high_bounded ? low + " to " + high : open_interval(e, low, high);
}

std::string change(const Estimate& e, Shape shape, std::optional<int> at_most) {
    const std::string unit = shape == Shape::share ? " pts" : "";
    if (has_no_spread(e) && !at_most) return plain_change(e, shape) + unit;
    const int decimals = digits_of_change(e, shape, at_most);
    return signed_number(e.value * scale_of(shape), decimals) + unit;
}

std::string interval(const Estimate& e, Shape shape, std::optional<int> at_most) {
    if (has_no_spread(e)) return "no spread seen";
    const int decimals = digits_of_change(e, shape, at_most);
    const double scale = scale_of(shape);
    if (is_no_change(e))
        return "at most " + number(e.high * scale, decimals_of(e, shape)) + " either way";
    std::string low = signed_number(e.low * scale, decimals),
                high = signed_number(e.high * scale, decimals);
    if (low == high) {
        low = signed_number(e.low * scale, decimals_of(e, shape));
        high = signed_number(e.high * scale, decimals_of(e, shape));
    }
    if (!e.low_bounded || !e.high_bounded) return open_interval(e, low, high);
    return low + " to " + high;
}

std::string change_with_doubt(const Estimate& e, Shape shape, std::optional<int> at_most) {
    const int decimals = digits_of_change(e, shape, at_most);
    const double scale = scale_of(shape);
    std::string text =
        has_no_spread(e) ? plain_change(e, shape) : signed_number(e.value * scale, decimals);
    text = doubt_behind(text, e, decimals, scale, signed_number(e.low * scale, decimals),
                        signed_number(e.high * scale, decimals));
    return shape == Shape::share ? text + " pts" : text;
}

bool has_no_spread(const Estimate& e) {
    return e.low_bounded && e.high_bounded && half_width(e) <= noise_of(e.value);
}

bool is_too_few_alike(const Estimate& e) {
    constexpr std::uint64_t few = 30;
    return e.journeys > 0 && e.journeys < few && e.method != "exact" &&
           e.standard_error <= noise_of(e.value);
}

bool is_unseen_change(const Estimate& e) {
    return std::abs(e.value) <= rounding_noise && is_too_few_alike(e);
}

bool is_no_change(const Estimate& e) {
    if (std::abs(e.value) > rounding_noise) return false;
    // A share of which no customer's answer differs has an interval all the same: what was not
    // seen.
    return has_no_spread(e) || (e.method == "paired shares" && e.standard_error == 0);
}

Direction direction(const Estimate& e) {
    if (e.high_bounded && e.high < -rounding_noise) return Direction::down;
    if (e.low_bounded && e.low > rounding_noise) return Direction::up;
    return Direction::unclear;
}

bool is_beyond_chance(const Estimate& e) { return direction(e) != Direction::unclear; }

std::string duration(double seconds) {
    if (!std::isfinite(seconds)) return "unknown";
    const double length = std::max(seconds, 0.0);
    if (length < 99.5 * second) return number(length, 0) + " s";
    if (length < 59.5 * minute) return number(length / minute, 0) + " min";
    if (length < 23.5 * hour) {
        const double minutes = std::nearbyint(length / minute), hours = std::floor(minutes / 60);
        const double rest = minutes - hours * 60;
        return number(hours, 0) + " h" + (rest > 0 ? " " + number(rest, 0) + " min" : "");
    }
    const double hours = std::nearbyint(length / hour), days = std::floor(hours / 24);
    const double rest = hours - days * 24;
    if (days >= 10 || rest == 0) return plural(std::nearbyint(length / day), "day");
    return plural(days, "day") + " " + plural(rest, "hour");
}

std::string years(double years) {
    if (!std::isfinite(years)) return "unknown";
    const double days = years * 365.25, months = years * 12;
    if (days < 44.5) return plural(std::nearbyint(std::max(days, 0.0)), "day");
    if (months < 23.5) return plural(std::nearbyint(months), "month");
    return number(years, years < 9.95 ? 1 : 0) + " years";
}

std::string clock(double seconds_since_begin) {
    const double minutes = minutes_of_week_clock(seconds_since_begin);
    return std::string(week_day(minutes).substr(0, 3)) + " " + time_of_day(minutes);
}

std::string long_clock(double seconds_since_begin) {
    const double minutes = minutes_of_week_clock(seconds_since_begin);
    return std::string(week_day(minutes)) + " " + time_of_day(minutes);
}

std::uint64_t day_of_journey(double seconds_since_begin) {
    return 1 + static_cast<std::uint64_t>(minutes_of_week_clock(seconds_since_begin) / (24 * 60));
}

std::string list(const std::vector<std::string>& words, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0 && i + 1 == words.size())
            text.append(" ").append(last).append(" ");
        else if (i > 0)
            text.append(", ");
        text.append(words[i]);
    }
    return text;
}

std::string list_of_few(std::vector<std::string> words, std::string_view last) {
    if (words.size() > few_words) {
        const std::size_t others = words.size() - (few_words - 1);
        words.resize(few_words - 1);
        words.push_back(counted(others, "other", "others"));
    }
    return list(words, last);
}

std::string sentence_case(std::string text) {
    const char first = text.empty() ? 'A' : text.front();
    if (first >= 'a' && first <= 'z') text.replace(0, 1, 1, static_cast<char>(first - 'a' + 'A'));
    return text;
}

std::string title_of(std::string_view title, std::string_view name) {
    if (!title.empty() && title != name) return std::string(title);
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return sentence_case(std::move(words));
}

}  // namespace friction::report
