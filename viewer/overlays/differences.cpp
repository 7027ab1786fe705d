// What changed on disk beside what changed here, before one of them is chosen.

#include "friction/viewer/disk_differences.h"
#include "overlays/overlays.h"
#include "panels/edit_text.h"
#include "widgets/area.h"
#include "widgets/controls.h"
#include "widgets/popup.h"

namespace friction::viewer {

using drawing::Box;
using drawing::Weight;

namespace {

class DifferencesOverlay final : public OverlayPanel {
public:
    [[nodiscard]] Overlay overlay() const override { return Overlay::differences; }

    void draw(const Session& session, Commands& commands, const Frame& frame,
              bool /*appears*/) override {
        const drawing::Theme& theme = *frame.theme;
        const DiskDifferences& both = both_.get(frame, [&] { return disk_differences(session); });
        const Box box = centred_box(frame, 72, 40);
        widgets::begin_popup(frame, "differences", box, {.dims = true});
        Rows rows(inset(box, frame.em(space::wide)));
        const Box head = rows.take(frame.em(2.2F));
        frame.painter().text({head.min.x, centred_baseline(head, frame.em(type::name))},
                             drawing::fitted(file_name(session.file) + " was changed on disk",
                                             head.width(), frame.em(type::name), Weight::semibold),
                             frame.em(type::name), Face::semibold, theme.ink);
        rows.skip(frame.em(space::small));
        Box left = rows.rest();
        left.max.y -= frame.em(space::control + space::margin);
        Box right = left;
        left.max.x = left.centre().x - frame.em(space::margin) / 2;
        right.min.x = left.max.x + frame.em(space::margin);
        draw_column(frame, "theirs", left, "On disk, and not here", both.theirs,
                    "Nothing that has a meaning: comments or layout.");
        draw_column(frame, "mine", right, "Here, and not in the file", both.mine,
                    "Nothing: all that was done here is saved.");
        draw_foot(commands, frame, inset(box, frame.em(space::wide)));
        if (widgets::end_popup(frame)) commands.push(ShowOverlay{Overlay::none});
    }

private:
    static void draw_column(const Frame& frame, std::string_view id, const Box& box,
                            std::string_view title, const std::vector<DiskDifference>& list,
                            std::string_view when_none) {
        const drawing::Theme& theme = *frame.theme;
        Rows rows(box);
        set_pair(frame, rows.take(frame.em(space::row)), title, std::to_string(list.size()),
                 Weight::semibold, theme.ink3);
        const Box ground = rows.rest();
        frame.painter().fill(ground, theme.sunk, frame.em(space::corner));
        const Box content = widgets::begin_scroll(frame, id, inset(ground, frame.em(space::small)));
        float y = content.min.y;
        if (list.empty())
            y = set_words(frame, content, when_none, type::body, Weight::regular, theme.ink2, 4);
        for (const DiskDifference& row : list) {
            const widgets::Icon icon = row.kind == DiskDifference::Kind::added ? widgets::Icon::plus
                                       : row.kind == DiskDifference::Kind::removed
                                           ? widgets::Icon::minus
                                           : widgets::Icon::pencil;
            Painter painter = frame.painter();
            widgets::draw_icon(painter, icon, {content.min.x + frame.em(0.5F), y + frame.em(0.7F)},
                               frame.em(0.9F), theme.ink2);
            const Box room{{content.min.x + frame.em(1.5F), y}, content.max};
            y = set_words(frame, room, row.about, type::table, Weight::semibold, theme.ink, 2);
            y = set_words(frame, {{room.min.x, y}, room.max}, row.text, type::table,
                          Weight::regular, theme.ink2, 4);
            if (row.is_both)
                y = set_words(frame, {{room.min.x, y}, room.max},
                              "Changed on both sides: only one of them can stay.", type::table,
                              Weight::regular, theme.plum, 2);
            y += frame.em(space::small);
        }
        widgets::end_scroll(frame, y);
    }

    static void draw_foot(Commands& commands, const Frame& frame, const Box& box) {
        const float height = frame.em(space::control), y = box.max.y - height;
        float right = box.max.x;
        const auto button = [&](std::string_view label, widgets::ButtonKind kind) {
            const float width =
                std::max(frame.em(7), widgets::button_width(frame, label, {.kind = kind}));
            right -= width;
            const bool pressed = widgets::button(frame, label, box_at(right, y, width, height),
                                                 label, {.kind = kind});
            right -= frame.em(space::small);
            return pressed;
        };
        if (button("Read again", widgets::ButtonKind::primary)) {
            commands.push(ShowOverlay{Overlay::none});
            commands.push(ReadAgain{});
        }
        if (button("Keep mine", widgets::ButtonKind::plain)) {
            commands.push(ShowOverlay{Overlay::none});
            commands.push(KeepMine{});
        }
        if (button("Close", widgets::ButtonKind::plain)) commands.push(ShowOverlay{Overlay::none});
    }

    Cached<DiskDifferences> both_;
};

}  // namespace

std::unique_ptr<OverlayPanel> make_differences() { return std::make_unique<DifferencesOverlay>(); }

}  // namespace friction::viewer
