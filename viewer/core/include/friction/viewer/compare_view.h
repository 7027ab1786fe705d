#pragma once
// What Compare shows of the baseline and one redesign, beside the charts of chart_data.h: how sure
// it is, where effort changed most.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "friction/drawing/chart.h"
#include "friction/viewer/session.h"

namespace friction::viewer {

/// The redesign that is compared: the last one chosen, or the first of the file; nothing when there
/// is none.
[[nodiscard]] std::optional<DesignId> compared_design(const Session& session);

/// True while the first answer of the compared redesign is computed.
[[nodiscard]] bool is_on_its_way(const Session& session);
/// "Figures come after 4,096 journeys through every design; 1,024 are done."
[[nodiscard]] std::string waiting_words(const Session& session);

/// The line over one of the two blueprints.
struct DesignHead {
    DesignId id;
    std::string title;                            ///< "Employee sends the request"
    std::string note;                             ///< "3 moves", "as it is today"
    std::string effort;                           ///< "25.3 EM"; empty: not known
    drawing::Tone tone = drawing::Tone::neither;  ///< of the effort, against the baseline's
};
[[nodiscard]] DesignHead design_head(const Session& session, DesignId design);

/// "30,000 CAD once, back after 7 months": nothing where a redesign costs nothing at once.
[[nodiscard]] std::string once_words(const ComparedRedesign& redesign, const Scenario& after);

/// One reason to believe it, or not to.
struct SureLine {
    bool holds = true;
    std::string text;
};
/// Nothing without results of the redesign; so below.
[[nodiscard]] std::vector<SureLine> sure_lines(const Session& session, DesignId design);

/// What this sample may not show, as the command line says it.
[[nodiscard]] std::vector<SureLine> caution_lines(const Session& session, DesignId design);

/// A step and what the redesign did to its effort.
struct ChangedSpot {
    std::string step, title;
    std::string before, after, difference;  ///< EM per journey, in words
    drawing::Tone tone = drawing::Tone::neither;
    double change = 0;  ///< as a share of the largest change
};
/// The largest change first.
[[nodiscard]] std::vector<ChangedSpot> changed_spots(const Session& session, DesignId design);

/// The first customer whose effort in a design is at least `from` and below `to`; nothing while the
/// customers are not there yet.
[[nodiscard]] std::optional<std::uint64_t> customer_between(const Session& session, DesignId design,
                                                            double from, double to);

}  // namespace friction::viewer
