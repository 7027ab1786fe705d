#pragma once
// A slider for one parameter of the file: label, effect of a small step, value; track with its
// ends.

#include <optional>
#include <string>
#include <string_view>

#include "widgets/interact.h"
#include "widgets/text_field.h"

namespace friction::viewer::widgets {

struct SliderLook {
    std::string_view label{}, effect{}, value{};  ///< "+10 points: −7.1 EM", "5%"
    std::string_view low{}, high{};               ///< what stands at the ends
    double position = 0;                          ///< 0 to 1
    double file_position = 0;  ///< the file's value: a hollow knob when it is elsewhere
    double step = 0.01;        ///< of the arrow keys
};

struct SliderChange {
    std::optional<double> position{};    ///< dragged or stepped to
    std::optional<std::string> typed{};  ///< a value typed in, as it was typed
    bool released = false;               ///< the hand is off; false while dragging
};

/// Of one slider, kept by its panel.
struct SliderState {
    bool is_typing = false;
    std::string text;
    double grabbed_at = 0;  ///< position when the drag began, and where the pointer was
    float grabbed_x = 0;
    double last = 0;
};

inline constexpr float slider_height_f = 3.0F;

/// Dragging with Ctrl is ten times finer; double click on it types a value.
[[nodiscard]] SliderChange slider(const Frame& frame, std::string_view id, const drawing::Box& box,
                                  const SliderLook& look, SliderState& state);

}  // namespace friction::viewer::widgets
