#include "panels/edit_text.h"

#include <cmath>

namespace friction::viewer {

using drawing::Box;
using drawing::Weight;

float set_words(const Frame& frame, const Box& room, std::string_view words, float em_f,
                Weight weight, drawing::Colour colour, std::size_t most_lines) {
    const float em = frame.em(em_f), step = em * drawing::line_height;
    float y = room.min.y;
    Painter painter = frame.painter();
    for (const std::string& line : drawing::wrapped(words, room.width(), em, weight, most_lines)) {
        painter.text({room.min.x, centred_baseline(y, y + step, em)}, line, em, face_of(weight),
                     colour);
        y += step;
    }
    return y;
}

void set_pair(const Frame& frame, const Box& line, std::string_view left, std::string_view right,
              Weight weight, drawing::Colour right_colour, float em_f) {
    const float em = frame.em(em_f), small = frame.em(type::caption);
    Painter painter = frame.painter();
    const float base = centred_baseline(line, em);
    const float used = drawing::text_width(left, em, weight) + frame.em(space::small);
    painter.text({line.min.x, base}, drawing::fitted(left, line.width(), em, weight), em,
                 face_of(weight), frame.theme->ink);
    painter.text({line.max.x, base},
                 drawing::fitted(right, line.width() - used, small, Weight::regular), small,
                 Face::regular, right_colour, drawing::Anchor::end);
}

float set_rule(const Frame& frame, const Box& across, float y) {
    const float gap = frame.em(space::small);
    frame.painter().fill(box_at(across.min.x, std::round(y + gap), across.width(), frame.pixel),
                         frame.theme->line);
    return y + 2 * gap;
}

}  // namespace friction::viewer
