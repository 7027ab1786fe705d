// Steps, their states and badges, problems, and the flags of the hottest ones.

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

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

/// The least size of letters, of the window's.
constexpr float least_size = 0.78F;
constexpr std::string_view more_follows = "\u2026";

bool is_cut(const std::vector<std::string>& lines) {
    return std::ranges::any_of(
        lines, [](const std::string& line) { return line.ends_with(more_follows); });
}

/// As many words from the beginning as fit, then the sign that more follow.
std::string whole_words(const std::string& title, float width, float size) {
    if (text_width(title, size, Weight::semibold) <= width) return title;
    for (std::size_t end = title.rfind(' '); end != std::string::npos && end > 0;
         end = title.rfind(' ', end - 1)) {
        const std::string shorter = title.substr(0, end).append(more_follows);
        if (text_width(shorter, size, Weight::semibold) <= width) return shorter;
    }
    return fitted(title, width, size, Weight::semibold);
}

/// The name on `count` lines at most, of which the last is as wide as `beside`.
std::vector<std::string> lines_beside(const std::string& title, float width, float beside, float px,
                                      std::size_t count) {
    std::vector<std::string> lines = wrapped(title, width, px, Weight::semibold, count);
    if (lines.size() < count) {
        lines.resize(count);
        return lines;
    }
    lines.pop_back();
    std::string_view rest = title;
    for (const std::string& line : lines) {
        const std::size_t at = rest.find(line);
        if (at == std::string_view::npos) {  // a word too long for its line was cut
            lines.emplace_back();
            return lines;
        }
        rest.remove_prefix(at + line.size());
    }
    rest.remove_prefix(std::min(rest.size(), rest.find_first_not_of(' ')));
    lines.push_back(fitted(rest, beside, px, Weight::semibold));
    return lines;
}

/// Beyond full size text grows too.
float growth(const Sheet& sheet) { return std::max(1.0F, sheet.view.zoom); }

/// How far letters reach below their line, in em.
constexpr float descent = 0.25F;

/// Letters of the least size, lines closer than usual; the effort stands at the end of the last.
struct TightLines {
    std::vector<std::string> lines;
    float size = least_size;     ///< of the window's letters
    float left = 0, right = 0;   ///< pixels
    float first = 0, pitch = 0;  ///< pixels: a baseline, and from one to the next
    bool is_cut = false;         ///< the name
};

/// Nothing where `count` lines do not fit into the height.
std::optional<TightLines> tight_lines(const Sheet& sheet, const BlueprintStep& step, const Box& box,
                                      const std::string& em, std::size_t count) {
    constexpr float air = 1;  // to the border
    TightLines tight;
    tight.size = least_size * growth(sheet);
    const float px = tight.size * sheet.f, capital = cap_height * px;
    const auto after_first = static_cast<float>(count - 1);
    const float room = box.height() - 2 * air - capital - descent * px;
    tight.pitch = std::clamp(room / after_first, 0.95F * px, 1.1F * px);
    const float below = tight.pitch * after_first;
    tight.first = std::min(box.centre().y - (below + capital) / 2 + capital,
                           box.max.y - air - descent * px - below);
    if (tight.first - capital < box.min.y + air) return {};
    const float inset =
        (step.kind == MarkKind::wait ? 0.55F : 0.35F) * sheet.f;  // clear of round ends
    tight.left = box.min.x + inset;
    tight.right = box.max.x - inset;
    const float wide = tight.right - tight.left;
    const float gap = em.empty() ? 0 : 0.3F * sheet.f;
    const float beside = wide - text_width(em, px, Weight::semibold) - gap;
    tight.lines = lines_beside(step.title, wide, beside, px, count);
    tight.is_cut = is_cut(tight.lines);
    return tight;
}

/// On two lines, or on three where two do not hold the name and three do.
std::optional<TightLines> tight_lines(const Sheet& sheet, const BlueprintStep& step, const Box& box,
                                      const std::string& em) {
    auto two = tight_lines(sheet, step, box, em, 2);
    if (!two || !two->is_cut) return two;
    auto three = tight_lines(sheet, step, box, em, 3);
    return three ? three : two;
}

void write_tight_lines(Sheet& sheet, const TightLines& tight, const std::string& em, Colour ink) {
    float base = tight.first;
    for (const std::string& line : tight.lines) {
        sheet.text({tight.left, base}, line, tight.size, Weight::semibold, ink);
        base += tight.pitch;
    }
    sheet.text({tight.right, base - tight.pitch}, em, tight.size, Weight::semibold, ink,
               Anchor::end);
}

