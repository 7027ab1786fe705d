// All customers in order, and whose move it was for one of them.

#include <algorithm>
#include <cmath>

#include "chart_parts.h"
#include "friction/drawing/journey_charts.h"

namespace friction::drawing {

Picture draw_all_customers(const AllCustomers& chart, Size size, float f, const Theme& theme) {
    Pen pen(size, f, theme);
    Labels labels(pen.picture, pen.all());
    Text title = pen.caption(chart.title);
    title.at = {0, 0.85F * f};
    if (!chart.title.empty()) labels.place_fitted(title, size.width);
    const float top = chart.title.empty() ? 0 : 1.2F * f;
    const float pointer = chart.pointer ? 0.75F * f : 0;
    double most = 0, least = 0;
    for (const double saved : chart.saved) {
        most = std::max(most, saved);
        least = std::min(least, saved);
    }
    const float room = size.height - top - pointer;
    if (chart.saved.empty() || room <= 0) return std::move(pen.picture);
    const double reach = most - least > 0 ? most - least : 1;
    const Scale y{least, least + reach, top + room, top};
    const float zero = std::round(y.at(0));
    const float each = size.width / static_cast<float>(chart.saved.size());
    for (std::size_t i = 0; i < chart.saved.size(); ++i) {
        const float left = each * static_cast<float>(i);
        const float end = y.at(chart.saved[i]);
        const bool is_saved = chart.saved[i] >= 0;
        pen.rectangle({{left, std::min(zero, end)}, {left + each, std::max(zero, end)}},
                      is_saved ? theme.blue : theme.warm);
        pen.spot({{left, top}, {left + each, size.height}}, "customer", std::to_string(i), "");
    }
    pen.horizontal(zero, 0, size.width, theme.line2);
    if (!chart.pointer) return std::move(pen.picture);
    const float x = size.width * static_cast<float>(std::clamp(*chart.pointer, 0.0, 1.0));
    const float tip = top + room + 0.1F * f, half = 0.36F * f;
    pen.picture.add(Area{.points = {{x, tip}, {x + half, size.height}, {x - half, size.height}},
                         .fill = theme.ink});
    return std::move(pen.picture);
}

namespace {

constexpr float lane_share = 0.725F;  // of a lane and the gap below it

struct BandColours {
    Colour fill, text;
};

BandColours colours_of(const Theme& theme, Whose whose) {
    switch (whose) {
        case Whose::own_minutes:
            return {theme.ink, theme.panel};
        case Whose::held:
            return {theme.family[0], theme.panel};
        case Whose::customer:
            return {theme.heat[3], text_on_heat(theme, 3)};
        case Whose::company:
            break;
    }
    return {theme.base_tint, theme.ink2};
}

/// Its sign, or as much of its words as fits.
void band_words(Pen& pen, const MoveBand& band, const Box& box, Colour colour) {
    const float f = pen.f, side = 0.85F * f;
    if (band.sign && box.width() >= side + 0.4F * f) {
        draw_sign(pen.picture, *band.sign, box.centre(), side, colour);
        return;
    }
    if (band.sign || band.label.empty()) return;
    Text text = pen.figure(band.label, Anchor::middle);
    text.size = caption_size * f;
    text.colour = colour;
    const float pad = 0.5F * f, room = box.width() - 2 * pad;
    text.at = {box.centre().x, middle_baseline(box.min.y, box.max.y, text.size)};
    Labels labels(pen.picture, box);
    labels.place_fitted(text, room);
}

/// Up to now in the colour of whose move it is, from then on hatched.
void draw_band(Pen& pen, const MoveBand& band, const WhoseMoveChart& chart, float top,
               float height) {
    constexpr float gap = 1.5F;
    const float bottom = top + height;
    const float left = chart.axis.at(band.from_s);
    const float right = std::max(chart.axis.at(band.to_s) - gap, left + 1);
    const float now = std::clamp(chart.axis.at(chart.now_s), left, right);
    const auto [fill, words] = colours_of(pen.theme, band.whose);
    const Box done{{left, top}, {now, bottom}}, rest{{now, top}, {right, bottom}};
    if (done.width() > 0)
        pen.picture.add(Rectangle{.box = done, .corner = 0.2F * pen.f, .fill = fill});
    if (rest.width() > 0)
        pen.picture.add(Rectangle{.box = rest, .fill = pen.theme.sunk, .hatch = pen.theme.line2});
    const bool is_done = done.width() >= rest.width();
    if (is_done)
        band_words(pen, band, done, words);
    else if (text_width(band.label, caption_size * pen.f, Weight::semibold) + pen.f <
             rest.width()) {
        const float half = text_width(band.label, caption_size * pen.f, Weight::semibold) / 2;
        const Point middle = rest.centre();
        if (!band.label.empty())  // the hatch would run through the words
            pen.rectangle({{middle.x - half - 4, middle.y - 0.7F * pen.f},
                           {middle.x + half + 4, middle.y + 0.7F * pen.f}},
                          pen.theme.sunk);
        band_words(pen, band, rest, pen.theme.ink2);
    }
    pen.spot({{left, top}, {right, bottom}}, "step", band.step, band.readout);
}

void draw_ending(Pen& pen, Labels& labels, const MoveLane& lane, const WhoseMoveChart& chart,
                 float top, float height) {
    if (chart.now_s < lane.end_s) return;
    const float f = pen.f, radius = std::min(0.7F * f, height / 2);
    const Point centre{chart.axis.at(lane.end_s) + 0.5F * f + radius, top + height / 2};
    if (centre.x + radius > pen.picture.width) return;
    pen.picture.add(Disc{.centre = centre,
                         .radius = radius,
                         .fill = lane.is_resolved ? pen.theme.ink : pen.theme.panel,
                         .line = pen.theme.ink,
                         .line_width = 1.5F});
    draw_sign(pen.picture, lane.is_resolved ? Sign::check : Sign::cross, centre, radius * 1.3F,
              lane.is_resolved ? pen.theme.panel : pen.theme.ink);
    const float left = centre.x + radius + 0.5F * f, room = chart.axis.last() - left;
    Text title = pen.figure(lane.ending);
    title.at = {left, centre.y - 0.15F * f};
    labels.place_fitted(title, room);
    Text caption = pen.caption(lane.caption);
    caption.colour = pen.theme.ink2;
    caption.at = {left, centre.y + 0.95F * f};
    labels.place_fitted(caption, room);
}

void lane_title(Pen& pen, Labels& labels, const std::string& title, float top, float height,
                float width) {
    const auto lines =
        wrapped(title, width, table_size * pen.f, Weight::semibold, height >= 2.6F * pen.f ? 2 : 1);
    const float line = 1.25F * pen.f;
    float baseline = top + height / 2 + 0.3F * pen.f -
                     line * static_cast<float>(lines.size() - (lines.empty() ? 0 : 1)) / 2;
    for (const std::string& words : lines) {
        Text text = pen.figure(words);
        text.at = {0, baseline};
        labels.place(text);
        baseline += line;
    }
}

/// Names of presences in their shade, names of days between them.
void time_labels(Pen& pen, const WhoseMoveChart& chart, float top) {
    const float baseline = top + 0.9F * pen.f;
    Labels labels(pen.picture,
                  {{chart.axis.first(), top}, {pen.picture.width, pen.picture.height}});
    for (const TimeAxis::Piece& piece : chart.axis.pieces()) {
        if (!piece.is_present) continue;
        Text text = pen.caption(piece.label, Anchor::middle);
        text.weight = Weight::semibold;
        text.colour = pen.theme.ink2;
        const float half = text_width(text.text, text.size, text.weight) / 2;
        const float middle = (piece.first + piece.last) / 2;
        labels.place(text, {{middle, baseline},
                            {chart.axis.first() + half, baseline},
                            {chart.axis.last() - half, baseline}});
    }
    for (const TimeTick& day : chart.days)
        labels.place(pen.caption(day.label, Anchor::middle), {{chart.axis.at(day.at_s), baseline}});
}

}  // namespace

Picture draw_whose_move(const WhoseMoveChart& chart, Size size, float f, const Theme& theme) {
    Pen pen(size, f, theme);
    float top = 0.7F * f;
    const float lanes = static_cast<float>(std::max<std::size_t>(1, chart.lanes.size()));
    const float step = std::min(4.0F * f, (size.height - top - 1.2F * f) / lanes);
    if (step <= 0) return std::move(pen.picture);
    const float height = step * lane_share, bottom = top + step * lanes;
    for (const TimeAxis::Piece& piece : chart.axis.pieces())
        if (piece.is_present)
            pen.rectangle({{piece.first, top}, {piece.last, size.height}}, theme.sunk);
    Labels labels(pen.picture, pen.all());
    const float now = chart.axis.at(chart.now_s), half = 0.5F * f;
    labels.keep_clear({{now - 2, 0}, {now + 2, size.height}});
    for (const MoveLane& lane : chart.lanes) {
        pen.picture.add(
            Rectangle{.box = {{chart.axis.first(), top}, {chart.axis.last(), top + height}},
                      .corner = 0.2F * f,
                      .fill = theme.sunk,
                      .line = theme.line,
                      .line_width = 1});
        for (const MoveBand& band : lane.bands) draw_band(pen, band, chart, top, height);
        draw_ending(pen, labels, lane, chart, top, height);
        lane_title(pen, labels, lane.title, top, height, chart.axis.first() - f);
        top += step;
    }
    time_labels(pen, chart, bottom - step * (1 - lane_share) * 0.5F);
    pen.vertical(now, 0.5F * f, size.height, theme.ink, {}, 2);
    pen.picture.add(
        Area{.points = {{now - half, 0}, {now + half, 0}, {now, 0.6F * f}}, .fill = theme.ink});
    return std::move(pen.picture);
}

}  // namespace friction::drawing
