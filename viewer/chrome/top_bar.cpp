#include <algorithm>
#include <array>

#include "chrome/chrome.h"
#include "friction/report/wording.h"
#include "widgets/area.h"
#include "widgets/controls.h"

namespace friction::viewer::chrome {

using drawing::Box;
using drawing::Weight;

namespace {

constexpr std::array<widgets::Segment, 5> segments{
    {{"Blueprint", "1"}, {"Compare", "2"}, {"Follow", "3"}, {"Edit", "4"}, {"Present", "5"}}};
constexpr std::array views{View::blueprint, View::compare, View::follow, View::edit, View::present};

// Title, file and what is not saved, cut where the views begin.
void draw_title(const Session& session, const Frame& frame, const Box& box) {
    Painter painter = frame.painter();
    const drawing::Theme& theme = *frame.theme;
    const float side = frame.em(1.7F);
    widgets::draw_logo(painter, box_at(box.min.x, box.centre().y - side / 2, side, side), theme.ink,
                       theme.heat[4], theme.panel);
    float x = box.min.x + side + frame.em(0.8F);
    const float name = frame.em(1.1F);
    const float base = centred_baseline(box, name);
    const std::string title = session.file.is_open() ? session.file.good->draft.title : "Friction";
    const std::string file = file_name(session.file);
    const std::size_t unsaved = session.unsaved_changes();
    const std::string changes =
        unsaved == 0 ? "" : report::counted(unsaved, "change not saved", "changes not saved");
    const float changes_width =
        changes.empty()
            ? 0
            : drawing::text_width(changes, frame.em(type::table), Weight::regular) + frame.em(1.4F);
    const float title_room = box.max.x - x - changes_width;
    const std::string shown = drawing::fitted(title, title_room, name, Weight::semibold);
    painter.text({x, base}, shown, name, Face::semibold, theme.ink);
    x += drawing::text_width(shown, name, Weight::semibold) + frame.em(space::margin);
    const std::string file_shown = drawing::fitted(file, box.max.x - x - changes_width,
                                                   frame.em(type::table), Weight::regular);
    painter.text({x, base}, file_shown, frame.em(type::table), Face::regular, theme.ink2);
    x += drawing::text_width(file_shown, frame.em(type::table), Weight::regular) +
         frame.em(space::small);
    if (changes.empty()) return;
    painter.disc({.centre = {x + frame.em(0.3F), box.centre().y},
                  .radius = frame.em(0.25F),
                  .fill = theme.blue});
    painter.text({x + frame.em(0.9F), base}, changes, frame.em(type::table), Face::regular,
                 theme.blue);
}

void draw_find(Commands& commands, const Frame& frame, const Box& box) {
    const drawing::Theme& theme = *frame.theme;
    const widgets::Interaction touch = widgets::interact(frame, "find", box);
    Painter painter = frame.painter();
    painter.rectangle({.box = box,
                       .corner = frame.em(space::corner),
                       .fill = touch.hovered ? theme.panel : theme.sunk,
                       .line = theme.line2,
                       .line_width = frame.pixel});
    const float em = frame.em(type::table);
    widgets::draw_icon(painter, widgets::Icon::search, {box.min.x + frame.em(1), box.centre().y},
                       frame.em(space::margin), theme.ink2);
    const float cap =
        widgets::key_cap(frame, {box.max.x - frame.em(0.6F), box.centre().y}, "Ctrl K");
    const float left = box.min.x + frame.em(1.9F);
    const float room = box.max.x - frame.em(1.2F) - cap - left;
    // The longest words that fit whole.
    for (const std::string_view words : {"Find a step, do anything", "Find a step", "Find"}) {
        if (drawing::text_width(words, em, Weight::regular) > room) continue;
        painter.text({left, centred_baseline(box, em)}, words, em, Face::regular, theme.ink2);
        break;
    }
    widgets::focus_ring(frame, box, touch.focused);
    if (touch.clicked) commands.push(ShowOverlay{Overlay::palette});
}

}  // namespace

void Surround::draw_top_bar(const Session& session, Commands& commands, const Frame& frame,
                            const Box& box) {
    const drawing::Theme& theme = *frame.theme;
    widgets::begin_pane(frame, "top", box, theme.panel);
    const float height = frame.em(2.1F);
    const float top = box.centre().y - height / 2;
    const float margin = frame.em(0.95F);
    const auto width = box.width();

    float right = box.max.x - margin;
    const auto square = [&](float gap) {
        right -= height;
        const Box place = box_at(right, top, height, height);
        right -= frame.em(gap);
        return place;
    };
    if (widgets::button(frame, "settings", square(0.5F), "",
                        {.icon = widgets::Icon::gear, .tip = "Settings (Ctrl ,)"}))
        commands.push(ShowOverlay{Overlay::settings});
    if (widgets::button(frame, "redo", square(0.15F), "",
                        {.icon = widgets::Icon::redo,
                         .enabled = !session.redo.empty(),
                         .tip = "Redo (Ctrl Y)"}))
        commands.push(Redo{});
    if (widgets::button(frame, "undo", square(0.6F), "",
                        {.icon = widgets::Icon::undo,
                         .enabled = !session.undo.empty(),
                         .tip = "Undo (Ctrl Z)"}))
        commands.push(Undo{});

    // The views stand in the middle while there is room on both sides.
    const float views_width = std::min(frame.em(33.3F), width * 0.42F);
    const float find_width = std::clamp(width * 0.152F, frame.em(10), frame.em(17.4F));
    right -= find_width;
    draw_find(commands, frame, box_at(right, top, find_width, height));
    const float views_left = std::min(box.centre().x + width * 0.044F - views_width / 2,
                                      right - frame.em(1) - views_width);
    const auto shown = std::ranges::find(views, session.view);
    if (const auto chosen =
            widgets::segmented(frame, "views", box_at(views_left, top, views_width, height),
                               segments, static_cast<std::size_t>(shown - views.begin())))
        commands.push(ShowView{views[*chosen]});
    Box title = box;
    title.min.x += margin;
    title.max.x = views_left - frame.em(1);
    draw_title(session, frame, title);
    frame.painter().fill({{box.min.x, box.max.y - frame.pixel}, box.max}, theme.line);
    // A line under the bar while something is read or counted for longer than a moment.
    if (!session.file.loading.empty() || session.run.stage == Stage::loading)
        frame.painter().fill(
            {{box.min.x, box.max.y - 2 * frame.pixel}, {box.min.x + width * 0.4F, box.max.y}},
            theme.blue);
    widgets::end_pane();
}

}  // namespace friction::viewer::chrome
