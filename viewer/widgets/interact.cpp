#include "widgets/interact.h"

#include <imgui_internal.h>

#include <algorithm>

#include "keys.h"

namespace friction::viewer::widgets {

namespace {

constexpr double tip_delay_s = 0.25;
constexpr int most_tip_lines = 6;

void scroll_into_view(const drawing::Box& box) {
    const float top = box.min.y - ImGui::GetWindowPos().y;
    const float bottom = box.max.y - ImGui::GetWindowPos().y;
    if (top < 0) ImGui::SetScrollY(ImGui::GetScrollY() + top - 4);
    if (bottom > ImGui::GetWindowHeight())
        ImGui::SetScrollY(ImGui::GetScrollY() + bottom - ImGui::GetWindowHeight() + 4);
}

}  // namespace

Interaction interact(const Frame& frame, std::string_view id, const drawing::Box& box,
                     InteractOptions options) {
    Interaction result;
    ImGui::PushID(id.data(), id.data() + id.size());
    result.id = ImGui::GetID("i");
    if (!options.enabled || box.width() < 1 || box.height() < 1) {
        ImGui::PopID();
        return result;
    }
    ImGui::SetCursorScreenPos(vec(box.min));
    result.clicked = ImGui::InvisibleButton("i", {box.width(), box.height()});
    if (options.takes_wheel) ImGui::SetItemUsingMouseWheel();
    result.hovered = ImGui::IsItemHovered();
    result.held = ImGui::IsItemActive();
    result.double_clicked = result.hovered && ImGui::IsMouseDoubleClicked(0);
    result.right_clicked = result.hovered && ImGui::IsMouseClicked(1);
    ImGui::PopID();
    if (!options.takes_keys) return result;

    if (ImGui::IsItemActivated()) frame.focus->take(result.id);
    result.focused = frame.focus->add(result.id);
    if (frame.focus->arrived(result.id)) {
        scroll_into_view(box);
        frame.focus->set_arrived_at(box);
    }
    if (result.focused && letters_are_keys()) {
        if (is_enter_pressed() || is_pressed(KeyCode::space)) result.clicked = true;
        if (is_pressed(KeyCode::menu)) result.right_clicked = true;
    }
    return result;
}

void focus_ring(const Frame& frame, const drawing::Box& box, bool focused, float corner_f) {
    if (!focused || !frame.focus->shows_ring()) return;
    const float gap = 2 * frame.pixel;
    frame.painter().rectangle({.box = box.grown(gap),
                               .corner = frame.em(corner_f) + gap,
                               .line = frame.theme->ink,
                               .line_width = 2 * frame.pixel,
                               .dash = {4 * frame.pixel, 3 * frame.pixel}});
}

bool tip_is_due(const Frame& frame, ImGuiID id, bool hovered) {
    HoverClock& clock = *frame.hover;
    if (!hovered) {
        if (clock.id == id) clock.id = 0;
        return false;
    }
    if (clock.id != id) clock = {id, frame.now_s};
    if (frame.now_s - clock.since_s >= tip_delay_s) return true;
    frame.wants_another = true;
    return false;
}

void tip(const Frame& frame, std::string_view words) {
    const float em = frame.em(type::table);
    const float pad = frame.em(space::small);
    const auto lines =
        drawing::wrapped(words, frame.em(24), em, drawing::Weight::regular, most_tip_lines);
    float width = 0;
    for (const std::string& line : lines)
        width = std::max(width, drawing::text_width(line, em, drawing::Weight::regular));
    const float step = em * drawing::line_height;
    const drawing::Point size{width + 2 * pad, step * static_cast<float>(lines.size()) + pad};
    drawing::Point at = point(ImGui::GetIO().MousePos);
    at.x = std::min(at.x + frame.em(0.8F), frame.window.max.x - size.x - pad);
    at.y = at.y + frame.em(1.4F);
    if (at.y + size.y > frame.window.max.y) at.y -= size.y + frame.em(2);
    Painter painter = frame.top_painter();
    const drawing::Box box = box_at(at.x, at.y, size.x, size.y);
    painter.rectangle({.box = box, .corner = frame.em(space::corner), .fill = frame.theme->ink});
    float y = box.min.y + pad / 2;
    for (const std::string& line : lines) {
        painter.text({box.min.x + pad, centred_baseline(y, y + step, em)}, line, em, Face::regular,
                     frame.theme->panel);
        y += step;
    }
}

}  // namespace friction::viewer::widgets
