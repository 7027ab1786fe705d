#pragma once
// The process as a service blueprint: what is drawn, as data, and the drawing of it.
//
// A model is made once per result, a picture once per frame or file; panning and zooming only make
// pictures. Positions come from layout.h. Everything that depends on where the pointer is or what
// was chosen is in the view, so that hovering needs no new model.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "friction/drawing/layout.h"
#include "friction/drawing/picture.h"
#include "friction/drawing/signs.h"
#include "friction/drawing/theme.h"
#include "friction/flow.h"
#include "friction/scenario.h"
#include "friction/summary.h"

namespace friction::drawing {

/// What a redesign did to a step; the strongest of several.
enum class Change : std::uint8_t { none, set, rerouted, reassigned, added };

struct BlueprintLane {
    std::string name;  ///< of the team; "" is the customer
    std::string title;
    std::vector<std::string> cost;  ///< "3.3 min a journey"; at most two lines
};

struct BlueprintStep {
    std::string name, title;
    std::uint32_t step = 0, lane = 0;  ///< of the layout
    MarkKind kind = MarkKind::work;
    Sign sign = Sign::clock;
    std::string time;      ///< "7.2 min", mean of a visit; empty for choices
    double effort_em = 0;  ///< per journey begun
    std::size_t heat = 0;
    bool is_open = false;  ///< a wait in which nobody knows where it stands
    Change change = Change::none;
    bool is_ghost = false;  ///< of the baseline: removed, no longer reached, or elsewhere now
    std::optional<std::uint32_t> moved_to;  ///< lane, for the ghost of a reassigned step
    std::size_t folded = 0;                 ///< a plate for so many steps of a chain
    std::optional<double> baseline_em;      ///< redesigns only
};

struct BlueprintHandoff {
    LayoutHandoff ends;
    std::string name;      ///< "ask_office/a_few_days"
    double share = 0;      ///< of journeys
    bool is_felt = false;  ///< the customer is handed to another team
    Channel meets = Channel::none;
    double entry_em = 0;              ///< per journey begun, booked by entering this way
    std::optional<std::size_t> heat;  ///< none: neutral
    bool is_changed = false;          ///< new in this design
};

struct BlueprintOutcome {
    std::string name, title;
    OutcomeKind kind = OutcomeKind::resolved;
    std::uint32_t outcome = 0;  ///< of the layout
    std::optional<double> share;
};

struct BlueprintModel {
    std::vector<BlueprintLane> lanes;  ///< parallel to the lanes of the layout
    std::vector<BlueprintStep> steps;  ///< ghosts first, so that they lie below
    std::vector<BlueprintHandoff> handoffs;
    std::vector<BlueprintOutcome> outcomes;
    std::vector<double> starts;  ///< parallel to LayoutGraph::starts: share of journeys
    bool is_redesign = false;
    bool has_result = false;
    bool has_effort =
        false;  ///< a result in which the baseline costs any; else the picture is grey
    double strip_max_em = 0;  ///< the highest bar, baselines included
    std::unordered_map<std::string, std::size_t> step_by_name;  ///< ghosts only where nothing else

    [[nodiscard]] const BlueprintStep* find(std::string_view name) const;
};

/// The figures of one alternative, and of the baseline beside it.
struct BlueprintResult {
    std::vector<StepEffort> effort{}, baseline_effort{};  ///< the second is empty for the baseline
    double baseline_mean_em = 0;                          ///< of a journey; heat is a share of it
    std::vector<double> outcome_shares{};                 ///< per OutcomeId
    std::vector<double> team_minutes{};                   ///< per TeamId
    double next_actions = 0, days_customer_owned = 0;     ///< per journey
};
[[nodiscard]] BlueprintResult blueprint_result(const Tally& tally, std::size_t alternative,
                                               const Scenario& design);

/// What a model is made of. Only `design` must be there; what is missing is left out of the
/// picture.
struct BlueprintInput {
    const Scenario* design = nullptr;
    const Scenario* baseline = nullptr;       ///< null when the design is the baseline
    const BlueprintResult* result = nullptr;  ///< of the design
    const Flows* flows = nullptr;             ///< of the design
};
[[nodiscard]] BlueprintModel build_blueprint_model(const BlueprintInput& input,
                                                   const Layout& layout);

/// Per step of a graph that is not folded: class 0 or 1, unchanged, and not one of `keep`
/// (selected, faulty, in a plate that was opened). For fold_chains().
[[nodiscard]] std::vector<bool> cold_steps(const LayoutGraph& graph, const BlueprintModel& model,
                                           std::span<const std::string> keep = {});

/// A problem of the file and the place it belongs to.
struct BlueprintProblem {
    std::string step;     ///< a step, or where the handoff begins
    std::string handoff;  ///< where it leads, also a name that does not exist; or empty
    std::string label;    ///< "!" or a number
};

struct BlueprintView {
    float width = 0, height = 0;  ///< px
    float f = 14;                 ///< body size in px
    float zoom = 1;               ///< share of full size
    float squeeze = 1;            ///< heights by this much more; two designs above each other
    Point pan{};                  ///< point of the layout, in f, at the upper left of the map
    bool show_strip = true;
    bool show_headers = true;
    bool show_overview = true;                 ///< where less than 60% is visible
    bool is_stale = false;                     ///< half its colour
    bool show_handles = false;                 ///< where one drags from to reroute
    std::string selected{}, focus{}, hover{};  ///< steps
    std::string lit{};                         ///< everything else at half its colour
    std::vector<BlueprintProblem> problems{};
};

/// Spots, kind and name: "step" ask_office, "handoff" ask_office/a_few_days, "outcome" left_it,
/// "lane" billing (the customer's is "customer"), "problem" 0 (position in the view), "handle"
/// ask_office (drag from here to reroute), "overview" "" (the map in the corner).
[[nodiscard]] Picture draw_blueprint(const BlueprintModel& model, const Layout& layout,
                                     const BlueprintView& view, const Theme& theme);

/// Colours, widths and the felt handoff, one line 2.2f high; as wide as it needs to be.
[[nodiscard]] Picture draw_blueprint_legend(const BlueprintModel& model, float f,
                                            const Theme& theme);

/// Where the lanes and their steps are drawn: the view without headers and strip.
[[nodiscard]] Box map_area(const BlueprintView& view);
/// A point of the layout, in f, in pixels of the picture; and back.
[[nodiscard]] Point to_picture(const BlueprintView& view, Point p);
[[nodiscard]] Point to_layout(const BlueprintView& view, Point p);

/// The view with everything in it, at most at full size.
[[nodiscard]] BlueprintView fitted_view(const Layout& layout, BlueprintView view);
/// Panned so that a step is well inside, moved no further than needed.
[[nodiscard]] BlueprintView showing(const Layout& layout, BlueprintView view,
                                    std::string_view step);
/// Zoomed around a point of the picture, which stays where it is.
[[nodiscard]] BlueprintView zoomed(const Layout& layout, BlueprintView view, float zoom, Point at);
/// The pan that keeps the map inside the frame.
[[nodiscard]] BlueprintView held_inside(const Layout& layout, BlueprintView view);

/// "23.9", "124", "<0.1"; "0.0" only when it is nothing.
[[nodiscard]] std::string em_text(double em);
/// "68%", "4.2%", "<0.1%"
[[nodiscard]] std::string share_text(double share);
/// "40 s", "7.2 min", "2.1 h", "1.8 days"
[[nodiscard]] std::string mean_time_text(double seconds);
/// "send_request" as people write it, where it has no title.
[[nodiscard]] std::string shown_title(std::string_view title, std::string_view name);

}  // namespace friction::drawing
