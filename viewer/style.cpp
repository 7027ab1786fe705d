#include "frame.h"

namespace friction::viewer {

namespace {

ImVec4 shade(drawing::Colour c, float alpha = 1) {
    ImVec4 v = ImGui::ColorConvertU32ToFloat4(packed(c));
    v.w *= alpha;
    return v;
}

}  // namespace

void apply_style(const Frame& frame) {
    const drawing::Theme& theme = *frame.theme;
    ImGuiStyle style;
    style.WindowPadding = {0, 0};
    style.FramePadding = {frame.em(space::small), frame.em(space::thin)};
    style.ItemSpacing = {0, 0};
    style.ItemInnerSpacing = {0, 0};
    style.CellPadding = {0, 0};
    style.TouchExtraPadding = {0, 0};
    style.WindowMinSize = {1, 1};
    style.WindowRounding = 0;
    style.ChildRounding = 0;
    style.FrameRounding = frame.em(space::corner);
    style.PopupRounding = frame.em(space::corner);
    style.WindowBorderSize = style.ChildBorderSize = style.PopupBorderSize = 0;
    style.FrameBorderSize = 0;
    style.ScrollbarSize = frame.em(space::small);
    style.ScrollbarRounding = frame.em(space::hair);
    style.DisplaySafeAreaPadding = {0, 0};
    // Tessellation of discs and corners: a tenth of a pixel off at most.
    style.CircleTessellationMaxError = 0.1F;
    style.DisabledAlpha = 0.5F;

    for (ImVec4& colour : style.Colors) colour = {0, 0, 0, 0};
    style.Colors[ImGuiCol_Text] = shade(theme.ink);
    style.Colors[ImGuiCol_TextDisabled] = shade(theme.ink3);
    style.Colors[ImGuiCol_TextSelectedBg] = shade(theme.blue, 0.28F);
    style.Colors[ImGuiCol_ScrollbarGrab] = shade(theme.line2, 0.7F);
    style.Colors[ImGuiCol_ScrollbarGrabHovered] = shade(theme.line2);
    style.Colors[ImGuiCol_ScrollbarGrabActive] = shade(theme.ink3);
    ImGui::GetStyle() = style;
}

}  // namespace friction::viewer
