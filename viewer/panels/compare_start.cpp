#include "panels/compare_start.h"

#include <algorithm>

#include "friction/viewer/compare_view.h"
#include "friction/viewer/hot_spots.h"
#include "friction/viewer/step_view.h"
#include "widgets/area.h"
#include "widgets/controls.h"

namespace friction::viewer {

using drawing::Box;

namespace {

constexpr std::size_t suggestions_shown = 3;

/// A title and a sentence; where they end.
float say(const Frame& frame, const Box& room, std::string_view title, std::string_view words) {
    const float name = frame.em(type::name), step = frame.f * drawing::line_height;
    Painter painter = frame.painter();
    float y = room.min.y + name;
    painter.text({room.min.x, y},
                 drawing::fitted(title, room.width(), name, drawing::Weight::semibold), name,
                 Face::semibold, frame.theme->ink);
    y += frame.em(space::small);
    for (const std::string& line :
         drawing::wrapped(words, room.width(), frame.f, drawing::Weight::regular, 3)) {
        painter.text({room.min.x, y + frame.f}, line, frame.f, Face::regular, frame.theme->ink2);
        y += step;
    }
    return y + frame.em(space::margin);
}

}  // namespace

/// The best moves for the hottest step, tried in the background; one click makes a redesign of one.
void CompareStart::draw_suggestions(const Session& session, Commands& commands, const Frame& frame,
                                    const Box& box) {
    const std::vector<HotSpot> spots = hot_spots(session, baseline_id);
    if (spots.empty()) return;
    if (asked_about_ != session.run.results && !session.run.is_running()) {
        asked_about_ = session.run.results;
        commands.push(Select{SelectedStep{spots.front().step}});
        commands.push(AskSavings{});
    }
    const std::optional<StepView> step = step_view(session);
    if (!step || step->savings.empty()) return;
    float y = box.min.y;
    const float em = frame.em(type::table);
    Painter painter = frame.painter();
    painter.text({box.min.x, y + frame.f}, "What would help most at " + step->title + ":", frame.f,
                 Face::semibold, frame.theme->ink);
    y += frame.em(space::row);
    std::size_t shown = 0;
    for (const SavingRow& row : step->savings) {
        if (!row.is_suggestible || !row.can_be_made || row.share <= 0) continue;
        if (shown == suggestions_shown) break;
        const Box line = box_at(box.min.x, y, std::min(box.width(), frame.em(36)), frame.em(2.2F));
        if (widgets::row(frame, "suggestion" + std::to_string(shown), line, false).clicked)
            commands.push(AddRedesign{.title = row.title, .moves = {row.move}});
        const float pad = frame.em(space::small);
        painter.text({line.max.x - pad, centred_baseline(line, em)}, row.figure, em, Face::semibold,
                     frame.theme->blue, drawing::Anchor::end);
        painter.text(
            {line.min.x + pad, centred_baseline(line, em)},
            drawing::fitted(row.title, line.width() - frame.em(12), em, drawing::Weight::regular),
            em, Face::regular, frame.theme->ink);
        y = line.max.y + frame.em(space::hair);
        ++shown;
    }
}

void CompareStart::draw(const Session& session, Commands& commands, const Frame& frame,
                        const Box& box) {
    widgets::begin_pane(frame, "compare start", box, frame.theme->canvas);
    const Box room{{box.min.x + frame.em(3), box.min.y + frame.em(3)},
                   {std::max(box.min.x + frame.em(4), box.max.x - frame.em(3)), box.max.y}};
    const auto button_at = [&](float y) {
        return box_at(room.min.x, y, std::min(room.width(), frame.em(14)),
                      frame.em(space::control));
    };
    if (session.document->designs.empty()) {
        float y = say(frame, room, "There is no redesign to compare with.",
                      "A redesign is a list of moves; the same customers then live through both "
                      "designs.");
        if (widgets::button(frame, "add", button_at(y), "Add a redesign",
                            {.kind = widgets::ButtonKind::primary})) {
            commands.push(AddRedesign{.title = "Redesign"});
            commands.push(ShowView{View::edit});
        }
        y += frame.em(3.4F);
        draw_suggestions(session, commands, frame, {{room.min.x, y}, room.max});
    } else if (session.run.is_running()) {
        static_cast<void>(
            say(frame, room, "The first customers are on their way.", waiting_words(session)));
    } else {
        const float y = say(frame, room, "This redesign has no results.",
                            "What stands in the way is listed in Edit; without it, the redesign is "
                            "run by itself.");
        if (widgets::button(frame, "edit", button_at(y), "Edit it"))
            commands.push(ShowView{View::edit});
    }
    widgets::end_pane();
}

}  // namespace friction::viewer
