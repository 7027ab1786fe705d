#include "panels/regions.h"

#include <algorithm>

#include "widgets/area.h"

namespace friction::viewer {

using drawing::Box;

namespace {

constexpr float drawer_below_f = 96, bar_f = 0.45F;

}  // namespace

Regions regions(const Session& session, Commands& commands, const Frame& frame, const Box& box,
                const RegionOptions& options) {
    Settings settings = session.settings;
    const float width_f = box.width() / frame.f;
    // The window decides, not what a view leaves of it.
    const bool is_drawer = width_f + options.beside_f < drawer_below_f;
    float inspector = options.inspector_f > 0 ? options.inspector_f
                                              : std::clamp(settings.inspector_f, 18.0F, 34.0F);
    inspector = std::min(inspector, width_f * 0.9F);
    Regions result{.canvas = box, .inspector = {}, .dock = {}, .is_drawer = is_drawer};
    const float bar = frame.em(bar_f);
    bool changed = false;
    if (!is_drawer || session.drawer_is_open) {
        result.inspector = box;
        result.inspector.min.x = box.max.x - frame.em(inspector);
    }
    if (!is_drawer) {
        result.canvas.max.x = result.inspector.min.x - bar;
        const Box upright{{result.canvas.max.x, box.min.y}, {result.inspector.min.x, box.max.y}};
        if (options.inspector_f > 0)
            frame.painter().fill(upright, frame.theme->ground);
        else
            changed |=
                widgets::splitter(frame, "inspector bar", upright, settings.inspector_f,
                                  {.least = 18, .most = 34, .normal = Settings{}.inspector_f});
    }
    if (options.has_dock) {
        const float most = std::max(12.0F, 0.4F * box.height() / frame.f);
        const float dock = std::clamp(settings.dock_f, 12.0F, most);
        result.dock = result.canvas;
        result.dock.min.y = box.max.y - frame.em(dock);
        result.canvas.max.y = result.dock.min.y - bar;
        const Box level{{result.dock.min.x, result.canvas.max.y},
                        {result.dock.max.x, result.dock.min.y}};
        changed |= widgets::splitter(
            frame, "dock bar", level, settings.dock_f,
            {.is_vertical = false, .least = 12, .most = most, .normal = Settings{}.dock_f});
    }
    if (changed) commands.push(ChangeSettings{settings});
    return result;
}

}  // namespace friction::viewer
