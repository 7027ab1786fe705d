#pragma once
// What every panel and widget needs while one frame is drawn: sizes, colours, type, time, focus.

#include <imgui.h>

#include <cstdint>
#include <optional>

#include "focus.h"
#include "fonts.h"
#include "friction/drawing/theme.h"
#include "painter.h"

namespace friction::viewer {

/// Since when the pointer rests on what it is on.
struct HoverClock {
    ImGuiID id = 0;
    double since_s = 0;
};

struct Frame {
    const Fonts* fonts = nullptr;
    const drawing::Theme* theme = nullptr;
    Focus* focus = nullptr;
    HoverClock* hover = nullptr;
    Recording* recording = nullptr;  ///< of a picture that becomes an SVG
    float f = 14;                    ///< body size, px; all sizes are multiples of it
    float pixel = 1;                 ///< a thin line: one pixel at 100%, whole device pixels above
    double now_s = 0;                ///< since the program began; stands still in pictures
    bool moves = true;               ///< false: no motion
    bool is_picture = false;  ///< to be taken along: no hints for the hand, but where it comes from
    drawing::Box window{};    ///< all there is
    std::uint64_t version = 0;  ///< of the session: another one after every command
    /// Something goes on that needs the next frame soon (an animation, a tip about to open).
    mutable bool wants_another = false;

    [[nodiscard]] float em(float in_f) const { return in_f * f; }
    [[nodiscard]] Painter painter() const {
        return {*ImGui::GetWindowDrawList(), *fonts, recording};
    }
    /// Above everything: tips and what is dragged.
    [[nodiscard]] Painter top_painter() const {
        return {*ImGui::GetForegroundDrawList(), *fonts, recording};
    }
};

/// Sizes of type, in f.
namespace type {
inline constexpr float caption = 0.78F, table = 0.9F, body = 1, name = 1.35F, card = 1.7F,
                       figure = 2.3F;
}  // namespace type
/// Distances, in f.
namespace space {
inline constexpr float hair = 0.3F, thin = 0.45F, small = 0.6F, margin = 1, wide = 1.4F, huge = 2;
inline constexpr float row = 1.7F, control = 2, corner = 0.35F;
}  // namespace space

/// Where the baseline lies for capitals to stand in the middle between two heights.
[[nodiscard]] inline float centred_baseline(float top, float bottom, float em_px) {
    return (top + bottom + drawing::cap_height * em_px) / 2;
}
[[nodiscard]] inline float centred_baseline(const drawing::Box& box, float em_px) {
    return centred_baseline(box.min.y, box.max.y, em_px);
}

/// Something made of the session, again only after it changed.
template <class T>
class Cached {
public:
    template <class Make>
    const T& get(const Frame& frame, const Make& make) {
        if (!value_ || version_ != frame.version) value_ = make();
        version_ = frame.version;
        return *value_;
    }

private:
    std::optional<T> value_;
    std::uint64_t version_ = 0;
};

/// Takes pieces off a box, from the top down or from the left to the right.
class Rows {
public:
    explicit Rows(const drawing::Box& box) : rest_(box) {}

    drawing::Box take(float height) {
        drawing::Box box = rest_;
        box.max.y = rest_.min.y = rest_.min.y + height;
        return box;
    }
    void skip(float height) { rest_.min.y += height; }
    [[nodiscard]] const drawing::Box& rest() const { return rest_; }
    [[nodiscard]] float y() const { return rest_.min.y; }

private:
    drawing::Box rest_;
};

[[nodiscard]] inline drawing::Box box_at(float x, float y, float width, float height) {
    return {{x, y}, {x + width, y + height}};
}
/// What is left of the room from y on.
[[nodiscard]] inline drawing::Box below(const drawing::Box& room, float y) {
    return {{room.min.x, y}, room.max};
}
[[nodiscard]] inline drawing::Box inset(const drawing::Box& box, float by) {
    return box.grown(-by);
}

/// Hands ImGui the theme: nothing of the library's own look is left.
void apply_style(const Frame& frame);

}  // namespace friction::viewer
