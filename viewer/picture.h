#pragma once
// ImGui's draw data to pixels without a window and without OpenGL: for --picture, screenshots and
// tests. Coordinates decide everything, so two runs give the same bytes on any machine.

#include <imgui.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "friction/drawing/picture.h"

namespace friction::viewer {

/// Rows from top to bottom, four bytes a pixel: red, green, blue, opaque.
struct Pixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;

    [[nodiscard]] drawing::Colour at(int x, int y) const;
    friend bool operator==(const Pixels&, const Pixels&) = default;
};

/// Texture of the fonts, white with coverage as alpha. Looked at by rasterised().
struct Coverage {
    int width = 0, height = 0;
    const unsigned char* alpha = nullptr;
};

/// A triangle covers a pixel when it covers its centre; edges shared by two triangles belong to
/// one. Every command is taken to use the texture of the fonts.
[[nodiscard]] Pixels rasterised(const ImDrawData& data, const Coverage& texture,
                                drawing::Colour ground);

/// As PNG bytes; the same pixels give the same bytes.
[[nodiscard]] std::string png(const Pixels& pixels);
/// The other way, for tests that compare; empty when it is no PNG.
[[nodiscard]] Pixels pixels_from_png(const std::string& bytes);

}  // namespace friction::viewer
