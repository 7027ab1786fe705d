#pragma once
// Paints shapes of friction::drawing into an ImGui draw list: panels, widgets and pictures all go
// through here, so they share whole-pixel edges, dashes, hatches and type.
//
// What lies outside the clip rectangle of the list is skipped. The renderer must honour vertex
// offsets (ImGuiBackendFlags_RendererHasVtxOffset); both of ours do, so lists may be of any length.

#include <imgui.h>

#include <span>
#include <string_view>

#include "fonts.h"
#include "friction/drawing/picture.h"

namespace friction::viewer {

[[nodiscard]] inline ImVec2 vec(drawing::Point p) { return {p.x, p.y}; }
[[nodiscard]] inline drawing::Point point(ImVec2 p) { return {p.x, p.y}; }
[[nodiscard]] inline ImU32 packed(drawing::Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

class Painter {
public:
    Painter(ImDrawList& list, const Fonts& fonts, float opacity = 1)
        : list_(&list), fonts_(&fonts), opacity_(opacity) {}

    void rectangle(const drawing::Rectangle& shape);
    void disc(const drawing::Disc& shape);
    void polyline(const drawing::Polyline& shape);
    void area(const drawing::Area& shape);
    void text(const drawing::Text& shape);
    /// As drawing::Text, in a face of choice and without a copy of the words.
    void text(drawing::Point baseline, std::string_view words, float em, Face face,
              drawing::Colour colour, drawing::Anchor anchor = drawing::Anchor::start);

    /// Short hands for what interfaces are made of.
    void fill(const drawing::Box& box, drawing::Colour colour, float corner = 0);
    void line(drawing::Point from, drawing::Point to, drawing::Colour colour, float width = 1,
              drawing::Dash dash = {});

    /// The picture with its upper left corner at `at`, its ground included.
    void picture(const drawing::Picture& picture, drawing::Point at);

    /// Until unclip(); inside of what is clipped already.
    void clip(const drawing::Box& box);
    void unclip();

    [[nodiscard]] ImDrawList& list() const { return *list_; }
    [[nodiscard]] const Fonts& fonts() const { return *fonts_; }
    [[nodiscard]] float opacity() const { return opacity_; }
    void set_opacity(float opacity) { opacity_ = opacity; }

private:
    [[nodiscard]] ImU32 ink(drawing::Colour colour) const;
    [[nodiscard]] bool sees(const drawing::Box& box) const;
    [[nodiscard]] drawing::Point moved(drawing::Point p) const {
        return {p.x + offset_.x, p.y + offset_.y};
    }
    void bordered(const drawing::Box& box, const drawing::Rectangle& shape);
    void hatch(const drawing::Box& box, drawing::Colour colour);
    void dashed(std::span<const ImVec2> path, bool closed, ImU32 colour, float width,
                drawing::Dash dash);
    void segment(ImVec2 a, ImVec2 b, ImU32 colour, float width);
    void solid_path(std::span<const ImVec2> path, bool closed, ImU32 colour, float width);

    ImDrawList* list_;
    const Fonts* fonts_;
    float opacity_;
    drawing::Point offset_{};
};

}  // namespace friction::viewer
