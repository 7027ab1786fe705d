// Steps, their states and badges, problems, and the flags of the hottest ones.

#include <algorithm>
#include <array>
#include <cmath>

#include "blueprint_sheet.h"

namespace friction::drawing {

namespace {

constexpr float mark_corner = 0.35F;
constexpr float badge_size = 1.2F;

bool is_visible(const Sheet& sheet, const BlueprintStep& step) {
    const auto box = sheet.layout.box(step.step, step.lane);
    return box && box->touches(sheet.visible);
}

void outline(Sheet& sheet, const BlueprintStep& step, const Box& box, Colour fill, Colour line,
             float width, Dash dash = {}) {
    if (step.kind == MarkKind::choice) {
        const Point c = box.centre();
        const std::vector<Point> points = {
            {c.x, box.min.y}, {box.max.x, c.y}, {c.x, box.max.y}, {box.min.x, c.y}};
        if (fill.is_visible()) sheet.picture.add(Area{.points = points, .fill = fill});
        sheet.picture.add(Polyline{
            .points = points, .line = line, .line_width = width, .dash = dash, .closed = true});
        return;
    }
    const float round = step.kind == MarkKind::wait ? box.height() / 2 : mark_corner * sheet.mark;
    sheet.picture.add(Rectangle{.box = box,
                                .corner = std::min(round, box.height() / 2),
                                .fill = fill,
                                .line = line,
                                .line_width = width,
                                .dash = dash});
}

void ring(Sheet& sheet, const BlueprintStep& step, const Box& box, Colour colour, Dash dash = {}) {
    const float away = 0.3F * sheet.f;
    Box around = box.grown(away);
    if (step.kind == MarkKind::choice)
        return outline(sheet, step, around, {}, colour, sheet.line(2.5F), dash);
    const float round =
        step.kind == MarkKind::wait ? around.height() / 2 : mark_corner * sheet.mark + away;
    sheet.picture.add(Rectangle{.box = around,
                                .corner = std::min(round, around.height() / 2),
                                .line = colour,
                                .line_width = sheet.line(2.5F),
                                .dash = dash});
}

void draw_ghost(Sheet& sheet, const BlueprintStep& step, const Box& box) {
    if (sheet.detail == Detail::dots) return;
    outline(sheet, step, box, {}, sheet.tone(sheet.theme.line2), 1, {4, 3});
    if (step.kind != MarkKind::choice) write_ghost(sheet, step, box);
    if (step.moved_to) {
        {
            BlueprintStep there = step;
            there.lane = *step.moved_to;
            const Box target = box_of(sheet, there);
            const bool down = target.min.y > box.max.y;
            const float x = whole(box.centre().x);
            const float from = down ? box.max.y : box.min.y,
                        to = down ? target.min.y : target.max.y;
            const float head = 0.45F * sheet.f, back = down ? -head : head;
            const Colour blue = sheet.tone(sheet.theme.blue);
            sheet.dashed({x, from}, {x, to + back}, sheet.line(2), {4, 3}, blue);
            sheet.picture.add(Area{
                .points = {{x - head * 0.8F, to + back}, {x + head * 0.8F, to + back}, {x, to}},
                .fill = blue});
        }
    } else if (sheet.detail >= Detail::effort) {
        sheet.badge({box.max.x, box.min.y}, badge_size, Sign::minus, sheet.tone(sheet.theme.ink3),
                    sheet.tone(sheet.theme.canvas), sheet.tone(sheet.theme.panel), 1);
    }
}

Sign sign_of(Change change) {
    switch (change) {
        case Change::reassigned:
            return Sign::arrow_down;
        case Change::rerouted:
            return Sign::arrow_right;
        case Change::added:
            return Sign::plus;
        case Change::set:
        case Change::none:
            break;
    }
    return Sign::pencil;
}

void draw_step(Sheet& sheet, const BlueprintStep& step) {
    const Theme& theme = sheet.theme;
    Box box = box_of(sheet, step);
    const bool is_choice = step.kind == MarkKind::choice;
    const Colour heat = sheet.model.has_effort ? theme.heat[step.heat] : theme.panel;
    const Colour fill = sheet.tone(is_choice ? theme.panel : heat, step.name);
    if (sheet.detail <= Detail::plates) {
        const Colour line = step.heat == 0 || is_choice ? sheet.tone(theme.line2, step.name) : fill;
        if (sheet.detail == Detail::dots) {
            const Point c = box.centre();
            const float wide = std::max(box.width() / 2 - 0.5F, 0.2F * sheet.f),
                        tall = 0.18F * sheet.f;
            box = {{c.x - wide, c.y - tall}, {c.x + wide, c.y + tall}};
            if (step.change == Change::none && !is_choice)
                return sheet.fill(box, step.heat == 0 ? line : fill);
        }
        if (step.change != Change::none)
            return outline(sheet, step, box, fill, sheet.tone(theme.blue, step.name),
                           sheet.line(1.5F));
        return outline(sheet, step, box, fill, line, 1);
    }
    const bool is_changed = step.change != Change::none;
    const Dash dash = step.is_open ? Dash{3, 2.5F} : Dash{};
    const Colour border = step.kind == MarkKind::wait ? theme.ink2 : theme.ink3;
    outline(sheet, step, box, fill, sheet.tone(is_changed ? theme.blue : border, step.name),
            is_changed ? sheet.line(2.5F) : sheet.line(1), is_changed ? Dash{} : dash);
    const Colour ink = sheet.tone(
        sheet.model.has_effort && !is_choice ? text_on_heat(theme, step.heat) : theme.ink,
        step.name);
    if (is_choice) {
        const float size = 0.9F;
        if (sheet.mark >= 0.5F * sheet.f)
            sheet.text({box.centre().x, box.centre().y + cap_height / 2 * size * sheet.f}, "?",
                       size, Weight::semibold, sheet.tone(theme.ink2, step.name), Anchor::middle);
    } else if (sheet.detail >= Detail::title) {
        write_in(sheet, step, box, ink);
    } else if (sheet.model.has_effort && box.height() >= sheet.f) {
        sheet.text({box.centre().x, box.centre().y + cap_height / 2 * 0.82F * sheet.f},
                   em_text(step.effort_em), 0.82F, Weight::semibold, ink, Anchor::middle);
    }
}

/// At the first corner that no meeting stands at.
void draw_change(Sheet& sheet, const BlueprintStep& step, const Box& box) {
    if (step.is_ghost || step.change == Change::none || sheet.detail <= Detail::plates) return;
    const auto is_clear = [&](const Point& corner) {
        return std::ranges::none_of(sheet.discs, [&](const Point& disc) {
            return std::hypot(disc.x - corner.x, disc.y - corner.y) < badge_size * sheet.f;
        });
    };
    const std::array<Point, 4> corners = {{{box.max.x, box.min.y},
                                           {box.min.x, box.min.y},
                                           {box.max.x, box.max.y},
                                           {box.min.x, box.max.y}}};
    const auto clear = std::ranges::find_if(corners, is_clear);
    const Theme& theme = sheet.theme;
    sheet.badge(clear == corners.end() ? corners[0] : *clear, badge_size, sign_of(step.change),
                sheet.tone(theme.blue), sheet.tone(theme.canvas), sheet.tone(theme.on_blue), 1);
}

/// Beside its upper or lower corner, wherever nothing else stands.
void name_choice(Sheet& sheet, const BlueprintStep& step) {
    const Box box = box_of(sheet, step);
    const float size = 0.78F * sheet.f, away = 0.35F * sheet.f;
    const std::string name = fitted(step.title, 9 * sheet.f, size, Weight::regular);
    const float width = text_width(name, size, Weight::regular);
    const float x = box.centre().x, above = box.min.y + 0.1F * sheet.f,
                below = box.max.y + 0.5F * sheet.f;
    for (const Point at :
         {Point{x + away, above}, Point{x - away - width, above}, Point{x + away, below},
          Point{x - away - width, below}, Point{x - away - width, above - size}}) {
        const Box room = Box{{at.x, at.y - cap_height * size}, {at.x + width, at.y}}.grown(1);
        const bool is_outside = room.min.x < sheet.x(0);  // under the names of the lanes
        if (is_outside || sheet.filled.touches(room, &box)) continue;
        sheet.filled.add(room);
        return sheet.text(at, name, 0.78F, Weight::regular,
                          sheet.tone(sheet.theme.ink2, step.name));
    }
}

void draw_handle(Sheet& sheet, const BlueprintStep& step) {
    if (sheet.detail < Detail::effort || step.is_ghost) return;
    const Box box = box_of(sheet, step);
    const Point at{box.max.x, box.centre().y};
    const float radius = 0.32F * sheet.f;
    sheet.picture.add(Disc{.centre = at,
                           .radius = radius,
                           .fill = sheet.theme.panel,
                           .line = sheet.theme.blue,
                           .line_width = sheet.line(1.5F)});
    sheet.picture.spots.push_back({Box{at, at}.grown(0.6F * sheet.f), "handle", step.name});
}

}  // namespace

Box box_of(const Sheet& sheet, const BlueprintStep& step) {
    const auto box = sheet.layout.box(step.step, step.lane);
    if (!box) return {};
    const Point centre = sheet.to_px(box->centre());
    const float wide = box->width() / 2 * sheet.sx, tall = box->height() / 2 * sheet.mark;
    return {{whole(centre.x - wide), whole(centre.y - tall)},
            {whole(centre.x + wide), whole(centre.y + tall)}};
}

void draw_steps(Sheet& sheet) {
    const BlueprintView& view = sheet.view;
    for (const BlueprintStep& step : sheet.model.steps) {
        if (!is_visible(sheet, step)) continue;
        const Box box = box_of(sheet, step);
        if (step.is_ghost)
            draw_ghost(sheet, step, box);
        else
            draw_step(sheet, step);
        if (!step.is_ghost || !step.moved_to) {
            if (step.name == view.hover && step.name != view.selected)
                ring(sheet, step, box, sheet.theme.line2);
            if (step.name == view.selected) ring(sheet, step, box, sheet.theme.ink);
            if (step.name == view.focus && step.name != view.selected)
                ring(sheet, step, box, sheet.theme.ink, {5, 3});
        }
        sheet.filled.add(box);
        const Box target = box.grown(std::max(0.0F, (0.9F * sheet.f - box.height()) / 2));
        sheet.picture.spots.push_back({target, "step", step.name});
    }
    if (!view.show_handles) return;
    for (const std::string* name : {&view.hover, &view.selected})
        if (const BlueprintStep* step = sheet.model.find(*name); step != nullptr && !name->empty())
            draw_handle(sheet, *step);
}

void draw_changes(Sheet& sheet) {
    for (const BlueprintStep& step : sheet.model.steps)
        if (is_visible(sheet, step)) draw_change(sheet, step, box_of(sheet, step));
}

void name_choices(Sheet& sheet) {
    if (sheet.detail < Detail::all) return;
    for (const BlueprintStep& step : sheet.model.steps)
        if (step.kind == MarkKind::choice && !step.is_ghost && is_visible(sheet, step))
            name_choice(sheet, step);
}

void draw_problems(Sheet& sheet) {
    const Colour plum = sheet.theme.plum;
    const float half = badge_size / 2 * sheet.f;
    for (std::size_t i = 0; i < sheet.view.problems.size(); ++i) {
        const BlueprintProblem& problem = sheet.view.problems[i];
        const BlueprintStep* step = sheet.model.find(problem.step);
        if (step == nullptr) continue;
        const Box box = box_of(sheet, *step);
        Point at = box.min;
        if (!problem.handoff.empty()) {
            at = {box.max.x + 1.1F * sheet.f, box.min.y - 0.4F * sheet.f};
            sheet.dashed({box.max.x, whole(box.centre().y)},
                         {box.max.x + 2 * sheet.f, whole(box.centre().y)}, sheet.line(2.5F), {4, 3},
                         plum);
        }
        outline(sheet, *step, box.grown(0.1F * sheet.f), {}, plum, sheet.line(2));
        sheet.picture.add(Disc{.centre = at,
                               .radius = half,
                               .fill = plum,
                               .line = sheet.theme.canvas,
                               .line_width = 1.5F});
        sheet.text({at.x, at.y + cap_height / 2 * 0.82F * sheet.f}, problem.label, 0.82F,
                   Weight::semibold, sheet.theme.is_dark ? sheet.theme.on_blue : sheet.theme.panel,
                   Anchor::middle);
        sheet.picture.spots.push_back({Box{at, at}.grown(half), "problem", std::to_string(i)});
    }
}

void draw_flags(Sheet& sheet) {
    constexpr std::size_t most = 10;
    if (sheet.detail > Detail::plates || !sheet.model.has_effort) return;
    std::vector<const BlueprintStep*> hottest;
    for (const BlueprintStep& step : sheet.model.steps)
        if (!step.is_ghost && step.effort_em > 0 && is_visible(sheet, step) &&
            sheet.map.contains(box_of(sheet, step).centre()))
            hottest.push_back(&step);
    std::stable_sort(hottest.begin(), hottest.end(),
                     [](const auto* a, const auto* b) { return a->effort_em > b->effort_em; });
    hottest.resize(std::min(most, hottest.size()));
    const float height = 1.35F * sheet.f, pitch = height + 0.3F * sheet.f;
    std::vector<Box> flags;
    for (const Spot& spot : sheet.picture.spots)
        if (spot.kind == "outcome") flags.push_back(spot.box);
    for (const BlueprintStep* step : hottest) {
        const Point foot = box_of(sheet, *step).centre();
        const std::string name =
            fitted(step->title, 9 * sheet.f, 0.82F * sheet.f, Weight::semibold);
        const float width = text_width(name, 0.82F * sheet.f, Weight::semibold) + 0.9F * sheet.f;
        const float left = std::min(whole(foot.x), sheet.map.max.x - width);
        for (int line = 0; line < 3; ++line) {
            const float top =
                whole(sheet.map.min.y + 0.2F * sheet.f + static_cast<float>(line) * pitch);
            const Box flag{{left, top}, {left + width, top + height}};
            if (flag.max.y > foot.y ||
                std::any_of(flags.begin(), flags.end(), [&](const Box& other) {
                    return other.grown(0.3F * sheet.f).touches(flag);
                }))
                continue;
            flags.push_back(flag);
            sheet.fill({{whole(foot.x), top}, {whole(foot.x) + 1, foot.y}},
                       sheet.tone(sheet.theme.ink));
            sheet.picture.add(Rectangle{
                .box = flag, .corner = 0.2F * sheet.f, .fill = sheet.tone(sheet.theme.ink)});
            sheet.text(
                {left + 0.45F * sheet.f, top + height / 2 + cap_height / 2 * 0.82F * sheet.f}, name,
                0.82F, Weight::semibold,
                sheet.theme.is_dark ? sheet.theme.on_blue : sheet.theme.panel);
            sheet.picture.spots.push_back({flag, "step", step->name});
            break;
        }
    }
}

}  // namespace friction::drawing
