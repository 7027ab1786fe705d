#pragma once
// Private: what the parts of a blueprint's drawing share.

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "filled.h"
#include "friction/drawing/blueprint.h"
#include "friction/drawing/chart.h"
#include "layout_work.h"

namespace friction::drawing {

/// How much of a mark is legible at this size; text is left out, never shrunk.
enum class Detail : std::uint8_t { dots, plates, effort, title, all };

inline constexpr float header_width = 10, strip_height = 6;  // f
inline constexpr float least_mark = 0.9F;  // of its height: in lower lanes two lines still fit

struct Sheet {
    const BlueprintModel& model;
    const Layout& layout;
    const BlueprintView& view;
    const Theme& theme;
    Picture& picture;
    Box map;
    Box visible;  ///< of the layout, in f, with some room around
    float f, sx, sy;
    float mark =
        1;  ///< px per f of the height of marks: neither stretched nor flattened as far as lanes
    Detail detail;
    Filled filled{};             ///< where captions may not stand
    std::vector<Point> discs{};  ///< of meetings

    Sheet(const BlueprintModel& m, const Layout& l, const BlueprintView& v, const Theme& t,
          Picture& p);

    [[nodiscard]] float x(float at) const { return map.min.x + (at - view.pan.x) * sx; }
    [[nodiscard]] float y(float at) const { return map.min.y + (at - view.pan.y) * sy; }
    [[nodiscard]] Point to_px(Point p) const { return {x(p.x), y(p.y)}; }
    [[nodiscard]] Box to_px(const Box& box) const { return {to_px(box.min), to_px(box.max)}; }

    /// Half its colour: of a stale picture, or of all but the lit step.
    [[nodiscard]] Colour faded(Colour c) const;
    [[nodiscard]] Colour tone(Colour c, std::string_view step = {}) const;
    /// Device pixels of a line given at 14 px body size, whole ones.
    [[nodiscard]] float line(float px) const { return std::max(1.0F, std::round(px * f / 14)); }

    void fill(const Box& box, Colour colour) { picture.add(Rectangle{.box = box, .fill = colour}); }
    void text(Point at, std::string text, float size, Weight weight, Colour colour,
              Anchor anchor = Anchor::start) {
        if (text.empty()) return;
        picture.add(Text{.at = at,
                         .text = std::move(text),
                         .size = size * f,
                         .weight = weight,
                         .anchor = anchor,
                         .colour = colour});
    }
    /// A disc with a sign in it.
    void badge(Point centre, float size, Sign sign, Colour fill, Colour line, Colour ink,
               float line_width);
    void dashed(Point a, Point b, float width, Dash dash, Colour colour);
};

[[nodiscard]] inline float whole(float px) { return std::round(px); }

/// Its y, px; there is one where a team has a lane.
[[nodiscard]] inline std::optional<float> line_of_visibility(const Sheet& sheet) {
    if (sheet.layout.lanes.size() < 2) return {};
    const LaneBand& customer = sheet.layout.lanes.front();
    return whole(sheet.y(customer.y + customer.height));
}

// The layers, from behind to front.
void draw_lanes(Sheet& sheet);
void draw_handoffs(Sheet& sheet);
void draw_rails(Sheet& sheet);
void draw_visibility(Sheet& sheet);
void draw_steps(Sheet& sheet);
void name_choices(Sheet& sheet);
void draw_signs_on_handoffs(Sheet& sheet);  ///< meetings, felt handoffs, captions
void draw_changes(Sheet& sheet);            ///< the badges of changed steps
void draw_outcomes(Sheet& sheet);
void draw_problems(Sheet& sheet);
void draw_flags(Sheet& sheet);
void draw_strip(Sheet& sheet);
void draw_headers(Sheet& sheet);
void draw_overview(Sheet& sheet);

/// Name, effort and how long it takes, as far as the box has room.
void write_in(Sheet& sheet, const BlueprintStep& step, const Box& box, Colour ink);
/// The name of a step that is gone, struck through.
void write_ghost(Sheet& sheet, const BlueprintStep& step, const Box& box);

/// Where the boxes of a model's steps are, px.
[[nodiscard]] Box box_of(const Sheet& sheet, const BlueprintStep& step);

}  // namespace friction::drawing
