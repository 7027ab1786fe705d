#include "widgets/controls.h"

#include <algorithm>

#include "keys.h"

namespace friction::viewer::widgets {

using drawing::Box;
using drawing::Colour;
using drawing::Weight;

namespace {

constexpr float icon_share = 1.05F;  // side of an icon, in the size of the words

struct Shades {
    Colour fill, line, ink;
};

Shades shades_of(const drawing::Theme& theme, const ButtonLook& look, const Interaction& touch) {
    const bool lit = touch.hovered || touch.held;
    Shades shades{lit ? theme.sunk : theme.panel, lit ? theme.ink3 : theme.line2, theme.ink};
    if (look.kind == ButtonKind::primary)
        shades = {theme.blue, touch.held ? theme.ink : theme.blue, theme.on_blue};
    if (look.kind == ButtonKind::chosen) shades = {theme.ink, theme.ink, theme.panel};
    if (look.kind == ButtonKind::quiet) {
        shades.fill = lit ? theme.sunk : Colour{};
        shades.line = Colour{};
    }
    if (look.kind == ButtonKind::dashed) shades.fill = lit ? theme.panel : Colour{};
    if (!look.enabled) shades.ink = theme.ink3.with_alpha(0.6);
    return shades;
}

}  // namespace

float button_width(const Frame& frame, std::string_view label, const ButtonLook& look) {
    const float em = frame.em(look.em_f);
    const float icon = look.icon == Icon::none ? 0 : em * icon_share + frame.em(space::thin);
    return drawing::text_width(label, em, Weight::regular) + icon + frame.em(2 * space::margin);
}

bool button(const Frame& frame, std::string_view id, const Box& box, std::string_view label,
            const ButtonLook& look) {
    const Interaction touch = interact(frame, id, box, {.enabled = look.enabled});
    const Shades shades = shades_of(*frame.theme, look, touch);
    const float corner = look.pill ? box.height() / 2 : frame.em(space::corner);
    Painter painter = frame.painter();
    painter.rectangle(
        {.box = box,
         .corner = corner,
         .fill = shades.fill,
         .line = shades.line,
         .line_width = shades.line.is_visible() ? frame.pixel : 0,
         .dash = look.kind == ButtonKind::dashed ? drawing::Dash{4, 3} : drawing::Dash{}});
    const float em = frame.em(look.em_f);
    const float icon = look.icon == Icon::none ? 0 : em * icon_share;
    const float gap = icon > 0 && !label.empty() ? frame.em(space::thin) : 0;
    const std::string words = drawing::fitted(
        label, box.width() - icon - gap - frame.em(space::thin), em, Weight::regular);
    const float width = icon + gap + drawing::text_width(words, em, Weight::regular);
    const float left = box.centre().x - width / 2;
    draw_icon(painter, look.icon, {left + icon / 2, box.centre().y}, icon, shades.ink);
    painter.text({left + icon + gap, centred_baseline(box, em)}, words, em, Face::regular,
                 shades.ink);
    focus_ring(frame, box, touch.focused, corner / frame.f);
    const std::string_view hint = !look.tip.empty() ? look.tip : words != label ? label : "";
    if (!hint.empty() && tip_is_due(frame, touch.id, touch.hovered)) tip(frame, hint);
    return touch.clicked;
}

std::optional<std::size_t> segmented(const Frame& frame, std::string_view id, const Box& box,
                                     std::span<const Segment> segments, std::size_t chosen) {
    std::optional<std::size_t> result;
    const drawing::Theme& theme = *frame.theme;
    Painter painter = frame.painter();
    painter.rectangle({.box = box,
                       .corner = frame.em(0.45F),
                       .fill = theme.sunk,
                       .line = theme.line,
                       .line_width = frame.pixel});
    const Box inner = inset(box, frame.em(0.2F));
    const float width =
        inner.width() / static_cast<float>(std::max<std::size_t>(1, segments.size()));
    ImGui::PushID(id.data(), id.data() + id.size());
    const ImGuiID stop = ImGui::GetID("stop");
    const bool focused = frame.focus->add(stop);
    // Hints are left out of all of them as soon as one has no room for its own.
    const float hint_gap = frame.em(space::small);
    const bool has_hints = std::ranges::all_of(segments, [&](const Segment& segment) {
        return drawing::text_width(segment.label, frame.em(type::body), Weight::semibold) +
                   drawing::text_width(segment.hint, frame.em(type::caption), Weight::regular) +
                   2 * hint_gap <=
               width;
    });
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const Box cell =
            box_at(inner.min.x + static_cast<float>(i) * width, inner.min.y, width, inner.height());
        const Interaction touch = interact(frame, segments[i].label, cell, {.takes_keys = false});
        if (touch.clicked) result = i;
        const bool is_on = i == chosen;
        if (is_on)
            painter.rectangle({.box = cell,
                               .corner = frame.em(space::corner),
                               .fill = theme.panel,
                               .line = theme.line2,
                               .line_width = frame.pixel});
        const float em = frame.em(type::body);
        const float small = frame.em(type::caption);
        const Weight weight = is_on ? Weight::semibold : Weight::regular;
        const std::string_view key = has_hints ? segments[i].hint : std::string_view();
        const float hint =
            key.empty() ? 0
                        : drawing::text_width(key, small, Weight::regular) + frame.em(space::small);
        const std::string words = drawing::fitted(
            segments[i].label, cell.width() - hint - frame.em(space::thin), em, weight);
        const float left = cell.centre().x - (drawing::text_width(words, em, weight) + hint) / 2;
        const float baseline = centred_baseline(cell, em);
        painter.text({left, baseline}, words, em, face_of(weight),
                     is_on || touch.hovered ? theme.ink : theme.ink2);
        painter.text(
            {left + drawing::text_width(words, em, weight) + frame.em(space::small), baseline}, key,
            small, Face::regular, theme.ink3);
        if (is_on) focus_ring(frame, cell, focused);
    }
    ImGui::PopID();
    if (focused && is_pressed(KeyCode::right, true) && chosen + 1 < segments.size())
        result = chosen + 1;
    if (focused && is_pressed(KeyCode::left, true) && chosen > 0) result = chosen - 1;
    return result;
}

