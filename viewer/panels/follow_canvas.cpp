#include "panels/follow_canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "friction/drawing/journey_charts.h"
#include "widgets/area.h"
#include "widgets/controls.h"

namespace friction::viewer {

using drawing::Box;
using drawing::Point;
using drawing::Weight;

namespace {

constexpr float head_f = 4.4F, player_f = 3.8F, foot_f = 2.6F;
constexpr float least_f = 18;  // of head and charts: below they scroll, and the player stays
constexpr float lane_f = 4, days_f = 2;  // of the bands, and what stands above and below them
constexpr float axis_first_f = 9.6F, axis_last_f = 1.6F;
constexpr std::array<std::pair<Speed, std::string_view>, 3> speeds{
    std::pair{Speed::half_day, "\u00bd day/s"}, std::pair{Speed::day, "1 day/s"},
    std::pair{Speed::by_event, "by event"}};

/// Who it is, and where there is room what chance deals alike in both designs.
std::string subtitle(const FollowData& data, float room, float em) {
    const std::string who = data.who.empty() ? std::string() : data.who + ".";
    const std::string all = who + (who.empty() || data.alike.empty() ? "" : " ") + data.alike;
    const bool fits = drawing::text_width(all, em, Weight::regular) <= room;
    return fits ? all : drawing::fitted(who, room, em, Weight::regular);
}

}  // namespace

void FollowCanvas::draw_head(Commands& commands, const Frame& frame, const Box& box,
                             const FollowData& data, bool has_story) {
    const drawing::Theme& theme = *frame.theme;
    Painter painter = frame.painter();
    float right = box.max.x;
    if (!has_story) {
        const float width = widgets::button_width(frame, "The story");
        const Box at =
            box_at(right - width, box.min.y + frame.em(0.8F), width, frame.em(space::control));
        if (widgets::button(frame, "story", at, "The story")) {
            commands.push(ToggleDrawer{});
            frame.focus->drop_after_click();
        }
        right = at.min.x - frame.em(space::margin);
    }
    const float clock = frame.em(1.6F), small = frame.em(type::table);
    const float first = box.min.y + frame.em(1.9F), second = box.min.y + frame.em(3.5F);
    painter.text({right, first}, data.clock, clock, Face::semibold, theme.ink,
                 drawing::Anchor::end);
    painter.text({right, second}, data.day, small, Face::regular, theme.ink2, drawing::Anchor::end);
    const float used = std::max(drawing::text_width(data.clock, clock, Weight::semibold),
                                drawing::text_width(data.day, small, Weight::regular));
    const float room = right - used - frame.em(space::huge) - box.min.x;
    const std::string_view title =
        data.stories.size() > 1 ? "Same customer, same luck" : "One customer, as it is today";
    painter.text({box.min.x, first},
                 drawing::fitted(title, room, frame.em(type::name), Weight::semibold),
                 frame.em(type::name), Face::semibold, theme.ink);
    painter.text({box.min.x, second}, subtitle(data, room, small), small, Face::regular,
                 theme.ink2);
}

/// Press or drag, on the charts or on the track below them: the clock is where the pointer is. What
/// lies there (bands, notes) may take the same click. Asked in the window that has the box.
void FollowCanvas::press(const Box& box) {
    begins_ |= ImGui::IsMouseClicked(0) && box.contains(point(ImGui::GetIO().MousePos)) &&
               ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
}

void FollowCanvas::scrub(Commands& commands, float left) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool begins = std::exchange(begins_, false);
    is_scrubbing_ = begins || (is_scrubbing_ && io.MouseDown[0]);
    if (!begins && (!is_scrubbing_ || io.MouseDelta.x == 0)) return;
    if (axis_.pieces().empty()) return;
    const float x = io.MousePos.x - left;
    // The edges are the ends exactly.
    const double at = x >= axis_.last() - 1 ? axis_.pieces().back().to_s
                      : x <= axis_.first()  ? 0
                                            : axis_.seconds(x);
    commands.push(Seek{at});
}

void FollowCanvas::step_clicked(const Session& session, Commands& commands,
                                const drawing::Spot& spot) {
    if (spot.kind != "step" || spot.name.empty()) return;
    if (session.selected_step() != spot.name) commands.push(Select{SelectedStep{spot.name}});
}

