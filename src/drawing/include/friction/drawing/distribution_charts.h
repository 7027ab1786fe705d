#pragma once
// How effort is spread over customers: one histogram, two from one axis, two cumulative curves.

#include <optional>
#include <string>
#include <vector>

#include "friction/drawing/axis.h"
#include "friction/drawing/bins.h"
#include "friction/drawing/chart.h"

namespace friction::drawing {

struct HistogramChart {
    ChartTitle title{};
    Bins bins{};
    std::optional<ThresholdMark> threshold{};
    std::optional<double> mean{};
    std::string mean_label{};             ///< "mean 70.4"
    std::string whole{}, part{};          ///< "resolved", "left it"; no part: nobody is told apart
    std::string tail{};                   ///< "EM, above 170: 0.6%"
    std::vector<std::string> readouts{};  ///< one per bin
    NumberText number{};
};
/// Spots "bar" with the position of the bin. Bars have the colour of the baseline, or of a
/// redesign.
[[nodiscard]] Picture draw_histogram(const HistogramChart& chart, Size size, float f,
                                     const Theme& theme, bool is_redesign = false);

struct HistogramSide {
    Bins bins{};
    std::string name{}, figure{};  ///< "baseline", "70.4"
    std::optional<double> mean{};
    std::vector<std::string> readouts{};
};
/// Baseline up, redesign down from one axis, in shares of journeys on the same scale.
struct HistogramPairChart {
    ChartTitle title{};
    HistogramSide before{}, after{};  ///< with the same width and number of bins
    std::optional<ThresholdMark> threshold{};
    std::string mean_word{};  ///< beside the upper triangle: "mean"
    std::string unit{};       ///< at the end of the axis: "EM"
    std::string tail{};       ///< "above 170 EM: 0.6%, then 0.1%"
    std::string part{};       ///< what the darker part is: "darker: left it"
    NumberText number{};
};
/// Spots "bar", named "before/3" and "after/3".
[[nodiscard]] Picture draw_histogram_pair(const HistogramPairChart& chart, Size size, float f,
                                          const Theme& theme);

/// A quantile with its interval, as a drop from the curve.
struct QuantileMark {
    double share = 0.5, value = 0, low = 0, high = 0;
    std::string label{};  ///< "p90"
    std::string readout{};
};
struct CumulativeSide {
    std::vector<CumulativePoint> points{};
    std::string name{};
    std::vector<QuantileMark> quantiles{};
};
struct CumulativeChart {
    ChartTitle title{};
    CumulativeSide before{}, after{};
    double end = 100;  ///< of the axis
    std::optional<ThresholdMark> threshold{};
    std::string unit{};
    NumberText number{};
};
/// Between the curves blue where the redesign has fewer customers above, warm where more. Spots
/// "quantile", named "before/p90", and "curve".
[[nodiscard]] Picture draw_cumulative_pair(const CumulativeChart& chart, Size size, float f,
                                           const Theme& theme);

}  // namespace friction::drawing
