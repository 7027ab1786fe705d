#pragma once
// Input on its way to ImGui. Between two frames a hand can do more than one frame can show: a key
// that goes down and up, Ctrl K and the letters after it, a click. Everything waits here in order,
// and each frame takes as much as it can tell apart, so nothing is lost on a slow machine. What a
// key opens is there a few frames later; what is typed next waits for it. What is typed into a text
// field goes in at once, and a key pressed again and again counts once a frame: neither opens
// anything.

#include <imgui.h>

#include <array>
#include <cstdint>
#include <deque>
#include <vector>

#include "keys.h"

namespace friction::viewer {

class InputQueue {
public:
    /// In the units of the caller; feed() scales them.
    void move(float x, float y);
    /// The pointer left the window.
    void leave();
    void button(int number, bool is_down);
    void wheel(float x, float y);
    /// By GLFW's numbers (keys.h); others are ignored.
    void key(int code, bool is_down);
    void character(unsigned code);

    /// Writes what belongs to the next frame; the rest waits for the one after it.
    void feed(ImGuiIO& io, float scale_x = 1, float scale_y = 1);
    [[nodiscard]] bool is_empty() const { return events_.empty(); }

private:
    enum class Kind : std::uint8_t { move, leave, button, wheel, key, character };
    struct Event {
        Kind kind;
        float x = 0, y = 0;
        unsigned code = 0;
        bool is_down = false;
    };
    struct Taken;  // in this frame
    [[nodiscard]] bool fits(const Event& event, const Taken& taken, const ImGuiIO& io) const;
    [[nodiscard]] bool is_held(unsigned left) const;  // that modifier, or the one on the right
    [[nodiscard]] bool is_text(unsigned code, const ImGuiIO& io) const;
    void take(const Event& event, Taken& taken, ImGuiIO& io);

    std::deque<Event> events_;
    std::array<bool, key_count> keys_{};
    std::array<bool, 5> buttons_{};
    int settling_ = 0;       // frames until the next key or button may go down
    unsigned repeated_ = 0;  // but for this key: it went down last
    bool is_inside_ = false;
    float x_ = 0, y_ = 0;
};

}  // namespace friction::viewer