void FollowCanvas::draw_charts(const Session& session, Commands& commands, const Frame& frame,
                               const Box& box, const FollowData& data) {
    const float lanes = static_cast<float>(data.lanes.size());
    const float most = box.height() * 0.42F;
    const float bands = std::round(std::min(frame.em(lane_f * lanes + days_f), most));
    const Box upper{box.min, {box.max.x, box.min.y + bands}};
    const Box lower{{box.min.x, upper.max.y}, box.max};
    const double now_s = session.follow.clock_s;
    const auto clicked = moves_.show(
        frame, "whose move", upper, frame.version,
        [&](float width, float height) {
            const drawing::WhoseMoveChart chart{
                .axis = axis_, .lanes = data.lanes, .days = data.days, .now_s = now_s};
            return drawing::draw_whose_move(chart, {width, height}, frame.f, *frame.theme);
        },
        ChartView::readout);
    if (clicked) step_clicked(session, commands, *clicked);
    const auto noted =
        climb_.show(frame, "climb", lower, frame.version, [&](float width, float height) {
            drawing::ClimbChart chart;
            chart.axis = axis_;
            chart.title = {"The climb", "effort so far, EM"};
            chart.before = data.before;
            chart.after = data.after;
            chart.threshold = data.threshold;
            chart.patience = data.patience;
            chart.days = data.days;
            chart.now_s = now_s;
            return drawing::draw_climb(chart, {width, height}, frame.f, *frame.theme);
        });
    if (noted) step_clicked(session, commands, *noted);
}

void FollowCanvas::draw_track(const Session& session, const Frame& frame, const Box& box) {
    const drawing::Theme& theme = *frame.theme;
    Painter painter = frame.painter();
    const float y = std::round(box.centre().y), half = frame.em(0.18F);
    const float first = box.min.x + axis_.first(), last = box.min.x + axis_.last();
    const float now = box.min.x + axis_.at(session.follow.clock_s);
    painter.fill({{first, y - half}, {last, y + half}}, theme.line, half);
    painter.fill({{first, y - half}, {now, y + half}}, theme.ink, half);
    float before = -1e9F;
    for (const double at : session.follow.journeys->events_s) {
        const float x = std::round(box.min.x + axis_.at(at));
        if (x - before < 3 * frame.pixel) continue;  // as many as can be told apart
        before = x;
        painter.fill(box_at(x, y - frame.em(0.55F), 1.5F * frame.pixel, frame.em(1.1F)),
                     theme.ink2);
    }
    painter.disc({.centre = {now, y},
                  .radius = frame.em(0.6F),
                  .fill = theme.panel,
                  .line = theme.ink,
                  .line_width = 2 * frame.pixel});
}

void FollowCanvas::draw_player(const Session& session, Commands& commands, const Frame& frame,
                               const Box& box) {
    const drawing::Theme& theme = *frame.theme;
    const float side = frame.em(space::control), y = box.centre().y;
    const auto step = [&](std::string_view id, float x, widgets::Icon icon, int by,
                          std::string_view tip) {
        const Box at = box_at(x, y - side / 2, side, side);
        if (!widgets::button(frame, id, at, "", {.icon = icon, .tip = tip})) return;
        commands.push(StepEvent{by});
        frame.focus->drop_after_click();
    };
    const float radius = frame.em(1.25F), gap = frame.em(0.4F);
    step("back", box.min.x, widgets::Icon::chevron_left, -1, "The event before (left arrow)");
    const drawing::Point centre{box.min.x + side + gap + radius, y};
    const bool plays = session.follow.is_playing;
    const widgets::Interaction touch =
        widgets::interact(frame, "play", Box{centre, centre}.grown(radius));
    Painter painter = frame.painter();
    painter.disc({.centre = centre, .radius = radius, .fill = touch.held ? theme.ink2 : theme.ink});
    widgets::draw_icon(painter, plays ? widgets::Icon::pause : widgets::Icon::play, centre,
                       frame.em(1.15F), theme.panel);
    widgets::focus_ring(frame, Box{centre, centre}.grown(radius), touch.focused, 1.25F);
    if (widgets::tip_is_due(frame, touch.id, touch.hovered))
        widgets::tip(frame, plays ? "Pause (Space)" : "Play (Space)");
    if (touch.clicked) {
        commands.push(SetPlaying{!plays});
        frame.focus->drop_after_click();
    }
    step("on", centre.x + radius + gap, widgets::Icon::chevron_right, 1,
         "The next event (right arrow)");
    draw_track(session, frame, box);
}

