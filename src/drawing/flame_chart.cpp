#include "friction/drawing/flame_chart.h"

#include <algorithm>
#include <cmath>

#include "chart_parts.h"

namespace friction::drawing {

namespace {

double width_of(const FlameComponent& component) {
    return std::max(component.before, component.after);
}

double width_of(const FlameStep& step) {
    if (step.components.empty()) return std::max(step.before, step.after);
    double width = 0;
    for (const FlameComponent& component : step.components) width += width_of(component);
    return width;
}

std::vector<const FlameStep*> shown_steps(const FlameChart& chart) {
    std::vector<const FlameStep*> steps;
    for (const FlameStep& step : chart.steps)
        if ((chart.zoomed.empty() || step.name == chart.zoomed) && width_of(step) > 0)
            steps.push_back(&step);
    if (chart.by_size)
        std::stable_sort(steps.begin(), steps.end(), [](const FlameStep* a, const FlameStep* b) {
            return width_of(*a) > width_of(*b);
        });
    return steps;
}

/// Blocks next to one another, one pixel of ground between them.
struct Block {
    Box box{};
    std::size_t colour = 3;
    std::string label{}, figure{};
    Weight weight = Weight::regular;
};

void draw_block(Pen& pen, const Block& block) {
    constexpr float least = 1;  // what is there is seen
    Box box = on_pixels(block.box);
    box.max.x = std::max(box.max.x - 1, box.min.x + least);
    pen.rectangle(box, pen.theme.difference[block.colour]);
    const float pad = 0.4F * pen.f, room = box.width() - 2 * pad;
    Text text{.at = {box.min.x + pad, middle_baseline(box.min.y, box.max.y, caption_size * pen.f)},
              .text = block.label,
              .size = caption_size * pen.f,
              .weight = block.weight,
              .colour = text_on_difference(pen.theme, block.colour)};
    Labels labels(pen.picture, box);
    const std::string whole = block.label + " " + block.figure;
    if (!block.figure.empty() && text_width(whole, text.size, text.weight) <= room)
        text.text = whole;
    labels.place_fitted(text, room);
}

/// The row of all: its words at the left, the total at the right, as far as there is room.
void draw_all(Pen& pen, const FlameChart& chart, const Box& box, std::size_t colour) {
    draw_block(pen, {.box = box, .colour = colour});
    const float pad = 0.6F * pen.f;
    Text text = pen.figure(chart.total, Anchor::end);
    text.colour = text_on_difference(pen.theme, colour);
    const float baseline = middle_baseline(box.min.y, box.max.y, text.size);
    Labels labels(pen.picture, {{box.min.x + pad, box.min.y}, {box.max.x - pad, box.max.y}});
    float used = text_width(text.text, text.size, text.weight) + pad;
    if (!labels.place(text, {{box.max.x - pad, baseline}})) used = 0;
    text.text = chart.all;
    text.anchor = Anchor::start;
    text.at = {box.min.x + pad, baseline};
    labels.place_fitted(text, box.width() - 2 * pad - used);
    pen.spot(box, "all", "", "");
}

void draw_legend(Pen& pen, const std::string& words, float top) {
    const float f = pen.f, width = 1.25F * f, height = 0.6F * f;
    float x = 0;
    for (const Colour colour : pen.theme.difference) {
        pen.rectangle(on_pixels({{x, top}, {x + width - 1, top + height}}), colour);
        x += width;
    }
    Text text = pen.caption(words);
    text.colour = pen.theme.ink2;
    text.at = {x + 0.5F * f, top + height};
    Labels labels(pen.picture, pen.all());
    labels.place_fitted(text, pen.picture.width - text.at.x);
}

void draw_components(Pen& pen, const FlameStep& step, const Box& box, double baseline) {
    const double whole = width_of(step);
    double sum = 0;
    for (const FlameComponent& component : step.components) {
        if (width_of(component) <= 0) continue;
        const float left = box.min.x + box.width() * static_cast<float>(sum / whole);
        sum += width_of(component);
        const float right = box.min.x + box.width() * static_cast<float>(sum / whole);
        const Box part{{left, box.min.y}, {right, box.max.y}};
        draw_block(pen,
                   {.box = part,
                    .colour = difference_class((component.after - component.before) / baseline),
                    .label = component.label});
        pen.spot(part, "component", step.name + "/" + component.name, component.readout);
    }
}

}  // namespace

Picture draw_flame(const FlameChart& chart, Size size, float f, const Theme& theme) {
    Pen pen(size, f, theme);
    const Box body = pen.title(chart.title);
    double before = 0, after = 0, whole = 0;
    for (const FlameStep& step : chart.steps) {
        before += step.before;
        after += step.after;
    }
    const std::vector<const FlameStep*> steps = shown_steps(chart);
    for (const FlameStep* step : steps) whole += width_of(*step);
    if (whole <= 0) return std::move(pen.picture);
    const double baseline = before > 0 ? before : after;
    const bool has_legend = !chart.legend.empty() && body.height() >= 6 * f;
    const float room = body.height() - (has_legend ? 1.4F * f : 0);
    const float row = std::round(std::min(2.2F * f, room / 3));
    const float top = std::round(body.min.y);
    draw_all(pen, chart, {{0, top}, {size.width, top + row - 1}},
             difference_class((after - before) / baseline));
    double sum = 0;
    for (const FlameStep* step : steps) {
        const float left = size.width * static_cast<float>(sum / whole);
        sum += width_of(*step);
        const float right = size.width * static_cast<float>(sum / whole);
        const Box box{{left, top + row}, {right, top + 2 * row - 1}};
        draw_block(pen, {.box = box,
                         .colour = difference_class((step->after - step->before) / baseline),
                         .label = step->label,
                         .figure = step->figure,
                         .weight = Weight::semibold});
        pen.spot(box, "step", step->name, step->readout);
        draw_components(pen, *step, {{left, top + 2 * row}, {right, top + 3 * row - 1}}, baseline);
    }
    if (has_legend) draw_legend(pen, chart.legend, top + 3 * row + 0.5F * f);
    return std::move(pen.picture);
}

}  // namespace friction::drawing