/// Where the box is too flat for two lines: the effort always, of the title whole words.
void write_one_line(Sheet& sheet, const BlueprintStep& step, const Box& box, const std::string& em,
                    Colour ink) {
    constexpr float size = 0.82F;
    // In its middle a wait is as wide as a box.
    const float inset = 0.65F * sheet.f;
    const Box room{{box.min.x + inset, box.min.y}, {box.max.x - inset, box.max.y}};
    const float base = room.centre().y + cap_height / 2 * size * sheet.f;
    const float em_width = text_width(em, size * sheet.f, Weight::semibold);
    const float gap = em.empty() ? 0 : 0.4F * sheet.f;
    const float beside = room.width() - em_width - gap;
    if (text_width(step.title, size * sheet.f, Weight::semibold) > beside)
        if (const auto tight = tight_lines(sheet, step, box, em))
            return write_tight_lines(sheet, *tight, em, ink);
    sheet.text({room.min.x, base}, whole_words(step.title, beside, size * sheet.f), size,
               Weight::semibold, ink);
    sheet.text({room.max.x, base}, em, size, Weight::semibold, ink, Anchor::end);
}

void write_in(Sheet& sheet, const BlueprintStep& step, const Box& box, Colour ink) {
    const bool all = sheet.detail == Detail::all;
    const float grow = growth(sheet);
    const float title_size = all ? 0.9F * grow : 0.82F;
    const float inset = (step.kind == MarkKind::wait ? 1.1F : 0.65F) * sheet.f * grow;
    const float left = box.min.x + inset, right = box.max.x - inset;
    const float middle = box.centre().y;
    const float half_pitch = std::min(0.62F * title_size * sheet.f, box.height() * 0.235F);
    const float drop = cap_height / 2 * title_size * sheet.f;
    const std::string em = sheet.model.has_effort ? em_text(step.effort_em) : std::string();
    const float em_width = text_width(em, title_size * sheet.f, Weight::semibold);
    const auto lines =
        lines_beside(step.title, right - left + 0.2F * sheet.f,
                     right - left - em_width - 0.4F * sheet.f, title_size * sheet.f, 2);
    const float first = middle - half_pitch + drop - 0.05F * sheet.f;
    const float second = middle + half_pitch + drop + 0.1F * sheet.f;
    if (second + descent * title_size * sheet.f > box.max.y)
        return write_one_line(sheet, step, box, em, ink);
    const bool is_crowded = !all && !lines[1].empty();
    if (is_cut(lines) || is_crowded)
        if (const auto tight = tight_lines(sheet, step, box, em);
            tight && !tight->is_cut && (is_cut(lines) || tight->lines.back().empty()))
            return write_tight_lines(sheet, *tight, em, ink);
    sheet.text({left, first}, lines[0], title_size, Weight::semibold, ink);
    sheet.text({right, second}, em, title_size, Weight::semibold, ink, Anchor::end);
    if (!lines[1].empty())
        return sheet.text({left, second}, lines[1], title_size, Weight::semibold, ink);
    if (step.folded > 0) return sheet.text({left, second}, "EM", title_size, Weight::regular, ink);
    const float sign = 0.78F * title_size * sheet.f;
    draw_sign(sheet.picture, step.sign, {left + sign / 2, second - drop}, sign, ink,
              std::max(1.0F, sign / 9));
    if (!all) return;
    const float time_left = left + sign + 0.35F * sheet.f;
    const float small = std::max(0.78F, 0.87F * title_size);
    const float room = right - em_width - 0.35F * sheet.f - time_left;
    if (text_width(step.time, small * sheet.f, Weight::regular) <= room)
        sheet.text({time_left, second}, step.time, small, Weight::regular, ink);
}

/// Struck through; on two lines where one does not hold the name.
void write_ghost(Sheet& sheet, const BlueprintStep& step, const Box& box) {
    if (sheet.detail < Detail::title) return;
    float size = sheet.detail == Detail::all ? 0.9F : 0.82F;
    const float room = box.width() - sheet.f;
    if (text_width(step.title, size * sheet.f, Weight::regular) > room) size = least_size;
    const float px = size * sheet.f, pitch = 1.05F * px;
    const bool has_two = cap_height * px + descent * px + pitch + 2 <= box.height();
    const auto names = wrapped(step.title, room, px, Weight::regular, has_two ? 2 : 1);
    const Colour ink = sheet.tone(sheet.theme.ink3);
    Point c = box.centre();
    c.y -= pitch * static_cast<float>(names.size() - 1) / 2;
    for (const std::string& name : names) {
        sheet.text({c.x, c.y + cap_height / 2 * px}, name, size, Weight::regular, ink,
                   Anchor::middle);
        const float half = text_width(name, px, Weight::regular) / 2 + 0.15F * sheet.f;
        sheet.fill({{c.x - half, whole(c.y)}, {c.x + half, whole(c.y) + 1}}, ink);
        c.y += pitch;
    }
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
