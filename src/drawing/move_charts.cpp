// Moves one after the other, and who is better off.

#include <algorithm>
#include <cmath>

#include "chart_parts.h"
#include "friction/drawing/ledger_charts.h"

namespace friction::drawing {

namespace {

struct Fall {
    Scale x{};
    float label_end = 0, row_height = 0, bar_height = 0, top = 0;
};

Fall frame_of(const Waterfall& chart, const Box& body, float f) {
    double reach = std::max(chart.before.to, chart.after.to);
    float label = 0, figure = 0;
    const auto look = [&](const WaterfallRow& row) {
        label = std::max(label, text_width(row.label, table_size * f, Weight::semibold));
        figure = std::max(figure, text_width(row.figure, table_size * f, Weight::semibold));
        reach = std::max({reach, row.from, row.to});
    };
    look(chart.before);
    for (const WaterfallRow& row : chart.moves) look(row);
    look(chart.after);
    Fall fall;
    fall.label_end = std::min(label, body.width() * 0.35F);
    const float right = std::max(fall.label_end + 2 * f, body.max.x - figure - 1.2F * f);
    fall.x = {0, reach > 0 ? reach : 1, std::round(fall.label_end + f), right};
    const float rows = static_cast<float>(chart.moves.size() + 2);
    fall.top = body.min.y;
    fall.row_height = std::min(2.1F * f, (body.height() - 1.4F * f) / rows);
    fall.bar_height = std::round(std::min(1.2F * f, fall.row_height * 0.66F));
    return fall;
}

void fall_axis(Pen& pen, Labels& labels, const Waterfall& chart, const Fall& fall, float floor) {
    const float baseline = floor + 1.1F * pen.f;
    if (chart.threshold && chart.threshold->at <= fall.x.to) {
        const float x = fall.x.at(chart.threshold->at);
        pen.vertical(x, fall.top, floor, pen.theme.warm, {4, 3}, 1.5F);
        Text words = pen.caption(chart.threshold->label, Anchor::middle);
        words.weight = Weight::semibold;
        words.colour = pen.theme.warm;
        labels.place(words, {{x, baseline}});
    }
    tick_labels(pen, labels, round_ticks(0, fall.x.to), fall.x, baseline, chart.number);
}

enum class Bar { before, move, after };

/// The bar and, beside it, its figure: at the right, else at the left.
void fall_row(Pen& pen, Labels& labels, const WaterfallRow& row, const Fall& fall, float top,
              Bar kind) {
    const float f = pen.f, size = table_size * f;
    const bool is_move = kind == Bar::move;
    const Tone tone = !is_move || row.from == row.to ? Tone::neither
                      : row.to < row.from            ? Tone::better
                                                     : Tone::worse;
    const float from = is_move ? fall.x.at(row.from) : fall.x.first, to = fall.x.at(row.to);
    const float middle = top + fall.row_height / 2;
    const Box box =
        on_pixels({{std::min(from, to), middle - fall.bar_height / 2},
                   {std::max({from, to, std::min(from, to) + 2}), middle + fall.bar_height / 2}});
    Rectangle bar{.box = box};
    bar.fill = kind == Bar::before  ? pen.theme.base
               : kind == Bar::after ? pen.theme.ink
                                    : colour_of(pen.theme, tone);
    if (tone == Tone::worse) bar.hatch = pen.theme.panel.with_alpha(0.6);
    pen.picture.add(bar);
    const float baseline = middle_baseline(top, top + fall.row_height, size);
    labels.keep_clear(box);
    Text figure = pen.figure(row.figure);
    if (is_move) figure.colour = colour_of(pen.theme, tone);
    const float width = text_width(figure.text, figure.size, figure.weight), gap = 0.6F * f;
    for (const float x : {box.max.x + gap, box.min.x - gap - width}) {
        figure.at = {x, baseline};
        if (!labels.is_free(text_box(figure))) continue;
        pen.rectangle(text_box(figure).grown(2), pen.theme.panel);  // lines pass behind
        labels.place(figure);
        break;
    }
    Text label = pen.figure(row.label);
    if (is_move) label.weight = Weight::regular;
    label.at = {0, baseline};
    labels.place_fitted(label, fall.label_end);
    pen.spot({{0, top}, {pen.picture.width, top + fall.row_height}}, "move", row.name, row.readout);
}

}  // namespace

Picture draw_waterfall(const Waterfall& chart, Size size, float f, const Theme& theme) {
    Pen pen(size, f, theme);
    const Box body = pen.title(chart.title);
    const Fall fall = frame_of(chart, body, f);
    if (fall.row_height <= 0) return std::move(pen.picture);
    const float floor = fall.top + fall.row_height * static_cast<float>(chart.moves.size() + 2);
    for (const double at : round_ticks(0, fall.x.to).at)
        pen.vertical(fall.x.at(at), fall.top, floor, at == 0 ? theme.line2 : theme.line);
    Labels labels(pen.picture, body);
    fall_axis(pen, labels, chart, fall, floor);
    float top = fall.top;
    fall_row(pen, labels, chart.before, fall, top, Bar::before);
    for (const WaterfallRow& row : chart.moves)
        fall_row(pen, labels, row, fall, top += fall.row_height, Bar::move);
    fall_row(pen, labels, chart.after, fall, top + fall.row_height, Bar::after);
    return std::move(pen.picture);
}

namespace {

constexpr float win_row_height = 1.7F, win_foot = 2.7F;  // in f; the foot has two lines

float win_label_width(const WinStrip& chart, float width, float f) {
    float label = 0;
    for (const WinRow& row : chart.rows)
        label = std::max(label, text_width(row.segment, table_size * f, Weight::semibold));
    return std::min(label, width * 0.35F);
}

/// A figure on a plate of its own, which begins or ends at x.
void on_plate(Pen& pen, Text figure, float pad, const Box& bar, float x, Anchor anchor) {
    constexpr float edge = 2;
    const float width = text_width(figure.text, figure.size, figure.weight) + 2 * pad;
    const float left = anchor == Anchor::start ? x + 2 * edge : x - 2 * edge - width;
    const Box ground{{left, bar.min.y + edge}, {left + width, bar.max.y - edge}};
    pen.picture.add(Rectangle{.box = ground, .fill = pen.theme.panel});
    figure.at = {ground.min.x + pad, middle_baseline(ground.min.y, ground.max.y, figure.size)};
    pen.picture.add(std::move(figure));
}

/// Who is better off in that part; elsewhere, in the part of the same or on a plate at the bar's
/// begin, with the word. Who is worse off only where that part has room.
void win_figures(Pen& pen, const WinRow& row, const Box& bar, const Box& better, const Box& same,
                 const Box& worse) {
    const Theme& theme = pen.theme;
    const float pad = 0.5F * pen.f;
    const auto width = [&](const Text& text) {
        return text_width(text.text, text.size, text.weight) + 2 * pad;
    };
    Text lost = pen.figure(row.worse_figure);
    lost.colour = theme.warm;
    if (!lost.text.empty() && width(lost) + 2 * pad <= worse.width())
        on_plate(pen, lost, pad, bar, worse.max.x, Anchor::end);
    Text figure = pen.figure(row.figure);
    const bool has_room = better.width() >= width(figure);
    if (!has_room) figure.text += " better";
    const Box& room = has_room ? better : same;
    figure.colour = has_room ? theme.on_blue : theme.ink;
    if (room.width() < width(figure)) {
        if (width(figure) <= bar.width()) on_plate(pen, figure, pad, bar, bar.min.x, Anchor::start);
        return;
    }
    figure.at = {room.min.x + pad, middle_baseline(room.min.y, room.max.y, figure.size)};
    pen.picture.add(figure);
}

void win_row(Pen& pen, const WinRow& row, std::size_t position, const Box& bar) {
    const Theme& theme = pen.theme;
    const auto x = [&](double share) {
        return std::round(bar.min.x +
                          bar.width() * static_cast<float>(std::clamp(share, 0.0, 1.0)));
    };
    constexpr float gap = 2;
    const float end_better = x(row.better);
    // A part that is there is seen: at least 2 px wide.
    const float begin_worse =
        row.worse > 0 ? std::min(x(1 - row.worse), bar.max.x - 2) : bar.max.x + gap;
    struct Part {
        const char* name;
        Rectangle shape;
    };
    const Box better{bar.min,
                     {row.same > 0 || row.worse > 0 ? end_better - gap : bar.max.x, bar.max.y}};
    const Box same{{end_better, bar.min.y}, {begin_worse - gap, bar.max.y}};
    const Box worse{{begin_worse, bar.min.y}, bar.max};
    for (const Part& part :
         {Part{"better", {.box = better, .fill = theme.blue}},
          Part{"same", {.box = same, .fill = theme.base_tint}},
          Part{"worse",
               {.box = worse, .fill = theme.warm, .hatch = theme.panel.with_alpha(0.85)}}}) {
        if (part.shape.box.width() <= 0) continue;
        pen.picture.add(part.shape);
        pen.spot(part.shape.box, "segment", std::to_string(position) + "/" + part.name,
                 row.readout);
    }
    win_figures(pen, row, bar, better, same, worse);
}

void win_legend(Pen& pen, const WinStrip& chart, float left, float top) {
    const float f = pen.f, baseline = top + 1.1F * f, side = 0.62F * f;
    Labels labels(pen.picture, pen.all());
    const Rectangle swatches[] = {
        {.fill = pen.theme.blue},
        {.fill = pen.theme.base_tint},
        {.fill = pen.theme.warm, .hatch = pen.theme.panel.with_alpha(0.85)}};
    float x = left;
    for (std::size_t i = 0; i < 3; ++i) {
        const std::string* words[] = {&chart.better, &chart.same, &chart.worse};
        Text text = pen.caption(*words[i]);
        text.colour = pen.theme.ink2;
        text.at = {x + side + 0.35F * f, baseline};
        Rectangle swatch = swatches[i];
        swatch.box = on_pixels({{x, baseline - side}, {x + side, baseline}});
        if (!labels.is_free(swatch.box) || !labels.place(text)) break;
        pen.picture.add(swatch);
        x = text_box(text).max.x + 0.9F * f;
    }
    Text luck = pen.caption(chart.any_luck, Anchor::end);
    luck.text = fitted(luck.text, pen.picture.width, luck.size, luck.weight);
    labels.place(luck, {{pen.picture.width, baseline}, {pen.picture.width, baseline + 1.2F * f}});
}

}  // namespace

float win_strip_height(const WinStrip& chart, float f) {
    const float head = chart.title.title.empty() ? 0 : 1.7F;
    return (head + win_row_height * static_cast<float>(chart.rows.size()) + win_foot) * f;
}

Picture draw_win_strip(const WinStrip& chart, float width, float f, const Theme& theme) {
    Pen pen({width, win_strip_height(chart, f)}, f, theme);
    const float label = win_label_width(chart, width, f), left = std::round(label + f);
    float y = chart.title.title.empty() ? 0 : pen.title(chart.title).min.y;
    for (std::size_t i = 0; i < chart.rows.size(); ++i, y += win_row_height * f) {
        const Box box{{0, y}, {width, y + win_row_height * f}};
        Text text = pen.figure(chart.rows[i].segment);
        if (i > 0) text.weight = Weight::regular;
        text.at = {0, middle_baseline(box.min.y, box.max.y, text.size)};
        Labels labels(pen.picture, box);
        labels.place_fitted(text, label);
        const float inset = 0.2F * f;
        win_row(pen, chart.rows[i], i,
                on_pixels({{left, box.min.y + inset}, {width, box.max.y - inset}}));
    }
    win_legend(pen, chart, left, y);
    return std::move(pen.picture);
}

}  // namespace friction::drawing
