#pragma once
// A picture as data: shapes in painting order, and what the pointer finds where.
//
// Whoever draws makes a Picture; whoever shows paints one: the window, the software rasteriser, the
// SVG writer. Rectangles, discs, lines, convex areas and text are all there is, so every painter
// can do all of it. Colours are final: themes are chosen while drawing (theme.h).

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace friction::drawing {

/// In pixels of the picture; x to the right, y down.
struct Point {
    float x = 0, y = 0;

    friend bool operator==(const Point&, const Point&) = default;
};

struct Box {
    Point min{}, max{};

    [[nodiscard]] float width() const { return max.x - min.x; }
    [[nodiscard]] float height() const { return max.y - min.y; }
    [[nodiscard]] Point centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
    [[nodiscard]] bool contains(Point p) const {
        return p.x >= min.x && p.x < max.x && p.y >= min.y && p.y < max.y;
    }
    [[nodiscard]] bool touches(const Box& other) const {
        return min.x < other.max.x && other.min.x < max.x && min.y < other.max.y &&
               other.min.y < max.y;
    }
    [[nodiscard]] Box grown(float by) const {
        return {{min.x - by, min.y - by}, {max.x + by, max.y + by}};
    }
    friend bool operator==(const Box&, const Box&) = default;
};

/// sRGB, not premultiplied; alpha 0 means "not painted".
struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 0;

    [[nodiscard]] constexpr bool is_visible() const { return a > 0; }
    [[nodiscard]] Colour with_alpha(double share) const {
        return {r, g, b, static_cast<std::uint8_t>(std::lround(a * share))};
    }
    friend constexpr bool operator==(const Colour&, const Colour&) = default;
};

/// 0xRRGGBB, opaque.
[[nodiscard]] constexpr Colour rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
            static_cast<std::uint8_t>(hex), 255};
}

/// Lengths of ink and gap along a line; solid when on is 0.
struct Dash {
    float on = 0, off = 0;

    [[nodiscard]] bool is_solid() const { return on <= 0; }
    friend bool operator==(const Dash&, const Dash&) = default;
};

struct Rectangle {
    Box box{};
    float corner = 0;  ///< radius; half the height makes a pill
    Colour fill{};
    Colour line{};
    float line_width = 0;  ///< centred on the edge
    Dash dash{};
    Colour hatch{};  ///< diagonals over the fill, 1.5 px wide, 5 px apart

    friend bool operator==(const Rectangle&, const Rectangle&) = default;
};

struct Disc {
    Point centre{};
    float radius = 0;
    Colour fill{};
    Colour line{};
    float line_width = 0;

    friend bool operator==(const Disc&, const Disc&) = default;
};

/// Corners are mitred; a route with round corners carries their points.
struct Polyline {
    std::vector<Point> points{};
    Colour line{};
    float line_width = 1;
    Dash dash{};
    bool closed = false;

    friend bool operator==(const Polyline&, const Polyline&) = default;
};

/// A filled convex area.
struct Area {
    std::vector<Point> points{};
    Colour fill{};

    friend bool operator==(const Area&, const Area&) = default;
};

enum class Weight : std::uint8_t { regular, semibold };
enum class Anchor : std::uint8_t { start, middle, end };

/// One line of text; `at` is on the baseline, at the side the anchor names.
struct Text {
    Point at{};
    std::string text{};  ///< UTF-8, no control characters
    float size = 14;     ///< height of the em, px
    Weight weight = Weight::regular;
    Anchor anchor = Anchor::start;
    Colour colour{};
    bool is_mono = false;  ///< all letters of one width, spaces kept: lines of a file

    friend bool operator==(const Text&, const Text&) = default;
};

/// From here on only what is inside the box is painted, until the next Clip; an empty box ends it.
struct Clip {
    Box box{};

    [[nodiscard]] bool ends() const { return box.width() <= 0 || box.height() <= 0; }
    friend bool operator==(const Clip&, const Clip&) = default;
};

using Shape = std::variant<Rectangle, Disc, Polyline, Area, Text, Clip>;

/// What the pointer is on: "step" "send_request", "handoff" "ask_office/remember", "bar" "12".
/// Later ones lie above earlier ones.
struct Spot {
    Box box{};
    std::string kind{};
    std::string name{};
    std::string readout{};  ///< what hovering shows: its first line is a title; may be empty

    friend bool operator==(const Spot&, const Spot&) = default;
};

struct Picture {
    float width = 0, height = 0;
    Colour ground{};  ///< painted under everything
    std::vector<Shape> shapes{};
    std::vector<Spot> spots{};

    template <class S>
    void add(S shape) {
        shapes.emplace_back(std::move(shape));
    }
    /// Puts another picture into this one, its upper left corner at `at`, cut off at its own size.
    /// The clip is over afterwards.
    void place(const Picture& other, Point at);
    /// Topmost spot at a point, or nullptr.
    [[nodiscard]] const Spot* spot_at(Point p) const;

    friend bool operator==(const Picture&, const Picture&) = default;
};

/// How wide text will be. Painters use the fonts these widths belong to (Inter); where another font
/// must do, the painter squeezes.
[[nodiscard]] float text_width(std::string_view text, float size, Weight weight);
/// The text, or as much of it as fits in `width` with an ellipsis behind; empty when not even that
/// fits.
[[nodiscard]] std::string fitted(std::string_view text, float width, float size, Weight weight);
/// Broken at spaces into lines of at most `width`; the last of `max_lines` is fitted().
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, float width, float size,
                                               Weight weight, std::size_t max_lines);

/// From the baseline up to the top of capitals, and the line height of running text, in em.
inline constexpr float cap_height = 0.727F;
inline constexpr float line_height = 1.35F;

}  // namespace friction::drawing
