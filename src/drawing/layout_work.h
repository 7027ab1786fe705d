#pragma once
// Private: the stages of a layout, in the order in which they run.

#include <atomic>
#include <cstdint>
#include <vector>

#include "friction/drawing/layout.h"

namespace friction::drawing {

inline constexpr std::uint32_t nowhere = 0xffffffffU;
inline constexpr float port_margin = 0.6F;  ///< a vertical keeps off the corners of a box

[[nodiscard]] inline float half_width(MarkKind kind) {
    return (kind == MarkKind::choice ? choice_size : work_width) / 2;
}
[[nodiscard]] inline float half_height(MarkKind kind) {
    return (kind == MarkKind::work   ? work_height
            : kind == MarkKind::wait ? wait_height
                                     : choice_size) /
           2;
}
[[nodiscard]] inline bool is_stopped(const std::atomic<bool>* cancel) {
    return cancel != nullptr && cancel->load(std::memory_order_relaxed);
}

/// Which handoffs go back, and how far from the start every step is.
struct Order {
    std::vector<std::uint8_t> is_back;    ///< per handoff
    std::vector<std::uint32_t> rank;      ///< per step
    std::vector<std::uint32_t> sequence;  ///< steps by rank, then file order
    std::vector<std::uint32_t> first_in;  ///< per step: begin in `incoming`; one more behind
    std::vector<std::uint32_t> incoming;  ///< handoffs that come in, back ones too
};
[[nodiscard]] Order order_steps(const LayoutGraph& graph);

/// Row of every place inside its lane, by median sweeps, parallel to LayoutStep::lanes.
using Rows = std::vector<std::vector<std::uint32_t>>;
[[nodiscard]] Rows choose_rows(const LayoutGraph& graph, const Order& order);

/// x and rows of all places; y is not yet known.
[[nodiscard]] std::vector<StepSpot> place_steps(const LayoutGraph& graph, const Order& order,
                                                const Layout* previous,
                                                const std::atomic<bool>* cancel);

/// Rows of all lanes from top to bottom, numbered through.
struct RowTable {
    std::vector<std::uint32_t> first;  ///< per lane: its first row; one more behind
    std::vector<std::uint32_t> lane;   ///< per row

    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(lane.size()); }
};
[[nodiscard]] RowTable number_rows(const LayoutGraph& graph, const std::vector<StepSpot>& steps);

/// A point of a route whose y depends on how many tracks lie in the gutters above.
struct RoutePoint {
    enum class Level : std::uint8_t { centre, top, bottom, track, rail };
    float x = 0;
    Level level = Level::centre;
    std::uint32_t of =
        0;  ///< centre, top, bottom: the row; track: position in `tracks`; rail: the outcome
};

/// A horizontal piece between two rows. Gutter g lies above row g; the last one below all rows.
struct Track {
    std::uint32_t gutter = 0;
    float from = 0, to = 0;    ///< x, ascending
    std::uint64_t target = 0;  ///< tracks to one target may be one
    std::uint32_t lane = 0;    ///< 0 nearest to the row above; set by assign_tracks
};

struct Routing {
    std::vector<std::vector<RoutePoint>> routes;  ///< parallel to graph.handoffs
    std::vector<Track> tracks;
};
[[nodiscard]] Routing route_handoffs(const LayoutGraph& graph, const Order& order,
                                     const std::vector<StepSpot>& steps, const RowTable& rows,
                                     const std::atomic<bool>* cancel);

/// Gives every track its place and everything its y.
void set_heights(Layout& layout, const RowTable& rows, Routing& routing);

}  // namespace friction::drawing
