#pragma once
// Colours by meaning: warm is effort, blue is the redesign and what it saves, ink is what you
// chose, plum is a problem in the file. Nothing else has a colour.
//
// Contrast and distances under simulated colour blindness are checked by
// tests/drawing/theme_test.cpp.

#include <array>
#include <cstddef>

#include "friction/drawing/picture.h"
#include "friction/effort.h"

namespace friction::drawing {

struct Theme {
    bool is_dark = false;
    Colour ground, canvas, panel, sunk;  ///< from behind to front; sunk: wells and tracks
    Colour line, line2;                  ///< rules; borders of controls, ghosts
    Colour ink, ink2, ink3;              ///< text, second, captions
    Colour blue, blue_tint, on_blue;
    Colour warm, warm_tint;
    Colour plum, plum_tint;
    Colour base, base_tint, flow;      ///< baseline in charts, "same", handoffs
    std::array<Colour, 7> heat;        ///< effort, from least to most
    std::array<Colour, 7> difference;  ///< from saved to added
    std::array<Colour, 5> family;  ///< of components: minutes, days, coming back, paper, let down
};

[[nodiscard]] const Theme& light_theme();
[[nodiscard]] const Theme& dark_theme();

/// 0 to 6. `share` is of the *baseline's* mean effort per journey, in every design; breaks at 2, 5,
/// 8, 14, 20 and 28%.
[[nodiscard]] std::size_t heat_class(double share);
/// 0 (saved most) to 6 (added most); `share` of the baseline's effort, breaks at 0.5, 4 and 11%.
[[nodiscard]] std::size_t difference_class(double share);
/// Text that can be read on a heat class, or on a class of difference.
[[nodiscard]] Colour text_on_heat(const Theme& theme, std::size_t heat_class);
[[nodiscard]] Colour text_on_difference(const Theme& theme, std::size_t difference_class);

/// Which family of the ledger a component belongs to, 0 to 4, and the rank inside it (0: strongest
/// colour), as `family` and opacity 100, 80, 62, 45%.
struct ComponentColour {
    std::size_t family = 0;
    std::size_t rank = 0;
};
[[nodiscard]] ComponentColour component_colour(Component component);
[[nodiscard]] Colour colour_of(const Theme& theme, Component component);
/// "minutes", "days", "coming back", "paper", "let down"
[[nodiscard]] std::string_view family_name(std::size_t family);

}  // namespace friction::drawing
