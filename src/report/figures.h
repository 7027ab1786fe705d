#pragma once
// Every figure of a run by its name: what results JSON and CSV have in common.

#include <string>
#include <string_view>
#include <vector>

#include "friction/metric.h"
#include "friction/quantity.h"
#include "friction/summary.h"
#include "view.h"

namespace friction::report {

struct NamedEstimate {
    std::string name;  ///< "effort", "staff_minutes(office)", "effort.p90"
    std::string unit;
    Estimate estimate;
};

/// The currency, or "money" where the file names none.
[[nodiscard]] std::string unit_of_money(const std::string& currency);
/// Of a metric; money in the currency of the file.
[[nodiscard]] std::string unit_of(const MetricRow& row, const std::string& currency);
/// Of a quantity in base units: "s", "share", "EM", "per s"; empty for plain numbers.
[[nodiscard]] std::string_view base_unit(Dimension dimension);

/// Of one alternative on its own.
[[nodiscard]] std::vector<NamedEstimate> figures_of(const View& view, std::size_t alternative);
/// Its paired differences from the baseline.
[[nodiscard]] std::vector<NamedEstimate> differences_of(const View& view,
                                                        const ComparedRedesign& redesign);

}  // namespace friction::report
