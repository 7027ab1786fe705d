#include "input_queue.h"

#include <algorithm>
#include <cfloat>

namespace friction::viewer {

namespace {

// GLFW's numbers of Shift, Ctrl, Alt and Super on the left; those on the right follow.
constexpr unsigned shift = 340, ctrl = 341, alt = 342, super = 343, to_the_right = 4;

constexpr auto first_without_letter = static_cast<unsigned>(KeyCode::escape);
// A command is carried out after its frame, draws what it opens in the next one, and a text field
// takes letters in the one after.
constexpr int frames_after_command = 3;

bool is_modifier(unsigned code) { return code >= shift && code <= super + to_the_right; }
bool is_shift(unsigned code) { return code == shift || code == shift + to_the_right; }

/// What they do is there in the next frame, and none of them opens anything twice.
bool is_repeated(unsigned code) {
    switch (static_cast<KeyCode>(code)) {
        case KeyCode::left:
        case KeyCode::right:
        case KeyCode::up:
        case KeyCode::down:
        case KeyCode::page_up:
        case KeyCode::page_down:
        case KeyCode::backspace:
            return true;
        default:
            return false;
    }
}

}  // namespace

struct InputQueue::Taken {
    bool moved = false, wheeled = false, pressed = false, typed = false;
    bool is_command = false;     // rather than text
    std::vector<unsigned> keys;  // went down
};

void InputQueue::move(float x, float y) {
    // Only where the pointer is at last counts, as long as nothing happens on the way.
    if (!events_.empty() && events_.back().kind == Kind::move) events_.pop_back();
    events_.push_back({.kind = Kind::move, .x = x, .y = y});
}
void InputQueue::leave() { events_.push_back({.kind = Kind::leave}); }
void InputQueue::button(int number, bool is_down) {
    if (number < 0 || static_cast<std::size_t>(number) >= buttons_.size()) return;
    events_.push_back(
        {.kind = Kind::button, .code = static_cast<unsigned>(number), .is_down = is_down});
}
void InputQueue::wheel(float x, float y) {
    events_.push_back({.kind = Kind::wheel, .x = x, .y = y});
}
void InputQueue::key(int code, bool is_down) {
    if (code < 0 || code >= key_count) return;
    events_.push_back({.kind = Kind::key, .code = static_cast<unsigned>(code), .is_down = is_down});
}
void InputQueue::character(unsigned code) {
    events_.push_back({.kind = Kind::character, .code = code});
}

bool InputQueue::is_held(unsigned left) const { return keys_[left] || keys_[left + to_the_right]; }

/// A text field looks at the character alone, not at the key.
bool InputQueue::is_text(unsigned code, const ImGuiIO& io) const {
    return io.WantTextInput && !is_held(ctrl) && !is_held(alt) && !is_held(super) &&
           (code < first_without_letter || is_shift(code));
}

bool InputQueue::fits(const Event& event, const Taken& taken, const ImGuiIO& io) const {
    const bool acted = taken.pressed || taken.typed || !taken.keys.empty();
    const bool begins =
        event.kind == Kind::character || (event.is_down && !is_modifier(event.code));
    const bool is_again = event.kind == Kind::key && event.code == repeated_;
    if (settling_ > 0 && begins && !is_again) return false;
    switch (event.kind) {
        case Kind::move:
        case Kind::leave:
        case Kind::wheel:
            return !taken.pressed;
        case Kind::button:
            // What lies under the pointer has had a frame to notice it.
            return !acted && !taken.moved && !taken.wheeled;
        case Kind::key:
            if (is_text(event.code, io)) return !taken.pressed && taken.keys.empty();
            if (is_modifier(event.code) || event.is_down) return !acted;
            return std::ranges::find(taken.keys, event.code) == taken.keys.end();
        case Kind::character:
            return !taken.pressed;
    }
    return true;
}

void InputQueue::take(const Event& event, Taken& taken, ImGuiIO& io) {
    switch (event.kind) {
        case Kind::move:
            x_ = event.x;
            y_ = event.y;
            is_inside_ = true;
            taken.moved = true;
            break;
        case Kind::leave:
            is_inside_ = false;
            break;
        case Kind::button:
            buttons_[event.code] = event.is_down;
            taken.pressed = true;
            taken.is_command = !event.is_down;
            repeated_ = 0;
            break;
        case Kind::wheel:
            io.MouseWheelH += event.x;
            io.MouseWheel += event.y;
            taken.wheeled = true;
            break;
        case Kind::key:
            keys_[event.code] = event.is_down;
            if (is_modifier(event.code)) repeated_ = 0;
            if (!event.is_down || is_modifier(event.code) || is_text(event.code, io)) break;
            taken.keys.push_back(event.code);
            taken.is_command = true;
            repeated_ = is_repeated(event.code) ? event.code : 0;
            break;
        case Kind::character:
            io.AddInputCharacter(event.code);
            taken.typed = true;
            break;
    }
}

void InputQueue::feed(ImGuiIO& io, float scale_x, float scale_y) {
    Taken taken;
    if (settling_ > 0) --settling_;
    while (!events_.empty() && fits(events_.front(), taken, io)) {
        take(events_.front(), taken, io);
        events_.pop_front();
    }
    if (taken.is_command) settling_ = frames_after_command;
    std::ranges::copy(keys_, io.KeysDown);
    // Up and down again since the last frame is pressed anew, and not held.
    for (const unsigned code : taken.keys) io.KeysDownDuration[code] = -1;
    std::ranges::copy(buttons_, io.MouseDown);
    // Whoever drags a thing out of the window still holds it.
    const bool holds = std::ranges::find(buttons_, true) != buttons_.end();
    io.MousePos =
        is_inside_ || holds ? ImVec2(x_ * scale_x, y_ * scale_y) : ImVec2(-FLT_MAX, -FLT_MAX);
    io.KeyShift = is_held(shift);
    io.KeyCtrl = is_held(ctrl);
    io.KeyAlt = is_held(alt);
    io.KeySuper = is_held(super);
}

}  // namespace friction::viewer
