// Rows of a ledger: before, after, difference, and the interval on one axis.

#include <algorithm>
#include <cmath>
#include <tuple>

#include "chart_parts.h"
#include "friction/drawing/ledger_charts.h"

namespace friction::drawing {

namespace {

constexpr float head_height = 1.7F, row_height = 1.6F, main_height = 2.0F;  // in f
constexpr double longest = 1.5;  // of what it was before; a longer interval ends in an arrow

float height_of(const IntervalRow& row) { return row.is_main ? main_height : row_height; }

/// Right edges of the columns of figures, and the room for intervals.
struct Columns {
    float label_end = 0, before = 0, after = 0, difference = 0;
    Scale axis{};
};

float widest(const IntervalTable& table, float f, std::string IntervalRow::* cell,
             const std::string& head) {
    float width = text_width(head, caption_size * f, Weight::regular);
    for (const IntervalRow& row : table.rows)
        width = std::max(width, text_width(row.*cell, table_size * f, Weight::semibold));
    return width;
}

/// The least and the most of all intervals, with 0 in between.
std::pair<double, double> range_of(const IntervalTable& table) {
    double low = 0, high = 0;
    for (const IntervalRow& row : table.rows) {
        if (!row.interval) continue;
        low = std::min(low, row.interval->low);
        high = std::max(high, row.interval->high);
    }
    constexpr double least = 0.02;  // or chance, enlarged, would look like an effect
    return {std::clamp(low, -longest, -least), std::clamp(high, least, longest)};
}

/// A narrow table leaves out what was before, then what is after, so that labels stay readable.
Columns columns_of(const IntervalTable& table, float width, float f) {
    const float gap = 0.55F * f, pad = 0.5F * f, least_label = 7 * f;
    float axis = std::clamp(width * 0.15F, 3.5F * f, 9 * f);
    for (const IntervalRow& row : table.rows)
        if (!row.interval)
            axis = std::max(axis, text_width(row.instead, caption_size * f, Weight::regular));
    axis = std::min(axis, width * 0.35F);
    Columns columns;
    const auto [low, high] = range_of(table);
    columns.axis = {low, high, width - pad - axis, width - pad};
    columns.difference = columns.axis.first - 0.8F * f;
    columns.label_end =
        columns.difference - widest(table, f, &IntervalRow::difference, table.difference) - gap;
    for (const auto& [column, cell, head] :
         {std::tuple(&Columns::after, &IntervalRow::after, &table.after),
          std::tuple(&Columns::before, &IntervalRow::before, &table.before)}) {
        const float left = columns.label_end - widest(table, f, cell, *head) - gap;
        if (left < least_label) return columns;
        columns.*column = columns.label_end;
        columns.label_end = left;
    }
    return columns;
}

void draw_head(Pen& pen, const IntervalTable& table, const Columns& columns) {
    const float f = pen.f, baseline = 1.1F * f;
    Labels labels(pen.picture, pen.all());
    for (const auto& [words, right] :
         {std::pair(table.before, columns.before), std::pair(table.after, columns.after),
          std::pair(table.difference, columns.difference)})
        if (right > 0) labels.place(pen.caption(words, Anchor::end), {{right, baseline}});
    labels.place(pen.caption(table.interval, Anchor::middle),
                 {{(columns.axis.first + columns.axis.last) / 2, baseline}});
    Text title = pen.figure(table.title);
    title.at = {0.5F * f, baseline};
    // The title may go on over figures that are wider than what stands over them.
    float end = columns.label_end;
    for (const auto& [words, right] :
         {std::pair(table.difference, columns.difference), std::pair(table.after, columns.after),
          std::pair(table.before, columns.before)})
        if (right > 0)
            end = right - text_width(words, caption_size * f, Weight::regular) - 0.55F * f;
    labels.place_fitted(title, end - title.at.x);
}

void draw_arrow(Pen& pen, float x, float y, float by, Colour colour) {
    const float half = 0.28F * pen.f;
    pen.picture.add(Area{.points = {{x + by, y}, {x, y - half}, {x, y + half}}, .fill = colour});
}

/// Stem from 0, the interval with its caps, and a dot at the value.
void draw_interval(Pen& pen, const IntervalRow& row, const Scale& axis, float y) {
    const float f = pen.f;
    const Colour colour = colour_of(pen.theme, row.tone);
    const float zero = axis.at(0), dot = axis.clamped(row.interval->value);
    pen.horizontal(y - 0.5F, std::min(zero, dot), std::max(zero, dot), colour.with_alpha(0.5));
    const float least = 0.9F * f;  // so that caps and dot stay apart
    float low = axis.clamped(row.interval->low), high = axis.clamped(row.interval->high);
    const float wider = std::max(0.0F, least - (high - low)) / 2;
    low -= wider;
    high += wider;
    pen.rectangle({{low, std::round(y) - 1}, {high, std::round(y) + 1}}, colour);
    const float cap = 0.3F * f, arrow = 0.4F * f;
    if (row.interval->low < axis.from - 1e-12)
        draw_arrow(pen, low, y, -arrow, colour);
    else
        pen.vertical(low + 0.75F, y - cap, y + cap, colour, {}, 1.5F);
    if (row.interval->high > axis.to + 1e-12)
        draw_arrow(pen, high, y, arrow, colour);
    else
        pen.vertical(high - 0.75F, y - cap, y + cap, colour, {}, 1.5F);
    pen.picture.add(
        Disc{.centre = {std::clamp(dot, low, high), y}, .radius = 0.2F * f, .fill = colour});
}

void draw_row(Pen& pen, const IntervalRow& row, const Columns& columns, const Box& box) {
    const float f = pen.f, size = table_size * f;
    const float baseline = middle_baseline(box.min.y, box.max.y, size);
    Labels labels(pen.picture, box);
    const auto figure = [&](const std::string& words, float right, Colour colour, Weight weight) {
        if (right <= 0) return;
        labels.place({.text = words,
                      .size = size,
                      .weight = weight,
                      .anchor = Anchor::end,
                      .colour = colour},
                     {{right, baseline}});
    };
    figure(row.difference, columns.difference, colour_of(pen.theme, row.tone), Weight::semibold);
    figure(row.after, columns.after, pen.theme.ink, Weight::regular);
    figure(row.before, columns.before, pen.theme.ink2, Weight::regular);
    Text label{.at = {(row.is_part ? 1.3F : 0.5F) * f, baseline},
               .text = row.label,
               .size = size,
               .weight = row.is_main ? Weight::semibold : Weight::regular,
               .colour = row.is_part ? pen.theme.ink2 : pen.theme.ink};
    labels.place_fitted(label, columns.label_end - label.at.x);
    const float y = std::round(box.centre().y);
    if (row.interval) return draw_interval(pen, row, columns.axis, y);
    Text instead = pen.caption(row.instead);
    const float room = box.max.x - columns.axis.first;
    instead.text = fitted(instead.text, room, instead.size, instead.weight);
    labels.place(instead, {{columns.axis.first, baseline}});
}

}  // namespace

float interval_table_height(const IntervalTable& table, float f) {
    float height = head_height;
    for (const IntervalRow& row : table.rows) height += height_of(row);
    return height * f;
}

Picture draw_interval_table(const IntervalTable& table, float width, float f, const Theme& theme) {
    Pen pen({width, interval_table_height(table, f)}, f, theme);
    const Columns columns = columns_of(table, width, f);
    float y = head_height * f;
    for (const IntervalRow& row : table.rows) {
        const Box box{{0, y}, {width, y + height_of(row) * f}};
        if (row.is_main)
            pen.picture.add(Rectangle{.box = box, .corner = 0.2F * f, .fill = theme.sunk});
        if (row.interval) pen.vertical(columns.axis.at(0), box.min.y, box.max.y, theme.line2);
        draw_row(pen, row, columns, box);
        pen.spot(box, "metric", row.name, row.readout);
        y = box.max.y;
    }
    draw_head(pen, table, columns);
    return std::move(pen.picture);
}

}  // namespace friction::drawing
