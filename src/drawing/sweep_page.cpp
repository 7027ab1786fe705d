#include "friction/drawing/sweep_chart.h"

#include <algorithm>

#include "sweep_page.h"

namespace friction::drawing {

namespace {

constexpr float heading_size = 1.35F;
constexpr float axis_rows = 3.7F;  // in f: ticks, the value of the file, the title

}  // namespace

SweepPage::SweepPage(const std::string& title, const std::string& subtitle,
                     const std::vector<std::string>& sentences, float width, float f)
    : width_(width), f_(f), margin_(1.4F * f) {
    constexpr std::size_t most_title = 2, most_words = 6;
    add(head_, title, heading_size * f, Weight::semibold, most_title, false);
    add(head_, subtitle, table_size * f, Weight::regular, most_title, false);
    for (const std::string& sentence : sentences) {
        const bool is_small = &sentence == &sentences.back();
        add(foot_, sentence, (is_small ? caption_size : table_size) * f, Weight::regular,
            most_words, is_small);
    }
    for (const Line& line : head_) above_ += line.step;
    for (const Line& line : foot_) below_ += line.step;
    above_ += margin_ + 0.6F * f;
    below_ += margin_ + 0.6F * f;
}

void SweepPage::add(std::vector<Line>& lines, const std::string& text, float size, Weight weight,
                    std::size_t most, bool is_small) const {
    for (std::string& words : wrapped(text, width_ - 2 * margin_, size, weight, most))
        lines.push_back({std::move(words), size, size * line_height, weight, is_small});
    if (!lines.empty()) lines.back().step += 0.25F * f_;
}

void SweepPage::draw(Pen& pen) const {
    pen.picture.ground = pen.theme.panel;
    Labels labels(pen.picture, pen.all());
    const auto write = [&](const std::vector<Line>& lines, float top) {
        for (const Line& line : lines) {
            labels.place(Text{.at = {margin_, top + line.size},
                              .text = line.text,
                              .size = line.size,
                              .weight = line.weight,
                              .colour = line.is_small                     ? pen.theme.ink3
                                        : line.weight == Weight::semibold ? pen.theme.ink
                                                                          : pen.theme.ink2});
            top += line.step;
        }
    };
    write(head_, margin_);
    write(foot_, pen.picture.height - below_ + 0.6F * f_);
}

float swept_axis_height(float f) { return axis_rows * f; }

void draw_swept_axis(Pen& pen, Labels& labels, const SweptAxis& axis, const Scale& x, float floor,
                     std::size_t most_ticks) {
    const float f = pen.f;
    tick_labels(pen, labels, round_ticks(axis.from, axis.to, most_ticks), x, floor + 1.1F * f,
                axis.number);
    if (axis.shows_file()) {
        Text words = pen.caption(axis.in_file_label, Anchor::middle);
        words.colour = pen.theme.ink2;
        const float half = text_width(words.text, words.size, words.weight) / 2;
        const float at = std::clamp(x.at(*axis.in_file), std::min(x.first + half, x.last),
                                    std::max(x.last - half, x.first));
        labels.place(words, {{at, floor + 2.2F * f}});
    }
    Text title = pen.figure(axis.title);
    title.weight = Weight::regular;
    title.text = fitted(title.text, x.last - x.first, title.size, title.weight);
    labels.place(title, {{x.first, floor + 3.4F * f}});
}

}  // namespace friction::drawing
