#include "fonts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "driver.h"
#include "keys.h"

namespace friction::viewer {
namespace {

using testing_support::Driver;

// x of the rightmost pixel that is not ground, plus one.
int right_edge(const Pixels& pixels) {
    int right = 0;
    for (int y = 0; y < pixels.height; ++y)
        for (int x = 0; x < pixels.width; ++x)
            if (pixels.at(x, y).r < 128) right = std::max(right, x + 1);
    return right;
}

Pixels written(const std::string& text, float size, float scale = 1) {
    Driver driver(
        [&](const Frame& frame) {
            frame.painter().text({0, frame.window.max.y / 2}, text, size, Face::regular,
                                 drawing::rgb(0));
        },
        {.width = 600, .height = 60, .scale = scale});
    return driver.pixels();
}

TEST(Fonts, DrawTextAsWideAsItWasMeasured) {
    for (const char* text : {"Getting the toll invoice", "70.4 EM", "Ωμέγα Привет"})
        for (const float size : {10.92F, 14.0F, 18.9F, 32.2F, 12.0F}) {
            const float measured = drawing::text_width(text, size, drawing::Weight::regular);
            // The last letter has a side bearing of up to a tenth of the em.
            EXPECT_NEAR(right_edge(written(text, size)), measured, 0.12 * size + 1) << text << size;
        }
}

TEST(Fonts, GiveAllDigitsOneWidth) {
    ImFontAtlas atlas;
    Fonts fonts;
    const std::array sizes{14.0F};
    fonts.bake(atlas, find_fonts(font_folders()), sizes);
    const ImFont& font = *fonts.at(Face::semibold, 14).font;

    for (ImWchar digit = '1'; digit <= '9'; ++digit)
        EXPECT_EQ(font.GetCharAdvance(digit), font.GetCharAdvance('0'));
}

TEST(Fonts, KnowLatinGreekAndCyrillic) {
    ImFontAtlas atlas;
    Fonts fonts;
    const std::array sizes{14.0F};
    fonts.bake(atlas, find_fonts(font_folders()), sizes);
    const ImFont& font = *fonts.at(Face::regular, 14).font;

    for (const char16_t letter : {u'a', u'ß', u'ł', u'ω', u'Ж', u'…', u'−', u'→', u'€'})
        EXPECT_NE(font.FindGlyphNoFallback(letter), nullptr) << static_cast<int>(letter);
}

TEST(Fonts, TakeTheNextLargerSize) {
    ImFontAtlas atlas;
    Fonts fonts;
    const std::array sizes{11.0F, 14.0F, 19.0F};
    fonts.bake(atlas, find_fonts(font_folders()), sizes);

    EXPECT_EQ(fonts.at(Face::regular, 11).em, 11);
    EXPECT_EQ(fonts.at(Face::regular, 12).em, 14);
    EXPECT_EQ(fonts.at(Face::regular, 40).em, 19);
}

TEST(Fonts, DoWithoutFiles) {
    ImFontAtlas atlas;
    Fonts fonts;
    const std::array sizes{14.0F};
    fonts.bake(atlas, find_fonts({}), sizes);

    EXPECT_NE(fonts.at(Face::mono, 14).font, nullptr);
}

}  // namespace
}  // namespace friction::viewer
