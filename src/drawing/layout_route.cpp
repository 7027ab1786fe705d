// The last two stages: slots and tracks for every handoff, as few bends as can be had without
// crossing a box.

#include <algorithm>
#include <cmath>

#include "layout_space.h"
#include "layout_work.h"

namespace friction::drawing {

namespace {

constexpr float search_reach = 120;  // how far from both ends a free column is looked for
constexpr std::uint64_t outcome_bit = std::uint64_t{1} << 40U;

using Level = RoutePoint::Level;

/// One end of a handoff.
struct End {
    float x = 0, half = 0;
    float low = 0, high = 0;  ///< where verticals may leave or enter
    std::uint32_t row = 0;

    [[nodiscard]] float left() const { return x - half; }
    [[nodiscard]] float right() const { return x + half; }
};

class Router {
public:
    Router(const LayoutGraph& graph, const Order& order, const std::vector<StepSpot>& steps,
           const RowTable& rows)
        : graph_(graph), order_(order), steps_(steps), rows_(rows), space_(rows.count()) {
        for (std::uint32_t s = 0; s < steps.size(); ++s)
            for (const StepPlace& place : steps[s].places) {
                const End end = end_of(s, place.lane);
                space_.add_box(end.row, end.left(), end.right(), s);
            }
        space_.sort_boxes();
        routing_.routes.resize(graph.handoffs.size());
    }

    Routing route_all(const std::atomic<bool>* cancel) {
        std::vector<std::uint32_t> later, outcomes, back;
        for (std::uint32_t h = 0; h < graph_.handoffs.size(); ++h) {
            if (graph_.handoffs[h].to_outcome)
                outcomes.push_back(h);
            else if (order_.is_back[h] != 0)
                back.push_back(h);
            else if (!straight(h))
                later.push_back(h);
        }
        const auto by_length = [&](std::uint32_t a, std::uint32_t b) {
            return length(a) < length(b);
        };
        std::stable_sort(later.begin(), later.end(), by_length);
        std::stable_sort(back.begin(), back.end(), by_length);
        for (const std::uint32_t h : outcomes)
            if (!is_stopped(cancel)) to_rail(h);
        for (const std::uint32_t h : later)
            if (!is_stopped(cancel) && !bent(h)) by_tracks(h, false);
        for (const std::uint32_t h : back)
            if (!is_stopped(cancel)) by_tracks(h, true);
        return std::move(routing_);
    }

private:
    [[nodiscard]] End end_of(std::uint32_t s, std::uint32_t lane) const {
        End end;
        const MarkKind kind = graph_.steps[s].kind;
        end.x = steps_[s].x;
        end.half = half_width(kind);
        const float half_port = kind == MarkKind::choice ? 0 : end.half - port_margin;
        end.low = end.x - half_port;
        end.high = end.x + half_port;
        for (const StepPlace& place : steps_[s].places)
            if (place.lane == lane) end.row = rows_.first[lane] + place.row;
        return end;
    }
    [[nodiscard]] End from_of(std::uint32_t h) const {
        return end_of(graph_.handoffs[h].from, graph_.handoffs[h].from_lane);
    }
    [[nodiscard]] End to_of(std::uint32_t h) const {
        return end_of(graph_.handoffs[h].to, graph_.handoffs[h].to_lane);
    }
    [[nodiscard]] float length(std::uint32_t h) const {
        return std::abs(steps_[graph_.handoffs[h].to].x - steps_[graph_.handoffs[h].from].x);
    }
    /// Lines to one place may be one line.
    [[nodiscard]] std::uint64_t target_of(std::uint32_t h) const {
        const LayoutHandoff& handoff = graph_.handoffs[h];
        if (handoff.to_outcome) return outcome_bit | handoff.to;
        return std::uint64_t{handoff.to} << 8U | (handoff.to_lane & 0xffU);
    }

    void begin(std::uint32_t h, const End& u, const End& v) {
        space_.begin_handoff(graph_.handoffs[h].from, u.row, graph_.handoffs[h].to, v.row);
    }
    void set(std::uint32_t h, std::vector<RoutePoint> points) {
        routing_.routes[h] = std::move(points);
    }

    /// A vertical that begins and ends outside the boxes of rows a and b: the gutters it touches.
    struct Gutters {
        std::uint32_t first, last;
    };
    static Gutters between(std::uint32_t row_a, std::uint32_t row_b) {
        return {std::min(row_a, row_b) + 1, std::max(row_a, row_b)};
    }

