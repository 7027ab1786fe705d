#pragma once
// Where the regions of the window lie, at every size and scale. Nothing but places: what is drawn
// in them is the business of the viewer's panels.

#include "friction/drawing/picture.h"

namespace friction::viewer {

/// Heights and widths in f.
namespace region {
inline constexpr float top_bar = 3.4F, strip = 4.6F, picker = 3.1F, status = 1.9F;
inline constexpr float between = 0.45F;                        ///< the bar between two regions
inline constexpr float drawer_below = 96, narrow_below = 76;   ///< width of the window
inline constexpr float least_width = 64, least_height = 40;    ///< in less, the window scrolls
inline constexpr float canvas_width = 46, canvas_height = 24;  ///< least
inline constexpr float inspector_least = 18, inspector_most = 34;
inline constexpr float dock_least = 12, dock_share = 0.4F;
}  // namespace region

/// What stands around a view.
struct WindowWishes {
    bool has_cards = true;
    float bars_f = 0;  ///< what one should know, under the top bar
};

struct WindowPlaces {
    drawing::Box all{};  ///< what the regions share; larger than a small window, which then scrolls
    drawing::Box top_bar{}, bars{}, strip{}, view{}, status{};
    bool scrolls = false;
    bool is_narrow = false;  ///< one picker instead of the cards, one column of the dock
};

/// `bar_px`: what a scroll bar takes. `scroll`: how far the window is scrolled.
[[nodiscard]] WindowPlaces window_places(const drawing::Box& window, float f,
                                         const WindowWishes& wishes, float bar_px = 0,
                                         drawing::Point scroll = {});

/// What a view wants of its box. Sizes are in f.
struct ViewWishes {
    float inspector_f = 22, dock_f = 17;
    bool inspector_is_fixed = false;  ///< nobody can make it wider
    bool has_dock = true, drawer_is_open = false;
    float beside_f = 0;  ///< what the view has at the left of the box already
};

struct ViewPlaces {
    drawing::Box canvas{};
    drawing::Box inspector{};  ///< empty where it does not fit and the drawer is closed
    drawing::Box dock{};       ///< empty when the view has none
    bool is_drawer = false;    ///< the inspector lies over the canvas
    float dock_most_f = 0;     ///< how high it may become
};

/// `seen` of `box`: a drawer opens inside of it.
[[nodiscard]] ViewPlaces view_places(const drawing::Box& box, const drawing::Box& seen, float f,
                                     const ViewWishes& wishes);

}  // namespace friction::viewer
