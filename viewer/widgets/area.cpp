#include "widgets/area.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "keys.h"

namespace friction::viewer::widgets {

using drawing::Box;

namespace {

constexpr ImGuiWindowFlags fixed =
    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav;

void begin_child(std::string_view id, const Box& box, ImGuiWindowFlags flags) {
    ImGui::SetCursorScreenPos(vec(box.min));
    ImGui::BeginChild(std::string(id).c_str(),
                      {std::max(1.0F, box.width()), std::max(1.0F, box.height())}, false, flags);
}

/// Strips that grow denser towards the edge, the last one whole: `step` up or down from `edge`.
void fade(const Frame& frame, const Box& box, float edge, float step, drawing::Colour ground) {
    constexpr int strips = 8;
    Painter painter = frame.painter();
    for (int i = 0; i < strips; ++i) {
        const float far = edge + static_cast<float>(i + 1) * step;
        const float near = edge + static_cast<float>(i) * step;
        painter.fill({{box.min.x, std::min(near, far)}, {box.max.x, std::max(near, far)}},
                     ground.with_alpha(1 - static_cast<double>(i) / strips));
    }
}

}  // namespace

void begin_pane(const Frame& frame, std::string_view id, const Box& box, drawing::Colour ground) {
    frame.focus->begin_region();
    begin_child(id, box, fixed);
    if (ground.is_visible()) frame.painter().fill(box, ground);
}

void end_pane() { ImGui::EndChild(); }

Box begin_scroll(const Frame& frame, std::string_view id, const Box& box) {
    begin_child(id, box, ImGuiWindowFlags_NoNav);
    Box content = box_at(box.min.x, box.min.y - ImGui::GetScrollY(),
                         box.width() - frame.em(space::small), box.height());
    return content;
}

void end_scroll(const Frame& frame, float content_bottom, std::optional<drawing::Colour> ground) {
    const ImVec2 top{ImGui::GetWindowPos().x, ImGui::GetWindowPos().y - ImGui::GetScrollY()};
    ImGui::SetCursorScreenPos(top);
    // A part of a pixel too high is what rounding leaves of a content that fits: no bar for it.
    const float wanted = std::max(1.0F, content_bottom - top.y),
                seen_height = ImGui::GetWindowHeight();
    ImGui::Dummy({1, wanted < seen_height + frame.pixel ? std::min(wanted, seen_height) : wanted});
    if (ground) {
        const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
        const float step = std::max(1.0F, std::round(frame.em(0.2F)));
        const Box seen = box_at(at.x, at.y, size.x - frame.em(space::small), size.y);
        if (ImGui::GetScrollY() > 0) fade(frame, seen, seen.min.y, step, *ground);
        if (content_bottom > seen.max.y + frame.em(space::hair))
            fade(frame, seen, seen.max.y, -step, *ground);
    }
    ImGui::EndChild();
}

drawing::Point begin_surface(const Box& box, std::string_view id) {
    begin_child(id, box, ImGuiWindowFlags_NoNav | ImGuiWindowFlags_HorizontalScrollbar);
    return {ImGui::GetScrollX(), ImGui::GetScrollY()};
}

void end_surface(const Frame& frame, const Box& box, const Box& content) {
    ImGui::SetCursorScreenPos(vec(content.min));
    ImGui::Dummy({content.width(), content.height()});
    // Whoever moves about by key sees where he is.
    if (const auto& at = frame.focus->arrived_at()) {
        const float bar = ImGui::GetStyle().ScrollbarSize, gap = frame.em(space::small);
        const auto shift = [&](float low, float high, float from, float to) {
            // A thing larger than the window begins at its edge.
            if (low < from || high - low > to - from) return low - from - gap;
            return high > to ? high - to + gap : 0;
        };
        ImGui::SetScrollX(ImGui::GetScrollX() +
                          shift(at->min.x, at->max.x, box.min.x, box.max.x - bar));
        ImGui::SetScrollY(ImGui::GetScrollY() +
                          shift(at->min.y, at->max.y, box.min.y, box.max.y - bar));
    }
    ImGui::EndChild();
}

bool splitter(const Frame& frame, std::string_view id, const Box& bar, float& value,
              const SplitterLook& look) {
    const float reach = frame.em(0.225F);
    Box hit = bar;
    (look.is_vertical ? hit.min.x : hit.min.y) -= reach;
    (look.is_vertical ? hit.max.x : hit.max.y) += reach;
    const Interaction touch = interact(frame, id, hit);
    frame.painter().fill(bar,
                         touch.hovered || touch.held ? frame.theme->line2 : frame.theme->ground);
    if (touch.hovered || touch.held)
        ImGui::SetMouseCursor(look.is_vertical ? ImGuiMouseCursor_ResizeEW
                                               : ImGuiMouseCursor_ResizeNS);
    focus_ring(frame, bar, touch.focused, 0);

    const float before = value;
    const float direction = look.grows_to_start ? -1 : 1;
    if (touch.held) {
        const ImVec2 moved = ImGui::GetIO().MouseDelta;
        value += direction * (look.is_vertical ? moved.x : moved.y) / frame.f;
    }
    if (touch.focused) {
        const bool less = is_pressed(look.is_vertical ? KeyCode::left : KeyCode::up, true);
        const bool more = is_pressed(look.is_vertical ? KeyCode::right : KeyCode::down, true);
        value += direction * ((more ? 0.5F : 0.0F) - (less ? 0.5F : 0.0F));
    }
    if (touch.double_clicked) value = look.normal;
    value = std::clamp(value, look.least, std::max(look.least, look.most));
    return value != before;
}

}  // namespace friction::viewer::widgets
