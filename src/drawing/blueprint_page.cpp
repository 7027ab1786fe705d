#include "friction/drawing/blueprint_page.h"

#include <algorithm>
#include <cmath>

#include "blueprint_sheet.h"

namespace friction::drawing {

namespace {

constexpr float title_height = 2.6F, foot_height = 1.9F, page_edge = 0.8F;  // f
constexpr float natural_f = 14;
constexpr float least_f = 11, most_f = 40;  // px; smaller text nobody reads, larger nobody needs

}  // namespace

Picture draw_blueprint_page(const BlueprintModel& model, const Layout& layout,
                            const BlueprintPage& page, const Theme& theme) {
    const float across = header_width + layout.width;
    const float down = title_height + strip_height + layout.height + foot_height;
    Picture picture{.width = page.width, .height = page.height, .ground = theme.panel};
    float f = natural_f;
    if (page.width > 0 && page.height > 0)
        f = std::clamp(std::min(page.width / across, page.height / down), least_f, most_f);
    const Picture legend = draw_blueprint_legend(model, f, theme);
    const float titles = text_width(page.title, 1.35F * f, Weight::semibold) +
                         text_width(page.design, 0.9F * f, Weight::regular) + 3 * page_edge * f;
    if (page.width <= 0)
        picture.width = std::ceil(std::max({across * f, 40 * f, legend.width + 2 * page_edge * f}));
    const bool on_one_line = titles + legend.width + page_edge * f <= picture.width;
    const float top = (title_height + (on_one_line ? 0 : 2.2F)) * f;
    if (page.height <= 0) picture.height = std::ceil(down * f + (on_one_line ? 0 : 2.2F * f));

    BlueprintView view{
        .width = picture.width, .height = picture.height - top - foot_height * f, .f = f};
    view = fitted_view(layout, view);
    const float width = picture.width - 2 * page_edge * f;
    const std::string title = fitted(page.title, width, 1.35F * f, Weight::semibold);
    const float baseline = 1.75F * f;
    picture.add(Text{.at = {page_edge * f, baseline},
                     .text = title,
                     .size = 1.35F * f,
                     .weight = Weight::semibold,
                     .colour = theme.ink});
    const float behind =
        page_edge * f + text_width(title, 1.35F * f, Weight::semibold) + page_edge * f;
    picture.add(Text{.at = {behind, baseline},
                     .text = fitted(page.design, picture.width - behind - page_edge * f, 0.9F * f,
                                    Weight::regular),
                     .size = 0.9F * f,
                     .colour = theme.ink2});
    picture.place(legend, on_one_line
                              ? Point{picture.width - legend.width - page_edge * f, 0.35F * f}
                              : Point{page_edge * f, title_height * f});
    picture.place(draw_blueprint(model, layout, view, theme), {0, top});
    picture.add(Text{.at = {page_edge * f, picture.height - 0.65F * f},
                     .text = fitted(page.provenance, width, 0.78F * f, Weight::regular),
                     .size = 0.78F * f,
                     .colour = theme.ink3});
    return picture;
}

}  // namespace friction::drawing
