#include "panels/start_page.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "friction/report/provenance.h"
#include "stories.h"
#include "widgets/area.h"
#include "widgets/controls.h"
#include "words.h"

namespace friction::viewer {

using drawing::Anchor;
using drawing::Box;
using drawing::Weight;

namespace {

constexpr float page_f = 97.4F;  // width of what is on the page

class StartPage final : public Panel {
public:
    [[nodiscard]] std::string_view title() const override { return "Start"; }
    [[nodiscard]] View view() const override { return View::start; }
    [[nodiscard]] Chrome chrome() const override { return Chrome::notices; }

    void draw(const Session& session, Commands& commands, const Frame& frame,
              const Box& box) override {
        widgets::begin_pane(frame, "start", box, frame.theme->ground);
        const Box content = widgets::begin_scroll(frame, "page", box);
        const float width = std::min(frame.em(page_f), content.width() - frame.em(4));
        const float left = content.min.x + std::max(frame.em(2), (content.width() - width) / 2);
        const float top =
            content.min.y + std::clamp(box.height() * 0.087F, frame.em(2), frame.em(5.6F));
        const Box page{{left, top}, {left + width, content.max.y}};
        const float below = draw_head(commands, frame, page);
        const bool one_column = width < frame.em(64);
        const float half = one_column ? width : width * 0.47F;
        const float recent_end =
            draw_recent(session, commands, frame, box_at(left, below, half, 0));
        const float gap = width * 0.044F;
        const Box right = one_column ? box_at(left, recent_end + frame.em(2), width, 0)
                                     : box_at(left + half + gap, below, width - half - gap, 0);
        const float stories_end = draw_stories(commands, frame, right);
        const float bottom = std::max({recent_end, stories_end, box.max.y - frame.em(3.4F)});
        draw_foot(session, commands, frame, box_at(left, bottom, width, frame.em(2)));
        widgets::end_scroll(frame, bottom + frame.em(2.4F) + (content.min.y - content.min.y));
        widgets::end_pane();
    }

private:
    static float draw_head(Commands& commands, const Frame& frame, const Box& page);
    static float draw_recent(const Session& session, Commands& commands, const Frame& frame,
                             const Box& box);
    static float draw_promise(const Frame& frame, float x, float y, float width);
    static float draw_stories(Commands& commands, const Frame& frame, const Box& box);
    static void draw_foot(const Session& session, Commands& commands, const Frame& frame,
                          const Box& box);
};

float StartPage::draw_head(Commands& commands, const Frame& frame, const Box& page) {
    const drawing::Theme& theme = *frame.theme;
    Painter painter = frame.painter();
    const float side = frame.em(4.3F);
    widgets::draw_logo(painter, box_at(page.min.x, page.min.y, side, side), theme.ink,
                       theme.heat[4], theme.panel);
    const float x = page.min.x + side + frame.em(1.4F);
    painter.text({x, page.min.y + frame.em(2.2F)}, "Friction", frame.em(type::figure),
                 Face::semibold, theme.ink);
    painter.text(
        {x, page.min.y + frame.em(4)},
        drawing::fitted("What a service costs the customer, and what a better design would save.",
                        page.max.x - x, frame.em(1.1F), Weight::regular),
        frame.em(1.1F), Face::regular, theme.ink2);
    const float top = page.min.y + side + frame.em(2.7F);
    const float height = frame.em(3);
    const float width = frame.em(13.6F);
    if (widgets::button(frame, "open", box_at(page.min.x, top, width, height), "Open a file\u2026",
                        {.kind = widgets::ButtonKind::primary, .icon = widgets::Icon::folder}))
        commands.push(ShowOverlay{Overlay::open_file});
    if (widgets::button(frame, "new",
                        box_at(page.min.x + width + frame.em(0.7F), top, width, height),
                        "New process", {.icon = widgets::Icon::plus}))
        commands.push(NewFile{});
    painter.text({page.min.x + 2 * width + frame.em(2.2F),
                  centred_baseline(top, top + height, frame.em(type::table))},
                 "or drop a file anywhere", frame.em(type::table), Face::regular, theme.ink3);
    return top + height + frame.em(2.4F);
}

void heading(const Frame& frame, drawing::Point at, std::string_view words) {
    frame.painter().text({at.x, at.y + frame.em(1)}, words, frame.em(1.05F), Face::semibold,
                         frame.theme->ink);
}

void draw_recent_row(const Frame& frame, const Box& box, const RecentFile& file) {
    const drawing::Theme& theme = *frame.theme;
    Painter painter = frame.painter();
    const float em = frame.em(type::body);
    const float small = frame.em(type::table);
    const char* home = std::getenv("HOME");
    widgets::draw_icon(painter, widgets::Icon::file, {box.min.x + frame.em(1.6F), box.centre().y},
                       frame.em(1.15F), theme.ink2);
    const float left = box.min.x + frame.em(3.3F);
    const float right = box.max.x - frame.em(1.1F);
    const std::string result = minus_signs(file.result);
    const float title_room =
        right - left - drawing::text_width(result, em, Weight::semibold) - frame.em(1);
    painter.text({left, box.min.y + frame.em(1.75F)},
                 drawing::fitted(file.title, title_room, em, Weight::semibold), em, Face::semibold,
                 file.exists ? theme.ink : theme.ink3);
    painter.text({right, box.min.y + frame.em(1.75F)}, result, em, Face::semibold,
                 file.exists ? theme.ink : theme.ink3, Anchor::end);
    const std::string when = file.exists ? file.when : "moved or deleted";
    const float path_room =
        right - left - drawing::text_width(when, small, Weight::regular) - frame.em(1);
    painter.text({left, box.min.y + frame.em(3.1F)},
                 drawing::fitted(short_path(file.path, home == nullptr ? "" : home), path_room,
                                 small, Weight::regular),
                 small, Face::regular, theme.ink2);
    painter.text({right, box.min.y + frame.em(3.1F)}, when, small, Face::regular,
                 file.exists ? theme.ink2 : theme.plum, Anchor::end);
}

float StartPage::draw_recent(const Session& session, Commands& commands, const Frame& frame,
                             const Box& box) {
    const drawing::Theme& theme = *frame.theme;
    heading(frame, box.min, "Recent");
    float y = box.min.y + frame.em(1.9F);
    constexpr std::size_t most = 6;
    for (std::size_t i = 0; i < session.recent.size() && i < most; ++i) {
        const RecentFile& file = session.recent[i];
        const Box row = box_at(box.min.x, y, box.width(), frame.em(4.15F));
        const widgets::Interaction touch =
            widgets::interact(frame, "recent" + std::to_string(i), row);
        frame.painter().rectangle({.box = row,
                                   .corner = frame.em(space::corner),
                                   .fill = theme.panel,
                                   .line = touch.hovered ? theme.ink : theme.line,
                                   .line_width = frame.pixel});
        draw_recent_row(frame, row, file);
        widgets::focus_ring(frame, row, touch.focused);
        if (touch.clicked) commands.push(OpenFile{file.path});
        y += frame.em(4.55F);
    }
    if (session.recent.empty()) {
        frame.painter().text({box.min.x, y + frame.em(1)}, "Files you open are listed here.",
                             frame.em(type::body), Face::regular, theme.ink2);
        y += frame.em(2);
    }
    frame.painter().text({box.min.x, y + frame.em(1.6F)},
                         "Ctrl O open    Ctrl N new    Ctrl R recent    F1 all shortcuts",
                         frame.em(type::table), Face::regular, theme.ink2);
    return draw_promise(frame, box.min.x, y + frame.em(4), box.width());
}

float StartPage::draw_promise(const Frame& frame, float x, float y, float width) {
    const drawing::Theme& theme = *frame.theme;
    Painter painter = frame.painter();
    const float em = frame.em(type::table);
    const float left = x + frame.em(3.2F);
    const auto lines = drawing::wrapped(
        "Every number says how sure it is, where it comes from, and which of its inputs are "
        "guesses.",
        x + width - left - frame.em(1), em, Weight::regular, 3);
    const Box box = box_at(
        x, y, width, frame.em(3.1F) + em * drawing::line_height * static_cast<float>(lines.size()));
    painter.rectangle({.box = box,
                       .corner = frame.em(space::corner),
                       .fill = theme.sunk,
                       .line = theme.line,
                       .line_width = frame.pixel});
    widgets::draw_icon(painter, widgets::Icon::eye, {x + frame.em(1.6F), y + frame.em(1.6F)},
                       frame.em(1.15F), theme.ink2);
    painter.text({left, y + frame.em(1.95F)}, "It compares designs. It does not forecast.",
                 frame.em(type::body), Face::semibold, theme.ink);
    float line = y + frame.em(2.1F);
    for (const std::string& words : lines) {
        line += em * drawing::line_height;
        painter.text({left, line}, words, em, Face::regular, theme.ink2);
    }
    return box.max.y;
}

/// The blueprint of a story, small: steps in the colour of their effort, and the line of
/// visibility. As high as its steps need, in the middle of the box.
void draw_small_blueprint(const Frame& frame, const Box& box, const Story& story) {
    const drawing::Theme& theme = *frame.theme;
    Painter painter = frame.painter();
    painter.fill(box, theme.canvas);
    const Box room = inset(box, frame.em(0.5F));
    if (story.steps.empty() || room.width() <= 0) return;
    // Heights are drawn larger than widths: processes are wide.
    Box used{{story.width, story.height}, {0, 0}};
    for (const StoryStep& step : story.steps) {
        used.min = {std::min(used.min.x, step.left), std::min(used.min.y, step.top)};
        used.max = {std::max(used.max.x, step.right), std::max(used.max.y, step.bottom)};
    }
    const float across = room.width() / used.width();
    const float down = room.height() / used.height();
    const auto place = [&](float x, float y) {
        return drawing::Point{room.min.x + (x - used.min.x) * across,
                              room.min.y + (y - used.min.y) * down};
    };
    painter.clip(box);
    const float line = place(0, story.visibility).y;
    painter.line({box.min.x, line}, {box.max.x, line}, theme.ink3, frame.pixel, {4, 3});
    for (const StoryWay& way : story.ways)
        painter.line(place(way.x0, way.y0), place(way.x1, way.y1), theme.flow, 1.5F * frame.pixel);
    for (const StoryStep& step : story.steps) {
        const Box mark{place(step.left, step.top), place(step.right, step.bottom)};
        const float half = mark.height() / 2;
        painter.rectangle({.box = mark,
                           .corner = step.is_wait ? half : std::min(half, frame.em(0.15F)),
                           .fill = theme.heat.at(step.heat),
                           .line = theme.ink3,
                           .line_width = frame.pixel});
    }
    painter.unclip();
}

/// Returns where the card ends.
float draw_story(Commands& commands, const Frame& frame, const Box& place, const Story& story) {
    const drawing::Theme& theme = *frame.theme;
    const float room = place.width() - frame.em(1.9F);
    const float em = frame.em(type::table);
    const auto lines = drawing::wrapped(story.line, room, em, Weight::regular, 2);
    const float picture = frame.em(5);
    const Box card = box_at(place.min.x, place.min.y, place.width(), picture + frame.em(5));
    const widgets::Interaction touch = widgets::interact(frame, story.name, card);
    Painter painter = frame.painter();
    painter.rectangle({.box = card, .corner = frame.em(space::corner), .fill = theme.panel});
    draw_small_blueprint(frame, box_at(card.min.x, card.min.y, card.width(), picture), story);
    painter.rectangle({.box = card,
                       .corner = frame.em(space::corner),
                       .line = touch.hovered ? theme.ink : theme.line,
                       .line_width = frame.pixel});
    const float left = card.min.x + frame.em(0.95F);
    const float effort = drawing::text_width(story.effort, em, Weight::semibold);
    float y = card.min.y + picture + frame.em(1.7F);
    painter.text(
        {left, y},
        drawing::fitted(story.title, room - effort - frame.em(1), frame.em(1), Weight::semibold),
        frame.em(1), Face::semibold, theme.ink);
    painter.text({card.max.x - frame.em(0.95F), y}, story.effort, em, Face::semibold, theme.warm,
                 Anchor::end);
    y += frame.em(0.2F);
    for (const std::string& words : lines) {
        y += em * drawing::line_height;
        painter.text({left, y}, words, em, Face::regular, theme.ink2);
    }
    widgets::focus_ring(frame, card, touch.focused);
    if (touch.clicked) commands.push(OpenText{std::string(story.name), std::string(story.text)});
    return card.max.y;
}

float StartPage::draw_stories(Commands& commands, const Frame& frame, const Box& box) {
    heading(frame, box.min, "Stories to start from");
    const float gap = frame.em(0.7F);
    const bool two = box.width() > frame.em(32);
    const float width = two ? (box.width() - gap) / 2 : box.width();
    float y = box.min.y + frame.em(1.9F);
    float end = y;
    std::size_t i = 0;
    for (const Story& story : stories()) {
        const bool right = two && i % 2 == 1;
        const Box place = box_at(box.min.x + (right ? width + gap : 0), y, width, 0);
        end = draw_story(commands, frame, place, story);
        ++i;
        if (!two || i % 2 == 0) y = end + gap;
    }
    return end;
}

void StartPage::draw_foot(const Session& session, Commands& commands, const Frame& frame,
                          const Box& box) {
    const drawing::Theme& theme = *frame.theme;
    const float em = frame.em(type::table);
    frame.painter().text(
        {box.min.x, centred_baseline(box, em)},
        "Friction " + std::string(report::version()) + "   works offline, sends nothing", em,
        Face::regular, theme.ink2);
    float right = box.max.x;
    const auto quiet = [&](std::string_view id, const std::string& label) {
        const widgets::ButtonLook look{.kind = widgets::ButtonKind::quiet, .em_f = type::table};
        const float width = drawing::text_width(label, em, Weight::regular) + frame.em(1);
        right -= width;
        return widgets::button(frame, id, box_at(right, box.min.y, width, box.height()), label,
                               look);
    };
    if (quiet("settings", "Settings")) commands.push(ShowOverlay{Overlay::settings});
    if (quiet("scale", std::to_string(session.settings.scale_percent) + "%"))
        commands.push(ShowOverlay{Overlay::settings});
    if (quiet("theme", theme.is_dark ? "Dark" : "Light")) commands.push(ToggleDark{});
}

}  // namespace

std::unique_ptr<Panel> make_start_page() { return std::make_unique<StartPage>(); }

}  // namespace friction::viewer
