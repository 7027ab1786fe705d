#pragma once
// One customer's journey told in plain words, day by day: what happened, whose move it was, what it
// cost and why.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "friction/journey.h"
#include "friction/report/render.h"
#include "friction/report/report.h"
#include "friction/scenario.h"

namespace friction::report {

/// One thing that happened.
struct Episode {
    double begins_s = 0;        ///< since the journey began
    std::string title;          ///< "Ask the office agent"
    std::string circumstances;  ///< "Office agent, in person, 6 min"
    std::string reasons;  ///< "own minutes 6.0, another team 3.0, rental number told again 5.0"
    std::string turn;     ///< what changed here: a need became a problem, it ended; usually empty
    double effort_em = 0;
    Weight weight = Weight::plain;
};

struct Story {
    std::string alternative;  ///< "Baseline"
    std::uint64_t customer = 0;
    std::string who;  ///< "Business travellers, patience 113 EM"
    std::vector<Episode> episodes;
    std::vector<Cell>
        ending;  ///< what it came to, what the customer answers, what the company believes
};

/// Expects the record to be a journey through this scenario.
[[nodiscard]] Story build_story(const Scenario& scenario, const JourneyRecord& record);

/// What the second design spares this customer, or costs more: a sentence.
[[nodiscard]] Cell spared(const JourneyRecord& first, const JourneyRecord& second);

/// One story, or two side by side from 100 columns on, else one below the other; `last` closes the
/// page, `provenance` says what it takes to get the same story again.
[[nodiscard]] std::string to_text(const std::string& title, std::span<const Story> stories,
                                  const std::optional<Cell>& last, const TextOptions& options = {},
                                  const std::string& provenance = {});

}  // namespace friction::report