    bool straight(std::uint32_t h) {
        const End u = from_of(h), v = to_of(h);
        begin(h, u, v);
        const std::uint64_t target = target_of(h);
        if (u.row == v.row) {
            if (v.left() <= u.right() || !space_.is_clear(u.row, u.right(), v.left(), target))
                return false;
            space_.take_row(u.row, u.right(), v.left(), target);
            set(h, {{u.right(), Level::centre, u.row}, {v.left(), Level::centre, v.row}});
            return true;
        }
        const float low = std::max(u.low, v.low), high = std::min(u.high, v.high);
        const Gutters g = between(u.row, v.row);
        const auto x = space_.free_x((low + high) / 2, low, high, g.first, g.last, target);
        if (!x) return false;
        space_.take_vertical(*x, g.first, g.last, target);
        set(h, {side_towards(u, v.row, *x), side_towards(v, u.row, *x)});
        return true;
    }

    /// The upper or lower edge of a box, whichever looks at the row.
    static RoutePoint side_towards(const End& end, std::uint32_t row, float x) {
        return {x, row > end.row ? Level::bottom : Level::top, end.row};
    }

    /// One bend, or two of them between neighbours.
    bool bent(std::uint32_t h) {
        const End u = from_of(h), v = to_of(h);
        begin(h, u, v);
        if (u.row == v.row) return false;
        const std::uint64_t target = target_of(h);
        const Gutters g = between(u.row, v.row);
        return across_then_along(h, u, v, g, target) || along_then_across(h, u, v, g, target) ||
               stair(h, u, v, g, target);
    }

    bool along_then_across(std::uint32_t h, const End& u, const End& v, Gutters g,
                           std::uint64_t target) {
        const float low = std::max(v.low, u.right() + box_gap);
        const auto x = space_.free_x(v.x, low, v.high, g.first, g.last, target);
        if (!x || !space_.is_clear(u.row, u.right(), *x + box_gap, target)) return false;
        space_.take_vertical(*x, g.first, g.last, target);
        space_.take_row(u.row, u.right(), *x, target);
        set(h, {{u.right(), Level::centre, u.row},
                {*x, Level::centre, u.row},
                side_towards(v, u.row, *x)});
        return true;
    }

    bool across_then_along(std::uint32_t h, const End& u, const End& v, Gutters g,
                           std::uint64_t target) {
        const float high = std::min(u.high, v.left() - line_gap);
        const auto x = space_.free_x(u.x, u.low, high, g.first, g.last, target);
        if (!x || !space_.is_clear(v.row, *x - box_gap, v.left(), target)) return false;
        space_.take_vertical(*x, g.first, g.last, target);
        space_.take_row(v.row, *x, v.left(), target);
        set(h, {side_towards(u, v.row, *x),
                {*x, Level::centre, v.row},
                {v.left(), Level::centre, v.row}});
        return true;
    }

    bool stair(std::uint32_t h, const End& u, const End& v, Gutters g, std::uint64_t target) {
        const float low = u.right() + box_gap, high = v.left() - line_gap;
        const auto x = space_.free_x((low + high) / 2, low, high, g.first, g.last, target);
        if (!x || !space_.is_clear(u.row, u.right(), *x + box_gap, target) ||
            !space_.is_clear(v.row, *x - box_gap, v.left(), target))
            return false;
        space_.take_vertical(*x, g.first, g.last, target);
        space_.take_row(u.row, u.right(), *x, target);
        space_.take_row(v.row, *x, v.left(), target);
        set(h, {{u.right(), Level::centre, u.row},
                {*x, Level::centre, u.row},
                {*x, Level::centre, v.row},
                {v.left(), Level::centre, v.row}});
        return true;
    }

    RoutePoint track(std::uint32_t gutter, float from, float to, std::uint64_t target) {
        routing_.tracks.push_back({gutter, std::min(from, to), std::max(from, to), target, 0});
        return {to, Level::track, static_cast<std::uint32_t>(routing_.tracks.size() - 1)};
    }

