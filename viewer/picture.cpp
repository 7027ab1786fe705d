#include "picture.h"

#include <png.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <span>

namespace friction::viewer {

namespace {

struct Rgba {
    float r = 0, g = 0, b = 0, a = 0;
};

Rgba unpacked(ImU32 c) {
    const auto part = [c](unsigned shift) { return static_cast<float>(c >> shift & 0xffU); };
    return {part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT), part(IM_COL32_B_SHIFT),
            part(IM_COL32_A_SHIFT) / 255.0F};
}

struct Area {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // the last ones are outside
};

class Canvas {
public:
    Canvas(Pixels& pixels, const Coverage& texture) : pixels_(pixels), texture_(texture) {}

    /// False when nothing of the picture lies inside.
    [[nodiscard]] bool set_clip(const ImVec4& clip) {
        clip_ = {std::max(0, static_cast<int>(clip.x)), std::max(0, static_cast<int>(clip.y)),
                 std::min(pixels_.width, static_cast<int>(clip.z)),
                 std::min(pixels_.height, static_cast<int>(clip.w))};
        return clip_.x0 < clip_.x1 && clip_.y0 < clip_.y1;
    }

    void triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c);
    /// True when the two triangles are one upright rectangle of one colour and one texel.
    bool rectangle(std::span<const ImDrawVert* const, 6> v);

private:
    void blend(int x, int y, const Rgba& colour, float coverage) {
        std::uint8_t* at =
            &pixels_
                 .rgba[4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels_.width) +
                            static_cast<std::size_t>(x))];
        const float a = colour.a * coverage;
        // To the nearest: nothing here is negative, and std::lround would be a call per pixel and
        // channel.
        constexpr float half = 0.5F;
        const auto mix = [a](std::uint8_t under, float over) {
            return static_cast<std::uint8_t>(static_cast<float>(under) * (1 - a) + over * a + half);
        };
        at[0] = mix(at[0], colour.r);
        at[1] = mix(at[1], colour.g);
        at[2] = mix(at[2], colour.b);
    }

    // Between the four nearest texels, as a graphics card does it.
    [[nodiscard]] float coverage(float u, float v) const {
        const float x = u * static_cast<float>(texture_.width) - 0.5F;
        const float y = v * static_cast<float>(texture_.height) - 0.5F;
        const float fx = std::floor(x);
        const float fy = std::floor(y);
        const auto texel = [&](float tx, float ty) {
            const int ix = std::clamp(static_cast<int>(tx), 0, texture_.width - 1);
            const int iy = std::clamp(static_cast<int>(ty), 0, texture_.height - 1);
            return static_cast<float>(
                texture_.alpha[static_cast<std::ptrdiff_t>(iy) * texture_.width + ix]);
        };
        const float top = texel(fx, fy) + (texel(fx + 1, fy) - texel(fx, fy)) * (x - fx);
        const float low =
            texel(fx, fy + 1) + (texel(fx + 1, fy + 1) - texel(fx, fy + 1)) * (x - fx);
        return (top + (low - top) * (y - fy)) / 255.0F;
    }

    Pixels& pixels_;
    const Coverage& texture_;
    Area clip_{};
};

bool Canvas::rectangle(std::span<const ImDrawVert* const, 6> v) {
    const ImDrawVert& a = *v[0];
    const ImDrawVert& c = *v[2];
    // The order in which the library writes rectangles: a b c, a c d.
    if (v[3] != v[0] || v[4] != v[2]) return false;
    const ImDrawVert& b = *v[1];
    const ImDrawVert& d = *v[5];
    if (a.pos.y != b.pos.y || b.pos.x != c.pos.x || c.pos.y != d.pos.y || d.pos.x != a.pos.x)
        return false;
    for (const ImDrawVert* other : {&b, &c, &d})
        if (other->col != a.col || other->uv.x != a.uv.x || other->uv.y != a.uv.y) return false;
    const auto first = [](float p) { return static_cast<int>(std::ceil(p - 0.5F)); };
    const int x0 = std::max(first(std::min(a.pos.x, c.pos.x)), clip_.x0);
    const int x1 = std::min(first(std::max(a.pos.x, c.pos.x)), clip_.x1);
    const int y0 = std::max(first(std::min(a.pos.y, c.pos.y)), clip_.y0);
    const int y1 = std::min(first(std::max(a.pos.y, c.pos.y)), clip_.y1);
    const Rgba colour = unpacked(a.col);
    const float cover = coverage(a.uv.x, a.uv.y);
    for (int y = y0; y < y1; ++y)
        for (int x = x0; x < x1; ++x) blend(x, y, colour, cover);
    return true;
}

