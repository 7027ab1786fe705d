#pragma once
// A blueprint to hand over: title, legend, picture and where its numbers come from.

#include <string>

#include "friction/drawing/blueprint.h"

namespace friction::drawing {

struct BlueprintPage {
    std::string title{};          ///< of the file
    std::string design{};         ///< "Baseline", or the title of the redesign
    std::string provenance{};     ///< one line at the foot
    float width = 0, height = 0;  ///< px; 0: as large as everything at full size
};
[[nodiscard]] Picture draw_blueprint_page(const BlueprintModel& model, const Layout& layout,
                                          const BlueprintPage& page, const Theme& theme);

}  // namespace friction::drawing
