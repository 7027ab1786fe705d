#pragma once
// What the inspector shows of a step.

#include <optional>
#include <string>
#include <vector>

#include "friction/viewer/session.h"

namespace friction::viewer {

struct ComponentRow {
    Component component = Component::active;
    std::string label;   ///< "Repeat contacts"
    std::string figure;  ///< "14.8"
    double em = 0;
    double share = 0;  ///< of the largest component of this step
};

struct CauseRow {
    Cause cause = Cause::need;
    std::string label;  ///< "process 20.4"
    double share = 0;   ///< of the step's effort
};

struct WayRow {
    std::string to;  ///< name of the step or outcome
    std::string title;
    std::string note;    ///< "patience ran out"; usually empty
    std::string figure;  ///< "95%" of those who come here
    double share = 0;
};

struct SavingRow {
    std::string title;   ///< "Reassign to Office agent"
    std::string figure;  ///< "45.1 EM" saved, "adds 3.1 EM"; why not when it cannot be made
    double share = 0;    ///< of the design's effort; negative: it costs more
    bool can_be_made = true;
    bool is_suggestible = true;  ///< see Candidate
    Move move;
};

struct StepView {
    std::string name, title;
    std::string sentence;  ///< what happens here
    std::string figure;    ///< "23.9", EM per journey; empty: not known
    std::string rank;      ///< "34% of all effort. The hottest of 9 steps."
    std::string doubt;     ///< "±0.3 at 95%, 77% of journeys come here"
    std::string before;    ///< of a redesign: "23.9 in the baseline"; empty: the same or baseline
    std::vector<ComponentRow> components;  ///< the largest first, what is nothing left out
    std::vector<CauseRow> causes;
    std::vector<WayRow> ways;
    std::vector<SavingRow> savings;  ///< the best first; empty until they have been tried
    bool is_dropped = false;         ///< of the baseline; nothing reaches it in this design
    bool is_outcome = false;
};

/// The selected step in the design shown; nothing when none is selected or nothing is known of it.
[[nodiscard]] std::optional<StepView> step_view(const Session& session);
/// Any step, for tips.
[[nodiscard]] std::optional<StepView> step_view(const Session& session, DesignId design,
                                                const std::string& step);

}  // namespace friction::viewer
