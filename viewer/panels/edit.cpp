#include "panels/edit.h"

#include <algorithm>
#include <utility>

#include "friction/viewer/chart_data.h"
#include "panels/chart_view.h"
#include "panels/edit_form.h"
#include "panels/edit_map.h"
#include "panels/edit_moves.h"
#include "panels/edit_text.h"
#include "panels/inspector.h"
#include "panels/problem_view.h"
#include "panels/regions.h"
#include "widgets/area.h"
#include "widgets/controls.h"
#include "widgets/popup.h"

namespace friction::viewer {

using drawing::Box;
using drawing::Weight;

namespace {

constexpr float moves_f = 20;
constexpr double stale_veil = 0.65;  // opacity

class Edit final : public Panel {
public:
    [[nodiscard]] std::string_view title() const override { return "Edit"; }
    [[nodiscard]] View view() const override { return View::edit; }
    void draw(const Session& session, Commands& commands, const Frame& frame,
              const Box& box) override;

private:
    struct Asked {
        std::uint64_t input = 0;
        DesignId design;
        friend bool operator==(const Asked&, const Asked&) = default;
    };
    void ask(const Session& session, Commands& commands);
    void draw_map(const Session& session, Commands& commands, const Frame& frame, const Box& box);
    void begin(const Session& session, MoveForm form);
    void draw_waterfall(const Session& session, Commands& commands, const Frame& frame,
                        const Box& box);
    void draw_right(const Session& session, Commands& commands, const Frame& frame, const Box& box);
    std::optional<std::string> draw_baseline(const Session& session, Commands& commands,
                                             const Frame& frame, const Box& box);

