#include "panels/stage.h"

#include <algorithm>
#include <array>
#include <vector>

namespace friction::viewer::stage {

using drawing::Box;
using drawing::Weight;

namespace {

constexpr float foot_f = 2.6F;  // baseline of the foot above the lower edge

drawing::Colour figure_colour(const drawing::Theme& theme, drawing::Tone tone) {
    return tone == drawing::Tone::neither ? theme.ink : drawing::colour_of(theme, tone);
}

/// Lines of about the same length, so that no word is left alone on the second one.
std::vector<std::string> balanced(std::string_view words, float width, float em) {
    constexpr std::size_t all = 99;
    constexpr float narrower = 0.96F;
    const std::size_t count = drawing::wrapped(words, width, em, Weight::semibold, all).size();
    float narrow = width;
    while (narrow > width / 3 &&
           drawing::wrapped(words, narrow * narrower, em, Weight::semibold, all).size() == count)
        narrow *= narrower;
    return drawing::wrapped(words, narrow, em, Weight::semibold, all);
}

}  // namespace

Box page(const Frame& frame, const Box& box) {
    // On a screen higher than wide the margins shrink with the width.
    const float side = std::min(frame.em(margin), box.width() * 0.05F);
    return {{box.min.x + side, box.min.y}, {box.max.x - side, box.max.y}};
}

void line(const Frame& frame, drawing::Point baseline, std::string_view words, float size_f,
          float width, Weight weight, drawing::Colour colour) {
    float em = frame.em(size_f);
    const float wanted = drawing::text_width(words, em, weight);
    if (wanted > width) em = std::max(em * width / wanted, frame.em(std::min(size_f, small)));
    frame.painter().text(baseline, drawing::fitted(words, width, em, weight), em, face_of(weight),
                         colour);
}

float paragraph(const Frame& frame, const Box& room, std::string_view words, float size_f,
                drawing::Colour colour, std::size_t lines) {
    const float em = frame.em(size_f);
    float y = room.min.y;
    for (const std::string& shown :
         drawing::wrapped(words, room.width(), em, Weight::regular, lines)) {
        y += em * drawing::line_height;
        frame.painter().text({room.min.x, y - 0.3F * em}, shown, em, Face::regular, colour);
    }
    return y;
}

float sentences(const Frame& frame, const Box& room, const StationData& data) {
    constexpr std::array sizes{title, 3.0F, 2.6F, 2.2F, 1.8F};
    std::vector<std::string> lines;
    float em = frame.em(title);
    for (const float size : sizes) {
        em = frame.em(size);
        lines = balanced(data.title, room.width(), em);
        if (lines.size() <= 2) break;
    }
    if (lines.size() > 2)
        lines = drawing::wrapped(data.title, room.width(), em, Weight::semibold, 2);
    float y = room.min.y;
    for (const std::string& shown : lines) {
        y += em * 1.3F;
        frame.painter().text({room.min.x, y - 0.3F * em}, shown, em, Face::semibold,
                             frame.theme->ink);
    }
    if (data.second.empty()) return y;
    y += frame.em(second) * 1.5F;
    line(frame, {room.min.x, y - frame.em(0.4F)}, data.second, second, room.width(),
         Weight::regular, frame.theme->ink2);
    return y;
}

void foot(const Frame& frame, const Box& room, std::string_view words) {
    line(frame, {room.min.x, room.max.y - frame.em(foot_f)}, words, small, room.width(),
         Weight::regular, frame.theme->ink3);
}

float big_figure(const Frame& frame, drawing::Point baseline, const Fact& fact, float size_f) {
    const float em = frame.em(size_f), unit = em * 0.42F;
    Painter painter = frame.painter();
    painter.text(baseline, fact.figure, em, Face::semibold, figure_colour(*frame.theme, fact.tone));
    float x = baseline.x + drawing::text_width(fact.figure, em, Weight::semibold);
    if (fact.unit.empty()) return x;
    x += unit * 0.3F;
    painter.text({x, baseline.y}, fact.unit, unit, Face::regular, frame.theme->ink2);
    return x + drawing::text_width(fact.unit, unit, Weight::regular);
}

void fact_beside(const Frame& frame, const Box& room, const Fact& fact) {
    const float baseline = room.min.y + frame.em(2.6F);
    // A long figure leaves room for its words.
    const float wide = drawing::text_width(fact.figure, frame.em(title), Weight::semibold);
    const float size = title * std::min(1.0F, room.width() * 0.55F / std::max(wide, 1.0F));
    const float x = big_figure(frame, {room.min.x, baseline}, fact, size) + frame.em(1);
    const float width = room.max.x - x - frame.em(1);
    line(frame, {x, baseline - frame.em(1.5F)}, fact.words, text, width, Weight::regular,
         frame.theme->ink);
    line(frame, {x, baseline + frame.em(0.3F)}, fact.doubt, 1.25F, width, Weight::regular,
         frame.theme->ink2);
}

void fact_above(const Frame& frame, const Box& room, const Fact& fact) {
    const float baseline = room.min.y + frame.em(4);
    static_cast<void>(big_figure(frame, {room.min.x, baseline}, fact, figure * 1.6F));
    Box below = room;
    below.min.y = baseline + frame.em(1.4F);
    below.max.x -= frame.em(2);
    below.min.y = paragraph(frame, below, fact.words, 1.7F, frame.theme->ink, 3) + frame.em(0.5F);
    static_cast<void>(paragraph(frame, below, fact.doubt, text, frame.theme->ink2, 2));
}

}  // namespace friction::viewer::stage
