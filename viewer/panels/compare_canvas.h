#pragma once
// Two blueprints above each other on the same x; one camera for both.

#include "panels/compare_data.h"
#include "panels/map_canvas.h"
#include "panels/maps.h"
#include "panels/panel.h"

namespace friction::viewer {

class CompareCanvas {
public:
    void draw(const Session& session, Commands& commands, const Frame& frame,
              const drawing::Box& box, const CompareData& data);

private:
    /// Side by side, or above each other.
    void draw_choice(const Session& session, Commands& commands, const Frame& frame,
                     const drawing::Box& head);

    Maps maps_;
    MapCanvas before_, after_;
};

}  // namespace friction::viewer
