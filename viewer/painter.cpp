#include "painter.h"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>
#include <variant>
#include <vector>

namespace friction::viewer {

using drawing::Box;
using drawing::Colour;
using drawing::Point;

namespace {

float snap(float x) { return std::floor(x + 0.5F); }

Box snapped(const Box& box) {
    return {{snap(box.min.x), snap(box.min.y)}, {snap(box.max.x), snap(box.max.y)}};
}

// Lines are whole device pixels wide: even ones stroked at a fraction of a pixel look blurred.
float whole(float width) { return std::max(1.0F, std::ceil(width - 0.05F)); }

// Clockwise from the upper left corner's left end; six pieces to a corner.
std::vector<ImVec2> outline(const Box& box, float corner) {
    const float r = std::min({corner, box.width() / 2, box.height() / 2});
    if (r <= 0.5F)
        return {vec(box.min), {box.max.x, box.min.y}, vec(box.max), {box.min.x, box.max.y}};
    std::vector<ImVec2> path;
    const std::array<ImVec2, 4> centres{{{box.min.x + r, box.min.y + r},
                                         {box.max.x - r, box.min.y + r},
                                         {box.max.x - r, box.max.y - r},
                                         {box.min.x + r, box.max.y - r}}};
    for (std::size_t c = 0; c < 4; ++c)
        for (int i = 0; i <= 6; ++i) {
            const float turn = std::numbers::pi_v<float> *
                               (1.0F + static_cast<float>(c) / 2 + static_cast<float>(i) / 12);
            path.push_back({centres[c].x + r * std::cos(turn), centres[c].y + r * std::sin(turn)});
        }
    return path;
}

// The part of a convex area where x + y is on one side of `limit`.
std::vector<ImVec2> cut(const std::vector<ImVec2>& area, float limit, bool below) {
    std::vector<ImVec2> kept;
    for (std::size_t i = 0; i < area.size(); ++i) {
        const ImVec2 a = area[i];
        const ImVec2 b = area[(i + 1) % area.size()];
        const float at_a = a.x + a.y - limit;
        const float at_b = b.x + b.y - limit;
        if (below ? at_a <= 0 : at_a >= 0) kept.push_back(a);
        if ((at_a < 0) != (at_b < 0)) {
            const float t = at_a / (at_a - at_b);
            kept.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
        }
    }
    return kept;
}

struct Bounds {
    Box box{{1e9F, 1e9F}, {-1e9F, -1e9F}};

