#include "friction/viewer/window_places.h"

#include <algorithm>

namespace friction::viewer {

using drawing::Box;
using drawing::Point;

WindowPlaces window_places(const Box& window, float f, const WindowWishes& wishes, float bar_px,
                           Point scroll) {
    WindowPlaces places;
    const float least_width = region::least_width * f;
    const float least_height = (region::least_height + wishes.bars_f) * f;
    const float width = window.width(), height = window.height();
    bool across = width < least_width;
    const bool down = height - (across ? bar_px : 0) < least_height;
    // The bar of one direction may take what the other one needs.
    across = across || (down && width - bar_px < least_width);
    places.scrolls = across || down;
    places.all.min = {window.min.x - scroll.x, window.min.y - scroll.y};
    places.all.max = {places.all.min.x + std::max(least_width, width - (down ? bar_px : 0)),
                      places.all.min.y + std::max(least_height, height - (across ? bar_px : 0))};
    places.is_narrow = width < region::narrow_below * f;

    float y = places.all.min.y;
    const auto take = [&](float in_f) {
        Box box = places.all;
        box.min.y = y;
        box.max.y = y += in_f * f;
        return box;
    };
    places.top_bar = take(region::top_bar);
    places.bars = take(wishes.bars_f);
    places.strip = take(!wishes.has_cards ? 0 : places.is_narrow ? region::picker : region::strip);
    places.view = places.status = places.all;
    places.view.min.y = y;
    places.view.max.y = places.status.min.y = places.all.max.y - region::status * f;
    return places;
}

ViewPlaces view_places(const Box& box, const Box& seen, float f, const ViewWishes& wishes) {
    ViewPlaces places{.canvas = box};
    const float width = box.width() / f, height = box.height() / f;
    // The window decides, not what a view leaves of it.
    places.is_drawer = width + wishes.beside_f < region::drawer_below;
    if (places.is_drawer) {
        if (wishes.drawer_is_open) {
            places.inspector = seen;
            places.inspector.min.x =
                seen.max.x - std::min(wishes.inspector_f * f, seen.width() * 0.9F);
        }
    } else {
        const float most =
            std::max(region::inspector_least, width - region::canvas_width - region::between);
        const float wanted =
            wishes.inspector_is_fixed
                ? wishes.inspector_f
                : std::clamp(wishes.inspector_f, region::inspector_least, region::inspector_most);
        places.inspector = box;
        places.inspector.min.x = box.max.x - std::min(wanted, most) * f;
        places.canvas.max.x = places.inspector.min.x - region::between * f;
    }
    if (!wishes.has_dock) return places;
    places.dock_most_f = std::max(
        region::dock_least,
        std::min(region::dock_share * height, height - region::canvas_height - region::between));
    places.dock = places.canvas;
    places.dock.min.y =
        box.max.y - std::clamp(wishes.dock_f, region::dock_least, places.dock_most_f) * f;
    places.canvas.max.y = places.dock.min.y - region::between * f;
    return places;
}

}  // namespace friction::viewer
