#pragma once
// What a sample may not show: journeys longer than the clock, one journey that decides, lengths
// with heavy tails, steps hardly ever visited.

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "friction/report/report.h"
#include "friction/scenario.h"
#include "friction/tally.h"

namespace friction::report {

/// How many steps are named. Otherwise the few that carry most effort are, and `rest` says where
/// the others stand; with all of them, design by design.
struct CautionWords {
    bool lists_all = false;
    std::string_view rest{};
};

/// In words, of these alternatives of the tally, the baseline first; usually there are none.
[[nodiscard]] std::vector<Cell> cautions(std::span<const Scenario> scenarios, const Tally& tally,
                                         std::span<const std::size_t> alternatives,
                                         CautionWords words);

}  // namespace friction::report
