#pragma once
// Customers whose story is worth telling, found among the first few thousand: one definition for
// every program that follows one.

#include <cstdint>
#include <span>
#include <vector>

#include "friction/journey.h"
#include "friction/scenario.h"

namespace friction {

/// So many customers are looked at.
inline constexpr std::uint64_t example_customers = 4'096;

/// One customer's journey in short.
struct JourneyBrief {
    double effort_em = 0;
    double elapsed_days = 0;
    bool resolved = false, gave_up = false, became_problem = false;
};
/// `record` is of `scenario`.
[[nodiscard]] JourneyBrief brief_of(const Scenario& scenario, const JourneyRecord& record);

enum class Example : std::uint8_t {
    typical,        ///< within 5% of the median difference, or of the median effort when alone
    worst,          ///< the 5% with the most effort before
    gave_up,        ///< before
    worse_off,      ///< after; the truth first, then more than `same_within_em` of effort
    became_problem  ///< before
};

/// Customers of this kind, the best example first: by number, one design and the same customers in
/// another; `after` is empty when there is one design only. Typical are first those whose effort
/// before is the most usual, worst and worse off those who have it worst; else by number.
/// Expects: `after` is empty or as long as `before`.
[[nodiscard]] std::vector<std::uint64_t> examples(Example kind,
                                                  std::span<const JourneyBrief> before,
                                                  std::span<const JourneyBrief> after,
                                                  double same_within_em);

}  // namespace friction
