#include "panels/map_head.h"

#include <array>
#include <cmath>

#include "friction/viewer/window_places.h"
#include "widgets/area.h"
#include "widgets/controls.h"

namespace friction::viewer {

using drawing::Box;
using drawing::Weight;

namespace {

/// Buttons at the right end; returns where they begin.
float draw_zoom(Commands& commands, const Frame& frame, const Box& box) {
    const float side = frame.em(1.9F);
    struct Zoom {
        const char* id;
        widgets::Icon icon;
        const char* tip;
        Command command;
    };
    const std::array<Zoom, 3> zooms{
        {{"out", widgets::Icon::minus, "Smaller (\u2212)", ZoomBy{1 / 1.25F}},
         {"in", widgets::Icon::plus, "Larger (+)", ZoomBy{1.25F}},
         {"fit", widgets::Icon::fit, "All of it (F)", ZoomFit{}}}};
    const float left = box.max.x - frame.em(0.8F) - 3 * side - 2 * frame.em(0.3F);
    float x = left;
    for (const Zoom& zoom : zooms) {
        if (widgets::button(frame, zoom.id, box_at(x, box.centre().y - side / 2, side, side), "",
                            {.icon = zoom.icon, .tip = zoom.tip}))
            commands.push(zoom.command);
        x += side + frame.em(0.3F);
    }
    return left;
}

}  // namespace

bool has_strip(const Frame& frame, const Box& canvas) {
    return canvas.height() > frame.em(region::canvas_height - 0.1F);
}

void draw_map_head(Commands& commands, const Frame& frame, const Box& box, std::string_view title,
                   std::string_view note, const Map* map) {
    const drawing::Theme& theme = *frame.theme;
    widgets::begin_pane(frame, "map head", box, theme.panel);
    Painter painter = frame.painter();
    const float em = frame.em(type::body);
    const float base = centred_baseline(box, em);
    // Nobody presses buttons in a picture.
    const float zoom_left = frame.is_picture ? box.max.x : draw_zoom(commands, frame, box);
    float x = box.min.x + frame.em(0.95F);
    painter.text({x, base}, title, em, Face::semibold, theme.ink);
    x += drawing::text_width(title, em, Weight::semibold) + frame.em(space::small);
    const float small = frame.em(type::table);
    float legend_left = zoom_left;
    if (map != nullptr && map->model != nullptr) {
        // The legend is left out where it would meet the words; in a picture they make room for it.
        const drawing::Picture legend = drawing::draw_blueprint_legend(*map->model, frame.f, theme);
        legend_left = zoom_left - frame.em(1.6F) - legend.width;
        const float note_end = x + drawing::text_width(note, small, Weight::regular);
        if (legend_left > (frame.is_picture ? x : note_end + frame.em(1)))
            painter.picture(
                legend, {std::floor(legend_left), std::floor(box.centre().y - legend.height / 2)});
        else
            legend_left = zoom_left;
    }
    const std::string shown =
        drawing::fitted(note, legend_left - x - frame.em(1), small, Weight::regular);
    painter.text({x, base}, shown, small, Face::regular, theme.ink2);
    const widgets::Interaction touch = widgets::interact(
        frame, "note", {{x, box.min.y}, {legend_left, box.max.y}}, {.takes_keys = false});
    if (shown != note && widgets::tip_is_due(frame, touch.id, touch.hovered))
        widgets::tip(frame, note);
    painter.fill({{box.min.x, box.max.y - frame.pixel}, box.max}, theme.line);
    widgets::end_pane();
}

}  // namespace friction::viewer
