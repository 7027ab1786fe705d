#pragma once
// A blueprint one can move about in: wheel and drag, hover, click, keys.

#include <optional>
#include <string>

#include "frame.h"
#include "friction/drawing/blueprint.h"
#include "friction/viewer/command.h"
#include "panels/maps.h"

namespace friction::viewer {

struct MapOptions {
    DesignId design;
    bool show_strip = true, show_overview = true;
    float squeeze = 1;
    bool drags_stubs = false;  ///< a drag from a step's stub is the caller's, to reroute
    std::vector<drawing::BlueprintProblem> problems{};
};

/// What happened on it beside moving about and selecting, which it does by itself.
struct MapEvents {
    std::optional<drawing::Spot> hovered;  ///< in pixels of the canvas's box
    std::optional<drawing::Spot> right_clicked;
    std::optional<drawing::Spot> dragged_from;  ///< a stub or a step; while the button is down
    std::optional<drawing::Spot> dropped_on;    ///< where it was let go
};

class MapCanvas {
public:
    /// `map` may be missing: then the box says that it is on its way.
    MapEvents draw(const Session& session, Commands& commands, const Frame& frame,
                   const drawing::Box& box, std::string_view id, const Map* map,
                   const MapOptions& options);

    /// The view it drew last; for what is laid over it (in pixels of the box).
    [[nodiscard]] const drawing::BlueprintView& view() const { return view_; }

private:
    void place_view(const Session& session, Commands& commands, const Frame& frame,
                    const drawing::Box& box, const Map& map, const MapOptions& options);
    void follow_pointer(const Session& session, Commands& commands, const Frame& frame,
                        const drawing::Box& box, const Map& map, MapEvents& events);
    void tell_camera(Commands& commands, const drawing::BlueprintView& view, bool is_fit);
    void draw_tip(const Session& session, const Frame& frame, const drawing::Spot& spot,
                  DesignId design) const;

    drawing::BlueprintView view_, drawn_view_;
    drawing::Picture picture_;
    const drawing::BlueprintModel* map_model_ = nullptr;  // of this frame
    std::uint64_t drawn_revision_ = 0;
    const drawing::Theme* drawn_theme_ = nullptr;
    std::uint64_t revealed_ = 0;
    std::string hover_;
    std::optional<drawing::Spot> pressed_;
    drawing::Point pressed_at_{};
    bool pans_ = false;
};

}  // namespace friction::viewer
