#include <algorithm>
#include <map>

#include "friction/viewer/command_table.h"
#include "overlays/overlays.h"
#include "widgets/area.h"
#include "widgets/controls.h"
#include "widgets/popup.h"
#include "widgets/whole_rows.h"

namespace friction::viewer {

using drawing::Box;
using drawing::Weight;

namespace {

std::string keys_of(const CommandRow& row) {
    std::string keys;
    for (const Chord& chord : row.keys) {
        if (chord.key == Key::none) continue;
        if (!keys.empty()) keys += "   ";
        keys += to_text(chord);
    }
    return keys;
}

// All shortcuts, from the same table as the menus, in as many columns as fit.
class Shortcuts final : public OverlayPanel {
public:
    [[nodiscard]] Overlay overlay() const override { return Overlay::shortcuts; }

    void draw(const Session& /*session*/, Commands& commands, const Frame& frame,
              bool /*appears*/) override {
        const drawing::Theme& theme = *frame.theme;
        const Box box = centred_box(frame, 96, 60);
        widgets::begin_popup(frame, "shortcuts", box, {.dims = true});
        Rows rows(inset(box, frame.em(space::wide)));
        const Box head = rows.take(frame.em(2.2F));
        frame.painter().text({head.min.x, centred_baseline(head, frame.em(type::name))},
                             "All shortcuts", frame.em(type::name), Face::semibold, theme.ink);
        frame.painter().text({head.max.x, centred_baseline(head, frame.em(type::table))},
                             "Esc closes", frame.em(type::table), Face::regular, theme.ink3,
                             drawing::Anchor::end);
        rows.skip(frame.em(space::small));
        const Box area =
            widgets::begin_scroll(frame, "list", widgets::whole_rows(rows.rest(), frame.em(row_f)));
        widgets::end_scroll(frame, draw_columns(frame, area));
        if (widgets::end_popup(frame)) commands.push(ShowOverlay{Overlay::none});
    }

private:
    static constexpr float row_f = 1.6F;

    static float draw_columns(const Frame& frame, const Box& area) {
        const auto columns =
            static_cast<std::size_t>(std::clamp(area.width() / frame.em(29), 1.0F, 3.0F));
        const float gap = frame.em(2);
        const float width =
            (area.width() - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        std::vector<float> ends(columns, area.min.y);
        for (std::size_t m = 0; m < menu_count; ++m) {
            // The next menu goes where there is most room.
            const auto column =
                static_cast<std::size_t>(std::ranges::min_element(ends) - ends.begin());
            const float x = area.min.x + static_cast<float>(column) * (width + gap);
            ends[column] =
                draw_menu(frame, static_cast<Menu>(m), box_at(x, ends[column], width, 0));
        }
        return *std::ranges::max_element(ends);
    }
    static float draw_menu(const Frame& frame, Menu menu, const Box& column) {
        const drawing::Theme& theme = *frame.theme;
        Painter painter = frame.painter();
        const float em = frame.em(type::table);
        float y = column.min.y;
        const auto line = [&] {
            const Box box = box_at(column.min.x, y, column.width(), frame.em(row_f));
            y = box.max.y;
            return box;
        };
        bool has_title = false;
        for (const CommandRow& row : command_table()) {
            const std::string keys = keys_of(row);
            if (row.menu != menu || keys.empty()) continue;
            if (!has_title) {
                painter.text({column.min.x, centred_baseline(line(), frame.em(type::body))},
                             title_of(menu), frame.em(type::body), Face::semibold, theme.ink);
                has_title = true;
            }
            const Box at = line();
            const float base = centred_baseline(at, em);
            const float key_width = drawing::text_width(keys, em, Weight::semibold);
            painter.text({at.max.x, base}, keys, em, Face::semibold, theme.ink,
                         drawing::Anchor::end);
            painter.text({at.min.x, base},
                         drawing::fitted(row.title, at.width() - key_width - frame.em(1), em,
                                         Weight::regular),
                         em, Face::regular, theme.ink2);
        }
        return has_title ? y + frame.em(row_f) : y;  // a row, so that columns stay level
    }
};

}  // namespace

std::unique_ptr<OverlayPanel> make_shortcuts() { return std::make_unique<Shortcuts>(); }

}  // namespace friction::viewer
