#include "panels/edit_moves.h"

#include <algorithm>

#include "friction/drawing/signs.h"
#include "friction/move.h"
#include "friction/report/wording.h"
#include "friction/viewer/move_words.h"
#include "panels/edit_text.h"
#include "widgets/area.h"
#include "widgets/controls.h"

namespace friction::viewer {

using drawing::Box;
using drawing::Weight;

namespace {

constexpr std::size_t suggestions_shown = 3;
constexpr std::size_t summary_lines = 4;

void draw_share(const Frame& frame, const Box& track, const MoveCard& card) {
    Painter painter = frame.painter();
    const float corner = track.height() / 2;
    painter.fill(track, frame.theme->line, corner);
    const auto x = [&](double share) {
        return track.min.x + track.width() * static_cast<float>(share);
    };
    Box part{{x(card.from), track.min.y}, {x(card.to), track.max.y}};
    if (part.width() < track.height()) part.max.x = part.min.x + track.height();
    if (part.max.x > track.max.x) {
        part.min.x -= part.max.x - track.max.x;
        part.max.x = track.max.x;
    }
    painter.fill(part, card.is_worse ? frame.theme->warm : frame.theme->blue, corner);
}

struct CardPlaces {
    std::vector<std::string> summary, problem;
    Box box;
};

float text_left(const Frame& frame) { return frame.em(3.2F); }

/// The badge the map has for what such a move does.
drawing::Sign sign_of(std::string_view move_name) {
    if (move_name == Reassign::name || move_name == Automate::name ||
        move_name == SingleOwner::name)
        return drawing::Sign::arrow_down;
    if (move_name == Reroute::name || move_name == Prevent::name) return drawing::Sign::arrow_right;
    if (move_name == Insert::name || move_name == Notify::name) return drawing::Sign::plus;
    return move_name == Remove::name ? drawing::Sign::minus : drawing::Sign::pencil;
}

void draw_badge(const Frame& frame, drawing::Point centre, const MoveCard& card) {
    const float side = frame.em(1.2F);
    drawing::Picture badge;
    badge.width = badge.height = side;
    badge.add(drawing::Disc{.centre = {side / 2, side / 2},
                            .radius = side / 2,
                            .fill = card.is_on ? frame.theme->blue : frame.theme->ink3});
    const float inner = side * 0.6F;
    drawing::draw_sign(badge, sign_of(card.name), {side / 2, side / 2}, inner, frame.theme->on_blue,
                       std::max(1.0F, inner / 7));
    frame.painter().picture(badge, {centre.x - side / 2, centre.y - side / 2});
}

CardPlaces places_of(const Frame& frame, const Box& room, float y, const MoveCard& card) {
    CardPlaces places;
    const float em = frame.em(type::table), step = em * drawing::line_height;
    const float width = room.width() - text_left(frame) - frame.em(space::small);
    places.summary = drawing::wrapped(card.summary, width, em, Weight::regular, summary_lines);
    float height = frame.em(2.0F) + step * static_cast<float>(places.summary.size());
    if (!card.problem.empty()) {
        places.problem =
            drawing::wrapped(card.problem, width - frame.em(1.3F), em, Weight::regular, 8);
        height += frame.em(0.3F) + step * static_cast<float>(places.problem.size());
    }
    height += card.is_known ? frame.em(1.5F) : frame.em(0.5F);
    places.box = box_at(room.min.x, y, room.width(), height);
    return places;
}

bool is_cut(const CardPlaces& places) {
    return !places.summary.empty() && places.summary.back().ends_with("\u2026");
}

void draw_card(const Frame& frame, const CardPlaces& places, const MoveCard& card) {
    const drawing::Theme& theme = *frame.theme;
    Painter painter = frame.painter();
    const Box& box = places.box;
    const float em = frame.em(type::table), step = em * drawing::line_height;
    const float left = box.min.x + text_left(frame), right = box.max.x - frame.em(space::small);
    widgets::draw_icon(painter, widgets::Icon::grip, {box.min.x + frame.em(0.8F), box.centre().y},
                       frame.em(1.1F), theme.ink3);
    const Box first =
        box_at(left, box.min.y + frame.em(0.25F), right - left - frame.em(2.2F), frame.em(1.7F));
    draw_badge(frame, {box.min.x + frame.em(2.2F), first.centre().y}, card);
    painter.text({first.min.x, centred_baseline(first, frame.f)},
                 drawing::fitted(card.title, first.width(), frame.f, Weight::semibold), frame.f,
                 Face::semibold, card.is_on ? theme.ink : theme.ink3);
    float y = first.max.y;
    for (const std::string& line : places.summary) {
        painter.text({left, centred_baseline(y, y + step, em)}, line, em, Face::regular,
                     card.is_on ? theme.ink2 : theme.ink3);
        y += step;
    }
    if (!places.problem.empty()) {
        y += frame.em(0.3F);
        widgets::draw_icon(painter, widgets::Icon::warning, {left + frame.em(0.45F), y + step / 2},
                           frame.em(1), theme.plum);
        for (const std::string& line : places.problem) {
            painter.text({left + frame.em(1.3F), centred_baseline(y, y + step, em)}, line, em,
                         Face::regular, theme.plum);
            y += step;
        }
    }
    if (!card.is_known) return;
    const Box line = box_at(left, y, right - left, frame.em(1.3F));
    painter.text({line.max.x, centred_baseline(line, frame.f)}, card.figure, frame.f,
                 Face::semibold, card.is_worse ? theme.warm : theme.blue, drawing::Anchor::end);
    const float bar = frame.em(0.35F);
    draw_share(frame, box_at(left, line.centre().y - bar / 2, line.width() - frame.em(5.2F), bar),
               card);
}

std::vector<widgets::ComboItem> catalogue() {
    std::vector<widgets::ComboItem> items;
    for (const MoveHelp& help : move_table())
        items.push_back({.label = report::title_of("", help.name)});
    return items;
}

}  // namespace

float EditMoves::draw_head(const Session& session, Commands& commands, const Frame& frame,
                           const Box& room) {
    const drawing::Theme& theme = *frame.theme;
    const Design* design = session.document->design(session.chosen);
    const float side = frame.em(1.9F);
    Box words = room;
    words.max.x -= side + frame.em(space::small);
    float y = set_words(frame, words, title_of(session, session.chosen), 1.1F, Weight::semibold,
                        theme.ink, 3);
    if (widgets::button(frame, "rename", box_at(room.max.x - side, room.min.y, side, side), "",
                        {.kind = widgets::ButtonKind::quiet,
                         .icon = widgets::Icon::pencil,
                         .tip = "Another title"}))
        commands.push(ShowOverlay{Overlay::rename});
    y = set_words(frame, below(room, y + frame.em(space::hair)),
                  sum_of_moves(session, session.chosen), type::table, Weight::regular, theme.ink2,
                  2);
    if (!design->includes.empty()) {
        std::vector<std::string> titles;
        for (const std::string& name : design->includes) {
            const Design* other = session.document->design(name);
            titles.push_back(other == nullptr ? name : title_of(session, other->id));
        }
        y = set_words(frame, below(room, y),
                      report::list(titles) + (design->moves.empty() ? "" : "; then its own moves"),
                      type::table, Weight::regular, theme.ink2, 4);
    }
    if (!design->moves.empty())
        y = set_words(frame, below(room, y + frame.em(space::hair)),
                      "Share of the gain, by order of application", type::caption, Weight::regular,
                      theme.ink3, 1);
    return y + frame.em(space::hair);
}

void EditMoves::drag(const Session& session, Commands& commands, const Frame& frame,
                     const std::vector<Box>& cards) {
    if (!dragged_) return;
    const float mouse = ImGui::GetIO().MousePos.y;
    std::size_t to = 0;
    while (to + 1 < cards.size() && mouse > cards[to].max.y) ++to;
    const float y = to > *dragged_ ? cards[to].max.y : cards[to].min.y;
    frame.top_painter().fill(
        box_at(cards[to].min.x, y - frame.em(0.25F), cards[to].width(), 2 * frame.pixel),
        frame.theme->ink);
    frame.wants_another = true;
    if (ImGui::GetIO().MouseDown[0]) return;
    if (to != *dragged_) commands.push(ReorderMove{session.chosen, *dragged_, to});
    dragged_.reset();
}

float EditMoves::draw_cards(const Session& session, Commands& commands, const Frame& frame,
                            const Box& room, std::optional<std::size_t> shown) {
    const std::vector<MoveCard>& cards =
        cards_.get(frame, [&] { return move_cards(session, session.chosen); });
    std::vector<Box> boxes;
    was_clicked_ = false;
    float y = room.min.y;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const MoveCard& card = cards[i];
        const CardPlaces places = places_of(frame, room, y, card);
        const Box& box = places.box;
        ImGui::PushID(static_cast<int>(i));
        const Box whole_toggle = box_at(box.max.x - frame.em(2.5F), box.min.y + frame.em(0.2F),
                                        frame.em(2.2F), frame.em(1.8F));
        Box body = box;
        body.min.x += frame.em(1.5F);
        const widgets::Interaction grip = widgets::interact(
            frame, "grip", {box.min, {body.min.x, box.max.y}}, {.takes_keys = false});
        if (grip.held && !dragged_) dragged_ = i;
        if (grip.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
        // The switch lies on the card: what is asked first gets the click.
        const bool flips = widgets::toggle(frame, "switch", whole_toggle, card.is_on);
        const widgets::Interaction touch = widgets::interact(frame, "card", body);
        Painter painter = frame.painter();
        const bool is_shown = shown == i;
        const drawing::Theme& theme = *frame.theme;
        painter.rectangle({.box = box,
                           .corner = frame.em(space::corner),
                           .fill = !card.problem.empty() ? theme.plum_tint
                                   : is_shown            ? theme.panel
                                                         : theme.sunk,
                           .line = is_shown                ? theme.ink
                                   : !card.problem.empty() ? theme.plum
                                   : touch.hovered         ? theme.ink3
                                                           : theme.line,
                           .line_width = (is_shown ? 2 : 1) * frame.pixel});
        widgets::focus_ring(frame, box, touch.focused);
        draw_card(frame, places, card);
        static_cast<void>(widgets::toggle(frame, "drawn", whole_toggle, card.is_on, false));
        if (is_cut(places) && widgets::tip_is_due(frame, touch.id, touch.hovered))
            widgets::tip(frame, card.summary);
        ImGui::PopID();
        if (flips)
            commands.push(SwitchMove{session.chosen, i, !card.is_on});
        else if (touch.clicked)
            commands.push(Select{SelectedMove{session.chosen, i}});
        was_clicked_ = was_clicked_ || (touch.clicked && !flips);
        boxes.push_back(box);
        y = box.max.y + frame.em(space::thin);
    }
    drag(session, commands, frame, boxes);
    return y;
}

float EditMoves::draw_suggestions(const Session& session, Commands& commands, const Frame& frame,
                                  const Box& room) {
    const drawing::Theme& theme = *frame.theme;
    const std::vector<Suggestion>& list = suggestions_.get(
        frame, [&] { return suggestions(session, session.chosen, suggestions_shown); });
    float y = room.min.y + frame.em(space::row);
    set_pair(frame, {room.min, {room.max.x, y}}, "Suggested next", list.empty() ? "" : "saves",
             Weight::semibold, theme.ink3);
    const bool is_known = session.run.suggestions &&
                          session.run.suggestions->input == session.input &&
                          session.run.suggestions->design == session.chosen;
    if (list.empty())
        return set_words(frame, below(room, y),
                         is_known ? "None of the moves tried at the hottest steps saves anything."
                                  : "Moves are tried once the run is done.",
                         type::table, Weight::regular, theme.ink3);
    const float em = frame.em(type::table);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Suggestion& row = list[i];
        const float pad = frame.em(space::small), bar = frame.em(4.2F);
        const float figure = drawing::text_width(row.figure, em, Weight::semibold);
        const auto titles = drawing::wrapped(row.title, room.width() - figure - 3 * pad, em,
                                             Weight::regular, summary_lines);
        const auto places = drawing::wrapped(row.where, room.width() - bar - 3 * pad, em,
                                             Weight::regular, summary_lines);
        const float pitch = frame.em(1.25F);
        const auto lines = static_cast<float>(titles.size() + places.size());
        const Box box = box_at(room.min.x, y, room.width(), pitch * lines + frame.em(space::small));
        const widgets::Interaction touch =
            widgets::row(frame, "suggestion" + std::to_string(i), box, false);
        Painter painter = frame.painter();
        const float right = box.max.x - pad;
        float base = box.min.y + pitch;
        painter.text({right, base}, row.figure, em, Face::semibold, theme.blue,
                     drawing::Anchor::end);
        for (const std::string& line : titles) {
            painter.text({box.min.x + pad, base}, line, em, Face::regular, theme.ink);
            base += pitch;
        }
        const Box track = box_at(right - bar, base - frame.em(0.4F), bar, frame.em(0.25F));
        for (const std::string& line : places) {
            painter.text({box.min.x + pad, base}, line, em, Face::regular, theme.ink2);
            base += pitch;
        }
        painter.fill(track, theme.line, track.height() / 2);
        painter.fill(
            box_at(track.min.x, track.min.y,
                   std::max(track.height(), bar * static_cast<float>(row.share)), track.height()),
            theme.blue, track.height() / 2);
        if (touch.clicked) commands.push(AddMove{session.chosen, row.move});
        y = box.max.y + frame.em(space::hair);
    }
    return y;
}

