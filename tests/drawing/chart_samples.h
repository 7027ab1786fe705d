#pragma once
// One of each chart, filled with plausible data: what the tests draw at many sizes.

#include <functional>
#include <string>
#include <vector>

#include "friction/drawing/distribution_charts.h"
#include "friction/drawing/flame_chart.h"
#include "friction/drawing/journey_charts.h"
#include "friction/drawing/ledger_charts.h"
#include "friction/drawing/sweep_chart.h"

namespace friction::drawing::testing_support {

[[nodiscard]] HistogramChart sample_histogram();
[[nodiscard]] HistogramPairChart sample_pair();
[[nodiscard]] CumulativeChart sample_cumulative();
[[nodiscard]] IntervalTable sample_table();
[[nodiscard]] LedgerBar sample_ledger();
[[nodiscard]] AmountBars sample_amounts();
[[nodiscard]] Waterfall sample_waterfall();
[[nodiscard]] WinStrip sample_wins();
[[nodiscard]] FlameChart sample_flame();
[[nodiscard]] AllCustomers sample_customers();
[[nodiscard]] WhoseMoveChart sample_moves(float first, float last, float f);
[[nodiscard]] ClimbChart sample_climb(float first, float last, float f);
[[nodiscard]] SweepChart sample_sweep();
[[nodiscard]] SweepSheets sample_sheets();

struct NamedChart {
    std::string name;
    std::function<Picture(Size, float, const Theme&)> draw;
    Size size;  ///< at f = 14, as in the viewer
};
/// Every chart there is.
[[nodiscard]] std::vector<NamedChart> sample_charts();

}  // namespace friction::drawing::testing_support
