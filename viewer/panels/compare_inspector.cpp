#include "panels/compare_inspector.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "friction/drawing/signs.h"
#include "friction/report/wording.h"
#include "widgets/area.h"
#include "widgets/controls.h"

namespace friction::viewer {

using drawing::Box;

namespace {

/// Each part gets the room below the last one, and says where it ended.
float rule(const Frame& frame, const Box& room, float y) {
    const float gap = frame.em(space::small);
    frame.painter().fill(box_at(room.min.x - frame.em(space::margin), std::round(y + gap),
                                room.width() + 2 * frame.em(space::margin), frame.pixel),
                         frame.theme->line);
    return y + 2 * gap;
}

float heading(const Frame& frame, const Box& room, float y, std::string_view words) {
    const float em = frame.em(type::table), height = frame.em(space::row);
    frame.painter().text({room.min.x, centred_baseline(y, y + height, em)},
                         drawing::fitted(words, room.width(), em, drawing::Weight::semibold), em,
                         Face::semibold, frame.theme->ink);
    return y + height;
}

float paragraph(const Frame& frame, const Box& room, float y, std::string_view words, float em_f,
                drawing::Weight weight, drawing::Colour colour, std::size_t most_lines) {
    const float em = frame.em(em_f), step = em * drawing::line_height;
    Painter painter = frame.painter();
    for (const std::string& line : drawing::wrapped(words, room.width(), em, weight, most_lines)) {
        painter.text({room.min.x, centred_baseline(y, y + step, em)}, line, em,
                     weight == drawing::Weight::semibold ? Face::semibold : Face::regular, colour);
        y += step;
    }
    return y;
}

/// What is looked for first, by the beginnings of labels; a row that is worse comes before all.
constexpr std::array<std::string_view, 16> first_looked_for = {"Effort,",
                                                               "Cost,",
                                                               "Became",
                                                               "Solved",
                                                               "Effort per",
                                                               "9 in 10",
                                                               "Contacts",
                                                               "Staff",
                                                               "Felt",
                                                               "Retellings",
                                                               "The customer's move",
                                                               "Value at risk",
                                                               "Problems it causes",
                                                               "Ease",
                                                               "On hold",
                                                               "Truly"};

std::size_t rank(const drawing::IntervalRow& row) {
    if (row.is_main || row.tone == drawing::Tone::worse) return 0;
    const auto found = std::ranges::find_if(first_looked_for, [&](std::string_view begin) {
        return std::string_view(row.label).starts_with(begin);
    });
    return 1 + static_cast<std::size_t>(found - first_looked_for.begin());
}

/// The row that is missed least, the last of several.
void leave_out(drawing::IntervalTable& table) {
    const auto last =
        std::max_element(table.rows.rbegin(), table.rows.rend(),
                         [](const auto& a, const auto& b) { return rank(a) < rank(b); });
    table.rows.erase(std::next(last).base());
}

}  // namespace

float CompareInspector::draw_headline(const Frame& frame, const Box& room,
                                      const CompareData& data) {
    const drawing::Theme& theme = *frame.theme;
    float y = room.min.y + frame.em(space::small);
    if (data.headline.is_mirage)
        frame.painter().fill({{room.min.x - frame.em(space::margin), room.min.y},
                              {room.max.x + frame.em(space::margin), room.min.y + frame.em(7.6F)}},
                             theme.warm_tint);
    y = paragraph(frame, room, y, data.headline.text, type::name, drawing::Weight::semibold,
                  data.headline.is_mirage ? theme.warm : theme.ink, 3);
    return paragraph(frame, room, y + frame.em(space::hair), data.headline.second, type::table,
                     drawing::Weight::regular, theme.ink2, 2);
}

float CompareInspector::draw_tables(const Frame& frame, const Box& room, const CompareData& data,
                                    float height) {
    const float pad = frame.em(0.5F);  // rows have their own, the words stay in line
    const float width = room.width() + 2 * pad;
    const float button = frame.em(space::row);
    drawing::IntervalTable customer = data.customer, company = data.company;
    const std::size_t all = customer.rows.size() + company.rows.size();
    const auto tall = [&](const drawing::IntervalTable& table) {
        return table.rows.empty() ? 0 : drawing::interval_table_height(table, frame.f);
    };
    const float rules = 2 * frame.em(space::small);
    // The shortest ledgers that say what matters have eight rows and four.
    while (!shows_all_ && (customer.rows.size() > 8 || company.rows.size() > 4) &&
           tall(customer) + tall(company) + rules + button > height)
        leave_out(customer.rows.size() > 8 && customer.rows.size() - 8 >= company.rows.size() / 2
                      ? customer
                  : company.rows.size() > 4 ? company
                                            : customer);
    const std::size_t shown = customer.rows.size() + company.rows.size();
    float y = room.min.y;
    for (const bool is_company : {false, true}) {
        const drawing::IntervalTable& table = is_company ? company : customer;
        if (table.rows.empty()) continue;
        if (is_company) y = rule(frame, room, y);
        static_cast<void>((is_company ? company_ : customer_)
                              .show(
                                  frame, is_company ? "company" : "customer",
                                  box_at(room.min.x - pad, y, width, tall(table)),
                                  data.revision * 1024 + table.rows.size(),
                                  [&](float w, float) {
                                      return drawing::draw_interval_table(table, w, frame.f,
                                                                          *frame.theme);
                                  },
                                  ChartView::readout));
        y += tall(table);
    }
    if (shown == all && !shows_all_) return y;
    const std::string words =
        shows_all_ ? "The main figures" : "All " + report::count(all) + " figures";
    const widgets::ButtonLook look{.kind = widgets::ButtonKind::quiet, .em_f = type::caption};
    const float wide = widgets::button_width(frame, words, look);
    if (widgets::button(frame, "all figures", box_at(room.max.x - wide, y, wide, button), words,
                        look))
        shows_all_ = !shows_all_;
    return y + button;
}

float CompareInspector::draw_who(Commands& commands, const Frame& frame, const Box& room,
                                 const CompareData& data) {
    if (data.who.rows.empty()) return room.min.y;
    const float y = rule(frame, room, room.min.y);
    const float height = drawing::win_strip_height(data.who, frame.f);
    const auto clicked = who_.show(
        frame, "who", box_at(room.min.x, y, room.width(), height), data.revision,
        [&](float w, float) { return drawing::draw_win_strip(data.who, w, frame.f, *frame.theme); },
        ChartView::readout);
    if (clicked && clicked->kind == "segment") {
        commands.push(ShowView{View::follow});
        commands.push(JumpTo{clicked->name.ends_with("/worse") ? Jump::worse_off : Jump::typical});
    }
    return y + height;
}

float CompareInspector::draw_sure(const Frame& frame, const Box& room, const CompareData& data) {
    const drawing::Theme& theme = *frame.theme;
    float y = heading(frame, room, rule(frame, room, room.min.y), "How sure");
    const float indent = frame.em(1.4F), gap = frame.em(space::hair);
    constexpr std::size_t most_lines = 10;
    for (const SureLine& line : data.sure) {
        drawing::Picture sign{.width = room.max.x, .height = y + frame.em(2)};
        drawing::draw_sign(sign, line.holds ? drawing::Sign::check : drawing::Sign::exclamation,
                           {room.min.x + frame.em(0.4F), y + frame.em(0.6F)}, frame.em(0.8F),
                           line.holds ? theme.ink2 : theme.warm);
        frame.painter().picture(sign, {0, 0});
        y = paragraph(frame, {{room.min.x + indent, y}, room.max}, y, line.text, type::table,
                      drawing::Weight::regular, theme.ink2, most_lines) +
            gap;
    }
    return y;
}

float CompareInspector::draw_spots(const Session& session, Commands& commands, const Frame& frame,
                                   const Box& room, const CompareData& data) {
    if (data.spots.empty()) return room.min.y;
    const drawing::Theme& theme = *frame.theme;
    float y = heading(frame, room, rule(frame, room, room.min.y), "Where effort changed most");
    const float em = frame.em(type::table), pad = frame.em(0.4F), height = frame.em(2.1F);
    const std::string selected = session.selected_step();
    for (std::size_t i = 0; i < data.spots.size(); ++i) {
        const ChangedSpot& spot = data.spots[i];
        const Box box =
            box_at(room.min.x - pad, y, room.width() + 2 * pad, height - frame.em(0.25F));
        if (widgets::row(frame, "spot" + std::to_string(i), box, spot.step == selected).clicked) {
            commands.push(Select{SelectedStep{spot.step}});
            commands.push(Reveal{});
        }
        Painter painter = frame.painter();
        const float baseline = box.min.y + frame.em(1.1F);
        const std::string figures =
            spot.before + " \u2192 " + spot.after + "   " + spot.difference + " EM";
        const float width = drawing::text_width(figures, em, drawing::Weight::semibold);
        painter.text({box.max.x - pad, baseline}, figures, em, Face::semibold,
                     drawing::colour_of(theme, spot.tone), drawing::Anchor::end);
        painter.text({room.min.x, baseline},
                     drawing::fitted(spot.title, room.width() - width - frame.em(1), em,
                                     drawing::Weight::regular),
                     em, Face::regular, theme.ink);
        const float length = room.width() * std::abs(static_cast<float>(spot.change));
        painter.fill(box_at(room.min.x, box.max.y - frame.em(0.35F), room.width(), frame.em(0.2F)),
                     theme.line, frame.em(0.1F));
        painter.fill(box_at(room.min.x, box.max.y - frame.em(0.35F),
                            std::max(length, frame.em(0.2F)), frame.em(0.2F)),
                     drawing::colour_of(theme, spot.tone), frame.em(0.1F));
        y += height;
    }
    return y;
}

void CompareInspector::draw(const Session& session, Commands& commands, const Frame& frame,
                            const Box& box, const CompareData& data) {
    widgets::begin_pane(frame, "compare_inspector", box, frame.theme->panel);
    const Box content = widgets::begin_scroll(frame, "scroll", box);
    const float margin = frame.em(space::margin);
    const Box room{{content.min.x + margin, content.min.y},
                   {content.max.x - margin * 0.6F, content.max.y}};
    float y = draw_headline(frame, room, data);
    y = rule(frame, room, y);
    // However far it is scrolled, the ledgers keep their rows.
    const float above = y - content.min.y;
    y = draw_tables(frame, below(room, y), data, box.height() - margin - below_ - above);
    const float tables_end = y;
    y = paragraph(frame, room, y, data.once, type::table, drawing::Weight::regular,
                  frame.theme->ink2, 2);
    y = draw_who(commands, frame, below(room, y), data);
    y = draw_sure(frame, below(room, y), data);
    if (std::exchange(below_, y - tables_end) != y - tables_end) frame.wants_another = true;
    y = draw_spots(session, commands, frame, below(room, y), data);
    widgets::end_scroll(frame, y + margin, frame.theme->panel);
    widgets::end_pane();
}

}  // namespace friction::viewer
