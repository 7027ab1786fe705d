// What a redesign spares one customer, count by count.

#include <algorithm>
#include <cmath>

#include "friction/report/wording.h"
#include "friction/viewer/follow_data.h"
#include "friction/viewer/words.h"

namespace friction::viewer {
namespace {

constexpr double worth_a_figure = 0.05;  // less reads as 0.0

void add(std::vector<SparedFigure>& figures, double spared, int decimals, std::string_view one,
         std::string_view many) {
    if (std::abs(spared) < worth_a_figure) return;
    const bool is_one = decimals == 0 && std::abs(spared) == 1;
    figures.push_back({(spared < 0 ? "+" : "") + report::number(std::abs(spared), decimals),
                       std::string(is_one ? one : many) + (spared < 0 ? " more" : ""),
                       spared < 0 ? report::Weight::worse : report::Weight::better});
}

using VisitFlag = bool Visit::*;

double count_of(const JourneyRecord& record, VisitFlag what) {
    return static_cast<double>(std::ranges::count(record.visits, true, what));
}

}  // namespace

std::vector<SparedFigure> spared_figures(const JourneyRecord& before, const JourneyRecord& after) {
    std::vector<SparedFigure> figures;
    // The truth first: who ends without a solution is spared nothing by having given up sooner.
    if (before.resolved && !after.resolved)
        figures.push_back({"not", "solved any more", report::Weight::worse});
    if (!before.resolved && after.resolved)
        figures.push_back({"now", "solved", report::Weight::better});
    const double effort = before.effort_em - after.effort_em;
    add(figures, effort, std::abs(effort) < 99.95 ? 1 : 0, "EM", "EM");
    add(figures, before.days_customer_owned - after.days_customer_owned, 1, "days to act",
        "days to act");
    const auto add_count = [&](VisitFlag what, std::string_view one, std::string_view many) {
        add(figures, count_of(before, what) - count_of(after, what), 0, one, many);
    };
    add_count(&Visit::contact_counted, "contact", "contacts");
    add_count(&Visit::handed_over, "felt handoff", "felt handoffs");
    add_count(&Visit::retold, "retelling", "retellings");
    return figures;
}

std::string_view spared_title(const std::vector<SparedFigure>& figures) {
    const bool has_more =
        std::ranges::find(figures, report::Weight::worse, &SparedFigure::weight) != figures.end();
    return has_more ? "What changes for this customer" : "What this customer is spared";
}

}  // namespace friction::viewer
