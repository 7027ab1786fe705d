#pragma once
// One customer in two designs, as the charts and the story beside them need it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "friction/drawing/journey_charts.h"
#include "friction/report/report.h"
#include "friction/viewer/session.h"

namespace friction::viewer {

/// One line of the story.
struct StoryLine {
    double begins_s = 0;
    std::string clock;   ///< "Mon 09:03"
    std::string when;    ///< the same as far as it differs from the line before: "09:03"
    std::string title;   ///< "Ask the office agent"
    std::string text;    ///< circumstances, reasons, what changed here; sentences
    std::string effort;  ///< "+6.6"; empty for none
    std::string step;    ///< its name; empty at the end
    report::Weight weight = report::Weight::plain;
    bool is_past = false, is_now = false;
};

struct DesignStory {
    std::string title;  ///< "Baseline"
    std::vector<StoryLine> lines;
    std::vector<std::string> ending;  ///< what it came to, in sentences
    std::string so_far;               ///< "85.4 EM": at the clock
    bool is_over = false;
};

/// What the redesign spares this customer, or costs more, in one count.
struct SparedFigure {
    std::string value;  ///< "79.8"; "+3.1" where it costs more
    std::string label;  ///< "EM", "contact", "felt handoffs"
    report::Weight weight = report::Weight::better;
};

struct FollowData {
    std::string who;                    ///< "Business travellers, patience 113 EM"
    std::string clock;                  ///< "Sunday 14:23"
    std::string day;                    ///< "day 6 of the journey"
    std::string alike;                  ///< what chance deals alike in both: a sentence, or empty
    std::vector<DesignStory> stories;   ///< one or two
    std::string spared;                 ///< what the redesign spares this customer: a sentence
    std::vector<SparedFigure> figures;  ///< the same, one by one; empty where nothing changes
    report::Weight spared_weight = report::Weight::plain;
    std::vector<drawing::Presence> presences;  ///< for the time axis of both charts
    double end_s = 0;
    std::vector<drawing::MoveLane> lanes;
    drawing::ClimbLine before, after;  ///< `after` has no points when followed alone
    std::optional<drawing::ThresholdMark> threshold, patience;
    std::vector<drawing::TimeTick> days;
};

/// Nothing without a followed customer.
[[nodiscard]] std::optional<FollowData> follow_data(const Session& session);

/// Effort, days of being the one to act, contacts, felt handoffs, retellings; what does not change
/// is left out.
[[nodiscard]] std::vector<SparedFigure> spared_figures(const JourneyRecord& before,
                                                       const JourneyRecord& after);

/// Over these figures: nobody is spared what comes on top.
[[nodiscard]] std::string_view spared_title(const std::vector<SparedFigure>& figures);

/// "a typical customer: within 5% of the median difference", where that is so for the designs as
/// they are now; empty for a customer chosen by number.
[[nodiscard]] std::string why_followed(const Session& session);

/// All of both stories as text, for the clipboard.
[[nodiscard]] std::string story_text(const FollowData& data);

/// Effort of a journey up to a moment: events at the beginning of a visit, minutes and days along
/// it.
[[nodiscard]] double effort_at(const JourneyRecord& record, double clock_s);

}  // namespace friction::viewer
