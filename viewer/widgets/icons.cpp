#include "widgets/icons.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

namespace friction::viewer::widgets {

using drawing::Point;

namespace {

using Line = std::vector<Point>;

// Points of an arc in degrees, clockwise from three o'clock.
Line arc(Point centre, float radius, float from, float to) {
    Line line;
    const int pieces = std::max(4, static_cast<int>(std::abs(to - from) / 20));
    for (int i = 0; i <= pieces; ++i) {
        const float turn =
            (from + (to - from) * static_cast<float>(i) / static_cast<float>(pieces)) *
            std::numbers::pi_v<float> / 180;
        line.push_back({centre.x + radius * std::cos(turn), centre.y + radius * std::sin(turn)});
    }
    return line;
}

std::vector<Line> gear() {
    std::vector<Line> lines{arc({8, 8}, 2.3F, 0, 360), arc({8, 8}, 4.6F, 0, 360)};
    for (int i = 0; i < 8; ++i) {
        const float turn = static_cast<float>(i) * std::numbers::pi_v<float> / 4;
        lines.push_back({{8 + 4.6F * std::cos(turn), 8 + 4.6F * std::sin(turn)},
                         {8 + 6.6F * std::cos(turn), 8 + 6.6F * std::sin(turn)}});
    }
    return lines;
}

// The table of what icons look like, in two parts: what is done, and what points or stands for a
// thing.
std::vector<Line> lines_of_action(Icon icon) {
    switch (icon) {
        case Icon::none:
            return {};
        case Icon::search:
            return {arc({7, 7}, 4.5F, 0, 360), {{10.3F, 10.3F}, {14, 14}}};
        case Icon::undo:
            return {{{6, 3}, {2.5F, 6.5F}, {6, 10}},
                    {{2.5F, 6.5F}, {10, 6.5F}},
                    arc({10, 9.75F}, 3.25F, -90, 90),
                    {{10, 13}, {6.5F, 13}}};
        case Icon::redo:
            return {{{10, 3}, {13.5F, 6.5F}, {10, 10}},
                    {{13.5F, 6.5F}, {6, 6.5F}},
                    arc({6, 9.75F}, 3.25F, -90, -270),
                    {{6, 13}, {9.5F, 13}}};
        case Icon::gear:
            return gear();
        case Icon::plus:
            return {{{8, 2.5F}, {8, 13.5F}}, {{2.5F, 8}, {13.5F, 8}}};
        case Icon::minus:
            return {{{2.5F, 8}, {13.5F, 8}}};
        case Icon::fit:
            return {{{2, 6}, {2, 2}, {6, 2}},
                    {{10, 2}, {14, 2}, {14, 6}},
                    {{14, 10}, {14, 14}, {10, 14}},
                    {{6, 14}, {2, 14}, {2, 10}}};
        case Icon::pencil:
            return {{{2.5F, 13.5F}, {3.5F, 10}, {10.5F, 3}, {13, 5.5F}, {6, 12.5F}, {2.5F, 13.5F}},
                    {{8.8F, 4.8F}, {11.2F, 7.2F}}};
        case Icon::check:
            return {{{3, 8.5F}, {6.5F, 12}, {13, 4.5F}}};
        case Icon::close:
            return {{{3.5F, 3.5F}, {12.5F, 12.5F}}, {{12.5F, 3.5F}, {3.5F, 12.5F}}};
        default:
            return {};
    }
}

std::vector<Line> lines_of_thing(Icon icon) {
    switch (icon) {
        case Icon::chevron_left:
            return {{{10, 3.5F}, {5.5F, 8}, {10, 12.5F}}};
        case Icon::chevron_right:
            return {{{6, 3.5F}, {10.5F, 8}, {6, 12.5F}}};
        case Icon::chevron_down:
            return {{{3.5F, 6}, {8, 10.5F}, {12.5F, 6}}};
        case Icon::chevron_up:
            return {{{3.5F, 10}, {8, 5.5F}, {12.5F, 10}}};
        case Icon::file:
            return {{{4, 2}, {9.5F, 2}, {12.5F, 5}, {12.5F, 14}, {4, 14}, {4, 2}},
                    {{9, 2}, {9, 5.5F}, {12.5F, 5.5F}}};
        case Icon::folder:
            return {{{2, 4}, {6.5F, 4}, {8, 5.5F}, {14, 5.5F}, {14, 12.5F}, {2, 12.5F}, {2, 4}}};
        case Icon::eye:
            return {{{1.5F, 8},
                     {4, 5.2F},
                     {8, 3.8F},
                     {12, 5.2F},
                     {14.5F, 8},
                     {12, 10.8F},
                     {8, 12.2F},
                     {4, 10.8F},
                     {1.5F, 8}},
                    arc({8, 8}, 2.2F, 0, 360)};
        case Icon::play:
            return {{{5, 3}, {12.5F, 8}, {5, 13}, {5, 3}}};
        case Icon::pause:
            return {{{5.5F, 3.5F}, {5.5F, 12.5F}}, {{10.5F, 3.5F}, {10.5F, 12.5F}}};
        case Icon::grip:
            return {};  // dots, below
        case Icon::warning:
            return {{{8, 2.2F}, {14.5F, 13.5F}, {1.5F, 13.5F}, {8, 2.2F}},
                    {{8, 6.3F}, {8, 9.8F}},
                    {{8, 11.2F}, {8, 12.2F}}};
        case Icon::drop:
            return {{{8, 2}, {8, 10}},
                    {{4.5F, 6.5F}, {8, 10}, {11.5F, 6.5F}},
                    {{2.5F, 11}, {2.5F, 14}, {13.5F, 14}, {13.5F, 11}}};
        default:
            return {};
    }
}

std::vector<Line> lines_of(Icon icon) {
    std::vector<Line> lines = lines_of_action(icon);
    return lines.empty() ? lines_of_thing(icon) : lines;
}

}  // namespace

void draw_icon(Painter& painter, Icon icon, Point centre, float size, drawing::Colour colour,
               float line_width) {
    const float unit = size / 16;
    const Point corner{std::floor(centre.x - size / 2 + 0.5F),
                       std::floor(centre.y - size / 2 + 0.5F)};
    const float width = line_width > 0 ? line_width : std::max(1.0F, 1.5F * unit);
    const auto on_paper = [&](Point p) {
        return Point{corner.x + p.x * unit, corner.y + p.y * unit};
    };
    if (icon == Icon::grip) {
        for (const float x : {6.0F, 10.0F})
            for (const float y : {4.0F, 8.0F, 12.0F})
                painter.disc({.centre = on_paper({x, y}), .radius = 1.1F * unit, .fill = colour});
        return;
    }
    for (const Line& line : lines_of(icon)) {
        std::vector<Point> path;
        for (const Point p : line) path.push_back(on_paper(p));
        const bool closed = line.size() > 2 && line.front() == line.back();
        if (closed) path.pop_back();
        painter.stroke(path, closed, colour, width);
    }
}

void draw_logo(Painter& painter, const drawing::Box& box, const drawing::Colour& ground,
               const drawing::Colour& upper, const drawing::Colour& lower) {
    const float unit = box.width() / 16;
    painter.fill(box, ground, 3.6F * unit);
    const auto zigzag = [&](float top, drawing::Colour colour) {
        const std::array<Point, 5> shape{
            {{3, 3.5F}, {5.5F, 0.5F}, {8, 3.5F}, {10.5F, 0.5F}, {13, 3.5F}}};
        std::array<Point, 5> path{};
        for (std::size_t i = 0; i < shape.size(); ++i)
            path.at(i) = {box.min.x + shape.at(i).x * unit,
                          box.min.y + (top + shape.at(i).y) * unit};
        painter.stroke(path, false, colour, 1.7F * unit);
        // Round ends: the library's own are cut off square.
        for (const Point end : {path.front(), path.back()})
            painter.disc({.centre = end, .radius = 0.85F * unit, .fill = colour});
    };
    zigzag(3.2F, upper);
    zigzag(8.4F, lower);
}

}  // namespace friction::viewer::widgets
