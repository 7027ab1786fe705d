#include "panels/regions.h"

#include <algorithm>

#include "widgets/area.h"
#include "widgets/controls.h"

namespace friction::viewer {

using drawing::Box;

Regions regions(const Session& session, Commands& commands, const Frame& frame, const Box& box,
                const RegionOptions& options) {
    Settings settings = session.settings;
    const bool is_fixed = options.inspector_f > 0;
    Box seen = box;  // of a window that scrolls
    seen.min = {std::max(box.min.x, frame.window.min.x), std::max(box.min.y, frame.window.min.y)};
    seen.max = {std::min(box.max.x, frame.window.max.x), std::min(box.max.y, frame.window.max.y)};
    const Regions places =
        view_places(box, seen, frame.f,
                    {.inspector_f = is_fixed ? options.inspector_f : settings.inspector_f,
                     .dock_f = settings.dock_f,
                     .inspector_is_fixed = is_fixed,
                     .has_dock = options.has_dock,
                     .drawer_is_open = session.drawer_is_open,
                     .beside_f = options.beside_f});
    bool changed = false;
    if (!places.is_drawer) {
        const Box upright{{places.canvas.max.x, box.min.y}, {places.inspector.min.x, box.max.y}};
        if (is_fixed)
            frame.painter().fill(upright, frame.theme->ground);
        else
            changed |= widgets::splitter(frame, "inspector bar", upright, settings.inspector_f,
                                         {.least = region::inspector_least,
                                          .most = region::inspector_most,
                                          .normal = Settings{}.inspector_f});
    }
    if (options.has_dock) {
        const Box level{{places.dock.min.x, places.canvas.max.y},
                        {places.dock.max.x, places.dock.min.y}};
        changed |= widgets::splitter(frame, "dock bar", level, settings.dock_f,
                                     {.is_vertical = false,
                                      .least = region::dock_least,
                                      .most = places.dock_most_f,
                                      .normal = Settings{}.dock_f});
    }
    if (changed) commands.push(ChangeSettings{settings});
    return places;
}

void draw_drawer_button(const Session& session, Commands& commands, const Frame& frame,
                        const Regions& places, std::string_view words) {
    if (!places.is_drawer || session.drawer_is_open) return;
    const widgets::ButtonLook look{.em_f = type::table, .tip = "I opens and closes it"};
    const float width = widgets::button_width(frame, words, look) + frame.em(1);
    const float height = frame.em(space::row), margin = frame.em(space::small);
    const Box box = box_at(places.canvas.max.x - width - margin,
                           places.canvas.max.y - height - margin, width, height);
    widgets::begin_pane(frame, "drawer button", box, frame.theme->panel);
    if (widgets::button(frame, "open", box, words, look)) commands.push(ToggleDrawer{});
    widgets::end_pane();
}

}  // namespace friction::viewer
