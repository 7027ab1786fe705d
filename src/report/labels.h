#pragma once
// What people call the figures: one list, in the order in which the two ledgers are read.

#include <span>
#include <string>
#include <string_view>

#include "friction/metric.h"
#include "friction/report/ledger.h"
#include "friction/report/wording.h"
#include "friction/summary.h"

namespace friction::report {

/// A line of a ledger that has a column in the tally.
struct LedgerLine {
    Column column;
    std::string_view label;  ///< "Became a problem"
    std::string_view
        unit;  ///< "EM", "min", "days"; empty for counts and shares; "money" becomes the currency
    Shape shape = Shape::number;
    Book book = Book::customer;
    bool is_core = false;  ///< also without --details, unless it is 0 everywhere
};
[[nodiscard]] std::span<const LedgerLine> ledger_lines();

/// Marks of the file stand before this line, in the order of the file; with --details only.
inline constexpr Column mark_line = Column::fields;
/// `Mark "appeal"`.
[[nodiscard]] std::string mark_label(std::string_view name);

/// The unit in which people read a length of time. Tables have one for a row or column, so that its
/// figures can be held against each other: that of the largest.
struct TimeUnit {
    std::string_view name = "days";  ///< "days", "h", "min" or "s"
    double per_day = 1;
};
[[nodiscard]] TimeUnit time_unit(double largest_days);
/// That of several lengths in days, by the largest.
[[nodiscard]] TimeUnit time_unit(std::span<const Estimate> lengths);
/// The same length in that unit.
[[nodiscard]] Estimate in_unit(Estimate days, const TimeUnit& unit);

/// "Effort, EM"; with the currency in the place of "money".
[[nodiscard]] std::string label_with_unit(std::string_view label, std::string_view unit,
                                          std::string_view currency);

}  // namespace friction::report
