#pragma once
// One ImGui context with our type and colours in it, for a window, a picture without a window, or a
// test: whoever owns it brings input and shows what came of it.

#include <imgui.h>

#include <optional>

#include "focus.h"
#include "fonts.h"
#include "frame.h"
#include "picture.h"

namespace friction::viewer {

struct ScreenSetup {
    float width = 1600, height = 900;  ///< device pixels
    float scale = 1;                   ///< the screen's times the setting's
    bool is_dark = false;
    bool moves = true;
    bool is_stage = false;  ///< presenting: f is height / 64
    bool is_picture = false;
};

class Screen {
public:
    Screen();
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    /// Between frames. True when fonts were baked anew: the renderer's texture is then out of date.
    bool prepare(const ScreenSetup& setup);
    /// Everything until end() is drawn into one window that fills the screen.
    [[nodiscard]] Frame begin(double now_s);
    /// The draw data is ready afterwards. True when another frame should follow soon.
    bool end(const Frame& frame);

    /// What end() left, without a graphics card.
    [[nodiscard]] Pixels pixels() const;
    /// The same as shapes, of a picture; none where the setup is no picture.
    [[nodiscard]] drawing::Picture shapes() const;
    [[nodiscard]] float f() const { return f_; }

private:
    ImGuiContext* context_;
    std::optional<FontFiles> files_;
    Fonts fonts_;
    Focus focus_;
    HoverClock hover_;
    Recording recording_;
    ScreenSetup setup_;
    float f_ = 0;            // what the fonts are baked for
    float baked_stage_ = 0;  // height they are baked for, when presenting
};

/// Body size at 100%, px.
inline constexpr float body_px = 14;

}  // namespace friction::viewer
