#include <algorithm>
#include <cmath>

#include "friction/contract.h"
#include "friction/drawing/sweep_chart.h"
#include "sweep_page.h"

namespace friction::drawing {

namespace {

constexpr float head_height = 3.2F, legend_row = 1.6F, between = 2.2F,
                aspect = 0.62F;  // f but for the last

std::size_t sheets_in_a_row(const SweepSheets& sheets, float width, float f) {
    return sheets.sheets.size() > 1 && width > 44 * f ? 2 : 1;
}

/// One sheet with all around it.
struct Room {
    std::size_t in_a_row = 1, rows = 1;
    float width = 0, label = 0, grid_height = 0, height = 0;
};

Room room_of(const SweepSheets& sheets, const SweepPage& page, float width, float f) {
    Room room;
    room.in_a_row = sheets_in_a_row(sheets, width, f);
    room.rows = (sheets.sheets.size() + room.in_a_row - 1) / room.in_a_row;
    room.width = (width - 2 * page.margin() - between * f * static_cast<float>(room.in_a_row - 1)) /
                 static_cast<float>(room.in_a_row);
    const Ticks ticks = round_ticks(sheets.up.from, sheets.up.to, 6);
    for (const double at : ticks.at) {
        const std::string words = number_on_axis(sheets.up.number, at, ticks.decimals);
        room.label = std::max(room.label, text_width(words, caption_size * f, Weight::regular));
    }
    room.label += 0.8F * f;
    room.grid_height = std::round(std::max(0.0F, room.width - room.label) *
                                  (room.in_a_row == 1 ? aspect * 0.8F : aspect));
    room.height = head_height * f + room.grid_height + swept_axis_height(f) + 0.8F * f;
    return room;
}

class Sheet {
public:
    Sheet(Pen& pen, const SweepSheets& all, const SweptSheet& sheet, const Box& grid)
        : pen_(pen), all_(all), sheet_(sheet), grid_(grid) {
        FRICTION_EXPECTS(sheet.cells.size() == all.columns * all.rows);
    }

    void cells() {
        for (std::size_t j = 0; j < all_.rows; ++j)
            for (std::size_t i = 0; i < all_.columns; ++i) {
                const SweptSheet::Cell& cell = at(i, j);
                Rectangle shape{.box = box_of(i, j),
                                .fill = pen_.theme.difference[cell.difference_class]};
                if (!cell.is_clear) shape.hatch = pen_.theme.ink3.with_alpha(0.55);
                pen_.picture.add(shape);
            }
    }

    /// Between the middles of four cells, straight where two of its sides are crossed.
    void flip_line() {
        for (std::size_t j = 0; j + 1 < all_.rows; ++j)
            for (std::size_t i = 0; i + 1 < all_.columns; ++i) {
                std::vector<Point> crossed;
                cross(crossed, {i, j}, {i + 1, j});
                cross(crossed, {i + 1, j}, {i + 1, j + 1});
                cross(crossed, {i, j + 1}, {i + 1, j + 1});
                cross(crossed, {i, j}, {i, j + 1});
                for (std::size_t k = 0; k + 1 < crossed.size(); k += 2)
                    pen_.picture.add(Polyline{.points = {crossed[k], crossed[k + 1]},
                                              .line = pen_.theme.ink,
                                              .line_width = 2});
            }
    }

private:
    struct Place {
        std::size_t i, j;
    };

    [[nodiscard]] const SweptSheet::Cell& at(std::size_t i, std::size_t j) const {
        return sheet_.cells[j * all_.columns + i];
    }
    /// The lowest row stands at the bottom.
    [[nodiscard]] Box box_of(std::size_t i, std::size_t j) const {
        const auto x = [&](std::size_t k) {
            return grid_.min.x +
                   grid_.width() * static_cast<float>(k) / static_cast<float>(all_.columns);
        };
        const auto y = [&](std::size_t k) {
            return grid_.max.y -
                   grid_.height() * static_cast<float>(k) / static_cast<float>(all_.rows);
        };
        return on_pixels({{x(i), y(j + 1)}, {x(i + 1), y(j)}});
    }
    void cross(std::vector<Point>& crossed, Place a, Place b) const {
        const double from = at(a.i, a.j).worse_by, to = at(b.i, b.j).worse_by;
        if ((from < 0) == (to < 0) || from == to) return;
        const auto share = static_cast<float>(from / (from - to));
        const Point p = box_of(a.i, a.j).centre(), q = box_of(b.i, b.j).centre();
        crossed.push_back({p.x + share * (q.x - p.x), p.y + share * (q.y - p.y)});
    }

