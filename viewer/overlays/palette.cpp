#include <algorithm>
#include <cmath>

#include "friction/report/wording.h"
#include "friction/viewer/command_table.h"
#include "keys.h"
#include "overlays/overlays.h"
#include "widgets/area.h"
#include "widgets/combo.h"
#include "widgets/controls.h"
#include "widgets/popup.h"
#include "widgets/text_field.h"

namespace friction::viewer {

using drawing::Box;
using drawing::Weight;

namespace {

struct Entry {
    std::string label, note;
    Command command;
};

std::vector<Entry> entries_of(const Session& session) {
    std::vector<Entry> entries;
    if (session.file.is_open())
        for (const auto& [name, step] : session.file.good->draft.steps)
            entries.push_back(
                {report::title_of(step.title, name), "step  " + name, Select{SelectedStep{name}}});
    for (const Design& design : session.document->designs)
        entries.push_back({title_of(session, design.id), "design", ChooseDesign{design.id}});
    for (const CommandRow& row : command_table()) {
        if (!row.is_listed || row.make == nullptr || !row.is_enabled(session)) continue;
        std::string note(title_of(row.menu));
        if (row.keys[0].key != Key::none) note += "   " + to_text(row.keys[0]);
        entries.push_back({std::string(row.title), std::move(note), row.make(session)});
    }
    return entries;
}

// Find a step, run any command: one field, one list.
class Palette final : public OverlayPanel {
public:
    [[nodiscard]] Overlay overlay() const override { return Overlay::palette; }

    void draw(const Session& session, Commands& commands, const Frame& frame,
              bool appears) override {
        if (appears) {
            filter_ = session.find_text;
            marked_ = 0;
        }
        const std::vector<Entry> entries = entries_of(session);
        std::vector<widgets::ComboItem> items;
        for (const Entry& entry : entries)
            items.push_back({.label = entry.label, .note = entry.note});
        const std::vector<std::size_t> shown = widgets::matching(items, filter_);
        Box box = centred_box(frame, 40, 27);
        box = box_at(box.min.x, std::min(box.min.y, frame.em(5)), box.width(), box.height());
        widgets::begin_popup(frame, "palette", box);
        Rows rows(inset(box, frame.em(space::small)));
        const widgets::TextChange typed =
            widgets::text_field(frame, "find", rows.take(frame.em(2.4F)), filter_,
                                {.hint = "Find a step, do anything", .is_opening = true});
        if (typed.changed) marked_ = 0;
        rows.skip(frame.em(space::hair));
        move_mark(shown.size());
        bool done = typed.submitted && !shown.empty();
        const float row_height = frame.em(space::control);
        Rows list(widgets::begin_scroll(frame, "found", rows.rest()));
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const Box line = list.take(row_height);
            const widgets::Interaction touch = widgets::interact(
                frame, "entry" + std::to_string(shown[i]), line, {.takes_keys = false});
            const ImVec2 moved = ImGui::GetIO().MouseDelta;
            if (touch.hovered && (moved.x != 0 || moved.y != 0)) marked_ = i;
            draw_entry(frame, line, entries[shown[i]], i == marked_);
            if (i == marked_ && follows_mark_) keep_in_view(line);
            if (touch.clicked) {
                marked_ = i;
                done = true;
            }
        }
        if (shown.empty())
            frame.painter().text({list.rest().min.x + frame.em(space::small),
                                  centred_baseline(list.take(row_height), frame.em(type::body))},
                                 "No step and no command of this name.", frame.em(type::body),
                                 Face::regular, frame.theme->ink3);
        widgets::end_scroll(frame, list.y());
        const bool closes = widgets::end_popup(frame);
        if (done || closes) commands.push(ShowOverlay{Overlay::none});
        if (done) commands.push(entries[shown[marked_]].command);
    }

private:
    void move_mark(std::size_t count) {
        follows_mark_ = false;
        if (count == 0) return;
        const std::size_t before = marked_;
        if (is_pressed(KeyCode::down, true)) marked_ = std::min(marked_ + 1, count - 1);
        if (is_pressed(KeyCode::up, true) && marked_ > 0) --marked_;
        follows_mark_ = marked_ != before;
        marked_ = std::min(marked_, count - 1);
    }
    static void keep_in_view(const Box& line) {
        const float top = line.min.y - ImGui::GetWindowPos().y;
        const float bottom = line.max.y - ImGui::GetWindowPos().y - ImGui::GetWindowHeight();
        if (top < 0) ImGui::SetScrollY(ImGui::GetScrollY() + top);
        if (bottom > 0) ImGui::SetScrollY(ImGui::GetScrollY() + bottom);
    }
    static void draw_entry(const Frame& frame, const Box& line, const Entry& entry,
                           bool is_marked) {
        const drawing::Theme& theme = *frame.theme;
        Painter painter = frame.painter();
        if (is_marked) painter.fill(line, theme.blue_tint, frame.em(space::corner));
        const float em = frame.em(type::body);
        const float small = frame.em(type::table);
        const float base = centred_baseline(line, em);
        const float pad = frame.em(space::small);
        const float note = drawing::text_width(entry.note, small, Weight::regular);
        painter.text({line.max.x - pad, base}, entry.note, small, Face::regular, theme.ink2,
                     drawing::Anchor::end);
        const Weight weight = is_marked ? Weight::semibold : Weight::regular;
        painter.text({line.min.x + pad, base},
                     drawing::fitted(entry.label, line.width() - note - 3 * pad, em, weight), em,
                     face_of(weight), theme.ink);
    }

    std::string filter_;
    std::size_t marked_ = 0;
    bool follows_mark_ = false;
};

}  // namespace

Box centred_box(const Frame& frame, float width_f, float height_f) {
    const float width = std::min(frame.em(width_f), frame.window.width() - frame.em(2));
    const float height = std::min(frame.em(height_f), frame.window.height() - frame.em(2));
    const drawing::Point middle = frame.window.centre();
    return box_at(std::floor(middle.x - width / 2), std::floor(middle.y - height / 2), width,
                  height);
}

std::unique_ptr<OverlayPanel> make_palette() { return std::make_unique<Palette>(); }

}  // namespace friction::viewer
