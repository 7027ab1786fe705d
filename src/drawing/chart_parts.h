#pragma once
// Private: pieces that several charts are made of.

#include <span>
#include <string>

#include "friction/drawing/axis.h"
#include "friction/drawing/chart.h"
#include "friction/drawing/labels.h"

namespace friction::drawing {

class TimeAxis;
struct TimeTick;

/// One chart while it is drawn.
struct Pen {
    Picture picture;
    float f;
    const Theme& theme;

    Pen(Size size, float body, const Theme& colours) : f(body), theme(colours) {
        picture.width = size.width;
        picture.height = size.height;
    }

    [[nodiscard]] Box all() const { return {{0, 0}, {picture.width, picture.height}}; }
    [[nodiscard]] Text caption(std::string words, Anchor anchor = Anchor::start) const;
    [[nodiscard]] Text figure(std::string words, Anchor anchor = Anchor::start) const;
    /// Draws the line of the title; what is left below it.
    Box title(const ChartTitle& title);
    void rectangle(const Box& box, Colour fill);
    void horizontal(float y, float from, float to, Colour colour, Dash dash = {});
    void vertical(float x, float from, float to, Colour colour, Dash dash = {}, float width = 1);
    void spot(const Box& box, std::string kind, std::string name, std::string readout);
};

/// A line of one pixel at 100%, of whole pixels above.
[[nodiscard]] float pixel(float f);

/// Baseline of a text so that its capitals stand in the middle of from .. to.
[[nodiscard]] float middle_baseline(float from, float to, float size);

/// Numbers below a horizontal axis, left out where they would touch.
void tick_labels(Pen& pen, Labels& labels, const Ticks& ticks, const Scale& scale, float baseline,
                 const NumberText& number);

/// Names of presences in their shade, names of days between them; none on the line of now.
void time_labels(Pen& pen, const TimeAxis& axis, const std::vector<TimeTick>& days, float now,
                 float top);

}  // namespace friction::drawing
