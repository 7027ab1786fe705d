// Every widget by mouse and by keyboard. Positions are those given to the widgets here.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "driver.h"
#include "widgets/area.h"
#include "widgets/combo.h"
#include "widgets/controls.h"
#include "widgets/popup.h"
#include "widgets/slider.h"
#include "widgets/text_field.h"
#include "widgets/whole_rows.h"

namespace friction::viewer {
namespace {

using ::testing::ElementsAre;
using testing_support::Driver;

TEST(Button, IsPressedByMouseEnterAndSpace) {
    int pressed = 0;
    Driver driver([&](const Frame& frame) {
        pressed += widgets::button(frame, "go", box_at(10, 10, 100, 28), "Go");
    });

    driver.click(50, 20);
    EXPECT_EQ(pressed, 1);
    driver.click(200, 20);
    EXPECT_EQ(pressed, 1);
    driver.key(KeyCode::enter);
    EXPECT_EQ(pressed, 2) << "the click left the focus on it";
    driver.key(KeyCode::space);
    EXPECT_EQ(pressed, 3);
}

TEST(Button, DoesNothingWhenItIsSwitchedOff) {
    int pressed = 0;
    Driver driver([&](const Frame& frame) {
        pressed += widgets::button(frame, "go", box_at(10, 10, 100, 28), "Go", {.enabled = false});
    });

    driver.click(50, 20);
    driver.key(KeyCode::tab);
    driver.key(KeyCode::enter);

    EXPECT_EQ(pressed, 0);
}

TEST(Focus, GoesInOrderOfDrawingAndAroundAndBack) {
    std::string pressed;
    Driver driver([&](const Frame& frame) {
        for (const char* name : {"a", "b", "c"}) {
            const float x = 10 + 100 * static_cast<float>(name[0] - 'a');
            if (widgets::button(frame, name, box_at(x, 10, 80, 28), name)) pressed += name;
        }
    });

    for (int i = 0; i < 4; ++i) {
        driver.key(KeyCode::tab);
        driver.key(KeyCode::enter);
    }
    driver.key(KeyCode::tab, false, true);
    driver.key(KeyCode::enter);

    EXPECT_EQ(pressed, "abcac");
}

TEST(Focus, JumpsFromRegionToRegion) {
    std::string pressed;
    Driver driver([&](const Frame& frame) {
        for (const char* pane : {"a", "b"}) {
            const float y = pane[0] == 'a' ? 0.0F : 100.0F;
            widgets::begin_pane(frame, pane, box_at(0, y, 300, 100), frame.theme->panel);
            for (const char* name : {"1", "2"})
                if (widgets::button(frame, name,
                                    box_at(name[0] == '1' ? 10.0F : 110.0F, y + 10, 80, 28), name))
                    pressed += std::string(pane) + name + " ";
            widgets::end_pane();
        }
    });

    for (int i = 0; i < 3; ++i) {
        driver.key(function_key(6));
        driver.key(KeyCode::enter);
    }

    EXPECT_EQ(pressed, "a1 b1 a1 ");
}

TEST(Focus, StaysInsideAnOpenPopup) {
    std::string pressed;
    bool is_open = true;
    Driver driver([&](const Frame& frame) {
        if (widgets::button(frame, "below", box_at(10, 10, 80, 28), "Below")) pressed += "below ";
        if (!is_open) return;
        widgets::begin_popup(frame, "popup", box_at(100, 100, 200, 100));
        if (widgets::button(frame, "yes", box_at(110, 110, 80, 28), "Yes")) pressed += "yes ";
        if (widgets::end_popup(frame)) is_open = false;
    });

    driver.key(KeyCode::tab);
    driver.key(KeyCode::enter);
    driver.key(KeyCode::tab);
    driver.key(KeyCode::enter);
    EXPECT_EQ(pressed, "yes yes ");

    driver.key(KeyCode::escape);
    EXPECT_FALSE(is_open);
    driver.key(KeyCode::tab);
    driver.key(KeyCode::enter);
    EXPECT_EQ(pressed, "yes yes below ");
}

TEST(Popup, ClosesOnAClickBesideItAndTakesTheClick) {
    int pressed = 0;
    bool is_open = true;
    Driver driver([&](const Frame& frame) {
        pressed += widgets::button(frame, "below", box_at(10, 10, 80, 28), "Below");
        if (!is_open) return;
        widgets::begin_popup(frame, "popup", box_at(100, 100, 200, 100));
        if (widgets::end_popup(frame)) is_open = false;
    });

    driver.click(50, 20);

    EXPECT_FALSE(is_open);
    EXPECT_EQ(pressed, 0);
    driver.click(50, 20);
    EXPECT_EQ(pressed, 1);
}

TEST(Segmented, IsChosenByMouseAndArrows) {
    std::size_t chosen = 0;
    const std::array<widgets::Segment, 3> segments{{{"One", "1"}, {"Two", "2"}, {"Three", "3"}}};
    Driver driver([&](const Frame& frame) {
        if (const auto now =
                widgets::segmented(frame, "view", box_at(0, 0, 300, 30), segments, chosen))
            chosen = *now;
    });

    driver.click(250, 15);
    EXPECT_EQ(chosen, 2);
    driver.key(KeyCode::tab);
    driver.key(KeyCode::left);
    EXPECT_EQ(chosen, 1);
}

TEST(Toggle, FlipsByMouseAndSpace) {
    bool is_on = false;
    Driver driver([&](const Frame& frame) {
        if (widgets::toggle(frame, "on", box_at(10, 10, 40, 28), is_on)) is_on = !is_on;
    });

    driver.click(30, 24);
    EXPECT_TRUE(is_on);
    driver.key(KeyCode::space);
    EXPECT_FALSE(is_on);
}

struct SliderFixture {
    double position = 0.5;
    std::vector<bool> released;
    std::string typed;
    widgets::SliderState state;
    // The track is 320 - 2 * 2.6f wide: from 36.4 + 10 to 293.6 + 10, its middle at y = 10 + 2.1f.
    float x0 = 46.4F, width = 247.2F, y = 39.4F;
    Driver driver{[this](const Frame& frame) {
        const auto change = widgets::slider(frame, "share", box_at(10, 10, 320, 42),
                                            {.label = "Share",
                                             .value = "50%",
                                             .low = "0%",
                                             .high = "100%",
                                             .position = position,
                                             .step = 0.05},
                                            state);
        if (change.position) {
            position = *change.position;
            released.push_back(change.released);
        }
        if (change.typed) typed = *change.typed;
    }};
};

TEST(Slider, FollowsTheHandAndSaysWhenItIsOff) {
    SliderFixture fixture;

    fixture.driver.drag(fixture.x0 + fixture.width / 2, fixture.y,
                        fixture.x0 + fixture.width * 3 / 4, fixture.y);

    EXPECT_NEAR(fixture.position, 0.75, 0.01);
    ASSERT_FALSE(fixture.released.empty());
    EXPECT_FALSE(fixture.released.front());
    EXPECT_TRUE(fixture.released.back());
}

TEST(Slider, MovesByArrowsAndTakesATypedValue) {
    SliderFixture fixture;
    fixture.driver.key(KeyCode::tab);
    fixture.driver.key(KeyCode::right);
    EXPECT_NEAR(fixture.position, 0.55, 1e-9);
    fixture.driver.key(KeyCode::home);
    EXPECT_EQ(fixture.position, 0);

    fixture.driver.double_click(fixture.x0 + 100, 15);
    fixture.driver.type("63%");
    fixture.driver.key(KeyCode::enter);
    EXPECT_EQ(fixture.typed, "63%");
}

TEST(TextField, TakesTextAndSubmits) {
    std::string text = "old";
    int submitted = 0;
    Driver driver([&](const Frame& frame) {
        submitted += widgets::text_field(frame, "name", box_at(10, 10, 200, 28), text).submitted;
    });

    driver.key(KeyCode::tab);
    driver.frame();
    driver.type("Ωnew");
    EXPECT_EQ(text, "Ωnew");
    driver.key(KeyCode::enter);
    EXPECT_EQ(submitted, 1);
}

struct ComboFixture {
    widgets::ComboState state;
    std::array<widgets::ComboItem, 3> items{{{.label = "Send request", .note = "−39.9 EM"},
                                             {.label = "Wait for reply"},
                                             {.label = "Write to us"}}};
    std::optional<std::size_t> chosen;
    Driver driver{[this](const Frame& frame) {
        if (const auto now =
                widgets::combo(frame, "to", box_at(10, 10, 200, 28), state, items, chosen))
            chosen = now;
    }};
};

TEST(Combo, NarrowsTheListWhileTyping) {
    ComboFixture fixture;
    fixture.driver.click(50, 20);
    ASSERT_TRUE(fixture.state.is_open);
    fixture.driver.frame();

    fixture.driver.type("wri");
    fixture.driver.key(KeyCode::enter);

    EXPECT_EQ(fixture.chosen, 2);
    EXPECT_FALSE(fixture.state.is_open);
}

TEST(Combo, ChoosesByArrowsAndLeavesOnEscape) {
    ComboFixture fixture;
    fixture.driver.key(KeyCode::tab);
    fixture.driver.key(KeyCode::down);
    fixture.driver.frame();
    fixture.driver.key(KeyCode::down);
    fixture.driver.key(KeyCode::enter);
    EXPECT_EQ(fixture.chosen, 1);

    fixture.driver.click(50, 20);
    fixture.driver.key(KeyCode::escape);
    EXPECT_FALSE(fixture.state.is_open);
    EXPECT_EQ(fixture.chosen, 1);
}

TEST(Combo, MatchesEveryWordInAnyCase) {
    const ComboFixture fixture;
    EXPECT_THAT(widgets::matching(fixture.items, "W"), ElementsAre(1, 2));
    EXPECT_THAT(widgets::matching(fixture.items, "to WRITE"), ElementsAre(2));
    EXPECT_THAT(widgets::matching(fixture.items, ""), ElementsAre(0, 1, 2));
    EXPECT_THAT(widgets::matching(fixture.items, "zzz"), ElementsAre());
}

// A window smaller than its content: whoever goes on by key sees where he is.
TEST(Surface, ScrollsToWhatGetsTheFocus) {
    int near = 0, far = 0;
    drawing::Box place{};
    Driver driver([&](const Frame& frame) {
        const drawing::Point by = widgets::begin_surface(frame.window, "surface");
        const drawing::Box all = box_at(-by.x, -by.y, 2000, 1500);
        near += widgets::button(frame, "near", box_at(all.min.x, all.min.y, 100, 28), "Near");
        place = box_at(all.min.x + 1800, all.min.y + 1400, 100, 28);
        far += widgets::button(frame, "far", place, "Far");
        widgets::end_surface(frame, frame.window, all);
    });
    EXPECT_GT(place.min.x, 640);
    driver.key(KeyCode::tab);
    driver.key(KeyCode::tab);
    driver.frame();
    EXPECT_LE(place.max.x, 640);
    EXPECT_LE(place.max.y, 480);
    driver.click(place.centre().x, place.centre().y);
    EXPECT_EQ(far, 1);
    driver.key(KeyCode::tab);
    driver.frame();
    driver.click(50, 14);
    EXPECT_EQ(near, 1);
}

TEST(Splitter, IsDraggedWithinItsLimitsAndRestored) {
    float value = 22;
    Driver driver([&](const Frame& frame) {
        const float x = 600 - value * frame.f;
        static_cast<void>(widgets::splitter(frame, "bar", box_at(x, 0, 6, 400), value,
                                            {.least = 18, .most = 34, .normal = 22}));
    });
    const float x = 600 - 22 * driver.f + 3;

    driver.drag(x, 100, x - 4 * driver.f, 100);
    EXPECT_NEAR(value, 26, 0.1);
    driver.drag(600 - value * driver.f + 3, 100, 10, 100);
    EXPECT_EQ(value, 34);
    driver.double_click(600 - 34 * driver.f + 3, 100);
    EXPECT_EQ(value, 22);
}

TEST(WholeRows, CutNone) {
    const drawing::Box box{{5, 10}, {50, 110}};
    EXPECT_EQ(widgets::whole_rows(box, 30).max.y, 100);
    EXPECT_EQ(widgets::whole_rows(box, 50).max.y, 110);
    EXPECT_EQ(widgets::whole_rows(box, 300).max.y, 310) << "one is always there";
}

}  // namespace
}  // namespace friction::viewer
