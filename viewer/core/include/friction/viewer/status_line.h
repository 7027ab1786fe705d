#pragma once
// The line at the foot: what state the answer is in, and how sure it is.

#include <string>
#include <vector>

#include "friction/viewer/session.h"

namespace friction::viewer {

enum class StatusMark { idle, running, done, stopped, problem };

struct StatusLine {
    StatusMark mark = StatusMark::idle;
    std::string state;               ///< "Precise to 1% of the baseline's effort"
    std::vector<std::string> parts;  ///< "16,384 journeys, the same customers in all 7 designs" ...
    std::vector<std::string> right;  ///< "31 numbers are guesses", "F1 shortcuts"
};

[[nodiscard]] StatusLine status_line(const Session& session);

/// What it takes to get the numbers on screen again: "friction 0.1.0, seed 1, 16,384 journeys,
/// scenario 9f3c0a51d2e47b86, usual weights; 31 numbers are guesses". Without results, the version
/// alone.
[[nodiscard]] std::string origin_line(const Session& session);

}  // namespace friction::viewer
