#pragma once
// Where many triangles in a row have no texture, so that a simpler program can draw them.
//
// ImGui draws all with one program that reads a texture for each pixel, which is white for
// whatever is no letter. Without a graphics card this reading is most of what a pixel costs, and
// narrow shapes touch many more pixels than they cover.

#include <imgui.h>

namespace friction::viewer {

/// Below, changing the program costs more than it saves.
inline constexpr unsigned least_plain_triangles = 120;

/// Puts calls of `begin` and `end`, with `data`, around each long run. Nothing changes its place.
void mark_plain_runs(ImDrawData& data, ImDrawCallback begin, ImDrawCallback end, void* user);

}  // namespace friction::viewer
