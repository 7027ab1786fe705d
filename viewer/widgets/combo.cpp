#include "widgets/combo.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "keys.h"
#include "widgets/area.h"
#include "widgets/icons.h"
#include "widgets/popup.h"
#include "widgets/text_field.h"

namespace friction::viewer::widgets {

using drawing::Box;
using drawing::Weight;

namespace {

constexpr std::size_t most_rows = 9;

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

void draw_item(const Frame& frame, const Box& box, const ComboItem& item, bool is_bold,
               float right) {
    Painter painter = frame.painter();
    const float em = frame.em(type::body);
    const float base = centred_baseline(box, em);
    float left = box.min.x + frame.em(space::small);
    if (item.swatch.is_visible()) {
        const float side = frame.em(0.8F);
        painter.rectangle({.box = box_at(left, box.centre().y - side / 2, side, side),
                           .corner = frame.em(0.2F),
                           .fill = item.swatch,
                           .line = frame.theme->ink3,
                           .line_width = frame.pixel});
        left += side + frame.em(space::thin);
    }
    const Weight weight = is_bold ? Weight::semibold : Weight::regular;
    const float note = drawing::text_width(item.note, em, Weight::regular);
    if (!item.note.empty())
        painter.text({right, base}, item.note, em, Face::regular,
                     item.note_colour.is_visible() ? item.note_colour : frame.theme->ink2,
                     drawing::Anchor::end);
    const float room = right - left - (note > 0 ? note + frame.em(space::small) : 0);
    painter.text({left, base}, drawing::fitted(item.label, room, em, weight), em, face_of(weight),
                 frame.theme->ink);
}

std::optional<std::size_t> open_list(const Frame& frame, std::string_view id, const Box& box,
                                     ComboState& state, std::span<const ComboItem> items) {
    std::optional<std::size_t> picked;
    const std::vector<std::size_t> shown = matching(items, state.filter);
    const float row_height = frame.em(space::control);
    const auto rows = static_cast<float>(std::clamp<std::size_t>(shown.size(), 1, most_rows));
    Box list = box_at(box.min.x, box.max.y + frame.em(0.2F), box.width(),
                      (rows + 1) * row_height + frame.em(space::small));
    if (list.max.y > frame.window.max.y) {
        const float height = list.height();
        list.max.y = std::max(frame.window.min.y + height, box.min.y - frame.em(0.2F));
        list.min.y = list.max.y - height;
    }
    begin_popup(frame, id, list);
    Rows area(inset(list, frame.em(0.3F)));
    const TextChange typed = text_field(frame, "filter", area.take(row_height), state.filter,
                                        {.hint = "type to narrow", .is_opening = true});
    if (typed.changed) state.marked = 0;
    if (!shown.empty()) {
        if (is_pressed(KeyCode::down, true)) ++state.marked;
        if (is_pressed(KeyCode::up, true) && state.marked > 0) --state.marked;
        state.marked = std::min(state.marked, shown.size() - 1);
        if (typed.submitted) picked = shown[state.marked];
    }
    Rows content(begin_scroll(frame, "items", area.rest()));
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const Box line = content.take(row_height);
        const Interaction touch =
            interact(frame, items[shown[i]].label + std::to_string(i), line, {.takes_keys = false});
        if (touch.hovered && ImGui::GetIO().MouseDelta.y != 0) state.marked = i;
        if (i == state.marked)
            frame.painter().fill(line, frame.theme->blue_tint, frame.em(space::corner));
        draw_item(frame, line, items[shown[i]], i == state.marked,
                  line.max.x - frame.em(space::small));
        if (touch.clicked) picked = shown[i];
    }
    if (shown.empty())
        frame.painter().text({content.rest().min.x + frame.em(space::small),
                              centred_baseline(content.take(row_height), frame.em(type::body))},
                             "Nothing fits.", frame.em(type::body), Face::regular,
                             frame.theme->ink3);
    end_scroll(frame, content.y());
    if (end_popup(frame) || picked) state.is_open = false;
    return picked;
}

}  // namespace

std::vector<std::size_t> matching(std::span<const ComboItem> items, std::string_view filter) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : lower(filter) + " ")
        if (c == ' ') {
            if (!word.empty()) words.push_back(std::exchange(word, {}));
        } else {
            word += c;
        }
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string label = lower(items[i].label + " " + items[i].note);
        if (std::ranges::all_of(
                words, [&](const std::string& w) { return label.find(w) != std::string::npos; }))
            result.push_back(i);
    }
    return result;
}

std::optional<std::size_t> combo(const Frame& frame, std::string_view id, const Box& box,
                                 ComboState& state, std::span<const ComboItem> items,
                                 std::optional<std::size_t> chosen, std::string_view when_none) {
    const drawing::Theme& theme = *frame.theme;
    const Interaction touch = interact(frame, id, box);
    const bool was_open = state.is_open;
    if (!was_open && (touch.clicked || (touch.focused && is_pressed(KeyCode::down)))) {
        state = {.is_open = true, .filter = {}, .marked = chosen.value_or(0)};
        frame.wants_another = true;
    }
    Painter painter = frame.painter();
    painter.rectangle({.box = box,
                       .corner = frame.em(space::corner),
                       .fill = theme.panel,
                       .line = state.is_open   ? theme.ink
                               : touch.hovered ? theme.ink3
                                               : theme.line2,
                       .line_width = (state.is_open ? 2 : 1) * frame.pixel});
    const float arrow = frame.em(1.05F);
    const float right = box.max.x - arrow - frame.em(space::small);
    draw_icon(painter, Icon::chevron_down, {right + arrow / 2 + frame.em(0.1F), box.centre().y},
              arrow * 0.8F, theme.ink2);
    if (chosen && *chosen < items.size()) {
        ComboItem shown = items[*chosen];
        shown.note.clear();
        draw_item(frame, box, shown, false, right);
    } else {
        painter.text(
            {box.min.x + frame.em(space::small), centred_baseline(box, frame.em(type::body))},
            when_none, frame.em(type::body), Face::regular, theme.ink3);
    }
    focus_ring(frame, box, touch.focused && !state.is_open);
    // The key that opens the list must not move along it as well.
    if (!was_open) return std::nullopt;
    return open_list(frame, id, box, state, items);
}

}  // namespace friction::viewer::widgets
