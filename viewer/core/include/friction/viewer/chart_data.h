#pragma once
// What the charts of friction::drawing need, from a session: figures and words, no pixels.
//
// Every function answers nothing without results of the designs it is about.

#include <optional>
#include <string>

#include "friction/drawing/distribution_charts.h"
#include "friction/drawing/flame_chart.h"
#include "friction/drawing/journey_charts.h"
#include "friction/drawing/ledger_charts.h"
#include "friction/report/ledger.h"
#include "friction/viewer/session.h"

namespace friction::viewer {

// --- the two ledgers ----------------------------------------------------------------------------

/// Before, after, difference and interval, the rows and words of a report.
[[nodiscard]] std::optional<drawing::IntervalTable> interval_table(const Session& session,
                                                                   DesignId design,
                                                                   report::Book book,
                                                                   bool details = false);
/// What the effort of one design is made of. `full_em` is the larger of it and the baseline's.
[[nodiscard]] std::optional<drawing::LedgerBar> ledger_bar(const Session& session, DesignId design);

/// A figure with its label, for what the company pays and gets.
struct Figure {
    std::string label;    ///< "Staff minutes"
    std::string value;    ///< "11.8", "186,300 CAD"
    std::string readout;  ///< with its interval
};
/// "6.21 CAD ±0.03" is the first, named by `label` "Cost"; then minutes, contacts, solved, a year.
[[nodiscard]] std::vector<Figure> company_figures(const Session& session, DesignId design);

/// Who is better off under the same luck: everyone, then segments.
[[nodiscard]] std::optional<drawing::WinStrip> win_strip(const Session& session, DesignId design);

// --- distributions ------------------------------------------------------------------------------

/// Of one design; the darker part is known once the first customers have been looked at.
[[nodiscard]] std::optional<drawing::HistogramChart> histogram(const Session& session,
                                                               DesignId design);
[[nodiscard]] std::optional<drawing::HistogramPairChart> histogram_pair(const Session& session,
                                                                        DesignId design);
[[nodiscard]] std::optional<drawing::CumulativeChart> cumulative_pair(const Session& session,
                                                                      DesignId design);

// --- where it went ------------------------------------------------------------------------------

[[nodiscard]] std::optional<drawing::FlameChart> flame(const Session& session, DesignId design);
/// `groups`: as many bars as there is room for.
[[nodiscard]] std::optional<drawing::AllCustomers> all_customers(const Session& session,
                                                                 std::size_t groups);
/// What each move does where it stands in the list, once that has been tried (AskMoveEffects).
[[nodiscard]] std::optional<drawing::Waterfall> waterfall(const Session& session, DesignId design);

}  // namespace friction::viewer
