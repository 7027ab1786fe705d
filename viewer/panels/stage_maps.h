#pragma once
// Blueprints on the stage: nothing can be moved about, all of it is in sight.

#include <array>
#include <string>

#include "frame.h"
#include "friction/viewer/session.h"
#include "panels/maps.h"

namespace friction::viewer {

class StageMaps {
public:
    /// The baseline with one step in full colour.
    void draw_lit(const Session& session, const Frame& frame, const drawing::Box& box,
                  const std::string& step);
    /// Baseline above, redesign below; false, and nothing drawn, where they would be too small to
    /// be read.
    [[nodiscard]] bool draw_both(const Session& session, const Frame& frame,
                                 const drawing::Box& box);

private:
    /// A picture and what it was made of.
    struct Kept {
        std::uint64_t revision = 0;
        drawing::BlueprintView view;
        const drawing::Theme* theme = nullptr;
        drawing::Picture picture;
    };
    void show(const Frame& frame, drawing::Point at, const Map& map,
              const drawing::BlueprintView& view, Kept& kept);

    Maps maps_;
    std::array<Kept, 2> kept_;
};

}  // namespace friction::viewer
