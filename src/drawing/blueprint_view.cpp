// From a model, a layout and a view to a picture; and how views move.

#include <array>

#include "blueprint_sheet.h"

namespace friction::drawing {

namespace {

Detail detail_of(const BlueprintView& view) {
    const float size = view.zoom * std::min(1.0F, view.squeeze);
    constexpr float slack = 1e-4F;
    if (size >= 0.8F - slack) return Detail::all;
    if (size >= 0.6F - slack) return Detail::title;
    // Wide enough for titles, and high enough for letters of the least size.
    const float box = view.zoom * std::min(1.0F, std::max(view.squeeze, least_mark));
    if (view.zoom >= 0.6F - slack && box >= 0.5F - slack) return Detail::title;
    if (size >= 0.35F - slack) return Detail::effort;
    return size >= 0.15F - slack ? Detail::plates : Detail::dots;
}

}  // namespace

Sheet::Sheet(const BlueprintModel& m, const Layout& l, const BlueprintView& v, const Theme& t,
             Picture& p)
    : model(m),
      layout(l),
      view(v),
      theme(t),
      picture(p),
      map(map_area(v)),
      f(v.f),
      sx(v.zoom * v.f),
      sy(v.zoom * v.squeeze * v.f),
      detail(detail_of(v)) {
    mark = std::min(sx, std::max(sy, least_mark * sx));
    visible = {to_layout(v, map.min), to_layout(v, map.max)};
    visible = visible.grown(1.5F);
}

Colour Sheet::faded(Colour c) const { return mixed(c, theme.canvas, 0.5); }

Colour Sheet::tone(Colour c, std::string_view step) const {
    if (view.is_stale || (!view.lit.empty() && step != view.lit)) return faded(c);
    return c;
}

void Sheet::badge(Point centre, float size, Sign sign, Colour fill_colour, Colour line_colour,
                  Colour ink, float line_width) {
    picture.add(Disc{.centre = centre,
                     .radius = size / 2 * f,
                     .fill = fill_colour,
                     .line = line_colour,
                     .line_width = line_width});
    const float inner = size * 0.6F * f;
    draw_sign(picture, sign, centre, inner, ink, std::max(1.0F, inner / 7));
}

void Sheet::dashed(Point a, Point b, float width, Dash dash, Colour colour) {
    picture.add(Polyline{.points = {a, b}, .line = colour, .line_width = width, .dash = dash});
}

Box map_area(const BlueprintView& view) {
    return {{view.show_headers ? whole(header_width * view.f) : 0,
             view.show_strip ? whole(strip_height * view.f) : 0},
            {view.width, view.height}};
}

Point to_picture(const BlueprintView& view, Point p) {
    const Box map = map_area(view);
    const float sx = view.zoom * view.f, sy = sx * view.squeeze;
    return {map.min.x + (p.x - view.pan.x) * sx, map.min.y + (p.y - view.pan.y) * sy};
}

Point to_layout(const BlueprintView& view, Point p) {
    const Box map = map_area(view);
    const float sx = view.zoom * view.f, sy = sx * view.squeeze;
    return {(p.x - map.min.x) / sx + view.pan.x, (p.y - map.min.y) / sy + view.pan.y};
}

namespace {

/// Names and shares of outcomes keep their size, so their room is not zoomed.
float width_in(const Layout& layout, const BlueprintView& view) {
    return layout.rail_end + (layout.width - layout.rail_end) / view.zoom;
}

}  // namespace

BlueprintView held_inside(const Layout& layout, BlueprintView view) {
    const Box map = map_area(view);
    const float sx = view.zoom * view.f, sy = sx * view.squeeze;
    const float seen_x = map.width() / sx, seen_y = map.height() / sy;
    const float spare_x = seen_x - width_in(layout, view), spare_y = seen_y - layout.height;
    view.pan.x = spare_x > 0 ? -spare_x / 2 : std::clamp(view.pan.x, 0.0F, -spare_x);
    view.pan.y = spare_y > 0 ? -spare_y / 2 : std::clamp(view.pan.y, 0.0F, -spare_y);
    return view;
}

BlueprintView fitted_view(const Layout& layout, BlueprintView view) {
    const Box map = map_area(view);
    const float room = layout.width - layout.rail_end;
    const float across = (map.width() / view.f - room) / std::max(1.0F, layout.rail_end);
    const float down = map.height() / (layout.height * view.f);
    constexpr float least = 0.002F, most = 1.5F;  // larger than that nothing is easier to read
    if (view.squeeze < 1) {
        view.zoom = std::clamp(std::min(across, down / view.squeeze), least, most);
        return held_inside(layout, view);
    }
    // A long process keeps the height of its lanes: names of lanes need it, and marks do not grow.
    view.zoom = std::clamp(std::min(across, std::max(down, least)), least, most);
    view.squeeze = std::clamp(down, view.zoom, std::max(1.0F, view.zoom)) / view.zoom;
    return held_inside(layout, view);
}

BlueprintView showing(const Layout& layout, BlueprintView view, std::string_view step) {
    const auto found = layout.step(step);
    if (!found || layout.steps[*found].places.empty()) return view;
    const Box map = map_area(view);
    const float sx = view.zoom * view.f, sy = sx * view.squeeze;
    const Point at{layout.steps[*found].x, layout.steps[*found].places.front().y};
    const float reach_x = std::min(map.width() / sx / 2, work_width);
    const float reach_y = std::min(map.height() / sy / 2, work_height);
    // Not clamp(): in a narrow window rounding may set the ends the wrong way round.
    const auto held = [](float pan, float low, float high) {
        return std::max(low, std::min(high, pan));
    };
    view.pan.x = held(view.pan.x, at.x + reach_x - map.width() / sx, at.x - reach_x);
    view.pan.y = held(view.pan.y, at.y + reach_y - map.height() / sy, at.y - reach_y);
    return held_inside(layout, view);
}

BlueprintView zoomed(const Layout& layout, BlueprintView view, float zoom, Point at) {
    const Point fixed = to_layout(view, at);
    view.zoom = std::clamp(zoom, 0.002F, 4.0F);
    const Box map = map_area(view);
    const float sx = view.zoom * view.f, sy = sx * view.squeeze;
    view.pan = {fixed.x - (at.x - map.min.x) / sx, fixed.y - (at.y - map.min.y) / sy};
    return held_inside(layout, view);
}

Picture draw_blueprint(const BlueprintModel& model, const Layout& layout, const BlueprintView& view,
                       const Theme& theme) {
    Picture picture{.width = view.width, .height = view.height, .ground = theme.canvas};
    if (view.width <= 0 || view.height <= 0 || view.zoom <= 0) return picture;
    Sheet sheet(model, layout, view, theme, picture);
    picture.add(Clip{sheet.map});
    draw_lanes(sheet);
    draw_handoffs(sheet);
    draw_rails(sheet);
    picture.add(Clip{});
    draw_headers(sheet);
    draw_visibility(sheet);
    picture.add(Clip{sheet.map});
    draw_steps(sheet);
    draw_outcomes(sheet);
    draw_signs_on_handoffs(sheet);
    draw_changes(sheet);
    draw_problems(sheet);
    draw_flags(sheet);
    picture.add(Clip{});
    draw_strip(sheet);
    draw_overview(sheet);
    return picture;
}

Picture draw_blueprint_legend(const BlueprintModel& model, float f, const Theme& theme) {
    Picture picture{.width = 0, .height = 2.2F * f};
    const Layout no_layout{};
    const BlueprintView view{.width = 1000, .height = 100, .f = f};
    Sheet sheet(model, no_layout, view, theme, picture);
    const float middle = 0.95F * f, small = 0.78F;
    const float drop = cap_height / 2 * small * f;
    float x = 0;
    const auto words = [&](std::string text, float gap) {
        const float width = text_width(text, small * f, Weight::regular);
        sheet.text({x, middle + drop}, std::move(text), small, Weight::regular, theme.ink2);
        x += width + gap * f;
    };
    if (model.has_effort) {
        words("Colour: effort", 0.5F);
        constexpr std::array<std::string_view, 6> breaks = {"2", "5", "8", "14", "20", "28%"};
        for (std::size_t i = 0; i < theme.heat.size(); ++i) {
            sheet.fill({{whole(x), whole(middle - 0.45F * f)},
                        {whole(x + 1.9F * f) - 1, whole(middle + 0.35F * f)}},
                       theme.heat[i]);
            x += 1.9F * f;
            if (i < breaks.size())
                sheet.text({x, middle + 1.1F * f}, std::string(breaks[i]), 0.66F, Weight::regular,
                           theme.ink3, Anchor::middle);
        }
        x += 0.5F * f;
        words("of the baseline\u2019s effort", 1.4F);
    }
    words("Width: journeys", 0.6F);
    for (const auto& [share, name] :
         {std::pair{0.1F, "10%"}, std::pair{0.5F, "50%"}, std::pair{1.0F, "100%"}}) {
        const float half = std::max(0.5F, whole(0.72F * share * f) / 2);
        sheet.fill({{whole(x), whole(middle - half)},
                    {whole(x + 1.1F * f), whole(middle - half) + std::max(1.0F, whole(2 * half))}},
                   theme.flow);
        x += 1.5F * f;
        words(name, 0.8F);
    }
    sheet.badge({x + 0.6F * f, middle}, 1.2F, Sign::chevrons, theme.panel, theme.warm, theme.warm,
                sheet.line(1.6F));
    x += 1.6F * f;
    words("felt handoff", 0);
    picture.width = x;
    return picture;
}

}  // namespace friction::drawing
