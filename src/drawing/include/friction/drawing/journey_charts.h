#pragma once
// One customer, and all of them: whose move it was, how effort climbed, who saves how much.

#include <optional>
#include <string>
#include <vector>

#include "friction/drawing/axis.h"
#include "friction/drawing/chart.h"
#include "friction/drawing/signs.h"
#include "friction/drawing/time_axis.h"

namespace friction::drawing {

struct AllCustomers {
    std::string title{};
    std::vector<double> saved{};      ///< per group, the most first; saved_in_order()
    std::optional<double> pointer{};  ///< position of the present customer, 0 to 1
};
/// One bar per group, blue up and warm down. Spots "customer" with the position of the group.
[[nodiscard]] Picture draw_all_customers(const AllCustomers& chart, Size size, float f,
                                         const Theme& theme);

enum class Whose { own_minutes, held, customer, company };
struct MoveBand {
    double from_s = 0, to_s = 0;
    Whose whose = Whose::company;
    std::optional<Sign> sign{};         ///< of the channel
    std::vector<std::string> labels{};  ///< "Billing's move", then shorter ones: what has room
    std::string step{}, readout{};
};
struct MoveLane {
    std::string title{};
    std::vector<MoveBand> bands{};
    double end_s = 0;
    bool is_resolved = false;
    std::string ending{};                 ///< "Invoice received"
    std::vector<std::string> captions{};  ///< "Wednesday 20:24, after 10.5 EM", then shorter ones
};
struct TimeTick {
    double at_s = 0;
    std::string label{};
};
struct WhoseMoveChart {
    TimeAxis axis{};
    std::vector<MoveLane> lanes{};
    std::vector<TimeTick> days{};
    double now_s = 0;  ///< what lies behind is hatched
};
/// Lanes of 4f with the gap below them, lower where there is no room; days below. Spots "step",
/// named by the step.
[[nodiscard]] Picture draw_whose_move(const WhoseMoveChart& chart, Size size, float f,
                                      const Theme& theme);

struct ClimbPoint {
    double at_s = 0, em = 0;
};
struct ClimbNote {
    ClimbPoint at{};
    std::string title{}, caption{}, step{};  ///< "Ask office  +16.6"; what for
};
struct ClimbLine {
    std::vector<ClimbPoint> points{};  ///< ascending in both; jumps have two at the same time
    std::vector<ClimbNote> notes{};
    std::string now{}, now_caption{};  ///< "85.4 EM", "so far"
    std::string end{};                 ///< while it is still to come: "90.3"
};
struct ClimbChart {
    TimeAxis axis{};
    ChartTitle title{};  ///< in the margin left of the axis
    ClimbLine before{}, after{};
    std::optional<ThresholdMark>
        threshold{};  ///< `beyond`: when it was crossed: "09:16, at the desk"
    std::optional<ThresholdMark> patience{};
    std::vector<TimeTick> days{};
    double now_s = 0;
    bool names_times = false;  ///< below the axis; not where another chart above has done so
    double top_em = 0;         ///< of the axis; 0: what the lines need
    NumberText number{};
};
/// Spots "step" at the notes.
[[nodiscard]] Picture draw_climb(const ClimbChart& chart, Size size, float f, const Theme& theme);

}  // namespace friction::drawing