float EditMoves::draw_costs(const Session& session, Commands& commands, const Frame& frame,
                            const Box& room) {
    const Design* design = session.document->design(session.chosen);
    const std::array<std::string, 3> now{to_text(design->costs.one_off),
                                         to_text(design->costs.per_year),
                                         to_text(design->costs.per_case)};
    if (costs_of_ != session.chosen || written_costs_ != now) {
        costs_of_ = session.chosen;
        written_costs_ = costs_ = now;
        wrong_cost_.clear();
    }
    constexpr std::array<std::string_view, 3> labels{"Once", "A year", "A case"};
    float y = room.min.y + frame.em(space::row);
    const std::string& currency = session.file.good->draft.currency;
    set_pair(frame, {room.min, {room.max.x, y}}, "Cost of this redesign", currency,
             Weight::semibold, frame.theme->ink3);
    const float gap = frame.em(space::small), third = (room.width() - 2 * gap) / 3;
    // Beside each other while all that is in them shows.
    const bool is_stacked = std::ranges::any_of(costs_, [&](const std::string& cost) {
        return drawing::text_width(cost, frame.em(type::body), Weight::regular) >
               third - frame.em(2 * space::small);
    });
    const float width = is_stacked ? room.width() : third;
    const float height = frame.em(1.2F + space::control + space::hair);
    bool leaves = false;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (is_stacked && i > 0) y += height;
        const float x =
            is_stacked ? room.min.x : room.min.x + static_cast<float>(i) * (third + gap);
        set_words(frame, {{x, y}, {x + width, y}}, labels[i], type::caption, Weight::regular,
                  frame.theme->ink2, 1);
        const bool is_wrong =
            std::holds_alternative<TextProblem>(parse_value(costs_[i], Dimension::number));
        const widgets::TextChange typed = widgets::text_field(
            frame, labels[i], box_at(x, y + frame.em(1.2F), width, frame.em(space::control)),
            costs_[i], {.hint = "0", .is_wrong = is_wrong && !costs_[i].empty()});
        leaves = leaves || typed.submitted || typed.left;
    }
    y += height;
    if (leaves && costs_ != now) {
        CostsDraft costs = design->costs;
        const std::array<Value*, 3> values{&costs.one_off, &costs.per_year, &costs.per_case};
        wrong_cost_.clear();
        for (std::size_t i = 0; i < values.size(); ++i) {
            const Parsed<Value> read =
                parse_value(costs_[i].empty() ? "0" : costs_[i], Dimension::number);
            if (const auto* value = std::get_if<Value>(&read))
                *values[i] = *value;
            else
                wrong_cost_ = std::get<TextProblem>(read).found + ".";
        }
        if (wrong_cost_.empty()) commands.push(SetCosts{session.chosen, costs});
    }
    if (!design->includes.empty())
        y = set_words(frame, below(room, y), "What the redesigns within it cost comes on top.",
                      type::caption, Weight::regular, frame.theme->ink3);
    if (!wrong_cost_.empty())
        y = set_words(frame, below(room, y), wrong_cost_, type::table, Weight::regular,
                      frame.theme->plum);
    return y;
}

