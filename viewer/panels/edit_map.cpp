#include "panels/edit_map.h"

#include <algorithm>
#include <cmath>

#include "friction/report/wording.h"
#include "friction/viewer/move_words.h"
#include "friction/viewer/problems.h"
#include "panels/edit_text.h"
#include "panels/map_head.h"
#include "widgets/area.h"

namespace friction::viewer {

using drawing::Box;
using drawing::Point;
using drawing::Spot;
using drawing::Weight;

namespace {

Box moved(const Box& box, Point by) {
    return {{box.min.x + by.x, box.min.y + by.y}, {box.max.x + by.x, box.max.y + by.y}};
}

/// A pill of ink beside the pointer, inside `box`.
void draw_label(const Frame& frame, const Box& box, Point mouse, std::string_view words,
                bool is_refused) {
    const drawing::Theme& theme = *frame.theme;
    const float em = frame.em(type::table), pad = frame.em(space::small);
    const std::string text = drawing::fitted(words, box.width() - 4 * pad, em, Weight::semibold);
    const float width = drawing::text_width(text, em, Weight::semibold) + 2 * pad;
    const float height = frame.em(space::row);
    float x = std::min(mouse.x + frame.em(1), box.max.x - width - pad);
    float y = mouse.y + frame.em(1.2F);
    if (y + height > box.max.y) y = mouse.y - frame.em(0.6F) - height;
    x = std::max(x, box.min.x + pad);
    const Box pill = box_at(std::round(x), std::round(y), width, height);
    Painter painter = frame.painter();
    painter.fill(pill, is_refused ? theme.ink3 : theme.ink, height / 2);
    painter.text({pill.min.x + pad, centred_baseline(pill, em)}, text, em, Face::semibold,
                 theme.panel);
}

void draw_arrow(Painter& painter, const Frame& frame, Point from, Point to,
                drawing::Colour colour) {
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    if (length < frame.em(0.5F)) return;
    const Point along{(to.x - from.x) / length, (to.y - from.y) / length};
    const float head = frame.em(0.6F);
    const Point neck{to.x - along.x * head, to.y - along.y * head};
    painter.line(from, neck, colour, 2 * frame.pixel, {5, 3});
    const float half = head * 0.6F;
    painter.area({.points = {to,
                             {neck.x - along.y * half, neck.y + along.x * half},
                             {neck.x + along.y * half, neck.y - along.x * half}},
                  .fill = colour});
}

/// The step that is dragged follows the pointer; its old place stays.
void draw_dragged(const Frame& frame, const Box& box, const MapEvents& events,
                  drawing::Colour colour) {
    Painter painter = frame.painter();
    const Point mouse = point(ImGui::GetIO().MousePos);
    const Spot& from = *events.dragged_from;
    if (from.kind != "step")
        return draw_arrow(painter, frame,
                          from.kind == "handle" ? moved(from.box, box.min).centre()
                                                : moved(events.pressed, box.min).centre(),
                          mouse, colour);
    const Point half{from.box.width() / 2, from.box.height() / 2};
    painter.rectangle(
        {.box = {{mouse.x - half.x, mouse.y - half.y}, {mouse.x + half.x, mouse.y + half.y}},
         .corner = frame.em(space::corner),
         .line = colour,
         .line_width = 2 * frame.pixel,
         .dash = {4, 3}});
}

}  // namespace

std::vector<EditMap::Shown> EditMap::problems_of(const Session& session) {
    std::vector<Shown> shown;
    for (const ProblemRow& row : problem_rows(session)) {
        if (row.step.empty() || !row.is_error) continue;
        if (row.move && row.move->design != session.chosen) continue;
        Shown problem{.mark = {.step = row.step, .handoff = {}, .label = "!"},
                      .move = row.move,
                      .title = "A problem here",
                      .text = report::sentence_case(row.found) + "."};
        if (!row.hint.empty()) problem.text += " " + report::sentence_case(row.hint) + ".";
        const Design* design = session.document->design(session.chosen);
        if (row.move && design != nullptr && row.move->position < design->moves.size())
            problem.title = "Move " + std::to_string(row.move->position + 1) + ", " +
                            title_of(design->moves[row.move->position].move);
        shown.push_back(std::move(problem));
    }
    return shown;
}

void EditMap::draw_call_out(const Session& session, const Frame& frame, const Box& box,
                            const MapEvents& events) {
    const std::vector<Shown>& problems = problems_.get(frame, [&] { return problems_of(session); });
    const auto* selected = std::get_if<SelectedMove>(&session.selection);
    const Spot* badge = nullptr;
    const Shown* problem = nullptr;
    for (const Spot& spot : canvas_.picture().spots) {
        if (spot.kind != "problem") continue;
        const Shown& one = problems[std::stoul(spot.name)];
        const bool is_hovered = events.hovered && events.hovered->kind == "problem" &&
                                events.hovered->name == spot.name;
        const bool is_selected = selected != nullptr && one.move == *selected;
        if (!is_hovered && (!is_selected || badge != nullptr)) continue;
        badge = &spot;
        problem = &one;
    }
    if (badge == nullptr || !drawing::map_area(canvas_.view()).contains(badge->box.centre()))
        return;
    const drawing::Theme& theme = *frame.theme;
    const float em = frame.em(type::table), pad = frame.em(0.8F), step = em * drawing::line_height;
    const float width = std::min(frame.em(15), box.width() - frame.em(2));
    const auto lines = drawing::wrapped(problem->text, width - 2 * pad, em, Weight::regular, 5);
    const float height = 1.6F * pad + frame.em(1.5F) + step * static_cast<float>(lines.size());
    const Point at = moved(badge->box, box.min).centre();
    const float away = frame.em(1.2F);
    const bool is_left = at.x - away - width > box.min.x + frame.em(10);
    const float x =
        is_left ? at.x - away - width : std::min(at.x + away, box.max.x - width - frame.em(0.5F));
    const float y = std::clamp(at.y - height * 0.4F, box.min.y + frame.em(0.5F),
                               std::max(box.min.y, box.max.y - height - frame.em(0.5F)));
    const Box card = box_at(std::round(x), std::round(y), width, height);
    Painter painter = frame.painter();
    painter.fill(moved(card, {3, 4}), theme.ink.with_alpha(0.12));
    painter.rectangle({.box = card,
                       .corner = frame.em(space::corner),
                       .fill = theme.plum_tint,
                       .line = theme.plum,
                       .line_width = frame.pixel});
    const float edge = is_left ? card.max.x : card.min.x, half = frame.em(0.5F);
    const float tip = is_left ? edge + frame.em(0.6F) : edge - frame.em(0.6F);
    if (at.y > card.min.y + half && at.y < card.max.y - half)
        painter.area({.points = {{edge, at.y - half}, {tip, at.y}, {edge, at.y + half}},
                      .fill = theme.plum});
    Box room = inset(card, pad);
    room.min.y =
        set_words(frame, room, problem->title, type::body, Weight::semibold, theme.plum, 1);
    set_words(frame, room, problem->text, type::table, Weight::regular, theme.ink, 5);
}

void EditMap::draw_above(const Session& session, const Frame& frame, const Box& box,
                         const MapEvents& events) {
    if (!events.dragged_from) {
        drawn_.reset();
        return draw_call_out(session, frame, box, events);
    }
    const drawing::Theme& theme = *frame.theme;
    const Spot* onto = events.hovered ? &*events.hovered : nullptr;
    drawn_ = drawn_move(session, session.chosen, *events.dragged_from, onto, events.lane);
    const bool makes = drawn_ && (drawn_->move || drawn_->form);
    const drawing::Colour colour = makes ? theme.blue : theme.ink3;
    Painter painter = frame.painter();
    if (makes && onto != nullptr && (onto->kind == "step" || onto->kind == "outcome") &&
        events.dragged_from->kind != "step") {
        painter.rectangle({.box = moved(onto->box, box.min).grown(frame.em(0.3F)),
                           .corner = frame.em(space::corner),
                           .line = colour,
                           .line_width = 2.5F * frame.pixel});
    } else if (makes) {
        for (const Spot& spot : canvas_.picture().spots)
            if (spot.kind == "lane" && spot.name == events.lane)
                painter.fill({{box.min.x + spot.box.max.x, box.min.y + spot.box.min.y},
                              {box.max.x, box.min.y + spot.box.max.y}},
                             theme.blue.with_alpha(0.10));
    }
    draw_dragged(frame, box, events, colour);
    if (drawn_) draw_label(frame, box, point(ImGui::GetIO().MousePos), drawn_->words, !makes);
}

std::optional<MoveForm> EditMap::let_go(const Session& session, Commands& commands) {
    const std::optional<DrawnMove> drawn = std::exchange(drawn_, {});
    if (!drawn) return std::nullopt;
    if (drawn->move && drawn->replaces) {
        commands.push(ReplaceMove{session.chosen, *drawn->replaces, *drawn->move});
        commands.push(Select{SelectedMove{session.chosen, *drawn->replaces}});
    } else if (drawn->move) {
        commands.push(AddMove{session.chosen, *drawn->move});
    }
    return drawn->form;
}

std::optional<MoveForm> EditMap::draw(const Session& session, Commands& commands,
                                      const Frame& frame, const Box& box) {
    const Map* map = maps_.map(session, session.shown(), session.compared);
    if (maps_.is_waiting()) frame.wants_another = true;
    Rows rows(box);
    draw_map_head(commands, frame, rows.take(frame.em(map_head_f)), "Blueprint",
                  frame.is_picture
                      ? ""
                      : "drag from a step's edge to reroute; drop a step on a lane to reassign",
                  map);
    std::vector<drawing::BlueprintProblem> marks;
    for (const Shown& problem : problems_.get(frame, [&] { return problems_of(session); }))
        marks.push_back(problem.mark);
    const Box place = rows.rest();
    const MapEvents events = canvas_.draw(
        session, commands, frame, place, "map", map,
        {.design = session.shown(),
         .flattest = flattest_lanes,
         .draws_moves = !session.file.is_broken(),
         .problems = std::move(marks),
         .above = [&](const MapEvents& now) { draw_above(session, frame, place, now); }});
    if (events.clicked && events.clicked->kind == "problem") {
        const std::vector<Shown>& problems =
            problems_.get(frame, [&] { return problems_of(session); });
        const std::size_t at = std::stoul(events.clicked->name);
        if (at < problems.size() && problems[at].move)
            commands.push(Select{*problems[at].move});
        else if (at < problems.size())
            commands.push(Select{SelectedStep{problems[at].mark.step}});
    }
    if (events.right_clicked &&
        (events.right_clicked->kind == "step" || events.right_clicked->kind == "handoff"))
        commands.push(ShowOverlay{Overlay::add_move});
    if (events.dropped) return let_go(session, commands);
    return std::nullopt;
}

}  // namespace friction::viewer
