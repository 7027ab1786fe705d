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

/// One button for each thing that can be done about it.
void draw_remedies(const Frame& frame, Commands& commands, const Box& foot, const ProblemRow& row,
                   std::size_t position, bool is_chosen) {
    constexpr widgets::ButtonLook look{.em_f = type::table};
    float x = foot.min.x;
    for (std::size_t i = 0; i < row.remedies.size(); ++i) {
        const std::string& label = row.remedies[i].label;
        const float width = std::min(widgets::button_width(frame, label, look), foot.max.x - x);
        const auto kind =
            is_chosen && i == 0 ? widgets::ButtonKind::primary : widgets::ButtonKind::plain;
        if (widgets::button(frame, std::to_string(position) + label,
                            box_at(x, foot.min.y, width, frame.em(1.9F)), label,
                            {.kind = kind, .em_f = look.em_f}))
            commands.push(MendProblem{position, i});
        x += width + frame.em(space::small);
    }
}

float draw_problem(const Frame& frame, Commands& commands, const Box& column, const ProblemRow& row,
                   std::size_t position, bool is_chosen) {
    const drawing::Theme& theme = *frame.theme;
    const float em = frame.em(type::table);
    const float step = em * drawing::line_height;
    const float left = column.min.x + frame.em(2.1F);
    const float right = column.max.x - frame.em(0.8F);
    std::string text = row.expected.empty() ? "" : "Expected: " + row.expected;
    if (!row.hint.empty()) text += (text.empty() ? "" : ". ") + report::sentence_case(row.hint);
    const float where = drawing::text_width(row.where, frame.em(type::caption), Weight::regular);
    const auto title =
        drawing::wrapped(report::sentence_case(row.found), right - left - where - frame.em(1),
                         frame.em(0.95F), Weight::semibold, 3);
    const auto lines = drawing::wrapped(text, right - left, em, Weight::regular, 5);
    const float words = frame.em(2.6F) + step * static_cast<float>(lines.size() + title.size() -
                                                                   (title.empty() ? 0 : 1));
    const float foot = row.remedies.empty() ? 0 : frame.em(2.5F);
    const Box card = box_at(column.min.x, column.min.y, column.width(), words + foot);
    const widgets::Interaction touch =
        widgets::row(frame, "problem" + std::to_string(position), card, is_chosen, foot);
    Painter painter = frame.painter();
    widgets::draw_icon(painter, widgets::Icon::warning,
                       {card.min.x + frame.em(1.15F), card.min.y + frame.em(1.35F)},
                       frame.em(1.05F), row.is_error ? theme.plum : theme.ink3);
    float y = card.min.y + frame.em(1.7F);
    painter.text({right, y}, row.where, frame.em(type::caption), Face::regular, theme.ink2,
                 drawing::Anchor::end);
    for (const std::string& line : title) {
        painter.text({left, y}, line, frame.em(0.95F), Face::semibold, theme.ink);
        y += step;
    }
    y += frame.em(0.1F);
    for (const std::string& line : lines) {
        painter.text({left, y}, line, em, Face::regular, theme.ink2);
        y += step;
    }
    const float code = drawing::text_width(row.code, frame.em(type::caption), Weight::regular);
    painter.text({right, card.max.y - frame.em(foot > 0 ? 1.15F : 0.5F)}, row.code,
                 frame.em(type::caption), Face::regular, theme.ink3, drawing::Anchor::end);
    draw_remedies(frame, commands,
                  {{left, card.min.y + words - frame.em(0.15F)},
                   {right - code - frame.em(space::small), card.max.y}},
                  row, position, is_chosen);
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

/// "mended here, 2 lines not saved", or where the text comes from.
std::string state_of_text(const FileState& file) {
    if (!file.has_mended_text()) return "as it is on disk now";
    return "mended here, " + report::counted(file.mended_lines, "line", "lines") + " not saved";
}

/// Under the wrong characters, as under a misspelt word.
void draw_wave(const Frame& frame, float from, float to, float y) {
    const float half = frame.em(0.16F);
    std::vector<drawing::Point> path;
    bool is_up = false;
    for (float x = from; x < to + half; x += 2 * half, is_up = !is_up)
        path.push_back({std::min(x, to), y + (is_up ? -half : half)});
    frame.painter().stroke(path, false, frame.theme->plum, 1.5F * frame.pixel);
}

/// The wrong word is underlined, and the rest of the line says what is wrong with it.
void draw_marks(const Frame& frame, const Box& line, std::string_view text, float size,
                const ProblemRow& row) {
    const float left = line.min.x + frame.em(4.2F);
    const float base = centred_baseline(line, size);
    if (row.position.column > 0) {
        const float from = left + mono_width(row.position.column - 1, size);
        const float to = from + mono_width(std::max<std::size_t>(row.marked, 1), size);
        draw_wave(frame, from, std::min(to, line.max.x), base + frame.em(0.42F));
    }
    const auto end =
        static_cast<float>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
    const float x = left + mono_width(1, size) * (end + 1);
    const float room = line.max.x - frame.em(space::small) - x;
    if (room < frame.em(8)) return;
    const std::string words = row.hint.empty() ? row.found : row.found + "; " + row.hint;
    const float em = frame.em(type::table);
    frame.painter().text({x, base}, drawing::fitted(words, room, em, Weight::regular), em,
                         Face::regular, frame.theme->plum);
}

void draw_lines(const OpenedFile& file, const Frame& frame, Rows rows, const ProblemRow* row) {
    const drawing::Theme& theme = *frame.theme;
    Painter painter = frame.painter();
    const float name = frame.em(type::table);
    const std::vector<std::string_view> lines = lines_of(file.text.bytes);
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
        const bool is_marked = i == marked && row != nullptr && row->position.exists();
        if (is_marked) painter.fill(line, theme.plum_tint);
        painter.text({line.min.x + frame.em(2.9F), base}, std::to_string(i + 1), name, Face::mono,
                     theme.ink3, drawing::Anchor::end);
        const auto room = static_cast<std::size_t>(
            std::max(4.0F, (line.width() - frame.em(6)) / mono_width(1, name)));
        painter.text({line.min.x + frame.em(4.2F), base}, lines[i].substr(0, room), name,
                     Face::mono, theme.ink);
        if (is_marked) draw_marks(frame, line, lines[i], name, *row);
    }
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
                 state_of_text(session.file), name, Face::regular, theme.ink2);
    if (widgets::button(frame, "editor",
                        box_at(head.max.x - frame.em(10.4F), head.min.y + frame.em(0.35F),
                               frame.em(9.6F), frame.em(1.9F)),
                        "Open in editor", {.em_f = type::table}))
        commands.push(OpenInEditor{row != nullptr ? row->position.line : 1});
    painter.fill(box_at(head.min.x, head.max.y - frame.pixel, head.width(), frame.pixel),
                 theme.line);
    const OpenedFile* opened =
        session.file.newer ? session.file.newer.get() : session.file.good.get();
    if (opened != nullptr) draw_lines(*opened, frame, rows, row);
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
