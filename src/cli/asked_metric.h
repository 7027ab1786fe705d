#pragma once
// A metric as a person asks for it: staff_minutes(lot), effort.p90, or the label that a table has.

#include <string>

namespace friction::cli {

struct AskedMetric {
    std::string name;       ///< "effort"; as written where there is none of that name
    std::string argument;   ///< "held" of effort(held)
    std::string statistic;  ///< "p90" of effort.p90
};
[[nodiscard]] AskedMetric asked_metric(const std::string& text);

}  // namespace friction::cli
