#include "panels/compare_canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "friction/drawing/signs.h"
#include "widgets/controls.h"

namespace friction::viewer {

using drawing::Box;

namespace {

constexpr float design_head_f = 2;
constexpr float side_from_f = 150;  // width of the window
constexpr float names_from = 0.6F;  // zoom
constexpr float flattest = 0.62F;   // lanes are squeezed no more than this

/// What the badges mean, where there is room between title and effort.
void draw_legend(const Frame& frame, const Box& room) {
    constexpr std::array<std::pair<drawing::Sign, std::string_view>, 5> rows = {
        {{drawing::Sign::arrow_down, "reassigned"},
         {drawing::Sign::arrow_right, "rerouted"},
         {drawing::Sign::pencil, "changed"},
         {drawing::Sign::plus, "added"},
         {drawing::Sign::minus, "not reached any more"}}};
    const float em = frame.em(type::caption), radius = frame.em(0.5F), gap = frame.em(0.4F);
    Painter painter = frame.painter();
    float x = room.min.x;
    for (const auto& [sign, words] : rows) {
        const float width = drawing::text_width(words, em, drawing::Weight::regular);
        if (x + 2 * radius + gap + width > room.max.x) return;
        const drawing::Point centre{x + radius, room.centre().y};
        drawing::Picture badge{.width = room.max.x, .height = room.max.y};
        badge.add(drawing::Disc{
            .centre = centre,
            .radius = radius,
            .fill = sign == drawing::Sign::minus ? frame.theme->ink3 : frame.theme->blue});
        drawing::draw_sign(badge, sign, centre, radius * 1.2F, frame.theme->on_blue);
        painter.picture(badge, {0, 0});
        x += 2 * radius + gap;
        painter.text({x, centred_baseline(room, em)}, words, em, Face::regular, frame.theme->ink2);
        x += width + frame.em(0.9F);
    }
}

/// A picture goes where nobody knows the colours: what they mean, where there is room.
void draw_colours(const Frame& frame, const Box& room, const Map* map) {
    if (map == nullptr || map->model == nullptr) return;
    const drawing::Picture legend =
        drawing::draw_blueprint_legend(*map->model, frame.f, *frame.theme);
    if (legend.width > room.width()) return;
    frame.painter().picture(legend, {std::floor(room.max.x - legend.width),
                                     std::floor(room.centre().y - legend.height / 2)});
}

void draw_head(const Frame& frame, const Box& box, const DesignHead& head, bool is_redesign,
               const Map* map) {
    const drawing::Theme& theme = *frame.theme;
    Painter painter = frame.painter();
    painter.fill(box, theme.panel);
    painter.fill(box_at(box.min.x, box.min.y, std::round(frame.em(0.3F)), box.height()),
                 is_redesign ? theme.blue : theme.base);
    painter.fill(box_at(box.min.x, box.max.y - frame.pixel, box.width(), frame.pixel), theme.line);
    const float em = frame.em(type::table), body = frame.em(type::body);
    const float end =
        box.max.x - frame.em(2) - drawing::text_width(head.effort, body, drawing::Weight::semibold);
    float x = box.min.x + frame.em(space::margin);
    const auto put = [&](const std::string& words, drawing::Weight weight, drawing::Colour ink) {
        const std::string shown = drawing::fitted(words, std::max(0.0F, end - x), em, weight);
        painter.text({x, centred_baseline(box, em)}, shown, em, face_of(weight), ink);
        x += drawing::text_width(shown, em, weight) + frame.em(space::small);
    };
    put(head.title, drawing::Weight::semibold, theme.ink);
    put(head.note, drawing::Weight::regular, theme.ink2);
    const Box room{{x + frame.em(1.8F), box.min.y}, {end, box.max.y}};
    if (is_redesign)
        draw_legend(frame, room);
    else if (frame.is_picture)
        draw_colours(frame, room, map);
    painter.text(
        {box.max.x - frame.em(0.8F), centred_baseline(box, body)}, head.effort, body,
        Face::semibold,
        head.tone == drawing::Tone::neither ? theme.ink : drawing::colour_of(theme, head.tone),
        drawing::Anchor::end);
}

/// Above each other, for processes are wide; beside each other where somebody wants that.
std::array<Box, 2> split(const Box& box, float gap, bool beside) {
    std::array<Box, 2> halves{box, box};
    if (beside) {
        halves[0].max.x = box.min.x + std::floor((box.width() - gap) / 2);
        halves[1].min.x = halves[0].max.x + gap;
    } else {
        const float each = std::floor((box.height() - gap) / 2);
        halves[0].max.y = box.min.y + each;
        halves[1].min.y = box.max.y - each;
    }
    return halves;
}

drawing::Box map_in(const Frame& frame, const Box& box) {
    return drawing::map_area(
        {.width = box.width(), .height = box.height(), .f = frame.f, .show_strip = false});
}

float fitted_zoom(const Frame& frame, const drawing::Layout& layout, const Box& box) {
    return std::min(1.0F, map_in(frame, box).width() / (std::max(1.0F, layout.width) * frame.f));
}

/// How much lower than at full size lanes are for the fitted map to fill its box.
float squeeze_of(const Frame& frame, const drawing::Layout& layout, const Box& box) {
    const drawing::Box map = map_in(frame, box);
    const float zoom = fitted_zoom(frame, layout, box);
    const float high = std::max(1.0F, layout.height * zoom * frame.f);
    // A long process is small: its lanes may then fill the box, up to their full height.
    return std::clamp(map.height() / high, flattest, std::max(1.0F, 1 / zoom));
}

}  // namespace

void CompareCanvas::draw_choice(const Session& session, Commands& commands, const Frame& frame,
                                const Box& head) {
    const widgets::ButtonLook look{.em_f = type::caption};
    const std::string_view words = session.is_side_by_side ? "Above each other" : "Side by side";
    const float width = widgets::button_width(frame, words, look), height = frame.em(1.6F);
    if (widgets::button(
            frame, "side",
            box_at(head.max.x - frame.em(7) - width, head.centre().y - height / 2, width, height),
            words, look))
        commands.push(PlaceDesigns{!session.is_side_by_side});
}

void CompareCanvas::draw(const Session& session, Commands& commands, const Frame& frame,
                         const Box& box, const CompareData& data) {
    const DesignId design = data.after.id;
    const float head = std::round(frame.em(design_head_f)), gap = std::round(frame.em(space::thin));
    const bool offers_side = frame.is_picture || frame.window.width() >= frame.em(side_from_f);
    const std::array halves = split(box, gap, offers_side && session.is_side_by_side);
    frame.painter().fill(box, frame.theme->ground);
    float squeeze = 1;
    for (const bool is_redesign : {false, true}) {
        const Box& half = halves.at(is_redesign ? 1 : 0);
        const Map* map = maps_.map(session, is_redesign ? design : baseline_id, design);
        const Box line = box_at(half.min.x, half.min.y, half.width(), head);
        draw_head(frame, line, is_redesign ? data.after : data.before, is_redesign, map);
        if (offers_side && !is_redesign && !frame.is_picture)
            draw_choice(session, commands, frame, line);
        const Box room{{half.min.x, half.min.y + head}, half.max};
        if (map != nullptr && map->layout && !is_redesign) {
            squeeze = squeeze_of(frame, *map->layout, room);
            // In a window one can come nearer; in a picture there would be boxes without names.
            if (frame.is_picture && session.is_side_by_side &&
                fitted_zoom(frame, *map->layout, room) < names_from)
                commands.push(PlaceDesigns{false});
        }
        static_cast<void>((is_redesign ? after_ : before_)
                              .draw(session, commands, frame, room,
                                    is_redesign ? "map after" : "map before", map,
                                    {.design = is_redesign ? design : baseline_id,
                                     .show_strip = false,
                                     .show_overview = false,
                                     .squeeze = squeeze}));
    }
    if (maps_.is_waiting()) frame.wants_another = true;
}

}  // namespace friction::viewer
