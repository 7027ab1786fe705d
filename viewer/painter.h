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
#include "recording.h"

namespace friction::viewer {

[[nodiscard]] inline ImVec2 vec(drawing::Point p) { return {p.x, p.y}; }
[[nodiscard]] inline drawing::Point point(ImVec2 p) { return {p.x, p.y}; }
[[nodiscard]] inline ImU32 packed(drawing::Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

class Painter {
public:
    /// With a recording, every shape is kept in it as well.
    Painter(ImDrawList& list, const Fonts& fonts, Recording* recording = nullptr)
        : list_(&list), fonts_(&fonts), recording_(recording) {}

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
    /// Exactly where the points are, not moved to whole pixels: signs of a few pixels.
    void stroke(std::span<const drawing::Point> path, bool closed, drawing::Colour colour,
                float width);

    /// The picture with its upper left corner at `at`, its ground included.
    void picture(const drawing::Picture& picture, drawing::Point at);

    /// Until unclip(); inside of what is clipped already.
    void clip(const drawing::Box& box);
    void unclip();

    [[nodiscard]] const Fonts& fonts() const { return *fonts_; }
    void set_opacity(float opacity) { opacity_ = opacity; }

private:
    [[nodiscard]] drawing::Colour shade(drawing::Colour colour) const;
    [[nodiscard]] ImU32 ink(drawing::Colour colour) const { return packed(shade(colour)); }
    [[nodiscard]] bool sees(const drawing::Box& box) const;
    [[nodiscard]] drawing::Point moved(drawing::Point p) const {
        return {p.x + offset_.x, p.y + offset_.y};
    }
    void keep(const drawing::Rectangle& shape, const drawing::Box& on_pixels);
    void keep(std::span<const ImVec2> path, bool closed, drawing::Colour colour, float width,
              drawing::Dash dash);
    void bordered(const drawing::Box& box, const drawing::Rectangle& shape);
    void hatch(const drawing::Box& box, drawing::Colour colour);
    void dashed(std::span<const ImVec2> path, bool closed, ImU32 colour, float width,
                drawing::Dash dash);
    void segment(ImVec2 a, ImVec2 b, ImU32 colour, float width);
    void solid_path(std::span<const ImVec2> path, bool closed, ImU32 colour, float width);

    ImDrawList* list_;
    const Fonts* fonts_;
    Recording* recording_;
    float opacity_ = 1;
    drawing::Point offset_{};
};

}  // namespace friction::viewer
