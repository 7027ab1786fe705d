#pragma once
// What all charts share: a size, a title with its unit, and small marks.
//
// Charts take plain data and words that are ready to be shown; they compute no figure. Every chart
// is one Picture with transparent ground; its spots say what the pointer is on.

#include <string>
#include <string_view>

#include "friction/drawing/picture.h"
#include "friction/drawing/theme.h"

namespace friction::drawing {

struct Size {
    float width = 0, height = 0;

    friend bool operator==(const Size&, const Size&) = default;
};

/// Of text, in body sizes (f).
inline constexpr float caption_size = 0.78F, table_size = 0.9F;

struct ChartTitle {
    std::string title{};  ///< empty: no line for it
    std::string unit{};   ///< beside it, and what else holds for the whole chart
};

/// Where a need becomes a problem.
struct ThresholdMark {
    double at = 0;
    std::string label{};   ///< "30 EM: a need becomes a problem"
    std::string beyond{};  ///< "88% of customers cross it"
};

enum class Tone { better, worse, neither };
[[nodiscard]] Colour colour_of(const Theme& theme, Tone tone);

/// Straight between two colours; 0 is the first.
[[nodiscard]] Colour mixed(Colour first, Colour second, double share);
/// Whole pixels, so that edges are sharp.
[[nodiscard]] Box on_pixels(const Box& box);

}  // namespace friction::drawing
