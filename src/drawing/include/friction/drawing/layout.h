#pragma once
// Where everything of a blueprint lies: lanes, steps, the routes of handoffs, the rails of
// outcomes.
//
// One layout serves all designs on screen, so that a step keeps its x in each of them; a step that
// another team performs in a redesign has one place per lane. Layered from left to right: back
// edges by depth-first search in file order, ranks by longest path, rows by median sweeps, then x
// as compact as the predecessors allow. Lengths are in f, the size of body text, at full zoom.
// What is drawn there, and how, is blueprint.h's business.

#include <atomic>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "friction/drawing/picture.h"
#include "friction/flow.h"
#include "friction/scenario.h"

namespace friction::drawing {

// Sizes of marks, in f.
inline constexpr float work_width = 8.3F, work_height = 3.3F;
inline constexpr float wait_height = 2.7F;
inline constexpr float choice_size = 2.4F;
inline constexpr float outcome_size = 1.6F;

enum class LaneKind : std::uint8_t { customer, team, system };

struct LayoutLane {
    std::string name;  ///< of the team; "" is the customer
    LaneKind kind = LaneKind::customer;

    friend bool operator==(const LayoutLane&, const LayoutLane&) = default;
};

enum class MarkKind : std::uint8_t { work, wait, choice };

struct LayoutStep {
    std::string name;
    MarkKind kind = MarkKind::work;
    std::vector<std::uint32_t> lanes;   ///< one, or one per design that puts it elsewhere
    std::vector<std::string> folded{};  ///< a plate: the steps it stands for, its own name first
};

/// Between two places; a step may have several, a handoff belongs to one of each.
struct LayoutHandoff {
    std::uint32_t from = 0, from_lane = 0;
    std::uint32_t to = 0;  ///< a step, or an outcome
    std::uint32_t to_lane = 0;
    bool to_outcome = false;

    friend auto operator<=>(const LayoutHandoff&, const LayoutHandoff&) = default;
};

/// What is to be laid out: the union of all designs on screen.
struct LayoutGraph {
    std::vector<LayoutLane> lanes;  ///< customer, teams in order of first appearance, systems
    std::vector<LayoutStep> steps;
    std::vector<std::string> outcomes;  ///< resolved ones first
    std::vector<std::uint32_t> starts;  ///< steps
    std::vector<LayoutHandoff> handoffs;
};

/// The lane each step of a design lies in, by team; none is the customer's. Work lies with its
/// performer. A wait lies where the move is: on a channel or `owner: customer` with the customer,
/// else with the team that has the matter, or will have it. A choice lies with the first step it
/// leads to.
[[nodiscard]] std::vector<TeamId> lanes_of(const Scenario& scenario);

/// The union of designs of one file, the baseline first. Where flows are known, ways taken only by
/// customers whose patience ran out are laid out too; `flows` is empty or as long as `designs`, and
/// its pointers may be null.
[[nodiscard]] LayoutGraph layout_graph(std::span<const Scenario* const> designs,
                                       std::span<const Flows* const> flows = {});

/// Chains of at least `shortest` steps in one lane, without branches, all of them cold, as one
/// plate each: for processes of thousands of steps. `is_cold` is per step of the graph; what is
/// hot, changed, selected or faulty is not cold.
[[nodiscard]] LayoutGraph fold_chains(const LayoutGraph& graph, const std::vector<bool>& is_cold,
                                      std::size_t shortest = 4);

struct LaneBand {
    float y = 0, height = 0;
    std::vector<float> rows;  ///< y of their centres
};

struct StepPlace {
    std::uint32_t lane = 0, row = 0;  ///< row inside the lane
    float y = 0;                      ///< centre
};

struct StepSpot {
    float x = 0;                    ///< centre, the same in all designs
    std::vector<StepPlace> places;  ///< parallel to LayoutStep::lanes
};

/// Horizontal and vertical pieces in turns, without round corners.
struct Route {
    std::vector<Point> points;  ///< from the edge of one mark to the edge of the other, or the rail
    bool is_back = false;
};

struct Layout {
    LayoutGraph graph;
    std::vector<LaneBand> lanes;
    std::vector<StepSpot> steps;
    std::vector<Route> routes;  ///< parallel to graph.handoffs
    std::vector<float> rails;   ///< y per outcome
    float rail_end = 0;         ///< x where the disc of an outcome stands
    float width = 0, height = 0;

    [[nodiscard]] std::optional<std::uint32_t> step(std::string_view name) const;
    [[nodiscard]] std::optional<std::uint32_t> outcome(std::string_view name) const;
    [[nodiscard]] std::optional<std::uint32_t> lane(std::string_view team) const;
    /// The box of a step in one of its lanes; nullopt when it has no place there.
    [[nodiscard]] std::optional<Box> box(std::uint32_t step, std::uint32_t lane) const;
    /// The route between two places, or nullptr.
    [[nodiscard]] const Route* route(const LayoutHandoff& handoff) const;

    std::unordered_map<std::string, std::uint32_t> step_by_name;
    std::vector<std::uint32_t> by_handoff;  ///< positions in graph.handoffs, sorted by value
};

/// Lays a graph out. With a previous layout every step it knows keeps its x and row; only what is
/// new looks for a place, so a small edit moves little. Where there is none between the steps a new
/// one stands between, all to the right move on together, if the process is small or if journeys
/// begin there. Nothing when cancelled. Pure: the same
/// graph and the same previous layout give the same numbers, on any thread.
/// Cost: 1,000 steps with 1,500 handoffs about 20 ms from nothing.
[[nodiscard]] std::optional<Layout> make_layout(LayoutGraph graph, const Layout* previous = nullptr,
                                                const std::atomic<bool>* cancel = nullptr);

}  // namespace friction::drawing