    EditMap map_;
    EditMoves moves_;
    EditForm form_;
    Inspector inspector_;
    ProblemView problems_;
    ChartView waterfall_;
    std::optional<drawing::Waterfall> steps_;  // the last one there was
    DesignId steps_of_;
    Selection before_;     // when an empty form was begun
    bool begins_ = false;  // in this frame
    Asked asked_;
};

/// The selected move of the chosen design.
std::optional<std::size_t> shown_move(const Session& session) {
    const auto* selected = std::get_if<SelectedMove>(&session.selection);
    const Design* design = session.document->design(session.chosen);
    if (selected == nullptr || design == nullptr || selected->design != session.chosen ||
        selected->position >= design->moves.size())
        return std::nullopt;
    return selected->position;
}

// Tried in the background, once for a design and a state of the input.
void Edit::ask(const Session& session, Commands& commands) {
    if (session.run.stage != Stage::done) return;
    const Asked now{session.input, session.chosen};
    if (asked_ == now) return;
    asked_ = now;
    commands.push(AskMoveEffects{});
    commands.push(AskSuggestions{});
}

void Edit::draw_map(const Session& session, Commands& commands, const Frame& frame,
                    const Box& box) {
    if (std::optional<MoveForm> drawn = map_.draw(session, commands, frame, box))
        begin(session, std::move(*drawn));
}

void Edit::begin(const Session& session, MoveForm form) {
    form_.begin(session, std::move(form));
    before_ = session.selection;
    begins_ = true;
}

void Edit::draw_waterfall(const Session& session, Commands& commands, const Frame& frame,
                          const Box& box) {
    widgets::begin_pane(frame, "consequences", box, frame.theme->panel);
    if (steps_of_ != session.chosen) steps_.reset();
    steps_of_ = session.chosen;
    auto chart = waterfall(session, session.chosen);
    const bool is_stale = !chart;  // what was known before the last change stays, faded
    if (chart) steps_ = std::move(chart);
    const Box room = inset(box, frame.em(space::small));
    if (!steps_) {
        const float y = set_words(frame, room, "Consequence of each move", type::body,
                                  Weight::semibold, frame.theme->ink, 1);
        set_words(frame, {{room.min.x, y}, room.max},
                  "Each move is tried on top of those before it, once the run is done.",
                  type::table, Weight::regular, frame.theme->ink2);
    } else {
        const float height = std::max(
            room.height(), frame.em(5.0F + 1.75F * static_cast<float>(steps_->moves.size() + 2)));
        const Box area = widgets::begin_scroll(frame, "waterfall", room);
        const auto clicked = waterfall_.show(
            frame, "chart", box_at(area.min.x, area.min.y, area.width(), height), frame.version,
            [&](float width, float tall) {
                return drawing::draw_waterfall(*steps_, {width, tall}, frame.f, *frame.theme);
            },
            ChartView::readout);
        if (is_stale) frame.painter().fill(area, frame.theme->panel.with_alpha(stale_veil));
        widgets::end_scroll(frame, area.min.y + height);
        if (clicked && !clicked->name.empty() &&
            std::ranges::all_of(clicked->name, [](char c) { return c >= '0' && c <= '9'; }))
            commands.push(Select{SelectedMove{session.chosen, std::stoul(clicked->name)}});
    }
    widgets::end_pane();
}

void Edit::draw_right(const Session& session, Commands& commands, const Frame& frame,
                      const Box& box) {
    // Whoever selects something else leaves the empty form.
    if (form_.is_new() && (before_ != session.selection || form_.design() != session.chosen))
        form_.leave();
    const std::optional<std::size_t> move = shown_move(session);
    if (!form_.is_new() && move) form_.show(session, *move);
    if (form_.is_new() || move)
        form_.draw(session, commands, frame, box);
    else
        inspector_.draw(session, commands, frame, box);
}

std::optional<std::string> Edit::draw_baseline(const Session& session, Commands& commands,
                                               const Frame& frame, const Box& box) {
    widgets::begin_pane(frame, "moves", box, frame.theme->panel);
    Box room = inset(box, frame.em(space::margin));
    room.min.y = set_words(frame, room, "The baseline", 1.1F, Weight::semibold, frame.theme->ink) +
                 frame.em(space::hair);
    room.min.y =
        set_words(frame, room,
                  "It is as things are today and stays so. Moves live in a redesign: a list of "
                  "them, made from top to bottom.",
                  type::body, Weight::regular, frame.theme->ink2, 8) +
        frame.em(space::margin);
    if (widgets::button(frame, "new", box_at(room.min.x, room.min.y, room.width(), frame.em(2.2F)),
                        "Redesign",
                        {.kind = widgets::ButtonKind::primary, .icon = widgets::Icon::plus}))
        commands.push(AddRedesign{.title = "New redesign"});
    room.min.y += frame.em(2.2F + space::small);
    const std::optional<std::string> wanted =
        moves_.draw_catalogue(frame, box_at(room.min.x, room.min.y, room.width(), frame.em(2.4F)));
    room.min.y += frame.em(2.4F + space::margin);
    if (!session.document->designs.empty())
        room.min.y = set_words(frame, room, "Or go on with one of these:", type::table,
                               Weight::regular, frame.theme->ink3) +
                     frame.em(space::hair);
    for (const Design& design : session.document->designs) {
        const Box line = box_at(room.min.x, room.min.y, room.width(), frame.em(space::control));
        if (line.max.y > box.max.y) break;
        const widgets::Interaction touch = widgets::row(frame, design.name, line, false);
        set_words(frame,
                  {{line.min.x + frame.em(space::small), line.min.y + frame.em(0.3F)},
                   {line.max.x - frame.em(space::small), line.max.y}},
                  title_of(session, design.id), type::body, Weight::regular, frame.theme->ink, 1);
        if (touch.clicked) commands.push(ChooseDesign{design.id});
        room.min.y = line.max.y + frame.em(space::hair);
    }
    widgets::end_pane();
    return wanted;
}

void Edit::draw(const Session& session, Commands& commands, const Frame& frame, const Box& box) {
    if (!session.file.is_open() || session.file.is_broken()) {
        const Box map = problems_.draw(session, commands, frame, box);
        if (session.file.is_open()) draw_map(session, commands, frame, map);
        return;
    }
    const Design* design = session.document->design(session.chosen);
    const float bar = frame.em(0.45F);
    Box left = box, rest = box;
    left.max.x = box.min.x + std::min(frame.em(moves_f), box.width() * 0.4F);
    rest.min.x = left.max.x + bar;
    frame.painter().fill({{left.max.x, box.min.y}, {rest.min.x, box.max.y}}, frame.theme->ground);
    if (design != nullptr && !design->moves.empty() && !form_.is_new() && !shown_move(session) &&
        (std::holds_alternative<NothingSelected>(session.selection) ||
         std::holds_alternative<SelectedMove>(session.selection)))
        commands.push(Select{SelectedMove{session.chosen, 0}});
    const Regions places = regions(session, commands, frame, rest,
                                   {.inspector_f = 0,
                                    .has_dock = design != nullptr,
                                    .beside_f = (rest.min.x - box.min.x) / frame.f});
    if (session.overlay == Overlay::add_move) {
        moves_.open_catalogue();
        commands.push(ShowOverlay{});
    }
    std::optional<std::string> wanted;
    if (design == nullptr) {
        wanted = draw_baseline(session, commands, frame, left);
    } else {
        ask(session, commands);
        wanted = moves_.draw(session, commands, frame, left, shown_move(session));
        begins_ = begins_ || moves_.was_clicked();
        draw_waterfall(session, commands, frame, places.dock);
    }
    if (wanted) begin(session, form_for(session, *wanted));
    draw_map(session, commands, frame, places.canvas);
    // A form that was begun, or asked for by its card, must be seen.
    if (std::exchange(begins_, false) && places.is_drawer && !session.drawer_is_open)
        commands.push(ToggleDrawer{});
    if (places.is_drawer && session.drawer_is_open) {
        widgets::begin_popup(frame, "drawer", places.inspector);
        draw_right(session, commands, frame, places.inspector);
        if (widgets::end_popup(frame)) commands.push(ToggleDrawer{});
    } else if (!places.is_drawer) {
        draw_right(session, commands, frame, places.inspector);
    }
    draw_drawer_button(session, commands, frame, places, "The move's form");
}

}  // namespace

std::unique_ptr<Panel> make_edit() { return std::make_unique<Edit>(); }

}  // namespace friction::viewer
