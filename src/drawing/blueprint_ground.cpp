// What lies behind and around the steps: lanes, their headers, the line of visibility, the strip.

#include <array>
#include <string>
#include <string_view>

#include "blueprint_sheet.h"

namespace friction::drawing {

namespace {

/// 1, 2 or 5 times a power of ten, so that at most `most` of them reach `up_to`.
double tick_step(double up_to, int most) {
    double step = std::pow(10.0, std::floor(std::log10(std::max(up_to, 1e-9))) - 1);
    for (const double factor : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0})
        if (up_to / (step * factor) <= most) return step * factor;
    return step * 100;
}

struct Bar {
    const BlueprintStep* step;
    float x;
    double em, baseline;
};

std::vector<Bar> bars_of(const Sheet& sheet) {
    constexpr std::size_t most = 60;
    std::vector<Bar> bars;
    for (const BlueprintStep& step : sheet.model.steps) {
        if (step.kind == MarkKind::choice || (step.is_ghost && step.moved_to)) continue;
        const float x = sheet.x(sheet.layout.steps[step.step].x);
        const double baseline = step.baseline_em.value_or(0);
        if (x < sheet.map.min.x || x > sheet.map.max.x || (step.effort_em <= 0 && baseline <= 0))
            continue;
        bars.push_back({&step, x, step.effort_em, baseline});
    }
    const auto size = [](const Bar& bar) { return std::max(bar.em, bar.baseline); };
    if (bars.size() > most) {
        std::stable_sort(bars.begin(), bars.end(),
                         [&](const Bar& a, const Bar& b) { return size(a) > size(b); });
        bars.resize(most);
    }
    std::stable_sort(bars.begin(), bars.end(),
                     [](const Bar& a, const Bar& b) { return a.x < b.x; });
    return bars;
}

/// Steps above each other share an x; their bars stand side by side.
void spread(std::vector<Bar>& bars, float width) {
    for (std::size_t i = 1; i < bars.size(); ++i)
        bars[i].x = std::max(bars[i].x, bars[i - 1].x + width + 2);
}

void draw_bar(Sheet& sheet, const Bar& bar, float width, float bottom, double px_per_em,
              std::vector<Box>& taken) {
    const float left = whole(bar.x - width / 2), right = left + whole(width);
    const auto height = [&](double em) { return whole(static_cast<float>(em * px_per_em)); };
    const float top = bottom - height(bar.em), before = bottom - height(bar.baseline);
    const Colour colour = sheet.tone(sheet.theme.heat[bar.step->heat], bar.step->name);
    if (bar.em > 0) {
        const bool is_pale = bar.step->heat == 0;
        sheet.picture.add(Rectangle{.box = {{left, std::min(top, bottom - 1)}, {right, bottom}},
                                    .fill = colour,
                                    .line = is_pale ? sheet.tone(sheet.theme.line2) : Colour{},
                                    .line_width = is_pale ? 1.0F : 0.0F});
    }
    if (bar.step->baseline_em && bar.baseline > 0)
        sheet.picture.add(Rectangle{.box = {{left, before}, {right, bottom}},
                                    .line = sheet.tone(sheet.theme.base),
                                    .line_width = 1,
                                    .dash = {2, 2}});
    sheet.picture.spots.push_back(
        {{{left, std::min(top, before)}, {right, bottom}}, "step", bar.step->name});
    // The outline of the baseline may hold a figure, of a step that has no effort any more.
    if (bar.em > 0) taken.push_back({{left, std::min(top, bottom - 1)}, {right, bottom}});
}

/// Where it fits whole, clear of other bars and of figures of larger ones.
void write_figure(Sheet& sheet, const Bar& bar, float width, float bottom, double px_per_em,
                  std::vector<Box>& taken) {
    const auto height = [&](double em) { return whole(static_cast<float>(em * px_per_em)); };
    const float left = whole(bar.x - width / 2), right = left + whole(width);
    const float top = bottom - height(bar.em), before = bottom - height(bar.baseline);
    const std::string figure = em_text(bar.em);
    const float size = 0.85F * sheet.f, half = text_width(figure, size, Weight::semibold) / 2;
    // A figure that the outline of the baseline would cross stands above it.
    const bool is_crossed = before < top && before > top - 1.5F * size;
    const float at = (is_crossed ? before : top) - 0.35F * sheet.f;
    const float middle = whole((left + right) / 2);
    const Box room = Box{{middle - half, at - cap_height * size}, {middle + half, at}}.grown(1);
    if (room.min.x < sheet.map.min.x || room.max.x > sheet.view.width) return;
    if (std::any_of(taken.begin(), taken.end(),
                    [&](const Box& other) { return other.touches(room); }))
        return;
    taken.push_back(room);
    sheet.text({middle, at}, figure, 0.85F, Weight::semibold,
               sheet.tone(sheet.theme.ink, bar.step->name), Anchor::middle);
}

}  // namespace

