#include "widgets/popup.h"

#include <string>

namespace friction::viewer::widgets {

namespace {

constexpr ImGuiWindowFlags bare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                  ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav;

}  // namespace

void begin_popup(const Frame& frame, std::string_view id, const drawing::Box& box,
                 const PopupLook& look) {
    frame.focus->begin_layer();
    const std::string name = std::string(id) + "##popup";
    // One window over everything takes all clicks; the popup is drawn into it, so that the two can
    // never change their order.
    ImGui::SetNextWindowPos(vec(frame.window.min));
    ImGui::SetNextWindowSize({frame.window.width(), frame.window.height()});
    ImGui::Begin(name.c_str(), nullptr, bare);
    if (ImGui::IsWindowAppearing()) ImGui::SetWindowFocus();
    Painter painter = frame.painter();
    if (look.dims) painter.fill(frame.window, drawing::rgb(0).with_alpha(0.32));
    const drawing::Theme& theme = *frame.theme;
    if (look.has_shadow)
        painter.fill({{box.min.x + 3 * frame.pixel, box.min.y + 4 * frame.pixel},
                      {box.max.x + 3 * frame.pixel, box.max.y + 4 * frame.pixel}},
                     drawing::rgb(0).with_alpha(0.12), frame.em(space::corner));
    painter.rectangle({.box = box,
                       .corner = frame.em(space::corner),
                       .fill = theme.panel,
                       .line = theme.line2,
                       .line_width = frame.pixel});
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool beside = ImGui::IsMouseClicked(0) && !box.contains(point(mouse)) &&
                        !ImGui::IsWindowAppearing() && frame.focus->is_top_layer();
    ImGui::GetStateStorage()->SetBool(ImGui::GetID("beside"), beside);
}

bool end_popup(const Frame& frame) {
    const bool beside = ImGui::GetStateStorage()->GetBool(ImGui::GetID("beside"));
    const bool on_top = frame.focus->is_top_layer();
    ImGui::End();
    frame.focus->end_layer();
    return beside || (on_top && frame.focus->take_escape());
}

}  // namespace friction::viewer::widgets
