#pragma once
// Keys by number, as the window delivers them into ImGui's table of keys (the numbers are GLFW's;
// tests write the same table). Signs that lie elsewhere on every keyboard, such as [ and ?, arrive
// as characters.

#include <imgui.h>

#include <cstdint>

namespace friction::viewer {

enum class KeyCode : std::uint16_t {
    space = 32,
    zero = 48,
    a = 65,
    escape = 256,
    enter = 257,
    tab = 258,
    backspace = 259,
    insert = 260,
    del = 261,
    right = 262,
    left = 263,
    down = 264,
    up = 265,
    page_up = 266,
    page_down = 267,
    home = 268,
    end = 269,
    f1 = 290,
    keypad_enter = 335,
    menu = 348
};
inline constexpr int key_count = 349;

/// letter('K')
[[nodiscard]] constexpr KeyCode letter(char c) { return static_cast<KeyCode>(c); }
[[nodiscard]] constexpr KeyCode function_key(int number) {
    return static_cast<KeyCode>(static_cast<int>(KeyCode::f1) + number - 1);
}

[[nodiscard]] inline bool is_down(KeyCode key) {
    return ImGui::GetIO().KeysDown[static_cast<std::size_t>(key)];
}
/// Went down in this frame, or repeats because it is held.
[[nodiscard]] inline bool is_pressed(KeyCode key, bool repeats = false) {
    return ImGui::IsKeyPressed(static_cast<int>(key), repeats);
}
[[nodiscard]] inline bool is_enter_pressed() {
    return is_pressed(KeyCode::enter) || is_pressed(KeyCode::keypad_enter);
}
/// No text field takes what is typed.
[[nodiscard]] inline bool letters_are_keys() { return !ImGui::GetIO().WantTextInput; }

/// What ImGui's own text fields need to know about our numbers. Tab stays with Focus.
void map_keys(ImGuiIO& io);

}  // namespace friction::viewer