void draw_lanes(Sheet& sheet) {
    const Theme& theme = sheet.theme;
    const float right = sheet.view.width;
    for (std::size_t i = 0; i < sheet.layout.lanes.size(); ++i) {
        const LaneBand& band = sheet.layout.lanes[i];
        const float top = whole(sheet.y(band.y));
        // What is left below belongs to the last lane.
        const bool is_last = i + 1 == sheet.layout.lanes.size();
        const float end = whole(sheet.y(band.y + band.height));
        const float bottom = is_last ? std::max(end, sheet.map.max.y) : end;
        if (bottom < sheet.map.min.y || top > sheet.map.max.y) continue;
        if (i > 0) sheet.fill({{sheet.map.min.x, top}, {right, bottom}}, theme.sunk);
        sheet.fill({{sheet.map.min.x, bottom - 1}, {right, bottom}}, theme.line);
    }
}

void draw_visibility(Sheet& sheet) {
    const std::optional<float> line = line_of_visibility(sheet);
    if (!line || *line < sheet.map.min.y || *line > sheet.map.max.y) return;
    const float y = *line;
    const Colour ink = sheet.tone(sheet.theme.ink2);
    const std::string words = "line of visibility";
    const float size = 0.78F * sheet.f, width = text_width(words, size, Weight::regular);
    const float left = sheet.view.show_headers ? 0 : sheet.map.min.x;
    const float words_from = sheet.map.max.x - width - 0.7F * sheet.f;
    sheet.dashed({left, y}, {words_from - 0.5F * sheet.f, y}, sheet.line(1.5F), {7, 4}, ink);
    sheet.filled.add({{words_from, y - size}, {sheet.map.max.x, y + size}});
    sheet.fill({{words_from - 0.3F * sheet.f, y - 0.7F * size}, {sheet.map.max.x, y + 0.7F * size}},
               sheet.theme.canvas);
    sheet.text({words_from, y + cap_height / 2 * size}, words, 0.78F, Weight::regular, ink);
}

std::string_view what_strip_shows(const BlueprintModel& model) {
    if (model.has_effort) return "EM per journey";
    if (!model.has_result) return "no result yet";
    return model.strip_max_em > 0 ? "none in the baseline" : "no step costs any";
}

void draw_strip(Sheet& sheet) {
    if (!sheet.view.show_strip) return;
    const Theme& theme = sheet.theme;
    const float f = sheet.f, left = sheet.map.min.x, right = sheet.view.width;
    const float height = strip_height * f;
    const Box strip{{0, 0}, {right, height}};
    sheet.fill(strip, theme.canvas);
    sheet.picture.add(Clip{{{left, 0}, {right, height}}});
    const float bottom = height - whole(0.5F * f);
    const double most = sheet.model.strip_max_em;
    if (sheet.model.has_effort && most > 0) {
        const double room = bottom - 2.0F * f, px_per_em = room / most;
        const double step = tick_step(most, 3);
        for (double tick = step; tick <= most * 1.001; tick += step) {
            const float y = whole(bottom - static_cast<float>(tick * px_per_em));
            sheet.dashed({left, y}, {right, y}, 1, {1, 4}, theme.line2);
        }
        std::vector<Bar> bars = bars_of(sheet);
        const float width = std::clamp(2.1F * sheet.sx, 2.0F, 2.1F * std::max(f, sheet.sx));
        spread(bars, width);
        std::vector<const Bar*> by_size;
        for (const Bar& bar : bars) by_size.push_back(&bar);
        std::stable_sort(by_size.begin(), by_size.end(),
                         [](const Bar* a, const Bar* b) { return a->em > b->em; });
        std::vector<Box> taken;
        for (const Bar* bar : by_size) draw_bar(sheet, *bar, width, bottom, px_per_em, taken);
        for (const Bar* bar : by_size) write_figure(sheet, *bar, width, bottom, px_per_em, taken);
        sheet.picture.add(Clip{});
        if (sheet.view.show_headers)
            for (double tick = step; tick <= most * 1.001; tick += step) {
                const float y = bottom - static_cast<float>(tick * px_per_em);
                sheet.text({left - 0.5F * f, y + cap_height / 2 * 0.78F * f},
                           em_text(tick).ends_with(".0")
                               ? em_text(tick).substr(0, em_text(tick).size() - 2)
                               : em_text(tick),
                           0.78F, Weight::regular, sheet.tone(theme.ink3), Anchor::end);
            }
    }
    sheet.picture.add(Clip{});
    sheet.fill({{left, bottom}, {right, bottom + 1}}, theme.line2);
    if (!sheet.view.show_headers) return;
    sheet.text({0.8F * f, 1.65F * f}, "Effort by step", 0.9F, Weight::semibold,
               sheet.tone(theme.ink));
    sheet.text({0.8F * f, 2.75F * f}, std::string(what_strip_shows(sheet.model)), 0.78F,
               Weight::regular, sheet.tone(theme.ink3));
}

