// A frame on the screen, cleared and drawn by two programs, against the same frame drawn by the
// rasteriser, which knows neither. Needs a display with OpenGL 3.2.

#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "frame.h"
#include "painter.h"
#include "screen.h"
#include "window.h"

namespace friction::viewer {
namespace {

constexpr int width = 800, height = 600;

/// Rectangles enough for a program of their own, letters before and behind them, large grounds,
/// glass, and lines that lean.
void paint(const Frame& frame) {
    Painter painter = frame.painter();
    const auto colour = [](int i) {
        return drawing::Colour{static_cast<std::uint8_t>(40 + 5 * (i % 40)),
                               static_cast<std::uint8_t>(220 - 3 * (i % 60)),
                               static_cast<std::uint8_t>(30 + 7 * (i % 30)), 255};
    };
    painter.text({20, 30}, "Before the rectangles", frame.f, Face::regular, frame.theme->ink);
    painter.fill({{40, 60}, {500, 400}}, colour(7));
    for (int i = 0; i < 400; ++i) {
        const int row = i / 40;
        const float x = 50.0F + 18.0F * static_cast<float>(i % 40),
                    y = 80.0F + 24.0F * static_cast<float>(row);
        painter.fill({{x, y}, {x + 12, y + 15}}, colour(i));
    }
    painter.fill({{300, 200}, {780, 560}}, drawing::Colour{20, 90, 200, 90});
    painter.line({10, 590}, {790, 420}, frame.theme->warm, 3);
    painter.fill({{60, 420}, {260, 560}}, colour(3), 12);
    painter.text({70, 500}, "Behind them", frame.f, Face::semibold, frame.theme->ink);
}

std::vector<std::uint8_t> shown() {
    std::vector<std::uint8_t> rgba(std::size_t{4} * width * height);
    glReadBuffer(GL_BACK);  // software OpenGL copies it to the screen, and keeps it
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
    return rgba;
}

TEST(WindowPixels, AreThoseOfTheRasteriser) {
    std::string problem;
    const std::unique_ptr<Window> window =
        Window::open({.title = "Friction", .width = width, .height = height}, problem);
    ASSERT_NE(window, nullptr) << problem;
    Screen screen;
    // The first frame makes what the renderer needs, another scale makes other letters.
    for (const float scale : {1.0F, 1.0F, 1.5F, 1.0F}) {
        const bool fonts_changed =
            screen.prepare({.width = width, .height = height, .scale = scale, .moves = false});
        window->begin_frame(fonts_changed);
        const Frame frame = screen.begin(0);
        paint(frame);
        screen.end(frame);
        const Pixels expected = screen.pixels();
        window->show(frame.theme->ground);
        glFinish();
        const std::vector<std::uint8_t> seen = shown();
        int wrong = 0;
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) {
                const auto at = static_cast<std::size_t>((height - 1 - y) * width + x) * 4;
                const drawing::Colour wanted = expected.at(x, y);
                const int off = std::abs(seen[at] - wanted.r) + std::abs(seen[at + 1] - wanted.g) +
                                std::abs(seen[at + 2] - wanted.b);
                wrong += off > 12 ? 1 : 0;
            }
        // Edges that are smoothed may be rounded another way.
        EXPECT_LT(wrong, width * height / 1'000) << "at scale " << scale;
    }
    window->stop_drawing();
}

}  // namespace
}  // namespace friction::viewer
