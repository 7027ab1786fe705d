#include "panels/compare_waiting.h"

#include <algorithm>
#include <array>

#include "friction/drawing/ledger_charts.h"
#include "panels/edit_text.h"
#include "widgets/area.h"

namespace friction::viewer {

using drawing::Box;
using drawing::Weight;

namespace {

void blank(const Frame& frame, const Box& box) {
    frame.painter().fill(box, frame.theme->sunk, frame.em(0.2F));
}

float heading_to_come(const Frame& frame, const Box& room, float y, std::string_view words) {
    const Box line = box_at(room.min.x, y, room.width(), frame.em(space::row));
    set_pair(frame, line, words, "", Weight::semibold, frame.theme->ink3, type::table);
    return line.max.y;
}

/// Rows of a ledger to come: a label, figures, an interval.
float draw_rows(const Frame& frame, const Box& room, float y, int count) {
    const float f = frame.f;
    const float row = drawing::interval_table_height({.title = {}, .rows = {{}}}, f) -
                      drawing::interval_table_height({}, f);
    for (int i = 0; i < count; ++i) {
        const float top = y + row * 0.25F, high = row * 0.5F;
        const float label = room.width() * (i % 3 == 0 ? 0.34F : i % 3 == 1 ? 0.24F : 0.28F);
        blank(frame, box_at(room.min.x, top, label, high));
        blank(frame, box_at(room.min.x + room.width() * 0.45F, top, room.width() * 0.3F, high));
        blank(frame, box_at(room.min.x + room.width() * 0.82F, top, room.width() * 0.14F, high));
        y += row;
    }
    return y;
}

}  // namespace

void draw_waiting_inspector(const Frame& frame, const Box& box, std::string_view words) {
    const drawing::Theme& theme = *frame.theme;
    widgets::begin_pane(frame, "compare_inspector", box, theme.panel);
    const Box content = widgets::begin_scroll(frame, "scroll", box);
    const float margin = frame.em(space::margin);
    const Box room{{content.min.x + margin, content.min.y + frame.em(space::small)},
                   {content.max.x - margin * 0.6F, content.max.y}};
    float y = set_words(frame, room, "The first customers are on their way.", type::name,
                        Weight::semibold, theme.ink, 3);
    y = set_words(frame, {{room.min.x, y + frame.em(space::hair)}, room.max}, words, type::table,
                  Weight::regular, theme.ink2);
    y = heading_to_come(frame, room, set_rule(frame, box, y), "The customer's ledger");
    y = draw_rows(frame, room, y, 8);
    y = heading_to_come(frame, room, set_rule(frame, box, y), "The company's ledger");
    y = draw_rows(frame, room, y, 4);
    y = heading_to_come(frame, room, set_rule(frame, box, y), "Who is better off");
    for (int i = 0; i < 3; ++i, y += frame.em(1.6F)) {
        blank(frame, box_at(room.min.x, y + frame.em(0.4F), frame.em(5), frame.em(0.8F)));
        blank(frame, {{room.min.x + frame.em(8.3F), y + frame.em(0.2F)},
                      {room.max.x, y + frame.em(1.4F)}});
    }
    y = heading_to_come(frame, room, set_rule(frame, box, y), "How sure");
    y = set_words(frame, {{room.min.x, y}, room.max},
                  "The intervals stand here as soon as there are figures.", type::table,
                  Weight::regular, theme.ink2);
    widgets::end_scroll(frame, y + margin, theme.panel);
    widgets::end_pane();
}

void draw_waiting_dock(const Frame& frame, const Box& box) {
    widgets::begin_pane(frame, "compare_dock", box, frame.theme->panel);
    const float margin = frame.em(space::margin), pad = frame.em(space::small);
    const Box room{{box.min.x + margin, box.min.y + pad}, {box.max.x - margin, box.max.y - pad}};
    const bool has_both = room.width() >= frame.em(44);
    const float middle = room.min.x + room.width() * 0.48F;
    const Box left{room.min, {has_both ? middle - margin : room.max.x, room.max.y}};
    float y = heading_to_come(frame, left, left.min.y, "Effort of the same customers");
    // Bars up for the baseline and down for the redesign, as they will stand.
    constexpr std::array heights{0.5F, 0.8F, 1.0F, 0.9F, 0.7F, 0.5F, 0.4F, 0.3F, 0.2F, 0.15F};
    const float axis = (y + left.max.y) / 2, most = std::max(0.0F, (left.max.y - y) / 2 - pad);
    const float each = left.width() / static_cast<float>(heights.size());
    for (std::size_t i = 0; i < heights.size(); ++i) {
        const float x = left.min.x + each * static_cast<float>(i);
        blank(frame, {{x, axis - most * heights.at(i)},
                      {x + each * 0.8F, axis + most * heights.at(heights.size() - 1 - i)}});
    }
    if (has_both) {
        frame.painter().fill(box_at(middle, room.min.y, frame.pixel, room.height()),
                             frame.theme->line);
        const Box right{{middle + margin, room.min.y}, room.max};
        y = heading_to_come(frame, right, right.min.y, "Where the effort goes");
        for (int i = 0; i < 3; ++i, y += frame.em(2))
            blank(frame, box_at(right.min.x, y, right.width(), frame.em(1.8F)));
    }
    widgets::end_pane();
}

}  // namespace friction::viewer
