#pragma once
// The two ledgers as pictures: rows with intervals, bars of what effort is made of, moves one after
// the other, who is better off.
//
// Words and figures come ready to be shown; numbers give lengths only.

#include <optional>
#include <string>
#include <vector>

#include "friction/drawing/axis.h"
#include "friction/drawing/chart.h"

namespace friction::drawing {

/// Before, after, difference and its interval.
struct IntervalRow {
    std::string name{};  ///< of the spot: the metric
    std::string label{}, before{}, after{}, difference{};
    /// In shares of what it was before; absent where that was 0 or an end cannot be bounded.
    struct Interval {
        double low = 0, value = 0, high = 0;
    };
    std::optional<Interval> interval{};
    std::string instead{};  ///< where there is none: "cannot be bounded"
    Tone tone = Tone::neither;
    bool is_main = false;  ///< the row the others explain
    bool is_part = false;  ///< of the row above
    std::string readout{};
};
struct IntervalTable {
    std::string title{};
    std::string before = "before", after = "after", difference = "difference", interval = "95%";
    std::vector<IntervalRow> rows{};
};
[[nodiscard]] float interval_table_height(const IntervalTable& table, float f);
/// As high as its rows. One axis for all intervals, with 0 in it: at most 150% to each side, longer
/// ones end in an arrow. Spots "metric".
[[nodiscard]] Picture draw_interval_table(const IntervalTable& table, float width, float f,
                                          const Theme& theme);

struct LedgerPiece {
    Component component = Component::active;
    double effort_em = 0;
    std::string readout{};
};
struct LedgerFamily {
    std::size_t family = 0;  ///< family_name()
    std::string label{}, figure{};
};
struct LedgerBar {
    std::string title{}, total{};  ///< "The customer's", "70.4 EM ±0.5"
    std::vector<LedgerPiece> pieces{};
    std::vector<LedgerFamily> families{};  ///< labels; those with effort
    double full_em = 0;  ///< what the whole width stands for; 0: the sum of the pieces
    bool labels_inside = false;
};
/// Pieces by family, then from large to small. Title and total stand over the bar, labels under it
/// or in it. Spots "component".
[[nodiscard]] Picture draw_ledger_bar(const LedgerBar& chart, Size size, float f,
                                      const Theme& theme);

/// A share as a bar, with a tick for what it is measured against: the bar of a card.
struct ShareBar {
    double share = 0;
    std::optional<double> tick{};
    Colour colour{};
};
[[nodiscard]] Picture draw_share_bar(const ShareBar& chart, Size size, float f, const Theme& theme);

/// One line each: words, figure, bar below.
struct AmountRow {
    std::string name{}, label{}, figure{};
    double amount = 0;
    Colour colour{};
    std::string readout{};
};
struct AmountBars {
    ChartTitle title{};
    std::vector<AmountRow> rows{};
    double full = 0;  ///< of the whole width; 0: the largest
};
[[nodiscard]] float amount_bars_height(const AmountBars& chart, float f);
/// As high as its rows. Spots "amount".
[[nodiscard]] Picture draw_amount_bars(const AmountBars& chart, float width, float f,
                                       const Theme& theme);

struct WaterfallRow {
    std::string name{};   ///< of the spot: the position of the move
    std::string label{};  ///< "1  Reassign"
    std::string figure{};
    double from = 0, to = 0;  ///< effort before and after the move
    std::string readout{};
};
struct Waterfall {
    ChartTitle title{};
    WaterfallRow before{}, after{};  ///< whole bars: only `to` counts
    std::vector<WaterfallRow> moves{};
    std::optional<ThresholdMark> threshold{};
    NumberText number{};
};
[[nodiscard]] Picture draw_waterfall(const Waterfall& chart, Size size, float f,
                                     const Theme& theme);

/// Better, same and worse in shares of customers; they add up to 1.
struct WinRow {
    std::string segment{};  ///< title; the first row is everyone
    double better = 0, same = 0, worse = 0;
    std::string figure{};        ///< of the better, in the bar: "90.4%"
    std::string worse_figure{};  ///< of the worse, where their part has room for it
    std::string readout{};
};
struct WinStrip {
    ChartTitle title{};
    std::vector<WinRow> rows{};
    std::string better = "better", same = "same", worse = "worse";
    std::string any_luck{};  ///< "any luck: 80 to 99%"
};
[[nodiscard]] float win_strip_height(const WinStrip& chart, float f);
/// As high as its rows. Spots "segment", named "3/worse": position of the row and part.
[[nodiscard]] Picture draw_win_strip(const WinStrip& chart, float width, float f,
                                     const Theme& theme);

}  // namespace friction::drawing
