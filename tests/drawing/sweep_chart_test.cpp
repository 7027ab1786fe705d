// Where curves, flips and cells of a sweep lie, derived by hand.

#include "friction/drawing/sweep_chart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace friction::drawing {
namespace {

constexpr float body = 14, wide = 800;

template <class S>
std::vector<S> all_of(const Picture& picture) {
    std::vector<S> found;
    for (const Shape& shape : picture.shapes)
        if (const auto* one = std::get_if<S>(&shape)) found.push_back(*one);
    return found;
}

/// Line of the curve: 2 px wide, in the colour of its design.
std::vector<Polyline> curves(const Picture& picture, Colour colour) {
    std::vector<Polyline> found;
    for (Polyline& line : all_of<Polyline>(picture))
        if (line.line_width == 2 && line.line == colour) found.push_back(std::move(line));
    return found;
}

SweptCurve straight(const std::string& name, double first, double last) {
    const double middle = (first + last) / 2;
    return {.name = name,
            .values = {{first, first - 1, first + 1},
                       {middle, middle - 1, middle + 1},
                       {last, last - 1, last + 1}}};
}

/// 10 to 30 against 20 throughout: they cross in the middle.
SweepChart crossing() {
    SweepChart chart;
    chart.x = {.from = 0, .to = 8, .title = "days"};
    chart.baseline = straight("Baseline", 20, 20);
    chart.redesigns = {straight("Redesign", 10, 30)};
    chart.redesigns[0].flips = {{.value = 4.0, .low = 3, .high = 6, .label = "flips at 4"}};
    return chart;
}

TEST(SweepChart, MarksTheFlipWhereTheCurvesCross) {
    const Picture picture = draw_sweep(crossing(), wide, body, light_theme());
    const std::vector<Polyline> redesign = curves(picture, light_theme().blue);
    const std::vector<Polyline> baseline = curves(picture, light_theme().base);
    ASSERT_EQ(redesign.size(), 1u);
    ASSERT_EQ(baseline.size(), 1u);
    const std::vector<Disc> discs = all_of<Disc>(picture);
    ASSERT_EQ(discs.size(), 1u);
    EXPECT_FLOAT_EQ(discs[0].centre.x, redesign[0].points[1].x);
    EXPECT_FLOAT_EQ(discs[0].centre.y, redesign[0].points[1].y);
    EXPECT_FLOAT_EQ(discs[0].centre.y, baseline[0].points[1].y);
    // The stretch from 3 to 6 of 8 is three eighths of the plot, and begins at three eighths.
    const float left = redesign[0].points.front().x, right = redesign[0].points.back().x;
    std::vector<Box> stretches;
    for (const Rectangle& r : all_of<Rectangle>(picture))
        if (r.fill == light_theme().sunk) stretches.push_back(r.box);
    ASSERT_EQ(stretches.size(), 1u);
    EXPECT_NEAR(stretches[0].min.x, left + (right - left) * 3 / 8, 0.01);
    EXPECT_NEAR(stretches[0].width(), (right - left) * 3 / 8, 0.01);
}

// The axis begins at 0 and ends at 31: a half-width of 1 is 1/31 of its height.
TEST(SweepChart, DrawsTheIntervalsToScaleFromZero) {
    const Picture picture = draw_sweep(crossing(), wide, body, light_theme());
    const Polyline baseline = curves(picture, light_theme().base).at(0);
    std::vector<Area> bands = all_of<Area>(picture);
    ASSERT_EQ(bands.size(), 4u) << "two pieces of each curve";
    const Area& band = bands.back();  // the baseline's
    const float height = band.points[3].y - band.points[0].y;
    EXPECT_FLOAT_EQ((band.points[3].y + band.points[0].y) / 2, baseline.points[0].y);
    float floor = 0;
    for (const Rectangle& r : all_of<Rectangle>(picture))
        if (r.fill == light_theme().line2 && r.box.height() == 1) floor = r.box.min.y;
    EXPECT_NEAR(height / 2 * 20, floor - baseline.points[0].y, 1.0) << "20 is twenty half-widths";
}

TEST(SweepChart, HasAGapWhereNothingIsKnown) {
    SweepChart chart = crossing();
    chart.redesigns[0].values = {
        {1, 0, 2},
        {2, 1, 3},
        {std::nan(""), 0, 0},
        {4, -std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()},
        {5, 4, 6}};
    chart.redesigns[0].flips.clear();
    const Picture picture = draw_sweep(chart, wide, body, light_theme());
    const std::vector<Polyline> parts = curves(picture, light_theme().blue);
    ASSERT_EQ(parts.size(), 2u);
    EXPECT_EQ(parts[0].points.size(), 2u);
    EXPECT_EQ(parts[1].points.size(), 2u);
    for (const Area& band : all_of<Area>(picture))
        for (const Point& p : band.points) EXPECT_TRUE(std::isfinite(p.y));
}

// Eight redesigns differ in colour or dash, so that black and white tells them apart with names.
TEST(SweepChart, GivesEveryRedesignAStrokeOfItsOwn) {
    SweepChart chart = crossing();
    chart.redesigns.assign(8, straight("Redesign", 10, 30));
    const Picture picture = draw_sweep(chart, wide, body, light_theme());
    std::vector<Polyline> lines;
    for (Polyline& line : all_of<Polyline>(picture))
        if (line.line_width == 2 && line.line != light_theme().base)
            lines.push_back(std::move(line));
    ASSERT_EQ(lines.size(), 8u);
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            EXPECT_FALSE(lines[i].line == lines[k].line && lines[i].dash == lines[k].dash)
                << i << ' ' << k;
}

/// Two by two cells: better at the left by 1, worse at the right by 3.
SweepSheets two_by_two() {
    SweepSheets sheets;
    sheets.across = {.from = 0, .to = 1, .title = "across"};
    sheets.up = {.from = 0, .to = 1, .title = "up"};
    sheets.columns = sheets.rows = 2;
    sheets.sheets = {{.title = "Redesign",
                      .cells = {{1, -1, true}, {5, 3, true}, {1, -1, true}, {6, 3, false}}}};
    return sheets;
}

// From -1 to 3 the difference is 0 after a quarter of the way between the middles of the cells.
TEST(SweepSheets, DrawTheLineWhereTheSignChanges) {
    const Picture picture = draw_sweep_sheets(two_by_two(), wide, body, light_theme());
    std::vector<Box> cells;
    for (const Rectangle& r : all_of<Rectangle>(picture))
        for (const Colour& colour : light_theme().difference)
            if (r.fill == colour) cells.push_back(r.box);
    ASSERT_GE(cells.size(), 4u);
    const std::vector<Polyline> lines = curves(picture, light_theme().ink);
    ASSERT_EQ(lines.size(), 1u);
    const float left = cells[0].centre().x, right = cells[1].centre().x;
    for (const Point& p : lines[0].points) EXPECT_NEAR(p.x, left + (right - left) / 4, 0.01);
    EXPECT_NEAR(std::abs(lines[0].points[0].y - lines[0].points[1].y),
                cells[0].centre().y - cells[2].centre().y, 0.01)
        << "from the middle of the lower row to that of the upper one";
    EXPECT_GT(cells[0].min.y, cells[2].min.y) << "the first row is the lowest";
}

TEST(SweepSheets, HatchWhatCannotBeToldApart) {
    const Picture picture = draw_sweep_sheets(two_by_two(), wide, body, light_theme());
    std::size_t hatched = 0;
    for (const Rectangle& r : all_of<Rectangle>(picture))
        if (r.hatch.is_visible()) {
            EXPECT_EQ(r.fill, light_theme().difference[6]);
            ++hatched;
        }
    EXPECT_EQ(hatched, 1u);
}

}  // namespace
}  // namespace friction::drawing
