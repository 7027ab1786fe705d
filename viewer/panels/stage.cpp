#include "panels/stage.h"

#include <algorithm>
#include <array>
#include <vector>

namespace friction::viewer::stage {

using drawing::Box;
using drawing::Weight;

namespace {

constexpr float foot_f = 2.6F;       // baseline of the foot above the lower edge
constexpr float unit_share = 0.42F;  // of the size of a figure

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

bool is_whole(const std::vector<std::string>& lines, std::string_view words) {
    std::string all;
    for (const std::string& shown : lines) all += (all.empty() ? "" : " ") + shown;
    return all == words;
}

/// A figure and the lines beside it, in certain sizes.
struct Beside {
    float figure_f = 0, words_f = 0;
    float left = 0;                    // of the lines, from the figure's left
    std::vector<std::string> lines{};  // the first ones are the words, then comes the doubt
    std::size_t words = 0;
    bool is_whole = false;
};

Beside set_beside(const Frame& frame, float width, const Fact& fact, float figure_f,
                  float words_f) {
    Beside set{.figure_f = figure_f, .words_f = words_f};
    const float unit = fact.unit.empty() ? 0 : figure_f * unit_share;
    const float figure = fact.figure.empty() ? 2 * frame.em(figure_f)
                                             : drawing::text_width(fact.figure, frame.em(figure_f),
                                                                   Weight::semibold);
    set.left = figure + drawing::text_width(fact.unit, frame.em(unit), Weight::regular) +
               frame.em(0.3F * unit + 1);
    const float room = width - set.left - frame.em(1.4F);
    set.lines = drawing::wrapped(fact.words, room, frame.em(words_f), Weight::regular, 2);
    set.words = set.lines.size();
    set.is_whole = room > 0 && is_whole(set.lines, fact.words);
    const std::vector<std::string> doubt =
        drawing::wrapped(fact.doubt, room, frame.em(words_f), Weight::regular, 2);
    set.is_whole = set.is_whole && is_whole(doubt, fact.doubt) && set.words + doubt.size() <= 3;
    set.lines.insert(set.lines.end(), doubt.begin(), doubt.end());
    return set;
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
    // On a narrow screen it goes on below itself: nothing of it is cut.
    const float em = frame.em(small), step = em * drawing::line_height;
    const std::vector<std::string> lines =
        drawing::wrapped(words, room.width(), em, Weight::regular, 2);
    float y = room.max.y - frame.em(foot_f) - step * (static_cast<float>(lines.size()) - 1) / 2;
    for (const std::string& shown : lines) {
        frame.painter().text({room.min.x, y}, shown, em, Face::regular, frame.theme->ink3);
        y += step;
    }
}

void blank(const Frame& frame, const Box& box) {
    frame.painter().fill(box, frame.theme->sunk, frame.em(0.4F));
}

float big_figure(const Frame& frame, drawing::Point baseline, const Fact& fact, float size_f) {
    const float em = frame.em(size_f), unit = em * unit_share;
    if (fact.figure.empty()) {
        const float high = drawing::cap_height * em, wide = 2 * em;
        blank(frame, box_at(baseline.x, baseline.y - high, wide, high));
        return baseline.x + wide;
    }
    Painter painter = frame.painter();
    painter.text(baseline, fact.figure, em, Face::semibold, figure_colour(*frame.theme, fact.tone));
    float x = baseline.x + drawing::text_width(fact.figure, em, Weight::semibold);
    if (fact.unit.empty()) return x;
    x += unit * 0.3F;
    painter.text({x, baseline.y}, fact.unit, unit, Face::regular, frame.theme->ink2);
    return x + drawing::text_width(fact.unit, unit, Weight::regular);
}

void fact_beside(const Frame& frame, const Box& room, const Fact& fact) {
    // The largest figure and words with which nothing is cut.
    Beside set;
    for (const float share : {1.0F, 0.85F, 0.7F, 0.55F})
        for (const float words : {text, 1.25F, small}) {
            if (set.is_whole) break;
            set = set_beside(frame, room.width(), fact, title * share, words);
        }
    const float baseline =
        room.centre().y + drawing::cap_height / 2 * frame.em(set.figure_f) - frame.em(0.2F);
    static_cast<void>(big_figure(frame, {room.min.x, baseline}, fact, set.figure_f));
    const float step = frame.em(set.words_f) * drawing::line_height;
    float y = baseline - drawing::cap_height / 2 * frame.em(set.figure_f) -
              step * static_cast<float>(set.lines.size()) / 2;
    for (std::size_t i = 0; i < set.lines.size(); ++i) {
        y += step;
        frame.painter().text({room.min.x + set.left, y - 0.3F * frame.em(set.words_f)},
                             set.lines[i], frame.em(set.words_f), Face::regular,
                             i < set.words ? frame.theme->ink : frame.theme->ink2);
    }
}

void fact_above(const Frame& frame, const Box& room, const Fact& fact) {
    // As large as it was baked, and smaller where a long figure needs it: never stretched.
    const float natural =
        drawing::text_width(fact.figure, frame.em(largest), Weight::semibold) +
        drawing::text_width(fact.unit, frame.em(largest * unit_share), Weight::regular) +
        frame.em(largest * unit_share * 0.3F + 2);
    const float size = natural > room.width() ? largest * room.width() / natural : largest;
    const float baseline = room.min.y + frame.em(largest * 0.75F);
    static_cast<void>(big_figure(frame, {room.min.x, baseline}, fact, size));
    Box below = room;
    below.min.y = baseline + frame.em(1.4F);
    below.max.x -= frame.em(2);
    below.min.y = paragraph(frame, below, fact.words, second, frame.theme->ink, 3) + frame.em(0.5F);
    static_cast<void>(paragraph(frame, below, fact.doubt, 1.7F, frame.theme->ink2, 2));
}

}  // namespace friction::viewer::stage
