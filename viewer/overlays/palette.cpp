#include <algorithm>
#include <cmath>

#include "friction/viewer/palette.h"
#include "keys.h"
#include "overlays/overlays.h"
#include "widgets/area.h"
#include "widgets/controls.h"
#include "widgets/popup.h"
#include "widgets/text_field.h"
#include "widgets/whole_rows.h"

namespace friction::viewer {

using drawing::Box;
using drawing::Weight;

namespace {

std::string note_of(const PaletteItem& item) {
    switch (item.kind) {
        case PaletteItem::Kind::step:
            return "step  " + item.detail;
        case PaletteItem::Kind::outcome:
            return "outcome  " + item.detail;
        case PaletteItem::Kind::design:
            return "design";
        case PaletteItem::Kind::command:
            return item.keys;
    }
    return {};
}

// Find a step, run any command: one field, one list.
class Palette final : public OverlayPanel {
public:
    [[nodiscard]] Overlay overlay() const override { return Overlay::palette; }

    void draw(const Session& session, Commands& commands, const Frame& frame,
              bool appears) override {
        if (appears) {
            filter_.clear();
            marked_ = 0;
        }
        Box box = centred_box(frame, 40, 27);
        box = box_at(box.min.x, std::min(box.min.y, frame.em(5)), box.width(), box.height());
        widgets::begin_popup(frame, "palette", box);
        Rows rows(inset(box, frame.em(space::small)));
        const widgets::TextChange typed =
            widgets::text_field(frame, "find", rows.take(frame.em(2.4F)), filter_,
                                {.hint = "Find a step, do anything", .is_opening = true});
        if (typed.changed) marked_ = 0;
        const std::vector<PaletteItem> shown = palette_items(session, filter_);
        rows.skip(frame.em(space::hair));
        move_mark(shown.size());
        bool done = typed.submitted && !shown.empty();
        const float row_height = frame.em(space::control);
        Rows list(
            widgets::begin_scroll(frame, "found", widgets::whole_rows(rows.rest(), row_height)));
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const Box line = list.take(row_height);
            const widgets::Interaction touch =
                widgets::interact(frame, "entry" + std::to_string(i), line, {.takes_keys = false});
            const ImVec2 moved = ImGui::GetIO().MouseDelta;
            if (touch.hovered && (moved.x != 0 || moved.y != 0)) marked_ = i;
            draw_entry(frame, line, shown[i], i == marked_);
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
        if (done) commands.push(shown[marked_].command);
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
    static void draw_entry(const Frame& frame, const Box& line, const PaletteItem& item,
                           bool is_marked) {
        const drawing::Theme& theme = *frame.theme;
        Painter painter = frame.painter();
        if (is_marked) painter.fill(line, theme.blue_tint, frame.em(space::corner));
        const float em = frame.em(type::body);
        const float small = frame.em(type::table);
        const float base = centred_baseline(line, em);
        const float pad = frame.em(space::small);
        const std::string words = note_of(item);
        const float note = drawing::text_width(words, small, Weight::regular);
        painter.text({line.max.x - pad, base}, words, small, Face::regular, theme.ink2,
                     drawing::Anchor::end);
        const Weight weight = is_marked ? Weight::semibold : Weight::regular;
        painter.text({line.min.x + pad, base},
                     drawing::fitted(item.title, line.width() - note - 3 * pad, em, weight), em,
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
