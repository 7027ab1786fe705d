#include <algorithm>
#include <cmath>
#include <optional>

#include "chrome/chrome.h"
#include "friction/report/wording.h"
#include "friction/summary.h"
#include "widgets/area.h"
#include "widgets/combo.h"
#include "widgets/controls.h"

namespace friction::viewer::chrome {

using drawing::Anchor;
using drawing::Box;
using drawing::Weight;

namespace {

void draw_bar(const Frame& frame, const Box& bar, const Card& card) {
    Painter painter = frame.painter();
    const drawing::Theme& theme = *frame.theme;
    const auto x_at = [&](double share) {
        return bar.min.x + bar.width() * static_cast<float>(share);
    };
    const float corner = bar.height() / 2;
    painter.fill(bar, theme.line, corner);
    Box filled = bar;
    filled.max.x = std::max(x_at(card.bar), bar.min.x + (card.bar > 0 ? bar.height() : 0));
    painter.fill(filled,
                 card.id.is_baseline()  ? theme.base
                 : card.bar > card.tick ? theme.warm
                                        : theme.blue,
                 corner);
    if (card.ghost)
        painter.line({x_at(*card.ghost), bar.min.y - frame.em(0.2F)},
                     {x_at(*card.ghost), bar.max.y + frame.em(0.2F)}, theme.ink3, frame.pixel,
                     {2, 2});
    if (!card.id.is_baseline() && card.tick > 0)
        painter.fill(box_at(x_at(card.tick) - frame.pixel, bar.min.y - frame.em(0.25F), frame.pixel,
                            bar.height() + frame.em(0.3F)),
                     theme.ink2);
}

bool draw_card(const Frame& frame, const Box& box, const Card& card, bool is_chosen,
               bool is_stale) {
    const std::string id = "card" + std::to_string(card.id.number);
    const widgets::Interaction touch = widgets::interact(frame, id, box);
    const drawing::Theme& theme = *frame.theme;
    Painter painter = frame.painter();
    painter.rectangle({.box = box,
                       .corner = frame.em(space::corner),
                       .fill = theme.panel,
                       .line = is_chosen           ? theme.ink
                               : card.problems > 0 ? theme.plum
                               : touch.hovered     ? theme.line2
                                                   : theme.line,
                       .line_width = (is_chosen ? 2.0F : 1.0F) * frame.pixel});
    if (is_stale) painter.set_opacity(0.5F);
    const Box inner = inset(box, frame.em(0.7F));
    const float name = frame.em(type::table);
    const float small = frame.em(0.85F);
    const float figure = frame.em(type::name * 0.95F);
    const std::string title = drawing::fitted(card.title, inner.width(), name, Weight::semibold);
    painter.text({inner.min.x, box.min.y + frame.em(1.2F)}, title, name,
                 card.id.is_baseline() ? Face::regular : Face::semibold,
                 card.id.is_baseline() ? theme.ink2 : theme.ink);
    const float base = box.min.y + frame.em(2.58F);
    if (card.problems > 0) {
        widgets::draw_icon(painter, widgets::Icon::warning,
                           {inner.min.x + small / 2, base - small * 0.36F}, small, theme.plum);
        painter.text({inner.min.x + frame.em(1.2F), base},
                     drawing::fitted("cannot be run", inner.width() - frame.em(1.2F), small,
                                     Weight::regular),
                     small, Face::regular, theme.plum);
    } else if (!card.effort.empty()) {
        painter.text({inner.min.x, base}, card.effort, figure, Face::semibold, theme.ink);
        const float after =
            inner.min.x + drawing::text_width(card.effort, figure, Weight::semibold);
        painter.text({after + frame.em(0.25F), base}, "EM", small, Face::regular, theme.ink2);
        const float room = inner.max.x - after - frame.em(2);
        const std::string resolved =
            drawing::text_width(card.resolved, small, Weight::regular) <= room
                ? card.resolved
                : card.resolved.substr(0, card.resolved.find(' '));
        if (drawing::text_width(resolved, small, Weight::regular) <= room)
            painter.text({inner.max.x, base}, resolved, small, Face::regular, theme.ink2,
                         Anchor::end);
    } else {
        painter.text({inner.min.x, base}, "not run yet", small, Face::regular, theme.ink3);
    }
    const float height = frame.em(0.25F);
    draw_bar(frame, box_at(inner.min.x, box.max.y - frame.em(0.65F), inner.width(), height), card);
    painter.set_opacity(1);
    widgets::focus_ring(frame, box, touch.focused);
    if (widgets::tip_is_due(frame, touch.id, touch.hovered))
        widgets::tip(frame, card.title + (card.problem.empty()
                                              ? card.readout.empty() ? "" : ": " + card.readout
                                              : ": " + card.problem));
    return touch.clicked;
}

/// "24.4 EM, 86% resolved"; what is known of it.
std::string figures_of(const Card& card) {
    if (card.problems > 0) return "cannot be run";
    if (card.effort.empty()) return "not run yet";
    return card.effort + " EM, " + card.resolved;
}

void draw_add(const Session& session, Commands& commands, const Frame& frame, const Box& box) {
    if (session.file.is_open() && widgets::button(frame, "add", box, "Redesign",
                                                  {.kind = widgets::ButtonKind::dashed,
                                                   .icon = widgets::Icon::plus,
                                                   .em_f = type::table,
                                                   .tip = "A list of moves that is still empty"})) {
        commands.push(AddRedesign{.title = "New redesign"});
        commands.push(ShowOverlay{Overlay::rename});  // its name is asked for at once
    }
}

}  // namespace

void Surround::draw_picker(const Session& session, Commands& commands, const Frame& frame,
                           const Box& box, const std::vector<Card>& all) {
    const float margin = frame.em(0.95F), gap = frame.em(space::margin);
    const float height = frame.em(space::control), top = box.centre().y - height / 2;
    const Box add = box_at(box.max.x - margin - frame.em(8), top, frame.em(8), height);
    std::vector<widgets::ComboItem> items;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < all.size(); ++i) {
        items.push_back({.label = all[i].title, .note = figures_of(all[i])});
        if (all[i].id == session.shown()) chosen = i;
    }
    const Box picker = box_at(box.min.x + margin, top, frame.em(27), height);
    if (const auto picked = widgets::combo(frame, "design", picker, picker_, items, chosen))
        commands.push(ChooseDesign{all[*picked].id});
    draw_add(session, commands, frame, add);
    if (!chosen) return;
    const Card& card = all[*chosen];
    const float em = frame.em(type::table), base = centred_baseline(box, em);
    const float left = picker.max.x + gap;
    Painter painter = frame.painter();
    if (session.run.stage == Stage::stale) painter.set_opacity(0.5F);
    const std::string figures =
        drawing::fitted(figures_of(card), add.min.x - gap - left, em, Weight::semibold);
    painter.text({left, base}, figures, em, Face::semibold,
                 card.problems > 0 ? frame.theme->plum : frame.theme->ink);
    const float end = left + drawing::text_width(figures, em, Weight::semibold) + gap;
    const float bar = frame.em(0.25F);
    if (card.problems == 0 && !card.effort.empty() && add.min.x - gap - end > frame.em(4))
        draw_bar(frame, box_at(end, box.centre().y - bar / 2, add.min.x - gap - end, bar), card);
    painter.set_opacity(1);
}

