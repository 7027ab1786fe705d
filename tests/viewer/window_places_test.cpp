// Regions share the window without overlap and without anything outside, at every size and scale.

#include "friction/viewer/window_places.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace friction::viewer {
namespace {

using drawing::Box;

struct Screen {
    float width, height;
};

constexpr float slack = 0.01F;

void expect_inside(const Box& outer, const Box& inner, const std::string& what) {
    EXPECT_GE(inner.min.x, outer.min.x - slack) << what;
    EXPECT_GE(inner.min.y, outer.min.y - slack) << what;
    EXPECT_LE(inner.max.x, outer.max.x + slack) << what;
    EXPECT_LE(inner.max.y, outer.max.y + slack) << what;
    EXPECT_GE(inner.width(), -slack) << what;
    EXPECT_GE(inner.height(), -slack) << what;
}

void expect_apart(const std::vector<std::pair<std::string, Box>>& boxes) {
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t j = i + 1; j < boxes.size(); ++j) {
            const auto& [one, a] = boxes[i];
            const auto& [other, b] = boxes[j];
            if (a.width() <= 0 || a.height() <= 0 || b.width() <= 0 || b.height() <= 0) continue;
            EXPECT_FALSE(a.grown(-slack).touches(b.grown(-slack))) << one << " over " << other;
        }
}

/// A window of this size at this scale; `check` sees its regions and the body size.
template <class Check>
void for_each_window(const Check& check) {
    for (const Screen screen : {Screen{1280, 720}, Screen{1600, 900}, Screen{1920, 1080},
                                Screen{1024, 640}, Screen{900, 600}, Screen{3840, 2160}})
        for (const float scale : {0.75F, 1.0F, 1.5F, 2.0F, 3.0F}) {
            const float f = 14 * scale;
            SCOPED_TRACE(std::to_string(screen.width) + " x " + std::to_string(screen.height) +
                         " at " + std::to_string(scale));
            check(Box{{0, 0}, {screen.width, screen.height}}, f);
        }
}

TEST(WindowPlaces, RegionsLieBelowEachOtherAtEverySizeAndScale) {
    for_each_window([](const Box& window, float f) {
        for (const float bars_f : {0.0F, 4.1F, 12.3F}) {
            const float bar = 0.6F * f;
            const WindowPlaces at = window_places(window, f, {.bars_f = bars_f}, bar);
            const std::vector<std::pair<std::string, Box>> boxes{{"top bar", at.top_bar},
                                                                 {"bars", at.bars},
                                                                 {"strip", at.strip},
                                                                 {"view", at.view},
                                                                 {"status", at.status}};
            for (const auto& [name, box] : boxes) {
                expect_inside(at.all, box, name);
                EXPECT_EQ(box.width(), at.all.width()) << name;
            }
            expect_apart(boxes);
            EXPECT_NEAR(at.top_bar.height() + at.bars.height() + at.strip.height() +
                            at.view.height() + at.status.height(),
                        at.all.height(), slack * 10);
            EXPECT_GE(at.view.height(), (region::canvas_height + 6) * f);
            // Only what does not fit scrolls.
            const bool fits = window.width() >= region::least_width * f &&
                              window.height() >= (region::least_height + bars_f) * f;
            EXPECT_EQ(at.scrolls, !fits);
            if (fits) {
                EXPECT_EQ(at.all, window);
            }
        }
    });
}

TEST(WindowPlaces, ViewsShareWhatIsLeft) {
    for_each_window([](const Box& window, float f) {
        const WindowPlaces at = window_places(window, f, {}, 0.6F * f);
        for (const float inspector_f : {18.0F, 22.0F, 34.0F, 50.0F})
            for (const float dock_f : {5.0F, 17.0F, 90.0F})
                for (const float beside_f : {0.0F, 20.45F}) {
                    Box box = at.view;
                    box.min.x += beside_f * f;
                    const ViewPlaces view = view_places(
                        box, window, f,
                        {.inspector_f = inspector_f, .dock_f = dock_f, .beside_f = beside_f});
                    expect_inside(box, view.canvas, "canvas");
                    expect_inside(box, view.dock, "dock");
                    expect_apart({{"canvas", view.canvas},
                                  {"dock", view.dock},
                                  {"inspector", view.inspector}});
                    const float least =
                        std::min(region::canvas_width,
                                 region::least_width - region::inspector_least - beside_f);
                    EXPECT_GE(view.canvas.width(), least * f - slack);
                    // In the lowest window the map gives a little of its height, the dock nothing.
                    const bool is_low =
                        box.height() <
                        (region::canvas_height + region::between + region::dock_least) * f;
                    const float due = is_low ? 19 : region::canvas_height;
                    EXPECT_GE(view.canvas.height(), due * f - slack);
                    EXPECT_GE(view.dock.height(), region::dock_least * f - slack);
                    EXPECT_EQ(view.is_drawer, at.all.width() < region::drawer_below * f);
                    if (view.is_drawer) {
                        EXPECT_EQ(view.inspector, Box{});
                    } else {
                        expect_inside(box, view.inspector, "inspector");
                        EXPECT_GE(view.inspector.width(), region::inspector_least * f - slack);
                    }
                }
    });
}

TEST(WindowPlaces, DrawersOpenInsideOfWhatIsSeen) {
    for_each_window([](const Box& window, float f) {
        const WindowPlaces at = window_places(window, f, {}, 0.6F * f, {});
        const ViewPlaces view =
            view_places(at.view, window, f, {.inspector_f = 30, .drawer_is_open = true});
        if (!view.is_drawer) return;
        expect_inside(window, view.inspector, "drawer");
        EXPECT_GT(view.inspector.width(), 0);
    });
}

TEST(WindowPlaces, CardsBecomeAPickerInANarrowWindow) {
    const float f = 14;
    const auto at = [&](float width) {
        return window_places({{0, 0}, {width * f, 60 * f}}, f, {});
    };
    EXPECT_FALSE(at(76.1F).is_narrow);
    EXPECT_TRUE(at(75.9F).is_narrow);
    EXPECT_GT(at(76.1F).strip.height(), at(75.9F).strip.height());
    EXPECT_EQ(window_places({{0, 0}, {1600, 900}}, f, {.has_cards = false}).strip.height(), 0);
}

TEST(WindowPlaces, AScrollBarMayCallForTheOther) {
    // Wide enough but for the bar that the low window needs.
    const WindowPlaces at = window_places({{0, 0}, {64.3F * 10, 390}}, 10, {}, 6);
    EXPECT_TRUE(at.scrolls);
    EXPECT_EQ(at.all.width(), 640);
    EXPECT_EQ(at.all.height(), 400);
    const WindowPlaces moved = window_places({{0, 0}, {640, 390}}, 10, {}, 6, {20, 10});
    EXPECT_EQ(moved.all.min, (drawing::Point{-20, -10}));
    EXPECT_EQ(moved.view.min.x, -20);
}

}  // namespace
}  // namespace friction::viewer
