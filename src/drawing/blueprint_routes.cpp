// Handoffs, the rails of outcomes, and the signs on them.

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "blueprint_sheet.h"

namespace friction::drawing {

namespace {

constexpr float full_width = 0.72F;  // f, of all journeys
constexpr float thin_px = 1.4F;
constexpr float corner_radius = 0.45F;
constexpr float small_outcome = 1.1F;  // where marks are plates
constexpr float ring_size = 1.35F, ring_before = 1.4F, disc_size = 1.3F;

float width_of(const Sheet& sheet, double share) {
    const float full = full_width * std::min(sheet.sx, sheet.f);
    return std::max(1.0F, whole(std::max(thin_px * 0.99F, full * static_cast<float>(share))));
}

std::string_view from_name(const Sheet& sheet, const BlueprintHandoff& handoff) {
    return sheet.layout.graph.steps[handoff.ends.from].name;
}

struct Path {
    std::vector<Point> points;  ///< px, axis by axis
    float width = 1;
};

Path path_of(const Sheet& sheet, const BlueprintHandoff& handoff, const Route& route) {
    Path path;
    path.width = width_of(sheet, handoff.share);
    for (const Point p : route.points) {
        const Point px = sheet.to_px(p);
        path.points.push_back({whole(px.x), whole(px.y)});
    }
    if (sheet.mark == sheet.sy) return path;
    // Marks keep more of their height than lanes do: their edges are nearer to their centres in
    // stretched lanes, further from them in flat ones.
    const auto pull = [&](Point& end, Point other, std::uint32_t step, std::uint32_t lane) {
        const auto box = sheet.layout.box(step, lane);
        if (!box || end.x != other.x) return;
        const float centre = sheet.y(box->centre().y), half = box->height() / 2 * sheet.mark;
        end.y = whole(other.y < centre ? centre - half : centre + half);
    };
    const std::size_t last = path.points.size() - 1;
    pull(path.points[0], path.points[1], handoff.ends.from, handoff.ends.from_lane);
    if (!handoff.ends.to_outcome)
        pull(path.points[last], path.points[last - 1], handoff.ends.to, handoff.ends.to_lane);
    return path;
}

bool is_near(const Sheet& sheet, const Route& route) {
    Box box{route.points.front(), route.points.front()};
    for (const Point p : route.points) {
        box.min = {std::min(box.min.x, p.x), std::min(box.min.y, p.y)};
        box.max = {std::max(box.max.x, p.x), std::max(box.max.y, p.y)};
    }
    return box.grown(0.5F).touches(sheet.visible);
}

Point towards(Point a, Point b, float length) {
    const float dx = b.x - a.x, dy = b.y - a.y, all = std::hypot(dx, dy);
    if (all <= 0) return a;
    return {a.x + dx / all * length, a.y + dy / all * length};
}

/// A straight piece as a filled rectangle on whole pixels: stroked lines of even width blur.
void bar(Sheet& sheet, Point a, Point b, float width, Colour colour) {
    const float before = std::floor(width / 2), behind = width - before;
    Box box{{std::min(a.x, b.x), std::min(a.y, b.y)}, {std::max(a.x, b.x), std::max(a.y, b.y)}};
    if (a.x == b.x) {
        box.min.x -= before;
        box.max.x += behind;
    } else {
        box.min.y -= before;
        box.max.y += behind;
    }
    sheet.fill(box, colour);
}

/// A quarter of a ring around a corner, of six pieces.
void bend(Sheet& sheet, Point from, Point corner, Point to, float width, Colour colour) {
    constexpr int pieces = 6;
    const float shift = std::fmod(width, 2.0F) / 2;  // bars of odd width lie half a pixel further
    Polyline arc{.points = {}, .line = colour, .line_width = width};
    const Point centre{from.x + to.x - corner.x, from.y + to.y - corner.y};
    for (int i = 0; i <= pieces; ++i) {
        const float angle = static_cast<float>(i) / pieces * std::numbers::pi_v<float> / 2;
        arc.points.push_back({centre.x + (from.x - centre.x) * std::cos(angle) +
                                  (to.x - centre.x) * std::sin(angle) + shift,
                              centre.y + (from.y - centre.y) * std::cos(angle) +
                                  (to.y - centre.y) * std::sin(angle) + shift});
    }
    sheet.picture.add(std::move(arc));
}

/// The pieces of a path; without arcs they overlap in the corners.
void stroke(Sheet& sheet, const std::vector<Point>& points, float width, Colour colour,
            bool round) {
    Point from = points.front();
    for (std::size_t i = 1; i < points.size(); ++i) {
        Point to = points[i];
        if (i + 1 == points.size()) {
            bar(sheet, from, to, width, colour);
            break;
        }
        const Point before = points[i - 1], behind = points[i + 1];
        const float room = std::min(std::hypot(to.x - before.x, to.y - before.y),
                                    std::hypot(behind.x - to.x, behind.y - to.y)) /
                           2;
        const float radius = std::min(std::max(corner_radius * sheet.sx, width / 2), room);
        if (!round || radius < 2) {
            bar(sheet, from, towards(to, behind, 0), width, colour);
            from = to;
            continue;
        }
        const Point a = towards(to, before, radius), b = towards(to, behind, radius);
        bar(sheet, from, a, width, colour);
        bend(sheet, a, to, b, width, colour);
        from = b;
    }
}

struct Head {
    float half, length;
};
Head head_of(float width) {
    const float half = 0.75F * width + 2;
    return {half, half + 1.5F};
}

void arrow_head(Sheet& sheet, Point tip, Point from, float half, float length, Colour colour) {
    const Point base = towards(tip, from, length);
    const float nx = (tip.y - base.y) / length, ny = (base.x - tip.x) / length;
    sheet.picture.add(Area{.points = {tip,
                                      {base.x + nx * half, base.y + ny * half},
                                      {base.x - nx * half, base.y - ny * half}},
                           .fill = colour});
}

void draw_arrow(Sheet& sheet, const Path& path, Colour colour, bool is_changed) {
    const Head head = head_of(path.width);
    std::vector<Point> points = path.points;
    const Point tip = points.back();
    const Point before = points[points.size() - 2];
    const float last = std::hypot(tip.x - before.x, tip.y - before.y);
    const float length = std::min(head.length, last);
    points.back() = towards(tip, before, length);
    const bool round = sheet.detail >= Detail::effort;
    if (is_changed) {
        const Colour blue = sheet.tone(sheet.theme.blue);
        const float edge = sheet.line(2);
        stroke(sheet, points, path.width + 2 * edge, blue, round);
        arrow_head(sheet, tip, before, head.half + 1.6F * edge, length + 1.4F * edge, blue);
    }
    stroke(sheet, points, path.width, colour, round);
    if (is_changed)
        arrow_head(sheet, towards(tip, before, sheet.line(2)), before, head.half - 1, length - 1,
                   colour);
    else
        arrow_head(sheet, tip, before, head.half, length, colour);
}

void add_spots(Sheet& sheet, const BlueprintHandoff& handoff, const Path& path) {
    for (std::size_t i = 1; i < path.points.size(); ++i) {
        const Point a = path.points[i - 1], b = path.points[i];
        const Box box{{std::min(a.x, b.x), std::min(a.y, b.y)},
                      {std::max(a.x, b.x), std::max(a.y, b.y)}};
        sheet.picture.spots.push_back(
            {box.grown(path.width / 2 + 0.25F * sheet.f), "handoff", handoff.name});
    }
}

/// Ways nobody takes are thin; without a result all are.
bool is_drawn(const Sheet& sheet, const BlueprintHandoff& handoff) {
    return sheet.detail > Detail::plates || handoff.share >= 0.01 || !sheet.model.has_effort;
}

Colour rail_colour(const Sheet& sheet, const BlueprintOutcome& outcome) {
    return sheet.tone(outcome.kind == OutcomeKind::resolved ? sheet.theme.base : sheet.theme.line2);
}

/// On a dark ground the low classes lie too near to it for a thin line.
Colour heat_of_line(const Theme& theme, std::size_t heat) {
    return theme.heat[std::min<std::size_t>(6, heat + (theme.is_dark ? 1 : 0))];
}

template <class Visit>
void for_each_handoff(Sheet& sheet, const Visit& visit) {
    for (const BlueprintHandoff& handoff : sheet.model.handoffs) {
        const Route* route = sheet.layout.route(handoff.ends);
        if (route == nullptr || route->points.size() < 2 || !is_near(sheet, *route)) continue;
        visit(handoff, *route);
    }
}

/// How far before the tip the ring stands on the last piece: as far as it should, or else as near
/// to that as the discs of meetings and the length of the piece allow. It never leaves its line.
float ring_from_tip(const Sheet& sheet, const Path& path, float wish,
                    const std::vector<Point>& meetings) {
    const Point tip = path.points.back(), before = path.points[path.points.size() - 2];
    const float half = ring_size / 2 * sheet.f, apart = half + disc_size / 2 * sheet.f + 1;
    const float least = half + 1;
    const float most = std::max(least, std::hypot(tip.x - before.x, tip.y - before.y) - half - 1);
    float best = std::clamp(wish, least, most), best_costs = std::numeric_limits<float>::infinity();
    std::vector<float> offers{best};
    for (const Point meeting : meetings)
        for (const float side : {-apart, apart})
            offers.push_back(std::hypot(tip.x - meeting.x, tip.y - meeting.y) + side);
    for (const float offer : offers) {
        const float from_tip = std::clamp(offer, least, most);
        const Point at = towards(tip, before, from_tip);
        float costs = std::abs(from_tip - wish);
        // Where there is no room for both, as little of the disc as can be is covered.
        for (const Point meeting : meetings)
            costs +=
                100 * std::max(0.0F, apart - 1 - std::hypot(meeting.x - at.x, meeting.y - at.y));
        if (costs >= best_costs) continue;
        best_costs = costs;
        best = from_tip;
    }
    return best;
}

/// On the last piece of a path.
void felt_ring(Sheet& sheet, const Path& path, const std::vector<Point>& meetings) {
    const Point tip = path.points.back(), before = path.points[path.points.size() - 2];
    const float away =
        std::max(ring_before * sheet.f, head_of(path.width).length + ring_size / 2 * sheet.f);
    const float room = std::hypot(tip.x - before.x, tip.y - before.y);
    if (tip.y == before.y && room < away + ring_size * sheet.f) {
        // Between neighbours the ring would cover the arrow: it stands above.
        const Point above{(tip.x + before.x) / 2,
                          tip.y - path.width / 2 - ring_size / 2 * sheet.f - 1};
        sheet.badge(above, ring_size, Sign::chevrons, sheet.theme.panel,
                    sheet.tone(sheet.theme.warm), sheet.tone(sheet.theme.warm), sheet.line(2));
        sheet.filled.add(Box{above, above}.grown(ring_size / 2 * sheet.f));
        return;
    }
    const Point at = towards(tip, before, ring_from_tip(sheet, path, away, meetings));
    sheet.badge(at, ring_size, Sign::chevrons, sheet.theme.panel, sheet.tone(sheet.theme.warm),
                sheet.tone(sheet.theme.warm), sheet.line(2));
    sheet.filled.add(Box{at, at}.grown(ring_size / 2 * sheet.f));
}

void meeting_disc(Sheet& sheet, const BlueprintHandoff& handoff, const Path& path,
                  std::vector<Point>& meetings) {
    const LaneBand& customer = sheet.layout.lanes.front();
    const float y = whole(sheet.y(customer.y + customer.height));
    for (std::size_t i = 1; i < path.points.size(); ++i) {
        const Point a = path.points[i - 1], b = path.points[i];
        if (a.x != b.x || std::min(a.y, b.y) > y || std::max(a.y, b.y) < y) continue;
        const Point at{a.x, y};
        sheet.badge(at, disc_size, sign_of(handoff.meets), sheet.theme.panel,
                    sheet.tone(sheet.theme.ink2), sheet.tone(sheet.theme.ink), sheet.line(1.2F));
        sheet.filled.add(Box{at, at}.grown(disc_size / 2 * sheet.f));
        meetings.push_back(at);
        sheet.discs.push_back(at);
        return;
    }
}

void caption(Sheet& sheet, const BlueprintHandoff& handoff, const Path& path) {
    if (handoff.share >= 0.995 || handoff.share < 0.01) return;
    const float size = 0.78F * sheet.f;
    const std::string text = share_text(handoff.share);
    const float width = text_width(text, size, Weight::regular), height = cap_height * size;
    const LaneBand& customer = sheet.layout.lanes.front();
    const float visibility = sheet.y(customer.y + customer.height);
    const auto put = [&](Point at) {
        const Box box = Box{{at.x, at.y - height}, {at.x + width, at.y}}.grown(0.12F * sheet.f);
        if (box.min.y <= visibility + 1 && box.max.y >= visibility - 1) return false;
        if (sheet.filled.touches(box)) return false;
        sheet.filled.add(box);
        sheet.text(at, text, 0.78F, Weight::regular, sheet.tone(sheet.theme.ink2));
        return true;
    };
    for (std::size_t i = 1; i < path.points.size(); ++i) {
        const Point a = path.points[i - 1], b = path.points[i];
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        if (length < 1.6F * sheet.f) continue;
        for (const float part : {0.5F, 0.3F, 0.7F, 0.15F, 0.85F}) {
            const Point at{a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part};
            if (a.x == b.x) {
                if (put({at.x + path.width / 2 + 0.4F * sheet.f, at.y + height / 2})) return;
                if (put({at.x - path.width / 2 - 0.4F * sheet.f - width, at.y + height / 2}))
                    return;
            } else if (length > width &&
                       put({at.x - width / 2, at.y - path.width / 2 - 0.3F * sheet.f})) {
                return;
            }
        }
    }
}

}  // namespace

void draw_handoffs(Sheet& sheet) {
    const auto draw = [&](bool changed) {
        for_each_handoff(sheet, [&](const BlueprintHandoff& handoff, const Route& route) {
            if (handoff.ends.to_outcome || handoff.is_changed != changed ||
                !is_drawn(sheet, handoff))
                return;
            if (sheet.detail == Detail::dots) {
                // Too small for bends and heads. Upright and level lines stay apart and sharp where
                // slanted ones would blur into a grey ground.
                stroke(sheet, path_of(sheet, handoff, route).points, 1,
                       sheet.tone(changed ? sheet.theme.blue : sheet.theme.flow), false);
                return;
            }
            const Path path = path_of(sheet, handoff, route);
            const Colour colour =
                handoff.heat ? heat_of_line(sheet.theme, *handoff.heat) : sheet.theme.flow;
            draw_arrow(sheet, path, sheet.tone(colour, from_name(sheet, handoff)),
                       handoff.is_changed);
            add_spots(sheet, handoff, path);
        });
    };
    draw(false);
    draw(true);
}

namespace {

/// Where the discs of outcomes stand, by position in the layout. Where lanes are flat, rails are
/// nearer to each other, and the first to the edge, than discs are high.
std::vector<float> outcome_ys(const Sheet& sheet) {
    const float size = sheet.detail <= Detail::plates ? small_outcome : outcome_size;
    const float pitch = std::max(1.9F * sheet.sy, (size + 0.12F) * sheet.f);
    std::vector<std::size_t> order;
    for (const BlueprintOutcome& outcome : sheet.model.outcomes) order.push_back(outcome.outcome);
    std::ranges::sort(order);
    std::vector<float> ys(sheet.layout.rails.size());
    float last = sheet.map.min.y + (size / 2 + 0.1F) * sheet.f - pitch;
    for (const std::size_t outcome : order)
        last = ys[outcome] = std::max(whole(sheet.y(sheet.layout.rails[outcome])), last + pitch);
    return ys;
}

/// The end of a rail: straight to its disc, or down to where that stands. Lower rails turn first,
/// so that none crosses another.
void end_rail(Sheet& sheet, const Point& from, const Point& disc, std::size_t place, float width,
              Colour colour) {
    const Head head = head_of(width);
    const float tip = disc.x - head.length;
    if (disc.y == from.y) {
        if (tip > from.x) bar(sheet, from, {tip, from.y}, width, colour);
    } else {
        const float step = std::max(0.45F * sheet.f, width + 1);
        const float turn =
            std::max(from.x, whole(tip - 0.3F * sheet.f - static_cast<float>(place) * step));
        const float half = std::floor(width / 2);
        if (turn > from.x) bar(sheet, from, {turn + half, from.y}, width, colour);
        bar(sheet, {turn, from.y}, {turn, disc.y}, width, colour);
        bar(sheet, {turn - half, disc.y}, {tip, disc.y}, width, colour);
    }
    arrow_head(sheet, disc, {disc.x - 2 * head.length, disc.y}, head.half, head.length, colour);
}

}  // namespace

void draw_rails(Sheet& sheet) {
    const float clear = 1.3F * outcome_size / 2 * sheet.f;
    const std::vector<float> discs = outcome_ys(sheet);
    for (const BlueprintOutcome& outcome : sheet.model.outcomes) {
        struct Joint {
            float x;
            double share;
        };
        std::vector<Joint> joints;
        const Colour colour = rail_colour(sheet, outcome);
        for (const BlueprintHandoff& handoff : sheet.model.handoffs) {
            if (!handoff.ends.to_outcome || handoff.ends.to != outcome.outcome) continue;
            const Route* route = sheet.layout.route(handoff.ends);
            if (route == nullptr || route->points.size() < 2) continue;
            joints.push_back({sheet.x(route->points.back().x), handoff.share});
            if (!is_near(sheet, *route) || !is_drawn(sheet, handoff)) continue;
            const Path path = path_of(sheet, handoff, *route);
            const bool round = sheet.detail >= Detail::effort;
            if (handoff.is_changed)
                stroke(sheet, path.points, path.width + 2 * sheet.line(2),
                       sheet.tone(sheet.theme.blue), round);
            stroke(sheet, path.points, path.width, colour, round);
            add_spots(sheet, handoff, path);
        }
        std::stable_sort(joints.begin(), joints.end(),
                         [](const Joint& a, const Joint& b) { return a.x < b.x; });
        const float y = whole(sheet.y(sheet.layout.rails[outcome.outcome]));
        const float end = whole(sheet.x(sheet.layout.rail_end) - clear);
        // A little off its middle the disc is still what the arrow points at.
        const float off = std::abs(discs[outcome.outcome] - y);
        const float disc_y = off < 0.35F * sheet.f ? y : discs[outcome.outcome];
        double share = 0;
        for (std::size_t i = 0; i < joints.size(); ++i) {
            share += joints[i].share;
            const float width = width_of(sheet, std::min(1.0, share));
            const bool is_last = i + 1 == joints.size();
            const float from =
                whole(joints[i].x) - std::floor(width_of(sheet, joints[i].share) / 2);
            if (is_last) {
                end_rail(sheet, {from, y}, {end, disc_y}, outcome.outcome, width, colour);
                break;
            }
            const float to = whole(joints[i + 1].x);
            if (to > from) bar(sheet, {from, y}, {to, y}, width, colour);
        }
    }
}

void draw_signs_on_handoffs(Sheet& sheet) {
    if (sheet.detail < Detail::effort) return;
    for_each_handoff(sheet, [&](const BlueprintHandoff& handoff, const Route& route) {
        const Path path = path_of(sheet, handoff, route);
        for (std::size_t i = 1; i < path.points.size(); ++i) {
            const Point a = path.points[i - 1], b = path.points[i];
            sheet.filled.add(Box{{std::min(a.x, b.x), std::min(a.y, b.y)},
                                 {std::max(a.x, b.x), std::max(a.y, b.y)}}
                                 .grown(path.width / 2));
        }
        std::vector<Point> meetings;
        if (handoff.meets != Channel::none) meeting_disc(sheet, handoff, path, meetings);
        if (handoff.is_felt) felt_ring(sheet, path, meetings);
    });
    if (sheet.detail < Detail::all) return;
    name_choices(sheet);
    for_each_handoff(sheet, [&](const BlueprintHandoff& handoff, const Route& route) {
        caption(sheet, handoff, path_of(sheet, handoff, route));
    });
}

void draw_outcomes(Sheet& sheet) {
    const Theme& theme = sheet.theme;
    const bool small = sheet.detail <= Detail::plates;
    const float size = small ? small_outcome : outcome_size;
    const std::vector<float> ys = outcome_ys(sheet);
    std::vector<const BlueprintOutcome*> order;
    for (const BlueprintOutcome& outcome : sheet.model.outcomes) order.push_back(&outcome);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto* a, const auto* b) { return a->outcome < b->outcome; });
    for (const BlueprintOutcome* outcome : order) {
        const float y = ys[outcome->outcome];
        const Point at{whole(sheet.x(sheet.layout.rail_end)), y};
        const bool resolved = outcome->kind == OutcomeKind::resolved;
        const Sign sign = resolved                                          ? Sign::check
                          : outcome->kind == OutcomeKind::closed_unresolved ? Sign::minus
                                                                            : Sign::cross;
        const Colour ink = sheet.tone(theme.ink);
        sheet.badge(at, size, sign, resolved ? ink : sheet.tone(theme.canvas), ink,
                    resolved ? sheet.tone(theme.is_dark ? theme.on_blue : theme.panel) : ink,
                    sheet.line(1.6F));
        const float figure = small ? 0.9F : 1.2F;
        float x = at.x + (size / 2 + 0.4F) * sheet.f;
        const Point words{x, y};
        const std::string share = outcome->share ? share_text(*outcome->share) : std::string();
        if (!share.empty())
            x += text_width(share, figure * sheet.f, Weight::semibold) + 0.45F * sheet.f;
        // A long share takes from the room of the name, which ends where the map does.
        const float end = at.x + (sheet.layout.width - sheet.layout.rail_end) * sheet.f;
        const std::string name = fitted(outcome->title, std::min(8.5F * sheet.f, end - x),
                                        0.8F * sheet.f, Weight::regular);
        const Point name_at{x, y};
        x += text_width(name, 0.8F * sheet.f, Weight::regular);
        const float half = figure / 2 * sheet.f;
        if (const auto line = line_of_visibility(sheet); line && std::abs(*line - y) < half)
            sheet.fill({{words.x, y - half}, {x + 0.3F * sheet.f, y + half}}, theme.canvas);
        sheet.text({words.x, y + cap_height / 2 * figure * sheet.f}, share, figure,
                   Weight::semibold, ink);
        sheet.text({name_at.x, y + cap_height / 2 * 0.8F * sheet.f}, name, 0.8F, Weight::regular,
                   sheet.tone(theme.ink2));
        sheet.picture.spots.push_back(
            {{{at.x - size / 2 * sheet.f, y - size / 2 * sheet.f}, {x, y + size / 2 * sheet.f}},
             "outcome",
             outcome->name});
    }
}

}  // namespace friction::drawing
