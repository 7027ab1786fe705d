#include "friction/drawing/layout.h"

#include <algorithm>
#include <limits>

#include "layout_work.h"

namespace friction::drawing {

namespace {

// y of the customer lane when up to two outcomes have their rails in it, and of all other rows.
constexpr float first_rail = 0.9F, rail_pitch = 1.9F;
constexpr float below_rails = 2.7F;  // down to the boxes
constexpr float first_centre = 7.15F;
constexpr float below_customer = 3.55F;  // from the centre of its last row to its end
constexpr float lane_row_height = 5.7F;
constexpr float track_pitch = 0.9F;
constexpr std::uint32_t most_tracks = 8;  // side by side; more share their places

constexpr float before_outcomes = 1.5F;  // between the last step and the discs
constexpr float outcome_room = 12.2F;    // for disc, share and name

/// Tracks of a gutter by their left end; each takes the first place where no other one is. Those
/// to one target that meet are one.
std::uint32_t assign_tracks(std::vector<Track*>& tracks) {
    std::stable_sort(tracks.begin(), tracks.end(),
                     [](const Track* a, const Track* b) { return a->from < b->from; });
    struct Place {
        float to;
        std::uint64_t target;
    };
    std::vector<Place> places;
    for (Track* track : tracks) {
        std::uint32_t chosen = nowhere;
        for (std::uint32_t i = 0; i < places.size(); ++i) {
            const bool is_same = places[i].target == track->target;
            if (places[i].to + (is_same ? 0 : track_pitch) > track->from && !is_same) continue;
            if (chosen == nowhere || (is_same && places[i].to > track->from)) chosen = i;
        }
        if (chosen == nowhere) {
            chosen = static_cast<std::uint32_t>(places.size());
            places.push_back({track->to, track->target});
        }
        places[chosen].to = std::max(places[chosen].to, track->to);
        places[chosen].target = track->target;
        track->lane = chosen;
    }
    return static_cast<std::uint32_t>(places.size());
}

struct Heights {
    std::vector<float> centre;        ///< per row
    std::vector<float> gutter_first;  ///< per gutter: y of its first track
    std::vector<float> gutter_pitch;  ///< signed: upwards above the first row, else downwards
    std::vector<std::uint32_t> track_count;
};

Heights heights_of(Layout& layout, const RowTable& rows, Routing& routing) {
    Heights heights;
    std::vector<std::vector<Track*>> by_gutter(rows.count() + 1);
    for (Track& track : routing.tracks) by_gutter[track.gutter].push_back(&track);
    for (std::vector<Track*>& tracks : by_gutter)
        heights.track_count.push_back(assign_tracks(tracks));
    const auto extra = [&](std::uint32_t gutter, float room) {
        const auto count = static_cast<float>(std::min(heights.track_count[gutter], most_tracks));
        return std::max(0.0F, (count + 1) * track_pitch - room);
    };

    const auto outcomes = static_cast<float>(layout.graph.outcomes.size());
    const float rails_end = first_rail + rail_pitch * std::max(0.0F, outcomes - 1);
    float centre =
        std::max(first_centre, rails_end + below_rails + work_height / 2) + extra(0, below_rails);
    float top = 0;
    for (std::uint32_t row = 0; row < rows.count(); ++row) {
        const std::uint32_t lane = rows.lane[row];
        if (row == rows.first[lane]) layout.lanes.push_back({top, 0, {}});
        if (row > 0) centre = top + lane_row_height / 2;
        heights.centre.push_back(centre);
        layout.lanes[lane].rows.push_back(centre);
        const bool is_last_of_customer = lane == 0 && row + 1 == rows.first[1];
        const float below = is_last_of_customer ? below_customer : lane_row_height / 2;
        // Room from box to box; the half of it in the row below has no tracks of its own.
        const float room = below + lane_row_height / 2 - work_height;
        top = centre + below + extra(row + 1, room);
        layout.lanes[lane].height = top - layout.lanes[lane].y;
    }
    layout.height = top;

    for (std::uint32_t gutter = 0; gutter <= rows.count(); ++gutter) {
        const std::uint32_t count = std::max(1U, heights.track_count[gutter]);
        float pitch = track_pitch;
        if (count > most_tracks)
            pitch *= static_cast<float>(most_tracks) / static_cast<float>(count);
        const bool is_first = gutter == 0;
        const float edge = is_first ? heights.centre[0] - work_height / 2
                                    : heights.centre[gutter - 1] + work_height / 2;
        heights.gutter_pitch.push_back(is_first ? -pitch : pitch);
        heights.gutter_first.push_back(edge + (is_first ? -track_pitch : track_pitch));
    }
    return heights;
}

float y_of(const RoutePoint& point, const Heights& heights, const Layout& layout,
           const Routing& routing, float half) {
    switch (point.level) {
        case RoutePoint::Level::centre:
            return heights.centre[point.of];
        case RoutePoint::Level::top:
            return heights.centre[point.of] - half;
        case RoutePoint::Level::bottom:
            return heights.centre[point.of] + half;
        case RoutePoint::Level::rail:
            return layout.rails[point.of];
        case RoutePoint::Level::track:
            break;
    }
    const Track& track = routing.tracks[point.of];
    return heights.gutter_first[track.gutter] +
           heights.gutter_pitch[track.gutter] * static_cast<float>(track.lane);
}

}  // namespace

void set_heights(Layout& layout, const RowTable& rows, Routing& routing) {
    const Heights heights = heights_of(layout, rows, routing);
    for (std::size_t o = 0; o < layout.graph.outcomes.size(); ++o)
        layout.rails.push_back(first_rail + rail_pitch * static_cast<float>(o));
    float right = 0;
    for (std::size_t s = 0; s < layout.steps.size(); ++s) {
        right = std::max(right, layout.steps[s].x + half_width(layout.graph.steps[s].kind));
        for (StepPlace& place : layout.steps[s].places)
            place.y = heights.centre[rows.first[place.lane] + place.row];
    }
    layout.routes.resize(routing.routes.size());
    for (std::size_t h = 0; h < routing.routes.size(); ++h) {
        const LayoutHandoff& handoff = layout.graph.handoffs[h];
        const float half_from = half_height(layout.graph.steps[handoff.from].kind);
        const float half_to =
            handoff.to_outcome ? 0 : half_height(layout.graph.steps[handoff.to].kind);
        const std::vector<RoutePoint>& points = routing.routes[h];
        for (std::size_t i = 0; i < points.size(); ++i) {
            const float half = i == 0 ? half_from : half_to;
            const Point p{points[i].x, y_of(points[i], heights, layout, routing, half)};
            layout.routes[h].points.push_back(p);
            right = std::max(right, p.x);
        }
    }
    layout.rail_end = right + before_outcomes;
    layout.width = layout.rail_end + outcome_room;
}

std::optional<Layout> make_layout(LayoutGraph graph, const Layout* previous,
                                  const std::atomic<bool>* cancel) {
    const Order order = order_steps(graph);
    if (is_stopped(cancel)) return std::nullopt;
    Layout layout;
    layout.steps = place_steps(graph, order, previous, cancel);
    if (is_stopped(cancel)) return std::nullopt;
    const RowTable rows = number_rows(graph, layout.steps);
    Routing routing = route_handoffs(graph, order, layout.steps, rows, cancel);
    if (is_stopped(cancel)) return std::nullopt;
    layout.graph = std::move(graph);
    set_heights(layout, rows, routing);
    for (std::uint32_t s = 0; s < layout.graph.steps.size(); ++s)
        layout.step_by_name.emplace(layout.graph.steps[s].name, s);
    for (std::uint32_t s = 0; s < layout.graph.steps.size(); ++s)
        for (const std::string& name : layout.graph.steps[s].folded)
            layout.step_by_name.emplace(name, s);
    layout.by_handoff.resize(layout.graph.handoffs.size());
    for (std::uint32_t h = 0; h < layout.graph.handoffs.size(); ++h) {
        layout.by_handoff[h] = h;
        layout.routes[h].is_back = order.is_back[h] != 0;
    }
    std::sort(layout.by_handoff.begin(), layout.by_handoff.end(),
              [&](std::uint32_t a, std::uint32_t b) {
                  return layout.graph.handoffs[a] < layout.graph.handoffs[b];
              });
    return layout;
}

std::optional<std::uint32_t> Layout::step(std::string_view name) const {
    const auto found = step_by_name.find(std::string(name));
    if (found == step_by_name.end()) return std::nullopt;
    return found->second;
}

std::optional<std::uint32_t> Layout::outcome(std::string_view name) const {
    const auto found = std::find(graph.outcomes.begin(), graph.outcomes.end(), name);
    if (found == graph.outcomes.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - graph.outcomes.begin());
}

std::optional<std::uint32_t> Layout::lane(std::string_view team) const {
    const auto found = std::find_if(graph.lanes.begin(), graph.lanes.end(),
                                    [&](const LayoutLane& lane) { return lane.name == team; });
    if (found == graph.lanes.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - graph.lanes.begin());
}

std::optional<Box> Layout::box(std::uint32_t step, std::uint32_t lane) const {
    const MarkKind kind = graph.steps[step].kind;
    const float x = steps[step].x, half = half_width(kind), tall = half_height(kind);
    for (const StepPlace& place : steps[step].places)
        if (place.lane == lane) return Box{{x - half, place.y - tall}, {x + half, place.y + tall}};
    return std::nullopt;
}

const Route* Layout::route(const LayoutHandoff& handoff) const {
    const auto at = std::lower_bound(
        by_handoff.begin(), by_handoff.end(), handoff,
        [&](std::uint32_t h, const LayoutHandoff& wanted) { return graph.handoffs[h] < wanted; });
    if (at == by_handoff.end() || graph.handoffs[*at] != handoff) return nullptr;
    return &routes[*at];
}

}  // namespace friction::drawing
