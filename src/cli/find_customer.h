#pragma once
// `trace --find`: which of the first customers has a story worth telling.

#include <cstdint>
#include <optional>

#include "friction/plan.h"
#include "friction/run.h"
#include "friction/scenario.h"

#include "arguments.h"

namespace friction::cli {

inline constexpr std::uint64_t customers_looked_at = journeys_per_block;

/// Among the first 4,096 customers of the baseline the one whose effort is the middle one, the one
/// with the most effort, or the first who gave up; or the one who is worse off by most in
/// `redesign`. Nothing when there is none.
[[nodiscard]] std::optional<std::uint64_t> find_customer(Find find, const Scenario& scenario,
                                                         const Plan& baseline, const Plan& redesign,
                                                         std::uint64_t seed);

}  // namespace friction::cli
