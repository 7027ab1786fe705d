#include "friction/drawing/picture.h"

#include <algorithm>

#include "friction/printable.h"
#include "inter_widths.h"

namespace friction::drawing {

namespace {

constexpr std::string_view ellipsis = "\xe2\x80\xa6";

/// Width of a character the fonts do not have; painters show a box of about that size.
constexpr float missing_width = 0.6F;

struct Decoded {
    char32_t character = 0xfffd;
    std::size_t bytes = 1;
};

/// Broken sequences count as one replacement character per byte.
Decoded decode(std::string_view text, std::size_t at) {
    const Character next = first_character(text.substr(at));
    return next.is_text ? Decoded{next.point, next.bytes} : Decoded{};
}

float width_of(char32_t character, Weight weight) {
    for (const WidthRange& range : width_ranges) {
        if (character < range.first || character > range.last) continue;
        const std::size_t at = range.offset + (character - range.first);
        const std::uint16_t width =
            weight == Weight::regular ? regular_widths[at] : semibold_widths[at];
        if (width > 0) return static_cast<float>(width) / 1000.0F;
    }
    return missing_width;
}

void move_by(Shape& shape, Point by) {
    const auto moved = [by](Point p) { return Point{p.x + by.x, p.y + by.y}; };
    std::visit(
        [&](auto& s) {
            using S = std::decay_t<decltype(s)>;
            if constexpr (std::is_same_v<S, Rectangle> || std::is_same_v<S, Clip>)
                s.box = {moved(s.box.min), moved(s.box.max)};
            else if constexpr (std::is_same_v<S, Disc>)
                s.centre = moved(s.centre);
            else if constexpr (std::is_same_v<S, Text>)
                s.at = moved(s.at);
            else
                for (Point& p : s.points) p = moved(p);
        },
        shape);
}

}  // namespace

void Picture::place(const Picture& other, Point at) {
    const Box all{at, {at.x + other.width, at.y + other.height}};
    if (other.ground.is_visible()) add(Rectangle{.box = all, .fill = other.ground});
    add(Clip{all});
    for (const Shape& shape : other.shapes) {
        if (const auto* clip = std::get_if<Clip>(&shape); clip != nullptr && clip->ends()) {
            add(Clip{all});
            continue;
        }
        move_by(shapes.emplace_back(shape), at);
    }
    add(Clip{});
    for (Spot spot : other.spots) {
        spot.box = {{spot.box.min.x + at.x, spot.box.min.y + at.y},
                    {spot.box.max.x + at.x, spot.box.max.y + at.y}};
        spots.push_back(std::move(spot));
    }
}

const Spot* Picture::spot_at(Point p) const {
    const auto found = std::find_if(spots.rbegin(), spots.rend(),
                                    [p](const Spot& spot) { return spot.box.contains(p); });
    return found == spots.rend() ? nullptr : &*found;
}

float text_width(std::string_view text, float size, Weight weight) {
    float width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode(text, at);
        width += width_of(next.character, weight);
        at += next.bytes;
    }
    return width * size;
}

std::string fitted(std::string_view text, float width, float size, Weight weight) {
    if (text_width(text, size, weight) <= width) return std::string(text);
    const float room = width - text_width(ellipsis, size, weight);
    float used = 0;
    std::size_t end = 0;
    while (end < text.size()) {
        const Decoded next = decode(text, end);
        used += width_of(next.character, weight) * size;
        if (used > room) break;
        end += next.bytes;
    }
    if (end == 0) return {};
    while (end > 0 && text[end - 1] == ' ') --end;
    return std::string(text.substr(0, end)) + std::string(ellipsis);
}

std::vector<std::string> wrapped(std::string_view text, float width, float size, Weight weight,
                                 std::size_t max_lines) {
    std::vector<std::string> lines;
    while (!text.empty() && lines.size() < max_lines) {
        std::size_t end = 0;  // of the words that fit
        for (std::size_t at = 0; at <= text.size(); ++at) {
            if (at < text.size() && text[at] != ' ') continue;
            if (end > 0 && text_width(text.substr(0, at), size, weight) > width) break;
            end = at;
        }
        const bool is_last = lines.size() + 1 == max_lines;
        lines.push_back(fitted(is_last ? text : text.substr(0, end), width, size, weight));
        text.remove_prefix(is_last ? text.size() : std::min(end + 1, text.size()));
    }
    return lines;
}

}  // namespace friction::drawing
