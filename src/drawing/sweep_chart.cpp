#include "friction/drawing/sweep_chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "sweep_page.h"

namespace friction::drawing {

namespace {

constexpr float least_plot = 30, name_gap = 1.4F, row = 1.35F;  // in f

struct Stroke {
    Colour colour{};
    Dash dash{};
};

/// Blue is the redesign, and ink is all there is beside it: the dash tells more of them apart.
Stroke stroke_of(const Theme& theme, std::size_t redesign) {
    constexpr std::array<Dash, 3> dashes{{{}, {8, 3}, {2, 3}}};
    const std::array<Colour, 3> colours{theme.blue, theme.ink, theme.ink3};
    return {colours[redesign / dashes.size() % colours.size()], dashes[redesign % dashes.size()]};
}

struct Frame {
    Box plot{};
    Scale x{}, y{};
    Ticks ticks{};
    float names_width = 0;
};

/// Names stand in two lines at most.
std::vector<std::string> name_lines(const std::string& name, float width, float f) {
    return wrapped(name, width, table_size * f, Weight::semibold, 2);
}

float names_width(const SweepChart& chart, float width, float f) {
    float widest = text_width(chart.baseline.name, table_size * f, Weight::semibold);
    for (const SweptCurve& curve : chart.redesigns)
        widest = std::max(widest, text_width(curve.name, table_size * f, Weight::semibold));
    return std::min(widest + 0.1F * f, width * 0.24F);
}

std::size_t flip_count(const SweepChart& chart) {
    std::size_t flips = 0;
    for (const SweptCurve& curve : chart.redesigns) flips += curve.flips.size();
    return flips;
}

float plot_height(const SweepChart& chart, float f) {
    constexpr float name_height = 2.7F;
    return std::max(least_plot, name_height * static_cast<float>(chart.redesigns.size() + 1)) * f;
}

std::pair<double, double> reach(const SweepChart& chart) {
    double from = 0, to = 0;
    const auto look = [&](const SweptCurve& curve) {
        for (const SweptValue& v : curve.values) {
            if (std::isnan(v.value)) continue;
            for (const double at : {v.value, v.low, v.high}) {
                if (!std::isfinite(at)) continue;
                from = std::min(from, at);
                to = std::max(to, at);
            }
        }
    };
    look(chart.baseline);
    for (const SweptCurve& curve : chart.redesigns) look(curve);
    return {from, to > from ? to : from + 1};
}

Frame frame_of(const SweepChart& chart, const SweepPage& page, float width, float f) {
    Frame frame;
    const auto [from, to] = reach(chart);
    frame.ticks = round_ticks(from, to, 6);
    float label = 0;
    for (const double at : frame.ticks.at)
        label = std::max(label, text_width(number_on_axis(chart.number, at, frame.ticks.decimals),
                                           caption_size * f, Weight::regular));
    frame.names_width = names_width(chart, width, f);
    const float top = page.above() + row * f * static_cast<float>(flip_count(chart)) + 0.4F * f;
    frame.plot = {{std::round(page.margin() + label + 0.6F * f), std::round(top)},
                  {std::round(width - page.margin() - frame.names_width - name_gap * f),
                   std::round(top + plot_height(chart, f))}};
    frame.x = {chart.x.from, chart.x.to, frame.plot.min.x, frame.plot.max.x};
    frame.y = {from, to, frame.plot.max.y, frame.plot.min.y};
    return frame;
}

double along(const SweptCurve& curve, const SweptAxis& axis, std::size_t i) {
    if (curve.values.size() < 2) return axis.from;
    return axis.from + (axis.to - axis.from) * static_cast<double>(i) /
                           static_cast<double>(curve.values.size() - 1);
}

/// Between its neighbours on a straight line; nothing where it is not known.
std::optional<double> value_at(const SweptCurve& curve, const SweptAxis& axis, double at) {
    for (std::size_t i = 0; i + 1 < curve.values.size(); ++i) {
        const double left = along(curve, axis, i), right = along(curve, axis, i + 1);
        if (at < left || at > right) continue;
        const double share = right > left ? (at - left) / (right - left) : 0;
        const double value =
            curve.values[i].value + share * (curve.values[i + 1].value - curve.values[i].value);
        return std::isnan(value) ? std::nullopt : std::optional(value);
    }
    return std::nullopt;
}

/// Opaque, so that no seams show between its pieces; each reaches a little under the next.
void draw_band(Pen& pen, const Frame& frame, const SweptCurve& curve, const SweptAxis& axis,
               Colour colour) {
    const Colour tint = mixed(pen.theme.panel, colour, 0.22);
    const auto y = [&](double value) { return frame.y.clamped(value); };
    for (std::size_t i = 0; i + 1 < curve.values.size(); ++i) {
        const SweptValue &a = curve.values[i], &b = curve.values[i + 1];
        if (std::isnan(a.value) || std::isnan(b.value)) continue;
        const float left = frame.x.at(along(curve, axis, i));
        const float right =
            std::min(frame.x.at(along(curve, axis, i + 1)) + 0.4F, frame.plot.max.x);
        pen.picture.add(Area{
            .points = {{left, y(a.high)}, {right, y(b.high)}, {right, y(b.low)}, {left, y(a.low)}},
            .fill = tint});
    }
}

void draw_curve(Pen& pen, const Frame& frame, const SweptCurve& curve, const SweptAxis& axis,
                const Stroke& stroke) {
    Polyline line{.line = stroke.colour, .line_width = 2, .dash = stroke.dash};
    const auto finish = [&] {
        if (line.points.size() > 1) pen.picture.add(line);
        line.points.clear();
    };
    for (std::size_t i = 0; i < curve.values.size(); ++i) {
        if (std::isnan(curve.values[i].value)) {
            finish();
            continue;
        }
        line.points.push_back(
            {frame.x.at(along(curve, axis, i)), frame.y.at(curve.values[i].value)});
    }
    finish();
}

/// Where every curve ends its name begins, moved as far as the others make it.
void name_curves(Pen& pen, const Frame& frame, const SweepChart& chart) {
    struct Name {
        const SweptCurve* curve;
        Stroke stroke;
        float end;
        std::vector<std::string> lines;
    };
    const float f = pen.f, step = table_size * f * 1.2F;
    std::vector<Name> names;
    const auto add = [&](const SweptCurve& curve, const Stroke& stroke) {
        const auto last = std::find_if(curve.values.rbegin(), curve.values.rend(),
                                       [](const SweptValue& v) { return !std::isnan(v.value); });
        if (last == curve.values.rend()) return;
        names.push_back({&curve, stroke, frame.y.at(last->value),
                         name_lines(curve.name, frame.names_width, f)});
    };
    add(chart.baseline, {pen.theme.base, {}});
    for (std::size_t r = 0; r < chart.redesigns.size(); ++r)
        add(chart.redesigns[r], stroke_of(pen.theme, r));
    std::ranges::stable_sort(names, {}, &Name::end);
    std::vector<Wanted> wanted;
    for (const Name& name : names) {
        const float height = step * static_cast<float>(name.lines.size());
        wanted.push_back({name.end - height / 2, height, 1});
    }
    const std::vector<float> tops =
        spread(wanted, frame.plot.min.y - f, frame.plot.max.y + f, 0.25F * f);
    const float left = frame.plot.max.x + name_gap * f;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (tops[i] < frame.plot.min.y - f) continue;
        const float middle = tops[i] + wanted[i].width / 2;
        pen.picture.add(Polyline{.points = {{frame.plot.max.x, names[i].end},
                                            {frame.plot.max.x + 0.4F * f, names[i].end},
                                            {left - 0.7F * f, middle},
                                            {left - 0.25F * f, middle}},
                                 .line = names[i].stroke.colour});
        for (std::size_t l = 0; l < names[i].lines.size(); ++l) {
            Text text = pen.figure(names[i].lines[l]);
            text.colour =
                names[i].curve == &chart.baseline ? pen.theme.ink2 : names[i].stroke.colour;
            text.at = {left,
                       middle_baseline(tops[i] + static_cast<float>(l) * step,
                                       tops[i] + static_cast<float>(l + 1) * step, text.size)};
            pen.picture.add(std::move(text));
        }
    }
}

void draw_grid(Pen& pen, Labels& labels, const Frame& frame, const SweepChart& chart) {
    for (const double at : frame.ticks.at) {
        const float y = frame.y.at(at);
        pen.horizontal(y, frame.plot.min.x, frame.plot.max.x,
                       at == 0 ? pen.theme.line2 : pen.theme.line);
        Text text =
            pen.caption(number_on_axis(chart.number, at, frame.ticks.decimals), Anchor::end);
        labels.place(text, {{frame.plot.min.x - 0.4F * pen.f, y + 0.28F * pen.f}});
    }
    if (chart.x.shows_file())
        pen.vertical(frame.x.at(*chart.x.in_file), frame.plot.min.y, frame.plot.max.y,
                     pen.theme.line2, {4, 3});
}

/// Below the curves: how far the flips reach.
void draw_flip_stretches(Pen& pen, const Frame& frame, const SweepChart& chart) {
    for (const SweptCurve& curve : chart.redesigns)
        for (const FlipMark& flip : curve.flips) {
            const float low = frame.x.clamped(flip.low);
            const float high = std::max(frame.x.clamped(flip.high), low + 1);
            pen.rectangle({{low, frame.plot.min.y}, {high, frame.plot.max.y}}, pen.theme.sunk);
        }
}

/// Above them: where it flips, named in a row of its own.
void draw_flips(Pen& pen, const Frame& frame, const SweepChart& chart, float top) {
    const float f = pen.f;
    Labels labels(pen.picture, pen.all());
    for (const SweptCurve& curve : chart.redesigns)
        for (const FlipMark& flip : curve.flips) {
            const double at = flip.value.value_or((flip.low + flip.high) / 2);
            const float x = frame.x.clamped(at);
            pen.vertical(x, top + 0.35F * f, frame.plot.max.y, pen.theme.ink2, {2, 2});
            if (const auto value = value_at(chart.baseline, chart.x, at); flip.value && value)
                pen.picture.add(Disc{.centre = {x, frame.y.at(*value)},
                                     .radius = 0.32F * f,
                                     .fill = pen.theme.panel,
                                     .line = pen.theme.ink,
                                     .line_width = 2});
            Text words = pen.caption(flip.label);
            words.colour = pen.theme.ink;
            const float width = text_width(words.text, words.size, words.weight);
            const float baseline = top + f, gap = 0.4F * f;
            const float right = pen.picture.width - 0.6F * f;
            labels.place(words, {{x + gap, baseline},
                                 {x - gap - width, baseline},
                                 {std::max(0.6F * f, right - width), baseline}});
            pen.spot({{frame.x.clamped(flip.low), frame.plot.min.y},
                      {frame.x.clamped(flip.high), frame.plot.max.y}},
                     "flip", curve.name, flip.label);
            top += row * f;
        }
}

}  // namespace

