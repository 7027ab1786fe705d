#pragma once
// The rows of the two ledgers with their numbers, for whoever draws them; reports show the same
// rows with the same words and digits.

#include <span>
#include <string>
#include <vector>

#include "friction/comparison.h"
#include "friction/report/report.h"
#include "friction/report/wording.h"
#include "friction/scenario.h"

namespace friction::report {

enum class Book { customer, company };

struct LedgerRow {
    std::string label;  ///< "Effort, EM", with the unit
    Shape shape = Shape::number;
    Better better = Better::less;
    int indent = 0;  ///< 1: a part of the row above
    Estimate before, after, difference;
    Cell before_text, after_text, change_text, interval_text;  ///< as reports print them
};

/// Of one redesign, in the order in which the ledger is read; what is 0 in both designs is left
/// out. `details`: every figure.
[[nodiscard]] std::vector<LedgerRow> ledger_rows(std::span<const Scenario> scenarios,
                                                 const Comparison& comparison,
                                                 const ComparedRedesign& redesign, Book book,
                                                 bool details = false);

/// The metric that a ledger calls so, with or without its unit: "Felt handoffs" is handoffs, "9 in
/// 10 stay within" effort.p90; empty when none is. Capitals do not matter.
[[nodiscard]] std::string metric_of_label(std::string_view label);

/// What people call a component as a reason for effort: "own minutes", "open days".
[[nodiscard]] std::string_view component_words(Component component);

}  // namespace friction::report