    void add(Point p) {
        box.min = {std::min(box.min.x, p.x), std::min(box.min.y, p.y)};
        box.max = {std::max(box.max.x, p.x), std::max(box.max.y, p.y)};
    }
};

// The next character, or U+FFFD for a broken sequence; `at` moves on.
ImWchar next_character(std::string_view text, std::size_t& at) {
    unsigned character = 0;
    const char* begin = text.data() + at;
    const int bytes = ImTextCharFromUtf8(&character, begin, text.data() + text.size());
    at += static_cast<std::size_t>(std::max(bytes, 1));
    return static_cast<ImWchar>(character);
}

}  // namespace

Colour Painter::shade(Colour colour) const {
    return opacity_ >= 1 ? colour : colour.with_alpha(opacity_);
}

bool Painter::sees(const Box& box) const {
    const ImVec2 min = list_->GetClipRectMin();
    const ImVec2 max = list_->GetClipRectMax();
    return box.min.x <= max.x && box.max.x >= min.x && box.min.y <= max.y && box.max.y >= min.y;
}

void Painter::clip(const Box& box) {
    const Box on_pixels = snapped({moved(box.min), moved(box.max)});
    list_->PushClipRect(vec(on_pixels.min), vec(on_pixels.max), true);
}

void Painter::unclip() { list_->PopClipRect(); }

void Painter::fill(const Box& box, Colour colour, float corner) {
    rectangle({.box = box, .corner = corner, .fill = colour});
}

void Painter::line(Point from, Point to, Colour colour, float width, drawing::Dash dash) {
    const std::array<ImVec2, 2> path{vec(moved(from)), vec(moved(to))};
    keep(path, false, colour, width, dash);
    if (dash.is_solid())
        solid_path(path, false, ink(colour), width);
    else
        dashed(path, false, ink(colour), whole(width), dash);
}

void Painter::rectangle(const drawing::Rectangle& shape) {
    const Box box = snapped({moved(shape.box.min), moved(shape.box.max)});
    if (!sees(box.grown(shape.line_width + 1))) return;
    keep(shape, box);
    const bool has_line = shape.line.is_visible() && shape.line_width > 0;
    if (has_line && shape.dash.is_solid()) {
        bordered(box, shape);
    } else {
        if (shape.fill.is_visible() && box.width() > 0 && box.height() > 0)
            list_->AddRectFilled(vec(box.min), vec(box.max), ink(shape.fill), shape.corner);
        if (has_line)
            dashed(outline(box, shape.corner), true, ink(shape.line), whole(shape.line_width),
                   shape.dash);
    }
    if (shape.hatch.is_visible()) hatch(box, shape.hatch);
}

// Lines of a rectangle lie inside of its edge by half their width, on whole pixels as ours do.
void Painter::keep(const drawing::Rectangle& shape, const Box& on_pixels) {
    if (recording_ == nullptr) return;
    drawing::Rectangle kept = shape;
    kept.box = on_pixels;
    kept.fill = shade(shape.fill);
    kept.line = shade(shape.line);
    kept.hatch = shade(shape.hatch);
    if (shape.line.is_visible() && shape.line_width > 0) {
        kept.line_width = whole(shape.line_width);
        const float out = std::floor(kept.line_width / 2) - kept.line_width / 2;
        kept.box = on_pixels.grown(out);
        kept.corner = shape.corner > 0 ? std::max(0.0F, shape.corner + out) : 0;
    }
    recording_->add(*list_, kept);
}

// Straight runs where solid_path() puts them.
void Painter::keep(std::span<const ImVec2> path, bool closed, Colour colour, float width,
                   drawing::Dash dash) {
    if (recording_ == nullptr) return;
    drawing::Polyline kept{.points = {},
                           .line = shade(colour),
                           .line_width = std::max(1.0F, width),
                           .dash = dash,
                           .closed = closed};
    for (const ImVec2 p : path) kept.points.push_back(point(p));
    const float thick = whole(width);
    const auto on_pixel = [&](float x) { return snap(x - thick / 2) + thick / 2; };
    const std::size_t pieces = closed ? path.size() : path.size() - 1;
    for (std::size_t i = 0; i < pieces; ++i) {
        const std::size_t next = (i + 1) % path.size();
        const ImVec2 a = path[i], b = path[next];
        if ((a.x == b.x) == (a.y == b.y)) continue;
        kept.line_width = thick;
        if (a.x == b.x) kept.points[i].x = kept.points[next].x = on_pixel(a.x);
        if (a.y == b.y) kept.points[i].y = kept.points[next].y = on_pixel(a.y);
    }
    recording_->add(*list_, std::move(kept));
}

void Painter::bordered(const Box& box, const drawing::Rectangle& shape) {
    const float width = whole(shape.line_width);
    const float outside = std::floor(width / 2);
    const Box outer = box.grown(outside);
    const Box inner = outer.grown(-width);
    const bool is_opaque = shape.fill.a == 255 && opacity_ >= 1;
    if (is_opaque) {
        list_->AddRectFilled(vec(outer.min), vec(outer.max), ink(shape.line),
                             shape.corner > 0 ? shape.corner + outside : 0);
        list_->AddRectFilled(vec(inner.min), vec(inner.max), ink(shape.fill),
                             std::max(0.0F, shape.corner - width + outside));
        return;
    }
    if (shape.fill.is_visible())
        list_->AddRectFilled(vec(inner.min), vec(inner.max), ink(shape.fill),
                             std::max(0.0F, shape.corner - width + outside));
    const ImU32 line = ink(shape.line);
    if (shape.corner > 0.5F) {
        // AddRect strokes half a pixel inside the corners it is given.
        const Box middle = outer.grown(0.5F - width / 2);
        list_->AddRect(vec(middle.min), vec(middle.max), line, shape.corner, 0, width);
        return;
    }
    const auto add = [&](float x0, float y0, float x1, float y1) {
        list_->AddRectFilled({x0, y0}, {x1, y1}, line);
    };
    add(outer.min.x, outer.min.y, outer.max.x, inner.min.y);
    add(outer.min.x, inner.max.y, outer.max.x, outer.max.y);
    add(outer.min.x, inner.min.y, inner.min.x, inner.max.y);
    add(inner.max.x, inner.min.y, outer.max.x, inner.max.y);
}

void Painter::hatch(const Box& box, Colour colour) {
    const std::vector<ImVec2> area = outline(box, 0);
    constexpr float apart = 5.0F * std::numbers::sqrt2_v<float>;
    constexpr float wide = 1.5F * std::numbers::sqrt2_v<float>;
    const float last = box.max.x + box.max.y;
    // Counted from the origin, so that neighbouring boxes continue each other's stripes.
    float at = std::floor((box.min.x + box.min.y) / apart) * apart;
    while (at < last) {
        const std::vector<ImVec2> stripe = cut(cut(area, at, false), at + wide, true);
        if (stripe.size() > 2)
            list_->AddConvexPolyFilled(stripe.data(), static_cast<int>(stripe.size()), ink(colour));
        at += apart;
    }
}

void Painter::disc(const drawing::Disc& shape) {
    const Point centre = moved(shape.centre);
    const float outer = shape.radius + shape.line_width / 2;
    if (!sees(Box{centre, centre}.grown(outer + 1))) return;
    if (recording_ != nullptr) {
        drawing::Disc kept = shape;
        kept.centre = centre;
        kept.fill = shade(shape.fill);
        kept.line = shade(shape.line);
        recording_->add(*list_, kept);
    }
    const bool has_line = shape.line.is_visible() && shape.line_width > 0;
    if (has_line && shape.fill.a == 255 && opacity_ >= 1) {
        list_->AddCircleFilled(vec(centre), outer, ink(shape.line));
        list_->AddCircleFilled(vec(centre), outer - shape.line_width, ink(shape.fill));
        return;
    }
    if (shape.fill.is_visible()) list_->AddCircleFilled(vec(centre), shape.radius, ink(shape.fill));
    if (has_line) list_->AddCircle(vec(centre), shape.radius, ink(shape.line), 0, shape.line_width);
}

void Painter::area(const drawing::Area& shape) {
    Bounds bounds;
    for (const Point p : shape.points) bounds.add(moved(p));
    if (shape.points.size() < 3 || !sees(bounds.box)) return;
    // The library's antialiasing expects clockwise corners (y down).
    float turn = 0;
    for (std::size_t i = 0; i < shape.points.size(); ++i) {
        const Point a = shape.points[i];
        const Point b = shape.points[(i + 1) % shape.points.size()];
        turn += a.x * b.y - b.x * a.y;
    }
    if (recording_ != nullptr) {
        drawing::Area kept{.points = {}, .fill = shade(shape.fill)};
        for (const Point p : shape.points) kept.points.push_back(moved(p));
        recording_->add(*list_, std::move(kept));
    }
    list_->PathClear();
    const auto add = [&](const Point& p) { list_->PathLineTo(vec(moved(p))); };
    if (turn >= 0)
        std::ranges::for_each(shape.points, add);
    else
        std::for_each(shape.points.rbegin(), shape.points.rend(), add);
    list_->PathFillConvex(ink(shape.fill));
}

void Painter::segment(ImVec2 a, ImVec2 b, ImU32 colour, float width) {
    const float half = width / 2;
    if (a.x == b.x) {
        const float left = snap(a.x - half);
        list_->AddRectFilled({left, snap(std::min(a.y, b.y))},
                             {left + width, snap(std::max(a.y, b.y))}, colour);
    } else if (a.y == b.y) {
        const float top = snap(a.y - half);
        list_->AddRectFilled({snap(std::min(a.x, b.x)), top},
                             {snap(std::max(a.x, b.x)), top + width}, colour);
    } else {
        list_->AddLine(a, b, colour, width);
    }
}

void Painter::dashed(std::span<const ImVec2> path, bool closed, ImU32 colour, float width,
                     drawing::Dash dash) {
    const float period = std::max(dash.on + dash.off, 1.0F);
    float done = 0;  // along the path, so that dashes run on around corners
    const std::size_t pieces = closed ? path.size() : path.size() - 1;
    for (std::size_t i = 0; i < pieces; ++i) {
        const ImVec2 a = path[i];
        const ImVec2 b = path[(i + 1) % path.size()];
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        if (length <= 0) continue;
        const auto along = [&](float s) {
            return ImVec2{a.x + (b.x - a.x) * s / length, a.y + (b.y - a.y) * s / length};
        };
        float at = -std::fmod(done, period);
        while (at < length) {
            const float from = std::max(at, 0.0F);
            const float to = std::min(at + dash.on, length);
            if (to > from) segment(along(from), along(to), colour, width);
            at += period;
        }
        done += length;
    }
}

void Painter::solid_path(std::span<const ImVec2> path, bool closed, ImU32 colour, float width) {
    // Straight runs along an axis are rectangles on whole pixels, everything else is stroked.
    const auto is_straight = [](ImVec2 a, ImVec2 b) { return (a.x == b.x) != (a.y == b.y); };
    const float thick = whole(width);
    const auto on_pixel = [&](float x) { return snap(x - thick / 2) + thick / 2; };
    const std::size_t pieces = closed ? path.size() : path.size() - 1;
    std::vector<ImVec2> curve;
    const auto flush = [&] {
        if (curve.size() > 1)
            list_->AddPolyline(curve.data(), static_cast<int>(curve.size()), colour, 0,
                               std::max(width, 1.0F));
        curve.clear();
    };
    for (std::size_t i = 0; i < pieces; ++i) {
        const ImVec2 a = path[i];
        const ImVec2 b = path[(i + 1) % path.size()];
        if (!is_straight(a, b)) {
            if (curve.empty()) curve.push_back(a);
            curve.push_back(b);
            continue;
        }
        flush();
        // A corner between two straight runs is filled by lengthening both.
        const auto corner = [&](std::size_t p, std::size_t q, std::size_t r) {
            return is_straight(path[p], path[q]) && is_straight(path[q], path[r]) ? thick / 2 : 0;
        };
        const std::size_t n = path.size();
        const float before = closed || i > 0 ? corner((i + n - 1) % n, i, (i + 1) % n) : 0;
        const float after = closed || i + 2 < n ? corner(i, (i + 1) % n, (i + 2) % n) : 0;
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        const ImVec2 way{(b.x - a.x) / length, (b.y - a.y) / length};
        ImVec2 from{a.x - way.x * before, a.y - way.y * before};
        ImVec2 to{b.x + way.x * after, b.y + way.y * after};
        if (before > 0)
            (way.x == 0 ? from.y : from.x) =
                (way.x == 0 ? on_pixel(a.y) - way.y * before : on_pixel(a.x) - way.x * before);
        if (after > 0)
            (way.x == 0 ? to.y : to.x) =
                (way.x == 0 ? on_pixel(b.y) + way.y * after : on_pixel(b.x) + way.x * after);
        segment(from, to, colour, thick);
    }
    flush();
}

void Painter::polyline(const drawing::Polyline& shape) {
    if (shape.points.size() < 2 || !shape.line.is_visible()) return;
    Bounds bounds;
    std::vector<ImVec2> path;
    path.reserve(shape.points.size());
    for (const Point p : shape.points) {
        const Point at = moved(p);
        bounds.add(at);
        path.push_back(vec(at));
    }
    if (!sees(bounds.box.grown(shape.line_width))) return;
    keep(path, shape.closed, shape.line, shape.line_width, shape.dash);
    if (!shape.dash.is_solid())
        dashed(path, shape.closed, ink(shape.line), whole(shape.line_width), shape.dash);
    else
        solid_path(path, shape.closed, ink(shape.line), shape.line_width);
}

void Painter::stroke(std::span<const Point> path, bool closed, Colour colour, float width) {
    std::vector<ImVec2> points;
    drawing::Polyline kept{
        .points = {}, .line = shade(colour), .line_width = width, .closed = closed};
    for (const Point p : path) {
        kept.points.push_back(moved(p));
        points.push_back(vec(moved(p)));
    }
    list_->AddPolyline(points.data(), static_cast<int>(points.size()), ink(colour),
                       closed ? ImDrawFlags_Closed : 0, width);
    if (recording_ != nullptr) recording_->add(*list_, std::move(kept));
}

void Painter::text(const drawing::Text& shape) {
    text(shape.at, shape.text, shape.size, face_of(shape.weight), shape.colour, shape.anchor);
}

void Painter::text(Point baseline, std::string_view words, float em, Face face, Colour colour,
                   drawing::Anchor anchor) {
    if (words.empty() || !colour.is_visible()) return;
    const Fonts::Sized& sized = fonts_->at(face, em);
    const ImFont& font = *sized.font;
    const float scale = em / sized.em;
    Point at = moved(baseline);
    if (anchor != drawing::Anchor::start) {
        float width = 0;
        for (std::size_t i = 0; i < words.size();)
            width += font.GetCharAdvance(next_character(words, i)) * scale;
        at.x -= anchor == drawing::Anchor::middle ? width / 2 : width;
    }
    const float x0 = snap(at.x);
    const float top = snap(at.y) - sized.baseline * scale;
    const ImVec2 min = list_->GetClipRectMin();
    const ImVec2 max = list_->GetClipRectMax();
    if (top > max.y || top + font.FontSize * scale < min.y || x0 > max.x) return;
    if (recording_ != nullptr)
        recording_->add(
            *list_, drawing::Text{.at = {anchor == drawing::Anchor::start ? x0 : moved(baseline).x,
                                         snap(at.y)},
                                  .text = std::string(words),
                                  .size = em,
                                  .weight = face == Face::semibold ? drawing::Weight::semibold
                                                                   : drawing::Weight::regular,
                                  .anchor = anchor,
                                  .colour = shade(colour),
                                  .is_mono = face == Face::mono});

    list_->PrimReserve(static_cast<int>(words.size()) * 6, static_cast<int>(words.size()) * 4);
    int spare = static_cast<int>(words.size());
    const ImU32 col = ink(colour);
    float x = x0;
    for (std::size_t i = 0; i < words.size();) {
        const ImFontGlyph* glyph = font.FindGlyph(next_character(words, i));
        if (glyph == nullptr) continue;
        if (glyph->Visible && x + glyph->X1 * scale >= min.x && x + glyph->X0 * scale <= max.x) {
            list_->PrimRectUV({x + glyph->X0 * scale, top + glyph->Y0 * scale},
                              {x + glyph->X1 * scale, top + glyph->Y1 * scale},
                              {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, col);
            --spare;
        }
        x += glyph->AdvanceX * scale;
    }
    list_->PrimUnreserve(spare * 6, spare * 4);
}

void Painter::picture(const drawing::Picture& picture, Point at) {
    const Point before = offset_;
    offset_ = moved(at);
    const Box all{{0, 0}, {picture.width, picture.height}};
    clip(all);
    if (picture.ground.is_visible()) fill(all, picture.ground);
    bool is_clipped = false;
    for (const drawing::Shape& shape : picture.shapes)
        std::visit(
            [&](const auto& s) {
                using S = std::decay_t<decltype(s)>;
                if constexpr (std::is_same_v<S, drawing::Rectangle>) rectangle(s);
                if constexpr (std::is_same_v<S, drawing::Disc>) disc(s);
                if constexpr (std::is_same_v<S, drawing::Polyline>) polyline(s);
                if constexpr (std::is_same_v<S, drawing::Area>) area(s);
                if constexpr (std::is_same_v<S, drawing::Text>) text(s);
                if constexpr (std::is_same_v<S, drawing::Clip>) {
                    if (std::exchange(is_clipped, false)) unclip();
                    if (!s.ends()) {
                        clip(s.box);
                        is_clipped = true;
                    }
                }
            },
            shape);
    if (is_clipped) unclip();
    unclip();
    offset_ = before;
}

}  // namespace friction::viewer
