#include "panels/follow_story.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/area.h"
#include "widgets/controls.h"

namespace friction::viewer {

using drawing::Box;
using drawing::Weight;

namespace {

constexpr float story_head_f = 3, clock_f = 5.6F, effort_f = 3.6F, spared_f = 6.2F;

drawing::Colour colour_of(const drawing::Theme& theme, report::Weight weight) {
    switch (weight) {
        case report::Weight::better:
            return theme.blue;
        case report::Weight::worse:
        case report::Weight::alarm:
            return theme.warm;
        case report::Weight::plain:
        case report::Weight::strong:
        case report::Weight::faint:
            return theme.ink;
    }
    return theme.ink;
}

}  // namespace

/// A click goes to that moment and selects the step in every view.
float FollowStory::draw_line(Commands& commands, const Frame& frame, const Box& room,
                             const StoryLine& line, bool is_selected, std::size_t which,
                             std::size_t i) {
    const drawing::Theme& theme = *frame.theme;
    const float title = frame.em(type::table), small = frame.em(type::caption);
    const float pad = frame.em(space::hair), margin = frame.em(space::margin);
    const float left = room.min.x + frame.em(clock_f);
    const float right = room.max.x - frame.em(effort_f);
    constexpr std::size_t most_lines = 4;
    const auto titles = drawing::wrapped(line.title, right - left, title, Weight::semibold, 2);
    const auto words =
        drawing::wrapped(line.text, room.max.x - left, small, Weight::regular, most_lines);
    const float title_step = title * drawing::line_height, step = small * drawing::line_height;
    const float height = 2 * pad + title_step * static_cast<float>(titles.size()) +
                         step * static_cast<float>(words.size());
    const Box box{{room.min.x - margin, room.min.y}, {room.max.x + margin, room.min.y + height}};
    const widgets::Interaction touch =
        widgets::interact(frame, "line" + std::to_string(which) + "." + std::to_string(i), box,
                          {.takes_keys = false});
    Painter painter = frame.painter();
    if (line.is_now) {
        painter.fill(box, which == 0 ? theme.warm_tint : theme.blue_tint);
        painter.fill(box_at(box.min.x, box.min.y, frame.em(0.25F), height),
                     which == 0 ? theme.warm : theme.blue);
    } else if (touch.hovered) {
        painter.fill(box, theme.sunk);
    }
    if (is_selected)
        painter.rectangle({.box = inset(box, frame.pixel),
                           .corner = frame.em(space::corner),
                           .line = theme.ink,
                           .line_width = 1.5F * frame.pixel});
    const bool is_to_come = !line.is_now && !line.is_past;
    float y = box.min.y + pad;
    painter.text({room.min.x, centred_baseline(y, y + title_step, small)}, line.when, small,
                 Face::regular, theme.ink3);
    painter.text({room.max.x, centred_baseline(y, y + title_step, title)}, line.effort, title,
                 Face::semibold, is_to_come ? theme.ink3 : colour_of(theme, line.weight),
                 drawing::Anchor::end);
    for (const std::string& text : titles) {
        painter.text({left, centred_baseline(y, y + title_step, title)}, text, title,
                     Face::semibold, is_to_come ? theme.ink3 : theme.ink);
        y += title_step;
    }
    for (const std::string& text : words) {
        painter.text({left, centred_baseline(y, y + step, small)}, text, small, Face::regular,
                     is_to_come ? theme.ink3 : theme.ink2);
        y += step;
    }
    if (touch.clicked) {
        was_clicked_ = true;
        commands.push(Seek{line.begins_s});
        if (!line.step.empty()) commands.push(Select{SelectedStep{line.step}});
    }
    return box.max.y;
}

float FollowStory::draw_design(const Session& session, Commands& commands, const Frame& frame,
                               const Box& room, const DesignStory& story, std::size_t which) {
    const drawing::Theme& theme = *frame.theme;
    const float em = frame.em(type::table), row = frame.em(2);
    Painter painter = frame.painter();
    const Box head = box_at(room.min.x, room.min.y, room.width(), row);
    painter.fill(box_at(head.min.x, head.min.y + frame.em(0.4F), frame.em(0.3F), frame.em(1.2F)),
                 which == 0 ? theme.base : theme.blue);
    const float figure = drawing::text_width(story.so_far, em, Weight::semibold);
    const float left = head.min.x + frame.em(0.8F);
    painter.text({left, centred_baseline(head, em)},
                 drawing::fitted(story.title, head.max.x - left - figure - frame.em(1), em,
                                 Weight::semibold),
                 em, Face::semibold, theme.ink);
    painter.text({head.max.x, centred_baseline(head, em)}, story.so_far, em, Face::semibold,
                 theme.ink2, drawing::Anchor::end);
    const std::string selected = session.selected_step();
    float y = head.max.y;
    for (std::size_t i = 0; i < story.lines.size(); ++i) {
        const StoryLine& line = story.lines[i];
        const bool is_selected = !selected.empty() && line.step == selected;
        const float top = y;
        y = draw_line(commands, frame, {{room.min.x, y}, room.max}, line, is_selected, which, i);
        if (!line.is_now) continue;
        const bool has_moved = std::exchange(lit_[which], i) != i;
        const bool shows = opens_ ? !story.is_over : has_moved;
        if (shows && !moved_) moved_ = Target{top, y};
    }
    return y;
}

void FollowStory::draw_spared(const Frame& frame, const Box& box, const FollowData& data) {
    const drawing::Theme& theme = *frame.theme;
    Painter painter = frame.painter();
    painter.fill(box_at(box.min.x, box.min.y, box.width(), frame.pixel), theme.line);
    const float margin = frame.em(space::margin), em = frame.em(type::table);
    const float left = box.min.x + margin, room = box.width() - 2 * margin;
    painter.text({left, box.min.y + frame.em(1.6F)}, spared_title(data.figures), em, Face::semibold,
                 theme.ink);
    const float figure = frame.em(1.5F), small = frame.em(type::caption);
    float x = left;
    for (const SparedFigure& each : data.figures) {
        const float width = std::max(drawing::text_width(each.value, figure, Weight::semibold),
                                     drawing::text_width(each.label, small, Weight::regular));
        if (x + width > left + room) break;
        painter.text({x, box.min.y + frame.em(3.7F)}, each.value, figure, Face::semibold,
                     colour_of(theme, each.weight));
        painter.text({x, box.min.y + frame.em(5)}, each.label, small, Face::regular, theme.ink2);
        x += width + frame.em(1.8F);
    }
    if (data.figures.empty())
        painter.text({left, box.min.y + frame.em(3.4F)},
                     drawing::fitted(data.spared, room, em, Weight::regular), em, Face::regular,
                     theme.ink2);
}

/// Opens at the moment of the clock, or at its beginning when all of it has happened; then follows
/// the clock, except to where somebody has just clicked.
void FollowStory::scroll(const Frame& frame, const Box& lines, bool was_clicked) {
    const std::optional<Target> target = std::exchange(moved_, std::nullopt);
    if (opens_ && !target) return ImGui::SetScrollY(0);
    if (!target || was_clicked) return;
    const float margin = frame.em(1);
    float by = std::max(0.0F, target->bottom + margin - lines.max.y);
    if (target->top - by < lines.min.y) by = target->top - margin - lines.min.y;
    if (by == 0) return;
    ImGui::SetScrollY(std::max(0.0F, ImGui::GetScrollY() + by));
    frame.wants_another = true;
}

void FollowStory::draw(const Session& session, Commands& commands, const Frame& frame,
                       const Box& box, const FollowData& data) {
    const drawing::Theme& theme = *frame.theme;
    widgets::begin_pane(frame, "follow story", box, theme.panel);
    Rows rows(box);
    const Box head = rows.take(frame.em(story_head_f));
    const float margin = frame.em(space::margin);
    const widgets::ButtonLook look{.kind = widgets::ButtonKind::quiet, .em_f = type::caption};
    const float width = widgets::button_width(frame, "Ctrl C copies it", look);
    const Box copy = box_at(head.max.x - margin / 2 - width, head.centre().y - frame.em(0.85F),
                            width, frame.em(space::row));
    const float em = frame.em(1.1F);
    frame.painter().text({head.min.x + margin, centred_baseline(head, em)}, "The story", em,
                         Face::semibold, theme.ink);
    if (widgets::button(frame, "copy", copy, "Ctrl C copies it", look))
        commands.push(CopyText{story_text(data)});
    Box lines = rows.rest();
    const bool has_spared = data.stories.size() > 1;
    const Box spared{{box.min.x, box.max.y - frame.em(spared_f)}, box.max};
    if (has_spared) lines.max.y = spared.min.y;
    const Box content = widgets::begin_scroll(frame, "lines", lines);
    const std::uint64_t customer = session.follow.customer;
    opens_ = ImGui::IsWindowAppearing() || told_ != customer;
    told_ = customer;
    const bool was_clicked = std::exchange(was_clicked_, false);
    const Box room{{content.min.x + margin, content.min.y},
                   {content.max.x - margin, content.max.y}};
    float y = room.min.y;
    for (std::size_t i = 0; i < data.stories.size(); ++i)
        y = draw_design(session, commands, frame, {{room.min.x, y}, room.max}, data.stories[i], i) +
            frame.em(space::margin);
    scroll(frame, lines, was_clicked);
    widgets::end_scroll(frame, y, theme.panel);
    if (has_spared) draw_spared(frame, spared, data);
    widgets::end_pane();
}

}  // namespace friction::viewer