float sweep_chart_height(const SweepChart& chart, float width, float f) {
    const SweepPage page(chart.title, chart.subtitle, chart.sentences, width, f);
    return std::round(page.above() + row * f * static_cast<float>(flip_count(chart)) + 0.4F * f +
                      plot_height(chart, f) + swept_axis_height(f) + page.below());
}

Picture draw_sweep(const SweepChart& chart, float width, float f, const Theme& theme) {
    const SweepPage page(chart.title, chart.subtitle, chart.sentences, width, f);
    Pen pen({width, sweep_chart_height(chart, width, f)}, f, theme);
    const Frame frame = frame_of(chart, page, width, f);
    page.draw(pen);
    if (frame.plot.width() < 4 * f) return std::move(pen.picture);
    draw_flip_stretches(pen, frame, chart);
    Labels labels(pen.picture, pen.all());
    draw_grid(pen, labels, frame, chart);
    for (std::size_t r = chart.redesigns.size(); r-- > 0;)
        draw_band(pen, frame, chart.redesigns[r], chart.x, stroke_of(theme, r).colour);
    draw_band(pen, frame, chart.baseline, chart.x, theme.base);
    draw_curve(pen, frame, chart.baseline, chart.x, {theme.base, {}});
    for (std::size_t r = chart.redesigns.size(); r-- > 0;)
        draw_curve(pen, frame, chart.redesigns[r], chart.x, stroke_of(theme, r));
    draw_flips(pen, frame, chart, page.above());
    name_curves(pen, frame, chart);
    draw_swept_axis(pen, labels, chart.x, frame.x, frame.plot.max.y, 8);
    return std::move(pen.picture);
}

}  // namespace friction::drawing
