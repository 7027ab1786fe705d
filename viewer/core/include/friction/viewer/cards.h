#pragma once
// The strip of designs: one card per alternative.

#include <string>
#include <vector>

#include "friction/viewer/session.h"

namespace friction::viewer {

struct Card {
    DesignId id;
    std::string title;
    std::string effort;           ///< "70.4", beside it "EM"; empty: not known
    std::string resolved;         ///< "68% resolved"; empty: not known
    double bar = 0;               ///< effort, as a share of the largest of all designs
    double tick = 0;              ///< the baseline's, on the same scale
    std::optional<double> ghost;  ///< of the answer before, while this one is not precise
    bool is_chosen = false, is_mirage = false;
    std::size_t problems = 0;
    std::string problem;  ///< the first one, a sentence without full stop
    std::string readout;  ///< for the tip: effort with its interval, journeys
};

[[nodiscard]] std::vector<Card> cards(const Session& session);

}  // namespace friction::viewer
