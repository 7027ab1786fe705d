#include "widgets/text_field.h"

#include <imgui_stdlib.h>

#include "keys.h"

namespace friction::viewer::widgets {

namespace {

/// The hint of an empty field, and words that do not fit; the others are drawn by the library.
void draw_words(const Frame& frame, const drawing::Box& box, const TextLook& look, float room,
                const std::string& text, const std::string& shown, bool is_cut) {
    const float em = frame.em(type::body);
    const drawing::Point base{box.min.x + frame.em(look.left_f), centred_baseline(box, em)};
    Painter painter = frame.painter();
    if (text.empty())
        painter.text(base, drawing::fitted(look.hint, room, em, drawing::Weight::regular), em,
                     Face::regular, frame.theme->ink3);
    else if (is_cut)
        painter.text(base, shown, em, Face::regular, frame.theme->ink);
    else if (frame.recording != nullptr)  // of what the library draws it is told
        frame.recording->add(
            *ImGui::GetWindowDrawList(),
            drawing::Text{.at = base, .text = shown, .size = em, .colour = frame.theme->ink});
}

}  // namespace

TextChange text_field(const Frame& frame, std::string_view id, const drawing::Box& box,
                      std::string& text, const TextLook& look) {
    TextChange change;
    const drawing::Theme& theme = *frame.theme;
    ImGui::PushID(id.data(), id.data() + id.size());
    const ImGuiID input = ImGui::GetID("##text");
    const bool focused = frame.focus->add(input, true);
    if (look.is_opening &&
        ImGui::GetStateStorage()->GetInt(input + 1) != ImGui::GetFrameCount() - 1)
        ImGui::SetKeyboardFocusHere();
    if (look.is_opening) ImGui::GetStateStorage()->SetInt(input + 1, ImGui::GetFrameCount());

    Painter painter = frame.painter();
    const bool was_active = ImGui::GetStateStorage()->GetBool(input + 2);
    if (look.has_frame) {
        const drawing::Colour line = look.is_wrong ? theme.plum
                                     : was_active  ? theme.ink
                                                   : theme.line2;
        painter.rectangle({.box = box,
                           .corner = frame.em(space::corner),
                           .fill = theme.panel,
                           .line = line,
                           .line_width = (was_active || look.is_wrong ? 2 : 1) * frame.pixel});
    }
    const Fonts::Sized& font = frame.fonts->at(Face::regular, frame.em(type::body));
    ImGui::PushFont(font.font);
    const float pad = (box.height() - font.font->FontSize) / 2;
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0, pad});
    ImGui::SetCursorScreenPos({box.min.x + frame.em(look.left_f), box.min.y});
    const float room = box.width() - frame.em(look.left_f + space::thin);
    ImGui::SetNextItemWidth(room);
    const std::string before = text;
    // The library cuts within a letter; words that wait to be typed in end with a sign of more.
    const std::string shown =
        drawing::fitted(text, room, frame.em(type::body), drawing::Weight::regular);
    const bool is_cut = !was_active && shown != text;
    if (is_cut) ImGui::PushStyleColor(ImGuiCol_Text, IM_COL32_BLACK_TRANS);
    change.submitted = ImGui::InputText(
        "##text", &text, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    if (is_cut) ImGui::PopStyleColor();
    const bool is_hovered = ImGui::IsItemHovered();
    change.changed = text != before;
    change.active = ImGui::IsItemActive();
    change.left = ImGui::IsItemDeactivated();
    if (ImGui::IsItemActivated()) frame.focus->take(input);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    draw_words(frame, box, look, room, text, shown, is_cut);
    if (tip_is_due(frame, input, is_hovered && is_cut)) tip(frame, text);
    ImGui::GetStateStorage()->SetBool(input + 2, change.active);
    if (!change.active) focus_ring(frame, box, focused);
    // The way back in, after Esc or Enter left it with the focus but not the cursor.
    if (focused && !change.active && !change.left && letters_are_keys() && is_enter_pressed())
        ImGui::GetStateStorage()->SetInt(input + 1, 0);
    ImGui::PopID();
    return change;
}

}  // namespace friction::viewer::widgets
