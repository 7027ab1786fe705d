#pragma once
// How many problems are told: a hostile file must not turn into gigabytes of messages.

#include <cstddef>

#include "friction/result.h"

namespace friction {

/// Of a scenario, and of its errors and its warnings each where the graph is looked at.
inline constexpr std::size_t problems_told = 200;

/// Stands behind them.
[[nodiscard]] inline Problem more_problems() {
    return {"F014", {}, "there are more problems than these", {}, "mend some and look again"};
}

}  // namespace friction
