#include "chart_parts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace friction::drawing {

Colour colour_of(const Theme& theme, Tone tone) {
    return tone == Tone::better ? theme.blue : tone == Tone::worse ? theme.warm : theme.ink2;
}

Colour mixed(Colour first, Colour second, double share) {
    const auto between = [share](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::lround(a + (b - a) * share));
    };
    return {between(first.r, second.r), between(first.g, second.g), between(first.b, second.b),
            between(first.a, second.a)};
}

Box on_pixels(const Box& box) {
    return {{std::round(box.min.x), std::round(box.min.y)},
            {std::round(box.max.x), std::round(box.max.y)}};
}

Text Pen::caption(std::string words, Anchor anchor) const {
    return {
        .text = std::move(words), .size = caption_size * f, .anchor = anchor, .colour = theme.ink3};
}

Text Pen::figure(std::string words, Anchor anchor) const {
    return {.text = std::move(words),
            .size = table_size * f,
            .weight = Weight::semibold,
            .anchor = anchor,
            .colour = theme.ink};
}

Box Pen::title(const ChartTitle& title) {
    if (title.title.empty()) return all();
    Labels labels(picture, all());
    const float baseline = 1.05F * f;
    Text head = figure(title.title);
    head.at = {0, baseline};
    head.text = fitted(head.text, picture.width, head.size, head.weight);
    const float used = text_width(head.text, head.size, head.weight) + 0.6F * f;
    labels.place(head);
    Text unit = caption(title.unit);
    unit.size = table_size * f;
    unit.at = {used, baseline};
    labels.place_fitted(unit, picture.width - used);
    return {{0, std::min(1.7F * f, picture.height)}, {picture.width, picture.height}};
}

void Pen::rectangle(const Box& box, Colour fill) {
    if (box.width() > 0 && box.height() > 0) picture.add(Rectangle{.box = box, .fill = fill});
}

void Pen::horizontal(float y, float from, float to, Colour colour, Dash dash) {
    const float at = std::round(y);
    if (dash.is_solid())
        rectangle({{from, at}, {to, at + 1}}, colour);
    else
        picture.add(
            Polyline{.points = {{from, at + 0.5F}, {to, at + 0.5F}}, .line = colour, .dash = dash});
}

void Pen::vertical(float x, float from, float to, Colour colour, Dash dash, float width) {
    if (to <= from) return;
    const float at = std::round(x - width / 2);
    if (dash.is_solid())
        rectangle({{at, from}, {at + width, to}}, colour);
    else
        picture.add(Polyline{.points = {{at + width / 2, from}, {at + width / 2, to}},
                             .line = colour,
                             .line_width = width,
                             .dash = dash});
}

void Pen::spot(const Box& box, std::string kind, std::string name, std::string readout) {
    picture.spots.push_back({box, std::move(kind), std::move(name), std::move(readout)});
}

float pixel(float f) {
    constexpr float body = 14;
    return std::max(1.0F, std::round(f / body));
}

float middle_baseline(float from, float to, float size) {
    return (from + to + cap_height * size) / 2;
}

void tick_labels(Pen& pen, Labels& labels, const Ticks& ticks, const Scale& scale, float baseline,
                 const NumberText& number) {
    for (const double at : ticks.at) {
        Text text = pen.caption(number_on_axis(number, at, ticks.decimals), Anchor::middle);
        const float half = text_width(text.text, text.size, text.weight) / 2;
        const float x = scale.at(at);
        labels.place(text, {{x, baseline}, {std::max(x, half), baseline}});
    }
}

}  // namespace friction::drawing
