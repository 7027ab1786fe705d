#pragma once
// Private: the units of the language, for those who read, print and guess them.

#include <array>
#include <string_view>

#include "friction/quantity.h"

namespace friction {

struct Unit {
    std::string_view word;
    Dimension dimension;
    double factor;  ///< base units in one of it; for rates the seconds that a number is divided by
};

// The order is that of choice in to_text() when two texts are equally short.
inline constexpr std::array units = {
    Unit{"week", Dimension::duration, 604'800},
    Unit{"weeks", Dimension::duration, 604'800},
    Unit{"day", Dimension::duration, 86'400},
    Unit{"days", Dimension::duration, 86'400},
    Unit{"h", Dimension::duration, 3'600},
    Unit{"hour", Dimension::duration, 3'600},
    Unit{"hours", Dimension::duration, 3'600},
    Unit{"min", Dimension::duration, 60},
    Unit{"s", Dimension::duration, 1},
    Unit{"EM", Dimension::effort, 1},
    Unit{"%", Dimension::share, 100},
    Unit{"per hour", Dimension::rate, 3'600},
    Unit{"per day", Dimension::rate, 86'400},
    Unit{"per week", Dimension::rate, 604'800},
    Unit{"per month", Dimension::rate, seconds_per_month},
    Unit{"per year", Dimension::rate, 12 * seconds_per_month},
};
inline constexpr std::array month_units = {
    Unit{"month", Dimension::duration, seconds_per_month},
    Unit{"months", Dimension::duration, seconds_per_month},
};

/// parse_quantity() without a hint.
[[nodiscard]] Parsed<Quantity> read_quantity(std::string_view text, Months months);

}  // namespace friction
