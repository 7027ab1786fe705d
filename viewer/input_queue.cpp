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

bool InputQueue::fits(const Event& event, const Taken& taken) const {
    const bool acted = taken.pressed || taken.typed || !taken.keys.empty();
    const bool begins =
        event.kind == Kind::character || (event.is_down && !is_modifier(event.code));
    if (settling_ > 0 && begins) return false;
    switch (event.kind) {
        case Kind::move:
        case Kind::leave:
        case Kind::wheel:
            return !taken.pressed;
        case Kind::button:
            // What lies under the pointer has had a frame to notice it.
            return !acted && !taken.moved && !taken.wheeled;
        case Kind::key:
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
            break;
        case Kind::wheel:
            io.MouseWheelH += event.x;
            io.MouseWheel += event.y;
            taken.wheeled = true;
            break;
        case Kind::key:
            keys_[event.code] = event.is_down;
            if (!event.is_down || is_modifier(event.code)) break;
            taken.keys.push_back(event.code);
            taken.is_command = !io.WantTextInput || event.code >= first_without_letter ||
                               keys_[ctrl] || keys_[ctrl + to_the_right];
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
    while (!events_.empty() && fits(events_.front(), taken)) {
        take(events_.front(), taken, io);
        events_.pop_front();
    }
    if (taken.is_command) settling_ = frames_after_command;
    std::ranges::copy(keys_, io.KeysDown);
    std::ranges::copy(buttons_, io.MouseDown);
    // Whoever drags a thing out of the window still holds it.
    const bool holds = std::ranges::find(buttons_, true) != buttons_.end();
    io.MousePos =
        is_inside_ || holds ? ImVec2(x_ * scale_x, y_ * scale_y) : ImVec2(-FLT_MAX, -FLT_MAX);
    const auto is_held = [&](unsigned left) { return keys_[left] || keys_[left + to_the_right]; };
    io.KeyShift = is_held(shift);
    io.KeyCtrl = is_held(ctrl);
    io.KeyAlt = is_held(alt);
    io.KeySuper = is_held(super);
}

}  // namespace friction::viewer
