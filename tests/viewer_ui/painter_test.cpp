#include "painter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "driver.h"

namespace friction::viewer {
namespace {

using drawing::Box;
using drawing::Colour;
using drawing::rgb;
using testing_support::Driver;

constexpr Colour ground = rgb(0xE9ECF0), red = rgb(0xC00000), blue = rgb(0x0000C0);

Pixels painted(const drawing::Picture& picture) {
    Driver driver([&](const Frame& frame) { frame.painter().picture(picture, {0, 0}); },
                  {.width = 64, .height = 48});
    return driver.pixels();
}

// A rectangle from 10.4 to 20.4 is one from 10 to 20: full inside, nothing of it outside.
TEST(Painter, PutsRectanglesOnWholePixels) {
    drawing::Picture picture{.width = 64, .height = 48};
    picture.add(drawing::Rectangle{.box = {{10.4F, 10.4F}, {20.4F, 20.4F}}, .fill = red});

    const Pixels pixels = painted(picture);

    EXPECT_EQ(pixels.at(10, 10), red);
    EXPECT_EQ(pixels.at(19, 19), red);
    EXPECT_EQ(pixels.at(9, 10), ground);
    EXPECT_EQ(pixels.at(20, 19), ground);
}

// A corner of two straight runs 4 wide, centred on x = 10 and y = 10: the square 8..12 is full.
TEST(Painter, FillsTheCornersOfRoutes) {
    drawing::Picture picture{.width = 64, .height = 48};
    picture.add(
        drawing::Polyline{.points = {{10, 40}, {10, 10}, {40, 10}}, .line = red, .line_width = 4});

    const Pixels pixels = painted(picture);

    EXPECT_EQ(pixels.at(8, 8), red);
    EXPECT_EQ(pixels.at(11, 39), red);
    EXPECT_EQ(pixels.at(39, 11), red);
    EXPECT_EQ(pixels.at(7, 20), ground);
    EXPECT_EQ(pixels.at(12, 20), ground);
    EXPECT_EQ(pixels.at(40, 10), ground);
}

TEST(Painter, LeavesGapsInDashedLines) {
    drawing::Picture picture{.width = 64, .height = 48};
    picture.add(drawing::Polyline{
        .points = {{4, 10}, {60, 10}}, .line = red, .line_width = 2, .dash = {6, 4}});

    const Pixels pixels = painted(picture);

    // Ink from 4 to 10, gap to 14, ink to 20.
    EXPECT_EQ(pixels.at(4, 10), red);
    EXPECT_EQ(pixels.at(9, 9), red);
    EXPECT_EQ(pixels.at(11, 10), ground);
    EXPECT_EQ(pixels.at(14, 10), red);
}

TEST(Painter, HatchesInsideTheBoxOnly) {
    drawing::Picture picture{.width = 64, .height = 48};
    picture.add(drawing::Rectangle{.box = {{10, 10}, {40, 30}}, .fill = blue, .hatch = red});

    const Pixels pixels = painted(picture);

    int reddish = 0;
    for (int x = 10; x < 40; ++x) reddish += pixels.at(x, 20).r > 90;
    // Stripes 1.5 wide and 5 apart cover 30% of 30 pixels; antialiasing shares some.
    EXPECT_GT(reddish, 5);
    EXPECT_LT(reddish, 18);
    for (int x = 0; x < 64; ++x) {
        EXPECT_EQ(pixels.at(x, 8), ground);
        EXPECT_EQ(pixels.at(x, 31), ground);
    }
}

TEST(Painter, CutsOffAtTheClip) {
    drawing::Picture picture{.width = 64, .height = 48};
    picture.add(drawing::Clip{{{0, 0}, {20, 48}}});
    picture.add(drawing::Rectangle{.box = {{10, 10}, {40, 20}}, .fill = red});
    picture.add(drawing::Clip{});
    picture.add(drawing::Rectangle{.box = {{10, 30}, {40, 40}}, .fill = blue});

    const Pixels pixels = painted(picture);

    EXPECT_EQ(pixels.at(19, 15), red);
    EXPECT_EQ(pixels.at(20, 15), ground);
    EXPECT_EQ(pixels.at(39, 35), blue);
}

// More than 65,535 vertices in one list: 20,000 rectangles have 80,000.
TEST(Painter, PaintsListsOfAnyLength) {
    drawing::Picture picture{.width = 64, .height = 48};
    for (int i = 0; i < 20'000; ++i)
        picture.add(
            drawing::Rectangle{.box = {{10, 10}, {20, 20}}, .fill = i < 19'999 ? red : blue});

    EXPECT_EQ(painted(picture).at(15, 15), blue);
}

TEST(Painter, SkipsWhatNobodySees) {
    drawing::Picture picture{.width = 64, .height = 48};
    for (int i = 0; i < 1'000; ++i) {
        const float x = 100.0F + static_cast<float>(i);
        picture.add(drawing::Rectangle{.box = {{x, 10}, {x + 10, 20}}, .corner = 3, .fill = red});
        picture.add(drawing::Text{.at = {x, 10}, .text = "hidden", .colour = red});
    }
    int vertices = 0;
    Driver driver(
        [&](const Frame& frame) {
            const int before = ImGui::GetWindowDrawList()->VtxBuffer.Size;
            frame.painter().picture(picture, {0, 0});
            vertices = ImGui::GetWindowDrawList()->VtxBuffer.Size - before;
        },
        {.width = 64, .height = 48});

    EXPECT_EQ(vertices, 0);
}

TEST(Rasteriser, GivesTheSameBytesTwice) {
    drawing::Picture picture{.width = 64, .height = 48};
    picture.add(drawing::Disc{
        .centre = {30, 20}, .radius = 12, .fill = red, .line = blue, .line_width = 2});
    picture.add(drawing::Text{.at = {2, 40}, .text = "Ask office", .colour = blue});

    const std::string first = png(painted(picture));

    EXPECT_EQ(first, png(painted(picture)));
    EXPECT_EQ(pixels_from_png(first), painted(picture));
}

TEST(Rasteriser, ReadsNoPictureWhereThereIsNone) {
    EXPECT_EQ(pixels_from_png("no picture").width, 0);
}

// What is painted into a popup, though earlier, lies above the window; what a clip hides is hidden.
TEST(Painter, KeepsShapesForAnSvgInTheOrderTheyAreShown) {
    Screen screen;
    ScreenSetup setup{.width = 64, .height = 48, .moves = false, .is_picture = true};
    screen.prepare(setup);
    const Frame frame = screen.begin(0);
    frame.top_painter().fill({{0, 0}, {9, 9}}, blue);
    Painter painter = frame.painter();
    painter.clip({{10, 10}, {20, 20}});
    painter.set_opacity(0.5F);
    painter.rectangle(
        {.box = {{10.4F, 10.4F}, {40, 40}}, .fill = red, .line = blue, .line_width = 2});
    painter.text({12, 18.2F}, "a < b", 14, Face::mono, red);
    painter.unclip();
    painter.rectangle({.box = {{50, 0}, {60, 9}}, .fill = red});
    screen.end(frame);

    const drawing::Picture picture = screen.shapes();

    std::vector<drawing::Shape> shapes = picture.shapes;
    // The ground of the window comes first.
    ASSERT_EQ(shapes.size(), 7U);
    EXPECT_EQ(std::get<drawing::Clip>(shapes[1]).box, (Box{{10, 10}, {20, 20}}));
    const auto& boxed = std::get<drawing::Rectangle>(shapes[2]);
    // A line 2 wide lies half outside of the box, which is on whole pixels.
    EXPECT_EQ(boxed.box, (Box{{10, 10}, {40, 40}}));
    EXPECT_EQ(boxed.fill, red.with_alpha(0.5));
    const auto& words = std::get<drawing::Text>(shapes[3]);
    EXPECT_EQ(words.text, "a < b");
    EXPECT_TRUE(words.is_mono);
    EXPECT_EQ(words.at, (drawing::Point{12, 18}));
    EXPECT_EQ(std::get<drawing::Clip>(shapes[4]).box, (Box{{0, 0}, {64, 48}}));
    EXPECT_EQ(std::get<drawing::Rectangle>(shapes[5]).box, (Box{{50, 0}, {60, 9}}));
    EXPECT_EQ(std::get<drawing::Rectangle>(shapes.back()).fill, blue) << "above everything";

    setup.is_picture = false;
    screen.prepare(setup);
    screen.end(screen.begin(0));
    EXPECT_TRUE(screen.shapes().shapes.empty()) << "a window keeps nothing";
}

}  // namespace
}  // namespace friction::viewer