bool toggle(const Frame& frame, std::string_view id, const Box& box, bool is_on, bool enabled) {
    const drawing::Point middle = box.centre();
    const float width = frame.em(1.8F);
    const float height = frame.em(0.9F);
    const Box track = box_at(middle.x - width / 2, middle.y - height / 2, width, height);
    const Interaction touch = interact(frame, id, box, {.enabled = enabled});
    Painter painter = frame.painter();
    const drawing::Theme& theme = *frame.theme;
    painter.fill(track, is_on ? theme.blue : theme.base, height / 2);
    const float radius = height / 2 - 2 * frame.pixel;
    painter.disc({.centre = {is_on ? track.max.x - height / 2 : track.min.x + height / 2, middle.y},
                  .radius = radius,
                  .fill = theme.panel});
    focus_ring(frame, track, touch.focused, 0.45F);
    return touch.clicked;
}

Interaction row(const Frame& frame, std::string_view id, const Box& box, bool is_chosen,
                float foot) {
    const Interaction touch =
        interact(frame, id, box_at(box.min.x, box.min.y, box.width(), box.height() - foot));
    const drawing::Theme& theme = *frame.theme;
    Painter painter = frame.painter();
    if (is_chosen)
        painter.rectangle({.box = box,
                           .corner = frame.em(space::corner),
                           .fill = theme.panel,
                           .line = theme.ink,
                           .line_width = 2 * frame.pixel});
    else
        painter.fill(box, touch.hovered ? theme.line : theme.sunk, frame.em(space::corner));
    focus_ring(frame, box, touch.focused);
    return touch;
}

float key_cap(const Frame& frame, drawing::Point right_middle, std::string_view keys) {
    const float em = frame.em(type::caption);
    const float width = drawing::text_width(keys, em, Weight::regular) + frame.em(0.7F);
    const float height = frame.em(1.25F);
    const Box box = box_at(right_middle.x - width, right_middle.y - height / 2, width, height);
    Painter painter = frame.painter();
    painter.rectangle({.box = box,
                       .corner = frame.em(0.25F),
                       .fill = frame.theme->panel,
                       .line = frame.theme->line2,
                       .line_width = frame.pixel});
    painter.text({box.centre().x, centred_baseline(box, em)}, keys, em, Face::regular,
                 frame.theme->ink2, drawing::Anchor::middle);
    return width;
}

}  // namespace friction::viewer::widgets
