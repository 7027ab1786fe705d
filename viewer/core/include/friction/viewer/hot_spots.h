#pragma once
// Where the effort is: the steps of a design, hottest first.

#include <string>
#include <vector>

#include "friction/viewer/session.h"

namespace friction::viewer {

struct HotSpot {
    std::string step;       ///< name
    std::string title;      ///< what people call it
    Estimate effort_em;     ///< per journey begun
    double share = 0;       ///< of the effort of this design
    double heat_share = 0;  ///< of the baseline's effort: what colours are chosen by
};

/// Steps that cost something, the most first; the order of the file among equals. Nothing without
/// results of this design.
[[nodiscard]] std::vector<HotSpot> hot_spots(const Session& session, DesignId design);

}  // namespace friction::viewer
