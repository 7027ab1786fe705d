#include "widgets/slider.h"

#include <algorithm>
#include <cmath>

#include "keys.h"

namespace friction::viewer::widgets {

using drawing::Anchor;
using drawing::Box;
using drawing::Weight;

namespace {

struct Places {
    Box words, track;
};

Places places_of(const Frame& frame, const Box& box, const SliderLook& look) {
    const float small = frame.em(type::caption);
    const float end_width =
        std::max({frame.em(2.6F),
                  drawing::text_width(look.low, small, Weight::regular) + frame.em(space::small),
                  drawing::text_width(look.high, small, Weight::regular) + frame.em(space::small)});
    const float middle = box.min.y + frame.em(2.1F);
    return {box_at(box.min.x, box.min.y, box.width(), frame.em(1.4F)),
            {{box.min.x + end_width, middle - frame.em(0.15F)},
             {box.max.x - end_width, middle + frame.em(0.15F)}}};
}

void draw_words(const Frame& frame, const Places& places, const Box& box, const SliderLook& look,
                bool is_typing) {
    Painter painter = frame.painter();
    const drawing::Theme& theme = *frame.theme;
    const float em = frame.em(type::body);
    const float small = frame.em(type::caption);
    const float base = centred_baseline(places.words, em);
    const float value = drawing::text_width(look.value, em, Weight::semibold);
    if (!is_typing)
        painter.text({places.words.max.x, base}, look.value, em, Face::semibold, theme.ink,
                     Anchor::end);
    const float gap = frame.em(space::small);
    float room = places.words.width() - value - gap;
    const float effect = drawing::text_width(look.effect, small, Weight::regular);
    const float label = drawing::text_width(look.label, em, Weight::regular);
    // The effect is left out rather than cut: half a number misleads.
    const bool fits = !look.effect.empty() && label + gap + effect <= room;
    if (fits) {
        painter.text({places.words.max.x - value - gap, base}, look.effect, small, Face::regular,
                     theme.ink3, Anchor::end);
        room -= effect + gap;
    }
    painter.text({places.words.min.x, base}, drawing::fitted(look.label, room, em, Weight::regular),
                 em, Face::regular, theme.ink);
    const float ends = centred_baseline(places.track, small);
    painter.text({places.track.min.x - frame.em(space::small), ends}, look.low, small,
                 Face::regular, theme.ink3, Anchor::end);
    painter.text({places.track.max.x + frame.em(space::small), ends}, look.high, small,
                 Face::regular, theme.ink3);
    static_cast<void>(box);
}

void draw_track(const Frame& frame, const Box& track, const SliderLook& look,
                const Interaction& touch) {
    Painter painter = frame.painter();
    const drawing::Theme& theme = *frame.theme;
    const float corner = track.height() / 2;
    const auto x_at = [&](double share) {
        return track.min.x + track.width() * static_cast<float>(std::clamp(share, 0.0, 1.0));
    };
    painter.fill(track, theme.line, corner);
    Box filled = track;
    filled.max.x = x_at(look.position);
    painter.fill(filled, theme.base, corner);
    const float radius = frame.em(0.45F);
    const float y = track.centre().y;
    if (std::abs(look.position - look.file_position) > 1e-6)
        painter.disc({.centre = {x_at(look.file_position), y},
                      .radius = frame.em(0.35F),
                      .fill = theme.panel,
                      .line = theme.line2,
                      .line_width = frame.pixel});
    painter.disc({.centre = {x_at(look.position), y},
                  .radius = radius,
                  .fill = touch.held ? theme.ink : theme.panel,
                  .line = touch.hovered || touch.held ? theme.ink : theme.ink2,
                  .line_width = 2 * frame.pixel});
    const Box knob = Box{{x_at(look.position), y}, {x_at(look.position), y}}.grown(radius);
    focus_ring(frame, knob, touch.focused, 0.45F);
}

std::optional<double> stepped(const SliderLook& look, const Interaction& touch) {
    if (!touch.focused) return std::nullopt;
    double by = 0;
    if (is_pressed(KeyCode::right, true) || is_pressed(KeyCode::up, true)) by = look.step;
    if (is_pressed(KeyCode::left, true) || is_pressed(KeyCode::down, true)) by = -look.step;
    if (is_pressed(KeyCode::page_up, true)) by = 10 * look.step;
    if (is_pressed(KeyCode::page_down, true)) by = -10 * look.step;
    if (is_pressed(KeyCode::home)) by = -1;
    if (is_pressed(KeyCode::end)) by = 1;
    if (by == 0) return std::nullopt;
    return std::clamp(look.position + by, 0.0, 1.0);
}

std::optional<double> dragged(const Frame& frame, const Box& track, const SliderLook& look,
                              SliderState& state) {
    const ImGuiIO& io = ImGui::GetIO();
    if (ImGui::IsMouseClicked(0)) {
        state.grabbed_x = io.MousePos.x;
        const float knob = track.min.x + track.width() * static_cast<float>(look.position);
        const bool on_knob = std::abs(io.MousePos.x - knob) < frame.em(0.7F);
        state.grabbed_at = on_knob ? look.position : (io.MousePos.x - track.min.x) / track.width();
    }
    const double finer = io.KeyCtrl ? 0.1 : 1;
    const double to = std::clamp(
        state.grabbed_at + finer * (io.MousePos.x - state.grabbed_x) / track.width(), 0.0, 1.0);
    if (to == look.position) return std::nullopt;
    return to;
}

}  // namespace

SliderChange slider(const Frame& frame, std::string_view id, const Box& box, const SliderLook& look,
                    SliderState& state) {
    SliderChange change;
    const Places places = places_of(frame, box, look);
    ImGui::PushID(id.data(), id.data() + id.size());
    const Box handle{
        {places.track.min.x - frame.em(0.5F), places.track.centre().y - frame.em(0.85F)},
        {places.track.max.x + frame.em(0.5F), places.track.centre().y + frame.em(0.85F)}};
    const Interaction touch = interact(frame, "track", handle);
    const Interaction words = interact(frame, "words", places.words, {.takes_keys = false});
    if (!state.is_typing &&
        (touch.double_clicked || words.double_clicked || (touch.focused && is_enter_pressed()))) {
        state.is_typing = true;
        state.text = look.value;
    }
    if (touch.held) {
        change.position = dragged(frame, places.track, look, state);
        if (change.position) state.last = *change.position;
    } else if (ImGui::IsMouseReleased(0) && touch.clicked && state.last == look.position) {
        change.position = look.position;
        change.released = true;
    } else {
        change.position = stepped(look, touch);
        if (change.position) change.released = true;
    }
    draw_words(frame, places, box, look, state.is_typing);
    draw_track(frame, places.track, look, touch);
    if (state.is_typing) {
        Box field = places.words;
        field.min.x = field.max.x - frame.em(6);
        const TextChange typed =
            text_field(frame, "value", field, state.text, {.is_opening = true});
        if (typed.submitted) change.typed = state.text;
        if (typed.submitted || typed.left) state.is_typing = false;
    }
    ImGui::PopID();
    return change;
}

}  // namespace friction::viewer::widgets
