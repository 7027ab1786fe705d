#include "chords.h"

#include <array>

#include "keys.h"

namespace friction::viewer {

namespace {

struct Named {
    KeyCode code;
    Key key;
    bool repeats = false;
};

constexpr std::array named = std::to_array<Named>({
    {KeyCode::left, Key::left, true},
    {KeyCode::right, Key::right, true},
    {KeyCode::up, Key::up, true},
    {KeyCode::down, Key::down, true},
    {KeyCode::home, Key::home},
    {KeyCode::end, Key::end},
    {KeyCode::page_up, Key::page_up, true},
    {KeyCode::page_down, Key::page_down, true},
    {KeyCode::enter, Key::enter},
    {KeyCode::keypad_enter, Key::enter},
    {KeyCode::space, Key::space},
    {KeyCode::escape, Key::escape},
    {KeyCode::del, Key::delete_},
    {KeyCode::menu, Key::menu},
});

// Signs lie elsewhere on every keyboard: they count when they arrive as characters. With Ctrl none
// arrive, then the place of the key on the American one must do.
struct Typed {
    char16_t character;
    Key key;
    int code;  // with Ctrl; 0: not used with it
};
constexpr std::array typed = std::to_array<Typed>({
    {u'+', Key::plus, 61},
    {u'-', Key::minus, 45},
    {u'[', Key::left_bracket, 0},
    {u']', Key::right_bracket, 0},
    {u'?', Key::question, 0},
    {u'.', Key::full_stop, 0},
    {u',', Key::comma, 44},
});

Key offset(Key first, int by) { return static_cast<Key>(static_cast<int>(first) + by); }

}  // namespace

std::vector<Chord> pressed_chords() {
    const ImGuiIO& io = ImGui::GetIO();
    std::vector<Chord> chords;
    const auto add = [&](Key key, bool with_shift) {
        chords.push_back(
            {.key = key, .ctrl = io.KeyCtrl, .shift = with_shift && io.KeyShift, .alt = io.KeyAlt});
    };
    for (const Named& key : named)
        if (is_pressed(key.code, key.repeats)) add(key.key, true);
    for (int i = 0; i < 26; ++i)
        if (is_pressed(letter(static_cast<char>('A' + i)))) add(offset(Key::a, i), true);
    for (int i = 1; i <= 12; ++i)
        if (is_pressed(function_key(i))) add(offset(Key::f1, i - 1), true);
    for (const Typed& sign : typed)
        if (io.KeyCtrl && sign.code != 0 && ImGui::IsKeyPressed(sign.code)) add(sign.key, false);
    for (const ImWchar character : io.InputQueueCharacters) {
        if (character >= '0' && character <= '9') add(offset(Key::digit_0, character - '0'), false);
        for (const Typed& sign : typed)
            if (character == sign.character) add(sign.key, false);
    }
    return chords;
}

std::vector<Chord> released_chords() {
    std::vector<Chord> chords;
    for (int i = 0; i < 26; ++i)
        if (ImGui::IsKeyReleased(static_cast<int>(letter(static_cast<char>('A' + i)))))
            chords.push_back({.key = offset(Key::a, i)});
    return chords;
}

bool is_widget_key(Key key) {
    switch (key) {
        case Key::left:
        case Key::right:
        case Key::up:
        case Key::down:
        case Key::home:
        case Key::end:
        case Key::page_up:
        case Key::page_down:
        case Key::enter:
        case Key::space:
        case Key::menu:
            return true;
        default:
            return false;
    }
}

}  // namespace friction::viewer