    Pen& pen_;
    const SweepSheets& all_;
    const SweptSheet& sheet_;
    Box grid_;
};

/// Values stand at the middles of cells.
Scale middles(double from, double to, float first, float last, std::size_t count) {
    const float half = (last - first) / static_cast<float>(2 * count);
    return {from, to, first + half, last - half};
}

Disc file_mark(const Pen& pen, Point at) {
    return {.centre = at,
            .radius = 0.4F * pen.f,
            .fill = pen.theme.panel,
            .line = pen.theme.ink,
            .line_width = 2};
}

void draw_sheet(Pen& pen, const SweepSheets& all, const SweptSheet& sheet, const Room& room,
                Point corner) {
    const float f = pen.f;
    const Box grid =
        on_pixels({{corner.x + room.label, corner.y + head_height * f},
                   {corner.x + room.width, corner.y + head_height * f + room.grid_height}});
    Labels labels(pen.picture, {corner, {corner.x + room.width, corner.y + room.height}});
    Text title = pen.figure(sheet.title);
    title.at = {corner.x, corner.y + f};
    labels.place_fitted(title, room.width);
    Text upwards = pen.figure(all.up.title);
    upwards.weight = Weight::regular;
    upwards.at = {corner.x, corner.y + 2.5F * f};
    labels.place_fitted(upwards, room.width);
    Sheet drawn(pen, all, sheet, grid);
    drawn.cells();
    drawn.flip_line();
    const Scale x = middles(all.across.from, all.across.to, grid.min.x, grid.max.x, all.columns);
    const Scale y = middles(all.up.from, all.up.to, grid.max.y, grid.min.y, all.rows);
    const Ticks ticks = round_ticks(all.up.from, all.up.to, 6);
    for (const double at : ticks.at) {
        Text text = pen.caption(number_on_axis(all.up.number, at, ticks.decimals), Anchor::end);
        labels.place(text, {{grid.min.x - 0.4F * f, y.at(at) + 0.28F * f}});
    }
    if (all.across.shows_file() && all.up.shows_file())
        pen.picture.add(file_mark(pen, {x.at(*all.across.in_file), y.at(*all.up.in_file)}));
    draw_swept_axis(pen, labels, all.across, {x.from, x.to, grid.min.x, grid.max.x}, grid.max.y, 6);
}

/// A piece of the legend: what is drawn in a box, and its words.
struct LegendPiece {
    enum class Kind { cell, line, disc };
    Rectangle box{};
    Kind kind = Kind::cell;
    std::string words{};
};

std::vector<LegendPiece> signs_of(const SweepSheets& sheets, const Theme& theme) {
    std::vector<LegendPiece> signs;
    for (std::size_t c = 0; c < sheets.class_words.size(); ++c)
        signs.push_back(
            {{.fill = theme.difference[c]}, LegendPiece::Kind::cell, sheets.class_words[c]});
    signs.push_back({{.fill = theme.difference[3], .hatch = theme.ink3.with_alpha(0.55)},
                     LegendPiece::Kind::cell,
                     sheets.unclear_words});
    signs.push_back({{}, LegendPiece::Kind::line, sheets.flip_words});
    signs.push_back({{}, LegendPiece::Kind::disc, sheets.file_words});
    return signs;
}

/// In as many rows as it takes; answers how many. Without a pen it only counts.
std::size_t legend(Pen* pen, const SweepSheets& sheets, float width, float f, Point corner) {
    const float side = 0.85F * f, gap = 0.4F * f;
    float x = corner.x;
    std::size_t rows = 1;
    for (const LegendPiece& sign : signs_of(sheets, pen != nullptr ? pen->theme : light_theme())) {
        if (sign.words.empty()) continue;
        const float needed = side + gap + text_width(sign.words, caption_size * f, Weight::regular);
        if (x > corner.x && x + needed > corner.x + width) {
            x = corner.x;
            ++rows;
        }
        if (pen != nullptr) {
            const float top = corner.y + legend_row * f * static_cast<float>(rows - 1);
            Rectangle box = sign.box;
            box.box = on_pixels({{x, top + 0.2F * f}, {x + side, top + 0.2F * f + side}});
            const float middle = std::round(box.box.centre().y);
            if (sign.kind == LegendPiece::Kind::line)
                pen->rectangle({{box.box.min.x, middle - 1}, {box.box.max.x, middle + 1}},
                               pen->theme.ink);
            else if (sign.kind == LegendPiece::Kind::disc)
                pen->picture.add(file_mark(*pen, box.box.centre()));
            else
                pen->picture.add(box);
            Text words = pen->caption(sign.words);
            words.colour = pen->theme.ink2;
            words.at = {x + side + gap, middle_baseline(box.box.min.y, box.box.max.y, words.size)};
            words.text =
                fitted(words.text, corner.x + width - words.at.x, words.size, words.weight);
            if (!words.text.empty()) pen->picture.add(std::move(words));
        }
        x += needed + f;
    }
    return rows;
}

float legend_height(const SweepSheets& sheets, float width, float f) {
    return (legend_row * static_cast<float>(legend(nullptr, sheets, width, f, {})) + 0.4F) * f;
}

}  // namespace

float sweep_sheets_height(const SweepSheets& sheets, float width, float f) {
    const SweepPage page(sheets.title, sheets.subtitle, sheets.sentences, width, f);
    const Room room = room_of(sheets, page, width, f);
    return std::round(page.above() + room.height * static_cast<float>(room.rows) +
                      legend_height(sheets, width - 2 * page.margin(), f) + page.below());
}

Picture draw_sweep_sheets(const SweepSheets& sheets, float width, float f, const Theme& theme) {
    const SweepPage page(sheets.title, sheets.subtitle, sheets.sentences, width, f);
    Pen pen({width, sweep_sheets_height(sheets, width, f)}, f, theme);
    const Room room = room_of(sheets, page, width, f);
    page.draw(pen);
    if (room.grid_height < 4 * f) return std::move(pen.picture);
    for (std::size_t s = 0; s < sheets.sheets.size(); ++s) {
        const std::size_t column = s % room.in_a_row, line = s / room.in_a_row;
        draw_sheet(pen, sheets, sheets.sheets[s], room,
                   {page.margin() + static_cast<float>(column) * (room.width + between * f),
                    page.above() + static_cast<float>(line) * room.height});
    }
    legend(&pen, sheets, width - 2 * page.margin(), f,
           {page.margin(), page.above() + room.height * static_cast<float>(room.rows)});
    return std::move(pen.picture);
}

}  // namespace friction::drawing
