#pragma once
// The signs of the blueprint and the viewer: channels, badges, marks. One table, no icon font.
//
// Each is one to three open or closed lines on a grid of 16 by 16, drawn with a line of about a
// tenth of its size.

#include <cstdint>
#include <span>
#include <string_view>

#include "friction/drawing/picture.h"
#include "friction/words.h"

namespace friction::drawing {

enum class Sign : std::uint8_t {
    person,
    phone,
    chat,
    video,
    mail,
    letter,
    message,
    web,
    app,
    clock,
    check,
    cross,
    minus,
    plus,
    arrow_down,
    arrow_right,
    pencil,
    chevrons,
    exclamation,
    question
};
inline constexpr std::size_t sign_count = 20;

struct SignLine {
    std::span<const Point> points{};  ///< 0 to 16, y down
    bool closed = false;
};
[[nodiscard]] std::span<const SignLine> lines_of(Sign sign);
/// "person", "arrow_down"
[[nodiscard]] std::string_view sign_name(Sign sign);
/// What a channel looks like; a clock when there is none.
[[nodiscard]] Sign sign_of(Channel channel);

/// Draws a sign of `size` pixels around a point. A line width of 0 takes a tenth of the size.
void draw_sign(Picture& picture, Sign sign, Point centre, float size, Colour colour,
               float line_width = 0);

}  // namespace friction::drawing
