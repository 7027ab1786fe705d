#pragma once
// How many seconds the larger units of time have. A month is in quantity.h: its length is a choice.

namespace friction {

inline constexpr double seconds_per_minute = 60;
inline constexpr double seconds_per_day = 86'400;

/// Where the clock of a simulated journey stands still: 46 million days, counted in microseconds.
inline constexpr double clock_limit_s = 4e12;

}  // namespace friction
