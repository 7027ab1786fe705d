#pragma once
// Large opaque rectangles, drawn by clearing instead of by blending triangles.
//
// Grounds and panels cover the screen several times over. Without a graphics card each blended,
// textured pixel costs some ten nanoseconds, a cleared one hardly any.

#include <imgui.h>

#include <vector>

namespace friction::viewer {

/// In device pixels from the upper left corner: which pixels, and the colour as ImGui packs it.
struct OpaqueFill {
    int left = 0, top = 0, right = 0, bottom = 0;
    ImU32 colour = 0;

    friend bool operator==(const OpaqueFill&, const OpaqueFill&) = default;
};

/// Takes large opaque rectangles out of the triangles of `data` and puts a call of `fill` in their
/// place, with one of `fills` as its data. `fills` must outlive the rendering.
void take_opaque_fills(ImDrawData& data, ImDrawCallback fill, std::vector<OpaqueFill>& fills);

}  // namespace friction::viewer