    /// Out of a box, along a gutter, perhaps through rows and along another gutter, into a box.
    void by_tracks(std::uint32_t h, bool is_back) {
        const End u = from_of(h), v = to_of(h);
        begin(h, u, v);
        const std::uint64_t target = target_of(h);
        std::uint32_t out = 0, in = 0;  // gutters
        if (is_back || u.row > v.row) {
            in = v.row + 1;
            out = u.row > v.row ? u.row : u.row + 1;
        } else if (u.row < v.row) {
            out = u.row + 1;
            in = v.row;
        } else {
            out = in = u.row == 0 ? 1 : u.row;
        }
        const RoutePoint leaves{0, out == u.row ? Level::top : Level::bottom, u.row};
        const RoutePoint enters{0, in == v.row ? Level::top : Level::bottom, v.row};
        const float entry = space_.free_x(v.x, v.low, v.high, in, in, target).value_or(v.x);
        const std::uint32_t a = std::min(out, in), b = std::max(out, in);
        const float wish = is_back ? u.x : std::min(u.high, std::max(u.low, v.x));
        std::vector<RoutePoint> points;
        if (const auto x = space_.free_x(wish, u.low, u.high, a, b, target)) {
            take(*x, a, b, target);
            points = {at(leaves, *x)};
            add_track(points, in, *x, entry, target);
            take(entry, in, in, target);
        } else if (const auto y = space_.free_x(v.x, v.low, v.high, a, b, target)) {
            const float exit = space_.free_x(u.x, u.low, u.high, out, out, target).value_or(u.x);
            take(exit, out, out, target);
            points = {at(leaves, exit)};
            add_track(points, out, exit, *y, target);
            take(*y, a, b, target);
            points.push_back(at(enters, *y));
            return set(h, std::move(points));
        } else {
            const float exit = space_.free_x(u.x, u.low, u.high, out, out, target).value_or(u.x);
            take(exit, out, out, target);
            const float middle = (exit + entry) / 2;
            const float column =
                space_.free_x(middle, middle - search_reach, middle + search_reach, a, b, target)
                    .value_or(entry);
            points = {at(leaves, exit)};
            add_track(points, out, exit, column, target);
            take(column, a, b, target);
            add_track(points, in, column, entry, target);
            take(entry, in, in, target);
        }
        points.push_back(at(enters, entry));
        set(h, std::move(points));
    }

    void to_rail(std::uint32_t h) {
        const End u = from_of(h);
        const std::uint32_t step = graph_.handoffs[h].from;
        space_.begin_handoff(step, u.row, step, u.row);
        const std::uint64_t target = target_of(h);
        const RoutePoint rail{0, Level::rail, graph_.handoffs[h].to};
        const bool other_goes_up =
            (used_up_.size() > graph_.handoffs[h].from) && used_up_[graph_.handoffs[h].from] != 0;
        used_up_.resize(std::max<std::size_t>(used_up_.size(), graph_.handoffs[h].from + 1));
        used_up_[graph_.handoffs[h].from] = 1;
        const float wish = other_goes_up ? std::min(u.high, u.x + 2 * line_gap) : u.x;
        if (const auto x = space_.free_x(wish, u.low, u.high, 0, u.row, target)) {
            take(*x, 0, u.row, target);
            return set(h, {{*x, Level::top, u.row}, at(rail, *x)});
        }
        const float low = u.right() + box_gap, high = u.right() + 2 * line_gap;
        const auto beside = space_.free_x(low + box_gap, low, high, 0, u.row, target);
        if (beside && space_.is_clear(u.row, u.right(), *beside + box_gap, target)) {
            take(*beside, 0, u.row, target);
            space_.take_row(u.row, u.right(), *beside, target);
            return set(h, {{u.right(), Level::centre, u.row},
                           {*beside, Level::centre, u.row},
                           at(rail, *beside)});
        }
        const float exit = space_.free_x(u.x, u.low, u.high, u.row, u.row, target).value_or(u.x);
        const float x =
            space_.free_x(exit, exit - search_reach, exit + search_reach, 0, u.row, target)
                .value_or(exit);
        take(exit, u.row, u.row, target);
        std::vector<RoutePoint> points = {{exit, Level::top, u.row}};
        add_track(points, u.row, exit, x, target);
        take(x, 0, u.row, target);
        points.push_back(at(rail, x));
        set(h, std::move(points));
    }

    static RoutePoint at(RoutePoint point, float x) {
        point.x = x;
        return point;
    }
    void take(float x, std::uint32_t a, std::uint32_t b, std::uint64_t target) {
        space_.take_vertical(x, a, b, target);
    }
    void add_track(std::vector<RoutePoint>& points, std::uint32_t gutter, float from, float to,
                   std::uint64_t target) {
        if (std::abs(from - to) < 1e-3F) return;
        RoutePoint end = track(gutter, from, to, target);
        points.push_back(at(end, from));
        points.push_back(end);
    }

    const LayoutGraph& graph_;
    const Order& order_;
    const std::vector<StepSpot>& steps_;
    const RowTable& rows_;
    Space space_;
    Routing routing_;
    std::vector<std::uint8_t> used_up_;  ///< per step: a way to an outcome leaves it upwards
};

}  // namespace

Routing route_handoffs(const LayoutGraph& graph, const Order& order,
                       const std::vector<StepSpot>& steps, const RowTable& rows,
                       const std::atomic<bool>* cancel) {
    return Router(graph, order, steps, rows).route_all(cancel);
}

}  // namespace friction::drawing