void Canvas::triangle(const ImDrawVert& a, const ImDrawVert& b_in, const ImDrawVert& c_in) {
    const auto twice_area = [](ImVec2 p, ImVec2 q, double x, double y) {
        return (double{q.x} - p.x) * (y - p.y) - (double{q.y} - p.y) * (x - p.x);
    };
    const double whole_in = twice_area(a.pos, b_in.pos, c_in.pos.x, c_in.pos.y);
    if (whole_in == 0 || !std::isfinite(whole_in)) return;
    const ImDrawVert& b = whole_in > 0 ? b_in : c_in;  // clockwise on the screen from here on
    const ImDrawVert& c = whole_in > 0 ? c_in : b_in;
    const double whole = std::abs(whole_in);

    const auto clamped = [](float p, int low, int high) {
        return static_cast<int>(std::clamp(p, static_cast<float>(low), static_cast<float>(high)));
    };
    const int x0 = clamped(std::floor(std::min({a.pos.x, b.pos.x, c.pos.x})), clip_.x0, clip_.x1);
    const int x1 = clamped(std::ceil(std::max({a.pos.x, b.pos.x, c.pos.x})), clip_.x0, clip_.x1);
    const int y0 = clamped(std::floor(std::min({a.pos.y, b.pos.y, c.pos.y})), clip_.y0, clip_.y1);
    const int y1 = clamped(std::ceil(std::max({a.pos.y, b.pos.y, c.pos.y})), clip_.y0, clip_.y1);

    // A centre exactly on an edge belongs to the triangle whose upper or left edge it is.
    const auto owns = [](ImVec2 p, ImVec2 q) { return q.y < p.y || (q.y == p.y && q.x > p.x); };
    const bool owns_bc = owns(b.pos, c.pos);
    const bool owns_ca = owns(c.pos, a.pos);
    const bool owns_ab = owns(a.pos, b.pos);
    const Rgba ca = unpacked(a.col);
    const Rgba cb = unpacked(b.col);
    const Rgba cc = unpacked(c.col);
    const bool one_colour = a.col == b.col && b.col == c.col;
    const bool one_texel =
        a.uv.x == b.uv.x && a.uv.y == b.uv.y && b.uv.x == c.uv.x && b.uv.y == c.uv.y;
    const float flat = one_texel ? coverage(a.uv.x, a.uv.y) : 0;
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            const double px = x + 0.5;
            const double py = y + 0.5;
            const double wa = twice_area(b.pos, c.pos, px, py);
            const double wb = twice_area(c.pos, a.pos, px, py);
            const double wc = whole - wa - wb;
            if (wa < 0 || wb < 0 || wc < 0 || (wa == 0 && !owns_bc) || (wb == 0 && !owns_ca) ||
                (wc == 0 && !owns_ab))
                continue;
            const auto between = [&](float at_a, float at_b, float at_c) {
                return static_cast<float>((wa * at_a + wb * at_b + wc * at_c) / whole);
            };
            const Rgba colour = one_colour
                                    ? ca
                                    : Rgba{between(ca.r, cb.r, cc.r), between(ca.g, cb.g, cc.g),
                                           between(ca.b, cb.b, cc.b), between(ca.a, cb.a, cc.a)};
            blend(x, y, colour,
                  one_texel
                      ? flat
                      : coverage(between(a.uv.x, b.uv.x, c.uv.x), between(a.uv.y, b.uv.y, c.uv.y)));
        }
    }
}

void draw(Canvas& canvas, const ImDrawList& list) {
    for (const ImDrawCmd& command : list.CmdBuffer) {
        if (command.UserCallback != nullptr) continue;
        if (!canvas.set_clip(command.ClipRect)) continue;
        const auto vertex = [&](unsigned i) {
            return &list.VtxBuffer[static_cast<int>(
                command.VtxOffset + list.IdxBuffer[static_cast<int>(command.IdxOffset + i)])];
        };
        for (unsigned i = 0; i + 2 < command.ElemCount;) {
            if (i + 5 < command.ElemCount) {
                const std::array<const ImDrawVert*, 6> two{vertex(i),     vertex(i + 1),
                                                           vertex(i + 2), vertex(i + 3),
                                                           vertex(i + 4), vertex(i + 5)};
                if (canvas.rectangle(two)) {
                    i += 6;
                    continue;
                }
            }
            canvas.triangle(*vertex(i), *vertex(i + 1), *vertex(i + 2));
            i += 3;
        }
    }
}

}  // namespace

drawing::Colour Pixels::at(int x, int y) const {
    const std::uint8_t* p =
        &rgba[4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                   static_cast<std::size_t>(x))];
    return {p[0], p[1], p[2], p[3]};
}

Pixels rasterised(const ImDrawData& data, const Coverage& texture, drawing::Colour ground) {
    Pixels pixels{static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y), {}};
    pixels.rgba.resize(4 * static_cast<std::size_t>(pixels.width) *
                       static_cast<std::size_t>(pixels.height));
    for (std::size_t i = 0; i < pixels.rgba.size(); i += 4) {
        const std::array<std::uint8_t, 4> colour{ground.r, ground.g, ground.b, 255};
        std::memcpy(&pixels.rgba[i], colour.data(), colour.size());
    }
    Canvas canvas(pixels, texture);
    for (int i = 0; i < data.CmdListsCount; ++i) draw(canvas, *data.CmdLists[i]);
    return pixels;
}

std::string png(const Pixels& pixels) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(pixels.width);
    image.height = static_cast<png_uint_32>(pixels.height);
    image.format = PNG_FORMAT_RGBA;
    image.flags = PNG_IMAGE_FLAG_FAST;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string bytes(size, '\0');
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.rgba.data(), 0, nullptr) ==
        0)
        return {};
    bytes.resize(size);
    return bytes;
}

Pixels pixels_from_png(const std::string& bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) return {};
    image.format = PNG_FORMAT_RGBA;
    Pixels pixels{static_cast<int>(image.width), static_cast<int>(image.height), {}};
    pixels.rgba.resize(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, pixels.rgba.data(), 0, nullptr) == 0) return {};
    return pixels;
}

}  // namespace friction::viewer
