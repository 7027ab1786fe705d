// Two cumulative curves, with the area between them and quantiles as drops.

#include <algorithm>
#include <cmath>

#include "chart_parts.h"
#include "friction/drawing/distribution_charts.h"

namespace friction::drawing {

namespace {

/// The curve at every pixel column: the share of customers at most at its right edge.
std::vector<double> sampled(const std::vector<CumulativePoint>& points, const Scale& x) {
    std::vector<double> shares;
    std::size_t next = 0;
    double share = 0;
    for (float pixel = x.first; pixel < x.last; ++pixel) {
        const double limit = x.value(pixel + 1);
        while (next < points.size() && points[next].x <= limit) share = points[next++].share;
        shares.push_back(share);
    }
    return shares;
}

void draw_between(Pen& pen, const std::vector<double>& before, const std::vector<double>& after,
                  const Scale& x, const Scale& y) {
    const Colour better = pen.theme.blue.with_alpha(0.16), worse = pen.theme.warm.with_alpha(0.16);
    for (std::size_t i = 0; i < std::min(before.size(), after.size());) {
        std::size_t end = i + 1;
        while (end < before.size() && before[end] == before[i] && after[end] == after[i]) ++end;
        const float low = y.at(std::min(before[i], after[i]));
        const float high = y.at(std::max(before[i], after[i]));
        pen.rectangle(
            {{x.first + static_cast<float>(i), high}, {x.first + static_cast<float>(end), low}},
            after[i] > before[i] ? better : worse);
        i = end;
    }
}

void draw_curve(Pen& pen, const std::vector<double>& shares, const Scale& x, const Scale& y,
                Colour colour) {
    Polyline line{.points = {{x.first, y.at(0)}}, .line = colour, .line_width = 2};
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const Point step{x.first + static_cast<float>(i), y.at(shares[i])};
        if (line.points.back().y == step.y) continue;
        line.points.push_back({step.x, line.points.back().y});
        line.points.push_back(step);
    }
    line.points.push_back({x.last, line.points.back().y});
    pen.picture.add(std::move(line));
}

void draw_quantiles(Pen& pen, Labels& labels, const CumulativeSide& side, const Scale& x,
                    const Scale& y, const std::string& name, Colour colour) {
    const float floor = y.at(0);
    for (const QuantileMark& mark : side.quantiles) {
        if (mark.value > x.to) continue;
        const float at = x.at(mark.value), from = y.at(mark.share);
        pen.vertical(at, from, floor, colour, {2, 2});
        labels.keep_clear({{at - 1, from}, {at + 1, floor}});
        pen.picture.add(Disc{.centre = {at, from}, .radius = 0.22F * pen.f, .fill = colour});
        const float low = x.clamped(mark.low), high = x.clamped(mark.high);
        pen.rectangle({{low, floor - 3}, {std::max(high, low + 2), floor}}, colour);
        Text words = pen.caption(mark.label);
        words.colour = colour;
        const float gap = 0.3F * pen.f;
        const float width = text_width(words.text, words.size, words.weight);
        for (const float down : {1.0F, 2.0F, 3.0F})
            if (labels.place(words, {{at + gap, from + down * pen.f},
                                     {at - gap - width, from + down * pen.f}}))
                break;
        pen.spot({{at - gap, from - gap}, {at + gap, floor}}, "quantile", name + mark.label,
                 mark.readout);
    }
}

void draw_grid(Pen& pen, Labels& labels, const Scale& x, const Scale& y) {
    for (const double share : {0.0, 0.5, 1.0}) {
        pen.horizontal(y.at(share), x.first, x.last, share == 0 ? pen.theme.line2 : pen.theme.line);
        Text text = pen.caption(plain_number(share * 100, 0) + "%", Anchor::end);
        labels.place(text, {{x.first - 0.4F * pen.f, y.at(share) + 0.28F * pen.f}});
    }
}

/// The curve at the left is named at its left, the other one at its right.
void name_curves(Pen& pen, Labels& labels, const CumulativeChart& chart,
                 const std::vector<double>& before, const std::vector<double>& after,
                 const Scale& x, const Scale& y) {
    const auto pixel = [&](const std::vector<double>& shares, double share) {
        const auto found =
            std::find_if(shares.begin(), shares.end(), [share](double s) { return s >= share; });
        return x.first + static_cast<float>(found - shares.begin());
    };
    const bool after_is_left = pixel(after, 0.5) <= pixel(before, 0.5);
    for (const bool is_after : {true, false}) {
        const std::vector<double>& shares = is_after ? after : before;
        Text name = pen.figure(is_after ? chart.after.name : chart.before.name);
        name.colour = is_after ? pen.theme.blue : pen.theme.ink2;
        const float width = text_width(name.text, name.size, name.weight), gap = 0.6F * pen.f;
        std::vector<Point> places;
        for (const double share : {0.8, 0.65, 0.4, 0.3, 0.2, 0.12})
            places.push_back(is_after == after_is_left
                                 ? Point{pixel(shares, share) - gap - width, y.at(share)}
                                 : Point{pixel(shares, share) + gap, y.at(share) + 0.5F * pen.f});
        labels.place(name, places);
    }
}

}  // namespace

Picture draw_cumulative_pair(const CumulativeChart& chart, Size size, float f, const Theme& theme) {
    Pen pen(size, f, theme);
    const Box body = pen.title(chart.title);
    Labels labels(pen.picture, body);
    const float baseline = body.max.y - 0.25F * f;
    const float floor = std::round(baseline - 1.05F * f), top = body.min.y + 0.5F * f;
    const Scale x{0, chart.end, std::round(2.6F * f), size.width};
    const Scale y{0, 1, floor, top};
    if (floor <= top || x.last <= x.first) return std::move(pen.picture);
    draw_grid(pen, labels, x, y);
    const auto before = sampled(chart.before.points, x), after = sampled(chart.after.points, x);
    draw_between(pen, before, after, x, y);
    if (chart.threshold && chart.threshold->at <= x.to) {
        const float at = x.at(chart.threshold->at);
        pen.vertical(at, top, floor, theme.warm, {4, 3}, 1.5F);
        Text words = pen.caption(chart.threshold->label);
        words.colour = theme.warm;
        labels.place(words, {{at + 0.4F * f, floor - 0.5F * f}});
    }
    draw_curve(pen, before, x, y, theme.base);
    draw_curve(pen, after, x, y, theme.blue);
    pen.spot({{x.first, top}, {x.last, floor}}, "curve", "", "");
    draw_quantiles(pen, labels, chart.after, x, y, "after/", theme.blue);
    draw_quantiles(pen, labels, chart.before, x, y, "before/", theme.ink2);
    labels.place(pen.caption(chart.unit, Anchor::end), {{size.width, baseline}});
    tick_labels(pen, labels, round_ticks(0, x.to), x, baseline, chart.number);
    name_curves(pen, labels, chart, before, after, x, y);
    return std::move(pen.picture);
}

}  // namespace friction::drawing
