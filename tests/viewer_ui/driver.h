#pragma once
// Drives what is drawn by mouse and keyboard, in process and without a window: writes ImGui's
// input, draws a frame, again and again.

#include <imgui.h>

#include <functional>
#include <string>

#include "keys.h"
#include "screen.h"

namespace friction::viewer::testing_support {

inline constexpr float body_px =
    14;  ///< the body size that a screen has unless another is asked for

class Driver {
public:
    using Draw = std::function<void(const Frame&)>;

    explicit Driver(Draw draw, ScreenSetup setup = {.width = 640, .height = 480, .moves = false})
        : draw_(std::move(draw)), setup_(setup) {
        frame();
        frame();
    }

    void frame() {
        screen_.prepare(setup_);
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        now_s_ += 1.0 / 60;
        const Frame frame = screen_.begin(now_s_);
        f = frame.f;
        draw_(frame);
        wants_another = screen_.end(frame);
    }
    void wait(double seconds) {
        now_s_ += seconds;
        frame();
    }
    void move_to(float x, float y) {
        ImGui::GetIO().MousePos = {x, y};
        frame();
    }
    void press(int button = 0) {
        ImGui::GetIO().MouseDown[button] = true;
        frame();
    }
    void release(int button = 0) {
        ImGui::GetIO().MouseDown[button] = false;
        frame();
    }
    void click(float x, float y, int button = 0) {
        move_to(x, y);
        press(button);
        release(button);
        frame();
    }
    void double_click(float x, float y) {
        click(x, y);
        press();
        release();
        frame();
    }
    void drag(float x0, float y0, float x1, float y1) {
        move_to(x0, y0);
        press();
        move_to((x0 + x1) / 2, (y0 + y1) / 2);
        move_to(x1, y1);
        release();
        frame();
    }
    void wheel(float by) {
        ImGui::GetIO().MouseWheel = by;
        frame();
    }
    void key(KeyCode key, bool ctrl = false, bool shift = false) {
        ImGuiIO& io = ImGui::GetIO();
        io.KeyCtrl = ctrl;
        io.KeyShift = shift;
        io.KeysDown[static_cast<std::size_t>(key)] = true;
        frame();
        io.KeysDown[static_cast<std::size_t>(key)] = false;
        io.KeyCtrl = io.KeyShift = false;
        frame();
    }
    void type(const std::string& text) {
        ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
        frame();
    }
    [[nodiscard]] Pixels pixels() const { return screen_.pixels(); }
    void resize(const ScreenSetup& setup) { setup_ = setup; }

    float f = body_px;
    bool wants_another = false;

private:
    Draw draw_;
    ScreenSetup setup_;
    Screen screen_;
    double now_s_ = 0;
};

}  // namespace friction::viewer::testing_support
