#include "friction/drawing/theme.h"

namespace friction::drawing {

namespace {

constexpr Theme light{
    .is_dark = false,
    .ground = rgb(0xE9ECF0),
    .canvas = rgb(0xF8F9FB),
    .panel = rgb(0xFFFFFF),
    .sunk = rgb(0xF1F3F6),
    .line = rgb(0xDCE0E6),
    .line2 = rgb(0xAEB6C2),
    .ink = rgb(0x14181F),
    .ink2 = rgb(0x465060),
    .ink3 = rgb(0x667080),
    .blue = rgb(0x1A63B0),
    .blue_tint = rgb(0xE1EDF9),
    .on_blue = rgb(0xFFFFFF),
    .warm = rgb(0xB0331A),
    .warm_tint = rgb(0xFCE9E1),
    .plum = rgb(0x9A1758),
    .plum_tint = rgb(0xFBE6F0),
    .base = rgb(0x8C95A3),
    .base_tint = rgb(0xD5DAE1),
    .flow = rgb(0x9FA9B8),
    .heat = {rgb(0xF1EFEA), rgb(0xFBE7C8), rgb(0xFBCF97), rgb(0xF8AC68), rgb(0xEE7E42),
             rgb(0xCC4624), rgb(0x97211A)},
    .difference = {rgb(0x1A63B0), rgb(0x5E9BD6), rgb(0xB5D3EF), rgb(0xE6E8EB), rgb(0xF8C3A0),
                   rgb(0xE5784A), rgb(0xB0331A)},
    .family = {rgb(0x5F6C80), rgb(0xCFA324), rgb(0xBC4A28), rgb(0x86CFC2), rgb(0x7A4290)}};

constexpr Theme dark{
    .is_dark = true,
    .ground = rgb(0x0C0F13),
    .canvas = rgb(0x12161C),
    .panel = rgb(0x191E26),
    .sunk = rgb(0x141920),
    .line = rgb(0x2B323D),
    .line2 = rgb(0x4A5463),
    .ink = rgb(0xF0F3F7),
    .ink2 = rgb(0xB3BCC9),
    .ink3 = rgb(0x8C96A5),
    .blue = rgb(0x72B4F3),
    .blue_tint = rgb(0x15304B),
    .on_blue = rgb(0x0C0F13),
    .warm = rgb(0xFF9466),
    .warm_tint = rgb(0x3B2118),
    .plum = rgb(0xF08ABF),
    .plum_tint = rgb(0x3D1A2E),
    .base = rgb(0x7F8998),
    .base_tint = rgb(0x343C48),
    .flow = rgb(0x566173),
    .heat = {rgb(0x242A33), rgb(0x3A2E2B), rgb(0x57382D), rgb(0x7F432F), rgb(0xAF4D30),
             rgb(0xE2643C), rgb(0xFF9A70)},
    .difference = {rgb(0x72B4F3), rgb(0x4C86BD), rgb(0x2F5478), rgb(0x2B323D), rgb(0x7A4429),
                   rgb(0xC46A3C), rgb(0xFF9466)},
    .family = {rgb(0x8390A4), rgb(0xE0B840), rgb(0xEE7A50), rgb(0xA9E0D6), rgb(0xB37FCB)}};

constexpr std::array<double, 6> heat_breaks = {0.02, 0.05, 0.08, 0.14, 0.20, 0.28};
constexpr std::array<double, 3> difference_breaks = {0.005, 0.04, 0.11};

}  // namespace

const Theme& light_theme() { return light; }
const Theme& dark_theme() { return dark; }

std::size_t heat_class(double share) {
    std::size_t result = 0;
    for (const double at : heat_breaks) result += share >= at ? 1U : 0U;
    return result;
}

std::size_t difference_class(double share) {
    std::size_t steps = 0;
    for (const double at : difference_breaks) steps += (share < 0 ? -share : share) >= at ? 1U : 0U;
    return share < 0 ? 3 - steps : 3 + steps;
}

Colour text_on_heat(const Theme& theme, std::size_t heat_class) {
    const bool is_strong = heat_class >= 5;
    if (theme.is_dark) return is_strong ? theme.on_blue : theme.ink;
    return is_strong ? theme.panel : theme.ink;
}

Colour text_on_difference(const Theme& theme, std::size_t difference_class) {
    const bool is_strong = difference_class == 0 || difference_class == 6;
    if (theme.is_dark)
        return is_strong || difference_class == 1 || difference_class == 5 ? theme.on_blue
                                                                           : theme.ink;
    return is_strong ? theme.panel : theme.ink;
}

ComponentColour component_colour(Component component) {
    switch (component) {
        case Component::active:
            return {0, 0};
        case Component::held:
            return {0, 1};
        case Component::in_line:
            return {0, 2};
        case Component::day_open:
            return {1, 0};
        case Component::day_calm:
            return {1, 1};
        case Component::contact:
            return {2, 0};
        case Component::handoff:
            return {2, 1};
        case Component::retelling:
            return {2, 2};
        case Component::switch_:
            return {2, 3};
        case Component::form:
            return {3, 0};
        case Component::document:
            return {3, 1};
        case Component::money:
            return {3, 2};
        case Component::chaser:
            return {4, 0};
        case Component::false_closure:
            return {4, 1};
        case Component::broken_promise:
            return {4, 2};
    }
    return {};
}

Colour colour_of(const Theme& theme, Component component) {
    constexpr std::array<double, 4> opacity = {1, 0.80, 0.62, 0.45};
    const auto [family, rank] = component_colour(component);
    return theme.family[family].with_alpha(opacity[rank]);
}

std::string_view family_name(std::size_t family) {
    constexpr std::array<std::string_view, 5> names = {"minutes", "days", "coming back",
                                                       "paper and money", "let down"};
    return names[family];
}

}  // namespace friction::drawing
