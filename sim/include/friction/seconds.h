#pragma once
// How many seconds the larger units of time have. A month is in quantity.h: its length is a choice.

namespace friction {

inline constexpr double seconds_per_minute = 60;
inline constexpr double seconds_per_day = 86'400;

}  // namespace friction
