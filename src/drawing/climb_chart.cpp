// Effort of one customer as it adds up, in both designs.

#include <algorithm>
#include <cmath>

#include "chart_parts.h"
#include "friction/drawing/journey_charts.h"

namespace friction::drawing {

namespace {

double em_at(const ClimbLine& line, double at_s) {
    double em = 0;
    for (std::size_t i = 0; i < line.points.size(); ++i) {
        const ClimbPoint& point = line.points[i];
        if (point.at_s <= at_s) {
            em = point.em;
            continue;
        }
        if (i == 0) return em;
        const ClimbPoint& last = line.points[i - 1];
        return last.em + (point.em - last.em) * (at_s - last.at_s) / (point.at_s - last.at_s);
    }
    return em;
}

struct Frame {
    const TimeAxis& time;
    Scale y;
    [[nodiscard]] Point at(const ClimbPoint& point) const {
        return {time.at(point.at_s), y.at(point.em)};
    }
};

/// Cut in two at a moment: what happened, and what is still to come.
struct Parts {
    std::vector<Point> done{}, rest{};
};
Parts cut(const ClimbLine& line, double now_s, const Frame& frame) {
    Parts parts;
    for (const ClimbPoint& point : line.points)
        (point.at_s <= now_s ? parts.done : parts.rest).push_back(frame.at(point));
    if (!parts.rest.empty()) {
        const Point now = frame.at({now_s, em_at(line, now_s)});
        parts.done.push_back(now);
        parts.rest.insert(parts.rest.begin(), now);
    }
    return parts;
}

void draw_under(Pen& pen, const std::vector<Point>& line, float floor, Colour colour) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point a = line[i - 1], b = line[i];
        if (b.x <= a.x) continue;
        pen.picture.add(Area{.points = {a, b, {b.x, floor}, {a.x, floor}}, .fill = colour});
    }
}

/// As wide at its corners as between them: painters thin the corners of a stroke, so each piece is
/// a stroke of its own and a disc covers the joint. Whole pixels, for steep and level pieces are
/// drawn on them.
void stroke(Pen& pen, const std::vector<Point>& line, Colour colour) {
    const float width = std::max(2.0F, std::round(0.2F * pen.f));
    const float middle = std::fmod(width, 2.0F) / 2;  // of a pixel, for odd widths
    std::vector<Point> points;
    for (const Point& p : line) {
        const Point at{std::floor(p.x) + middle, std::floor(p.y) + middle};
        if (points.empty() || points.back() != at) points.push_back(at);
    }
    for (std::size_t i = 1; i < points.size(); ++i) {
        pen.picture.add(
            Polyline{.points = {points[i - 1], points[i]}, .line = colour, .line_width = width});
        if (i + 1 < points.size())
            pen.picture.add(Disc{.centre = points[i], .radius = width / 2, .fill = colour});
    }
}

void draw_line(Pen& pen, const Parts& parts, Colour colour) {
    const float px = pixel(pen.f);
    stroke(pen, parts.done, colour);
    if (parts.rest.size() > 1) {
        pen.picture.add(Polyline{.points = parts.rest,
                                 .line = pen.theme.line2,
                                 .line_width = 2 * px,
                                 .dash = {3 * px, 4 * px}});
        pen.picture.add(Disc{.centre = parts.rest.back(),
                             .radius = 0.35F * pen.f,
                             .fill = pen.theme.panel,
                             .line = pen.theme.line2,
                             .line_width = 2});
    }
    if (!parts.done.empty())
        pen.picture.add(Disc{.centre = parts.done.back(),
                             .radius = 0.42F * pen.f,
                             .fill = colour,
                             .line = pen.theme.panel,
                             .line_width = 1.5F});
}

void draw_ground(Pen& pen, Labels& labels, const ClimbChart& chart, const Frame& frame) {
    for (const TimeAxis::Piece& piece : frame.time.pieces())
        if (piece.is_present)
            pen.rectangle({{piece.first, 0}, {piece.last, frame.y.first}}, pen.theme.sunk);
    for (const TimeTick& day : chart.days)
        pen.vertical(frame.time.at(day.at_s), frame.y.last, frame.y.first, pen.theme.line, {1, 4});
    const Ticks ticks = round_ticks(0, frame.y.to);
    for (const double at : ticks.at) {
        const float y = frame.y.at(at);
        pen.horizontal(y, frame.time.first(), frame.time.last(),
                       at == 0 ? pen.theme.line2 : pen.theme.line);
        Text text = pen.caption(number_on_axis(chart.number, at, ticks.decimals), Anchor::end);
        labels.place(text, {{frame.time.first() - 0.6F * pen.f, y + 0.28F * pen.f}});
    }
}

