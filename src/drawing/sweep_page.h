#pragma once
// Private: the words above and below a sweep, as high as they are wide.

#include <string>
#include <vector>

#include "chart_parts.h"
#include "friction/drawing/sweep_chart.h"

namespace friction::drawing {

class SweepPage {
public:
    SweepPage(const std::string& title, const std::string& subtitle,
              const std::vector<std::string>& sentences, float width, float f);

    [[nodiscard]] float above() const { return above_; }  ///< height of the words there
    [[nodiscard]] float below() const { return below_; }
    [[nodiscard]] float margin() const { return margin_; }
    /// Ground and words; the pen's picture has the height of all.
    void draw(Pen& pen) const;

private:
    struct Line {
        std::string text;
        float size, step;
        Weight weight;
        bool is_small;
    };
    void add(std::vector<Line>& lines, const std::string& text, float size, Weight weight,
             std::size_t most, bool is_small) const;

    float width_, f_, margin_, above_ = 0, below_ = 0;
    std::vector<Line> head_, foot_;
};

/// Of an axis below a picture: ticks, what the file says, the title.
void draw_swept_axis(Pen& pen, Labels& labels, const SweptAxis& axis, const Scale& x, float floor,
                     std::size_t most_ticks);
/// How high that is.
[[nodiscard]] float swept_axis_height(float f);

}  // namespace friction::drawing
