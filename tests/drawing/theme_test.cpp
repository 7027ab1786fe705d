// The colours hold what the theme promises: contrast as WCAG 2 counts it, and distances that stay
// for people who see fewer colours (Machado, Oliveira and Fernandes 2009, full severity; CIE 1976).

#include "friction/drawing/theme.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace friction::drawing {
namespace {

using Three = std::array<double, 3>;
using Matrix = std::array<Three, 3>;

constexpr Matrix full_sight = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix protan = {{{0.152286, 1.052583, -0.204868},
                            {0.114503, 0.786281, 0.099216},
                            {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deutan = {{{0.367322, 0.860646, -0.227968},
                            {0.280085, 0.672501, 0.047413},
                            {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritan = {{{1.255528, -0.076749, -0.178779},
                            {-0.078411, 0.930809, 0.147602},
                            {0.004733, 0.691367, 0.303900}}};
constexpr std::array<Matrix, 4> all_sights = {full_sight, protan, deutan, tritan};

Three linear(Colour c) {
    const auto one = [](std::uint8_t part) {
        const double v = part / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return {one(c.r), one(c.g), one(c.b)};
}

double luminance(Colour c) {
    const Three l = linear(c);
    return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
}

double contrast(Colour a, Colour b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

Three times(const Matrix& m, const Three& v) {
    Three result{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j) result[i] += m[i][j] * v[j];
    return result;
}

Three lab(Colour c, const Matrix& sight) {
    constexpr Matrix xyz = {{{0.4124564, 0.3575761, 0.1804375},
                             {0.2126729, 0.7151522, 0.0721750},
                             {0.0193339, 0.1191920, 0.9503041}}};
    constexpr Three white = {0.95047, 1, 1.08883};
    Three seen = times(sight, linear(c));
    for (double& v : seen) v = std::min(1.0, std::max(0.0, v));
    Three f = times(xyz, seen);
    for (std::size_t i = 0; i < 3; ++i) {
        const double v = f[i] / white[i];
        f[i] = v > 0.008856 ? std::cbrt(v) : 7.787 * v + 16.0 / 116;
    }
    return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

double distance(Colour a, Colour b, const Matrix& sight) {
    const Three x = lab(a, sight), y = lab(b, sight);
    return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

const std::array<const Theme*, 2> themes = {&light_theme(), &dark_theme()};

TEST(Theme, TextCanBeReadOnItsGround) {
    for (const Theme* theme : themes) {
        for (const Colour text :
             {theme->ink, theme->ink2, theme->ink3, theme->blue, theme->warm, theme->plum})
            EXPECT_GE(contrast(text, theme->panel), 4.5) << theme->is_dark;
        // Captions also stand on the map, second text on lanes as well.
        EXPECT_GE(contrast(theme->ink3, theme->canvas), 4.5);
        EXPECT_GE(contrast(theme->ink2, theme->sunk), 4.5);
        EXPECT_GE(contrast(theme->on_blue, theme->blue), 4.5);
        EXPECT_GE(contrast(theme->plum, theme->plum_tint), 4.5);
        EXPECT_GE(contrast(theme->warm, theme->warm_tint), 4.5);
        EXPECT_GE(contrast(theme->base, theme->panel), 3.0);
    }
}

// The figures of the design, rounded down; a change of a colour must not undercut them.
TEST(Theme, KeepsTheContrastOfTheDesign) {
    const Theme& light = light_theme();
    EXPECT_GE(contrast(light.ink, light.panel), 17.7);
    EXPECT_GE(contrast(light.ink2, light.panel), 8.1);
    EXPECT_GE(contrast(light.ink3, light.panel), 5.0);
    EXPECT_GE(contrast(light.blue, light.panel), 6.0);
    EXPECT_GE(contrast(light.warm, light.panel), 6.2);
    EXPECT_GE(contrast(light.plum, light.panel), 7.9);
    const Theme& dark = dark_theme();
    EXPECT_GE(contrast(dark.ink, dark.panel), 15.0);
    EXPECT_GE(contrast(dark.ink2, dark.panel), 8.7);
    EXPECT_GE(contrast(dark.ink3, dark.panel), 5.5);
    EXPECT_GE(contrast(dark.blue, dark.panel), 7.5);
    EXPECT_GE(contrast(dark.warm, dark.panel), 7.7);
    EXPECT_GE(contrast(dark.plum, dark.panel), 7.2);
}

TEST(Theme, FiguresCanBeReadOnEveryClassOfHeatAndDifference) {
    for (const Theme* theme : themes)
        for (std::size_t i = 0; i < 7; ++i) {
            EXPECT_GE(contrast(text_on_heat(*theme, i), theme->heat[i]), 4.5)
                << theme->is_dark << " heat " << i;
            EXPECT_GE(contrast(text_on_difference(*theme, i), theme->difference[i]), 4.5)
                << theme->is_dark << " difference " << i;
        }
}

TEST(Theme, HeatHasOneOrderForEveryEye) {
    for (const Matrix& sight : all_sights)
        for (std::size_t i = 1; i < 7; ++i) {
            EXPECT_LT(lab(light_theme().heat[i], sight)[0],
                      lab(light_theme().heat[i - 1], sight)[0]);
            EXPECT_GT(lab(dark_theme().heat[i], sight)[0], lab(dark_theme().heat[i - 1], sight)[0]);
        }
}

TEST(Theme, SavedAndAddedDifferForEveryEye) {
    for (const Theme* theme : themes)
        for (const Matrix& sight : all_sights)
            for (std::size_t i = 0; i < 3; ++i)
                EXPECT_GE(distance(theme->difference[i], theme->difference[6 - i], sight), 38)
                    << theme->is_dark << " " << i;
}

// The nearest pair is minutes and let down under deutan sight; charts never set them side by side.
TEST(Theme, FamiliesOfComponentsStayApart) {
    for (const Theme* theme : themes)
        for (const Matrix& sight : all_sights)
            for (std::size_t i = 0; i < 5; ++i)
                for (std::size_t j = 0; j < i; ++j)
                    EXPECT_GE(distance(theme->family[i], theme->family[j], sight),
                              theme->is_dark ? 17 : 19)
                        << theme->is_dark << " " << i << " " << j;
}

TEST(Theme, ClassesBreakWhereTheDesignSays) {
    const std::vector<std::pair<double, std::size_t>> heat = {{0, 0},    {0.0199, 0}, {0.02, 1},
                                                              {0.05, 2}, {0.08, 3},   {0.14, 4},
                                                              {0.2, 5},  {0.28, 6},   {1, 6}};
    for (const auto& [share, expected] : heat) EXPECT_EQ(heat_class(share), expected) << share;
    const std::vector<std::pair<double, std::size_t>> difference = {
        {-0.2, 0},  {-0.05, 1}, {-0.01, 2}, {-0.004, 3}, {0, 3},
        {0.004, 3}, {0.01, 4},  {0.05, 5},  {0.11, 6}};
    for (const auto& [share, expected] : difference)
        EXPECT_EQ(difference_class(share), expected) << share;
}

}  // namespace
}  // namespace friction::drawing