void Surround::draw_cards(const Session& session, Commands& commands, const Frame& frame,
                          const Box& box, bool is_narrow) {
    widgets::begin_pane(frame, "cards", box, frame.theme->ground);
    if (is_narrow) {
        draw_picker(session, commands, frame, box,
                    cards_.get(frame, [&] { return cards(session); }));
        return widgets::end_pane();
    }
    const float margin = frame.em(0.95F);
    const float gap = frame.em(0.55F);
    const float height = frame.em(3.7F);
    const float top = box.min.y + frame.em(0.5F);
    const std::vector<Card>& all = cards_.get(frame, [&] { return cards(session); });
    const auto count = static_cast<float>(all.size());
    const float add = frame.em(6.3F);
    const float least = frame.em(11);
    const float room = box.width() - 2 * margin - add - gap * count;
    const float width = std::clamp(room / count, least, frame.em(14.6F));
    const bool scrolls = room / count < least;
    const bool is_stale = session.run.stage == Stage::stale;

    // It ends before the button, which it would take the mouse from.
    Box strip = box;
    strip.max.x = scrolls ? box.max.x - (add + margin + gap)
                          : box.min.x + margin + count * (width + gap) - gap / 2;
    ImGui::SetCursorScreenPos(vec(strip.min));
    ImGui::BeginChild("strip", {strip.width(), strip.height()}, false,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoNav |
                          ImGuiWindowFlags_HorizontalScrollbar);
    float x = strip.min.x + margin - ImGui::GetScrollX();
    for (const Card& card : all) {
        const DesignId id = card.id;
        const Box place = box_at(x, top, width, height);
        if (draw_card(frame, place, card, id == session.shown(), is_stale))
            commands.push(ChooseDesign{id});
        // A design chosen by key comes into view.
        if (id == session.chosen && scrolls && !ImGui::IsMouseDown(0)) {
            if (place.min.x < strip.min.x)
                ImGui::SetScrollX(ImGui::GetScrollX() + place.min.x - strip.min.x - margin);
            if (place.max.x > strip.max.x)
                ImGui::SetScrollX(ImGui::GetScrollX() + place.max.x - strip.max.x + margin);
        }
        x += width + gap;
    }
    ImGui::EndChild();
    if (scrolls) x = strip.max.x + gap;
    draw_add(session, commands, frame,
             box_at(x, top, std::min(add, box.max.x - margin - x), height));
    widgets::end_pane();
}

}  // namespace friction::viewer::chrome
