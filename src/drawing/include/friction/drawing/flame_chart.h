#pragma once
// Where effort went: a flame graph of the difference between two designs.
//
// Three rows: all, steps, components. A block is as wide as the larger of both designs, so that
// what vanished stays in sight; a step is as wide as its components together. Colour is the
// difference, in shares of the baseline's effort.

#include <string>
#include <vector>

#include "friction/drawing/chart.h"

namespace friction::drawing {

struct FlameComponent {
    std::string name{}, label{};
    double before = 0, after = 0;  ///< EM per journey
    std::string readout{};
};
struct FlameStep {
    std::string name{}, label{}, figure{};  ///< "send_request", "Send request", "−23.9"
    double before = 0, after = 0;
    std::vector<FlameComponent> components{};
    std::string readout{};
};
struct FlameChart {
    ChartTitle title{};
    std::string all{}, total{};      ///< "All steps", "70.4 to 25.3 EM, saves 45.1"
    std::vector<FlameStep> steps{};  ///< in order of lanes
    bool by_size = false;            ///< instead: the widest first
    std::string zoomed{};            ///< only this step, over the whole width
    std::string legend{};            ///< "saved, unchanged, added (EM per journey)"
};
/// Spots "all", "step" and, named "send_request/contact", "component".
[[nodiscard]] Picture draw_flame(const FlameChart& chart, Size size, float f, const Theme& theme);

}  // namespace friction::drawing
