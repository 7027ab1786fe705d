#include "panels/map_canvas.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "friction/viewer/step_view.h"
#include "widgets/area.h"
#include "widgets/interact.h"

namespace friction::viewer {

using drawing::BlueprintView;
using drawing::Box;
using drawing::Point;
using drawing::Spot;
using drawing::Weight;

namespace {

constexpr float wheel_step = 1.2F;
constexpr float drag_slack_px = 4;

bool same_view(const BlueprintView& a, const BlueprintView& b) {
    return a.width == b.width && a.height == b.height && a.f == b.f && a.zoom == b.zoom &&
           a.squeeze == b.squeeze && a.pan == b.pan && a.show_strip == b.show_strip &&
           a.show_overview == b.show_overview && a.show_handles == b.show_handles &&
           a.is_stale == b.is_stale && a.selected == b.selected && a.focus == b.focus &&
           a.hover == b.hover && a.lit == b.lit &&
           std::ranges::equal(a.problems, b.problems, [](const auto& one, const auto& other) {
               return one.step == other.step && one.handoff == other.handoff &&
                      one.label == other.label;
           });
}

Point centre_of(const BlueprintView& view) {
    return drawing::to_layout(view, drawing::map_area(view).centre());
}

// "ask_office/a_few_days"
SelectedHandoff handoff_of(const std::string& name) {
    const std::size_t slash = name.find('/');
    return {name.substr(0, slash), slash == std::string::npos ? "" : name.substr(slash + 1)};
}

std::string handoff_words(const drawing::BlueprintHandoff& handoff) {
    std::string words = drawing::share_text(handoff.share) + " of journeys go this way.";
    if (handoff.entry_em > 0)
        words +=
            " Entering this way costs " + drawing::em_text(handoff.entry_em) + " EM per journey.";
    if (handoff.is_felt) words += " The customer is handed to another team.";
    return words;
}

void select(Commands& commands, const Spot& spot) {
    if (spot.kind == "step" || spot.kind == "outcome" || spot.kind == "handle" ||
        spot.kind == "bar")
        commands.push(Select{SelectedStep{spot.name}});
    if (spot.kind == "handoff") commands.push(Select{handoff_of(spot.name)});
}

}  // namespace

void MapCanvas::tell_camera(Commands& commands, const BlueprintView& view, bool is_fit) {
    commands.push(SetCamera{{.is_fit = is_fit, .zoom = view.zoom, .centre = centre_of(view)}});
}

void MapCanvas::place_view(const Session& session, Commands& commands, const Frame& frame,
                           const Box& box, const Map& map, const MapOptions& options) {
    BlueprintView view;
    view.width = box.width();
    view.height = box.height();
    view.f = frame.f;
    view.squeeze = options.squeeze;
    view.show_strip = options.show_strip;
    view.show_overview = options.show_overview;
    if (options.flattest < 1) {
        const Box area = drawing::map_area(view);
        const float across =
            std::min(1.0F, area.width() / (std::max(1.0F, map.layout->width) * view.f));
        view.squeeze =
            std::clamp(area.height() / (std::max(1.0F, map.layout->height) * across * view.f),
                       options.flattest, 1.0F);
    }
    view.show_handles = options.draws_moves && !frame.is_picture;
    view.is_stale = session.run.stage == Stage::stale || session.file.is_broken();
    view.selected = session.selected_step();
    view.hover = hover_;
    view.problems = options.problems;
    const Camera& camera = session.camera();
    if (camera.is_fit) {
        view = drawing::fitted_view(*map.layout, std::move(view));
        // Zooming by key goes on from here.
        if (std::abs(camera.zoom - view.zoom) > 1e-4F || !(camera.centre == centre_of(view)))
            tell_camera(commands, view, true);
    } else {
        view.zoom = camera.zoom;
        const Box area = drawing::map_area(view);
        const float sx = view.zoom * view.f;
        view.pan = {camera.centre.x - area.width() / 2 / sx,
                    camera.centre.y - area.height() / 2 / (sx * view.squeeze)};
        view = drawing::held_inside(*map.layout, std::move(view));
    }
    if (std::exchange(revealed_, session.reveal) != session.reveal && !view.selected.empty()) {
        BlueprintView shown = drawing::showing(*map.layout, view, view.selected);
        if (!(shown.pan == view.pan)) {
            view = std::move(shown);
            tell_camera(commands, view, false);
        }
    }
    view_ = std::move(view);
}

void MapCanvas::look_about(Commands& commands, const Map& map, Point mouse, bool inside) {
    const ImGuiIO& io = ImGui::GetIO();
    if (inside && io.MouseWheel != 0 && !io.KeyShift)
        tell_camera(commands,
                    drawing::zoomed(*map.layout, view_,
                                    std::clamp(view_.zoom * std::pow(wheel_step, io.MouseWheel),
                                               zoom_min, zoom_max),
                                    mouse),
                    false);
    const float sideways = io.MouseWheelH + (io.KeyShift ? io.MouseWheel : 0);
    if (inside && sideways != 0) {
        BlueprintView moved = view_;
        moved.pan.x -= sideways * 3;
        tell_camera(commands, drawing::held_inside(*map.layout, std::move(moved)), false);
    }
}

std::string MapCanvas::lane_at(Point mouse) const {
    if (mouse.y < drawing::map_area(view_).min.y) return {};
    for (const Spot& spot : picture_.spots)
        if (spot.kind == "lane" && mouse.y >= spot.box.min.y && mouse.y < spot.box.max.y)
            return spot.name;
    return {};
}

// What is pressed on may be dragged somewhere; pressed on the ground, the map moves along.
void MapCanvas::drag(const Frame& frame, Commands& commands, const Map& map,
                     const MapOptions& options, const Box& box, MapEvents& events) {
    const ImGuiIO& io = ImGui::GetIO();
    const Point mouse{io.MousePos.x - box.min.x, io.MousePos.y - box.min.y};
    const bool inside = ImGui::IsItemHovered();
    const bool is_far =
        std::hypot(mouse.x - pressed_at_.x, mouse.y - pressed_at_.y) > drag_slack_px;
    const bool on_thing = pressed_ && (pressed_->kind == "step" || pressed_->kind == "handle" ||
                                       (options.draws_moves && pressed_->kind == "handoff"));
    const bool held = ImGui::IsItemActive() || (inside && io.MouseDown[2]);
    if (held && !on_thing && !pressed_is_over_ && (pans_ || is_far)) {
        pans_ = true;
        BlueprintView moved = view_;
        moved.pan.x -= io.MouseDelta.x / (view_.zoom * view_.f);
        moved.pan.y -= io.MouseDelta.y / (view_.zoom * view_.f * view_.squeeze);
        if (io.MouseDelta.x != 0 || io.MouseDelta.y != 0)
            tell_camera(commands, drawing::held_inside(*map.layout, std::move(moved)), false);
    }
    if (options.draws_moves && on_thing && (drags_ || is_far)) {
        drags_ = true;
        events.dragged_from = pressed_;
        events.pressed = {pressed_at_, pressed_at_};
        events.lane = lane_at(mouse);
        frame.wants_another = true;
        if (frame.focus->take_escape()) {
            events.dragged_from.reset();
            pressed_.reset();
            drags_ = false;
            pressed_is_over_ = true;
        }
    }
    if (!ImGui::IsMouseReleased(0) && !ImGui::IsMouseReleased(2)) return;
    events.dropped = drags_ && inside;
    pans_ = drags_ = pressed_is_over_ = false;
    pressed_.reset();
}

void MapCanvas::follow_pointer(const Session& session, Commands& commands, const Frame& frame,
                               const Box& box, const Map& map, const MapOptions& options,
                               MapEvents& events) {
    const ImGuiIO& io = ImGui::GetIO();
    const Point mouse{io.MousePos.x - box.min.x, io.MousePos.y - box.min.y};
    const bool inside = ImGui::IsItemHovered();
    const Spot* spot = inside && !pans_ ? picture_.spot_at(mouse) : nullptr;
    if (spot != nullptr) events.hovered = *spot;
    hover_ = spot != nullptr && spot->kind == "step" ? spot->name : std::string();
    // The handle of the step stays while the pointer is on it.
    if (spot != nullptr && spot->kind == "handle") hover_ = spot->name;
    look_about(commands, map, mouse, inside);
    if (inside && (ImGui::IsMouseClicked(0) || ImGui::IsMouseClicked(2))) {
        pressed_ =
            spot != nullptr && ImGui::IsMouseClicked(0) ? std::optional(*spot) : std::nullopt;
        pressed_at_ = mouse;
        if (pressed_) {
            events.clicked = pressed_;
            select(commands, *spot);
        }
    }
    drag(frame, commands, map, options, box, events);
    if (spot != nullptr && ImGui::IsMouseDoubleClicked(0) && spot->kind == "step") {
        BlueprintView closer = drawing::zoomed(*map.layout, view_, 1, mouse);
        tell_camera(commands, drawing::showing(*map.layout, std::move(closer), spot->name), false);
    }
    if (spot != nullptr && ImGui::IsMouseClicked(1)) {
        select(commands, *spot);
        events.right_clicked = *spot;
    }
    const bool tells = spot != nullptr && !drags_ &&
                       (spot->kind == "step" || spot->kind == "handoff" || spot->kind == "outcome");
    const ImGuiID tip_id = ImGui::GetID(tells ? spot->name.c_str() : "ground");
    if (widgets::tip_is_due(frame, tip_id, tells && !ImGui::IsItemActive()) && tells)
        draw_tip(session, frame, *spot, session.shown());
}

void MapCanvas::draw_tip(const Session& session, const Frame& frame, const Spot& spot,
                         DesignId design) const {
    if (spot.kind != "step" && spot.kind != "outcome") {
        if (map_model_ == nullptr) return;
        for (const drawing::BlueprintHandoff& handoff : map_model_->handoffs)
            if (handoff.name == spot.name) widgets::tip(frame, handoff_words(handoff));
        return;
    }
    const std::optional<StepView> step = step_view(session, design, spot.name);
    if (!step) return;
    std::string words = step->title;
    if (!step->figure.empty()) words += ": " + step->figure + " EM per journey";
    words += ". " + step->sentence + ".";
    if (!step->doubt.empty()) words += " " + step->doubt + ".";
    for (std::size_t i = 0; i < step->components.size() && i < 3; ++i)
        words += (i == 0 ? " Made of: " : ", ") + step->components[i].label + " " +
                 step->components[i].figure;
    widgets::tip(frame, words);
}

MapEvents MapCanvas::draw(const Session& session, Commands& commands, const Frame& frame,
                          const Box& box, std::string_view id, const Map* map,
                          const MapOptions& options) {
    MapEvents events;
    widgets::begin_pane(frame, id, box, frame.theme->canvas);
    if (map == nullptr || map->model == nullptr) {
        const float em = frame.em(type::body);
        frame.painter().text(box.centre(), "Reading the process", em, Face::regular,
                             frame.theme->ink3, drawing::Anchor::middle);
        widgets::end_pane();
        return events;
    }
    map_model_ = map->model.get();
    place_view(session, commands, frame, box, *map, options);
    if (drawn_revision_ != map->revision || drawn_theme_ != frame.theme ||
        !same_view(view_, drawn_view_)) {
        picture_ = drawing::draw_blueprint(*map->model, *map->layout, view_, *frame.theme);
        drawn_revision_ = map->revision;
        drawn_theme_ = frame.theme;
        drawn_view_ = view_;
    }
    Painter painter = frame.painter();
    painter.picture(picture_, box.min);
    const widgets::Interaction touch = widgets::interact(frame, "map", box, {.takes_wheel = true});
    frame.focus->let_keys_through(touch.id);
    follow_pointer(session, commands, frame, box, *map, options, events);
    if (options.above) options.above(events);
    if (touch.focused && frame.focus->shows_ring())
        painter.rectangle({.box = inset(box, frame.pixel),
                           .line = frame.theme->ink,
                           .line_width = 2 * frame.pixel});
    widgets::end_pane();
    return events;
}

}  // namespace friction::viewer
