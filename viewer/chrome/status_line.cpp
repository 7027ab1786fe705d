#include <algorithm>

#include "chrome/chrome.h"
#include "widgets/area.h"

namespace friction::viewer::chrome {

using drawing::Box;
using drawing::Weight;

namespace {

drawing::Colour colour_of(const drawing::Theme& theme, StatusMark mark) {
    switch (mark) {
        case StatusMark::idle:
            return theme.base;
        case StatusMark::running:
        case StatusMark::done:
            return theme.blue;
        case StatusMark::stopped:
            return theme.ink2;
        case StatusMark::problem:
            return theme.plum;
    }
    return theme.base;
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : "  \u00b7  ") + word;
    return all;
}

}  // namespace

void Surround::draw_status_line(const Session& session, const Frame& frame, const Box& box,
                                const StatusWords& given) {
    const StatusLine& usual = status_.get(frame, [&] { return status_line(session); });
    std::vector<std::string> left = given.left;
    if (left.empty()) {
        left = usual.parts;
        left.insert(left.begin(), usual.state);
    }
    // A picture has nobody in front of it who could press a key, but needs its origin.
    const std::string right = frame.is_picture      ? origin_line(session)
                              : given.right.empty() ? joined(usual.right)
                                                    : given.right;
    const drawing::Theme& theme = *frame.theme;
    widgets::begin_pane(frame, "status", box, theme.panel);
    Painter painter = frame.painter();
    painter.fill({box.min, {box.max.x, box.min.y + frame.pixel}}, theme.line);
    const float em = frame.em(0.85F);
    const float base = centred_baseline(box, em);
    const float end = box.max.x - frame.em(0.95F);
    const float first = box.min.x + frame.em(1.9F);
    // The state may always be read; the hints at the right make room for it.
    const float state = drawing::text_width(left.front(), em, Weight::semibold);
    const std::string hints = drawing::fitted(
        right, std::max(0.0F, end - first - state - frame.em(1)), em, Weight::regular);
    painter.text({end, base}, hints, em, Face::regular, theme.ink2, drawing::Anchor::end);
    const float last = end - drawing::text_width(hints, em, Weight::regular) - frame.em(1);
    const float radius = frame.em(0.25F);
    const drawing::Disc dot{.centre = {box.min.x + frame.em(0.95F) + radius, box.centre().y},
                            .radius = radius,
                            .fill = colour_of(theme, usual.mark)};
    painter.disc(dot);
    // Stopped before it was precise: hatched, so that it shows without colour.
    if (usual.mark == StatusMark::stopped)
        painter.rectangle({.box = Box{dot.centre, dot.centre}.grown(radius), .hatch = theme.panel});
    float x = first;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const Weight weight = i == 0 ? Weight::semibold : Weight::regular;
        const float width = drawing::text_width(left[i], em, weight);
        if (i > 0) {
            // What does not fit is left out whole, from the end on.
            if (x + width + frame.em(1.6F) > last) break;
            painter.fill(box_at(x + frame.em(0.75F), box.min.y + frame.em(0.5F), frame.pixel,
                                box.height() - frame.em(1)),
                         theme.line);
            x += frame.em(1.5F);
        }
        painter.text({x, base}, drawing::fitted(left[i], end - x, em, weight), em, face_of(weight),
                     i == 0 ? theme.ink : theme.ink2);
        x += width;
    }
    widgets::end_pane();
}

}  // namespace friction::viewer::chrome
