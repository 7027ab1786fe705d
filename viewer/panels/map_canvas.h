#pragma once
// A blueprint one can move about in: wheel and drag, hover, click, keys.

#include <functional>
#include <optional>
#include <string>

#include "frame.h"
#include "friction/drawing/blueprint.h"
#include "friction/viewer/command.h"
#include "panels/maps.h"

namespace friction::viewer {

/// What happened on it beside moving about and selecting, which it does by itself.
struct MapEvents {
    std::optional<drawing::Spot> hovered;  ///< in pixels of the canvas's box
    std::optional<drawing::Spot> right_clicked;
    std::optional<drawing::Spot> clicked;       ///< by the left button
    std::optional<drawing::Spot> dragged_from;  ///< a handle, a step, a handoff; until it is let go
    drawing::Box pressed{};                     ///< the point where that began
    std::string lane;                           ///< under the pointer, while something is dragged
    bool dropped = false;                       ///< let go now, on `hovered` or on the lane
};

struct MapOptions {
    DesignId design;
    bool show_strip = true, show_overview = true;
    float squeeze = 1;
    /// Below 1: where the height is short, lanes are squeezed down to this share for wider boxes.
    float flattest = 1;
    bool draws_moves = false;  ///< drags from steps, their handles and handoffs are the caller's
    std::vector<drawing::BlueprintProblem> problems{};
    std::function<void(const MapEvents&)> above{};  ///< draws over the map, cut off at its edges
};

class MapCanvas {
public:
    /// `map` may be missing: then the box says that it is on its way.
    MapEvents draw(const Session& session, Commands& commands, const Frame& frame,
                   const drawing::Box& box, std::string_view id, const Map* map,
                   const MapOptions& options);

    /// What it drew last, and the view of it; for what is laid over it (in pixels of the box).
    [[nodiscard]] const drawing::BlueprintView& view() const { return view_; }
    [[nodiscard]] const drawing::Picture& picture() const { return picture_; }

private:
    void place_view(const Session& session, Commands& commands, const Frame& frame,
                    const drawing::Box& box, const Map& map, const MapOptions& options);
    void follow_pointer(const Session& session, Commands& commands, const Frame& frame,
                        const drawing::Box& box, const Map& map, const MapOptions& options,
                        MapEvents& events);
    void look_about(Commands& commands, const Map& map, drawing::Point mouse, bool inside);
    void drag(const Frame& frame, Commands& commands, const Map& map, const MapOptions& options,
              const drawing::Box& box, MapEvents& events);
    [[nodiscard]] std::string lane_at(drawing::Point mouse) const;
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
    bool pans_ = false, drags_ = false;
    bool pressed_is_over_ = false;  // by Esc: what goes on under the button means nothing
};

}  // namespace friction::viewer
