#pragma once
// One design in the results at hand: what all chart data begins with.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "friction/viewer/session.h"

namespace friction::viewer {

struct LookedAt {
    const Results* results = nullptr;
    std::size_t alternative = 0;

    [[nodiscard]] const Tally& tally() const { return results->tally(); }
    [[nodiscard]] const Scenario& scenario() const { return results->scenarios()[alternative]; }
    [[nodiscard]] Estimate estimate_of(Column column) const {
        return estimate(tally(), alternative, column_id(column));
    }
    [[nodiscard]] double baseline_effort() const {
        return tally().total(0, column_id(Column::effort)).mean;
    }
};
/// Nothing without results of it.
[[nodiscard]] std::optional<LookedAt> looked_at(const Session& session, DesignId design);

/// Effort of one step by component in the baseline and in the design.
struct FlameRow {
    std::string name, title;
    std::array<double, component_count> first{}, second{};

    [[nodiscard]] double before() const;
    [[nodiscard]] double after() const;
};
/// Steps of the baseline in the order of the file, then those that are new; what costs nothing in
/// both is left out.
[[nodiscard]] std::vector<FlameRow> flame_rows(const LookedAt& at);

}  // namespace friction::viewer