/// The title stands in the margin, where the numbers of the axis leave room for it.
void draw_title(Pen& pen, Labels& labels, const ChartTitle& title, float margin) {
    Text text = pen.figure(title.title);
    text.size = pen.f;
    text.at = {0, 1.1F * pen.f};
    labels.place_fitted(text, margin);
    Text unit = pen.caption(title.unit);
    unit.at = {0, 2.3F * pen.f};
    labels.place_fitted(unit, margin);
}

void limit_line(Pen& pen, const ThresholdMark& mark, const Frame& frame, Colour colour, Dash dash) {
    if (mark.at <= frame.y.to)
        pen.horizontal(frame.y.at(mark.at), frame.time.first(), frame.time.last(), colour, dash);
}

/// No words lie across its line from here on; badges, which have a ground of their own, may.
void keep_limit_clear(Labels& labels, const std::optional<ThresholdMark>& mark,
                      const Frame& frame) {
    if (!mark || mark->at > frame.y.to) return;
    const float y = frame.y.at(mark->at);
    labels.keep_clear({{frame.time.first(), y - 2}, {frame.time.last(), y + 2}});
}

void limit_label(Pen& pen, Labels& labels, const ThresholdMark& mark, const Frame& frame,
                 Colour colour) {
    const float right = frame.time.last(), width = right - frame.time.first();
    if (mark.at > frame.y.to) {  // above what is shown: in words only
        Text text = pen.caption(mark.label, Anchor::end);
        const float y = 0.9F * pen.f;
        labels.place(text, {{right, y},
                            {right - pen.f, y},
                            {frame.time.first() + width * 0.7F, y},
                            {frame.time.first() + width * 0.4F, y}});
        return;
    }
    const float y = frame.y.at(mark.at), above = y - 0.45F * pen.f, below = y + 1.0F * pen.f;
    Text text = pen.caption(mark.label, Anchor::end);
    text.colour = colour;
    labels.place(text, {{right - 0.3F * pen.f, above},
                        {right - 0.3F * pen.f, below},
                        {right - pen.f, above},
                        {right - pen.f, below},
                        {frame.time.first() + width * 0.7F, above},
                        {frame.time.first() + width * 0.7F, below},
                        {frame.time.first() + width * 0.5F, above},
                        {frame.time.first() + width * 0.5F, below}});
}

/// Where and when the line crossed the threshold.
void draw_crossing(Pen& pen, Labels& labels, const ClimbChart& chart, const Frame& frame) {
    if (!chart.threshold) return;
    const double limit = chart.threshold->at;
    for (std::size_t i = 1; i < chart.before.points.size(); ++i) {
        const ClimbPoint &a = chart.before.points[i - 1], &b = chart.before.points[i];
        if (a.em >= limit || b.em < limit) continue;
        const double share = (limit - a.em) / (b.em - a.em);
        const double at_s = a.at_s + share * (b.at_s - a.at_s);
        if (at_s > chart.now_s) return;
        const Point at = frame.at({at_s, limit});
        pen.picture.add(Disc{.centre = at,
                             .radius = 0.4F * pen.f,
                             .fill = pen.theme.panel,
                             .line = pen.theme.warm,
                             .line_width = 2});
        Text text = pen.caption(chart.threshold->beyond, Anchor::end);
        text.colour = pen.theme.warm;
        const float width = text_width(text.text, text.size, text.weight);
        std::vector<Point> places;
        for (const float left : {0.6F, 1.6F, 2.6F, 3.6F})
            if (at.x - left * pen.f - width >= frame.time.first())
                places.push_back({at.x - left * pen.f, at.y - 0.45F * pen.f});
        places.push_back({at.x + 0.6F * pen.f + width, at.y + 1.3F * pen.f});
        labels.place(text, places);
        return;
    }
}

