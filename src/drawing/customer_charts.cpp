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
    const float tip = top + room + 0.1F * f, half = 0.36F * f;
    const float at = size.width * static_cast<float>(std::clamp(*chart.pointer, 0.0, 1.0));
    const float x = std::max(half, std::min(at, size.width - half));  // whole at the ends, too
    pen.picture.add(Area{.points = {{x, tip}, {x + half, size.height}, {x - half, size.height}},
                         .fill = theme.ink});
    return std::move(pen.picture);
}

namespace {

constexpr float lane_share = 0.725F;  // of a lane and the gap below it
constexpr float here_radius = 0.9F;   // of the disc where the customer is, in f

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

/// Its sign, or the longest words that fit. On a hatch they need a ground of their own.
void band_words(Pen& pen, const MoveBand& band, const Box& box, Colour colour, bool is_hatched) {
    const float f = pen.f, side = 0.85F * f;
    const Point middle = box.centre();
    const auto ground = [&](float half) {
        if (is_hatched)
            pen.rectangle(
                {{middle.x - half, middle.y - 0.7F * f}, {middle.x + half, middle.y + 0.7F * f}},
                pen.theme.sunk);
    };
    if (band.sign) {
        if (box.width() < side + 0.4F * f) return;
        ground(0.6F * f);
        draw_sign(pen.picture, *band.sign, middle, side, colour);
        return;
    }
    Text text = pen.figure({}, Anchor::middle);
    text.size = caption_size * f;
    text.colour = colour;
    text.at = {middle.x, middle_baseline(box.min.y, box.max.y, text.size)};
    const float room = box.width() - f;
    const auto fits = [&](const std::string& words) {
        return text_width(words, text.size, text.weight) <= room;
    };
    const auto words = std::ranges::find_if(band.labels, fits);
    if (words == band.labels.end()) return;
    ground(text_width(*words, text.size, text.weight) / 2 + 0.3F * f);
    text.text = *words;
    pen.picture.add(std::move(text));
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
    // Clear of the disc at the line of now.
    const float clear = done.width() > 0 && rest.width() > 0 ? here_radius * pen.f : 0;
    if (done.width() >= rest.width())
        band_words(pen, band, {done.min, {now - clear, bottom}}, words, false);
    else
        band_words(pen, band, {{now + clear, top}, rest.max}, pen.theme.ink2, true);
    pen.spot({{left, top}, {right, bottom}}, "step", band.step, band.readout);
}

/// Where the customer is, on the line of now.
void draw_here(Pen& pen, const WhoseMoveChart& chart, float top, float height, Colour fill) {
    const Point centre{chart.axis.at(chart.now_s), top + height / 2};
    const float radius = std::min(here_radius * pen.f, height / 2);
    pen.picture.add(Disc{.centre = centre,
                         .radius = radius,
                         .fill = fill,
                         .line = pen.theme.panel,
                         .line_width = 2});
    draw_sign(pen.picture, Sign::person, centre, radius * 1.1F, pen.theme.panel);
}

/// Behind the end of the lane; where the lane ends with the axis, on its end and without words.
void draw_ending(Pen& pen, Labels& labels, const MoveLane& lane, const WhoseMoveChart& chart,
                 float top, float height) {
    const float f = pen.f, radius = std::min(0.7F * f, height / 2);
    const float end = chart.axis.at(lane.end_s);
    const bool has_room = end + f + 2 * radius <= chart.axis.last();
    const Point centre{has_room ? end + 0.5F * f + radius : end, top + height / 2};
    pen.picture.add(Disc{.centre = centre,
                         .radius = radius,
                         .fill = lane.is_resolved ? pen.theme.ink : pen.theme.panel,
                         .line = pen.theme.ink,
                         .line_width = 1.5F});
    draw_sign(pen.picture, lane.is_resolved ? Sign::check : Sign::cross, centre, radius * 1.3F,
              lane.is_resolved ? pen.theme.panel : pen.theme.ink);
    if (!has_room) return;
    const float beside = centre.x + radius + 0.5F * f;
    const float behind_now = chart.axis.at(chart.now_s) + 0.6F * f;
    const bool is_high = height >= 2.4F * f;  // enough for two lines
    for (const float left : {beside, behind_now}) {
        constexpr float near_f = 2.5F;  // farther from their disc words say nothing
        if (left > beside + near_f * f) return;
        const float room = chart.axis.last() - left;
        Text title = pen.figure({});
        title.at = {
            left, is_high ? centre.y - 0.15F * f : middle_baseline(top, top + height, title.size)};
        if (!labels.place_whole(title, std::span(&lane.ending, 1), room)) continue;
        if (!is_high) return;
        Text caption = pen.caption({});
        caption.colour = pen.theme.ink2;
        caption.at = {left, centre.y + 0.95F * f};
        labels.place_whole(caption, lane.captions, room);
        return;
    }
}

void lane_title(Pen& pen, Labels& labels, const std::string& title, float top, float height,
                float width) {
    const float line = 1.2F * pen.f;
    const auto most = static_cast<std::size_t>(std::max(1.0F, height / lane_share / line));
    const auto lines = wrapped(title, width, table_size * pen.f, Weight::semibold, most);
    float baseline = top + height / 2 + 0.3F * pen.f -
                     line * static_cast<float>(lines.size() - (lines.empty() ? 0 : 1)) / 2;
    for (const std::string& words : lines) {
        Text text = pen.figure(words);
        text.at = {0, baseline};
        labels.place(text);
        baseline += line;
    }
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
        lane_title(pen, labels, lane.title, top, height, chart.axis.first() - f);
        top += step;
    }
    time_labels(pen, chart.axis, chart.days, now, bottom - step * (1 - lane_share) * 0.5F);
    pen.vertical(now, 0.5F * f, size.height, theme.ink, {}, 2 * pixel(f));
    pen.picture.add(
        Area{.points = {{now - half, 0}, {now + half, 0}, {now, 0.6F * f}}, .fill = theme.ink});
    for (std::size_t i = 0; i < chart.lanes.size(); ++i) {
        const float upper = 0.7F * f + step * static_cast<float>(i);
        if (chart.now_s >= chart.lanes[i].end_s)
            draw_ending(pen, labels, chart.lanes[i], chart, upper, height);
        else
            draw_here(pen, chart, upper, height, i == 0 ? theme.warm : theme.blue);
    }
    return std::move(pen.picture);
}

}  // namespace friction::drawing
