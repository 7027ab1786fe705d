#pragma once
// What the cost of a journey is made of, so that the rows of a ledger add up to it.

#include <string>
#include <vector>

#include "view.h"

namespace friction::report {

struct CostRow {
    std::string label;
    Estimate before, after, difference;  ///< money; the last two of a run without redesign are 0
};

/// The minutes of every team, the costs of steps, of each case and of a year, spread over its
/// journeys; what is 0 in both designs is left out, and all of them where there is one only.
/// `alternative` 0: of a run alone.
[[nodiscard]] std::vector<CostRow> cost_rows(const View& view, std::size_t alternative);

/// "Office has no cost: its minutes cost nothing here.", where people work whose minutes have no
/// cost; a design that moves work to them seems to save money.
[[nodiscard]] std::vector<Cell> unpaid_work(const View& view);

}  // namespace friction::report