std::optional<std::string> EditMoves::draw_catalogue(const Frame& frame, const Box& box) {
    const auto picked =
        widgets::combo(frame, "add", box, catalogue_, catalogue(), std::nullopt, "+  Add a move");
    if (!picked) return std::nullopt;
    return std::string(move_table()[*picked].name);
}

std::optional<std::string> EditMoves::draw(const Session& session, Commands& commands,
                                           const Frame& frame, const Box& box,
                                           std::optional<std::size_t> shown) {
    widgets::begin_pane(frame, "moves", box, frame.theme->panel);
    const Box content = widgets::begin_scroll(frame, "all moves", box);
    const Box room{
        {content.min.x + frame.em(space::small), content.min.y + frame.em(space::margin)},
        {content.max.x, content.max.y}};
    Box words = room;
    words.min.x += frame.em(space::hair);
    float y = draw_head(session, commands, frame, words);
    y = draw_cards(session, commands, frame, below(room, y), shown);
    const Box add = box_at(room.min.x, y, room.width(), frame.em(2.4F));
    std::optional<std::string> wanted = draw_catalogue(frame, add);
    y = set_rule(frame, box, add.max.y + frame.em(space::hair));
    y = draw_suggestions(session, commands, frame, below(words, y));
    y = set_rule(frame, box, y);
    y = draw_costs(session, commands, frame, below(words, y));
    widgets::end_scroll(frame, y + frame.em(space::margin), frame.theme->panel);
    widgets::end_pane();
    return wanted;
}

}  // namespace friction::viewer
