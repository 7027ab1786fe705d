#pragma once
// A window of the desktop: GLFW and OpenGL 3, and nothing else.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "screen.h"

namespace friction::viewer {

struct WindowOptions {
    std::string title = "Friction";
    int width = 1600, height = 900;
    bool is_maximised = false;
};

class Window {
public:
    /// Nothing, and one sentence why, where there is no display.
    static std::unique_ptr<Window> open(const WindowOptions& options, std::string& problem);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    /// Sleeps until something happens, at most so long; then reads what happened.
    void wait(double seconds_at_most);
    /// Ends the wait of another thread.
    static void wake();
    /// Feeds the input of this moment to ImGui; call after Screen::prepare(), with its answer, and
    /// before Screen::begin().
    void begin_frame(bool fonts_changed);
    /// Shows what ImGui drew.
    void show(drawing::Colour ground);

    /// Gives back what belongs to ImGui's context; before that ends.
    void stop_drawing();

    [[nodiscard]] bool wants_to_close() const;
    void stay_open();
    [[nodiscard]] float width() const;
    [[nodiscard]] float height() const;
    /// Of the screen the window is on; 1 is 96 dots per inch.
    [[nodiscard]] float screen_scale() const;
    [[nodiscard]] bool is_maximised() const;
    /// Something happened that has to be drawn since the last call.
    [[nodiscard]] bool take_event();
    /// Paths dropped on the window since the last call.
    [[nodiscard]] std::vector<std::string> take_dropped();
    /// Minimised or hidden: nothing to draw.
    [[nodiscard]] bool is_visible() const;
    [[nodiscard]] static double now_s();

    void set_title(const std::string& title);
    void set_full_screen(bool is_full);
    static void copy(const std::string& text);

    struct State;  ///< of window.cpp

private:
    Window() = default;
    std::unique_ptr<State> state_;
};

}  // namespace friction::viewer
