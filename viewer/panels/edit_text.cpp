#include "panels/edit_text.h"

#include <algorithm>
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

bool pair_fits(const Frame& frame, const Box& line, std::string_view left, std::string_view right,
               Weight weight) {
    return drawing::text_width(left, frame.em(type::body), weight) + frame.em(space::small) +
               drawing::text_width(right, frame.em(type::caption), Weight::regular) <=
           line.width();
}

std::vector<std::string> wrapped_source(std::string_view line, float width, float em_px) {
    const auto fits = [&](std::string_view words) {
        return drawing::text_width(words, em_px, Weight::regular) <= width;
    };
    const std::size_t first = std::min(line.find_first_not_of(' '), line.size());
    std::string indent(line.substr(0, first));
    line.remove_prefix(first);
    std::vector<std::string> pieces;
    while (!line.empty()) {
        std::size_t end = 0;  // of what fits
        std::size_t at_space = 0;
        while (end < line.size()) {
            std::size_t next = end + 1;
            while (next < line.size() && (static_cast<unsigned char>(line[next]) >> 6U) == 2U)
                ++next;  // the rest of one letter of UTF-8
            if (end > 0 && !fits(indent + std::string(line.substr(0, next)))) break;
            if (line[end] == ' ') at_space = end;
            end = next;
        }
        if (end < line.size() && line[end] != ' ' && at_space > 0) end = at_space;
        pieces.push_back(indent + std::string(line.substr(0, end)));
        line.remove_prefix(end);
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        if (pieces.size() == 1) indent += "  ";
    }
    if (pieces.empty()) pieces.emplace_back();
    return pieces;
}

float set_rule(const Frame& frame, const Box& across, float y) {
    const float gap = frame.em(space::small);
    frame.painter().fill(box_at(across.min.x, std::round(y + gap), across.width(), frame.pixel),
                         frame.theme->line);
    return y + 2 * gap;
}

}  // namespace friction::viewer