/// A hair runs from the line to words; not over other words, nor over a line.
bool is_clear(const Labels& labels, Point from, Point to) {
    constexpr float apart = 4, leaves = 8;  // pixels; it begins on a line
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    for (float done = leaves; done < length; done += apart) {
        const float share = done / length;
        const Point at{from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
        if (!labels.is_free(Box{at, at}.grown(2))) return false;
    }
    return true;
}

/// Beside the line: at its left where it jumps, else below it at the right, with a hair to where it
/// belongs.
void draw_note(Pen& pen, Labels& labels, const ClimbNote& note, const Frame& frame, double now_s) {
    if (note.at.at_s > now_s) return;
    const float f = pen.f;
    const Point at = frame.at(note.at);
    Text title = pen.figure(note.title), caption = pen.caption(note.caption);
    title.size = caption_size * f;
    caption.colour = pen.theme.ink2;
    const float width = std::max(text_width(title.text, title.size, title.weight),
                                 text_width(caption.text, caption.size, caption.weight));
    const float height = (caption.text.empty() ? 1.1F : 2.3F) * f;
    std::vector<Point> corners = {{at.x - 0.8F * f - width, at.y - height / 2},
                                  {at.x - 0.8F * f - width, at.y - height - 0.3F * f}};
    for (const float right : {1.5F, 3.0F, 5.0F, 8.0F, 11.0F})
        for (const float down : {0.4F, 1.6F, 3.2F, 4.8F})
            corners.push_back({at.x + right * f, at.y + down * f});
    corners.push_back({at.x + 0.5F * f, at.y - height - 0.6F * f});
    for (const Point& corner : corners) {
        const Box box{corner, {corner.x + width, corner.y + height}};
        if (corner.x < frame.time.first() || !labels.is_free(box)) continue;
        if (corner.x > at.x + f) {
            const Point from{at.x + 0.3F * f, at.y}, to{corner.x - 3, corner.y + 0.5F * f};
            if (!is_clear(labels, from, to)) continue;
            pen.picture.add(Polyline{.points = {from, to}, .line = pen.theme.line2});
        }
        title.at = {corner.x, corner.y + 0.85F * f};
        caption.at = {corner.x, corner.y + 1.95F * f};
        labels.place(title);
        labels.place(caption);
        pen.spot(box, "step", note.step, "");
        return;
    }
}

/// The lines themselves are no place for words.
void keep_lines_clear(Labels& labels, const std::vector<Point>& line) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point a = line[i - 1], b = line[i];
        const float length = std::max(std::abs(b.x - a.x), std::abs(b.y - a.y));
        const int parts = std::max(1, static_cast<int>(length / 12));
        for (int k = 0; k < parts; ++k) {
            const auto between = [&](int n) {
                const float share = static_cast<float>(n) / static_cast<float>(parts);
                return Point{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
            };
            const Point p = between(k), q = between(k + 1);
            labels.keep_clear(Box{{std::min(p.x, q.x), std::min(p.y, q.y)},
                                  {std::max(p.x, q.x), std::max(p.y, q.y)}}
                                  .grown(2));
        }
    }
}

/// "85.4 EM, so far" beside the line of now, as near in height as there is room.
void draw_badge(Pen& pen, Labels& labels, const ClimbLine& line, Point at, Colour fill,
                Colour words) {
    if (line.now.empty() || line.points.empty()) return;
    const float f = pen.f, pad = 0.65F * f;
    Text figure = pen.figure(line.now), caption = pen.caption(line.now_caption);
    figure.size = f;
    figure.colour = caption.colour = words;
    const float width = std::max(text_width(figure.text, figure.size, figure.weight),
                                 text_width(caption.text, caption.size, caption.weight)) +
                        2 * pad;
    const float height = 2.8F * f, gap = 0.9F * f;
    const auto put = [&](const Box& box) {
        if (!labels.is_free(box)) return false;
        pen.picture.add(Rectangle{.box = box, .corner = 0.3F * f, .fill = fill});
        figure.at = {box.min.x + pad, box.min.y + 1.2F * f};
        caption.at = {box.min.x + pad, box.min.y + 2.25F * f};
        labels.place(figure);
        labels.place(caption);
        labels.keep_clear(box.grown(0.2F * f));
        return true;
    };
    for (float away = 0.5F * f; away < pen.picture.height; away += 0.5F * f)
        for (const float left : {at.x + gap, at.x - gap - width})
            for (const float top : {at.y + away, at.y - height - away})
                if (put({{left, top}, {left + width, top + height}})) return;
}

/// What it will come to, above or below the end, not on the line of a limit.
void draw_end(Pen& pen, Labels& labels, const ClimbChart& chart, const Frame& frame,
              const ClimbLine& line, Point end) {
    const auto is_crossed = [&](const Box& box) {
        const auto by = [&](const std::optional<ThresholdMark>& limit) {
            if (!limit || limit->at > frame.y.to) return false;
            const float y = frame.y.at(limit->at);
            return box.min.y <= y + 1 && y <= box.max.y;
        };
        return by(chart.threshold) || by(chart.patience);
    };
    Text text = pen.caption(line.end, Anchor::middle);
    for (const float down : {-0.7F, 1.4F, 2.2F}) {
        text.at = {end.x, end.y + down * pen.f};
        if (!is_crossed(text_box(text)) && labels.place(text)) return;
    }
}

