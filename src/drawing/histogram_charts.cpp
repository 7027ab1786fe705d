// One histogram, and two from one axis.

#include <algorithm>
#include <cmath>

#include "chart_parts.h"
#include "friction/drawing/distribution_charts.h"

namespace friction::drawing {

namespace {

constexpr Dash threshold_dash{4, 3};

struct Bars {
    Colour whole, part;
};

Bars bars_of(const Theme& theme, bool is_redesign) {
    // The darker part leans towards ink: darker on a light ground, brighter on a dark one.
    if (is_redesign) return {theme.blue, mixed(theme.blue, theme.ink, 0.45)};
    return {theme.base, theme.ink2};
}

/// One bin's bar from the axis at y, `rise` px up (or down when negative), its part next to the
/// axis.
void draw_bar(Pen& pen, float left, float right, float y, float rise, float part,
              const Bars& bars) {
    const auto from_axis = [&](float height) {
        const float end = std::round(y - height);
        return Box{{left, std::min(y, end)}, {right, std::max(y, end)}};
    };
    pen.rectangle(from_axis(rise), bars.whole);
    pen.rectangle(from_axis(part), bars.part);
}

/// Bars of all bins; edges on whole pixels with one pixel of ground between them where there is
/// room.
void draw_bars(Pen& pen, const Bins& bins, const Scale& x, float y, float per_share,
               const Bars& bars) {
    for (std::size_t i = 0; i < bins.bins.size(); ++i) {
        const double begin = bins.width * static_cast<double>(i);
        const float left = std::round(x.at(begin)), right = std::round(x.at(begin + bins.width));
        const float gap = right - left >= 4 ? 1.0F : 0.0F;
        draw_bar(pen, left, right - gap, y, static_cast<float>(bins.share(i)) * per_share,
                 static_cast<float>(bins.part_share(i)) * per_share, bars);
    }
}

void bar_spots(Pen& pen, const Bins& bins, const Scale& x, float top, float bottom,
               const std::string& side, const std::vector<std::string>& readouts) {
    for (std::size_t i = 0; i < bins.bins.size(); ++i) {
        const double begin = bins.width * static_cast<double>(i);
        pen.spot({{x.at(begin), top}, {x.at(begin + bins.width), bottom}}, "bar",
                 side + std::to_string(i), i < readouts.size() ? readouts[i] : std::string());
    }
}

/// Beside its line, as high as there is room; where the threshold goes through all such places, its
/// line gives way behind the words.
void mark_mean(Pen& pen, Labels& labels, const HistogramChart& chart, const Scale& x, float top,
               float axis) {
    const float line = 1.15F * pen.f, gap = 0.4F * pen.f, at = x.at(*chart.mean);
    Text words = pen.figure(chart.mean_label);
    const float width = text_width(words.text, words.size, words.weight);
    const auto is_crossed = [&](const Box& box) {
        if (!chart.threshold) return false;
        const float limit = x.at(chart.threshold->at);
        return box.min.x <= limit + 1 && box.max.x >= limit - 1;
    };
    for (const bool may_be_crossed : {false, true})
        for (float baseline = top + 0.8F * pen.f; baseline < axis; baseline += line)
            for (const float left : {at + gap, at - gap - width}) {
                words.at = {left, baseline};
                const Box box = text_box(words);
                if (!labels.is_free(box) || (is_crossed(box) && !may_be_crossed)) continue;
                if (is_crossed(box)) pen.rectangle(box, pen.theme.panel);
                labels.place(words);
                pen.vertical(at, baseline - 0.8F * pen.f, axis, pen.theme.ink, {}, 1.5F);
                return;
            }
    pen.vertical(at, top, axis, pen.theme.ink, {}, 1.5F);
}

/// Threshold and mean with their words: side by side over the bars where there is room, else below
/// one another.
void mark_values(Pen& pen, Labels& labels, const HistogramChart& chart, const Scale& x, float top,
                 float axis) {
    const Theme& theme = pen.theme;
    const float gap = 0.4F * pen.f;
    if (chart.threshold && chart.threshold->at <= x.to) {
        const float at = x.at(chart.threshold->at);
        pen.vertical(at, top, axis, theme.warm, threshold_dash, 1.5F);
        Text words = pen.caption(chart.threshold->label);
        words.size = table_size * pen.f;
        words.colour = theme.warm;
        for (const std::string* text : {&chart.threshold->label, &chart.threshold->beyond}) {
            words.text = *text;
            const float baseline =
                top + (text == &chart.threshold->label ? 0.8F : 0.8F + 1.15F) * pen.f;
            const float width = text_width(words.text, words.size, words.weight);
            if (!labels.place(words, {{at + gap, baseline}, {at - gap - width, baseline}}))
                words.at = {at + gap, baseline}, labels.place_fitted(words, x.last - at - gap);
            words.colour = theme.ink2;
        }
    }
    if (chart.mean && *chart.mean <= x.to) mark_mean(pen, labels, chart, x, top, axis);
}

/// Swatches for the two parts at the left, the tail in words at the right.
void legend(Pen& pen, Labels& labels, const HistogramChart& chart, const Bars& bars,
            float baseline) {
    const float side = 0.62F * pen.f, right = pen.picture.width;
    Text tail = pen.caption(chart.tail, Anchor::end);
    tail.text = fitted(tail.text, right, tail.size, tail.weight);
    labels.place(tail, {{right, baseline}});
    float at = 0;
    for (const auto& [words, colour] :
         {std::pair(chart.whole, bars.whole), std::pair(chart.part, bars.part)}) {
        if (words.empty()) continue;
        Text text = pen.caption(words);
        text.colour = pen.theme.ink2;
        text.at = {at + side + 0.35F * pen.f, baseline};
        const Box swatch = on_pixels({{at, baseline - side}, {at + side, baseline}});
        if (!labels.is_free(swatch) || !labels.place(text)) continue;
        pen.rectangle(swatch, colour);
        at = text_box(text).max.x + 0.8F * pen.f;
    }
}

}  // namespace

Picture draw_histogram(const HistogramChart& chart, Size size, float f, const Theme& theme,
                       bool is_redesign) {
    Pen pen(size, f, theme);
    const Box body = pen.title(chart.title);
    Labels labels(pen.picture, body);
    const Bars bars = bars_of(theme, is_redesign);
    const float legend_height = 1.15F * f, ticks_height = 1.15F * f;
    const float axis = std::round(body.max.y - legend_height - ticks_height);
    float lines = chart.mean ? 1.0F : 0.0F;  // of words over the bars
    if (chart.threshold) lines += chart.threshold->beyond.empty() ? 1.0F : 2.0F;
    const float words = std::min(1.15F * lines * f, 0.4F * (axis - body.min.y));
    const Scale x{0, chart.bins.end(), 0, size.width};
    const double highest = chart.bins.highest_share();
    const float room = axis - body.min.y - words;
    if (room > 0 && highest > 0) {
        draw_bars(pen, chart.bins, x, axis, room / static_cast<float>(highest), bars);
        bar_spots(pen, chart.bins, x, body.min.y, axis, "", chart.readouts);
        mark_values(pen, labels, chart, x, body.min.y, axis);
    }
    pen.horizontal(axis, 0, size.width, theme.line2);
    tick_labels(pen, labels, round_ticks(0, x.to), x, axis + 1.0F * f, chart.number);
    legend(pen, labels, chart, bars, axis + 2.1F * f);
    return std::move(pen.picture);
}

namespace {

void triangle(Pen& pen, Point tip, float up, Colour colour) {
    const float half = 0.32F * pen.f;
    pen.picture.add(Area{.points = {tip, {tip.x - half, tip.y + up}, {tip.x + half, tip.y + up}},
                         .fill = colour});
}

/// Names and figures left of the bars: baseline above the axis, redesign below it.
float side_labels(Pen& pen, const HistogramPairChart& chart, float axis, const Box& body) {
    const float f = pen.f;
    float width = 0;
    for (const HistogramSide* side : {&chart.before, &chart.after})
        width = std::max({width, text_width(side->name, table_size * f, Weight::regular),
                          text_width(side->figure, f, Weight::semibold)});
    width = std::min(width, pen.picture.width * 0.25F);
    Labels labels(pen.picture, {{0, body.min.y}, {width, body.max.y}});
    for (const HistogramSide* side : {&chart.before, &chart.after}) {
        const bool is_after = side == &chart.after;
        Text name = pen.caption(side->name);
        name.size = table_size * f;
        name.colour = is_after ? pen.theme.blue : pen.theme.ink2;
        name.at = {0, axis + (is_after ? 1.2F : -1.6F) * f};
        Text figure = pen.figure(side->figure);
        figure.size = f;
        if (is_after) figure.colour = pen.theme.blue;
        figure.at = {0, name.at.y + 1.2F * f};
        labels.place_fitted(figure, width);
        labels.place_fitted(name, width);
    }
    return width + 1.2F * f;
}

/// Where things of a pair lie.
struct PairFrame {
    Box body{};
    Scale x{};
    float axis = 0, top = 0, bottom = 0;  ///< of the axis and of the highest bars
    float per_share = 0;
    float ticks_baseline = 0, words_baseline = 0;
};

PairFrame frame_pair(Pen& pen, const HistogramPairChart& chart) {
    const float f = pen.f;
    const float over = 1.2F * f;   // for the words of the threshold, and of the means
    const float under = 1.2F * f;  // for the numbers of the axis
    PairFrame frame{.body = pen.title(chart.title)};
    const Box& body = frame.body;
    const double up = chart.before.bins.highest_share(), down = chart.after.bins.highest_share();
    const float room = std::max(0.0F, body.height() - over - under - 0.7F * f);
    if (up + down > 0) frame.per_share = room / static_cast<float>(up + down);
    frame.top = body.min.y + over;
    // Above and below the axis stand a name and a figure, however low the bars are.
    const float labels = 2.8F * f;
    const float highest = body.min.y + labels, lowest = body.max.y - under - labels;
    const float wanted = frame.top + static_cast<float>(up) * frame.per_share;
    const float axis = highest < lowest ? std::clamp(wanted, highest, lowest) : wanted;
    if (axis < wanted)
        frame.per_share = (axis - frame.top) / static_cast<float>(up);
    else if (axis > wanted)
        frame.per_share = (frame.top + room - axis) / static_cast<float>(down);
    frame.axis = std::round(axis);
    frame.top = frame.axis - static_cast<float>(up) * frame.per_share;
    frame.bottom = frame.axis + static_cast<float>(down) * frame.per_share;
    frame.ticks_baseline = body.max.y - 0.25F * f;
    frame.words_baseline = body.min.y + 0.8F * f;
    return frame;
}

/// Words that come last find room beside the bars; `down` is 1 for those below the axis, else -1.
void keep_bars_clear(Labels& labels, const Bins& bins, const PairFrame& frame, float down) {
    for (std::size_t i = 0; i < bins.bins.size(); ++i) {
        const double begin = bins.width * static_cast<double>(i);
        const float end = frame.axis + down * static_cast<float>(bins.share(i)) * frame.per_share;
        labels.keep_clear({{frame.x.at(begin), std::min(frame.axis, end)},
                           {frame.x.at(begin + bins.width), std::max(frame.axis, end)}});
    }
}

void pair_threshold(Pen& pen, Labels& labels, const ThresholdMark& mark, const PairFrame& frame) {
    if (mark.at > frame.x.to) return;
    const float at = frame.x.at(mark.at), gap = 0.4F * pen.f;
    pen.vertical(at, frame.body.min.y, frame.ticks_baseline - pen.f, pen.theme.warm, threshold_dash,
                 1.5F);
    Text words = pen.caption(mark.label);
    words.colour = pen.theme.warm;
    words.at = {at + gap, frame.words_baseline};
    const float width = text_width(words.text, words.size, words.weight);
    if (labels.place(words, {words.at, {at - gap - width, words.at.y}})) return;
    labels.place_fitted(words, frame.x.last - words.at.x);
}

void pair_means(Pen& pen, Labels& labels, const HistogramPairChart& chart, const PairFrame& frame) {
    const float mark = 0.55F * pen.f;
    if (chart.before.mean && *chart.before.mean <= frame.x.to) {
        const Point tip{frame.x.at(*chart.before.mean), frame.top - 0.2F * pen.f};
        triangle(pen, tip, -mark, pen.theme.ink);
        Text word = pen.caption(chart.mean_word);
        word.colour = pen.theme.ink2;
        const float beside = mark, width = text_width(word.text, word.size, word.weight);
        labels.place(word, {{tip.x + beside, tip.y}, {tip.x - beside - width, tip.y}});
    }
    if (chart.after.mean && *chart.after.mean <= frame.x.to)
        triangle(pen, {frame.x.at(*chart.after.mean), frame.bottom + 0.15F * pen.f}, mark,
                 pen.theme.blue);
}

}  // namespace

Picture draw_histogram_pair(const HistogramPairChart& chart, Size size, float f,
                            const Theme& theme) {
    Pen pen(size, f, theme);
    PairFrame frame = frame_pair(pen, chart);
    if (frame.per_share <= 0) return std::move(pen.picture);
    const float left = side_labels(pen, chart, frame.axis,
                                   {frame.body.min, {size.width, frame.ticks_baseline - f}});
    frame.x = {0, std::max(chart.before.bins.end(), chart.after.bins.end()), left, size.width};
    Labels labels(pen.picture, {{left - f, frame.body.min.y}, frame.body.max});

    draw_bars(pen, chart.before.bins, frame.x, frame.axis, frame.per_share, bars_of(theme, false));
    draw_bars(pen, chart.after.bins, frame.x, frame.axis + 1, -frame.per_share,
              bars_of(theme, true));
    pen.horizontal(frame.axis, left, size.width, theme.ink3);
    bar_spots(pen, chart.before.bins, frame.x, frame.top, frame.axis, "before/",
              chart.before.readouts);
    bar_spots(pen, chart.after.bins, frame.x, frame.axis, frame.bottom + f, "after/",
              chart.after.readouts);
    if (chart.threshold) pair_threshold(pen, labels, *chart.threshold, frame);
    pair_means(pen, labels, chart, frame);

    labels.place(pen.caption(chart.unit, Anchor::end), {{size.width, frame.ticks_baseline}});
    tick_labels(pen, labels, round_ticks(0, frame.x.to), frame.x, frame.ticks_baseline,
                chart.number);
    keep_bars_clear(labels, chart.before.bins, frame, -1);
    keep_bars_clear(labels, chart.after.bins, frame, 1);
    labels.place(pen.caption(chart.tail, Anchor::end), {{size.width, frame.words_baseline}});
    labels.place(pen.caption(chart.part, Anchor::end), {{size.width, frame.axis + 2.4F * f},
                                                        {size.width, frame.bottom},
                                                        {size.width * 0.75F, frame.bottom},
                                                        {size.width * 0.6F, frame.bottom}});
    return std::move(pen.picture);
}

}  // namespace friction::drawing