void draw_headers(Sheet& sheet) {
    if (!sheet.view.show_headers) return;
    const Theme& theme = sheet.theme;
    const float f = sheet.f, right = sheet.map.min.x;
    sheet.fill({{0, sheet.map.min.y}, {right, sheet.view.height}}, theme.panel);
    sheet.fill({{right - 1, sheet.map.min.y}, {right, sheet.view.height}}, theme.line);
    sheet.picture.add(Clip{{{0, sheet.map.min.y}, {right, sheet.view.height}}});
    float free_from = sheet.map.min.y;
    for (std::size_t i = 0; i < sheet.layout.lanes.size(); ++i) {
        const LaneBand& band = sheet.layout.lanes[i];
        const BlueprintLane& lane = sheet.model.lanes[i];
        const float top = whole(sheet.y(band.y)), bottom = whole(sheet.y(band.y + band.height));
        if (bottom < sheet.map.min.y || top > sheet.view.height) continue;
        if (i > 0) sheet.fill({{0, top - 1}, {right, top}}, theme.line);
        sheet.picture.spots.push_back(
            {{{0, top}, {right, bottom}}, "lane", lane.name.empty() ? "customer" : lane.name});
        // A lane whose top is out of view keeps its name in view.
        float y = std::max({top, free_from, sheet.map.min.y});
        const float room = bottom - y;
        if (room < 1.1F * f) continue;
        const float width = right - 1.4F * f;
        const std::vector<std::string> names =
            wrapped(lane.title, width, 0.92F * f, Weight::semibold, room > 3.6F * f ? 2 : 1);
        const float content = (static_cast<float>(names.size()) * 1.15F +
                               static_cast<float>(lane.cost.size()) * 1.15F) *
                              f;
        const bool fits = content + 0.6F * f <= room;
        const float shown = fits ? content : static_cast<float>(names.size()) * 1.15F * f;
        y += i == 0 ? 0.9F * f : std::clamp((room - shown) / 2, 0.0F, 0.9F * f);
        if (i == 0) y = std::min(y, bottom - shown - 0.3F * f);  // off the line of visibility
        for (const std::string& name : names) {
            y += 1.15F * f;
            sheet.text({0.8F * f, y - 0.25F * f}, name, 0.92F, Weight::semibold,
                       sheet.tone(theme.ink));
        }
        if (fits)
            for (const std::string& cost : lane.cost) {
                y += 1.15F * f;
                sheet.text({0.8F * f, y - 0.2F * f},
                           fitted(cost, width + 0.4F * f, 0.78F * f, Weight::regular), 0.78F,
                           Weight::regular, sheet.tone(theme.ink3));
            }
        free_from = y;
    }
    sheet.picture.add(Clip{});
}

void draw_overview(Sheet& sheet) {
    constexpr float least_share = 0.6F;
    if (!sheet.view.show_overview) return;
    const float seen_x = std::min(1.0F, sheet.map.width() / sheet.sx / sheet.layout.rail_end);
    const float seen_y = std::min(1.0F, sheet.map.height() / sheet.sy / sheet.layout.height);
    if (seen_x * seen_y >= least_share) return;
    const Theme& theme = sheet.theme;
    const float f = sheet.f;
    const Box frame{{whole(sheet.map.max.x - 9.8F * f), whole(sheet.map.max.y - 5.1F * f)},
                    {whole(sheet.map.max.x - 0.8F * f), whole(sheet.map.max.y - 0.8F * f)}};
    sheet.picture.add(Rectangle{.box = frame,
                                .corner = 0.35F * f,
                                .fill = theme.panel,
                                .line = theme.line2,
                                .line_width = 1});
    const Box inside = frame.grown(-0.35F * f);
    const float kx = inside.width() / sheet.layout.width,
                ky = inside.height() / sheet.layout.height;
    for (const BlueprintStep& step : sheet.model.steps) {
        if (step.is_ghost) continue;
        const auto box = sheet.layout.box(step.step, step.lane);
        if (!box) continue;
        const Point at{inside.min.x + box->centre().x * kx, inside.min.y + box->centre().y * ky};
        const float half = std::max(0.75F, box->width() * kx / 2);
        sheet.fill({{at.x - half, at.y - 0.75F}, {at.x + half, at.y + 0.75F}},
                   step.heat > 0 && sheet.model.has_effort ? theme.heat[step.heat] : theme.line2);
    }
    const Point low = to_layout(sheet.view, sheet.map.min),
                high = to_layout(sheet.view, sheet.map.max);
    const Box seen{
        {inside.min.x + std::max(0.0F, low.x) * kx, inside.min.y + std::max(0.0F, low.y) * ky},
        {inside.min.x + std::min(sheet.layout.width, high.x) * kx,
         inside.min.y + std::min(sheet.layout.height, high.y) * ky}};
    sheet.picture.add(Rectangle{.box = seen, .line = theme.ink, .line_width = sheet.line(1.5F)});
    sheet.picture.spots.push_back({frame, "overview", ""});
}

}  // namespace friction::drawing
