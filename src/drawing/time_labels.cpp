// Words under a time axis.

#include <algorithm>
#include <initializer_list>

#include "chart_parts.h"
#include "friction/drawing/journey_charts.h"

namespace friction::drawing {

namespace {

/// At the first of these places that is free, with a gap to its neighbours.
bool place_apart(Labels& labels, Text text, std::initializer_list<float> middles, float baseline,
                 float f) {
    for (const float middle : middles) {
        text.at = {middle, baseline};
        Box apart = text_box(text);
        apart.min.x -= 0.2F * f;
        apart.max.x += 0.2F * f;
        if (!labels.is_free(apart) || !labels.place(text)) continue;
        labels.keep_clear(apart);
        return true;
    }
    return false;
}

/// The longest words that fit into the shade, in its middle or beside the line of now; the shortest
/// may reach over its edges.
void presence_label(Pen& pen, Labels& labels, const TimeAxis::Piece& piece, float now,
                    float baseline) {
    Text text = pen.caption({}, Anchor::middle);
    text.weight = Weight::semibold;
    text.colour = pen.theme.ink2;
    for (const std::string& words : piece.labels) {
        const float width = text_width(words, text.size, text.weight), half = width / 2;
        const float gap = 0.5F * pen.f, overhang = &words == &piece.labels.back() ? 2 * pen.f : 0;
        if (width > piece.last - piece.first + overhang) continue;
        text.text = words;
        const float middle = (piece.first + piece.last) / 2;
        if (place_apart(
                labels, text,
                {middle, std::min(middle, now - gap - half), std::max(middle, now + gap + half)},
                baseline, pen.f))
            return;
    }
}

}  // namespace

void time_labels(Pen& pen, const TimeAxis& axis, const std::vector<TimeTick>& days, float now,
                 float top) {
    const float baseline = top + 0.9F * pen.f;
    Labels labels(pen.picture,
                  {{axis.first() - pen.f, top}, {pen.picture.width, pen.picture.height}});
    labels.keep_clear({{now - 2, top}, {now + 2, pen.picture.height}});
    for (const TimeAxis::Piece& piece : axis.pieces())
        if (piece.is_present) presence_label(pen, labels, piece, now, baseline);
    for (const TimeTick& day : days)
        place_apart(labels, pen.caption(day.label, Anchor::middle), {axis.at(day.at_s)}, baseline,
                    pen.f);
}

}  // namespace friction::drawing
