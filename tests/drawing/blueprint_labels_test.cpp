// Words in a blueprint: whole, legible, inside of what they name.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>
#include <variant>

#include "blueprint_samples.h"

namespace friction::drawing {
namespace {

using namespace testing_support;
using ::testing::Contains;
using ::testing::Not;

TEST(Blueprint, LeavesTextOutInsteadOfShrinkingIt) {
    const Drawn all = drawn({baseline()});
    for (const float zoom : {1.0F, 0.7F, 0.5F, 0.2F}) {
        BlueprintView view = large();
        view.zoom = zoom;
        const Picture picture = draw_blueprint(all.model, all.layout, view, light_theme());
        const auto texts = texts_of(picture);
        EXPECT_THAT(texts, Contains(zoom >= 0.6F ? "Write it" : "Sales")) << zoom;
        for (const Shape& shape : picture.shapes)
            if (const auto* text = std::get_if<Text>(&shape)) {
                EXPECT_GE(text->size, 0.78F * view.f - 0.01F);
            }
    }
}

// A wait is flatter than a box: its title was cut to "Wait for..." where two lines have room.
TEST(Blueprint, KeepsTitlesOfWaitsInFlatLanes) {
    Scenario scenario = baseline();
    scenario.steps[1].kind = StepKind::wait;
    scenario.steps[1].title = "Wait for a reply";
    const Drawn all = drawn({std::move(scenario)});
    BlueprintView view = large();
    view.squeeze = 0.62F;
    view.show_strip = false;
    const Picture picture = draw_blueprint(all.model, all.layout, view, light_theme());
    EXPECT_THAT(texts_of(picture), Contains("Wait for a reply"));
}

// At 125% on a screen of 1600x900 a wait said "Wait..." in lanes a little flatter, and a box beside
// it "Ask employ...", where letters of the least size have room for all of it.
TEST(Blueprint, KeepsTitlesWholeInSmallLettersBeforeCuttingThem) {
    Scenario scenario = baseline();
    scenario.steps[0].title = "Ask employees";
    scenario.steps[1].kind = StepKind::wait;
    scenario.steps[1].title = "Wait at office";
    const Drawn all = drawn({std::move(scenario)});
    for (const float zoom : {0.85F, 0.9F, 1.0F})
        for (const float squeeze : {0.62F, 0.7F, 0.8F, 1.0F}) {
            BlueprintView view = large();
            view.zoom = zoom;
            view.squeeze = squeeze;
            view.show_strip = false;
            const Picture picture = draw_blueprint(all.model, all.layout, view, light_theme());
            const auto texts = texts_of(picture);
            EXPECT_THAT(texts, Contains("Ask employees")) << zoom << " " << squeeze;
            EXPECT_THAT(texts, testing::Each(Not(testing::EndsWith("\u2026"))))
                << zoom << " " << squeeze;
        }
}

// What hangs below a baseline, a fifth of f, and as much again stay off the edge of the lane.
TEST(Blueprint, KeepsWordsOfLanesOffTheLineOfVisibility) {
    const Drawn all = drawn({baseline()});
    for (float squeeze = 0.3F; squeeze <= 1; squeeze += 0.05F) {
        BlueprintView view = large();
        view.squeeze = squeeze;
        const Picture picture = draw_blueprint(all.model, all.layout, view, light_theme());
        float bottom = 0;
        for (const Spot& spot : picture.spots)
            if (spot.kind == "lane" && spot.name == "customer") bottom = spot.box.max.y;
        ASSERT_GT(bottom, 0);
        for (const Shape& shape : picture.shapes)
            if (const auto* text = std::get_if<Text>(&shape);
                text != nullptr && text->at.x < map_area(view).min.x && text->at.y < bottom) {
                EXPECT_LE(text->at.y + 0.45F * view.f, bottom) << text->text << " at " << squeeze;
            }
    }
}

// Letters hang a fifth of f below their line; two lines of a box shrunk to 0.6 ran over its border.
TEST(Blueprint, KeepsWordsOfStepsInsideTheirBoxes) {
    const Drawn all = drawn({baseline()});
    for (float zoom = 0.6F; zoom <= 1; zoom += 0.05F)
        for (const float squeeze : {0.62F, 1.0F}) {
            BlueprintView view = large();
            view.zoom = zoom;
            view.squeeze = squeeze;
            const Picture picture = draw_blueprint(all.model, all.layout, view, light_theme());
            int inside = 0;
            for (const Spot& spot : picture.spots)
                for (const Shape& shape : picture.shapes) {
                    const auto* text = std::get_if<Text>(&shape);
                    if (spot.kind != "step" || text == nullptr ||
                        text->weight != Weight::semibold || !spot.box.contains(text->at))
                        continue;
                    ++inside;
                    EXPECT_LE(text->at.y + 0.2F * text->size, spot.box.max.y)
                        << text->text << " at " << zoom << ", " << squeeze;
                    EXPECT_GE(text->at.y - 0.7F * text->size, spot.box.min.y)
                        << text->text << " at " << zoom << ", " << squeeze;
                }
            EXPECT_GE(inside, 3) << zoom << ", " << squeeze;
        }
}

TEST(Words, ForFiguresOfPictures) {
    EXPECT_EQ(em_text(0), "0.0");
    EXPECT_EQ(em_text(0.04), "<0.1");
    EXPECT_EQ(em_text(23.94), "23.9");
    EXPECT_EQ(em_text(99.94), "99.9");
    EXPECT_EQ(em_text(123.5), "124");
    EXPECT_EQ(share_text(0), "0%");
    EXPECT_EQ(share_text(0.0004), "<0.1%");
    EXPECT_EQ(share_text(0.042), "4.2%");
    EXPECT_EQ(share_text(0.68), "68%");
    EXPECT_EQ(share_text(0.992), "99.2%");
    EXPECT_EQ(share_text(0.9999), ">99.9%");
    EXPECT_EQ(share_text(1), "100%");
    EXPECT_EQ(mean_time_text(40), "40 s");
    EXPECT_EQ(mean_time_text(432), "7.2 min");
    EXPECT_EQ(mean_time_text(1.8 * 86'400), "1.8 days");
    EXPECT_EQ(shown_title("", "ask_office"), "Ask office");
    EXPECT_EQ(shown_title("Ask the office", "ask_office"), "Ask the office");
}

}  // namespace
}  // namespace friction::drawing
