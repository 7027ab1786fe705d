#include <array>

#include "friction/viewer/command_table.h"

namespace friction::viewer {
namespace {

constexpr std::array<std::string_view, 17> named = {
    "Left",  "Right", "Up",  "Down",   "Home", "End", "Page up", "Page down", "Tab",
    "Enter", "Space", "Esc", "Delete", "Menu", "+",   "-",       "."};
constexpr std::array<std::string_view, 4> signs = {",", "[", "]", "?"};

std::string key_text(Key key) {
    const auto number = [&](Key first) {
        return static_cast<std::size_t>(key) - static_cast<std::size_t>(first);
    };
    if (key == Key::none) return {};
    if (key <= Key::z) return std::string(1, static_cast<char>('A' + number(Key::a)));
    if (key <= Key::digit_9) return std::to_string(number(Key::digit_0));
    if (key <= Key::f12) return "F" + std::to_string(number(Key::f1) + 1);
    if (key <= Key::full_stop) return std::string(named[number(Key::left)]);
    return std::string(signs[number(Key::comma)]);
}

}  // namespace

std::string to_text(const Chord& chord) {
    std::string text;
    if (chord.ctrl) text += "Ctrl ";
    if (chord.alt) text += "Alt ";
    if (chord.shift) text += "Shift ";
    return text + key_text(chord.key);
}

}  // namespace friction::viewer
