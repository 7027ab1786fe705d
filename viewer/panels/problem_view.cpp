#include "panels/problem_view.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "friction/report/wording.h"
#include "friction/viewer/problems.h"
#include "widgets/area.h"
#include "widgets/controls.h"

namespace friction::viewer {

using drawing::Box;
using drawing::Weight;

namespace {

std::size_t selected_in(const Session& session, std::size_t count) {
    const auto* selected = std::get_if<SelectedProblem>(&session.selection);
    return selected != nullptr && selected->position < count ? selected->position : 0;
}

float draw_problem(const Frame& frame, Commands& commands, const Box& column, const ProblemRow& row,
                   std::size_t position, bool is_chosen) {
    const drawing::Theme& theme = *frame.theme;
    const float em = frame.em(type::table);
    const float step = em * drawing::line_height;
    const float left = column.min.x + frame.em(2.1F);
    const float right = column.max.x - frame.em(0.8F);
    std::string text = row.expected;
    if (!row.hint.empty()) text += (text.empty() ? "" : ". ") + report::sentence_case(row.hint);
    const float where = drawing::text_width(row.where, frame.em(type::caption), Weight::regular);
    const auto title = drawing::wrapped(row.found, right - left - where - frame.em(1),
                                        frame.em(0.95F), Weight::semibold, 3);
    const auto lines = drawing::wrapped(text, right - left, em, Weight::regular, 5);
    const float height = frame.em(2.6F) + step * static_cast<float>(lines.size() + title.size() -
                                                                    (title.empty() ? 0 : 1));
    const Box card = box_at(column.min.x, column.min.y, column.width(), height);
    const widgets::Interaction touch =
        widgets::row(frame, "problem" + std::to_string(position), card, is_chosen);
    Painter painter = frame.painter();
    widgets::draw_icon(painter, widgets::Icon::warning,
                       {card.min.x + frame.em(1.15F), card.min.y + frame.em(1.35F)},
                       frame.em(1.05F), row.is_error ? theme.plum : theme.ink3);
    float y = card.min.y + frame.em(1.7F);
    painter.text({right, y}, row.where, frame.em(type::caption), Face::regular, theme.ink2,
                 drawing::Anchor::end);
    for (const std::string& words : title) {
        painter.text({left, y}, words, frame.em(0.95F), Face::semibold, theme.ink);
        y += step;
    }
    y += frame.em(0.1F);
    for (const std::string& words : lines) {
        painter.text({left, y}, words, em, Face::regular, theme.ink2);
        y += step;
    }
    painter.text({right, card.max.y - frame.em(0.5F)}, row.code, frame.em(type::caption),
                 Face::regular, theme.ink3, drawing::Anchor::end);
    if (touch.clicked) commands.push(Select{SelectedProblem{position}});
    return card.max.y + frame.em(0.6F);
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

void draw_text(const Session& session, Commands& commands, const Frame& frame, const Box& box,
               const ProblemRow* row) {
    const drawing::Theme& theme = *frame.theme;
    widgets::begin_pane(frame, "text", box, theme.panel);
    Rows rows(box);
    const Box head = rows.take(frame.em(2.6F));
    Painter painter = frame.painter();
    const float name = frame.em(type::table);
    const std::string file = file_name(session.file);
    painter.text({head.min.x + frame.em(1), centred_baseline(head, name)}, file, name,
                 Face::semibold, theme.ink);
    painter.text({head.min.x + frame.em(1.7F) + drawing::text_width(file, name, Weight::semibold),
                  centred_baseline(head, name)},
                 "as it is on disk now", name, Face::regular, theme.ink2);
    if (widgets::button(frame, "editor",
                        box_at(head.max.x - frame.em(10.4F), head.min.y + frame.em(0.35F),
                               frame.em(9.6F), frame.em(1.9F)),
                        "Open in editor", {.em_f = type::table}))
        commands.push(OpenInEditor{row != nullptr ? row->position.line : 1});
    painter.fill(box_at(head.min.x, head.max.y - frame.pixel, head.width(), frame.pixel),
                 theme.line);
    const OpenedFile* opened =
        session.file.newer ? session.file.newer.get() : session.file.good.get();
    if (opened == nullptr) {
        widgets::end_pane();
        return;
    }
    const std::vector<std::string_view> lines = lines_of(opened->text.bytes);
    const float step = frame.em(1.6F);
    const auto fit =
        static_cast<std::size_t>(std::max(1.0F, (rows.rest().height() - frame.em(0.6F)) / step));
    const std::size_t marked =
        row != nullptr && row->position.line > 0 ? row->position.line - 1 : 0;
    const std::size_t first =
        marked > fit / 2 ? std::min(marked - fit / 2, lines.size() > fit ? lines.size() - fit : 0)
                         : 0;
    rows.skip(frame.em(0.4F));
    for (std::size_t i = first; i < lines.size() && i < first + fit; ++i) {
        const Box line = rows.take(step);
        const float base = centred_baseline(line, name);
        const bool is_marked = i == marked && row != nullptr;
        if (is_marked) painter.fill(line, theme.plum_tint);
        painter.text({line.min.x + frame.em(2.9F), base}, std::to_string(i + 1), name, Face::mono,
                     theme.ink3, drawing::Anchor::end);
        const auto room = static_cast<std::size_t>(
            std::max(4.0F, (line.width() - frame.em(6)) / mono_width(1, name)));
        painter.text({line.min.x + frame.em(4.2F), base}, lines[i].substr(0, room), name,
                     Face::mono, theme.ink);
        if (is_marked && row->position.column > 0) {
            const float x =
                line.min.x + frame.em(4.2F) + mono_width(row->position.column - 1, name);
            painter.line({x, base + frame.em(0.3F)},
                         {x + mono_width(6, name), base + frame.em(0.3F)}, theme.plum,
                         2 * frame.pixel, {3, 2});
        }
    }
    widgets::end_pane();
}

}  // namespace

Box ProblemView::draw(const Session& session, Commands& commands, const Frame& frame,
                      const Box& box) {
    const drawing::Theme& theme = *frame.theme;
    const std::vector<ProblemRow> rows = problem_rows(session);
    const std::size_t chosen = selected_in(session, rows.size());
    Box list = box;
    list.max.x = box.min.x + box.width() * 0.325F;
    const float bar = frame.em(0.45F);
    widgets::begin_pane(frame, "problems", list, theme.panel);
    Rows head(list);
    const Box line = head.take(frame.em(3.2F));
    Painter painter = frame.painter();
    painter.text({line.min.x + frame.em(1.2F), centred_baseline(line, frame.em(1.1F))}, "Problems",
                 frame.em(1.1F), Face::semibold, theme.ink);
    painter.text({line.max.x - frame.em(1.2F), centred_baseline(line, frame.em(type::caption))},
                 "F8 next, Shift F8 previous", frame.em(type::caption), Face::regular, theme.ink2,
                 drawing::Anchor::end);
    Box content = widgets::begin_scroll(frame, "list", head.rest());
    content.min.x += frame.em(0.8F);
    content.max.x -= frame.em(0.2F);
    for (std::size_t i = 0; i < rows.size(); ++i)
        content.min.y = draw_problem(frame, commands, content, rows[i], i, i == chosen);
    widgets::end_scroll(frame, content.min.y);
    widgets::end_pane();
    Box text = box;
    text.min.x = list.max.x + bar;
    Box map = text;
    if (session.file.is_open()) {
        text.max.y = box.min.y + box.height() * 0.395F;
        map.min.y = text.max.y + bar;
    }
    draw_text(session, commands, frame, text, rows.empty() ? nullptr : &rows[chosen]);
    return map;
}

}  // namespace friction::viewer