/// Patience is shown as a line where that leaves the climb three quarters of the height.
double top_of(const ClimbChart& chart) {
    constexpr double above = 1.08, at_most = 4.0 / 3;
    if (chart.top_em > 0) return chart.top_em;
    double top = chart.threshold ? chart.threshold->at : 0;
    for (const ClimbLine* line : {&chart.before, &chart.after})
        for (const ClimbPoint& point : line->points) top = std::max(top, point.em);
    top = top > 0 ? top * above : 1;
    const bool shows_patience = chart.patience && chart.patience->at * above <= top * at_most;
    return shows_patience ? std::max(top, chart.patience->at * above) : top;
}

}  // namespace

Picture draw_climb(const ClimbChart& chart, Size size, float f, const Theme& theme) {
    Pen pen(size, f, theme);
    const float under = chart.names_times ? 1.7F : 0.6F;
    const Frame frame{chart.axis, {0, top_of(chart), size.height - under * f, 1.4F * f}};
    if (frame.y.first <= frame.y.last || chart.axis.last() <= chart.axis.first())
        return std::move(pen.picture);
    Labels labels(pen.picture, pen.all());
    draw_ground(pen, labels, chart, frame);
    draw_title(pen, labels, chart.title, chart.axis.first() - 3.2F * f);
    const Parts before = cut(chart.before, chart.now_s, frame);
    const Parts after = cut(chart.after, chart.now_s, frame);
    for (const Parts* parts : {&before, &after}) {
        keep_lines_clear(labels, parts->done);
        keep_lines_clear(labels, parts->rest);
    }
    draw_under(pen, before.done, frame.y.first, theme.heat[2].with_alpha(0.45));
    if (chart.threshold) limit_line(pen, *chart.threshold, frame, theme.warm, {5, 4});
    if (chart.patience) limit_line(pen, *chart.patience, frame, theme.ink3, {1, 3});
    const float now = chart.axis.at(chart.now_s);
    if (chart.names_times) time_labels(pen, chart.axis, chart.days, now, frame.y.first + 0.35F * f);
    pen.vertical(now, 0, frame.y.first, theme.ink, {}, 2 * pixel(f));
    labels.keep_clear({{now - 3, 0}, {now + 3, frame.y.first}});
    for (const Parts* parts : {&before, &after}) {
        if (!parts->rest.empty() || parts->done.empty() || parts->done.back().x >= now) continue;
        const Point end = parts->done.back();
        pen.horizontal(end.y, end.x, now, parts == &before ? theme.warm : theme.blue, {2, 4});
        labels.keep_clear({{end.x, end.y - 2}, {now, end.y + 2}});
    }
    draw_line(pen, before, theme.heat[theme.is_dark ? 6 : 5]);
    draw_line(pen, after, theme.blue);
    // Neither words nor badges stand on the axis.
    labels.keep_clear({{frame.time.first(), frame.y.first - 1}, {frame.time.last(), size.height}});
    draw_badge(pen, labels, chart.before, frame.at({chart.now_s, em_at(chart.before, chart.now_s)}),
               theme.warm, theme.is_dark ? theme.on_blue : theme.panel);
    draw_badge(pen, labels, chart.after, frame.at({chart.now_s, em_at(chart.after, chart.now_s)}),
               theme.blue, theme.on_blue);
    keep_limit_clear(labels, chart.threshold, frame);
    keep_limit_clear(labels, chart.patience, frame);
    if (chart.threshold) limit_label(pen, labels, *chart.threshold, frame, theme.warm);
    if (chart.patience) limit_label(pen, labels, *chart.patience, frame, theme.ink3);
    draw_crossing(pen, labels, chart, frame);
    for (const auto& [line, parts] :
         {std::pair(&chart.before, &before), std::pair(&chart.after, &after)})
        if (!parts->rest.empty()) draw_end(pen, labels, chart, frame, *line, parts->rest.back());
    for (const ClimbNote& note : chart.before.notes)
        draw_note(pen, labels, note, frame, chart.now_s);
    for (const ClimbNote& note : chart.after.notes)
        draw_note(pen, labels, note, frame, chart.now_s);
    return std::move(pen.picture);
}

}  // namespace friction::drawing