void FollowCanvas::draw_foot(const Session& session, Commands& commands, const Frame& frame,
                             const Box& box) {
    const drawing::Theme& theme = *frame.theme;
    const float width = frame.em(18), height = frame.em(1.9F);
    std::array<widgets::Segment, speeds.size()> segments;
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < speeds.size(); ++i) {
        segments[i] = {.label = speeds[i].second, .hint = {}};
        if (speeds[i].first == session.follow.speed) chosen = i;
    }
    const Box at = box_at(box.max.x - width, box.centre().y - height / 2, width, height);
    if (const auto picked = widgets::segmented(frame, "speed", at, segments, chosen)) {
        commands.push(SetSpeed{speeds[*picked].first});
        frame.focus->drop_after_click();
    }
    struct Mark {
        std::string_view words;
        drawing::Rectangle shape;
    };
    const std::array marks{
        Mark{"days that wait for the customer", {.fill = theme.heat[3]}},
        Mark{"days that wait for the company", {.fill = theme.base_tint}},
        Mark{"the customer's own minutes", {.fill = theme.ink}},
        Mark{"held or in line", {.fill = theme.family[0]}},
        Mark{"still to come", {.fill = theme.sunk, .hatch = theme.line2}},
    };
    const float em = frame.em(type::caption), side = frame.em(0.9F);
    const float end = at.min.x - frame.em(space::margin), gap = frame.em(1.1F);
    const auto width_of = [&](const Mark& mark) {
        return side + frame.em(space::thin) + drawing::text_width(mark.words, em, Weight::regular) +
               gap;
    };
    float all = -gap;
    for (const Mark& mark : marks) all += width_of(mark);
    // In two lines where one does not hold them.
    const float line = frame.em(all > end - box.min.x ? 1.2F : 0);
    Painter painter = frame.painter();
    Point at_mark{box.min.x, box.centre().y - line / 2};
    for (const Mark& mark : marks) {
        if (at_mark.x + width_of(mark) - gap > end) {
            if (line == 0 || at_mark.y > box.centre().y) break;
            at_mark = {box.min.x, at_mark.y + line};
        }
        drawing::Rectangle swatch = mark.shape;
        swatch.box = drawing::on_pixels(box_at(at_mark.x, at_mark.y - side / 2, side, side));
        painter.rectangle(swatch);
        painter.text({at_mark.x + side + frame.em(space::thin),
                      centred_baseline(at_mark.y - side / 2, at_mark.y + side / 2, em)},
                     mark.words, em, Face::regular, theme.ink2);
        at_mark.x += width_of(mark);
    }
}

void FollowCanvas::draw(const Session& session, Commands& commands, const Frame& frame,
                        const Box& box, const FollowData& data, bool has_story) {
    widgets::begin_pane(frame, "follow canvas", box, frame.theme->canvas);
    const float margin = frame.em(space::margin);
    const float below = std::round(std::max(box.min.y, box.max.y - frame.em(player_f + foot_f)));
    const Box above{box.min, {box.max.x, below}};
    const float left = box.min.x + margin, right = box.max.x - margin;
    axis_ = drawing::TimeAxis(data.presences, data.end_s, frame.em(axis_first_f),
                              right - left - frame.em(axis_last_f), frame.f);
    const float knob = frame.em(0.6F);
    const float first = left + axis_.first() - knob, last = left + axis_.last() + knob;
    const float least = frame.em(least_f);
    const bool scrolls = above.height() < least;
    Box content = scrolls ? widgets::begin_scroll(frame, "follow scroll", above) : above;
    content.max.y = content.min.y + std::max(above.height(), least);
    Rows rows({{left, content.min.y}, {right, content.max.y}});
    draw_head(commands, frame, rows.take(std::round(frame.em(head_f))), data, has_story);
    draw_charts(session, commands, frame, rows.rest(), data);
    press({{first, rows.y()}, {last, content.max.y}});
    if (scrolls) widgets::end_scroll(frame, content.max.y);
    frame.painter().fill(box_at(box.min.x, below, box.width(), frame.pixel), frame.theme->line);
    Rows foot({{left, below}, {right, box.max.y}});
    const Box player = foot.take(frame.em(player_f));
    draw_player(session, commands, frame, player);
    press({{first, player.min.y}, {last, player.max.y}});
    scrub(commands, left);
    draw_foot(session, commands, frame, foot.take(frame.em(foot_f)));
    widgets::end_pane();
}

}  // namespace friction::viewer
