#include "panels/blueprint.h"

#include "friction/viewer/problems.h"
#include "panels/dock.h"
#include "panels/inspector.h"
#include "panels/map_canvas.h"
#include "panels/map_head.h"
#include "panels/problem_view.h"
#include "panels/regions.h"
#include "widgets/popup.h"

namespace friction::viewer {

using drawing::Box;

namespace {

std::string note_of(const Session& session) {
    if (session.file.is_broken())
        return "last good version, " + session.file.good->read_at +
               "; results are kept, not renewed";
    if (session.shown().is_baseline()) return "baseline, as it is today";
    return title_of(session, session.shown());
}

std::vector<drawing::BlueprintProblem> problems_of(const Session& session) {
    std::vector<drawing::BlueprintProblem> problems;
    std::size_t number = 0;
    for (const ProblemRow& row : problem_rows(session)) {
        ++number;
        if (!row.step.empty() && row.is_error)
            problems.push_back({.step = row.step, .handoff = {}, .label = std::to_string(number)});
    }
    return problems;
}

class BlueprintPanel final : public Panel {
public:
    [[nodiscard]] std::string_view title() const override { return "Blueprint"; }
    [[nodiscard]] View view() const override { return View::blueprint; }

    void draw(const Session& session, Commands& commands, const Frame& frame,
              const Box& box) override {
        if (!session.file.is_open() || session.file.is_broken()) {
            const Box map = problems_.draw(session, commands, frame, box);
            if (session.file.is_open()) draw_map(session, commands, frame, map);
            return;
        }
        const Regions places = regions(session, commands, frame, box);
        draw_map(session, commands, frame, places.canvas);
        dock_.draw(session, commands, frame, places.dock);
        if (places.is_drawer && session.drawer_is_open) {
            widgets::begin_popup(frame, "drawer", places.inspector);
            inspector_.draw(session, commands, frame, places.inspector);
            if (widgets::end_popup(frame)) commands.push(ToggleDrawer{});
        } else if (!places.is_drawer) {
            inspector_.draw(session, commands, frame, places.inspector);
        }
        draw_drawer_button(session, commands, frame, places, "Hot spots and steps");
    }

private:
    void draw_map(const Session& session, Commands& commands, const Frame& frame, const Box& box) {
        const Map* map = maps_.map(session, session.shown(), session.compared);
        if (maps_.is_waiting()) frame.wants_another = true;
        Rows rows(box);
        draw_map_head(commands, frame, rows.take(frame.em(map_head_f)), "Blueprint",
                      note_of(session), map);
        const MapEvents events = canvas_.draw(
            session, commands, frame, rows.rest(), "map", map,
            {.design = session.shown(),
             .show_strip = has_strip(frame, box),
             .flattest = flattest_lanes,
             .problems = shown_problems_.get(frame, [&] { return problems_of(session); })});
        if (events.right_clicked && events.right_clicked->kind == "step")
            commands.push(ShowOverlay{Overlay::add_move});
    }

    Maps maps_;
    MapCanvas canvas_;
    Dock dock_;
    ProblemView problems_;
    Inspector inspector_;
    Cached<std::vector<drawing::BlueprintProblem>> shown_problems_;
};

}  // namespace

std::unique_ptr<Panel> make_blueprint_panel() { return std::make_unique<BlueprintPanel>(); }

}  // namespace friction::viewer
